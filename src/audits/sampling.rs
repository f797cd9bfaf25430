//! The sample of workers that an auditor looks at: drawn so that anyone can draw it again.
//!
//! Algorithm `safon-sample/1`. The population is ordered by the bytes of its ids. Its digest is the SHA-256, in
//! lower-case hexadecimal, of one line `id TAB kind TAB start LF` for each person in that order (kind: employee,
//! agency or volunteer; start: YYYY-MM-DD). A person's rank is the SHA-256 of `seed LF id`; the lowest comes first.
//! The sample has n = max(5, ⌈√N⌉) people, at most N. It holds first the newest starter, then the first agency worker
//! and the first volunteer by rank if there are any, then those of the lowest rank until it is full.

use chrono::NaiveDate;
use entities::training::Employment;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name under which the journal keeps how a sample was drawn.
pub const ALGORITHM: &str = "safon-sample/1";

/// One person of the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub id: String,
    pub kind: Employment,
    pub started_on: NaiveDate,
}

/// Why a person is in the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChosenAs {
    NewestStarter,
    AgencyWorker,
    Volunteer,
    Drawn,
}

impl ChosenAs {
    /// The word that is kept and shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::NewestStarter => "newest",
            Self::AgencyWorker => "agency",
            Self::Volunteer => "volunteer",
            Self::Drawn => "drawn",
        }
    }
}

/// A sample, with all that is needed to draw it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    pub algorithm: String,
    pub seed: String,
    pub population: usize,
    pub population_digest: String,
    /// Ids, in the order in which they were chosen.
    pub chosen: Vec<(String, ChosenAs)>,
}

/// How many people a sample of so many has.
pub fn size(population: usize) -> usize {
    let root = population.isqrt();
    let ceiling = root + usize::from(root * root < population);
    ceiling.max(5).min(population)
}

/// Draws a sample; the order of `population` makes no difference.
pub fn draw(population: &[Candidate], seed: &str) -> Sample {
    let mut ordered: Vec<&Candidate> = population.iter().collect();
    ordered.sort_by(|left, right| left.id.as_bytes().cmp(right.id.as_bytes()));
    let population_digest = digest(&ordered);
    let mut ranked = ordered;
    ranked.sort_by_cached_key(|candidate| rank(seed, &candidate.id));

    // The first by rank among those who started last.
    let newest = ranked
        .iter()
        .rev()
        .max_by_key(|candidate| candidate.started_on)
        .map(|one| (one.id.as_str(), ChosenAs::NewestStarter));
    let first_of = |kind: Employment, chosen_as: ChosenAs| {
        ranked.iter().find(|candidate| candidate.kind == kind).map(|one| (one.id.as_str(), chosen_as))
    };
    let agency = first_of(Employment::Agency, ChosenAs::AgencyWorker);
    let volunteer = first_of(Employment::Volunteer, ChosenAs::Volunteer);
    let rest = ranked.iter().map(|candidate| (candidate.id.as_str(), ChosenAs::Drawn));

    let mut chosen: Vec<(String, ChosenAs)> = Vec::new();
    for (id, chosen_as) in newest.into_iter().chain(agency).chain(volunteer).chain(rest) {
        if chosen.len() < size(population.len()) && !chosen.iter().any(|(there, _)| there == id) {
            chosen.push((id.to_owned(), chosen_as));
        }
    }
    Sample {
        algorithm: ALGORITHM.to_owned(),
        seed: seed.to_owned(),
        population: population.len(),
        population_digest,
        chosen,
    }
}

/// Ids by their rank under a seed, the first first: for other choices by lot, such as which reports are moderated.
pub fn by_lot<'a>(ids: impl IntoIterator<Item = &'a str>, seed: &str) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.into_iter().collect();
    ids.sort_by_cached_key(|id| rank(seed, id));
    ids
}

