//! Files that are something else, too large, cut off, or built to do harm.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use safon::training::import::{Answers, DryRun, Known, KnownWorker, Refusal, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::known::{lines, nobody, reading, today};

fn read_bytes(name: &str, bytes: &[u8]) -> Result<DryRun, Refusal> {
    read(name, bytes, &nobody(), &Answers::default(), today())
}

fn refusal(name: &str, bytes: &[u8]) -> Refusal {
    read_bytes(name, bytes).expect_err("a refusal")
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

const BOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fn workbook(sheet: &str) -> Vec<u8> {
    archive(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

const ROWS: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Fire</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>Non Parri</t></is></c><c r="B2" t="inlineStr"><is><t>02/10/2025</t></is></c></row>"#;

fn quickly<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    // Generous, for an unoptimised build on a busy machine: what it guards against took minutes.
    assert!(start.elapsed() < Duration::from_secs(60), "it took {:?}", start.elapsed());
    done
}

#[test]
fn other_sorts_of_file_are_refused_by_what_they_are() {
    let ole: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].into_iter().chain([0; 600]).collect();
    let protected: Vec<u8> =
        ole.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(refusal("staff.xls", &ole), Refusal::Xls);
    assert_eq!(refusal("staff.xlsx", &protected), Refusal::Password);
    assert_eq!(refusal("staff.xls", b"<html><table><tr><td>Name</td></tr></table></html>"), Refusal::Html);
    assert_eq!(refusal("staff.xls", b"\xEF\xBB\xBF<!DOCTYPE html><p>"), Refusal::Html);
    assert_eq!(refusal("staff.xls", b"<?xml version=\"1.0\"?><Workbook/>"), Refusal::Xml);
    assert_eq!(refusal("staff.csv", b"%PDF-1.7\n1 0 obj"), Refusal::Pdf);
    assert_eq!(refusal("staff.csv", b""), Refusal::Empty);
    assert_eq!(refusal("staff.csv", b" \r\n,,,\r\n"), Refusal::Empty);
    assert_eq!(refusal("staff.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x02"), Refusal::NotText);
    assert_eq!(refusal("staff.csv", &(1..32).cycle().take(400).collect::<Vec<u8>>()), Refusal::NotText);
    let ods =
        archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")]);
    assert_eq!(refusal("staff.ods", &ods), Refusal::Ods);
    assert_eq!(refusal("staff.xlsx", &archive(&[("word/document.xml", b"<x/>")])), Refusal::OtherZip);
    assert_eq!(refusal("staff.xlsb", &archive(&[("xl/workbook.bin", b"x")])), Refusal::Xlsb);
}

#[test]
fn a_file_that_was_cut_off_is_refused_whole() {
    let whole = include_bytes!("../spreadsheets/05-two-row-header.xlsx");
    for length in [4, 6, 200, whole.len() / 2, whole.len() - 30] {
        let found = refusal("staff.xlsx", &whole[..length]);
        assert!(matches!(found, Refusal::Truncated | Refusal::Damaged), "{length}: {found:?}");
    }
    assert_eq!(refusal("staff.xlsx", &workbook("<worksheet><sheetData><row r=\"1\">")), Refusal::Truncated);
    assert_eq!(
        refusal("staff.csv", "Enw,Tân\nGŵ".as_bytes().split_last().expect("bytes").1),
        Refusal::Truncated
    );
    assert_eq!(refusal("staff.csv", b"Name,Fire\nNon Parri,\"02/10/2025\nWyn,x\n"), Refusal::OpenQuote(2));
}

#[test]
fn a_workbook_with_many_ends_or_one_that_claims_too_much_is_refused_before_it_is_opened() {
    // Both begin like the archive that they claim to be.
    let good = workbook(&format!("<worksheet><sheetData>{ROWS}</sheetData></worksheet>"));
    assert!(read_bytes("staff.xlsx", &good).is_ok());
    let many = [&good[..], &crate::archives::many_ends()].concat();
    assert_eq!(refusal("staff.xlsx", &many), Refusal::Damaged);
    assert_eq!(refusal("staff.xlsx", &crate::archives::overstated(&good)), Refusal::Damaged);
}

#[test]
fn text_beyond_the_limits_is_refused() {
    let rows: String =
        std::iter::once("Name,Fire\n".to_owned()).chain((0..100_001).map(|n| format!("P {n},x\n"))).collect();
    assert_eq!(quickly(|| refusal("s.csv", rows.as_bytes())), Refusal::TooManyRows);
    assert_eq!(refusal("s.csv", ",".repeat(501).as_bytes()), Refusal::Empty);
    assert_eq!(refusal("s.csv", format!("Name{}", ",a".repeat(501)).as_bytes()), Refusal::TooManyColumns);
    assert_eq!(
        refusal("s.csv", format!("Name,Fire\n{},x\n", "a".repeat(33_000)).as_bytes()),
        Refusal::CellTooLong
    );
    let cells = format!("a{}\n", ",a".repeat(499)).repeat(4_001);
    assert_eq!(quickly(|| refusal("s.csv", cells.as_bytes())), Refusal::TooManyCells);
    let questions: String = std::iter::once("Name,Fire\n".to_owned())
        .chain((0..12_000).map(|n| format!("Non Parri {n},x\n")))
        .collect();
    assert_eq!(quickly(|| refusal("s.csv", questions.as_bytes())), Refusal::TooManyQuestions);
}

#[test]
fn what_is_asked_stays_answerable_however_many_are_alike() {
    // Half of them numbered, all of one name: each of the others could be any of those.
    let rows: String =
        (0..400).map(|n| format!("Non Parri,{},02/10/2025\n", if n % 2 == 0 { n } else { 0 })).collect();
    let rows = rows.replace(",0,", ",,");
    let run = quickly(|| reading(&format!("Name,Staff No,Fire\n{rows}"))).expect("a dry run");
    assert!(run.ask.len() >= 199, "{}", run.ask.len());
    let most = run.ask.iter().map(|question| question.choices.len()).max();
    assert!(most <= Some(40), "one question offers {most:?} answers");
    let courses: String = (0..10_001).map(|n| format!("Non Parri,Course q{n},02/10/2025\n")).collect();
    let refused = quickly(|| reading(&format!("Name,Course,Date\n{courses}")));
    assert_eq!(refused.expect_err("a refusal"), Refusal::TooManyQuestions, "courses are asked about too");
}

#[test]
fn many_rows_for_many_people_take_no_longer_than_both() {
    let worker = |n: u128| KnownWorker {
        id: uuid::Uuid::from_u128(n + 1),
        staff_number: None,
        name: format!("Wyn Parri {n}"),
        left: false,
    };
    let known = Known { workers: (0..3_000).map(worker).collect(), ..nobody() };
    // Rows with a name alone, which may be that of a team or of somebody known.
    let rows: String = (0..6_000).map(|n| format!("Team of {n},\n")).collect();
    let file = format!("Name,Fire\n{rows}Wyn Parri 7,02/10/2025\n");
    let run = quickly(|| read("s.csv", file.as_bytes(), &known, &Answers::default(), today()));
    assert_eq!(lines(&run.expect("a dry run")), ["Wyn Parri 7 fire 2025-10-02 - B6002"]);
}

#[test]
fn a_sheet_that_claims_to_be_vast_is_read_by_what_it_holds() {
    let sheet =
        format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{ROWS}</sheetData></worksheet>");
    let run = quickly(|| read_bytes("staff.xlsx", &workbook(&sheet))).expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri fire 2025-10-02 - B2"]);
    let far = |place: &str, row: &str| {
        format!(
            "<worksheet><sheetData>{ROWS}<row r=\"{row}\"><c r=\"{place}\"><v>1</v></c></row></sheetData></worksheet>"
        )
    };
    assert_eq!(refusal("s.xlsx", &workbook(&far("A1048576", "1048576"))), Refusal::TooManyRows);
    assert_eq!(refusal("s.xlsx", &workbook(&far("XFD3", "3"))), Refusal::TooManyColumns);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let large = vec![b' '; 101 * 1024 * 1024];
    let bomb = archive(&[("xl/workbook.xml", BOOK.as_bytes()), ("xl/media/image1.png", &large)]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(quickly(|| refusal("s.xlsx", &bomb)), Refusal::TooLarge);
    // One that lies about its size: the sheet says 10 bytes and unpacks to far more.
    let sheet = format!("<worksheet><sheetData>{ROWS}</sheetData>{}</worksheet>", " ".repeat(2_000_000));
    let mut lying = workbook(&sheet);
    let real = u32::try_from(sheet.len()).expect("a size").to_le_bytes();
    let places: Vec<usize> =
        lying.windows(4).enumerate().filter(|(_, w)| *w == real).map(|(at, _)| at).collect();
    for at in places {
        lying[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
    }
    let _ = quickly(|| read_bytes("s.xlsx", &lying));
    let mut many = String::from("<worksheet><sheetData><row r=\"1\">");
    many.push_str(&"<c/>".repeat(2_000_001));
    many.push_str("</row></sheetData></worksheet>");
    assert_eq!(quickly(|| refusal("s.xlsx", &workbook(&many))), Refusal::TooManyCells);
}

#[test]
fn floods_of_attributes_namespaces_and_depth_are_refused_quickly() {
    let mut attributes = String::from("<worksheet><sheetData><row");
    let mut namespaces = String::from("<worksheet");
    for n in 0..200_000 {
        let _ = write!(attributes, " a{n}=\"1\"");
        let _ = write!(namespaces, " xmlns:n{n}=\"u{n}\"");
    }
    attributes.push_str(" r=\"1\"/></sheetData></worksheet>");
    let _ = write!(namespaces, "><sheetData>{ROWS}</sheetData></worksheet>");
    assert_eq!(quickly(|| refusal("s.xlsx", &workbook(&attributes))), Refusal::Damaged);
    assert_eq!(quickly(|| refusal("s.xlsx", &workbook(&namespaces))), Refusal::Damaged);
    let deep = "<a>".repeat(300_000);
    assert_eq!(quickly(|| refusal("s.xlsx", &workbook(&deep))), Refusal::Damaged);
    let entities = format!(
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData>{ROWS}</sheetData></worksheet>"
    );
    assert_eq!(refusal("s.xlsx", &workbook(&entities)), Refusal::Damaged);
    let unknown = format!("<worksheet><sheetData>{}</sheetData></worksheet>", ROWS.replace("Non", "&b;"));
    assert_eq!(refusal("s.xlsx", &workbook(&unknown)), Refusal::Damaged);
}

#[test]
fn one_long_string_in_many_cells_costs_its_length_once() {
    let text = "a".repeat(30_000);
    let strings = format!("<sst><si><t>Name</t></si><si><t>Fire</t></si><si><t>{text}</t></si></sst>");
    let mut sheet = String::from(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>",
    );
    for row in 2..3_000 {
        let _ = write!(
            sheet,
            "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>2</v></c><c r=\"B{row}\" t=\"s\"><v>2</v></c></row>"
        );
    }
    sheet.push_str("</sheetData></worksheet>");
    let relations = RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    );
    let file = archive(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let run = quickly(|| read_bytes("s.xlsx", &file)).expect("a dry run");
    assert!(serde_json::to_string(&run).expect("JSON").len() < 5_000_000);
}

#[test]
fn month_names_that_a_sheet_shows_without_a_day_are_asked() {
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="mmm\-yy"/></numFmts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Fire</t></is></c><c r="C1" t="inlineStr"><is><t>Dementia</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Non Parri</t></is></c><c r="B2" s="1"><v>45352</v></c><c r="C2" s="2"><v>45352</v></c></row></sheetData></worksheet>"#;
    let relations = RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId2" Type="x/styles" Target="/xl/styles.xml"/></Relationships>"#,
    );
    let file = archive(&[
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let run = read_bytes("s.xlsx", &file).expect("a dry run");
    assert_eq!(lines(&run), ["Non Parri dementia 2024-03-01 - C2"]);
    assert_eq!(run.ask[0].place.to_string(), "B2");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_bytes("s.csv", &bytes);
    }

    #[test]
    fn random_tables_never_bring_it_down(
        cells in prop::collection::vec(
            prop::sample::select(vec![
                "Name", "Fire", "Course", "Date", "Expiry", "Staff No", "x", "✓", "02/10/2025", "31/02/2024", "12/13/24",
                "w/c 1/2/25", "14-16/5/25", "March 24", "Sept 27", "N/A", "?", "T?'n", "\"", "\u{fffd}", "45918", "0.5",
                "LEAVERS", "Key: a", "% in date", "3 years", "Non Parri", "", "", "", "-", "T", "2T5", "99999999999",
                "9".repeat(30).leak(), "mis Mai", "İ", "ß/ß/ß", "1/2/3/4/5", "Mon", "29/02", "00/00/0000",
            ]),
            1..120,
        ),
        width in 1usize..9,
    ) {
        let text: String = cells.chunks(width).map(|row| row.join(",") + "\n").collect();
        let _ = reading(&text);
        let _ = reading(&format!("Name,Fire,Dementia due,Course,Date\n{text}"));
        let _ = reading(&format!("Enw;Cwrs;Dyddiad\n{}", text.replace(',', ";")));
    }

    #[test]
    fn a_damaged_workbook_never_brings_it_down(at in 0usize..5_800, byte in any::<u8>()) {
        let mut bytes = include_bytes!("../spreadsheets/05-two-row-header.xlsx").to_vec();
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        let _ = read_bytes("s.xlsx", &bytes);
    }
}
