//! Audits: the whole walk from planned to closed, what is refused on it, who may know of it, and its dates.

pub mod cast;
mod moves;
mod notices;
mod windows;

use cast::{Cast, refused};
use chrono::{Duration, NaiveDate};
use entities::audits::{
    AnswerKind, AppealDecision, AppealGround, AssessmentResult, AuditState, AuditType, InterestKind, Outcome,
    TeamPart,
};
use entities::evidence::PersonalData;
use entities::findings::{ActionState, FindingKind};
use entities::outbox::{EmailState, email};
use safon::access::Deed;
use safon::audits::finish::{self, Verdict};
use safon::audits::planning::{self, Halt, NewAudit};
use safon::audits::reply::{self, Point, Sending};
use safon::audits::team::{self, Declaration, Declared};
use safon::audits::{self, appeals, fieldwork, moderation, store};
use safon::findings::{self, Step};
use safon::foundation::error::Error;
use sea_orm::{ActiveModelTrait, Set};

use crate::world::World;

#[tokio::test]
async fn an_audit_is_walked_from_planned_to_closed() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned(&world, "2026-07-13").await;
    assert_eq!(reference, "AUD-2026-0001");

    let officer = world.actor(&cast.officer).await;
    assert_eq!(
        refused(planning::notify(&world.app, &officer, &reference, world.now()).await),
        "audits-team-not-declared"
    );
    cast.declared(&world, &reference).await;
    planning::notify(&world.app, &officer, &reference, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::EvidenceWindow).await;
    let notice = world.letter("audit-notified", &cast.manager.email).await;
    let part = notice.calendar.expect("a calendar part");
    assert!(part.contains("DTSTART;TZID=Europe/London:20260713T090000"), "{part}");
    assert!(part.contains("SEQUENCE:2") && part.contains("@safon"), "{part}");

    // The day of the visit comes, and the timetable starts the fieldwork, once.
    world.pass(Duration::days(28));
    assert_eq!(audits::advance_due(&world.app, world.now()).await.unwrap(), 1);
    assert_eq!(audits::advance_due(&world.app, world.now()).await.unwrap(), 0);
    cast.stands(&world, &reference, AuditState::Fieldwork).await;

    let lead = world.actor(&cast.lead).await;
    cast.all_met(&world, &reference).await;
    cast.fail(&world, &reference, cast::MAJOR, AssessmentResult::NotMet).await;
    assert_eq!(
        refused(moderation::submit(&world.app, &lead, &reference, world.now()).await),
        "audits-refused-not-from"
    );
    fieldwork::end(&world.app, &lead, &reference, world.now()).await.unwrap();
    assert_eq!(
        refused(moderation::submit(&world.app, &lead, &reference, world.now()).await),
        "audits-blocked"
    );
    cast.raise(&world, &reference, cast::MAJOR).await;
    moderation::submit(&world.app, &lead, &reference, world.now()).await.unwrap();

    let moderator = world.actor(&cast.moderator).await;
    moderation::release(&world.app, &moderator, &reference, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::DraftIssued).await;
    audits::advance_due(&world.app, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::DraftIssued).await;
    // The relay takes the notice: that is the receipt.
    world.deliver().await;
    audits::advance_due(&world.app, world.now()).await.unwrap();
    let audit = cast.stands(&world, &reference, AuditState::Comments).await;
    assert_eq!(audit.draft_received_on, Some(world.today()));

    let manager = world.actor(&cast.manager).await;
    let point = Point { criterion: Some(cast::MAJOR.into()), body: "It was 19 of 22.".into() };
    reply::comment(&world.app, &manager, &reference, &[point], Sending::Send, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Answers).await;
    assert_eq!(
        refused(reply::send_answers(&world.app, &moderator, &reference, world.now()).await),
        "audits-answers-missing"
    );
    reply::answer(&world.app, &moderator, &reference, 1, AnswerKind::Rejected, "It was not.", world.now())
        .await
        .unwrap();
    reply::send_answers(&world.app, &moderator, &reference, world.now()).await.unwrap();
    world.deliver().await;
    audits::advance_due(&world.app, world.now()).await.unwrap();
    assert_eq!(
        refused(finish::finalise(&world.app, &moderator, &reference, world.now()).await),
        "audits-appeal-open"
    );

    // Five working days from Monday 13 July, which is day 1: the window ends on Friday.
    world.pass(Duration::days(4));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Answers).await;
    world.pass(Duration::days(3));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    let audit = cast.stands(&world, &reference, AuditState::Final).await;
    assert_eq!((audit.issue, audit.outcome), (1, Some(Outcome::CompliantWithActions)));
    world.deliver().await;
    audits::advance_due(&world.app, world.now()).await.unwrap();

    // Nobody accepts what nobody could read.
    let regulator = world.actor(&cast.regulator).await;
    let accept =
        async || finish::review(&world.app, &regulator, &reference, &Verdict::Accept, world.now()).await;
    assert_eq!(refused(accept().await), "audits-report-not-issued");
    cast.stands(&world, &reference, AuditState::Final).await;
    assert_eq!(safon::reports::issue_due(&world.app, world.now()).await.unwrap(), 1);
    accept().await.unwrap();
    cast.stands(&world, &reference, AuditState::Accepted).await;
    world.pass(Duration::days(1));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::ActionsOpen).await;

    cast.put_right(&world, &reference).await;
    let audit = cast.stands(&world, &reference, AuditState::Closed).await;
    assert_eq!(audit.closed_on, Some(world.today()));
    let moves = audits::store::moves(&*world.app.database, audit.id).await.unwrap();
    assert!(moves.windows(2).all(|pair| pair[0].to_state == pair[1].from_state), "{moves:?}");
    let journal = safon::journal::verify(&*world.app.database, |_| ()).await.unwrap();
    assert!(journal.is_ok(), "{journal:?}");
}

