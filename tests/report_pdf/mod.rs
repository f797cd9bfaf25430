//! The report as PDF: what it promises to readers, archives and printers.

mod extreme;
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use lopdf::{Document, Object};
use safon::foundation::pdf::Drawn;
use safon::foundation::pdf::metadata::Metadata;
use safon::foundation::pdf::paper::{Heads, Opening, Paper, Print, Text};
use safon::reports::content::{Content, Language};
use safon::reports::layout::{Words, draw, draw_both, draw_summary, render};

use crate::world::pdf;

const BOTH: [Language; 2] = [Language::Cy, Language::En];
const PAGE: (f32, f32) = (595.276, 841.89);
/// Content keeps 22 mm from the sides and the top, and stays over the foot.
const MARGIN: f32 = 22.0 * 72.0 / 25.4;

/// Points of the smallest letters in large print.
const LEAST: f32 = 16.0;

fn messages(language: Language) -> FluentBundle<FluentResource> {
    let (source, tag) = match language {
        Language::Cy => (include_str!("../../templates/locales/cy/reports.ftl"), "cy"),
        Language::En => (include_str!("../../templates/locales/en/reports.ftl"), "en-GB"),
    };
    let resource = FluentResource::try_new(source.to_owned()).expect("the messages can be read");
    let mut bundle = FluentBundle::new(vec![tag.parse().expect("a language tag")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("no message twice");
    bundle
}

/// A fixed label. A missing one fails the test.
fn say(bundle: &FluentBundle<FluentResource>, key: &str, arguments: &[(&str, String)]) -> String {
    let message = bundle.get_message(key).unwrap_or_else(|| panic!("no message {key}"));
    let pattern = message.value().unwrap_or_else(|| panic!("{key} says nothing"));
    let mut values = FluentArgs::new();
    for (name, value) in arguments {
        let whole = !value.is_empty() && value.chars().all(|c| c.is_ascii_digit());
        let value = if whole { FluentValue::try_number(value) } else { value.as_str().into() };
        values.set(*name, value);
    }
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    assert!(errors.is_empty(), "{key}: {errors:?}");
    words
}

fn drawn(content: &Content) -> Drawn {
    let bundle = messages(content.language);
    draw(content, &|key, arguments| say(&bundle, key, arguments)).expect("a report")
}

/// The same report in both languages, Welsh first.
fn drawn_in_both(content: impl Fn(Language) -> Content) -> Drawn {
    let (welsh, english) = (content(Language::Cy), content(Language::En));
    let (cy, en) = (messages(Language::Cy), messages(Language::En));
    let cy = |key: &str, arguments: &[(&str, String)]| say(&cy, key, arguments);
    let en = |key: &str, arguments: &[(&str, String)]| say(&en, key, arguments);
    draw_both((&welsh, &cy), (&english, &en)).expect("a report")
}

fn samples() -> Vec<(String, Content)> {
    BOTH.into_iter()
        .flat_map(|language| {
            let tag = if language == Language::Cy { "cy" } else { "en" };
            [
                (format!("report-{tag}"), sample::full(language)),
                (format!("report-sparse-{tag}"), sample::sparse(language)),
                (format!("report-names-{tag}"), sample::long_names(language)),
                (format!("report-none-{tag}"), extreme::none(language)),
                (format!("report-too-much-{tag}"), extreme::too_much(language)),
            ]
        })
        .collect()
}

/// Where a report lies for outside programs, and people, to look at it.
fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"))
}

#[test]
fn reports_are_pdf_ua_1_and_pdf_a_3a_and_forty_pages_less_than_a_megabyte() {
    for (name, content) in samples() {
        let bytes = drawn(&content).bytes;
        let pages = Document::load_mem(&bytes).expect("a document").get_pages().len();
        // What every file has, fonts above all, is shared by forty pages.
        let share = 1_000_000 * pages.max(40) / 40;
        assert!(bytes.len() < share, "{name}: {} bytes on {pages} pages", bytes.len());
        let faults = pdf::faults(&place(&name), &bytes);
        assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
    }
}

#[test]
fn a_report_in_both_languages_is_one_document_that_says_where_the_second_begins() {
    for (name, content) in
        [("both", sample::full as fn(Language) -> Content), ("both-sparse", sample::sparse)]
    {
        let both = drawn_in_both(content);
        let faults = pdf::faults(&place(&format!("report-{name}")), &both.bytes);
        assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
        let pages: usize = BOTH.into_iter().map(|language| drawn(&content(language)).pages()).sum();
        assert_eq!(both.pages(), pages, "{name}: the pages of the two, one after the other");
        let document = Document::load_mem(&both.bytes).expect("a document");
        let languages =
            document.objects.values().filter_map(|object| object.as_dict().ok()).filter_map(|one| {
                let part = one.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Part");
                part.then(|| one.get(b"Lang").and_then(Object::as_str).map(<[u8]>::to_vec).ok())
            });
        let languages: BTreeSet<Option<Vec<u8>>> = languages.collect();
        assert_eq!(
            languages,
            BTreeSet::from([None, Some(b"en-GB".to_vec())]),
            "{name}: Welsh is the document's own"
        );
        assert_eq!(both.bytes, drawn_in_both(content).bytes, "{name}: the same bytes");
    }
}

#[test]
fn what_cannot_be_printed_is_a_visible_box_is_counted_and_is_whole_in_the_data() {
    let content = Content { cover: extreme::too_much(Language::En).cover, ..extreme::none(Language::En) };
    let drawn = drawn(&content);
    // The name stands on the cover, once in each language of it.
    assert_eq!(drawn.replaced, 2 * extreme::STRANGE);
    assert_eq!(attached(&drawn.bytes)["content"]["cover"]["cooperative"]["text"], extreme::NAME);
    let bundle = messages(Language::En);
    let told = say(&bundle, "report-replaced", &[("count", drawn.replaced.to_string())]);
    let document = Document::load_mem(&drawn.bytes).expect("a document");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text =
        document.extract_text(&pages).expect("its text").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(told.split_once(". ").expect("two sentences").0), "the report says so");
    let plain = self::drawn(&extreme::none(Language::En));
    assert_eq!(plain.replaced, 0);
    let said = Content { voice: Some(extreme::said(Language::En)), ..extreme::none(Language::En) };
    let drawn = self::drawn(&said);
    assert_eq!(drawn.replaced, extreme::SAID_STRANGE, "what somebody said, once");
    let data = attached(&drawn.bytes);
    assert_eq!(data["content"]["voice"]["conversations"][0]["said"]["text"], extreme::SAID);
    assert_eq!(data["content"]["voice"]["conversations"][0]["people"], "fewer_than_five");
}

