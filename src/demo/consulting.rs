//! The consultation of the demonstration: three organisations are asked about the standard before it is agreed, make five
//! comments, and each gets its answer. One of them changes the text.

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::ids::AccountId;
use entities::standards::DispositionKind;
use scheduler::clock::{self, Timestamp};
use scheduler::working_days::Counting;

use super::founding::Founded;
use super::people::Offices;
use super::script;
use crate::access::actor_of;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::standards::consultation::{self, Decision, Opening, Sending, Writing, rules, store};
use crate::standards::importing;
use crate::standards::reading::Format;

/// How many days before the founding it was opened: its working days and the answers lie within them.
pub const DAYS: i64 = 60;
/// The co-ops that were there already: a consortium, and one that works in Welsh.
pub const FOUNDERS: [&str; 2] = ["COOP-0006", "COOP-0001"];

/// What the draft said before its consultation, and says since.
const REWORDED: [(&str, &str); 2] = [
    (" and voting rights\n      as every", ", voting rights\n      and expenses as every"),
    ("rhybudd\n      a hawliau pleidleisio â phob", "rhybudd,\n      hawliau pleidleisio a threuliau â phob"),
];

/// A comment and what became of it.
struct Said {
    /// The co-op, by reference; none: the Government.
    by: Option<(&'static str, Role)>,
    /// So many working days after the opening.
    after: u16,
    criterion: Option<&'static str>,
    language: Language,
    words: &'static str,
    disposition: DispositionKind,
    reason: &'static str,
}

const SAID: [Said; 5] = [
    Said {
        by: Some(("COOP-0001", Role::Manager)),
        after: 6,
        criterion: None,
        language: Language::Cy,
        words: "Mae’r safon yn glir ac yn hawdd ei dilyn. Byddai crynodeb byr i aelodau yn help.",
        disposition: DispositionKind::Partly,
        reason: "Bydd crynodeb i aelodau ar wahân i’r safon, fel y gellir ei newid heb lofnodi fersiwn newydd.",
    },
    Said {
        by: Some(("COOP-0001", Role::BoardChair)),
        after: 9,
        criterion: Some("users-on-board-as-equals"),
        language: Language::Cy,
        words: "Mae costau teithio yn cadw pobl draw. Dylai’r maen prawf ddweud bod aelodau sy’n defnyddio’r gwasanaeth \
            yn cael yr un treuliau â phawb arall ar y bwrdd.",
        disposition: DispositionKind::Accepted,
        reason: "Cytunwn. Mae’r testun bellach yn sôn am dreuliau yn y ddwy iaith.",
    },
    Said {
        by: Some(("COOP-0006", Role::ConsortiumCoordinator)),
        after: 12,
        criterion: Some("board-elected-yearly"),
        language: Language::En,
        words: "Our members are co-ops, not people. Electing the whole board each year would lose what the board has learnt.",
        disposition: DispositionKind::Rejected,
        reason: "The criterion allows seats that rotate, so that only a share is elected each year. No change is needed.",
    },
    Said {
        by: Some(("COOP-0006", Role::ConsortiumCoordinator)),
        after: 12,
        criterion: Some("support-to-take-part"),
        language: Language::En,
        words: "Replacement care is costly for a small co-op. Please say that the cost may be shared within a consortium.",
        disposition: DispositionKind::Partly,
        reason: "Nothing in the text forbids sharing the cost. Guidance will say so; the criterion stays as it is.",
    },
    Said {
        by: None,
        after: 17,
        criterion: Some("users-hold-controlling-vote"),
        language: Language::En,
        words: "We support the count of votes by class. Say clearly that the rules in force on the audit date count.",
        disposition: DispositionKind::Accepted,
        reason: "The text says so already, in both languages; it stays.",
    },
];

/// Imports the draft, opens it to comments, and answers them when the closing day is over.
pub async fn consult(app: &App, offices: &Offices, founders: &[Founded], opened: Timestamp) -> Result<()> {
    let officer = offices.of(Role::StandardsOfficer);
    let mut text = include_str!("../../data/standard.yaml").to_owned();
    for (before, since) in REWORDED {
        if !text.contains(since) {
            return Err(Error::internal("the shipped standard does not say what the consultation changed"));
        }
        text = text.replace(since, before);
    }
    let actor = actor_of(app, officer, opened).await?;
    let version = importing::import(app, Some(&actor), text.into_bytes(), Format::Yaml, opened)
        .await?
        .map_err(|faults| Error::internal(format!("the draft has faults: {faults:?}")))?;
    let day = clock::today(opened);
    let closes_on = rules::earliest_close(day, &app.calendar);
    let invited = founders.iter().map(|coop| coop.id).chain([offices.government]).collect();
    let of = consultation::open(app, &actor, version, Opening { closes_on, invited }, opened).await?;
    let asked = store::consultees(&*app.database, of).await?;
    let mut made = Vec::new();
    for (n, said) in (0..).zip(&SAID) {
        let (organisation, account) = speaker(offices, founders, said)?;
        let consultee =
            asked.iter().find(|one| one.organisation_id == organisation).ok_or(Error::NotFound)?;
        let now = at(app, day, said.after, n);
        let writing = Writing {
            changes: None,
            criterion: said.criterion.map(str::to_owned),
            body: said.words.to_owned(),
            language: said.language,
            sending: Sending::Send,
        };
        let speaker = actor_of(app, account, now).await?;
        made.push(consultation::comment(app, &speaker, consultee.id, writing, now).await?);
    }
    for (n, (said, comment)) in (0..).zip(SAID.iter().zip(made)) {
        let now = at(app, closes_on, 4, n);
        let actor = actor_of(app, officer, now).await?;
        let decision =
            Decision { kind: said.disposition, reason: said.reason.to_owned(), language: said.language };
        consultation::decide(app, &actor, version, comment, decision, now).await?;
    }
    Ok(())
}

fn at(app: &App, day: NaiveDate, working_days: u16, n: i64) -> Timestamp {
    let day = app.calendar.add_working_days(day, working_days, Counting::Exclusive);
    script::at_minute(day, 40 + 25 * n)
}

fn speaker(
    offices: &Offices,
    founders: &[Founded],
    said: &Said,
) -> Result<(entities::ids::OrganisationId, AccountId)> {
    match said.by {
        None => Ok((offices.government, offices.of(Role::Regulator))),
        Some((reference, role)) => {
            let coop = founders.iter().find(|coop| coop.invented.reference == reference);
            let coop = coop.ok_or(Error::NotFound)?;
            Ok((coop.id, coop.of(role)))
        }
    }
}
