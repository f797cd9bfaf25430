//! Every recurring job on one page: what it does. When it runs stands in `operations::timetable`, which the pages of
//! administrators read too. Jobs compare, they do not remember: run twice, or a week late, they find out from facts what is owed.

mod owed;

use std::future::Future;

use entities::outbox::email;
use scheduler::clock::Timestamp;
use scheduler::runner::{Failure, Jobs, Ran, Runner, may_go_on};

use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::operations::{keeping, relaying, runs, timetable, verify};
use crate::{audits, evidence, network, outbox, reminders, reports, standards, training};

pub use owed::{holds, still_owed};

/// The runner of this service, by its timetable. It has not started.
pub fn runner(app: &App) -> Result<Runner> {
    let timetable = timetable::timetable(app.now())?;
    Runner::new(app.clock.clone(), timetable, runs::record(app), jobs(app)).map_err(Error::internal)
}

/// Runs one job now because a person asked.
pub async fn run(app: &App, name: &str, now: Timestamp) -> Result<Ran> {
    use scheduler::runner::NotRun;
    runner(app)?.run_once(name, now).await.map_err(|refused| match refused {
        NotRun::Unknown(_) => Error::Refused(Message::new("jobs-unknown").with("job", name)),
        NotRun::Busy => Error::Refused(Message::new("jobs-busy").with("job", name)),
        NotRun::Record(e) => Error::internal(e),
    })
}

/// The names of all jobs.
pub fn names(app: &App) -> Vec<String> {
    jobs(app).names().map(str::to_owned).collect()
}

/// The work behind each line of the timetable, in the order in which it runs within a tick.
fn jobs(app: &App) -> Jobs {
    Jobs::new()
        .with(timetable::VERIFY, work(app, check_everything))
        .with(timetable::SWEEP, work(app, sweep))
        .with(timetable::ERASE, work(app, erase_evidence))
        .with(timetable::SCAN_FILES, work(app, scan_files))
        .with(timetable::REBUILD_NETWORK, work(app, sum_up_network))
        .with(timetable::ADVANCE_AUDITS, work(app, advance_audits))
        .with(timetable::ISSUE_REPORTS, work(app, issue_reports))
        .with(timetable::POST_REMINDERS, work(app, post_reminders))
        .with(timetable::BOARD_DIGEST, work(app, post_board_digests))
        .with(timetable::DELIVER_MAIL, work(app, deliver_mail))
}

/// A verb as the runner takes it.
fn work<V, F>(
    app: &App,
    verb: V,
) -> impl Fn(Timestamp) -> std::pin::Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>
+ Send
+ Sync
+ 'static
where
    V: Fn(App, Timestamp) -> F + Send + Sync + Copy + 'static,
    F: Future<Output = Result<()>> + Send + 'static,
{
    let app = app.clone();
    move |now| {
        let app = app.clone();
        Box::pin(async move { Ok(verb(app, now).await?) })
    }
}

/// Round after round until nothing is left that may go now.
async fn deliver_mail(app: App, _: Timestamp) -> Result<()> {
    loop {
        // Letters have leases of their own, and each is looked at by the time at which it goes, however long this takes.
        may_go_on().await.map_err(Error::internal)?;
        let still_owed = |letter: email::Model| {
            let app = app.clone();
            async move { still_owed(&app, &letter, app.now()).await }
        };
        let round = outbox::deliver(&app, app.now(), still_owed).await?;
        relaying::settle(&app, app.now()).await?;
        if round == outbox::Round::default() {
            return Ok(());
        }
        tracing::info!(?round, "mail delivered");
    }
}

async fn advance_audits(app: App, now: Timestamp) -> Result<()> {
    let moved = audits::advance_due(&app, now).await?;
    tracing::info!(moved, "audits moved on");
    Ok(())
}

/// Reports of audits and those of consultations do not wait for each other: what is wrong with one fails the job at its end.
async fn issue_reports(app: App, now: Timestamp) -> Result<()> {
    let issued = reports::issue_due(&app, now).await;
    let consultations = standards::consultation::report::issue_due(&app, now).await;
    if !matches!((&issued, &consultations), (Ok(0), Ok(0))) {
        tracing::info!(?issued, ?consultations, "reports issued");
    }
    match (issued, consultations) {
        (Ok(_), Ok(_)) => Ok(()),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
        (Err(first), Err(second)) => Err(Error::internal(format!("{first}; {second}"))),
    }
}

async fn post_reminders(app: App, now: Timestamp) -> Result<()> {
    let posted = reminders::post_due(&app, now).await?;
    tracing::info!(?posted, "reminders posted");
    let consultations = standards::consultation::letters::remind(&app, now).await?;
    if consultations > 0 {
        tracing::info!(consultations, "reminders of consultations posted");
    }
    Ok(())
}

async fn post_board_digests(app: App, now: Timestamp) -> Result<()> {
    let posted = reminders::post_board_digests(&app, now).await?;
    tracing::info!(?posted, "digests of boards posted");
    Ok(())
}

async fn sum_up_network(app: App, now: Timestamp) -> Result<()> {
    let cooperatives = network::rebuild_all(&app, now).await?;
    tracing::info!(cooperatives, "network summed up");
    Ok(())
}

/// A fault fails the job, so that the health page and the log show it; the faults themselves are in `safon verify`.
async fn check_everything(app: App, now: Timestamp) -> Result<()> {
    let found = verify::verify(&app, now).await?;
    tracing::info!(entries = found.entries, files = found.files, orphans = found.orphans, "verified");
    match found.faults.first() {
        None => Ok(()),
        Some(fault) => Err(Error::Refused(fault.message.clone())),
    }
}

/// A scanner that is down fails the job: files wait, and the health page says why.
async fn scan_files(app: App, now: Timestamp) -> Result<()> {
    let scanned = evidence::scanning::scan_waiting(&app, now).await?;
    if scanned != evidence::scanning::Scanned::default() {
        tracing::info!(?scanned, "files scanned");
    }
    Ok(())
}

async fn erase_evidence(app: App, now: Timestamp) -> Result<()> {
    let erased = keeping::erase_due(&app, now).await?;
    tracing::info!(erased, "evidence erased whose time has ended");
    Ok(())
}

async fn sweep(app: App, now: Timestamp) -> Result<()> {
    let day = std::time::Duration::from_secs(24 * 3600);
    let uploads = evidence::uploads::sweep(&app, now).await?;
    let half_received = app.files.sweep_incoming(day).await?;
    let wanted = verify::files_wanted(&app).await?;
    let orphans = app.files.sweep_orphans(|sha256| wanted.contains_key(sha256), day).await?;
    let runs = runs::forget_old(&app, now).await?;
    let readings = training::importing::clear_old(&app, now).await?;
    tracing::info!(uploads, half_received, orphans, runs, readings, "swept");
    Ok(())
}
