//! Files that come in pieces: a broken upload goes on where it stopped, and ends as exactly one file, whoever sends what.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::TimeDelta;
use entities::access::Role;
use entities::evidence::{UploadState, evidence_upload};
use entities::ids::EvidenceUploadId;
use reqwest::Method;
use safon::evidence::uploads::{self, Declared, Piece, Stopped};
use safon::foundation::error::Error;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::world::World;
use crate::world::browser::{Browser, Page};
use crate::world::people::Person;

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< >>\nendobj\n";
const UPLOADS: &str = "/en/coops/COOP-0001/uploads";

async fn world() -> World {
    let world = World::new().await;
    world.standard_in_force().await;
    world
}

/// A file that is a PDF by its first bytes, of this size, with content of its own.
fn pdf(size: usize, seed: u8) -> Vec<u8> {
    let filler = (0..size).map(|at| u8::try_from(at * 7 % 251).unwrap_or(0) ^ seed);
    PDF.iter().copied().chain(filler).take(size).collect()
}

fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Sends with the protocol's version.
async fn tus(browser: &Browser, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Page {
    let mut all = vec![("tus-resumable", "1.0.0")];
    all.extend(headers);
    let method = method.parse::<Method>().expect("a method");
    browser.script(method, path, &all, body.to_vec()).await
}

async fn begin(browser: &Browser, name: &str, size: usize) -> Page {
    begin_saying(browser, &format!("filename {}", BASE64.encode(name)), &size.to_string()).await
}

async fn begin_saying(browser: &Browser, metadata: &str, length: &str) -> Page {
    let headers = [("upload-length", length), ("upload-metadata", metadata)];
    tus(browser, "POST", UPLOADS, &headers, b"").await
}

/// Where an upload that began goes on.
fn place(page: &Page) -> String {
    page.is(201);
    page.header("location").to_owned()
}

async fn send(browser: &Browser, place: &str, offset: usize, piece: &[u8]) -> Page {
    send_saying(browser, place, offset, piece, &[]).await
}

async fn send_saying(
    browser: &Browser,
    place: &str,
    offset: usize,
    piece: &[u8],
    more: &[(&str, &str)],
) -> Page {
    let offset = offset.to_string();
    let mut headers = vec![("content-type", "application/offset+octet-stream"), ("upload-offset", &offset)];
    headers.extend(more);
    tus(browser, "PATCH", place, &headers, piece).await
}

async fn offset(browser: &Browser, place: &str) -> usize {
    let head = tus(browser, "HEAD", place, &[], b"").await;
    assert_eq!(head.is(200).header("cache-control"), "no-store");
    head.header("upload-offset").parse().expect("an offset")
}

async fn told(browser: &Browser, place: &str) -> serde_json::Value {
    let page = tus(browser, "GET", place, &[], b"").await;
    serde_json::from_slice(&page.is(200).bytes).expect("JSON")
}

async fn rows(world: &World) -> u64 {
    evidence_upload::Entity::find().count(&*world.app.database).await.expect("uploads can be counted")
}

fn incoming(world: &World) -> usize {
    std::fs::read_dir(world.config.files_dir().join("incoming")).expect("the folder").count()
}

async fn stored(world: &World) -> Vec<String> {
    world.app.files.list().await.expect("the store can be listed")
}

#[tokio::test]
async fn a_broken_upload_goes_on_where_it_stopped_and_is_handed_in_like_any_file() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let file = pdf(300_000, 1);
    let begun = begin(&browser, "yswiriant ŵ.pdf", file.len()).await;
    assert!(begun.header("upload-expires").ends_with("2026 09:00:00 GMT"), "{:?}", begun.headers);
    let place = place(&begun);
    assert_eq!(offset(&browser, &place).await, 0);
    let first = send(&browser, &place, 0, &file[..100_000]).await;
    assert_eq!(first.is(204).header("upload-offset"), "100000");
    assert_eq!(told(&browser, &place).await["state"], "receiving");
    // Another day's browser of the same person, as after a restart of theirs and of ours.
    let later = world.browser_of(&manager).await;
    let from = offset(&later, &place).await;
    assert_eq!(from, 100_000);
    let last = send(&later, &place, from, &file[from..]).await;
    assert_eq!(last.is(204).header("upload-offset"), "300000");
    let whole = told(&later, &place).await;
    assert_eq!((&whole["state"], &whole["name"]), (&"kept".into(), &"yswiriant ŵ.pdf".into()));
    assert_eq!(whole["sha256"], digest(&file));
    assert_eq!(stored(&world).await, [digest(&file)]);
    assert_eq!(incoming(&world), 0);

    let criterion = "insured-and-able-to-continue";
    let page = later
        .get(&format!("/en/coops/COOP-0001/evidence/new?criterion={criterion}&type=insurance_certificate"))
        .await;
    let form = page.form("/evidence/new").fill("title", "Insurance 2026").choose("language", "en");
    let carried = whole["carried"].as_str().expect("a field to carry");
    let receipt = later.submit(form.forge("carried", carried)).await;
    receipt.is(200).says("Your evidence is received").says(&digest(&file)).says("yswiriant ŵ.pdf");
    assert_eq!(world.app.files.read_all(&digest(&file)).await.expect("it is there"), file);
}

