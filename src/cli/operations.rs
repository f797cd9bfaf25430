//! `safon doctor|verify|backup|restore`.

use std::path::Path;

use entities::access::Language;
use serde_json::json;

use super::answer::Answer;
use super::{Common, open};
use crate::foundation::error::{Message, Result};
use crate::operations::health::{self, State};
use crate::operations::lock::Lock;
use crate::operations::{backup, verify};
use crate::outbox;

/// `safon doctor`.
pub async fn doctor(common: &Common) -> Result<Answer> {
    let app = open::there(common).await?;
    let mut answer = Answer::default();
    let mut worst = State::Good;
    for check in health::examine(&app, app.now()).await {
        worst = worst.max(check.state);
        let mark = match check.state {
            State::Good => "ok",
            State::Warning => "!",
            State::Fault => "!!",
        };
        let said = app.words.say(common.language(), &check.message);
        answer.line(format!("{mark:2} {:10} {said}", check.name));
        answer.row(json!({
            "check": check.name, "state": check.state,
            "message_en": app.words.say(Language::En, &check.message),
            "message_cy": app.words.say(Language::Cy, &check.message),
        }));
    }
    Ok(answer.with_faults(worst == State::Fault))
}

/// `safon verify`.
pub async fn verify(common: &Common) -> Result<Answer> {
    let app = open::app(common).await?;
    let found = verify::verify(&app, app.now()).await?;
    let mut answer = Answer::default();
    for fault in &found.faults {
        answer.say(fault.message.clone());
        answer.row(json!({
            "kind": fault.kind, "subject": fault.subject,
            "message_en": app.words.say(Language::En, &fault.message),
            "message_cy": app.words.say(Language::Cy, &fault.message),
        }));
    }
    let key = if found.good() { "operations-verified" } else { "operations-verified-faults" };
    answer.say(
        Message::new(key)
            .with("entries", found.entries)
            .with("files", found.files)
            .with("n", found.faults.len()),
    );
    Ok(answer.with_faults(!found.good()))
}

/// `safon backup DIR`.
pub async fn backup(common: &Common, place: &Path) -> Result<Answer> {
    let app = open::app(common).await?;
    let manifest = backup::backup(&app, place, app.now()).await?;
    let size: u64 = manifest.files.iter().map(|entry| entry.size).sum();
    let mut answer = Answer::said(
        Message::new("operations-backup-made")
            .with("n", manifest.files.len())
            .with("folder", place.display().to_string()),
    );
    answer.row(json!({
        "folder": place, "files": manifest.files.len(), "bytes": size, "schema": manifest.schema,
        "made_at": manifest.made_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    }));
    Ok(answer)
}

/// `safon restore DIR`: checks the backup, fills an empty data folder, holds all mail, verifies what is there.
pub async fn restore(common: &Common, place: &Path) -> Result<Answer> {
    let config = open::config(common)?;
    let manifest = backup::check(place).await?;
    let _alone = Lock::take(&config.data)?;
    backup::restore(&config, place, &manifest).await?;
    let app = open::tools(config).await?;
    open::bring_up_to_date(&app).await?;
    outbox::hold(&app, None, true, app.now()).await?;
    let found = verify::verify(&app, app.now()).await?;
    let mut answer = Answer::said(
        Message::new("operations-restored").with("folder", app.config.data.display().to_string()),
    );
    answer.say(Message::new("operations-restored-held"));
    found.faults.iter().for_each(|fault| answer.say(fault.message.clone()));
    answer.row(json!({
        "folder": app.config.data, "files": manifest.files.len(), "entries": found.entries,
        "faults": found.faults.len(), "mail": "held",
    }));
    Ok(answer.with_faults(!found.good()))
}
