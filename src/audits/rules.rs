//! Where an audit may go from where it stands: the table of moves of the life of an audit, and nothing else.

use entities::audits::{AuditState, audit};

use crate::foundation::error::Message;

/// What moves an audit. A move carries the facts on which it depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Notice of the visit is given to the co-op.
    Notify,
    /// The co-op may send evidence, until the day before the visit.
    OpenWindow,
    /// The first day of the visit. Of an unannounced audit it is the notice too.
    StartFieldwork(Notice),
    /// The closing meeting was held.
    EndFieldwork,
    /// The draft goes to the moderator.
    Submit,
    /// The moderator wants more work done.
    SendBack,
    /// The moderator lets the draft go out.
    Release,
    /// The co-op has the draft.
    Receive,
    /// Comments were given, there was nothing to correct, or the time for them ran out.
    SettleComments,
    /// The answers to the comments go out. The audit stays where it is: the time for an appeal runs from their receipt.
    SendAnswers,
    /// The report is final.
    Finalise(Origin),
    /// The co-op appeals against the answers.
    Appeal,
    /// The appeal is dismissed.
    Dismiss,
    /// The appeal is upheld.
    Uphold,
    /// The regulator accepts the report.
    Accept,
    /// The regulator returns the report with questions.
    Return,
    /// Something is still to be put right.
    OpenActions,
    /// Nothing is to be put right any more.
    Close(Open),
    /// The visit is put off, with no new date yet.
    Postpone,
    /// There will be no visit.
    Cancel,
    /// Safeguarding goes first.
    Suspend,
    /// There is a new date for the visit.
    Resume { paused_in: AuditState, notice: NewNotice },
}

impl Move {
    /// The move in one word, for the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notify => "notify",
            Self::OpenWindow => "open_window",
            Self::StartFieldwork(_) => "start_fieldwork",
            Self::EndFieldwork => "end_fieldwork",
            Self::Submit => "submit",
            Self::SendBack => "send_back",
            Self::Release => "release",
            Self::Receive => "receive",
            Self::SettleComments => "settle_comments",
            Self::SendAnswers => "send_answers",
            Self::Finalise(_) => "finalise",
            Self::Appeal => "appeal",
            Self::Dismiss => "dismiss",
            Self::Uphold => "uphold",
            Self::Accept => "accept",
            Self::Return => "return",
            Self::OpenActions => "open_actions",
            Self::Close(_) => "close",
            Self::Postpone => "postpone",
            Self::Cancel => "cancel",
            Self::Suspend => "suspend",
            Self::Resume { .. } => "resume",
        }
    }
}

/// Does the co-op hear of the visit before it?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    Announced,
    Unannounced,
}

/// How a report came to moderation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From drafting: the co-op has not seen it.
    FirstTime,
    /// From a return by the regulator or an appeal that was upheld.
    CameBack,
}

/// How many nonconformities are not verified closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open(pub usize);

/// Whether a new date leaves the co-op its notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewNotice {
    Enough,
    /// Less than the version's notice, which is 15 working days in the standard that ships.
    Short,
}

/// Why an audit does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// This is not done from here.
    NotFrom(AuditState),
    /// An announced visit does not begin without notice.
    NoticeFirst,
    /// A report that the co-op has not commented on is not final.
    CommentsFirst,
    /// So many nonconformities are open.
    ActionsOpen(usize),
}

impl From<Refusal> for Message {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFrom(state) => {
                Self::new("audits-refused-not-from").with_word("state", format!("audit-state-{state}"))
            }
            Refusal::NoticeFirst => Self::new("audits-refused-notice-first"),
            Refusal::CommentsFirst => Self::new("audits-refused-comments-first"),
            Refusal::ActionsOpen(open) => Self::new("audits-refused-actions-open").with("n", open),
        }
    }
}