#[tokio::test]
async fn a_final_report_is_received_when_the_relay_takes_a_letter_to_the_co_op_and_not_one_to_the_regulator()
{
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.with_draft_received(&world).await;
    let manager = world.actor(&cast.manager).await;
    reply::comment(&world.app, &manager, &reference, &[], Sending::Send, world.now()).await.unwrap();
    world.deliver().await;
    audits::advance_due(&world.app, world.now()).await.unwrap();
    world.pass(Duration::days(10));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    let audit = cast.stands(&world, &reference, AuditState::Final).await;
    let (to_manager, to_chair) = (
        world.letter("report-final", &cast.manager.email).await,
        world.letter("report-final", &cast.chair.email).await,
    );
    let becomes = async |letter: &email::Model, state: EmailState, still_owed: Option<String>| {
        let row = email::ActiveModel {
            id: Set(letter.id),
            state: Set(state),
            sent_at: Set((state == EmailState::Sent).then(|| world.now())),
            still_owed: Set(still_owed),
            ..Default::default()
        };
        row.update(&*world.app.database).await.expect("the relay answered");
    };
    for letter in [&to_manager, &to_chair] {
        becomes(letter, EmailState::Failed, letter.still_owed.clone()).await;
    }
    world.deliver().await;
    let to_regulator = world.letter("report-final", &cast.regulator.email).await;
    assert_eq!(to_regulator.state, EmailState::Sent);
    audits::advance_due(&world.app, world.now()).await.unwrap();
    let audit = cast.audit(&world, &audit.reference).await;
    assert_eq!(audit.final_received_on, None, "the co-op has nothing yet");

    // A letter from before letters said whom they are for counts by who it went to.
    becomes(&to_regulator, EmailState::Sent, None).await;
    audits::advance_due(&world.app, world.now()).await.unwrap();
    assert_eq!(cast.audit(&world, &reference).await.final_received_on, None);
    becomes(&to_chair, EmailState::Sent, None).await;
    audits::advance_due(&world.app, world.now()).await.unwrap();
    assert_eq!(cast.audit(&world, &reference).await.final_received_on, Some(world.today()));
}