#[tokio::test]
async fn the_last_piece_sent_again_and_the_same_file_sent_twice_are_one_file() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let file = pdf(5000, 2);
    for name in ["a.pdf", "b.pdf"] {
        let place = place(&begin(&browser, name, file.len()).await);
        send(&browser, &place, 0, &file).await.is(204);
        // The answer was lost on its way: the sender asks, and sends nothing more, or the empty rest.
        assert_eq!(offset(&browser, &place).await, file.len());
        send(&browser, &place, file.len(), b"").await.is(204);
        send(&browser, &place, 0, &file).await.is(409);
        assert_eq!(told(&browser, &place).await["sha256"], digest(&file));
    }
    assert_eq!(stored(&world).await, [digest(&file)]);
}

#[tokio::test]
async fn an_upload_is_there_for_nobody_but_who_began_it() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let file = pdf(1000, 3);
    let place = place(&begin(&browser, "a.pdf", file.len()).await);
    let colleague = world.person(Role::Manager, "COOP-0001").await;
    let other = world.person(Role::Manager, "COOP-0002").await;
    let both = world.person(Role::Manager, "COOP-0002").await;
    world.also(&both, Role::Manager, "COOP-0001").await;
    let elsewhere = place.replace("COOP-0001", "COOP-0002");
    for stranger in [&colleague, &other, &both] {
        let stranger = world.browser_of(stranger).await;
        for place in [&place, &elsewhere] {
            for method in ["HEAD", "GET", "DELETE"] {
                let answer = tus(&stranger, method, place, &[], b"").await;
                answer.is(404);
                assert_eq!(answer.header("upload-offset"), "", "not even its size");
            }
            send(&stranger, place, 0, &file).await.is(404);
        }
    }
    // Not even its own sender finds it under another co-op.
    world.also(&manager, Role::Manager, "COOP-0002").await;
    let browser = world.browser_of(&manager).await;
    send(&browser, &elsewhere, 0, &file).await.is(404);
    assert_eq!(offset(&browser, &place).await, 0);
}

#[tokio::test]
async fn what_is_declared_must_be_a_file_that_may_come() {
    let world = World::with("2026-06-15T10:00:00", |config| {
        config.limits.file = 10_000;
        config.limits.uploads = 3;
        config.limits.uploads_size = 25_000;
    })
    .await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let name = format!("filename {}", BASE64.encode("a.pdf"));
    for length in ["-1", "1e3", "", "0x10", "+5", "99999999999999999999999", " "] {
        begin_saying(&browser, &name, length).await.is(400);
    }
    for length in ["10001", "9223372036854775808", "18446744073709551615"] {
        begin_saying(&browser, &name, length).await.is(413);
    }
    for metadata in ["", "filename", "filename !", "filetype YQ==", "filename YQ==, sha256 YQ=="] {
        let page = begin_saying(&browser, metadata, "5").await;
        assert!(page.status == 400 || page.status == 422, "{metadata}: {}", page.status);
    }
    begin(&browser, "a.exe", 5).await.is(422).says("This kind of file is not accepted");
    begin(&browser, "a.pdf", 0).await.is(422).says("is empty");
    assert_eq!((rows(&world).await, incoming(&world)), (0, 0), "nothing was begun");
    begin(&browser, "a.pdf", 10_000).await.is(201);
    begin(&browser, "b.pdf", 10_000).await.is(201);
    begin(&browser, "c.pdf", 5001).await.is(422).says("comes to more than");
    begin(&browser, "c.pdf", 5000).await.is(201);
    begin(&browser, "d.pdf", 1).await.is(422).says("3 files under way");
    // A day later there is room again.
    world.pass(TimeDelta::hours(24));
    begin(&world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await, "d.pdf", 1).await.is(201);
}

