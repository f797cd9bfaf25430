//! The twelve sample files against what a careful person reads from each, field by field.

use std::collections::BTreeSet;

use safon::training::import::cells::NoRecord;
use safon::training::import::dry_run::{Ask, Choice, Confirm, Left, LeftOut, Reason, WorkerStatus};
use safon::training::import::{Answers, DryRun, read};
use serde_json::Value;

use super::known::{day, nobody};

macro_rules! sample {
    ($test:ident, $file:literal) => {
        #[test]
        fn $test() {
            check(
                $file,
                include_bytes!(concat!("../spreadsheets/", $file)),
                include_str!(concat!("../spreadsheets/", $file, ".expected.json")),
            );
        }
    };
}

sample!(a_clean_wide_matrix_is_read_whole, "01-wide-clean.csv");
sample!(a_long_list_names_its_faulty_rows_and_reads_the_others, "02-long-bom.csv");
sample!(an_e_learning_export_gives_completions_only, "03-lms-export.csv");
sample!(welsh_headings_are_matched_even_where_a_letter_was_lost, "04-welsh-semicolons-1252.csv");
sample!(a_heading_over_date_and_expiry_makes_one_record, "05-two-row-header.xlsx");
sample!(headings_totals_and_keys_are_no_people, "06-sections-leavers-totals.xlsx");
sample!(a_tick_or_a_colour_records_nothing, "07-ticks-and-colours.xlsx");
sample!(day_numbers_are_shown_once_and_read, "08-serial-numbers.csv");
sample!(a_date_is_read_where_it_is_certain_and_asked_where_it_is_not, "09-text-dates.csv");
sample!(namesakes_are_told_apart_by_number, "10-namesakes.xlsx");
sample!(teams_are_read_and_other_sheets_left_alone, "11-sheets-and-formulas.xlsx");
sample!(an_expiry_is_stored_as_an_expiry, "12-expiry-only.csv");

fn check(file: &str, bytes: &[u8], expected: &str) {
    let expected: Value = serde_json::from_str(expected).expect("an expectation");
    let as_of = day(text(&expected, "as_of"));
    let run = read(file, bytes, &nobody(), &Answers::default(), as_of).expect("a dry run");
    assert_eq!(expected["accept"], true);
    how_it_is_made(&run, &expected);
    who_is_in_it(&run, &expected);
    what_is_recorded(&run, &expected);
    what_is_asked(&run, &expected);
    what_is_wrong(&run, &expected);
    what_is_left_out(&run, &expected);
    how_it_was_read(&run, &expected);
    let stored = serde_json::to_string(&run).expect("JSON");
    assert_eq!(serde_json::from_str::<DryRun>(&stored).expect("a dry run"), run);
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_else(|| panic!("{field} in {value}"))
}

fn rows<'v>(expected: &'v Value, field: &str) -> &'v [Value] {
    expected[field].as_array().map_or(&[], Vec::as_slice)
}

fn how_it_is_made(run: &DryRun, expected: &Value) {
    let made = serde_json::to_value(run).expect("JSON");
    for field in ["layout", "encoding", "delimiter", "newline", "date_order", "header_rows"] {
        if !expected[field].is_null() {
            assert_eq!(made[field], expected[field], "{field}");
        }
    }
    let names: Vec<&str> = run.sheets.iter().filter_map(|s| s.name.as_deref()).collect();
    if let Some(sheet) = expected["sheet"].as_str() {
        assert_eq!(names, [sheet]);
    }
    if let Some(sheets) = expected["sheets"].as_array() {
        assert_eq!(&names.iter().map(|n| Value::from(*n)).collect::<Vec<_>>(), sheets);
    }
}

fn who_is_in_it(run: &DryRun, expected: &Value) {
    assert_eq!(Value::from(run.people), expected["people"]);
    let workers: Vec<Value> = run
        .workers
        .iter()
        .map(|w| {
            let status = match w.status {
                WorkerStatus::Current => "current",
                WorkerStatus::Leaver => "leaver",
            };
            serde_json::json!({"worker": w.name, "staff_number": w.staff_number, "status": status})
        })
        .collect();
    assert_eq!(workers, rows(expected, "workers"));
}

