//! The words of the locale files as the templates ask for them: `t(key="...", n=1, name="...")`, `| date`, `| number`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use tera::{Kwargs, State, Tera};

type Bundle = FluentBundle<FluentResource>;

const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ],
];

/// The keys of one locale file.
pub fn keys(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).expect("the locale file is there");
    let starts = |line: &str| line.starts_with(|c: char| c.is_ascii_lowercase());
    text.lines()
        .filter(|l| starts(l))
        .filter_map(|l| l.split_once(" ="))
        .map(|(key, _)| key.to_owned())
        .collect()
}

fn bundle(folder: &Path, lang: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![lang.parse().expect("a language")]);
    bundle.set_use_isolating(false);
    for entry in fs::read_dir(folder.join(lang)).expect("the locale folder is there") {
        let path = entry.expect("the entry can be read").path();
        let text = fs::read_to_string(&path).expect("the locale file can be read");
        let resource = FluentResource::try_new(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{}: {errors:?}", path.display()));
    }
    bundle
}

fn lang(state: &State) -> Result<String, tera::Error> {
    state.get::<String>("lang")?.ok_or_else(|| tera::Error::message("`lang` is not to be seen from here"))
}

/// Teaches the engine the words; a key that is missing is an error, so that a test sees it.
pub fn register(tera: &mut Tera, folder: &Path) {
    let bundles = Arc::new([bundle(folder, "en"), bundle(folder, "cy")]);
    tera.register_function("t", move |kwargs: Kwargs, state: &State| -> Result<String, tera::Error> {
        let key = kwargs.must_get::<String>("key")?;
        let bundle = if lang(state)? == "cy" { &bundles[1] } else { &bundles[0] };
        let message = bundle
            .get_message(&key)
            .and_then(|message| message.value())
            .ok_or_else(|| tera::Error::message(format!("no message {key}")))?;
        let mut args = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            let name = name.to_string();
            if name == "key" || name == "lang" {
                continue;
            }
            match value.as_i128() {
                Some(n) => args.set(name, FluentValue::from(i64::try_from(n).unwrap_or(i64::MAX))),
                None => args.set(name, FluentValue::from(value.to_string())),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(message, Some(&args), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(tera::Error::message(format!("{key}: {errors:?}"))) }
    });
    tera.register_filter("date", |iso: &str, _: Kwargs, state: &State| -> Result<String, tera::Error> {
        let parts: Vec<usize> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
        let [year, month, day] = parts[..] else {
            return Err(tera::Error::message(format!("{iso} is no date")));
        };
        let months = MONTHS[usize::from(lang(state)? == "cy")];
        Ok(format!("{day} {} {year}", months[month - 1]))
    });
    tera.register_filter("number", |n: i64, _: Kwargs, _: &State| n.to_string());
}
