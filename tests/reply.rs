//! Comments, answers and everything else on an audit through its pages, without JavaScript, in both languages.

use entities::audits::{AssessmentResult, AuditState};
use safon::audits::{self, fieldwork, moderation};

use crate::audits::cast::{self, Cast};
use crate::world::{World, day};

/// Opens these pages in both languages and looks for words that were left untranslated.
async fn opens(browser: &crate::world::browser::Browser, paths: &[String]) {
    for path in paths {
        for lang in ["en", "cy"] {
            let page = browser.get(&format!("/{lang}{path}")).await;
            page.is(200);
            for prefix in ["audits-", "audit-state-", "audit-kind-", "findings-", "action-", "finding-kind-"]
            {
                let text = page.text();
                let left: Vec<&str> =
                    text.split_whitespace().filter(|word| word.starts_with(prefix)).collect();
                assert!(left.is_empty(), "{path} in {lang} says {left:?}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_of_an_audit_opens_in_both_languages_at_the_stages_it_is_for() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned(&world, "2026-07-13").await;
    let at = |rest: &str| format!("/audits/{reference}{rest}");

    let officer = world.browser_of(&cast.officer).await;
    opens(
        &officer,
        &["/audits".into(), "/audits/new".into(), at(""), at("/team"), "/coops/COOP-0001/audits".into()],
    )
    .await;
    let lead = world.browser_of(&cast.lead).await;
    opens(&lead, &["/audits".into(), at(""), at("/declare")]).await;

    cast.declared(&world, &reference).await;
    let actor = world.actor(&cast.officer).await;
    audits::planning::notify(&world.app, &actor, &reference, world.now()).await.unwrap();
    world.pass(chrono::Duration::days(28));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    cast.all_met(&world, &reference).await;
    cast.fail(&world, &reference, cast::CRITICAL, AssessmentResult::PartlyMet).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;

    let audit = cast.audit(&world, &reference).await;
    let found = safon::findings::store::of_audit(&*world.app.database, audit.id).await.unwrap();
    let (finding, action) = (found[0].finding.id, found[0].action.as_ref().unwrap().id);
    let lead = world.browser_of(&cast.lead).await;
    let criterion = |key: &str| at(&format!("/criteria/{key}"));
    opens(
        &lead,
        &[
            at(""),
            at("/criteria"),
            criterion(cast::CRITICAL),
            criterion(cast::MAJOR),
            criterion("guaranteed-user-voice"),
            at("/findings"),
            at(&format!("/findings/{finding}")),
            at("/sample"),
            at("/moderation"),
        ],
    )
    .await;

    // Before the draft the co-op knows of what is critical, and of nothing else.
    let manager = world.browser_of(&cast.manager).await;
    manager.get(&format!("/en{}", at("/criteria"))).await.is(404);
    manager.get(&format!("/en{}", at("/comments"))).await.is(404);
    opens(
        &manager,
        &[at(""), at("/findings"), format!("/actions/{action}"), "/coops/COOP-0001/actions".into()],
    )
    .await;
    // An action leads to what this person may read of where it comes from.
    let links = |page: &crate::world::browser::Page| page.attributes("main a", "href");
    let of_manager = links(&manager.get(&format!("/en/actions/{action}")).await);
    assert!(of_manager.contains(&format!("/en{}", at("/findings"))), "{of_manager:?}");
    assert!(of_manager.contains(&"/en/coops/COOP-0001/evidence".to_owned()), "{of_manager:?}");
    assert!(!of_manager.contains(&format!("/en{}", criterion(cast::CRITICAL))), "{of_manager:?}");
    let of_lead = links(&lead.get(&format!("/en/actions/{action}")).await);
    for path in [at(""), at(&format!("/findings/{finding}")), criterion(cast::CRITICAL)] {
        assert!(of_lead.contains(&format!("/en{path}")), "{path}: {of_lead:?}");
    }

    let actor = world.actor(&cast.lead).await;
    fieldwork::draw_sample(&world.app, &actor, &reference, world.now()).await.unwrap();
    opens(&lead, &[at("/sample")]).await;
    fieldwork::end(&world.app, &actor, &reference, world.now()).await.unwrap();
    moderation::submit(&world.app, &actor, &reference, world.now()).await.unwrap();
    let moderator = world.browser_of(&cast.moderator).await;
    opens(&moderator, &["/audits".into(), at(""), at("/moderation")]).await;
    // The moderator reads the report before releasing it; the co-op does not.
    opens(&moderator, &[at("/report")]).await;
    for path in [at(""), at("/moderation")] {
        assert!(
            moderator.get(&format!("/en{path}")).await.text().contains("Read the draft report"),
            "{path}"
        );
    }
    manager.get(&format!("/en{}", at(""))).await.does_not_say("Read the draft report");
    let page = moderator.get(&format!("/en{}", at("/moderation"))).await;
    let form = page.form("Release the draft to the co-op");
    moderator.submit(form).await.is(200).says("The draft is on its way to the co-op.");
    cast.stands(&world, &reference, AuditState::DraftIssued).await;

    let letter = world.letter("draft-ready", &cast.manager.email).await;
    assert!(letter.body_text.contains(&at("/report")) && letter.body_html.contains(&at("/report")));

    // Opening the draft is its receipt: not the overview, but the report.
    let page = manager.get(&format!("/en{}", at(""))).await;
    page.says("Read the draft report");
    moderator.get(&format!("/en{}", at("/report"))).await.is(200);
    cast.stands(&world, &reference, AuditState::DraftIssued).await;
    opens(&manager, &[at("/report")]).await;
    cast.stands(&world, &reference, AuditState::Comments).await;
    opens(&manager, &[at("/comments"), at("/criteria"), criterion(cast::CRITICAL)]).await;
    manager.get(&format!("/en{}", at("/comments"))).await.says("Read the draft report");
    let page = manager.get(&format!("/en{}", at("/comments"))).await;
    page.says("Today is day 1 of 10.");
    let right = format!("right-{}", cast::CRITICAL);
    let what = format!("what-{}", cast::CRITICAL);
    // A point that says nothing is not sent, and the choice is kept.
    let form = page.form("Send the comments").choose(&right, "wrong");
    let page = manager.submit(form).await;
    page.is(422).says("Fill this in.");
    let form =
        page.form("Send the comments").choose(&right, "wrong").fill(&what, "It was registered in May.");
    manager.submit(form).await.is(200).says("Your comments are sent.");
    cast.stands(&world, &reference, AuditState::Answers).await;

    opens(&moderator, &[at("/comments")]).await;
    let page = moderator.get(&format!("/en{}", at("/comments"))).await;
    page.says("It was registered in May.");
    let form = page.form("/answers/1").choose("kind-1", "partly_accepted").fill("answer-1", "In June.");
    moderator.submit(form).await.is(200).says("The answer is saved.");
    let page = moderator.get(&format!("/en{}", at("/comments"))).await;
    // The co-op sees no answer before they are all sent.
    manager.get(&format!("/en{}", at("/comments"))).await.does_not_say("In June.");
    let form = page.form("Send the answers");
    moderator.submit(form).await.is(200).says("The answers are sent.");
    let page = manager.get(&format!("/en{}", at("/comments"))).await;
    page.says("In June.");
    opens(&manager, &[at("/appeal")]).await;
    world.pass(chrono::Duration::days(8));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Final).await;
    safon::reports::issue_due(&world.app, world.now()).await.unwrap();

    let regulator = world.browser_of(&cast.regulator).await;
    opens(&regulator, &["/audits".into(), at(""), at("/review"), at("/findings"), criterion(cast::CRITICAL)])
        .await;
    let page = regulator.get(&format!("/en{}", at("/review"))).await;
    let form = page.form("Record the review").choose("verdict", "return");
    regulator.submit(form).await.is(422).says("Fill this in.");
    let page = regulator.get(&format!("/en{}", at("/review"))).await;
    let form = page.form("Record the review").choose("verdict", "accept");
    regulator.submit(form).await.is(200).says("Your review is recorded.");
    cast.stands(&world, &reference, AuditState::Accepted).await;

    // What is accepted waits for being published, until the regulator has said how much of it is.
    let asked = "Decide how much of the report is published";
    regulator.get("/en/home").await.says(asked);
    regulator.get(&format!("/en{}", at(""))).await.says(asked);
    let page = regulator.get(&format!("/en{}", at("/report"))).await;
    let form = page.form("/publish").choose("publication", "none");
    regulator.submit(form).await.is(200);
    regulator.get("/en/home").await.does_not_say(asked);
    regulator.get(&format!("/en{}", at(""))).await.does_not_say(asked);

    // A board member sees the outcome and why it was capped.
    let chair = world.browser_of(&cast.chair).await;
    opens(&chair, &[at(""), "/coops/COOP-0001/audits".into(), "/coops/COOP-0001/actions".into()]).await;
    // To the board, which may not see evidence, nothing is said of there being none.
    let path = format!("/en{}", criterion(cast::MAJOR));
    chair.get(&path).await.is(200).does_not_say("No evidence is tied");
    let page = chair.get(&format!("/en{}", at(""))).await;
    page.says("Conditional").says("Why the outcome is held down");
}

#[tokio::test]
async fn an_audit_is_planned_and_worked_on_through_its_forms() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let officer = world.browser_of(&cast.officer).await;
    let page = officer.get("/en/audits/new").await;
    let form = page.form("Plan the audit").choose("cooperative", "COOP-0001").choose("kind", "full");
    let page = officer.submit(form).await;
    page.is(422);
    assert!(page.errors().len() >= 2, "{:?}", page.errors());
    let form = page.form("Plan the audit").choose("announced", "yes").date("visit_on", day("2026-06-20"));
    let page = officer.submit(form).await;
    page.is(422).says("Choose a working day");
    let form = page.form("Plan the audit").date("visit_on", day("2026-07-13"));
    let page = officer.submit(form).await;
    page.is(200).says("The audit is planned.");
    let account = cast.lead.account.to_string();
    let fields = [("part", "lead_auditor"), ("account", account.as_str())];
    let page = officer.post_with_token("/en/audits/AUD-2026-0001/team", &fields).await;
    assert_eq!(page.redirect().as_deref(), Some("/en/audits/AUD-2026-0001/team?done=done-audit-assigned"));
    world.letter("auditor-assigned", &cast.lead.email).await;
    let lead = world.browser_of(&cast.lead).await;
    let page = lead.get("/en/audits/AUD-2026-0001/declare").await;
    let form = page.form("Send the declaration").choose("interest", "none").choose("accepts", "yes");
    lead.submit(form).await.is(200).says("You are on the team.");
    let page = officer.get("/en/audits/AUD-2026-0001").await;
    let form = page.form("Give notice to the co-op");
    officer.submit(form).await.is(200).says("The co-op has been given notice.");
    world.pass(chrono::Duration::days(28));
    let lead = world.browser_of(&cast.lead).await;
    let page = lead.get("/en/audits/AUD-2026-0001").await;
    lead.submit(page.form("Start the fieldwork")).await.is(200).says("The fieldwork has begun.");
    let path = format!("/en/audits/AUD-2026-0001/criteria/{}", cast::MAJOR);
    let page = lead.get(&path).await;
    let form = page.form("Save, go to 8.7").choose("result", "not_met").fill("note", "Four of 26 lapsed.");
    lead.submit(form).await.is(200).says("The result is saved.");
    let page = lead.get(&path).await;
    page.says("Four of 26 lapsed.");
    // A grade above the severity is refused and nothing typed is lost.
    let form = page
        .form("/finding")
        .choose("kind", "nonconformity")
        .choose("grade", "critical")
        .fill("statement", "Moving and handling lapsed.");
    let page = lead.submit(form).await;
    page.is(422).says("may not be higher than the severity").says("Moving and handling lapsed.");
    let form = page.form("/finding").choose("grade", "major");
    lead.submit(form).await.is(200).says("The finding is raised.");
}

#[tokio::test]
async fn two_people_editing_one_finding_see_both_texts() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let id = cast.raise(&world, &reference, cast::MAJOR).await;
    let path = format!("/en/audits/{reference}/findings/{id}");
    let (one, other) = (world.browser_of(&cast.lead).await, world.browser_of(&cast.lead).await);
    let (mine, theirs) = (one.get(&path).await, other.get(&path).await);
    other.submit(theirs.form("Save the finding").fill("statement", "Theirs was first.")).await.is(200);
    let page = one.submit(mine.form("Save the finding").fill("statement", "Mine came later.")).await;
    page.is(422).says("Theirs was first.").says("Mine came later.");
    one.submit(page.form("Save the finding")).await.is(200).says("The finding is saved.");
}
