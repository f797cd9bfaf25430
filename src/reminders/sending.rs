//! A digest that is about to go is asked about line by line: what was done since, what was stopped, what is told to somebody
//! whose role has ended, what a newer letter tells is taken out of it, and what is left goes as the same letter, in the words
//! of the day on which it goes. With nothing left it is withdrawn. Whoever reads a mailbox no more that a letter waits for is
//! told again where they read.

mod since;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use entities::access::Role;
use entities::ids::{AccountId, EmailId, OrganisationId};
use entities::outbox::email;
use entities::reminders::{MailboxOf, ReminderGroup};
use scheduler::clock::{self, Timestamp};

use super::boards::{self, BOARD_DIGEST, MONTHLY};
use super::digest::{self, Envelope, Told};
use super::holders::{self, By, Holders, Recipient, Through};
use super::{names_of, rules, store};
use crate::access;
use crate::deadlines::{self, Deadline};
use crate::foundation::App;
use crate::foundation::address;
use crate::foundation::error::Result;
use crate::outbox::{self, Condition, Item, Line, StillOwed, Written};

/// What is left of a letter.
enum Rest {
    Whole,
    /// What is left out of it, and the letter without that, in the words of today.
    Anew(LeftOut, Box<Written>),
    Nothing(LeftOut),
}

/// Reminders of which a letter does not tell any more.
#[derive(Default)]
struct LeftOut {
    /// There is no more to tell.
    over: Vec<store::Key>,
    /// Still owed to somebody who does not read that mailbox now: told again where they read.
    elsewhere: Vec<store::Key>,
}

impl LeftOut {
    fn none(&self) -> bool {
        self.over.is_empty() && self.elsewhere.is_empty()
    }
}

/// A letter that is about to go.
#[derive(Clone, Copy)]
struct Going {
    letter: EmailId,
    written_on: NaiveDate,
    /// The day whose words it has.
    said_on: NaiveDate,
    now: Timestamp,
}

impl Going {
    /// A letter of before does not say whose words it has: they are of the day on which it was written.
    fn of(letter: &email::Model, said_on: Option<NaiveDate>, now: Timestamp) -> Self {
        let written_on = clock::today(letter.created_at);
        Self { letter: letter.id, written_on, said_on: said_on.unwrap_or(written_on), now }
    }

    fn today(&self) -> NaiveDate {
        clock::today(self.now)
    }

    /// Since another day: letters may have been posted meanwhile that tell more.
    fn has_waited(&self) -> bool {
        self.written_on != self.today()
    }

    fn speaks_of_today(&self) -> bool {
        self.said_on == self.today()
    }
}

/// Is any of a digest still owed? Only looks; nothing, where the condition is none of a digest.
pub async fn holds(
    app: &App,
    letter: &email::Model,
    condition: &Condition,
    now: Timestamp,
) -> Result<Option<bool>> {
    let rest = rest(app, letter, condition, now).await?;
    Ok(rest.map(|rest| !matches!(rest, Rest::Nothing(_))))
}

/// Is a digest that is in hand still owed? What is no longer is taken out of it, and its reminders are marked as withdrawn.
/// Nothing, where the condition is none of a digest.
pub async fn still_owed(
    app: &App,
    letter: &email::Model,
    condition: &Condition,
    now: Timestamp,
) -> Result<Option<StillOwed>> {
    let Some(rest) = rest(app, letter, condition, now).await? else { return Ok(None) };
    let (left_out, written) = match rest {
        Rest::Whole => return Ok(Some(StillOwed::Whole)),
        Rest::Anew(left_out, written) => (left_out, Some(*written)),
        Rest::Nothing(left_out) => (left_out, None),
    };
    let tx = app.database.begin().await?;
    let answer = if let Some(written) = written {
        let rewritten = outbox::rewrite(&tx, letter, written).await?;
        let Some(rewritten) = rewritten else { return Ok(Some(StillOwed::NotOurs)) };
        store::withdraw(&tx, letter.id, Some(&left_out.over)).await?;
        StillOwed::Less(Box::new(rewritten))
    } else {
        store::withdraw(&tx, letter.id, None).await?;
        StillOwed::Nothing
    };
    store::set_aside(&tx, letter.id, &left_out.elsewhere, now).await?;
    tx.commit().await?;
    Ok(Some(answer))
}

