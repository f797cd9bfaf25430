//! What each row below the headings is: a person, a team's heading, a total, a key, or people who have left.

use std::collections::BTreeSet;

use super::cells::{self, Meaning};
use super::dates::DateOrder;
use super::dry_run::{Ask, Choice, Fault, Left, LeftOut, Question, Reason, Why};
use super::headings::{Heading, heading};
use super::known::{Answer, Answers};
use super::layout::{Layout, Plan};
use super::private;
use super::subjects::Subjects;
use super::table::{Cell, Place, Row, Sheet, Value};
use super::words::{clip, holds, listed, name_key, normal, without_start};
use habits::{Habits, is_capitals};
use vocabulary::*;

mod habits;
mod vocabulary;

const LONGEST_NAME: usize = 120;

/// A row about a person.
#[derive(Clone, Debug)]
pub struct PersonRow {
    pub row: u32,
    pub name: String,
    pub number: Option<String>,
    /// Stands among those who have left.
    pub leaver: bool,
}

/// The rows of a sheet, sorted out.
#[derive(Debug, Default)]
pub struct Rows {
    pub people: Vec<PersonRow>,
    /// The heading under which those who have left stand, and its words.
    pub leavers: Option<(Place, String)>,
    pub left_out: Vec<LeftOut>,
    pub faults: Vec<Fault>,
    pub questions: Vec<Question>,
}

/// A sheet with its plan, and the name that its cells carry where several sheets are read.
pub struct Page<'a> {
    pub sheet: &'a Sheet,
    pub plan: &'a Plan,
    pub name: Option<&'a str>,
}

impl Page<'_> {
    /// A cell's place.
    pub fn place(&self, row: u32, column: u16) -> Place {
        Place { sheet: self.name.map(str::to_owned), row, column }
    }

    fn row_left_out(&self, row: u32, reason: Reason) -> LeftOut {
        LeftOut::other(Left::Row { sheet: self.name.map(str::to_owned), row }, reason)
    }

    /// The cells that count: not of the key, not joined from elsewhere.
    fn filled<'r>(&self, row: &'r Row) -> impl Iterator<Item = &'r Cell> {
        let key = self.plan.key.unwrap_or(u16::MAX);
        row.filled().filter(move |c| c.column < key)
    }
}

/// Sorts out the rows of a sheet.
pub fn sort(
    page: &Page<'_>,
    subjects: &Subjects<'_>,
    known_names: &BTreeSet<String>,
    answers: &Answers,
) -> Rows {
    let last_header = page.plan.header_rows.iter().copied().max().unwrap_or(0);
    let mut sorter = Sorter {
        page,
        subjects,
        known_names,
        answers,
        out: Rows::default(),
        leavers: false,
        key_until: None,
        last_person: None,
        names: Habits::of(page, last_header),
        below: None,
    };
    if let Some(row) = page.plan.intervals_row {
        sorter.out.left_out.push(page.row_left_out(row, Reason::Intervals));
    }
    if page.sheet.name.as_deref().is_some_and(|name| listed(&LEAVERS, &normal(name))) {
        sorter.leavers = true;
        let place = page.place(last_header, page.plan.people.anchor());
        sorter.out.leavers = Some((place, page.sheet.name.clone().unwrap_or_default()));
    }
    for row in page.sheet.rows.iter().filter(|r| r.number > last_header) {
        sorter.row(row);
    }
    sorter.finish()
}

struct Sorter<'a> {
    page: &'a Page<'a>,
    subjects: &'a Subjects<'a>,
    /// The keys of the names of the co-op's people.
    known_names: &'a BTreeSet<String>,
    answers: &'a Answers,
    out: Rows,
    leavers: bool,
    /// The row after which an unbroken key ends.
    key_until: Option<u32>,
    last_person: Option<(String, Option<String>)>,
    /// How the names on this sheet are written.
    names: Habits,
    /// The question about rows without a name, and the rows that wait for it.
    below: Option<(Place, String, Vec<PersonRow>)>,
}

