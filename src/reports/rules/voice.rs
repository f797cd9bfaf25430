//! What people said: the conversations of the audit's team, without names, and without a count of fewer than five.

use super::teller::Teller;
use crate::audits::conversations::Conversation as Recorded;
use crate::reports::content::{Conversation, People, Prose, Voice};
use crate::training::disclosure::{self, Audience};

/// The conversations that were not withdrawn, by whom they were with, in the order in which they were held. The day is not
/// told: with a small number it would tell who.
pub(super) fn voice(teller: &Teller<'_>) -> Voice {
    let mut recorded: Vec<&Recorded> =
        teller.dossier.conversations.iter().filter(|one| one.row.withdrawn_at.is_none()).collect();
    recorded.sort_by_key(|one| (one.row.with_whom, one.row.held_on, one.row.number));
    let conversations = recorded.into_iter().map(|one| Conversation {
        with: one.row.with_whom,
        manner: one.row.manner,
        people: people(one.row.people),
        said: Prose {
            text: teller.without_names(one.row.said.trim()),
            language: Some(one.row.language).filter(|language| *language != teller.tongue()),
        },
        criteria: one.criteria.iter().map(|criterion| criterion.code.clone()).collect(),
    });
    Voice { conversations: conversations.collect() }
}

/// How many people, as far as whoever reads a report may know.
fn people(people: i32) -> People {
    match u32::try_from(people) {
        Ok(number) if !disclosure::suppressed(number.into(), Audience::Others) => People::Number(number),
        Ok(_) | Err(_) => People::FewerThanFive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_five_people_are_never_counted() {
        assert_eq!([1, 4].map(people), [People::FewerThanFive; 2]);
        assert_eq!([5, 12].map(people), [People::Number(5), People::Number(12)]);
    }
}
