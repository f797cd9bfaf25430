//! What pages of an audit show of it: its head, dates with their reasons, team, history, judgement.

use std::collections::BTreeSet;

use entities::audits::{AssessmentResult, AuditState, ScopeState};
use scheduler::working_days::{Counting, Direction};
use serde_json::{Value, json};
use tera::Context;

use crate::access::store as access;
use crate::audits::scope::{OutOfScope, Standing};
use crate::audits::scoring::{self, AppliedLimiter, Judgement};
use crate::audits::{self, Seen, rules, store, windows};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::standards;
use crate::standards::condition::Stated;
use crate::standards::pack::{Limiter, Pack};
use crate::web::visit::Visit;

/// What every page of an audit shows of it.
pub async fn head(visit: &Visit, seen: &Seen, context: &mut Context) -> Result<()> {
    let audit = &seen.audit;
    let outline = standards::store::outline(&*visit.app.database, audit.version_id).await?;
    let standard = standards::store::standard(&*visit.app.database, outline.standard_id).await?;
    context.insert(
        "audit",
        &json!({
            "reference": audit.reference, "kind": audit.kind, "state": audit.state,
            "coop": seen.cooperative.name(visit.language),
            "coop_reference": seen.cooperative.organisation.reference,
            "visit_on": audit.visit_on, "announced": audit.announced, "issue": audit.issue,
            "outcome": audit.outcome, "score": audit.score_text, "version": outline.number,
            "standard": pick(visit.language, &standard.title_en, &standard.title_cy),
            "stage": rules::stage(audit.state, audit.paused_in),
            "paused": matches!(audit.state, AuditState::Postponed | AuditState::SuspendedForSafeguarding),
            "final": audit.finalised_on.is_some(),
        }),
    );
    context.insert("sees_work", &seen.sees_work);
    context.insert("reads_results", &seen.reads_results());
    context.insert("reads_draft", &seen.reads_draft());
    let stages: Vec<String> = (1..=12)
        .map(|number| visit.app.words.word(visit.language, &format!("audits-stage-{number}")))
        .collect();
    context.insert("stages", &stages);
    Ok(())
}

/// The dates of an audit, each with how it was counted.
pub async fn dates(visit: &Visit, seen: &Seen, context: &mut Context) -> Result<()> {
    let database = &*visit.app.database;
    let (pack, _) = audits::text(database, &seen.audit).await?;
    let appeal = store::appeal(database, seen.audit.id, seen.audit.issue + 1).await?;
    let appealed_on = appeal.map(|appeal| appeal.made_on);
    let deadlines = windows::timetable(&seen.audit, appealed_on, &pack, &visit.app.calendar);
    let next = windows::next(&seen.audit, &deadlines);
    let rows: Vec<Value> = deadlines
        .iter()
        .map(|deadline| {
            json!({
                "what": deadline.what, "on": deadline.on, "why": why(visit, deadline), "aim": deadline.aim,
                "now": next.as_ref().is_some_and(|next| next.what == deadline.what),
                "late": (visit.today() - deadline.on).num_days(),
            })
        })
        .collect();
    context.insert("deadlines", &rows);
    Ok(())
}

/// One sentence or two: what a date was counted from, and what was passed over.
pub fn why(visit: &Visit, deadline: &windows::Deadline) -> String {
    let Some(counted) = &deadline.explanation else {
        return visit.app.words.word(visit.language, "audits-why-evidence");
    };
    let key = match (counted.window.direction, counted.window.counting) {
        (Direction::Before, _) => "audits-why-before",
        (Direction::After, Counting::Inclusive) => "audits-why-inclusive",
        (Direction::After, Counting::Exclusive) => "audits-why-exclusive",
    };
    let message = Message::new(key)
        .with("n", i64::from(counted.window.days))
        .with("trigger", counted.trigger)
        .with("first", counted.day_one);
    let mut said = visit.say(&message);
    let mut passed_over = counted.holidays.clone();
    passed_over.sort_by_key(|day| day.date);
    let holidays: Vec<String> = passed_over
        .iter()
        .map(|day| {
            let word = serde_json::to_value(day.holiday).unwrap_or_default();
            let name = format!("audits-holiday-{}", word.as_str().unwrap_or("proclaimed"));
            let name = visit.app.words.word(visit.language, &name);
            format!("{name} ({})", visit.app.words.date(visit.language, day.date))
        })
        .collect();
    if !holidays.is_empty() {
        let skips = Message::new("audits-why-skips").with("days", holidays.join(", "));
        said = format!("{said} {}", visit.say(&skips));
    } else if counted.weekend_days > 0 {
        said = format!("{said} {}", visit.app.words.word(visit.language, "audits-why-weekends"));
    }
    said
}

/// Who is on the audit, and whether they declared; those who declined are shown to those inside.
pub async fn team(visit: &Visit, seen: &Seen, context: &mut Context) -> Result<()> {
    let database = &*visit.app.database;
    let named = store::named(database, seen.audit.id).await?;
    let names = access::names(database, named.iter().map(|member| member.account_id)).await?;
    let rows: Vec<Value> = named
        .iter()
        .filter(|member| seen.sees_work || member.declined_at.is_none())
        .map(|member| {
            let stands = match (member.accepted_at, member.declined_at) {
                (_, Some(_)) => "declined",
                (Some(_), None) => "accepted",
                (None, None) => "waiting",
            };
            json!({ "name": names.get(&member.account_id), "part": member.part, "stands": stands })
        })
        .collect();
    context.insert("team", &rows);
    Ok(())
}

