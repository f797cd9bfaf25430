//! Letters about events are asked about again when they go: is the reader still who they were, is the matter not over? They are
//! written in the reader's language, once to an address; and a condition that nobody can read sends nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use entities::access::{Role, account, role_grant};
use entities::audits::{AssessmentResult, AuditState};
use entities::ids::AccountId;
use entities::outbox::{EmailState, Urgency, email};
use entities::reminders::MailboxOf;
use safon::audits::planning::{self, Halt};
use safon::audits::requests::Turn;
use safon::outbox::{self, Capacity, Condition, Matter};
use safon::reminders::mailboxes;
use safon::{access, jobs};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::audits::cast::{self, Cast};
use crate::outbox::{letter, mailing, posted};
use crate::requests;
use crate::world::people::Person;
use crate::world::relay::Relay;
use crate::world::{World, day};

const ADDRESS: &str = "bwrdd@ty-wyn.invalid";

async fn role_ends(world: &World, person: &Person) {
    role_grant::Entity::update_many()
        .col_expr(role_grant::Column::RevokedAt, Expr::value(Some(world.now())))
        .filter(role_grant::Column::AccountId.eq(person.account))
        .exec(&*world.app.database)
        .await
        .expect("the role ends");
}

async fn reads_both(world: &World, account: AccountId) {
    let tx = world.app.database.begin().await.expect("a transaction");
    access::choose_both_languages(&tx, account, true, world.now()).await.expect("it is chosen");
    tx.commit().await.expect("it is kept");
}

/// An audit whose co-op has just been told of its visit on 13 July 2026; no letter has gone.
async fn notified(world: &World, cast: &Cast) -> String {
    let reference = cast.planned(world, "2026-07-13").await;
    cast.declared(world, &reference).await;
    let officer = world.actor(&cast.officer).await;
    planning::notify(&world.app, &officer, &reference, world.now()).await.expect("the co-op is told");
    reference
}

async fn of_kind(world: &World, kind: &str) -> Vec<email::Model> {
    world.letters().await.into_iter().filter(|letter| letter.kind == kind).collect()
}

async fn state(world: &World, kind: &str, to: &Person) -> EmailState {
    world.letter(kind, &to.email).await.state
}

#[tokio::test]
async fn nobody_hears_of_a_visit_whose_role_has_ended_or_whose_account_is_closed_meanwhile() {
    let world = World::at("2026-06-15T10:00:00").await;
    let cast = Cast::new(&world).await;
    let gone = world.person(Role::BoardMember, "COOP-0001").await;
    let closed = world.person(Role::BoardMember, "COOP-0001").await;
    notified(&world, &cast).await;
    role_ends(&world, &gone).await;
    role_ends(&world, &cast.lead).await;
    account::Entity::update_many()
        .col_expr(account::Column::DisabledAt, Expr::value(Some(world.now())))
        .filter(account::Column::Id.eq(closed.account))
        .exec(&*world.app.database)
        .await
        .expect("the account is closed");
    world.deliver().await;
    for person in [&cast.manager, &cast.chair, &cast.moderator] {
        assert_eq!(state(&world, "audit-notified", person).await, EmailState::Sent, "{}", person.email);
    }
    for person in [&gone, &closed, &cast.lead] {
        assert_eq!(state(&world, "audit-notified", person).await, EmailState::Withdrawn, "{}", person.email);
    }
}

#[tokio::test]
async fn a_regulator_whose_area_it_is_no_more_hears_nothing_of_a_co_op() {
    let world = World::at("2026-06-15T10:00:00").await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.fail(&world, &reference, cast::CRITICAL, AssessmentResult::NotMet).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    let letter = world.letter("finding-critical", &cast.regulator.email).await;
    assert!(jobs::holds(&world.app, &letter, world.now()).await.expect("an answer"));
    role_ends(&world, &cast.regulator).await;
    assert!(!jobs::holds(&world.app, &letter, world.now()).await.expect("an answer"));
}

#[tokio::test]
async fn a_visit_that_was_called_off_or_moved_is_not_told_of_as_it_was() {
    let world = World::at("2026-06-15T10:00:00").await;
    let cast = Cast::new(&world).await;
    let reference = notified(&world, &cast).await;
    let officer = world.actor(&cast.officer).await;
    planning::halt(&world.app, &officer, &reference, Halt::Postpone, "Llifogydd", world.now()).await.unwrap();
    planning::set_visit(&world.app, &officer, &reference, day("2026-07-20"), world.now()).await.unwrap();
    world.deliver().await;
    assert_eq!(state(&world, "audit-notified", &cast.manager).await, EmailState::Withdrawn);
    assert_eq!(state(&world, "audit-cancelled", &cast.manager).await, EmailState::Sent);
    assert_eq!(state(&world, "audit-changed", &cast.manager).await, EmailState::Sent);
}