#[test]
fn a_plain_summary_is_one_page_in_each_language_whatever_is_written_in_it() {
    for (name, content) in [
        ("full", sample::full as fn(Language) -> Content),
        ("sparse", sample::sparse),
        ("names", sample::long_names),
        ("none", extreme::none),
        ("too-much", extreme::too_much),
    ] {
        let (welsh, english) = (content(Language::Cy), content(Language::En));
        let (cy, en) = (messages(Language::Cy), messages(Language::En));
        let cy = |key: &str, arguments: &[(&str, String)]| say(&cy, key, arguments);
        let en = |key: &str, arguments: &[(&str, String)]| say(&en, key, arguments);
        for print in [Print::Ordinary, Print::Large] {
            let both: [(&Content, Words<'_>); 2] = [(&welsh, &cy), (&english, &en)];
            for (all, languages) in [(&both[..1], "cy"), (&both[1..], "en"), (&both[..], "both")] {
                let name = format!("summary-{name}-{print:?}-{languages}");
                let drawn = draw_summary(all, print).expect("a summary");
                let faults = pdf::faults(&place(&name), &drawn.bytes);
                assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
                if print == Print::Ordinary {
                    assert_eq!(drawn.pages(), all.len(), "{name}");
                }
                for text in drawn.text_boxes.iter().flatten() {
                    assert!(text.right <= PAGE.0 - MARGIN + 0.5, "{name}: {text:?}");
                    // A box is a little higher than the letters' size.
                    let size = (text.bottom - text.top) / 1.05;
                    assert!(print == Print::Ordinary || size > LEAST - 0.01, "{name}: {text:?} is small");
                }
                for boxes in &drawn.text_boxes {
                    let foot: Vec<_> =
                        boxes.iter().filter(|text| text.artifact && text.top > 776.0).collect();
                    assert_eq!(foot.len(), 2, "{name}: what it is, and the number of the page");
                    assert!(foot[0].right < foot[1].left, "{name}: the foot overprints itself: {foot:?}");
                }
            }
        }
    }
}

/// A paper of some lines and a table of some rows below them: what stands on each page, and whether the table began on the
/// first.
fn table_below(lines: usize, rows: usize) -> (Drawn, bool) {
    let mut paper = Paper::new(Print::Ordinary);
    paper.begin(&Opening {
        language: "en-GB",
        above: "Paper".into(),
        title: "A table".into(),
        below: Vec::new(),
        draft: None,
        foot: String::new(),
    });
    for _ in 0..lines {
        paper.remark("A line.");
    }
    let first = paper.flow.writer.page() == 0;
    let heads = [Heads::text("One", 1.0), Heads::text("Two", 1.0)];
    let row = |number: usize| vec![Text::from(number.to_string()), Text::from("A row")];
    paper.table("", &heads, (0..rows).map(row).collect(), "");
    paper.end(&|_, _| String::new());
    let metadata = Metadata {
        title: "A table".into(),
        author: "Safon".into(),
        subject: "A table".into(),
        language: "en-GB",
        also: None,
        made_at: chrono::DateTime::UNIX_EPOCH,
        id: [0; 16],
        code: None,
        attachment: None,
    };
    (paper.finish(&metadata).expect("a paper"), first)
}

#[test]
fn no_row_of_a_table_stands_alone_on_a_page() {
    let mut broken = 0;
    for (lines, rows) in (20..60).flat_map(|lines| [2, 3, 4, 9].map(|rows| (lines, rows))) {
        let (drawn, first) = table_below(lines, rows);
        if !first || drawn.pages() < 2 {
            continue;
        }
        let last = drawn.text_boxes.last().expect("a page");
        // Of a table that begins on an earlier page the head is repeated, and is no content.
        let cells = last.iter().filter(|text| !text.artifact).count();
        let here = cells / 2;
        if here == rows + 1 {
            continue;
        }
        broken += 1;
        assert!(here >= 2 && rows - here >= 2, "{lines} lines, {rows} rows: {here} on the last page");
    }
    assert!(broken > 3, "tables were broken");
}

#[test]
fn the_cover_of_a_report_in_both_languages_says_that_it_is_in_both() {
    let both = Document::load_mem(&drawn_in_both(sample::full).bytes).expect("a document");
    let words = |document: &Document| {
        let text = document.extract_text(&[1]).expect("its text");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let cover = words(&both);
    assert!(cover.contains("Y ddwy iaith: Cymraeg yn gyntaf, yna Saesneg."), "{cover}");
    assert!(!cover.contains("There is an English version."), "{cover}");
    let alone = Document::load_mem(&drawn(&sample::full(Language::Cy)).bytes).expect("a document");
    assert!(words(&alone).contains("There is an English version."));
}

#[test]
fn the_same_content_is_inside_as_data_that_programs_read() {
    let content = sample::full(Language::En);
    let whole = attached(&drawn(&content).bytes);
    assert_eq!(whole["format"], "safon-report/1");
    let read: Content = serde_json::from_value(whole["content"].clone()).expect("the content");
    assert_eq!(
        serde_json::to_value(&read).expect("as JSON"),
        serde_json::to_value(&content).expect("as JSON")
    );
    let both = attached(&drawn_in_both(sample::full).bytes);
    assert_eq!(both["content"]["en"], serde_json::to_value(&content).expect("as JSON"));
    assert_eq!(both["content"]["cy"]["language"], "cy");
}

/// The data that a document holds, found as a reader finds them: by the catalogue's associated files.
fn attached(bytes: &[u8]) -> serde_json::Value {
    let document = Document::load_mem(bytes).expect("a document");
    let files =
        document.catalog().expect("a catalogue").get(b"AF").and_then(Object::as_array).expect("files");
    let file = dictionary(&document, files.first().ok_or(lopdf::Error::PageNumberNotFound(0)));
    let stream =
        dictionary(&document, file.get(b"EF")).get(b"F").and_then(Object::as_reference).expect("a stream");
    let stream = document.get_object(stream).and_then(Object::as_stream).expect("a stream");
    let size = dictionary(&document, stream.dict.get(b"Params")).get(b"Size").and_then(Object::as_i64);
    let content = stream.decompressed_content().expect("it is unpacked");
    assert!(size.is_ok_and(|size| size == content.len() as i64), "its size is told");
    serde_json::from_slice(&content).expect("JSON")
}

/// The check is worth something only if it sees what is missing: each fault is planted, one at a time.
#[test]
fn a_report_without_its_tags_its_alternative_text_or_its_language_does_not_pass() {
    let bytes = drawn(&sample::sparse(Language::Cy)).bytes;
    let without = |key: &[u8]| {
        let mut document = Document::load_mem(&bytes).expect("a document");
        let mut planted = 0;
        for dictionary in document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok()) {
            planted += usize::from(dictionary.remove(key).is_some());
        }
        assert!(planted > 0, "{} was there", String::from_utf8_lossy(key));
        let mut broken = Vec::new();
        document.save_to(&mut broken).expect("it is written");
        pdf::faults(&place("report-broken"), &broken)
    };
    let ua = ["StructTreeRoot", "Alt", "Lang"].map(|key| (key, "PDF/UA-1"));
    let a = ["StructTreeRoot", "OutputIntents", "AFRelationship", "FontFile2"].map(|key| (key, "PDF/A-3a"));
    for (key, against) in ua.into_iter().chain(a) {
        let faults = without(key.as_bytes());
        eprintln!("without {key}: {faults:?}");
        assert!(faults.iter().any(|fault| fault.starts_with(against)), "{against} does not miss {key}");
    }
}

#[test]
fn the_parent_tree_knows_the_owner_of_all_marked_content_and_every_link() {
    for (name, content) in samples() {
        let document = Document::load_mem(&drawn(&content).bytes).expect("a document");
        let root = dictionary(&document, document.catalog().expect("a catalogue").get(b"StructTreeRoot"));
        let tree = dictionary(&document, root.get(b"ParentTree"));
        let numbers = tree.get(b"Nums").and_then(Object::as_array).expect("numbers");
        let mut keys = BTreeSet::new();
        let mut links = 0;
        for pair in numbers.chunks(2) {
            assert!(keys.insert(pair[0].as_i64().expect("a key")), "a key twice");
        }
        for (page, id) in document.get_pages() {
            let page_dictionary = document.get_dictionary(id).expect("a page");
            let key = page_dictionary.get(b"StructParents").and_then(Object::as_i64).expect("a key");
            let place = numbers
                .chunks(2)
                .find(|pair| pair[0].as_i64().is_ok_and(|one| one == key))
                .expect("the page's owners");
            let owners = document.dereference(&place[1]).expect("owners").1.as_array().expect("owners");
            let marks = marked_content(&document, id);
            assert_eq!(owners.len(), marks, "{name}, page {page}");
            assert!(marks > 0, "{name}: page {page} is empty");
            if let Ok(annotations) = page_dictionary.get(b"Annots").and_then(Object::as_array) {
                for annotation in annotations {
                    let annotation = dictionary(&document, Ok(annotation));
                    let key = annotation.get(b"StructParent").and_then(Object::as_i64).expect("a key");
                    assert!(keys.contains(&key), "{name}: a link without an owner");
                    assert!(annotation.get(b"Contents").is_ok(), "{name}: a link without words");
                    links += 1;
                }
            }
        }
        assert_eq!(keys.len(), document.get_pages().len() + links, "{name}: nothing else in the tree");
        assert!(links > 1, "{name}: the contents are links");
    }
}

fn dictionary<'a>(document: &'a Document, object: Result<&'a Object, lopdf::Error>) -> &'a lopdf::Dictionary {
    let object = object.expect("it is there");
    document.dereference(object).expect("it exists").1.as_dict().expect("a dictionary")
}

fn marked_content(document: &Document, page: lopdf::ObjectId) -> usize {
    let content = document.get_and_decode_page_content(page).expect("content");
    content.operations.iter().filter(|operation| operation.operator == "BDC").count()
}

#[test]
fn the_same_content_gives_the_same_bytes_and_other_content_another_id() {
    let content = sample::full(Language::En);
    let bundle = messages(Language::En);
    let words = |key: &str, arguments: &[(&str, String)]| say(&bundle, key, arguments);
    let first = render(&content, &words).expect("a report");
    assert!(first == render(&content, &words).expect("a report"), "the bytes differ");
    let other = render(&Content { draft: true, ..content }, &words).expect("a report");
    let id = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).expect("a document");
        document.trailer.get(b"ID").and_then(Object::as_array).expect("an id")[0].clone()
    };
    assert_ne!(id(&first), id(&other));
}

