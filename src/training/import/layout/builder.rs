//! Builds the plan of a sheet from its row or rows of headings.

mod long;
mod wide;

use super::*;

pub(super) struct Builder<'a> {
    sheet: &'a Sheet,
    plan: Plan,
    /// What stands over each column: the text and its meaning; where a subject spans columns, what the column says.
    columns: Vec<Column>,
}

struct Column {
    column: u16,
    row: u32,
    text: String,
    heading: Heading,
    /// The subject above, where a second row says what the column holds.
    under: Option<(u16, String, SubjectHeading, bool)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(sheet: &'a Sheet) -> Self {
        let plan = Plan {
            layout: Layout::Wide,
            header_rows: Vec::new(),
            intervals_row: None,
            title_rows: Vec::new(),
            expiry_title: None,
            people: PersonColumns::default(),
            subjects: Vec::new(),
            long: None,
            statuses: Vec::new(),
            key: None,
            columns: Vec::new(),
            without_heading: Vec::new(),
        };
        Self { sheet, plan, columns: Vec::new() }
    }

    pub(super) fn one_row(&mut self, row: u32, headings: &Headings) {
        self.plan.header_rows = vec![row];
        for (column, (text, heading)) in headings {
            self.columns.push(Column {
                column: *column,
                row,
                text: text.clone(),
                heading: heading.clone(),
                under: None,
            });
        }
    }

    pub(super) fn two_rows(&mut self, top: u32, second: u32, above: &Headings, below: &Headings) {
        self.plan.header_rows = vec![top, second];
        let any_merged = above.keys().any(|column| {
            self.sheet.merged_at(top, *column).is_some_and(|area| area.last_column > area.first_column)
        });
        let last = above.keys().chain(below.keys()).copied().max().unwrap_or(0);
        for column in 0..=last {
            let (row, text, heading) = match (below.get(&column), above.get(&column)) {
                (Some((text, heading)), _) => (second, text, heading),
                (None, Some((text, heading))) => (top, text, heading),
                (None, None) => continue,
            };
            let needs_subject = row == second && !is_subject(heading) && !is_of_person(heading);
            let under = if needs_subject { self.subject_over(top, column, above, any_merged) } else { None };
            self.columns.push(Column { column, row, text: text.clone(), heading: heading.clone(), under });
        }
    }

    /// The subject that stands over a column: in it, joined over it, or the nearest on the left.
    fn subject_over(
        &self,
        top: u32,
        column: u16,
        above: &Headings,
        any_merged: bool,
    ) -> Option<(u16, String, SubjectHeading, bool)> {
        let area = self.sheet.merged_at(top, column);
        let from = match area {
            Some(area) => area.first_column,
            None => above.range(..=column).next_back().map(|(column, _)| *column)?,
        };
        let (text, heading) = above.get(&from)?;
        let Heading::Subject(subject) = heading else { return None };
        Some((from, text.clone(), subject.clone(), any_merged && area.is_none()))
    }

    pub(super) fn finish(mut self) -> Option<Plan> {
        let last_row = *self.plan.header_rows.last()?;
        if let Some(key) = self.columns.iter().find(|c| c.heading == Heading::Key).map(|c| c.column) {
            self.plan.key = Some(key);
            self.columns.retain(|c| c.column < key);
        }
        self.person_columns(last_row);
        if self.is_long() {
            self.long_columns();
        } else {
            self.wide_columns(last_row);
            self.intervals(last_row);
        }
        let people = &self.plan.people;
        let named = people.full_name.or(people.first_name).or(people.last_name).or(people.number).is_some();
        let anything = self.plan.long.is_some() || !self.plan.subjects.is_empty();
        (named && anything).then_some(self.plan)
    }

    /// Finds the rows above the headings. Returns what they say, the sheet's name first.
    pub(super) fn titles(&mut self) -> Vec<String> {
        let first_row = self.plan.header_rows.first().copied().unwrap_or(0);
        let mut titles: Vec<String> = self.sheet.name.iter().cloned().collect();
        for row in self.sheet.rows.iter().take_while(|r| r.number < first_row) {
            if row.filled().next().is_some() {
                self.plan.title_rows.push(row.number);
                titles.extend(row.filled().map(|c| c.shown()));
            }
        }
        self.plan.expiry_title = titles.iter().find(|title| title_says_expiry(title)).cloned();
        titles
    }

