//! The running program: its start, its memory at rest, its memory while a gigabyte comes in.

use std::time::Duration;

use entities::access::Role;
use safon::web::session;

use crate::http::{self, Client, Source};
use crate::network::{Network, folder};
use crate::process::Service;
use crate::report::Report;

const STARTS: usize = 7;
const GIGABYTE: u64 = 1 << 30;

/// Start, idle memory, upload.
pub async fn measure(report: &mut Report) {
    let data = folder("demonstration");
    let _ = std::fs::remove_dir_all(&data);
    std::fs::create_dir_all(&data).expect("a folder");
    let made = Service::start(&["demo", "--today", "2026-03-16T10:00"], &data).await;
    report.figure("`safon demo` from nothing to the first page", made.ready_after.as_secs_f64(), "s", None);
    drop(made);
    for command in ["serve", "demo"] {
        let mut took = Vec::new();
        for _ in 0..STARTS {
            took.push(Service::start(&[command], &data).await.ready_after.as_secs_f64() * 1000.0);
        }
        took.sort_by(f64::total_cmp);
        let what = format!("`safon {command}` on a database that is there, to the first page");
        report.figure(&what, took[STARTS / 2], "ms", Some(100.0));
    }
    let service = Service::start(&["serve"], &data).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    report.figure("memory at rest after the start", service.resident(), "MB", Some(60.0));
    let here = Network::open(data.clone()).await;
    let manager = here.session_of(Role::Manager).await;
    let regulator = here.session_of(Role::Regulator).await;
    for path in
        ["/en/home", "/cy/network", "/en/register", "/en/coops", "/en/audits", "/en/standards/versions"]
    {
        http::median(service.address, &regulator, path, 40).await;
    }
    // Connections that nobody used for a minute are let go.
    tokio::time::sleep(Duration::from_secs(75)).await;
    report.figure("memory at rest after 240 pages", service.resident(), "MB", Some(60.0));
    upload(report, &service, &manager).await;
}

async fn upload(report: &mut Report, service: &Service, cookie: &str) {
    let token = session::form_token(cookie);
    let fields = [
        ("token", token.as_str()),
        ("key", "a-gigabyte"),
        ("evidence_type", "rules_document"),
        ("title", "A gigabyte"),
        ("language", "none"),
        ("ties", "users-hold-controlling-vote"),
    ];
    let mut before = String::new();
    for (name, value) in fields {
        before += &format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    before += "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"large.txt\"\r\nContent-Type: text/plain\r\n\r\n";
    let at_rest = service.resident();
    service.forget_most_resident();
    let mut client = Client::connect(service.address, cookie).await.expect("the service answers");
    let start = std::time::Instant::now();
    let status = client
        .upload(
            "/en/coops/COOP-0001/evidence/new",
            before.as_bytes(),
            Source::Alike(GIGABYTE),
            b"\r\n--edge--\r\n",
        )
        .await
        .expect("the upload is answered");
    eprintln!("  a gigabyte: status {status} after {:.1} s", start.elapsed().as_secs_f64());
    report.figure("memory that one upload of 1 GB adds", service.most_resident() - at_rest, "MB", Some(20.0));
}
