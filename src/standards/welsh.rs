//! The Welsh of a version, part by part: what a translator has still to review, and marking a part reviewed.

use super::pack::{Pack, WelshStatus};

/// What a translator reviews in one go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Title and notes of the standard as a whole.
    Standard,
    Facts,
    /// Principles and measures.
    Principles,
    /// Severities, results and outcomes.
    Results,
    /// Windows and cadences.
    Timing,
    Sources,
    EvidenceTypes,
    /// Roles, subjects and induction.
    Training,
    /// A section with its criteria, by key.
    Section(String),
}

/// How far the review of one part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub part: Part,
    pub texts: usize,
    pub drafts: usize,
}

/// Every part that has Welsh, in the order of the file, with what is still a draft.
pub fn reviews(pack: &Pack) -> Vec<Review> {
    let mut reviews: Vec<Review> = Vec::new();
    for (part, status) in statuses(&mut pack.clone()) {
        let draft = usize::from(*status == WelshStatus::Draft);
        match reviews.last_mut() {
            Some(review) if review.part == part => {
                review.texts += 1;
                review.drafts += draft;
            }
            _ => reviews.push(Review { part, texts: 1, drafts: draft }),
        }
    }
    reviews
}

/// The parts that stop a version from being proposed.
pub fn to_review(pack: &Pack) -> Vec<Part> {
    reviews(pack).into_iter().filter(|review| review.drafts > 0).map(|review| review.part).collect()
}

/// Marks every Welsh text of a part reviewed; says how many were drafts until now.
pub fn mark_reviewed(pack: &mut Pack, part: &Part) -> usize {
    let mut marked = 0;
    for (_, status) in statuses(pack).into_iter().filter(|(of, _)| of == part) {
        marked += usize::from(*status == WelshStatus::Draft);
        *status = WelshStatus::Reviewed;
    }
    marked
}

/// Marks every Welsh text of a part a draft again.
pub fn mark_draft(pack: &mut Pack, part: &Part) {
    for (_, status) in statuses(pack).into_iter().filter(|(of, _)| of == part) {
        *status = WelshStatus::Draft;
    }
}

fn statuses(pack: &mut Pack) -> Vec<(Part, &mut WelshStatus)> {
    let mut all = vec![(Part::Standard, &mut pack.standard.cy_status)];
    all.extend(pack.facts.iter_mut().map(|entry| (Part::Facts, &mut entry.name.cy_status)));
    all.extend(pack.act_principles.iter_mut().map(|entry| (Part::Principles, &mut entry.name.cy_status)));
    all.extend(pack.measures.iter_mut().map(|entry| (Part::Principles, &mut entry.name.cy_status)));
    all.extend(pack.severities.iter_mut().map(|entry| (Part::Results, &mut entry.name.cy_status)));
    all.extend(pack.results.iter_mut().map(|entry| (Part::Results, &mut entry.name.cy_status)));
    all.extend(pack.overall_outcomes.iter_mut().map(|entry| (Part::Results, &mut entry.name.cy_status)));
    all.extend(pack.windows.iter_mut().map(|entry| (Part::Timing, &mut entry.name.cy_status)));
    all.extend(pack.cadences.iter_mut().map(|entry| (Part::Timing, &mut entry.name.cy_status)));
    all.extend(pack.sources.iter_mut().map(|entry| (Part::Sources, &mut entry.cy_status)));
    all.extend(pack.evidence_types.iter_mut().map(|entry| (Part::EvidenceTypes, &mut entry.name.cy_status)));
    all.extend(pack.roles.iter_mut().map(|entry| (Part::Training, &mut entry.name.cy_status)));
    all.extend(pack.training_subjects.iter_mut().map(|entry| (Part::Training, &mut entry.name.cy_status)));
    if let Some(framework) = &mut pack.induction_framework {
        all.push((Part::Training, &mut framework.name.cy_status));
        all.extend(framework.steps.iter_mut().map(|step| (Part::Training, &mut step.name.cy_status)));
    }
    for section in &mut pack.sections {
        let part = Part::Section(section.key.clone());
        all.push((part.clone(), &mut section.cy_status));
        all.extend(section.criteria.iter_mut().map(|criterion| (part.clone(), &mut criterion.cy_status)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::reading::{Format, read};

    #[test]
    fn a_translator_works_part_by_part_until_nothing_is_a_draft() {
        let mut pack =
            read(include_bytes!("../../data/standard.yaml"), Format::Yaml).expect("the shipped standard");
        let parts = to_review(&pack);
        assert_eq!(parts.len(), 7 + 12, "seven parts of its own and twelve sections");
        let voice = Part::Section("voice-and-control".to_owned());
        assert_eq!(mark_reviewed(&mut pack, &voice), 7, "the section and its six criteria");
        assert_eq!(mark_reviewed(&mut pack, &voice), 0);
        assert!(!to_review(&pack).contains(&voice));
        for part in &parts {
            mark_reviewed(&mut pack, part);
        }
        assert_eq!(to_review(&pack), vec![]);
    }
}
