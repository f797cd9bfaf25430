//! What the demonstration's co-ops hand in: believable titles, dates that run out, some returned.

use chrono::Days;
use entities::access::Role;
use entities::evidence::{EvidenceLanguage, PersonalData, evidence_item};
use entities::ids::EvidenceItemId;
use scheduler::clock;
use sea_orm::EntityTrait;

use super::chance::Chance;
use super::founding::{Founded, Network};
use super::script::{self, Script};
use crate::access::actor_of;
use crate::evidence::rules::{Given, NewItem, Verdict};
use crate::evidence::{self};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::standards::pack::EvidenceType;

/// Adds what each co-op hands in over the last year and a half.
pub fn hand_in<'a>(app: &'a App, network: &'a Network, script: &mut Script<'a>) {
    for coop in &network.cooperatives {
        let mut chance = Chance::new(network.seed, &format!("papers {}", coop.invented.reference));
        for kind in &network.pack.evidence_types {
            let ties: Vec<String> = network
                .pack
                .criteria()
                .filter(|(_, criterion)| criterion.evidence.contains(&kind.code))
                .map(|(_, criterion)| criterion.key.clone())
                .collect();
            let private = matches!(kind.personal_data, PersonalData::Special | PersonalData::CriminalOffence);
            if !kind.uploadable || ties.is_empty() || private || !chance.percent(coop.invented.diligence - 25)
            {
                continue;
            }
            let days_ago = chance.between(15, 500);
            let accepted = chance.percent(coop.invented.diligence);
            let at = script::working_time(&app.calendar, network.today, days_ago, chance.between(0, 440));
            let number = chance.between(1000, 9999);
            script.at(at, format!("{} of {}", kind.code, coop.invented.reference), move |now| async move {
                let item = submit(app, network, coop, kind, ties, number, now).await?;
                if accepted { review(app, network, item, now).await } else { Ok(()) }
            });
        }
    }
}

async fn submit(
    app: &App,
    network: &Network,
    coop: &Founded,
    kind: &EvidenceType,
    ties: Vec<String>,
    number: i64,
    now: clock::Timestamp,
) -> Result<EvidenceItemId> {
    let manager = actor_of(app, coop.of(Role::Manager), now).await?;
    let welsh = coop.invented.language == Some(entities::access::Language::Cy);
    let title = if welsh { &kind.name.cy } else { &kind.name.en };
    let text = format!(
        "DEMONSTRATION / ARDDANGOSIAD\n\n{title}\n{}\nNumber {number}\n\nNothing in this file is real.\nNid oes dim yn y ffeil hon yn wir.\n",
        if welsh { coop.invented.name_cy } else { coop.invented.name_en },
    );
    let stored = app.files.keep_bytes(text.as_bytes()).await?;
    let today = clock::today(now);
    let new = NewItem {
        evidence_type: kind.code.clone(),
        title: format!("{title}, {}", today.format("%Y")),
        language: if welsh { EvidenceLanguage::Cy } else { EvidenceLanguage::En },
        period_from: Some(today - Days::new(180)),
        period_to: Some(today - Days::new(3)),
        valid_until: (number % 4 == 0).then(|| today + Days::new(365)),
        redaction_confirmed: true,
        ties,
        files: vec![Given { name: format!("{}-{number}.txt", kind.code), stored }],
    };
    let key = format!("demo-{}-{}-{}", coop.invented.reference, kind.code, network.seed);
    evidence::submit(app, &manager, coop.id, new, &key, now).await
}

async fn review(app: &App, network: &Network, item: EvidenceItemId, now: clock::Timestamp) -> Result<()> {
    let later = now + chrono::Duration::minutes(30);
    let officer = network.actor(app, Role::StandardsOfficer, later).await?;
    let revision =
        evidence_item::Entity::find_by_id(item).one(&*app.database).await?.map_or(0, |row| row.revision);
    evidence::review(app, &officer, item, Verdict::Accepted, revision, later).await
}