#[tokio::test]
async fn a_visit_needs_fifteen_working_days_of_notice_and_a_working_day() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let officer = world.actor(&cast.officer).await;
    let plan = async |day: &str, announced: bool| {
        let new = NewAudit {
            cooperative: "COOP-0001".into(),
            standard: cast.standard,
            kind: AuditType::Full,
            announced,
            visit_on: day.parse().unwrap(),
            chosen: Default::default(),
        };
        planning::plan(&world.app, &officer, &new, world.now()).await
    };
    assert_eq!(refused(plan("2026-07-03", true).await), "audits-visit-too-soon");
    assert_eq!(refused(plan("2026-07-04", true).await), "audits-visit-closed-day");
    assert_eq!(refused(plan("2026-06-12", true).await), "audits-visit-past");
    assert_eq!(plan("2026-07-03", false).await.unwrap(), "AUD-2026-0001");
    assert_eq!(plan("2026-07-06", true).await.unwrap(), "AUD-2026-0002");
}

#[tokio::test]
async fn an_unannounced_audit_is_not_found_by_the_coop_before_fieldwork_starts() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned_unannounced(&world, "2026-06-16").await;
    let database = &*world.app.database;
    let all: Vec<AuditState> = entities::words().collect();
    for person in [&cast.manager, &cast.chair, &cast.regulator] {
        let actor = world.actor(person).await;
        let seen = audits::see(database, &actor, &reference, Deed::SeeAudit).await;
        assert!(matches!(seen, Err(Error::NotFound)), "{:?} sees it", person.role);
        assert!(audits::list(database, &actor, &all).await.unwrap().is_empty());
    }
    cast.declared(&world, &reference).await;
    let officer = world.actor(&cast.officer).await;
    assert_eq!(
        refused(planning::notify(&world.app, &officer, &reference, world.now()).await),
        "audits-unannounced-no-notice"
    );
    world.pass(Duration::days(1));
    let lead = world.actor(&cast.lead).await;
    fieldwork::start(&world.app, &lead, &reference, world.now()).await.unwrap();
    for person in [&cast.manager, &cast.chair, &cast.regulator] {
        let actor = world.actor(person).await;
        audits::see(database, &actor, &reference, Deed::SeeAudit).await.unwrap();
    }
    let letter = world.letter("audit-notified", &cast.manager.email).await;
    assert_eq!(letter.urgency, entities::outbox::Urgency::SameDay);
}

#[tokio::test]
async fn another_coops_audit_is_not_found() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned(&world, "2026-07-13").await;
    let manager = world.person(entities::access::Role::Manager, "COOP-0002").await;
    let stranger = world.actor(&manager).await;
    let seen = audits::see(&*world.app.database, &stranger, &reference, Deed::SeeAudit).await;
    assert!(matches!(seen, Err(Error::NotFound)));
    let auditor = world.person(entities::access::Role::Auditor, "FRAN").await;
    let stranger = world.actor(&auditor).await;
    let seen = audits::see(&*world.app.database, &stranger, &reference, Deed::SeeAudit).await;
    assert!(matches!(seen, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_audit_in_progress_is_its_own_teams_and_a_later_one_is_not_found() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let first = cast.in_fieldwork(&world).await;
    let officer = world.actor(&cast.officer).await;
    let second = cast.bare(&world, "2026-08-12", true).await;
    let other = world.person(entities::access::Role::Auditor, "FRAN").await;
    team::assign(&world.app, &officer, &second, other.account, TeamPart::LeadAuditor, world.now())
        .await
        .unwrap();
    let database = &*world.app.database;
    let (lead, other_lead) = (world.actor(&cast.lead).await, world.actor(&other).await);
    let see = async |actor, reference: &str, deed| audits::see(database, actor, reference, deed).await;
    // The earlier team has no part in the later audit.
    assert!(matches!(see(&lead, &second, Deed::SeeAudit).await, Err(Error::NotFound)));
    // The later team knows of the earlier audit, and reads nothing of the work that goes on there.
    let seen = see(&other_lead, &first, Deed::SeeAudit).await.unwrap();
    assert!(seen.part.is_none() && !seen.sees_work && !seen.reads_results());
    assert!(matches!(see(&other_lead, &first, Deed::SeeAuditWork).await, Err(Error::NotFound)));
    let browser = world.browser_of(&other).await;
    for page in ["criteria", &format!("criteria/{}", cast::MAJOR), "moderation", "report", "sample"] {
        browser.asked(poem::http::Method::GET, &format!("/en/audits/{first}/{page}")).await.is(404);
    }
    let assessing = cast::assessing(AssessmentResult::Met, 1);
    let done = fieldwork::assess(&world.app, &other_lead, &first, cast::MAJOR, &assessing, world.now()).await;
    assert!(matches!(done, Err(Error::NotFound)));
    // Lists say the same.
    let all: Vec<AuditState> = entities::words().collect();
    let listed = async |actor| {
        let rows = audits::list(database, actor, &all).await.unwrap();
        rows.into_iter().map(|audit| audit.reference).collect::<Vec<_>>()
    };
    assert_eq!(listed(&lead).await, std::slice::from_ref(&first));
    assert_eq!(listed(&other_lead).await, [first, second]);
}

#[tokio::test]
async fn special_classes_of_evidence_close_to_a_team_when_its_audit_is_over() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let audit = cast.audit(&world, &reference).await;
    let lead = world.actor(&cast.lead).await;
    let opens = async |class| {
        let place = safon::access::store::place(&*world.app.database, lead.account, audit.cooperative_id);
        let place = place.await.unwrap();
        let standing = safon::evidence::rules::standing(&lead, audit.cooperative_id, &place);
        safon::evidence::rules::may_open(standing, class)
    };
    assert!(opens(PersonalData::Special).await && opens(PersonalData::CriminalOffence).await);
    let over = entities::audits::audit::ActiveModel {
        id: sea_orm::Set(audit.id),
        state: sea_orm::Set(AuditState::Closed),
        ..Default::default()
    };
    sea_orm::ActiveModelTrait::update(over, &*world.app.database).await.unwrap();
    assert!(!opens(PersonalData::Special).await && !opens(PersonalData::CriminalOffence).await);
    assert!(opens(PersonalData::Personal).await, "between audits the last team still reviews");
}

