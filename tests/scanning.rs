//! Uploaded files and the virus scanner: being checked, set apart, told. The last test asks a real clamd.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use entities::access::Role;
use entities::ids::EvidenceItemId;
use safon::evidence::{self, Revision, scanning};
use safon::foundation::error::Error;
use safon::operations::health::{self, State};
use safon::operations::verify;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::world::papers::insurance;
use crate::world::people::Person;
use crate::world::{World, day};

/// The harmless file that every scanner knows, put together here so that no scanner takes this file for it.
fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}

async fn world_with(clamd: &str) -> (World, Person) {
    let world = World::with("2026-06-15T10:00:00", |config| {
        config.scanner.clamd = Some(clamd.to_owned());
        config.scanner.largest = 1_000_000;
    })
    .await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    (world, manager)
}

async fn submit(world: &World, manager: &Person, name: &str, bytes: &[u8]) -> Result<EvidenceItemId, Error> {
    let file = world.file(name, bytes).await;
    world.hand_in(manager, insurance(&format!("Insurance: {name}"), file)).await
}

#[tokio::test]
async fn while_the_scanner_is_away_a_file_is_being_checked_and_nobody_opens_it() {
    let (world, manager) = world_with("127.0.0.1:1").await;
    let id = submit(&world, &manager, "a.txt", b"plain words").await.expect("it is taken all the same");
    assert!(scanning::scan_waiting(&world.app, world.now()).await.is_err(), "the job says that it is away");
    let browser = world.browser_of(&manager).await;
    let page = browser.get(&format!("/en/coops/COOP-0001/evidence/{id}")).await;
    page.is(200).says("Being checked");
    assert!(!page.links().iter().any(|link| link.contains("/files/")), "no link leads to the file");
    let files = evidence::store::files(&*world.app.database, id).await.expect("files can be read");
    let open = browser.get(&format!("/en/coops/COOP-0001/evidence/{id}/files/{}", files[0].id)).await;
    open.is(422).says("being checked for viruses");
    let checks = health::examine(&world.app, world.now()).await;
    let scanner = checks.iter().find(|check| check.name == "scanner").expect("the scanner is looked at");
    assert_eq!(scanner.state, State::Fault);
}

#[tokio::test]
async fn without_a_scanner_files_are_handed_out_and_the_health_page_says_so() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let id = submit(&world, &manager, "a.txt", b"plain words").await.expect("it is taken");
    let page = world.browser_of(&manager).await.get(&format!("/en/coops/COOP-0001/evidence/{id}")).await;
    assert!(page.links().iter().any(|link| link.contains("/files/")));
    let checks = health::examine(&world.app, world.now()).await;
    let scanner = checks.iter().find(|check| check.name == "scanner").expect("the scanner is looked at");
    assert_eq!(scanner.state, State::Warning);
}

/// Something that speaks as clamd does and is at a loss about files that hold `marred`, while it is told to be.
async fn at_a_loss(marred: &'static [u8], lost: Arc<AtomicBool>) -> String {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let lost = Arc::clone(&lost);
            tokio::spawn(async move {
                let mut command = Vec::new();
                while command.last() != Some(&0) {
                    command.push(line.read_u8().await?);
                }
                if command == b"zPING\0" {
                    return line.write_all(b"PONG\0").await;
                }
                let mut file = Vec::new();
                loop {
                    let mut piece = vec![0; line.read_u32().await? as usize];
                    if piece.is_empty() {
                        break;
                    }
                    line.read_exact(&mut piece).await?;
                    file.extend(piece);
                }
                let hit = file.windows(marred.len()).any(|part| part == marred);
                let answer: &[u8] = if hit && lost.load(Ordering::SeqCst) {
                    b"stream: Can't parse ERROR\0"
                } else {
                    b"stream: OK\0"
                };
                line.write_all(answer).await
            });
        }
    });
    address
}

#[tokio::test]
async fn a_file_on_which_the_scanner_fails_keeps_no_other_waiting_and_the_operator_hears_of_it() {
    let lost = Arc::new(AtomicBool::new(true));
    let (world, manager) = world_with(&at_a_loss(b"marred", Arc::clone(&lost)).await).await;
    submit(&world, &manager, "a.txt", b"marred words").await.expect("it is taken");
    world.pass(chrono::TimeDelta::minutes(1));
    submit(&world, &manager, "b.txt", b"plain words").await.expect("it is taken");
    let scan = async || scanning::scan_waiting(&world.app, world.now()).await.expect("the scanner is there");
    let came = |clean, failed| scanning::Scanned { clean, failed, ..scanning::Scanned::default() };
    let state = async || {
        let checks = health::examine(&world.app, world.now()).await;
        checks.iter().find(|check| check.name == "scanner").expect("it is looked at").state
    };
    assert_eq!(scan().await, came(1, 1));
    assert_eq!(scan().await, came(0, 1));
    assert_eq!(state().await, State::Good, "it may come right");
    assert_eq!(scan().await, came(0, 1));
    assert_eq!(state().await, State::Warning);
    assert_eq!(scan().await, came(0, 0), "from now on it is tried once in an hour");
    world.pass(chrono::TimeDelta::hours(1));
    assert_eq!(scan().await, came(0, 1));
    lost.store(false, Ordering::SeqCst);
    world.pass(chrono::TimeDelta::hours(1));
    assert_eq!(scan().await, came(1, 0));
    assert_eq!(state().await, State::Good);
}

