//! The people of a dry run: told apart, matched, current or left, and what their rows propose about them.

use super::*;
use crate::training::people as entered;

/// The longest name of a place, in characters: as long as one typed by hand, with the mark that it was cut.
const LONGEST_SITE: usize = entered::TEXT - 1;

impl Reader<'_> {
    /// Asks once what becomes of those who have left. None: not answered.
    pub(super) fn leavers(&mut self, pages: &[Page<'_>], sorted: &[Rows]) -> Option<Answer> {
        let people = sorted.iter().flat_map(|r| &r.people).filter(|p| p.leaver).count();
        let (place, words) = sorted.iter().find_map(|r| r.leavers.clone())?;
        if people == 0 {
            return None;
        }
        let has_leavers = |rows: &Rows| rows.people.iter().any(|p| p.leaver);
        let mut pages = pages.iter().zip(sorted);
        let dated = pages.all(|(page, rows)| page.plan.people.left.is_some() || !has_leavers(rows));
        let ask = Ask::Leavers { heading: clip(&words, LONGEST_WORDS), people, dated };
        let choices = vec![Choice::LeaveOut, Choice::Left];
        self.ask(Question::new("leavers".to_owned(), place, &words, ask, choices));
        self.answers.to("leavers").cloned()
    }

    /// Tells the people apart and makes the workers of the dry run.
    pub(super) fn who(
        &mut self,
        pages: &[Page<'_>],
        sorted: &[Rows],
        leavers: Option<Answer>,
    ) -> Vec<Vec<Who>> {
        let marked_left = matches!(leavers, Some(Answer::Left { .. }));
        let mut mentions = Vec::new();
        let mut of_row = BTreeMap::new();
        for (at, (page, rows)) in pages.iter().zip(sorted).enumerate() {
            for person in rows.people.iter().filter(|p| !p.leaver || marked_left) {
                of_row.insert((at, person.row), mentions.len());
                mentions.push(Mention {
                    place: page.place(person.row, page.plan.people.anchor()),
                    number: person.number.as_deref(),
                    name: &person.name,
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
                lines.push(Who { row: person.row, worker });
            }
            who.push(lines);
        }
        self.run.people = self.run.workers.iter().filter(|w| w.status == WorkerStatus::Current).count();
        who
    }

    pub(super) fn worker(&self, person: &Person) -> Worker {
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
            site: None,
        }
    }

    pub(super) fn leaver(&self, page: &Page<'_>, person: &PersonRow, answered: bool) -> Worker {
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
            site: None,
        }
    }

    /// Start, end and role, as a row proposes them.
    pub(super) fn about(
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
        // The first of a person's rows that names a post says which.
        let role = columns
            .role
            .filter(|_| self.run.workers[worker].role_as_written.is_none())
            .map(|c| clip(&row.shown(c), LONGEST_WORDS))
            .filter(|r| !r.is_empty() && !private::text(r));
        if let Some((date, manner)) = &start {
            let shown = columns.start.map(|c| row.shown(c)).unwrap_or_default();
            self.seen.manner_beside(&shown, *date, manner);
        }
        // The first row that says where somebody works counts; the same place stands in many cells.
        let site = match self.run.workers[worker].site.is_none() {
            true => columns.site.and_then(|column| self.met.short(&row.words(column))),
            false => None,
        };
        let site = site.map(|site| clip(&site, LONGEST_SITE)).filter(|site| !site.is_empty());
        let code = role.as_ref().and_then(|role| role_of(role, self.known));
        let worker = &mut self.run.workers[worker];
        if person.leaver {
            worker.status = WorkerStatus::Leaver;
            worker.left_on = worker.left_on.or(end.map(|(date, _)| date)).or(left_on);
        }
        worker.started_on = worker.started_on.or(start.map(|(date, _)| date));
        worker.site = worker.site.take().or(site);
        if worker.role_as_written.is_none() {
            worker.role_as_written = role.map(|r| clip(&r, LONGEST_WORDS));
            worker.role = code;
        }
    }
}

/// Which person a row is about, or none while that is in question.
pub(super) struct Who {
    /// From 1.
    pub(super) row: u32,
    pub(super) worker: Option<usize>,
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
