//! P7, P8, P10: a timetable that says what ran, what was missed and what was made up; jobs that are run now and paused with a
//! reason; runs that belong to whoever began them, and a clock that is put back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{Days, NaiveDate, TimeDelta};
use entities::access::Role;
use entities::journal::journal_entry;
use entities::operations::{MissedBecause, RunCause, RunOutcome, job_missed, job_run};
use entities::reminders::reminder;
use safon::foundation::error::Error;
use safon::operations::health::{self, State};
use safon::operations::{pauses, runs, timetable};
use safon::{jobs, reminders};
use scheduler::clock::{self, Timestamp};
use scheduler::runner::{Cause, Failure, Jobs, Outcome, Runner, still_ours};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tokio::sync::{Notify, mpsc, watch};

use crate::world::people::Person;
use crate::world::{World, day};

const POSTS: &str = "post-reminders";

fn at(date: NaiveDate, hour: u32, minute: u32) -> Timestamp {
    clock::instant_of(date.and_hms_opt(hour, minute, 0).expect("a time"))
}

async fn tick(world: &World) -> Vec<(String, Cause)> {
    let ran = jobs::runner(&world.app).expect("a runner").tick(world.now()).await;
    ran.into_iter().map(|ran| (ran.run.occurrence.job, ran.run.cause)).collect()
}

async fn runs_of(world: &World, job: &str) -> Vec<job_run::Model> {
    let query = job_run::Entity::find().filter(job_run::Column::Job.eq(job));
    query.order_by_asc(job_run::Column::Id).all(&*world.app.database).await.expect("runs")
}

async fn missed_of(world: &World, job: &str) -> Vec<(i64, MissedBecause)> {
    let query = job_missed::Entity::find().filter(job_missed::Column::Job.eq(job));
    let rows = query.order_by_asc(job_missed::Column::LastOccurrence).all(&*world.app.database).await;
    rows.expect("what was missed").into_iter().map(|row| (row.occurrences, row.because)).collect()
}

async fn events(world: &World) -> Vec<String> {
    let rows = journal_entry::Entity::find().order_by_asc(journal_entry::Column::Sequence);
    rows.all(&*world.app.database).await.expect("the journal").into_iter().map(|row| row.event).collect()
}

async fn administrator(world: &World) -> Person {
    world.person(Role::Administrator, "FRAN").await
}

#[tokio::test]
async fn what_was_missed_while_nobody_was_there_is_told_and_made_up_once() {
    let world = World::at("2026-06-01T09:00:00").await;
    tick(&world).await;
    world.pass(TimeDelta::days(3) + TimeDelta::minutes(90));
    let ran = tick(&world).await;
    assert!(ran.contains(&(POSTS.to_owned(), Cause::CaughtUp)), "{ran:?}");
    assert!(!tick(&world).await.iter().any(|(job, _)| job == POSTS), "once");
    // Of the second, third and fourth of June the last was made up.
    assert_eq!(missed_of(&world, POSTS).await, [(2, MissedBecause::Down)]);
    let minutes = 3 * 24 * 60 + 90 - 1;
    assert_eq!(missed_of(&world, timetable::DELIVER_MAIL).await, [(minutes, MissedBecause::Down)]);

    let browser = world.browser_of(&administrator(&world).await).await;
    let page = browser.get("/en/operations/timetable").await;
    page.is(200).says("2 times, 2 June 2026, 09:00 to 3 June 2026, 09:00: the service was not running");
    page.says("4 June 2026, 10:30, for 4 June 2026, 09:00");
    // The job of each minute is summed up and not listed.
    page.says("1 of 1,440 runs, longest 0 s");
    let page = browser.get("/en/operations/timetable/post-reminders").await;
    page.is(200).says("made up for a missed time");
    browser.get("/cy/operations/timetable").await.is(200).says("2 waith");
    browser.get("/cy/operations/timetable/deliver-mail").await.is(200);
    browser.get("/en/operations/timetable/no-such-job").await.is(404);
}

