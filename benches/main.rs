//! Measured speed: `cargo bench`. Every figure that is promised, on the real parts: the program as a process, pages over
//! HTTP, networks of 100 and 10,000 co-ops. The figures of one run stand in `docs/performance.md`.

mod bare;
mod http;
mod jobs;
mod network;
mod pages;
mod process;
mod report;
mod running;

use network::Network;
use report::Report;

fn main() -> std::process::ExitCode {
    // This program can stand in for `safon`, which saves a long link: SAFON_PROGRAM names it, SAFON_STANDS_IN is set.
    if std::env::var_os("SAFON_STANDS_IN").is_some() {
        return safon::cli::main();
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(measure());
    std::process::ExitCode::SUCCESS
}

async fn measure() {
    let mut report = Report::default();
    running::measure(&mut report).await;
    let small = Network::of(100).await;
    let large = Network::of(10_000).await;
    if let Some(seconds) = large.made_in {
        report.figure("making 10,000 co-ops", seconds, "s", Some(180.0));
    }
    pages::criteria(&mut report, &small).await;
    pages::network(&mut report, &small, &large).await;
    pages::lists(&mut report, &large).await;
    jobs::report(&mut report, &small).await;
    let data = large.close().await;
    let copy = Network::copy_of(&data, "changed").await;
    pages::changes(&mut report, &copy).await;
    jobs::reminders(&mut report, &copy).await;
    jobs::timetable(&mut report, &copy).await;
    report.print();
}
