//! The only table of rights: who may do what, where.
//!
//! A right is a role, a deed and a reach. What somebody may not know exists is *not found*: lists are scoped by
//! [`reach`], single rows are checked by [`permit`].

use entities::access::Role;
use scheduler::clock::Timestamp;

pub use super::actor::{Actor, Grant};
pub use super::reach::{Place, Scope};
use crate::foundation::error::{Error, Result};

/// What can be done. One name serves the routes, the verbs and the generated matrix of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    // Anybody signed in, about themselves.
    OwnAccount,
    // standards
    SeeDraftStandards,
    WriteStandards,
    ReviewTranslation,
    RunConsultation,
    CommentOnStandard,
    ProposeVersion,
    SignForFranchisor,
    SignForGovernment,
    // cooperatives and licences
    SeeCooperative,
    RegisterCooperative,
    EditCooperative,
    ManageTeam,
    SeeLicence,
    ApplyForLicence,
    DecideLicence,
    // evidence
    SeeEvidence,
    OpenFile,
    SubmitEvidence,
    ReviewEvidence,
    HoldEvidence,
    EraseEvidence,
    SeeRequests,
    AskForEvidence,
    AssignRequest,
    SeeReadiness,
    // training
    SeeTrainingFigures,
    SeeWorkers,
    EditTraining,
    SeeSampledWorkers,
    SeeOwnRecord,
    // audits
    SeeAudit,
    SeeAuditWork,
    PlanAudit,
    DeclareInterest,
    Assess,
    Moderate,
    CommentOnDraft,
    AnswerComments,
    Appeal,
    DecideAppeal,
    ReviewReport,
    Publish,
    // findings and actions
    WorkOnAction,
    VerifyAction,
    // reports
    SeeDraftReport,
    SeeReport,
    AcknowledgeReport,
    SeeBoardPack,
    SeeMemberPage,
    // network and operations
    SeeNetwork,
    ManageAccounts,
    SeeOperations,
    SeeReminderRules,
    ReleaseMail,
    ChooseRelay,
    RunJobs,
    // letters about a co-op
    SeeNotices,
    RightAddress,
}

/// How far a right reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every organisation.
    Anywhere,
    /// Co-ops in the local authorities of the regulator.
    Area,
    /// The organisation of the role.
    Own,
    /// Audits the person is on, and their co-ops.
    Team,
    /// Co-ops that know of an audit the person is on: what the co-op sees being done would tell it of the audit.
    ToldTeam,
    /// The same, while one of those audits goes on.
    OpenTeam,
    /// Co-ops with an audit whose appeal waits for its decision.
    Appealed,
}

use Deed::*;
use Reach::*;

/// What the chair and every other member of a board may do alike.
const BOARD: &[Deed] = &[
    SeeCooperative,
    SeeLicence,
    SeeReadiness,
    SeeTrainingFigures,
    SeeAudit,
    SeeReport,
    AcknowledgeReport,
    SeeBoardPack,
    SeeMemberPage,
];

