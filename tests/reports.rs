//! Reports: what they say and never say, how they are issued, published, acknowledged and verified.

use entities::access::{Language, Role};
use entities::audits::{AuditState, Publication, audit};
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::reports::report;
use entities::training::{training_record, worker};
use reqwest::Method;
use safon::audits;
use safon::documents::{self, Which};
use safon::foundation::error::Error;
use safon::foundation::pdf::Drawn;
use safon::foundation::press::Lane;
use safon::reports::content::{Content, Mark, Verdict};
use safon::reports::verifying::Bearer;
use safon::reports::{self, Answer, code};
use safon::standards::pack::Category;
use safon::training::rules::share_in_date;
use scheduler::runner::Outcome;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::world::audited::{Audited, WORKERS};
use crate::world::browser::Browser;
use crate::world::{World, pdf};

async fn issued() -> (World, Audited, Vec<report::Model>) {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let reports = reports::issue(&world.app, None, made.audit, world.now()).await.expect("it is issued");
    (world, made, reports)
}

async fn published(publication: Publication) -> (World, Audited, Vec<report::Model>) {
    let (world, made, reports) = issued().await;
    world.accepted(&made).await;
    let regulator = world.actor(&made.regulator).await;
    reports::publish(&world.app, &regulator, &made.audit_reference, publication, world.now())
        .await
        .expect("it is published");
    (world, made, reports)
}

fn content(report: &report::Model) -> Content {
    serde_json::from_str(&report.content).expect("the content can be read back")
}

