//! Who somebody is and what they may do: accounts, invitations, sessions, second factor, roles.

mod actor;
pub mod addresses;
pub mod confirming;
pub mod factor;
mod giving;
pub mod letters;
mod own;
pub mod passwords;
mod people;
pub mod policy;
mod reach;
pub mod roles;
pub mod secret;
mod sessions;
pub mod store;
pub mod watching;

pub use giving::{answer_offer, held, offer, offers, take};
pub use own::{
    ask_reset, begin_factor, change_password, choose_both_languages, choose_language, choose_password,
    confirm_factor, link_holder, reads,
};
pub use people::{
    Invitation, Listed, accounts, add_organisation, confirm_grant, disable, grant, invite, reset_factor,
    revoke_grant,
};
pub use policy::{Actor, Deed, Grant, Place, Scope};
pub use sessions::{
    ABSOLUTE_HOURS, IDLE_MINUTES, SignIn, act_as, actor, actor_of, confirm_password, end_other_sessions,
    factor_missing, give_factor, sessions, sign_in, sign_out,
};
