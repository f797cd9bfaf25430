//! From the rows of a co-op to what its pack says. Nothing is asked here, and the day is given.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use entities::audits::{AssessmentResult, audit};
use entities::cooperatives::{GovernanceKind, governance_event};
use entities::ids::AccountId;

use super::content::{
    Action, Before, Closed, Content, Coverage, Due, Figure, Governance, Latest, Letter, Limiter, Section,
    Sent, Visit, VoteClass, Votes,
};
use crate::audits::facts::{self, kept_back};
use crate::cooperatives::{self, Cooperative};
use crate::deadlines::Deadline;
use crate::findings::{Found, rules as findings};
use crate::foundation::sheet::Both;
use crate::reports;
use crate::reports::rules::{OWED_TO_MEMBERS, decisions, last, next_agm, next_sending};
use crate::standards::pack::{MetricSource, Pack, Unit};
use crate::training::disclosure::{Audience, SMALLEST_GROUP};

/// A pack looks so many days ahead [rule].
pub const AHEAD_DAYS: u64 = 90;
/// The first pack of a co-op looks back so many days.
const BACK_DAYS: u64 = 31;
/// Criteria without evidence, lines of what is due, points put right: at most so many are listed, and the rest is counted.
const MISSING: usize = 10;

/// Everything that a pack rests on.
pub struct Rows {
    pub coop: Cooperative,
    /// Names of whoever answers for the standard; empty where none is in force.
    pub publisher: Both,
    pub pack: Option<std::sync::Arc<Pack>>,
    /// Every audit, the latest visit first.
    pub audits: Vec<audit::Model>,
    /// What the report of the latest audit says, in English and in Welsh; none where it has no report.
    pub reported: Option<(reports::content::Content, reports::content::Content)>,
    /// Who acknowledged that report, and when.
    pub acknowledged: Vec<(AccountId, NaiveDate)>,
    /// How many members of the board can sign in.
    pub members: usize,
    /// Nonconformities of audits that are final, which were not withdrawn.
    pub found: Vec<Found>,
    pub coverage: Option<crate::coverage::Coverage>,
    /// Figures by metric.
    pub figures: BTreeMap<String, facts::Figure>,
    pub deadlines: Vec<Deadline>,
    pub governance: Vec<governance_event::Model>,
    pub votes: Option<cooperatives::Votes>,
    pub user_led: bool,
    /// Letters to the board since `since`: day, kind, to whom, and whether the relay took it.
    pub letters: Vec<(NaiveDate, String, AccountId, bool)>,
    pub next_visit: Option<NaiveDate>,
    pub demonstration: bool,
}

/// Which pack is made.
pub struct Edition {
    pub month: NaiveDate,
    pub number: u32,
    pub as_of: NaiveDate,
    /// What the pack before this one said.
    pub before: Option<Before>,
}

/// The day after which something is new for a pack of this day.
pub fn since(before: Option<&Before>, as_of: NaiveDate) -> NaiveDate {
    before.map_or_else(|| as_of.checked_sub_days(Days::new(BACK_DAYS)).unwrap_or(as_of), |b| b.as_of)
}

/// The audit that a board last had the report of: the latest that is final.
pub fn latest(audits: &[audit::Model]) -> Option<&audit::Model> {
    audits.iter().find(|audit| audit.finalised_on.is_some() && (audit.issue > 0 || audit.outcome.is_some()))
}

/// What the pack says.
pub fn compose(rows: &Rows, edition: Edition) -> Content {
    let today = edition.as_of;
    let since = since(edition.before.as_ref(), today);
    let open: Vec<&Found> = rows.found.iter().filter(|found| found.open()).collect();
    let latest = latest(&rows.audits).map(|audit| of_latest(rows, audit));
    let waiting = latest.as_ref().filter(|latest| latest.acknowledged == 0 && rows.reported.is_some());
    let waiting = waiting.map(|latest| latest.audit.as_str());
    let organisation = &rows.coop.organisation;
    Content {
        month: edition.month,
        number: edition.number,
        as_of: today,
        reference: organisation.reference.clone(),
        name: Both::new(&organisation.name_en, &organisation.name_cy),
        publisher: rows.publisher.clone(),
        standard: rows.pack.as_ref().map(|p| (p.standard.code.clone(), p.standard.version.clone())),
        demonstration: rows.demonstration,
        decisions: decisions(waiting, &open, &rows.governance, rows.pack.as_deref(), today),
        open: to_put_right(&open, today),
        closed: put_right(&rows.found, since),
        coverage: rows.coverage.as_ref().map(|coverage| covered(coverage, today)),
        figures: rows.pack.as_deref().map(|pack| figures(pack, &rows.figures)).unwrap_or_default(),
        due: due(&rows.deadlines, today),
        governance: governance(rows, today),
        votes: rows.votes.as_ref().map(|votes| votes_of(rows, votes)),
        letters: letters(&rows.letters),
        next_visit: rows.next_visit,
        before: edition.before,
        latest,
    }
}