#[tokio::test]
async fn a_job_is_paused_with_a_reason_and_runs_once_when_it_is_resumed() {
    let world = World::at("2026-06-01T09:00:00").await;
    tick(&world).await;
    let person = administrator(&world).await;
    let browser = world.browser_of(&person).await;
    let place = "/en/operations/timetable/post-reminders";
    let page = browser.get(place).await;
    let empty = browser.submit_only(page.form_with("/pause", "Pause")).await;
    empty.is(422);
    let page = browser.get(place).await;
    let form = page.form_with("/pause", "Pause").fill("reason", "The register is being put right.");
    browser.submit(form).await.is(200).says("The job is paused.").says("The register is being put right.");

    for _ in 0..3 {
        world.pass(TimeDelta::days(1));
        assert!(!tick(&world).await.iter().any(|(job, _)| job == POSTS), "it is paused");
    }
    let browser = world.browser_of(&person).await;
    let page = browser.get("/en/operations/timetable").await;
    page.says(&format!("Paused by {}", person.name)).says("3 times have come and were not run");
    let checks = health::examine(&world.app, world.now()).await;
    let pauses = checks.iter().find(|check| check.name == "pauses").expect("it is looked at");
    assert_eq!(pauses.state, State::Warning);
    browser.get("/en/operations").await.says("The register is being put right.");

    let page = browser.get(place).await;
    browser.submit(page.form_with("/resume", "Resume")).await.says("runs by the timetable again");
    world.pass(TimeDelta::minutes(30));
    assert!(tick(&world).await.contains(&(POSTS.to_owned(), Cause::CaughtUp)));
    assert!(!tick(&world).await.iter().any(|(job, _)| job == POSTS), "one catch-up");
    assert_eq!(missed_of(&world, POSTS).await, [(2, MissedBecause::Paused)]);
    browser.get(place).await.says("the job was paused");
    let events = events(&world).await;
    for event in ["job-paused", "job-resumed"] {
        assert_eq!(events.iter().filter(|known| *known == event).count(), 1, "{event}");
    }
}

