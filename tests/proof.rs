//! The ledger of letters and the proof of notice: what is in them, who may read them, and that a formula in a subject is
//! words.

use chrono::TimeDelta;
use entities::access::Role;
use entities::ids::{OrganisationId, ReminderId};
use entities::outbox::{Urgency, email};
use entities::reminders::{ReminderState, reminder};
use safon::foundation::error::Error;
use safon::operations::ledger::{PER_PAGE, PER_PIECE};
use safon::operations::proof;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::returned::{posted, report, sent};
use crate::world::people::{Person, area_of};
use crate::world::{World, pdf};

/// A letter about an organisation to a person, whoever they are.
fn to(person: &Person, about: OrganisationId) -> impl FnOnce(&mut email::Model) + use<> {
    let (account, email) = (person.account, person.email.clone());
    move |row| {
        row.account_id = Some(account);
        row.recipient = email;
        row.organisation_id = Some(about);
    }
}

async fn administrator(world: &World) -> Person {
    world.person(Role::Administrator, "FRAN").await
}

#[tokio::test]
async fn a_proof_says_what_was_sent_to_whom_why_and_what_became_of_it_and_the_journal_bears_witness() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let letter = sent(&world, "one", to(&manager, manager.organisation)).await;
    let why = reminder::Model {
        id: ReminderId::new(world.now()),
        rule: "visit".into(),
        subject_kind: "audit".into(),
        subject_id: uuid::Uuid::nil(),
        due_on: world.today() + TimeDelta::days(5),
        step: "before:5".into(),
        account_id: manager.account,
        organisation_id: manager.organisation,
        state: ReminderState::Posted,
        email_id: Some(letter.id),
        owed_on: world.today(),
        recorded_at: world.now(),
        set_aside_at: None,
    };
    why.into_active_model().reset_all().insert(&*world.app.database).await.expect("it is recorded");
    world.pass(TimeDelta::hours(1));
    safon::outbox::returned::take(
        &world.app,
        &report(&letter, &manager.email, "failed", "5.1.1"),
        world.now(),
    )
    .await
    .expect("it is taken");

    let browser = world.browser_of(&administrator(&world).await).await;
    let at = format!("operations/mail/{}/proof", letter.id);
    let page = browser.get(&format!("/en/{at}")).await;
    let digest = hex::encode(Sha256::digest(letter.body_text.as_bytes()));
    page.is(200).says(&letter.subject).says(&manager.email).says("co-op manager").says(&letter.message_id);
    page.says(&digest).says("Kept in the mailbox of the demonstration").says("20 June 2026");
    // What the letter said, and at which step it was owed.
    page.says(letter.body_text.lines().next().expect("a line")).says("What the letter said");
    page.says("There is no mailbox of that name.").says("User unknown");
    browser.get(&format!("/cy/{at}")).await.is(200).says("Prawf o hysbysiad").says("20 Mehefin 2026");
    let answer = browser.get(&format!("/en/{at}/json")).await;
    let told: Value = serde_json::from_slice(&answer.is(200).bytes).expect("JSON");
    assert_eq!(told["text_sha256"], digest);
    assert_eq!((&told["state"], &told["attempts"]), (&"sent".into(), &1.into()));
    assert_eq!(told["roles"], serde_json::json!(["manager"]));
    assert_eq!(told["reminders"][0]["rule"], "visit");
    assert_eq!(told["returned"][0]["status"], "5.1.1");
    // The witnesses are entries of the journal, by number and hash.
    let entries = safon::journal::about(&*world.app.database, "email", letter.id.0).await.unwrap();
    let events: Vec<&str> = entries.iter().map(|(entry, _)| entry.event.as_str()).collect();
    assert_eq!(events, ["email-settled", "mail-returned"]);
    for (at, (entry, _)) in entries.iter().enumerate() {
        assert_eq!(told["journal"][at]["sequence"], entry.sequence);
        assert_eq!(told["journal"][at]["hash"], entry.hash);
        page.says(&entry.hash);
    }
    // On paper, with the same data inside; the same proof is the same bytes.
    let paper = browser.get(&format!("/cy/{at}/pdf")).await;
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("proof-of-notice.pdf");
    let faults = pdf::faults(&path, &paper.is(200).bytes);
    let called = paper.header("content-disposition");
    assert!(called.contains(&format!("prawf-o-hysbysiad-{}.pdf", letter.id)), "{called}");
    let read = lopdf::Document::load_mem(&paper.bytes).expect("a document");
    let pages: Vec<u32> = read.get_pages().into_keys().collect();
    let text = read.extract_text(&pages).expect("its text");
    for said in ["Cam", letter.body_text.lines().next().expect("a line")] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(browser.get(&format!("/cy/{at}/pdf")).await.bytes, paper.bytes);
    // Whoever is shown it can have it checked.
    let anybody = world.browser().await;
    let verify = anybody.get("/en/verify").await;
    let dropped = verify.form("verify").attach("file", "proof.pdf", paper.bytes.clone());
    anybody.submit(dropped).await.is(200).says("This document is genuine").says("Proof of notice");
    let mut changed = paper.bytes;
    changed.push(b'\n');
    let dropped = verify.form("verify").attach("file", "proof.pdf", changed);
    anybody.submit(dropped).await.is(200).says("This is not one of our reports");
}

