//! Training, induction, checks, registration and supervision: what runs out, and what is due for the first time.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use entities::ids::{OrganisationId, WorkerId};
use entities::training::{induction_step, training_record, worker, worker_role};
use scheduler::clock::{self, Timestamp};
use sea_orm::sea_query::{Expr, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef, RelationTrait,
    Select,
};

use super::{Ask, Deadline, Rule, unit};
use crate::foundation::error::Result;
use crate::standards::pack::{FirstDue, Pack, Subject};
use crate::training::posts::Span;
use crate::training::rules::{self, Person, Record};
use crate::training::{self, framework, requirements, store};

/// One worker's due date, before it is put together with those of others.
#[derive(Clone, Copy)]
struct Single {
    cooperative: OrganisationId,
    subject: usize,
    due_on: NaiveDate,
    interval_days: Option<u32>,
    opens_on: NaiveDate,
}

pub(super) async fn due(ask: &Ask<'_>) -> Result<Vec<Deadline>> {
    let mut found = Vec::new();
    // What some co-ops ask beyond the version; of the others, the version's own subjects count.
    let rows = training::own_by_cooperative(&*ask.app.database, ask.only, ask.today).await?;
    for pack in ask.packs().into_iter().filter(|pack| !pack.training_subjects.is_empty()) {
        let stricter = |(cooperative, rows): (&OrganisationId, &Vec<_>)| {
            (*cooperative, requirements::stricter(&pack.training_subjects, rows))
        };
        let own: Own = rows.iter().filter(|(c, _)| held_to(ask, &pack, **c)).map(stricter).collect();
        let mut singles = expiries(ask, &pack, &own).await?;
        singles.extend(first_times(ask, &pack, &own).await?);
        found.extend(put_together(ask, &pack, singles));
    }
    Ok(found)
}

/// The subjects of co-ops that ask for more than their version does, in the version's order.
type Own = HashMap<OrganisationId, Vec<Subject>>;

/// The subjects that count at a co-op.
fn subjects_of<'a>(pack: &'a Pack, own: &'a Own, cooperative: OrganisationId) -> &'a [Subject] {
    own.get(&cooperative).unwrap_or(&pack.training_subjects)
}

/// Workers here today and not on a long leave that has a reason.
fn at_work(today: NaiveDate) -> Condition {
    Condition::all().add(store::not_left(today)).add(store::not_away(today))
}

fn of_some<E: EntityTrait>(select: Select<E>, ask: &Ask<'_>) -> Select<E> {
    match ask.only {
        Some(only) => select.filter(worker::Column::CooperativeId.is_in(only.iter().copied())),
        None => select,
    }
}

/// The roles of a worker in one text, which spares a row for each.
fn roles() -> SimpleExpr {
    Expr::cust("(select string_agg(role, ' ') from worker_role where worker_role.worker_id = worker.id)")
}

/// The subject's end for a worker may fall into the span only if the completion, or the stated expiry, does.
fn may_end_within(ask: &Ask<'_>, pack: &Pack, own: &Own) -> Condition {
    let (from, until) = (*ask.due.start(), *ask.due.end());
    let mut by_interval: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    let mut ahead = 0;
    for subject in own.values().flatten().chain(&pack.training_subjects) {
        let by_mode = subject.interval_by_mode.iter().flat_map(BTreeMap::values).copied();
        let by_role = subject.interval_by_role.iter().map(|own| own.months);
        for months in subject.interval_months.into_iter().chain(by_mode).chain(by_role) {
            by_interval.entry(months).or_default().insert(&subject.code);
        }
        ahead = ahead.max(subject.renewal_due_days_before.unwrap_or(0));
    }
    // A renewal is due some days before the end; the month's end may clip up to three days.
    let until = until.checked_add_days(Days::new(u64::from(ahead) + 3)).unwrap_or(until);
    let stated = training_record::Column::ExpiresOn.between(from, until);
    by_interval.into_iter().fold(Condition::any().add(stated), |any, (months, codes)| {
        let back =
            |day: NaiveDate| day.checked_sub_months(chrono::Months::new(months)).unwrap_or(NaiveDate::MIN);
        any.add(
            Condition::all()
                .add(training_record::Column::Subject.is_in(codes))
                .add(training_record::Column::CompletedOn.between(back(from), back(until))),
        )
    })
}

