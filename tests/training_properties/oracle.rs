//! What a person's cell is on a day, and the percentages that follow, told a second time: slowly, day by day, from the
//! chapter on training of the domain and from what the rules promise, without calling them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use entities::ids::{OrganisationId, TrainingRecordId, WorkerId, WorkerPastLeaveId, WorkerPastRoleId};
use entities::training::{
    Employment, RecordSource, training_record, worker, worker_past_leave, worker_past_role,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use safon::standards;
use safon::standards::pack::{FirstDue, FirstDueFrom, Mode, StartWork, Subject};
use safon::training::matrix::{self, AHEAD};
use safon::training::rules::{self, Cell, LeftOutWhy, Share};
use safon::training::{self, Entered, NewRecord, Workforce, store};
use scheduler::clock::{self, Timestamp};

use crate::world::World;

const ROLES: [&str; 3] = ["care_worker", "cook", "driver"];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

// ---- the oracle ----

/// The same day number so many months on, or the month's last day where it has no such number.
fn months_on(from: NaiveDate, months: u32) -> NaiveDate {
    let (mut year, mut month) = (from.year(), from.month());
    for _ in 0..months {
        month += 1;
        if month == 13 {
            (year, month) = (year + 1, 1);
        }
    }
    (1..=from.day())
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .expect("a day of the month")
}

/// When something may be done for the first time at the latest.
fn due(subject: &Subject, started: NaiveDate) -> NaiveDate {
    match subject.first_due {
        Some(FirstDue::Within { within, .. }) => {
            let mut due = months_on(started, within.whole_months());
            for _ in 0..within.extra_days() {
                due = due.succ_opt().expect("a next day");
            }
            due
        }
        // Nobody records the first day of working alone: the start speaks for it.
        Some(FirstDue::Before { .. }) | None => started,
    }
}

/// The last day on which a record is worth something; none where it is for ever.
fn last_day(subject: &Subject, record: &training_record::Model) -> Option<NaiveDate> {
    let of_mode = subject.interval_by_mode.as_ref().and_then(|modes| match record.mode.as_deref() {
        Some("update_service") => modes.get(&Mode::UpdateService),
        Some("new_certificate") => modes.get(&Mode::NewCertificate),
        _ => None,
    });
    let months = of_mode.copied().or(subject.interval_months);
    match (record.completed_on, months, record.expires_on) {
        (Some(done), Some(months), Some(stated)) => Some(months_on(done, months).min(stated)),
        (Some(done), Some(months), None) => Some(months_on(done, months)),
        (_, _, stated) => stated,
    }
}

#[derive(Debug, PartialEq)]
struct Told {
    cell: Cell,
    theory_only: bool,
}

/// The posts of somebody on a day: one after the other is asked whether it was held.
fn posts(workforce: &Workforce, who: &worker::Model, on: NaiveDate) -> BTreeSet<String> {
    let mut held = BTreeSet::new();
    for role in ROLES {
        let mut is_held = workforce.roles.get(&who.id).is_some_and(|now| now.contains(role));
        if let Some(earlier) = workforce.earlier.get(&who.id) {
            if let Some(since) = earlier.since.get(role)
                && on < *since
            {
                is_held = false;
            }
            for past in &earlier.posts {
                let begun = match past.since {
                    Some(since) => on >= since,
                    None => true,
                };
                if past.role == role && begun && on <= past.until {
                    is_held = true;
                }
            }
        }
        if is_held {
            held.insert(role.to_owned());
        }
    }
    held
}

/// What stands in one square of the matrix on a day.
fn told(workforce: &Workforce, subject: &Subject, who: &worker::Model, on: NaiveDate, ahead: u32) -> Told {
    let no_theory = |cell| Told { cell, theory_only: false };
    let roles = posts(workforce, who, on);
    let records: Vec<&training_record::Model> = workforce
        .records
        .iter()
        .filter(|one| one.worker_id == who.id && one.subject == subject.code)
        .filter(|one| !matches!(one.completed_on, Some(done) if done > on))
        .collect();
    let theory_only = !records.is_empty()
        && records.iter().all(|one| {
            one.mode.as_deref() == Some("theory")
                && !matches!(one.competence_observed_on, Some(seen) if seen <= on)
        });
    let cell = |cell| Told { cell, theory_only };
    let started = match who.started_on {
        Some(started) => started,
        None => clock::today(who.created_at).min(on),
    };
    if !subject.roles.iter().any(|role| roles.contains(role)) {
        return cell(Cell::NotNeeded);
    }
    if on < started {
        return cell(Cell::NotStarted { starts_on: started });
    }
    if let Some(left) = who.left_on
        && on > left
    {
        return cell(Cell::Left { on: left });
    }
    for past in workforce.earlier.get(&who.id).into_iter().flat_map(|earlier| &earlier.leaves) {
        let reason = past.reason.clone().unwrap_or_default().trim().to_owned();
        if on >= past.from_on && on <= past.until_on && !reason.is_empty() {
            return cell(Cell::OnLeave { reason });
        }
    }
    if let Some(from) = who.leave_from {
        let reason = who.leave_reason.clone().unwrap_or_default().trim().to_owned();
        let back = who.leave_until.is_some_and(|until| on > until);
        if on >= from && !back && !reason.is_empty() {
            return cell(Cell::OnLeave { reason });
        }
    }
    if records.is_empty() {
        // The first day of those up to this one on which the subject was needed without a break.
        let mut needed = on;
        while let Some(eve) = needed.pred_opt().filter(|eve| *eve >= started) {
            if !subject.roles.iter().any(|role| posts(workforce, who, eve).contains(role)) {
                break;
            }
            needed = eve;
        }
        let due_on = due(subject, needed);
        return no_theory(if on > due_on { Cell::Late { due_on } } else { Cell::NotYetDue { due_on } });
    }
    if records.iter().any(|one| last_day(subject, one).is_none()) {
        return cell(Cell::Done { until: None });
    }
    let worth =
        |on: NaiveDate| records.iter().any(|one| last_day(subject, one).is_some_and(|last| on <= last));
    if worth(on) {
        let (mut until, mut left) = (on, 0_u32);
        while let Some(next) = until.succ_opt().filter(|next| worth(*next)) {
            (until, left) = (next, left + 1);
        }
        return cell(if left <= ahead {
            Cell::Expiring { until }
        } else {
            Cell::Done { until: Some(until) }
        });
    }
    let mut since = on;
    while !worth(since) {
        since = since.pred_opt().expect("a day before");
    }
    cell(Cell::Expired { since })
}

/// How many of those who need these subjects and are to be counted have them in date, and who is not counted.
fn told_share(workforce: &Workforce, subjects: &[Subject], on: NaiveDate) -> (u64, u64, u64, Vec<String>) {
    let (mut good, mut all, mut people, mut out) = (0, 0, BTreeSet::new(), Vec::new());
    for subject in subjects {
        for who in &workforce.workers {
            let told = told(workforce, subject, who, on, 0);
            let why = match told.cell {
                Cell::NotNeeded => continue,
                Cell::Done { .. } | Cell::Expiring { .. } => {
                    // Who only sat through it is counted, and not among the good.
                    (good, all) = (good + u64::from(!told.theory_only), all + 1);
                    people.insert(who.id);
                    continue;
                }
                Cell::Expired { .. } | Cell::Late { .. } => {
                    all += 1;
                    people.insert(who.id);
                    continue;
                }
                Cell::NotStarted { .. } => "not started",
                Cell::Left { .. } => "left",
                Cell::OnLeave { .. } => "on leave",
                Cell::NotYetDue { .. } => "not yet due",
            };
            out.push(format!("{} {} {why}", who.id, subject.code));
        }
    }
    out.sort();
    (good, all, people.len() as u64, out)
}

// ---- what the rules say, in the same words ----

fn said_share(share: &Share) -> (u64, u64, u64, Vec<String>) {
    let mut out: Vec<String> = share
        .left_out
        .iter()
        .map(|one| {
            let why = match one.why {
                LeftOutWhy::NotStarted { .. } => "not started",
                LeftOutWhy::Left { .. } => "left",
                LeftOutWhy::OnLeave { .. } => "on leave",
                LeftOutWhy::NotYetDue { .. } => "not yet due",
                LeftOutWhy::FirstNotRecorded => "first not recorded",
            };
            format!("{} {} {why}", one.person, one.subject)
        })
        .collect();
    out.sort();
    (share.numerator, share.denominator, share.people, out)
}

/// Lays both accounts of a day side by side.
fn agree(workforce: &Workforce, subjects: &[Subject], on: NaiveDate) -> Result<(), TestCaseError> {
    let listed: Vec<&Subject> = subjects.iter().collect();
    let lines = matrix::lines(workforce, &listed, None, on, AHEAD);
    let there: BTreeSet<WorkerId> = lines.iter().map(|line| line.worker.id).collect();
    let expected: BTreeSet<WorkerId> = workforce
        .workers
        .iter()
        .filter(|who| !matches!(who.left_on, Some(left) if left < on))
        .map(|who| who.id)
        .collect();
    prop_assert_eq!(there, expected, "who stands in the matrix on {}", on);
    for line in &lines {
        for (subject, square) in subjects.iter().zip(&line.squares) {
            let told = told(workforce, subject, line.worker, on, AHEAD);
            prop_assert_eq!(&square.cell, &told.cell, "{} on {}", &subject.code, on);
            // Where nothing is needed or nobody is there, nothing is shown of how it was done.
            let shown = matches!(told.cell, Cell::Done { .. } | Cell::Expiring { .. } | Cell::Expired { .. });
            if shown {
                prop_assert_eq!(square.theory_only, told.theory_only, "{} on {}", &subject.code, on);
            }
        }
    }
    let share = rules::share_in_date(subjects, &workforce.people(on), &workforce.training(), on);
    prop_assert_eq!(said_share(&share), told_share(workforce, subjects, on), "the percentage on {}", on);
    Ok(())
}

// ---- random histories ----

/// Days that matter: ends of months, leap days, the turn of a year, and any other.
fn days() -> impl Strategy<Value = NaiveDate> {
    let edges = [
        "2023-12-31",
        "2024-01-31",
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
        "2024-03-31",
        "2024-08-31",
        "2024-11-30",
        "2025-01-01",
        "2025-02-28",
        "2025-03-01",
        "2025-08-31",
        "2026-02-28",
        "2026-05-31",
        "2027-02-28",
        "2028-02-29",
    ];
    prop_oneof![
        2 => prop::sample::select(edges.to_vec()).prop_map(day),
        3 => (0..1_700_u64).prop_map(|after| day("2023-11-15") + chrono::Days::new(after)),
    ]
}

fn first_due() -> impl Strategy<Value = Option<FirstDue>> {
    let within = |text: &str| {
        let within = text.parse().expect("a period");
        Some(FirstDue::Within { within, from: FirstDueFrom::Start })
    };
    prop::sample::select(vec![
        None,
        Some(FirstDue::Before { before: StartWork::Start }),
        Some(FirstDue::Before { before: StartWork::WorkingAlone }),
        within("P1M"),
        within("P4W"),
        within("P6M"),
        within("P1Y6M"),
        within("P1M3D"),
    ])
}

fn subjects() -> impl Strategy<Value = Vec<Subject>> {
    let pattern = standards::reference().expect("the reference data").training_subjects[0].clone();
    let roles = prop::sample::subsequence(ROLES.to_vec(), 0..=3);
    let interval = prop::sample::select(vec![None, Some(1), Some(6), Some(12), Some(13), Some(36)]);
    let by_mode = option::weighted(0.3, (1..40_u32, 1..40_u32));
    let one =
        (roles, interval, by_mode, first_due()).prop_map(move |(roles, interval, by_mode, first_due)| {
            let by_mode = by_mode.map(|(update, new)| {
                BTreeMap::from([(Mode::UpdateService, update), (Mode::NewCertificate, new)])
            });
            Subject {
                roles: roles.into_iter().map(str::to_owned).collect(),
                interval_months: interval,
                interval_by_mode: by_mode,
                first_due,
                ..pattern.clone()
            }
        });
    vec(one, 1..4).prop_map(|mut list| {
        for (at, subject) in list.iter_mut().enumerate() {
            subject.code = format!("subject-{at}");
        }
        list
    })
}

#[derive(Clone, Debug)]
struct Somebody {
    roles: Vec<&'static str>,
    entered_on: NaiveDate,
    started_on: Option<NaiveDate>,
    left_on: Option<NaiveDate>,
    leave: Option<(NaiveDate, Option<NaiveDate>, &'static str)>,
    /// The first day of the present posts, and what they were before.
    before: Option<(NaiveDate, Vec<&'static str>)>,
    /// A leave before that one.
    leave_before: Option<(NaiveDate, u64)>,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    let leave = option::weighted(
        0.3,
        (days(), option::of(days()), prop::sample::select(vec!["parental leave", "study", " ", ""])),
    );
    let roles = prop::sample::subsequence(ROLES.to_vec(), 0..=3);
    let before = option::weighted(0.4, (days(), prop::sample::subsequence(ROLES.to_vec(), 0..=3)));
    let leave_before = option::weighted(0.3, (days(), 0..200_u64));
    let dates = (days(), option::weighted(0.8, days()), option::weighted(0.3, days()));
    (roles, dates, leave, before, leave_before).prop_map(
        |(roles, (entered_on, started_on, left_on), leave, before, leave_before)| Somebody {
            roles,
            before,
            leave_before,
            entered_on,
            started_on,
            // As the tables insist: nobody leaves before the start, no leave ends before it begins.
            left_on: left_on.filter(|left| started_on.is_none_or(|start| *left >= start)),
            leave: leave.map(|(from, until, why)| (from, until.filter(|until| *until >= from), why)),
        },
    )
}

#[derive(Clone, Debug)]
struct Happened {
    who: usize,
    what: usize,
    completed_on: Option<NaiveDate>,
    expires_on: Option<NaiveDate>,
    mode: Option<&'static str>,
    observed_on: Option<NaiveDate>,
}

fn happened() -> impl Strategy<Value = Happened> {
    let mode = option::weighted(
        0.5,
        prop::sample::select(vec!["theory", "update_service", "new_certificate", "Classroom"]),
    );
    let dates = prop_oneof![
        4 => days().prop_map(|done| (Some(done), None)),
        2 => days().prop_map(|ends| (None, Some(ends))),
        3 => (days(), 0..900_u64).prop_map(|(done, days)| (Some(done), Some(done + chrono::Days::new(days)))),
    ];
    (0..4_usize, 0..4_usize, dates, mode, option::weighted(0.2, days())).prop_map(
        |(who, what, (completed_on, expires_on), mode, observed_on)| Happened {
            who,
            what,
            completed_on,
            expires_on,
            mode,
            observed_on,
        },
    )
}

fn entered(noon: NaiveDate) -> Timestamp {
    noon.and_hms_opt(12, 0, 0).expect("noon").and_utc()
}

/// A history as the tables would hold it after everything was entered: the same subject and completion, or expiry where
/// that is all, corrects what stood there.
fn workforce(subjects: &[Subject], people: &[Somebody], records: &[Happened]) -> Workforce {
    let mut held = Workforce::default();
    for one in people {
        let now = entered(one.entered_on);
        let id = WorkerId::new(now);
        held.roles.insert(id, one.roles.iter().map(|role| (*role).to_owned()).collect());
        let mut earlier = store::Earlier::default();
        if let Some((from, before)) = &one.before {
            let until = from.pred_opt().expect("a day before");
            for role in one.roles.iter().filter(|role| !before.contains(role)) {
                earlier.since.insert((*role).to_owned(), *from);
            }
            earlier.posts.extend(before.iter().filter(|role| !one.roles.contains(role)).map(|role| {
                worker_past_role::Model {
                    id: WorkerPastRoleId::new(now),
                    worker_id: id,
                    role: (*role).to_owned(),
                    since: None,
                    until,
                }
            }));
        }
        earlier.leaves.extend(one.leave_before.map(|(from_on, length)| worker_past_leave::Model {
            id: WorkerPastLeaveId::new(now),
            worker_id: id,
            from_on,
            until_on: from_on + chrono::Days::new(length),
            reason: Some("caring".to_owned()),
        }));
        held.earlier.insert(id, earlier);
        held.workers.push(worker::Model {
            id,
            cooperative_id: OrganisationId::new(now),
            staff_number: None,
            site: None,
            name: format!("Somebody {}", held.workers.len()),
            employment: Employment::Employee,
            started_on: one.started_on,
            left_on: one.left_on,
            leave_from: one.leave.map(|(from, ..)| from),
            leave_until: one.leave.and_then(|(_, until, _)| until),
            leave_reason: one.leave.map(|(.., why)| why.to_owned()),
            account_id: None,
            created_at: now,
        });
    }
    for one in records {
        let who = &held.workers[one.who % held.workers.len()];
        let now = entered(day("2028-03-01"));
        let row = training_record::Model {
            id: TrainingRecordId::new(now),
            worker_id: who.id,
            subject: subjects[one.what % subjects.len()].code.clone(),
            completed_on: one.completed_on,
            expires_on: one.expires_on,
            provider: None,
            mode: one.mode.map(str::to_owned),
            competence_observed_by: one.observed_on.map(|_| "Non".to_owned()),
            competence_observed_on: one.observed_on,
            action_taken: None,
            note: None,
            source: RecordSource::Typed,
            import_id: None,
            recorded_by: None,
            recorded_at: now,
        };
        held.records.retain(|there| !same(there, &row));
        held.records.push(row);
    }
    held
}

fn same(one: &training_record::Model, other: &training_record::Model) -> bool {
    let what = one.worker_id == other.worker_id && one.subject == other.subject;
    let alone = one.completed_on.is_some() || one.expires_on == other.expires_on;
    what && one.completed_on == other.completed_on && alone
}

/// The days on which something turns, and those before and after.
fn turning(workforce: &Workforce, subjects: &[Subject]) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
    for who in &workforce.workers {
        days.extend([who.started_on, who.left_on, who.leave_from, who.leave_until].into_iter().flatten());
        days.extend(subjects.iter().filter_map(|subject| Some(due(subject, who.started_on?))));
    }
    for earlier in workforce.earlier.values() {
        days.extend(earlier.since.values());
        days.extend(earlier.posts.iter().map(|post| post.until));
        days.extend(earlier.leaves.iter().flat_map(|leave| [leave.from_on, leave.until_on]));
    }
    for record in &workforce.records {
        let subject = subjects.iter().find(|subject| subject.code == record.subject);
        let ends = subject.and_then(|subject| last_day(subject, record));
        days.extend(
            [record.completed_on, record.expires_on, record.competence_observed_on, ends]
                .into_iter()
                .flatten(),
        );
        days.extend(ends.map(|ends| ends - chrono::Days::new(AHEAD.into())));
    }
    days.iter().flat_map(|day| [day.pred_opt(), Some(*day), day.succ_opt()]).flatten().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_any_day_the_matrix_and_the_percentages_say_what_a_slow_reading_says(
        subjects in subjects(),
        people in vec(somebody(), 1..5),
        records in vec(happened(), 0..14),
        others in vec(days(), 3),
    ) {
        let workforce = workforce(&subjects, &people, &records);
        for on in turning(&workforce, &subjects).into_iter().chain(others) {
            agree(&workforce, &subjects, on)?;
        }
    }
}

/// How many cases a property is tried on; more where somebody asks for them.
pub fn cases(usual: u32) -> u32 {
    std::env::var("SAFON_TEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// The same through the verbs and the database, with the subjects that ship: what was entered, corrected and taken away
/// again is what the queries find.
#[tokio::test]
async fn what_is_entered_corrected_and_removed_is_found_as_of_any_day() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let world = World::on("2028-03-01").await;
    let syllabus = training::syllabus(&*world.app.database, world.today()).await.expect("a syllabus");
    let wanted = ["fire", "dbs", "moving_handling", "service_induction"];
    let subjects: Vec<Subject> =
        wanted.iter().map(|code| syllabus.subject(code).expect("a subject").clone()).collect();
    let mut runner = TestRunner::deterministic();
    for round in 0..6 {
        let manager = world.person(entities::access::Role::Manager, &format!("COOP-{:04}", round + 1)).await;
        let actor = world.actor(&manager).await;
        let draw = (vec(somebody(), 3), vec(happened(), 16), vec(days(), 20));
        let (people, records, on) = draw.new_tree(&mut runner).expect("a history").current();
        let mut ids = Vec::new();
        for (at, one) in people.iter().enumerate() {
            let leave = one.leave.filter(|(.., why)| !why.trim().is_empty());
            let person = Entered {
                staff_number: None,
                site: None,
                name: format!("Somebody {at}"),
                employment: Employment::Employee,
                started_on: one.started_on,
                left_on: one.left_on,
                leave_from: leave.map(|(from, ..)| from),
                leave_until: leave.and_then(|(_, until, _)| until),
                leave_reason: leave.map(|(.., why)| why.to_owned()),
                roles: BTreeSet::from(["care_worker".to_owned()]),
            };
            let id =
                training::add_worker(&world.app, &actor, manager.organisation, person, world.now()).await;
            ids.push(id.expect("the person is added"));
        }
        for (at, one) in records.iter().enumerate() {
            let (who, what) = (ids[one.who % ids.len()], &subjects[one.what % subjects.len()].code);
            let past = |on: Option<NaiveDate>| on.filter(|on| *on <= world.today());
            if past(one.completed_on).is_none() && one.expires_on.is_none() {
                continue;
            }
            let record = NewRecord {
                subject: what.clone(),
                completed_on: past(one.completed_on),
                expires_on: one.expires_on,
                provider: None,
                mode: one.mode.map(str::to_owned),
                observed_by: past(one.observed_on).map(|_| "Non".to_owned()),
                observed_on: past(one.observed_on),
                action_taken: None,
            };
            training::add_record(&world.app, &actor, who, record.clone(), world.now())
                .await
                .expect("recorded");
            if at % 5 == 4 {
                // Entered by mistake: the last record of this person goes again.
                let held = store::workforce(&*world.app.database, manager.organisation).await.expect("read");
                let last = held.records.iter().find(|row| row.worker_id == who).expect("a record").id;
                training::remove_record(&world.app, &actor, who, last, world.now()).await.expect("removed");
            }
        }
        let held = store::workforce(&*world.app.database, manager.organisation).await.expect("read");
        assert!(held.records.len() > 5, "round {round} has something to tell");
        for on in turning(&held, &subjects).into_iter().chain(on) {
            agree(&held, &subjects, on).unwrap_or_else(|e| panic!("round {round}: {e}"));
        }
    }
}