/// The table of moves. Each state names each move, so that a new one of either stops the compiler here.
#[rustfmt::skip] // A table reads better as one.
pub fn moved(state: AuditState, step: Move) -> Result<AuditState, Refusal> {
    use AuditState::*;
    use Move::*;
    match (state, step) {
        (Planned, Notify) => Ok(Notified),
        (Planned, StartFieldwork(Notice::Unannounced)) => Ok(Fieldwork),
        (Planned, StartFieldwork(Notice::Announced)) => Err(Refusal::NoticeFirst),
        (Notified, OpenWindow) => Ok(EvidenceWindow),
        (EvidenceWindow, StartFieldwork(_)) => Ok(Fieldwork),
        (Fieldwork, EndFieldwork) => Ok(Drafting),
        (Drafting, Submit) => Ok(Moderation),
        (Moderation, SendBack) => Ok(Drafting),
        (Moderation, Release) => Ok(DraftIssued),
        (Moderation, Finalise(Origin::CameBack)) => Ok(Final),
        (Moderation, Finalise(Origin::FirstTime)) => Err(Refusal::CommentsFirst),
        (DraftIssued, Receive) => Ok(Comments),
        (Comments, SettleComments) => Ok(Answers),
        (Answers, SendAnswers) => Ok(Answers),
        (Answers, Finalise(_)) => Ok(Final),
        (Answers, Appeal) => Ok(Appealed),
        (Appealed, Dismiss) => Ok(Final),
        (Appealed, Uphold) => Ok(Moderation),
        (Final, Accept) => Ok(Accepted),
        (Final, Return) => Ok(Moderation),
        (Accepted, OpenActions) => Ok(ActionsOpen),
        (Accepted | ActionsOpen, Close(Open(0))) => Ok(Closed),
        (Accepted | ActionsOpen, Close(Open(open))) => Err(Refusal::ActionsOpen(open)),
        (Planned | Notified | EvidenceWindow | Fieldwork, Postpone) => Ok(Postponed),
        (Planned | Notified | EvidenceWindow | Fieldwork, Cancel) => Ok(Cancelled),
        (Planned | Notified | EvidenceWindow | Fieldwork, Suspend) => Ok(SuspendedForSafeguarding),
        (Postponed | SuspendedForSafeguarding, Resume { paused_in, notice: NewNotice::Enough }) => Ok(paused_in),
        (Postponed | SuspendedForSafeguarding, Resume { notice: NewNotice::Short, .. }) => Ok(Planned),

        // Everything else is refused, state by state.
        (Planned, OpenWindow | EndFieldwork | Submit | SendBack | Release | Receive | SettleComments |
            SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept | Return | OpenActions | Close(_)
            | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Notified, Notify | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release | Receive |
            SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept | Return |
            OpenActions | Close(_) | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (EvidenceWindow, Notify | OpenWindow | EndFieldwork | Submit | SendBack | Release | Receive |
            SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept | Return |
            OpenActions | Close(_) | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Fieldwork, Notify | OpenWindow | StartFieldwork(_) | Submit | SendBack | Release | Receive |
            SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept | Return |
            OpenActions | Close(_) | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Drafting, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | SendBack | Release | Receive |
            SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept | Return |
            OpenActions | Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Moderation, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | Receive |
            SettleComments | SendAnswers | Appeal | Dismiss | Uphold | Accept | Return | OpenActions |
            Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (DraftIssued, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept | Return |
            OpenActions | Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Comments, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept | Return | OpenActions
            | Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Answers, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | Dismiss | Uphold | Accept | Return | OpenActions | Close(_) |
            Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Final, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | OpenActions |
            Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Appealed, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Accept | Return | OpenActions |
            Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Accepted, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept |
            Return | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (ActionsOpen, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept |
            Return | OpenActions | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Closed, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept |
            Return | OpenActions | Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (Postponed, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept |
            Return | OpenActions | Close(_) | Postpone | Cancel | Suspend) => Err(Refusal::NotFrom(state)),
        (Cancelled, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit | SendBack | Release |
            Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss | Uphold | Accept |
            Return | OpenActions | Close(_) | Postpone | Cancel | Suspend | Resume { .. }) => Err(Refusal::NotFrom(state)),
        (SuspendedForSafeguarding, Notify | OpenWindow | StartFieldwork(_) | EndFieldwork | Submit |
            SendBack | Release | Receive | SettleComments | SendAnswers | Finalise(_) | Appeal | Dismiss |
            Uphold | Accept | Return | OpenActions | Close(_) | Postpone | Cancel | Suspend) => Err(Refusal::NotFrom(state)),
    }
}

/// As what somebody looks at an audit; a person may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Of the franchisor's office, or of an audit team at this co-op.
    pub inside: bool,
    pub regulator: bool,
    /// Of the co-op itself.
    pub cooperative: bool,
}

/// May somebody know of this audit? Regulators from notice on; the co-op of an announced one from the start, of an
/// unannounced one from notice on.
pub fn visible(audit: &audit::Model, reader: Reader) -> bool {
    let notified = audit.notified_on.is_some();
    reader.inside || reader.regulator && notified || reader.cooperative && (audit.announced || notified)
}

/// Is the visit of such an audit still to come, with a date that stands? One that was put off has no date.
pub fn to_come(state: AuditState) -> bool {
    use AuditState::*;
    match state {
        Planned | Notified | EvidenceWindow => true,
        Fieldwork
        | Drafting
        | Moderation
        | DraftIssued
        | Comments
        | Answers
        | Final
        | Appealed
        | Accepted
        | ActionsOpen
        | Closed
        | Postponed
        | Cancelled
        | SuspendedForSafeguarding => false,
    }
}

/// May results and findings be worked on by those who were on the visit?
pub fn open_to_auditors(state: AuditState) -> bool {
    use AuditState::*;
    match state {
        Fieldwork | Drafting => true,
        Planned
        | Notified
        | EvidenceWindow
        | Moderation
        | DraftIssued
        | Comments
        | Answers
        | Final
        | Appealed
        | Accepted
        | ActionsOpen
        | Closed
        | Postponed
        | Cancelled
        | SuspendedForSafeguarding => false,
    }
}

/// Is the whole report before some outside the team? Until it is final ([`final_out`]) only those who may see drafts.
pub fn open_to_readers(state: AuditState) -> bool {
    use AuditState::*;
    match state {
        DraftIssued | Comments | Answers | Final | Appealed | Accepted | ActionsOpen | Closed => true,
        Planned
        | Notified
        | EvidenceWindow
        | Fieldwork
        | Drafting
        | Moderation
        | Postponed
        | Cancelled
        | SuspendedForSafeguarding => false,
    }
}

/// Is there a draft of the report, or what became of it?
pub fn drafted(state: AuditState) -> bool {
    matches!(state, AuditState::Drafting | AuditState::Moderation) || open_to_readers(state)
}

/// Is the report final, and so before all who may see reports: the board, the regulator, the franchisor?
pub fn final_out(state: AuditState) -> bool {
    use AuditState::*;
    match state {
        Final | Accepted | ActionsOpen | Closed => true,
        Planned
        | Notified
        | EvidenceWindow
        | Fieldwork
        | Drafting
        | Moderation
        | DraftIssued
        | Comments
        | Answers
        | Appealed
        | Postponed
        | Cancelled
        | SuspendedForSafeguarding => false,
    }
}

/// Is the audit in progress, so that its team may see the names in its sample?
pub fn sample_in_use(state: AuditState) -> bool {
    use AuditState::*;
    match state {
        Fieldwork | Drafting | Moderation | DraftIssued | Comments | Answers => true,
        Planned
        | Notified
        | EvidenceWindow
        | Final
        | Appealed
        | Accepted
        | ActionsOpen
        | Closed
        | Postponed
        | Cancelled
        | SuspendedForSafeguarding => false,
    }
}

/// Is the audit over, with nothing to come?
pub fn over(state: AuditState) -> bool {
    use AuditState::*;
    match state {
        Closed | Cancelled => true,
        Planned
        | Notified
        | EvidenceWindow
        | Fieldwork
        | Drafting
        | Moderation
        | DraftIssued
        | Comments
        | Answers
        | Final
        | Appealed
        | Accepted
        | ActionsOpen
        | Postponed
        | SuspendedForSafeguarding => false,
    }
}

/// Where an audit stands among the twelve stages that pages show; a paused one stands where it was.
pub fn stage(state: AuditState, paused_in: Option<AuditState>) -> usize {
    use AuditState::*;
    match state {
        Planned => 1,
        Notified => 2,
        EvidenceWindow => 3,
        Fieldwork => 4,
        Drafting => 5,
        Moderation => 6,
        DraftIssued => 7,
        Comments => 8,
        Answers | Appealed => 9,
        Final => 10,
        Accepted | ActionsOpen => 11,
        Closed => 12,
        Postponed | SuspendedForSafeguarding => paused_in.map_or(1, |state| stage(state, None)),
        Cancelled => 0,
    }
}
