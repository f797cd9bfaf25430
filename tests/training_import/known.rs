//! The standard's subjects and roles as they ship, for a co-op that has nobody yet; and spreadsheets of real shapes.

use chrono::NaiveDate;
use safon::training::import::{Answers, DryRun, Known, KnownRole, KnownSubject, Refusal, read};
use serde::Deserialize;

macro_rules! samples {
    ($($file:literal),* $(,)?) => {
        &[$((
            $file,
            include_bytes!(concat!("../spreadsheets/", $file)).as_slice(),
            include_str!(concat!("../spreadsheets/", $file, ".expected.json")),
        )),*]
    };
}

/// The spreadsheets of real shapes, and what a careful person reads from each.
pub const SAMPLES: &[(&str, &[u8], &str)] = samples![
    "01-wide-clean.csv",
    "02-long-bom.csv",
    "03-lms-export.csv",
    "04-welsh-semicolons-1252.csv",
    "05-two-row-header.xlsx",
    "06-sections-leavers-totals.xlsx",
    "07-ticks-and-colours.xlsx",
    "08-serial-numbers.csv",
    "09-text-dates.csv",
    "10-namesakes.xlsx",
    "11-sheets-and-formulas.xlsx",
    "12-expiry-only.csv",
];

#[derive(Deserialize)]
struct Reference {
    roles: Vec<Role>,
    training_subjects: Vec<Subject>,
}

#[derive(Deserialize)]
struct Role {
    code: String,
    en: String,
    cy: String,
}

#[derive(Deserialize)]
struct Subject {
    code: String,
    category: String,
    en: String,
    cy: String,
    interval_months: Option<u32>,
}

/// What a co-op knows before its first import.
pub fn nobody() -> Known {
    let text = include_str!("../../data/reference.yaml");
    let reference: Reference = serde_saphyr::from_str(text).expect("the reference data");
    Known {
        subjects: reference
            .training_subjects
            .into_iter()
            .map(|s| KnownSubject {
                code: s.code,
                en: s.en,
                cy: s.cy,
                category: s.category,
                interval_months: s.interval_months,
            })
            .collect(),
        roles: reference.roles.into_iter().map(|r| KnownRole { code: r.code, en: r.en, cy: r.cy }).collect(),
        ..Known::default()
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn today() -> NaiveDate {
    day("2026-06-15")
}

/// Reads a text file with no answers, for a co-op that has nobody.
pub fn reading(text: &str) -> Result<DryRun, Refusal> {
    reading_with(text, &Answers::default())
}

pub fn reading_with(text: &str, answers: &Answers) -> Result<DryRun, Refusal> {
    read("staff.csv", text.as_bytes(), &nobody(), answers, today())
}

/// Every record in one line: who, subject, completed, expires, cell.
pub fn lines(run: &DryRun) -> Vec<String> {
    run.records
        .iter()
        .map(|r| {
            let date = |d: Option<NaiveDate>| d.map(|d| d.to_string()).unwrap_or_else(|| "-".to_owned());
            let subject = r.subject.clone().unwrap_or_else(|| "?".to_owned());
            let worker = &run.workers[r.worker].name;
            format!("{worker} {subject} {} {} {}", date(r.completed_on), date(r.expires_on), r.place)
        })
        .collect()
}
