//! A translator's page: one part of a draft in both languages side by side.

use std::collections::BTreeMap;

use entities::ids::VersionId;
use serde_json::json;
use tera::Context;

use super::{named, versions::part_name};
use crate::access::{Deed, policy};
use crate::foundation::error::{Error, Message, Result};
use crate::standards::translation::{self, Review, Verdict};
use crate::standards::welsh::Part;
use crate::standards::{self, canonical, rules, store};
use crate::web::Answer;
use crate::web::visit::Visit;

/// One part, with what is still a draft.
pub async fn review_page(visit: Visit) -> Answer {
    let context = review_context(&visit).await?;
    visit.page("standards/translation.html", context)
}

async fn review_context(visit: &Visit) -> Result<Context> {
    let id: VersionId = visit.id("id")?;
    let database = &*visit.app.database;
    let version = store::version(database, id).await?;
    let standard = store::standard(database, version.standard_id).await?;
    let pack = rules::with_reference((*standards::pack_of(&version)?).clone(), standards::reference()?);
    let part = Part::of_key(visit.param("section"));
    let texts = translation::texts(&pack, &part)?;
    if texts.is_empty() {
        return Err(Error::NotFound);
    }
    let reviews = store::reviews(database, id).await?;
    let review = reviews.iter().find(|review| review.section_key == part.key());
    let waiting = translation::unreviewed(&pack, &reviews);
    let after = waiting.iter().find(|other| **other != part).map(Part::key);
    let changeable = rules::changeable(version.status);
    let mut context = Context::new();
    context.insert("standard", &named(&standard));
    context.insert("version", &json!({ "id": id, "number": version.number, "status": version.status }));
    context.insert("seen", &canonical::digest_of(&version.text));
    context.insert("part", &json!({ "key": part.key(), "name": part_name(visit, &pack, &part) }));
    context.insert("waiting", &waiting.contains(&part));
    context.insert("after", &after);
    context.insert("review", &review.map(|r| json!({ "name": r.reviewer_name, "on": r.reviewed_at })));
    context.insert("texts", &texts);
    let may = visit.actor.as_ref().is_some_and(|actor| policy::may_anywhere(actor, Deed::ReviewTranslation));
    context.insert("may_review", &(may && changeable));
    Ok(context)
}

/// Keeps corrections and, if the translator says so, marks the part reviewed.
pub async fn review(visit: Visit) -> Answer {
    let id: VersionId = visit.id("id")?;
    match save(&visit, id).await {
        Ok(Verdict::Reviewed) => {
            visit.go_saying(&format!("/standards/versions/{id}"), "done-translation-reviewed")
        }
        Ok(Verdict::NotYet) => visit.go_saying(&visit.path, "done-translation-saved"),
        Err(Error::Conflict) => {
            let mut context = review_context(&visit).await?;
            context.insert("conflict", &true);
            let error = Error::Refused(Message::new("standards-welsh-conflict"));
            visit.again("standards/translation.html", context, error)
        }
        Err(error) => {
            let context = review_context(&visit).await?;
            visit.again("standards/translation.html", context, error)
        }
    }
}

async fn save(visit: &Visit, id: VersionId) -> Result<Verdict> {
    let part = Part::of_key(visit.param("section"));
    let mut corrections = BTreeMap::new();
    for number in 0..visit.form.fields().len() {
        let place = visit.form.get(&format!("place-{number}"));
        if !place.is_empty() {
            let welsh = visit.form.get(&format!("cy-{number}")).replace("\r\n", "\n");
            corrections.insert(place.to_owned(), welsh);
        }
    }
    let verdict = match visit.form.get("verdict") {
        "reviewed" => Verdict::Reviewed,
        _ => Verdict::NotYet,
    };
    let review = Review { part, corrections, seen: Some(visit.form.get("seen").to_owned()), verdict };
    standards::review_translation(&visit.app, visit.actor()?, id, review, visit.now).await?;
    Ok(verdict)
}
