//! Evidence: handing in, receipts, review, custody, and files that should not be taken.

use entities::access::Role;
use entities::evidence::{EvidenceLanguage, EvidenceState, evidence_file, evidence_item};
use entities::ids::EvidenceItemId;
use safon::evidence::{self, NewItem, Revision, Verdict};
use safon::foundation::error::Error;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::world::World;
use crate::world::browser::{Browser, Form, Page};
use crate::world::papers::{INSURED, insurance};
use crate::world::people::Person;

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< >>\nendobj\n";

async fn world() -> World {
    let world = World::new().await;
    world.standard_in_force().await;
    world
}

async fn new_item(world: &World) -> NewItem {
    let file = world.file("yswiriant.pdf", PDF).await;
    NewItem { language: EvidenceLanguage::Both, ..insurance("Yswiriant Tŷ Ŵyn 2026", file) }
}

async fn submitted(world: &World, manager: &Person) -> EvidenceItemId {
    world.hand_in(manager, new_item(world).await).await.expect("it is taken")
}

async fn item(world: &World, id: EvidenceItemId) -> evidence_item::Model {
    let found = evidence_item::Entity::find_by_id(id).one(&*world.app.database).await;
    found.expect("items can be read").expect("the item is there")
}

async fn items(world: &World) -> u64 {
    evidence_item::Entity::find().count(&*world.app.database).await.expect("items can be counted")
}

#[tokio::test]
async fn an_upload_gives_a_receipt_with_its_digest_and_sending_it_again_makes_no_second_record() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let form = upload_form(&browser).await.attach("files", "yswiriant ŵ.pdf", PDF);
    let receipt = browser.submit(form.clone()).await;
    receipt.is(200).says("Your evidence is received");
    let digest = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(PDF));
    receipt.says(&digest).says("yswiriant ŵ.pdf");
    let again = browser.submit(form).await;
    assert_eq!(again.path, receipt.path);
    assert_eq!(items(&world).await, 1);
    let bytes = world.app.files.read_all(&digest).await.expect("the file is there");
    assert_eq!(bytes, PDF);
}

async fn upload_form(browser: &Browser) -> Form {
    let choose = browser.get(&format!("/en/coops/COOP-0001/evidence/new?criterion={INSURED}")).await;
    let page = browser.submit(choose.form("Continue").choose("type", "insurance_certificate")).await;
    let form = page.form("/evidence/new").fill("title", "Insurance 2026").choose("language", "en");
    assert!(form.value("ties") == Some(INSURED), "what the criterion asks for is ticked");
    form.fill("valid_until", "31").fill("valid_until-month", "3").fill("valid_until-year", "2027")
}

