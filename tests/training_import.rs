//! Training spreadsheets as co-operatives keep them: what is read, what is asked, what is refused.

mod expectations;
mod hostile;
pub mod known;
mod returning;
mod variants;
mod words;
mod worse;
mod rows;
