//! Pages of consultations: for the officer who runs one, for those who are asked, and for everybody when it is over.

pub mod asked;
pub mod officer;
pub mod published;

use entities::ids::VersionId;
use entities::standards::{standard, version};
use serde_json::{Value, json};

use crate::access::{Deed, policy};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::standards::consultation::{self, Stage, rules, store};
use crate::standards::pack::{Criterion, Pack};
use crate::standards::store as versions;
use crate::web::visit::Visit;

/// How the whole version is called where a criterion's key stands in an address. (A key holds no dot.)
const WHOLE: &str = "frame.whole";

/// What consultations ask of this person, for their first page: comments by a day, which may be changed until then, or
/// answers to comments.
pub async fn waiting(visit: &Visit) -> Result<Vec<Value>> {
    let (database, today) = (&*visit.app.database, visit.today());
    let actor = visit.actor()?;
    let mut items = Vec::new();
    for (asked, of) in consultation::all_asked(database, actor).await? {
        if rules::stage(&of, today) != Stage::Open {
            continue;
        }
        let comments = store::comments_of(database, asked.id).await?;
        let note = if comments.iter().any(|comment| comment.sent_at.is_none()) {
            "consultation-home-drafts"
        } else if comments.is_empty() {
            "consultation-home-nothing"
        } else {
            "consultation-home-sent"
        };
        let (standard, version) = about(visit, of.version_id).await?;
        let text = titled("consultation-home-comment", visit, &standard, &version);
        items.push(json!({
            "text": visit.say(&text), "note": visit.say(&Message::new(note)),
            "days": (of.closes_on - today).num_days(),
            "href": format!("/{}/consultations/{}", visit.language, asked.id),
        }));
    }
    if policy::may_anywhere(actor, Deed::RunConsultation) {
        for of in store::unpublished(database).await? {
            if rules::stage(&of, today) != Stage::Closed {
                continue;
            }
            let whole = consultation::whole(database, of.clone()).await?;
            let (standard, version) = about(visit, of.version_id).await?;
            let text = match whole.undecided() {
                0 => titled("consultation-home-decided", visit, &standard, &version),
                n => titled("consultation-home-decide", visit, &standard, &version).with("n", n),
            };
            items.push(json!({
                "text": visit.say(&text),
                "href": format!("/{}/standards/versions/{}/consultation", visit.language, of.version_id),
            }));
        }
    }
    Ok(items)
}

fn titled(key: &'static str, visit: &Visit, standard: &standard::Model, version: &version::Model) -> Message {
    Message::new(key)
        .with("title", pick(visit.language, &standard.title_en, &standard.title_cy))
        .with("number", version.number.as_str())
}

/// A version with its standard.
async fn about(visit: &Visit, id: VersionId) -> Result<(standard::Model, version::Model)> {
    let database = &*visit.app.database;
    let version = versions::version(database, id).await?;
    Ok((versions::standard(database, version.standard_id).await?, version))
}

/// A criterion of the text that is consulted on, in both languages, with its neighbours; the whole version stands first.
struct Place<'a> {
    criterion: Option<&'a Criterion>,
    at: usize,
    of: usize,
    previous: Option<&'a str>,
    next: Option<&'a str>,
}

fn place<'a>(pack: &'a Pack, key: &str) -> Result<Place<'a>> {
    let all: Vec<Option<&Criterion>> =
        std::iter::once(None).chain(pack.criteria().map(|(_, criterion)| Some(criterion))).collect();
    let name =
        |criterion: &Option<&'a Criterion>| criterion.map_or(WHOLE, |criterion| criterion.key.as_str());
    let at = all.iter().position(|criterion| name(criterion) == key);
    let at = at.ok_or(crate::foundation::error::Error::NotFound)?;
    let neighbour = |at: Option<usize>| at.and_then(|at| all.get(at)).map(name);
    Ok(Place {
        criterion: all[at],
        at: at + 1,
        of: all.len(),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(Some(at + 1)),
    })
}

/// A criterion for a page: its words in the page's language, and in the other.
fn criterion(visit: &Visit, pack: &Pack, criterion: Option<&Criterion>) -> Value {
    use entities::access::Language;
    let (language, other) = match visit.language {
        Language::Cy => (Language::Cy, Language::En),
        Language::En => (Language::En, Language::Cy),
    };
    match criterion {
        None => json!({ "key": WHOLE, "code": null, "other_language": other }),
        Some(criterion) => {
            let section =
                pack.criteria().find(|(_, one)| one.key == criterion.key).map(|(section, _)| section);
            json!({
                "key": criterion.key, "code": criterion.code, "severity": criterion.severity,
                "title": criterion.title(language), "text": criterion.text(language),
                "other_title": criterion.title(other), "other_text": criterion.text(other),
                "other_language": other,
                "section": section.map(|section| format!("{}. {}", section.number, section.title(language))),
            })
        }
    }
}
