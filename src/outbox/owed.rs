//! What must still be true when a letter goes, as data: it is kept with the letter and asked when the letter is about to go.
//! The rooms that know the facts answer; nothing is decided here.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::access::Role;
use entities::audits::{AuditState, RequestState};
use entities::ids::{
    AccountId, AuditId, ConsulteeId, CorrectiveActionId, EvidenceRemarkId, EvidenceRequestId, OrganisationId,
    RoleGrantId, VersionId,
};
use entities::outbox::email;
use entities::reminders::MailboxOf;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::foundation::error::{Error, Message, Result};

/// Whether a letter is asked about again when it is about to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goes {
    /// Only while this is true.
    While(Condition),
    /// Whatever happens meanwhile, for this reason.
    Regardless(&'static str),
}

/// What must still be true when a letter goes. It stands in the database: a name that changes is read no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Condition {
    /// A letter about an event: one of its readers is still who it was written to, and the matter is not over.
    Event {
        readers: Vec<Reader>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        matter: Option<Matter>,
    },
    /// The role still waits for a second administrator, and the person is one.
    RoleToConfirm { grant: RoleGrantId, account: AccountId },
    /// The version, as it was proposed, still waits for this person's signature.
    Signature { version: VersionId, digest: Option<String>, account: AccountId },
    /// The consultation is open, the organisation has said nothing, and this person speaks for it.
    Comments { consultee: ConsulteeId, account: AccountId },
    /// Of each of these whether it is still owed, by somebody who still has the role; `key`: the letter's.
    Digest {
        key: String,
        account: AccountId,
        items: Vec<Item>,
        /// The day whose words it has; nothing in letters of before.
        #[serde(default)]
        said_on: Option<NaiveDate>,
    },
    /// The same, of several people who share a mailbox.
    SharedDigest {
        key: String,
        items: Vec<Item>,
        #[serde(default)]
        said_on: Option<NaiveDate>,
    },
    /// The person still has the role; the lines that are done are left out.
    BoardDigest {
        key: String,
        account: AccountId,
        role: Role,
        organisation: OrganisationId,
        #[serde(default)]
        month: Option<NaiveDate>,
        #[serde(default)]
        lines: Vec<Line>,
        #[serde(default)]
        said_on: Option<NaiveDate>,
    },
    /// The same, of several people who share a mailbox.
    SharedBoardDigest {
        key: String,
        organisation: OrganisationId,
        members: Vec<(AccountId, Role)>,
        #[serde(default)]
        month: Option<NaiveDate>,
        #[serde(default)]
        lines: Vec<Line>,
        #[serde(default)]
        said_on: Option<NaiveDate>,
    },
}

/// Somebody to whom a letter was written, and why to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    pub account: AccountId,
    pub by: Capacity,
}

/// In what capacity somebody is written to. Whoever's account is closed is written to in none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum Capacity {
    /// They hold one of these roles (none named: whichever) at this organisation, or anywhere.
    Role {
        organisation: Option<OrganisationId>,
        #[serde(default)]
        roles: Vec<Role>,
    },
    /// They see to the area of this co-op for the regulator.
    Regulator { cooperative: OrganisationId },
    /// They are on the team of this audit.
    Team { audit: AuditId },
}

/// What an event letter is about, where that can be over before it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Matter {
    /// The visit of an audit is on this day, and has not been called off.
    Visit { audit: AuditId, on: NaiveDate },
    /// The audit has come no further than these states.
    Audit { audit: AuditId, states: Vec<AuditState> },
    /// The request stands where it stood.
    Request { request: EvidenceRequestId, state: RequestState, revision: i32 },
    /// Nobody has answered the question about an item of evidence.
    Question { remark: EvidenceRemarkId },
    /// Nothing has happened to the corrective action since.
    Action { action: CorrectiveActionId, revision: i32 },
    /// The consultation asks this organisation, is open, and has no comments from it.
    Consultation { consultee: ConsulteeId },
}

/// One thing a digest speaks of, for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub rule: String,
    pub subject: Uuid,
    pub due: NaiveDate,
    pub organisation: OrganisationId,
    pub role: Role,
    /// Which step; nothing in letters of before.
    #[serde(default)]
    pub step: String,
    /// Who is told, in a letter to several.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// Told because a manager asked, not by the role.
    #[serde(default)]
    pub delegated: bool,
    /// Whose shared mailbox it goes to.
    #[serde(default)]
    pub through: Option<MailboxOf>,
}

/// One line of a board's digest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    pub rule: String,
    pub subject: Uuid,
    pub due: NaiveDate,
}

impl Condition {
    /// An event letter to one person.
    pub fn event(account: AccountId, by: Capacity, matter: Option<Matter>) -> Self {
        Self::Event { readers: vec![Reader { account, by }], matter }
    }

    /// The condition of a letter that has one. One that cannot be read is an error: nobody may guess what it said.
    pub fn of(letter: &email::Model) -> Result<Option<Self>> {
        let read = Self::read(letter.still_owed.as_deref());
        if read.is_err() {
            tracing::error!(email = %letter.id, "a letter's condition cannot be read");
        }
        read
    }

    /// The condition as it is kept, if there is one.
    pub fn read(text: Option<&str>) -> Result<Option<Self>> {
        let read = |text| serde_json::from_str(text).map_err(|_| Error::refused(UNREADABLE_KEY));
        text.map(read).transpose()
    }

    pub(super) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }

    /// Everybody to whom the letter was written.
    pub fn accounts(&self) -> BTreeSet<AccountId> {
        match self {
            Self::Event { readers, .. } => readers.iter().map(|reader| reader.account).collect(),
            Self::RoleToConfirm { account, .. }
            | Self::Signature { account, .. }
            | Self::Comments { account, .. }
            | Self::Digest { account, .. }
            | Self::BoardDigest { account, .. } => BTreeSet::from([*account]),
            Self::SharedDigest { items, .. } => items.iter().filter_map(|item| item.account).collect(),
            Self::SharedBoardDigest { members, .. } => members.iter().map(|(account, _)| *account).collect(),
        }
    }
}

const UNREADABLE_KEY: &str = "email-reply-unreadable";
const UNREADABLE: &str = "could not be checked: what it hangs on cannot be read";
/// What is kept of a letter that was withdrawn because it was no longer owed.
pub(super) const NOT_OWED: &str = "no longer owed";
const UNCHECKED: &str = "could not be checked: ";

/// The reply that is kept of a letter of which nobody could say whether it is still owed.
pub(super) fn why_not(error: &Error) -> String {
    match error {
        Error::Refused(message) if message.key == UNREADABLE_KEY => UNREADABLE.to_owned(),
        error => format!("{UNCHECKED}{error}"),
    }
}

/// The sentence for such a reply.
pub fn said(reply: &str) -> Option<Message> {
    match reply {
        UNREADABLE => return Some(Message::new(UNREADABLE_KEY)),
        NOT_OWED => return Some(Message::new("email-reply-not-owed")),
        _ => {}
    }
    reply.strip_prefix(UNCHECKED).map(|why| Message::new("email-reply-unchecked").with("why", why))
}

/// What is answered when a letter is about to go.
#[derive(Debug)]
pub enum StillOwed {
    Whole,
    /// It was written anew: without what is owed no more, in the words of the day on which it goes.
    Less(Box<email::Model>),
    Nothing,
    /// It is in other hands by now.
    NotOurs,
}

impl From<bool> for StillOwed {
    fn from(owed: bool) -> Self {
        if owed { Self::Whole } else { Self::Nothing }
    }
}
