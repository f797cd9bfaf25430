//! What becomes of the files that come with a form.

use std::sync::Arc;

use crate::foundation::error::Result;
use crate::foundation::files::{Incoming, Passing, Stored};

/// What becomes of files that come with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The page takes no files: one that comes is refused before a byte of it is kept.
    Refused,
    /// They stay in the store.
    Stored,
    /// Only their digest is taken: nobody can fill the store through a page that is open to all.
    DigestOnly,
    /// The page reads them; they are gone with the form.
    ReadOnce,
}

/// Does with a file what the page wants done.
pub(super) async fn kept(incoming: Incoming, keeping: Keeping) -> Result<(Stored, Option<Arc<Passing>>)> {
    match keeping {
        Keeping::Stored => Ok((incoming.keep().await?, None)),
        Keeping::DigestOnly | Keeping::Refused => Ok((incoming.let_go(), None)),
        Keeping::ReadOnce => incoming.pass().await.map(|(stored, passing)| (stored, Some(Arc::new(passing)))),
    }
}