#[tokio::test]
async fn a_tie_within_24_months_takes_somebody_off_the_audit() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned(&world, "2026-07-13").await;
    let lead = world.actor(&cast.lead).await;
    let tie = |until: &str| Declaration {
        interest: InterestKind::Supplier,
        until: Some(until.parse().unwrap()),
        statement: String::new(),
        accepts: true,
    };
    let barred = team::declare(&world.app, &lead, &reference, &tie("2024-07-13"), world.now()).await.unwrap();
    assert_eq!(barred, Declared::Barred);
    // Off the team, the audit is not even there for them any more.
    let again = team::declare(&world.app, &lead, &reference, &tie("2020-01-01"), world.now()).await;
    assert!(matches!(again, Err(Error::NotFound)));
    let officer = world.actor(&cast.officer).await;
    let anew =
        team::assign(&world.app, &officer, &reference, cast.lead.account, TeamPart::Auditor, world.now())
            .await;
    assert_eq!(refused(anew), "audits-blocked-named");
}

#[tokio::test]
async fn a_postponed_audit_goes_back_to_planned_when_the_new_day_leaves_too_little_notice() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned(&world, "2026-07-13").await;
    cast.declared(&world, &reference).await;
    let officer = world.actor(&cast.officer).await;
    planning::notify(&world.app, &officer, &reference, world.now()).await.unwrap();
    planning::halt(&world.app, &officer, &reference, Halt::Postpone, "Flood", world.now()).await.unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    planning::set_visit(&world.app, &officer, &reference, day("2026-07-20"), world.now()).await.unwrap();
    let audit = cast.stands(&world, &reference, AuditState::EvidenceWindow).await;
    assert_eq!(audit.visit_on, day("2026-07-20"));
    planning::halt(&world.app, &officer, &reference, Halt::Postpone, "Snow", world.now()).await.unwrap();
    planning::set_visit(&world.app, &officer, &reference, day("2026-06-29"), world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Planned).await;
    let changed = world.letter("audit-changed", &cast.manager.email).await;
    let first = world.letter("audit-notified", &cast.manager.email).await;
    let uid = |letter: &entities::outbox::email::Model| {
        let part = letter.calendar.clone().unwrap();
        part.lines().find(|line| line.starts_with("UID")).unwrap().to_owned()
    };
    assert_eq!(uid(&changed), uid(&first));
    assert!(changed.calendar.unwrap().contains("SEQUENCE:4"));
}

