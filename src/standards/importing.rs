//! Reading a version from a file into a draft. With one fault in the file nothing is imported.

use entities::access::{OrganisationKind, Role};
use entities::ids::{OrganisationId, StandardId, VersionId};
use entities::standards::{VersionStatus, standard, version};
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::fault::Fault;
use super::pack::{ApprovalStatus, Pack, TextStatus};
use super::reading::{self, Reading};
use super::tree::Format;
use super::{canonical, rules, shelf, store, translation, welsh};
use crate::access::{self, Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};

/// Reads a file without importing it: its faults and warnings, all at once.
pub async fn check(bytes: Vec<u8>, format: Format) -> Result<Reading> {
    tokio::task::spawn_blocking(move || reading::check(&bytes, format)).await.map_err(Error::internal)
}

/// Imports a file as a draft: a new version, or a draft of that number written anew. Answers every fault of the file, if
/// there is one.
///
/// `actor` is empty only for the command line. Refuses a number that is proposed or agreed already. A Welsh text that a
/// translator reviewed in this standard before, and that is the same word for word, stays reviewed.
pub async fn import(
    app: &App,
    actor: Option<&Actor>,
    bytes: Vec<u8>,
    format: Format,
    now: Timestamp,
) -> Result<Result<VersionId, Vec<Fault>>> {
    if let Some(actor) = actor {
        policy::permit(actor, Deed::WriteStandards, &Place::default())?;
    }
    let mut pack = match check(bytes, format).await?.pack {
        Ok(pack) => pack,
        Err(faults) => return Ok(Err(faults)),
    };
    pack.standard.status = TextStatus::Draft;
    pack.standard.approvals.iter_mut().for_each(|approval| approval.status = ApprovalStatus::Pending);
    let tx = app.database.begin().await?;
    let standard = standard_of(&tx, actor, &pack, now).await?;
    let there = store::version_by_number(&tx, standard, &pack.standard.version).await?;
    if let Some(frozen) = there.as_ref().filter(|version| !is_draft(version.status)) {
        return Err(Message::new("standards-frozen").with("number", frozen.number.as_str()).into());
    }
    let kept = kept_reviews(&tx, standard, &mut pack).await?;
    let id = match there {
        Some(draft) => {
            let id = draft.id;
            store::forget_reviews(&tx, id, None).await?;
            translation::save_text(&tx, draft, &pack, now).await?;
            id
        }
        None => add_draft(&tx, actor, standard, &pack, now).await?,
    };
    for review in kept {
        let reviewer = (review.account_id, review.reviewer_name.as_str());
        store::save_review(&tx, id, &review.section_key, reviewer, review.reviewed_at).await?;
    }
    let event = Event::new("version-imported", "version", id.0).saying(json!({
        "standard": pack.standard.code, "number": pack.standard.version,
        "digest": canonical::digest(&pack)?, "criteria": pack.criteria().count(),
    }));
    journal::record(&tx, actor.map(|actor| actor.account), event, now).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

fn is_draft(status: VersionStatus) -> bool {
    match status {
        VersionStatus::Draft | VersionStatus::Consultation => true,
        VersionStatus::Proposed | VersionStatus::Agreed | VersionStatus::Withdrawn => false,
    }
}

/// The standard that the file is a version of; the first version of a code makes it.
async fn standard_of(
    tx: &impl ConnectionTrait,
    actor: Option<&Actor>,
    pack: &Pack,
    now: Timestamp,
) -> Result<StandardId> {
    if let Some(standard) = store::standard_by_code(tx, &pack.standard.code).await? {
        return Ok(standard.id);
    }
    let id = StandardId::new(now);
    let row = standard::Model {
        id,
        organisation_id: owner(tx, actor).await?,
        code: pack.standard.code.clone(),
        title_en: pack.standard.title_en.clone(),
        title_cy: pack.standard.title_cy.clone(),
        created_at: now,
    };
    store::insert_standard(tx, row).await?;
    Ok(id)
}

/// The franchisor whose officer imports; for the command line, the first franchisor there is.
async fn owner(tx: &impl ConnectionTrait, actor: Option<&Actor>) -> Result<OrganisationId> {
    let officer = actor.and_then(|a| a.grants.iter().find(|grant| grant.role == Role::StandardsOfficer));
    if let Some(grant) = officer {
        return Ok(grant.organisation);
    }
    let found = access::store::first_of_kind(tx, OrganisationKind::Franchisor).await?;
    Ok(found.ok_or_else(|| Error::refused("standards-no-franchisor"))?.id)
}

async fn add_draft(
    tx: &impl ConnectionTrait,
    actor: Option<&Actor>,
    standard: StandardId,
    pack: &Pack,
    now: Timestamp,
) -> Result<VersionId> {
    let id = VersionId::new(now);
    let row = version::Model {
        id,
        standard_id: standard,
        number: pack.standard.version.clone(),
        status: VersionStatus::Draft,
        text: canonical::text(pack)?,
        digest: None,
        imported_by: actor.map(|actor| actor.account),
        proposed_by: None,
        proposed_at: None,
        skip_reason: None,
        effective_from: None,
        withdrawn_on: None,
        created_at: now,
    };
    store::insert_version(tx, row).await?;
    store::rewrite_criteria(tx, id, pack, now).await?;
    Ok(id)
}

/// Reviews that still stand, because the words are the same; their parts are marked reviewed in the new text.
async fn kept_reviews(
    tx: &impl ConnectionTrait,
    standard: StandardId,
    pack: &mut Pack,
) -> Result<Vec<entities::standards::translation_review::Model>> {
    let reference = super::reference()?;
    let whole = rules::with_reference(pack.clone(), reference);
    let mut kept: Vec<entities::standards::translation_review::Model> = Vec::new();
    for outline in store::versions(tx, standard).await? {
        let reviews = store::reviews(tx, outline.id).await?;
        if reviews.is_empty() {
            continue;
        }
        // What a proposal would copy from the reference data was reviewed with the rest: it is compared, and kept, like it.
        let earlier = shelf::pack_of(&store::version(tx, outline.id).await?)?;
        let earlier = rules::with_reference((*earlier).clone(), reference);
        for part in welsh::reviews(&whole).into_iter().map(|review| review.part) {
            let key = part.key();
            let Some(review) = reviews.iter().find(|review| review.section_key == key) else { continue };
            let known = kept.iter().any(|review| review.section_key == key);
            if !known && translation::same_words(&whole, &earlier, &part)? {
                if part == welsh::Part::Training {
                    *pack = rules::with_reference(pack.clone(), reference);
                }
                welsh::mark_reviewed(pack, &part);
                kept.push(review.clone());
            }
        }
    }
    Ok(kept)
}