fn what_is_recorded(run: &DryRun, expected: &Value) {
    let records: BTreeSet<String> = run
        .records
        .iter()
        .map(|r| {
            let worker = &run.workers[r.worker];
            serde_json::json!({
                "worker": worker.name,
                "staff_number": worker.staff_number,
                "subject": r.subject,
                "subject_as_written": r.subject_as_written,
                "completed_on": r.completed_on,
                "expires_on": r.expires_on,
                "note": r.note,
                "cell": r.place.to_string(),
            })
            .to_string()
        })
        .collect();
    let wanted: BTreeSet<String> = rows(expected, "records")
        .iter()
        .map(|record| {
            let mut record = record.clone();
            // One expectation writes an empty text for no date.
            if record["expires_on"] == "" {
                record["expires_on"] = Value::Null;
            }
            record.to_string()
        })
        .collect();
    assert_same(&records, &wanted, "records");
    assert_eq!(run.records.len(), rows(expected, "records").len());
    let unknown: Vec<Value> = run.unknown_subjects.iter().map(|q| q.value.clone().into()).collect();
    assert_eq!(unknown, rows(expected, "unknown_subjects"), "unknown subjects");
}

fn assert_same(found: &BTreeSet<String>, wanted: &BTreeSet<String>, what: &str) {
    let missing: Vec<&String> = wanted.difference(found).collect();
    let extra: Vec<&String> = found.difference(wanted).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{what}\n missing: {missing:#?}\n extra: {extra:#?}");
}

/// Cell, value (small letters: one expectation differs from its file in a capital), and what is said about it.
fn line(cell: &str, value: &str, sort: &str) -> String {
    format!("{cell} | {} | {sort}", value.to_lowercase())
}

fn value_of(row: &Value) -> String {
    match &row["value"] {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        // Whole numbers are shown without a point.
        other => other.to_string(),
    }
}

fn what_is_asked(run: &DryRun, expected: &Value) {
    let found = run
        .ask
        .iter()
        .map(|q| {
            let sort = match &q.ask {
                Ask::Cell { open } => match serde_json::to_value(open).expect("JSON") {
                    Value::String(name) => name,
                    Value::Object(fields) => fields.keys().next().cloned().unwrap_or_default(),
                    other => panic!("{other}"),
                },
                Ask::WhichSubject { .. } => "which_subject".to_owned(),
                Ask::TheoryOnly { .. } => "theory".to_owned(),
                Ask::Leavers { people, .. } => format!("leavers {people}"),
                Ask::DamagedName => "damaged".to_owned(),
                Ask::WhichNamesake { .. } => "namesake".to_owned(),
                Ask::NumberUsedTwice { .. } => "number_twice".to_owned(),
                other => format!("{other:?}"),
            };
            let choices: Vec<&str> = q
                .choices
                .iter()
                .filter_map(|c| match c {
                    Choice::Subject { code } if sort == "which_subject" => Some(code.as_str()),
                    _ => None,
                })
                .collect();
            line(&q.place.to_string(), &q.value, &format!("{sort} {choices:?}"))
        })
        .collect();
    let wanted = rows(expected, "ask")
        .iter()
        .map(|row| {
            let choices: Vec<&str> = rows(row, "choices").iter().filter_map(Value::as_str).collect();
            let sort = sort_of_question(text(row, "question"));
            line(text(row, "cell"), &value_of(row), &format!("{sort} {choices:?}"))
        })
        .collect();
    assert_same(&found, &wanted, "questions");
}

fn sort_of_question(question: &str) -> &'static str {
    let sorts = [
        ("Does x mean", "cross"),
        ("Done, but no date", "done_without_date"),
        ("Expired, but when", "expired_without_date"),
        ("Only a month", "month"),
        ("A month only", "month"),
        ("Only a year", "year"),
        ("Only a rough time", "rough"),
        ("Two days", "range"),
        ("A week", "week"),
        ("Theory alone", "theory"),
        ("Which safeguarding group", "which_subject"),
        ("Which induction", "which_subject"),
        ("Is this first aid", "which_subject"),
        ("Two people stand under", "leavers 2"),
        ("The name arrived", "damaged"),
        ("Which Rhian", "namesake"),
        ("Number 0051", "number_twice"),
    ];
    sorts.iter().find(|(start, _)| question.starts_with(start)).map(|(_, sort)| *sort).expect(question)
}

