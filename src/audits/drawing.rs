//! Drawing the sample of workers: once, by lot, so that anybody can draw it again.

use chrono::NaiveDate;
use entities::audits::audit;
use entities::ids::WorkerId;
use entities::training::Employment;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::fieldwork::may_work;
use super::sampling::{self, Candidate, ChosenAs, WorkerKind};
use super::{see_to_change, store};
use crate::access::{Actor, Deed};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal::{self, Event};

/// Draws the sample of workers, once. The seed, the digest of the ordered population and the algorithm are kept.
pub async fn draw_sample(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<()> {
    let seed = hex::encode(rand::random::<[u8; 8]>());
    draw_sample_with(app, actor, reference, &seed, now).await
}

/// Draws the sample with a seed that is given: for redrawing, and for the demonstration.
pub async fn draw_sample_with(
    app: &App,
    actor: &Actor,
    reference: &str,
    seed: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::Assess).await?;
    may_work(actor, &seen)?;
    if seen.audit.sample_seed.is_some() {
        return Err(Error::refused("audits-sample-drawn"));
    }
    let people = candidates(&tx, &seen.audit, today(now)).await?;
    let sample = sampling::draw(&people, seed);
    let chosen: Vec<(WorkerId, &'static str)> = sample
        .chosen
        .iter()
        .filter_map(|(id, why)| {
            let why = match why {
                ChosenAs::NewestStarter => "newest",
                ChosenAs::AgencyWorker => "agency",
                ChosenAs::Volunteer => "volunteer",
                ChosenAs::Drawn => "drawn",
            };
            Some((id.parse().ok()?, why))
        })
        .collect();
    store::insert_sample(&tx, seen.audit.id, &chosen, now).await?;
    let (id, cooperative, revision) = (seen.audit.id, seen.audit.cooperative_id, seen.audit.revision);
    let mut row = seen.audit.into_active_model();
    row.sample_seed = Set(Some(sample.seed.clone()));
    row.sample_population_digest = Set(Some(sample.population_digest.clone()));
    row.sample_algorithm = Set(Some(sample.algorithm.clone()));
    row.revision = Set(revision + 1);
    row.update(&tx).await?;
    let event = Event::new("sample-drawn", "audit", id.0).at(cooperative).saying(json!({
        "seed": sample.seed, "digest": sample.population_digest, "algorithm": sample.algorithm,
        "population": sample.population, "chosen": sample.chosen.len(),
    }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

async fn candidates(
    tx: &impl ConnectionTrait,
    audit: &audit::Model,
    on: NaiveDate,
) -> Result<Vec<Candidate>> {
    let workers = store::population(tx, audit.cooperative_id, on).await?;
    Ok(workers
        .into_iter()
        .filter_map(|worker| {
            Some(Candidate {
                id: worker.id.to_string(),
                kind: match worker.employment {
                    Employment::Employee => WorkerKind::Employee,
                    Employment::Agency => WorkerKind::Agency,
                    Employment::Volunteer => WorkerKind::Volunteer,
                },
                started_on: worker.started_on?,
            })
        })
        .collect())
}