#[tokio::test]
async fn an_audit_that_is_final_is_reported_once_in_each_language_however_often_it_is_asked_for() {
    let (world, made, first) = issued().await;
    assert_eq!(first.len(), 2);
    assert_eq!(first[0].code, first[1].code, "both languages share the code");
    assert_ne!(first[0].sha256, first[1].sha256);
    world.pass(chrono::TimeDelta::days(3));
    let again = reports::issue(&world.app, None, made.audit, world.now()).await.expect("nothing new");
    assert_eq!(again, first);
    assert_eq!(reports::issue_due(&world.app, world.now()).await.expect("the job runs"), 0);
    let all = report::Entity::find().all(&*world.app.database).await.expect("reports can be read");
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn the_job_issues_what_became_final_without_a_report() {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    assert_eq!(reports::issue_due(&world.app, world.now()).await.expect("the job runs"), 1);
    let reports = reports::store::reports(&*world.app.database, made.audit).await.expect("reports");
    assert_eq!(reports.iter().map(|r| r.issue).collect::<Vec<_>>(), [1, 1]);
}

#[tokio::test]
async fn a_report_that_cannot_be_made_keeps_no_later_one_waiting_and_the_timetable_says_which_it_is() {
    let world = World::new().await;
    let stuck = world.audited("COOP-0001").await;
    let later = world.audited("COOP-0002").await;
    world.unsigned(&stuck).await;
    for _ in 0..2 {
        let ran = safon::jobs::run(&world.app, "issue-reports", world.now()).await.expect("the job runs");
        assert!(
            matches!(&ran.outcome, Outcome::Failed(why) if why.contains(&stuck.audit_reference)),
            "{ran:?}"
        );
        let of = async |audit| reports::store::reports(&*world.app.database, audit).await.expect("reports");
        assert_eq!((of(stuck.audit).await.len(), of(later.audit).await.len()), (0, 2));
        world.pass(chrono::TimeDelta::minutes(10));
    }
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let browser = world.browser_of(&administrator).await;
    let (english, welsh) =
        (browser.get("/en/operations/timetable").await, browser.get("/cy/operations/timetable").await);
    english.is(200).says("These reports could not be issued").says(&stuck.audit_reference);
    welsh.is(200).says("Ni ellid dyroddi’r adroddiadau hyn").says(&stuck.audit_reference);
}

#[tokio::test]
async fn what_was_accepted_before_the_job_ran_is_issued_all_the_same() {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    for state in [AuditState::Accepted, AuditState::ActionsOpen, AuditState::Closed] {
        report::Entity::delete_many().exec(&*world.app.database).await.expect("nothing is issued");
        let row = audit::ActiveModel {
            id: Set(made.audit),
            state: Set(state),
            issue: Set(1),
            accepted_on: Set(Some(world.today())),
            ..Default::default()
        };
        row.update(&*world.app.database).await.expect("the regulator was faster");
        // The visit of the year before was never made final here: it has no report, and gets none.
        assert_eq!(reports::issue_due(&world.app, world.now()).await.expect("the job runs"), 1, "{state}");
        let reports = reports::store::reports(&*world.app.database, made.audit).await.expect("reports");
        assert_eq!(reports.iter().map(|r| r.issue).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(reports::issue_due(&world.app, world.now()).await.expect("the job runs"), 0, "{state}");
    }
}

#[tokio::test]
async fn issued_bytes_never_change_and_the_same_content_gives_the_same_bytes() {
    let (world, made, reports) = issued().await;
    world.accepted(&made).await;
    world.pass(chrono::TimeDelta::days(40));
    for report in &reports {
        let stored = world.app.files.read_all(&report.sha256).await.expect("the bytes are there");
        let redrawn = reports::redraw(&world.app, report).await.expect("it is drawn again");
        assert!(stored == redrawn, "the bytes differ");
    }
}

#[tokio::test]
async fn the_same_rows_give_the_same_report() {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let audit = reports::store::audit(&*world.app.database, &made.audit_reference).await.expect("the audit");
    let first =
        reports::draft_pdf(&world.app, audit.clone(), Language::Cy, world.now()).await.expect("a draft");
    let second = reports::draft_pdf(&world.app, audit, Language::Cy, world.now()).await.expect("a draft");
    assert!(first == second, "two drafts of the same rows differ");
}

#[tokio::test]
async fn reports_and_drafts_of_real_rows_are_pdf_ua_1_and_pdf_a_3a_in_both_languages() {
    let (world, made, reports) = issued().await;
    let audit = reports::store::audit(&*world.app.database, &made.audit_reference).await.expect("the audit");
    let mut files = Vec::new();
    for report in &reports {
        files.push(world.app.files.read_all(&report.sha256).await.expect("the bytes are there"));
        let draft = reports::draft_pdf(&world.app, audit.clone(), report.language, world.now()).await;
        files.push(draft.expect("a draft"));
    }
    for (place, bytes) in files.iter().enumerate() {
        let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("issued-{place}.pdf"));
        let faults = pdf::faults(&path, bytes);
        assert!(faults.is_empty(), "{place}:\n{}", faults.join("\n"));
    }
}

#[tokio::test]
async fn no_report_names_a_worker_whoever_wrote_the_name_into_what() {
    let (_world, _made, reports) = issued().await;
    for report in &reports {
        for name in WORKERS {
            let plain = name.replace('\'', "");
            assert!(
                !report.content.contains(name) && !report.content.contains(&plain),
                "{name} stands in {}",
                report.language
            );
        }
        let removed = if report.language == Language::Cy { "[tynnwyd yr enw]" } else { "[name removed]" };
        assert!(report.content.contains(removed), "where a name stood, something says so");
    }
}

#[tokio::test]
async fn figures_about_fewer_than_five_people_are_not_shown() {
    let (_world, _made, reports) = issued().await;
    let english = content(reports.iter().find(|r| r.language == Language::En).expect("English"));
    let criterion = english.sections.iter().flat_map(|s| &s.criteria).find(|c| c.code == "8.6").expect("8.6");
    let shown: Vec<_> = criterion.facts.iter().map(|f| (f.value.as_str(), f.basis.as_deref())).collect();
    assert_eq!(shown, [("80.9%", Some("34 of 42")), ("Too few to show", None)]);
    assert!(!reports[0].content.contains("33.3"));
    let training = english.training.expect("training figures");
    assert!(!training.subjects.is_empty());
}

#[tokio::test]
async fn the_report_says_why_the_outcome_was_held_back_and_what_must_be_done() {
    let (_world, made, reports) = issued().await;
    for report in &reports {
        let content = content(report);
        assert_eq!(content.summary.outcome, Some(Verdict::CompliantWithActions));
        assert_eq!(content.summary.score, Some(86));
        assert_eq!(content.summary.by_score, Some(Verdict::Compliant));
        assert!(
            content.summary.limiters.iter().any(|l| l.because == ["8.6"]),
            "{:?}",
            content.summary.limiters
        );
        assert_eq!(content.summary.must_dos.len(), 2);
        assert!(content.summary.must_dos[0].cite.starts_with("8.6"), "the major one first");
        assert_eq!(content.summary.strengths.len(), 3);
        assert_eq!(content.findings.len(), 2, "good practice is no finding to act on");
        assert_eq!(content.good_practice.len(), 1);
        assert_eq!(content.outcome.history.len(), 2);
        assert_eq!(content.sign_off.len(), 2);
        assert_eq!(content.comments.as_ref().map(|c| c.points.len()), Some(1));
        assert_eq!(content.evidence.len(), 1);
        assert_eq!(content.evidence[0].sha256.as_ref().map(String::len), Some(64));
        let verification = content.statements.verification.as_ref().expect("how it is verified");
        assert!(
            verification.address.ends_with(&format!("/{}/verify/{}", report.language, verification.code))
        );
        let outside =
            content.sections.iter().flat_map(|s| &s.criteria).filter(|c| c.result == Mark::NotApplicable);
        assert!(outside.clone().count() == 1 && outside.clone().all(|c| c.reason.is_some()));
        assert_eq!(content.cover.reference, made.audit_reference);
    }
    let welsh = content(reports.iter().find(|r| r.language == Language::Cy).expect("Welsh"));
    let rules: Vec<_> = welsh.summary.limiters.iter().map(|l| l.rule.as_str()).collect();
    assert!(rules.contains(&"unrhyw faen prawf mawr heb ei fodloni"), "{rules:?}");
}

#[tokio::test]
async fn what_is_not_final_has_no_report_and_what_is_not_accepted_is_not_published() {
    let (world, made, _) = issued().await;
    let regulator = world.actor(&made.regulator).await;
    let now = world.now();
    let early = reports::publish(&world.app, &regulator, &made.audit_reference, Publication::Full, now).await;
    assert!(matches!(early, Err(Error::Refused(m)) if m.key == "reports-not-accepted"));
}

#[tokio::test]
async fn a_regulator_of_another_area_cannot_publish_and_nobody_but_a_regulator_can() {
    let (world, made, _) = issued().await;
    world.accepted(&made).await;
    let elsewhere = world.regulator_of(&["W06000024"]).await;
    for person in [&elsewhere, &made.manager, &made.lead, &made.chair] {
        let actor = world.actor(person).await;
        let done =
            reports::publish(&world.app, &actor, &made.audit_reference, Publication::Full, world.now()).await;
        assert!(matches!(done, Err(Error::NotFound)), "{:?}", person.role);
    }
}

#[tokio::test]
async fn the_manager_and_the_board_hear_once_that_a_report_is_published() {
    let (world, made, _) = published(Publication::Summary).await;
    let regulator = world.actor(&made.regulator).await;
    reports::publish(&world.app, &regulator, &made.audit_reference, Publication::Full, world.now())
        .await
        .expect("it is published in full");
    let letters = world.letters().await;
    let told: Vec<_> =
        letters.iter().filter(|l| l.kind == "report-published").map(|l| &l.recipient).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.contains(&&made.chair.email) && told.contains(&&made.manager.email));
    let letter = world.letter("report-published", &made.chair.email).await;
    assert!(world.link_in(&letter).ends_with(&format!("/audits/{}/report", made.audit_reference)));
}

