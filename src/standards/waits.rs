//! What waits for one person among the versions: their signature, or their review of the Welsh. And whether a letter that
//! asks for a signature still has a reason to go.

use entities::ids::{AccountId, ConsulteeId, VersionId};
use entities::standards::{Party, VersionStatus, standard};
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::agreement::deed_of;
use super::store::Outline;
use super::{consultation, rules, shelf, store, translation};
use crate::access::{self, Actor, Deed, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};

/// What a version asks of one person now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// Their signature, for this party.
    Sign(Party),
    /// To review so many parts of the Welsh.
    Review(usize),
}

/// For which party may this person sign a version? For none, if it does not wait for them.
pub async fn signs_for(
    database: &impl ConnectionTrait,
    actor: &Actor,
    (version, status, proposed_by): (VersionId, VersionStatus, Option<AccountId>),
) -> Result<Option<Party>> {
    if status != VersionStatus::Proposed || proposed_by == Some(actor.account) {
        return Ok(None);
    }
    let there = store::signatures(database, version).await?;
    if there.iter().any(|signature| signature.account_id == actor.account) {
        return Ok(None);
    }
    Ok(entities::words::<Party>().find(|party| {
        policy::may_anywhere(actor, deed_of(*party))
            && !there.iter().any(|signature| signature.party == *party)
    }))
}

/// The versions that ask something of this person now, the oldest first.
pub async fn waiting(
    database: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<Vec<(standard::Model, Outline, Waits)>> {
    let reviews = policy::may_anywhere(actor, Deed::ReviewTranslation);
    let mut found = Vec::new();
    for standard in store::standards(database).await? {
        for version in store::versions(database, standard.id).await? {
            let by_hand = (version.id, version.status, version.proposed_by);
            let asked = match signs_for(database, actor, by_hand).await? {
                Some(party) => Some(Waits::Sign(party)),
                None if reviews && rules::changeable(version.status) => {
                    let parts = unreviewed(database, version.id).await?;
                    (parts > 0).then_some(Waits::Review(parts))
                }
                None => None,
            };
            found.extend(asked.map(|asked| (standard.clone(), version, asked)));
        }
    }
    found.sort_by_key(|(_, version, _)| (version.proposed_at.unwrap_or(version.created_at), version.id));
    Ok(found)
}

/// How many parts of a version have Welsh that nobody reviewed.
async fn unreviewed(database: &impl ConnectionTrait, id: VersionId) -> Result<usize> {
    let version = store::version(database, id).await?;
    let pack = rules::with_reference((*shelf::pack_of(&version)?).clone(), super::reference()?);
    Ok(translation::unreviewed(&pack, &store::reviews(database, id).await?).len())
}

/// What must still be true when a letter of this room goes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Condition {
    /// The version, as it was proposed, still waits for this person's signature.
    Signature { version: VersionId, digest: Option<String>, account: AccountId },
    /// The consultation is open, the organisation has said nothing, and this person still speaks for it.
    Comments { consultee: ConsulteeId, account: AccountId },
}

/// The condition of a letter that asks somebody to sign.
pub(super) fn signature_owed(
    version: VersionId,
    digest: Option<String>,
    account: AccountId,
) -> Result<String> {
    serde_json::to_string(&Condition::Signature { version, digest, account }).map_err(Error::internal)
}

/// The condition of a letter that reminds somebody of a consultation.
pub(super) fn comments_owed(consultee: ConsulteeId, account: AccountId) -> Result<String> {
    serde_json::to_string(&Condition::Comments { consultee, account }).map_err(Error::internal)
}

/// Does what a letter was posted for still hold? Nothing: the condition is another room's.
pub async fn still_owed(app: &App, condition: &str, now: Timestamp) -> Result<Option<bool>> {
    let Ok(condition) = serde_json::from_str::<Condition>(condition) else { return Ok(None) };
    let account = match condition {
        Condition::Signature { account, .. } | Condition::Comments { account, .. } => account,
    };
    let actor = match access::actor_of(app, account, now).await {
        Ok(actor) => actor,
        Err(Error::NotFound) => return Ok(Some(false)),
        Err(error) => return Err(error),
    };
    let database = &*app.database;
    Ok(Some(match condition {
        Condition::Signature { version, digest, .. } => {
            let outline = store::outline(database, version).await?;
            let by_hand = (version, outline.status, outline.proposed_by);
            outline.digest == digest && signs_for(database, &actor, by_hand).await?.is_some()
        }
        Condition::Comments { consultee, .. } => {
            consultation::letters::comments_wanted(database, &actor, consultee, now).await?
        }
    }))
}
