//! Pages for recording votes and dated facts of a co-op's democracy.

use entities::cooperatives::{GovernanceKind, MemberClass};
use serde_json::json;
use tera::Context;

use super::{cooperative, named};
use crate::access::Deed;
use crate::cooperatives::{self, NewGovernanceEvent, Share};
use crate::foundation::error::{Error, Message, Result};
use crate::web::Answer;
use crate::web::forms::Reading;
use crate::web::visit::Visit;

pub async fn votes_page(visit: Visit) -> Answer {
    let context = votes_context(&visit).await?;
    visit.page("cooperatives/votes.html", context)
}

async fn votes_context(visit: &Visit) -> Result<Context> {
    let cooperative = cooperative(visit, Deed::EditCooperative).await?;
    let id = cooperative.organisation.id;
    let last = cooperatives::latest_votes(&*visit.app.database, id, visit.today()).await?;
    let rows: Vec<_> = entities::words::<MemberClass>()
        .map(|class| {
            let known = last.as_ref().and_then(|votes| votes.shares.iter().find(|s| s.class == class));
            json!({
                "class": class, "members": known.map(|s| s.members), "votes": known.map(|s| s.votes),
                "board_seats": known.map(|s| s.board_seats),
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("coop", &named(&cooperative));
    context.insert("rows", &rows);
    context.insert("last", &last.map(|votes| votes.snapshot.as_of));
    Ok(context)
}

pub async fn record_votes(visit: Visit) -> Answer {
    let cooperative = cooperative(&visit, Deed::EditCooperative).await?;
    let reading = visit.form.reading();
    let as_of = reading.date("as_of");
    let shares: Vec<Share> =
        entities::words::<MemberClass>().map(|class| read_share(&visit, &reading, class)).collect();
    let done = match reading.done() {
        Ok(()) => {
            let id = cooperative.organisation.id;
            cooperatives::record_votes(&visit.app, visit.actor()?, id, as_of, &shares, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            visit.go_saying(&format!("/coops/{}", cooperative.organisation.reference), "done-votes-recorded")
        }
        Err(error) => visit.again("cooperatives/votes.html", votes_context(&visit).await?, error),
    }
}

/// The three numbers of a class; an empty box is none.
fn read_share(visit: &Visit, reading: &Reading<'_>, class: MemberClass) -> Share {
    let number = |what: &str| {
        let field = format!("{what}-{class}");
        match visit.form.get(&field) {
            "" => 0,
            text => text.parse::<i32>().ok().filter(|n| (0..=1_000_000).contains(n)).unwrap_or_else(|| {
                let message = Message::new("form-number").with("least", 0).with("most", 1_000_000);
                reading.fault(field.clone(), message);
                0
            }),
        }
    };
    Share { class, members: number("members"), votes: number("votes"), board_seats: number("seats") }
}

pub async fn governance_page(visit: Visit) -> Answer {
    let context = governance_context(&visit).await?;
    visit.page("cooperatives/governance.html", context)
}

async fn governance_context(visit: &Visit) -> Result<Context> {
    let cooperative = cooperative(visit, Deed::EditCooperative).await?;
    let mut context = Context::new();
    context.insert("coop", &named(&cooperative));
    context.insert("kinds", &entities::words::<GovernanceKind>().collect::<Vec<_>>());
    Ok(context)
}

pub async fn record_governance(visit: Visit) -> Answer {
    let cooperative = cooperative(&visit, Deed::EditCooperative).await?;
    let reading = visit.form.reading();
    let kind = reading.word::<GovernanceKind>("kind");
    let held_on = reading.date("held_on");
    let notice_given_on = reading.optional_date("notice_given_on");
    let quorum_met = match visit.form.get("quorum_met") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let done = match (reading.done(), kind) {
        (Ok(()), Some(kind)) => {
            let new = NewGovernanceEvent { kind, held_on, notice_given_on, quorum_met };
            let id = cooperative.organisation.id;
            cooperatives::record_governance_event(&visit.app, visit.actor()?, id, new, visit.now).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::problem("kind", Message::new("form-choose"))),
    };
    match done {
        Ok(_) => visit
            .go_saying(&format!("/coops/{}", cooperative.organisation.reference), "done-governance-recorded"),
        Err(error) => visit.again("cooperatives/governance.html", governance_context(&visit).await?, error),
    }
}