#[tokio::test]
async fn a_board_acknowledges_its_own_report_once_and_another_board_cannot() {
    let (world, made, _) = issued().await;
    let stranger = world.person(Role::BoardChair, "COOP-0002").await;
    let (chair, other) = (world.actor(&made.chair).await, world.actor(&stranger).await);
    let (app, reference, now) = (&world.app, &made.audit_reference, world.now());
    let refused = reports::acknowledge(app, &other, reference, None, now).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    for _ in 0..2 {
        reports::acknowledge(app, &chair, reference, None, now).await.expect("it is acknowledged");
    }
    let rows = reports::store::acknowledgements(&*app.database, made.audit).await.expect("rows");
    assert_eq!(rows.len(), 1);
    reports::acknowledge(app, &chair, reference, Some("Pam?".into()), now).await.expect("a question");
    world.letter("report-question", &made.lead.email).await;
}

#[tokio::test]
async fn a_draft_is_for_its_team_until_it_is_released() {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let row = entities::audits::audit::ActiveModel {
        id: sea_orm::Set(made.audit),
        state: sea_orm::Set(entities::audits::AuditState::Moderation),
        ..Default::default()
    };
    sea_orm::ActiveModelTrait::update(row, &*world.app.database).await.expect("back to moderation");
    let path = format!("/en/audits/{}/report", made.audit_reference);
    world.browser_of(&made.lead).await.get(&path).await.is(200).says("DRAFT");
    for person in [&made.manager, &made.regulator, &made.chair] {
        world.browser_of(person).await.asked(Method::GET, &path).await.is(404);
    }
}

