//! An archive of many files becomes many items; one that is meant to do harm becomes a sentence.

use std::io::{Cursor, Write};

use entities::access::Role;
use entities::evidence::evidence_item;
use sea_orm::{EntityTrait, PaginatorTrait};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::world::World;
use crate::world::browser::{Browser, Page};

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< >>\nendobj\n";
const PAGE: &str = "/en/coops/COOP-0001/evidence/archive";

async fn world() -> World {
    let world = World::with("2026-06-15T10:00:00", |config| {
        config.limits.archive_files = 4;
        config.limits.archive_unpacked = 30_000_000;
        config.limits.file = 50_000_000;
    })
    .await;
    world.standard_in_force().await;
    world
}

async fn browser(world: &World) -> Browser {
    world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await
}

pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    packed(files, CompressionMethod::Deflated)
}

fn packed(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).expect("a file begins");
        writer.write_all(bytes).expect("it is written");
    }
    writer.finish().expect("the archive is whole").into_inner()
}

async fn send(browser: &Browser, bytes: &[u8]) -> Page {
    let form = browser.get(PAGE).await.form("/evidence/archive");
    browser.submit_only(form.attach("file", "tystiolaeth.zip", bytes)).await
}

async fn items(world: &World) -> u64 {
    evidence_item::Entity::find().count(&*world.app.database).await.expect("items can be counted")
}

#[tokio::test]
async fn each_file_of_an_archive_becomes_an_item_and_what_is_wrong_is_asked_again() {
    let world = world().await;
    let browser = browser(&world).await;
    let library = browser.get("/en/coops/COOP-0001/evidence").await;
    let page = browser.follow(&library, "Add many files at once").await;
    let bytes = archive(&[
        ("cofnodion/Cyfarfod_Ionawr ŵ.pdf", PDF),
        ("__MACOSX/cofnodion/._Cyfarfod.pdf", b"x"),
        ("yswiriant.pdf", &[PDF, b"%"].concat()),
        ("run.exe", b"MZ"),
    ]);
    let page = browser.submit_only(page.form("/evidence/archive").attach("file", "a.zip", bytes)).await;
    page.is(200).says("What is each file?").says("Cyfarfod_Ionawr ŵ.pdf").says("not accepted: “run.exe”");
    let form = page.form("/archive/items");
    assert_eq!(form.value("r1-title"), Some("Cyfarfod Ionawr ŵ"), "out of the file's name");
    let form = form
        .choose("r1-evidence_type", "insurance_certificate")
        .choose("r1-language", "cy")
        .choose("r2-evidence_type", "insurance_certificate")
        .choose("r2-criterion", "insured-and-able-to-continue")
        .choose("r2-language", "en")
        .fill("r2-valid_until", "31")
        .fill("r2-valid_until-month", "2")
        .fill("r2-valid_until-year", "2027");
    let again = browser.submit_only(form.clone()).await;
    again.is(422).says("Already received").says("Cyfarfod Ionawr ŵ");
    assert_eq!(again.errors().len(), 1, "{:?}", again.errors());
    assert_eq!(
        again.attributes("input[name=r2-valid_until-year]", "value"),
        ["2027"],
        "what was typed is kept"
    );
    assert!(
        again.attributes("input[name=r1-title]", "value").is_empty(),
        "what was right is not asked again"
    );
    assert_eq!(items(&world).await, 1);
    // The first page, sent once more, makes no second record of what was right.
    browser.submit_only(form).await.is(422);
    assert_eq!(items(&world).await, 1);
    let done = browser.submit(again.form("/archive/items").fill("r2-valid_until", "28")).await;
    done.is(200).says("The files are received").says("2 items of evidence").says("yswiriant");
    for bytes in [PDF.to_vec(), [PDF, b"%"].concat()] {
        done.says(&hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes)));
    }
    assert_eq!(items(&world).await, 2);
    assert_eq!(world.app.files.list().await.expect("the store").len(), 2);
}

