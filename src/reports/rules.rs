//! From the rows of an audit to what its report says, in one language. Sentences are messages; nothing is decided elsewhere.

mod about;
mod criteria;
mod decisions;
mod judged;
mod method;
mod outcome;
mod printed;
mod publication;
mod teller;
mod voice;

use super::code;
use super::content::{Content, Language, Statements, Verification};
use super::dossier::{Dossier, Edition};
use crate::foundation::error::Message;
use crate::foundation::i18n::Words;
use crate::standards::pack::WindowKey;
pub use decisions::{Decision, OWED_TO_MEMBERS, What, decisions, last, next_agm, next_sending};
pub use judged::judgement;
pub use publication::{Standing, may_acknowledge, may_publish, may_withdraw, published_on, standing};
use teller::Teller;

/// What the report of a dossier says.
pub fn compose(dossier: &Dossier, edition: &Edition, words: &Words) -> Content {
    let teller = Teller::new(dossier, edition, words);
    let judgement = judgement(dossier);
    let outcome = outcome::outcome(&teller, &judgement);
    Content {
        language: teller.tongue(),
        draft: edition.issue.is_none(),
        made_at: edition.made_at,
        publisher: teller.pick(&dossier.publisher.name_en, &dossier.publisher.name_cy),
        cover: about::cover(&teller),
        summary: judged::summary(&teller, &judgement),
        cooperative: about::cooperative(&teller),
        method: method::method(&teller),
        outcome,
        sections: criteria::sections(&teller),
        findings: printed::findings(&teller),
        previous_actions: printed::previous_actions(&teller),
        training: about::training(&teller),
        democracy: about::democracy(&teller),
        voice: Some(voice::voice(&teller)),
        good_practice: printed::good_practice(&teller),
        action_plan: printed::action_plan(&teller),
        comments: printed::comments(&teller),
        evidence: printed::evidence(&teller),
        sign_off: printed::sign_off(&teller),
        statements: statements(&teller),
    }
}

fn statements(teller: &Teller<'_>) -> Statements {
    let (dossier, edition) = (teller.dossier, teller.edition);
    let verification = edition.issue.as_ref().map(|issue| {
        let code = code::printed(&issue.code);
        let address = format!("{}/{}/verify/{code}", edition.base_url, edition.language);
        Verification { address, code }
    });
    let days = |key: WindowKey| dossier.pack.window(key).map_or(0, |window| window.days);
    Statements {
        version_digest: dossier.version.digest.clone().unwrap_or_default(),
        verification,
        comment_days: days(WindowKey::FactualAccuracy),
        appeal_days: days(WindowKey::Appeal),
        contact: edition.contact.clone(),
    }
}

/// A fixed label of the layout in the language of a report.
pub fn label(words: &Words, language: Language, key: &str, arguments: &[(&str, String)]) -> String {
    let mut message = Message::new(key.to_owned());
    for (name, value) in arguments {
        let number = value.parse::<i64>().ok().filter(|_| value.bytes().all(|b| b.is_ascii_digit()));
        let value = number.map_or_else(|| value.clone().into(), crate::foundation::error::Argument::Number);
        message.arguments.push(((*name).to_owned().into(), value));
    }
    words.say(language, &message)
}