#[tokio::test]
async fn a_code_and_a_file_are_genuine_altered_or_not_ours() {
    let (world, _made, reports) = issued().await;
    let (app, report) = (&world.app, &reports[0]);
    let printed = code::printed(&report.code);
    let by_code = reports::verify_code(app, &printed.to_lowercase(), None).await.expect("an answer");
    assert!(
        matches!(&by_code, Answer::Known(Bearer::Issue(found)) if found.issue == 1 && found.accepted_on.is_none()),
        "of a code alone nothing is genuine"
    );
    let by_file = reports::verify_digest(app, &report.sha256).await.expect("an answer");
    assert!(matches!(&by_file, Answer::Genuine(found) if found.language == Some(report.language.into())));
    let altered = reports::verify_code(app, &printed, Some(&"0".repeat(64))).await.expect("an answer");
    assert!(matches!(altered, Answer::Altered(_)));
    assert_eq!(reports::verify_code(app, "BBBBB-BBBBB", None).await.expect("an answer"), Answer::NotOurs);
    assert_eq!(reports::verify_digest(app, &"0".repeat(64)).await.expect("an answer"), Answer::NotOurs);
}

#[tokio::test]
async fn a_dropped_file_is_checked_and_not_kept() {
    let (world, _made, reports) = issued().await;
    let genuine = world.app.files.read_all(&reports[0].sha256).await.expect("the bytes");
    let before = world.app.files.list().await.expect("the store");
    let browser = world.browser().await;
    let page = browser.get("/en/verify").await;
    let dropped = page.form("verify").attach("file", "report.pdf", genuine.clone());
    browser.submit(dropped).await.is(200).says("This report is genuine");
    let strange = page.form("verify").attach("file", "report.pdf", b"%PDF-1.7 something else".to_vec());
    browser.submit(strange).await.is(200).says("This is not one of our reports");
    let mut changed = genuine.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    let altered = page.form("verify").attach("file", "report.pdf", changed);
    browser.submit(altered).await.is(200).says("This file is not the report that was issued with the code");
    assert_eq!(world.app.files.list().await.expect("the store"), before);
}

