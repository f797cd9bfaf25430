//! A digest that is about to go is asked about line by line: what was done since, what was stopped, what is told to somebody
//! whose role has ended is taken out of it, and what is left goes as the same letter. With nothing left it is withdrawn.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::access::Role;
use entities::ids::{AccountId, OrganisationId};
use entities::outbox::email;
use entities::reminders::ReminderGroup;
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
    /// Told no more, and the letter without it.
    Less(Vec<store::Key>, Box<Written>),
    Nothing,
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
        Rest::Less(gone, written) => (Some(gone), Some(*written)),
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
    Ok(Some(match condition {
        Condition::Digest { account, items, .. } => {
            of_digest(app, letter, Some(*account), items, now).await?
        }
        Condition::SharedDigest { items, .. } => of_digest(app, letter, None, items, now).await?,
        Condition::BoardDigest { account, role, organisation, month, lines, .. } => {
            let told = (*organisation, &[(*account, *role)][..]);
            of_board(app, letter, told, (*month, lines), now).await?
        }
        Condition::SharedBoardDigest { organisation, members, month, lines, .. } => {
            of_board(app, letter, (*organisation, members), (*month, lines), now).await?
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
    letter: &email::Model,
    reader: Option<AccountId>,
    items: &[Item],
    now: Timestamp,
) -> Result<Rest> {
    let today = clock::today(now);
    let places: BTreeSet<OrganisationId> = items.iter().map(|item| item.organisation).collect();
    let places: Vec<OrganisationId> = places.into_iter().collect();
    let due = items.iter().map(|item| item.due);
    let (Some(from), Some(until)) = (due.clone().min(), due.max()) else { return Ok(Rest::Nothing) };
    let holders = holders::holders(&*app.database, today, Some(&places)).await?;
    let deadlines = deadlines::gather(app, today, from..=until, Some(&places)).await?;
    let owed: HashMap<(&str, uuid::Uuid, NaiveDate), &Deadline> =
        deadlines.iter().map(|one| ((one.rule.name(), one.subject_id, one.due_on), one)).collect();
    let (mut left, mut gone) = (Vec::new(), Vec::new());
    for item in items {
        let Some(account) = item.account.or(reader) else { continue };
        let deadline = owed.get(&(item.rule.as_str(), item.subject, item.due)).copied();
        let told = deadline.and_then(|one| Some((one, recipient(item, account, one, &holders, today)?)));
        match told {
            Some((deadline, to)) => left.push((item, deadline, to)),
            None => gone.push((item.rule.clone(), item.subject, item.due, item.step.clone(), account)),
        }
    }
    if left.is_empty() {
        return Ok(Rest::Nothing);
    }
    if gone.is_empty() {
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
    Ok(Rest::Less(gone, Box::new(digest::write(app, &envelope, &told, now)?)))
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
    letter: &email::Model,
    (organisation, members): (OrganisationId, &[(AccountId, Role)]),
    (month, lines): (Option<NaiveDate>, &[Line]),
    now: Timestamp,
) -> Result<Rest> {
    let today = clock::today(now);
    let holders = holders::holders(&*app.database, today, Some(&[organisation])).await?;
    let (left, gone): (Vec<_>, Vec<_>) = members.iter().copied().partition(|(account, role)| {
        holders.holds(*account, *role, organisation, today) && holders.wants(*account, ReminderGroup::Board)
    });
    if left.is_empty() {
        return Ok(Rest::Nothing);
    }
    // A letter of before does not say of what it speaks.
    let Some(first) = month else { return Ok(Rest::Whole) };
    let told: BTreeSet<&Line> = lines.iter().collect();
    let mut owed = boards::before_them(app, today, Some(&[organisation])).await?;
    owed.retain(|deadline| deadline.organisation == organisation && told.contains(&digest::line(deadline)));
    if gone.is_empty() && owed.len() == lines.len() {
        return Ok(Rest::Whole);
    }
    let subject = deadlines::unit(organisation, BOARD_DIGEST);
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
    let written = digest::write_board(app, &envelope, (organisation, &left), month, &owed, now)?;
    Ok(Rest::Less(gone, Box::new(written)))
}
