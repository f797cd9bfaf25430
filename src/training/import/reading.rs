//! Puts a dry run together: sheets, rows, people, cells, then what it would change.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::Opened;
use super::cells::{self, Meaning, NoRecord, Open, Says, Status, Wrong};
use super::changes;
use super::confirms::Seen;
use super::dates::shape;
use super::dry_run::{
    Ask, Changes, Choice, ColumnReading, Confirm, DryRun, Fault, Identity, Left, LeftOut, Question, Reason,
    Record, SheetReading, Why, Worker, WorkerStatus,
};
use super::headings::{SubjectHeading, question_id, subject_heading};
use super::known::{Answer, Answers, Known};
use super::layout::{LongColumns, Plan, ReadAs, SubjectColumns, plan};
use super::orders::{self, DateColumn, Orders};
use super::people::{self, Mention, Person};
use super::private;
use super::rows::{self, Page, PersonRow, Rows};
use super::source::Refusal;
use super::subjects::Match;
use super::table::{Cell, Place, Row, Value, letters};
use super::words::{clip, normal, tidy};

const MOST_RECORDS: usize = 200_000;
const MOST_QUESTIONS: usize = 10_000;
const MOST_LEFT_OUT: usize = 20_000;
const LONGEST_NOTE: usize = 2_000;
const LONGEST_WORDS: usize = 200;

/// Reads an opened file into a dry run.
pub fn dry_run(
    opened: &Opened,
    known: &Known,
    answers: &Answers,
    today: NaiveDate,
) -> Result<DryRun, Refusal> {
    let mut plans: Vec<(usize, Plan)> = Vec::new();
    let mut left_out = Vec::new();
    for (at, sheet) in opened.source.sheets.iter().enumerate() {
        let plan = if sheet.hidden { None } else { plan(sheet, known, answers) };
        match (plan, &sheet.name) {
            (Some(plan), _) => plans.push((at, plan)),
            (None, Some(name)) => {
                let reason = if sheet.hidden { Reason::Hidden } else { rows::kind_of_unread(sheet) };
                if reason != Reason::EmptySheet {
                    left_out.push(LeftOut::other(Left::Sheet(name.clone()), reason));
                }
            }
            (None, None) => {}
        }
    }
    let (_, first) = plans.first().ok_or(Refusal::NoHeadings)?;
    let several = plans.len() > 1;
    let pages: Vec<Page<'_>> = plans
        .iter()
        .map(|(at, plan)| {
            let sheet = &opened.source.sheets[*at];
            Page { sheet, plan, name: if several { sheet.name.as_deref() } else { None } }
        })
        .collect();
    let run = DryRun {
        as_of: today,
        layout: first.layout,
        encoding: opened.source.encoding,
        delimiter: opened.source.delimiter,
        newline: opened.source.newline,
        date_order: None,
        header_rows: first.header_rows.clone(),
        sheets: pages
            .iter()
            .map(|p| SheetReading {
                name: p.sheet.name.clone(),
                layout: p.plan.layout,
                header_rows: p.plan.header_rows.clone(),
            })
            .collect(),
        people: 0,
        workers: Vec::new(),
        records: Vec::new(),
        unknown_subjects: Vec::new(),
        columns: Vec::new(),
        confirm: Vec::new(),
        ask: Vec::new(),
        answered: Vec::new(),
        errors: Vec::new(),
        not_imported: left_out,
        more_not_imported: 0,
        changes: Changes::default(),
    };
    let reader = Reader {
        pages,
        known,
        answers,
        today,
        run,
        seen: Seen::default(),
        asked: BTreeSet::new(),
        orders: Orders::default(),
        waiting_columns: BTreeSet::new(),
        completions: BTreeMap::new(),
    };
    reader.read()
}

struct Reader<'a> {
    pages: Vec<Page<'a>>,
    known: &'a Known,
    answers: &'a Answers,
    today: NaiveDate,
    run: DryRun,
    seen: Seen,
    asked: BTreeSet<String>,
    orders: Orders,
    /// Plain columns that wait for whether their dates are of completion or of expiry, and those settled as expiry.
    waiting_columns: BTreeSet<usize>,
    /// Where each completion was first met.
    completions: BTreeMap<(usize, String, Option<NaiveDate>, Option<NaiveDate>), usize>,
}

/// Which person a row is about, or none while that is in question.
struct Who {
    row: PersonRow,
    worker: Option<usize>,
}

