//! A digest that is about to go is asked about line by line: what was done since, what was stopped, what is told to somebody
//! whose role has ended, what a newer letter tells is taken out of it, and what is left goes as the same letter, in the words
//! of the day on which it goes. With nothing left it is withdrawn.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use entities::outbox::email;
use entities::reminders::ReminderGroup;
use scheduler::cadence::Step;
use scheduler::clock::{self, Timestamp};

use super::boards::{self, BOARD_DIGEST, MONTHLY};
use super::digest::{self, Envelope, Told};
use super::holders::{self, By, Holders, Recipient, Through};
use super::{names_of, rules, store};
use crate::access;
use crate::deadlines::{self, Deadline};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::{self, Condition, Item, Line, StillOwed, Written};

/// What is left of a letter.
enum Rest {
    Whole,
    /// Told no more, and the letter without it, in the words of today.
    Anew(Vec<store::Key>, Box<Written>),
    Nothing,
}

/// A letter that is about to go.
struct Going<'a> {
    letter: &'a email::Model,
    /// The day whose words it has.
    said_on: NaiveDate,
    now: Timestamp,
}

impl Going<'_> {
    fn today(&self) -> NaiveDate {
        clock::today(self.now)
    }

    /// Since another day: letters may have been posted meanwhile that tell more.
    fn has_waited(&self) -> bool {
        clock::today(self.letter.created_at) != self.today()
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
    Ok(rest.map(|rest| !matches!(rest, Rest::Nothing)))
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
    let (gone, written) = match rest {
        Rest::Whole => return Ok(Some(StillOwed::Whole)),
        Rest::Anew(gone, written) => (Some(gone), Some(*written)),
        Rest::Nothing => (None, None),
    };
    let tx = app.database.begin().await?;
    let answer = match written {
        None => StillOwed::Nothing,
        Some(written) => match outbox::rewrite(&tx, letter, written).await? {
            Some(letter) => StillOwed::Less(Box::new(letter)),
            None => return Ok(Some(StillOwed::NotOurs)),
        },
    };
    store::withdraw(&tx, letter.id, gone.as_deref()).await?;
    tx.commit().await?;
    Ok(Some(answer))
}

async fn rest(
    app: &App,
    letter: &email::Model,
    condition: &Condition,
    now: Timestamp,
) -> Result<Option<Rest>> {
    let going = |said_on: &Option<NaiveDate>| {
        let said_on = said_on.unwrap_or_else(|| clock::today(letter.created_at));
        Going { letter, said_on, now }
    };
    Ok(Some(match condition {
        Condition::Digest { account, items, said_on, .. } => {
            of_digest(app, &going(said_on), Some(*account), items).await?
        }
        Condition::SharedDigest { items, said_on, .. } => {
            of_digest(app, &going(said_on), None, items).await?
        }
        Condition::BoardDigest { account, role, organisation, month, lines, said_on, .. } => {
            let told = (*organisation, &[(*account, *role)][..]);
            of_board(app, &going(said_on), told, (*month, lines)).await?
        }
        Condition::SharedBoardDigest { organisation, members, month, lines, said_on, .. } => {
            of_board(app, &going(said_on), (*organisation, members), (*month, lines)).await?
        }
        Condition::Event { .. }
        | Condition::RoleToConfirm { .. }
        | Condition::Signature { .. }
        | Condition::Comments { .. } => return Ok(None),
    }))
}

/// `reader`: whose letter it is; what is in a shared mailbox says of each thing who it is for.
async fn of_digest(app: &App, going: &Going<'_>, reader: Option<AccountId>, items: &[Item]) -> Result<Rest> {
    let (letter, today) = (going.letter, going.today());
    let places: BTreeSet<OrganisationId> = items.iter().map(|item| item.organisation).collect();
    let places: Vec<OrganisationId> = places.into_iter().collect();
    let due = items.iter().map(|item| item.due);
    let (Some(from), Some(until)) = (due.clone().min(), due.max()) else { return Ok(Rest::Nothing) };
    let holders = holders::holders(&*app.database, today, Some(&places)).await?;
    let deadlines = deadlines::gather(app, today, from..=until, Some(&places)).await?;
    let owed: HashMap<(&str, uuid::Uuid, NaiveDate), &Deadline> =
        deadlines.iter().map(|one| ((one.rule.name(), one.subject_id, one.due_on), one)).collect();
    let lines: Vec<(&Item, store::Key)> = items
        .iter()
        .filter_map(|item| {
            let account = item.account.or(reader)?;
            Some((item, (item.rule.clone(), item.subject, item.due, item.step.clone(), account)))
        })
        .collect();
    let overtaken = overtaken(app, going, lines.iter().map(|(_, key)| key)).await?;
    let (mut left, mut gone) = (Vec::new(), Vec::new());
    for (item, key) in lines {
        let account = key.4;
        let deadline = owed.get(&(item.rule.as_str(), item.subject, item.due)).copied();
        let deadline = deadline.filter(|_| !overtaken.contains(&key));
        let told = deadline.and_then(|one| Some((one, recipient(item, account, one, &holders, today)?)));
        match told {
            Some((deadline, to)) => left.push((item, deadline, to)),
            None => gone.push(key),
        }
    }
    if left.is_empty() {
        return Ok(Rest::Nothing);
    }
    if gone.is_empty() && going.speaks_of_today() {
        return Ok(Rest::Whole);
    }
    let names = store::organisations(&*app.database).await?;
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
    Ok(Rest::Anew(gone, Box::new(digest::write(app, &envelope, &told, going.now)?)))
}

