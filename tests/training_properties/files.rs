//! Spreadsheets that were real once: changed byte by byte, part by part and letter by letter. Whatever comes of it, the
//! reading answers, in good time and within a bound of memory.

use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use safon::foundation::spreadsheet;
use safon::training::import::{Answers, DryRun, Refusal, open, read, settle};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::oracle::cases;
use crate::operations::SAFON;
use crate::training_import::known::{nobody, today};
use crate::world::World;

macro_rules! samples {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_bytes!(concat!("../spreadsheets/", $file)).as_slice())),*]
    };
}

const BOOKS: &[(&str, &[u8])] = samples![
    "05-two-row-header.xlsx",
    "06-sections-leavers-totals.xlsx",
    "07-ticks-and-colours.xlsx",
    "10-namesakes.xlsx",
    "11-sheets-and-formulas.xlsx",
];

const TEXTS: &[(&str, &[u8])] = samples![
    "01-wide-clean.csv",
    "02-long-bom.csv",
    "03-lms-export.csv",
    "04-welsh-semicolons-1252.csv",
    "08-serial-numbers.csv",
    "09-text-dates.csv",
    "12-expiry-only.csv",
];

/// Reads a file as the pages do: opened, kept as JSON, settled. Answers what came of it, and holds that none of it is
/// slow, that what is kept reads back the same, and that a record never lacks what makes one.
fn tried(name: &str, bytes: &[u8]) -> Result<DryRun, Refusal> {
    let begun = Instant::now();
    let known = nobody();
    let opened = open(name, bytes, &known)?;
    let kept = serde_json::to_string(&opened).expect("it can be kept");
    let again = serde_json::from_str(&kept).expect("it reads back");
    let run = settle(&again, &known, &Answers::default(), today())?;
    assert_eq!(settle(&opened, &known, &Answers::default(), today()).as_ref(), Ok(&run), "kept and not kept");
    for record in &run.records {
        assert!(record.completed_on.is_some() || record.expires_on.is_some(), "{record:?}");
        assert!(record.completed_on.is_none_or(|on| on <= today()), "{record:?}");
        assert!(
            record.completed_on.zip(record.expires_on).is_none_or(|(done, ends)| done <= ends),
            "{record:?}"
        );
        assert!(!record.ready, "nobody is agreed to: {record:?}");
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "{name} took {:?}", begun.elapsed());
    Ok(run)
}

/// One change to the bytes of a file.
#[derive(Clone, Debug)]
enum Slip {
    Turn(usize, u8),
    Cut(usize, usize),
    Put(usize, Vec<u8>),
    Twice(usize, usize),
    End(usize),
}

fn slip() -> impl Strategy<Value = Slip> {
    let at = 0..1_000_000_usize;
    prop_oneof![
        4 => (at.clone(), any::<u8>()).prop_map(|(at, byte)| Slip::Turn(at, byte)),
        2 => (at.clone(), 1..64_usize).prop_map(|(at, many)| Slip::Cut(at, many)),
        2 => (at.clone(), vec(any::<u8>(), 1..24)).prop_map(|(at, bytes)| Slip::Put(at, bytes)),
        2 => (at.clone(), 1..400_usize).prop_map(|(at, many)| Slip::Twice(at, many)),
        1 => at.prop_map(Slip::End),
    ]
}

fn slipped(bytes: &[u8], slips: &[Slip]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for slip in slips {
        let place = |at: usize| at % bytes.len().max(1);
        match slip {
            Slip::Turn(at, byte) => {
                let at = place(*at);
                if let Some(there) = bytes.get_mut(at) {
                    *there = *byte;
                }
            }
            Slip::Cut(at, many) => {
                let at = place(*at);
                let end = (at + many).min(bytes.len());
                bytes.drain(at..end);
            }
            Slip::Put(at, more) => {
                let at = place(*at).min(bytes.len());
                bytes.splice(at..at, more.iter().copied());
            }
            Slip::Twice(at, many) => {
                let at = place(*at).min(bytes.len());
                let copy = bytes[at..(at + many).min(bytes.len())].to_vec();
                bytes.splice(at..at, copy);
            }
            Slip::End(at) => bytes.truncate(*at % (bytes.len() + 1)),
        }
    }
    bytes
}

