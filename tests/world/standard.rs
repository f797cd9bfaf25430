//! The shipped standard, agreed and in force, without the walk that agrees it (which has its own tests); and co-ops with a
//! licence under it.

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::ids::{LicenceId, OrganisationId, StandardId, VersionId};
use entities::licences::{LicenceState, licence};
use entities::standards::{VersionStatus, standard, version};
use safon::standards::pack::Pack;
use safon::standards::reading::{Format, read};
use safon::standards::{canonical, rules};
use sea_orm::{ActiveModelTrait, Set};

use super::people::Person;
use super::{World, day};

impl World {
    /// The shipped standard as an agreed version, in force for a year already.
    pub async fn standard_in_force(&self) -> (StandardId, VersionId) {
        let from = self.today().checked_sub_days(Days::new(365)).expect("a day a year ago");
        self.standard_from(from).await
    }

    /// The shipped standard as an agreed version, in force from a day.
    pub async fn standard_from(&self, from: NaiveDate) -> (StandardId, VersionId) {
        self.standard_of(&shipped_pack(), from).await
    }

    /// The standard of a pack as an agreed version, in force from a day.
    pub async fn standard_of(&self, pack: &Pack, from: NaiveDate) -> (StandardId, VersionId) {
        let id = StandardId::new(self.now());
        standard::ActiveModel {
            id: Set(id),
            organisation_id: Set(self.organisation("FRAN").await),
            code: Set(pack.standard.code.clone()),
            title_en: Set(pack.standard.title_en.clone()),
            title_cy: Set(pack.standard.title_cy.clone()),
            created_at: Set(self.now()),
        }
        .insert(&*self.app.database)
        .await
        .expect("the standard is added");
        (id, self.version_of(id, pack, from, VersionStatus::Agreed).await)
    }

    /// A version of a standard, as it stands in a pack.
    pub async fn version_of(
        &self,
        standard: StandardId,
        pack: &Pack,
        from: NaiveDate,
        status: VersionStatus,
    ) -> VersionId {
        let (now, text) = (self.now(), canonical::text(pack).expect("the pack can be written"));
        let (id, database) = (VersionId::new(now), &*self.app.database);
        version::ActiveModel {
            id: Set(id),
            standard_id: Set(standard),
            number: Set(pack.standard.version.clone()),
            status: Set(status),
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
        let rows = safon::standards::store::rewrite_criteria(database, id, pack, now).await;
        rows.expect("the criteria are added");
        id
    }

    /// A licence of a co-op under a standard, which it has had for years.
    pub async fn licensed(&self, cooperative: OrganisationId, standard: StandardId, reference: &str) {
        licence::ActiveModel {
            id: Set(LicenceId::new(self.now())),
            reference: Set(reference.into()),
            cooperative_id: Set(cooperative),
            standard_id: Set(standard),
            state: Set(LicenceState::Granted),
            user_led: Set(false),
            services_en: Set("Home care".into()),
            services_cy: Set("Gofal cartref".into()),
            starts_on: Set(Some(day("2024-01-01"))),
            ends_on: Set(None),
            applied_on: Set(day("2023-10-01")),
        }
        .insert(&*self.app.database)
        .await
        .expect("the licence is added");
    }

    /// The manager of a co-op that has a licence under the standard in force.
    pub async fn licensed_manager(&self) -> Person {
        let (standard, _) = self.standard_in_force().await;
        let manager = self.person(Role::Manager, "COOP-0001").await;
        self.licensed(manager.organisation, standard, "L-0001").await;
        manager
    }
}

/// What the shipped standard says, with the reference data inside it as in a proposal.
pub fn shipped_pack() -> Pack {
    let pack = read(include_bytes!("../../data/standard.yaml"), Format::Yaml).expect("it has no fault");
    rules::for_proposal(pack, safon::standards::reference().expect("the reference data"))
}
