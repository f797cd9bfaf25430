//! What goes with a role: where it can be held, whether it needs a second factor, and when a grant of it counts.

use chrono::NaiveDate;
use entities::access::{OrganisationKind, Role, role_grant};

/// Must somebody with this role have a second factor? (Regulators, officers, administrators and managers.)
pub fn needs_second_factor(role: Role) -> bool {
    match role {
        Role::Regulator
        | Role::GovernmentSignatory
        | Role::StandardsOfficer
        | Role::FranchisorSignatory
        | Role::DecisionMaker
        | Role::Auditor
        | Role::Moderator
        | Role::AppealDecider
        | Role::Manager
        | Role::ConsortiumCoordinator
        | Role::Administrator => true,
        Role::BoardChair | Role::BoardMember | Role::Member | Role::Worker | Role::Translator => false,
    }
}

/// The kind of organisation at which a role can be held.
pub fn home_of(role: Role) -> OrganisationKind {
    match role {
        Role::Regulator | Role::GovernmentSignatory => OrganisationKind::Government,
        Role::Manager
        | Role::ConsortiumCoordinator
        | Role::BoardChair
        | Role::BoardMember
        | Role::Member
        | Role::Worker => OrganisationKind::Cooperative,
        Role::StandardsOfficer
        | Role::FranchisorSignatory
        | Role::DecisionMaker
        | Role::Auditor
        | Role::Moderator
        | Role::AppealDecider
        | Role::Translator
        | Role::Administrator => OrganisationKind::Franchisor,
    }
}

/// Does a grant stand on this day?
pub fn stands(grant: &role_grant::Model, today: NaiveDate) -> bool {
    grant.revoked_at.is_none() && !waits(grant) && grant.ends_on.is_none_or(|end| end >= today)
}

/// Does a grant still wait for a second person: another administrator, or whoever was offered their own record? (What the
/// command line granted waits for nobody.)
pub fn waits(grant: &role_grant::Model) -> bool {
    grant.revoked_at.is_none() && grant.granted_by.is_some() && grant.confirmed_by.is_none()
}

/// Was a role offered to somebody who has not answered? (A worker's own record: it waits for the worker, not for an
/// administrator.)
pub fn offered(grant: &role_grant::Model) -> bool {
    grant.role == Role::Worker && waits(grant)
}