#[tokio::test]
async fn many_requests_with_one_key_at_once_make_one_record() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let (actor, new) = (world.actor(&manager).await, new_item(&world).await);
    let tries = (0..8).map(|_| {
        evidence::submit(&world.app, &actor, manager.organisation, new.clone(), "one-key", world.now())
    });
    let ids = futures::future::join_all(tries).await;
    let first = ids[0].as_ref().expect("it is taken");
    for id in &ids {
        assert_eq!(id.as_ref().expect("each is answered"), first);
    }
    assert_eq!(items(&world).await, 1);
    let files = evidence_file::Entity::find().count(&*world.app.database).await;
    assert_eq!(files.expect("files can be counted"), 1);
    // Somebody else's key is no way to their item.
    let other = world.person(Role::Manager, "COOP-0002").await;
    let actor = world.actor(&other).await;
    let stolen = evidence::submit(&world.app, &actor, other.organisation, new, "one-key", world.now()).await;
    assert!(matches!(stolen, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_file_survives_when_other_fields_are_wrong_and_cannot_be_claimed_by_its_digest_alone() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let form = upload_form(&browser).await.attach("files", "yswiriant.pdf", PDF);
    let again = browser
        .submit_only(form.fill("title", "").fill("valid_until", "31").fill("valid_until-month", "2"))
        .await;
    again.is(422).says("Files already received").says("yswiriant.pdf");
    assert_eq!(again.errors().len(), 2, "{:?}", again.errors());
    assert_eq!(again.attributes("input[name=valid_until-year]", "value"), ["2027"], "what was typed is kept");
    let form = again.form("/evidence/new");
    let carried = form.value("carried").expect("the file is carried").to_owned();
    let done = browser.submit(form.fill("title", "Insurance").fill("valid_until-month", "3")).await;
    done.is(200).says("Your evidence is received");
    // Neither a mark made up, nor one made for somebody else, opens the way to bytes.
    let thief = world.person(Role::Manager, "COOP-0001").await;
    let thief = world.browser_of(&thief).await;
    let made_up = format!("{}{}", "0".repeat(64), &carried[64..]);
    for claim in [carried.as_str(), &made_up, "nonsense"] {
        let form = upload_form(&thief).await.forge("carried", claim);
        thief.submit_only(form).await.is(404);
    }
    assert_eq!(items(&world).await, 1);
}

/// A sheet that two co-ops hold alike: evidence to one, an import to the other.
#[tokio::test]
async fn evidence_keeps_its_bytes_whatever_another_coop_imports_meanwhile() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let other = world.person(Role::Manager, "COOP-0002").await;
    let other = world.browser_of(&other).await;
    let choose = other.get("/en/coops/COOP-0002/training/import").await;
    let import = |bytes: &[u8]| choose.form("/training/import").attach("file", "hyfforddiant.csv", bytes);
    // While a file is carried no row speaks of it yet.
    let sheet = b"Name,Fire safety\nAnn Example,03/02/2026\n";
    let form = upload_form(&browser).await.attach("files", "taflen.csv", sheet);
    let again = browser.submit_only(form.fill("title", "")).await;
    other.submit_only(import(sheet)).await;
    let done = browser.submit(again.form("/evidence/new").fill("title", "Insurance")).await;
    done.is(200).says("Your evidence is received");
    for round in 0..12 {
        let sheet = format!("Name,Fire safety\nAnn Example {round},03/02/2026\n");
        let form = upload_form(&browser).await.attach("files", "taflen.csv", sheet.as_bytes());
        let (receipt, _, _) = tokio::join!(
            browser.submit(form),
            other.submit_only(import(sheet.as_bytes())),
            other.submit_only(import(sheet.as_bytes())),
        );
        receipt.is(200).says("Your evidence is received");
    }
    let rows = evidence_file::Entity::find().all(&*world.app.database).await.expect("files can be read");
    assert_eq!(rows.len(), 13);
    for row in rows {
        let bytes = world.app.files.read_all(&row.sha256).await.expect("the bytes are there");
        assert_eq!(hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes)), row.sha256);
    }
}

#[tokio::test]
async fn what_cannot_be_evidence_is_refused_in_words_and_stores_no_record() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    for (name, bytes, words) in [
        ("empty.pdf", &b""[..], "is empty"),
        ("page.html", b"<html><script>alert(1)</script>", "not accepted"),
        ("drawing.svg", b"<svg onload='alert(1)'/>", "not accepted"),
        ("photo\u{202E}fdp.exe", b"MZ\x90\0", "not accepted"),
        ("notes.txt", b"<!DOCTYPE html><script>alert(1)</script>", "not what its name says"),
        ("certificate.pdf", b"MZ\x90\0\x03", "not what its name says"),
    ] {
        let form = upload_form(&browser).await.attach("files", name, bytes);
        let page = browser.submit_only(form).await;
        page.is(422);
        assert!(page.errors().iter().any(|e| e.contains(words)), "{name}: {:?}", page.errors());
        page.does_not_say("\u{202E}");
    }
    let form = upload_form(&browser).await;
    browser.submit_only(form).await.is(422).says("Choose at least one file");
    // Personal plans are seen on site; another type is made up.
    for kind in ["personal_plan_sample", "vote_share_calculation", "nonsense"] {
        let form = upload_form(&browser).await.attach("files", "a.pdf", PDF).forge("evidence_type", kind);
        browser.submit_only(form).await.is(422);
    }
    assert_eq!(items(&world).await, 0);
}