#[tokio::test]
async fn a_genuine_file_with_another_code_is_genuine_and_the_code_is_said_to_be_anothers() {
    let (world, _made, reports) = issued().await;
    let genuine = world.app.files.read_all(&reports[0].sha256).await.expect("the bytes");
    let browser = world.browser().await;
    let page = browser.get("/en/verify").await;
    let whose = "The code you typed is not that of this file";
    for typed in ["BBBBB-BBBBB", "mistyped"] {
        let sent = page.form("verify").fill("code", typed).attach("file", "report.pdf", genuine.clone());
        browser.submit(sent).await.is(200).says("This report is genuine").says(whose);
    }
    let right = code::printed(&reports[0].code);
    let sent = page.form("verify").fill("code", &right).attach("file", "report.pdf", genuine);
    browser.submit(sent).await.is(200).says("This report is genuine").does_not_say(whose);
}

#[tokio::test]
async fn a_paper_that_is_drawn_in_another_language_later_is_as_old_as_the_first() {
    let (world, made, _) = issued().await;
    let which = |language| Which {
        kind: DocumentKind::BoardPack,
        subject: uuid::Uuid::from_u128(7),
        period: "2026-05/1".into(),
        language,
    };
    let mut days = Vec::new();
    for (language, bytes) in [(DocumentLanguage::Cy, b"cy"), (DocumentLanguage::En, b"en")] {
        let which = which(language);
        let code = code::of_document(which.kind, which.subject, &which.period);
        let organisation = Some(made.manager.organisation);
        let new = documents::New { which, organisation, code, content: () };
        let draw = move || Ok(Drawn { bytes: bytes.to_vec(), text_boxes: vec![Vec::new()], replaced: 0 });
        let kept = documents::issue(&world.app, None, new, draw, world.now()).await.expect("it is kept");
        let answer = reports::verify_digest(&world.app, &kept.sha256).await.expect("an answer");
        let Answer::Document(paper) = answer else { panic!("{answer:?}") };
        days.push(paper.issued_on);
        world.pass(chrono::TimeDelta::days(40));
    }
    assert_eq!(days[0], days[1]);
}

#[tokio::test]
async fn marks_put_before_a_report_do_not_hide_that_it_was_altered() {
    let (world, _made, reports) = issued().await;
    let genuine = world.app.files.read_all(&reports[0].sha256).await.expect("the bytes");
    let browser = world.browser().await;
    let page = browser.get("/en/verify").await;
    for before in ["safon-code:AAAAA-AAAAA\n", "safon-code:BBBBB-BBBBB\n", "safon-code:safon-code:BBBBB\n"] {
        let forged = [before.as_bytes(), &genuine].concat();
        let sent = page.form("verify").attach("file", "report.pdf", forged.clone());
        let code = code::printed(&reports[0].code);
        let altered = format!("This file is not the report that was issued with the code {code}");
        browser.submit(sent).await.is(200).says(&altered);
        let sent = page.form("verify").fill("code", "mistyped").attach("file", "report.pdf", forged);
        browser.submit(sent).await.is(200).says(&altered);
    }
}

#[tokio::test]
async fn the_verification_page_shows_acceptance_acknowledgement_and_publication() {
    let (world, made, reports) = published(Publication::Full).await;
    let chair = world.actor(&made.chair).await;
    reports::acknowledge(&world.app, &chair, &made.audit_reference, None, world.now())
        .await
        .expect("acknowledged");
    let path = format!("verify/{}", code::printed(&reports[0].code));
    let browser = world.browser().await;
    let page = browser.get(&format!("/en/{path}")).await;
    page.is(200).says("This code belongs to issue 1 of 1").does_not_say("Genuine").says("15 June 2026");
    page.says("choose the file here");
    browser.get(&format!("/cy/{path}")).await.is(200).says("15 Mehefin 2026");
}

/// Every form of a report, by the end of its address.
const FORMS: [&str; 9] = [
    "cy",
    "en",
    "both",
    "cy/summary",
    "en/summary",
    "both/summary",
    "cy/large-summary",
    "en/large-summary",
    "both/large-summary",
];

