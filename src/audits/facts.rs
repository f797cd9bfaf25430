//! The figures that the system works out for the criteria of an audit, as of its date, and what they suggest.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::audits::{AssessmentResult, computed_fact};
use serde::Serialize;

use super::ratio::Ratio;
use crate::cooperatives::rules::{ClassVotes, count_votes};
use crate::standards::pack::{Comparison, Metric, Role, Subject, Unit};
use crate::training::disclosure::{Audience, suppressed};
use crate::training::rules::{
    self as training, Cell, FirstCompletion, LeftOut, LeftOutWhy, Person, Record, Share, Tally,
};

/// The names of all figures that the system can work out.
pub const COMPUTED: [&str; 14] = [
    "user_vote_share_pct",
    "user_class_board_seats_pct",
    "months_since_agm",
    "working_days_to_share_report",
    "workers_with_complete_checks_pct",
    "dbs_in_date_pct",
    "awif_within_6_months_pct",
    "registered_within_6_months_pct",
    "registration_in_date_pct",
    "core_training_in_date_pct",
    "safety_critical_subject_in_date_pct",
    "safeguarding_group_learning_in_date_pct",
    "supervision_in_date_pct",
    "appraisal_in_date_pct",
];

/// What figures are worked out from, as of one day.
pub struct Records<'a> {
    pub as_of: NaiveDate,
    /// Votes from the last snapshot up to that day.
    pub votes: &'a [ClassVotes],
    /// The classes whose votes count as users', by the version.
    pub user_classes: &'a [String],
    /// The class of members that each filled seat of the board is for; none: for no class.
    pub board_seats: &'a [Option<String>],
    pub general_meetings: &'a [NaiveDate],
    /// The last report that was published.
    pub last_report: Option<SharedReport>,
    /// Whether a day is a working day in England and Wales.
    pub working_day: &'a dyn Fn(NaiveDate) -> bool,
    pub people: &'a [Person],
    pub training: &'a [Record],
    pub subjects: &'a [Subject],
    pub roles: &'a [Role],
}

/// A published report, and when the co-op sent it to its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedReport {
    pub published_on: NaiveDate,
    pub sent_to_members_on: Option<NaiveDate>,
}

/// A figure, with all that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    pub numerator: u64,
    /// 1 where the figure is no share.
    pub denominator: u64,
    /// In `unit`, exact.
    pub value: Ratio,
    pub unit: Unit,
    /// How many different people it is about; none where it is about none.
    pub people: Option<u64>,
    pub left_out: Vec<LeftOut>,
    /// Where every part must reach the value: each part, of which the lowest is the figure.
    pub parts: Vec<Part>,
}

/// One subject or group of a figure that has several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub code: String,
    pub numerator: u64,
    pub denominator: u64,
    pub people: u64,
}

/// The figure for a metric, or none: it is entered and not computed, is not known here, or there is nothing to count,
/// and the auditor judges without it.
pub fn compute(metric: &str, records: &Records<'_>) -> Option<Figure> {
    match metric {
        "user_vote_share_pct" => {
            let (of_users, total) = count_votes(records.votes, records.user_classes);
            plain_share(of_users, total)
        }
        "user_class_board_seats_pct" => board_seats(records),
        "months_since_agm" => months_since_agm(records),
        "working_days_to_share_report" => working_days_to_share(records),
        "workers_with_complete_checks_pct" => in_date(records, "pre_employment_checks"),
        "dbs_in_date_pct" => in_date(records, "dbs"),
        "awif_within_6_months_pct" => in_time(records, "awif", |_| true),
        "registered_within_6_months_pct" => {
            in_time(records, "scw_registration", |person| training::registrable(person, records.roles))
        }
        "registration_in_date_pct" => registration_in_date(records),
        "core_training_in_date_pct" => {
            let core = training::core(records.subjects);
            share_figure(training::share_in_date(core, records.people, records.training, records.as_of))
        }
        "safety_critical_subject_in_date_pct" => lowest(safety_critical(records)),
        "safeguarding_group_learning_in_date_pct" => lowest(safeguarding_groups(records)),
        "supervision_in_date_pct" => in_date(records, "supervision"),
        "appraisal_in_date_pct" => in_date(records, "appraisal"),
        _ => None,
    }
}

