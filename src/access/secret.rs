//! A secret of the installation, for what a browser carries between two requests and must not make up.

use entities::operations::service_setting;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use sha2::{Digest, Sha256};

use crate::foundation::error::{Error, Result};

const NAME: &str = "form-secret";

/// Signs fields for one holder (a session's form token): nobody without the installation's secret can make the mark,
/// and it is good for that holder only.
pub async fn sign(
    database: &impl ConnectionTrait,
    holder: &str,
    fields: &[&str],
    now: Timestamp,
) -> Result<String> {
    let secret = secret(database, now).await?;
    let mut inner = Sha256::new().chain_update(&secret).chain_update(b"inner");
    for field in std::iter::once(&holder).chain(fields) {
        inner.update((field.len() as u64).to_be_bytes());
        inner.update(field);
    }
    let outer = Sha256::new().chain_update(&secret).chain_update(b"outer").chain_update(inner.finalize());
    Ok(hex::encode(outer.finalize()))
}

/// The secret; made when it is first wanted. Every instance on one database has the same.
async fn secret(database: &impl ConnectionTrait, now: Timestamp) -> Result<String> {
    if let Some(known) = service_setting::Entity::find_by_id(NAME.to_owned()).one(database).await? {
        return Ok(known.value);
    }
    let row = service_setting::ActiveModel {
        key: Set(NAME.to_owned()),
        value: Set(hex::encode(rand::random::<[u8; 32]>())),
        set_at: Set(now),
    };
    let once = OnConflict::column(service_setting::Column::Key).do_nothing().to_owned();
    service_setting::Entity::insert(row).on_conflict(once).exec_without_returning(database).await?;
    let made = service_setting::Entity::find_by_id(NAME.to_owned()).one(database).await?;
    made.map(|row| row.value).ok_or_else(|| Error::internal("the secret could not be kept"))
}
