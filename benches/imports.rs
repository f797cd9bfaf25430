//! A training spreadsheet of 100,000 rows: read into a dry run, and confirmed, by the real command in a process of its own.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::network::Network;
use crate::process::program;
use crate::report::Report;

/// The most rows that a sheet may have, less its headings.
const ROWS: usize = 99_999;
/// People of the file; each has as many rows as the others.
const PEOPLE: usize = 2_000;

/// Measures a dry run and the import that follows it.
pub async fn measure(report: &mut Report) {
    let data = Network::of(100).await.close().await;
    let data = Network::copy_of(&data, "imported").await.close().await;
    let file = data.join("staff.csv");
    std::fs::write(&file, text()).expect("the file is written");
    let (took, most) = run(&data, &file, &["--dry-run", "--json"], "new");
    report.figure("dry run of a spreadsheet of 100,000 rows", took.as_secs_f64(), "s", Some(5.0));
    report.figure("memory of that dry run", most, "MB", Some(200.0));
    let (took, most) = run(&data, &file, &["--agree-reading", "--agree-new-people", "--json"], "new");
    report.figure("import of a spreadsheet of 100,000 rows", took.as_secs_f64(), "s", Some(5.0));
    report.figure("memory of that import", most, "MB", Some(200.0));
    let (took, most) = run(&data, &file, &["--dry-run", "--json"], "same");
    report.figure("dry run of the same once more, all known", took.as_secs_f64(), "s", Some(5.0));
    report.figure("memory of that one", most, "MB", Some(200.0));
}

fn text() -> String {
    let courses = ["Fire", "Food hygiene", "Infection control", "Moving and handling", "Medication"];
    let mut text = String::from("Name,Staff No,Course,Date,Expiry,Provider\n");
    for row in 0..ROWS {
        let (person, turn) = (row % PEOPLE, row / PEOPLE);
        let course = courses[turn % courses.len()];
        // Every person and course another day for each year.
        let (day, month, year) = (turn % 28 + 1, turn % 12 + 1, 2014 + turn / courses.len());
        text.push_str(&format!(
            "Person Number{person},{person:05},{course},{day:02}/{month:02}/{year},{day:02}/{month:02}/{},A college\n",
            year + 1
        ));
    }
    text
}

/// Runs the command to its end: how long it took, and the most memory it held, in megabytes. Every row must have come to
/// `status`, or nothing was measured.
fn run(data: &Path, file: &Path, more: &[&str], status: &str) -> (Duration, f64) {
    let answer = data.join("answer.json");
    let began = Instant::now();
    let mut child = Command::new(program())
        .args(["training", "import"])
        .arg(file)
        .args(["--coop", "COOP-0001", "--data"])
        .arg(data)
        .args(more)
        .env("SAFON_STANDS_IN", "yes")
        .stdout(std::fs::File::create(&answer).expect("a file for the answer"))
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program starts");
    let held = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while child.try_wait().expect("it can be asked").is_none() {
        let text = std::fs::read_to_string(&held).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
        most = most.max(line.trim().trim_end_matches(" kB").parse().unwrap_or_default());
        std::thread::sleep(Duration::from_millis(2));
    }
    let took = began.elapsed();
    let text = std::fs::read_to_string(&answer).expect("the answer can be read");
    let came = text.matches(&format!("\"status\":\"{status}\"")).count();
    assert_eq!(came, ROWS, "each row came to {status}: {}", &text[..text.len().min(300)]);
    (took, most / 1024.0)
}
