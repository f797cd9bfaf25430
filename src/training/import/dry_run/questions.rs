//! Questions, and the answers they offer.

use super::*;

/// A question. Until it is answered nothing that depends on it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Stable: the same question of the same file, or for headings of the co-op, has the same id.
    pub id: String,
    pub place: Place,
    /// The cell as written, shortened.
    pub value: String,
    pub ask: Ask,
    pub choices: Vec<Choice>,
}

impl Question {
    /// A question about a cell.
    pub fn new(id: String, place: Place, value: &str, ask: Ask, choices: Vec<Choice>) -> Self {
        Self { id, place, value: clip(value, SHOWN), ask, choices }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Ask {
    Cell {
        open: Open,
    },
    /// Which of several subjects a heading or course means.
    WhichSubject {
        heading: String,
    },
    /// A heading or course outside the list.
    UnknownSubject {
        heading: String,
    },
    /// Does theory alone count?
    TheoryOnly {
        heading: String,
    },
    UnknownStatus {
        status: String,
    },
    Leavers {
        heading: String,
        people: usize,
        /// The file says of itself when they left.
        dated: bool,
    },
    DamagedName,
    WhichNamesake {
        numbers: Vec<String>,
    },
    NumberUsedTwice {
        number: String,
        other: String,
        row: u32,
    },
    NumberWithZeros {
        number: String,
        other: String,
    },
    /// The co-op has this number for somebody else.
    NumberOfAnother {
        name: String,
    },
    /// The co-op has this name under another number.
    OtherNumber {
        other: String,
    },
    NameOnTwoRows {
        row: u32,
    },
    /// A name, or a heading among the people?
    PersonOrHeading,
    /// Rows without a name below one with a name.
    NamesBelow {
        name: String,
        rows: usize,
    },
    /// Some dates can only be month/day, others only day/month, or all are month/day.
    DateOrder {
        columns: Vec<String>,
    },
    /// Most dates lie ahead: completed, or expiring?
    CompletedOrExpires {
        dates: usize,
        ahead: usize,
    },
}

/// One of the answers a question offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Choice {
    Subject {
        code: String,
    },
    Ignore,
    /// A date to be typed.
    TypeDate,
    Date {
        date: NaiveDate,
    },
    Skip,
    Worker {
        id: Uuid,
        name: String,
        staff_number: Option<String>,
    },
    StaffNumber {
        number: String,
    },
    SamePerson {
        name: String,
    },
    NewPerson,
    Order {
        order: DateOrder,
    },
    Completed,
    Expires,
    LeaveOut,
    /// Mark as left; the day is typed where it is known.
    Left,
    Yes,
    No,
}
