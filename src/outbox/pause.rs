//! All mail may be paused: by an administrator, with a reason; after a restore, so that old letters do not go out twice.

use entities::ids::AccountId;
use entities::operations::service_setting;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::foundation::App;
use crate::foundation::error::Result;
use crate::journal::{self, Event};

const HOLD: &str = "mail-hold";
const RELEASED: &str = "released";
/// Held without a word of why: after a restore.
const HELD: &str = "held";

/// Mail that is paused: why, by whom, since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Nothing after a restore.
    pub reason: Option<String>,
    pub account: Option<AccountId>,
    pub since: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    reason: String,
    account: AccountId,
}

/// The pause that lasts, if mail is paused.
pub async fn current(app: &App) -> Result<Option<Pause>> {
    let setting = service_setting::Entity::find_by_id(HOLD.to_owned()).one(&*app.database).await?;
    Ok(setting.filter(|setting| setting.value != RELEASED).map(|setting| {
        // Whatever else stands there, mail is held: better than sending what somebody wanted kept.
        let kept: Option<Kept> = serde_json::from_str(&setting.value).ok();
        let (reason, account) = kept.map(|kept| (kept.reason, kept.account)).unzip();
        Pause { reason, account, since: setting.set_at }
    }))
}

/// Is mail paused?
pub async fn held(app: &App) -> Result<bool> {
    Ok(current(app).await?.is_some())
}

/// Pauses all mail, for this reason. What waits stays where it is; what is posted meanwhile joins it.
pub async fn pause(app: &App, account: AccountId, reason: String, now: Timestamp) -> Result<()> {
    let detail = json!({ "reason": reason });
    let kept = serde_json::to_string(&Kept { reason, account }).unwrap_or_else(|_| HELD.to_owned());
    set(app, Some(account), &kept, Event::of_service("mail-held").saying(detail), now).await
}

/// Holds (after a restore) or releases all mail.
pub async fn hold(app: &App, account: Option<AccountId>, hold: bool, now: Timestamp) -> Result<()> {
    let (value, event) = if hold { (HELD, "mail-held") } else { (RELEASED, "mail-released") };
    set(app, account, value, Event::of_service(event), now).await
}

async fn set(app: &App, account: Option<AccountId>, value: &str, event: Event, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    put(&tx, HOLD, value, now).await?;
    journal::record(&tx, account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Keeps a value under a key.
pub(super) async fn put(tx: &impl ConnectionTrait, key: &str, value: &str, now: Timestamp) -> Result<()> {
    let row = service_setting::ActiveModel {
        key: Set(key.to_owned()),
        value: Set(value.to_owned()),
        set_at: Set(now),
    };
    let replace = OnConflict::column(service_setting::Column::Key)
        .update_columns([service_setting::Column::Value, service_setting::Column::SetAt])
        .to_owned();
    service_setting::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}
