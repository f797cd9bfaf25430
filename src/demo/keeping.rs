//! What the demonstration shows of keeping: a hold that two people placed, one that waits for the second, a wish to erase that
//! waits, and a tombstone.

use chrono::Days;
use entities::access::Role;
use entities::evidence::{EvidenceLanguage, PersonalData, evidence_item};
use entities::ids::EvidenceItemId;
use scheduler::clock::{self, Timestamp};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::founding::{Founded, Network};
use super::script::{self, Script};
use crate::access::actor_of;
use crate::evidence::rules::{Given, NewItem};
use crate::evidence::{self};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::operations::keeping::rules::Move;
use crate::operations::keeping::{self, Decision};

/// Adds holds and erasures of the last weeks.
pub fn tell<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    let at = |days: i64, minute: i64| script::working_time(&app.calendar, network.today, days, minute);
    if let [_, second, third, fourth, ..] = network.cooperatives.as_slice() {
        script.at(at(20, 15), "a hold on all evidence of a co-op".to_owned(), move |now| {
            hold_all(app, network, fourth, now)
        });
        script.at(at(9, 30), "a hold that waits".to_owned(), move |now| hold_one(app, network, third, now));
        script.at(at(8, 45), "a wish to erase".to_owned(), move |now| async move {
            wish(app, network, third, now).await.map(|_| ())
        });
        script.at(at(14, 60), "a tombstone".to_owned(), move |now| async move {
            let item = wish(app, network, second, now).await?;
            let later = now + chrono::Duration::minutes(50);
            let officer = network.actor(app, Role::StandardsOfficer, later).await?;
            keeping::decide(app, &officer, item, Decision::Erase, later).await
        });
    }
}

async fn hold_all(app: &App, network: &Network, coop: &Founded, now: Timestamp) -> Result<()> {
    let regulator = network.actor(app, Role::Regulator, now).await?;
    let reason = "Ymholiad dychmygol / an invented inquiry";
    let hold = keeping::place_hold(app, &regulator, coop.id, None, reason, now).await?;
    let later = now + chrono::Duration::minutes(40);
    let officer = network.actor(app, Role::StandardsOfficer, later).await?;
    keeping::move_hold(app, &officer, hold, Move::Confirm, later).await.map(|_| ())
}

async fn hold_one(app: &App, network: &Network, coop: &Founded, now: Timestamp) -> Result<()> {
    let first = evidence_item::Entity::find()
        .filter(evidence_item::Column::CooperativeId.eq(coop.id))
        .order_by_asc(evidence_item::Column::SubmittedAt)
        .one(&*app.database)
        .await?;
    let Some(item) = first else { return Ok(()) };
    let regulator = network.actor(app, Role::Regulator, now).await?;
    let reason = "Cwyn ddychmygol / an invented complaint";
    keeping::place_hold(app, &regulator, coop.id, Some(item.id), reason, now).await.map(|_| ())
}

/// A paper that should not have been handed in, and the wish that it go.
async fn wish(app: &App, network: &Network, coop: &Founded, now: Timestamp) -> Result<EvidenceItemId> {
    let manager = actor_of(app, coop.of(Role::Manager), now).await?;
    let kinds = network.pack.evidence_types.iter();
    let mut plain = kinds.filter(|kind| kind.uploadable && kind.personal_data == PersonalData::None);
    let kind = plain.next().ok_or_else(|| Error::internal("no type of evidence can be handed in"))?;
    let mut criteria = network.pack.criteria();
    let (_, criterion) = criteria.next().ok_or_else(|| Error::internal("the standard has no criterion"))?;
    let text = format!("DEMONSTRATION / ARDDANGOSIAD\n\n{}\n", coop.invented.reference);
    let stored = app.files.keep_bytes(text.as_bytes()).await?;
    let new = NewItem {
        evidence_type: kind.code.clone(),
        title: "Y ffeil anghywir / the wrong file".to_owned(),
        language: EvidenceLanguage::Both,
        period_from: None,
        period_to: None,
        valid_until: Some(clock::today(now) + Days::new(365)),
        redaction_confirmed: true,
        ties: vec![criterion.key.clone()],
        files: vec![Given { name: "ffeil-anghywir.txt".to_owned(), stored }],
    };
    let key = format!("demo-keeping-{}-{}", coop.invented.reference, network.seed);
    let item = evidence::submit(app, &manager, coop.id, new, &key, now).await?;
    let later = now + chrono::Duration::minutes(10);
    let why = "Y ffeil anghywir / the wrong file";
    keeping::ask(app, &actor_of(app, coop.of(Role::Manager), later).await?, item, why, later).await?;
    Ok(item)
}