#[tokio::test]
async fn a_proof_names_what_a_shared_mailbox_was_reminded_of_and_whose_notice_it_was() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let letter = sent(&world, "shared", |row| {
        row.organisation_id = Some(manager.organisation);
        row.account_id = None;
    })
    .await;
    let why = reminder::Model {
        id: ReminderId::new(world.now()),
        rule: "training".into(),
        subject_kind: "unit".into(),
        subject_id: safon::deadlines::unit(manager.organisation, "moving_handling"),
        due_on: world.today() + TimeDelta::days(5),
        step: "before:5".into(),
        account_id: manager.account,
        organisation_id: manager.organisation,
        state: ReminderState::Posted,
        email_id: Some(letter.id),
        owed_on: world.today(),
        recorded_at: world.now(),
        set_aside_at: None,
    };
    why.into_active_model().reset_all().insert(&*world.app.database).await.expect("it is recorded");
    let browser = world.browser_of(&manager).await;
    // By which the letter could be said to have come back: that is for administrators.
    for form in ["", "/json"] {
        let page = browser.get(&format!("/en/coops/COOP-0001/notices/{}{form}", letter.id)).await;
        page.is(200).says(&letter.id.to_string());
        let bare = letter.message_id.trim_matches(['<', '>']);
        assert!(!String::from_utf8_lossy(&page.bytes).contains(bare), "{form}");
    }
    let page = browser.get(&format!("/en/coops/COOP-0001/notices/{}", letter.id)).await;
    page.is(200).says("Moving and handling").says("Nobody by name").says("co-op manager");
}