/// Whole points of a score as it was printed.
fn points(score: Option<&str>) -> Option<u32> {
    score?.split(['.', ',']).next()?.trim().parse().ok()
}

fn of_latest(rows: &Rows, audit: &audit::Model) -> Latest {
    let both = |en: &str, cy: &str| Both::new(en, cy);
    let (mut limiters, mut sections, mut thresholds) = (Vec::new(), Vec::new(), Vec::new());
    let (mut years, mut by_score) = ((Both::default(), None), None);
    if let Some((en, cy)) = &rows.reported {
        limiters = std::iter::zip(&en.summary.limiters, &cy.summary.limiters)
            .map(|(en, cy)| Limiter {
                rule: both(&en.rule, &cy.rule),
                because: en.because.clone(),
                cap: en.cap,
            })
            .collect();
        sections = std::iter::zip(&en.outcome.scores, &cy.outcome.scores)
            .map(|(en, cy)| Section {
                number: en.number.clone(),
                title: both(&en.title, &cy.title),
                score: en.score,
                last: en.last,
            })
            .collect();
        thresholds.clone_from(&en.outcome.thresholds);
        let last = en.outcome.years.1.as_ref().zip(cy.outcome.years.1.as_ref());
        years = (both(&en.outcome.years.0, &cy.outcome.years.0), last.map(|(en, cy)| both(en, cy)));
        by_score = en.summary.by_score;
    }
    let raised: Vec<&Found> = rows.found.iter().filter(|found| found.finding.audit_id == audit.id).collect();
    let who: BTreeSet<AccountId> = rows.acknowledged.iter().map(|(account, _)| *account).collect();
    let history = rows.audits.iter().filter(|audit| audit.finalised_on.is_some()).take(8);
    Latest {
        audit: audit.reference.clone(),
        kind: audit.kind,
        visit_on: audit.visit_on,
        final_on: audit.finalised_on.unwrap_or(audit.visit_on),
        outcome: audit.outcome,
        score: points(audit.score_text.as_deref()),
        by_score,
        limiters,
        sections,
        thresholds,
        years,
        history: history
            .map(|audit| Visit {
                on: audit.visit_on,
                kind: audit.kind,
                outcome: audit.outcome,
                score: points(audit.score_text.as_deref()),
            })
            .collect(),
        raised: raised.len(),
        put_right: raised.iter().filter(|found| !found.open()).count(),
        acknowledged: who.len(),
        acknowledged_on: rows.acknowledged.iter().map(|(_, on)| *on).min(),
        members: rows.members,
    }
}

fn titled(found: &Found) -> (String, Both) {
    let criterion = &found.criterion;
    (criterion.code.clone(), Both::new(&criterion.title_en, &criterion.title_cy))
}

fn to_put_right(open: &[&Found], today: NaiveDate) -> Vec<Action> {
    let mut all: Vec<Action> = open
        .iter()
        .map(|found| {
            let (code, title) = titled(found);
            let action = found.action.as_ref();
            Action {
                code,
                title,
                grade: found.finding.grade,
                state: action.map(|action| action.state),
                due_on: action.and_then(|action| findings::owed(action)?.1.or(action.due_on)),
                late: action.is_some_and(|action| findings::overdue_by_the_coop(action, today)),
            }
        })
        .collect();
    let no_date = NaiveDate::MAX;
    all.sort_by_key(|a| (!a.late, a.grade.is_none(), a.grade, a.due_on.unwrap_or(no_date), a.code.clone()));
    all
}

fn put_right(found: &[Found], since: NaiveDate) -> Vec<Closed> {
    let closed = found.iter().filter_map(|found| {
        let on = found.action.as_ref()?.verified_on.filter(|on| *on > since)?;
        let (code, title) = titled(found);
        (!found.open()).then_some(Closed { code, title, grade: found.finding.grade, on })
    });
    let mut closed: Vec<Closed> = closed.collect();
    closed.sort_by(|a, b| (a.on, &a.code).cmp(&(b.on, &b.code)));
    closed
}

fn covered(coverage: &crate::coverage::Coverage, today: NaiveDate) -> Coverage {
    let missing = coverage.blockers();
    let named = missing.iter().filter_map(|line| {
        let criterion = coverage.pack.criterion(&line.key)?;
        Some((criterion.code.clone(), Both::new(&criterion.title_en, &criterion.title_cy)))
    });
    Coverage {
        on: coverage.visit_on.unwrap_or(today),
        covered: coverage.covered,
        coverable: coverage.coverable,
        missing: named.take(MISSING).collect(),
        all_missing: missing.len(),
    }
}

