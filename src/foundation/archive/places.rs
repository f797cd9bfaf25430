//! Places for archives that are written or unpacked: so many in all, and of one account so few that others find one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use entities::ids::AccountId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::foundation::error::{Error, Result};

/// Archives that are written at a time. Each holds a thread.
pub(super) const AT_ONCE: usize = 8;
/// Archives that are unpacked at a time. Each holds a thread, and a processor.
const UNPACKED_AT_ONCE: usize = 4;
/// Of either, what one account may have.
pub(super) const OF_ONE: usize = 2;

/// Places for archives. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Places {
    written: Room,
    unpacked: Room,
}

#[derive(Clone, Debug)]
struct Room {
    all: Arc<Semaphore>,
    /// How many each account has; who has none is not in it.
    of_each: Arc<Mutex<HashMap<AccountId, usize>>>,
}

/// One of them, held until the archive is done or given up.
#[derive(Debug)]
pub struct Place {
    _held: OwnedSemaphorePermit,
    of_each: Arc<Mutex<HashMap<AccountId, usize>>>,
    account: AccountId,
}

impl Default for Places {
    fn default() -> Self {
        let room = |places| Room { all: Arc::new(Semaphore::new(places)), of_each: Arc::default() };
        Self { written: room(AT_ONCE), unpacked: room(UNPACKED_AT_ONCE) }
    }
}

impl Places {
    /// Takes a place for an archive that is written. Busy, if there is none, or the account has its share: to wait would hold
    /// a request for as long as the slowest reader likes.
    pub fn take(&self, account: AccountId) -> Result<Place> {
        self.written.take(account)
    }

    /// The same for an archive that is unpacked.
    pub fn unpack(&self, account: AccountId) -> Result<Place> {
        self.unpacked.take(account)
    }

    /// How many archives more could be written now.
    pub fn free(&self) -> usize {
        self.written.all.available_permits()
    }
}

impl Room {
    fn take(&self, account: AccountId) -> Result<Place> {
        let held = Arc::clone(&self.all).try_acquire_owned().map_err(|_| Error::Busy)?;
        let mut of_each = self.of_each.lock().unwrap_or_else(PoisonError::into_inner);
        let of_this = of_each.entry(account).or_default();
        if *of_this >= OF_ONE {
            return Err(Error::Busy);
        }
        *of_this += 1;
        Ok(Place { _held: held, of_each: Arc::clone(&self.of_each), account })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut of_each = self.of_each.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_this) = of_each.get_mut(&self.account) {
            *of_this -= 1;
            if *of_this == 0 {
                of_each.remove(&self.account);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use scheduler::clock::Timestamp;

    use super::*;

    fn somebody() -> AccountId {
        AccountId::new(Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn when_all_places_are_taken_the_next_one_is_told_so_at_once() {
        let places = Places::default();
        let taken: Vec<Place> = (0..AT_ONCE).map(|_| places.take(somebody()).expect("a place")).collect();
        assert!(matches!(places.take(somebody()), Err(Error::Busy)));
        drop(taken);
        assert!(places.take(somebody()).is_ok());
    }

    #[test]
    fn one_account_leaves_places_to_the_others() {
        let (places, greedy) = (Places::default(), somebody());
        let mut taken: Vec<Place> = std::iter::from_fn(|| places.take(greedy).ok()).collect();
        assert_eq!(taken.len(), OF_ONE);
        assert_eq!(places.free(), AT_ONCE - OF_ONE, "what is refused holds nothing");
        assert!(places.take(somebody()).is_ok());
        assert!(places.unpack(greedy).is_ok(), "the two sorts are counted apart");
        taken.pop();
        assert!(places.take(greedy).is_ok());
    }
}
