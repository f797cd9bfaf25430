//! What the board's and the members' pages show.

use entities::findings::ActionState;
use serde_json::{Value, json};
use tera::Context;

use super::show;
use crate::findings::{Found, rules as findings};
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::licences;
use crate::reports::board::{self, Board, Standing};
use crate::reports::code;
use crate::reports::rules::{Decision, OWED_TO_MEMBERS, What, last, next_sending};
use crate::web::visit::Visit;

/// How the co-op stands, for its board.
pub async fn board(visit: &Visit) -> Result<Context> {
    let board =
        board::board(&visit.app, visit.actor()?, visit.param("reference"), visit.language, visit.now).await?;
    let standing = &board.standing;
    let mut context = shared(visit, standing);
    context.insert("numbers", &numbers(visit, &board));
    let decisions: Vec<_> = board.decisions.iter().map(|decision| told(visit, standing, decision)).collect();
    context.insert("decisions", &decisions);
    context.insert("acknowledged", &distinct(&board));
    context.insert("members", &board.members);
    context.insert("has_acknowledged", &board.has_acknowledged);
    if let Some(latest) = &standing.latest {
        context.insert("points", &show::points(&latest.content));
        let (strongest, weakest) = best_and_worst(&latest.content);
        context.insert("strongest", &strongest);
        context.insert("weakest", &weakest);
    }
    Ok(context)
}

fn distinct(board: &Board) -> usize {
    board.acknowledged.iter().map(|row| row.account_id).collect::<std::collections::BTreeSet<_>>().len()
}

/// How the co-op stands, for its members.
pub async fn members(visit: &Visit) -> Result<Context> {
    let reference = visit.param("reference");
    let standing = board::members(&visit.app, visit.actor()?, reference, visit.language, visit.now).await?;
    let mut context = shared(visit, &standing);
    let receive: Vec<_> = OWED_TO_MEMBERS.iter().map(|kind| received(visit, &standing, *kind)).collect();
    context.insert("receive", &receive);
    let id = standing.coop.organisation.id;
    let licence = licences::store::current(&*visit.app.database, id, visit.today()).await?;
    let user_led = licence.is_some_and(|licence| licence.user_led);
    let votes = standing
        .votes
        .as_ref()
        .map(|votes| show::votes(visit, votes, &standing.user_classes, user_led)["said"].clone());
    context.insert("votes", &votes);
    context.insert("contact", &visit.app.config.mail.reply_to);
    if let Some(latest) = &standing.latest {
        let tally = &latest.content["summary"]["tally"];
        let number = |name: &str| tally[name].as_i64().unwrap_or_default();
        let said = Message::new("members-tally")
            .with("month", latest.content["cover"]["month"].as_str().unwrap_or_default())
            .with("met", number("met"))
            .with("applied", number("met") + number("partly_met") + number("not_met"));
        context.insert("tally", &visit.say(&said));
    }
    Ok(context)
}

fn shared(visit: &Visit, standing: &Standing) -> Context {
    let mut context = Context::new();
    let organisation = &standing.coop.organisation;
    let name = standing.coop.name(visit.language);
    context.insert("coop", &json!({ "reference": organisation.reference, "name": name }));
    context.insert("sentence", &sentence(visit, standing, name));
    context.insert("next_visit", &standing.next_visit);
    if let Some(latest) = &standing.latest {
        let published = latest.audit.published_on.map(|_| code::printed(&latest.code));
        let outcome = &latest.content["summary"]["outcome"];
        context.insert(
            "latest",
            &json!({ "reference": latest.audit.reference, "code": published, "outcome": outcome }),
        );
        context.insert("content", &latest.content);
    }
    let actions: Vec<_> = standing.found.iter().map(|found| action(visit, found)).collect();
    context.insert("actions", &actions);
    context
}

fn late(visit: &Visit, standing: &Standing) -> usize {
    late_of(visit, &standing.found.iter().collect::<Vec<_>>())
}