#[tokio::test]
async fn a_file_may_be_left_out_and_a_made_up_one_is_not_found() {
    let world = world().await;
    let browser = browser(&world).await;
    let page = send(&browser, &archive(&[("a.pdf", PDF)])).await;
    let form = page.is(200).form("/archive/items");
    let made_up = form.value("r1-carried").expect("a field").replacen(|c: char| c.is_ascii_digit(), "f", 3);
    browser.submit_only(form.clone().forge("r1-carried", &made_up)).await.is(404);
    let thief = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    let token = thief.token().await;
    thief.submit_only(form.clone().forge("token", &token)).await.is(404);
    let missing = browser.submit_only(form.clone().fill("r1-title", "")).await;
    missing.is(422).says("Fill this in");
    browser.submit(form.tick("r1-out", "yes")).await.is(200).says("All files were left out");
    assert_eq!(items(&world).await, 0);
}

#[tokio::test]
async fn an_archive_that_cannot_be_taken_is_told_so_in_a_sentence() {
    let world = world().await;
    let browser = browser(&world).await;
    let good = archive(&[("a.pdf", PDF), ("b.pdf", PDF)]);
    let many: Vec<_> = ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"].map(|name| (name, PDF)).to_vec();
    let mut locked = good.clone();
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<_> = memchr::memmem::find_iter(&good, mark).collect();
        places.iter().for_each(|at| locked[at + flags] |= 1);
    }
    let zeroes = vec![0; 10_000_000];
    let bomb = archive(&[("a.pdf", &[PDF, &zeroes].concat())]);
    let noise: Vec<u8> = (0..9_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let paper = [PDF, &noise].concat();
    let large = packed(
        &[("a.pdf", &paper), ("b.pdf", &paper), ("c.pdf", &paper), ("d.pdf", &paper)],
        CompressionMethod::Stored,
    );
    let inner = archive(&[("inner.zip", &good), ("a.html", b"<html>")]);
    // More parts than it could hold in memory, each claimed by forty bytes.
    let claimed = [&good[..], &b"PK\x01\x02 and no more".repeat(30_000)].concat();
    // Few parts, each with names and remarks of the longest sort: they would lie in memory all at once.
    let mut wordy = b"PK\x01\x02".to_vec();
    wordy.extend([0; 24]);
    wordy.extend([0xFF; 6]);
    let wordy = [wordy.repeat(30), good.clone()].concat();
    for (bytes, said) in [
        (many_ends(), "at most 4"),
        (overstated(&good), "not a whole ZIP file"),
        (wordy, "at most 4"),
        (PDF.to_vec(), "not a whole ZIP file"),
        (good[..good.len() / 2].to_vec(), "not a whole ZIP file"),
        (Vec::new(), "not a whole ZIP file"),
        (archive(&[]), "There is no file in it"),
        (archive(&[("folder/", b"")]), "There is no file in it"),
        (archive(&many), "at most 4"),
        (claimed, "at most 4"),
        (locked, "locked with a password"),
        (bomb, "unpacks to far more"),
        (large, "come to more than 28 MB"),
        (inner, "None of the files in it can be accepted"),
    ] {
        let page = send(&browser, &bytes).await;
        page.is(422).says(said);
        assert!(page.texts("form input[type=file]").len() == 1, "the page is there again");
    }
    let incoming = world.config.files_dir().join("incoming");
    assert_eq!(std::fs::read_dir(incoming).expect("the folder").count(), 0, "nothing half received is left");
}

/// An archive whose list is long and broken at its end, and to which very many ends lead: whoever believes each of them reads
/// the list as often.
pub fn many_ends() -> Vec<u8> {
    let mut part = b"PK\x01\x02".to_vec();
    part.extend([0; 42]);
    let mut end = b"PK\x05\x06".to_vec();
    end.extend([0; 4]);
    for count in [1_001_u16, 1_001] {
        end.extend(count.to_le_bytes());
    }
    end.extend([0; 10]);
    [part.repeat(1_000), end.repeat(40_000)].concat()
}