impl Sorter<'_> {
    fn row(&mut self, row: &Row) {
        let people = &self.page.plan.people;
        // Longer texts are no names; enough is kept to see that.
        let name = clip(&people.name(row), LONGEST_NAME + 1);
        let name = self.names.turned(name);
        let number = people.number.map(|c| clip(&row.shown(c), LONGEST_NAME + 1)).filter(|n| !n.is_empty());
        let of_person = [people.full_name, people.first_name, people.last_name, people.number];
        let others: Vec<&Cell> =
            self.page.filled(row).filter(|c| !of_person.contains(&Some(c.column))).collect();
        if name.is_empty() && number.is_none() && others.is_empty() {
            return;
        }
        let words = normal(&name);
        if self.is_repeated_header(row, &name) || self.is_key(row.number, &name, &words) {
            return;
        }
        if self.is_total(row, &name, &words, &others)
            || self.is_heading(row, &name, number.as_deref(), &others)
        {
            return;
        }
        if name.is_empty() && number.is_none() {
            self.without_name(row, &others);
            return;
        }
        self.person(row, name, &words, number, &others);
    }

    fn is_repeated_header(&self, row: &Row, name: &str) -> bool {
        let header = self.page.plan.header_rows.first().and_then(|r| self.page.sheet.row(*r));
        let same = |header: &Row| {
            row.filled().filter(|c| header.words(c.column) == c.words()).count() * 2 > row.filled().count()
        };
        // What a name means is looked up only where the row is like the headings: of a hundred thousand few are.
        header.is_some_and(same)
            && matches!(heading(name, self.subjects, self.answers), Heading::FullName | Heading::FirstName)
    }

    fn is_key(&mut self, number: u32, name: &str, words: &str) -> bool {
        let starts = listed(&KEY, words)
            || (name.contains([':', '=']) && KEY.iter().any(|key| without_start(words, key).is_some()))
            || name.contains(" = ");
        let goes_on = self.key_until == Some(number.saturating_sub(1));
        if starts || goes_on {
            self.key_until = Some(number);
            self.out.left_out.push(self.page.row_left_out(number, Reason::Key));
        }
        starts || goes_on
    }

    fn is_total(&mut self, row: &Row, name: &str, label: &str, others: &[&Cell]) -> bool {
        let by_label = listed(&TOTALS, label)
            || name.trim_start().starts_with('%')
            || ["total ", "number of ", "cyfanswm ", "nifer ", "percentage ", "average ", "canran "]
                .iter()
                .any(|start| label.starts_with(start));
        let all_numbers = !others.is_empty() && others.iter().all(|c| plain_number(c).is_some());
        let small = others.iter().all(|c| plain_number(c).is_some_and(|n| n < 1000.0));
        let worked_out =
            others.iter().any(|c| c.formula != super::table::Formula::None || c.percent || is_percent(c));
        let total =
            (by_label && !others.is_empty()) || (all_numbers && small && (worked_out || name.is_empty()));
        if !total {
            return false;
        }
        let percent_row = name.contains('%')
            || holds(&["percentage", "per cent", "percent", "canran", "compliance"], label);
        for cell in others {
            let share = cell.percent || is_percent(cell) || percent_row;
            let reason = if share { Reason::Percentage } else { Reason::Count };
            let place = self.page.place(row.number, cell.column);
            self.out.left_out.push(LeftOut::cell(place, &cell.shown(), reason));
        }
        true
    }

    /// A line of its own among the people: the name of a team, or those who have left.
    fn is_heading(&mut self, row: &Row, name: &str, number: Option<&str>, others: &[&Cell]) -> bool {
        let long = self.page.plan.layout == Layout::Long;
        let text = match (name.is_empty(), others) {
            (false, []) if number.is_none() => name.to_owned(),
            (true, [only]) if number.is_none() && matches!(only.value, Some(Value::Text(_))) => only.shown(),
            (true, []) => number.unwrap_or_default().to_owned(),
            _ => return false,
        };
        let text = clip(&text, LONGEST_NAME + 1);
        let words = normal(&text);
        let column = self.page.filled(row).next().map_or(0, |c| c.column);
        if listed(&LEAVERS, &words) || LEAVERS.iter().any(|w| words.starts_with(&format!("{w} "))) {
            self.leavers = true;
            if self.out.leavers.is_none() {
                self.out.leavers = Some((self.page.place(row.number, column), text));
            }
            self.out.left_out.push(self.page.row_left_out(row.number, Reason::SectionHeading));
            return true;
        }
        if words.split(' ').count() > 6 || text.len() > LONGEST_NAME {
            self.out.left_out.push(self.page.row_left_out(row.number, Reason::Notes));
            return true;
        }
        let merged =
            self.page.sheet.merged_at(row.number, column).is_some_and(|a| a.last_column > a.first_column + 1);
        let in_capitals = !self.names.in_capitals && is_capitals(&text);
        let known = self.known_names.contains(&name_key(&text));
        let team = holds(&TEAMS, &words) || merged || in_capitals || text.trim_end().ends_with(':');
        let elsewhere = name.is_empty() && !long;
        if (team || elsewhere) && !known {
            self.leavers = false;
            self.out.left_out.push(self.page.row_left_out(row.number, Reason::TeamHeading));
            return true;
        }
        !name.is_empty() && !known && !words.contains(' ') && self.is_no_person(row, column, &text)
    }

    /// One word and nothing else: a person without training, or a heading?
    fn is_no_person(&mut self, row: &Row, column: u16, text: &str) -> bool {
        let place = self.page.place(row.number, column);
        let id = format!("line:{place}");
        let answer = self.answers.to(&id).cloned();
        let choices = vec![Choice::Yes, Choice::No];
        self.out.questions.push(Question::new(id, place, text, Ask::PersonOrHeading, choices));
        match answer {
            Some(Answer::Yes) => false,
            Some(Answer::No) => {
                self.out.left_out.push(self.page.row_left_out(row.number, Reason::TeamHeading));
                true
            }
            _ => true,
        }
    }

    fn without_name(&mut self, row: &Row, others: &[&Cell]) {
        let first = others.first().map_or(0, |c| c.column);
        let anchor = self.page.plan.people.anchor();
        let no_name = Fault::new(self.page.place(row.number, anchor), "", Why::NoName);
        if self.page.plan.layout != Layout::Long {
            let counts = others.iter().any(|c| self.is_subject_cell(c.column));
            if counts {
                self.out.faults.push(no_name);
            } else {
                let _ = first;
                self.out.left_out.push(self.page.row_left_out(row.number, Reason::Notes));
            }
            return;
        }
        // One name joined over several rows names them all.
        let joined =
            self.page.sheet.merged_at(row.number, anchor).and_then(|a| self.page.sheet.row(a.first_row));
        if let Some(named) = joined.filter(|named| named.number < row.number) {
            let people = &self.page.plan.people;
            let name = people.name(named);
            let number = people.number.map(|c| named.shown(c)).filter(|n| !n.is_empty());
            let words = normal(&name);
            self.person(row, name, &words, number, others);
            return;
        }
        let Some((name, number)) = self.last_person.clone() else {
            self.out.faults.push(no_name);
            return;
        };
        let line = PersonRow { row: row.number, name: name.clone(), number, leaver: self.leavers };
        let below = self.below.get_or_insert_with(|| (no_name.place.clone(), name, Vec::new()));
        below.2.push(line);
    }

    fn is_subject_cell(&self, column: u16) -> bool {
        self.page.plan.subjects.iter().any(|s| s.completed == Some(column) || s.expires == Some(column))
    }

    /// `words`: the name in normal form.
    fn person(&mut self, row: &Row, name: String, words: &str, number: Option<String>, others: &[&Cell]) {
        let anchor = self.page.plan.people.anchor();
        let place = self.page.place(row.number, anchor);
        if name.len() > LONGEST_NAME || number.as_ref().is_some_and(|n| n.len() > LONGEST_NAME) {
            if others.is_empty() {
                self.out.left_out.push(self.page.row_left_out(row.number, Reason::Notes));
            } else {
                self.out.faults.push(Fault::new(place, "", Why::NameTooLong));
            }
            return;
        }
        if private::by_look(&name) || private::words(words) || number.as_deref().is_some_and(private::by_look)
        {
            self.out.faults.push(Fault::new(place, "", Why::Private));
            return;
        }
        let left = self.page.plan.people.left.and_then(|c| row.cell(c)).is_some_and(says_left);
        if left && self.out.leavers.is_none() {
            let column = self.page.plan.people.left.unwrap_or(anchor);
            let header = self.page.plan.header_rows.first().copied().unwrap_or(row.number);
            let words = self.page.sheet.row(header).map(|r| r.shown(column)).unwrap_or_default();
            self.out.leavers = Some((self.page.place(header, column), words));
        }
        self.last_person = Some((name.clone(), number.clone()));
        self.out.people.push(PersonRow { row: row.number, name, number, leaver: self.leavers || left });
    }

    fn finish(mut self) -> Rows {
        if let Some((place, name, rows)) = self.below.take() {
            let id = format!("names-below:{}", self.page.name.unwrap_or_default());
            let ask = Ask::NamesBelow { name: name.clone(), rows: rows.len() };
            let answer = self.answers.to(&id).cloned();
            self.out.questions.push(Question::new(id, place, &name, ask, vec![Choice::Yes, Choice::No]));
            match answer {
                Some(Answer::Yes) => self.out.people.extend(rows),
                Some(Answer::No) => {
                    let anchor = self.page.plan.people.anchor();
                    self.out.faults.extend(
                        rows.iter().map(|r| Fault::new(self.page.place(r.row, anchor), "", Why::NoName)),
                    );
                }
                _ => {}
            }
            self.out.people.sort_by_key(|p| p.row);
        }
        self.out.left_out.extend(
            self.out
                .people
                .iter()
                .filter(|p| p.leaver)
                .map(|p| self.page.row_left_out(p.row, Reason::Leaver)),
        );
        self.out
    }
}

