//! The seventeen parts but the cover: which of them a report has, and where each begins.

use crate::reports::content::Content;

/// The parts that have data, in order. Contents, numbers and bookmarks come from this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Summary,
    Cooperative,
    Method,
    Outcome,
    Criteria,
    Findings,
    PreviousActions,
    Training,
    Democracy,
    Voice,
    GoodPractice,
    ActionPlan,
    Comments,
    Evidence,
    SignOff,
    Statements,
}

impl Part {
    /// The message that names it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Summary => "report-part-summary",
            Self::Cooperative => "report-part-cooperative",
            Self::Method => "report-part-method",
            Self::Outcome => "report-part-outcome",
            Self::Criteria => "report-part-criteria",
            Self::Findings => "report-part-findings",
            Self::PreviousActions => "report-part-previous-actions",
            Self::Training => "report-part-training",
            Self::Democracy => "report-part-democracy",
            Self::Voice => "report-part-voice",
            Self::GoodPractice => "report-part-good-practice",
            Self::ActionPlan => "report-part-action-plan",
            Self::Comments => "report-part-comments",
            Self::Evidence => "report-part-evidence",
            Self::SignOff => "report-part-sign-off",
            Self::Statements => "report-part-statements",
        }
    }

    /// The share of a page that must be free for a short part to go on below the one before. Others start
    /// on a page of their own.
    pub(super) fn goes_on(self) -> Option<f32> {
        match self {
            Self::PreviousActions
            | Self::Training
            | Self::Democracy
            | Self::Voice
            | Self::GoodPractice
            | Self::ActionPlan
            | Self::Comments => Some(0.36),
            Self::Findings | Self::Evidence => Some(0.5),
            // A long part begins below a short page, never below a full one.
            Self::Criteria => Some(0.54),
            Self::SignOff => Some(0.22),
            Self::Summary | Self::Cooperative | Self::Method | Self::Outcome | Self::Statements => None,
        }
    }
}

/// The parts of a content that have data.
pub(super) fn parts(content: &Content) -> Vec<Part> {
    let (cooperative, method) = (&content.cooperative, &content.method);
    let all = [
        (Part::Summary, true),
        (
            Part::Cooperative,
            !cooperative.about.is_empty() || !cooperative.facts.is_empty() || cooperative.votes.is_some(),
        ),
        (
            Part::Method,
            method.sample.is_some()
                || [&method.scope, &method.method, &method.limits].iter().any(|prose| !prose.is_empty())
                || !method.team.is_empty(),
        ),
        (Part::Outcome, !content.outcome.scores.is_empty()),
        (Part::Criteria, !content.sections.is_empty()),
        (Part::Findings, !content.findings.is_empty()),
        (Part::PreviousActions, !content.previous_actions.is_empty()),
        (Part::Training, content.training.is_some()),
        (Part::Democracy, content.democracy.is_some()),
        (Part::Voice, content.voice.is_some()),
        (Part::GoodPractice, !content.good_practice.is_empty()),
        (Part::ActionPlan, !content.action_plan.is_empty()),
        (Part::Comments, content.comments.is_some()),
        (Part::Evidence, !content.evidence.is_empty()),
        (Part::SignOff, !content.sign_off.is_empty()),
        (Part::Statements, true),
    ];
    all.into_iter().filter_map(|(part, present)| present.then_some(part)).collect()
}
