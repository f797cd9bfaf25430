//! Conversations in fieldwork: recorded, corrected and withdrawn by those who were on the visit, read by the team alone until the
//! draft is out, and then the eleventh part of the report, without names and without a count of few.

use chrono::Duration;
use entities::access::{Language, Role};
use entities::audits::{AuditState, ConversationManner, ConversationWith, TeamPart};
use entities::journal::journal_entry;
use lopdf::Document;
use safon::audits::conversations::rules::in_time;
use safon::audits::conversations::{self, Conversation, Recording};
use safon::audits::{fieldwork, moderation, store, team};
use safon::foundation::error::Error;
use safon::journal;
use safon::reports;
use safon::reports::content::{Content, People};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter, QueryOrder};

use crate::audits::cast::{Cast, MAJOR, refused};
use crate::world::browser::{Form, Page};
use crate::world::staff::somebody;
use crate::world::{World, day};

/// What members said in a meeting on the first day of the visit.
fn met() -> Recording {
    Recording {
        with_whom: ConversationWith::Members,
        manner: ConversationManner::Meeting,
        held_on: day("2026-07-13"),
        people: 12,
        said: "They are asked before something changes.".into(),
        language: Language::En,
        criteria: vec![MAJOR.into()],
        names_kept: false,
    }
}

/// What few families said by phone, in Welsh.
fn rang() -> Recording {
    Recording {
        with_whom: ConversationWith::Families,
        manner: ConversationManner::ByPhone,
        people: 3,
        said: "Mae rhywun yn ffonio’n ôl yr un diwrnod.".into(),
        language: Language::Cy,
        criteria: Vec::new(),
        ..met()
    }
}

async fn record(
    world: &World,
    cast: &Cast,
    reference: &str,
    one: &Recording,
    key: &str,
) -> Result<i32, Error> {
    let lead = world.actor(&cast.lead).await;
    conversations::record(&world.app, &lead, reference, one, key, world.now()).await
}

async fn all(world: &World, reference: &str) -> Vec<Conversation> {
    let audit = store::by_reference(&*world.app.database, reference).await.expect("the audit");
    conversations::store::of_audit(&*world.app.database, audit.id).await.expect("conversations can be read")
}

/// What the draft says now to the lead auditor.
async fn draft(world: &World, cast: &Cast, reference: &str) -> Content {
    let lead = world.actor(&cast.lead).await;
    let seen = reports::see(&world.app, &lead, reference, Language::En, world.now()).await;
    serde_json::from_value(seen.expect("the draft can be read").content).expect("the content")
}

/// The form of a conversation, filled in as the lead auditor would.
fn filled(page: &Page, said: &str, people: &str) -> Form {
    let form = page.form("/conversations/new").choose("with_whom", "people_who_use_care");
    let form = form.choose("manner", "one_to_one").date("held_on", day("2026-07-13")).fill("people", people);
    form.fill("said", said).choose("language", "en")
}

#[tokio::test]
async fn a_lead_auditor_records_a_conversation_corrects_it_and_it_stands_in_the_report() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let lead = world.browser_of(&cast.lead).await;
    let audit = lead.get(&format!("/en/audits/{reference}")).await;
    let list = lead.follow(&audit, "Conversations").await;
    list.is(200).says("No conversation was recorded yet.");
    let page = lead.follow(&list, "Record a conversation").await;
    page.is(200).says("Write no names");
    let empty = lead.submit_only(page.form("/conversations/new")).await;
    // Who, how, when, how many, and what; the language of the page is taken for that of the text.
    assert_eq!(empty.is(422).errors().len(), 5, "{:?}", empty.errors());
    let form = filled(&empty, "“I decide when I get up,” we heard.", "6").tick("criteria", MAJOR);
    let list = lead.submit(form).await;
    list.is(200).says("The conversation is recorded.").says("People who use care").says("13 July 2026");

    let one = lead.get(&format!("/en/audits/{reference}/conversations/1")).await;
    let form = one.form("/conversations/1");
    assert_eq!(form.value("said"), Some("“I decide when I get up,” we heard."));
    lead.submit(form.fill("people", "4")).await.is(200).says("The conversation is corrected.");
    let recorded = all(&world, &reference).await;
    assert_eq!((recorded[0].row.people, recorded[0].row.revision), (4, 2));
    assert_eq!(recorded[0].criteria.len(), 1);

    let criterion = lead.get(&format!("/en/audits/{reference}/criteria/{MAJOR}")).await;
    lead.follow(&criterion, "People who use care").await.is(200).says("“I decide when I get up,”");

    // Nothing is lost: what stood there before is in the journal.
    let told =
        journal::about(&*world.app.database, "conversation", recorded[0].row.id.0).await.expect("entries");
    let events: Vec<&str> = told.iter().map(|(entry, _)| entry.event.as_str()).collect();
    assert_eq!(events, ["conversation-recorded", "conversation-corrected"]);
    let detail = told[1].1.as_ref().expect("its detail");
    assert_eq!((&detail["before"]["people"], &detail["people"]), (&6.into(), &4.into()));

    cast.all_met(&world, &reference).await;
    let actor = world.actor(&cast.lead).await;
    fieldwork::end(&world.app, &actor, &reference, world.now()).await.expect("it ends");
    let report = lead.get(&format!("/en/audits/{reference}/report")).await;
    report.is(200).says("What members and workers said").says("“I decide when I get up,” we heard.");
    assert_eq!(report.rows("With whom")[1..], [["People who use care", "One to one", "fewer than five"]]);
}