/// What a subject's cells in a row gave.
#[derive(Default)]
struct Dates {
    completed: Option<(NaiveDate, Place, String)>,
    expires: Option<(NaiveDate, Place, String)>,
    mode: Option<String>,
    faulty: bool,
    theory: bool,
    anything: bool,
}

impl<'a> Reader<'a> {
    fn read(mut self) -> Result<DryRun, Refusal> {
        let pages = std::mem::take(&mut self.pages);
        let mut sorted: Vec<Rows> =
            pages.iter().map(|page| rows::sort(page, self.known, self.answers)).collect();
        for (page, rows) in pages.iter().zip(&mut sorted) {
            self.columns(page);
            self.run.not_imported.append(&mut rows.left_out);
            self.run.errors.append(&mut rows.faults);
            for question in std::mem::take(&mut rows.questions) {
                self.ask(question);
            }
        }
        let leavers = self.leavers(&sorted);
        self.settle_orders(&pages, &sorted);
        let who = self.who(&pages, &sorted, leavers);
        for (at, (page, people)) in pages.iter().zip(&who).enumerate() {
            self.meaning(at, page, people);
            for person in people {
                let Some(row) = page.sheet.row(person.row.row) else { continue };
                match page.plan.long {
                    Some(long) => self.long_row(at, page, &long, row, person),
                    None => self.wide_row(at, page, row, person),
                }
                self.within_limits()?;
            }
        }
        self.finish(&pages)
    }

    fn within_limits(&self) -> Result<(), Refusal> {
        if self.run.records.len() > MOST_RECORDS {
            Err(Refusal::TooManyRecords)
        } else if self.run.ask.len() + self.run.errors.len() > MOST_QUESTIONS {
            Err(Refusal::TooManyQuestions)
        } else {
            Ok(())
        }
    }

    /// Asks once; what was answered goes to the answered ones. True if it is answered.
    fn ask(&mut self, question: Question) -> bool {
        let answered = self.answers.to(&question.id).is_some();
        if self.asked.insert(question.id.clone()) {
            if answered { self.run.answered.push(question) } else { self.run.ask.push(question) }
        }
        answered
    }

    fn leave_out(&mut self, left: LeftOut) {
        if self.run.not_imported.len() < MOST_LEFT_OUT {
            self.run.not_imported.push(left);
        } else {
            self.run.more_not_imported += 1;
        }
    }

    fn columns(&mut self, page: &Page<'_>) {
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
        if let Some(title) = page.plan.expiry_title.as_ref().filter(|t| !private::text(t)) {
            if page.plan.subjects.iter().any(|s| s.plain) {
                self.seen.confirm(Confirm::TitleSaysExpiry { title: clip(title, LONGEST_WORDS) });
            }
        }
        for subject in &page.plan.subjects {
            self.heading_questions(page, subject);
        }
        let hidden: Vec<u32> = page.sheet.rows.iter().filter(|r| r.hidden).map(|r| r.number).collect();
        if !hidden.is_empty() {
            self.seen.confirm(Confirm::HiddenRows { rows: hidden.into_iter().take(20).collect() });
        }
    }

