//! A co-op asks more of its own people than the version does, and stops asking.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::ids::{OrganisationId, RequirementId};
use entities::training::training_requirement::Model;
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::requirements::{self, Asked};
use super::{Syllabus, permit, store, syllabus};
use crate::access::Actor;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};
use crate::standards::pack::Pack;

const SUBJECT: &str = "training_requirement";

/// The syllabus of a co-op on a day: the version's, and what the co-op itself asks beyond it.
pub async fn syllabus_of(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    day: NaiveDate,
) -> Result<Syllabus> {
    as_asked(database, cooperative, syllabus(database, day).await?, day).await
}

/// The syllabus of a co-op on a day under a given version, such as that of an audit.
pub async fn syllabus_under(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    pack: &Pack,
    day: NaiveDate,
) -> Result<Syllabus> {
    as_asked(database, cooperative, Syllabus::of(Some(pack))?, day).await
}

async fn as_asked(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    syllabus: Syllabus,
    day: NaiveDate,
) -> Result<Syllabus> {
    let own = store::requirements(database, Some(&[cooperative]), day).await?;
    Ok(Syllabus { subjects: requirements::stricter(&syllabus.subjects, &own), ..syllabus })
}

/// What co-ops ask on a day beyond their version, by co-op; of all of them, or of some only.
pub async fn own_by_cooperative(
    database: &impl ConnectionTrait,
    only: Option<&[OrganisationId]>,
    day: NaiveDate,
) -> Result<HashMap<OrganisationId, Vec<Model>>> {
    let mut found: HashMap<OrganisationId, Vec<Model>> = HashMap::new();
    for row in store::requirements(database, only, day).await? {
        found.entry(row.cooperative_id).or_default().push(row);
    }
    Ok(found)
}

/// Asks more than the version does, from today on. What was asked of the same people before gives way to it.
pub async fn ask(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    asked: Asked,
    now: Timestamp,
) -> Result<RequirementId> {
    let tx = app.database.begin().await?;
    permit(&tx, actor, cooperative).await?;
    let today = clock::today(now);
    let syllabus = syllabus(&tx, today).await?;
    let problems = requirements::check(&asked, &syllabus.subjects, &syllabus.roles);
    if !problems.is_empty() {
        return Err(Error::Problems(problems));
    }
    store::end_same_requirement(&tx, cooperative, &asked.subject, asked.role.as_deref(), today).await?;
    let row = Model {
        id: RequirementId::new(now),
        cooperative_id: cooperative,
        subject: asked.subject,
        role: asked.role,
        interval_months: asked.months.and_then(|months| i32::try_from(months).ok()),
        from_on: today,
        ended_on: None,
        set_by: Some(actor.account),
        set_at: now,
    };
    let event = Event::new("training-requirement-set", SUBJECT, row.id.0)
        .at(cooperative)
        .saying(json!({ "subject": row.subject, "role": row.role, "interval_months": row.interval_months }));
    let id = row.id;
    store::insert_requirement(&tx, row).await?;
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Stops asking it, from today on. For the days before, it stays as it was.
pub async fn stop(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    id: RequirementId,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    permit(&tx, actor, cooperative).await?;
    let row = store::requirement(&tx, cooperative, id).await?;
    if row.ended_on.is_some() {
        return Ok(());
    }
    let event = Event::new("training-requirement-ended", SUBJECT, row.id.0)
        .at(cooperative)
        .saying(json!({ "subject": row.subject, "role": row.role, "interval_months": row.interval_months }));
    store::end_requirement(&tx, row, clock::today(now)).await?;
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}
