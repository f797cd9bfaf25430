//! The shipped standard, agreed and in force, without the walk that agrees it (which has its own tests).

use chrono::{Days, NaiveDate};
use entities::ids::{StandardId, VersionId};
use entities::standards::{VersionStatus, standard, version};
use safon::standards::pack::Pack;
use safon::standards::reading::{Format, read};
use safon::standards::{canonical, rules};
use sea_orm::{ActiveModelTrait, Set};

use super::World;

impl World {
    /// The shipped standard as an agreed version, in force for a year already.
    pub async fn standard_in_force(&self) -> (StandardId, VersionId) {
        let from = self.today().checked_sub_days(Days::new(365)).expect("a day a year ago");
        self.standard_from(from).await
    }

    /// The shipped standard as an agreed version, in force from a day.
    pub async fn standard_from(&self, from: NaiveDate) -> (StandardId, VersionId) {
        let pack = shipped_pack();
        let (now, text) = (self.now(), canonical::text(&pack).expect("the pack can be written"));
        let (standard, version) = (StandardId::new(now), VersionId::new(now));
        let franchisor = self.organisation("FRAN").await;
        let database = &*self.app.database;
        standard::ActiveModel {
            id: Set(standard),
            organisation_id: Set(franchisor),
            code: Set(pack.standard.code.clone()),
            title_en: Set(pack.standard.title_en.clone()),
            title_cy: Set(pack.standard.title_cy.clone()),
            created_at: Set(now),
        }
        .insert(database)
        .await
        .expect("the standard is added");
        version::ActiveModel {
            id: Set(version),
            standard_id: Set(standard),
            number: Set(pack.standard.version.clone()),
            status: Set(VersionStatus::Agreed),
            digest: Set(Some(canonical::digest_of(&text))),
            text: Set(text),
            imported_by: Set(None),
            proposed_by: Set(None),
            proposed_at: Set(None),
            skip_reason: Set(None),
            effective_from: Set(Some(from)),
            withdrawn_on: Set(None),
            created_at: Set(now),
        }
        .insert(database)
        .await
        .expect("the version is added");
        safon::standards::store::rewrite_criteria(database, version, &pack, now)
            .await
            .expect("the criteria are added");
        (standard, version)
    }
}

/// What the shipped standard says, with the reference data inside it as in a proposal.
pub fn shipped_pack() -> Pack {
    let pack = read(include_bytes!("../../data/standard.yaml"), Format::Yaml).expect("it has no fault");
    rules::for_proposal(pack, safon::standards::reference().expect("the reference data"))
}