#[tokio::test]
async fn a_request_that_was_answered_or_withdrawn_is_not_asked_for_any_more() {
    let world = World::on("2026-06-15").await;
    let (cast, reference) = requests::asked(&world).await;
    let asked = world.letter("evidence-requested", &cast.manager.email).await;
    assert!(jobs::holds(&world.app, &asked, world.now()).await.expect("an answer"));
    let item = world.insured(&cast.manager, "Insurance 2026").await;
    let answer = Turn::Answer { words: Some("Here it is.".into()), items: vec![item] };
    requests::take(&world, &cast.manager, &reference, &answer).await.expect("it is answered");
    assert!(!jobs::holds(&world.app, &asked, world.now()).await.expect("an answer"), "it is answered");
    let answered = world.letter("request-answered", &cast.lead.email).await;
    assert!(jobs::holds(&world.app, &answered, world.now()).await.expect("an answer"));
    let withdraw = Turn::Withdraw { words: "No need.".into() };
    requests::take(&world, &cast.lead, &reference, &withdraw).await.expect("it is withdrawn");
    assert!(!jobs::holds(&world.app, &answered, world.now()).await.expect("an answer"), "nobody waits");
}

#[tokio::test]
async fn every_letter_of_an_audit_says_who_it_is_for_and_why_to_them() {
    let world = World::on("2026-06-15").await;
    let cast = Cast::new(&world).await;
    cast.with_draft_received(&world).await;
    let letters = world.letters().await;
    let mut kinds = BTreeSet::new();
    for letter in letters.iter().filter(|letter| letter.urgency != Urgency::Security) {
        kinds.insert(letter.kind.as_str());
        let condition = Condition::of(letter)
            .expect("it can be read")
            .unwrap_or_else(|| panic!("{} to {} goes whatever happens", letter.kind, letter.recipient));
        assert_eq!(condition.accounts(), BTreeSet::from([letter.account_id.expect("a reader")]));
    }
    assert!(kinds.len() >= 4, "{kinds:?}");
}

/// Where the sources say that a letter goes whatever happens.
fn regardless(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            regardless(&entry, found);
        } else if std::fs::read_to_string(&entry).is_ok_and(|text| text.contains("Goes::Regardless(\"")) {
            found.insert(entry);
        }
    }
}

#[test]
fn only_letters_about_ones_own_account_and_about_mail_itself_go_whatever_happens() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    regardless(&src, &mut found);
    assert_eq!(
        found,
        BTreeSet::from(
            [
                "access/own.rs",
                "access/watching.rs",
                "operations/relaying.rs",
                "outbox/mod.rs",
                "reminders/mailboxes.rs"
            ]
            .map(|file| src.join(file))
        )
    );
}

#[tokio::test]
async fn a_board_that_shares_a_mailbox_hears_of_a_visit_once_there_and_the_manager_alone() {
    let relay = Relay::start().await;
    let url = relay.url();
    let world = World::with("2026-06-15T10:00:00", |config| config.mail.smtp = Some(url)).await;
    let cast = Cast::new(&world).await;
    let mut board = vec![cast.chair.clone()];
    for _ in 0..4 {
        board.push(world.person(Role::BoardMember, "COOP-0001").await);
    }
    let own = world.person(Role::BoardMember, "COOP-0001").await;
    let manager = world.actor(&cast.manager).await;
    let place = cast.manager.organisation;
    let id = mailboxes::set(&world.app, &manager, place, MailboxOf::Board, ADDRESS, world.now()).await;
    let id = id.expect("the address is recorded");
    for member in &board {
        let chosen = mailboxes::use_it(&world.app, &world.actor(member).await, id, true, world.now()).await;
        chosen.expect("they use it");
    }
    notified(&world, &cast).await;
    let letters = of_kind(&world, "audit-notified").await;
    let there: Vec<_> = letters.iter().filter(|letter| letter.recipient == ADDRESS).collect();
    assert_eq!(there.len(), 1, "five read it, and one letter comes");
    assert!(board.iter().all(|member| letters.iter().all(|letter| letter.recipient != member.email)));
    for person in [&own, &cast.manager] {
        assert_eq!(letters.iter().filter(|letter| letter.recipient == person.email).count(), 1);
    }
    let shared = there[0].clone();
    assert_eq!((shared.account_id, shared.language.as_str()), (None, "cy, en"), "their languages differ");
    let readers: BTreeSet<AccountId> = board.iter().map(|member| member.account).collect();
    let condition = Condition::of(&shared).expect("it can be read").expect("it has one");
    assert_eq!(condition.accounts(), readers);
    let calendar = shared.calendar.clone().expect("a day for calendars");
    let unfolded = calendar.replace("\r\n ", "");
    assert!(unfolded.contains(" / ") && unfolded.contains("/cy/audits/"), "both languages: {calendar}");

    // As long as one of them is there it goes; with the last it is withdrawn.
    for member in &board[..4] {
        role_ends(&world, member).await;
    }
    assert!(jobs::holds(&world.app, &shared, world.now()).await.expect("an answer"));
    role_ends(&world, &board[4]).await;
    assert!(!jobs::holds(&world.app, &shared, world.now()).await.expect("an answer"));

    // A notice that went there was given to the co-op.
    let (_, notices, _) =
        safon::operations::proof::notices(&world.app, &manager, "COOP-0001", 1).await.expect("the notices");
    assert!(notices.iter().any(|letter| letter.id == shared.id));
}