fn late_of(visit: &Visit, found: &[&Found]) -> usize {
    let actions = found.iter().filter_map(|found| found.action.as_ref());
    actions.filter(|action| findings::overdue_by_the_coop(action, visit.today())).count()
}

/// One sentence on how things stand.
fn sentence(visit: &Visit, standing: &Standing, name: &str) -> String {
    let Some(latest) = &standing.latest else {
        return visit.say(&Message::new("board-sentence-none").with("name", name));
    };
    let outcome = latest.content["summary"]["outcome"].as_str().unwrap_or("none-given").replace('_', "-");
    let late = late(visit, standing);
    let message = Message::new(format!("board-sentence-{outcome}")).with("name", name).with("late", late);
    let said = visit.say(&message);
    match standing.next_visit {
        Some(day) => format!("{said} {}", visit.say(&Message::new("board-next-visit").with("day", day))),
        None => said,
    }
}

/// Three numbers: the score, what was put right, training in date.
fn numbers(visit: &Visit, board: &Board) -> Vec<Value> {
    let word = |key: &str| visit.app.words.word(visit.language, key);
    let standing = &board.standing;
    let mut numbers = Vec::new();
    if let Some(latest) = &standing.latest {
        let score = latest.content["outcome"]["overall"][0].as_i64();
        let limited = latest.content["summary"]["limiters"].as_array().is_some_and(|list| !list.is_empty());
        let by_score = latest.content["summary"]["by_score"].as_str();
        let context = match by_score.filter(|_| limited) {
            Some(outcome) => visit.say(
                &Message::new("board-held-back").with_word("outcome", format!("status-outcome-{outcome}")),
            ),
            None => word("board-not-held-back"),
        };
        if let Some(score) = score {
            numbers.push(json!({ "number": score, "unit": word("board-of-100"), "label": word("board-score"), "context": context }));
        }
    }
    // The latest audit's, as its score stands beside them; what is late of any audit is in the sentence above.
    let raised = standing.found_by_latest();
    let (all, late) = (raised.len(), late_of(visit, &raised));
    let closed = raised.iter().filter(|found| !found.open()).count();
    if all > 0 {
        let unit = visit.say(&Message::new("board-of").with("n", all));
        let context = visit.say(&Message::new("board-late").with("n", late));
        numbers.push(
            json!({ "number": closed, "unit": unit, "label": word("board-put-right"), "context": context }),
        );
    }
    if let Some((percent, asked)) = board.training {
        let context = match asked {
            Some(asked) => visit.say(&Message::new("board-training-asked").with("asked", asked)),
            None => word("board-training-whole"),
        };
        numbers.push(
            json!({ "number": format!("{percent}%"), "label": word("board-training"), "context": context }),
        );
    }
    numbers
}

fn told(visit: &Visit, standing: &Standing, decision: &Decision) -> Value {
    let base = format!("/{}", visit.language);
    let coop = &standing.coop.organisation.reference;
    let (key, href, note) = match &decision.what {
        What::Acknowledge { audit } => {
            ("acknowledge", Some(format!("{base}/audits/{audit}/acknowledge")), None)
        }
        What::LateAction { action, code, title_en, title_cy } => {
            let title = format!("{code} {}", pick(visit.language, title_en, title_cy));
            ("late-action", Some(format!("{base}/coops/{coop}/actions#{action}")), Some(title))
        }
        What::Agm => ("agm", None, None),
        What::Send { kind } => return send(visit, standing, *kind, decision.by),
    };
    let word = |key: String| visit.app.words.word(visit.language, &key);
    let note = note.unwrap_or_else(|| word(format!("board-decide-{key}-note")));
    let (when, tone) = due(visit, decision.by);
    json!({ "text": word(format!("board-decide-{key}")), "href": href, "note": note, "when": when, "tone": tone })
}