async fn kept(browser: &Browser, path: &str) -> Vec<u8> {
    let page = browser.asked(Method::GET, path).await;
    page.is(200);
    page.bytes
}

#[tokio::test]
async fn every_form_of_a_report_is_accessible_kept_once_and_verified() {
    let (world, made, _) = issued().await;
    let manager = world.browser_of(&made.manager).await;
    let anybody = world.browser().await;
    for form in FORMS {
        let path = format!("/en/audits/{}/report/{form}", made.audit_reference);
        let bytes = kept(&manager, &path).await;
        let again = kept(&manager, &path).await;
        assert!(bytes == again, "{form}: the same bytes whenever it is asked for");
        let name = format!("form-{}", form.replace('/', "-"));
        let place = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        let faults = pdf::faults(&place, &bytes);
        assert!(faults.is_empty(), "{form}:\n{}", faults.join("\n"));
        if form.ends_with("/summary") {
            let pages = lopdf::Document::load_mem(&bytes).expect("a document").get_pages().len();
            assert_eq!(
                pages,
                if form.starts_with("both") { 2 } else { 1 },
                "{form}: a page for each language"
            );
        }
        let page = anybody.get("/en/verify").await;
        let dropped = page.form("verify").attach("file", "copy.pdf", bytes.clone());
        anybody.submit(dropped).await.is(200).says("This report is genuine: issue 1 of 1");
    }
    let kept = document::Entity::find().all(&*world.app.database).await.expect("the documents");
    assert_eq!(kept.len(), 7, "what is not an issue itself is kept once");
    for strange in ["fr", "cy/whole", "cy/report", "cy/summary/large", "x/summary"] {
        manager
            .asked(Method::GET, &format!("/en/audits/{}/report/{strange}", made.audit_reference))
            .await
            .is(404);
    }
    let other = world.person(Role::Manager, "COOP-0002").await;
    let other = world.browser_of(&other).await;
    for form in FORMS {
        other.asked(Method::GET, &format!("/en/audits/{}/report/{form}", made.audit_reference)).await.is(404);
    }
}

#[tokio::test]
async fn of_a_summary_that_is_public_anybody_has_the_plain_summary_and_nothing_else() {
    let (world, _made, reports) = published(Publication::Summary).await;
    let anybody = world.browser().await;
    let base = format!("/en/reports/{}", code::printed(&reports[0].code));
    for form in FORMS {
        let status = if form.ends_with("summary") { 200 } else { 404 };
        anybody.asked(Method::GET, &format!("{base}/{form}")).await.is(status);
    }
}

#[tokio::test]
async fn strangers_who_ask_for_too_much_are_told_to_come_again_and_keep_nobody_who_signed_in_waiting() {
    let (world, made, reports) = published(Publication::Full).await;
    let path = format!("/reports/{}/en/summary", code::printed(&reports[0].code));
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let press = world.app.press.clone();
    let drawing =
        tokio::spawn(async move { press.draw_in(Lane::Strangers, "A-0", move || wait.recv()).await });
    while world.app.press.standing(Lane::Strangers).drawing.is_empty() {
        tokio::task::yield_now().await;
    }
    let nothing = || Ok::<_, std::io::Error>(());
    let mut crowd = Vec::new();
    while world.app.press.standing(Lane::Strangers).waiting.len() < 99 {
        let mut one = Box::pin(world.app.press.draw_in(Lane::Strangers, "A-1", nothing));
        assert!(futures::poll!(&mut one).is_pending());
        crowd.push(one);
    }
    let anybody = world.browser().await;
    for (language, said) in [("cy", Language::Cy), ("en", Language::En)] {
        let full = anybody.asked(Method::GET, &format!("/{language}{path}")).await;
        full.is(503).says(&world.app.words.word(said, "error-press-full"));
        assert_eq!(full.header("retry-after"), "120");
    }
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let health = world.browser_of(&administrator).await.get("/en/operations").await;
    health.is(200).says("For people who did not sign in: 1 being drawn, 99 waiting").says("A-0");
    // Somebody who signed in has it at once, by the same door.
    world.browser_of(&made.manager).await.asked(Method::GET, &format!("/en{path}")).await.is(200);
    drop(crowd);
    go.send(()).expect("it listens");
    drawing.await.expect("it ends").expect("it is drawn");
    anybody.asked(Method::GET, &format!("/cy{path}")).await.is(200);
}

