//! P7 and P10 in small: caught up once, never beside itself, one failure is one failure. No test waits for real time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use scheduler::runner::{Cause, Failure, Jobs, NotRun, Outcome, Ran, Runner, Runs, UnknownJob};
use scheduler::timetable::Timetable;
use scheduler::{Clock, Timestamp};
use tokio::sync::{Notify, mpsc, watch};

use crate::at;

/// What a database would keep: (job, instant) to how it ended.
#[derive(Clone, Default)]
struct Record(Arc<Mutex<Rows>>);

type Rows = BTreeMap<(String, Timestamp), Option<Outcome>>;

impl Record {
    fn runs(&self) -> Runs {
        let (last, begin, finish) = (self.0.clone(), self.0.clone(), self.0.clone());
        Runs::new(
            move |job| {
                let rows = last.lock().unwrap();
                let ended = rows.iter().filter(|((name, _), outcome)| *name == job && outcome.is_some());
                let answer = ended.map(|((_, at), _)| *at).max();
                async move { Ok(answer) }
            },
            move |run| {
                let key = (run.occurrence.job, run.occurrence.at);
                let mut rows = begin.lock().unwrap();
                let ours = !rows.contains_key(&key);
                rows.entry(key).or_insert(None);
                async move { Ok(ours) }
            },
            move |run, outcome, _| {
                finish.lock().unwrap().insert((run.occurrence.job, run.occurrence.at), Some(outcome));
                async { Ok(()) }
            },
        )
    }

    fn outcomes(&self, job: &str) -> Vec<Option<Outcome>> {
        self.0
            .lock()
            .unwrap()
            .iter()
            .filter(|((name, _), _)| name == job)
            .map(|(_, ended)| ended.clone())
            .collect()
    }
}

fn timetable(lines: &[(&str, &str)]) -> Timetable {
    let now = at("2026-01-01T00:00:00Z");
    lines.iter().fold(Timetable::new(), |timetable, (job, line)| timetable.with(job, line, now).unwrap())
}

fn quiet_job(_: Timestamp) -> std::future::Ready<Result<(), Failure>> {
    std::future::ready(Ok(()))
}

fn daily(clock: &Clock, record: &Record) -> Runner {
    let jobs = Jobs::new().with("reminders", quiet_job);
    Runner::new(clock.clone(), timetable(&[("reminders", "0 9 * * *")]), record.runs(), jobs).unwrap()
}

fn brief(ran: &[Ran]) -> Vec<(String, Cause)> {
    ran.iter().map(|ran| (ran.run.occurrence.local.to_string(), ran.run.cause)).collect()
}

#[tokio::test]
async fn a_job_runs_once_at_its_time_however_often_the_clock_ticks() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
    let runner = daily(&clock, &record);
    assert_eq!(brief(&runner.tick(clock.now()).await), [("2026-06-01 09:00:00".to_owned(), Cause::OnTime)]);
    for _ in 0..100 {
        assert_eq!(runner.tick(clock.now()).await, []);
        clock.advance(TimeDelta::minutes(14)).unwrap();
    }
    assert_eq!(record.outcomes("reminders"), [Some(Outcome::Done)]);
}

#[tokio::test]
async fn after_three_and_twenty_days_down_a_job_runs_once_for_the_latest_time_it_missed() {
    for days in [3, 20] {
        let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
        daily(&clock, &record).tick(clock.now()).await;
        clock.advance(TimeDelta::days(days) + TimeDelta::hours(2)).unwrap();
        // Another process: it knows nothing but the record.
        let runner = daily(&clock, &record);
        let missed = clock.now().date_naive().and_hms_opt(9, 0, 0).unwrap().to_string();
        assert_eq!(brief(&runner.catch_up(clock.now()).await), [(missed, Cause::CaughtUp)]);
        assert_eq!(runner.tick(clock.now()).await, []);
        assert_eq!(record.outcomes("reminders").len(), 2);
    }
}

