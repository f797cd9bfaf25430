//! The same habits in files of our own: other orders of columns, other languages, line ends, encodings, names.

use chrono::NaiveDate;
use safon::training::import::cells::{Meaning, Open, Says, Wrong, read as read_cell};
use safon::training::import::dates::{DateFault, DateOrder};
use safon::training::import::dry_run::{Ask, Confirm, Reason};
use safon::training::import::layout::Layout;
use safon::training::import::source::{Encoding, Newline};
use safon::training::import::table::Cell;
use safon::training::import::{Answer, Answers, DryRun, Refusal, read};

use super::known::{day, lines, nobody, reading, reading_with, today};

fn answering(pairs: &[(&str, Answer)]) -> Answers {
    Answers {
        given: pairs.iter().map(|(id, a)| ((*id).to_owned(), a.clone())).collect(),
        ..Answers::default()
    }
}

fn asked(run: &DryRun) -> Vec<String> {
    run.ask.iter().map(|q| format!("{} {}", q.id, q.value)).collect()
}

fn wrong(run: &DryRun) -> Vec<String> {
    run.errors.iter().map(|f| format!("{} {}", f.place, f.value)).collect()
}

#[test]
fn columns_may_stand_in_any_order() {
    let run = reading(
        "DBS,Fire Safety,Surname,First name,Payroll No\n09/04/2024,02/10/2025,O'Brien-Huws,Siân,0007\n",
    );
    assert_eq!(
        lines(&run.expect("a dry run")),
        ["Siân O'Brien-Huws dbs 2024-04-09 - A2", "Siân O'Brien-Huws fire 2025-10-02 - B2"]
    );
}

#[test]
fn a_welsh_list_with_tabs_and_old_mac_line_ends_is_read() {
    let text = "Enw\tCwrs\tDyddiad cwblhau\tDyddiad dod i ben\tDarparwr\tNodiadau\r\
                Llŷr ap Dafydd\tDiogelwch tân\t3ydd Mawrth 2025\t03/03/2026\tHyfforddiant Hafren\tda iawn\r\
                Llŷr ap Dafydd\tSymud a thrin pobl\tmis Mai 2025\t\t\t\r";
    let run = reading(text).expect("a dry run");
    assert_eq!((run.layout, run.newline, run.delimiter), (Layout::Long, Some(Newline::Cr), Some('\t')));
    assert_eq!(lines(&run), ["Llŷr ap Dafydd fire 2025-03-03 2026-03-03 C2"]);
    assert_eq!(run.records[0].provider.as_deref(), Some("Hyfforddiant Hafren"));
    assert_eq!(run.records[0].note.as_deref(), Some("da iawn"));
    assert_eq!(asked(&run), ["cell:C3 mis Mai 2025"]);
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let text = "Enw;Diogelu grŵp A\r\nGŵenllian Tŷ'n-y-coed;08/04/2025\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [0xFF, 0xFE].into_iter().chain(little.iter().copied()).collect();
    for (bytes, encoding) in
        [(marked, Encoding::Utf16Le), (little, Encoding::Utf16Le), (big, Encoding::Utf16Be)]
    {
        let run = read("staff.csv", &bytes, &nobody(), &Answers::default(), today()).expect("a dry run");
        assert_eq!(run.encoding, encoding);
        assert_eq!(lines(&run), ["Gŵenllian Tŷ'n-y-coed safeguarding_a 2025-04-08 - B2"]);
    }
}

#[test]
fn excel_s_line_about_the_separator_is_not_a_row() {
    let run = reading("sep=;\r\nName;Fire\r\nNon Parri;02/10/2025\r\n").expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri fire 2025-10-02 - B2"]);
}

#[test]
fn blank_lines_are_rows_as_a_spreadsheet_counts_them() {
    let run = reading("Training 2026\n\nName,Fire,Dementia\n\nNon Parri,02/10/2025,x\n").expect("a dry run");
    assert_eq!(run.header_rows, [3]);
    assert_eq!(lines(&run), ["Non Parri fire 2025-10-02 - B5"]);
    assert_eq!(asked(&run), ["cell:C5 x"]);
}

