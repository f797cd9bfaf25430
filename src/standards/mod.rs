//! Standards: what a version says, how it is read from a file, and how it comes to be agreed.

pub mod agreement;
pub mod canonical;
pub mod condition;
pub mod consultation;
pub mod crosswalk;
pub mod fault;
pub mod format;
pub mod importing;
pub mod pack;
pub mod period;
pub mod reading;
pub mod rules;
pub mod shape;
pub mod shelf;
pub mod store;
pub mod translation;
pub mod tree;
pub mod waits;
pub mod welsh;
mod words;

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use entities::ids::{StandardId, VersionId};
use entities::standards::version;
use sea_orm::ConnectionTrait;

pub use agreement::{Proposal, Signing, propose, sign, take_back, withdraw};
pub use importing::{check, import};
pub use shelf::{pack, pack_of};
pub use translation::{Review, Verdict, review_translation};

use crate::foundation::error::{Error, Result};
use pack::{Pack, WindowKey};
use rules::Standing;

/// The version of a standard that is in force on a day.
pub async fn in_force(
    database: &impl ConnectionTrait,
    standard: StandardId,
    day: NaiveDate,
) -> Result<Option<version::Model>> {
    let lives = store::lives(database, standard).await?;
    match rules::in_force(&lives, day) {
        Some(life) => Ok(Some(store::version(database, life.version).await?)),
        None => Ok(None),
    }
}

/// A standard with what its version in force says.
#[derive(Clone, Debug)]
pub struct InForce {
    pub standard: StandardId,
    pub version: VersionId,
    pub pack: Arc<Pack>,
}

/// The versions that a co-op may want to be ready for: of each standard the one in force on a day, then those that are
/// agreed and come into force later.
pub async fn to_be_ready_for(
    database: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<Vec<(entities::standards::standard::Model, store::Outline)>> {
    let mut found = Vec::new();
    for standard in store::standards(database).await? {
        let lives = store::lives(database, standard.id).await?;
        let current = rules::in_force(&lives, day).map(|life| life.version);
        let mut versions = store::versions(database, standard.id).await?;
        versions.retain(|version| {
            let to_come = version.status == entities::standards::VersionStatus::Agreed
                && version.effective_from.is_some_and(|from| from > day);
            Some(version.id) == current || to_come
        });
        versions.sort_by_key(|version| (Some(version.id) != current, version.effective_from));
        found.extend(versions.into_iter().map(|version| (standard.clone(), version)));
    }
    Ok(found)
}

/// What every standard says on a day, by code; one that has no version in force is left out.
pub async fn all_in_force(database: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<InForce>> {
    let mut found = Vec::new();
    for standard in store::standards(database).await? {
        found.extend(text_in_force(database, standard.id, day).await?);
    }
    Ok(found)
}

/// What the first standard, by code, that has a version in force on a day says: for what rests on no licence or audit.
pub async fn first_in_force(database: &impl ConnectionTrait, day: NaiveDate) -> Result<Option<InForce>> {
    for standard in store::standards(database).await? {
        if let Some(text) = text_in_force(database, standard.id, day).await? {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// What the standard of a version says on a day: its version in force, else this one.
pub async fn in_place_of(
    database: &impl ConnectionTrait,
    version: VersionId,
    day: NaiveDate,
) -> Result<Arc<Pack>> {
    let standard = store::outline(database, version).await?.standard_id;
    match text_in_force(database, standard, day).await? {
        Some(text) => Ok(text.pack),
        None => pack(database, version).await,
    }
}

async fn text_in_force(
    database: &impl ConnectionTrait,
    standard: StandardId,
    day: NaiveDate,
) -> Result<Option<InForce>> {
    let lives = store::lives(database, standard).await?;
    let Some(life) = rules::in_force(&lives, day) else { return Ok(None) };
    Ok(Some(InForce { standard, version: life.version, pack: pack(database, life.version).await? }))
}

/// May a version be used for an audit whose fieldwork starts on a day? The transition is that of the version in force.
pub async fn standing(
    database: &impl ConnectionTrait,
    version: VersionId,
    day: NaiveDate,
) -> Result<Standing> {
    let standard = store::outline(database, version).await?.standard_id;
    let lives = store::lives(database, standard).await?;
    let Some(current) = rules::in_force(&lives, day) else { return Ok(Standing::NotValid) };
    let Some(life) = lives.iter().find(|life| life.version == version) else { return Err(Error::NotFound) };
    let transition =
        pack(database, current.version).await?.window(WindowKey::Transition).map_or(0, |w| w.days);
    Ok(rules::standing(life, &lives, day, transition))
}

/// The classes of members whose votes are users' votes: as the version in force on a day says, of the first standard
/// that has one; without any, those of people who use the service.
pub async fn user_vote_classes(database: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<String>> {
    Ok(match first_in_force(database, day).await? {
        Some(text) => text.pack.standard.user_vote_classes.clone(),
        None => vec![String::from("user")],
    })
}

/// What a proposal copies from the reference data that ships with the program.
pub fn reference() -> Result<&'static rules::Reference> {
    static REFERENCE: OnceLock<Option<rules::Reference>> = OnceLock::new();
    REFERENCE
        .get_or_init(|| serde_json::from_value(crate::foundation::reference::get().copied.clone()).ok())
        .as_ref()
        .ok_or_else(|| Error::internal("the reference data cannot be read"))
}