/// The parts of a workbook, by name.
fn parts(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(book)).expect("a workbook");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            (part.name().to_owned(), bytes)
        })
        .collect()
}

fn bound(parts: &[(String, Vec<u8>)], packed: bool) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    for (name, bytes) in parts {
        // Two parts of one name are refused by the writer; the first is enough.
        if zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).is_ok() {
            zip.write_all(bytes).expect("its bytes");
        }
    }
    zip.finish().expect("an archive").into_inner()
}

/// What odd programs, and people who mean harm, put where a workbook has something else.
const ODD: &[(&str, &str)] = &[
    ("<v>0</v>", "<v>4294967296</v>"),
    ("<v>1</v>", "<v>-1</v>"),
    ("<v>2</v>", "<v>99999</v>"),
    ("<v>", "<v>1e308"),
    ("<v>", "<v>NaN"),
    (" r=\"A1\"", " r=\"XFD1048577\""),
    (" r=\"B2\"", " r=\"ZZZZ9\""),
    (" r=\"B2\"", ""),
    (" r=\"2\"", " r=\"4294967295\""),
    (" r=\"3\"", " r=\"2\""),
    (" r=\"3\"", " r=\"-3\""),
    (" s=\"", " s=\"99"),
    ("<dimension ref=\"", "<dimension ref=\"A1:XFD1048576\" x=\""),
    ("<mergeCell ref=\"", "<mergeCell ref=\"A1:XFD1048576\" x=\""),
    ("<workbookPr", "<workbookPr date1904=\"1\""),
    ("<workbookPr", "<workbookPr date1904=\"perhaps\""),
    ("<sheet ", "<sheet state=\"veryHidden\" "),
    ("<row ", "<row hidden=\"1\" "),
    ("<worksheet", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet"),
    ("<worksheet", "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet"),
    ("<sheetData>", "<sheetData><![CDATA[<c/>]]>"),
    ("<sheetData>", "<sheetData><!-- -- -->"),
    ("<c ", "<x:c xmlns:x=\"y\" "),
    ("</c>", ""),
    ("</row>", ""),
    ("t=\"s\"", "t=\"e\""),
    ("t=\"s\"", "t=\"b\""),
    ("t=\"s\"", "t=\"d\""),
    ("t=\"s\"", "t=\"n\""),
    ("t=\"s\"", "t=\"inlineStr\""),
    ("t=\"s\"", "t=\"s\" t=\"s\""),
    ("<t>", "<t xml:space=\"preserve\">&#0;&#x10FFFF;&#xFFFE;"),
    ("<t>", "<t>&#x202e;=cmd|'/c calc'!A1"),
    ("<t>", "<rPh><t>"),
    ("<si>", "<si><r><rPr/></r>"),
    ("formatCode=\"", "formatCode=\"[$-x]\\"),
    ("formatCode=\"", "formatCode=\"d;\"\""),
    ("count=\"", "count=\"4294967295\" u=\""),
    ("uniqueCount=\"", "uniqueCount=\"18446744073709551616\" u=\""),
    ("Target=\"", "Target=\"../../../"),
    ("Target=\"", "Target=\"http://elsewhere.invalid/"),
    ("Id=\"rId1\"", "Id=\"rId2\""),
    ("<f>", "<f t=\"shared\" si=\"4294967295\">TODAY()"),
];

#[derive(Clone, Debug)]
enum Turn {
    /// What stands here is replaced, the n-th time that it is met (0: every time).
    Odd {
        part: usize,
        odd: usize,
        nth: usize,
    },
    Gone {
        part: usize,
    },
    Swapped {
        part: usize,
        with: usize,
    },
    Again {
        part: usize,
    },
    Bytes {
        part: usize,
        slips: Vec<Slip>,
    },
    Utf16 {
        part: usize,
    },
    Attributes {
        part: usize,
        many: usize,
    },
    Namespaces {
        part: usize,
        many: usize,
    },
    Deep {
        part: usize,
        many: usize,
    },
}

fn turn() -> impl Strategy<Value = Turn> {
    let part = 0..40_usize;
    prop_oneof![
        8 => (part.clone(), 0..ODD.len(), 0..6_usize).prop_map(|(part, odd, nth)| Turn::Odd { part, odd, nth }),
        1 => part.clone().prop_map(|part| Turn::Gone { part }),
        1 => (part.clone(), part.clone()).prop_map(|(part, with)| Turn::Swapped { part, with }),
        1 => part.clone().prop_map(|part| Turn::Again { part }),
        4 => (part.clone(), vec(slip(), 1..4)).prop_map(|(part, slips)| Turn::Bytes { part, slips }),
        1 => part.clone().prop_map(|part| Turn::Utf16 { part }),
        1 => (part.clone(), 1..3_000_usize).prop_map(|(part, many)| Turn::Attributes { part, many }),
        1 => (part.clone(), 1..3_000_usize).prop_map(|(part, many)| Turn::Namespaces { part, many }),
        1 => (part, 1..3_000_usize).prop_map(|(part, many)| Turn::Deep { part, many }),
    ]
}

/// Replaces a text the n-th time that it is met; the first time it is met if there are not so many.
fn replaced(bytes: &[u8], from: &str, to: &str, nth: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if nth == 0 {
        return text.replace(from, to).into_bytes();
    }
    let at = text.match_indices(from).nth(nth - 1).map_or_else(|| text.find(from), |(at, _)| Some(at));
    match at {
        Some(at) => [&text[..at], to, &text[at + from.len()..]].concat().into_bytes(),
        None => text.into_bytes(),
    }
}

fn after_first_tag(bytes: &[u8], more: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    // Past the declaration: into the root.
    let from = text.find("?>").map_or(0, |at| at + 2);
    match text[from..].find([' ', '>']) {
        Some(at) => [&text[..from + at], more, &text[from + at..]].concat().into_bytes(),
        None => text.into_bytes(),
    }
}

fn turned(book: &[u8], turns: &[Turn]) -> Vec<u8> {
    let mut parts = parts(book);
    for turn in turns {
        let count = parts.len().max(1);
        match turn {
            Turn::Odd { part, odd, nth } => {
                // Where the text is not in this part, the next that has it.
                let (from, to) = ODD[*odd];
                let having = |(_, bytes): &(String, Vec<u8>)| String::from_utf8_lossy(bytes).contains(from);
                let order = (0..count).map(|step| (part + step) % count);
                let found = order.into_iter().find(|at| parts.get(*at).is_some_and(having));
                if let Some((_, bytes)) = found.and_then(|at| parts.get_mut(at)) {
                    *bytes = replaced(bytes, from, to, *nth);
                }
            }
            Turn::Gone { part } if parts.len() > 1 => {
                parts.remove(part % count);
            }
            Turn::Gone { .. } => {}
            Turn::Swapped { part, with } => {
                let (one, other) = (part % count, with % count);
                let names = (parts[one].0.clone(), parts[other].0.clone());
                (parts[other].0, parts[one].0) = names;
            }
            Turn::Again { part } => {
                let bytes = parts[part % count].1.clone();
                parts[part % count].1.extend(bytes);
            }
            Turn::Bytes { part, slips } => parts[part % count].1 = slipped(&parts[part % count].1, slips),
            Turn::Utf16 { part } => {
                let text = String::from_utf8_lossy(&parts[part % count].1).into_owned();
                let units = text.encode_utf16().flat_map(u16::to_le_bytes);
                parts[part % count].1 = [0xFF, 0xFE].into_iter().chain(units).collect();
            }
            Turn::Attributes { part, many } => {
                let more: String = (0..*many).map(|n| format!(" a{n}=\"1\"")).collect();
                parts[part % count].1 = after_first_tag(&parts[part % count].1, &more);
            }
            Turn::Namespaces { part, many } => {
                let more: String = (0..*many).map(|n| format!(" xmlns:n{n}=\"u{n}\"")).collect();
                parts[part % count].1 = after_first_tag(&parts[part % count].1, &more);
            }
            Turn::Deep { part, many } => {
                let more = format!("<sheetData>{}", "<x>".repeat(*many));
                parts[part % count].1 = replaced(&parts[part % count].1, "<sheetData>", &more, 1);
            }
        }
    }
    bound(&parts, turns.len().is_multiple_of(2))
}

/// A text file in another encoding, with other delimiters and line ends, as programs write it.
fn rewritten(text: &[u8], encoding: usize, delimiter: char, end: &str, quoted: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(text).trim_start_matches('\u{feff}').to_owned();
    let text = if quoted { text.replace(',', "\",\"").replace('\n', "\"\n\"") } else { text };
    let text = text.replace(',', &delimiter.to_string()).replace("\r\n", "\n").replace('\n', end);
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    match encoding {
        0 => text.into_bytes(),
        1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        2 => [b"\xFF\xFE", wide(u16::to_le_bytes).as_slice()].concat(),
        3 => [b"\xFE\xFF", wide(u16::to_be_bytes).as_slice()].concat(),
        4 => wide(u16::to_le_bytes),
        5 => text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect(),
        _ => [b"\xEF\xBB\xBF", text.as_bytes(), b"\x00\xFF\xFE"].concat(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(150), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workbook_with_slips_in_its_bytes_is_answered(which in 0..BOOKS.len(), slips in vec(slip(), 1..6)) {
        let (name, bytes) = BOOKS[which];
        let _ = tried(name, &slipped(bytes, &slips));
    }

    #[test]
    fn a_workbook_with_odd_parts_is_answered(which in 0..BOOKS.len(), turns in vec(turn(), 1..4)) {
        let (name, bytes) = BOOKS[which];
        let _ = tried(name, &turned(bytes, &turns));
    }

    #[test]
    fn a_text_with_slips_in_any_encoding_is_answered(
        which in 0..TEXTS.len(),
        slips in vec(slip(), 0..6),
        encoding in 0..7_usize,
        delimiter in prop::sample::select(vec![',', ';', '\t', '|', '"']),
        end in prop::sample::select(vec!["\n", "\r\n", "\r", "\n\r", "\u{2028}"]),
        quoted in any::<bool>(),
    ) {
        let (name, bytes) = TEXTS[which];
        let _ = tried(name, &slipped(&rewritten(bytes, encoding, delimiter, end, quoted), &slips));
    }
}

/// Words that a spreadsheet could take for a formula, and words about them.
fn formula() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "=", "+", "-", "@", "'=", "''=", " =", "  @", "\u{a0}+", "＝", "a =", "'", "",
    ]);
    (start, "[bcdfgkŵ()!:|, ]{1,20}", prop::sample::select(vec!["", "\n=1", "\"", ","]))
        .prop_map(|(start, words, end)| format!("{start}x{words}{end}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(300), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_looks_like_a_formula_is_none_in_a_file_and_itself_again_when_it_comes_home(notes in vec(formula(), 1..6)) {
        let row = |(at, note): (usize, &String)| {
            ["Non Parri".to_owned(), "Fire".to_owned(), format!("{:02}/10/2025", at + 1), note.clone()]
        };
        let file = spreadsheet::csv(["Name", "Course", "Date", "Notes"], notes.iter().enumerate().map(row));
        let file = file.expect("it is written");
        let mut cells = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.as_slice());
        for record in cells.records() {
            for cell in &record.expect("a record") {
                let first = cell.trim_start_matches('\u{feff}').chars().find(|letter| *letter == '\t' || !letter.is_whitespace());
                prop_assert!(!first.is_some_and(|letter| "=+-@\t＝".contains(letter)), "{cell:?} is a formula");
            }
        }
        let run = tried("ours.csv", &file).expect("it is read");
        let home: Vec<Option<String>> = run.records.iter().map(|record| record.note.clone()).collect();
        let sent: Vec<Option<String>> = notes.iter().map(|note| Some(note.trim().to_owned())).collect();
        prop_assert_eq!(home, sent);
    }
}