#[test]
fn names_without_a_heading_are_found_by_where_they_stand() {
    let run =
        reading(",Fire,Dementia\nNon Parri,02/10/2025,\nD'Arcy O'Neill,,03/02/2025\n").expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri fire 2025-10-02 - B2", "D'Arcy O'Neill dementia 2025-02-03 - C3"]);
}

#[test]
fn a_two_row_heading_may_have_the_name_in_its_second_row() {
    let text = ",,Fire safety,,Dementia,\nName,Role,Done,Expires,Done,Expires\n\
                Non Parri,Carer,02/10/2025,02/10/2026,,03/02/2027\n";
    let run = reading(text).expect("a dry run");
    assert_eq!((run.layout, run.header_rows.clone()), (Layout::WidePairs, vec![1, 2]));
    assert_eq!(
        lines(&run),
        ["Non Parri fire 2025-10-02 2026-10-02 C3", "Non Parri dementia - 2027-02-03 F3"]
    );
    assert_eq!(run.workers[0].role.as_deref(), Some("care_worker"));
}

#[test]
fn an_expiry_may_stand_beside_each_subject() {
    let text = "Name,Fire,Expiry,Medication,Expiry\nNon Parri,02/10/2025,02/10/2026,N/A,\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri fire 2025-10-02 2026-10-02 B2"]);
}

#[test]
fn a_sheet_for_one_subject_takes_it_from_its_title() {
    let run = reading("Moving and Handling\nName,Date,Expiry\nNon Parri,02/10/2025,02/10/2026\n")
        .expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri moving_handling 2025-10-02 2026-10-02 B3"]);
}

#[test]
fn a_file_that_can_only_be_month_first_asks_once_about_all_its_dates() {
    let text = "Name,Fire,Dementia\nNon Parri,10/14/2025,03/04/2025\nWyn Parri,03/25/2025,12/31/2024\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(lines(&run), [""; 0]);
    assert_eq!(asked(&run), ["order Fire"]);
    assert!(run.errors.is_empty());
    let answers = answering(&[("order", Answer::Order(DateOrder::Mdy))]);
    let run = reading_with(text, &answers).expect("a dry run");
    assert_eq!(run.date_order, Some(DateOrder::Mdy));
    assert_eq!(
        lines(&run),
        [
            "Non Parri fire 2025-10-14 - B2",
            "Non Parri dementia 2025-03-04 - C2",
            "Wyn Parri fire 2025-03-25 - B3",
            "Wyn Parri dementia 2024-12-31 - C3"
        ]
    );
}

#[test]
fn one_contradicting_column_is_one_question_and_leaves_the_others_alone() {
    let text = "Name,Course,Completed,Expiry\nNon Parri,Fire,10/14/2025,14/10/2026\nWyn Parri,Fire,03/04/2025,15/04/2026\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(asked(&run), ["order:completed Completed"]);
    assert_eq!(lines(&run), ["Non Parri fire - 2026-10-14 D2", "Wyn Parri fire - 2026-04-15 D3"]);
}

#[test]
fn dates_that_mostly_lie_ahead_are_asked_about() {
    let text = "Name,Fire,Dementia\nNon Parri,02/10/2026,03/02/2027\nWyn Parri,05/11/2026,04/12/2027\n";
    let run = reading(text).expect("a dry run");
    assert!(run.errors.is_empty() && run.records.is_empty());
    assert_eq!(asked(&run), ["meaning: Fire"]);
    let run = reading_with(text, &answering(&[("meaning:", Answer::Expires)])).expect("a dry run");
    assert_eq!(lines(&run)[0], "Non Parri fire - 2026-10-02 B2");
    let run = reading_with(text, &answering(&[("meaning:", Answer::Completed)])).expect("a dry run");
    assert_eq!(run.errors.len(), 4);
}

