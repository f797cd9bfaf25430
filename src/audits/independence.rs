//! Who may not audit a co-op, because of what ties them to it or because they have audited it too often; and who may not do
//! what to their own work.

use chrono::NaiveDate;
use entities::audits::{InterestKind, TeamPart};
use scheduler::working_days::months_after;

use crate::foundation::error::Message;

/// How long a tie counts after it ended, in months [rule].
pub const INTEREST_MONTHS: u32 = 24;
/// How many audits of one co-op in a row somebody may be on [rule].
pub const IN_A_ROW: usize = 3;

/// A tie between a person and a co-op, as it was declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    pub kind: InterestKind,
    /// Empty while it lasts.
    pub until: Option<NaiveDate>,
}

/// What is known of a person who is to be on an audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Holds a role at the co-op, or at its consortium, today.
    pub belongs: bool,
    /// Declared before, in audits of this co-op.
    pub ties: Vec<Tie>,
    /// Whether the person was on the visit of each earlier audit of this co-op, the latest first.
    pub earlier_visits: Vec<bool>,
    /// Is already on this audit, or was and declined.
    pub named: bool,
}

/// Why a person may not be on an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    Belongs,
    Tied(InterestKind),
    TooManyInARow,
    AlreadyNamed,
}

impl From<Blocked> for Message {
    fn from(blocked: Blocked) -> Self {
        match blocked {
            Blocked::Belongs => Self::new("audits-blocked-belongs"),
            Blocked::Tied(kind) => Self::new("audits-blocked-tied")
                .with_word("tie", format!("audit-interest-{kind}"))
                .with("months", INTEREST_MONTHS),
            Blocked::TooManyInARow => Self::new("audits-blocked-in-a-row").with("n", IN_A_ROW),
            Blocked::AlreadyNamed => Self::new("audits-blocked-named"),
        }
    }
}

/// Does this tie bar somebody on this day?
pub fn bars(tie: Tie, on: NaiveDate) -> bool {
    match tie.kind {
        InterestKind::None => false,
        InterestKind::Member
        | InterestKind::Worker
        | InterestKind::Relative
        | InterestKind::Supplier
        | InterestKind::Consultant
        | InterestKind::Consortium => {
            tie.until.is_none_or(|ended| months_after(ended, INTEREST_MONTHS) >= on)
        }
    }
}

/// May the person have this part in an audit whose visit is on `visit_on`?
pub fn may_join(candidate: &Candidate, part: TeamPart, visit_on: NaiveDate) -> Result<(), Blocked> {
    if candidate.named {
        return Err(Blocked::AlreadyNamed);
    }
    if candidate.belongs {
        return Err(Blocked::Belongs);
    }
    if let Some(tie) = candidate.ties.iter().find(|tie| bars(**tie, visit_on)) {
        return Err(Blocked::Tied(tie.kind));
    }
    let in_a_row = candidate.earlier_visits.iter().take_while(|was_there| **was_there).count();
    match part {
        TeamPart::LeadAuditor | TeamPart::Auditor if in_a_row >= IN_A_ROW => Err(Blocked::TooManyInARow),
        TeamPart::LeadAuditor | TeamPart::Auditor | TeamPart::Moderator => Ok(()),
    }
}

/// Were they at the co-op? Those who were answer no comments and moderate nothing.
pub fn on_visit(part: TeamPart) -> bool {
    match part {
        TeamPart::LeadAuditor | TeamPart::Auditor => true,
        TeamPart::Moderator => false,
    }
}

/// What a moderator looks at: all that is critical, all that changed since last time, and a tenth of the rest by lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LookedAtBecause {
    Critical,
    Changed,
    ByLot,
}

/// One criterion in scope, as moderation sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForModeration {
    pub criterion: String,
    pub critical: bool,
    pub changed: bool,
}

/// The moderation sample: every critical, every changed outcome, and 10% at random of what is left (at least one).
pub fn moderation_sample(in_scope: &[ForModeration], seed: &str) -> Vec<(String, LookedAtBecause)> {
    let (sure, rest): (Vec<_>, Vec<_>) = in_scope.iter().partition(|one| one.critical || one.changed);
    let share = rest.len().div_ceil(10);
    let drawn = super::sampling::by_lot(rest.iter().map(|one| one.criterion.as_str()), seed);
    let because = |one: &ForModeration| match one.critical {
        true => LookedAtBecause::Critical,
        false => LookedAtBecause::Changed,
    };
    sure.into_iter()
        .map(|one| (one.criterion.clone(), because(one)))
        .chain(drawn.into_iter().take(share).map(|key| (key.to_owned(), LookedAtBecause::ByLot)))
        .collect()
}
