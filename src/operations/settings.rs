//! Facts about this installation that a row of `service_setting` keeps: when it was last backed up, last verified.

use entities::operations::service_setting;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use crate::foundation::error::Result;

/// When and where the last good backup was made.
pub const LAST_BACKUP: &str = "last-backup";
/// When everything was last verified, and whether it was good (`good` or `faults`).
pub const LAST_VERIFY: &str = "last-verify";

/// What is kept under a key, and since when.
pub async fn get(database: &impl ConnectionTrait, key: &str) -> Result<Option<service_setting::Model>> {
    Ok(service_setting::Entity::find_by_id(key.to_owned()).one(database).await?)
}

/// Keeps a value under a key.
pub async fn set(database: &impl ConnectionTrait, key: &str, value: &str, now: Timestamp) -> Result<()> {
    let row = service_setting::ActiveModel {
        key: Set(key.to_owned()),
        value: Set(value.to_owned()),
        set_at: Set(now),
    };
    let replace = OnConflict::column(service_setting::Column::Key)
        .update_columns([service_setting::Column::Value, service_setting::Column::SetAt])
        .to_owned();
    service_setting::Entity::insert(row).on_conflict(replace).exec_without_returning(database).await?;
    Ok(())
}