#[tokio::test]
async fn two_simulated_years_have_one_run_a_day_through_four_clock_changes() {
    let (clock, record) = (Clock::fixed(at("2026-01-01T00:00:00Z")), Record::default());
    let jobs = Jobs::new().with("night", quiet_job);
    let runner =
        Runner::new(clock.clone(), timetable(&[("night", "30 1 * * *")]), record.runs(), jobs).unwrap();
    runner.tick(clock.now()).await;
    let mut days = Vec::new();
    while clock.now() < at("2028-01-01T00:00:00Z") {
        clock.advance(TimeDelta::minutes(30)).unwrap();
        days.extend(runner.tick(clock.now()).await.iter().map(|ran| ran.run.occurrence.local.date()));
    }
    let expected: Vec<_> = crate::day("2026-01-01").iter_days().take(730).collect();
    assert_eq!(days, expected);
}

#[tokio::test]
async fn of_two_instances_one_does_the_work() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
    let (one, other) = (daily(&clock, &record), daily(&clock, &record));
    let (first, second) = tokio::join!(one.tick(clock.now()), other.tick(clock.now()));
    assert_eq!(first.len() + second.len(), 1);
}

#[tokio::test]
async fn a_failing_and_a_panicking_job_are_recorded_and_stop_no_other() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
    let jobs = Jobs::new()
        .with("panics", |_| async { panic!("no paper") })
        .with("fails", |_| async { Err(Failure::from("no ink")) })
        .with("works", quiet_job);
    let lines = [("panics", "* * * * *"), ("fails", "* * * * *"), ("works", "* * * * *")];
    let runner = Runner::new(clock.clone(), timetable(&lines), record.runs(), jobs).unwrap();
    assert_eq!(runner.tick(clock.now()).await.len(), 3);
    assert_eq!(record.outcomes("panics"), [Some(Outcome::Panicked("no paper".to_owned()))]);
    assert_eq!(record.outcomes("fails"), [Some(Outcome::Failed("no ink".to_owned()))]);
    assert_eq!(record.outcomes("works"), [Some(Outcome::Done)]);
    // A failure is not tried again before its next time, and is tried then.
    assert_eq!(runner.tick(clock.now()).await.len(), 0);
    clock.advance(TimeDelta::minutes(1)).unwrap();
    assert_eq!(runner.tick(clock.now()).await.len(), 3);
}

#[tokio::test]
async fn a_job_never_runs_beside_itself_and_is_run_at_the_next_tick_after_it_ended() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
    let (started, mut starts) = mpsc::unbounded_channel();
    let release = Arc::new(Notify::new());
    let gate = release.clone();
    let jobs = Jobs::new().with("slow", move |now| {
        let (started, gate) = (started.clone(), gate.clone());
        async move {
            started.send(now)?;
            gate.notified().await;
            Ok(())
        }
    });
    let runner =
        Runner::new(clock.clone(), timetable(&[("slow", "* * * * *")]), record.runs(), jobs).unwrap();
    let first = tokio::spawn({
        let (runner, now) = (runner.clone(), clock.now());
        async move { runner.tick(now).await }
    });
    assert_eq!(starts.recv().await, Some(clock.now()));
    for _ in 0..5 {
        clock.advance(TimeDelta::minutes(1)).unwrap();
        assert_eq!(runner.tick(clock.now()).await, []);
    }
    assert!(matches!(runner.run_once("slow", clock.now()).await, Err(NotRun::Busy)));
    release.notify_one();
    assert_eq!(first.await.unwrap().len(), 1);
    release.notify_one();
    // The four minutes in between are not made up for.
    assert_eq!(brief(&runner.tick(clock.now()).await), [("2026-06-01 09:05:00".to_owned(), Cause::OnTime)]);
    assert_eq!(record.outcomes("slow").len(), 2);
}

