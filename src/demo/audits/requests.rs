//! What the auditors of the demonstration ask for before and during a visit: one request in every state, and a question about
//! an item.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entities::access::{Language, Role};
use scheduler::clock::Timestamp;

use super::{Tale, Until};
use crate::access::Actor;
use crate::audits::requests::{self, Asking, Turn, rules};
use crate::audits::store;
use crate::coverage;
use crate::demo::script::Script;
use crate::evidence::{self, thread};
use crate::foundation::error::{Error, Result};
use crate::foundation::reference::pick;

/// The criterion that requests are about; it applies to every co-op.
const CRITERION: &str = "insured-and-able-to-continue";

/// The language its people write in.
fn tongue(t: &Tale<'_>) -> Language {
    t.coop.invented.language.unwrap_or(Language::En)
}

/// Requests are part of visits that are at hand: in old ones all is answered long since.
pub(super) fn acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    if !matches!(tale.until, Until::Noticed | Until::Fieldwork | Until::Drafting) {
        return;
    }
    let day = |days: i64| -> NaiveDate {
        let days = Days::new(days.unsigned_abs());
        tale.visit_on.checked_sub_days(days).unwrap_or(tale.visit_on)
    };
    ask(tale, script, 28, 1, "insurance_certificate", day(12));
    turn(tale, script, 26, 1, Who::Manager);
    turn(tale, script, 25, 1, Who::Lead(true));
    ask(tale, script, 24, 2, "continuity_plan", day(10));
    turn(tale, script, 22, 2, Who::Manager);
    turn(tale, script, 21, 2, Who::Lead(false));
    let soon = tale.visit_on.checked_add_days(Days::new(2)).unwrap_or(tale.visit_on);
    ask(tale, script, 20, 3, "board_minutes", soon);
    ask(tale, script, 19, 4, "insurance_certificate", day(3));
    turn(tale, script, 18, 4, Who::Manager);
    let t = Arc::clone(tale);
    script.at(tale.before(17, 200), "an auditor asks about an item", move |now| async move {
        let lead = t.who(t.auditor(), now).await?;
        let items = evidence::store::items(&*t.app.database, t.coop.id).await?;
        let Some(item) = items.into_iter().rfind(|item| item.submitted_at <= now) else { return Ok(()) };
        let words = pick(tongue(&t), QUESTION.0, QUESTION.1);
        let key = format!("demo-question-{}", t.name());
        thread::ask(t.app, &lead, item.id, words, &key, now).await
    });
}

const QUESTION: (&str, &str) = (
    "Which of your services does this cover, please?",
    "Pa rai o’ch gwasanaethau y mae hyn yn eu cwmpasu, os gwelwch yn dda?",
);

/// What is asked for, by the number of the request.
const ASKED: [(&str, &str); 4] = [
    (
        "The insurance that runs on the day of the visit.",
        "Yr yswiriant a fydd mewn grym ar ddiwrnod yr ymweliad.",
    ),
    ("The plan for when the office cannot be used.", "Y cynllun ar gyfer pan na ellir defnyddio’r swyddfa."),
    (
        "The minutes of the last three meetings of the board, without names of people who use care.",
        "Cofnodion tri chyfarfod diwethaf y bwrdd, heb enwau pobl sy’n defnyddio gofal.",
    ),
    (
        "Does the insurance cover volunteers who drive?",
        "A yw’r yswiriant yn cwmpasu gwirfoddolwyr sy’n gyrru?",
    ),
];

fn ask<'a>(
    tale: &Arc<Tale<'a>>,
    script: &mut Script<'a>,
    days_before: i64,
    number: usize,
    sort: &'static str,
    due_on: NaiveDate,
) {
    let t = Arc::clone(tale);
    script.at(tale.before(days_before, 60), "an auditor asks for evidence", move |now| async move {
        let lead = t.who(t.auditor(), now).await?;
        let (en, cy) = ASKED[number - 1];
        let asking = Asking {
            criterion: Some(CRITERION.into()),
            evidence_type: Some(sort.into()),
            asked: pick(tongue(&t), en, cy).to_owned(),
            due_on,
        };
        let key = format!("demo-request-{}-{number}", t.name());
        requests::ask(t.app, &lead, &t.name(), &asking, &key, now).await.map(|_| ())
    });
}

/// Who takes a turn; a lead accepts, or does not.
#[derive(Clone, Copy)]
enum Who {
    Manager,
    Lead(bool),
}

fn turn<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>, days_before: i64, number: i32, who: Who) {
    let t = Arc::clone(tale);
    script.at(tale.before(days_before, 120), "a request goes on", move |now| async move {
        let audit = store::by_reference(&*t.app.database, &t.name()).await?;
        let request = requests::store::find(&*t.app.database, audit.id, number).await?;
        let language = tongue(&t);
        let (actor, turn): (Actor, Turn) = match who {
            Who::Manager => (t.who(t.coop.of(Role::Manager), now).await?, answer(&t, number, now).await?),
            Who::Lead(true) => (t.who(t.auditor(), now).await?, Turn::Accept { words: None }),
            Who::Lead(false) => {
                let words = match language {
                    Language::En => "It is the plan of two years ago. Please send the one that holds now.",
                    Language::Cy => "Cynllun dwy flynedd yn ôl yw hwn. Anfonwch yr un sydd mewn grym nawr.",
                };
                let due_on = request.due_on.checked_add_days(Days::new(4));
                let today = scheduler::clock::today(now);
                let due_on = due_on.filter(|due_on| rules::due(*due_on, today).is_ok());
                (t.who(t.auditor(), now).await?, Turn::SendBack { words: words.into(), due_on })
            }
        };
        requests::take(t.app, &actor, &t.name(), number, request.revision, &turn, now).await
    });
}

/// With what the co-op has that fits, else in words.
async fn answer(t: &Tale<'_>, number: i32, now: Timestamp) -> Result<Turn> {
    let audit = store::by_reference(&*t.app.database, &t.name()).await?;
    let request = requests::store::find(&*t.app.database, audit.id, number).await?;
    let criterion = t.network.pack.criterion(CRITERION).ok_or(Error::NotFound)?;
    let sort = request.evidence_type.as_deref();
    let (place, standard) = (t.coop.id, t.network.standard);
    let today = scheduler::clock::today(now);
    let fitting = coverage::fitting(&*t.app.database, place, standard, sort, Some(criterion), today).await?;
    let items: Vec<_> = fitting.into_iter().map(|one| one.item.id).take(1).collect();
    let words = match tongue(t) {
        Language::En => "Here it is. Tell us if you need more.",
        Language::Cy => "Dyma fe. Rhowch wybod os oes angen rhagor.",
    };
    Ok(Turn::Answer { words: Some(words.into()), items })
}