#[tokio::test]
async fn a_piece_that_does_not_fit_changes_nothing() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let file = pdf(1000, 4);
    let place = place(&begin(&browser, "a.pdf", file.len()).await);
    send(&browser, &place, 0, &file[..400]).await.is(204);
    send(&browser, &place, 0, &file[..400]).await.is(409);
    send(&browser, &place, 401, &file[401..]).await.is(409);
    send(&browser, &place, 1_000_000, b"x").await.is(409);
    send(&browser, &place, 400, &[&file[400..], b"more"].concat()).await.is(413);
    for wrong in ["-1", "", "four", "18446744073709551616"] {
        let headers = [("content-type", "application/offset+octet-stream"), ("upload-offset", wrong)];
        tus(&browser, "PATCH", &place, &headers, b"x").await.is(400);
    }
    tus(&browser, "PATCH", &place, &[("content-type", "text/plain"), ("upload-offset", "400")], b"x")
        .await
        .is(415);
    let old = [("tus-resumable", "0.2.2"), ("upload-offset", "400")];
    let answer = browser.script(Method::PATCH, &place, &old, b"x".to_vec()).await;
    assert_eq!(answer.is(412).header("tus-version"), "1.0.0");
    assert_eq!(offset(&browser, &place).await, 400);
    send(&browser, &place, 400, &file[400..]).await.is(204);
    assert_eq!(told(&browser, &place).await["sha256"], digest(&file));
}

#[tokio::test]
async fn a_body_without_a_length_that_runs_beyond_the_end_is_refused_and_taken_back() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let (app, actor) = (&world.app, world.actor(&manager).await);
    let declared = Declared { name: "a.pdf".into(), size: 1000, sha256: None };
    let upload =
        uploads::begin(app, &actor, manager.organisation, declared, world.now()).await.expect("begun");
    let piece = Piece { offset: 0, length: None, sha256: None };
    let endless = futures::stream::repeat_with(|| Ok(vec![b'x'; 300]));
    let answer = uploads::append(app, &actor, manager.organisation, upload.id, piece, endless).await;
    assert!(matches!(answer, Err(Stopped::TooMuch)), "{answer:?}");
    let row =
        uploads::look(app, &actor, manager.organisation, upload.id, world.now()).await.expect("it is there");
    assert_eq!(row.received, 0);
    assert_eq!(app.files.part_size(upload.id.0).await, Some(0), "what came beyond was let go");
}

#[tokio::test]
async fn a_piece_whose_digest_differs_is_not_taken() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let file = pdf(1000, 5);
    let place = place(&begin(&browser, "a.pdf", file.len()).await);
    let sum = |bytes: &[u8]| format!("sha256 {}", BASE64.encode(Sha256::digest(bytes)));
    let with = async |sum: String| {
        let header = [("upload-checksum", sum.as_str())];
        send_saying(&browser, &place, 0, &file[..600], &header).await.status.as_u16()
    };
    assert_eq!(with(sum(b"something else")).await, 460);
    assert_eq!(offset(&browser, &place).await, 0);
    for unknown in ["md5 YQ==", "sha256 YQ==", "sha256", "sha256 !"] {
        assert_eq!(with(unknown.into()).await, 400, "{unknown}");
    }
    assert_eq!(with(sum(&file[..600])).await, 204);
    assert_eq!(offset(&browser, &place).await, 600);
    let rest = sum(&file[600..]);
    send_saying(&browser, &place, 600, &file[600..], &[("upload-checksum", &rest)]).await.is(204);
    assert_eq!(told(&browser, &place).await["sha256"], digest(&file));
}

