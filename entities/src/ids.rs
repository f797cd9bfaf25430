//! Typed ids: a report's id cannot be handed where an audit's is wanted.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::{ContextV7, Timestamp as UuidTimestamp};

/// The milliseconds that ids were made for of late, and what counts the ids of each.
static LATE: Mutex<VecDeque<(i64, ContextV7)>> = Mutex::new(VecDeque::new());

/// How many are remembered: as many requests may make ids in turns.
const REMEMBERED: usize = 16;

/// A new version 7 id that carries the time it is given (the library would read the clock by itself). Ids of one
/// millisecond follow one another, whichever thread asks: of thousands of rows made at once, an index takes each
/// beside the last.
fn new_uuid(now: DateTimeUtc) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    let millisecond = now.timestamp_millis();
    let mut late = LATE.lock().unwrap_or_else(PoisonError::into_inner);
    let at = late.iter().rposition(|(known, _)| *known == millisecond).unwrap_or_else(|| {
        if late.len() == REMEMBERED {
            late.pop_front();
        }
        late.push_back((millisecond, ContextV7::new()));
        late.len() - 1
    });
    Uuid::new_v7(UuidTimestamp::from_unix(&late[at].1, seconds, now.timestamp_subsec_nanos()))
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
                Self(new_uuid(now))
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
    ConsultationCommentId
    ConsultationId
    ConsulteeId
    ConsortiumMembershipId
    ConversationId
    ConversationTieId
    CooperativeAreaId
    CorrectionRequestId
    CorrectiveActionId
    CriterionId
    CrosswalkId
    DelegationId
    DispositionId
    DocumentId
    EmailId
    ErasureId
    EvidenceFileId
    EvidenceItemId
    EvidenceRemarkId
    EvidenceRequestId
    EvidenceTieId
    EvidenceUploadId
    FindingId
    GovernanceEventId
    GrantAreaId
    ImportAnswerId
    InductionStepId
    JobMissedId
    JobPauseId
    JobRunId
    LegalHoldId
    LicenceDecisionId
    LicenceId
    OrganisationId
    RecoveryCodeId
    ReminderId
    ReportId
    ReportWithdrawalId
    RequestItemId
    RequestTurnId
    RequirementId
    ReturnedMailId
    RoleGrantId
    SampleWorkerId
    SessionId
    SharedMailboxId
    SignatureId
    StandardId
    SuppressionId
    TeamMemberId
    TokenId
    TrainingImportId
    TrainingRecordId
    TranslationReviewId
    VersionId
    VoteShareId
    VoteSnapshotId
    WorkerId
    WorkerPastLeaveId
    WorkerPastRoleId
    WorkerRoleId
}
