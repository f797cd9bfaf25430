//! P5, P7, P9: every reminder owed is recorded once and sent at nine in the morning of a working day, whatever happens meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use entities::access::{Language, Role};
use entities::cooperatives::consortium_membership;
use entities::evidence::{EvidenceLanguage, EvidenceState, PersonalData, evidence_item, evidence_tie};
use entities::ids::{
    ConsortiumMembershipId, EvidenceItemId, EvidenceTieId, OrganisationId, StandardId, TrainingRecordId,
    WorkerId, WorkerRoleId,
};
use entities::outbox::{EmailState, email};
use entities::reminders::{ReminderState, digest_choice, reminder};
use entities::training::{Employment, RecordSource, training_record, worker, worker_role};
use safon::foundation::App;
use safon::reminders::{self, rules};
use safon::{deadlines, jobs, outbox};
use scheduler::cadence::Step;
use scheduler::clock::{self, Timestamp};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use crate::world::people::Person;
use crate::world::relay::Relay;
use crate::world::standard::shipped_pack;
use crate::world::{World, day};

/// A time on the wall in Wales.
pub fn at(date: NaiveDate, hour: u32, minute: u32) -> Timestamp {
    clock::instant_of(date.and_time(NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")))
}

/// A co-op with a licence, a manager and a chair.
pub struct Coop {
    pub id: OrganisationId,
    pub manager: Person,
    pub chair: Person,
}

impl Coop {
    pub async fn of(world: &World, standard: StandardId) -> Self {
        let manager = world.person(Role::Manager, "COOP-0001").await;
        let chair = world.welsh_person(Role::BoardChair, "COOP-0001").await;
        let id = manager.organisation;
        world.licensed(id, standard, "L-0001").await;
        Self { id, manager, chair }
    }

    pub async fn worker(&self, world: &World, role: &str, started: NaiveDate) -> WorkerId {
        let id = WorkerId::new(world.now());
        worker::ActiveModel {
            id: Set(id),
            cooperative_id: Set(self.id),
            staff_number: Set(None),
            name: Set("Tegwen Llŷn".into()),
            employment: Set(Employment::Employee),
            site: Set(None),
            started_on: Set(Some(started)),
            left_on: Set(None),
            leave_from: Set(None),
            leave_until: Set(None),
            leave_reason: Set(None),
            account_id: Set(None),
            created_at: Set(at(started, 12, 0)),
        }
        .insert(&*world.app.database)
        .await
        .expect("the worker is added");
        worker_role::ActiveModel {
            id: Set(WorkerRoleId::new(world.now())),
            worker_id: Set(id),
            role: Set(role.into()),
            since: Set(None),
        }
        .insert(&*world.app.database)
        .await
        .expect("the role is added");
        id
    }

    pub async fn record(&self, world: &World, worker: WorkerId, subject: &str, completed: NaiveDate) {
        training_record::ActiveModel {
            id: Set(TrainingRecordId::new(world.now())),
            worker_id: Set(worker),
            subject: Set(subject.into()),
            completed_on: Set(Some(completed)),
            expires_on: Set(None),
            provider: Set(None),
            mode: Set(None),
            competence_observed_by: Set(None),
            competence_observed_on: Set(None),
            action_taken: Set(None),
            note: Set(None),
            source: Set(RecordSource::Typed),
            import_id: Set(None),
            recorded_by: Set(None),
            recorded_at: Set(at(completed, 12, 0)),
        }
        .insert(&*world.app.database)
        .await
        .expect("the record is added");
    }
}

/// A co-op in which one first aider's certificate, the only thing that role needs, ends on a day.
pub async fn one_certificate(world: &World, ends: NaiveDate) -> (Coop, WorkerId) {
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(world, standard).await;
    let worker = coop.worker(world, "first_aider", day("2020-01-06")).await;
    let completed = ends.checked_sub_months(chrono::Months::new(36)).expect("a date");
    coop.record(world, worker, "first_aid_work", completed).await;
    (coop, worker)
}

pub async fn digests_to(world: &World, person: &Person) -> usize {
    let letters = world.letters().await;
    letters.iter().filter(|letter| letter.kind == "digest" && letter.recipient == person.email).count()
}

pub async fn ledger(app: &App) -> Vec<reminder::Model> {
    reminder::Entity::find().all(&*app.database).await.expect("the ledger can be read")
}

/// Rows of the ledger about training, in which the AGM and the return of the co-op have no part.
async fn about_training(app: &App) -> Vec<(String, ReminderState)> {
    let mut rows: Vec<_> = ledger(app).await.into_iter().filter(|row| row.rule == "training").collect();
    rows.sort_by_key(|row| (row.owed_on, row.step.clone()));
    rows.into_iter().map(|row| (row.step, row.state)).collect()
}

/// An item of evidence that is good until a day, given long ago for one criterion.
async fn evidence(
    world: &World,
    by: &Person,
    standard: StandardId,
    kind: &str,
    until: &str,
    criterion: &str,
) {
    let item = evidence_item::ActiveModel {
        id: Set(EvidenceItemId::new(world.now())),
        cooperative_id: Set(by.organisation),
        evidence_type: Set(kind.into()),
        title: Set("Papur".into()),
        language: Set(EvidenceLanguage::None),
        period_from: Set(None),
        period_to: Set(None),
        valid_until: Set(Some(day(until))),
        personal_data: Set(PersonalData::None),
        redaction_confirmed: Set(false),
        state: Set(EvidenceState::Submitted),
        submitted_by: Set(by.account),
        submitted_at: Set(at(day("2025-01-06"), 12, 0)),
        reviewed_by: Set(None),
        reviewed_at: Set(None),
        return_reason: Set(None),
        idempotency_key: Set(None),
        revision: Set(1),
    };
    let item = item.insert(&*world.app.database).await.expect("the item is added");
    evidence_tie::ActiveModel {
        id: Set(EvidenceTieId::new(world.now())),
        item_id: Set(item.id),
        standard_id: Set(standard),
        criterion_key: Set(criterion.into()),
        tied_at: Set(item.submitted_at),
    }
    .insert(&*world.app.database)
    .await
    .expect("the tie is added");
}

/// What is owed as evidence within four weeks of a day, by its names in English.
async fn evidence_owed(world: &World, coop: &Coop) -> BTreeSet<String> {
    let today = world.today();
    let span = today..=today + Days::new(28);
    let of_it =
        |one: &&deadlines::Deadline| one.organisation == coop.id && one.rule == deadlines::Rule::Evidence;
    let mut looks = Vec::new();
    for only in [None, Some(&[coop.id][..])] {
        let owed = deadlines::gather(&world.app, today, span.clone(), only).await.expect("what is owed");
        looks.push(owed.iter().filter(of_it).map(|one| one.name_en.to_string()).collect::<BTreeSet<_>>());
    }
    assert_eq!(looks[0], looks[1], "all co-ops, or this one only: the same is owed");
    looks.remove(0)
}

#[tokio::test]
async fn a_paper_is_asked_for_again_only_where_it_proves_something_that_nothing_else_does() {
    let world = World::on("2026-06-15").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    let by = &coop.manager;
    evidence(&world, by, standard, "membership_policy", "2026-07-01", "open-voluntary-membership").await;
    let policy = BTreeSet::from(["Membership policy".to_owned()]);
    assert_eq!(evidence_owed(&world, &coop).await, policy);
    // The register of members is Safon's own, and the controlling vote is asked of user-led co-ops only.
    evidence(&world, by, standard, "member_register_summary", "2026-07-01", "open-voluntary-membership")
        .await;
    evidence(&world, by, standard, "rules_document", "2026-07-01", "users-hold-controlling-vote").await;
    assert_eq!(evidence_owed(&world, &coop).await, policy);
    // A later one of the same sort stands for it.
    evidence(&world, by, standard, "membership_policy", "2027-07-01", "open-voluntary-membership").await;
    assert_eq!(evidence_owed(&world, &coop).await, BTreeSet::new());
}

#[tokio::test]
async fn what_the_consortium_has_given_for_all_is_not_asked_of_its_members() {
    let world = World::on("2026-06-15").await;
    let pack = shipped_pack();
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    let inheritable = |wanted: bool| {
        let all = pack.criteria().map(|(_, criterion)| criterion);
        all.filter(|one| one.applies_when == "always" && one.inheritable == wanted)
            .find_map(|one| {
                let kinds = one.evidence.iter().filter_map(|code| pack.evidence_type(code));
                let kind = kinds.filter(|kind| !kind.replaced_by_system).find(|kind| kind.uploadable)?;
                Some((one.key.clone(), kind.code.clone(), kind.name.en.clone()))
            })
            .expect("a criterion with a paper")
    };
    let consortium = world.person(Role::Manager, "COOP-0002").await;
    world.licensed(consortium.organisation, standard, "L-0002").await;
    consortium_membership::ActiveModel {
        id: Set(ConsortiumMembershipId::new(world.now())),
        consortium_id: Set(consortium.organisation),
        cooperative_id: Set(coop.id),
        joined_on: Set(day("2024-01-01")),
        left_on: Set(None),
    }
    .insert(&*world.app.database)
    .await
    .expect("the membership is added");
    let mut left = BTreeSet::new();
    for wanted in [true, false] {
        let (criterion, kind, name) = inheritable(wanted);
        evidence(&world, &coop.manager, standard, &kind, "2026-07-01", &criterion).await;
        evidence(&world, &consortium, standard, &kind, "2027-07-01", &criterion).await;
        if !wanted {
            left.insert(name);
        }
    }
    assert_eq!(evidence_owed(&world, &coop).await, left);
}

#[tokio::test]
async fn a_board_hears_once_about_an_expiring_induction_however_often_the_clock_ticks() {
    let world = World::on("2026-06-15").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    // Six months to the eighth of June: the chair is told a week later, today.
    coop.worker(&world, "new_to_sector", day("2025-12-08")).await;
    for minutes in [0, 1, 60, 300] {
        world.pass(TimeDelta::minutes(minutes));
        reminders::post_due(&world.app, world.now()).await.expect("reminders are posted");
    }
    assert_eq!(digests_to(&world, &coop.chair).await, 1);
    assert_eq!(digests_to(&world, &coop.manager).await, 1);
    world.pass(TimeDelta::days(1));
    for _ in 0..3 {
        reminders::post_due(&world.app, world.now()).await.expect("reminders are posted");
    }
    assert_eq!(digests_to(&world, &coop.chair).await, 1, "the copy goes once");
    let letter = world.letter("digest", &coop.chair.email).await;
    assert_eq!(letter.language, Language::Cy.to_string());
    assert!(!letter.body_text.contains("Tegwen"), "no worker is named:\n{}", letter.body_text);
    assert!(letter.body_text.contains("8 Mehefin 2026"), "{}", letter.body_text);
}

#[tokio::test]
async fn a_second_tick_of_a_day_finds_nothing_new() {
    let world = World::on("2026-06-15").await;
    one_certificate(&world, day("2026-06-29")).await;
    let first = reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert_eq!(first.letters, 1);
    let second = reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert_eq!(second, reminders::Posted::default());
}

#[tokio::test]
async fn after_three_days_without_service_there_is_one_catch_up() {
    let world = World::on("2026-06-01").await;
    let (coop, _) = one_certificate(&world, day("2026-07-16")).await;
    // Thirty days before is 16 June; nobody is there from then until the nineteenth.
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let before = digests_to(&world, &coop.manager).await;
    world.pass(TimeDelta::days(18));
    for _ in 0..3 {
        reminders::post_due(&world.app, world.now()).await.expect("a tick");
    }
    assert_eq!(digests_to(&world, &coop.manager).await, before + 1);
    let rows = about_training(&world.app).await;
    assert!(rows.contains(&("before-30".into(), ReminderState::Posted)), "{rows:?}");
    assert!(!rows.contains(&("before-30".into(), ReminderState::Missed)), "{rows:?}");
}

#[tokio::test]
async fn after_twenty_days_the_nearest_step_goes_and_what_is_two_weeks_late_is_recorded_as_missed() {
    let world = World::on("2026-06-01").await;
    let (coop, _) = one_certificate(&world, day("2026-07-02")).await;
    // 60 days before was May; 30 days before is 2 June. The service is away from then to the twenty-second.
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let before = digests_to(&world, &coop.manager).await;
    world.pass(TimeDelta::days(21));
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert_eq!(digests_to(&world, &coop.manager).await, before + 1);
    let rows = about_training(&world.app).await;
    assert!(rows.contains(&("before-14".into(), ReminderState::Posted)), "{rows:?}");
    assert!(rows.contains(&("before-30".into(), ReminderState::Missed)), "{rows:?}");
}

#[tokio::test]
async fn in_a_year_nothing_goes_on_a_closed_day_and_everything_at_nine() {
    let world = World::on("2026-01-02").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    for n in 0..6_u64 {
        let worker = coop.worker(&world, "first_aider", day("2020-01-06")).await;
        // Ends spread over the year, some on weekends and bank holidays.
        let ends = day("2026-02-14") + Days::new(n * 53);
        let completed = ends.checked_sub_months(chrono::Months::new(36)).expect("a date");
        coop.record(&world, worker, "first_aid_work", completed).await;
    }
    let mut today = day("2026-01-02");
    while today < day("2027-01-02") {
        world.clock.set(at(today, 9, 0)).expect("the clock moves");
        let now = world.now();
        reminders::post_due(&world.app, now).await.expect("a tick");
        reminders::post_board_digests(&world.app, now).await.expect("a tick");
        world.deliver().await;
        today = today + Days::new(1);
    }
    let letters = world.letters().await;
    assert!(letters.len() > 40, "{} letters", letters.len());
    let mut by_day: BTreeMap<(String, String, NaiveDate), usize> = BTreeMap::new();
    for letter in &letters {
        assert_eq!(letter.state, EmailState::Sent);
        let sent = clock::local(letter.sent_at.expect("it was sent"));
        assert_eq!(sent.time(), NaiveTime::from_hms_opt(9, 0, 0).expect("a time"), "{}", letter.subject);
        assert!(world.app.calendar.is_working_day(sent.date()), "{sent}");
        *by_day.entry((letter.kind.clone(), letter.recipient.clone(), sent.date())).or_default() += 1;
    }
    assert!(by_day.values().all(|n| *n == 1), "one letter of a kind a person and day");
    let boards = letters.iter().filter(|letter| letter.kind == "board-digest").count();
    assert_eq!(boards, 12, "one a month to the chair");
    let rows = ledger(&world.app).await;
    let keys: BTreeSet<_> = rows
        .iter()
        .map(|row| (row.rule.clone(), row.subject_id, row.due_on, row.step.clone(), row.account_id))
        .collect();
    assert_eq!(keys.len(), rows.len());
}

#[tokio::test]
async fn what_was_put_right_meanwhile_is_withdrawn_and_not_sent() {
    let world = World::at("2026-06-15T08:30:00").await;
    let (coop, worker) = one_certificate(&world, day("2026-06-29")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let letter = world.letter("digest", &coop.manager.email).await;
    assert!(letter.still_owed.is_some(), "it is asked again");
    assert!(jobs::holds(&world.app, &letter, world.now()).await.expect("an answer"));
    coop.record(&world, worker, "first_aid_work", day("2026-06-14")).await;
    world.pass(TimeDelta::hours(1));
    let now = world.now();
    let round = outbox::deliver(&world.app, now, |letter| {
        let app = world.app.clone();
        async move { jobs::still_owed(&app, &letter, now).await }
    })
    .await
    .expect("a round");
    assert_eq!((round.sent, round.withdrawn), (0, 1));
    // Steps from before it was known stand as missed.
    let rows = about_training(&world.app).await;
    let told: Vec<_> = rows.into_iter().filter(|(_, state)| *state != ReminderState::Missed).collect();
    assert_eq!(told, [("before-14".into(), ReminderState::Withdrawn)]);
}

#[tokio::test]
async fn of_what_a_digest_speaks_only_what_is_still_owed_goes_and_it_is_the_same_letter() {
    let relay = Relay::start().await;
    let url = relay.url();
    let world = World::with("2026-06-15T08:30:00", |config| config.mail.smtp = Some(url)).await;
    let (coop, worker) = one_certificate(&world, day("2026-06-29")).await;
    let other = coop.worker(&world, "first_aider", day("2020-01-06")).await;
    coop.record(&world, other, "first_aid_work", day("2023-07-15")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let posted = world.letter("digest", &coop.manager.email).await;
    for date in ["29 June 2026", "15 July 2026"] {
        assert!(posted.body_text.contains(date) && posted.body_html.contains(date), "{}", posted.body_text);
    }
    coop.record(&world, worker, "first_aid_work", day("2026-06-14")).await;
    world.pass(TimeDelta::hours(1));
    let round = world.deliver().await;
    assert_eq!((round.withdrawn, round.failed, round.deferred), (0, 0, 0));
    let sent = world.letter("digest", &coop.manager.email).await;
    assert_eq!(
        (sent.id, &sent.message_id, &sent.unique_key, sent.state),
        (posted.id, &posted.message_id, &posted.unique_key, EmailState::Sent)
    );
    assert_ne!(sent.subject, posted.subject, "it says how many there are");
    for text in [&sent.body_text, &sent.body_html] {
        assert!(!text.contains("29 June 2026") && text.contains("15 July 2026"), "{text}");
    }
    let over_the_wire: Vec<_> =
        relay.taken().into_iter().filter(|taken| taken.header("Message-ID") == sent.message_id).collect();
    assert_eq!(over_the_wire.len(), 1);
    let told: Vec<_> = ledger(&world.app)
        .await
        .into_iter()
        .filter(|row| row.rule == "training" && row.state != ReminderState::Missed)
        .map(|row| (row.due_on, row.state, row.email_id))
        .collect();
    let of = |date: &str| told.iter().find(|row| row.0 == day(date)).expect("it is recorded");
    assert_eq!((of("2026-06-29").1, of("2026-06-29").2), (ReminderState::Withdrawn, Some(sent.id)));
    assert_eq!((of("2026-07-15").1, of("2026-07-15").2), (ReminderState::Posted, Some(sent.id)));
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert_eq!(digests_to(&world, &coop.manager).await, 1, "and nothing comes a second time");
    let entry = entities::journal::journal_entry::Entity::find()
        .filter(entities::journal::journal_entry::Column::Event.eq("email-rewritten"))
        .all(&*world.app.database)
        .await
        .expect("the journal");
    assert_eq!(entry.len(), 1, "who asks how it came to be shorter is told");
}

#[tokio::test]
async fn who_stops_what_can_be_stopped_gets_no_line_of_it_that_still_waits() {
    let world = World::at("2026-06-15T08:30:00").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let row = digest_choice::Model { account_id: coop.manager.account, stopped_at: world.now() };
    row.into_active_model().insert(&*world.app.database).await.expect("it is stopped");
    world.pass(TimeDelta::hours(1));
    world.deliver().await;
    let letter = world.letter("digest", &coop.manager.email).await;
    assert_eq!(letter.state, EmailState::Withdrawn);
}

#[tokio::test]
async fn a_lease_that_is_over_rewrites_nothing() {
    let world = World::at("2026-06-15T08:30:00").await;
    let (coop, worker) = one_certificate(&world, day("2026-06-29")).await;
    let other = coop.worker(&world, "first_aider", day("2020-01-06")).await;
    coop.record(&world, other, "first_aid_work", day("2023-07-15")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    coop.record(&world, worker, "first_aid_work", day("2026-06-14")).await;
    let letter = world.letter("digest", &coop.manager.email).await;
    // Nobody has it in hand: whoever thinks they do is late.
    let answer = jobs::still_owed(&world.app, &letter, world.now()).await.expect("an answer");
    assert!(matches!(answer, outbox::StillOwed::NotOurs), "{answer:?}");
    assert_eq!(world.letter("digest", &coop.manager.email).await.body_text, letter.body_text);
    assert!(ledger(&world.app).await.iter().all(|row| row.state != ReminderState::Withdrawn));
}

#[tokio::test]
async fn a_boards_digest_leaves_out_what_was_done_before_it_went() {
    let world = World::at("2026-07-01T08:30:00").await;
    let (coop, worker) = one_certificate(&world, day("2026-06-20")).await;
    reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
    let posted = world.letter("board-digest", &coop.chair.email).await;
    assert!(posted.body_text.contains("20 Mehefin 2026"), "{}", posted.body_text);
    coop.record(&world, worker, "first_aid_work", day("2026-06-30")).await;
    world.pass(TimeDelta::hours(1));
    world.deliver().await;
    let sent = world.letter("board-digest", &coop.chair.email).await;
    assert_eq!((sent.id, sent.state), (posted.id, EmailState::Sent));
    assert!(!sent.body_text.contains("20 Mehefin 2026"), "{}", sent.body_text);
}

/// Letters of a kind to somebody that speak of something, the earliest first.
async fn that_say(world: &World, person: &Person, kind: &str, text: &str) -> Vec<email::Model> {
    let mut letters = world.letters().await;
    letters.retain(|one| one.kind == kind && one.recipient == person.email && one.body_text.contains(text));
    letters.reverse();
    letters
}

async fn hold(world: &World, held: bool) {
    outbox::hold(&world.app, None, held, world.now()).await.expect("mail is held, or not");
}

#[tokio::test]
async fn a_digest_of_friday_that_goes_on_monday_says_what_is_true_on_monday() {
    let world = World::at("2026-06-19T08:30:00").await;
    let (coop, _) = one_certificate(&world, day("2026-06-20")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let posted = world.letter("digest", &coop.manager.email).await;
    assert!(posted.body_text.contains("due tomorrow"), "{}", posted.body_text);
    hold(&world, true).await;
    world.clock.set(at(day("2026-06-22"), 9, 30)).expect("the clock moves");
    hold(&world, false).await;
    assert_eq!(world.deliver().await.withdrawn, 0);
    let sent = world.letter("digest", &coop.manager.email).await;
    assert_eq!(
        (sent.id, &sent.message_id, &sent.unique_key, &sent.recipient, sent.state),
        (posted.id, &posted.message_id, &posted.unique_key, &posted.recipient, EmailState::Sent)
    );
    for text in [&sent.body_text, &sent.body_html] {
        assert!(text.contains("2 days late, was due on 20 June 2026"), "{text}");
        assert!(!text.contains("due tomorrow") && !text.contains("Nothing is late"), "{text}");
    }
    assert!(ledger(&world.app).await.iter().all(|row| row.state != ReminderState::Withdrawn));
}

#[tokio::test]
async fn after_two_weeks_of_paused_mail_each_thing_is_told_once_by_its_newest_letter() {
    let world = World::at("2026-06-15T08:30:00").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    hold(&world, true).await;
    for today in day("2026-06-15").iter_days().take(15) {
        world.clock.set(at(today, 8, 30)).expect("the clock moves");
        reminders::post_due(&world.app, world.now()).await.expect("a tick");
    }
    let waiting = that_say(&world, &coop.manager, "digest", "").await;
    assert_eq!(waiting.len(), 3, "fourteen days before, seven, and on the day");
    world.clock.set(at(day("2026-06-29"), 9, 30)).expect("the clock moves");
    hold(&world, false).await;
    world.deliver().await;
    let letters = that_say(&world, &coop.manager, "digest", "").await;
    let sent: Vec<_> = letters.iter().filter(|one| one.state == EmailState::Sent).collect();
    assert_eq!(sent.len(), 1, "{:?}", letters.iter().map(|one| one.state).collect::<Vec<_>>());
    assert!(sent[0].id == waiting[2].id && sent[0].body_text.contains("due today"), "{}", sent[0].body_text);
    let told: Vec<_> = about_training(&world.app)
        .await
        .into_iter()
        .filter(|(_, state)| *state != ReminderState::Missed)
        .collect();
    assert_eq!(
        told,
        [
            ("before-14".into(), ReminderState::Withdrawn),
            ("before-7".into(), ReminderState::Withdrawn),
            ("on".into(), ReminderState::Posted)
        ]
    );
}

#[tokio::test]
async fn a_boards_digest_that_waited_sorts_what_is_late_by_the_day_on_which_it_goes() {
    let world = World::at("2026-07-01T08:30:00").await;
    let (coop, _) = one_certificate(&world, day("2026-07-02")).await;
    reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
    let posted = world.letter("board-digest", &coop.chair.email).await;
    world.clock.set(at(day("2026-07-03"), 9, 30)).expect("the clock moves");
    world.deliver().await;
    let sent = world.letter("board-digest", &coop.chair.email).await;
    assert_eq!((sent.id, &sent.message_id, sent.state), (posted.id, &posted.message_id, EmailState::Sent));
    assert_ne!(sent.body_text, posted.body_text);
}

#[tokio::test]
async fn a_boards_digest_of_a_month_that_is_over_does_not_go_beside_the_next() {
    let world = World::at("2026-07-01T08:30:00").await;
    let (coop, _) = one_certificate(&world, day("2026-06-20")).await;
    hold(&world, true).await;
    for month in ["2026-07-01", "2026-08-03"] {
        world.clock.set(at(day(month), 8, 30)).expect("the clock moves");
        reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
    }
    world.pass(TimeDelta::hours(1));
    hold(&world, false).await;
    world.deliver().await;
    let letters = that_say(&world, &coop.chair, "board-digest", "").await;
    let states: Vec<_> = letters.iter().map(|one| one.state).collect();
    assert_eq!(states, [EmailState::Withdrawn, EmailState::Sent]);
    let rows = ledger(&world.app).await;
    let mut boards: Vec<_> =
        rows.iter().filter(|row| row.rule == "board-digest").map(|row| (row.due_on, row.state)).collect();
    boards.sort_by_key(|(due, _)| *due);
    let wanted = [(day("2026-07-01"), ReminderState::Withdrawn), (day("2026-08-03"), ReminderState::Posted)];
    assert_eq!(boards, wanted);
}

#[tokio::test]
async fn a_preview_spans_the_clock_change_at_nine_local_time_and_names_nothing_twice() {
    let world = World::at("2026-03-16T08:00:00").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    for n in 0..30_u64 {
        let worker = coop.worker(&world, "first_aider", day("2020-01-06")).await;
        let ends = day("2026-03-10") + Days::new(n * 2);
        let completed = ends.checked_sub_months(chrono::Months::new(36)).expect("a date");
        coop.record(&world, worker, "first_aid_work", completed).await;
    }
    let planned =
        reminders::preview(&world.app, day("2026-03-16"), day("2026-04-13"), None).await.expect("a preview");
    assert!(planned.len() > 30, "{}", planned.len());
    let (mut winter, mut summer, mut keys) = (0, 0, BTreeSet::new());
    for one in &planned {
        assert_eq!(one.local_time.time(), NaiveTime::from_hms_opt(9, 0, 0).expect("a time"));
        let utc = one.send_at.time().format("%H:%M").to_string();
        if one.local_time.date() < day("2026-03-29") {
            winter += i32::from(utc == "09:00")
        } else {
            summer += i32::from(utc == "08:00")
        }
        assert!(world.app.calendar.is_working_day(one.local_time.date()), "{}", one.local_time);
        let key =
            (one.rule.clone(), one.subject.clone(), one.due_on, one.step.clone(), one.recipient.clone());
        assert!(keys.insert(key), "{one:?} comes twice");
    }
    assert!(winter > 0 && summer > 0 && winter + summer == i32::try_from(planned.len()).expect("few"));
    // What the first tick really posts is what the preview said of its day.
    let said: BTreeSet<_> = planned
        .iter()
        .filter(|one| one.local_time.date() == day("2026-03-16") && one.rule == "training")
        .map(|one| (one.due_on, one.step.clone(), one.recipient.clone()))
        .collect();
    world.clock.set(at(day("2026-03-16"), 9, 0)).expect("the clock moves");
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let people: BTreeMap<_, _> =
        [(coop.manager.account, coop.manager.email.clone()), (coop.chair.account, coop.chair.email.clone())]
            .into();
    let posted: BTreeSet<_> = ledger(&world.app)
        .await
        .into_iter()
        .filter(|row| row.rule == "training" && row.state == ReminderState::Posted)
        .map(|row| (row.due_on, row.step, people[&row.account_id].clone()))
        .collect();
    assert_eq!(said, posted);
}

#[tokio::test]
async fn one_click_in_a_mail_program_stops_digests_and_opening_the_address_does_not() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let letter = world.letter("digest", &coop.manager.email).await;
    let address = letter.unsubscribe.expect("digests can be stopped");
    world.serve().await;
    let client =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let opened = client.get(&address).send().await.expect("an answer");
    assert_eq!(opened.status(), 303);
    let actor = world.actor(&coop.manager).await;
    assert!(reminders::choice::wanted(&world.app, &actor).await.expect("an answer"));
    let clicked = client.post(&address).body("List-Unsubscribe=One-Click").send().await.expect("an answer");
    assert_eq!(clicked.status(), 200);
    assert!(!reminders::choice::wanted(&world.app, &actor).await.expect("an answer"));
    let unknown = address.replace(&address[address.len() - 8..], "00000000");
    assert_eq!(client.post(&unknown).send().await.expect("an answer").status(), 404);
    // Seven days before the end: nobody is written to.
    world.pass(TimeDelta::days(7));
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert_eq!(digests_to(&world, &coop.manager).await, 1);
}

#[tokio::test]
async fn people_see_on_their_page_what_they_owe_and_nobody_elses() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let today = world.today();
    let owed =
        deadlines::for_actor(&world.app, &world.actor(&coop.manager).await, today).await.expect("deadlines");
    let training: Vec<_> = owed.iter().filter(|one| one.rule == deadlines::Rule::Training).collect();
    assert_eq!(training.len(), 1);
    assert_eq!((training[0].due_on, training[0].people), (day("2026-06-29"), 1));
    let others =
        deadlines::for_actor(&world.app, &world.actor(&stranger).await, today).await.expect("deadlines");
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn a_board_is_owed_its_digest_from_the_first_working_day_for_two_weeks() {
    let calendar = scheduler::working_days::Calendar::default();
    let owed = |text: &str| rules::board_digest_owed(day(text), &calendar);
    assert_eq!(owed("2026-01-01"), None, "a bank holiday");
    assert_eq!(owed("2026-01-02"), Some(day("2026-01-02")));
    assert_eq!(owed("2026-08-01"), None, "a Saturday");
    assert_eq!(owed("2026-08-10"), Some(day("2026-08-03")), "late");
    assert_eq!(owed("2026-08-31"), None, "a bank holiday, and too late");
    assert_eq!(owed("2026-08-20"), None, "too late");
}

#[test]
fn a_later_step_tells_all_that_an_earlier_one_would_to_the_same_people_and_to_nobody_else() {
    let step = |text: &str| text.parse::<Step>().expect("a step");
    let overtakes = |later: &str, on: &str, earlier: &str, before: &str| {
        rules::overtakes((&step(later), day(on)), (&step(earlier), day(before)))
    };
    assert!(overtakes("on", "2026-06-29", "before-7", "2026-06-22"));
    assert!(overtakes("repeat-1", "2026-07-06", "on", "2026-06-29"));
    assert!(!overtakes("before-7", "2026-06-22", "on", "2026-06-29"), "not the other way round");
    assert!(!overtakes("on", "2026-06-29", "on", "2026-06-29"), "nor itself");
    assert!(!overtakes("copy-board_chair-7", "2026-07-06", "on", "2026-06-29"), "a copy is another matter");
    assert!(overtakes("copy-board-9", "2026-07-08", "copy-board-5", "2026-07-06"));
    assert!(!overtakes("copy-regulator-9", "2026-07-08", "copy-board-5", "2026-07-06"));
}
