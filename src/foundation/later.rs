//! Work that goes on after the answer: how long it takes tells nothing to whoever asked.

use tokio::sync::watch;

/// The work that is under way behind answers.
pub struct Later {
    under_way: watch::Sender<usize>,
}

/// One piece of it; counted until it ends, however it ends.
struct Piece(watch::Sender<usize>);

impl Drop for Piece {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

impl Default for Later {
    fn default() -> Self {
        Self { under_way: watch::Sender::new(0) }
    }
}

impl Later {
    /// Begins a piece of work and does not wait for it.
    pub fn begin(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.under_way.send_modify(|count| *count += 1);
        let piece = Piece(self.under_way.clone());
        tokio::spawn(async move {
            let _piece = piece;
            work.await;
        });
    }

    /// How many pieces are under way.
    pub fn count(&self) -> usize {
        *self.under_way.borrow()
    }

    /// Waits until none is under way.
    pub async fn done(&self) {
        // The sender lives as long as the service: there is always an answer.
        let _ = self.under_way.subscribe().wait_for(|count| *count == 0).await;
    }
}
