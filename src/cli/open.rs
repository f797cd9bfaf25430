//! Opening an installation for a command: settings, the clock of its folder, a database that is there and up to date.

use std::path::Path;

use chrono::SecondsFormat;
use serde_json::json;

use super::Common;
use super::answer::Answer;
use crate::demo;
use crate::foundation::App;
use crate::foundation::config::Config;
use crate::foundation::error::{Error, Message, Result};
use crate::operations::backup;
use crate::operations::lock::Lock;

/// The settings that a command line names.
pub fn config(common: &Common) -> Result<Config> {
    let mut config = Config::read(common.config.as_deref())?;
    if let Some(data) = &common.data {
        config.data.clone_from(data);
    }
    Ok(config)
}

/// Opens an installation that is there, whatever its schema.
pub async fn there(common: &Common) -> Result<App> {
    let mut config = config(common)?;
    if config.database.is_none() && !database_file(&config).try_exists()? {
        return Err(nothing_there(&config.data));
    }
    if config.base_url == Config::default().base_url
        && let Some(address) = demo::address(&config.data)?
    {
        config.base_url = address;
    }
    tools(config).await
}

/// Opens an installation that is there and whose schema is this program's.
pub async fn app(common: &Common) -> Result<App> {
    let app = there(common).await?;
    if !app.database.pending().await?.is_empty() {
        return Err(Error::refused("cli-schema-older"));
    }
    Ok(app)
}

/// Opens the tools, whatever state the database is in, by the clock of the data folder.
pub async fn tools(config: Config) -> Result<App> {
    std::fs::create_dir_all(&config.data)?;
    let clock = demo::clock::of(&config.data)?;
    App::open(config, clock).await
}

/// Where the embedded database lies.
pub fn database_file(config: &Config) -> std::path::PathBuf {
    config.data.join("safon.db")
}

fn nothing_there(data: &Path) -> Error {
    Error::Refused(Message::new("cli-nothing-there").with("folder", data.display().to_string()))
}

/// `safon migrate`.
pub async fn migrate(common: &Common, check: bool) -> Result<Answer> {
    let config = config(common)?;
    let fresh = config.database.is_none() && !database_file(&config).try_exists()?;
    if check && fresh {
        return Err(nothing_there(&config.data));
    }
    let _alone = if check { None } else { Some(Lock::take(&config.data)?) };
    let app = tools(config).await?;
    let pending = app.database.pending().await?;
    let mut answer = Answer::default();
    for name in &pending {
        answer.row(json!({ "migration": name, "applied": !check }));
    }
    if pending.is_empty() {
        answer.say(Message::new("cli-migrate-nothing"));
    } else if check {
        answer.say(Message::new("cli-migrate-pending").with("n", pending.len()));
        pending.iter().for_each(|name| answer.line(format!("  {name}")));
    } else {
        bring_up_to_date(&app).await?;
        answer.say(Message::new("cli-migrate-done").with("n", pending.len()));
    }
    Ok(answer.with_faults(check && !pending.is_empty()))
}

/// Migrates what is behind; a database that already holds something is copied first.
pub async fn bring_up_to_date(app: &App) -> Result<usize> {
    let pending = app.database.pending().await?;
    let Some(first) = pending.first() else { return Ok(0) };
    if backup::holds_something(app).await? {
        let now = app.now();
        let at = now.to_rfc3339_opts(SecondsFormat::Secs, true).replace(':', "");
        let place = app.config.data.join("backups").join(format!("before-{first}-{at}"));
        backup::before_migration(app, &place, now).await?;
        tracing::info!(place = %place.display(), "safety backup made");
    }
    app.database.migrate().await
}