/// Whether a figure about so many people is kept from an audience. One about workers of whom nobody knows how many they are
/// is kept back as if they were few. The one place that decides it, whoever shows the figure.
pub fn kept_back(metric: &str, people: Option<u64>, audience: Audience) -> bool {
    about_workers(metric) && suppressed(people.unwrap_or(0), audience)
}

/// The same of a figure that was kept with an audit.
pub fn is_kept_back(kept: &computed_fact::Model, audience: Audience) -> bool {
    kept_back(&kept.metric, kept.people.and_then(|people| u64::try_from(people).ok()), audience)
}

/// May an audience be told how many of how many? Of the lowest of several shares that would tell a subject's own, from
/// which that of a small one could be worked out.
pub fn tells_of_how_many(metric: &str, audience: Audience) -> bool {
    let lowest =
        matches!(metric, "safety_critical_subject_in_date_pct" | "safeguarding_group_learning_in_date_pct");
    audience == Audience::Trusted || !lowest
}

/// Is it a figure about people who work for the co-op?
pub fn about_workers(metric: &str) -> bool {
    COMPUTED.contains(&metric)
        && !matches!(
            metric,
            "user_vote_share_pct"
                | "user_class_board_seats_pct"
                | "months_since_agm"
                | "working_days_to_share_report"
        )
}

/// The exact value of a figure that was kept: what the auditor put in its place, else the fraction it was worked out as.
pub fn value(unit: Unit, kept: &computed_fact::Model) -> Option<Ratio> {
    if let Some(instead) = &kept.override_value {
        return Ratio::parse(instead);
    }
    let whole = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok());
    match (whole(kept.numerator), whole(kept.denominator)) {
        (Some(part), Some(whole)) if unit == Unit::Percent => Ratio::percent(part, whole),
        (Some(part), Some(whole)) => Ratio::new(part.into(), whole.into()),
        _ => Ratio::parse(&kept.value_text),
    }
}

/// The result that the value of a figure suggests; the auditor confirms it, or overrides it with a reason.
pub fn suggest(metric: &Metric, value: Ratio) -> AssessmentResult {
    let reaches = |wanted: i64| {
        let wanted = Ratio::whole(u64::try_from(wanted).unwrap_or(0));
        match metric.op {
            Comparison::AtLeast => value >= wanted,
            Comparison::AtMost => value <= wanted,
        }
    };
    if reaches(metric.value) {
        AssessmentResult::Met
    } else if metric.tolerance.is_some_and(reaches) {
        AssessmentResult::PartlyMet
    } else {
        AssessmentResult::NotMet
    }
}

fn board_seats(records: &Records<'_>) -> Option<Figure> {
    let of_users = records.board_seats.iter().flatten().filter(|class| records.user_classes.contains(class));
    plain_share(count(of_users), count(records.board_seats.iter()))
}

/// The fewest whole months that reach from the last general meeting to the day: 15 months and a day count as 16.
fn months_since_agm(records: &Records<'_>) -> Option<Figure> {
    let last = records.general_meetings.iter().filter(|held| **held <= records.as_of).max()?;
    let reach = |months: &u32| {
        last.checked_add_months(chrono::Months::new(*months)).is_none_or(|reached| reached >= records.as_of)
    };
    let months = (0..).find(reach)?;
    Some(number(u64::from(months), Unit::Months))
}

/// From the day after publication (day 1) to the day on which it was sent; to today while it was not.
fn working_days_to_share(records: &Records<'_>) -> Option<Figure> {
    let report = records.last_report.filter(|report| report.published_on <= records.as_of)?;
    let until = report.sent_to_members_on.filter(|sent| *sent <= records.as_of).unwrap_or(records.as_of);
    let days = report.published_on.iter_days().skip(1).take_while(|day| *day <= until);
    Some(number(count(days.filter(|day| (records.working_day)(*day))), Unit::WorkingDays))
}

fn in_date(records: &Records<'_>, code: &str) -> Option<Figure> {
    let subject = subject(records, code)?;
    share_figure(training::share_in_date([subject], records.people, records.training, records.as_of))
}

/// Everybody in a registrable post, whatever the subject's own list of roles says.
fn registration_in_date(records: &Records<'_>) -> Option<Figure> {
    let subject = subject(records, "scw_registration")?;
    let mut tally = Tally::default();
    for person in records.people.iter().filter(|person| training::registrable(person, records.roles)) {
        tally.stands(subject, person, records.training, records.as_of);
    }
    share_figure(tally.share())
}

