//! The consultations of the demonstration. Three organisations are asked about the standard before it is agreed, make five
//! comments, and each gets its answer; one of them changes the text. Years later the same are asked about a next version,
//! and have some days left to answer.

use chrono::NaiveDate;
use entities::access::{Language, Role};
use entities::ids::{AccountId, ConsultationId, VersionId};
use entities::standards::DispositionKind;
use scheduler::clock::{self, Timestamp};
use scheduler::working_days::Counting;

use super::founding::{Founded, Network};
use super::people::Offices;
use super::script::{self, Script};
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

/// What the next version says instead.
const NEXT: [(&str, &str); 3] = [
    ("\n  version: 1.0.0-draft.1\n", "\n  version: 1.1.0-draft.1\n"),
    (
        ", voting rights\n      and expenses as every",
        ", voting rights,\n      expenses and training as every",
    ),
    ("hawliau pleidleisio a threuliau â phob", "hawliau pleidleisio, treuliau a hyfforddiant â phob"),
];
/// How many working days before the beginning they are asked about it, and how many days later one answers.
const ASKED_AGAIN: u16 = 8;
const FIRST_ANSWER: u16 = 3;

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
    let Asked { version, of, closes_on } =
        ask(app, offices, founders, &REWORDED.map(|(before, since)| (since, before)), opened).await?;
    let day = clock::today(opened);
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

/// Adds the consultation that is open when the demonstration begins.
pub fn tell<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    let day = app.calendar.subtract_working_days(network.today, ASKED_AGAIN, Counting::Exclusive);
    let of_first_hour = |coop: &&Founded| FOUNDERS.contains(&coop.invented.reference);
    let mut founders: Vec<&Founded> = network.cooperatives.iter().filter(of_first_hour).collect();
    founders.sort_by_key(|coop| FOUNDERS.iter().position(|reference| *reference == coop.invented.reference));
    let first = founders.first().copied();
    script.at(script::at_minute(day, 60), "a second consultation", move |now| async move {
        ask(app, &network.offices, founders, &NEXT, now).await.map(|_| ())
    });
    script.at(at(app, day, FIRST_ANSWER, 0), "its first comment", move |now| async move {
        let open = store::open_on(&*app.database, clock::today(now)).await?;
        let (Some(of), Some(coop)) = (open.first(), first) else {
            return Err(Error::NotFound);
        };
        let asked = store::consultees(&*app.database, of.id).await?;
        let consultee = asked.iter().find(|one| one.organisation_id == coop.id).ok_or(Error::NotFound)?;
        let writing = Writing {
            changes: None,
            criterion: Some("accessible-formats-named-contact".to_owned()),
            body: "Please say which formats a small co-op must have ready, and which it may make when asked."
                .to_owned(),
            language: Language::En,
            sending: Sending::Send,
        };
        let speaker = actor_of(app, coop.of(Role::ConsortiumCoordinator), now).await?;
        consultation::comment(app, &speaker, consultee.id, writing, now).await.map(|_| ())
    });
}

/// A consultation that was opened.
struct Asked {
    version: VersionId,
    of: ConsultationId,
    closes_on: NaiveDate,
}

/// Imports the shipped standard as a draft that says something else, and asks the Government and co-ops about it.
async fn ask(
    app: &App,
    offices: &Offices,
    cooperatives: impl IntoIterator<Item = &Founded>,
    otherwise: &[(&str, &str)],
    now: Timestamp,
) -> Result<Asked> {
    let mut text = include_str!("../../data/standard.yaml").to_owned();
    for (shipped, instead) in otherwise {
        if !text.contains(shipped) {
            return Err(Error::internal(format!("the shipped standard does not say {shipped:?}")));
        }
        text = text.replace(shipped, instead);
    }
    let actor = actor_of(app, offices.of(Role::StandardsOfficer), now).await?;
    let version = importing::import(app, Some(&actor), text.into_bytes(), Format::Yaml, now)
        .await?
        .map_err(|faults| Error::internal(format!("the draft has faults: {faults:?}")))?;
    let closes_on = rules::earliest_close(clock::today(now), &app.calendar);
    let invited = cooperatives.into_iter().map(|coop| coop.id).chain([offices.government]).collect();
    let of = consultation::open(app, &actor, version, Opening { closes_on, invited }, now).await?;
    Ok(Asked { version, of, closes_on })
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
