//! P19: every text exists in Welsh and in English, with the same arguments and, in Welsh, all six plural forms.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use entities::access::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use safon::foundation::i18n;

/// A message as the catalogue knows it.
#[derive(Default)]
struct Known {
    variables: BTreeSet<String>,
    /// The keys of each selection: `one`, `other`, `0`.
    selections: Vec<BTreeSet<String>>,
    /// The words, with the name of a value where it stands.
    said: String,
}

fn catalogue(language: Language) -> BTreeMap<String, (String, Known)> {
    let mut found = BTreeMap::new();
    for (file, text) in i18n::sources(language) {
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, faults)| panic!("{file}: {faults:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut known = Known::default();
            if let Some(pattern) = &message.value {
                read_pattern(pattern, &mut known);
            }
            let before = found.insert(message.id.name.to_owned(), (file.clone(), known));
            assert!(before.is_none(), "{language}/{file}: {} stands twice", message.id.name);
        }
    }
    found
}

fn read_pattern(pattern: &Pattern<&str>, known: &mut Known) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => known.said.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, known),
        }
    }
}

fn read_expression(expression: &Expression<&str>, known: &mut Known) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, known),
        Expression::Select { selector, variants } => {
            read_inline(selector, known);
            let keys = variants.iter().map(|variant| match &variant.key {
                VariantKey::Identifier { name } => (*name).to_owned(),
                VariantKey::NumberLiteral { value } => (*value).to_owned(),
            });
            known.selections.push(keys.collect());
            variants.iter().for_each(|variant| read_pattern(&variant.value, known));
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, known: &mut Known) {
    match inline {
        InlineExpression::VariableReference { id } => {
            known.variables.insert(id.name.to_owned());
            known.said.extend(["{", id.name, "}"]);
        }
        InlineExpression::Placeable { expression } => read_expression(expression, known),
        _ => {}
    }
}

#[test]
fn every_message_exists_in_both_languages() {
    let (en, cy) = (catalogue(Language::En), catalogue(Language::Cy));
    let keys = |of: &BTreeMap<String, (String, Known)>| of.keys().cloned().collect::<BTreeSet<_>>();
    let only_en: Vec<_> = keys(&en).difference(&keys(&cy)).cloned().collect();
    let only_cy: Vec<_> = keys(&cy).difference(&keys(&en)).cloned().collect();
    assert!(
        only_en.is_empty() && only_cy.is_empty(),
        "only in English: {only_en:?}; only in Welsh: {only_cy:?}"
    );
}

#[test]
fn both_languages_of_a_message_speak_of_the_same_things() {
    let (en, cy) = (catalogue(Language::En), catalogue(Language::Cy));
    let differ: Vec<_> = en
        .iter()
        .filter_map(|(key, (_, english))| Some((key, english, &cy.get(key)?.1)))
        .filter(|(_, english, welsh)| english.variables != welsh.variables)
        .map(|(key, english, welsh)| format!("{key}: {:?} and {:?}", english.variables, welsh.variables))
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Messages whose words stay the same for every number but one: "two or more", "so many of so many".
const UNBENDING: &[&str] =
    &["audits-limiter-results", "report-rule-results", "report-rule-repeated", "register-lead-visit"];

#[test]
fn welsh_numbers_have_all_six_forms() {
    const SIX: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let missing: Vec<_> = catalogue(Language::Cy)
        .into_iter()
        .filter(|(key, _)| !UNBENDING.contains(&key.as_str()))
        .flat_map(|(key, (file, known))| {
            known.selections.into_iter().map(move |forms| (key.clone(), file.clone(), forms))
        })
        .filter(|(_, _, forms)| SIX[..5].iter().any(|form| forms.contains(*form)))
        .filter(|(_, _, forms)| SIX.iter().any(|form| !forms.contains(*form)))
        .map(|(key, file, forms)| format!("{file}: {key} has only {forms:?}"))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Lines of a language's messages without their keys; remarks are left out.
fn lines(language: Language) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (file, text) in i18n::sources(language) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let words = match line.split_once(" =") {
                Some((key, words)) if !key.contains(' ') => words,
                _ => line,
            };
            found.push((format!("{language}/{file}:{}", number + 1), words.to_owned()));
        }
    }
    found
}

#[test]
fn quotation_marks_and_apostrophes_are_the_printed_ones() {
    let straight: Vec<_> = [Language::En, Language::Cy]
        .into_iter()
        .flat_map(lines)
        // A brace in quotes is how a message says a brace.
        .map(|(place, words)| (place, words.replace("{\"{\"}", "").replace("{\"}\"}", "")))
        .filter(|(_, words)| words.contains(['\'', '"']))
        .map(|(place, words)| format!("{place}: {words}"))
        .collect();
    assert!(straight.is_empty(), "write ’ and “ ”:\n{}", straight.join("\n"));
}

