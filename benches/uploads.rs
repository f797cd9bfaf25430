//! Files that come in: many at once within a bounded memory, and a large one as fast as coreutils copy and hash it.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use safon::web::session;

use crate::http::{Client, Source};
use crate::network::{Network, folder};
use crate::process::Service;
use crate::report::Report;

/// How many at once, of how many megabytes each: `SAFON_UPLOADS` may say `10x50`, where a build is slow.
fn many() -> (usize, u64) {
    let said = std::env::var("SAFON_UPLOADS").unwrap_or_default();
    let read = said.split_once('x').and_then(|(count, size)| Some((count.parse().ok()?, size.parse().ok()?)));
    read.unwrap_or((50, 50))
}

/// Peak memory by form and in pieces; the time of a gigabyte.
pub async fn measure(report: &mut Report) {
    let data = folder("uploads");
    let _ = std::fs::remove_dir_all(&data);
    std::fs::create_dir_all(&data).expect("a folder");
    drop(Service::start(&["demo", "--today", "2026-03-16T10:00"], &data).await);
    let here = Network::open(data.clone()).await;
    let managers = here.managers(10).await;
    let (count, megabytes) = many();
    for in_pieces in [false, true] {
        let service = Service::start(&["serve"], &data).await;
        let started = Instant::now();
        let mut sending = tokio::task::JoinSet::new();
        for number in 0..count {
            let (cookie, reference) = managers[number % managers.len()].clone();
            let address = service.address;
            sending.spawn(async move {
                let mut client = Client::connect(address, &cookie).await.expect("the service answers");
                let upload = Upload { cookie: &cookie, reference: &reference, number, in_pieces };
                upload.send(&mut client, Source::Alike(megabytes << 20)).await;
            });
        }
        sending.join_all().await;
        let way = if in_pieces { "in pieces" } else { "by form" };
        eprintln!("  {count} uploads {way}: {:.1} s", started.elapsed().as_secs_f64());
        let what = format!("most memory during {count} uploads of {megabytes} MB at once, {way}");
        report.figure(&what, service.most_resident(), "MB", Some(300.0));
    }
    let large = data.join("large");
    noise(&large);
    let mut bare = Vec::new();
    for in_pieces in [false, true] {
        // Each stream against a copy made right before it: what the disk still writes from earlier slows both.
        let mut ratios = Vec::new();
        for (round, (cookie, reference)) in managers.iter().take(ROUNDS).enumerate() {
            let coreutils = by_coreutils(&data, &large);
            bare.push(coreutils);
            let service = Service::start(&["serve"], &data).await;
            let mut client = Client::connect(service.address, cookie).await.expect("the service answers");
            let number = 1000 + 2 * round + usize::from(in_pieces);
            let upload = Upload { cookie, reference, number, in_pieces };
            let started = Instant::now();
            upload.send(&mut client, Source::File(&large)).await;
            ratios.push(started.elapsed().as_secs_f64() / coreutils);
        }
        let way = if in_pieces { "in one piece over tus" } else { "by form" };
        report.figure(&format!("a stream of 1 GB {way}, against that"), middle(ratios), "times", Some(1.3));
    }
    report.figure("`cp` and `sha256sum` of 1 GB", middle(bare), "s", None);
    let _ = std::fs::remove_dir_all(&data);
}

struct Upload<'a> {
    cookie: &'a str,
    reference: &'a str,
    /// Each file begins with its number, so that no two are alike.
    number: usize,
    in_pieces: bool,
}

impl Upload<'_> {
    async fn send(&self, client: &mut Client, source: Source<'_>) {
        if self.in_pieces { self.pieces(client, source).await } else { self.form(client, source).await }
    }

    async fn form(&self, client: &mut Client, source: Source<'_>) {
        let (token, key) = (session::form_token(self.cookie), format!("upload-{}", self.number));
        let fields = [
            ("token", token.as_str()),
            ("key", &key),
            ("evidence_type", "rules_document"),
            ("title", "A measured file"),
            ("language", "none"),
            ("ties", "users-hold-controlling-vote"),
        ];
        let mut before = String::new();
        for (name, value) in fields {
            before +=
                &format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        before += "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"file.pdf\"\r\n\r\n";
        before += &self.head();
        let path = format!("/en/coops/{}/evidence/new", self.reference);
        let status = client.upload(&path, before.as_bytes(), source, b"\r\n--edge--\r\n").await;
        assert_eq!(status.expect("the upload is answered"), 303);
    }

    async fn pieces(&self, client: &mut Client, source: Source<'_>) {
        let size = match &source {
            Source::Alike(size) => *size,
            Source::File(path) => std::fs::metadata(path).expect("the file").len(),
        };
        let said = format!("X-Safon-Token: {}\r\nTus-Resumable: 1.0.0\r\n", session::form_token(self.cookie));
        let whole = size + self.head().len() as u64;
        let begin = format!(
            "{said}Upload-Length: {whole}\r\nUpload-Metadata: filename {}\r\n",
            BASE64.encode("file.pdf")
        );
        let path = format!("/en/coops/{}/uploads", self.reference);
        let status = client.send("POST", &path, &begin, b"", Source::Alike(0), b"").await;
        assert_eq!(status.expect("it begins"), 201);
        let piece = format!("{said}Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n");
        let place = std::mem::take(&mut client.location);
        let status = client.send("PATCH", &place, &piece, self.head().as_bytes(), source, b"").await;
        assert_eq!(status.expect("the piece is answered"), 204);
    }

    fn head(&self) -> String {
        format!("%PDF-1.7\n% {:012}\n", self.number)
    }
}

/// A gigabyte that no file system can make small.
fn noise(path: &Path) {
    let made = Command::new("dd")
        .args(["if=/dev/urandom", "bs=1M", "count=1024", "status=none"])
        .arg(format!("of={}", path.display()))
        .status();
    assert!(made.expect("dd runs").success());
}

/// How often a stream is measured against coreutils; the median counts.
const ROUNDS: usize = 3;

fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// Seconds that copying and hashing take, one after the other.
fn by_coreutils(folder: &Path, file: &Path) -> f64 {
    let copy = folder.join("copy");
    let run = |command: &mut Command| {
        assert!(command.stdout(std::process::Stdio::null()).status().expect("it runs").success())
    };
    let started = Instant::now();
    run(Command::new("cp").arg(file).arg(&copy));
    run(Command::new("sha256sum").arg(&copy));
    let took = started.elapsed().as_secs_f64();
    let _ = std::fs::remove_file(&copy);
    took
}