#[tokio::test]
async fn only_the_team_reads_conversations_and_only_those_on_the_visit_write_them() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    record(&world, &cast, &reference, &met(), "a-key").await.expect("it is recorded");
    let another = world.person(Role::Auditor, "FRAN").await;
    let base = format!("/en/audits/{reference}/conversations");
    let strangers = [&cast.manager, &cast.chair, &cast.regulator, &cast.officer, &cast.decider, &another];
    for person in strangers {
        let browser = world.browser_of(person).await;
        for path in [base.clone(), format!("{base}/1")] {
            browser.get(&path).await.is(404);
        }
        browser.get(&format!("/en/audits/{reference}")).await.does_not_say("Conversations");
        let actor = world.actor(person).await;
        let tried = conversations::record(&world.app, &actor, &reference, &met(), "b-key", world.now()).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{}: {tried:?}", person.role);
    }
    let moderator = world.browser_of(&cast.moderator).await;
    moderator.get(&base).await.is(200).says("Members").does_not_say("Record a conversation");
    moderator.get(&format!("{base}/1")).await.is(200).says("asked before").does_not_say("Withdraw this");
    let actor = world.actor(&cast.moderator).await;
    let tried = conversations::record(&world.app, &actor, &reference, &met(), "c-key", world.now()).await;
    assert_eq!(refused(tried), "audits-not-on-team");

    // Nor do they stand in the journal for an administrator who may read the audits of the co-op.
    let keeper = world.person(Role::Administrator, "FRAN").await;
    world.also(&keeper, Role::DecisionMaker, "FRAN").await;
    let entries = world.browser_of(&keeper).await.get("/en/operations/journal").await;
    entries.is(200).says("A conversation of an audit was recorded").does_not_say("asked before");

    // Somebody who joins the team records too.
    let officer = world.actor(&cast.officer).await;
    let (account, part) = (another.account, TeamPart::Auditor);
    team::assign(&world.app, &officer, &reference, account, part, world.now()).await.expect("they join");
    let actor = world.actor(&another).await;
    let number = conversations::record(&world.app, &actor, &reference, &rang(), "d-key", world.now()).await;
    assert_eq!(number.expect("it is recorded"), 2);
    assert_eq!(all(&world, &reference).await.len(), 2);
}

#[tokio::test]
async fn a_report_tells_what_was_said_by_whom_and_never_counts_fewer_than_five() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    world.employ(&cast.manager, somebody("Angharad Pugh-Ffug", &["support_staff"])).await;
    let reference = cast.in_fieldwork(&world).await;
    let mut named = met();
    named.said = "A worker, Angharad Pugh-Ffug, was praised.".into();
    named.with_whom = ConversationWith::Workers;
    named.people = 4;
    named.names_kept = true;
    for (key, one) in [("a-key", rang()), ("b-key", met()), ("c-key", named), ("d-key", met())] {
        record(&world, &cast, &reference, &one, key).await.expect("it is recorded");
    }
    let actor = world.actor(&cast.lead).await;
    let why = "Recorded twice.";
    conversations::withdraw(&world.app, &actor, &reference, 4, 1, why, world.now()).await.expect("it goes");
    cast.all_met(&world, &reference).await;
    fieldwork::end(&world.app, &actor, &reference, world.now()).await.expect("it ends");
    moderation::submit(&world.app, &actor, &reference, world.now()).await.expect("it is sent");
    let moderator = world.actor(&cast.moderator).await;
    moderation::release(&world.app, &moderator, &reference, world.now()).await.expect("it is released");

    let content = draft(&world, &cast, &reference).await;
    let voice = content.voice.as_ref().expect("the part is there");
    let people: Vec<(ConversationWith, People)> =
        voice.conversations.iter().map(|one| (one.with, one.people)).collect();
    let (few, twelve) = (People::FewerThanFive, People::Number(12));
    use ConversationWith::{Families, Members, Workers};
    assert_eq!(people, [(Members, twelve), (Workers, few), (Families, few)]);
    assert_eq!(voice.conversations[0].criteria, ["8.6"]);
    assert_eq!(voice.conversations[2].said.language, Some(Language::Cy), "it stays in its language");
    let json = serde_json::to_string(voice).expect("as JSON");
    assert_eq!(json.matches("\"fewer_than_five\"").count(), 2, "{json}");
    assert!(!json.contains("Angharad") && json.contains("[name removed]"), "{json}");
    assert!(!json.contains("2026-07-13") && !json.contains("13 July"), "the day would tell who: {json}");

    let audit = store::by_reference(&*world.app.database, &reference).await.expect("the audit");
    let pdf = reports::draft_pdf(&world.app, audit, Language::En, world.now()).await.expect("a draft");
    let document = Document::load_mem(&pdf).expect("a document");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text =
        document.extract_text(&pages).expect("its text").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Workers In a meeting fewer than five"), "{text}");
    assert!(text.contains("Families By phone fewer than five"), "{text}");
    assert!(text.contains("10 What members and workers said"), "{text}");

    // The co-op reads what the report shows, and nothing else.
    let manager = world.browser_of(&cast.manager).await;
    let page = manager.get(&format!("/en/audits/{reference}/report")).await;
    page.is(200).says("They are asked before something changes.");
    let rows = page.rows("With whom");
    assert_eq!(rows[1], ["Members", "In a meeting", "12"]);
    assert_eq!(rows[2..].iter().map(|row| row[2].as_str()).collect::<Vec<_>>(), ["fewer than five"; 2]);
    page.does_not_say("Angharad").does_not_say("Recorded twice.");
    manager.get(&format!("/en/audits/{reference}/conversations")).await.is(404);
}

