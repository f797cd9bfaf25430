//! Words that columns of this room may hold.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Why an audit is made.
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
pub enum AuditType {
    #[sea_orm(string_value = "readiness", display_value = "readiness")]
    Readiness,
    #[sea_orm(string_value = "full", display_value = "full")]
    Full,
    #[sea_orm(string_value = "surveillance", display_value = "surveillance")]
    Surveillance,
    #[sea_orm(string_value = "follow_up", display_value = "follow_up")]
    FollowUp,
    #[sea_orm(string_value = "thematic", display_value = "thematic")]
    Thematic,
}

/// Where an audit stands.
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
pub enum AuditState {
    #[sea_orm(string_value = "planned", display_value = "planned")]
    Planned,
    #[sea_orm(string_value = "notified", display_value = "notified")]
    Notified,
    #[sea_orm(string_value = "evidence_window", display_value = "evidence_window")]
    EvidenceWindow,
    #[sea_orm(string_value = "fieldwork", display_value = "fieldwork")]
    Fieldwork,
    #[sea_orm(string_value = "drafting", display_value = "drafting")]
    Drafting,
    #[sea_orm(string_value = "moderation", display_value = "moderation")]
    Moderation,
    #[sea_orm(string_value = "draft_issued", display_value = "draft_issued")]
    DraftIssued,
    #[sea_orm(string_value = "comments", display_value = "comments")]
    Comments,
    #[sea_orm(string_value = "answers", display_value = "answers")]
    Answers,
    #[sea_orm(string_value = "final", display_value = "final")]
    Final,
    #[sea_orm(string_value = "appealed", display_value = "appealed")]
    Appealed,
    #[sea_orm(string_value = "accepted", display_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "actions_open", display_value = "actions_open")]
    ActionsOpen,
    #[sea_orm(string_value = "closed", display_value = "closed")]
    Closed,
    #[sea_orm(string_value = "postponed", display_value = "postponed")]
    Postponed,
    #[sea_orm(string_value = "cancelled", display_value = "cancelled")]
    Cancelled,
    #[sea_orm(string_value = "suspended_for_safeguarding", display_value = "suspended_for_safeguarding")]
    SuspendedForSafeguarding,
}

/// What a person does in one audit.
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
pub enum TeamPart {
    #[sea_orm(string_value = "lead_auditor", display_value = "lead_auditor")]
    LeadAuditor,
    #[sea_orm(string_value = "auditor", display_value = "auditor")]
    Auditor,
    #[sea_orm(string_value = "moderator", display_value = "moderator")]
    Moderator,
}

/// A tie between an auditor and a co-op.
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
pub enum InterestKind {
    #[sea_orm(string_value = "none", display_value = "none")]
    None,
    #[sea_orm(string_value = "member", display_value = "member")]
    Member,
    #[sea_orm(string_value = "worker", display_value = "worker")]
    Worker,
    #[sea_orm(string_value = "relative", display_value = "relative")]
    Relative,
    #[sea_orm(string_value = "supplier", display_value = "supplier")]
    Supplier,
    #[sea_orm(string_value = "consultant", display_value = "consultant")]
    Consultant,
    #[sea_orm(string_value = "consortium", display_value = "consortium")]
    Consortium,
}

/// Whether a criterion is judged in an audit.
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
pub enum ScopeState {
    #[sea_orm(string_value = "in_scope", display_value = "in_scope")]
    InScope,
    #[sea_orm(string_value = "not_applicable", display_value = "not_applicable")]
    NotApplicable,
    #[sea_orm(string_value = "out_of_scope", display_value = "out_of_scope")]
    OutOfScope,
}

/// The auditor's result on one criterion.
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
pub enum AssessmentResult {
    #[sea_orm(string_value = "met", display_value = "met")]
    Met,
    #[sea_orm(string_value = "partly_met", display_value = "partly_met")]
    PartlyMet,
    #[sea_orm(string_value = "not_met", display_value = "not_met")]
    NotMet,
    #[sea_orm(string_value = "not_applicable", display_value = "not_applicable")]
    NotApplicable,
    #[sea_orm(string_value = "not_assessed", display_value = "not_assessed")]
    NotAssessed,
}

