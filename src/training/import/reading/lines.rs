//! One row after another: the cells of each subject, or the one completion of a long list.

use super::*;

impl Reader<'_> {
    pub(super) fn wide_row(&mut self, at: usize, page: &Page<'_>, row: &Row, person: &Who) {
        let Some(worker) = person.worker else { return };
        if self.run.workers[worker].identity == Identity::Skipped {
            return;
        }
        let ground = row.cell(page.plan.people.anchor()).map_or(0, |c| c.fill);
        for column in &page.plan.statuses {
            if let Some(cell) = row.cell(*column).filter(|c| !c.is_blank()) {
                let place = page.place(row.number, *column);
                let value = shown(cell);
                self.leave_out(LeftOut::cell(place, &value, Reason::Cell(NoRecord::StatusOfAnotherDay)));
            }
        }
        for subject in &page.plan.subjects {
            if subject.heading.matched == Match::Ignored {
                continue;
            }
            let mut dates = Dates::default();
            let unknown = matches!(subject.heading.matched, Match::Unknown);
            if subject.plain && self.waiting_columns.contains(&at) {
                continue;
            }
            let completed = if subject.plain { self.plain_meaning(page) } else { Meaning::Completed };
            for (column, meaning) in [(subject.completed, completed), (subject.expires, Meaning::Expires)] {
                let Some(column) = column else { continue };
                let place = page.place(row.number, column);
                let cell = row.cell(column);
                if let Some(cell) = cell.filter(|c| c.fill != 0 && c.fill != ground) {
                    self.coloured(cell, &place);
                }
                self.cell(cell, Spot { page: at, place, meaning, quiet: unknown }, &mut dates);
            }
            let words = |column: Option<u16>| column.map(|c| row.shown(c)).filter(|t| !t.is_empty());
            let note = self.note(words(subject.note), || page.place(row.number, subject.note.unwrap_or(0)));
            let provider = self.short(row, subject.provider);
            let mode = self.short(row, subject.mode);
            let mode = mode.or_else(|| subject.heading.mode.clone());
            let record = Draft {
                worker,
                heading: &subject.heading,
                written: &subject.written,
                note,
                provider,
                mode,
                action_taken: None,
            };
            // Theory alone waits for an answer, given to the heading.
            let waits =
                subject.heading.theory && self.answers.to(&question_id(&subject.heading.key)).is_none();
            if !waits {
                self.record(record, dates, true);
            }
        }
    }

    pub(super) fn coloured(&mut self, cell: &Cell, place: &Place) {
        if cell.is_blank() {
            self.leave_out(LeftOut::cell(place.clone(), "", Reason::Colour));
        } else if matches!(cell.value, Some(Value::Day { .. })) {
            self.seen.coloured(place.clone());
        }
    }

    pub(super) fn note(&mut self, note: Option<String>, place: impl FnOnce() -> Place) -> Option<String> {
        let note = note?;
        if private::text(&note) {
            self.leave_out(LeftOut::cell(place(), "", Reason::Private));
            return None;
        }
        Some(note.trim().to_owned())
    }

    pub(super) fn long_row(
        &mut self,
        at: usize,
        page: &Page<'_>,
        long: &LongColumns,
        row: &Row,
        person: &Who,
    ) {
        let Some(worker) = person.worker else { return };
        if self.run.workers[worker].identity == Identity::Skipped {
            return;
        }
        let course = clip(&row.shown(long.course), LONGEST_WORDS);
        let cell_at = |column: Option<u16>| column.and_then(|c| row.cell(c)).filter(|c| !c.is_blank());
        let (completed, expires) = (cell_at(long.completed), cell_at(long.expires));
        let anchor = long.completed.or(long.expires).unwrap_or(long.course);
        let place = page.place(row.number, anchor);
        let value = || row.cell(anchor).map(shown).unwrap_or_default();
        if course.is_empty() {
            if completed.is_some() || expires.is_some() {
                self.run.errors.push(Fault::new(page.place(row.number, long.course), "", Why::NoCourse));
            }
            return;
        }
        if private::by_look(&course) {
            self.run.errors.push(Fault::new(page.place(row.number, long.course), "", Why::Private));
            return;
        }
        let heading = self.met.course(&course, self.subjects, self.answers);
        if let Some(reading) = self.run.rows.last_mut() {
            reading.subject = code_of(&heading);
        }
        if heading.matched == Match::Ignored {
            self.leave_out(LeftOut::cell(page.place(row.number, long.course), &course, Reason::AsAnswered));
            return;
        }
        if let Some(reason) = self.status_refuses(page, long, row) {
            self.leave_out(LeftOut::cell(place, &value(), reason));
            return;
        }
        let theory = heading.theory && self.answers.to(&question_id(&heading.key)).is_none();
        let asked_at = if theory { place.clone() } else { page.place(row.number, long.course) };
        let asked_value = if theory { value() } else { course.clone() };
        if theory && completed.is_none() {
            return;
        }
        self.heading_question(&heading, asked_at, &asked_value, &clip(&course, LONGEST_WORDS));
        if theory {
            return;
        }
        let mut dates = Dates::default();
        for (column, cell, meaning) in
            [(long.completed, completed, Meaning::Completed), (long.expires, expires, Meaning::Expires)]
        {
            let Some(column) = column else { continue };
            let place = page.place(row.number, column);
            self.cell(cell, Spot { page: at, place, meaning, quiet: false }, &mut dates);
        }
        if !dates.anything {
            self.run.errors.push(Fault::new(place, "", Why::NeitherDate));
            return;
        }
        let words = |column: Option<u16>| column.map(|c| row.shown(c)).filter(|t| !t.is_empty());
        let note = self.note(words(long.note), || page.place(row.number, long.note.unwrap_or(0)));
        let provider = self.short(row, long.provider);
        let mode = self.short(row, long.mode);
        let mode = mode.or_else(|| heading.mode.clone());
        let action_taken = words(long.action_taken).and_then(|t| yes_or_no(&t));
        let draft = Draft { worker, heading: &heading, written: &course, note, provider, mode, action_taken };
        self.record(draft, dates, false);
    }

    /// A few words of a row, unless they are of what is never read.
    fn short(&mut self, row: &Row, column: Option<u16>) -> Option<String> {
        self.met.short(&row.words(column?))
    }

    /// Does the status column say that a row is no completion, or something unknown?
    pub(super) fn status_refuses(
        &mut self,
        page: &Page<'_>,
        long: &LongColumns,
        row: &Row,
    ) -> Option<Reason> {
        let column = long.status?;
        let text = row.shown(column);
        match cells::status(&text) {
            Status::Completion => None,
            Status::NoCompletion(reason) => Some(Reason::StatusRefuses(reason)),
            Status::Unknown => {
                let id = format!("status:{}", normal(&text));
                let answer = self.answers.to(&id).cloned();
                let ask = Ask::UnknownStatus { status: clip(&text, LONGEST_WORDS) };
                let place = page.place(row.number, column);
                self.ask(Question::new(id, place, &text, ask, vec![Choice::Yes, Choice::No]));
                match answer {
                    Some(Answer::Yes) => None,
                    _ => Some(Reason::AsAnswered),
                }
            }
        }
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match normal(text).as_str() {
        "yes" | "y" | "oes" | "do" | "ie" | "true" => Some(true),
        "no" | "n" | "none" | "nac oes" | "naddo" | "na" | "false" => Some(false),
        _ => None,
    }
}
