//! The seventeen parts but the cover: the number of each, what one without data says, and where it begins.

use crate::reports::content::Content;

/// A part. The numbers are the same in every report: the cover has none, and the first part after it is 1.
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
    /// All but the cover, in order.
    pub(super) const ALL: [Self; 16] = [
        Self::Summary,
        Self::Cooperative,
        Self::Method,
        Self::Outcome,
        Self::Criteria,
        Self::Findings,
        Self::PreviousActions,
        Self::Training,
        Self::Democracy,
        Self::Voice,
        Self::GoodPractice,
        Self::ActionPlan,
        Self::Comments,
        Self::Evidence,
        Self::SignOff,
        Self::Statements,
    ];

    /// Its number; the cover has none.
    pub(super) fn number(self) -> usize {
        Self::ALL.iter().position(|part| *part == self).map_or(1, |place| place + 1)
    }

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

/// The message that a part says in place of data; nothing where the content has data for it.
pub(super) fn nothing(part: Part, content: &Content) -> Option<&'static str> {
    let (cooperative, method) = (&content.cooperative, &content.method);
    let (empty, message) = match part {
        Part::Summary | Part::Statements => return None,
        Part::Cooperative => (
            cooperative.about.is_empty() && cooperative.facts.is_empty() && cooperative.votes.is_none(),
            "report-none-other",
        ),
        Part::Method => (
            method.sample.is_none()
                && [&method.scope, &method.method, &method.limits].iter().all(|prose| prose.is_empty())
                && method.team.is_empty(),
            "report-none-other",
        ),
        Part::Outcome => (content.outcome.scores.is_empty(), "report-none-outcome"),
        Part::Criteria => (content.sections.is_empty(), "report-none-other"),
        Part::Findings => (content.findings.is_empty(), "report-none-findings"),
        Part::PreviousActions => (content.previous_actions.is_empty(), "report-none-previous-actions"),
        Part::Training => (content.training.is_none(), "report-none-training"),
        Part::Democracy => (content.democracy.is_none(), "report-none-democracy"),
        Part::Voice => {
            (content.voice.iter().all(|voice| voice.conversations.is_empty()), "report-none-voice")
        }
        Part::GoodPractice => (content.good_practice.is_empty(), "report-none-good-practice"),
        Part::ActionPlan => (content.action_plan.is_empty(), "report-none-action-plan"),
        Part::Comments => (content.comments.is_none(), "report-none-comments"),
        Part::Evidence => (content.evidence.is_empty(), "report-none-evidence"),
        Part::SignOff => (content.sign_off.is_empty(), "report-none-sign-off"),
    };
    empty.then_some(message)
}
