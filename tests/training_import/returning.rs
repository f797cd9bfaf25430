//! The same file again, and a corrected one, against what the co-op then holds.

use safon::training::import::dry_run::{Ask, Changes, Field, Identity};
use safon::training::import::{Answer, Answers, DryRun, Known, KnownRecord, KnownWorker, read};
use uuid::Uuid;

use super::known::{day, lines, nobody, reading, today};

const FILE: &str = "Staff No,Name,Course,Date,Expiry,Provider\n\
    007,Non Parri,Fire,02/10/2025,02/10/2026,Hafren\n\
    007,Non Parri,Dementia,03/02/2025,,\n\
    008,Wyn Parri,Fire,,05/11/2026,Hafren\n";

/// What the co-op holds once a dry run is confirmed.
fn after(run: &DryRun) -> Known {
    let mut known = nobody();
    for (at, worker) in run.workers.iter().enumerate() {
        let id = Uuid::from_u128(at as u128 + 1);
        let (staff_number, name) = (worker.staff_number.clone(), worker.name.clone());
        known.workers.push(KnownWorker { id, staff_number, name, left: false });
    }
    for (at, record) in run.records.iter().enumerate() {
        known.records.push(KnownRecord {
            id: Uuid::from_u128(at as u128 + 1000),
            worker: known.workers[record.worker].id,
            subject: record.subject.clone().expect("a subject"),
            completed_on: record.completed_on,
            expires_on: record.expires_on,
            provider: record.provider.clone(),
            mode: record.mode.clone(),
            note: record.note.clone(),
            action_taken: record.action_taken,
        });
    }
    known
}

fn again(text: &str, known: &Known) -> DryRun {
    read("staff.csv", text.as_bytes(), known, &Answers::default(), today()).expect("a dry run")
}

#[test]
fn new_people_are_made_only_on_agreement() {
    let run = reading(FILE).expect("a dry run");
    assert_eq!((run.changes.new.len(), run.changes.waiting), (0, 3));
    let agreed = Answers { new_people: true, ..Answers::default() };
    let run = read("staff.csv", FILE.as_bytes(), &nobody(), &agreed, today()).expect("a dry run");
    assert_eq!((run.changes.new.len(), run.changes.waiting), (3, 0));
}

#[test]
fn the_same_file_again_changes_nothing() {
    let known = after(&reading(FILE).expect("a dry run"));
    let run = again(FILE, &known);
    assert_eq!(run.changes, Changes { unchanged: vec![0, 1, 2], ..Changes::default() });
    assert!(run.ask.is_empty());
}

#[test]
fn every_sample_again_changes_nothing_of_what_it_gave() {
    let samples: [(&str, &[u8]); 4] = [
        ("01-wide-clean.csv", include_bytes!("../spreadsheets/01-wide-clean.csv")),
        ("08-serial-numbers.csv", include_bytes!("../spreadsheets/08-serial-numbers.csv")),
        ("11-sheets-and-formulas.xlsx", include_bytes!("../spreadsheets/11-sheets-and-formulas.xlsx")),
        ("12-expiry-only.csv", include_bytes!("../spreadsheets/12-expiry-only.csv")),
    ];
    for (name, bytes) in samples {
        let first = read(name, bytes, &nobody(), &Answers::default(), today()).expect("a dry run");
        let run = read(name, bytes, &after(&first), &Answers::default(), today()).expect("a dry run");
        assert_eq!(run.changes.unchanged.len(), first.records.len(), "{name}");
        assert!(run.changes.new.is_empty() && run.changes.corrected.is_empty(), "{name}");
    }
}

#[test]
fn a_corrected_file_changes_only_what_was_corrected() {
    let known = after(&reading(FILE).expect("a dry run"));
    let corrected =
        FILE.replace("02/10/2026,Hafren\n007", "01/10/2026,Hafren\n007").replace("03/02/2025", "04/02/2025");
    let run = again(&corrected, &known);
    assert_eq!(run.changes.corrected.len(), 1);
    assert_eq!(run.changes.corrected[0].fields, [Field::ExpiresOn]);
    assert_eq!(run.changes.corrected[0].id, known.records[0].id);
    // Another completion is another record.
    assert_eq!((run.changes.new.clone(), run.changes.unchanged.clone()), (vec![1], vec![2]));
}

#[test]
fn a_blank_deletes_nothing() {
    let known = after(&reading(FILE).expect("a dry run"));
    let run = again(&FILE.replace("02/10/2026,Hafren", ","), &known);
    assert_eq!(run.changes.unchanged, [0, 1, 2]);
    let run = again("Name,Fire,Dementia\nNon Parri,02/10/2025,\nWyn Parri,,\n", &known);
    assert_eq!(run.changes, Changes { unchanged: vec![0], ..Changes::default() });
}

#[test]
fn an_expiry_that_gains_its_completion_is_the_same_record() {
    let known = after(&reading(FILE).expect("a dry run"));
    let run = again(&FILE.replace("Wyn Parri,Fire,,", "Wyn Parri,Fire,05/11/2025,"), &known);
    assert_eq!(run.changes.corrected.len(), 1);
    assert_eq!(run.changes.corrected[0].fields, [Field::CompletedOn]);
}

