//! A sample is drawn again from what was recorded when it was drawn, and laid beside the one that is kept.

use entities::audits::audit;
use scheduler::clock;
use sea_orm::ConnectionTrait;

use super::sampling::{self, Candidate, Sample};
use super::{fieldwork, store};
use crate::foundation::error::{Error, Result};
use crate::journal;

/// The event under which the journal keeps seed, digest, algorithm and population.
pub const DRAWN: &str = "sample-drawn";

/// What came of drawing it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redrawn {
    /// As it comes out now.
    pub sample: Sample,
    /// The digest that was recorded.
    pub digest: String,
    /// Where the population comes from: as it was written down on the day, or as the records stand now.
    pub from_journal: bool,
    /// Is the population the one that was recorded?
    pub same_population: bool,
    /// Are the people, their order and the reasons those that are kept?
    pub same_sample: bool,
}

impl Redrawn {
    /// Does everything agree?
    pub fn agrees(&self) -> bool {
        self.same_population && self.same_sample
    }
}

/// Draws the sample of an audit again. One that was not drawn yet is not found.
pub async fn redraw(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<Redrawn> {
    let (Some(seed), Some(digest)) = (&audit.sample_seed, &audit.sample_population_digest) else {
        return Err(Error::NotFound);
    };
    let entries = journal::about(database, "audit", audit.id.0).await?;
    let drawn = entries.into_iter().rev().find(|(entry, _)| entry.event == DRAWN).ok_or(Error::NotFound)?;
    let (entry, detail) = drawn;
    let written = detail.as_ref().and_then(|detail| detail.get("people")?.as_str());
    let from_journal: Option<Vec<Candidate>> = written.and_then(sampling::read);
    let (population, from_journal) = match from_journal {
        Some(population) => (population, true),
        // Drawn before the population was written down, or its text was erased: the records may still give it.
        None => (fieldwork::candidates(database, audit, clock::today(entry.at)).await?, false),
    };
    let sample = sampling::draw(&population, seed);
    let kept: Vec<(String, String)> = store::sample(database, audit.id)
        .await?
        .into_iter()
        .map(|(row, _)| (row.worker_id.to_string(), row.why))
        .collect();
    let again = sample.chosen.iter().map(|(id, why)| (id.clone(), why.name().to_owned()));
    Ok(Redrawn {
        same_sample: again.eq(kept),
        same_population: sample.population_digest == *digest,
        digest: digest.clone(),
        from_journal,
        sample,
    })
}