#[tokio::test]
async fn what_must_not_stop_is_not_paused_and_only_administrators_pause() {
    let world = World::at("2026-06-01T09:00:00").await;
    let administrator = world.actor(&administrator(&world).await).await;
    for job in [timetable::VERIFY, timetable::ADVANCE_AUDITS, timetable::DELIVER_MAIL] {
        let refused = pauses::pause(&world.app, &administrator, job, "why not", world.now()).await;
        let refused = refused.expect_err("it is not paused");
        assert!(
            matches!(&refused, Error::Refused(m) if m.key == "timetable-never-paused"),
            "{job}: {refused}"
        );
    }
    let manager = world.actor(&world.person(Role::Manager, "COOP-0001").await).await;
    assert!(matches!(
        pauses::pause(&world.app, &manager, POSTS, "why not", world.now()).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(pauses::order(&world.app, &manager, POSTS, world.now()).await, Err(Error::NotFound)));
    pauses::pause(&world.app, &administrator, POSTS, "why not", world.now()).await.expect("paused");
    let again = pauses::pause(&world.app, &administrator, POSTS, "again", world.now()).await;
    assert!(matches!(again, Err(Error::Refused(m)) if m.key == "timetable-paused-already"));
}

#[tokio::test]
async fn a_job_that_somebody_wants_runs_at_the_next_tick_and_once() {
    let world = World::at("2026-06-01T09:00:00").await;
    tick(&world).await;
    let browser = world.browser_of(&administrator(&world).await).await;
    for _ in 0..2 {
        let page = browser.get("/en/operations/timetable/sweep").await;
        browser.submit(page.form_with("/run", "Run now")).await.is(200).says("The job runs now.");
    }
    world.pass(TimeDelta::seconds(10));
    assert_eq!(tick(&world).await, [("sweep".to_owned(), Cause::ByHand)]);
    assert_eq!(tick(&world).await, []);
    let last = runs_of(&world, "sweep").await.pop().expect("a run");
    assert_eq!((last.cause, last.outcome), (Some(RunCause::ByHand), RunOutcome::Done));
    assert_eq!(events(&world).await.iter().filter(|event| *event == "job-ordered").count(), 1);
    // The run by hand takes nothing from the timetable.
    world.pass(TimeDelta::hours(18));
    assert!(tick(&world).await.iter().any(|(job, _)| job == "sweep"));
}

/// A runner of one job by the record of the world, as an instance would have it, and what tells and holds its work.
fn instance(world: &World) -> (Runner, mpsc::UnboundedReceiver<()>, Arc<Notify>) {
    let (started, starts) = mpsc::unbounded_channel();
    let release = Arc::new(Notify::new());
    let gate = release.clone();
    let jobs = Jobs::new().with(timetable::DELIVER_MAIL, move |_| {
        let (started, gate) = (started.clone(), gate.clone());
        async move {
            started.send(()).map_err(Failure::from)?;
            gate.notified().await;
            Ok(still_ours().await?)
        }
    });
    let line = scheduler::timetable::Timetable::new().with(timetable::DELIVER_MAIL, "* * * * *", world.now());
    let runner = Runner::new(world.clock.clone(), line.expect("a line"), runs::record(&world.app), jobs);
    (runner.expect("a runner"), starts, release)
}

#[tokio::test]
async fn a_job_that_runs_in_one_instance_does_not_begin_in_another() {
    let world = World::at("2026-06-01T09:00:00").await;
    let ((one, mut starts, release), (other, _starts, _)) = (instance(&world), instance(&world));
    let working = tokio::spawn({
        let (one, now) = (one.clone(), world.now());
        async move { one.tick(now).await }
    });
    starts.recv().await.expect("it began");
    world.pass(TimeDelta::seconds(60));
    assert_eq!(other.tick(world.now()).await, [], "the next time has come, and the job still runs elsewhere");
    release.notify_one();
    assert_eq!(working.await.expect("it ended")[0].outcome, Outcome::Done);
}

#[tokio::test]
async fn whoever_wakes_up_after_its_run_was_taken_over_writes_nothing_more() {
    let world = World::at("2026-06-01T09:00:00").await;
    let ((one, mut starts, release), (other, mut others, let_other)) = (instance(&world), instance(&world));
    let asleep = tokio::spawn({
        let (one, now) = (one.clone(), world.now());
        async move { one.tick(now).await }
    });
    starts.recv().await.expect("it began");
    // It stands still for longer than a run lasts that nobody renews.
    world.clock.set(at(day("2026-06-01"), 9, 0) + TimeDelta::seconds(95)).expect("the clock moves");
    let_other.notify_one();
    let taken = other.tick(world.now()).await;
    others.recv().await.expect("the other began");
    assert_eq!(taken[0].outcome, Outcome::Done);
    release.notify_one();
    let woken = asleep.await.expect("it ended");
    assert_eq!(taken[0].run.occurrence.at, at(day("2026-06-01"), 9, 1));
    assert_eq!(woken[0].outcome, Outcome::GivenUp);
    let ended: Vec<_> =
        runs_of(&world, timetable::DELIVER_MAIL).await.into_iter().map(|run| run.outcome).collect();
    assert_eq!(
        ended,
        [RunOutcome::Failed, RunOutcome::Done],
        "the run that was left behind did not end well"
    );
}

#[tokio::test]
async fn a_run_that_was_taken_over_is_given_up_and_its_end_changes_nothing() {
    let world = World::at("2026-06-01T09:00:00").await;
    let ((one, mut starts, release), (other, mut others, let_other)) = (instance(&world), instance(&world));
    let nine = at(day("2026-06-01"), 9, 0);
    // By the first one's watch it is nine for longer than by the other's: both mean the same occurrence.
    let asleep = tokio::spawn({
        let one = one.clone();
        async move { one.tick(nine - TimeDelta::seconds(58)).await }
    });
    starts.recv().await.expect("it began");
    world.clock.set(nine + TimeDelta::seconds(1)).expect("the clock moves");
    let_other.notify_one();
    left_behind(&world).await;
    let taken = other.tick(nine - TimeDelta::seconds(1)).await;
    others.recv().await.expect("the other began");
    assert_eq!(taken.len(), 1, "it was taken over");
    let row = runs_of(&world, timetable::DELIVER_MAIL).await;
    assert_eq!(row.len(), 1, "one occurrence");
    release.notify_one();
    let woken = asleep.await.expect("it ended");
    assert_eq!(woken[0].outcome, Outcome::GivenUp);
    assert_eq!(runs_of(&world, timetable::DELIVER_MAIL).await, row, "its end changed nothing");
}

/// As if nobody had renewed what runs for ten minutes.
async fn left_behind(world: &World) {
    use sea_orm::sea_query::Expr;
    job_run::Entity::update_many()
        .col_expr(job_run::Column::RenewedAt, Expr::value(Some(world.now() - TimeDelta::minutes(10))))
        .filter(job_run::Column::Outcome.eq(RunOutcome::Running))
        .exec(&*world.app.database)
        .await
        .expect("the row is changed");
}

#[tokio::test]
async fn a_job_that_stood_still_for_a_quarter_of_an_hour_begins_anew() {
    let world = World::at("2026-06-01T09:00:00").await;
    let (one, mut starts, release) = instance(&world);
    let asleep = tokio::spawn({
        let (one, now) = (one.clone(), world.now());
        async move { one.tick(now).await }
    });
    starts.recv().await.expect("it began");
    world.pass(TimeDelta::minutes(16));
    release.notify_one();
    assert_eq!(asleep.await.expect("it ended")[0].outcome, Outcome::BrokenOff);
    assert!(runs_of(&world, timetable::DELIVER_MAIL).await.is_empty(), "as if it had not begun");
    release.notify_one();
    let again = one.tick(world.now()).await;
    assert_eq!((again.len(), &again[0].outcome), (1, &Outcome::Done), "the next time is run");
}

/// A runner of one job of every morning that fails as long as it is told to.
fn failing(world: &World, job: &str) -> (Runner, Arc<AtomicBool>) {
    let fails = Arc::new(AtomicBool::new(true));
    let told = fails.clone();
    let jobs = Jobs::new().with(job, move |_| {
        let fails = told.load(Ordering::SeqCst);
        async move { if fails { Err("the database is locked".into()) } else { Ok(()) } }
    });
    let line = scheduler::timetable::Timetable::new().with(job, "0 9 * * *", world.now()).expect("a line");
    let runner = Runner::new(world.clock.clone(), line, runs::record(&world.app), jobs);
    (runner.expect("a runner"), fails)
}

#[tokio::test]
async fn a_morning_that_failed_is_tried_again_at_longer_and_longer_intervals_until_it_is_done() {
    let world = World::at("2026-06-01T09:00:00").await;
    let (runner, fails) = failing(&world, POSTS);
    let mut tried = Vec::new();
    for minute in 0..60 {
        world.clock.set(at(day("2026-06-01"), 9, minute)).expect("the clock moves");
        for ran in runner.tick(world.now()).await {
            assert_eq!(ran.run.occurrence.at, at(day("2026-06-01"), 9, 0));
            tried.push(minute);
        }
    }
    assert_eq!(tried, [0, 5, 10, 20, 40]);
    fails.store(false, Ordering::SeqCst);
    world.clock.set(at(day("2026-06-01"), 10, 20)).expect("the clock moves");
    assert_eq!(runner.tick(world.now()).await[0].outcome, Outcome::Done);
    world.pass(TimeDelta::hours(12));
    assert_eq!(runner.tick(world.now()).await, []);
    let rows = runs_of(&world, POSTS).await;
    assert_eq!((rows.len(), rows[0].outcome, rows[0].detail.as_deref()), (1, RunOutcome::Done, None));
}

#[tokio::test]
async fn a_check_that_found_something_is_not_tried_again_before_its_next_time() {
    let world = World::at("2026-06-01T09:00:00").await;
    let (runner, _) = failing(&world, timetable::VERIFY);
    assert_eq!(runner.tick(world.now()).await.len(), 1);
    world.pass(TimeDelta::hours(12));
    assert_eq!(runner.tick(world.now()).await, []);
    world.pass(TimeDelta::hours(12));
    assert_eq!(runner.tick(world.now()).await.len(), 1);
}

#[tokio::test]
async fn a_service_that_is_stopped_breaks_its_job_off_and_the_next_begins_it_anew_at_once() {
    let world = World::at("2026-06-01T09:00:00").await;
    let ((one, mut starts, release), (next, mut begins, let_next)) = (instance(&world), instance(&world));
    let (stop, stopped) = watch::channel(false);
    let service = tokio::spawn(async move { one.run(std::time::Duration::from_secs(3600), stopped).await });
    starts.recv().await.expect("it began");
    stop.send(true).expect("the service listens");
    // It is told when it asks, and asks when it goes on.
    tokio::task::yield_now().await;
    while !service.is_finished() {
        release.notify_one();
        tokio::task::yield_now().await;
    }
    assert!(runs_of(&world, timetable::DELIVER_MAIL).await.is_empty(), "nothing of it is left in the way");
    let_next.notify_one();
    let ran = next.tick(world.now()).await;
    begins.recv().await.expect("it began");
    assert_eq!((ran.len(), &ran[0].outcome), (1, &Outcome::Done));
}

#[tokio::test]
async fn a_wish_to_run_a_job_that_runs_elsewhere_stays_until_it_runs() {
    let world = World::at("2026-06-01T09:00:00").await;
    let ((one, mut starts, release), (other, mut others, let_other)) = (instance(&world), instance(&world));
    let working = tokio::spawn({
        let (one, now) = (one.clone(), world.now());
        async move { one.tick(now).await }
    });
    starts.recv().await.expect("it began");
    let person = world.actor(&administrator(&world).await).await;
    pauses::order(&world.app, &person, timetable::DELIVER_MAIL, world.now()).await.expect("it is wished");
    world.pass(TimeDelta::seconds(10));
    assert_eq!(other.tick(world.now()).await, [], "it runs elsewhere");
    release.notify_one();
    working.await.expect("it ended");
    let_other.notify_one();
    world.pass(TimeDelta::seconds(10));
    let ran = other.tick(world.now()).await;
    others.recv().await.expect("it began");
    assert_eq!((ran.len(), ran[0].run.cause), (1, Cause::ByHand));
    world.pass(TimeDelta::seconds(10));
    assert_eq!(other.tick(world.now()).await, [], "once");
}

#[tokio::test]
async fn a_clock_that_is_put_back_stops_no_job_and_doubles_none() {
    let world = World::at("2026-06-01T09:00:00").await;
    tick(&world).await;
    // A year ahead for ten minutes, then right again.
    world.clock.set(at(day("2027-06-01"), 9, 0)).expect("the clock moves");
    assert!(tick(&world).await.iter().any(|(job, _)| job == POSTS));
    world.clock.set(at(day("2026-06-01"), 9, 20)).expect("the clock moves");
    let ran = tick(&world).await;
    assert!(ran.iter().any(|(job, _)| job == timetable::DELIVER_MAIL), "mail goes on: {ran:?}");
    assert!(!ran.iter().any(|(job, _)| job == POSTS), "nine o'clock of today was done: {ran:?}");
    assert_eq!(missed_of(&world, POSTS).await, [], "that year was not missed");
    world.clock.set(at(day("2026-06-02"), 9, 0)).expect("the clock moves");
    assert!(tick(&world).await.contains(&(POSTS.to_owned(), Cause::OnTime)));
    let kept = runs_of(&world, POSTS).await;
    assert_eq!(
        kept.iter().filter(|run| run.set_aside_at.is_some()).count(),
        1,
        "the run is kept, and does not count"
    );
}

#[tokio::test]
async fn what_was_told_by_a_clock_a_year_ahead_is_told_again_when_its_day_comes() {
    let world = World::at("2026-06-01T09:00:00").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    world.licensed(manager.organisation, standard, "L-0001").await;
    world.person(Role::BoardChair, "COOP-0001").await;
    // The return of March 2027 is due on 31 October 2027: thirty days before, the first of October.
    let then = day("2027-10-01");
    let post = async |on: NaiveDate| {
        world.clock.set(at(on, 9, 0)).expect("the clock moves");
        let before = world.letters().await.len();
        reminders::post_due(&world.app, world.now()).await.expect("a tick");
        reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
        world.letters().await.len() - before
    };
    let in_that_future = post(then).await;
    assert!(in_that_future > 2, "{in_that_future} letters");
    post(day("2026-06-02")).await;
    let aside = reminder::Entity::find().filter(reminder::Column::SetAsideAt.is_not_null());
    assert!(!aside.all(&*world.app.database).await.expect("rows").is_empty());
    assert!(events(&world).await.contains(&"clock-went-back".to_owned()));
    // The days between are not played: what is owed on the day is owed, as if the clock had never been wrong.
    post(then.checked_sub_days(Days::new(1)).expect("a day")).await;
    let on_the_day = post(then).await;
    assert!(on_the_day >= 3, "{on_the_day} letters, {in_that_future} in that future");
    assert_eq!(post(then).await, 0, "a second tick posts nothing more");
}
