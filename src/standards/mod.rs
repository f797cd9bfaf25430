//! Standards: what a version says, how it is read from a file, and how it comes to be agreed.

pub mod agreement;
pub mod canonical;
pub mod condition;
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
pub mod welsh;
mod words;

use std::sync::OnceLock;

use chrono::NaiveDate;
use entities::ids::{StandardId, VersionId};
use entities::standards::version;
use sea_orm::ConnectionTrait;

pub use agreement::{Proposal, Signing, propose, sign, take_back, withdraw};
pub use importing::{check, import};
pub use shelf::{pack, pack_of};
pub use translation::{Review, Verdict, review_translation};

use crate::foundation::error::{Error, Result};
use pack::WindowKey;
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
    for standard in store::standards(database).await? {
        let lives = store::lives(database, standard.id).await?;
        if let Some(life) = rules::in_force(&lives, day) {
            return Ok(pack(database, life.version).await?.standard.user_vote_classes.clone());
        }
    }
    Ok(vec![String::from("user")])
}

/// What a proposal copies from the reference data that ships with the program.
pub fn reference() -> Result<&'static rules::Reference> {
    static REFERENCE: OnceLock<Option<rules::Reference>> = OnceLock::new();
    REFERENCE
        .get_or_init(|| serde_saphyr::from_str(include_str!("../../data/reference.yaml")).ok())
        .as_ref()
        .ok_or_else(|| Error::internal("the reference data cannot be read"))
}