#[test]
fn no_text_leaves_the_margins_however_long_the_words_are() {
    for (name, content) in samples() {
        for (page, boxes) in drawn(&content).text_boxes.iter().enumerate() {
            for text in boxes {
                let place = format!("{name}, page {}: {text:?}", page + 1);
                assert!(text.left >= MARGIN - 0.5 && text.right <= PAGE.0 - MARGIN + 0.5, "{place}");
                let (top, bottom) = if text.artifact || page == 0 { (20.0, 820.0) } else { (MARGIN, 776.0) };
                assert!(text.top >= top && text.bottom <= bottom, "{place}");
            }
        }
    }
}

#[test]
fn text_in_another_language_says_so_and_strange_letters_keep_their_meaning() {
    let document = Document::load_mem(&drawn(&sample::full(Language::En)).bytes).expect("a document");
    let elements = |document: &Document, key: &[u8]| -> Vec<String> {
        document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dictionary| dictionary.has_type(b"StructElem"))
            .filter_map(|dictionary| dictionary.get(key).and_then(lopdf::decode_text_string).ok())
            .collect()
    };
    assert!(elements(&document, b"Lang").iter().all(|language| language == "cy-GB"));
    assert!(elements(&document, b"Lang").len() > 50);
    let sparse = Document::load_mem(&drawn(&sample::sparse(Language::Cy)).bytes).expect("a document");
    let actual = elements(&sparse, b"ActualText");
    for sign in ["中文", "✓", "≥", "→", "\u{1F600}"] {
        assert!(actual.iter().any(|text| text == sign), "{sign} is kept for readers: {actual:?}");
    }
}

