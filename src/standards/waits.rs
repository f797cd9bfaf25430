//! What waits for one person among the versions: their signature, or their review of the Welsh. And whether a letter that
//! asks for a signature still has a reason to go.

use entities::ids::{AccountId, ConsulteeId, VersionId};
use entities::standards::{Party, VersionStatus, standard};
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;

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

/// Does a version, as it was proposed, still wait for this person's signature?
pub async fn signature_owed(
    app: &App,
    (version, digest): (VersionId, Option<&str>),
    account: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let Some(actor) = still_somebody(app, account, now).await? else { return Ok(false) };
    let outline = store::outline(&*app.database, version).await?;
    let by_hand = (version, outline.status, outline.proposed_by);
    Ok(outline.digest.as_deref() == digest && signs_for(&*app.database, &actor, by_hand).await?.is_some())
}

/// Does a consultation still want this person's comments?
pub async fn comments_owed(
    app: &App,
    consultee: ConsulteeId,
    account: AccountId,
    now: Timestamp,
) -> Result<bool> {
    let Some(actor) = still_somebody(app, account, now).await? else { return Ok(false) };
    let speaks = consultation::comments::may_see(&*app.database, &actor, consultee).await?;
    Ok(speaks && consultation::letters::comments_wanted(&*app.database, consultee, now).await?)
}

async fn still_somebody(app: &App, account: AccountId, now: Timestamp) -> Result<Option<Actor>> {
    match access::actor_of(app, account, now).await {
        Ok(actor) => Ok(Some(actor)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
