//! Taking out what entries say, where personal data must go: the entries stay, and the chain still verifies.

use entities::journal::{journal_detail, journal_entry};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::foundation::error::Result;

/// Erases the details of everything that was recorded about one row. The entries stay, and the chain still verifies: an
/// entry of [`ERASURES`] about the same row must follow, else [`verify`](super::verify) finds the details missing.
pub async fn forget(tx: &impl ConnectionTrait, subject_kind: &str, subject_id: Uuid) -> Result<()> {
    let about = Query::select()
        .column(journal_entry::Column::Sequence)
        .from(journal_entry::Entity)
        .and_where(journal_entry::Column::SubjectKind.eq(subject_kind))
        .and_where(journal_entry::Column::SubjectId.eq(subject_id))
        .to_owned();
    journal_detail::Entity::delete_many()
        .filter(journal_detail::Column::Sequence.in_subquery(about))
        .exec(tx)
        .await?;
    Ok(())
}

/// The same of some entries only, by their numbers; an entry of [`ERASURES`] must follow here too.
pub async fn forget_entries(tx: &impl ConnectionTrait, sequences: &[i64]) -> Result<()> {
    journal_detail::Entity::delete_many()
        .filter(journal_detail::Column::Sequence.is_in(sequences.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Events after which the details of earlier entries about the same row may be gone.
pub const ERASURES: [&str; 3] = ["evidence-erased", "hold-words-erased", "request-words-erased"];
