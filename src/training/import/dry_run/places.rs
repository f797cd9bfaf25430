//! Whose a row is and which subject a column is of: what is said of a cell names both.

use serde::{Deserialize, Serialize};

/// A column that holds dates of a subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubjectColumn {
    pub sheet: Option<String>,
    /// From 0.
    pub column: u16,
    /// The subject's code.
    pub subject: String,
}

/// A row of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowReading {
    pub sheet: Option<String>,
    /// From 1.
    pub row: u32,
    /// Which of `workers`.
    pub worker: usize,
    /// The code of the row's one subject, in a long list.
    pub subject: Option<String>,
}
