//! Nouns of the room `access`.

pub mod account;
pub mod grant_area;
pub mod one_time_token;
pub mod organisation;
pub mod rate_counter;
pub mod recovery_code;
pub mod role_grant;
pub mod session;
mod words;

pub use words::*;
