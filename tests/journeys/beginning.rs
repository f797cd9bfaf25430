//! Everybody is invited; a password is forgotten; the standard is agreed.

use entities::access::Role;

use super::{ADMINISTRATORS, Journey, PASSWORD};
use crate::world::hand::Sheet;

const SHIPPED: &str = include_str!("../../data/standard.yaml");

impl Journey {
    /// The administrator invites who works for the franchisor and for the Government; each takes the invitation up.
    pub(super) async fn people_are_invited(&mut self) {
        self.invite(&[
            (Role::StandardsOfficer, "FRAN", "Gwŷn ap Siôr"),
            (Role::Translator, "FRAN", "Siân Môn"),
            (Role::FranchisorSignatory, "FRAN", "Iolo Llwyd-Prosser"),
            (Role::DecisionMaker, "FRAN", "Mêr Pen-y-graig"),
            (Role::Auditor, "FRAN", "Rhŷs Ffug-Enw"),
            (Role::Moderator, "FRAN", "Nesta Tŷ Isaf"),
            (Role::GovernmentSignatory, "GOV", "Tŵm Môn"),
            (Role::Regulator, "GOV", "Elin ap Siôr"),
        ])
        .await;
    }

    /// Invites people one after the other; the second administrator confirms; each takes the invitation up.
    pub(super) async fn invite(&mut self, people: &[(Role, &str, &str)]) {
        self.sit_down(Role::Administrator).await;
        let mut invited = Vec::new();
        for (role, organisation, name) in people {
            let email = format!("{role}@{}.invalid", organisation.to_lowercase());
            self.hand.open("/accounts").await;
            self.follow("access-invite").await;
            let mut sheet = Sheet::new()
                .fill("name", *name)
                .fill("email", &email)
                .choose("language", self.language.to_string())
                .choose("role", role.to_string())
                .fill("reference", *organisation);
            if *role == Role::Regulator {
                sheet = sheet.fill("areas", "W06000010");
            }
            self.send(sheet, "access-invite-send").await;
            self.says("done-invited").await;
            invited.push((*role, email));
        }
        self.sign_in(ADMINISTRATORS[1]).await;
        let confirm = self.say("access-grant-confirm");
        for (_, email) in &invited {
            self.hand.open(&format!("/accounts?q={email}")).await;
            let button = self.hand.texts("main form[action^=\"/\"] button").await;
            let button = button.into_iter().find(|text| text.starts_with(&confirm)).expect("it waits");
            self.hand.press(&button).await;
            self.says("done-role-confirmed").await;
        }
        self.leave().await;
        for (role, email) in invited {
            self.take_up(role, &email).await;
        }
    }

    pub(super) async fn a_forgotten_password_is_replaced(&mut self) {
        let email = self.email(Role::Translator);
        self.hand.open("/sign-in").await;
        self.follow("access-forgotten").await;
        self.send(Sheet::new().fill("email", &email), "access-send-link").await;
        let letter = self.world.letter("password-reset", &email).await;
        assert_eq!(letter.language, self.language.to_string());
        let link = self.world.link_in(&letter);
        self.hand.go(&link).await;
        let new = format!("{PASSWORD} newydd");
        self.send(Sheet::new().fill("password", &new), "access-choose-password").await;
        self.says("done-password-chosen").await;
        let person = self.people.iter_mut().find(|person| person.role == Role::Translator);
        person.expect("the translator").password = new;
    }

    /// Import, faults first; the translator's review; the proposal; two signatures on one digest; in force from its day.
    pub(super) async fn the_standard_is_agreed(&mut self) {
        self.sit_down(Role::StandardsOfficer).await;
        self.hand.open("/standards/import").await;
        let faulty = SHIPPED
            .replacen("    title_cy: Gwaith a chynhwysiant i bobl dan anfantais\n", "", 1)
            .replacen("    - self_assessment\n", "    - a_pigeon\n", 1);
        let sheet = Sheet::new().attach("file", "standard.yaml", faulty);
        self.send(sheet, "standards-import-send").await;
        self.hand.says("a_pigeon").await;
        self.hand.says(".title_cy").await;
        let sheet = Sheet::new().attach("file", "standard.yaml", SHIPPED);
        self.send(sheet, "standards-import-send").await;
        self.says("done-version-imported").await;
        let place = self.hand.path().await;
        let place = place.split('?').next().expect("a path").to_owned();

        self.sit_down(Role::Translator).await;
        self.hand.go(&place).await;
        let parts = self.hand.attributes("#welsh a", "href").await;
        assert!(parts.len() > 12, "{parts:?}");
        for part in parts {
            self.hand.go(&part).await;
            self.press("standards-mark-reviewed").await;
            self.says("done-translation-reviewed").await;
        }

        self.sit_down(Role::StandardsOfficer).await;
        self.hand.go(&place).await;
        self.follow("standards-propose").await;
        let sheet = Sheet::new()
            .date("effective_from", self.world.today())
            .fill("skip_reason", "Ymgynghorwyd cyn Safon. It was consulted on before Safon.");
        self.send(sheet, "standards-propose-send").await;
        self.says("done-version-proposed").await;

        for (role, done) in [
            (Role::FranchisorSignatory, "done-version-signed"),
            (Role::GovernmentSignatory, "done-version-agreed"),
        ] {
            self.letter_came("version-proposed", role).await;
            self.sit_down(role).await;
            self.hand.go(&place).await;
            self.follow("standards-sign").await;
            let sheet = Sheet::new().fill("office", "Cyfarwyddwr y Profion").tick("agreed", "yes");
            self.send(sheet, "standards-sign-send").await;
            self.says(done).await;
        }
        self.leave().await;
        self.hand.open("/standards").await;
        self.says("standards-standing-in_force").await;
    }
}
