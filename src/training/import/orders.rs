//! Whether day or month comes first, settled for whole columns: never cell by cell.

use std::collections::{BTreeMap, HashMap};

use super::dates::{DateOrder, Shape, shape};
use super::dry_run::{Ask, Choice, Question};
use super::known::{Answer, Answers};
use super::table::{Place, letters};
use super::words::normal;

/// What a column of dates shows about its order.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    day_first: usize,
    month_first: usize,
    either: usize,
}

/// One column of dates: which sheet, which column, where its heading stands, and its heading.
#[derive(Clone, Debug)]
pub struct DateColumn {
    pub page: usize,
    pub column: u16,
    pub heading: Place,
    pub words: String,
}

/// The settled order of each column; none while it is asked about.
#[derive(Debug, Default)]
pub struct Orders {
    settled: BTreeMap<(usize, u16), Option<DateOrder>>,
    pub questions: Vec<Question>,
    /// Some date stands in figures as text.
    pub any: bool,
}

impl Orders {
    /// The order of a column; none while it is in question.
    pub fn of(&self, page: usize, column: u16) -> Option<DateOrder> {
        self.settled.get(&(page, column)).copied().unwrap_or(Some(DateOrder::Dmy))
    }

    /// The order of the file as a whole, if every column has one and all agree.
    pub fn whole(&self) -> Option<DateOrder> {
        let first = self.settled.values().next().copied().unwrap_or(Some(DateOrder::Dmy))?;
        (self.any && self.settled.values().all(|order| *order == Some(first))).then_some(first)
    }
}

/// Settles the order of every column. `texts` gives the cells of a column, as written.
pub fn settle<'t>(
    columns: &[DateColumn],
    answers: &Answers,
    texts: impl Fn(&DateColumn) -> Vec<&'t str>,
) -> Orders {
    let mut orders = Orders::default();
    let evidence: Vec<Evidence> = columns.iter().map(|column| evidence(texts(column))).collect();
    let sum = |of: fn(&Evidence) -> usize| evidence.iter().map(of).sum::<usize>();
    let (day_first, month_first) = (sum(|e| e.day_first), sum(|e| e.month_first));
    orders.any = day_first + month_first + sum(|e| e.either) > 0;
    let whole_file = month_first > 0 && day_first == 0;
    let mut joint: Vec<usize> = Vec::new();
    for (at, (column, found)) in columns.iter().zip(&evidence).enumerate() {
        if found.day_first + found.month_first + found.either == 0 {
            continue;
        }
        // A few that only fit the other way are faults of their own; as many or more put the column in doubt.
        let doubtful = found.month_first > 0 && found.month_first >= found.day_first;
        let id = question_id(column);
        // Nothing in this file tells; what the co-op said of another with this heading does.
        let silent = found.day_first == 0 && day_first == 0;
        let said = [id.as_str(), WHOLE].into_iter().find(|id| silent && answers.to(id).is_some());
        let order = if whole_file {
            joint.push(at);
            None
        } else if doubtful {
            ask(&mut orders, answers, &id, &[column])
        } else if let Some(id) = said {
            ask(&mut orders, answers, id, &[column])
        } else {
            Some(DateOrder::Dmy)
        };
        orders.settled.insert((column.page, column.column), order);
    }
    if !joint.is_empty() {
        let asked: Vec<&DateColumn> = joint.iter().map(|at| &columns[*at]).collect();
        let order = ask(&mut orders, answers, WHOLE, &asked);
        for column in asked {
            orders.settled.insert((column.page, column.column), order);
        }
    }
    orders
}

/// The question about all columns of a file.
const WHOLE: &str = "order";

/// The question about one column: by its heading, so that the answer serves the next file too.
fn question_id(column: &DateColumn) -> String {
    let words = normal(&column.words);
    if words.is_empty() { format!("order:{}", column.heading) } else { format!("order:{words}") }
}

fn ask(orders: &mut Orders, answers: &Answers, id: &str, columns: &[&DateColumn]) -> Option<DateOrder> {
    let first = columns.first()?;
    let names = columns.iter().map(|c| letters(c.column)).collect();
    let choices = vec![Choice::Order { order: DateOrder::Dmy }, Choice::Order { order: DateOrder::Mdy }];
    let ask = Ask::DateOrder { columns: names };
    orders.questions.push(Question::new(id.to_owned(), first.heading.clone(), &first.words, ask, choices));
    match answers.to(id) {
        Some(Answer::Order(order)) => Some(*order),
        _ => None,
    }
}

fn evidence(texts: Vec<&str>) -> Evidence {
    let mut found = Evidence::default();
    // One date stands in many cells.
    let mut shapes: HashMap<&str, Option<Shape>> = HashMap::new();
    for text in texts {
        match *shapes.entry(text).or_insert_with(|| shape(text)) {
            Some(Shape::DayFirst) => found.day_first += 1,
            Some(Shape::MonthFirst) => found.month_first += 1,
            Some(Shape::Either) => found.either += 1,
            None => {}
        }
    }
    found
}
