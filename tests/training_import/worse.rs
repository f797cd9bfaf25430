//! Ten worse spreadsheets, as managers in a hurry keep them, and what a careful human reads from each: what is certain is
//! recorded, what is not is asked or called wrong, and nothing is made up.

use std::io::Write as _;

use safon::training::import::dry_run::{Confirm, WorkerStatus};
use safon::training::import::{Answers, DryRun, Refusal, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::known::{lines, nobody, reading, today};

fn run(text: &str) -> DryRun {
    reading(text).expect("a dry run")
}

fn asked(run: &DryRun) -> Vec<String> {
    run.ask.iter().map(|q| format!("{} {}", q.place, q.value)).collect()
}

fn unknown(run: &DryRun) -> Vec<String> {
    run.unknown_subjects.iter().map(|q| format!("{} {}", q.place, q.value)).collect()
}

fn wrong(run: &DryRun) -> Vec<String> {
    run.errors.iter().map(|f| format!("{} {}", f.place, f.value)).collect()
}

fn people(run: &DryRun) -> Vec<&str> {
    let current = run.workers.iter().filter(|one| one.status == WorkerStatus::Current);
    current.map(|one| one.name.as_str()).collect()
}

/// A cell of a sheet: where, and what; `=` begins a stored result, `#` a fault.
type Cell<'a> = (&'a str, &'a str);

/// A workbook of one sheet of text cells; `hidden` rows, `merged` areas.
fn book(rows: &[&[Cell<'_>]], hidden: &[usize], merged: &[&str]) -> Vec<u8> {
    let mut sheet = String::from("<worksheet><sheetData>");
    for row in rows {
        let number: usize =
            row[0].0.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().expect("a row");
        let hide = if hidden.contains(&number) { " hidden=\"1\"" } else { "" };
        sheet.push_str(&format!("<row r=\"{number}\"{hide}>"));
        for (place, text) in *row {
            let cell = match text.strip_prefix('=') {
                Some(text) => format!("<c r=\"{place}\" t=\"str\"><f>LOOKUP(A1)</f><v>{text}</v></c>"),
                None if text.starts_with('#') => format!("<c r=\"{place}\" t=\"e\"><v>{text}</v></c>"),
                None => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            };
            sheet.push_str(&cell);
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData><mergeCells>");
    merged.iter().for_each(|area| sheet.push_str(&format!("<mergeCell ref=\"{area}\"/>")));
    sheet.push_str("</mergeCells></worksheet>");
    let parts = [
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        // Notes in cells are nobody's dates.
        (
            "xl/comments1.xml",
            "<comments><commentList><comment ref=\"B3\"><text><t>01/01/2020</t></text></comment></commentList></comments>",
        ),
    ];
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

fn read_book(bytes: &[u8]) -> Result<DryRun, Refusal> {
    read("staff.xlsx", bytes, &nobody(), &Answers::default(), today())
}

#[test]
fn the_header_on_row_seven_below_a_letterhead_blank_rows_between_and_totals_at_the_end() {
    let run = run(
        "Gofal Ni Cyf,,,\n12 High Street,,,\nTel: 01970 000000,,,\n,,,\nTRAINING MATRIX - updated Sian 12/5/26,,,\n,,,\n\
         Name,Fire,Food hygiene,M&H\n,,,\nNon Parri,02/10/2025,03/11/2025,\n,,,\nWyn Parri,,04/11/2025,05/12/2025\n,,,\n\
         TOTAL,1,2,1\nCompliance %,50%,100%,50%\n",
    );
    assert_eq!(run.header_rows, [7]);
    assert_eq!(people(&run), ["Non Parri", "Wyn Parri"]);
    assert_eq!(
        lines(&run),
        [
            "Non Parri fire 2025-10-02 - B9",
            "Non Parri food_hygiene 2025-11-03 - C9",
            "Wyn Parri food_hygiene 2025-11-04 - C11",
            "Wyn Parri moving_handling 2025-12-05 - D11",
        ]
    );
    assert!(asked(&run).is_empty() && wrong(&run).is_empty(), "{:?} {:?}", asked(&run), wrong(&run));
}

#[test]
fn names_as_surname_comma_first_and_expiry_said_in_the_cell() {
    let run = run("Name,Fire,First Aid at Work\n\"Parri, Non\",Exp: 02/10/2026,exp 03/11/2027\n\
         \"O'Brien-Huws, Siân\",Expires 04/11/26,Completed 05/12/2025\n");
    assert_eq!(run.people, 2);
    assert_eq!(
        lines(&run),
        [
            "Non Parri fire - 2026-10-02 B2",
            "Non Parri first_aid_work - 2027-11-03 C2",
            "Siân O'Brien-Huws fire - 2026-11-04 B3",
            "Siân O'Brien-Huws first_aid_work 2025-12-05 - C3",
        ]
    );
}

#[test]
fn a_week_a_welsh_month_and_half_a_date_are_asked_and_whole_dates_beside_them_read() {
    let run = run(
        "Enw,Tân,Hylendid bwyd,Symud a thrin pobl\nNon Parri,w/c 3rd March 2025,Mawrth 2025,3ydd o Fawrth 2025\n\
         Wyn Parri,Dydd Mawrth 4 Mawrth 2025,1af Ionawr 2026,29ain o Chwefror 2024\nEfa Môn,tua Ebrill,Gwanwyn 2025,31 Ebrill 2025\n",
    );
    assert_eq!(
        lines(&run),
        [
            "Non Parri moving_handling 2025-03-03 - D2",
            "Wyn Parri fire 2025-03-04 - B3",
            "Wyn Parri food_hygiene 2026-01-01 - C3",
            "Wyn Parri moving_handling 2024-02-29 - D3",
        ]
    );
    assert_eq!(asked(&run), ["B2 w/c 3rd March 2025", "C2 Mawrth 2025", "C4 Gwanwyn 2025"]);
    assert_eq!(wrong(&run), ["B4 tua Ebrill", "D4 31 Ebrill 2025"]);
}

#[test]
fn two_tables_side_by_side_are_never_mixed_up() {
    // Day staff on the left, night staff on the right of an empty column.
    let run = run("Day staff,,,,Night staff,,\nName,Fire,Food hygiene,,Name,Fire,Food hygiene\n\
         Non Parri,02/10/2025,03/11/2025,,Efa Môn,06/10/2025,07/11/2025\nWyn Parri,04/10/2025,,,Gwen Rhyd,,08/11/2025\n");
    assert_eq!(
        lines(&run),
        [
            "Non Parri fire 2025-10-02 - B3",
            "Non Parri food_hygiene 2025-11-03 - C3",
            "Wyn Parri fire 2025-10-04 - B4",
            "Efa Môn fire 2025-10-06 - F3",
            "Efa Môn food_hygiene 2025-11-07 - G3",
            "Gwen Rhyd food_hygiene 2025-11-08 - G4",
        ]
    );
    assert_eq!(people(&run), ["Non Parri", "Wyn Parri", "Efa Môn", "Gwen Rhyd"]);
    assert!(asked(&run).is_empty() && wrong(&run).is_empty(), "{:?} {:?}", asked(&run), wrong(&run));
}

#[test]
fn months_as_column_heads_say_nothing_of_a_subject() {
    // A rota of training: who did what in which month.
    let run = reading("Name,Jan 26,Feb 26,Mar 26\nNon Parri,Fire,,Food hygiene\nWyn Parri,,M&H 12/2/26,\n");
    match run {
        Ok(run) => assert!(
            run.records.iter().all(|record| !record.ready && record.subject.is_none()),
            "{:?}",
            lines(&run)
        ),
        Err(refusal) => assert_eq!(refusal, Refusal::NoHeadings),
    }
}

#[test]
fn the_same_heading_twice_is_one_subject_with_two_dates_and_never_overwritten() {
    let run = run(
        "Name,Fire,Fire,Food hygiene\nNon Parri,02/10/2024,02/10/2025,\nWyn Parri,,04/10/2025,05/10/2025\n",
    );
    assert_eq!(
        lines(&run),
        [
            "Non Parri fire 2024-10-02 - B2",
            "Non Parri fire 2025-10-02 - C2",
            "Wyn Parri fire 2025-10-04 - C3",
            "Wyn Parri food_hygiene 2025-10-05 - D3",
        ]
    );
    let several =
        |one: &Confirm| matches!(one, Confirm::SeveralCompletions { name, .. } if name == "Non Parri");
    assert!(run.confirm.iter().any(several), "{:?}", run.confirm);
}

#[test]
fn broken_formulas_are_wrong_results_are_read_and_hidden_rows_shown() {
    let bytes = book(
        &[
            &[("A1", "Staff Training 2026")],
            &[("A2", "Name"), ("B2", "Fire"), ("C2", "Food hygiene"), ("D2", "M&amp;H")],
            &[("A3", "Non Parri"), ("B3", "02/10/2025"), ("C3", "#REF!"), ("D3", "#N/A")],
            &[("A4", "Wyn Parri"), ("B4", "=04/10/2025"), ("C4", "05/10/2025"), ("D4", "#VALUE!")],
            &[("A5", "Efa Môn"), ("B5", "06/10/2025")],
        ],
        &[5],
        &["A1:D1"],
    );
    let run = read_book(&bytes).expect("a dry run");
    assert_eq!(
        lines(&run),
        [
            "Non Parri fire 2025-10-02 - B3",
            "Wyn Parri fire 2025-10-04 - B4",
            "Wyn Parri food_hygiene 2025-10-05 - C4",
            "Efa Môn fire 2025-10-06 - B5",
        ]
    );
    assert_eq!(wrong(&run), ["C3 #", "D3 #", "D4 #"]);
    assert!(run.confirm.iter().any(|one| matches!(one, Confirm::HiddenRows { rows } if rows == &[5])));
    assert!(run.confirm.contains(&Confirm::StoredResults));
}

#[test]
fn teams_merged_down_the_side_and_names_over_two_rows_make_nobody_twice() {
    // The team stands in a merged cell on the left; a person's renewals stand below in further rows without a name.
    let bytes = book(
        &[
            &[("A1", "Team"), ("B1", "Name"), ("C1", "Fire"), ("D1", "Food hygiene")],
            &[("A2", "Aber"), ("B2", "Non Parri"), ("C2", "02/10/2024"), ("D2", "03/11/2025")],
            &[("B3", "Wyn Parri"), ("C3", "04/10/2025")],
            &[("A4", "Llan"), ("B4", "Efa Môn"), ("C4", "05/10/2025"), ("D4", "N/A")],
        ],
        &[],
        &["A2:A3"],
    );
    let run = read_book(&bytes).expect("a dry run");
    assert_eq!(people(&run), ["Non Parri", "Wyn Parri", "Efa Môn"]);
    assert_eq!(
        lines(&run),
        [
            "Non Parri fire 2024-10-02 - C2",
            "Non Parri food_hygiene 2025-11-03 - D2",
            "Wyn Parri fire 2025-10-04 - C3",
            "Efa Môn fire 2025-10-05 - C4",
        ]
    );
    assert!(wrong(&run).is_empty(), "{:?}", wrong(&run));
}

#[test]
fn a_long_list_with_everything_in_it() {
    let run = run("Employee,Emp No,Training undertaken,Date attended,Renewal date,Result,Comments\n\
         \"PARRI, NON\",0007,FIRE AWARENESS,2/10/25,2/10/26,Pass,=HYPERLINK(\"http://x\")\n\
         \"PARRI, NON\",0007,Fire awareness,02.10.2025,02.10.2026,PASSED,\n\
         \"PARRI, NON\",0007,Bespoke dragon handling,3/10/25,,Pass,\n\
         Wyn Parri,0008,Food Hygiene Level 2,booked 12/7/26,,Booked,\n\
         Wyn Parri,0008,Infection Control,31/9/25,,Pass,\n\
         Wyn Parri,0008,GDPR,1/10/2025,1/9/2025,Pass,\n\
         Wyn Parri,0008,Manual handling,,,,\n\
         ,,,,,,\nTotal,,6,,,,\n");
    assert_eq!(people(&run), ["NON PARRI", "Wyn Parri"]);
    assert_eq!(lines(&run), ["NON PARRI fire 2025-10-02 2026-10-02 D2", "NON PARRI ? 2025-10-03 - D4"]);
    assert_eq!(run.records[0].note.as_deref(), Some("=HYPERLINK(\"http://x\")"), "kept as written");
    // Manual handling may be that of loads: a person says.
    assert_eq!(unknown(&run), ["C4 Bespoke dragon handling", "C8 Manual handling"]);
    assert_eq!(wrong(&run), ["D6 31/9/25", "D7 1/10/2025", "D8 "]);
}

#[test]
fn certificates_health_and_money_are_never_read_wherever_they_stand() {
    let run = run("Name,DOB,NI Number,Fire,DBS Certificate No,DBS Date,Notes,Sort code\n\
         Non Parri,01/02/1980,QQ123456C,02/10/2025,001234567890,03/10/2024,asthma - NI QQ 12 34 56 C,20-00-00\n\
         Wyn Parri,02/03/1981,,QQ123456C,,04/10/2024,,\n");
    let said = format!("{run:?}");
    for secret in ["QQ123456C", "QQ 12 34 56", "001234567890", "1980", "1981", "20-00-00", "asthma"] {
        assert!(!said.contains(secret), "{secret} is told in {said}");
    }
    assert!(lines(&run).contains(&"Non Parri fire 2025-10-02 - D2".to_owned()), "{:?}", lines(&run));
    assert!(lines(&run).contains(&"Non Parri dbs 2024-10-03 - F2".to_owned()), "{:?}", lines(&run));
}