async fn rest(
    app: &App,
    letter: &email::Model,
    condition: &Condition,
    now: Timestamp,
) -> Result<Option<Rest>> {
    Ok(Some(match condition {
        Condition::Digest { account, items, said_on, .. } => {
            of_digest(app, (letter, Going::of(letter, *said_on, now)), Some(*account), items).await?
        }
        Condition::SharedDigest { items, said_on, .. } => {
            of_digest(app, (letter, Going::of(letter, *said_on, now)), None, items).await?
        }
        Condition::BoardDigest { account, role, organisation, month, lines, said_on, .. } => {
            let told = (*organisation, &[(*account, *role)][..]);
            of_board(app, (letter, Going::of(letter, *said_on, now)), told, (*month, lines)).await?
        }
        Condition::SharedBoardDigest { organisation, members, month, lines, said_on, .. } => {
            of_board(
                app,
                (letter, Going::of(letter, *said_on, now)),
                (*organisation, members),
                (*month, lines),
            )
            .await?
        }
        Condition::Event { .. }
        | Condition::RoleToConfirm { .. }
        | Condition::Signature { .. }
        | Condition::Comments { .. } => return Ok(None),
    }))
}

/// `reader`: whose letter it is; what is in a shared mailbox says of each thing who it is for.
async fn of_digest(
    app: &App,
    (letter, going): (&email::Model, Going),
    reader: Option<AccountId>,
    items: &[Item],
) -> Result<Rest> {
    let today = going.today();
    let mut keys: Vec<(usize, store::Key)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(account) = item.account.or(reader) {
            keys.push((at, (item.rule.clone(), item.subject, item.due, item.step.clone(), account)));
        }
    }
    let places: BTreeSet<OrganisationId> = items.iter().map(|item| item.organisation).collect();
    let places: Vec<OrganisationId> = places.into_iter().collect();
    let people: BTreeSet<AccountId> = keys.iter().map(|(_, key)| key.4).collect();
    let people: Vec<AccountId> = people.into_iter().collect();
    let dues: BTreeSet<NaiveDate> = items.iter().map(|item| item.due).collect();
    let (Some(from), Some(until)) = (dues.first().copied(), dues.last().copied()) else {
        return Ok(Rest::Nothing(LeftOut::default()));
    };
    let deadlines = deadlines::gather(app, today, from..=until, Some(&places)).await?;
    let holders = holders::of_letter(&*app.database, today, (&places, &people), &deadlines).await?;
    let owed: HashMap<(&str, uuid::Uuid, NaiveDate), &Deadline> =
        deadlines.iter().map(|one| ((one.rule.name(), one.subject_id, one.due_on), one)).collect();
    let told_later = since::told_later(app, going, &keys).await?;
    let mailbox = Mailbox::of(app, letter).await?;
    let (mut left, mut left_out) = (Vec::new(), LeftOut::default());
    for (at, key) in keys {
        let (item, account) = (&items[at], key.4);
        let deadline = owed.get(&(item.rule.as_str(), item.subject, item.due)).copied();
        let deadline = deadline.filter(|_| !told_later.contains(&key));
        let told = deadline.and_then(|one| Some((one, recipient(item, account, one, &holders, today)?)));
        match told {
            Some((deadline, to)) if mailbox.reaches(account, (item.organisation, item.through), &holders) => {
                left.push((item, deadline, to));
            }
            Some(_) => left_out.elsewhere.push(key),
            None => left_out.over.push(key),
        }
    }
    if left.is_empty() {
        return Ok(Rest::Nothing(left_out));
    }
    if left_out.none() && going.speaks_of_today() {
        return Ok(Rest::Whole);
    }
    let names = store::organisations(&*app.database, Some(&places)).await?;
    let through =
        |item: &Item| item.through.map(|held_by| Through { organisation: item.organisation, held_by });
    let told: Vec<Told<'_>> = left
        .iter()
        .map(|(item, deadline, to)| {
            let (cooperative_en, cooperative_cy) = names_of(&names, deadline.organisation);
            let through = through(item);
            let copy = addressee(item).is_some_and(|to| to != rules::Addressee::Own);
            Told { deadline, step: &item.step, to, copy, through, cooperative_en, cooperative_cy }
        })
        .collect();
    let shared: BTreeSet<Through> = told.iter().filter_map(|one| one.through).collect();
    let envelope = Envelope {
        key: letter.unique_key.clone(),
        account: reader,
        address: letter.recipient.clone(),
        language: holders.language(told.iter().map(|one| one.to.account)),
        to: shared
            .into_iter()
            .map(|one| {
                let (en, cy) = names_of(&names, one.organisation);
                (one.held_by, en.to_owned(), cy.to_owned())
            })
            .collect(),
    };
    Ok(Rest::Anew(left_out, Box::new(digest::write(app, &envelope, &told, going.now)?)))
}

/// The shared mailbox that a letter goes to, if it goes to one.
enum Mailbox {
    /// Somebody's own address.
    Own,
    /// Its key, and by which of its seats who has their letters sent there.
    Shared(String, HashSet<(OrganisationId, MailboxOf, AccountId)>),
}

