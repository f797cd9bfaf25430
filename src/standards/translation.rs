//! The two languages of a version side by side: what a translator reads, corrects and marks reviewed.

use std::collections::BTreeMap;

use entities::ids::VersionId;
use entities::standards::{translation_review, version};
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::{Value, json};

use super::pack::Pack;
use super::rules::{self, Refusal, Status};
use super::welsh::{self, Part};
use super::{canonical, reading, shelf, store, tree};
use crate::access::{Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::journal::{self, Event};

/// One text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Text {
    /// Where its Welsh stands in the version: a JSON pointer such as `/sections/0/title_cy`.
    pub place: String,
    /// The code, key or number of what it belongs to; may be empty.
    pub of: String,
    /// Which text of it: `title`, `text`, `name` ...
    pub field: String,
    pub en: String,
    pub cy: String,
}

impl Part {
    /// The name of the part in addresses and in the table of reviews: a section's key, or `frame.` and a word.
    pub fn key(&self) -> String {
        let word = match self {
            Self::Standard => "standard",
            Self::Facts => "facts",
            Self::Principles => "principles",
            Self::Results => "results",
            Self::Timing => "timing",
            Self::Sources => "sources",
            Self::EvidenceTypes => "evidence-types",
            Self::Training => "training",
            Self::Section(key) => return key.clone(),
        };
        format!("frame.{word}")
    }

    /// The part of that name. (A section's key holds no dot.)
    pub fn of_key(key: &str) -> Self {
        match key {
            "frame.standard" => Self::Standard,
            "frame.facts" => Self::Facts,
            "frame.principles" => Self::Principles,
            "frame.results" => Self::Results,
            "frame.timing" => Self::Timing,
            "frame.sources" => Self::Sources,
            "frame.evidence-types" => Self::EvidenceTypes,
            "frame.training" => Self::Training,
            section => Self::Section(section.to_owned()),
        }
    }

    /// Where in the text of a version the part stands.
    fn roots(&self, pack: &Pack) -> Vec<String> {
        let names: &[&str] = match self {
            Self::Standard => &["/standard"],
            Self::Facts => &["/facts"],
            Self::Principles => &["/act_principles", "/measures"],
            Self::Results => &["/severities", "/results", "/overall_outcomes"],
            Self::Timing => &["/windows", "/cadences"],
            Self::Sources => &["/sources"],
            Self::EvidenceTypes => &["/evidence_types"],
            Self::Training => &["/roles", "/training_subjects", "/induction_framework"],
            Self::Section(key) => {
                let found = pack.sections.iter().position(|section| section.key == *key);
                return found.map(|index| format!("/sections/{index}")).into_iter().collect();
            }
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}

/// Every text of a part, in both languages, in the order of the version.
pub fn texts(pack: &Pack, part: &Part) -> Result<Vec<Text>> {
    let whole = serde_json::to_value(pack).map_err(Error::internal)?;
    let mut found = Vec::new();
    for root in part.roots(pack) {
        if let Some(value) = whole.pointer(&root) {
            gather(value, &root, "", &mut found);
        }
    }
    Ok(found)
}

fn gather(value: &Value, place: &str, of: &str, found: &mut Vec<Text>) {
    match value {
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                gather(entry, &format!("{place}/{index}"), of, found);
            }
        }
        Value::Object(fields) => {
            let named = ["code", "number", "key", "ref"].iter().find_map(|name| fields.get(*name));
            let of = match named {
                Some(Value::String(text)) => text.clone(),
                Some(Value::Number(number)) => number.to_string(),
                _ => of.to_owned(),
            };
            let mut own: Vec<Text> = fields
                .iter()
                .filter_map(|(name, welsh)| {
                    let stem = name.strip_suffix("cy")?;
                    let english = fields.get(&format!("{stem}en"))?.as_str()?;
                    let field = match stem.trim_end_matches('_') {
                        "" => "name",
                        stem => stem,
                    };
                    Some(Text {
                        place: format!("{place}/{name}"),
                        of: of.clone(),
                        field: field.to_owned(),
                        en: english.to_owned(),
                        cy: welsh.as_str()?.to_owned(),
                    })
                })
                .collect();
            own.sort_by_key(|text| !matches!(text.field.as_str(), "title" | "name"));
            found.append(&mut own);
            for (name, inner) in fields {
                gather(inner, &format!("{place}/{name}"), &of, found);
            }
        }
        _ => {}
    }
}

