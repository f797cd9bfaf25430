//! The consultation report on paper: valid in each language on ordinary and on extreme content, and the same twice.

use std::path::PathBuf;

use entities::access::Language;
use entities::documents::DocumentLanguage;
use entities::standards::{ConsulteeKind, DispositionKind};
use safon::foundation::i18n::Words;
use safon::standards::consultation::report::{
    self, Both, Change, Comment, Consultee, Content, Criterion, Disposed, How, Kind, Point, Prose, Rewording,
    Section, Sheet,
};
use scheduler::clock;

use crate::world::{day, pdf};

fn sheet(language: DocumentLanguage) -> Sheet {
    Sheet {
        language,
        author: Both::new("Cydofal Franchise", "Masnachfraint Cydofal"),
        code: "BCDFGHJKMN".into(),
        base_url: "https://safon.example".into(),
        made_at: clock::instant_of(day("2026-07-14").and_hms_opt(10, 0, 0).expect("a time")),
    }
}

fn criterion(n: usize) -> Criterion {
    let title = Both::new(format!("Criterion number {n}"), format!("Maen prawf rhif {n}"));
    Criterion { key: format!("criterion-{n}"), code: format!("1.{n}"), title }
}

fn comment(number: usize, words: &str, reason: &str) -> Comment {
    let kinds: Vec<DispositionKind> = entities::words().collect();
    Comment {
        number,
        organisation: Both::new("Tŷ Ŵyn Care Co-op", "Cydweithfa Gofal Tŷ Ŵyn"),
        words: Prose { text: words.into(), language: Language::Cy },
        disposition: kinds[number % kinds.len()],
        reason: Prose { text: reason.into(), language: Language::En },
    }
}

/// A report with so many comments on each of so many criteria.
fn content(criteria: usize, each: usize, words: &str, reason: &str) -> Content {
    let mut numbers = 1..;
    let points: Vec<Point> = (1..=criteria)
        .map(|n| Point {
            criterion: Some(criterion(n)),
            comments: numbers.by_ref().take(each).map(|number| comment(number, words, reason)).collect(),
        })
        .collect();
    let comments = criteria * each;
    let of = |kind: DispositionKind| {
        let all = points.iter().flat_map(|point| &point.comments);
        Disposed { kind, comments: all.filter(|comment| comment.disposition == kind).count() }
    };
    let reworded =
        Rewording { before: "Title\nWhat it said.".into(), after: "Title\nWhat it says now.".into() };
    Content {
        issue: 1,
        code: "SCCFS".into(),
        title: Both::new("The Standard", "Y Safon"),
        number: "1.0.0".into(),
        digest_consulted: "a".repeat(64),
        digest_proposed: "b".repeat(64),
        opened_on: day("2026-06-15"),
        closed_on: day("2026-07-13"),
        published_on: day("2026-07-14"),
        kinds: vec![Kind {
            kind: ConsulteeKind::Cooperative,
            invited: 1,
            answered: usize::from(comments > 0),
            comments,
        }],
        consultees: vec![Consultee {
            name: Both::new("Tŷ Ŵyn Care Co-op", "Cydweithfa Gofal Tŷ Ŵyn"),
            kind: ConsulteeKind::Cooperative,
            comments,
        }],
        dispositions: entities::words().map(of).collect(),
        sections: vec![
            Section { number: None, title: Both::default(), comments: 0 },
            Section { number: Some(1), title: Both::new("Voice and control", "Llais a rheolaeth"), comments },
        ],
        points,
        changes: vec![
            Change { criterion: criterion(1), how: How::Reworded, cy: None, en: Some(reworded) },
            Change { criterion: criterion(2), how: How::New, cy: None, en: None },
        ],
    }
}

fn draw(name: &str, content: &Content) -> usize {
    let words = Words::shared().expect("the words");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("consultation");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut replaced = 0;
    for language in entities::words::<DocumentLanguage>() {
        let drawn = report::draw(content, &words, &sheet(language)).expect("it is drawn");
        let again = report::draw(content, &words, &sheet(language)).expect("it is drawn again");
        assert!(drawn.bytes == again.bytes, "{name} in {language}: the same content makes the same bytes");
        let faults = pdf::faults(&folder.join(format!("{name}-{language}.pdf")), &drawn.bytes);
        assert!(faults.is_empty(), "{name} in {language}: {faults:#?}");
        replaced = replaced.max(drawn.replaced);
    }
    replaced
}

const WORDS: &str = "Mae angen sôn am dreuliau teithio hefyd.\nMae’r bws yn brin.\n\nDiolch am ofyn.";
const REASON: &str = "The criterion says so now, in both languages.";

#[test]
fn an_ordinary_report_is_valid_in_each_language_and_the_same_twice() {
    assert_eq!(draw("ordinary", &content(3, 2, WORDS, REASON)), 0);
}

#[test]
fn a_report_without_a_comment_is_valid() {
    let mut none = content(0, 0, WORDS, REASON);
    none.changes.clear();
    assert_eq!(draw("none", &none), 0);
}

#[test]
fn a_report_of_five_hundred_comments_is_valid() {
    assert_eq!(draw("many", &content(50, 10, WORDS, REASON)), 0);
}

#[test]
fn comments_of_ten_thousand_characters_and_words_without_end_are_valid() {
    let long: String = "Mae hyn yn hir iawn, iawn. ".repeat(400).chars().take(10_000).collect();
    let endless = "x".repeat(10_000);
    assert_eq!(draw("long", &content(2, 1, &long, &endless)), 0);
}

#[test]
fn letters_that_no_face_holds_are_replaced_and_counted() {
    let strange = "مرحبا بالعالم, 🐑 a 你好: mae’r geiriau hyn yn aros yn y data.";
    let mut content = content(1, 1, strange, strange);
    content.consultees[0].name = Both::new("تعاونية 🐑", "Cydweithfa 🐑");
    assert!(draw("strange", &content) > 0);
}