#[test]
fn private_columns_and_numbers_are_never_shown() {
    let text = "Name,NI number,Date of birth,Sort code,Health,DBS certificate number,DBS,Fire,Notes\n\
                Non Parri,QQ123456C,12/05/1984,12-34-56,asthmatic,001234567890,09/04/2024,see QQ 12 34 56 C,diabetic\n\
                Wyn Parri,QQ654321B,13/05/1984,65-43-21,wheelchair,001098765432,12/04/2024 001111222233,off sick,cancer\n";
    let run = reading(text).expect("a dry run");
    let stored = serde_json::to_string(&run).expect("JSON").to_lowercase();
    for secret in [
        "qq",
        "1984",
        "34-56",
        "43-21",
        "asthm",
        "wheelchair",
        "0012345",
        "001098",
        "0011112",
        "diabetic",
        "off sick",
        "cancer",
    ] {
        assert!(!stored.contains(secret), "{secret}: {stored}");
    }
    assert_eq!(lines(&run), ["Non Parri dbs 2024-04-09 - G2"]);
    assert_eq!(wrong(&run), ["H2 ", "G3 ", "H3 "]);
    let opened = safon::training::import::open("staff.csv", text.as_bytes(), &nobody()).expect("opened");
    let kept = serde_json::to_string(&opened).expect("JSON").to_lowercase();
    for secret in ["qq", "1984", "34-56", "asthm", "0012345", "0011112", "diabetic"] {
        assert!(!kept.contains(secret), "{secret} is kept");
    }
}

#[test]
fn a_private_note_is_dropped_and_its_record_kept() {
    let text = "Name,Course,Date,Notes\nNon Parri,Fire,02/10/2025,was off sick with her back\nNon Parri,Dementia,03/10/2025,=2+2\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(run.records[0].note, None);
    assert_eq!(run.records[1].note.as_deref(), Some("=2+2"));
    assert!(run.not_imported.iter().any(|l| l.reason == Reason::Private && l.value.is_empty()));
}

#[test]
fn numbers_that_differ_by_a_nought_are_offered_and_not_joined() {
    let text = "No,Name,Fire\n43,Ynyr Madog,02/10/2025\n0043,Ynyr Madog,03/10/2024\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(lines(&run), ["Ynyr Madog fire 2025-10-02 - C2"]);
    assert_eq!(asked(&run), ["person:B3 Ynyr Madog"]);
    let run = reading_with(text, &answering(&[("person:B3", Answer::Same)])).expect("a dry run");
    assert_eq!(run.workers.len(), 1);
    assert_eq!(run.records.len(), 2);
    let run =
        reading_with(text, &answering(&[("person:B3", Answer::New { name: None })])).expect("a dry run");
    assert_eq!(run.workers.len(), 2);
}

#[test]
fn rows_without_a_name_below_one_with_a_name_are_one_question() {
    let text = "Name,Course,Date\nNon Parri,Fire,02/10/2025\n,Dementia,03/10/2025\n,Equality,04/10/2025\nWyn Parri,Fire,02/10/2025\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri fire 2025-10-02 - C2", "Wyn Parri fire 2025-10-02 - C5"]);
    assert_eq!(asked(&run), ["names-below: Non Parri"]);
    let run = reading_with(text, &answering(&[("names-below:", Answer::Yes)])).expect("a dry run");
    assert_eq!(run.records.len(), 4);
    let run = reading_with(text, &answering(&[("names-below:", Answer::No)])).expect("a dry run");
    assert_eq!(wrong(&run), ["A3 ", "A4 "]);
}

#[test]
fn leavers_are_left_out_or_marked_as_answered() {
    let text = "Name,Fire,Dementia\nNon Parri,02/10/2025,\nGadawyr:,,\nWyn Parri,02/10/2024,03/02/2024\n";
    let run = reading(text).expect("a dry run");
    assert_eq!((run.people, run.workers.len(), run.records.len()), (1, 2, 1));
    assert!(matches!(run.ask[0].ask, Ask::Leavers { people: 1, .. }));
    // The file does not say when they left: without a day they would be dropped without a word.
    assert_eq!(
        run.ask[0].refuses(&Answer::Left { on: None }, &nobody()),
        Some("training-import-answer-left")
    );
    let dated =
        reading("Name,Fire,Left\nNon Parri,02/10/2025,\nGadawyr:,,\nWyn Parri,02/10/2024,31/01/2025\n");
    let dated = dated.expect("a dry run");
    assert_eq!(dated.ask[0].refuses(&Answer::Left { on: None }, &nobody()), None);
    let on = Some(day("2025-01-31"));
    let run = reading_with(text, &answering(&[("leavers", Answer::Left { on })])).expect("a dry run");
    assert_eq!((run.people, run.records.len(), run.workers[1].left_on), (1, 3, on));
    let run = reading_with(text, &answering(&[("leavers", Answer::LeaveOut)])).expect("a dry run");
    assert_eq!((run.ask.len(), run.records.len()), (0, 1));
}