/// Which lines of a letter that has waited a newer one tells: a later step of the same thing, for the same person.
async fn overtaken<'a>(
    app: &App,
    going: &Going<'_>,
    lines: impl Iterator<Item = &'a store::Key>,
) -> Result<HashSet<store::Key>> {
    if !going.has_waited() {
        return Ok(HashSet::new());
    }
    let (mut subjects, mut dues, mut people) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (_, subject, due, _, account) in lines {
        subjects.insert(*subject);
        dues.insert(*due);
        people.insert(*account);
    }
    let (Some(from), Some(until)) = (dues.first(), dues.last()) else { return Ok(HashSet::new()) };
    let (subjects, people): (Vec<_>, Vec<_>) = (subjects.into_iter().collect(), people.into_iter().collect());
    let told = store::told(&*app.database, &subjects, &(*from..=*until), &people).await?;
    let (mine, others): (Vec<_>, Vec<_>) = told.into_iter().partition(|line| line.letter == going.letter.id);
    let mut later: HashMap<_, Vec<(Step, NaiveDate)>> = HashMap::new();
    for store::Line { key: (rule, subject, due, step, account), owed_on, .. } in others {
        if let Ok(step) = step.parse() {
            later.entry((rule, subject, due, account)).or_default().push((step, owed_on));
        }
    }
    let tells_it = |line: &store::Line| {
        let (rule, subject, due, step, account) = &line.key;
        let Ok(step) = step.parse::<Step>() else { return false };
        let others = later.get(&(rule.clone(), *subject, *due, *account)).into_iter().flatten();
        others.into_iter().any(|(other, on)| rules::overtakes((other, *on), (&step, line.owed_on)))
    };
    Ok(mine.into_iter().filter(|line| tells_it(line)).map(|line| line.key).collect())
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
    going: &Going<'_>,
    (organisation, members): (OrganisationId, &[(AccountId, Role)]),
    (month, lines): (Option<NaiveDate>, &[Line]),
) -> Result<Rest> {
    let (letter, today) = (going.letter, going.today());
    let subject = deadlines::unit(organisation, BOARD_DIGEST);
    let holders = holders::holders(&*app.database, today, Some(&[organisation])).await?;
    let told_since = told_since(app, going, subject, month, members).await?;
    let (left, gone): (Vec<_>, Vec<_>) = members.iter().copied().partition(|(account, role)| {
        holders.holds(*account, *role, organisation, today)
            && holders.wants(*account, ReminderGroup::Board)
            && !told_since.contains(account)
    });
    if left.is_empty() {
        return Ok(Rest::Nothing);
    }
    // A letter of before does not say of what it speaks.
    let Some(first) = month else { return Ok(Rest::Whole) };
    let told: BTreeSet<&Line> = lines.iter().collect();
    let mut owed = boards::before_them(app, today, Some(&[organisation])).await?;
    owed.retain(|deadline| deadline.organisation == organisation && told.contains(&digest::line(deadline)));
    if gone.is_empty() && owed.len() == lines.len() && going.speaks_of_today() {
        return Ok(Rest::Whole);
    }
    let gone = gone
        .into_iter()
        .map(|(account, _)| (BOARD_DIGEST.to_owned(), subject, first, MONTHLY.to_owned(), account))
        .collect();
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
    Ok(Rest::Anew(gone, Box::new(written)))
}

/// Those of a board to whom a letter of a later month tells all that this one would.
async fn told_since(
    app: &App,
    going: &Going<'_>,
    subject: uuid::Uuid,
    month: Option<NaiveDate>,
    members: &[(AccountId, Role)],
) -> Result<HashSet<AccountId>> {
    let Some(first) = month.filter(|_| going.has_waited()) else { return Ok(HashSet::new()) };
    let people: Vec<AccountId> = members.iter().map(|(account, _)| *account).collect();
    let told = store::told(&*app.database, &[subject], &(first..=going.today()), &people).await?;
    let later = told.into_iter().filter(|line| line.key.0 == BOARD_DIGEST && line.key.2 > first);
    Ok(later.map(|line| line.key.4).collect())
}