/// Every figure about people that the version asks for, each once. A paper is handed on, so figures about few people are
/// kept back even though the board may see them on its pages.
fn figures(pack: &Pack, known: &BTreeMap<String, facts::Figure>) -> Vec<Figure> {
    let mut told = BTreeSet::new();
    let metrics = pack.criteria().flat_map(|(_, criterion)| &criterion.metrics);
    let about_people =
        metrics.filter(|m| m.source == MetricSource::Computed && facts::about_workers(&m.name));
    let once = about_people.filter(|metric| told.insert(metric.name.as_str()));
    once.map(|metric| {
        let figure = known.get(&metric.name);
        let few = figure.is_some_and(|one| kept_back(&metric.name, one.people, Audience::Others));
        let shown = figure.filter(|_| !few);
        let percent = shown.filter(|_| metric.unit == Unit::Percent);
        Figure {
            metric: metric.name.clone(),
            unit: metric.unit,
            value: shown.map(|one| one.value.to_string().trim_end_matches(".0").to_owned()),
            percent: percent
                .and_then(|one| (100 * one.numerator).checked_div(one.denominator))
                .and_then(|percent| u32::try_from(percent).ok()),
            op: metric.op,
            asked: metric.value,
            reached: shown.map(|one| facts::suggest(metric, one.value) == AssessmentResult::Met),
            few,
        }
    })
    .collect()
}

/// What is late and what is due, all of one sort in one line: the first day, how many people, how many times.
fn due(deadlines: &[Deadline], today: NaiveDate) -> Vec<Due> {
    let mut lines: BTreeMap<(bool, &str, &str), Due> = BTreeMap::new();
    for deadline in deadlines.iter().filter(|deadline| deadline.rule.cadence().is_some()) {
        let late = deadline.due_on < today;
        let line = lines.entry((!late, deadline.rule.name(), &deadline.subject)).or_insert_with(|| Due {
            on: deadline.due_on,
            rule: deadline.rule.name().to_owned(),
            name: Both::new(&*deadline.name_en, &*deadline.name_cy),
            people: 0,
            few: false,
            times: 0,
            late,
        });
        line.on = line.on.min(deadline.due_on);
        line.people += deadline.people;
        line.times += 1;
    }
    let mut lines: Vec<Due> = lines
        .into_values()
        .map(|mut line| {
            line.few = line.people > 0 && u64::from(line.people) < SMALLEST_GROUP;
            if line.few {
                // The data that go with the paper say no more than the paper: how many times tells how many people.
                (line.people, line.times) = (0, 0);
            }
            line
        })
        .collect();
    lines.sort();
    lines
}

fn governance(rows: &Rows, today: NaiveDate) -> Governance {
    let events = &rows.governance;
    Governance {
        agm_on: last(events, GovernanceKind::Agm),
        next_agm: rows.pack.as_deref().and_then(|pack| next_agm(events, pack)),
        election_on: last(events, GovernanceKind::Election),
        next_return: rows.coop.next_return(today),
        return_on: last(events, GovernanceKind::AnnualReturn),
        sent: OWED_TO_MEMBERS
            .map(|what| Sent { what, last: last(events, what), next: next_sending(events, what, today) })
            .to_vec(),
    }
}

fn votes_of(rows: &Rows, votes: &cooperatives::Votes) -> Votes {
    let users = rows.pack.as_ref().map(|p| p.standard.user_vote_classes.as_slice()).unwrap_or_default();
    let classes = votes.shares.iter().map(|share| VoteClass {
        class: share.class,
        members: share.members,
        votes: share.votes,
        seats: share.board_seats,
        user: users.contains(&share.class.to_string()),
    });
    let mut classes: Vec<VoteClass> = classes.collect();
    classes.sort_by_key(|class| class.class);
    Votes { as_of: votes.snapshot.as_of, user_led: rows.user_led, classes }
}

/// Letters by day and sort.
fn letters(rows: &[(NaiveDate, String, AccountId, bool)]) -> Vec<Letter> {
    type People = BTreeSet<AccountId>;
    let mut told: BTreeMap<(NaiveDate, &str), (People, People)> = BTreeMap::new();
    for (on, kind, account, sent) in rows {
        let (people, reached) = told.entry((*on, kind)).or_default();
        people.insert(*account);
        if *sent {
            reached.insert(*account);
        }
    }
    told.into_iter()
        .map(|((on, kind), (people, sent))| Letter {
            on,
            kind: kind.to_owned(),
            people: people.len(),
            sent: sent.len(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use entities::ids::OrganisationId;

    use super::*;
    use crate::deadlines::Rule;

    #[test]
    fn of_what_is_about_few_people_the_data_say_no_more_than_the_paper() {
        let today: NaiveDate = "2026-06-15".parse().expect("a day");
        let of = |subject: &str, people: u32| Deadline {
            rule: Rule::Training,
            subject_kind: "subject",
            subject_id: uuid::Uuid::nil(),
            organisation: OrganisationId(uuid::Uuid::nil()),
            due_on: today,
            interval_days: None,
            opens_on: None,
            accounts: Vec::new(),
            name_en: subject.into(),
            name_cy: subject.into(),
            people,
            subject: subject.into(),
            pack: None,
        };
        let lines = due(&[of("fire", 1), of("fire", 2), of("lifting", 4), of("lifting", 3)], today);
        let told: Vec<_> =
            lines.iter().map(|line| (&*line.name.en, line.few, line.people, line.times)).collect();
        assert_eq!(told, [("fire", true, 0, 0), ("lifting", false, 7, 2)]);
    }
}