#[tokio::test]
async fn who_reads_both_languages_gets_event_letters_and_their_days_in_both_welsh_first() {
    let world = World::at("2026-06-15T10:00:00").await;
    let cast = Cast::new(&world).await;
    reads_both(&world, cast.manager.account).await;
    notified(&world, &cast).await;
    let letter = world.letter("audit-notified", &cast.manager.email).await;
    assert_eq!(letter.language, "cy, en");
    let calendar = letter.calendar.expect("a day for calendars").replace("\r\n ", "");
    let summary = calendar.lines().find(|line| line.starts_with("SUMMARY:")).expect("a summary").to_owned();
    let (welsh, english) = summary.split_once(" / ").expect("both");
    assert!(welsh.contains("Tŷ Ŵyn") && english.contains("Tŷ Ŵyn Care Co-op"), "{summary}");
    assert!(calendar.contains("/cy/audits/") && calendar.contains("/en/audits/"), "{calendar}");
}

#[tokio::test]
async fn what_nobody_can_read_is_not_sent_says_so_and_is_shown_as_failed_within_a_day() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    // A Friday afternoon: quiet hours and a weekend lie ahead.
    world.clock.set(crate::reminders::at(day("2026-06-19"), 16, 0)).expect("the clock moves");
    let mut bad = Vec::new();
    for (key, condition) in
        [("half", "{\"kind\":\"event\"}"), ("none", "yes"), ("new", "{\"kind\":\"moon\"}")]
    {
        bad.push(
            posted(&world, key, |row| {
                row.still_owed = Some(condition.into());
                row.urgency = Urgency::Event;
            })
            .await,
        );
    }
    let good = posted(&world, "good", |row| row.urgency = Urgency::Event).await;
    let round = world.deliver().await;
    assert_eq!(
        (round.sent, round.deferred, round.failed),
        (1, 3, 0),
        "one that cannot be read holds up no other"
    );
    assert_eq!(letter(&world, good).await.state, EmailState::Sent);
    for id in &bad {
        let reply = letter(&world, *id).await.last_reply.expect("it says why");
        let words = outbox::said(&reply).expect("in words that people read");
        assert!(
            world.app.words.say(entities::access::Language::En, &words).contains("cannot be read"),
            "{reply}"
        );
        assert!(
            world.app.words.say(entities::access::Language::Cy, &words).contains("ni ellir darllen"),
            "{reply}"
        );
    }
    for _ in 0..24 * 4 {
        world.pass(TimeDelta::minutes(15));
        world.deliver().await;
    }
    for id in &bad {
        assert_eq!(letter(&world, *id).await.state, EmailState::Failed);
    }
    assert_eq!(relay.taken().len(), 1, "nothing of them went");
}

#[test]
fn conditions_are_read_as_they_were_written() {
    use entities::ids::{AuditId, OrganisationId};
    let at = crate::reminders::at(day("2026-06-15"), 9, 0);
    let (account, place, audit) = (AccountId::new(at), OrganisationId::new(at), AuditId::new(at));
    for by in [
        Capacity::Role { organisation: Some(place), roles: vec![Role::Manager] },
        Capacity::Role { organisation: None, roles: Vec::new() },
        Capacity::Regulator { cooperative: place },
        Capacity::Team { audit },
    ] {
        for matter in [
            None,
            Some(Matter::Visit { audit, on: day("2026-07-13") }),
            Some(Matter::Audit { audit, states: vec![AuditState::Moderation] }),
        ] {
            let condition = Condition::event(account, by.clone(), matter);
            let text = serde_json::to_string(&condition).expect("it is written");
            assert_eq!(serde_json::from_str::<Condition>(&text).expect("it is read"), condition, "{text}");
        }
    }
    // As letters of before have it.
    let before = format!("{{\"kind\":\"digest\",\"key\":\"k\",\"account\":\"{account}\",\"items\":[]}}");
    assert!(matches!(serde_json::from_str(&before), Ok(Condition::Digest { .. })));
}
