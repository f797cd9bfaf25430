//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What sort of finding it is.
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
pub enum FindingKind {
    #[sea_orm(string_value = "nonconformity", display_value = "nonconformity")]
    Nonconformity,
    #[sea_orm(string_value = "opportunity", display_value = "opportunity")]
    Opportunity,
    #[sea_orm(string_value = "good_practice", display_value = "good_practice")]
    GoodPractice,
}

/// How grave a nonconformity is.
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
pub enum Grade {
    #[sea_orm(string_value = "critical", display_value = "critical")]
    Critical,
    #[sea_orm(string_value = "major", display_value = "major")]
    Major,
    #[sea_orm(string_value = "minor", display_value = "minor")]
    Minor,
}

/// Where a corrective action stands.
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
pub enum ActionState {
    #[sea_orm(string_value = "open", display_value = "open")]
    Open,
    #[sea_orm(string_value = "contained", display_value = "contained")]
    Contained,
    #[sea_orm(string_value = "plan_submitted", display_value = "plan_submitted")]
    PlanSubmitted,
    #[sea_orm(string_value = "plan_agreed", display_value = "plan_agreed")]
    PlanAgreed,
    #[sea_orm(string_value = "proof_submitted", display_value = "proof_submitted")]
    ProofSubmitted,
    #[sea_orm(string_value = "verified", display_value = "verified")]
    Verified,
}

/// What somebody did with a corrective action.
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
pub enum ActionMove {
    #[sea_orm(string_value = "contain", display_value = "contain")]
    Contain,
    #[sea_orm(string_value = "submit_plan", display_value = "submit_plan")]
    SubmitPlan,
    #[sea_orm(string_value = "agree_plan", display_value = "agree_plan")]
    AgreePlan,
    #[sea_orm(string_value = "send_back_plan", display_value = "send_back_plan")]
    SendBackPlan,
    #[sea_orm(string_value = "submit_proof", display_value = "submit_proof")]
    SubmitProof,
    #[sea_orm(string_value = "send_back_proof", display_value = "send_back_proof")]
    SendBackProof,
    #[sea_orm(string_value = "verify", display_value = "verify")]
    Verify,
    #[sea_orm(string_value = "extend", display_value = "extend")]
    Extend,
}