#[test]
fn a_heading_once_matched_is_not_asked_again_and_an_ignored_one_is_gone() {
    let text = "Name,Safeguarding,Epilepsy,First Aid\nNon Parri,02/10/2025,03/10/2025,04/10/2025\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(asked(&run), ["heading:safeguarding Safeguarding", "heading:first aid First Aid"]);
    assert_eq!(run.unknown_subjects[0].id, "heading:epilepsy");
    let answers = answering(&[
        ("heading:safeguarding", Answer::Subject("safeguarding_b".into())),
        ("heading:first aid", Answer::Subject("bls".into())),
        ("heading:epilepsy", Answer::Ignore),
    ]);
    let run = reading_with(text, &answers).expect("a dry run");
    assert!(run.ask.is_empty() && run.unknown_subjects.is_empty());
    assert_eq!(lines(&run), ["Non Parri safeguarding_b 2025-10-02 - B2", "Non Parri bls 2025-10-04 - D2"]);
    assert!(Answers::is_remembered("heading:epilepsy") && !Answers::is_remembered("cell:B2"));
}

#[test]
fn theory_counts_as_attended_when_a_person_says_so() {
    let text =
        "Name,Course,Date\nNon Parri,M&H e-learning,02/10/2025\nNon Parri,Fire e-learning,03/10/2025\n";
    let run = reading(text).expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri fire 2025-10-03 - C3"]);
    assert!(matches!(run.ask[0].ask, Ask::TheoryOnly { .. }));
    let id = run.ask[0].id.clone();
    let answers = answering(&[(&id, Answer::Subject("moving_handling".into()))]);
    let run = reading_with(text, &answers).expect("a dry run");
    assert!(run.records[0].theory && !run.records[1].theory);
}

#[test]
fn a_cell_s_answer_is_held_to_what_a_cell_is_held_to() {
    let text = "Name,Fire\nNon Parri,✓\n";
    let dated = |date: &str| {
        reading_with(text, &answering(&[("cell:B2", Answer::Date(day(date)))])).expect("a dry run")
    };
    assert_eq!(lines(&dated("2025-05-06")), ["Non Parri fire 2025-05-06 - B2"]);
    assert_eq!(wrong(&dated("2027-05-06")), ["B2 ✓"]);
    let skipped = reading_with(text, &answering(&[("cell:B2", Answer::Skip)])).expect("a dry run");
    assert!(skipped.ask.is_empty() && skipped.records.is_empty());
}

#[test]
fn an_unknown_status_is_asked_about_once() {
    let text = "Name,Course,Date,Status\nNon Parri,Fire,02/10/2025,Signed by AB\nWyn Parri,Fire,02/10/2025,Signed by AB\n";
    let run = reading(text).expect("a dry run");
    assert_eq!((run.records.len(), run.ask.len()), (0, 1));
    let run = reading_with(text, &answering(&[("status:signed by ab", Answer::Yes)])).expect("a dry run");
    assert_eq!(run.records.len(), 2);
}

#[test]
fn a_file_without_headings_is_refused_in_words() {
    assert_eq!(reading("a,b\nc,d\n"), Err(Refusal::NoHeadings));
    assert_eq!(reading("Shopping list\nbread\nmilk\n"), Err(Refusal::NoHeadings));
}