#[tokio::test]
async fn a_file_name_with_script_in_it_is_shown_as_a_name_and_sent_as_an_attachment() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let name = "a\"><img src=x onerror=alert(1)>\u{202E}.pdf";
    let receipt = browser.submit(upload_form(&browser).await.attach("files", name, PDF)).await;
    receipt.is(200);
    assert!(!receipt.html().contains("<img src=x"), "it is escaped");
    let item = browser.follow(&receipt, "See it").await;
    item.is(200).does_not_say("\u{202E}");
    assert!(!item.html().contains("<img src=x"), "it is escaped");
    let file = item.links().into_iter().find(|link| link.contains("/files/")).expect("a link to the file");
    let answer = browser.get(&file).await;
    answer.is(200);
    assert_eq!(answer.bytes, PDF);
    assert!(answer.header("content-disposition").starts_with("attachment"));
    assert!(answer.header("content-security-policy").contains("sandbox"));
    assert!(!answer.header("content-disposition").contains('\u{202E}'));
    browser.get(&item.path).await.says("File opened");
}

#[tokio::test]
async fn a_file_that_is_too_big_loses_nothing_else_that_was_typed() {
    let world = World::with("2026-06-15T10:00:00", |config| config.limits.file = 2_000_000).await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let big = [PDF, &vec![b' '; 3_000_000]].concat();
    let form = upload_form(&browser).await.attach("files", "big.pdf", big).attach("files", "small.pdf", PDF);
    let page = browser.submit_only(form).await;
    page.is(422).says("larger than").says("small.pdf");
    assert_eq!(page.attributes("input[name=title]", "value"), ["Insurance 2026"]);
    browser.submit(page.form("/evidence/new")).await.is(200).says("Your evidence is received");
    assert_eq!(world.app.files.list().await.expect("the store can be listed").len(), 1);
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let token = browser.token().await;
    let address = world.serve().await.replace("http://", "");
    let mut line = tokio::net::TcpStream::connect(&address).await.expect("it listens");
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 and then"
    );
    let head = format!(
        "POST /en/coops/COOP-0001/evidence/new HTTP/1.1\r\nHost: {address}\r\nCookie: {}\r\n\
         Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n",
        browser.cookies()
    );
    line.write_all(head.as_bytes()).await.expect("the head is sent");
    line.write_all(body.as_bytes()).await.expect("a part is sent");
    line.shutdown().await.expect("the line is cut");
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer).await;
    assert_eq!(items(&world).await, 0);
    assert!(world.app.files.list().await.expect("the store can be listed").is_empty());
    let incoming = std::fs::read_dir(world.config.files_dir().join("incoming")).expect("the folder is there");
    assert_eq!(incoming.count(), 0, "what came so far is removed");
}

#[tokio::test]
async fn nobody_reviews_their_own_and_the_uploader_hears_of_a_review() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    world.also(&manager, Role::StandardsOfficer, "FRAN").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = submitted(&world, &manager).await;
    let own = world.actor(&manager).await;
    let result = evidence::review(&world.app, &own, id, Verdict::Accepted, 1, world.now()).await;
    assert!(matches!(result, Err(Error::Problems(_))), "{result:?}");
    let browser = world.browser_of(&officer).await;
    let waiting = browser.get("/en/evidence").await;
    let page = browser.follow(&waiting, "Yswiriant Tŷ Ŵyn 2026").await;
    let without_reason = browser.submit_only(page.form("/review").choose("verdict", "returned")).await;
    without_reason.is(422).says("Say why it goes back");
    let form = without_reason.form("/review").fill("reason", "The second page is missing.");
    browser.submit(form).await.is(200).says("Your review is saved");
    let returned = item(&world, id).await;
    assert_eq!(returned.state, EvidenceState::Returned);
    let letter = world.letter("evidence-reviewed", &manager.email).await;
    assert!(letter.subject.contains("Sent back"), "{}", letter.subject);
    assert!(!letter.body_text.contains("Yswiriant Tŷ"), "titles may name people");
    let path = world.link_in(&letter);
    let theirs = world.browser_of(&manager).await;
    theirs.get("/en/home").await.is(200).says("Sent back: Yswiriant Tŷ Ŵyn 2026");
    theirs.get(&path).await.is(200).says("The second page is missing.");
    // A review of what was reviewed already is no second review.
    let late = world.actor(&officer).await;
    let result = evidence::review(&world.app, &late, id, Verdict::Accepted, 2, world.now()).await;
    assert!(matches!(result, Err(Error::Problems(_))), "{result:?}");
}

