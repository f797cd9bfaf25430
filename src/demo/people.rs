//! The people of the demonstration who may sign in: they share one password, have no second factor, and do not exist.

use entities::access::{Language, OrganisationKind, Role, account};
use entities::ids::{AccountId, OrganisationId};
use entities::training::worker;
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde::Serialize;
use serde_json::json;

use super::chance::Chance;
use super::cooperatives::Invented;
use super::names;
use crate::access::{self, Invitation, passwords};
use crate::foundation::error::Result;
use crate::journal::{self, Event};

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "mae hyn i gyd yn ffug";

/// One account, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    #[serde(skip)]
    pub account: AccountId,
    pub email: String,
    pub name: String,
    pub roles: Vec<String>,
    pub organisation: String,
    pub language: Language,
    #[serde(skip)]
    pub role: Role,
    pub password: &'static str,
}

/// The offices of the franchise.
pub struct Offices {
    pub government: OrganisationId,
    pub franchisor: OrganisationId,
    pub people: Vec<Person>,
}

impl Offices {
    /// The first person with a role; the demonstration always has one.
    pub fn of(&self, role: Role) -> AccountId {
        self.nth(role, 0)
    }

    /// The nth person with a role, counted round.
    pub fn nth(&self, role: Role, n: usize) -> AccountId {
        let holders: Vec<AccountId> =
            self.people.iter().filter(|p| p.role == role).map(|p| p.account).collect();
        holders.get(n % holders.len().max(1)).copied().unwrap_or(self.people[0].account)
    }
}

/// What a person is to be.
struct Seat {
    role: Role,
    organisation: OrganisationId,
    reference: &'static str,
    domain: &'static str,
    language: Language,
    areas: Option<Vec<String>>,
}

/// Makes the Government, the franchisor and their people.
pub async fn offices(tx: &impl ConnectionTrait, hash: &str, seed: u64, now: Timestamp) -> Result<Offices> {
    let government = access::add_organisation(
        tx,
        OrganisationKind::Government,
        "GOV",
        ("Invented Government (demonstration)", "Llywodraeth Ffug (arddangosiad)"),
        None,
        now,
    )
    .await?;
    let franchisor = access::add_organisation(
        tx,
        OrganisationKind::Franchisor,
        "FRAN",
        ("Invented Care Franchise (demonstration)", "Masnachfraint Gofal Ffug (arddangosiad)"),
        None,
        now,
    )
    .await?;
    let mut chance = Chance::new(seed, "offices");
    let mut people = Vec::new();
    let north = ["W06000001", "W06000002", "W06000003", "W06000004", "W06000005", "W06000006"];
    let seats: Vec<(Role, bool, Option<Vec<String>>)> = vec![
        (Role::Regulator, true, None),
        (Role::Regulator, true, Some(north.map(str::to_owned).to_vec())),
        (Role::GovernmentSignatory, true, None),
        (Role::StandardsOfficer, false, None),
        (Role::FranchisorSignatory, false, None),
        (Role::DecisionMaker, false, None),
        (Role::Auditor, false, None),
        (Role::Auditor, false, None),
        (Role::Auditor, false, None),
        (Role::Moderator, false, None),
        (Role::Moderator, false, None),
        (Role::AppealDecider, false, None),
        (Role::Translator, false, None),
        (Role::Administrator, false, None),
        (Role::Administrator, false, None),
    ];
    for (n, (role, in_government, areas)) in seats.into_iter().enumerate() {
        let (organisation, reference, domain) = if in_government {
            (government, "GOV", "gov.invalid")
        } else {
            (franchisor, "FRAN", "masnachfraint.invalid")
        };
        let language = if n % 2 == 0 { Language::Cy } else { Language::En };
        let seat = Seat { role, organisation, reference, domain, language, areas };
        people.push(add(tx, &mut chance, hash, seat, now).await?);
    }
    Ok(Offices { government, franchisor, people })
}

