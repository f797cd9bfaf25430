//! What the columns of a sheet are read as, and what must be asked about them as a whole.

use super::*;

impl Reader<'_> {
    pub(super) fn columns(&mut self, page: &Page<'_>) {
        let header = page.plan.header_rows.first().copied().unwrap_or(1);
        for (column, heading, read_as) in &page.plan.columns {
            let place = page.place(header, *column);
            let heading =
                if private::by_look(heading) { String::new() } else { clip(heading, LONGEST_WORDS) };
            if *read_as == ReadAs::CourseStart {
                self.seen.confirm(Confirm::CourseStart { heading: heading.clone() });
            }
            self.run.columns.push(ColumnReading { place, heading, read_as: *read_as });
        }
        let sheet = page.name.map(str::to_owned);
        if let Some(key) = page.plan.key {
            let what = Left::Column { sheet: sheet.clone(), letters: letters(key) };
            self.leave_out(LeftOut::other(what, Reason::Key));
        }
        for column in &page.plan.without_heading {
            let what = Left::Column { sheet: sheet.clone(), letters: letters(*column) };
            self.leave_out(LeftOut::other(what, Reason::ColumnWithoutHeading));
        }
        if let (Some(row), Some(last_title_row)) =
            (page.plan.header_rows.first(), page.plan.title_rows.last())
        {
            self.seen.confirm(Confirm::Header { row: *row, last_title_row: *last_title_row });
        }
        let any_plain = page.plan.subjects.iter().any(|s| s.plain);
        if let Some(title) = page.plan.expiry_title.as_ref().filter(|t| any_plain && !private::text(t)) {
            self.seen.confirm(Confirm::TitleSaysExpiry { title: clip(title, LONGEST_WORDS) });
        }
        for subject in &page.plan.subjects {
            self.heading_questions(page, subject);
            for column in [subject.completed, subject.expires].into_iter().flatten() {
                let code = code_of(&subject.heading);
                let sheet = sheet.clone();
                self.run.subject_columns.extend(code.map(|subject| SubjectColumn { sheet, column, subject }));
            }
        }
        let hidden: Vec<u32> = page.sheet.rows.iter().filter(|r| r.hidden).map(|r| r.number).collect();
        if !hidden.is_empty() {
            self.seen.confirm(Confirm::HiddenRows { rows: hidden.into_iter().take(20).collect() });
        }
    }

    pub(super) fn heading_questions(&mut self, page: &Page<'_>, subject: &SubjectColumns) {
        let written = clip(&subject.written, LONGEST_WORDS);
        if subject.unmerged {
            self.seen.confirm(Confirm::UnmergedHeading { heading: written.clone() });
        }
        let place = page.place(subject.row, subject.column);
        self.heading_question(&subject.heading, place, &written, &written);
        if subject.plain
            && let Match::Code(code) = &subject.heading.matched
            && self.known.subject(code).is_some_and(|s| s.category == "check")
            && page.plan.expiry_title.is_none()
        {
            self.seen.confirm(Confirm::CheckDate { heading: written });
        }
    }

    /// Asks which subject a heading or course means, where it does not say; notes one that was made good.
    pub(super) fn heading_question(
        &mut self,
        heading: &SubjectHeading,
        place: Place,
        value: &str,
        written: &str,
    ) {
        let id = question_id(&heading.key);
        let heading_text = written.to_owned();
        if heading.repaired
            && let Match::Code(code) = &heading.matched
        {
            self.seen
                .confirm(Confirm::HeadingRepaired { heading: heading_text.clone(), subject: code.clone() });
        }
        if self.answers.to(&id).is_none() {
            match &heading.matched {
                Match::Code(code) if heading.theory => {
                    let choices = vec![Choice::Subject { code: code.clone() }, Choice::Ignore];
                    self.ask(Question::new(
                        id,
                        place,
                        value,
                        Ask::TheoryOnly { heading: heading_text },
                        choices,
                    ));
                }
                Match::Choice(codes) => {
                    let choices = codes.iter().map(|code| Choice::Subject { code: code.clone() }).collect();
                    self.ask(Question::new(
                        id,
                        place,
                        value,
                        Ask::WhichSubject { heading: heading_text },
                        choices,
                    ));
                }
                Match::Unknown if self.asked.insert(id.clone()) => {
                    let ask = Ask::UnknownSubject { heading: heading_text };
                    self.run.unknown_subjects.push(Question::new(
                        id,
                        place,
                        written,
                        ask,
                        vec![Choice::Ignore],
                    ));
                }
                _ => {}
            }
        } else if self.asked.insert(id.clone()) {
            let ask = Ask::UnknownSubject { heading: heading_text };
            self.run.answered.push(Question::new(id, place, written, ask, vec![Choice::Ignore]));
        }
    }

    pub(super) fn settle_orders(&mut self, pages: &[Page<'_>], sorted: &[Rows]) {
        let mut columns = Vec::new();
        for (at, page) in pages.iter().enumerate() {
            let header = page.plan.header_rows.first().copied().unwrap_or(1);
            let mut add = |column: u16, row: u32| {
                let words = page.sheet.row(row).map(|r| r.shown(column)).unwrap_or_default();
                let heading = page.place(row, column);
                columns.push(DateColumn { page: at, column, heading, words: clip(&words, LONGEST_WORDS) });
            };
            if let Some(long) = page.plan.long {
                [long.completed, long.expires].into_iter().flatten().for_each(|c| add(c, header));
            }
            for subject in &page.plan.subjects {
                for column in [subject.completed, subject.expires].into_iter().flatten() {
                    add(column, if column == subject.column { subject.row } else { header });
                }
            }
            [page.plan.people.start, page.plan.people.left]
                .into_iter()
                .flatten()
                .for_each(|c| add(c, header));
        }
        self.orders = orders::settle(&columns, self.answers, |column| {
            let sheet = pages[column.page].sheet;
            sorted[column.page]
                .people
                .iter()
                .filter_map(|person| match sheet.row(person.row)?.cell(column.column)?.value.as_ref()? {
                    Value::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect()
        });
        for question in std::mem::take(&mut self.orders.questions) {
            self.ask(question);
        }
        let answered_otherwise = !self.run.ask.iter().any(|q| matches!(q.ask, Ask::DateOrder { .. }));
        self.run.date_order = if answered_otherwise { self.orders.whole() } else { None };
    }

    /// Are the dates of plain columns those of completion? Where most lie ahead, a person says.
    pub(super) fn meaning(&mut self, at: usize, page: &Page<'_>, people: &[Who]) {
        let plain: Vec<&SubjectColumns> = page.plan.subjects.iter().filter(|s| s.plain).collect();
        let Some(first) = plain.first().filter(|_| page.plan.expiry_title.is_none()) else { return };
        let (mut dates, mut ahead) = (0, 0);
        for person in people.iter().filter(|p| p.worker.is_some()) {
            let Some(row) = page.sheet.row(person.row) else { continue };
            for column in plain.iter().filter_map(|s| s.completed) {
                let order = self.orders.of(at, column).unwrap_or_default();
                let as_completion = cells::read(row.cell(column), Meaning::Completed, order, self.today);
                // "Exp: 02/10/2026" says itself what it is.
                if matches!(as_completion, Says::Dates { completed: None, .. }) {
                    continue;
                }
                if let Says::Dates { expires: Some(date), .. } =
                    cells::read(row.cell(column), Meaning::Expires, order, self.today)
                {
                    dates += 1;
                    ahead += usize::from(date > self.today);
                }
            }
        }
        if ahead < 3 || ahead * 2 <= dates {
            return;
        }
        let id = format!("meaning:{}", page.sheet.name.as_deref().unwrap_or_default());
        let place = page.place(first.row, first.column);
        let ask = Ask::CompletedOrExpires { dates, ahead };
        let value = clip(&first.written, LONGEST_WORDS);
        if !self.ask(Question::new(id, place, &value, ask, vec![Choice::Completed, Choice::Expires])) {
            self.waiting_columns.insert(at);
        }
    }

    pub(super) fn plain_meaning(&self, page: &Page<'_>) -> Meaning {
        let id = format!("meaning:{}", page.sheet.name.as_deref().unwrap_or_default());
        match self.answers.to(&id) {
            Some(Answer::Expires) => Meaning::Expires,
            Some(Answer::Completed) => Meaning::Completed,
            _ if page.plan.expiry_title.is_some() => Meaning::Expires,
            _ => Meaning::Completed,
        }
    }
}