#[tokio::test]
async fn a_withdrawn_issue_is_published_no_more_and_whoever_checks_a_copy_reads_why() {
    let (world, made, reports) = published(Publication::Full).await;
    let code = code::printed(&reports[0].code);
    let path = format!("/en/audits/{}", made.audit_reference);
    for person in [&made.manager, &made.lead] {
        let browser = world.browser_of(person).await;
        browser.get(&format!("{path}/report")).await.is(200).does_not_say("Withdraw this issue");
    }
    let regulator = world.browser_of(&made.regulator).await;
    let page = regulator.get(&format!("{path}/report")).await;
    regulator.submit(page.form("withdraw")).await.is(422);
    let why = "Two criteria were judged on another co-op's papers.";
    let done = regulator.submit(page.form("withdraw").fill("reason", why)).await;
    done.is(200).says("Issue 1 was withdrawn on").says(why).does_not_say("Publish the report");
    let anybody = world.browser().await;
    let checked = anybody.get(&format!("/en/verify/{code}")).await;
    checked.is(200).says("issue 1 of 1 was withdrawn").says(why);
    anybody.get(&format!("/cy/verify/{code}")).await.is(200).says("tynnwyd rhifyn 1 o 1 yn ôl");
    anybody.asked(Method::GET, &format!("/en/reports/{code}")).await.is(404);
    anybody.asked(Method::GET, &format!("/en/reports/{code}/en")).await.is(404);
    for person in [&made.manager, &made.chair, &made.lead] {
        world.letter("report-withdrawn", &person.email).await;
    }
    let actor = world.actor(&made.regulator).await;
    let again = reports::withdraw(
        &world.app,
        &actor,
        &made.audit_reference,
        ("Once more.".to_owned(), Language::En),
        world.now(),
    );
    assert!(matches!(again.await, Err(Error::Refused(_))), "once");
}

#[tokio::test]
async fn an_unpublished_report_is_not_found_by_the_public_and_a_summary_shows_no_more() {
    let (world, made, reports) = issued().await;
    let browser = world.browser().await;
    let code = code::printed(&reports[0].code);
    let (page, pdf) = (format!("/en/reports/{code}"), format!("/en/reports/{code}/en"));
    browser.asked(Method::GET, &page).await.is(404);
    browser.asked(Method::GET, &pdf).await.is(404);
    world.accepted(&made).await;
    let regulator = world.actor(&made.regulator).await;
    let say = async |choice| {
        let now = world.now();
        reports::publish(&world.app, &regulator, &made.audit_reference, choice, now)
            .await
            .expect("it is decided");
    };
    say(Publication::Summary).await;
    let summary = browser.get(&page).await;
    summary.is(200).says("Compliant with actions").does_not_say("Every criterion").does_not_say("34 of 42");
    browser.asked(Method::GET, &pdf).await.is(404);
    say(Publication::Full).await;
    browser.get(&page).await.is(200).says("Every criterion").says("34 of 42");
    browser.asked(Method::GET, &pdf).await.is(200);
    say(Publication::None).await;
    browser.asked(Method::GET, &page).await.is(404);
    browser.asked(Method::GET, &pdf).await.is(404);
}