/// How many did something for the first time before it was due. Nobody counts before their time is over.
fn in_time(records: &Records<'_>, code: &str, counts: impl Fn(&Person) -> bool) -> Option<Figure> {
    let subject = subject(records, code)?;
    let needed_by =
        |person: &&Person| subject.roles.iter().any(|role| person.roles.contains(role)) && counts(person);
    let mut tally = Tally::default();
    for person in records.people.iter().filter(needed_by) {
        let due_on = training::due_on(subject, person);
        let cell = training::needed_cell(subject, person, records.training, records.as_of, 0);
        match cell {
            Cell::NotNeeded | Cell::NotStarted { .. } | Cell::Left { .. } | Cell::OnLeave { .. } => {
                tally.leave_out_of(&person.id, code, cell);
            }
            _ if records.as_of <= due_on => {
                tally.leave_out(&person.id, code, LeftOutWhy::NotYetDue { due_on })
            }
            _ => match training::first_completion(subject, person, records.training, due_on) {
                FirstCompletion::InTime => tally.count_as(&person.id, true),
                FirstCompletion::TooLate => tally.count_as(&person.id, false),
                FirstCompletion::Unknown => tally.leave_out(&person.id, code, LeftOutWhy::FirstNotRecorded),
            },
        }
    }
    share_figure(tally.share())
}

fn safety_critical(records: &Records<'_>) -> Vec<(String, Share)> {
    let subjects = training::core(records.subjects).filter(|subject| subject.safety_critical);
    let share = |subject| training::share_in_date([subject], records.people, records.training, records.as_of);
    subjects.map(|subject| (subject.code.clone(), share(subject))).collect()
}

/// Each person at the group of their role, in the subject of that group.
fn safeguarding_groups(records: &Records<'_>) -> Vec<(String, Share)> {
    let groups: BTreeSet<&str> = records
        .people
        .iter()
        .filter_map(|person| training::safeguarding_group(person, records.roles))
        .collect();
    let share = |group: &str| {
        let subject =
            records.subjects.iter().find(|subject| subject.safeguarding_group.as_deref() == Some(group))?;
        let mut tally = Tally::default();
        let theirs = |person: &&Person| training::safeguarding_group(person, records.roles) == Some(group);
        for person in records.people.iter().filter(theirs) {
            tally.stands(subject, person, records.training, records.as_of);
        }
        Some((group.to_owned(), tally.share()))
    };
    groups.into_iter().filter_map(share).collect()
}

/// The lowest of several shares decides, and says who is left out of it; parts in which nobody counts do not.
fn lowest(shares: Vec<(String, Share)>) -> Option<Figure> {
    let counted: Vec<(Ratio, Part, Vec<LeftOut>)> = shares
        .into_iter()
        .filter_map(|(code, share)| {
            let value = Ratio::percent(share.numerator, share.denominator)?;
            let Share { numerator, denominator, people, left_out, .. } = share;
            Some((value, Part { code, numerator, denominator, people }, left_out))
        })
        .collect();
    let (value, part, left_out) = counted.iter().min_by_key(|(value, ..)| *value).cloned()?;
    Some(Figure {
        numerator: part.numerator,
        denominator: part.denominator,
        value,
        unit: Unit::Percent,
        people: Some(part.people),
        left_out,
        parts: counted.into_iter().map(|(_, part, _)| part).collect(),
    })
}

fn subject<'a>(records: &Records<'a>, code: &str) -> Option<&'a Subject> {
    records.subjects.iter().find(|subject| subject.code == code)
}

fn share_figure(share: Share) -> Option<Figure> {
    let figure = plain_share(share.numerator, share.denominator)?;
    Some(Figure { people: Some(share.people), left_out: share.left_out, ..figure })
}

fn plain_share(numerator: u64, denominator: u64) -> Option<Figure> {
    let value = Ratio::percent(numerator, denominator)?;
    let unit = Unit::Percent;
    Some(Figure {
        numerator,
        denominator,
        value,
        unit,
        people: None,
        left_out: Vec::new(),
        parts: Vec::new(),
    })
}

fn number(number: u64, unit: Unit) -> Figure {
    Figure {
        numerator: number,
        denominator: 1,
        value: Ratio::whole(number),
        unit,
        people: None,
        left_out: Vec::new(),
        parts: Vec::new(),
    }
}

fn count(items: impl Iterator) -> u64 {
    u64::try_from(items.count()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
