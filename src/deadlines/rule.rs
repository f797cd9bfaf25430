//! The rules by which something is due, and who owes it.

use std::sync::LazyLock;

use entities::access::Role;
use entities::reminders::ReminderGroup;

use super::table::{self, Entry};
use crate::standards::pack::{CadenceKey, Category};

/// Why something is due. Its name is stable: reminders are kept under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The last current item of evidence for a criterion goes stale.
    Evidence,
    /// Training runs out, or its first completion is due.
    Training,
    Induction,
    Check,
    /// Registration with the workforce regulator.
    Registration,
    Supervision,
    /// A critical finding must be contained.
    ActionContain,
    ActionPlan,
    /// Proof that an action is done.
    ActionClose,
    /// Somebody must verify the proof.
    ActionVerify,
    Visit,
    /// What an audit's team asked the co-op to show.
    Request,
    /// Comments on a draft.
    Comments,
    /// The draft report, by the auditors.
    Draft,
    /// Answers to comments, by the moderator.
    Answers,
    AnnualReturn,
    Agm,
    /// A worker says that their own record is wrong, and waits for an answer.
    Correction,
}

impl Rule {
    /// All of them, in order.
    pub const ALL: [Self; 18] = [
        Self::Evidence,
        Self::Training,
        Self::Induction,
        Self::Check,
        Self::Registration,
        Self::Supervision,
        Self::ActionContain,
        Self::ActionPlan,
        Self::ActionClose,
        Self::ActionVerify,
        Self::Visit,
        Self::Request,
        Self::Comments,
        Self::Draft,
        Self::Answers,
        Self::AnnualReturn,
        Self::Agm,
        Self::Correction,
    ];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Training => "training",
            Self::Induction => "induction",
            Self::Check => "check",
            Self::Registration => "registration",
            Self::Supervision => "supervision",
            Self::ActionContain => "action-contain",
            Self::ActionPlan => "action-plan",
            Self::ActionClose => "action-close",
            Self::ActionVerify => "action-verify",
            Self::Visit => "visit",
            Self::Request => "request",
            Self::Comments => "comments",
            Self::Draft => "draft",
            Self::Answers => "answers",
            Self::AnnualReturn => "annual-return",
            Self::Agm => "agm",
            Self::Correction => "correction",
        }
    }

    /// Where it stands among what somebody owes: the dates of audits, then what was found, then lists that come round.
    pub fn rank(self) -> u8 {
        match self {
            Self::Visit | Self::Request | Self::Comments | Self::Draft | Self::Answers => 0,
            Self::ActionContain
            | Self::ActionPlan
            | Self::ActionClose
            | Self::ActionVerify
            | Self::Correction => 1,
            Self::Evidence
            | Self::Training
            | Self::Induction
            | Self::Check
            | Self::Registration
            | Self::Supervision
            | Self::AnnualReturn
            | Self::Agm => 2,
        }
    }

    /// The rule for a training subject of a category.
    pub fn of(category: Category) -> Self {
        match category {
            Category::Training => Self::Training,
            Category::Induction => Self::Induction,
            Category::Check => Self::Check,
            Category::Registration => Self::Registration,
            Category::Supervision => Self::Supervision,
        }
    }

    /// What the data says of it.
    pub fn entry(self) -> &'static Entry {
        static IN_ORDER: LazyLock<Vec<&'static Entry>> = LazyLock::new(|| {
            // The table was checked when it was read: every rule is there.
            Rule::ALL.iter().filter_map(|rule| table::get().rule(rule.name())).collect()
        });
        IN_ORDER[self as usize]
    }

    /// The cadence of its reminders; none: it is shown on pages and nobody is written to.
    pub fn cadence(self) -> Option<CadenceKey> {
        self.entry().cadence
    }

    /// The roles at the co-op that owe it.
    pub fn roles(self) -> &'static [Role] {
        &self.entry().to
    }

    /// Who is told where nobody holds one of those roles.
    pub fn stand_in(self) -> Option<Role> {
        self.entry().stand_in
    }

    /// What people choose about together.
    pub fn group(self) -> ReminderGroup {
        self.entry().group
    }

    /// Must it be told even to somebody who wants no digests? Windows with legal effect run whether one reads or not.
    pub fn always_told(self) -> bool {
        !table::get().choice(self.group())
    }
}