/// What happened to the audit, oldest first. Reasons are for those inside, and what the co-op was told in a letter.
pub async fn history(visit: &Visit, seen: &Seen, context: &mut Context) -> Result<()> {
    let database = &*visit.app.database;
    let moves = store::moves(database, seen.audit.id).await?;
    let names = access::names(database, moves.iter().filter_map(|one| one.moved_by)).await?;
    let rows: Vec<Value> = moves
        .iter()
        .map(|one| {
            json!({
                "on": scheduler::clock::today(one.moved_at), "to": one.to_state,
                "by": one.moved_by.and_then(|id| names.get(&id)),
            })
        })
        .collect();
    context.insert("history", &rows);
    Ok(())
}

/// Score, outcome, and why it is held down, as the results stand now.
pub async fn judgement(visit: &Visit, seen: &Seen, context: &mut Context) -> Result<()> {
    let database = &*visit.app.database;
    let (pack, _) = audits::text(database, &seen.audit).await?;
    let judged = audits::judgement(database, &seen.audit).await?;
    let rows = store::assessments(database, seen.audit.id).await?;
    let open = |key: &str| {
        let in_scope = rows.iter().filter(|(row, one)| one.key == key && row.scope == ScopeState::InScope);
        in_scope.into_iter().any(|(row, _)| row.result == AssessmentResult::NotAssessed)
    };
    let waiting = scoring::sections_to_judge(&pack, open);
    context.insert("judgement", &said(visit, &pack, &judged, &waiting));
    Ok(())
}

fn said(visit: &Visit, pack: &Pack, judged: &Judgement, waiting: &BTreeSet<String>) -> Value {
    let language = visit.language;
    let sections: Vec<Value> = pack
        .sections
        .iter()
        .zip(&judged.sections)
        .map(|(section, score)| {
            let value = score.score.and_then(|score| u32::try_from(score.tenths() / 10).ok());
            // Without a score, and not for want of judging: it has only improvement criteria, or none applies.
            let waits = value.is_none() && waiting.contains(&section.key);
            let name = format!("{}. {}", section.number, section.title(language));
            json!({ "name": name, "value": value, "off": waits.then(|| visit.say(&Message::new("audits-not-judged"))) })
        })
        .collect();
    let limiters: Vec<Value> = judged
        .limiters
        .iter()
        .map(|held| {
            let because: Vec<String> = held
                .because
                .iter()
                .map(|key| match pack.criterion(key) {
                    Some(criterion) => format!("{} {}", criterion.code, criterion.title(language)),
                    None => key.clone(),
                })
                .collect();
            json!({ "text": visit.say(&limiter(held)), "because": because, "decides": held.decides })
        })
        .collect();
    let thresholds: Vec<u32> =
        pack.scoring.bands.iter().map(|band| band.min_pct).filter(|pct| *pct > 0).collect();
    json!({
        "score": judged.overall.map(|score| score.to_string()),
        "band": judged.band_outcome,
        "outcome": judged.outcome,
        "limiters": limiters, "sections": sections, "thresholds": thresholds,
        "proposes_full": !judged.proposes_full_audit.is_empty(),
    })
}

fn limiter(held: &AppliedLimiter) -> Message {
    let cap = format!("status-outcome-{}", held.cap);
    match &held.limiter {
        Limiter::Results { severity, result, at_least, repeated, .. } => {
            let key = if *repeated { "audits-limiter-repeated" } else { "audits-limiter-results" };
            Message::new(key)
                .with("n", *at_least)
                .with_word("severity", format!("status-severity-{severity}"))
                .with_word("result", format!("status-result-{result}"))
                .with_word("cap", cap)
        }
        Limiter::OpenNonconformity { .. } => Message::new("audits-limiter-open").with_word("cap", cap),
    }
}

/// Why a criterion is not in scope, in words.
pub fn scope_reason(visit: &Visit, pack: &Pack, row: &entities::audits::assessment::Model) -> Option<String> {
    let language = visit.language;
    match Standing::kept(row.scope_reason.as_deref()) {
        None | Some(Standing::InScope) => None,
        Some(Standing::NotApplicable(why)) => {
            let facts: Vec<String> = why
                .because
                .iter()
                .filter_map(|reason| {
                    let name = pack.facts.iter().find(|fact| fact.key == reason.fact)?.name.text(language);
                    let stated = match &reason.stated {
                        Stated::Flag(true) => visit.app.words.word(language, "audits-yes"),
                        Stated::Flag(false) => visit.app.words.word(language, "audits-no"),
                        Stated::Choice(word) => word.clone(),
                    };
                    Some(format!("{name}: {stated}"))
                })
                .collect();
            let message = Message::new("audits-scope-not-applicable").with("because", facts.join("; "));
            Some(visit.say(&message))
        }
        Some(Standing::OutOfScope(why)) => {
            let key = match why {
                OutOfScope::NoOpenFinding => "audits-scope-no-open",
                OutOfScope::NotChosen => "audits-scope-not-chosen",
                OutOfScope::NotInThisType(_) => "audits-scope-out",
            };
            Some(visit.app.words.word(language, key))
        }
    }
}