#[tokio::test]
async fn a_proof_names_nothing_that_was_taken_out_of_the_letter_before_it_went_or_was_told_by_a_clock_that_stood_ahead()
 {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    world.also(&manager, Role::Manager, "COOP-0002").await;
    let second = world.organisation("COOP-0002").await;
    let letter = sent(&world, "digest", |row| {
        to(&manager, manager.organisation)(row);
        row.organisation_id = None;
    })
    .await;
    let aside = Some(world.now());
    for (rule, about, state, set_aside_at) in [
        ("visit", manager.organisation, ReminderState::Posted, None),
        ("agm", manager.organisation, ReminderState::Withdrawn, None),
        ("annual-return", manager.organisation, ReminderState::Posted, aside),
        ("evidence", second, ReminderState::Withdrawn, None),
        ("training", second, ReminderState::Posted, aside),
    ] {
        let row = reminder::Model {
            id: ReminderId::new(world.now()),
            rule: rule.into(),
            subject_kind: "audit".into(),
            subject_id: uuid::Uuid::nil(),
            due_on: world.today() + TimeDelta::days(5),
            step: "before:5".into(),
            account_id: manager.account,
            organisation_id: about,
            state,
            email_id: Some(letter.id),
            owed_on: world.today(),
            recorded_at: world.now(),
            set_aside_at,
        };
        row.into_active_model().reset_all().insert(&*world.app.database).await.expect("it is recorded");
    }
    let browser = world.browser_of(&administrator(&world).await).await;
    for path in [format!("/en/operations/mail/{}/proof/json", letter.id)] {
        let answer = browser.get(&path).await;
        let told: Value = serde_json::from_slice(&answer.is(200).bytes).expect("JSON");
        let rules: Vec<&Value> =
            told["reminders"].as_array().expect("a list").iter().map(|one| &one["rule"]).collect();
        assert_eq!(rules, ["visit"]);
    }
    // To the other co-op it said nothing in the end: no notice was given to it.
    let browser = world.browser_of(&manager).await;
    browser.get("/en/coops/COOP-0001/notices").await.is(200).says(&letter.subject);
    browser.get("/en/coops/COOP-0002/notices").await.is(200).does_not_say(&letter.subject);
    browser.get(&format!("/en/coops/COOP-0001/notices/{}/json", letter.id)).await.is(200);
    browser.get(&format!("/en/coops/COOP-0002/notices/{}/json", letter.id)).await.is(404);
}

#[tokio::test]
async fn a_co_op_and_its_regulator_read_notices_given_to_it_and_nothing_else() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let auditor = world.person(Role::Auditor, "FRAN").await;
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let coop = manager.organisation;
    let notice = sent(&world, "notice", to(&chair, coop)).await;
    // An audit that the co-op does not know of, a key to an account, a letter of another co-op, one about nobody's.
    let secret = sent(&world, "unannounced", to(&auditor, coop)).await;
    let key = sent(&world, "key", |row| {
        to(&chair, coop)(row);
        row.urgency = Urgency::Security;
    })
    .await;
    let other = sent(&world, "other", to(&stranger, stranger.organisation)).await;
    let crossed = sent(&world, "crossed", to(&stranger, coop)).await;
    let bare = sent(&world, "bare", |row| row.account_id = Some(chair.account)).await;

    let near = world.regulator_of(&[&area_of("COOP-0001")]).await;
    let far = world.regulator_of(&[&area_of("COOP-0002")]).await;
    for reader in [&manager, &near] {
        let browser = world.browser_of(reader).await;
        let page = browser.get("/en/coops/COOP-0001/notices").await;
        page.is(200).says(&notice.subject);
        for hidden in [&secret, &key, &other, &crossed, &bare] {
            page.does_not_say(&hidden.subject);
            for end in ["", "/json", "/pdf"] {
                browser.get(&format!("/en/coops/COOP-0001/notices/{}{end}", hidden.id)).await.is(404);
            }
        }
        for end in ["", "/json", "/pdf"] {
            browser.get(&format!("/en/coops/COOP-0001/notices/{}{end}", notice.id)).await.is(200);
            browser.get(&format!("/en/operations/mail/{}/proof{end}", notice.id)).await.is(404);
        }
        browser.get("/en/operations/mail/ledger").await.is(404);
        browser.get("/en/operations/mail/ledger/csv").await.is(404);
    }
    for reader in [&stranger, &far, &auditor, &chair] {
        let browser = world.browser_of(reader).await;
        browser.get("/en/coops/COOP-0001/notices").await.is(404);
        browser.get(&format!("/en/coops/COOP-0001/notices/{}", notice.id)).await.is(404);
    }
    // By the door of their own co-op it is not there either.
    let browser = world.browser_of(&stranger).await;
    browser
        .get("/en/coops/COOP-0002/notices")
        .await
        .is(200)
        .says(&other.subject)
        .does_not_say(&crossed.subject);
    browser.get(&format!("/en/coops/COOP-0002/notices/{}", notice.id)).await.is(404);
}

