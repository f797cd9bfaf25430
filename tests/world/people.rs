//! People and organisations by name. `FRAN` is the franchisor, `GOV` the Government; every other reference is a co-op.

use chrono::NaiveDate;
use entities::access::{Language, OrganisationKind, Role, account};
use entities::cooperatives::{CooperativeType, cooperative, cooperative_area};
use entities::ids::{AccountId, CooperativeAreaId, OrganisationId};
use safon::access::{self, Actor, Invitation, passwords};
use safon::foundation::reference;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use tokio::sync::OnceCell;

use super::World;

/// What everybody in the tests types.
pub const PASSWORD: &str = "mae hen wlad fy nhadau";

/// Given names and surnames; nobody real is meant.
const GIVEN: [&str; 12] =
    ["Ŵena", "Gwŷn", "Siân", "Iolo", "Mêr", "Rhŷs", "Nesta", "Tŵm", "Elin", "Hŷwel", "Carŷs", "Macsen"];
const SURNAMES: [&str; 5] = ["Tŷ Isaf", "Pen-y-graig", "Llwyd-Prosser", "Môn", "ap Siôr"];

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub password: &'static str,
    pub role: Role,
    pub organisation: OrganisationId,
}

impl World {
    /// The organisation of a reference, made if it is not there: `FRAN`, `GOV`, or a co-op such as `COOP-0001`, which
    /// works in one local authority: the first one for 1, the second for 2, and so on.
    pub async fn organisation(&self, reference: &str) -> OrganisationId {
        let database = &self.app.database;
        let known = access::store::organisation_by_reference(&**database, reference).await;
        if let Some(organisation) = known.expect("organisations can be read") {
            return organisation.id;
        }
        let (kind, names) = match reference {
            "FRAN" => (OrganisationKind::Franchisor, ("Cydofal Franchise", "Masnachfraint Cydofal")),
            "GOV" => (OrganisationKind::Government, ("Government of the Tests", "Llywodraeth y Profion")),
            _ => (OrganisationKind::Cooperative, ("Tŷ Ŵyn Care Co-op", "Cwmni Cydweithredol Gofal Tŷ Ŵyn")),
        };
        let names = match kind {
            OrganisationKind::Cooperative => {
                (format!("{} {reference}", names.0), format!("{} {reference}", names.1))
            }
            _ => (names.0.to_owned(), names.1.to_owned()),
        };
        let tx = database.begin().await.expect("a transaction begins");
        let id = access::add_organisation(
            &tx,
            kind,
            reference,
            (&names.0, &names.1),
            Some(Language::En),
            self.now(),
        )
        .await
        .expect("the organisation is added");
        if kind == OrganisationKind::Cooperative {
            cooperative_row(id, self.today()).insert(&tx).await.expect("the co-op is added");
            let area = cooperative_area::ActiveModel {
                id: Set(CooperativeAreaId::new(self.now())),
                cooperative_id: Set(id),
                local_authority: Set(area_of(reference)),
            };
            area.insert(&tx).await.expect("the co-op's area is added");
        }
        tx.commit().await.expect("the organisation is kept");
        id
    }

    /// A new person with a role at an organisation, who reads English and has a password but needs no second factor.
    pub async fn person(&self, role: Role, organisation: &str) -> Person {
        self.somebody(role, organisation, Language::En, None).await
    }

    /// A new person with a role at an organisation, who reads Welsh.
    pub async fn welsh_person(&self, role: Role, organisation: &str) -> Person {
        self.somebody(role, organisation, Language::Cy, None).await
    }

    /// A regulator of these local authorities, and no others.
    pub async fn regulator_of(&self, areas: &[&str]) -> Person {
        let areas = areas.iter().map(|area| (*area).to_owned()).collect();
        self.somebody(Role::Regulator, "GOV", Language::En, Some(areas)).await
    }

    /// Gives a person one more role.
    pub async fn also(&self, person: &Person, role: Role, organisation: &str) {
        let organisation = self.organisation(organisation).await;
        self.give(person.account, &person.email, &person.name, role, organisation, None).await;
    }

    /// The person as verbs know them.
    pub async fn actor(&self, person: &Person) -> Actor {
        access::actor_of(&self.app, person.account, self.now()).await.expect("the person is there")
    }

    async fn somebody(
        &self,
        role: Role,
        organisation: &str,
        language: Language,
        areas: Option<Vec<String>>,
    ) -> Person {
        let place = self.organisation(organisation).await;
        let serial = self.people().await;
        let name =
            format!("{} {}", GIVEN[serial % GIVEN.len()], SURNAMES[serial / GIVEN.len() % SURNAMES.len()]);
        let role_word = role.to_string().replace('_', ".");
        let email = format!("{role_word}.{serial}@{}.invalid", organisation.to_lowercase());
        let now = self.now();
        let account = AccountId::new(now);
        let row = account::ActiveModel {
            id: Set(account),
            email: Set(email.clone()),
            email_key: Set(passwords::email_key(&email)),
            name: Set(name.clone()),
            language: Set(language),
            both_languages_since: Set(None),
            password_hash: Set(Some(self.hash().await)),
            password_changed_at: Set(Some(now)),
            totp_secret: Set(None),
            totp_confirmed_at: Set(None),
            totp_last_step: Set(None),
            second_factor_waived: Set(true),
            disabled_at: Set(None),
            created_at: Set(now),
        };
        row.insert(&*self.app.database).await.expect("the account is added");
        self.give(account, &email, &name, role, place, areas).await;
        Person { account, name, email, password: PASSWORD, role, organisation: place }
    }

    async fn give(
        &self,
        account: AccountId,
        email: &str,
        name: &str,
        role: Role,
        organisation: OrganisationId,
        areas: Option<Vec<String>>,
    ) {
        let invitation = Invitation {
            email: email.to_owned(),
            name: name.to_owned(),
            language: Language::En,
            role,
            organisation,
            areas,
        };
        let tx = self.app.database.begin().await.expect("a transaction begins");
        access::grant(&tx, None, account, &invitation, self.now()).await.expect("the role is given");
        tx.commit().await.expect("the role is kept");
    }

    async fn people(&self) -> usize {
        let people = account::Entity::find().all(&*self.app.database).await;
        people.expect("accounts can be read").len()
    }

    /// Hashing is slow on purpose: once is enough for everybody.
    async fn hash(&self) -> String {
        static HASH: OnceCell<String> = OnceCell::const_new();
        HASH.get_or_init(|| async {
            passwords::hash(&self.app, PASSWORD).await.expect("the password can be hashed")
        })
        .await
        .clone()
    }
}

/// The code of the local authority in which the co-op of a reference works.
pub fn area_of(reference: &str) -> String {
    let number: usize =
        reference.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(1);
    let authorities = &reference::get().local_authorities;
    authorities[number.saturating_sub(1) % authorities.len()].code.clone()
}

fn cooperative_row(id: OrganisationId, today: NaiveDate) -> cooperative::ActiveModel {
    cooperative::ActiveModel {
        id: Set(id),
        kind: Set(CooperativeType::Worker),
        legal_form: Set("coop_society".into()),
        register_number: Set("00123R".into()),
        service_regulated: Set(true),
        service_provides_care: Set(true),
        offers_direct_payment_support: Set(false),
        pools_direct_payments: Set(false),
        is_consortium: Set(false),
        subcontracts: Set(false),
        serves_adults: Set(true),
        serves_children: Set(false),
        year_end_month: Set(3),
        year_end_day: Set(31),
        year_end_last_day: Set(true),
        registered_on: Set(today),
    }
}