/// A date in a column of leaving dates, or a word that says so.
fn says_left(cell: &Cell) -> bool {
    match cells::read(Some(cell), Meaning::Expires, DateOrder::Dmy, chrono::NaiveDate::MAX) {
        cells::Says::Dates { .. } => true,
        cells::Says::Open(_) => true,
        _ => listed(&LEAVERS, &normal(&cell.shown())),
    }
}

fn plain_number(cell: &Cell) -> Option<f64> {
    match &cell.value {
        Some(Value::Number(number)) => Some(*number),
        Some(Value::Text(text)) => text.as_str().trim().trim_end_matches('%').trim().parse().ok(),
        _ => None,
    }
}

fn is_percent(cell: &Cell) -> bool {
    matches!(&cell.value, Some(Value::Text(text)) if text.as_str().trim().ends_with('%'))
}

/// A sheet that is not read: notes, or percentages and counts.
pub fn kind_of_unread(sheet: &Sheet) -> Reason {
    let (mut numbers, mut texts, mut all) = (0, 0, 0);
    for cell in sheet.rows.iter().flat_map(Row::filled) {
        all += 1;
        if plain_number(cell).is_some() {
            numbers += 1;
        } else {
            texts += 1;
        }
    }
    if all == 0 {
        Reason::EmptySheet
    } else if numbers > 0 && numbers * 3 >= texts {
        Reason::Summary
    } else {
        Reason::Notes
    }
}