#[tokio::test]
async fn notice_was_given_to_whoever_held_the_role_then_and_a_digest_tells_each_co_op_its_own_part() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let second = world.person(Role::Manager, "COOP-0002").await;
    world.also(&chair, Role::BoardChair, "COOP-0002").await;
    let before = sent(&world, "before", to(&chair, manager.organisation)).await;
    let digest = sent(&world, "digest", |row| {
        row.account_id = Some(chair.account);
        row.kind = "digest".into();
        row.urgency = Urgency::Digest;
    })
    .await;
    for (place, rule) in [(manager.organisation, "training"), (second.organisation, "evidence")] {
        let row = reminder::Model {
            id: ReminderId::new(world.now()),
            rule: rule.into(),
            subject_kind: "x".into(),
            subject_id: uuid::Uuid::nil(),
            due_on: world.today(),
            step: "on".into(),
            account_id: chair.account,
            organisation_id: place,
            state: ReminderState::Posted,
            email_id: Some(digest.id),
            owed_on: world.today(),
            recorded_at: world.now(),
            set_aside_at: None,
        };
        row.into_active_model().reset_all().insert(&*world.app.database).await.expect("it is recorded");
    }
    world.pass(TimeDelta::hours(1));
    let grants = entities::access::role_grant::Entity::find().all(&*world.app.database).await.unwrap();
    for grant in grants.into_iter().filter(|grant| grant.account_id == chair.account) {
        let mut row = grant.into_active_model();
        row.revoked_at = Set(Some(world.now()));
        row.update(&*world.app.database).await.unwrap();
    }
    world.pass(TimeDelta::hours(1));
    let after = sent(&world, "after", to(&chair, manager.organisation)).await;
    let page = world.browser_of(&manager).await.get("/en/coops/COOP-0001/notices").await;
    page.is(200).says(&before.subject).says(&digest.subject).does_not_say(&after.subject);
    for (reader, reference, rule) in [(&manager, "COOP-0001", "training"), (&second, "COOP-0002", "evidence")]
    {
        let actor = world.actor(reader).await;
        let proof = proof::of_notice(&world.app, &actor, reference, digest.id.0).await.expect("it is notice");
        let rules: Vec<&str> = proof.reminders.iter().map(|row| row.rule.as_str()).collect();
        assert_eq!(rules, [rule]);
        assert_eq!(proof.about.expect("the co-op").reference, reference);
        assert_eq!(proof.roles, [Role::BoardChair]);
    }
    let actor = world.actor(&manager).await;
    let hidden = proof::of_notice(&world.app, &actor, "COOP-0001", after.id.0).await;
    assert!(matches!(hidden, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_ledger_is_filtered_by_co_op_days_state_and_kind_and_read_in_pages() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let one = sent(&world, "one", to(&manager, manager.organisation)).await;
    let two = sent(&world, "two", |row| {
        to(&stranger, stranger.organisation)(row);
        row.kind = "report-final".into();
    })
    .await;
    world.pass(TimeDelta::days(3));
    let three = posted(&world, "three", |row| {
        to(&manager, manager.organisation)(row);
        row.not_before += TimeDelta::days(1);
    })
    .await;
    safon::outbox::returned::take(&world.app, &report(&two, &stranger.email, "failed", "5.1.1"), world.now())
        .await
        .expect("it is taken");
    let browser = world.browser_of(&administrator(&world).await).await;
    let all = [&one, &two, &three];
    let shows = async |query: &str, wanted: &[&email::Model]| {
        let page = browser.get(&format!("/en/operations/mail/ledger?{query}")).await;
        page.is(200);
        let data = browser.get(&format!("/en/operations/mail/ledger/json?{query}")).await;
        let rows: Vec<Value> = serde_json::from_slice(&data.is(200).bytes).expect("JSON");
        let names: Vec<&str> = rows.iter().map(|row| row["message_id"].as_str().unwrap()).collect();
        let expected: Vec<&str> = wanted.iter().map(|letter| letter.message_id.as_str()).collect();
        assert_eq!(names, expected, "{query}");
        for letter in all {
            let there = wanted.iter().any(|one| one.id == letter.id);
            assert_eq!(page.text().contains(&letter.subject), there, "{} for {query:?}", letter.subject);
        }
    };
    shows("", &[&one, &two, &three]).await;
    shows("reference=COOP-0001", &[&one, &three]).await;
    shows("reference=COOP-0001&state=queued", &[&three]).await;
    shows("state=came_back", &[&two]).await;
    shows("kind=report-final", &[&two]).await;
    shows("from=2026-06-18", &[&three]).await;
    shows("from=2026-06-15&to=2026-06-17", &[&one, &two]).await;
    shows("from=15&from-month=6&from-year=2026&to=15&to-month=6&to-year=2026&reference=COOP-0002", &[&two])
        .await;
    for wrong in
        ["reference=COOP-9999", "from=2026-06-18&to=2026-06-15", "from=31&from-month=2&from-year=2026"]
    {
        let page = browser.get(&format!("/en/operations/mail/ledger?{wrong}")).await;
        page.is(422);
        assert_eq!(page.errors().len(), 1, "{wrong}");
        browser.get(&format!("/en/operations/mail/ledger/csv?{wrong}")).await.is(422);
    }
    browser.get("/cy/operations/mail/ledger").await.is(200).says("Llyfr yr e-byst");
}

#[tokio::test]
async fn a_whole_ledger_is_written_in_pieces_and_no_cell_of_it_is_a_formula() {
    let world = World::new().await;
    let letters = usize::try_from(PER_PIECE).unwrap() * 2 + 7;
    let mut rows = Vec::new();
    let first = posted(&world, "=1+1", |row| {
        row.subject = "=HYPERLINK(\"https://evil.invalid\")".into();
        row.last_reply = Some("-2+3, \"a\"\nb".into());
    })
    .await;
    for number in 1..letters {
        let mut row = first.clone();
        row.id = entities::ids::EmailId::new(world.now());
        row.unique_key = format!("n{number}");
        row.message_id = format!("<n{number}@safon.invalid>");
        row.subject = format!("Ŵyn {number}");
        rows.push(row.into_active_model().reset_all());
    }
    for some in rows.chunks(200) {
        let many = email::Entity::insert_many(some.to_vec());
        many.exec_without_returning(&*world.app.database).await.expect("they are posted");
    }
    let browser = world.browser_of(&administrator(&world).await).await;
    let page = browser.get("/en/operations/mail/ledger").await;
    page.is(200).says(&format!("{letters} emails"));
    let last = u64::try_from(letters).unwrap().div_ceil(PER_PAGE);
    browser.get(&format!("/en/operations/mail/ledger?page={last}")).await.is(200).says("=HYPERLINK");
    let table = browser.get("/en/operations/mail/ledger/csv").await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert!(table.bytes.starts_with("\u{feff}message_id,".as_bytes()));
    let mut reader = csv::ReaderBuilder::new().from_reader(&table.bytes[3..]);
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("a table");
    assert_eq!(records.len(), letters, "each letter once, and the heads once");
    let names: std::collections::BTreeSet<&str> = records.iter().map(|one| &one[0]).collect();
    assert_eq!(names.len(), letters);
    for cell in records.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
    }
    assert_eq!(&records[0][6], "'=HYPERLINK(\"https://evil.invalid\")");
    let data = browser.get("/en/operations/mail/ledger/json").await;
    let rows: Vec<Value> = serde_json::from_slice(&data.bytes).expect("one array");
    assert_eq!(rows.len(), letters);
    // Nothing at all is an array too.
    let none = browser.get("/en/operations/mail/ledger/json?kind=nothing").await;
    assert_eq!(none.text(), "[]");
}
