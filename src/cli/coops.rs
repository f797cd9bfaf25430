//! `safon coops list`.

use std::collections::HashMap;

use clap::Subcommand;
use entities::access::{Language, organisation};
use entities::cooperatives::{CooperativeType, cooperative, cooperative_area};
use entities::ids::OrganisationId;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::json;

use super::answer::Answer;
use super::{Common, open};
use crate::foundation::App;
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::{self, pick};
use crate::licences;

/// What can be done with co-ops.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Every co-op with its type, places and licence
    #[command(after_help = "Example: safon coops list --json")]
    List,
}

/// Runs one of them.
pub async fn run(common: &Common, command: Command) -> Result<Answer> {
    let app = open::app(common).await?;
    match command {
        Command::List => list(common, &app).await,
    }
}

fn kind(language: Language, kind: CooperativeType) -> &'static str {
    let known = reference::get().coop_types.iter().find(|entry| entry.code == kind);
    known.map_or("-", |entry| pick(language, &entry.en, &entry.cy))
}

fn place(language: Language, code: &str) -> &str {
    reference::get().local_authority(code).map_or(code, |authority| authority.name(language))
}

async fn list(common: &Common, app: &App) -> Result<Answer> {
    let database = &*app.database;
    let records: HashMap<OrganisationId, cooperative::Model> =
        cooperative::Entity::find().all(database).await?.into_iter().map(|c| (c.id, c)).collect();
    let mut areas: HashMap<OrganisationId, Vec<String>> = HashMap::new();
    let by_code = cooperative_area::Entity::find().order_by_asc(cooperative_area::Column::LocalAuthority);
    for area in by_code.all(database).await? {
        areas.entry(area.cooperative_id).or_default().push(area.local_authority);
    }
    let licences = licences::store::current_of(database, None).await?;
    let organisations =
        organisation::Entity::find().order_by_asc(organisation::Column::Reference).all(database).await?;
    let mut answer = Answer::default();
    for organisation in organisations {
        let Some(record) = records.get(&organisation.id) else { continue };
        let licence = licences.get(&organisation.id);
        let language = common.language();
        let name = pick(language, &organisation.name_en, &organisation.name_cy);
        let state = licence.map(|l| l.state.to_string());
        let places = areas.remove(&organisation.id).unwrap_or_default();
        let named: Vec<&str> = places.iter().map(|code| place(language, code)).collect();
        let licensed = licence.map(|licence| format!("licences-state-{}", licence.state));
        let licensed = licensed.map_or_else(|| "-".to_owned(), |key| app.words.word(language, &key));
        let told = [&organisation.reference, name, kind(language, record.kind), &named.join(", "), &licensed];
        answer.line(told.join("  "));
        answer.row(json!({
            "reference": organisation.reference, "name_en": organisation.name_en, "name_cy": organisation.name_cy,
            "type": record.kind, "user_led": licence.is_some_and(|l| l.user_led),
            "local_authorities": places,
            "language": organisation.language, "licence": state,
            "licence_reference": licence.map(|l| l.reference.clone()),
        }));
    }
    if answer.rows.is_empty() {
        answer.say(Message::new("cli-no-coops"));
    }
    Ok(answer)
}