/// The overall outcome of an audit. Ordered: the best last, so that the lower of two is the smaller.
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
pub enum Outcome {
    #[sea_orm(string_value = "not_compliant", display_value = "not_compliant")]
    NotCompliant,
    #[sea_orm(string_value = "conditional", display_value = "conditional")]
    Conditional,
    #[sea_orm(string_value = "compliant_with_actions", display_value = "compliant_with_actions")]
    CompliantWithActions,
    #[sea_orm(string_value = "compliant", display_value = "compliant")]
    Compliant,
}

/// How a comment on a draft was answered.
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
pub enum AnswerKind {
    #[sea_orm(string_value = "accepted", display_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "partly_accepted", display_value = "partly_accepted")]
    PartlyAccepted,
    #[sea_orm(string_value = "rejected", display_value = "rejected")]
    Rejected,
}

/// What an appeal may rest on.
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
pub enum AppealGround {
    #[sea_orm(string_value = "factual_inaccuracy", display_value = "factual_inaccuracy")]
    FactualInaccuracy,
    #[sea_orm(string_value = "incomplete_evidence", display_value = "incomplete_evidence")]
    IncompleteEvidence,
}

/// How an appeal ended.
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
pub enum AppealDecision {
    #[sea_orm(string_value = "dismissed", display_value = "dismissed")]
    Dismissed,
    #[sea_orm(string_value = "upheld", display_value = "upheld")]
    Upheld,
}

/// How much of a report the public may read.
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
pub enum Publication {
    #[sea_orm(string_value = "full", display_value = "full")]
    Full,
    #[sea_orm(string_value = "summary", display_value = "summary")]
    Summary,
    #[sea_orm(string_value = "none", display_value = "none")]
    None,
}

/// Where a request for evidence stands.
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
pub enum RequestState {
    #[sea_orm(string_value = "open", display_value = "open")]
    Open,
    #[sea_orm(string_value = "answered", display_value = "answered")]
    Answered,
    #[sea_orm(string_value = "sent_back", display_value = "sent_back")]
    SentBack,
    #[sea_orm(string_value = "accepted", display_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "withdrawn", display_value = "withdrawn")]
    Withdrawn,
}

/// A turn in the thread of a request.
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
pub enum RequestMove {
    #[sea_orm(string_value = "ask", display_value = "ask")]
    Ask,
    #[sea_orm(string_value = "assign", display_value = "assign")]
    Assign,
    #[sea_orm(string_value = "answer", display_value = "answer")]
    Answer,
    #[sea_orm(string_value = "send_back", display_value = "send_back")]
    SendBack,
    #[sea_orm(string_value = "accept", display_value = "accept")]
    Accept,
    #[sea_orm(string_value = "withdraw", display_value = "withdraw")]
    Withdraw,
}

/// With whom the team of an audit spoke.
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
pub enum ConversationWith {
    #[sea_orm(string_value = "members", display_value = "members")]
    Members,
    #[sea_orm(string_value = "workers", display_value = "workers")]
    Workers,
    #[sea_orm(string_value = "people_who_use_care", display_value = "people_who_use_care")]
    PeopleWhoUseCare,
    #[sea_orm(string_value = "families", display_value = "families")]
    Families,
}

/// How the team of an audit spoke with people.
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
pub enum ConversationManner {
    #[sea_orm(string_value = "meeting", display_value = "meeting")]
    Meeting,
    #[sea_orm(string_value = "one_to_one", display_value = "one_to_one")]
    OneToOne,
    #[sea_orm(string_value = "by_phone", display_value = "by_phone")]
    ByPhone,
    #[sea_orm(string_value = "in_writing", display_value = "in_writing")]
    InWriting,
}
