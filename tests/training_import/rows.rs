//! What the command line prints of each sample, row by row, against what a careful person reads from it.

use std::collections::BTreeSet;

use entities::access::Language;
use safon::foundation::i18n::Words;
use safon::training::import::told::{Standing, Told, told};
use safon::training::import::{Answers, KnownRecord, KnownWorker, read};
use serde_json::Value;
use uuid::Uuid;

use super::known::{SAMPLES, day, nobody};

fn of<'t>(lines: &'t [Told], standings: &[Standing]) -> Vec<&'t Told> {
    lines.iter().filter(|line| standings.contains(&line.standing)).collect()
}

fn cells(expected: &Value, field: &str) -> Vec<String> {
    let text = |row: &Value| match (&row["cell"], &row["row"], &row["column"], &row["sheet"]) {
        (Value::String(cell), ..) => cell.clone(),
        (_, Value::Number(row), ..) => row.to_string(),
        (_, _, Value::String(column), _) => column.clone(),
        (_, _, _, Value::String(sheet)) => sheet.clone(),
        _ => panic!("{row}"),
    };
    let mut cells: Vec<String> = expected[field].as_array().into_iter().flatten().map(text).collect();
    cells.sort();
    cells
}

fn sorted(lines: &[&Told]) -> Vec<String> {
    let mut cells: Vec<String> = lines.iter().map(|line| line.cell.clone()).collect();
    cells.sort();
    cells
}

#[test]
fn every_sample_is_told_row_by_row_as_it_is_expected() {
    let words = Words::load().expect("the words");
    for (file, bytes, expected) in SAMPLES {
        let expected: Value = serde_json::from_str(expected).expect("an expectation");
        let as_of = day(expected["as_of"].as_str().expect("a day"));
        let run = read(file, bytes, &nobody(), &Answers::default(), as_of).expect("a dry run");
        let lines: Vec<Told> = told(&run, false).collect();
        // A record is told under its cell with its dates, whether it is ready or waits.
        let records: BTreeSet<String> = lines
            .iter()
            .filter(|line| line.completed_on.is_some() || line.expires_on.is_some())
            .map(|line| {
                serde_json::json!({
                    "cell": line.cell, "worker": line.worker, "staff_number": line.staff_number,
                    "subject": line.subject, "completed_on": line.completed_on, "expires_on": line.expires_on,
                })
                .to_string()
            })
            .collect();
        let wanted: BTreeSet<String> = expected["records"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|record| {
                let mut record = record.clone();
                if record["expires_on"] == "" {
                    record["expires_on"] = Value::Null;
                }
                serde_json::json!({
                    "cell": record["cell"], "worker": record["worker"], "staff_number": record["staff_number"],
                    "subject": record["subject"], "completed_on": record["completed_on"],
                    "expires_on": record["expires_on"],
                })
                .to_string()
            })
            .collect();
        assert_eq!(records, wanted, "{file}");
        assert_eq!(sorted(&of(&lines, &[Standing::Error])), cells(&expected, "errors"), "{file}: errors");
        assert_eq!(
            sorted(&of(&lines, &[Standing::Ignored])),
            cells(&expected, "not_imported"),
            "{file}: ignored"
        );
        let asked: Vec<&Told> = of(&lines, &[Standing::Question])
            .into_iter()
            .filter(|line| line.completed_on.is_none() && line.expires_on.is_none())
            .collect();
        let mut wanted = cells(&expected, "ask");
        wanted.extend(run.unknown_subjects.iter().map(|question| question.place.to_string()));
        wanted.sort();
        assert_eq!(sorted(&asked), wanted, "{file}: questions");
        for line in &lines {
            assert!(!line.messages.is_empty(), "{file}: {line:?}");
            for language in [Language::En, Language::Cy] {
                for message in &line.messages {
                    assert!(words.has(language, &message.key), "{file}: {message:?}");
                }
            }
            assert!(
                line.standing != Standing::Same && line.standing != Standing::Changed,
                "{file}: {line:?}"
            );
        }
        // What is asked or wrong in the row of somebody known says whose it is.
        for line in of(&lines, &[Standing::Error, Standing::Question]) {
            let there = run.records.iter().any(|record| {
                record.place.to_string() != line.cell
                    && record.place.row.to_string() == digits(&line.cell)
                    && line.cell.contains('!') == record.place.sheet.is_some()
                    && record.place.sheet.as_deref().is_none_or(|sheet| line.cell.starts_with(sheet))
            });
            assert!(!there || line.worker.is_some(), "{file}: {line:?}");
        }
    }
}

fn digits(cell: &str) -> String {
    let cell = cell.rsplit('!').next().unwrap_or_default();
    cell.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn what_is_held_already_is_told_as_the_same_or_as_changed() {
    let worker = Uuid::from_u128(7);
    let held = |subject: &str, on: &str, expires: Option<&str>| KnownRecord {
        id: Uuid::from_u128(day(on).to_string().len() as u128 + subject.len() as u128),
        worker,
        subject: subject.to_owned(),
        completed_on: Some(day(on)),
        expires_on: expires.map(day),
        provider: None,
        mode: None,
        note: None,
        action_taken: None,
    };
    let mut known = nobody();
    known.workers.push(KnownWorker {
        id: worker,
        staff_number: Some("0043".into()),
        name: "Non Parri".into(),
        left: false,
    });
    known.records =
        vec![held("fire", "2025-10-02", None), held("food_hygiene", "2025-11-03", Some("2026-11-03"))];
    let text = "Name,Staff No,Course,Date,Expiry\nNon Parri,0043,Fire,02/10/2025,\n\
        Non Parri,0043,Food hygiene,03/11/2025,01/10/2026\nNon Parri,0043,Infection control,04/11/2025,\n";
    let run =
        read("s.csv", text.as_bytes(), &known, &Answers::default(), day("2026-06-15")).expect("a dry run");
    let lines: Vec<Told> = told(&run, false).collect();
    let standings: Vec<(String, Standing)> =
        lines.iter().map(|line| (line.cell.clone(), line.standing)).collect();
    assert_eq!(
        standings,
        [("D2".into(), Standing::Same), ("D3".into(), Standing::Changed), ("D4".into(), Standing::New)]
    );
    let said: Vec<_> = told(&run, true).map(|line| line.messages[0].key.clone()).collect();
    assert_eq!(
        said,
        ["own-record-row-same", "own-record-row-corrected", "own-record-row-added"],
        "once it is done"
    );
    let words = Words::load().expect("the words");
    assert_eq!(words.say(Language::En, &lines[1].messages[0]), "It would be corrected: expires on.");
}