/// The table. A deed that stands beside no role can be done by nobody.
pub const TABLE: &[(Role, Reach, &[Deed])] = &[
    (
        Role::Regulator,
        Area,
        &[
            SeeCooperative,
            SeeLicence,
            SeeEvidence,
            OpenFile,
            HoldEvidence,
            SeeTrainingFigures,
            SeeAudit,
            SeeReport,
            ReviewReport,
            Publish,
            SeeNotices,
        ],
    ),
    (Role::Regulator, Anywhere, &[SeeDraftStandards, SeeNetwork]),
    (Role::Regulator, Own, &[CommentOnStandard]),
    (Role::GovernmentSignatory, Anywhere, &[SeeDraftStandards, SignForGovernment]),
    (
        Role::StandardsOfficer,
        Anywhere,
        &[
            SeeDraftStandards,
            WriteStandards,
            RunConsultation,
            ProposeVersion,
            SeeCooperative,
            RegisterCooperative,
            EditCooperative,
            SeeLicence,
            ApplyForLicence,
            SeeEvidence,
            OpenFile,
            ReviewEvidence,
            HoldEvidence,
            EraseEvidence,
            SeeReadiness,
            SeeTrainingFigures,
            SeeAudit,
            PlanAudit,
            SeeReport,
            VerifyAction,
            SeeNetwork,
            SeeReminderRules,
        ],
    ),
    (Role::FranchisorSignatory, Anywhere, &[SeeDraftStandards, SignForFranchisor]),
    (
        Role::DecisionMaker,
        Anywhere,
        &[SeeCooperative, SeeLicence, DecideLicence, SeeAudit, SeeReport, SeeNetwork],
    ),
    (
        Role::Auditor,
        Team,
        &[
            SeeCooperative,
            SeeRequests,
            AskForEvidence,
            SeeTrainingFigures,
            SeeSampledWorkers,
            SeeAudit,
            SeeAuditWork,
            DeclareInterest,
            Assess,
            VerifyAction,
            SeeDraftReport,
            SeeReport,
            SeeReadiness,
        ],
    ),
    (Role::Auditor, ToldTeam, &[SeeEvidence, OpenFile]),
    (Role::Auditor, OpenTeam, &[ReviewEvidence]),
    (
        Role::Moderator,
        Team,
        &[
            SeeCooperative,
            SeeRequests,
            SeeTrainingFigures,
            SeeAudit,
            SeeAuditWork,
            DeclareInterest,
            Moderate,
            AnswerComments,
            SeeDraftReport,
            SeeReport,
        ],
    ),
    (Role::Moderator, ToldTeam, &[SeeEvidence, OpenFile]),
    (Role::AppealDecider, Anywhere, &[SeeAudit, SeeDraftReport, SeeReport, DecideAppeal]),
    (Role::AppealDecider, Appealed, &[SeeEvidence, OpenFile]),
    (
        Role::Manager,
        Own,
        &[
            CommentOnStandard,
            SeeCooperative,
            ManageTeam,
            SeeLicence,
            SeeEvidence,
            OpenFile,
            SubmitEvidence,
            SeeRequests,
            AssignRequest,
            SeeReadiness,
            SeeTrainingFigures,
            SeeWorkers,
            EditTraining,
            SeeAudit,
            CommentOnDraft,
            Appeal,
            WorkOnAction,
            SeeDraftReport,
            SeeReport,
            SeeBoardPack,
            SeeNotices,
            RightAddress,
        ],
    ),
    (
        Role::ConsortiumCoordinator,
        Own,
        &[
            CommentOnStandard,
            SeeCooperative,
            SeeLicence,
            SeeEvidence,
            OpenFile,
            SubmitEvidence,
            SeeRequests,
            SeeReadiness,
            SeeAudit,
            SeeReport,
        ],
    ),
    (Role::BoardChair, Own, BOARD),
    (Role::BoardChair, Own, &[CommentOnStandard]),
    (Role::BoardMember, Own, BOARD),
    (Role::Member, Own, &[SeeMemberPage]),
    (Role::Worker, Own, &[SeeOwnRecord]),
    (Role::Translator, Anywhere, &[SeeDraftStandards, ReviewTranslation]),
    (
        Role::Administrator,
        Anywhere,
        &[
            ManageAccounts,
            SeeOperations,
            SeeReminderRules,
            ReleaseMail,
            ChooseRelay,
            RunJobs,
            HoldEvidence,
            RightAddress,
        ],
    ),
];

/// Does any role of the person know this deed at all? (The coarse check of a route.)
pub fn may_anywhere(actor: &Actor, deed: Deed) -> bool {
    deed == OwnAccount || !scope(actor, deed).is_empty()
}

/// May this role do this deed somewhere?
pub fn role_may(role: Role, deed: Deed) -> bool {
    deed == OwnAccount || TABLE.iter().any(|(r, _, deeds)| *r == role && deeds.contains(&deed))
}

/// What the person's roles reach for a deed.
pub fn scope(actor: &Actor, deed: Deed) -> Scope {
    let mut scope = Scope::default();
    for grant in &actor.grants {
        for (_, reach, _) in
            TABLE.iter().filter(|(role, _, deeds)| *role == grant.role && deeds.contains(&deed))
        {
            match (reach, &grant.areas) {
                (Anywhere, _) | (Area, None) => scope.everywhere = true,
                (Area, Some(areas)) => scope.areas.extend(areas.iter().cloned()),
                (Own, _) => scope.organisations.push(grant.organisation),
                (Team, _) => scope.team = Some(actor.account),
                (ToldTeam, _) => scope.told_team = Some(actor.account),
                (OpenTeam, _) => scope.open_team = Some(actor.account),
                (Appealed, _) => scope.appealed = true,
            }
        }
    }
    scope
}

/// May the person do this here? What they may not do is, to them, not there.
pub fn permit(actor: &Actor, deed: Deed, place: &Place) -> Result<()> {
    let scope = scope(actor, deed);
    let own = place.organisation.is_some_and(|o| scope.organisations.contains(&o));
    let area = place.areas.iter().any(|area| scope.areas.contains(area));
    let team = scope.team.is_some() && place.on_team
        || scope.told_team.is_some() && place.on_told_team
        || scope.open_team.is_some() && place.on_open_team;
    let appealed = scope.appealed && place.appealed;
    let reached = deed == OwnAccount || scope.everywhere || own || area || team || appealed;
    if reached { Ok(()) } else { Err(Error::NotFound) }
}

/// Sign-off, roles and erasure want the password given within the last ten minutes.
pub fn require_fresh(actor: &Actor, now: Timestamp) -> Result<()> {
    let fresh = now - actor.authenticated_at <= chrono::Duration::minutes(10);
    if fresh { Ok(()) } else { Err(Error::FreshSignInNeeded) }
}