#[test]
fn all_seventeen_parts_are_in_every_report_and_one_without_data_says_so() {
    let titles = |document: &Document| {
        let outlines: BTreeSet<String> = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dictionary| dictionary.has(b"Dest") && dictionary.has(b"Title"))
            .filter_map(|dictionary| dictionary.get(b"Title").and_then(lopdf::decode_text_string).ok())
            .collect();
        outlines
    };
    let parts: BTreeSet<String> = [
        "1. Summary",
        "2. The co-operative",
        "3. Scope and method",
        "4. Outcome by section",
        "5. Every criterion",
        "6. Findings",
        "7. Earlier actions",
        "8. Training and induction",
        "9. Democracy",
        "10. What members and workers said",
        "11. Good practice",
        "12. Corrective action plan",
        "13. Comments and answers",
        "14. Evidence",
        "15. Sign-off",
        "16. About this report",
    ]
    .map(str::to_owned)
    .into();
    let load = |content: &Content| Document::load_mem(&drawn(content).bytes).expect("a document");
    let sparse = load(&sample::sparse(Language::En));
    assert_eq!(titles(&sparse), parts, "the cover has no number, and the first after it is 1");
    let full = titles(&load(&sample::full(Language::En)));
    assert!(parts.is_subset(&full), "{full:?}");
    assert_eq!(full.len(), 16 + 12, "parts and the sections of the criteria");

    let pages: Vec<u32> = sparse.get_pages().into_keys().collect();
    let text =
        sparse.extract_text(&pages).expect("its text").split_whitespace().collect::<Vec<_>>().join(" ");
    let bundle = messages(Language::En);
    for part in [
        "outcome",
        "findings",
        "training",
        "democracy",
        "voice",
        "good-practice",
        "action-plan",
        "evidence",
        "sign-off",
        "other",
    ] {
        let words = say(&bundle, &format!("report-none-{part}"), &[]);
        assert!(text.contains(&words), "{words} is missing in {text}");
    }
}

