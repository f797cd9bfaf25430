//! Nouns of the room `audits`.

pub mod appeal;
pub mod assessment;
pub mod audit;
pub mod audit_move;
pub mod citation;
pub mod comment;
pub mod computed_fact;
pub mod conversation;
pub mod conversation_tie;
pub mod evidence_request;
pub mod request_item;
pub mod request_turn;
pub mod sample_worker;
pub mod team_member;
mod words;

pub use words::*;
