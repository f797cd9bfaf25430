//! Where a deed would be done, and what a person's roles reach for it.

use entities::ids::{AccountId, OrganisationId};

/// Where a deed would be done.
#[derive(Clone, Debug, Default)]
pub struct Place {
    pub organisation: Option<OrganisationId>,
    /// Local authorities of the co-op.
    pub areas: Vec<String>,
    /// Is the person on the audit's team, or on that of an audit of this co-op?
    pub on_team: bool,
    /// Does the co-op know of one of those audits?
    pub on_told_team: bool,
    /// Is one of those audits that it knows of still going on?
    pub on_open_team: bool,
    /// Does an appeal of the co-op wait for its decision?
    pub appealed: bool,
}

/// All that a person's roles reach for one deed: lists are filtered by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    pub everywhere: bool,
    pub areas: Vec<String>,
    pub organisations: Vec<OrganisationId>,
    /// Audits this account is on, and their co-ops.
    pub team: Option<AccountId>,
    /// Co-ops that know of an audit this account is on.
    pub told_team: Option<AccountId>,
    /// The same, while one of those audits goes on.
    pub open_team: Option<AccountId>,
    /// Co-ops whose appeal waits for its decision.
    pub appealed: bool,
}

impl Scope {
    /// Does it reach nothing at all?
    pub fn is_empty(&self) -> bool {
        !self.everywhere
            && self.areas.is_empty()
            && self.organisations.is_empty()
            && self.team.is_none()
            && self.told_team.is_none()
            && self.open_team.is_none()
            && !self.appealed
    }
}