/// What is still to be reviewed: parts with a draft text, and parts that no named translator stands for.
pub fn unreviewed(pack: &Pack, reviews: &[translation_review::Model]) -> Vec<Part> {
    welsh::reviews(pack)
        .into_iter()
        .filter(|part| part.drafts > 0 || !reviews.iter().any(|review| review.section_key == part.part.key()))
        .map(|part| part.part)
        .collect()
}

/// A translator's work on one part.
#[derive(Clone, Debug)]
pub struct Review {
    pub part: Part,
    /// Better Welsh, by place.
    pub corrections: BTreeMap<String, String>,
    /// The digest of the draft that the translator saw; empty where nothing is corrected.
    pub seen: Option<String>,
    pub verdict: Verdict,
}

/// Is the part done?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Reviewed,
    NotYet,
}

impl Review {
    /// The part is right as it stands.
    pub fn right(part: Part) -> Self {
        Self { part, corrections: BTreeMap::new(), seen: None, verdict: Verdict::Reviewed }
    }
}

/// Corrects the Welsh of one part of a draft and, if it is done, marks it reviewed by this translator.
pub async fn review_translation(
    app: &App,
    actor: &Actor,
    id: VersionId,
    review: Review,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let version = store::version_to_change(&tx, id).await?;
    policy::permit(actor, Deed::ReviewTranslation, &Place::default())?;
    may_change(version.status)?;
    if review.seen.as_ref().is_some_and(|seen| *seen != canonical::digest_of(&version.text)) {
        return Err(Error::Conflict);
    }
    // What a proposal would copy from the reference data is part of what is reviewed.
    let before = rules::with_reference((*shelf::pack_of(&version)?).clone(), super::reference()?);
    let texts = texts(&before, &review.part)?;
    if texts.is_empty() {
        return Err(Error::NotFound);
    }
    let (mut pack, corrected) = correct(&before, &texts, &review.corrections)?;
    let key = review.part.key();
    match review.verdict {
        Verdict::Reviewed => {
            welsh::mark_reviewed(&mut pack, &review.part);
            store::save_review(&tx, id, &key, (actor.account, &actor.name), now).await?;
        }
        Verdict::NotYet if corrected > 0 => {
            welsh::mark_draft(&mut pack, &review.part);
            store::forget_reviews(&tx, id, Some(&key)).await?;
        }
        Verdict::NotYet => {}
    }
    save_text(&tx, version, &pack, now).await?;
    let name = match review.verdict {
        Verdict::Reviewed => "translation-reviewed",
        Verdict::NotYet => "translation-corrected",
    };
    let event = Event::new(name, "version", id.0).saying(json!({ "part": key, "corrected": corrected }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

fn may_change(status: Status) -> Result<(), Refusal> {
    match status {
        Status::Draft | Status::Consultation => Ok(()),
        Status::Proposed => Err(Refusal::AlreadyProposed),
        Status::Agreed | Status::Withdrawn => Err(Refusal::AlreadySettled),
    }
}

/// The version with better Welsh, and how many texts differ now. A text without words is a fault beside its field.
fn correct(pack: &Pack, texts: &[Text], corrections: &BTreeMap<String, String>) -> Result<(Pack, usize)> {
    let mut whole = serde_json::to_value(pack).map_err(Error::internal)?;
    let mut problems = Vec::new();
    let mut corrected = 0;
    for (number, text) in texts.iter().enumerate() {
        let Some(better) = corrections.get(&text.place).map(|better| better.trim()) else { continue };
        if better.is_empty() {
            let message = Message::new("standards-welsh-empty");
            problems.push(Problem { field: format!("cy-{number}").into(), message });
        } else if better != text.cy
            && let Some(slot) = whole.pointer_mut(&text.place)
        {
            *slot = Value::String(better.to_owned());
            corrected += 1;
        }
    }
    if !problems.is_empty() {
        return Err(Error::Problems(problems));
    }
    if corrected == 0 {
        return Ok((pack.clone(), 0));
    }
    // Read as a file is read, so that what is kept is always a version that could be imported.
    match reading::read(whole.to_string().as_bytes(), tree::Format::Json) {
        Ok(pack) => Ok((pack, corrected)),
        Err(faults) => Err(faults.first().map_or_else(
            || Error::internal("a corrected version cannot be read"),
            |fault| Error::Refused(fault.message()),
        )),
    }
}

/// Writes the text of a draft and the rows of its criteria.
pub(super) async fn save_text(
    tx: &impl ConnectionTrait,
    version: version::Model,
    pack: &Pack,
    now: Timestamp,
) -> Result<()> {
    let id = version.id;
    let mut row = version.into_active_model();
    row.text = Set(canonical::text(pack)?);
    row.update(tx).await?;
    store::rewrite_criteria(tx, id, pack, now).await
}

/// Is the Welsh of the part, word for word, what a translator reviewed before? Then who did still stands for it.
pub(super) fn same_words(one: &Pack, other: &Pack, part: &Part) -> Result<bool> {
    let words = |pack: &Pack| -> Result<Vec<(String, String)>> {
        Ok(texts(pack, part)?.into_iter().map(|text| (text.en, text.cy)).collect())
    };
    Ok(words(one)? == words(other)?)
}

/// How many Welsh texts of the version are drafts.
pub fn drafts(pack: &Pack) -> usize {
    welsh::reviews(pack).iter().map(|review| review.drafts).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::reading::{Format, read};

    fn shipped() -> Pack {
        read(include_bytes!("../../data/standard.yaml"), Format::Yaml).expect("the shipped standard")
    }

    #[test]
    fn a_section_gives_its_title_first_and_then_its_criteria() {
        let part = Part::Section("voice-and-control".to_owned());
        let texts = texts(&shipped(), &part).expect("texts");
        assert_eq!((texts[0].place.as_str(), texts[0].field.as_str()), ("/sections/0/title_cy", "title"));
        assert_eq!(texts.len(), 2 + 6 * 2, "title and purpose, and as many for each of six criteria");
        assert!(texts.iter().all(|text| !text.en.is_empty() && !text.cy.is_empty()));
    }

    #[test]
    fn every_part_has_a_name_that_leads_back_to_it() {
        for review in welsh::reviews(&shipped()) {
            assert_eq!(Part::of_key(&review.part.key()), review.part);
            assert!(!texts(&shipped(), &review.part).expect("texts").is_empty(), "{:?}", review.part);
        }
    }

    #[test]
    fn a_correction_changes_one_text_and_an_empty_one_is_refused() {
        let (pack, part) = (shipped(), Part::Standard);
        let texts = texts(&pack, &part).expect("texts");
        let title = |welsh: &str| BTreeMap::from([("/standard/title_cy".to_owned(), welsh.to_owned())]);
        let (better, corrected) = correct(&pack, &texts, &title("Safon well")).expect("a correction");
        assert_eq!((better.standard.title_cy.as_str(), corrected), ("Safon well", 1));
        assert!(matches!(correct(&pack, &texts, &title("  ")), Err(Error::Problems(_))));
    }

    #[test]
    fn drafts_are_counted_by_their_mark() {
        let mut pack = shipped();
        let all = drafts(&pack);
        assert!(all > 100);
        pack.standard.cy_status = crate::standards::pack::WelshStatus::Reviewed;
        assert_eq!(drafts(&pack), all - 1);
    }
}
