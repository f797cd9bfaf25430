//! Forms of people who did not sign in: they come within a while, and few with files come at once, so that nobody holds the
//! service's disk and sockets by sending slowly.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::forms::{Form, Keeping};
use crate::foundation::error::{Error, Message, Result};

/// Forms with files of people who did not sign in, at once.
const FILES_AT_ONCE: usize = 8;

/// Cheap to clone; the clones share the places.
#[derive(Clone)]
pub(super) struct Strangers {
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Strangers {
    pub(super) fn new(patience: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(FILES_AT_ONCE)), patience }
    }

    /// Reads a stranger's form. Refused where it takes too long, or where too many send files now.
    pub(super) async fn read(
        &self,
        files: Keeping,
        form: impl Future<Output = Result<Form>>,
    ) -> Result<Form> {
        let _place = match files {
            Keeping::Refused => None,
            Keeping::Stored | Keeping::DigestOnly | Keeping::ReadOnce => {
                Some(self.places.try_acquire().map_err(|_| Error::Full)?)
            }
        };
        let slow = || Error::Refused(Message::new("error-form-slow"));
        tokio::time::timeout(self.patience, form).await.map_err(|_| slow())?
    }
}
