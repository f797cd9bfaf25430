//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Who the members of a co-op mainly are: one of the four types.
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
pub enum CooperativeType {
    #[sea_orm(string_value = "worker", display_value = "worker")]
    Worker,
    #[sea_orm(string_value = "consumer", display_value = "consumer")]
    Consumer,
    #[sea_orm(string_value = "multi_stakeholder", display_value = "multi_stakeholder")]
    MultiStakeholder,
    #[sea_orm(string_value = "producer", display_value = "producer")]
    Producer,
}

/// A class of members with votes of its own.
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
pub enum MemberClass {
    #[sea_orm(string_value = "user", display_value = "user")]
    User,
    #[sea_orm(string_value = "family_or_representative", display_value = "family_or_representative")]
    FamilyOrRepresentative,
    #[sea_orm(string_value = "worker", display_value = "worker")]
    Worker,
    #[sea_orm(string_value = "community_supporter", display_value = "community_supporter")]
    CommunitySupporter,
    #[sea_orm(string_value = "institution", display_value = "institution")]
    Institution,
    #[sea_orm(string_value = "volunteer", display_value = "volunteer")]
    Volunteer,
}

/// A dated fact of member democracy.
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
pub enum GovernanceKind {
    #[sea_orm(string_value = "agm", display_value = "agm")]
    Agm,
    #[sea_orm(string_value = "election", display_value = "election")]
    Election,
    #[sea_orm(string_value = "finances_sent", display_value = "finances_sent")]
    FinancesSent,
    #[sea_orm(string_value = "performance_sent", display_value = "performance_sent")]
    PerformanceSent,
    #[sea_orm(string_value = "standards_sent", display_value = "standards_sent")]
    StandardsSent,
    #[sea_orm(string_value = "priorities_sent", display_value = "priorities_sent")]
    PrioritiesSent,
    #[sea_orm(string_value = "annual_return", display_value = "annual_return")]
    AnnualReturn,
}
