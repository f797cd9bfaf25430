//! A sheet with one row for each person, and columns for each subject.

use super::*;

impl Builder<'_> {
    pub(super) fn wide_columns(&mut self, last_row: u32) {
        let columns = std::mem::take(&mut self.columns);
        let mut last_subject: Option<usize> = None;
        for column in &columns {
            let at = column.column;
            if let Some((from, text, subject, unmerged)) = &column.under {
                let index = self.under(*from, column.row, text, subject, *unmerged);
                self.place_under(index, column);
                last_subject = Some(index);
                continue;
            }
            match &column.heading {
                Heading::Subject(subject) => {
                    let unknown = matches!(subject.matched, Match::Unknown);
                    if unknown && !self.holds_dates(at, last_row) {
                        self.plan.columns.push((at, column.text.clone(), ReadAs::Ignored));
                        continue;
                    }
                    last_subject = Some(self.subject(column, subject));
                }
                // "Fire | Expiry | Medication | Expiry" in one row.
                Heading::Expires if last_subject.is_some_and(|i| self.plan.subjects[i].expires.is_none()) => {
                    if let Some(index) = last_subject {
                        self.plan.subjects[index].expires = Some(at);
                        self.plan.subjects[index].plain = false;
                    }
                }
                Heading::Status | Heading::Light => self.plan.statuses.push(at),
                Heading::Private => self.plan.columns.push((at, column.text.clone(), ReadAs::Private)),
                Heading::Note => self.plan.columns.push((at, column.text.clone(), ReadAs::Note)),
                Heading::FullName
                | Heading::FirstName
                | Heading::LastName
                | Heading::StaffNumber
                | Heading::Role
                | Heading::Site
                | Heading::Start
                | Heading::Left => {}
                _ => self.plan.columns.push((at, column.text.clone(), ReadAs::Ignored)),
            }
        }
        let end = self.plan.key.unwrap_or(u16::MAX);
        let widest =
            self.sheet.rows.iter().filter_map(|r| r.cells.last()).map(|c| c.column + 1).max().unwrap_or(0);
        let used =
            |at: &u16| columns.iter().any(|c| c.column == *at) || self.plan.people.full_name == Some(*at);
        let bare: Vec<u16> =
            (0..widest.min(end)).filter(|at| !used(at) && self.holds_dates(*at, last_row)).collect();
        self.plan.without_heading = bare;
        if self.plan.subjects.iter().any(|s| s.completed.is_some() && s.expires.is_some()) {
            self.plan.layout = Layout::WidePairs;
        }
    }

    fn under(&mut self, from: u16, row: u32, text: &str, subject: &SubjectHeading, unmerged: bool) -> usize {
        if let Some(index) = self.plan.subjects.iter().position(|s| s.column == from) {
            self.plan.subjects[index].unmerged |= unmerged;
            return index;
        }
        let top = self.plan.header_rows.first().copied().unwrap_or(row);
        self.plan.subjects.push(SubjectColumns {
            heading: subject.clone(),
            written: text.to_owned(),
            row: top,
            column: from,
            completed: None,
            expires: None,
            provider: None,
            mode: None,
            note: None,
            plain: false,
            unmerged,
        });
        self.plan.subjects.len() - 1
    }

    fn place_under(&mut self, index: usize, column: &Column) {
        let subject = &mut self.plan.subjects[index];
        let slot = match column.heading {
            Heading::Expires => &mut subject.expires,
            Heading::Completed => &mut subject.completed,
            Heading::Provider => &mut subject.provider,
            Heading::Mode => &mut subject.mode,
            Heading::Note => &mut subject.note,
            Heading::Status | Heading::Light => {
                self.plan.statuses.push(column.column);
                return;
            }
            Heading::Private => {
                self.plan.columns.push((column.column, column.text.clone(), ReadAs::Private));
                return;
            }
            _ => {
                self.plan.columns.push((column.column, column.text.clone(), ReadAs::Ignored));
                return;
            }
        };
        slot.get_or_insert(column.column);
    }

    /// A subject's own column, or the second of a pair whose first stands further left.
    fn subject(&mut self, column: &Column, subject: &SubjectHeading) -> usize {
        let expires = subject.says == Says::Expires;
        let partner = self.plan.subjects.iter().position(|s| {
            let free = if expires { s.expires.is_none() } else { s.completed.is_none() };
            s.heading.key == subject.key && free
        });
        if let Some(index) = partner {
            let first = &mut self.plan.subjects[index];
            if let Some(common) = common_words(&first.written, &column.text) {
                first.written = common;
            }
            first.plain = false;
            if expires {
                first.expires = Some(column.column);
            } else {
                first.completed = Some(column.column);
            }
            return index;
        }
        self.plan.subjects.push(SubjectColumns {
            heading: subject.clone(),
            written: column.text.clone(),
            row: column.row,
            column: column.column,
            completed: (!expires).then_some(column.column),
            expires: expires.then_some(column.column),
            provider: None,
            mode: None,
            note: None,
            plain: subject.says == Says::Nothing,
            unmerged: false,
        });
        self.plan.subjects.len() - 1
    }
}

/// "Fire safety" of "Fire safety done" and "Fire safety due".
fn common_words(first: &str, second: &str) -> Option<String> {
    let (one, two): (Vec<&str>, Vec<&str>) =
        (first.split_whitespace().collect(), second.split_whitespace().collect());
    let same = |(a, b): &(&&str, &&str)| a.to_lowercase() == b.to_lowercase();
    let start = one.iter().zip(&two).take_while(same).count();
    let end = one.iter().rev().zip(two.iter().rev()).take_while(same).count();
    let common = if start > 0 { one[..start].join(" ") } else { one[one.len() - end..].join(" ") };
    let common = common.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '(').to_owned();
    (!common.is_empty()).then_some(common)
}