    fn heading_questions(&mut self, page: &Page<'_>, subject: &SubjectColumns) {
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
    fn heading_question(&mut self, heading: &SubjectHeading, place: Place, value: &str, written: &str) {
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

    /// Asks once what becomes of those who have left. None: not answered.
    fn leavers(&mut self, sorted: &[Rows]) -> Option<Answer> {
        let people = sorted.iter().flat_map(|r| &r.people).filter(|p| p.leaver).count();
        let (place, words) = sorted.iter().find_map(|r| r.leavers.clone())?;
        if people == 0 {
            return None;
        }
        let ask = Ask::Leavers { heading: clip(&words, LONGEST_WORDS), people };
        let choices = vec![Choice::LeaveOut, Choice::Left];
        self.ask(Question::new("leavers".to_owned(), place, &words, ask, choices));
        self.answers.to("leavers").cloned()
    }

    fn settle_orders(&mut self, pages: &[Page<'_>], sorted: &[Rows]) {
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

    /// Tells the people apart and makes the workers of the dry run.
    fn who(&mut self, pages: &[Page<'_>], sorted: &[Rows], leavers: Option<Answer>) -> Vec<Vec<Who>> {
        let marked_left = matches!(leavers, Some(Answer::Left { .. }));
        let mut mentions = Vec::new();
        let mut of_row = BTreeMap::new();
        for (at, (page, rows)) in pages.iter().zip(sorted).enumerate() {
            for person in rows.people.iter().filter(|p| !p.leaver || marked_left) {
                of_row.insert((at, person.row), mentions.len());
                mentions.push(Mention {
                    place: page.place(person.row, page.plan.people.anchor()),
                    number: person.number.clone(),
                    name: person.name.clone(),
                    long: page.plan.long.is_some(),
                });
            }
        }
        let told = people::tell_apart(&mentions, self.known, self.answers);
        for question in told.questions {
            self.ask(question);
        }
        let wide = pages.iter().any(|p| p.plan.long.is_none());
        for person in &told.people {
            self.run.workers.push(self.worker(person));
            if wide && person.rows.len() > 1 {
                self.seen.confirm(Confirm::SamePerson {
                    name: person.name.clone(),
                    staff_number: person.number.clone(),
                    rows: person.rows.iter().map(|p| p.row).collect(),
                });
            }
        }
        let left_on = match leavers {
            Some(Answer::Left { on }) => on,
            _ => None,
        };
        let mut who = Vec::new();
        for (at, (page, rows)) in pages.iter().zip(sorted).enumerate() {
            let mut lines = Vec::new();
            for person in &rows.people {
                let worker = match of_row.get(&(at, person.row)) {
                    Some(mention) => told.of[*mention],
                    None => {
                        self.run.workers.push(self.leaver(page, person, leavers.is_some()));
                        None
                    }
                };
                if let Some(worker) = worker {
                    self.about(at, page, person, worker, left_on);
                }
                lines.push(Who { row: person.clone(), worker });
            }
            who.push(lines);
        }
        self.run.people = self.run.workers.iter().filter(|w| w.status == WorkerStatus::Current).count();
        who
    }

    fn worker(&self, person: &Person) -> Worker {
        Worker {
            name: people::given_name(person, self.answers).unwrap_or_else(|| person.name.clone()),
            staff_number: person.number.clone(),
            status: WorkerStatus::Current,
            identity: match &person.identity {
                Identity::New { .. } if self.answers.new_people => Identity::New { agreed: true },
                identity => identity.clone(),
            },
            place: person.place.clone(),
            started_on: None,
            left_on: None,
            role_as_written: None,
            role: None,
        }
    }

    fn leaver(&self, page: &Page<'_>, person: &PersonRow, answered: bool) -> Worker {
        let in_question = Identity::InQuestion { question: "leavers".to_owned() };
        Worker {
            name: tidy(&person.name),
            staff_number: person.number.clone(),
            status: WorkerStatus::Leaver,
            identity: if answered { Identity::Skipped } else { in_question },
            place: page.place(person.row, page.plan.people.anchor()),
            started_on: None,
            left_on: None,
            role_as_written: None,
            role: None,
        }
    }

    /// Start, end and role, as a row proposes them.
    fn about(
        &mut self,
        at: usize,
        page: &Page<'_>,
        person: &PersonRow,
        worker: usize,
        left_on: Option<NaiveDate>,
    ) {
        let Some(row) = page.sheet.row(person.row) else { return };
        let columns = &page.plan.people;
        let day = |column: Option<u16>| {
            let column = column?;
            let order = self.orders.of(at, column)?;
            // A start may lie ahead, which only an expiry's reading allows.
            match cells::read(row.cell(column), Meaning::Expires, order, self.today) {
                Says::Dates { completed, expires, manner, .. } => Some((expires.or(completed)?, manner)),
                _ => None,
            }
        };
        let (start, end) = (day(columns.start), day(columns.left));
        let role = columns.role.map(|c| row.shown(c)).filter(|r| !r.is_empty() && !private::text(r));
        if let Some((date, manner)) = &start {
            let shown = columns.start.map(|c| row.shown(c)).unwrap_or_default();
            self.seen.manner_beside(&shown, *date, manner);
        }
        let code = role.as_ref().and_then(|role| role_of(role, self.known));
        let worker = &mut self.run.workers[worker];
        if person.leaver {
            worker.status = WorkerStatus::Leaver;
            worker.left_on = worker.left_on.or(end.map(|(date, _)| date)).or(left_on);
        }
        worker.started_on = worker.started_on.or(start.map(|(date, _)| date));
        if worker.role_as_written.is_none() {
            worker.role_as_written = role.map(|r| clip(&r, LONGEST_WORDS));
            worker.role = code;
        }
    }

    /// Are the dates of plain columns those of completion? Where most lie ahead, a person says.
    fn meaning(&mut self, at: usize, page: &Page<'_>, people: &[Who]) {
        let plain: Vec<&SubjectColumns> = page.plan.subjects.iter().filter(|s| s.plain).collect();
        let Some(first) = plain.first().filter(|_| page.plan.expiry_title.is_none()) else { return };
        let (mut dates, mut ahead) = (0, 0);
        for person in people.iter().filter(|p| p.worker.is_some()) {
            let Some(row) = page.sheet.row(person.row.row) else { continue };
            for column in plain.iter().filter_map(|s| s.completed) {
                let order = self.orders.of(at, column).unwrap_or_default();
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

    fn plain_meaning(&self, page: &Page<'_>) -> Meaning {
        let id = format!("meaning:{}", page.sheet.name.as_deref().unwrap_or_default());
        match self.answers.to(&id) {
            Some(Answer::Expires) => Meaning::Expires,
            Some(Answer::Completed) => Meaning::Completed,
            _ if page.plan.expiry_title.is_some() => Meaning::Expires,
            _ => Meaning::Completed,
        }
    }

    fn wide_row(&mut self, at: usize, page: &Page<'_>, row: &Row, person: &Who) {
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
                self.cell(at, column, cell, place, meaning, unknown, &mut dates);
            }
            let words = |column: Option<u16>| column.map(|c| row.shown(c)).filter(|t| !t.is_empty());
            let note = self.note(words(subject.note), || page.place(row.number, subject.note.unwrap_or(0)));
            let provider =
                words(subject.provider).filter(|t| !private::text(t)).map(|t| clip(&t, LONGEST_WORDS));
            let mode = words(subject.mode).filter(|t| !private::text(t)).map(|t| clip(&t, LONGEST_WORDS));
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

    fn coloured(&mut self, cell: &Cell, place: &Place) {
        if cell.is_blank() {
            self.leave_out(LeftOut::cell(place.clone(), "", Reason::Colour));
        } else if matches!(cell.value, Some(Value::Day { .. })) {
            self.seen.coloured(place.clone());
        }
    }

    /// Reads one cell into the dates of its record; what else it says goes where it belongs.
    fn cell(
        &mut self,
        at: usize,
        column: u16,
        cell: Option<&Cell>,
        place: Place,
        meaning: Meaning,
        quiet: bool,
        dates: &mut Dates,
    ) {
        let text = cell.map(shown).unwrap_or_default();
        let Some(order) =
            self.orders.of(at, column).or_else(|| shape(&text).is_none().then(Default::default))
        else {
            // The column's order is in question, and this cell depends on it.
            dates.anything = true;
            return;
        };
        if cell.is_some_and(|c| c.formula == super::table::Formula::Stored && !c.is_blank()) {
            self.seen.stored_results = true;
        }
        let mut says = cells::read(cell, meaning, order, self.today);
        if cell.is_some_and(|c| c.formula == super::table::Formula::Volatile && !c.is_blank()) {
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

    fn open(&mut self, open: Open, place: Place, text: String, meaning: Meaning, dates: &mut Dates) {
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

    fn note(&mut self, note: Option<String>, place: impl FnOnce() -> Place) -> Option<String> {
        let note = note?;
        if private::text(&note) {
            self.leave_out(LeftOut::cell(place(), "", Reason::Private));
            return None;
        }
        Some(clip(note.trim(), LONGEST_NOTE))
    }

    fn long_row(&mut self, at: usize, page: &Page<'_>, long: &LongColumns, row: &Row, person: &Who) {
        let Some(worker) = person.worker else { return };
        if self.run.workers[worker].identity == Identity::Skipped {
            return;
        }
        let course = row.shown(long.course);
        let cell_at = |column: Option<u16>| column.and_then(|c| row.cell(c)).filter(|c| !c.is_blank());
        let (completed, expires) = (cell_at(long.completed), cell_at(long.expires));
        let anchor = long.completed.or(long.expires).unwrap_or(long.course);
        let place = page.place(row.number, anchor);
        let value = row.cell(anchor).map(shown).unwrap_or_default();
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
        let heading = subject_heading(&clip(&course, LONGEST_WORDS), self.known, self.answers);
        if heading.matched == Match::Ignored {
            self.leave_out(LeftOut::cell(page.place(row.number, long.course), &course, Reason::AsAnswered));
            return;
        }
        if let Some(reason) = self.status_refuses(page, long, row) {
            self.leave_out(LeftOut::cell(place, &value, reason));
            return;
        }
        let theory = heading.theory && self.answers.to(&question_id(&heading.key)).is_none();
        let asked_at = if theory { place.clone() } else { page.place(row.number, long.course) };
        let asked_value = if theory { value.clone() } else { course.clone() };
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
            self.cell(at, column, cell, page.place(row.number, column), meaning, false, &mut dates);
        }
        if !dates.anything {
            self.run.errors.push(Fault::new(place, "", Why::NeitherDate));
            return;
        }
        let words = |column: Option<u16>| column.map(|c| row.shown(c)).filter(|t| !t.is_empty());
        let note = self.note(words(long.note), || page.place(row.number, long.note.unwrap_or(0)));
        let provider = words(long.provider).filter(|t| !private::text(t)).map(|t| clip(&t, LONGEST_WORDS));
        let mode = words(long.mode).filter(|t| !private::text(t)).map(|t| clip(&t, LONGEST_WORDS));
        let mode = mode.or_else(|| heading.mode.clone());
        let action_taken = words(long.action_taken).and_then(|t| yes_or_no(&t));
        let draft = Draft { worker, heading: &heading, written: &course, note, provider, mode, action_taken };
        self.record(draft, dates, false);
    }

    /// Does the status column say that a row is no completion, or something unknown?
    fn status_refuses(&mut self, page: &Page<'_>, long: &LongColumns, row: &Row) -> Option<Reason> {
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

    fn record(&mut self, draft: Draft<'_>, dates: Dates, wide: bool) {
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
        let key = subject.clone().unwrap_or_else(|| format!("?{}", draft.heading.key));
        let alone = if completed_on.is_none() { expires_on } else { None };
        let first = self.completions.get(&(draft.worker, key.clone(), completed_on, alone)).copied();
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
    fn again(
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

    fn finish(mut self, pages: &[Page<'_>]) -> Result<DryRun, Refusal> {
        self.within_limits()?;
        let numbers = pages.iter().find_map(|p| {
            let column = p.plan.people.number?;
            let header = p.plan.header_rows.first().copied()?;
            let heading = p.sheet.row(header)?.shown(column);
            let like =
                |r: &&Row| r.shown(column).len() == 5 && r.shown(column).bytes().all(|b| b.is_ascii_digit());
            p.sheet.rows.iter().any(|r| like(&r)).then_some(heading)
        });
        let sheets = pages.iter().filter_map(|p| p.name.map(str::to_owned)).collect();
        self.seen.finish(&mut self.run, self.known, self.orders.whole(), numbers, sheets);
        self.run.changes = changes::compare(&self.run, self.known);
        Ok(self.run)
    }
}

struct Draft<'a> {
    worker: usize,
    heading: &'a SubjectHeading,
    written: &'a str,
    note: Option<String>,
    provider: Option<String>,
    mode: Option<String>,
    action_taken: Option<bool>,
}

/// A cell as it may be shown: nothing of what is never read.
fn shown(cell: &Cell) -> String {
    let text = cell.shown();
    if private::text(&text) { String::new() } else { text }
}

fn tidy_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn yes_or_no(text: &str) -> Option<bool> {
    match normal(text).as_str() {
        "yes" | "y" | "oes" | "do" | "ie" | "true" => Some(true),
        "no" | "n" | "none" | "nac oes" | "naddo" | "na" | "false" => Some(false),
        _ => None,
    }
}

fn role_of(written: &str, known: &Known) -> Option<String> {
    const ALSO: &[(&str, &[&str])] = &[
        (
            "care_worker",
            &[
                "carer",
                "care assistant",
                "support worker",
                "night care worker",
                "night carer",
                "gofalwr",
                "home carer",
                "domiciliary carer",
                "care worker bank",
                "bank care worker",
                "gweithiwr cymorth",
            ],
        ),
        (
            "senior_care_worker",
            &[
                "senior carer",
                "senior",
                "senior care assistant",
                "senior support worker",
                "uwch ofalwr",
                "uwch weithiwr gofal",
            ],
        ),
        ("manager", &["registered manager", "care manager", "rheolwr cofrestredig", "deputy manager"]),
        (
            "support_staff",
            &[
                "cook",
                "domestic",
                "cleaner",
                "driver",
                "office",
                "administrator",
                "admin",
                "cogydd",
                "glanhawr",
                "gyrrwr",
                "kitchen assistant",
            ],
        ),
        ("volunteer", &["volunteer driver", "gwirfoddolwr"]),
        ("agency", &["agency", "agency carer", "asiantaeth"]),
        ("responsible_individual", &["ri"]),
    ];
    let words = normal(written);
    let by_name = known.roles.iter().find(|r| normal(&r.en) == words || normal(&r.cy) == words);
    let code = by_name
        .map(|r| r.code.as_str())
        .or_else(|| ALSO.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(code, _)| *code))?;
    known.roles.iter().any(|r| r.code == code).then(|| code.to_owned())
}
