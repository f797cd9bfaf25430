//! Words in two languages: fluent messages from `templates/locales/{en,cy}`.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use entities::access::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use super::error::{Argument, Error, Message, Problem, Result};
use super::templates::Embedded;

/// All messages in both languages.
pub struct Words {
    en: FluentBundle<FluentResource>,
    cy: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of this program, read once: they take megabytes.
    pub fn shared() -> Result<Arc<Self>> {
        static READ: OnceLock<Arc<Words>> = OnceLock::new();
        match READ.get() {
            Some(words) => Ok(Arc::clone(words)),
            None => {
                let words = Arc::new(Self::load()?);
                Ok(Arc::clone(READ.get_or_init(|| words)))
            }
        }
    }

    /// Reads the locales that ship with the program. A file that cannot be parsed is an error.
    pub fn load() -> Result<Self> {
        Ok(Self { en: bundle(Language::En)?, cy: bundle(Language::Cy)? })
    }

    /// Says a message in a language. A message that is missing shows its key; the catalogue test keeps that from happening.
    pub fn say(&self, language: Language, message: &Message) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in &message.arguments {
            let value = match value {
                Argument::Text(text) => FluentValue::from(text.clone()),
                Argument::Number(number) => FluentValue::from(*number),
                Argument::Date(date) => FluentValue::from(self.date(language, *date)),
                Argument::Word(key) => FluentValue::from(self.word(language, key)),
            };
            arguments.set(name.to_string(), value);
        }
        self.format(language, &message.key, &arguments)
    }

    /// Says a message that takes no arguments.
    pub fn word(&self, language: Language, key: &str) -> String {
        self.format(language, key, &FluentArgs::new())
    }

    /// Says a message with the arguments of a template.
    pub fn format(&self, language: Language, key: &str, arguments: &FluentArgs<'_>) -> String {
        let bundle = self.bundle(language);
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            tracing::error!(key, language = %language, "message missing");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(key, ?errors, "message argument missing");
        }
        text
    }

    /// Is there such a message in this language?
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language).get_message(key).is_some_and(|m| m.value().is_some())
    }

    /// A date written out: "21 November 2026", "21 Tachwedd 2026".
    pub fn date(&self, language: Language, date: NaiveDate) -> String {
        let month = self.word(language, &format!("month-{}", date.month()));
        format!("{} {month} {}", date.day(), date.year())
    }

    /// Problems of a form, said in a language, in order.
    pub fn problems(&self, language: Language, problems: &[Problem]) -> Vec<(String, String)> {
        problems.iter().map(|p| (p.field.to_string(), self.say(language, &p.message))).collect()
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::En => &self.en,
            Language::Cy => &self.cy,
        }
    }
}

/// The texts of the locale files of a language, by file name.
pub fn sources(language: Language) -> BTreeMap<String, String> {
    let folder = format!("locales/{language}/");
    Embedded::iter()
        .filter(|path| path.starts_with(&folder))
        .filter_map(|path| {
            let file = Embedded::get(&path)?;
            Some((
                path.trim_start_matches(&folder).to_owned(),
                String::from_utf8_lossy(&file.data).into_owned(),
            ))
        })
        .collect()
}

/// The tag of a language in BCP 47, as documents name it.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        Language::Cy => "cy-GB",
    }
}

fn bundle(language: Language) -> Result<FluentBundle<FluentResource>> {
    let locale = match language {
        Language::En => langid!("en-GB"),
        Language::Cy => langid!("cy-GB"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    for (name, text) in sources(language) {
        let resource = FluentResource::try_new(text)
            .map_err(|(_, errors)| Error::internal(format!("{language}/{name}: {errors:?}")))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| Error::internal(format!("{language}/{name}: {errors:?}")))?;
    }
    Ok(bundle)
}