#[test]
fn both_languages_say_the_same_messages_with_the_same_arguments() {
    let keys = |source: &str| -> BTreeSet<(String, BTreeSet<String>)> {
        let mut out: Vec<(String, BTreeSet<String>)> = Vec::new();
        for line in source.lines() {
            if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| key.starts_with("report-")) {
                out.push((key.to_owned(), BTreeSet::new()));
            }
            for piece in line.split('$').skip(1) {
                let name: String = piece.chars().take_while(char::is_ascii_alphanumeric).collect();
                out.last_mut().expect("a message").1.insert(name);
            }
        }
        out.into_iter().collect()
    };
    let cy = keys(include_str!("../../templates/locales/cy/reports.ftl"));
    let en = keys(include_str!("../../templates/locales/en/reports.ftl"));
    assert_eq!(cy, en);
}

#[test]
fn the_structure_is_read_in_the_order_of_the_page() {
    for (name, content) in samples() {
        let document = Document::load_mem(&drawn(&content).bytes).expect("a document");
        let root = dictionary(&document, document.catalog().expect("a catalogue").get(b"StructTreeRoot"));
        let top = root.get(b"K").and_then(Object::as_array).expect("a top element");
        let mut last = BTreeMap::new();
        read(&document, dictionary(&document, Ok(&top[0])), &mut last, &name);
        assert_eq!(last.len(), document.get_pages().len(), "{name}: every page is read");
    }
}