type Row = (
    WorkerId,
    OrganisationId,
    String,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<String>,
    Timestamp,
    Option<String>,
);

/// What is known of one subject of one worker, where a record of it may end within the span.
struct OfOne {
    cooperative: OrganisationId,
    roles: Arc<BTreeSet<String>>,
    records: Vec<Record>,
    /// When each was entered.
    known_on: Vec<Timestamp>,
}

async fn expiries(ask: &Ask<'_>, pack: &Arc<Pack>, own: &Own) -> Result<Vec<Single>> {
    use sea_orm::sea_query::ExprTrait;
    use training_record::{Column, Entity};
    // Beside a record that may end within the span all others of its worker and subject, since which of them counts is for
    // `rules::longest` to say.
    const ALL: &str = "all_of_it";
    let all_of_it: RelationDef = Entity::belongs_to(Entity)
        .from(Column::WorkerId)
        .to(Column::WorkerId)
        .on_condition(|one, other| {
            Condition::all().add(Expr::col((one, Column::Subject)).equals((other, Column::Subject)))
        })
        .into();
    let query = Entity::find()
        .select_only()
        .column(Column::WorkerId)
        .column(worker::Column::CooperativeId)
        .expr_as(Expr::col((ALL, Column::Subject)), "subject")
        .expr_as(Expr::col((ALL, Column::CompletedOn)), "completed_on")
        .expr_as(Expr::col((ALL, Column::ExpiresOn)), "expires_on")
        .expr_as(Expr::col((ALL, Column::Mode)), "mode")
        .expr_as(Expr::col((ALL, Column::RecordedAt)), "recorded_at")
        .expr_as(roles(), "roles")
        .join(JoinType::InnerJoin, training_record::Relation::Worker.def())
        .join_as(JoinType::InnerJoin, all_of_it, ALL)
        .filter(at_work(ask.today))
        .filter(may_end_within(ask, pack, own));
    let rows: Vec<Row> = of_some(query, ask).into_tuple().all(&*ask.app.database).await?;
    let codes: HashMap<&str, usize> =
        pack.training_subjects.iter().enumerate().map(|(at, subject)| (subject.code.as_str(), at)).collect();
    let mut sets = RoleSets::default();
    let mut found: HashMap<(WorkerId, usize), OfOne> = HashMap::with_capacity(rows.len());
    for (worker, cooperative, code, completed_on, stated_expiry, mode, recorded_at, roles) in rows {
        let Some(&at) = codes.get(code.as_str()).filter(|_| held_to(ask, pack, cooperative)) else {
            continue;
        };
        let of_one = found.entry((worker, at)).or_insert_with(|| OfOne {
            cooperative,
            roles: sets.of(roles.as_deref()),
            records: Vec::new(),
            known_on: Vec::new(),
        });
        of_one.records.push(Record {
            person: String::new(),
            subject: code,
            completed_on,
            stated_expiry,
            mode: mode.as_deref().and_then(rules::mode),
            competent_from: None,
        });
        of_one.known_on.push(recorded_at);
    }
    let of_one = |((_, at), one): ((WorkerId, usize), OfOne)| {
        let subject = &subjects_of(pack, own, one.cooperative)[at];
        if !subject.is_needed_by(&one.roles) {
            return None;
        }
        let (counts, end) = rules::longest(subject, &one.roles, one.records.iter(), ask.today)?;
        let known_on = one.records.iter().position(|record| std::ptr::eq(record, counts))?;
        let months = subject.months_for(&one.roles, counts.mode);
        Some(single(subject, months, at, one.cooperative, end?, clock::today(one.known_on[known_on])))
    };
    Ok(found.into_iter().filter_map(of_one).filter(|single| ask.due.contains(&single.due_on)).collect())
}

fn single(
    subject: &Subject,
    months: Option<u32>,
    at: usize,
    cooperative: OrganisationId,
    end: NaiveDate,
    known_on: NaiveDate,
) -> Single {
    let before =
        |days: Option<u32>| days.and_then(|days| end.checked_sub_days(Days::new(days.into()))).unwrap_or(end);
    let opens_on = match subject.renewal_opens_days_before {
        Some(days) => before(Some(days)).max(known_on),
        None => known_on,
    };
    Single {
        cooperative,
        subject: at,
        due_on: before(subject.renewal_due_days_before),
        interval_days: months.map(|months| months * 30),
        opens_on,
    }
}