#[tokio::test]
async fn a_whole_that_is_not_what_was_declared_or_what_its_name_says_is_let_go() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let file = pdf(1000, 6);
    let declared =
        |sha256: String| format!("filename {},sha256 {}", BASE64.encode("a.pdf"), BASE64.encode(sha256));
    let differs = place(&begin_saying(&browser, &declared(digest(b"other")), "1000").await);
    send(&browser, &differs, 0, &file).await.is(460).says("What came is not what was sent");
    let program = place(&begin(&browser, "a.pdf", 8).await);
    send(&browser, &program, 0, b"MZ\x90\0\x03\0\0\0").await.is(422).says("is not what its name says");
    for gone in [differs, program] {
        tus(&browser, "HEAD", &gone, &[], b"").await.is(404);
    }
    assert_eq!((rows(&world).await, incoming(&world), stored(&world).await.len()), (0, 0, 0));
    let same = place(&begin_saying(&browser, &declared(digest(&file)), "1000").await);
    send(&browser, &same, 0, &file).await.is(204);
    assert_eq!(stored(&world).await, [digest(&file)]);
}

#[tokio::test]
async fn odd_names_are_cut_to_what_can_be_shown_and_name_no_place() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    for (name, shown) in [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Siân\\cofnod.pdf", "cofnod.pdf"),
        ("a\u{202E}b\0\n.pdf", "ab.pdf"),
        ("<script>alert(1)<\u{200B}script>.pdf", "<script>alert(1)<script>.pdf"),
    ] {
        let place = place(&begin(&browser, name, 10).await);
        assert_eq!(told(&browser, &place).await["name"], shown);
        tus(&browser, "DELETE", &place, &[], b"").await.is(204);
        tus(&browser, "DELETE", &place, &[], b"").await.is(404);
    }
    assert_eq!((rows(&world).await, incoming(&world)), (0, 0));
}

/// One request over a plain connection: its head, for whoever wants to break off or hold back the body.
async fn half_sent(
    world: &World,
    browser: &Browser,
    place: &str,
    offset: usize,
    body: &[u8],
) -> tokio::net::TcpStream {
    let address = world.config.listen;
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("the service answers");
    let head = format!(
        "PATCH {place} HTTP/1.1\r\nHost: {address}\r\nCookie: {}\r\nX-Safon-Token: {}\r\nTus-Resumable: 1.0.0\r\n\
         Content-Type: application/offset+octet-stream\r\nUpload-Offset: {offset}\r\nContent-Length: 100000\r\n\r\n",
        browser.cookies(),
        browser.token().await
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream.write_all(body).await.expect("sent");
    stream
}

/// Waits until so much of an upload lies on disk; nothing else tells that a request is under way.
async fn lies_there(world: &World, place: &str, size: u64) {
    let id: EvidenceUploadId = place.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    let there = async {
        while world.app.files.part_size(id.0).await != Some(size) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), there).await.expect("the bytes come");
}

#[tokio::test]
async fn what_came_before_the_line_dropped_stays() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let file = pdf(100_000, 7);
    let place = place(&begin(&browser, "a.pdf", file.len()).await);
    let line = half_sent(&world, &browser, &place, 0, &file[..40_000]).await;
    lies_there(&world, &place, 40_000).await;
    drop(line);
    let noted = async { while offset(&browser, &place).await != 40_000 {} };
    tokio::time::timeout(Duration::from_secs(20), noted).await.expect("what came is noted");
    send(&browser, &place, 40_000, &file[40_000..]).await.is(204);
    assert_eq!(told(&browser, &place).await["sha256"], digest(&file));
}

#[tokio::test]
async fn of_two_pieces_at_once_one_is_taken() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let file = pdf(100_000, 8);
    let place = place(&begin(&browser, "a.pdf", file.len()).await);
    let mut first = half_sent(&world, &browser, &place, 0, &file[..1000]).await;
    lies_there(&world, &place, 1000).await;
    send(&browser, &place, 0, &file).await.is(423).says("being sent already");
    tus(&browser, "DELETE", &place, &[], b"").await.is(423);
    assert_eq!(uploads::sweep(&world.app, world.now() + TimeDelta::hours(25)).await.expect("swept"), 0);
    first.write_all(&file[1000..]).await.expect("sent");
    let mut answer = vec![0; 12];
    first.read_exact(&mut answer).await.expect("an answer");
    assert_eq!(answer, b"HTTP/1.1 204");
    assert_eq!(told(&browser, &place).await["sha256"], digest(&file));
}