fn send(
    visit: &Visit,
    standing: &Standing,
    kind: entities::cooperatives::GovernanceKind,
    by: Option<chrono::NaiveDate>,
) -> Value {
    let text = visit.app.words.word(visit.language, &format!("board-send-{kind}"));
    let note = match last(&standing.governance, kind) {
        Some(day) => visit.say(&Message::new("members-last-sent").with("day", day)),
        None => visit.app.words.word(visit.language, "members-never-sent"),
    };
    let (when, tone) = due(visit, by);
    json!({ "text": text, "note": note, "when": when, "tone": tone })
}

/// When something is due, in words, and how pressing it is.
fn due(visit: &Visit, by: Option<chrono::NaiveDate>) -> (Option<String>, Option<&'static str>) {
    let Some(by) = by else { return (None, None) };
    let days = (by - visit.today()).num_days();
    let (message, tone) = match days {
        ..0 => (Message::new("status-late").with("n", -days), Some("late")),
        0 => (Message::new("status-due-today"), Some("soon")),
        1..=14 => (Message::new("status-due").with("date", by), Some("soon")),
        _ => (Message::new("status-due").with("date", by), None),
    };
    (Some(visit.say(&message)), tone)
}

fn received(visit: &Visit, standing: &Standing, kind: entities::cooperatives::GovernanceKind) -> Value {
    let word = |key: String| visit.app.words.word(visit.language, &key);
    let today = visit.today();
    let sent = last(&standing.governance, kind);
    let next = next_sending(&standing.governance, kind, today);
    let note = match sent {
        Some(day) => visit.say(&Message::new("members-last-sent").with("day", day)),
        None => word("members-never-sent".into()),
    };
    let (when, tone) = if sent.is_some() { due(visit, Some(next)) } else { (None, Some("late")) };
    json!({ "text": word(format!("members-receive-{kind}")), "note": note, "when": when, "tone": tone })
}

/// Where one action stands: without names, and without the words of its plan.
fn action(visit: &Visit, found: &Found) -> Value {
    let word = |key: &str| visit.app.words.word(visit.language, key);
    let title = pick(visit.language, &found.criterion.title_en, &found.criterion.title_cy);
    let action = found.action.as_ref();
    let closed = action.and_then(|action| action.verified_on);
    let (key, tone) = match action.map(|action| action.state) {
        None | Some(ActionState::Open | ActionState::Contained) => ("board-action-open", "none"),
        Some(ActionState::PlanSubmitted | ActionState::PlanAgreed) => ("board-action-planned", "fair"),
        Some(ActionState::ProofSubmitted) => ("board-action-proven", "fair"),
        Some(ActionState::Verified) => ("board-action-closed", "good"),
    };
    let (when, late) = match closed {
        Some(day) => (visit.app.words.date(visit.language, day), false),
        None => {
            let by = action.and_then(|action| findings::owed(action)?.1.or(action.due_on));
            let (when, tone) = due(visit, by);
            (when.unwrap_or_else(|| "–".to_owned()), tone == Some("late"))
        }
    };
    json!({
        "text": format!("{} {title}", found.criterion.code),
        "grade": found.finding.grade.map_or_else(|| "improvement".to_owned(), |grade| grade.to_string()),
        "state": word(key), "tone": tone, "when": when, "late": late,
    })
}

/// The three best and the three worst sections; a section stands in one list only.
fn best_and_worst(content: &Value) -> (Vec<Value>, Vec<Value>) {
    let best = content["outcome"]["thresholds"].as_array().and_then(|t| t.last()?.as_i64()).unwrap_or(85);
    let mut scored: Vec<(i64, Value)> = content["outcome"]["scores"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|section| {
            let score = section["score"].as_i64()?;
            let name = format!("{}. {}", section["number"].as_str()?, section["title"].as_str()?);
            Some((score, json!({ "name": name, "value": score, "soft": score < best })))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let half = (scored.len() / 2).min(3);
    let strongest = scored.iter().take(half).map(|(_, row)| row.clone()).collect();
    // What is whole is not weak, however few others there are.
    let weak = scored.iter().rev().filter(|(score, _)| *score < 100);
    let weakest = weak.take(half).map(|(_, row)| row.clone()).collect();
    (strongest, weakest)
}