#[tokio::test]
async fn a_revision_adds_and_never_overwrites_and_waits_for_review_again() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = submitted(&world, &manager).await;
    let reviewer = world.actor(&officer).await;
    evidence::review(&world.app, &reviewer, id, Verdict::Accepted, 1, world.now()).await.expect("accepted");
    let browser = world.browser_of(&manager).await;
    let page = browser.get(&format!("/en/coops/COOP-0001/evidence/{id}/revise")).await;
    let form = page.form("/revise").attach("files", "newer.pdf", [PDF, b"more"].concat());
    browser.submit(form.clone()).await.is(200).says("newer.pdf").says("yswiriant.pdf");
    browser.submit(form.clone()).await.is(200).says("Your evidence is received");
    let files = safon::evidence::store::files(&*world.app.database, id).await.expect("files can be read");
    assert_eq!(files.iter().map(|file| file.revision).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(item(&world, id).await.state, EvidenceState::Submitted);
    // From the old page with other files: somebody was quicker.
    let other = page.form("/revise").attach("files", "other.pdf", [PDF, b"other"].concat());
    browser.submit_only(other).await.is(422).says("Somebody else changed this");
    let actor = world.actor(&manager).await;
    let empty = Revision {
        period_from: None,
        period_to: None,
        valid_until: None,
        redaction_confirmed: false,
        files: Vec::new(),
    };
    assert!(evidence::revise(&world.app, &actor, id, empty, 3, world.now()).await.is_err());
}

#[tokio::test]
async fn what_does_not_apply_to_the_co_op_is_named_without_a_link() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let coverage = safon::coverage::current(&*world.app.database, manager.organisation, world.today()).await;
    let coverage = coverage.unwrap().expect("a version is in force");
    let outside = coverage.pack.criteria().find(|(_, one)| coverage.line(&one.key).is_none());
    let (_, outside) = outside.expect("not every criterion applies to every co-op");
    let mut new = new_item(&world).await;
    new.ties.push(outside.key.clone());
    let id = world.hand_in(&manager, new).await;
    let browser = world.browser_of(&manager).await;
    let page = browser.get(&format!("/en/coops/COOP-0001/evidence/{}", id.unwrap())).await;
    page.is(200).says(&outside.title_en).says("does not apply to this co-op now");
    let links = page.attributes("main a", "href");
    assert!(links.iter().any(|link| link.ends_with(&format!("/criteria/{INSURED}"))), "{links:?}");
    for link in links.iter().filter(|link| link.contains("/criteria/")) {
        browser.get(link).await.is(200);
    }
}

#[tokio::test]
async fn another_co_ops_evidence_is_not_found_anywhere() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let id = submitted(&world, &manager).await;
    let file = safon::evidence::store::files(&*world.app.database, id).await.expect("files")[0].id;
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let board = world.person(Role::BoardMember, "COOP-0001").await;
    let far = world.regulator_of(&["W06000024"]).await;
    for person in [&stranger, &board, &far] {
        let browser = world.browser_of(person).await;
        for coop in ["COOP-0001", "COOP-0002"] {
            let base = format!("/en/coops/{coop}/evidence/{id}");
            for path in [
                base.clone(),
                format!("{base}/receipt"),
                format!("{base}/revise"),
                format!("{base}/files/{file}"),
            ] {
                browser.get(&path).await.is(404);
            }
            for path in [
                format!("{base}/ties"),
                format!("{base}/review"),
                format!("{base}/revise"),
                format!("{base}/files/{file}"),
            ] {
                browser
                    .post_with_token(&path, &[("ties", INSURED), ("revision", "1"), ("reason", "x")])
                    .await
                    .is(404);
            }
        }
    }
    assert_eq!(item(&world, id).await.revision, 1);
}