/// The sets of roles that workers hold, from the one text they are read as: a hundred thousand workers hold a few.
#[derive(Default)]
struct RoleSets(HashMap<String, Arc<BTreeSet<String>>>);

impl RoleSets {
    fn of(&mut self, roles: Option<&str>) -> Arc<BTreeSet<String>> {
        let roles = roles.unwrap_or_default();
        if let Some(known) = self.0.get(roles) {
            return Arc::clone(known);
        }
        let set: Arc<BTreeSet<String>> = Arc::new(roles.split(' ').map(str::to_owned).collect());
        self.0.insert(roles.to_owned(), Arc::clone(&set));
        set
    }
}

/// Is this the version that the co-op is held to?
fn held_to(ask: &Ask<'_>, pack: &Arc<Pack>, cooperative: OrganisationId) -> bool {
    ask.texts.get(&cooperative).is_some_and(|text| Arc::ptr_eq(&text.pack, pack))
}

type Starter = (WorkerId, OrganisationId, Option<NaiveDate>, Timestamp, Option<String>);

/// Workers who started, or were entered without a start, lately enough for a first completion to be due within the span,
/// and have not done it.
async fn first_times(ask: &Ask<'_>, pack: &Arc<Pack>, own: &Own) -> Result<Vec<Single>> {
    let longest = pack.training_subjects.iter().filter_map(|subject| match subject.first_due {
        Some(FirstDue::Within { within, .. }) => Some(within.nominal_days() + within.nominal_days() / 25 + 7),
        Some(FirstDue::Before { .. }) => Some(0),
        None => None,
    });
    let Some(longest) = longest.max() else { return Ok(Vec::new()) };
    let from = ask.due.start().checked_sub_days(Days::new(longest.into())).unwrap_or(NaiveDate::MIN);
    // A span a day longer on both sides: which day it was in Wales is decided below.
    let instant = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let (early, late) = (from.pred_opt().unwrap_or(from), ask.due.end().checked_add_days(Days::new(2)));
    let entered = worker::Column::CreatedAt.between(instant(early), instant(late.unwrap_or(*ask.due.end())));
    let another_post = Query::select()
        .column(worker_role::Column::WorkerId)
        .from(worker_role::Entity)
        .and_where(worker_role::Column::Since.between(from, *ask.due.end()))
        .to_owned();
    let started = Condition::any()
        .add(worker::Column::StartedOn.between(from, *ask.due.end()))
        .add(worker::Column::Id.in_subquery(another_post))
        .add(Condition::all().add(worker::Column::StartedOn.is_null()).add(entered));
    let lately = Condition::all().add(at_work(ask.today)).add(started);
    let workers = worker::Entity::find()
        .select_only()
        .columns([
            worker::Column::Id,
            worker::Column::CooperativeId,
            worker::Column::StartedOn,
            worker::Column::CreatedAt,
        ])
        .expr_as(roles(), "roles")
        .filter(lately.clone());
    let workers: Vec<Starter> = of_some(workers, ask).into_tuple().all(&*ask.app.database).await?;
    let done = training_record::Entity::find()
        .select_only()
        .columns([training_record::Column::WorkerId, training_record::Column::Subject])
        .join(JoinType::InnerJoin, training_record::Relation::Worker.def())
        .filter(competent())
        .filter(lately.clone());
    let done: Vec<(WorkerId, String)> = of_some(done, ask).into_tuple().all(&*ask.app.database).await?;
    let done: HashSet<(WorkerId, String)> = done.into_iter().collect();
    let steps = induction_step::Entity::find()
        .select_only()
        .columns([
            induction_step::Column::WorkerId,
            induction_step::Column::Step,
            induction_step::Column::CompletedOn,
        ])
        .join(JoinType::InnerJoin, induction_step::Relation::Worker.def())
        .filter(lately.clone());
    let theirs = || match ask.only {
        Some(only) => lately.clone().add(worker::Column::CooperativeId.is_in(only.iter().copied())),
        None => lately.clone(),
    };
    let earlier = store::earlier_of(&*ask.app.database, theirs).await?;
    let mut steps_done: HashMap<WorkerId, Vec<(String, NaiveDate)>> = HashMap::new();
    let steps: Vec<(WorkerId, String, NaiveDate)> =
        of_some(steps, ask).into_tuple().all(&*ask.app.database).await?;
    for (worker, step, on) in steps {
        steps_done.entry(worker).or_default().push((step, on));
    }
    let serves = match steps_done.is_empty() {
        true => HashMap::new(),
        false => store::serves_of(&*ask.app.database, ask.only).await?,
    };
    let mut sets = RoleSets::default();
    let mut found = Vec::new();
    for (worker, cooperative, started_on, created_at, roles) in workers {
        if !held_to(ask, pack, cooperative) {
            continue;
        }
        let started_on = rules::started(started_on, clock::today(created_at), ask.today);
        let roles = sets.of(roles.as_deref());
        let theirs = earlier.get(&worker);
        let dated = theirs.map(|earlier| earlier.spans(Some(&roles), ask.today));
        let person = starter(started_on, dated.unwrap_or_default());
        let framework = pack.induction_framework.as_ref().filter(|framework| {
            let steps = steps_done.get(&worker).into_iter().flatten();
            let serves = serves.get(&cooperative).copied().unwrap_or_default();
            let steps = steps.map(|(step, on)| (step.as_str(), *on));
            framework::completed_on(framework, serves, steps).is_some()
        });
        for (at, subject) in subjects_of(pack, own, cooperative).iter().enumerate() {
            let finished = done.contains(&(worker, subject.code.clone()))
                || framework.is_some_and(|framework| framework.code == subject.code);
            if finished || !subject.is_needed_by(&roles) {
                continue;
            }
            let Some(due_on) = rules::first_due(subject, &person).filter(|due| ask.due.contains(due)) else {
                continue;
            };
            let from = rules::needed_from(subject, &person);
            let known_on = theirs.and_then(|earlier| earlier.known_on(&subject.roles, from)).unwrap_or(from);
            let time = u32::try_from((due_on - from).num_days()).ok().filter(|days| *days > 0);
            found.push(Single {
                cooperative,
                subject: at,
                due_on,
                interval_days: time,
                opens_on: clock::today(created_at).max(known_on),
            });
        }
    }
    Ok(found)
}

