//! Whatever a dry run says exists in both languages, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use safon::foundation::error::{Argument, Message};
use safon::training::import::dry_run::{Confirm, DryRun};
use safon::training::import::layout::{Layout, ReadAs};
use safon::training::import::{Answers, Obstacle, Refusal, read};

use super::known::{nobody, reading, today};

const EN: [&str; 2] = [
    include_str!("../../templates/locales/en/training_import.ftl"),
    include_str!("../../templates/locales/en/general.ftl"),
];
const CY: [&str; 2] = [
    include_str!("../../templates/locales/cy/training_import.ftl"),
    include_str!("../../templates/locales/cy/general.ftl"),
];

fn bundle(locale: &str, sources: [&str; 2]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![locale.parse().expect("a language")]);
    for source in sources {
        let resource = FluentResource::try_new(source.to_owned()).expect("a locale file");
        bundle.add_resource(resource).expect("no key twice");
    }
    bundle
}

fn say(bundle: &FluentBundle<FluentResource>, message: &Message) -> String {
    let mut arguments = FluentArgs::new();
    for (name, value) in &message.arguments {
        let value: FluentValue<'_> = match value {
            Argument::Text(text) => text.clone().into(),
            Argument::Number(number) => (*number).into(),
            Argument::Date(date) => date.to_string().into(),
            Argument::Word(key) => {
                assert!(bundle.get_message(key).is_some(), "{key} is missing");
                key.to_string().into()
            }
        };
        arguments.set(name.to_string(), value);
    }
    let found = bundle.get_message(&message.key).unwrap_or_else(|| panic!("{} is missing", message.key));
    let mut errors = Vec::new();
    let said =
        bundle.format_pattern(found.value().expect("a text"), Some(&arguments), &mut errors).into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", message.key);
    said
}

fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::<String, BTreeSet<String>>::new();
    let mut last = String::new();
    for line in source.lines() {
        if let Some((key, _)) = line.split_once(" = ").filter(|_| line.starts_with("import-")) {
            last = key.to_owned();
        }
        let arguments = line
            .split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>());
        if !line.starts_with('#') && !last.is_empty() {
            keys.entry(last.clone()).or_default().extend(arguments);
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    assert_eq!(keys(EN[0]), keys(CY[0]));
}

fn messages(run: &DryRun) -> Vec<Message> {
    let name = |code: &str| code.to_owned();
    let mut all: Vec<Message> = run.confirm.iter().flat_map(|c| Confirm::messages(c, &name)).collect();
    for question in run.ask.iter().chain(&run.answered).chain(&run.unknown_subjects) {
        all.push(question.message());
        all.extend(question.choices.iter().map(|c| c.message(&name)));
    }
    all.extend(run.errors.iter().map(|f| f.message()));
    all.extend(run.not_imported.iter().flat_map(|l| [l.what(), l.why()]));
    all.extend(run.columns.iter().map(|c| c.read_as.message()));
    all.extend(run.obstacles(&Answers::default()).into_iter().map(Obstacle::message));
    all
}

#[test]
fn everything_the_samples_say_is_said_in_both_languages() {
    let samples: [&[u8]; 12] = [
        include_bytes!("../spreadsheets/01-wide-clean.csv"),
        include_bytes!("../spreadsheets/02-long-bom.csv"),
        include_bytes!("../spreadsheets/03-lms-export.csv"),
        include_bytes!("../spreadsheets/04-welsh-semicolons-1252.csv"),
        include_bytes!("../spreadsheets/05-two-row-header.xlsx"),
        include_bytes!("../spreadsheets/06-sections-leavers-totals.xlsx"),
        include_bytes!("../spreadsheets/07-ticks-and-colours.xlsx"),
        include_bytes!("../spreadsheets/08-serial-numbers.csv"),
        include_bytes!("../spreadsheets/09-text-dates.csv"),
        include_bytes!("../spreadsheets/10-namesakes.xlsx"),
        include_bytes!("../spreadsheets/11-sheets-and-formulas.xlsx"),
        include_bytes!("../spreadsheets/12-expiry-only.csv"),
    ];
    let (en, cy) = (bundle("en-GB", EN), bundle("cy", CY));
    for bytes in samples {
        let run = read("staff", bytes, &nobody(), &Answers::default(), today()).expect("a dry run");
        for message in messages(&run) {
            let (english, welsh) = (say(&en, &message), say(&cy, &message));
            assert!(!english.is_empty() && !welsh.is_empty());
        }
    }
}

#[test]
fn every_refusal_says_what_to_do_in_both_languages() {
    let all = [
        Refusal::Empty,
        Refusal::Xls,
        Refusal::Xlsb,
        Refusal::Ods,
        Refusal::Html,
        Refusal::Xml,
        Refusal::Pdf,
        Refusal::OtherZip,
        Refusal::NotText,
        Refusal::Password,
        Refusal::Truncated,
        Refusal::Damaged,
        Refusal::OpenQuote(7),
        Refusal::TooManyRows,
        Refusal::TooManyColumns,
        Refusal::TooManyCells,
        Refusal::CellTooLong,
        Refusal::TooLarge,
        Refusal::NoHeadings,
        Refusal::TooManyQuestions,
        Refusal::TooManyRecords,
    ];
    let (en, cy) = (bundle("en-GB", EN), bundle("cy", CY));
    for refusal in all {
        assert_ne!(say(&en, &refusal.message()), say(&cy, &refusal.message()));
    }
    for layout in [Layout::Wide, Layout::WidePairs, Layout::Long] {
        say(&cy, &layout.message());
    }
    say(&cy, &ReadAs::Private.message());
    assert!(reading("").is_err_and(|r| r == Refusal::Empty));
}

/// Every key that the code names is in the files; every key of the files is named by the code.
#[test]
fn no_key_is_missing_and_none_is_idle() {
    let code = concat!(
        include_str!("../../src/training/import/messages.rs"),
        include_str!("../../src/training/import/messages/columns.rs"),
        include_str!("../../src/training/import/messages/questions.rs"),
    );
    let named: BTreeSet<&str> =
        code.split('"').filter(|piece| piece.starts_with("import-") && !piece.contains(' ')).collect();
    let written = keys(EN[0]);
    let written: BTreeSet<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(named, written);
}