/// A clamd of this test's own, which knows one signature.
struct Clamd {
    folder: tempfile::TempDir,
    address: String,
    child: Child,
}

impl Clamd {
    async fn start(address: Option<String>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = address.unwrap_or_else(|| {
            let free = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
            free.local_addr().expect("an address").to_string()
        });
        let signature: String = eicar().iter().map(|byte| format!("{byte:02x}")).collect();
        std::fs::write(folder.path().join("test.ndb"), format!("Eicar-Test:0:*:{signature}\n"))
            .expect("a signature");
        let config = folder.path().join("clamd.conf");
        let port = address.rsplit(':').next().unwrap_or_default();
        let lines = format!(
            "TCPSocket {port}\nTCPAddr 127.0.0.1\nDatabaseDirectory {}\nForeground yes\nStreamMaxLength 2M\n",
            folder.path().display()
        );
        std::fs::write(&config, lines).expect("a configuration");
        let clamd = ["/usr/sbin/clamd", "/usr/bin/clamd"]
            .into_iter()
            .find(|path| std::path::Path::new(path).exists());
        let child = Command::new(clamd.expect("clamd is installed"))
            .arg("--config-file")
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("clamd starts");
        let started = Self { folder, address, child };
        for _ in 0..600 {
            if tokio::net::TcpStream::connect(&started.address).await.is_ok() {
                return started;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("clamd did not answer: {}", started.folder.path().display());
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
#[ignore = "needs clamd; `tests/run` runs it"]
async fn clamd_finds_a_virus_and_the_file_is_set_apart_and_those_concerned_are_told() {
    let clamd = Clamd::start(None).await;
    let (world, manager) = world_with(&clamd.address).await;
    let administrator = world.person(Role::Administrator, "FRANCHISOR").await;
    let good = submit(&world, &manager, "good.txt", b"plain words").await.expect("it is taken");
    let bad = submit(&world, &manager, "bad.txt", &eicar()).await.expect("it is taken");
    let large = submit(&world, &manager, "large.txt", &vec![b'a'; 1_500_000]).await.expect("it is taken");
    let scanned = scanning::scan_waiting(&world.app, world.now()).await.expect("clamd answers");
    assert_eq!(scanned, scanning::Scanned { clean: 1, infected: 1, too_large: 1, failed: 0 });
    assert_eq!(
        scanning::scan_waiting(&world.app, world.now()).await.expect("clamd answers"),
        scanning::Scanned::default(),
        "each file is asked about once"
    );
    let browser = world.browser_of(&manager).await;
    let link = async |id: EvidenceItemId| {
        let page = browser.get(&format!("/en/coops/COOP-0001/evidence/{id}")).await;
        let link = page.links().into_iter().find(|link| link.contains("/files/"));
        (page, link)
    };
    let (_, open) = link(good).await;
    browser.get(&open.expect("a link")).await.is(200);
    let (page, open) = link(large).await;
    page.says("too large for the scanner");
    browser.get(&open.expect("a link")).await.is(200);
    let (page, open) = link(bad).await;
    page.says("Set apart: Eicar-Test.UNOFFICIAL was found in it").says("A virus was found");
    assert_eq!(open, None);
    let files = evidence::store::files(&*world.app.database, bad).await.expect("files can be read");
    assert!(
        matches!(world.app.files.read_all(&files[0].sha256).await, Err(Error::NotFound)),
        "it lies elsewhere"
    );
    for reader in [&manager, &administrator] {
        let letter = world.letter("evidence-quarantined", &reader.email).await;
        assert!(
            !letter.body_text.contains("bad.txt") && !letter.body_text.contains("Insurance: bad"),
            "no titles"
        );
    }
    assert!(verify::verify(&world.app, world.now()).await.expect("it is verified").good());
    // The same bytes are not taken again, under whatever name; a clean file for the same item is.
    let again = submit(&world, &manager, "innocent.txt", &eicar()).await;
    assert!(
        matches!(again, Err(Error::Problems(problems)) if problems[0].message.key == "evidence-file-infected")
    );
    let clean = Revision {
        period_from: None,
        period_to: None,
        valid_until: Some(day("2027-03-31")),
        redaction_confirmed: false,
        files: vec![world.file("clean.txt", "clean now").await],
    };
    let covered = async || {
        let apart = evidence::store::scans::quarantined(&*world.app.database, manager.organisation).await;
        !apart.expect("it can be asked").contains(&bad)
    };
    assert!(!covered().await, "it proves nothing");
    let actor = world.actor(&manager).await;
    evidence::revise(&world.app, &actor, bad, clean, 1, world.now()).await.expect("it is taken");
    scanning::scan_waiting(&world.app, world.now()).await.expect("clamd answers");
    assert!(covered().await, "the clean file does");
    // Down: files wait. Up again: they are checked.
    let address = clamd.address.clone();
    drop(clamd);
    submit(&world, &manager, "later.txt", b"words of later").await.expect("it is taken");
    assert!(scanning::scan_waiting(&world.app, world.now()).await.is_err());
    let clamd = Clamd::start(Some(address)).await;
    let scanned = scanning::scan_waiting(&world.app, world.now()).await.expect("clamd answers again");
    assert_eq!(scanned.clean, 1);
    drop(clamd);
}