#[tokio::test]
async fn comments_that_never_come_lapse_and_empty_answers_go_out_that_day() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.with_draft_received(&world).await;
    let audit = cast.audit(&world, &reference).await;
    // Day 10 of the window, the day of receipt being day 1.
    let received = audit.draft_received_on.unwrap();
    world.pass(Duration::days(11));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Comments).await;
    world.pass(Duration::days(3));
    audits::advance_due(&world.app, world.now()).await.unwrap();
    let audit = cast.stands(&world, &reference, AuditState::Answers).await;
    assert_eq!(received, NaiveDate::from_ymd_opt(2026, 7, 13).unwrap());
    assert_eq!(audit.comments_settled_on, Some(world.today()));
    let letter = world.letter("comments-answered", &cast.manager.email).await;
    assert!(letter.body_text.contains("There were no comments"), "{}", letter.body_text);
    let manager = world.actor(&cast.manager).await;
    let late = reply::comment(&world.app, &manager, &reference, &[], Sending::Send, world.now()).await;
    assert_eq!(refused(late), "audits-refused-not-from");
}

#[tokio::test]
async fn the_first_opening_is_the_receipt_where_the_relay_did_not_take_the_notice() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.with_draft_out(&world).await;
    world.pass(Duration::days(1));
    let manager = world.actor(&cast.manager).await;
    reply::opened(&world.app, &manager, &reference, reply::PAPERS, world.now()).await.unwrap();
    let audit = cast.stands(&world, &reference, AuditState::Comments).await;
    assert_eq!(audit.draft_received_on, Some(world.today()));
}

#[tokio::test]
async fn an_upheld_appeal_leads_back_to_moderation_and_straight_to_final() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.with_draft_received(&world).await;
    let manager = world.actor(&cast.manager).await;
    reply::comment(&world.app, &manager, &reference, &[], Sending::Send, world.now()).await.unwrap();
    let ground = AppealGround::IncompleteEvidence;
    appeals::make(&world.app, &manager, &reference, ground, "The log was there.", world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Appealed).await;
    let decider = world.actor(&cast.decider).await;
    let upheld = AppealDecision::Upheld;
    let browser = world.browser_of(&cast.decider).await;
    browser.get("/en/coops/COOP-0001/evidence").await.is(200);
    let path = format!("/en/audits/{reference}/criteria/{}", cast::MAJOR);
    browser.get(&path).await.is(200).says("No evidence is tied to this criterion");
    appeals::decide(&world.app, &decider, &reference, upheld, "It was.", world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Moderation).await;
    browser.get("/en/coops/COOP-0001/evidence").await.is(404);
    let moderator = world.actor(&cast.moderator).await;
    let audit = finish::finalise(&world.app, &moderator, &reference, world.now()).await.unwrap();
    assert_eq!((audit.state, audit.issue), (AuditState::Final, 1));

    // A return by the regulator makes issue 2.
    let regulator = world.actor(&cast.regulator).await;
    let verdict = Verdict::Return { questions: "Why is 7.5 met?".into() };
    finish::review(&world.app, &regulator, &reference, &verdict, world.now()).await.unwrap();
    cast.stands(&world, &reference, AuditState::Moderation).await;
    let audit = finish::finalise(&world.app, &moderator, &reference, world.now()).await.unwrap();
    assert_eq!((audit.state, audit.issue), (AuditState::Final, 2));
}

#[tokio::test]
async fn somebody_on_the_visit_answers_no_comments_and_a_first_draft_is_not_made_final() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_moderation(&world).await;
    let moderator = world.actor(&cast.moderator).await;
    assert_eq!(
        refused(finish::finalise(&world.app, &moderator, &reference, world.now()).await),
        "audits-refused-comments-first"
    );
    let lead = world.actor(&cast.lead).await;
    let done = moderation::release(&world.app, &lead, &reference, world.now()).await;
    assert!(matches!(done, Err(Error::NotFound)), "an auditor does not moderate");
    let answered =
        reply::answer(&world.app, &lead, &reference, 1, AnswerKind::Accepted, "Yes.", world.now()).await;
    assert!(matches!(answered, Err(Error::NotFound)), "an auditor does not answer");
}