#[tokio::test]
async fn a_report_of_an_audit_in_which_nobody_was_spoken_to_says_so() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_moderation(&world).await;
    let content = draft(&world, &cast, &reference).await;
    assert_eq!(content.voice.map(|voice| voice.conversations.len()), Some(0));
    let lead = world.browser_of(&cast.lead).await;
    let page = lead.get(&format!("/en/audits/{reference}/report")).await;
    page.is(200).says("What members and workers said").says("No conversation with members, workers");
    let page = lead.get(&format!("/cy/audits/{reference}/report")).await;
    page.is(200).says("Beth a ddywedodd aelodau a gweithwyr").says("Ni chofnodwyd unrhyw sgwrs");
}

#[tokio::test]
async fn a_word_that_is_the_name_of_somebody_at_the_coop_is_asked_about_before_it_is_kept() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    world.employ(&cast.manager, somebody("Angharad Pugh-Ffug", &["support_staff"])).await;
    let member = world.person(Role::Member, "COOP-0001").await;
    let surname = member.name.split(' ').next_back().expect("a surname").to_owned();
    let reference = cast.in_fieldwork(&world).await;
    let lead = world.browser_of(&cast.lead).await;
    let page = lead.get(&format!("/en/audits/{reference}/conversations/new")).await;
    page.is(200).does_not_say("These words name nobody");
    let said = format!("Angharad’s rota is fair, said {surname}.");
    let asked = lead.submit_only(filled(&page, &said, "6").tick("criteria", MAJOR)).await;
    asked.is(422).says(&format!("This may be the name of somebody at the co-op: Angharad, {surname}."));
    assert!(all(&world, &reference).await.is_empty(), "nothing is kept yet");
    let entries = journal_entry::Entity::find().filter(journal_entry::Column::SubjectKind.eq("conversation"));
    let entries = entries.order_by_asc(journal_entry::Column::Sequence).all(&*world.app.database).await;
    assert!(entries.expect("entries").is_empty(), "nor is it in the journal");

    // What was typed and ticked is still there; it may be taken out, or kept.
    let form = asked.form("/conversations/new");
    assert_eq!(form.value("said"), Some(said.as_str()));
    assert_eq!(form.value("criteria"), Some(MAJOR));
    lead.submit(form.tick("names_kept", "yes")).await.is(200).says("The conversation is recorded.");
    assert_eq!(all(&world, &reference).await[0].row.said, said);
}