fn starter(started_on: NaiveDate, posts: Vec<Span>) -> Person {
    Person {
        id: String::new(),
        roles: BTreeSet::new(),
        started_on,
        left_on: None,
        posts,
        working_alone_from: None,
        long_leave: Vec::new(),
    }
}

/// Theory that nobody has seen put to use is not done. In SQL what `rules::competent_from` says.
fn competent() -> Condition {
    use training_record::Column;
    Condition::any()
        .add(Column::Mode.is_null())
        .add(Column::Mode.ne(rules::THEORY))
        .add(Column::CompetenceObservedOn.is_not_null())
}

/// One deadline for each (co-op, subject, due date), however many people it is about.
fn put_together(ask: &Ask<'_>, pack: &Arc<Pack>, singles: Vec<Single>) -> Vec<Deadline> {
    let names: Vec<(Arc<str>, Arc<str>, Arc<str>)> = pack
        .training_subjects
        .iter()
        .map(|subject| {
            (subject.code.as_str().into(), subject.name.en.as_str().into(), subject.name.cy.as_str().into())
        })
        .collect();
    let mut units: HashMap<(OrganisationId, usize, NaiveDate), Deadline> =
        HashMap::with_capacity(singles.len());
    for single in singles {
        let subject = &pack.training_subjects[single.subject];
        let (code, name_en, name_cy) = &names[single.subject];
        let deadline =
            units.entry((single.cooperative, single.subject, single.due_on)).or_insert_with(|| Deadline {
                rule: Rule::of(subject.category),
                subject_kind: "unit",
                subject_id: unit(single.cooperative, &subject.code),
                organisation: single.cooperative,
                due_on: single.due_on,
                interval_days: single.interval_days,
                opens_on: Some(single.opens_on),
                accounts: Vec::new(),
                name_en: Arc::clone(name_en),
                name_cy: Arc::clone(name_cy),
                people: 0,
                subject: Arc::clone(code),
                pack: ask.texts.get(&single.cooperative).map(|text| Arc::clone(&text.pack)),
            });
        deadline.people += 1;
        deadline.interval_days = deadline.interval_days.zip(single.interval_days).map(|(a, b)| a.max(b));
        deadline.opens_on = deadline.opens_on.min(Some(single.opens_on));
    }
    units.into_values().collect()
}