/// The archive with a long end that claims more parts than memory has room for, as if the file were long enough for them.
pub fn overstated(good: &[u8]) -> Vec<u8> {
    let at = memchr::memmem::rfind(good, b"PK\x05\x06").expect("its end");
    let mut bytes = good[..at].to_vec();
    let begins = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([0; 12]);
    for number in [1_000_000_u64, 1_000_000, 0, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(begins.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06");
    bytes.extend([0xFF; 16]);
    bytes.extend([0; 2]);
    bytes
}

#[tokio::test]
async fn office_files_that_are_stored_as_they_are_bring_ends_of_their_own() {
    let world = World::with("2026-06-15T10:00:00", |config| config.limits.archive_files = 100).await;
    world.standard_in_force().await;
    let browser = browser(&world).await;
    // An archive within the archive, behind the first bytes of a paper.
    let papers: Vec<(String, Vec<u8>)> = (0..80)
        .map(|n| (format!("{n}.pdf"), [PDF, &archive(&[("a", format!("{n}").as_bytes())])].concat()))
        .collect();
    let papers: Vec<(&str, &[u8])> = papers.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    send(&browser, &packed(&papers, CompressionMethod::Stored)).await.is(200).says("What is each file?");
}

#[tokio::test]
async fn one_account_unpacks_only_so_many_archives_at_a_time() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let bytes = archive(&[("a.pdf", PDF)]);
    let held: Vec<_> = std::iter::from_fn(|| world.app.archives.unpack(manager.account).ok()).collect();
    assert!(!held.is_empty());
    send(&browser, &bytes).await.is(503).says("Try again in a few minutes");
    drop(held);
    send(&browser, &bytes).await.is(200);
}

#[tokio::test]
async fn one_bad_file_in_an_archive_does_not_keep_the_others_out() {
    let world = world().await;
    let browser = browser(&world).await;
    let mut bytes = packed(
        &[
            ("../../../etc/damaged.pdf", &[PDF, b"unlike any other"].concat()),
            ("C:\\Windows\\good.pdf", PDF),
            ("not.pdf", b"MZ\x90\0 and more"),
            ("<b>empty</b>.pdf", b""),
        ],
        CompressionMethod::Stored,
    );
    let at = memchr::memmem::find(&bytes, b"unlike").expect("stored as it is");
    bytes[at] ^= 1;
    let page = send(&browser, &bytes).await;
    page.is(200)
        .says("“damaged.pdf” is damaged")
        .says("“not.pdf” is not what its name says")
        .says("good.pdf");
    assert_eq!(page.attributes("input[name=r1-title]", "value"), ["good"]);
    assert_eq!(world.app.files.list().await.expect("the store").len(), 1);
    assert!(!page.html().contains("<b>empty"), "names are shown escaped");
}

#[tokio::test]
async fn what_comes_in_archives_counts_with_what_comes_in_pieces() {
    let papers = [[PDF, b"%1"].concat(), [PDF, b"%2"].concat(), [PDF, b"%3"].concat()];
    let room = papers[0].len() + papers[1].len();
    let world = World::with("2026-06-15T10:00:00", |config| config.limits.uploads_size = room as u64).await;
    world.standard_in_force().await;
    let browser = browser(&world).await;
    send(&browser, &archive(&[("a.pdf", &papers[0]), ("b.pdf", &papers[1])])).await.is(200);
    let full = send(&browser, &archive(&[("c.pdf", &papers[2])])).await;
    full.is(422).says("What you sent in the last day comes to more than");
    assert_eq!(world.app.files.list().await.expect("the store").len(), 2, "it is not kept");
    world.pass(chrono::TimeDelta::hours(25));
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    send(&browser, &archive(&[("c.pdf", &papers[2])])).await.is(200);
}

#[tokio::test]
async fn a_file_of_an_archive_that_was_not_checked_for_names_is_kept_and_asked_about_again() {
    let world = world().await;
    let browser = browser(&world).await;
    let page = send(&browser, &archive(&[("cofnodion.pdf", PDF)])).await;
    let form = page.is(200).form("/archive/items");
    let form = form
        .choose("r1-evidence_type", "competency_assessment")
        .choose("r1-criterion", "insured-and-able-to-continue")
        .choose("r1-language", "cy");
    let again = browser.submit_only(form).await;
    again.is(422);
    assert_eq!((items(&world).await, again.errors().len()), (0, 1), "{:?}", again.errors());
    assert_eq!(world.app.files.list().await.expect("the store").len(), 1, "nobody sends it twice");
    let done = browser.submit(again.form("/archive/items").tick("r1-redaction_confirmed", "yes")).await;
    done.is(200).says("One item of evidence");
    assert_eq!(items(&world).await, 1);
}
