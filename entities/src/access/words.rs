//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What an organisation is to the franchise.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    DeriveDisplay,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum OrganisationKind {
    #[sea_orm(string_value = "government", display_value = "government")]
    Government,
    #[sea_orm(string_value = "franchisor", display_value = "franchisor")]
    Franchisor,
    #[sea_orm(string_value = "cooperative", display_value = "cooperative")]
    Cooperative,
}

/// A language of Wales, as a person or organisation chooses it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    DeriveDisplay,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum Language {
    #[sea_orm(string_value = "cy", display_value = "cy")]
    Cy,
    #[sea_orm(string_value = "en", display_value = "en")]
    En,
}

/// What a person does at one organisation (the roles of the rights table).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    DeriveDisplay,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum Role {
    #[sea_orm(string_value = "regulator", display_value = "regulator")]
    Regulator,
    #[sea_orm(string_value = "government_signatory", display_value = "government_signatory")]
    GovernmentSignatory,
    #[sea_orm(string_value = "standards_officer", display_value = "standards_officer")]
    StandardsOfficer,
    #[sea_orm(string_value = "franchisor_signatory", display_value = "franchisor_signatory")]
    FranchisorSignatory,
    #[sea_orm(string_value = "decision_maker", display_value = "decision_maker")]
    DecisionMaker,
    #[sea_orm(string_value = "auditor", display_value = "auditor")]
    Auditor,
    #[sea_orm(string_value = "moderator", display_value = "moderator")]
    Moderator,
    #[sea_orm(string_value = "appeal_decider", display_value = "appeal_decider")]
    AppealDecider,
    #[sea_orm(string_value = "manager", display_value = "manager")]
    Manager,
    #[sea_orm(string_value = "consortium_coordinator", display_value = "consortium_coordinator")]
    ConsortiumCoordinator,
    #[sea_orm(string_value = "board_chair", display_value = "board_chair")]
    BoardChair,
    #[sea_orm(string_value = "board_member", display_value = "board_member")]
    BoardMember,
    #[sea_orm(string_value = "member", display_value = "member")]
    Member,
    #[sea_orm(string_value = "worker", display_value = "worker")]
    Worker,
    #[sea_orm(string_value = "translator", display_value = "translator")]
    Translator,
    #[sea_orm(string_value = "administrator", display_value = "administrator")]
    Administrator,
}

/// What a one-time link lets its holder do.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    DeriveDisplay,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum TokenPurpose {
    #[sea_orm(string_value = "invitation", display_value = "invitation")]
    Invitation,
    #[sea_orm(string_value = "password_reset", display_value = "password_reset")]
    PasswordReset,
}