#[tokio::test]
async fn many_senders_of_the_same_bytes_make_one_file() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let (app, actor) = (&world.app, world.actor(&manager).await);
    let file = pdf(50_000, 9);
    let declared = Declared { name: "a.pdf".into(), size: 50_000, sha256: Some(digest(&file)) };
    let upload =
        uploads::begin(app, &actor, manager.organisation, declared, world.now()).await.expect("begun");
    let tries = (0..8).map(|_| {
        let piece = Piece { offset: 0, length: Some(50_000), sha256: None };
        let body = futures::stream::iter([Ok(file[..9000].to_vec()), Ok(file[9000..].to_vec())]);
        uploads::append(app, &actor, manager.organisation, upload.id, piece, body)
    });
    let answers = futures::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for answer in answers {
        assert!(matches!(answer, Ok(_) | Err(Stopped::Held | Stopped::Elsewhere)), "{answer:?}");
    }
    assert_eq!(stored(&world).await, [digest(&file)]);
}

/// An upload whose bytes all came, with the row as a crash left it.
async fn crashed(
    world: &World,
    manager: &Person,
    change: impl FnOnce(&mut evidence_upload::ActiveModel),
) -> EvidenceUploadId {
    let actor = world.actor(manager).await;
    let declared = Declared { name: "a.pdf".into(), size: 1000, sha256: None };
    let upload =
        uploads::begin(&world.app, &actor, manager.organisation, declared, world.now()).await.expect("begun");
    let mut part = world.app.files.take_part(upload.id.0).await.expect("there").expect("free");
    part.write(&pdf(1000, 10)).await.expect("written");
    part.sync().await.expect("safe");
    let mut row = upload.clone().into_active_model();
    change(&mut row);
    row.update(&*world.app.database).await.expect("the row is as it was left");
    upload.id
}

#[tokio::test]
async fn an_upload_is_finished_from_wherever_a_crash_left_it() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&manager).await;
    let (file, look) = (pdf(1000, 10), async |id| {
        uploads::look(&world.app, &actor, manager.organisation, id, world.now()).await
    });
    // Written, and neither synced nor noted: it is cut off again.
    let id = crashed(&world, &manager, |row| row.received = Set(300)).await;
    assert_eq!(look(id).await.expect("it is there").received, 300);
    let piece = Piece { offset: 300, length: None, sha256: None };
    let rest = futures::stream::iter([Ok(file[300..].to_vec())]);
    let row =
        uploads::append(&world.app, &actor, manager.organisation, id, piece, rest).await.expect("taken");
    assert_eq!((row.state, row.sha256), (UploadState::Kept, Some(digest(&file))));
    // All noted, and not hashed yet.
    let id = crashed(&world, &manager, |row| row.received = Set(1000)).await;
    assert_eq!(look(id).await.expect("it is finished").sha256, Some(digest(&file)));
    // Renamed, and the row does not know it yet.
    let id = crashed(&world, &manager, |row| {
        row.received = Set(1000);
        row.sha256 = Set(Some(digest(&file)));
    })
    .await;
    let part = world.app.files.take_part(id.0).await.expect("there").expect("free");
    part.keep(&digest(&file)).await.expect("renamed");
    assert_eq!(look(id).await.expect("it is finished").state, UploadState::Kept);
    assert_eq!(stored(&world).await, [digest(&file)]);
    // The part is gone, or shorter than what was noted: the sender is told to begin anew.
    for lose in [true, false] {
        let id = crashed(&world, &manager, |row| row.received = Set(999)).await;
        if lose {
            world.app.files.remove_part(id.0).await.expect("removed");
        } else {
            let mut part = world.app.files.take_part(id.0).await.expect("there").expect("free");
            part.take_back(500).await.expect("cut");
        }
        assert!(matches!(look(id).await, Err(Stopped::Failed(Error::NotFound))));
        assert!(
            evidence_upload::Entity::find_by_id(id).one(&*world.app.database).await.expect("read").is_none()
        );
    }
}