    /// A sheet for one subject: people and dates, and the subject in the title or the sheet's name.
    pub(super) fn one_subject(&mut self, title: &str, subject: &SubjectHeading) {
        let elsewhere = self
            .columns
            .iter()
            .any(|c| is_subject(&c.heading) || c.under.is_some() || c.heading == Heading::Course);
        let Some(first) = self.columns.iter().find(|c| says_date(&c.heading)).map(|c| c.column) else {
            return;
        };
        if elsewhere {
            return;
        }
        for column in self.columns.iter_mut().filter(|c| {
            matches!(
                c.heading,
                Heading::Completed | Heading::Expires | Heading::Provider | Heading::Mode | Heading::Note
            )
        }) {
            column.under = Some((first, title.to_owned(), subject.clone(), false));
        }
    }

    fn person_columns(&mut self, last_row: u32) {
        let people = &mut self.plan.people;
        for column in &self.columns {
            let (slot, read_as) = match column.heading {
                Heading::FullName => (&mut people.full_name, ReadAs::Name),
                Heading::FirstName => (&mut people.first_name, ReadAs::Name),
                Heading::LastName => (&mut people.last_name, ReadAs::Name),
                Heading::StaffNumber => (&mut people.number, ReadAs::StaffNumber),
                Heading::Role => (&mut people.role, ReadAs::Role),
                Heading::Site => (&mut people.site, ReadAs::Site),
                Heading::Start => (&mut people.start, ReadAs::Start),
                Heading::Left => (&mut people.left, ReadAs::Left),
                _ => continue,
            };
            if slot.is_none() {
                *slot = Some(column.column);
                self.plan.columns.push((column.column, column.text.clone(), read_as));
            }
        }
        if people.full_name.is_none() && people.first_name.is_none() && people.last_name.is_none() {
            let bare = self.names_without_heading(last_row);
            self.plan.people.full_name = bare;
        }
    }

    /// Names often stand in a first column without a heading.
    fn names_without_heading(&self, last_row: u32) -> Option<u16> {
        let first_subject =
            self.columns.iter().find(|c| is_subject(&c.heading) || c.under.is_some()).map(|c| c.column)?;
        (0..first_subject).find(|column| {
            if self.columns.iter().any(|c| c.column == *column) {
                return false;
            }
            let below = self.sheet.rows.iter().filter(|r| r.number > last_row).take(200);
            let shown: Vec<String> = below.map(|r| r.shown(*column)).filter(|t| !t.is_empty()).collect();
            let names =
                shown.iter().filter(|t| t.contains(' ') && !t.chars().any(|c| c.is_ascii_digit())).count();
            names > 0 && names * 2 >= shown.len()
        })
    }

    /// Is this a column of dates, for the most part?
    fn holds_dates(&self, column: u16, last_row: u32) -> bool {
        let today = NaiveDate::MAX;
        let (mut dates, mut known, mut filled) = (0, 0, 0);
        for row in self.sheet.rows.iter().filter(|r| r.number > last_row).take(200) {
            let Some(cell) = row.cell(column).filter(|c| !c.is_blank()) else { continue };
            filled += 1;
            match cells::read(Some(cell), Meaning::Completed, DateOrder::Dmy, today) {
                cells::Says::Dates { manner, .. } if !manner.serial => dates += 1,
                cells::Says::Wrong(cells::Wrong::Placeholder | cells::Wrong::BeforeNineteenNinety) => {
                    dates += 1
                }
                cells::Says::NoRecord(_) | cells::Says::Open(_) => known += 1,
                _ => {}
            }
        }
        dates > 0 && (dates + known) * 2 >= filled
    }

    /// A row of "3 years", "Once" under the headings.
    fn intervals(&mut self, last_row: u32) {
        let Some(row) = self.sheet.rows.iter().find(|r| r.number > last_row && r.filled().next().is_some())
        else {
            return;
        };
        let people = self.plan.people;
        let name = people.name(row);
        let label = [
            "",
            "frequency",
            "interval",
            "renewal",
            "renewal period",
            "how often",
            "valid for",
            "refresher",
            "amlder",
            "pa mor aml",
            "adnewyddu",
            "validity",
            "due every",
            "bob",
            "renew every",
        ];
        let others: Vec<String> = row
            .filled()
            .filter(|c| Some(c.column) != people.full_name && Some(c.column) != people.first_name)
            .map(|c| normal(&c.shown()))
            .collect();
        let all = !others.is_empty() && others.iter().all(|text| is_interval(text));
        let real = others.iter().any(|text| !matches!(text.as_str(), "n a" | "na"));
        if label.contains(&normal(&name).as_str()) && all && real {
            self.plan.intervals_row = Some(row.number);
            self.plan.header_rows.push(row.number);
        }
    }
}

fn is_of_person(heading: &Heading) -> bool {
    matches!(
        heading,
        Heading::FullName
            | Heading::FirstName
            | Heading::LastName
            | Heading::StaffNumber
            | Heading::Role
            | Heading::Site
            | Heading::Start
            | Heading::Left
    )
}