#[tokio::test]
async fn a_regulator_opens_a_file_with_a_reason_and_sensitive_ones_not_at_all() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let id = submitted(&world, &manager).await;
    let near = world.regulator_of(&[&crate::world::people::area_of("COOP-0001")]).await;
    let browser = world.browser_of(&near).await;
    let page = browser.get(&format!("/en/coops/COOP-0001/evidence/{id}")).await;
    let asked: Page = browser.follow(&page, "Open").await;
    asked.is(200).says("Why are you opening it?");
    let form = asked.form("Open");
    browser.submit_only(form.clone().fill("reason", " ")).await.is(422).says("Say why you are opening it");
    let file = browser.submit(form.fill("reason", "Complaint 12 names this policy.")).await;
    assert_eq!(file.bytes, PDF);
    let own = world.browser_of(&manager).await;
    own.get(&page.path).await.says("Complaint 12 names this policy.").says(&near.name);
    let sensitive = NewItem {
        evidence_type: "complaints_log".into(),
        title: "Complaints".into(),
        redaction_confirmed: true,
        ..new_item(&world).await
    };
    let id = world.hand_in(&manager, sensitive).await.expect("it is taken");
    let page = browser.get(&format!("/en/coops/COOP-0001/evidence/{id}")).await;
    page.is(200).says("Only the co-op and the team of its audit may open these files");
    let file = safon::evidence::store::files(&*world.app.database, id).await.expect("files")[0].id;
    let path = format!("/en/coops/COOP-0001/evidence/{id}/files/{file}");
    browser.post_with_token(&path, &[("reason", "I want to")]).await.is(422);
}

#[tokio::test]
async fn personal_data_must_be_checked_before_it_is_handed_in_and_an_item_proves_several_criteria() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&manager).await;
    let unchecked = NewItem { evidence_type: "board_minutes".into(), ..new_item(&world).await };
    let result = world.hand_in(&manager, unchecked).await;
    assert!(matches!(&result, Err(Error::Problems(p)) if p[0].field == "redaction_confirmed"), "{result:?}");
    let id = submitted(&world, &manager).await;
    let keys = vec!["users-hold-controlling-vote".to_owned(), INSURED.to_owned()];
    evidence::tie(&world.app, &actor, id, keys, world.now()).await.expect("it is tied");
    let ties = safon::evidence::store::ties(&*world.app.database, id).await.expect("ties can be read");
    assert_eq!(ties.len(), 2);
    let unknown = evidence::tie(&world.app, &actor, id, vec!["nonsense".into()], world.now()).await;
    assert!(matches!(unknown, Err(Error::Problems(_))));
    let browser = world.browser_of(&manager).await;
    for language in ["en", "cy"] {
        browser.get(&format!("/{language}/coops/COOP-0001/evidence/{id}")).await.is(200).says("7.6");
        browser
            .get(&format!("/{language}/coops/COOP-0001/evidence?state=submitted"))
            .await
            .is(200)
            .says("Yswiriant");
    }
}

/// A `safon serve` of its own that is killed when the test ends.
pub struct Served(std::process::Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves the world's folder from a process in which no file may grow beyond eight megabytes.
pub async fn serve_with_little_room(world: &World) -> (Served, String) {
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = free.local_addr().expect("an address").to_string();
    drop(free);
    let mut command = std::process::Command::new("sh");
    command
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 16384; exec \"$0\" \"$@\"",
            env!("CARGO_BIN_EXE_safon"),
            "serve",
        ])
        .args(["--data", world.config.data.to_str().expect("a path"), "--listen", &address])
        .env("SAFON_BASE_URL", format!("http://{address}"))
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    if let Some(database) = &world.config.database {
        command.env("SAFON_DATABASE", database);
    }
    let served = Served(command.spawn().expect("it starts"));
    for _ in 0..300 {
        if tokio::net::TcpStream::connect(&address).await.is_ok() {
            return (served, format!("http://{address}"));
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("it does not answer on {address}");
}

#[tokio::test]
async fn a_full_disk_is_said_plainly_and_loses_nothing() {
    let world = world().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let (_served, base) = serve_with_little_room(&world).await;
    let browser = Browser::new(base);
    let page = browser.get("/en/sign-in").await;
    let form = page.form("/sign-in").fill("email", &manager.email);
    browser.submit(form.fill("password", manager.password)).await.is(200);
    let big = [PDF, &vec![b' '; 12_000_000]].concat();
    let form = upload_form(&browser).await.attach("files", "big.pdf", big).attach("files", "small.pdf", PDF);
    let told = browser.submit_only(form).await;
    told.is(422).says("There is no room left to store this").says("small.pdf");
    assert_eq!(items(&world).await, 0);
    browser.submit(told.form("/evidence/new")).await.is(200).says("Your evidence is received");
    assert_eq!(items(&world).await, 1);
    let kept = world.app.files.list().await.expect("the store can be listed");
    assert_eq!(kept.len(), 1, "the big file left nothing behind");
}