#[tokio::test]
async fn pages_of_a_report_read_in_both_languages_for_everybody_who_may() {
    let (world, made, _) = issued().await;
    world.accepted(&made).await;
    for person in [&made.lead, &made.moderator, &made.manager, &made.chair, &made.regulator] {
        let browser = world.browser_of(person).await;
        for (lang, words) in [("en", "Compliant with actions"), ("cy", "Cydymffurfio gyda chamau gweithredu")]
        {
            let path = format!("/{lang}/audits/{}/report", made.audit_reference);
            browser.get(&path).await.is(200).says(words);
            browser.asked(Method::GET, &format!("{path}/{lang}")).await.is(200);
        }
    }
    world
        .browser_of(&made.member)
        .await
        .asked(Method::GET, &format!("/en/audits/{}/report", made.audit_reference))
        .await
        .is(404);
}

#[tokio::test]
async fn the_regulator_publishes_and_the_board_acknowledges_through_their_pages() {
    let (world, made, _) = issued().await;
    world.accepted(&made).await;
    let path = format!("/en/audits/{}", made.audit_reference);
    let regulator = world.browser_of(&made.regulator).await;
    let page = regulator.get(&format!("{path}/report")).await;
    regulator.submit(page.form("publish")).await.is(422);
    let done = regulator.submit(page.form("publish").choose("publication", "full")).await;
    done.is(200).says("Your decision on publishing is saved.");
    let chair = world.browser_of(&made.chair).await;
    let page = chair.get(&format!("{path}/acknowledge")).await;
    let done = chair.submit(page.form("acknowledge").fill("question", "When is the course?")).await;
    done.is(200).says("Thank you.").says("When is the course?");
}

#[tokio::test]
async fn a_worker_of_unknown_start_and_one_on_the_last_day_count_the_same_on_the_page_in_the_audit_and_in_the_report()
 {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let database = &*world.app.database;
    let today = world.today();
    let mut workers = worker::Entity::find().all(database).await.expect("workers").into_iter();
    let (unknown, leaving) = (workers.next().expect("one"), workers.next().expect("another"));
    training_record::Entity::delete_many()
        .filter(training_record::Column::WorkerId.eq(unknown.id))
        .exec(database)
        .await
        .expect("nothing is recorded of the first");
    // Entered here long ago: by now the first training is late.
    let entered = world.now() - chrono::TimeDelta::days(400);
    worker::ActiveModel { started_on: Set(None), created_at: Set(entered), ..unknown.into() }
        .update(database)
        .await
        .expect("the start is unknown");
    worker::ActiveModel { left_on: Set(Some(today)), ..leaving.into() }
        .update(database)
        .await
        .expect("it is the last day");
    let audit = reports::store::audit(database, &made.audit_reference).await.expect("the audit");
    let audit = audit::ActiveModel { visit_on: Set(today), ..audit.into() };
    let audit = audit.update(database).await.expect("the visit is today");

    let dossier = reports::store::dossier(database, audit.clone()).await.expect("the dossier");
    assert_eq!(dossier.people.iter().filter(|person| person.at_work(today)).count(), WORKERS.len());
    let core = dossier.pack.training_subjects.iter().filter(|s| s.category == Category::Training);
    let share = share_in_date(core, &dossier.people, &dossier.training, today);
    assert!(share.numerator > 0 && share.numerator < share.denominator, "{share:?}");
    let measures = audits::measuring::figures(&world.app, database, &audit, &dossier.pack, today).await;
    let measured = &measures.expect("measures")["core_training_in_date_pct"];
    assert_eq!((measured.numerator, measured.denominator), (share.numerator, share.denominator));
    let browser = world.browser_of(&made.manager).await;
    let page = browser.get("/en/coops/COOP-0001/training/figures").await;
    page.is(200).says(&format!("{} of {}", share.numerator, share.denominator));
    let chair = world.actor(&made.chair).await;
    let board = reports::board::board(&world.app, &chair, "COOP-0001", Language::En, world.now()).await;
    let percent = board.expect("the board's page").training.expect("a figure").0;
    assert_eq!(percent, 100 * share.numerator / share.denominator);
}
