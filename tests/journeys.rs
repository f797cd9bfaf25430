//! The main job from end to end, as people walk it: from a standard to a report and a reminder. The same journey is walked over
//! HTTP without scripts and in a real browser, in Welsh and in English.

mod audit;
mod beginning;
mod cooperative;
mod papers;
mod people;
mod result;

use chrono::{Duration, NaiveDate};
use entities::access::{Language, Role};
use safon::access::{self, Invitation};
use scheduler::runner::Outcome;

use crate::world::World;
use crate::world::hand::{Hand, Sheet, Walk, code_of};

/// What everybody chooses as their password.
const PASSWORD: &str = "ceffyl batri stwffwl cywir";

#[tokio::test]
async fn the_main_job_is_walked_from_end_to_end_in_english_without_scripts() {
    Journey::begin(Walk::Plain, Language::En).await.walk().await;
}

#[tokio::test]
async fn the_main_job_is_walked_from_end_to_end_in_welsh_without_scripts() {
    Journey::begin(Walk::Plain, Language::Cy).await.walk().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_the_main_job_is_walked_from_end_to_end_in_english() {
    Journey::begin(Walk::Chromium, Language::En).await.walk().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_the_main_job_is_walked_from_end_to_end_in_welsh() {
    Journey::begin(Walk::Chromium, Language::Cy).await.walk().await;
}

/// One grants, the other confirms.
const ADMINISTRATORS: [&str; 2] = ["gweinyddwr@fran.invalid", "ail.weinyddwr@fran.invalid"];

/// Everybody on the way, at one shared computer on which one after the other signs in.
struct Journey {
    world: World,
    hand: Hand,
    language: Language,
    people: Vec<Somebody>,
    /// Is somebody signed in?
    present: bool,
    /// Reference of the audit, once there is one.
    audit: String,
}

/// One person.
struct Somebody {
    role: Role,
    email: String,
    password: String,
    /// What the authenticator was given, as it was spelled.
    secret: Option<String>,
}

impl Journey {
    /// An empty installation at ten on Monday 15 June 2026, whose two administrators have invitations from the
    /// command line.
    async fn begin(walk: Walk, language: Language) -> Self {
        let world = World::new().await;
        for organisation in ["FRAN", "GOV"] {
            world.organisation(organisation).await;
        }
        let hand = world.hand(walk, language).await;
        let audit = String::new();
        let mut journey = Self { world, hand, language, people: Vec::new(), present: false, audit };
        journey.administrators().await;
        journey
    }

    async fn walk(mut self) {
        self.people_are_invited().await;
        self.a_forgotten_password_is_replaced().await;
        self.the_standard_is_agreed().await;
        self.the_coop_is_registered_and_licensed().await;
        self.the_training_matrix_is_imported().await;
        self.the_matrix_is_kept().await;
        self.an_import_is_undone().await;
        self.a_worker_reads_their_own_record().await;
        self.evidence_is_handed_in().await;
        self.papers_come_in_one_file().await;
        self.a_mistake_is_erased().await;
        self.the_audit_is_planned().await;
        self.evidence_is_asked_for().await;
        self.evidence_is_held().await;
        self.reminders_go_out_before_the_visit().await;
        self.the_auditor_works().await;
        self.the_moderator_releases_the_draft().await;
        self.the_coop_comments_and_is_answered().await;
        self.what_is_critical_is_put_right().await;
        self.the_report_is_final_and_the_regulator_reads_down_to_the_file().await;
        self.the_board_acknowledges().await;
        self.members_and_the_public_see().await;
        self.everything_is_in_the_journal().await;
        self.hand.close().await;
    }

    /// A message in the language of the journey.
    fn say(&self, key: &str) -> String {
        assert!(self.world.app.words.has(self.language, key), "there is no message {key}");
        self.world.app.words.word(self.language, key)
    }

    async fn says(&self, key: &str) {
        self.hand.says(&self.say(key)).await;
    }

    async fn press(&mut self, key: &str) {
        let button = self.say(key);
        self.hand.press(&button).await;
    }

    async fn send(&mut self, sheet: Sheet, key: &str) {
        let button = self.say(key);
        self.hand.send(sheet, &button).await;
    }

    async fn follow(&mut self, key: &str) {
        let link = self.say(key);
        self.hand.follow(&link).await;
    }

    fn email(&self, role: Role) -> String {
        self.somebody(role).email.clone()
    }

    fn somebody(&self, role: Role) -> &Somebody {
        self.people.iter().find(|person| person.role == role).expect("the person was invited")
    }

    /// Whoever sits at the computer leaves, and the person of this role signs in.
    async fn sit_down(&mut self, role: Role) {
        let email = self.email(role);
        self.sign_in(&email).await;
    }

    async fn sign_in(&mut self, email: &str) {
        self.leave().await;
        // An authenticator's code counts once: the next person comes a minute later.
        self.world.pass(Duration::minutes(1));
        let person = self.people.iter().find(|person| person.email == email).expect("a person");
        let sheet = Sheet::new().fill("email", &person.email).fill("password", &person.password);
        let secret = person.secret.clone();
        self.hand.open("/sign-in").await;
        self.send(sheet, "access-sign-in").await;
        if let Some(secret) = secret {
            let code = code_of(&secret, self.world.now());
            self.send(Sheet::new().to("/sign-in/code").fill("code", code), "access-sign-in").await;
        }
        let inside = self.hand.offers(&self.say("frame-sign-out")).await;
        assert!(inside, "{email} is not signed in: {}", self.hand.text().await);
        self.present = true;
    }

    async fn leave(&mut self) {
        if std::mem::take(&mut self.present) {
            self.hand.open("/account").await;
            self.press("frame-sign-out").await;
            self.says("done-signed-out").await;
        }
    }

    /// Days go by; each morning at ten the timetable has done what it owed.
    async fn days_pass(&mut self, days: i64) {
        for _ in 0..days {
            self.world.pass(Duration::days(1));
            self.timetable().await;
        }
        // Everybody's session has ended over night.
        self.present = false;
    }

    /// The timetable does what it owes now.
    async fn timetable(&self) {
        for job in ["advance-audits", "issue-reports", "post-reminders", "deliver-mail", "advance-audits"] {
            let done = safon::jobs::run(&self.world.app, job, self.world.now()).await;
            let done = done.unwrap_or_else(|e| panic!("{job}: {e:?}"));
            assert!(matches!(done.outcome, Outcome::Done), "{job}: {:?}", done.outcome);
            self.world.pass(Duration::minutes(1));
        }
    }

    /// The latest letter of a kind to somebody is in the language of the journey.
    async fn letter_came(&self, kind: &str, role: Role) {
        let letter = self.world.letter(kind, &self.email(role)).await;
        assert_eq!(letter.language, self.language.to_string(), "{}", letter.subject);
    }

    /// Takes up an invitation: language, password, and a second factor where one is asked for.
    async fn take_up(&mut self, role: Role, email: &str) {
        let letter = self.world.letter("invitation", email).await;
        let link = self.world.link_in(&letter);
        self.hand.go(&link).await;
        self.hand.says(email).await;
        let sheet = Sheet::new().choose("language", self.language.to_string()).fill("password", PASSWORD);
        // The letter is in the language of who invited; so is its page.
        let button = self.world.app.words.word(self.language, "access-choose-password");
        self.hand.send(sheet, &button).await;
        self.says("done-password-chosen").await;
        let person = Somebody { role, email: email.to_owned(), password: PASSWORD.to_owned(), secret: None };
        self.people.push(person);
        if safon::access::roles::needs_second_factor(role) {
            self.set_up_factor().await;
        }
    }

    /// The person who came last sets up the second factor.
    async fn set_up_factor(&mut self) {
        let email = self.people.last().expect("a person").email.clone();
        let sheet = Sheet::new().fill("email", email).fill("password", PASSWORD);
        self.hand.open("/sign-in").await;
        self.send(sheet, "access-sign-in").await;
        self.says("access-factor-title").await;
        let secret = self.hand.texts("main code").await.remove(0);
        let code = code_of(&secret, self.world.now());
        self.send(Sheet::new().fill("code", code), "access-factor-confirm").await;
        self.says("access-recovery-title").await;
        assert_eq!(self.hand.texts("main code").await.len(), 10);
        self.people.last_mut().expect("a person").secret = Some(secret);
        self.present = true;
        self.leave().await;
    }

    async fn administrators(&mut self) {
        for email in ADMINISTRATORS {
            let invitation = Invitation {
                email: email.into(),
                name: "Ŵena Tŷ Isaf".into(),
                language: self.language,
                role: Role::Administrator,
                organisation: self.world.organisation("FRAN").await,
                areas: None,
            };
            access::invite(&self.world.app, None, invitation, self.world.now()).await.expect("invited");
            self.take_up(Role::Administrator, email).await;
        }
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