#[tokio::test]
async fn a_person_may_run_a_job_that_has_no_line_and_not_one_that_does_not_exist() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:30:00Z")), Record::default());
    let runner =
        Runner::new(clock.clone(), Timetable::new(), record.runs(), Jobs::new().with("sweep", quiet_job))
            .unwrap();
    assert_eq!(runner.tick(clock.now()).await, []);
    let ran = runner.run_once("sweep", clock.now()).await.unwrap();
    assert_eq!((ran.run.cause, ran.outcome), (Cause::ByHand, Outcome::Done));
    assert_eq!(record.outcomes("sweep"), [Some(Outcome::Done)]);
    assert!(matches!(runner.run_once("swoop", clock.now()).await, Err(NotRun::Unknown(_))));
}

#[tokio::test]
async fn a_timetable_may_be_replaced_and_must_name_jobs_that_exist() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
    let runner = daily(&clock, &record);
    runner.tick(clock.now()).await;
    assert_eq!(
        runner.replace_timetable(timetable(&[("night", "0 1 * * *")])),
        Err(UnknownJob("night".to_owned()))
    );
    runner.replace_timetable(timetable(&[("reminders", "0 10 * * *")])).unwrap();
    clock.advance(TimeDelta::minutes(59)).unwrap();
    assert_eq!(runner.tick(clock.now()).await, []);
    clock.advance(TimeDelta::minutes(1)).unwrap();
    assert_eq!(runner.tick(clock.now()).await.len(), 1);
}

#[tokio::test]
async fn when_the_record_does_not_answer_nothing_runs_and_the_next_tick_tries_again() {
    let clock = Clock::fixed(at("2026-06-01T08:00:00Z"));
    let broken = Arc::new(Mutex::new(true));
    let state = broken.clone();
    let runs = Runs::new(
        move |_| {
            let answer =
                if *state.lock().unwrap() { Err(Failure::from("the database is locked")) } else { Ok(None) };
            async move { answer }
        },
        |_| async { Ok(true) },
        |_, _, _| async { Ok(()) },
    );
    let jobs = Jobs::new().with("reminders", quiet_job);
    let runner = Runner::new(clock.clone(), timetable(&[("reminders", "0 9 * * *")]), runs, jobs).unwrap();
    assert_eq!(runner.tick(clock.now()).await, []);
    *broken.lock().unwrap() = false;
    assert_eq!(runner.tick(clock.now()).await.len(), 1);
}

#[tokio::test]
async fn told_to_stop_the_runner_waits_for_the_job_under_way() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
    let (started, mut starts) = mpsc::unbounded_channel();
    let release = Arc::new(Notify::new());
    let gate = release.clone();
    let jobs = Jobs::new().with("slow", move |now| {
        let (started, gate) = (started.clone(), gate.clone());
        async move {
            started.send(now)?;
            gate.notified().await;
            Ok(())
        }
    });
    let runner =
        Runner::new(clock.clone(), timetable(&[("slow", "0 9 * * *")]), record.runs(), jobs).unwrap();
    let (stop, stopping) = watch::channel(false);
    let running = tokio::spawn(async move { runner.run(Duration::from_secs(3600), stopping).await });
    starts.recv().await.unwrap();
    stop.send(true).unwrap();
    tokio::task::yield_now().await;
    assert!(!running.is_finished());
    assert_eq!(record.outcomes("slow"), [None]);
    release.notify_one();
    running.await.unwrap();
    assert_eq!(record.outcomes("slow"), [Some(Outcome::Done)]);
}

#[tokio::test]
async fn the_runner_stops_when_nobody_can_tell_it_to_any_more() {
    let (clock, record) = (Clock::fixed(at("2026-06-01T08:00:00Z")), Record::default());
    let runner = daily(&clock, &record);
    let (stop, stopping) = watch::channel(false);
    drop(stop);
    runner.run(Duration::from_secs(3600), stopping).await;
    assert_eq!(record.outcomes("reminders"), [Some(Outcome::Done)]);
}