#[test]
fn the_changes_do_change_what_is_read_and_some_files_survive_them() {
    // Were every mutant refused at the door, nothing behind it would be tried.
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut read_still, mut refused) = (0, std::collections::BTreeSet::new());
    for _ in 0..120 {
        let turns = vec(turn(), 1..3).new_tree(&mut runner).expect("turns").current();
        match tried("s.xlsx", &turned(BOOKS[0].1, &turns)) {
            Ok(_) => read_still += 1,
            Err(refusal) => {
                refused.insert(format!("{refusal:?}"));
            }
        }
    }
    assert!((20..110).contains(&read_still), "{read_still} of 120 are read still");
    assert!(refused.len() > 2, "{refused:?}");
    for (name, bytes) in BOOKS {
        assert_eq!(
            read(name, &turned(bytes, &[]), &nobody(), &Answers::default(), today()).map(|_| ()),
            Ok(())
        );
    }
}

// ---- memory: the real command, held to a bound by the system ----

/// Bytes of data that the command may hold at once: what the whole service may use for uploads.
const MOST_BYTES: u64 = 300_000_000;

/// Runs a dry run in a process of its own which the system lets have no more memory than that.
fn held_down(world: &World, name: &str, bytes: &[u8]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).expect("the file is written");
    let mut command = Command::new("prlimit");
    command.arg(format!("--data={MOST_BYTES}")).arg(SAFON).args(["training", "import"]).arg(&file);
    command.args(["--coop", "COOP-0001", "--dry-run", "--json", "--data"]).arg(&world.config.data);
    command.env_remove("SAFON_DATABASE");
    if let Some(database) = &world.config.database {
        command.env("SAFON_DATABASE", database);
    }
    // Pools of memory for each thread would count though nothing is in them.
    let output = command.env("MALLOC_ARENA_MAX", "1").stdin(Stdio::null()).output().expect("safon runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[tokio::test]
async fn the_worst_files_stay_within_their_bound_of_memory() {
    let world = World::new().await;
    world.organisation("COOP-0001").await;
    let space = vec![b' '; 99 * 1024 * 1024];
    let mut bomb = parts(BOOKS[0].1);
    bomb.push(("xl/media/image1.png".to_owned(), space.clone()));
    let mut strings = parts(BOOKS[0].1);
    for (name, bytes) in &mut strings {
        if name.ends_with("sharedStrings.xml") {
            let many = "<si><t>Non Parri</t></si>".repeat(3_000_000);
            *bytes = replaced(bytes, "</sst>", &format!("{many}</sst>"), 1);
        }
    }
    let mut cells = parts(BOOKS[0].1);
    for (name, bytes) in &mut cells {
        if name.ends_with("sheet1.xml") {
            let row = |n: usize| format!("<row r=\"{n}\">{}</row>", "<c><v>45000</v></c>".repeat(200));
            let rows: String = (1_000..10_000).map(row).collect();
            *bytes = replaced(bytes, "</sheetData>", &format!("{rows}</sheetData>"), 1);
        }
    }
    let wide: String = (0..3_900).map(|_| format!("Non Parri{}\n", ",02/10/2025".repeat(499))).collect();
    let wide = format!("Name{}\n{wide}", (0..499).map(|n| format!(",Course {n}")).collect::<String>());
    let long: String =
        (0..99_000).map(|n| format!("Non Parri {n},{n:05},Fire,02/10/2025,02/10/2026,Somewhere\n")).collect();
    let long = format!("Name,Staff No,Course,Date,Expiry,Provider\n{long}");
    for (name, bytes) in [
        ("bomb.xlsx", bound(&bomb, true)),
        ("strings.xlsx", bound(&strings, true)),
        ("cells.xlsx", bound(&cells, true)),
        ("wide.csv", wide.into_bytes()),
        ("long.csv", long.into_bytes()),
    ] {
        let (code, said) = held_down(&world, name, &bytes);
        // Read or refused: an end for want of memory is a signal, and has no code.
        assert!(matches!(code, Some(0 | 1)), "{name}: {code:?}: {said}");
    }
}