#[test]
fn a_person_is_found_by_number_then_by_name() {
    let known = after(&reading(FILE).expect("a dry run"));
    let identities = |text: &str| -> Vec<bool> {
        let run = again(text, &known);
        run.workers.iter().map(|w| matches!(w.identity, Identity::Known { .. })).collect()
    };
    assert_eq!(identities("Staff No,Name,Fire,BLS\n007,Non  Parri ,02/10/2025,\n"), [true]);
    assert_eq!(identities("Name,Fire,BLS\nNON PARRI,02/10/2025,\n"), [true]);
    // The number of another, a number with fewer noughts, another number for the name: asked.
    assert_eq!(identities("Staff No,Name,Fire,BLS\n007,Nia Parri,02/10/2025,\n"), [false]);
    assert_eq!(identities("Staff No,Name,Fire,BLS\n7,Non Parri,02/10/2025,\n"), [false]);
    assert_eq!(identities("Staff No,Name,Fire,BLS\n900,Non Parri,02/10/2025,\n"), [false]);
    let run = again("Staff No,Name,Fire,BLS\n7,Non Parri,02/10/2025,\n", &known);
    let question = &run.ask[0];
    let answer = question.choices[0].answer().expect("an answer");
    assert_eq!(question.refuses(&answer, &known), None);
    let answers = Answers { given: [(question.id.clone(), answer)].into(), ..Answers::default() };
    let run = read("s.csv", b"Staff No,Name,Fire,BLS\n7,Non Parri,02/10/2025,\n", &known, &answers, today())
        .expect("a dry run");
    assert_eq!(run.changes.unchanged, [0]);
}

#[test]
fn a_row_without_a_number_is_not_taken_for_a_namesake_who_has_one() {
    let mut known = after(&reading(FILE).expect("a dry run"));
    let non = known.workers.iter().find(|worker| worker.name == "Non Parri").expect("Non").clone();
    let other = KnownWorker { id: Uuid::from_u128(77), staff_number: None, ..non.clone() };
    known.workers.push(other);
    let text = "Staff No,Name,Fire,BLS\n007,Non Parri,02/10/2025,\n,Non Parri,05/11/2025,\n";
    let run = again(text, &known);
    let question =
        run.ask.iter().find(|one| matches!(one.ask, Ask::WhichNamesake { .. })).expect("it is asked");
    assert!(
        run.records
            .iter()
            .all(|record| record.completed_on != Some(day("2025-11-05")) || run.changes.waiting > 0)
    );
    for (choice, workers) in [(Answer::Worker(Uuid::from_u128(77)), 2), (Answer::Worker(non.id), 1)] {
        assert_eq!(question.refuses(&choice, &known), None);
        let answers = Answers { given: [(question.id.clone(), choice)].into(), ..Answers::default() };
        let run = read("s.csv", text.as_bytes(), &known, &answers, today()).expect("a dry run");
        assert_eq!((run.workers.len(), run.changes.new.len()), (workers, 1), "{:?}", run.ask);
    }
    // Of two rows without a number the second may be about yet another of that name.
    known.workers.push(KnownWorker { id: Uuid::from_u128(78), staff_number: None, ..non });
    let text = format!("{text},Non Parri,06/11/2025,\n");
    let mut answers = Answers::default();
    for id in [77, 78] {
        let run = read("s.csv", text.as_bytes(), &known, &answers, today()).expect("a dry run");
        let open =
            run.ask.iter().find(|one| matches!(one.ask, Ask::WhichNamesake { .. })).expect("it is asked");
        let choice = Answer::Worker(Uuid::from_u128(id));
        assert_eq!(open.refuses(&choice, &known), None, "{id} may be chosen");
        answers.given.insert(open.id.clone(), choice);
    }
    let run = read("s.csv", text.as_bytes(), &known, &answers, today()).expect("a dry run");
    assert_eq!((run.workers.len(), run.changes.new.len()), (3, 2), "{:?}", run.ask);
}

#[test]
fn a_damaged_name_is_matched_by_number_and_never_kept() {
    let mut known = after(&reading(FILE).expect("a dry run"));
    known.workers[0].name = "Nôn Pârri".to_owned();
    let text = "Staff No,Name,Fire,BLS\n007,N?n P?rri,02/10/2025,\n,?yn Parri,02/10/2025,\n";
    let run = again(text, &known);
    assert!(matches!(run.workers[0].identity, Identity::Known { .. }));
    assert_eq!(run.ask.len(), 1);
    let question = &run.ask[0];
    assert_eq!(question.refuses(&Answer::New { name: None }, &known), Some("training-import-answer-name"));
    let answers = Answers {
        given: [(question.id.clone(), Answer::New { name: Some("Gwyn Parri".into()) })].into(),
        ..Answers::default()
    };
    let run = read("s.csv", text.as_bytes(), &known, &answers, today()).expect("a dry run");
    assert_eq!(run.workers[1].name, "Gwyn Parri");
    assert_eq!(lines(&run)[1], "Gwyn Parri fire 2025-10-02 - C3");
    assert_eq!(run.as_of, day("2026-06-15"));
}

#[test]
fn answers_are_kept_as_short_texts() {
    let answers = [
        Answer::Subject("bls".into()),
        Answer::Ignore,
        Answer::Date(day("2025-01-02")),
        Answer::Dates { completed_on: day("2025-01-02"), expires_on: day("2026-01-02") },
        Answer::Worker(Uuid::from_u128(7)),
        Answer::StaffNumber("00:7".into()),
        Answer::New { name: Some("Siôn: ap Rhys".into()) },
        Answer::New { name: None },
        Answer::Left { on: Some(day("2025-01-02")) },
        Answer::Left { on: None },
        Answer::LeaveOut,
    ];
    for answer in answers {
        assert_eq!(answer.to_string().parse::<Answer>(), Ok(answer));
    }
    assert!("date:yesterday".parse::<Answer>().is_err());
}