/// Makes a co-op's manager, chair, two board members and a member.
pub async fn of_cooperative(
    tx: &impl ConnectionTrait,
    invented: &'static Invented,
    organisation: OrganisationId,
    hash: &str,
    seed: u64,
    now: Timestamp,
) -> Result<Vec<Person>> {
    let mut chance = Chance::new(seed, invented.reference);
    let own = invented.language.unwrap_or(Language::Cy);
    let other = if own == Language::Cy { Language::En } else { Language::Cy };
    let mut seats = vec![
        (Role::Manager, own),
        (Role::BoardChair, own),
        (Role::BoardMember, other),
        (Role::BoardMember, own),
        (Role::Member, own),
    ];
    if invented.consortium {
        seats.push((Role::ConsortiumCoordinator, own));
    }
    let mut people = Vec::new();
    for (role, language) in seats {
        let seat = Seat {
            role,
            organisation,
            reference: invented.reference,
            domain: invented.slug,
            language,
            areas: None,
        };
        people.push(add(tx, &mut chance, hash, seat, now).await?);
    }
    Ok(people)
}

async fn add(
    tx: &impl ConnectionTrait,
    chance: &mut Chance,
    hash: &str,
    seat: Seat,
    now: Timestamp,
) -> Result<Person> {
    let domain = if seat.domain.ends_with(".invalid") {
        seat.domain.to_owned()
    } else {
        format!("{}.invalid", seat.domain)
    };
    let mut name = names::person(chance);
    let mut email = format!("{}@{domain}", names::mailbox(&name));
    while access::store::account_by_email(tx, &email).await?.is_some() {
        name = names::person(chance);
        email = format!("{}@{domain}", names::mailbox(&name));
    }
    named(tx, hash, seat, name, email, now).await
}

/// Gives one of a co-op's workers an account with which to see their own record.
pub async fn of_worker(
    tx: &impl ConnectionTrait,
    invented: &'static Invented,
    worker: worker::Model,
    hash: &str,
    now: Timestamp,
) -> Result<Person> {
    let seat = Seat {
        role: Role::Worker,
        organisation: worker.cooperative_id,
        reference: invented.reference,
        domain: invented.slug,
        language: invented.language.unwrap_or(Language::Cy),
        areas: None,
    };
    let email = format!("gweithiwr@{}.invalid", seat.domain);
    let person = named(tx, hash, seat, worker.name.clone(), email, now).await?;
    let mut row = worker.into_active_model();
    row.account_id = Set(Some(person.account));
    row.update(tx).await?;
    Ok(person)
}

async fn named(
    tx: &impl ConnectionTrait,
    hash: &str,
    seat: Seat,
    name: String,
    email: String,
    now: Timestamp,
) -> Result<Person> {
    let id = AccountId::new(now);
    account::ActiveModel {
        id: Set(id),
        email: Set(email.clone()),
        email_key: Set(passwords::email_key(&email)),
        name: Set(name.clone()),
        language: Set(seat.language),
        both_languages_since: Set(None),
        password_hash: Set(Some(hash.to_owned())),
        password_changed_at: Set(Some(now)),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_last_step: Set(None),
        second_factor_waived: Set(true),
        disabled_at: Set(None),
        created_at: Set(now),
    }
    .insert(tx)
    .await?;
    let event = Event::new("account-invented", "account", id.0).saying(json!({ "demonstration": true }));
    journal::record(tx, None, event, now).await?;
    let invitation = Invitation {
        email: email.clone(),
        name: name.clone(),
        language: seat.language,
        role: seat.role,
        organisation: seat.organisation,
        areas: seat.areas,
    };
    access::grant(tx, None, id, &invitation, now).await?;
    Ok(Person {
        account: id,
        email,
        name,
        roles: vec![format!("{}@{}", seat.role, seat.reference)],
        organisation: seat.reference.to_owned(),
        language: seat.language,
        role: seat.role,
        password: PASSWORD,
    })
}
