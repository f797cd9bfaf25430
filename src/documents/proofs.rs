//! Proofs of notice that were given out. Neither bytes nor content are kept: the journal says that bytes with a digest were
//! given out, so that a copy can be checked.

use entities::access::Language;
use entities::ids::{AccountId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal::{self, Event};

const SUBJECT: &str = "proof";
const GIVEN: &str = "proof-given";

/// A proof that was given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub at: Timestamp,
    pub language: Language,
    pub organisation: Option<OrganisationId>,
}

/// Notes that a proof was given out; once, however often the same bytes are.
pub async fn note(
    app: &App,
    by: AccountId,
    (bytes, language): (&[u8], Language),
    organisation: Option<OrganisationId>,
    now: Timestamp,
) -> Result<()> {
    let sha256 = hex::encode(Sha256::digest(bytes));
    let tx = app.database.begin().await?;
    if by_digest(&tx, &sha256).await?.is_some() {
        return Ok(tx.rollback().await?);
    }
    let event = Event::new(GIVEN, SUBJECT, subject(&sha256));
    let event = event.saying(json!({ "sha256": sha256, "language": language }));
    let event = match organisation {
        Some(organisation) => event.at(organisation),
        None => event,
    };
    journal::record(&tx, by, event, now).await?;
    Ok(tx.commit().await?)
}

/// The proof whose bytes have this digest.
pub async fn by_digest(database: &impl ConnectionTrait, sha256: &str) -> Result<Option<Given>> {
    let told = journal::told_of(database, SUBJECT, subject(sha256), &[GIVEN]).await?;
    Ok(told.into_iter().find_map(|(entry, detail)| {
        let detail = detail.filter(|detail| detail["sha256"] == sha256)?;
        let language = serde_json::from_value(detail["language"].clone()).ok()?;
        Some(Given { at: entry.at, language, organisation: entry.organisation_id })
    }))
}

/// What the journal calls bytes with a digest: they have no row of their own.
fn subject(sha256: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(sha256)[..16]);
    Uuid::from_bytes(bytes)
}