fn what_is_wrong(run: &DryRun, expected: &Value) {
    let found = run
        .errors
        .iter()
        .map(|f| line(&f.place.to_string(), &f.value, &serde_json::to_string(&f.why).expect("JSON")))
        .collect();
    let wanted = rows(expected, "errors")
        .iter()
        .map(|row| line(text(row, "cell"), &value_of(row), sort_of_fault(text(row, "reason"))))
        .collect();
    assert_same(&found, &wanted, "errors");
}

fn sort_of_fault(reason: &str) -> &'static str {
    let sorts = [
        ("neither a completion", r#"{"kind":"neither_date"}"#),
        ("expires before", r#"{"kind":"cell","wrong":"expires_before_completion"}"#),
        ("completed on a date in the future", r#"{"kind":"cell","wrong":"future"}"#),
        ("4583 would be", r#"{"kind":"cell","wrong":{"date":{"number_too_early":{"year":1912}}}}"#),
        ("445001", r#"{"kind":"cell","wrong":{"date":"number_no_date"}}"#),
        (
            "there is no 31 February",
            r#"{"kind":"cell","wrong":{"date":{"no_such_day":{"day":31,"month":2}}}}"#,
        ),
        ("2025 was not a leap year", r#"{"kind":"cell","wrong":{"date":{"not_leap_year":{"year":2025}}}}"#),
        (
            "there is no month 13",
            r#"{"kind":"cell","wrong":{"date":{"no_such_month":{"month":13,"otherwise":"2024-12-13"}}}}"#,
        ),
        ("a placeholder", r#"{"kind":"cell","wrong":"placeholder"}"#),
        ("1968 or 2068", r#"{"kind":"cell","wrong":{"two_centuries":{"early":1968,"late":2068}}}"#),
        ("a letter O", r#"{"kind":"cell","wrong":{"date":"letter_for_digit"}}"#),
        ("not a date", r#"{"kind":"cell","wrong":{"date":"not_a_date"}}"#),
    ];
    sorts.iter().find(|(start, _)| reason.starts_with(start)).map(|(_, sort)| *sort).expect(reason)
}

fn what_is_left_out(run: &DryRun, expected: &Value) {
    let found = run.not_imported.iter().map(left_out).collect();
    let wanted = rows(expected, "not_imported").iter().map(expected_left_out).collect();
    assert_same(&found, &wanted, "left out");
    assert_eq!(run.not_imported.len(), rows(expected, "not_imported").len());
}

fn left_out(left: &LeftOut) -> String {
    let place = match &left.what {
        Left::Cell(place) => place.to_string(),
        Left::Row { row, .. } => format!("row {row}"),
        Left::Column { letters, .. } => format!("column {letters}"),
        Left::Sheet(name) => format!("sheet {name}"),
    };
    let reason = match left.reason {
        Reason::Cell(reason) | Reason::StatusRefuses(reason) => match reason {
            NoRecord::NotApplicable => "not applicable",
            NoRecord::NotDone => "not done",
            NoRecord::ToBeArranged => "to be arranged",
            NoRecord::Booked => "booked",
            NoRecord::Applied => "applied",
            NoRecord::InProgress => "in progress",
            NoRecord::NotStarted => "not started",
            NoRecord::Failed => "failed",
            NoRecord::NoDate => "no date",
            NoRecord::StatusOfAnotherDay => "status",
        },
        Reason::Duplicate { .. } => "duplicate",
        Reason::Colour => "colour",
        Reason::Count => "count",
        Reason::Percentage => "percentage",
        Reason::Intervals => "intervals",
        Reason::TeamHeading => "team",
        Reason::SectionHeading => "section",
        Reason::Leaver => "leaver",
        Reason::Key => "key",
        Reason::Notes => "notes",
        Reason::Summary => "summary",
        Reason::Hidden => "hidden",
        other => panic!("{other:?}"),
    };
    line(&place, &left.value, reason)
}

fn expected_left_out(row: &Value) -> String {
    let place = match (&row["cell"], &row["row"], &row["column"], &row["sheet"]) {
        (Value::String(cell), ..) => cell.clone(),
        (_, Value::Number(row), ..) => format!("row {row}"),
        (_, _, Value::String(column), _) => format!("column {column}"),
        (_, _, _, Value::String(sheet)) => format!("sheet {sheet}"),
        _ => panic!("{row}"),
    };
    let reason = text(row, "reason");
    let sorts = [
        ("not applicable", "not applicable"),
        ("not done", "not done"),
        ("to be arranged", "to be arranged"),
        ("booked", "booked"),
        ("applied for", "applied"),
        ("started, not completed", "in progress"),
        ("not completed", "in progress"),
        ("not started", "not started"),
        ("the status says failed", "failed"),
        ("no date", "no date"),
        ("a status worked out", "status"),
        ("the same", "duplicate"),
        ("a colour", "colour"),
        ("a count", "count"),
        ("a percentage", "percentage"),
        ("intervals", "intervals"),
        ("a team heading", "team"),
        ("a section heading", "section"),
        ("a leaver", "leaver"),
        ("a key", "key"),
        ("notes", "notes"),
        ("percentages", "summary"),
        ("hidden", "hidden"),
    ];
    let sort =
        sorts.iter().find(|(start, _)| reason.starts_with(start)).map(|(_, sort)| *sort).expect(reason);
    line(&place, &value_of(row), sort)
}

/// Every way of reading that the expectation shows is shown; more may be.
fn how_it_was_read(run: &DryRun, expected: &Value) {
    for wanted in rows(expected, "confirm").iter().filter_map(Value::as_str) {
        assert!(run.confirm.iter().any(|c| shows(c, wanted, run)), "{wanted}: {:#?}", run.confirm);
    }
}

fn shows(confirm: &Confirm, wanted: &str, run: &DryRun) -> bool {
    match confirm {
        Confirm::DateOrder { .. } => {
            wanted.starts_with("dates are day/month/year") || wanted.starts_with("day comes before month")
        }
        Confirm::CheckDate { heading } => {
            wanted.starts_with(&format!("column '{heading}' is the date of the check"))
        }
        Confirm::Header { row, last_title_row } => {
            wanted == format!("the header is row {row}; rows 1 to {last_title_row} are a title")
        }
        Confirm::TimesDropped { .. } => wanted.starts_with("times are dropped"),
        Confirm::CourseStart { heading } => {
            wanted.starts_with(&format!("'{heading}' is when the course was begun"))
        }
        Confirm::HeadingRepaired { heading, .. } => wanted.starts_with(&format!("'{heading}' is read as")),
        Confirm::MonthNames { words } => {
            wanted.starts_with("Mawrth is March")
                && words.iter().any(|(_, month)| *month == 3)
                && words.iter().any(|(_, month)| *month == 2)
        }
        Confirm::UnmergedHeading { heading } => wanted.starts_with(&format!("'{heading}' stands over both")),
        Confirm::SerialNumbers { date, .. } => {
            wanted.starts_with("five-figure numbers") && date.to_string() == "2025-09-18"
        }
        Confirm::NumberIsNoDate { .. } => wanted == "the pay number is not a date",
        Confirm::HalfDays { date, .. } => {
            wanted.starts_with("half a day") && date.to_string() == "2025-04-23"
        }
        Confirm::SamePerson { rows, .. } => {
            rows == &[5, 6] && wanted.starts_with("rows 5 and 6 are one person")
        }
        Confirm::SeveralCompletions { name, subject } => {
            subject == "moving_handling" && wanted.starts_with(&format!("{name} has two dates"))
        }
        Confirm::SeveralSheets { sheets } => {
            sheets.len() == 2 && wanted.starts_with("two sheets hold people")
        }
        Confirm::StoredResults => wanted.starts_with("stored results"),
        Confirm::IntervalDiffers { subject, file_months, standard_months } => {
            subject == "data_protection"
                && *file_months == Some(24)
                && *standard_months == 12
                && run.records.iter().any(|r| r.standard_expires_on.is_some())
                && wanted.starts_with("data protection falls due after 24 months")
        }
        Confirm::TitleSaysExpiry { .. } => wanted.starts_with("the title says expiry dates"),
        Confirm::TwoFigureYears { year, .. } => wanted == format!("{} is {year}", year - 2000),
        Confirm::ColouredDates { cells } => {
            let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
            wanted.starts_with("B3 and C4 keep their dates")
                && ["B3", "C4"].iter().all(|c| cells.contains(&(*c).to_owned()))
        }
        Confirm::HiddenRows { .. } | Confirm::NewPeople { .. } | Confirm::ListedAfterLeaving { .. } => false,
    }
}
