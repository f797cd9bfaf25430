//! Typed ids: a report's id cannot be handed where an audit's is wanted.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::{ContextV7, Timestamp as UuidTimestamp};

/// A new version 7 id that carries the time it is given (the library would read the clock by itself).
fn new_uuid(context: &ContextV7, now: DateTimeUtc) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    Uuid::new_v7(UuidTimestamp::from_unix(context, seconds, now.timestamp_subsec_nanos()))
}

macro_rules! ids {
    ($($name:ident)*) => {$(
        /// Id of a row; see the table of the same name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id that sorts by the time it is given.
            pub fn new(now: DateTimeUtc) -> Self {
                Self(new_uuid(&ContextV7::new(), now))
            }

            /// New ids one after another, for many rows of one moment: an index takes them side by side.
            pub fn series(now: DateTimeUtc) -> impl Iterator<Item = Self> {
                let context = ContextV7::new();
                std::iter::repeat_with(move || Self(new_uuid(&context, now)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )*};
}

ids! {
    AccountId
    AcknowledgementId
    ActionEventId
    AppealId
    AreaTotalId
    AssessmentId
    AuditId
    AuditMoveId
    CitationId
    CommentId
    ComputedFactId
    ConsortiumMembershipId
    CooperativeAreaId
    CorrectiveActionId
    CriterionId
    EmailId
    EvidenceFileId
    EvidenceItemId
    EvidenceTieId
    FindingId
    GovernanceEventId
    GrantAreaId
    ImportAnswerId
    InductionStepId
    JobRunId
    LicenceDecisionId
    LicenceId
    OrganisationId
    RecoveryCodeId
    ReminderId
    ReportId
    RoleGrantId
    SampleWorkerId
    SessionId
    SignatureId
    StandardId
    TeamMemberId
    TokenId
    TrainingImportId
    TrainingRecordId
    TranslationReviewId
    VersionId
    VoteShareId
    VoteSnapshotId
    WorkerId
    WorkerRoleId
}