/// The population as the text whose digest is kept: with it and the seed, anybody can draw the sample again.
pub fn written(population: &[Candidate]) -> String {
    let mut ordered: Vec<&Candidate> = population.iter().collect();
    ordered.sort_by(|left, right| left.id.as_bytes().cmp(right.id.as_bytes()));
    ordered.into_iter().map(line).collect()
}

/// A population from that text; none where it is no such text.
pub fn read(written: &str) -> Option<Vec<Candidate>> {
    let candidate = |line: &str| {
        let mut parts = line.split('\t');
        let (id, kind, started_on) = (parts.next()?, parts.next()?, parts.next()?);
        let kind = match kind {
            "employee" => Employment::Employee,
            "agency" => Employment::Agency,
            "volunteer" => Employment::Volunteer,
            _ => return None,
        };
        let started_on = started_on.parse().ok()?;
        parts.next().is_none().then(|| Candidate { id: id.to_owned(), kind, started_on })
    };
    written.lines().map(candidate).collect()
}

fn rank(seed: &str, id: &str) -> String {
    hex::encode(Sha256::digest(format!("{seed}\n{id}")))
}

fn digest(ordered: &[&Candidate]) -> String {
    let mut hasher = Sha256::new();
    for candidate in ordered {
        hasher.update(line(candidate));
    }
    hex::encode(hasher.finalize())
}

fn line(candidate: &Candidate) -> String {
    let kind = match candidate.kind {
        Employment::Employee => "employee",
        Employment::Agency => "agency",
        Employment::Volunteer => "volunteer",
    };
    format!("{}\t{kind}\t{}\n", candidate.id, candidate.started_on)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn population(count: usize) -> Vec<Candidate> {
        let first = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date");
        let candidate = |index: usize| Candidate {
            id: format!("w{index:03}"),
            kind: match index % 10 {
                3 => Employment::Agency,
                7 => Employment::Volunteer,
                _ => Employment::Employee,
            },
            started_on: first + chrono::Days::new((index * 37 % 900) as u64),
        };
        (0..count).map(candidate).collect()
    }

    #[test]
    fn a_sample_has_the_square_root_but_at_least_five() {
        let sizes: Vec<usize> = [0, 1, 4, 5, 6, 25, 26, 36, 37, 100, 101].map(size).to_vec();
        assert_eq!(sizes, [0, 1, 4, 5, 5, 5, 6, 6, 7, 10, 11]);
    }

    #[test]
    fn a_sample_can_be_drawn_again_by_the_written_rule() {
        let sample = draw(&population(40), "2026-03-16/A-7");
        assert_eq!(
            sample.population_digest,
            "8ff3e787f7d1ca930e4e5a07a96f720aad3628ae85224cad59616e1aafff060d"
        );
        let ids: Vec<&str> = sample.chosen.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["w024", "w003", "w007", "w014", "w019", "w004", "w031"]);
    }

    proptest! {
        #[test]
        fn whatever_the_seed_the_newest_an_agency_worker_and_a_volunteer_are_in(count in 0..120_usize, seed in "[a-z0-9]{1,12}") {
            let people = population(count);
            let sample = draw(&people, &seed);
            prop_assert_eq!(sample.chosen.len(), size(count));
            let has = |kind: Employment| {
                sample.chosen.iter().any(|(id, _)| people.iter().any(|one| one.id == *id && one.kind == kind))
            };
            for kind in [Employment::Agency, Employment::Volunteer] {
                prop_assert_eq!(has(kind), people.iter().any(|one| one.kind == kind));
            }
            let newest = people.iter().map(|one| one.started_on).max();
            prop_assert_eq!(
                sample.chosen.first().and_then(|(id, _)| people.iter().find(|one| one.id == *id)).map(|one| one.started_on),
                newest
            );
            let mut turned = people;
            turned.reverse();
            prop_assert_eq!(draw(&turned, &seed), sample.clone());
            let kept = read(&written(&turned)).expect("it is read as it was written");
            prop_assert_eq!(draw(&kept, &seed), sample);
        }
    }
}
