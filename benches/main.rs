//! Measured speed: `cargo bench`. Every figure that is promised, on the real parts: the program as a process, pages over
//! HTTP, networks of 100 and 10,000 co-ops. The figures of one run stand in `docs/performance.md`.

mod bare;
mod delivery;
mod http;
mod imports;
mod jobs;
mod network;
mod pages;
mod press;
mod process;
mod report;
mod running;
mod uploads;

use network::Network;
use report::Report;

fn main() -> std::process::ExitCode {
    // This program can stand in for `safon`, which saves a long link: SAFON_PROGRAM names it, SAFON_STANDS_IN is set.
    if std::env::var_os("SAFON_STANDS_IN").is_some() {
        return safon::cli::main();
    }
    let parts: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        eprintln!("There is no part {unknown}. These are: {}.", PARTS.join(", "));
        return std::process::ExitCode::from(2);
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(measure(&parts));
    std::process::ExitCode::SUCCESS
}

/// What can be measured by itself, by the name that is given after `cargo bench --`.
const PARTS: &[&str] = &[
    "uploads",
    "running",
    "press",
    "imports",
    "delivery",
    "criteria",
    "network",
    "lists",
    "report",
    "changes",
    "reminders",
    "timetable",
];

async fn measure(parts: &[String]) {
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|one| one == part);
    let mut report = Report::default();
    if wanted("uploads") {
        uploads::measure(&mut report).await;
    }
    if wanted("running") {
        running::measure(&mut report).await;
    }
    if wanted("imports") {
        imports::measure(&mut report).await;
    }
    if wanted("press") {
        press::measure(&mut report).await;
    }
    if wanted("delivery") {
        delivery::measure(&mut report).await;
    }
    // The others need networks, which take minutes to make.
    let small_parts = ["uploads", "running", "press", "imports", "delivery"];
    if !parts.is_empty() && parts.iter().all(|part| small_parts.contains(&part.as_str())) {
        return report.print();
    }
    let small = Network::of(100).await;
    let large = Network::of(10_000).await;
    if let Some(seconds) = large.made_in {
        report.figure("making 10,000 co-ops", seconds, "s", Some(180.0));
    }
    if wanted("criteria") {
        pages::criteria(&mut report, &small).await;
    }
    if wanted("network") {
        pages::network(&mut report, &small, &large).await;
    }
    if wanted("lists") {
        pages::lists(&mut report, &large).await;
    }
    if wanted("report") {
        jobs::report(&mut report, &small).await;
    }
    let data = large.close().await;
    let copy = Network::copy_of(&data, "changed").await;
    if wanted("changes") {
        pages::changes(&mut report, &copy).await;
    }
    if wanted("reminders") {
        jobs::reminders(&mut report, &copy).await;
    }
    if wanted("timetable") {
        jobs::timetable(&mut report, &copy).await;
    }
    report.print();
}