/// Welsh that was weighed and set aside, and what is said instead. The reasons are in `docs/glossary.md`.
const SET_ASIDE: &[(&str, &str)] = &[
    ("camau cywiro", "camau gweithredu"),
    ("camau cywirol", "camau gweithredu"),
    ("cam cywiro", "cam gweithredu"),
    ("cam cywirol", "cam gweithredu"),
    ("cofnod hyfforddiant", "cofnod hyfforddi"),
    ("crynhoad", "crynodeb"),
    ("cwmni cydweithredol", "cydweithfa"),
    ("cyhoeddiad", "rhifyn"),
    ("dechreuwr", "gweithiwr newydd"),
    ("dechreuwyr", "gweithwyr newydd"),
    ("goruchwylio", "cadw golwg (audit), goruchwyliaeth (worker)"),
    ("gwyliadwriaeth", "cadw golwg"),
    ("helo", "annwyl"),
    ("lanlwytho", "uwchlwytho"),
    ("llwytho i fyny", "uwchlwytho"),
    ("megis", "fel"),
    ("mudiad", "cam mudo"),
    ("nam", "gwall"),
    ("namau", "gwallau"),
    ("neges atgoffa", "nodyn atgoffa"),
    ("negeseuon atgoffa", "nodiadau atgoffa"),
    ("pam y mae", "pam mae"),
    ("pob post", "yr holl bost"),
    ("safonwr", "cymedrolwr"),
    ("storio", "cadw"),
    ("storiwyd", "cadwyd"),
    ("sut y mae", "sut mae"),
    ("unioni", "cywiro"),
    ("wedi ei", "wedi’i"),
    ("wedi eich", "wedi’ch"),
    ("wedi eu", "wedi’u"),
    ("yn awr", "nawr"),
];

/// Does the text hold these words, whole?
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

#[test]
fn welsh_keeps_to_the_words_of_the_glossary() {
    let strays: Vec<_> = lines(Language::Cy)
        .into_iter()
        .flat_map(|(place, words)| {
            let words = words.to_lowercase();
            SET_ASIDE
                .iter()
                .filter(|(set_aside, _)| holds(&words, set_aside))
                .map(|(set_aside, instead)| format!("{place}: “{set_aside}”; say “{instead}”"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

#[test]
fn welsh_forms_of_a_number_show_it_in_figures() {
    const NUMBERS: &[&str] =
        &["dau", "ddau", "dwy", "ddwy", "tri", "dri", "thri", "tair", "dair", "thair", "chwe"];
    let spelt: Vec<_> = lines(Language::Cy)
        .into_iter()
        .filter(|(_, words)| {
            ["[two]", "[few]", "[many]"].iter().any(|form| words.trim_start().starts_with(form))
        })
        .filter(|(_, words)| NUMBERS.iter().any(|number| holds(&words.to_lowercase(), number)))
        .map(|(place, words)| format!("{place}: {words}"))
        .collect();
    assert!(spelt.is_empty(), "{}", spelt.join("\n"));
}

/// Messages that are the same in both languages, and rightly so.
const ALIKE: &[&str] = &[
    "audits-assign-who",
    "audits-sample-algorithm",
    "audits-sample-who",
    "frame-bar",
    "frame-matrix-person",
    "operations-journal-hash",
    "proof-message-id",
    "report-digest",
    "report-sample-algorithm",
    "report-wordmark",
    "standards-nobody",
    "training-import-at",
    "training-person",
    "training-preview-cell",
];

#[test]
fn no_message_is_left_in_the_other_language() {
    let (en, cy) = (catalogue(Language::En), catalogue(Language::Cy));
    let wordless = |said: &str| {
        let mut inside = false;
        !said.chars().any(|c| {
            inside = (inside || c == '{') && c != '}';
            !inside && c.is_alphabetic()
        })
    };
    let alike: Vec<_> = en
        .iter()
        .filter(|(key, (_, english))| cy.get(*key).is_some_and(|(_, welsh)| welsh.said == english.said))
        .filter(|(_, (_, english))| !wordless(&english.said))
        .map(|(key, _)| key.as_str())
        .collect();
    assert_eq!(alike, ALIKE, "each of these is the same in both languages");
}

/// Keys written out after one of these in templates and code.
const MARKS: &[&str] = &["t(key=\"", "Message::new(\"", "refused(\""];

#[test]
fn every_message_that_is_named_exists() {
    let en = catalogue(Language::En);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["templates", "src"] {
        gather(&root.join(folder), &mut texts);
    }
    assert!(texts.len() > 200, "templates and sources were found");
    let mut missing = BTreeSet::new();
    for (path, text) in &texts {
        for mark in MARKS {
            for rest in text.split(mark).skip(1) {
                let Some((key, after)) = rest.split_once('"') else { continue };
                // A key that goes on behind the quotes (`"status-" ~ state`) is put together; pages that show it are tested.
                let whole = !after.trim_start().starts_with('~') && !key.contains('{') && !key.ends_with('-');
                if whole && !en.contains_key(key) {
                    missing.insert(format!("{path}: {key}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

fn gather(folder: &Path, texts: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            gather(&path, texts);
        } else if path.extension().is_some_and(|end| end == "html" || end == "txt" || end == "rs") {
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            texts.push((path.display().to_string(), text));
        }
    }
}
