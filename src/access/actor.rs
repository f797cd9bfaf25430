//! The person who asks, with the roles that stand today.

use entities::access::Role;
use entities::ids::{AccountId, OrganisationId, RoleGrantId, SessionId};
use scheduler::clock::Timestamp;

/// One role of the person who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub id: RoleGrantId,
    pub role: Role,
    pub organisation: OrganisationId,
    pub organisation_reference: String,
    /// A regulator's local authorities; `None`: the whole nation.
    pub areas: Option<Vec<String>>,
}

/// The person who asks, with the roles that stand today.
#[derive(Clone, Debug)]
pub struct Actor {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub language: entities::access::Language,
    pub session: Option<SessionId>,
    /// When the password was last given.
    pub authenticated_at: Timestamp,
    pub grants: Vec<Grant>,
    /// The role whose home page is shown; an index into `grants`.
    pub acting: usize,
    pub second_factor_waived: bool,
}

impl Actor {
    /// The role the person is acting in.
    pub fn acting(&self) -> Option<&Grant> {
        self.grants.get(self.acting)
    }

    /// Does the person hold this role anywhere?
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    /// Does the person hold any role at this organisation?
    pub fn belongs_to(&self, organisation: OrganisationId) -> bool {
        self.grants.iter().any(|g| g.organisation == organisation)
    }
}
