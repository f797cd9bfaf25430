//! What the nightly job erases: items whose time has ended and on which no hold stands.

use chrono::NaiveDate;
use entities::ids::{EvidenceItemId, OrganisationId};
use scheduler::clock::{self, Timestamp};

use super::rules::Kept;
use super::{a_year_before, clocks, erase, remove, store, to_erase};
use crate::evidence;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};

/// Erases every item whose time has ended and on which no hold stands, co-op by co-op. Answers how many; what could not be
/// erased keeps nothing else from it, and is an error in the end.
pub async fn erase_due(app: &App, now: Timestamp) -> Result<usize> {
    let (mut erased, mut failed) = (0, 0);
    for cooperative in store::clocks::cooperatives_before(&*app.database, a_year_before(now)).await? {
        let done = erase_due_at(app, cooperative, now).await.unwrap_or_else(|error| {
            tracing::error!(%error, %cooperative, "evidence of a co-op could not be looked at");
            Done { erased: 0, failed: 1 }
        });
        erased += done.erased;
        failed += done.failed;
    }
    if failed == 0 {
        return Ok(erased);
    }
    let what =
        format!("{erased} items were erased whose time has ended; {failed} times it failed: see the log");
    Err(Error::internal(what))
}

/// What came of a co-op's items whose time has ended.
#[derive(Default)]
struct Done {
    erased: usize,
    failed: usize,
}

async fn erase_due_at(app: &App, cooperative: OrganisationId, now: Timestamp) -> Result<Done> {
    let (mut done, mut after, today) = (Done::default(), None, clock::today(now));
    loop {
        let before = a_year_before(now);
        let items = store::clocks::page_before(&*app.database, cooperative, before, after).await?;
        let Some(last) = items.last() else { return Ok(done) };
        after = Some(last.id);
        let kept = clocks(&*app.database, &items, today).await?;
        for item in items.iter().filter(|item| is_over(kept.get(&item.id), today)) {
            match erase_if_over(app, cooperative, item.id, now).await {
                Ok(true) => done.erased += 1,
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(%error, %cooperative, item = %item.id, "evidence could not be erased");
                    done.failed += 1;
                }
            }
        }
    }
}

fn is_over(kept: Option<&Kept>, today: NaiveDate) -> bool {
    matches!(kept, Some(Kept::Until(day)) if *day < today)
}

/// Erases an item if its time has ended: looked at once more where nobody can change it, as much may have come since it was read.
async fn erase_if_over(
    app: &App,
    cooperative: OrganisationId,
    id: EvidenceItemId,
    now: Timestamp,
) -> Result<bool> {
    let (tx, today) = (app.database.begin().await?, clock::today(now));
    let item = to_erase(&tx, cooperative, id).await?;
    let kept = clocks(&tx, std::slice::from_ref(&item), today).await?;
    let stands = evidence::rules::stands(&item).is_ok();
    if !stands || !is_over(kept.get(&id), today) || store::is_held(&tx, cooperative, id).await? {
        return Ok(false);
    }
    if let Some(wish) = store::erasures::wish(&tx, id).await? {
        // Its time has come by itself: what was asked is settled with it.
        store::erasures::forget_wish(&tx, wish).await?;
    }
    let digests = erase(&tx, item, None, None, now).await?;
    tx.commit().await?;
    remove(app, digests).await;
    Ok(true)
}