#[tokio::test]
async fn two_auditors_on_one_criterion_do_not_overwrite_each_other() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let lead = world.actor(&cast.lead).await;
    let first = cast::assessing(AssessmentResult::Met, 1);
    fieldwork::assess(&world.app, &lead, &reference, cast::MAJOR, &first, world.now()).await.unwrap();
    let second = cast::assessing(AssessmentResult::NotMet, 1);
    let stale = fieldwork::assess(&world.app, &lead, &reference, cast::MAJOR, &second, world.now()).await;
    assert!(matches!(stale, Err(Error::Conflict)));
    let unsaid =
        fieldwork::Assessing { note: String::new(), ..cast::assessing(AssessmentResult::NotApplicable, 2) };
    let unsaid = fieldwork::assess(&world.app, &lead, &reference, cast::MAJOR, &unsaid, world.now()).await;
    assert_eq!(refused(unsaid), "audits-result-needs-reason");
}

#[tokio::test]
async fn the_judgement_explains_itself_as_it_changes() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let audit = cast.audit(&world, &reference).await;
    let database = &*world.app.database;
    assert_eq!(audits::judgement(database, &audit).await.unwrap().overall, None);
    cast.all_met(&world, &reference).await;
    let judgement = audits::judgement(database, &audit).await.unwrap();
    assert_eq!(judgement.overall.unwrap().to_string(), "100.0");
    assert!(judgement.limiters.is_empty());
    cast.fail(&world, &reference, cast::CRITICAL, AssessmentResult::NotMet).await;
    let judgement = audits::judgement(database, &audit).await.unwrap();
    let decides: Vec<_> = judgement.limiters.iter().filter(|held| held.decides).collect();
    assert_eq!(decides.len(), 1);
    assert_eq!(decides[0].because, [cast::CRITICAL]);
}

#[tokio::test]
async fn a_finding_raised_on_what_is_met_can_be_closed_by_hand_over_pages_of_actions() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    let audit = cast.audit(&world, &reference).await;
    let found = findings::store::of_audit(&*world.app.database, audit.id).await.unwrap();
    assert_eq!(found[0].finding.kind, FindingKind::Nonconformity);
    let action = found[0].action.clone().expect("a critical finding opens its action at once");
    let manager = world.actor(&cast.manager).await;
    let plan = Step::SubmitPlan { cause: "x".into(), plan: "y".into(), owner_name: "z".into(), owner: None };
    let early = findings::act(&world.app, &manager, action.id, action.revision, &plan, world.now()).await;
    assert_eq!(refused(early), "findings-refused-contain-first");
    let contain = Step::Contain { words: "Stopped.".into() };
    findings::act(&world.app, &manager, action.id, action.revision, &contain, world.now()).await.unwrap();
    let (action, _) = findings::store::action(&*world.app.database, action.id).await.unwrap();
    assert_eq!((action.state, action.contained_on), (ActionState::Contained, Some(world.today())));
}

#[tokio::test]
async fn a_draft_is_read_or_not_read_on_every_page_alike() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.with_draft_out(&world).await;
    let pages = ["report", "criteria", "comments"];
    for (person, status) in
        [(&cast.lead, 200), (&cast.manager, 200), (&cast.chair, 404), (&cast.regulator, 404)]
    {
        let browser = world.browser_of(person).await;
        for page in pages {
            browser
                .asked(poem::http::Method::GET, &format!("/en/audits/{reference}/{page}"))
                .await
                .is(status);
        }
        let overview = browser.get(&format!("/en/audits/{reference}")).await;
        overview.is(200);
    }
    let audit = cast.audit(&world, &reference).await;
    let last = entities::audits::audit::ActiveModel {
        id: sea_orm::Set(audit.id),
        state: sea_orm::Set(AuditState::Final),
        ..Default::default()
    };
    sea_orm::ActiveModelTrait::update(last, &*world.app.database).await.unwrap();
    for person in [&cast.chair, &cast.regulator] {
        let browser = world.browser_of(person).await;
        browser.get(&format!("/en/audits/{reference}/criteria")).await.is(200);
        browser.get(&format!("/en/audits/{reference}/comments")).await.is(200);
    }
}