/// Goes through an element as a reader would; on each page the numbers of marked content must rise.
fn read(
    document: &Document,
    element: &lopdf::Dictionary,
    last: &mut BTreeMap<lopdf::ObjectId, i64>,
    name: &str,
) {
    let page = element.get(b"Pg").and_then(Object::as_reference).ok();
    for kid in element.get(b"K").and_then(Object::as_array).expect("kids") {
        let (page, number) = match kid {
            Object::Integer(number) => (page, *number),
            Object::Dictionary(kid) => match kid.get(b"MCID").and_then(Object::as_i64) {
                Ok(number) => (kid.get(b"Pg").and_then(Object::as_reference).ok(), number),
                Err(_) => continue,
            },
            other => {
                read(document, dictionary(document, Ok(other)), last, name);
                continue;
            }
        };
        let before = last.insert(page.expect("a page"), number).unwrap_or(-1);
        assert!(number > before, "{name}: {number} is read after {before}");
    }
}

#[test]
fn other_programs_accept_the_report_where_they_are_installed() {
    for (name, content) in samples() {
        let path = place(&format!("{name}-checked"));
        std::fs::write(&path, drawn(&content).bytes).expect("the report is written");
        let run = |program: &str, arguments: &[&str]| {
            let Ok(output) = Command::new(program).args(arguments).arg(&path).output() else {
                eprintln!("{program} is not installed: not checked with it");
                return None;
            };
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let complaints = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success() && complaints.is_empty(),
                "{name}, {program}: {said}{complaints}"
            );
            Some(said)
        };
        let structure = run("pdfinfo", &["-struct"]);
        assert!(structure.is_none_or(|tree| tree.contains("H1") && tree.contains("TOCI")), "{name}");
        if name.contains("sparse") {
            // Its work grows with the square of the pages: enough to see that text is reached at all.
            let text = run("pdfinfo", &["-struct-text"]);
            assert!(text.is_none_or(|text| text.contains("Ŵ Ŷ")), "{name}: the text can be read back");
        }
    }
}