#[tokio::test]
async fn of_two_auditors_who_correct_one_conversation_the_second_is_told_and_loses_nothing() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    record(&world, &cast, &reference, &met(), "a-key").await.expect("it is recorded");
    let again = record(&world, &cast, &reference, &rang(), "a-key").await;
    assert_eq!(again.expect("it is the same"), 1, "a form sent twice records once");
    assert_eq!(all(&world, &reference).await.len(), 1);

    let lead = world.browser_of(&cast.lead).await;
    let page = lead.get(&format!("/en/audits/{reference}/conversations/1")).await;
    let (mine, late) = (page.form("/conversations/1"), page.form("/withdraw").fill("why", "Not needed."));
    lead.submit(page.form("/conversations/1").fill("said", "They are asked in good time.")).await.is(200);
    let stale = lead.submit_only(mine.fill("said", "They are asked, and heard.")).await;
    stale.is(422).says("Somebody changed this conversation").says("They are asked in good time.");
    assert_eq!(stale.form("/conversations/1").value("said"), Some("They are asked, and heard."));
    lead.submit_only(late).await.is(422);
    let kept = &all(&world, &reference).await[0];
    assert_eq!((kept.row.said.as_str(), kept.row.withdrawn_at), ("They are asked in good time.", None));

    // A withdrawn one stays for the team, with the reason, and is not changed any more.
    let now = lead.get(&format!("/en/audits/{reference}/conversations/1")).await;
    let unsaid = lead.submit_only(now.form("/withdraw")).await;
    unsaid.is(422);
    let other = unsaid.form("/conversations/1");
    assert_eq!(other.value("criteria"), Some(MAJOR), "the other form is as it was");
    lead.submit(now.form("/withdraw").fill("why", "Said in confidence.")).await.says("is withdrawn");
    let page = lead.get(&format!("/en/audits/{reference}/conversations/1")).await;
    page.is(200).says("Said in confidence.").says("They are asked in good time.");
    assert!(page.forms().iter().all(|form| !form.names().contains("said")), "there is no form any more");
    let actor = world.actor(&cast.lead).await;
    let tried = conversations::correct(&world.app, &actor, &reference, 1, 3, &met(), world.now()).await;
    assert_eq!(refused(tried), "conversations-refused-withdrawn");
}

#[tokio::test]
async fn conversations_are_open_from_the_first_day_of_fieldwork_until_the_draft_is_with_the_moderator() {
    for state in AuditState::iter() {
        let open = matches!(state, AuditState::Fieldwork | AuditState::Drafting);
        assert_eq!(in_time(state).is_ok(), open, "{state}");
    }
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let early = cast.planned(&world, "2026-08-10").await;
    let tried = record(&world, &cast, &early, &met(), "early").await;
    assert_eq!(refused(tried), "conversations-refused-audit");

    let reference = cast.in_fieldwork(&world).await;
    record(&world, &cast, &reference, &met(), "a-key").await.expect("it is recorded");
    let lead = world.browser_of(&cast.lead).await;
    let old = lead.get(&format!("/en/audits/{reference}/conversations/1")).await;
    let new = lead.get(&format!("/en/audits/{reference}/conversations/new")).await;
    cast.all_met(&world, &reference).await;
    let actor = world.actor(&cast.lead).await;
    fieldwork::end(&world.app, &actor, &reference, world.now()).await.expect("it ends");
    moderation::submit(&world.app, &actor, &reference, world.now()).await.expect("it is sent");
    let moderator = world.actor(&cast.moderator).await;
    moderation::release(&world.app, &moderator, &reference, world.now()).await.expect("it is released");
    cast.stands(&world, &reference, AuditState::DraftIssued).await;

    let tries = [
        old.form("/conversations/1").fill("said", "Something else."),
        old.form("/withdraw").fill("why", "Better not."),
        filled(&new, "Too late.", "6"),
    ];
    for form in tries {
        let page = lead.submit_only(form).await;
        page.is(422).says("until the draft is with the moderator").says("Draft issued");
    }
    let kept = all(&world, &reference).await;
    assert_eq!((kept.len(), kept[0].row.revision, &kept[0].row.said), (1, 1, &met().said));
    let page = lead.get(&format!("/en/audits/{reference}/conversations")).await;
    page.is(200).does_not_say("Record a conversation");
    lead.get(&format!("/en/audits/{reference}/conversations/new")).await.is(404);
}

#[tokio::test]
async fn a_conversation_has_a_day_of_this_audit_people_words_and_criteria_in_scope() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let wrong = async |change: &dyn Fn(&mut Recording)| {
        let mut one = met();
        change(&mut one);
        refused(record(&world, &cast, &reference, &one, "another").await)
    };
    assert_eq!(wrong(&|one| one.held_on = day("2026-07-14")).await, "conversations-day-to-come");
    assert_eq!(wrong(&|one| one.held_on = day("2026-06-14")).await, "conversations-day-early");
    assert_eq!(wrong(&|one| one.people = 0).await, "form-number");
    assert_eq!(wrong(&|one| one.said = "  ".into()).await, "form-missing");
    assert_eq!(wrong(&|one| one.criteria = vec!["nonsense".into()]).await, "form-choose");
    let before = Recording { held_on: day("2026-06-15"), ..met() };
    record(&world, &cast, &reference, &before, "before").await.expect("by phone, from notice on");
    world.pass(Duration::days(1));
    let next = Recording { held_on: day("2026-07-14"), ..met() };
    record(&world, &cast, &reference, &next, "next").await.expect("on the second day");
}
