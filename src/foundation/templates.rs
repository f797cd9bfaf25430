//! Templates: embedded in the program, rendered by tera, with words from fluent.

use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::Language;
use fluent_bundle::{FluentArgs, FluentValue};
use rust_embed::RustEmbed;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::error::{Error, Result};
use super::i18n::Words;

/// Everything under `templates/`: read from the folder in debug builds, part of the program in release builds.
#[derive(RustEmbed)]
#[folder = "templates/"]
pub struct Embedded;

/// The templates, ready to render.
#[derive(Clone)]
pub struct Templates {
    tera: Arc<Tera>,
}

impl Templates {
    /// Reads every template; one with a fault is an error at start, not at the first visit.
    pub fn load(words: Arc<Words>) -> Result<Self> {
        let mut tera = Tera::new();
        register(&mut tera, words);
        let mut sources = Vec::new();
        for path in Embedded::iter() {
            if (path.ends_with(".html") || path.ends_with(".txt")) && !path.starts_with("assets/") {
                let file = Embedded::get(&path).ok_or_else(|| Error::internal(&path))?;
                sources.push((path.to_string(), String::from_utf8_lossy(&file.data).into_owned()));
            }
        }
        tera.add_raw_templates(sources)?;
        Ok(Self { tera: Arc::new(tera) })
    }

    /// Renders one template.
    pub fn render(&self, name: &str, context: &Context) -> Result<String> {
        Ok(self.tera.render(name, context)?)
    }
}

/// A file of `templates/assets`, with its media type.
pub fn asset(path: &str) -> Option<(std::borrow::Cow<'static, [u8]>, &'static str)> {
    let media_type = match path.rsplit('.').next()? {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        _ => return None,
    };
    if path.contains("..") {
        return None;
    }
    Embedded::get(&format!("assets/{path}")).map(|file| (file.data, media_type))
}

/// A short digest of the stylesheet and script, put into their addresses so that browsers may keep them.
pub fn assets_version() -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for path in ["assets/css/safon.css", "assets/js/safon.js"] {
        if let Some(file) = Embedded::get(path) {
            hash.update(&file.data);
        }
    }
    hex::encode(&hash.finalize()[..6])
}

fn register(tera: &mut Tera, words: Arc<Words>) {
    let say = Arc::clone(&words);
    tera.register_function("t", move |arguments: Kwargs, state: &State| -> TeraResult<String> {
        let key: String = arguments.must_get("key")?;
        let mut fluent = FluentArgs::new();
        for (name, value) in arguments.iter() {
            let name = name.to_string();
            if name == "key" || name == "lang" {
                continue;
            }
            let value = match value.as_i64() {
                Some(number) => FluentValue::from(number),
                None => FluentValue::from(value.to_string()),
            };
            fluent.set(name, value);
        }
        let language = match arguments.get::<String>("lang")? {
            Some(lang) => parse_language(&lang),
            None => language(state)?,
        };
        Ok(say.format(language, &key, &fluent))
    });
    tera.register_filter(
        "date",
        move |value: Value, arguments: Kwargs, state: &State| -> TeraResult<String> {
            let text = value.to_string();
            let Some(date) = text.get(..10).and_then(|d| d.parse::<NaiveDate>().ok()) else {
                return Ok(text);
            };
            let language = match arguments.get::<String>("lang")? {
                Some(lang) => parse_language(&lang),
                None => language(state)?,
            };
            Ok(words.date(language, date))
        },
    );
    tera.register_filter("number", |value: i64, _: Kwargs, _: &State| -> String { grouped(value) });
    tera.register_filter("clean", |value: String, _: Kwargs, _: &State| -> String {
        value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    });
}

fn language(state: &State) -> TeraResult<Language> {
    Ok(parse_language(&state.get::<String>("lang")?.unwrap_or_default()))
}

fn parse_language(text: &str) -> Language {
    if text == "cy" { Language::Cy } else { Language::En }
}

/// 12345 as "12,345".
fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0 { format!("-{out}") } else { out }
}