#[test]
fn the_day_before_the_month_is_shown_once_for_agreement() {
    let run = reading("Name,Fire,Dementia\nNon Parri,02/10/2025,14/02/2025\n").expect("a dry run");
    let orders = run.confirm.iter().filter(|c| matches!(c, Confirm::DateOrder { order: DateOrder::Dmy, .. }));
    assert_eq!(orders.count(), 1);
}

fn cell(text: &str, meaning: Meaning) -> Says {
    read_cell(Some(&Cell::text(0, text.into())), meaning, DateOrder::Dmy, today())
}

#[test]
fn dates_as_people_type_them() {
    let date = |text: &str| match cell(text, Meaning::Completed) {
        Says::Dates { completed: Some(date), expires: None, .. } => date,
        other => panic!("{text}: {other:?}"),
    };
    let table: &[(&str, &str)] = &[
        ("3 Mar 2024", "2024-03-03"),
        ("3.3.24", "2024-03-03"),
        ("3-3-2024", "2024-03-03"),
        ("3/3/24 ", "2024-03-03"),
        ("03 03 2024", "2024-03-03"),
        ("2024-03-03", "2024-03-03"),
        ("2024/03/03", "2024-03-03"),
        ("2024-03-03T09:15:00Z", "2024-03-03"),
        ("20240303", "2024-03-03"),
        ("3rd of March, 2024", "2024-03-03"),
        ("March 3, 2024", "2024-03-03"),
        ("3-Mar-24", "2024-03-03"),
        ("3 Mar '24", "2024-03-03"),
        ("Sun 3 March 2024", "2024-03-03"),
        ("Tues. 14/05/24", "2024-05-14"),
        ("3ydd Mawrth 2024", "2024-03-03"),
        ("3 Mawrth 2024", "2024-03-03"),
        ("12 Chwef 2026", "2026-02-12"),
        ("1af o Ionawr 2025", "2025-01-01"),
        ("5 Tach 2025", "2025-11-05"),
        ("12/01/2026 09:41", "2026-01-12"),
        ("12/01/2026 9:41 am", "2026-01-12"),
        ("12/01/2026, 23:59:59", "2026-01-12"),
        ("45918", "2025-09-18"),
        ("45770.5", "2025-04-23"),
        ("Completed 12/08/24", "2024-08-12"),
        ("cwblhawyd 12/08/24", "2024-08-12"),
        ("12/08/24 (online)", "2024-08-12"),
        ("Passed on 12/08/24", "2024-08-12"),
        ("29/02/2024", "2024-02-29"),
        ("\u{a0}07\u{a0}/11/2025", "2025-11-07"),
    ];
    for (text, wanted) in table {
        assert_eq!(date(text), day(wanted), "{text}");
    }
}

