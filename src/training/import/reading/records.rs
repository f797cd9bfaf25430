//! From what cells say to records, each completion once.

use super::*;

impl Reader<'_> {
    /// Reads one cell into the dates of its record; what else it says goes where it belongs.
    pub(super) fn cell(&mut self, cell: Option<&Cell>, spot: Spot, dates: &mut Dates) {
        let Spot { page, place, meaning, quiet } = spot;
        let order = self.orders.of(page, place.column).or_else(|| {
            let text = cell.map(shown).unwrap_or_default();
            shape(&text).is_none().then(Default::default)
        });
        let Some(order) = order else {
            // The column's order is in question, and this cell depends on it.
            dates.anything = true;
            return;
        };
        if cell.is_some_and(|c| c.formula == Formula::Stored && !c.is_blank()) {
            self.seen.stored_results = true;
        }
        let (mut says, text) = self.met.cell(cell, meaning, order, self.today);
        if cell.is_some_and(|c| c.formula == Formula::Volatile && !c.is_blank()) {
            says = Says::NoRecord(NoRecord::StatusOfAnotherDay);
        }
        match says {
            Says::Nothing => {}
            Says::Dates { completed, expires, manner, mode } => {
                dates.anything = true;
                if let Some(date) = completed.or(expires) {
                    self.seen.manner(&text, date, &manner);
                }
                let of = |date: NaiveDate| (date, place.clone(), text.clone());
                dates.completed = completed.map(of).or(dates.completed.take());
                dates.expires = expires.map(of).or(dates.expires.take());
                dates.mode = dates.mode.take().or(mode);
            }
            Says::NoRecord(reason) => {
                dates.anything = true;
                self.leave_out(LeftOut::cell(place, &text, Reason::Cell(reason)));
            }
            Says::Private => {
                dates.faulty = true;
                dates.anything = true;
                self.run.errors.push(Fault::new(place, "", Why::Private));
            }
            Says::Wrong(wrong) => {
                dates.faulty = true;
                dates.anything = true;
                if !quiet {
                    self.run.errors.push(Fault::new(place, &text, Why::Cell { wrong }));
                }
            }
            Says::Open(open) => {
                dates.anything = true;
                if !quiet {
                    self.open(open, place, text, meaning, dates);
                }
            }
        }
    }

    pub(super) fn open(
        &mut self,
        open: Open,
        place: Place,
        text: String,
        meaning: Meaning,
        dates: &mut Dates,
    ) {
        let id = format!("cell:{place}");
        let mut choices = Vec::new();
        if let Open::Range { last: date } | Open::OtherWeekday { date } | Open::WordsAround { date } = open {
            choices.push(Choice::Date { date });
        }
        choices.extend([Choice::TypeDate, Choice::Skip]);
        let answer = self.answers.to(&id).cloned();
        self.ask(Question::new(id, place.clone(), &text, Ask::Cell { open }, choices));
        let (completed, expires) = match (answer, meaning) {
            (Some(Answer::Date(date)), Meaning::Completed) => (Some(date), None),
            (Some(Answer::Date(date)), Meaning::Expires) => (None, Some(date)),
            (Some(Answer::Dates { completed_on, expires_on }), _) => (Some(completed_on), Some(expires_on)),
            (Some(Answer::Skip | Answer::Ignore), _) => {
                self.leave_out(LeftOut::cell(place, &text, Reason::AsAnswered));
                return;
            }
            _ => return,
        };
        // An answer is held to what a cell is held to.
        let wrong = completed
            .and_then(|date| cells::implausible(date, false, Meaning::Completed, self.today))
            .or_else(|| {
                expires.and_then(|date| cells::implausible(date, false, Meaning::Expires, self.today))
            });
        if let Some(wrong) = wrong {
            dates.faulty = true;
            self.run.errors.push(Fault::new(place, &text, Why::Cell { wrong }));
            return;
        }
        dates.theory = open == Open::Theory;
        let of = |date: NaiveDate| (date, place.clone(), text.clone());
        dates.completed = completed.map(of).or(dates.completed.take());
        dates.expires = expires.map(of).or(dates.expires.take());
    }

    pub(super) fn record(&mut self, draft: Draft<'_>, dates: Dates, wide: bool) {
        if dates.faulty {
            return;
        }
        if let (Some((completed, place, text)), Some((expires, ..))) = (&dates.completed, &dates.expires)
            && expires < completed
        {
            let wrong = Wrong::ExpiresBeforeCompletion;
            self.run.errors.push(Fault::new(place.clone(), text, Why::Cell { wrong }));
            return;
        }
        let Some((_, place, text)) = dates.completed.clone().or_else(|| dates.expires.clone()) else {
            return;
        };
        let completed_on = dates.completed.map(|(date, ..)| date);
        let expires_on = dates.expires.map(|(date, ..)| date);
        let subject = match &draft.heading.matched {
            Match::Code(code) => Some(code.clone()),
            _ => None,
        };
        let key = match &subject {
            Some(code) => self.met.key(code),
            None => self.met.key(&format!("?{}", draft.heading.key)),
        };
        let alone = if completed_on.is_none() { expires_on } else { None };
        let first = self.completions.get(&(draft.worker, Arc::clone(&key), completed_on, alone)).copied();
        if let Some(first) = first {
            self.again(first, expires_on, draft, place, &text);
            return;
        }
        let interval =
            subject.as_ref().and_then(|code| self.known.subject(code)).and_then(|s| s.interval_months);
        let standard = completed_on
            .zip(interval)
            .and_then(|(date, months)| date.checked_add_months(Months::new(months)));
        let differs = expires_on.is_some() && standard != expires_on;
        let identity = &self.run.workers[draft.worker].identity;
        let person_ready = matches!(identity, Identity::Known { .. } | Identity::New { agreed: true });
        let ready = person_ready && subject.is_some();
        self.completions.insert((draft.worker, key, completed_on, alone), self.run.records.len());
        self.run.records.push(Record {
            worker: draft.worker,
            subject_question: subject.is_none().then(|| question_id(&draft.heading.key)),
            subject,
            subject_as_written: clip(&tidy_words(draft.written), LONGEST_WORDS),
            completed_on,
            expires_on,
            standard_expires_on: standard.filter(|_| differs),
            provider: draft.provider,
            mode: dates.mode.or(draft.mode),
            note: draft.note,
            action_taken: draft.action_taken,
            theory: draft.heading.theory || dates.theory,
            place,
            ready,
        });
        if wide {
            self.seen.wide_record(self.run.records.len() - 1);
        }
    }

    /// The same completion once more: what the first lacked is taken from it.
    pub(super) fn again(
        &mut self,
        first: usize,
        expires_on: Option<NaiveDate>,
        draft: Draft<'_>,
        place: Place,
        text: &str,
    ) {
        let known = &mut self.run.records[first];
        if let (Some(one), Some(other)) = (known.expires_on, expires_on)
            && one != other
        {
            let other = known.place.clone();
            self.run.errors.push(Fault::new(place, text, Why::TwoExpiries { other }));
            return;
        }
        known.expires_on = known.expires_on.or(expires_on);
        known.provider = known.provider.take().or(draft.provider);
        known.mode = known.mode.take().or(draft.mode);
        known.note = known.note.take().or(draft.note);
        known.action_taken = known.action_taken.or(draft.action_taken);
        let row = known.place.row;
        self.leave_out(LeftOut::cell(place, text, Reason::Duplicate { row }));
    }
}

/// What a subject's cells in a row gave.
#[derive(Default)]
pub(super) struct Dates {
    pub(super) completed: Option<(NaiveDate, Place, String)>,
    pub(super) expires: Option<(NaiveDate, Place, String)>,
    pub(super) mode: Option<String>,
    pub(super) faulty: bool,
    pub(super) theory: bool,
    pub(super) anything: bool,
}

pub(super) struct Draft<'a> {
    pub(super) worker: usize,
    pub(super) heading: &'a SubjectHeading,
    pub(super) written: &'a str,
    pub(super) note: Option<String>,
    pub(super) provider: Option<String>,
    pub(super) mode: Option<String>,
    pub(super) action_taken: Option<bool>,
}

fn tidy_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a cell stands and how it is to be read.
pub(super) struct Spot {
    /// Which of the sheets that are read.
    pub(super) page: usize,
    pub(super) place: Place,
    pub(super) meaning: Meaning,
    /// Its subject is unknown: what it leaves open is not worth a question yet.
    pub(super) quiet: bool,
}