#[tokio::test]
async fn a_figure_about_fewer_than_five_is_for_the_team_and_the_coop() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.with_draft_out(&world).await;
    let audit = cast.audit(&world, &reference).await;
    let database = &*world.app.database;
    let (row, _) = audits::store::assessment(database, audit.id, cast::MAJOR).await.unwrap();
    let (pack, _) = audits::text(database, &audit).await.unwrap();
    let metric = &pack.criterion(cast::MAJOR).unwrap().metrics[0];
    assert_eq!(metric.unit, safon::standards::pack::Unit::Percent);
    let kept = audits::store::figures(database, [row.id]).await.unwrap();
    for figure in kept {
        sea_orm::ModelTrait::delete(figure, database).await.unwrap();
    }
    let figure = entities::audits::computed_fact::Model {
        id: entities::ids::ComputedFactId::new(world.now()),
        assessment_id: row.id,
        metric: metric.name.clone(),
        numerator: Some(0),
        denominator: Some(3),
        people: Some(3),
        value_text: "0%".into(),
        left_out: None,
        confirmed: true,
        override_value: None,
        override_reason: None,
        settled_by: None,
        settled_at: world.now(),
    };
    let figure = entities::audits::computed_fact::ActiveModel::from(figure);
    sea_orm::ActiveModelTrait::insert(figure, database).await.unwrap();
    let last = entities::audits::audit::ActiveModel {
        id: sea_orm::Set(audit.id),
        state: sea_orm::Set(AuditState::Final),
        ..Default::default()
    };
    sea_orm::ActiveModelTrait::update(last, database).await.unwrap();
    let page = format!("/en/audits/{reference}/criteria/{}", cast::MAJOR);
    for person in [&cast.lead, &cast.manager] {
        world.browser_of(person).await.get(&page).await.is(200).says("0 of 3");
    }
    let read = world.browser_of(&cast.regulator).await.get(&page).await;
    read.is(200).does_not_say("0 of 3").says("Fewer than five people: not shown");
}

#[tokio::test]
async fn the_network_names_a_coop_to_those_who_may_read_of_it_only() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    let audit = cast.audit(&world, &reference).await;
    let coop = safon::access::store::organisation(&*world.app.database, audit.cooperative_id).await.unwrap();
    world.browser_of(&cast.regulator).await.get("/en/network").await.is(200).says(&coop.name_en);
    let far = world.regulator_of(&["W06000024"]).await;
    let browser = world.browser_of(&far).await;
    browser.asked(poem::http::Method::GET, "/en/coops/COOP-0001").await.is(404);
    browser.get("/en/network").await.is(200).does_not_say(&coop.name_en);
    let home = browser.get("/en/home").await;
    home.is(200).does_not_say(&coop.name_en);
}

#[tokio::test]
async fn the_journal_shows_an_administrator_that_something_was_judged_and_not_what_was_said() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    let lead = world.actor(&cast.lead).await;
    let note = fieldwork::Assessing {
        note: "Said in confidence".into(),
        ..cast::assessing(AssessmentResult::PartlyMet, 1)
    };
    fieldwork::assess(&world.app, &lead, &reference, cast::MAJOR, &note, world.now()).await.unwrap();
    let administrator = world.person(entities::access::Role::Administrator, "FRAN").await;
    let journal = world.browser_of(&administrator).await.get("/en/operations/journal").await;
    journal.is(200).says("A criterion was judged").does_not_say("Said in confidence");
    world.also(&administrator, entities::access::Role::DecisionMaker, "FRAN").await;
    let journal = world.browser_of(&administrator).await.get("/en/operations/journal").await;
    journal.is(200).says("Said in confidence");
}