#[test]
fn what_is_no_certain_day_is_asked_refused_or_left_out() {
    let asks = |text: &str| match cell(text, Meaning::Completed) {
        Says::Open(open) => open,
        other => panic!("{text}: {other:?}"),
    };
    let last = day("2025-05-16");
    let table: &[(&str, Open)] = &[
        ("March 2024", Open::Month),
        ("Mar-24", Open::Month),
        ("Mawrth 24", Open::Month),
        ("03/2024", Open::Month),
        ("2023", Open::Year),
        ("3 Mar", Open::NoYear),
        ("14/05", Open::NoYear),
        ("early 2025", Open::Rough),
        ("diwedd 2024", Open::Rough),
        ("Spring 2025", Open::Rough),
        ("w/c 12/05/25", Open::Week),
        ("week commencing 12 May 2025", Open::Week),
        ("14/5/25 - 16/5/25", Open::Range { last }),
        ("14-16/5/25", Open::Range { last }),
        ("14 & 16 May 2025", Open::Range { last }),
        ("14/5 to 16/5/25", Open::Range { last }),
        ("Mon 14/05/24", Open::OtherWeekday { date: day("2024-05-14") }),
        ("Dawn 12/08/24", Open::WordsAround { date: day("2024-08-12") }),
        ("due 12/08/26", Open::WordsAround { date: day("2026-08-12") }),
        ("Theory 09/06/2025", Open::Theory),
        ("✔", Open::DoneWithoutDate),
        ("cwblhawyd", Open::DoneWithoutDate),
        ("x", Open::Cross),
        ("overdue", Open::ExpiredWithoutDate),
    ];
    for (text, wanted) in table {
        assert_eq!(asks(text), *wanted, "{text}");
    }
    let faults: &[(&str, DateFault)] = &[
        ("31/02/2024", DateFault::NoSuchDay { day: 31, month: 2 }),
        ("31 Chwefror 2024", DateFault::NoSuchDay { day: 31, month: 2 }),
        ("29/02/2025", DateFault::NotLeapYear { year: 2025 }),
        ("45/13/2024", DateFault::NoSuchMonth { month: 13, otherwise: None }),
        ("1O/05/2025", DateFault::LetterForDigit),
        ("l2/05/2025", DateFault::LetterForDigit),
        ("4583", DateFault::NumberTooEarly { year: 1912 }),
        ("445001", DateFault::NumberNoDate),
        ("12", DateFault::NumberNoDate),
        ("??", DateFault::NotADate),
        ("ask Dawn", DateFault::NotADate),
    ];
    for (text, wanted) in faults {
        assert_eq!(cell(text, Meaning::Completed), Says::Wrong(Wrong::Date(wanted.clone())), "{text}");
    }
    assert_eq!(cell("01/01/1900", Meaning::Completed), Says::Wrong(Wrong::Placeholder));
    assert_eq!(cell("31/12/9999", Meaning::Expires), Says::Wrong(Wrong::Placeholder));
    assert_eq!(cell("16/06/2026", Meaning::Completed), Says::Wrong(Wrong::Future));
    assert_eq!(cell("31/12/1989", Meaning::Completed), Says::Wrong(Wrong::BeforeNineteenNinety));
}

#[test]
fn one_cell_may_hold_both_dates() {
    let both = |text: &str| match cell(text, Meaning::Completed) {
        Says::Dates { completed, expires, .. } => (completed, expires),
        other => panic!("{text}: {other:?}"),
    };
    let two: (Option<NaiveDate>, Option<NaiveDate>) = (Some(day("2025-03-12")), Some(day("2026-03-12")));
    assert_eq!(both("12/3/25 exp 12/3/26"), two);
    assert_eq!(both("Done 12/3/25, expires 12/3/26"), two);
    assert_eq!(both("exp 12/3/26"), (None, Some(day("2026-03-12"))));
}

#[test]
fn the_order_of_day_and_month_is_asked_once_and_serves_the_next_file() {
    let doubtful = "Name,Course,Completed\nNon Parri,Fire,03/04/26\nNon Parri,Food hygiene,03/25/26\n";
    let run = reading(doubtful).expect("a dry run");
    assert_eq!(asked(&run), ["order Completed"]);
    assert!(lines(&run).is_empty(), "{:?}", lines(&run));
    let said = answering(&[("order", Answer::Order(DateOrder::Mdy))]);
    assert!(said.given.keys().all(|question| Answers::is_remembered(question)));
    // The next file could be read either way, and is read as the co-op writes.
    let next = "Name,Course,Completed\nWyn Parri,Fire,04/05/26\n";
    let run = reading_with(next, &said).expect("a dry run");
    assert!(run.ask.is_empty(), "{:?}", run.ask);
    assert_eq!(lines(&run), ["Wyn Parri fire 2026-04-05 - C2"]);
    assert!(run.confirm.iter().any(|one| matches!(one, Confirm::DateOrder { order: DateOrder::Mdy, .. })));
    assert_eq!(run.answered.len(), 1, "it can be answered anew");
    // One that can only be day first is read so, whatever was said.
    let other = "Name,Course,Completed\nWyn Parri,Fire,04/05/26\nWyn Parri,Food hygiene,25/03/26\n";
    let run = reading_with(other, &said).expect("a dry run");
    assert_eq!(lines(&run), ["Wyn Parri fire 2026-05-04 - C2", "Wyn Parri food_hygiene 2026-03-25 - C3"]);
    // Nobody has said anything: day before month, shown for agreement.
    assert_eq!(lines(&reading(next).expect("a dry run")), ["Wyn Parri fire 2026-05-04 - C2"]);
}