#[tokio::test]
async fn an_upload_nobody_touches_for_a_day_is_swept() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let left = place(&begin(&browser, "left.pdf", 1000).await);
    let going_on = place(&begin(&browser, "going-on.pdf", 1000).await);
    world.pass(TimeDelta::hours(11));
    let browser = world.browser_of(&manager).await;
    send(&browser, &going_on, 0, PDF).await.is(204);
    world.pass(TimeDelta::hours(13));
    let browser = world.browser_of(&manager).await;
    tus(&browser, "HEAD", &left, &[], b"").await.is(404);
    assert_eq!(uploads::sweep(&world.app, world.now()).await.expect("swept"), 1);
    assert_eq!((rows(&world).await, incoming(&world)), (1, 1));
    assert_eq!(offset(&browser, &going_on).await, PDF.len());
    world.pass(TimeDelta::hours(11));
    assert_eq!(uploads::sweep(&world.app, world.now()).await.expect("swept"), 1);
    assert_eq!((rows(&world).await, incoming(&world)), (0, 0));
}

#[tokio::test]
async fn an_account_that_is_disabled_midway_sends_no_more() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let place = place(&begin(&browser, "a.pdf", 1000).await);
    send(&browser, &place, 0, PDF).await.is(204);
    safon::access::disable(&world.app, None, manager.account, true, world.now()).await.expect("disabled");
    send(&browser, &place, PDF.len(), b"more").await.is(401).says("signed out");
    tus(&browser, "HEAD", &place, &[], b"").await.is(401);
    begin(&browser, "b.pdf", 1000).await.is(401);
    assert_eq!(rows(&world).await, 1);
}

#[tokio::test]
async fn what_is_offered_can_be_asked() {
    let world = world().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let offer = browser.script(Method::OPTIONS, UPLOADS, &[], Vec::new()).await;
    assert_eq!(offer.is(204).header("tus-extension"), "creation,checksum,termination,expiration");
    assert_eq!(offer.header("tus-checksum-algorithm"), "sha256");
    assert_eq!(offer.header("tus-max-size"), world.config.limits.file.to_string());
}

#[tokio::test]
async fn a_full_disk_is_said_plainly_and_loses_nothing_of_an_upload() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let (_served, base) = crate::evidence::serve_with_little_room(&world).await;
    let browser = Browser::new(base);
    let page = browser.get("/en/sign-in").await;
    let form = page.form("/sign-in").fill("email", &manager.email);
    browser.submit(form.fill("password", manager.password)).await.is(200);
    let file = pdf(12_000_000, 11);
    let place = place(&begin(&browser, "big.pdf", file.len()).await);
    send(&browser, &place, 0, &file[..5_000_000]).await.is(204);
    send(&browser, &place, 5_000_000, &file[5_000_000..]).await.is(507).says("There is no room left");
    assert_eq!(offset(&browser, &place).await, 5_000_000, "what was acknowledged is there");
    // With room again, it goes on: here in a process that has all of the disk.
    let browser = world.browser_of(&manager).await;
    send(&browser, &place, 5_000_000, &file[5_000_000..]).await.is(204);
    assert_eq!(told(&browser, &place).await["sha256"], digest(&file));
}

#[tokio::test]
async fn a_whole_file_that_is_let_go_counts_as_sent_until_its_bytes_are_swept() {
    let world = World::with("2026-06-15T10:00:00", |config| config.limits.uploads_size = 1500).await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let file = pdf(1000, 9);
    let there = place(&begin(&browser, "a.pdf", file.len()).await);
    send(&browser, &there, 0, &file).await.is(204);
    tus(&browser, "DELETE", &there, &[], b"").await.is(204);
    tus(&browser, "GET", &there, &[], b"").await.is(404);
    tus(&browser, "DELETE", &there, &[], b"").await.is(404);
    begin(&browser, "b.pdf", 1000).await.is(422).says("What you sent in the last day");
    world.pass(TimeDelta::hours(25));
    safon::evidence::uploads::sweep(&world.app, world.now()).await.expect("it is swept");
    assert_eq!(rows(&world).await, 0);
    let browser = world.browser_of(&manager).await;
    begin(&browser, "b.pdf", 1000).await.is(201);
}