#[test]
fn dates_of_audits_stand_before_what_was_found_and_before_lists_that_come_round() {
    use safon::deadlines::Rule;
    let mut rules = [Rule::Training, Rule::ActionPlan, Rule::Evidence, Rule::Comments];
    rules.sort_by_key(|rule| rule.rank());
    assert_eq!(rules, [Rule::Comments, Rule::ActionPlan, Rule::Training, Rule::Evidence]);
}

#[test]
fn an_audit_asks_each_of_its_team_for_one_thing_and_nobody_when_it_is_over() {
    use safon::audits::waits::{Waits, asks_of_office, asks_of_team};
    use {AuditState::*, TeamPart::*};
    assert_eq!(asks_of_team(Planned, LeadAuditor, false), Some(Waits::Declare));
    assert_eq!(asks_of_team(Fieldwork, Auditor, true), Some(Waits::Work));
    assert_eq!(asks_of_team(Moderation, LeadAuditor, true), None, "the draft is with the moderator");
    assert_eq!(asks_of_team(Moderation, Moderator, true), Some(Waits::Moderate));
    assert_eq!(asks_of_team(Answers, Moderator, true), Some(Waits::Answer));
    assert_eq!(asks_of_team(Cancelled, Moderator, false), None);
    assert_eq!(asks_of_office(Appealed, true, false), Some(Waits::DecideAppeal));
    assert_eq!(asks_of_office(Final, false, true), Some(Waits::Review));
    assert_eq!(asks_of_office(Final, true, false), None);
}

#[tokio::test]
async fn a_list_holds_the_audits_that_a_person_may_see_and_no_other() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    let announced = cast.planned(&world, "2026-07-13").await;
    let unannounced = cast.planned_unannounced(&world, "2026-06-16").await;
    let noticed = cast.planned(&world, "2026-07-20").await;
    cast.declared(&world, &noticed).await;
    let officer = world.actor(&cast.officer).await;
    planning::notify(&world.app, &officer, &noticed, world.now()).await.unwrap();
    let stranger = world.person(entities::access::Role::Manager, "COOP-0009").await;
    let other_auditor = world.person(entities::access::Role::Auditor, "FRAN").await;
    let all: Vec<AuditState> = entities::words().collect();
    let database = &*world.app.database;
    let people = [&cast.officer, &cast.lead, &cast.moderator, &cast.decider, &cast.regulator, &cast.manager];
    for person in people.into_iter().chain([&cast.chair, &stranger, &other_auditor]) {
        let actor = world.actor(person).await;
        let mut seen = Vec::new();
        for reference in [&announced, &unannounced, &noticed] {
            if audits::see(database, &actor, reference, Deed::SeeAudit).await.is_ok() {
                seen.push(reference.clone());
            }
        }
        seen.sort();
        let mut listed: Vec<String> = audits::list(database, &actor, &all)
            .await
            .unwrap()
            .into_iter()
            .map(|audit| audit.reference)
            .collect();
        listed.sort();
        assert_eq!(listed, seen, "{:?}", person.role);
        let (part, total) = audits::part(database, &actor, &all, (0, 1)).await.unwrap();
        assert_eq!((part.len(), total), (seen.len().min(1), seen.len() as u64), "{:?}", person.role);
    }
}

#[tokio::test]
async fn the_next_visit_is_what_the_co_op_knows_of_and_never_gives_an_unannounced_one_away() {
    use entities::audits::AuditState::*;
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let rows = store::of_cooperative(&*world.app.database, made.coop).await.expect("audits");
    let today = world.today();
    let visit = |days: u64, state, announced| entities::audits::audit::Model {
        state,
        announced,
        visit_on: today.checked_add_days(chrono::Days::new(days)).expect("a day"),
        ..rows[0].clone()
    };
    let next = |audits: &[_]| {
        let next = safon::audits::windows::next_visit(audits, today);
        next.map(|visit| (visit - today).num_days())
    };
    assert_eq!(
        next(&[visit(9, Planned, false), visit(20, Planned, true), visit(30, Notified, true)]),
        Some(20)
    );
    assert_eq!(next(&[visit(5, Postponed, true), visit(0, EvidenceWindow, true)]), Some(0));
    assert_eq!(next(&[visit(9, Planned, false), visit(3, Cancelled, true), visit(0, Fieldwork, true)]), None);
}