impl Mailbox {
    async fn of(app: &App, letter: &email::Model) -> Result<Self> {
        if letter.account_id.is_some() {
            return Ok(Self::Own);
        }
        let key = address::mailbox(&letter.recipient);
        let used = access::letters::used_by(&*app.database, &key).await?;
        Ok(Self::Shared(key, used))
    }

    /// Does somebody still read there what they are told by a seat?
    fn reaches(
        &self,
        account: AccountId,
        (organisation, seat): (OrganisationId, Option<MailboxOf>),
        holders: &Holders,
    ) -> bool {
        let Self::Shared(key, used) = self else { return true };
        let own = holders.readers.get(&account).is_some_and(|one| address::mailbox(&one.email) == *key);
        own || seat.is_some_and(|seat| used.contains(&(organisation, seat, account)))
    }
}

fn addressee(item: &Item) -> Option<rules::Addressee> {
    rules::addressee(&item.step.parse().ok()?)
}

/// As whom somebody is still told a thing that is still owed, if they are.
fn recipient(
    item: &Item,
    account: AccountId,
    deadline: &Deadline,
    holders: &Holders,
    today: NaiveDate,
) -> Option<Recipient> {
    let rule = deadline.rule;
    if let Some(to) = addressee(item) {
        if let Some(found) = holders.of(deadline, to, today).into_iter().find(|one| one.account == account) {
            return Some(found);
        }
        if !rule.always_told() && !holders.wants(account, rules::chosen_in(rule, to)) {
            return None;
        }
    }
    // Told as a stand-in for somebody who has come since, or by a letter of before that does not say the step.
    let by = if item.delegated {
        let asked = holders.delegated(account, rule.group(), item.organisation, today)?;
        By::Delegation(asked.clone())
    } else if holders.holds(account, item.role, item.organisation, today) {
        if rule.roles().contains(&item.role) { By::Role } else { By::StandIn }
    } else if deadline.accounts.contains(&account) && holders.readers.contains_key(&account) {
        By::Name
    } else {
        return None;
    };
    Some(Recipient { account, role: item.role, by })
}

async fn of_board(
    app: &App,
    (letter, going): (&email::Model, Going),
    (organisation, members): (OrganisationId, &[(AccountId, Role)]),
    (month, lines): (Option<NaiveDate>, &[Line]),
) -> Result<Rest> {
    let today = going.today();
    let subject = deadlines::unit(organisation, BOARD_DIGEST);
    let people: Vec<AccountId> = members.iter().map(|(account, _)| *account).collect();
    let holders = holders::of_letter(&*app.database, today, (&[organisation], &people), &[]).await?;
    let told_later = since::next_month_told(app, going, subject, month, &people).await?;
    let mailbox = Mailbox::of(app, letter).await?;
    let (mut left, mut left_out) = (Vec::new(), LeftOut::default());
    for (account, role) in members.iter().copied() {
        let through = access::letters::mailbox_of(role);
        if !holders.holds(account, role, organisation, today)
            || !holders.wants(account, ReminderGroup::Board)
            || told_later.contains(&account)
        {
            left_out.over.push(key_of_month(subject, month.unwrap_or(going.said_on), account));
        } else if !mailbox.reaches(account, (organisation, through), &holders) {
            left_out.elsewhere.push(key_of_month(subject, month.unwrap_or(going.said_on), account));
        } else {
            left.push((account, role));
        }
    }
    if left.is_empty() {
        return Ok(Rest::Nothing(left_out));
    }
    // A letter of before does not say of what it speaks.
    let Some(first) = month else { return Ok(Rest::Whole) };
    let told: BTreeSet<&Line> = lines.iter().collect();
    let mut owed = boards::before_them(app, today, Some(&[organisation])).await?;
    owed.retain(|deadline| deadline.organisation == organisation && told.contains(&digest::line(deadline)));
    if left_out.none() && owed.len() == lines.len() && going.speaks_of_today() {
        return Ok(Rest::Whole);
    }
    let place = access::store::organisation(&*app.database, organisation).await?;
    let envelope = Envelope {
        key: letter.unique_key.clone(),
        account: letter.account_id,
        address: letter.recipient.clone(),
        language: holders.language(left.iter().map(|(account, _)| *account)),
        to: match (letter.account_id, left.first().and_then(|(_, role)| access::letters::mailbox_of(*role))) {
            (None, Some(held_by)) => vec![(held_by, place.name_en.clone(), place.name_cy.clone())],
            _ => Vec::new(),
        },
    };
    let month = (first, [place.reference.as_str(), &place.name_en, &place.name_cy]);
    let written = digest::write_board(app, &envelope, (organisation, &left), month, &owed, going.now)?;
    Ok(Rest::Anew(left_out, Box::new(written)))
}

fn key_of_month(subject: uuid::Uuid, first: NaiveDate, account: AccountId) -> store::Key {
    (BOARD_DIGEST.to_owned(), subject, first, MONTHLY.to_owned(), account)
}
