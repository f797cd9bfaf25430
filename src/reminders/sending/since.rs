//! What newer letters tell of a letter that has waited.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use entities::ids::{AccountId, EmailId};
use scheduler::cadence::Step;
use uuid::Uuid;

use super::Going;
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::reminders::boards::BOARD_DIGEST;
use crate::reminders::{rules, store};

/// Which lines a newer letter tells: a later step of the same thing, for the same person.
pub(super) async fn told_later(
    app: &App,
    going: Going,
    lines: &[(usize, store::Key)],
) -> Result<HashSet<store::Key>> {
    if !going.has_waited() {
        return Ok(HashSet::new());
    }
    let dues: BTreeSet<NaiveDate> = lines.iter().map(|(_, line)| line.2).collect();
    let (Some(from), Some(until)) = (dues.first().copied(), dues.last().copied()) else {
        return Ok(HashSet::new());
    };
    let subjects: Vec<Uuid> = once(lines.iter().map(|(_, line)| line.1));
    let people: Vec<AccountId> = once(lines.iter().map(|(_, line)| line.4));
    let told = store::told(&*app.database, &subjects, &(from..=until), &people).await?;
    Ok(overtaken(going.letter, told))
}

/// Those of a board to whom the letter of a later month tells all that this one would.
pub(super) async fn next_month_told(
    app: &App,
    going: Going,
    subject: Uuid,
    month: Option<NaiveDate>,
    people: &[AccountId],
) -> Result<HashSet<AccountId>> {
    let Some(first) = month.filter(|_| going.has_waited()) else { return Ok(HashSet::new()) };
    let told = store::told(&*app.database, &[subject], &(first..=going.today()), people).await?;
    let later = told.into_iter().filter(|line| line.key.0 == BOARD_DIGEST && line.key.2 > first);
    Ok(later.map(|line| line.key.4).collect())
}

/// Of what a letter and others tell, what the others tell at a later step.
fn overtaken(letter: EmailId, told: Vec<store::Line>) -> HashSet<store::Key> {
    let (mine, others): (Vec<_>, Vec<_>) = told.into_iter().partition(|line| line.letter == letter);
    let mut later: HashMap<_, Vec<(Step, NaiveDate)>> = HashMap::new();
    for store::Line { key: (rule, subject, due, step, account), owed_on, .. } in others {
        if let Ok(step) = step.parse() {
            later.entry((rule, subject, due, account)).or_default().push((step, owed_on));
        }
    }
    let mut found = HashSet::new();
    for line in mine {
        let (rule, subject, due, step, account) = &line.key;
        let Ok(step) = step.parse::<Step>() else { continue };
        let others = later.get(&(rule.clone(), *subject, *due, *account)).map_or(&[][..], Vec::as_slice);
        if others.iter().any(|(other, on)| rules::overtakes((other, *on), (&step, line.owed_on))) {
            found.insert(line.key);
        }
    }
    found
}

fn once<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect::<BTreeSet<T>>().into_iter().collect()
}
