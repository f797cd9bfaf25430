//! What changed since all that was owed on a day was told: a tick looks again at those whose record changed, and at nobody
//! else. The journal says it; a mark keeps the number up to which it was read.

use chrono::NaiveDate;
use entities::cooperatives::cooperative;
use entities::ids::OrganisationId;
use entities::journal::journal_entry;
use entities::operations::service_setting;
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::foundation::error::Result;

/// What changed, in the journal's own words, since a number of it.
pub struct Changes {
    /// The journal's last number.
    pub last: i64,
    /// Whose record changed; nothing: nobody's, or what holds for everybody.
    pub of: Option<Vec<OrganisationId>>,
}

impl Changes {
    /// Did nothing happen that a reminder could come of?
    pub fn none(&self) -> bool {
        self.of.as_ref().is_some_and(Vec::is_empty)
    }
}

/// Events that no reminder can come of, nor go away by.
const BESIDE_THE_POINT: &[&str] = &[
    "backup-made",
    "board-digests-posted",
    "consultation-answered",
    "consultation-closed",
    "consultation-comment-taken-back",
    "consultation-commented",
    "consultation-opened",
    "consultation-published",
    "email-rewritten",
    "email-settled",
    "evidence-file-opened",
    "evidence-packed",
    "evidence-question-answered",
    "evidence-question-asked",
    "evidence-seen",
    "job-ordered",
    "job-paused",
    "job-resumed",
    "language-chosen",
    "mail-held",
    "mail-released",
    "password-reset-asked",
    "password-set",
    "recovery-code-used",
    "relay-asked",
    "relay-choice-ended",
    "relay-chosen",
    "relay-taken-back",
    "reminders-posted",
    "returned-mail-refused",
    "second-factor-reset",
    "second-factor-set",
    "sessions-ended",
    "signed-in",
    "signed-out",
];

/// What changed since all that was owed on this day was told; everything, if it never was.
pub async fn since_told(database: &impl ConnectionTrait, today: NaiveDate) -> Result<Changes> {
    let last: Option<i64> = journal_entry::Entity::find()
        .select_only()
        .column(journal_entry::Column::Sequence)
        .order_by_desc(journal_entry::Column::Sequence)
        .into_tuple()
        .one(database)
        .await?;
    let last = last.unwrap_or(0);
    let mark = service_setting::Entity::find_by_id(TOLD_ALL.to_owned()).one(database).await?;
    let told = mark.and_then(|mark| {
        let (day, sequence) = mark.value.split_once(' ')?;
        (day == today.to_string()).then(|| sequence.parse::<i64>().ok())?
    });
    let Some(told) = told else { return Ok(Changes { last, of: None }) };
    let concerned: Vec<Option<OrganisationId>> = journal_entry::Entity::find()
        .select_only()
        .column(journal_entry::Column::OrganisationId)
        .distinct()
        .filter(journal_entry::Column::Sequence.gt(told))
        .filter(journal_entry::Column::Event.is_not_in(BESIDE_THE_POINT.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    let Some(concerned) = concerned.into_iter().collect::<Option<Vec<OrganisationId>>>() else {
        return Ok(Changes { last, of: None });
    };
    // What changes at the franchisor or the Government may hold for every co-op: who is an officer, whose the areas are.
    let cooperatives = cooperative::Entity::find()
        .filter(cooperative::Column::Id.is_in(concerned.iter().copied()))
        .count(database)
        .await?;
    let all_are = usize::try_from(cooperatives) == Ok(concerned.len()) && concerned.len() <= FEW;
    Ok(Changes { last, of: all_are.then_some(concerned) })
}

/// Where more co-ops than this changed, everybody's deadlines are gathered: it costs less than to ask for each.
const FEW: usize = 1000;

const TOLD_ALL: &str = "reminders-told";

/// Marks that all that is owed on a day is told, as things stood at a change.
pub async fn mark_told(
    database: &impl ConnectionTrait,
    today: NaiveDate,
    last_change: i64,
    now: Timestamp,
) -> Result<()> {
    let row = service_setting::ActiveModel {
        key: Set(TOLD_ALL.to_owned()),
        value: Set(format!("{today} {last_change}")),
        set_at: Set(now),
    };
    let replace = OnConflict::column(service_setting::Column::Key)
        .update_columns([service_setting::Column::Value, service_setting::Column::SetAt])
        .to_owned();
    service_setting::Entity::insert(row).on_conflict(replace).exec_without_returning(database).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::BESIDE_THE_POINT;

    #[test]
    fn what_is_beside_the_point_is_an_event_that_the_journal_knows() {
        for event in BESIDE_THE_POINT {
            assert!(crate::journal::KINDS.contains(event), "{event}");
        }
    }
}
