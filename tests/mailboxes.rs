//! Shared mailboxes: one email to one address, addressed to a role; nothing of a person's own is stopped or sent there.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use entities::access::{Role, role_grant};
use entities::ids::SharedMailboxId;
use entities::journal::journal_detail;
use entities::outbox::EmailState;
use entities::reminders::{MailboxOf, ReminderState, digest_choice};
use safon::foundation::error::Error;
use safon::jobs;
use safon::reminders::{self, mailboxes};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::reminders::{Coop, at, digests_to, ledger};
use crate::world::people::Person;
use crate::world::{World, day};

const ADDRESS: &str = "bwrdd@ty-wyn.invalid";

/// A co-op whose induction is a week late today, with three chairs who use the board's mailbox: one reads Welsh.
async fn board(world: &World) -> (Coop, Vec<Person>, SharedMailboxId) {
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(world, standard).await;
    coop.worker(world, "new_to_sector", day("2025-12-08")).await;
    let mut chairs = vec![coop.chair.clone()];
    for _ in 0..2 {
        chairs.push(world.person(Role::BoardChair, "COOP-0001").await);
    }
    let manager = world.actor(&coop.manager).await;
    let id = mailboxes::set(&world.app, &manager, coop.id, MailboxOf::Board, ADDRESS, world.now()).await;
    let id = id.expect("the address is recorded");
    for chair in &chairs {
        mailboxes::use_it(&world.app, &world.actor(chair).await, id, true, world.now())
            .await
            .expect("they use it");
    }
    (coop, chairs, id)
}

async fn tick(world: &World) {
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
}

/// Letters of a kind to an address.
async fn letters_to(world: &World, kind: &str, address: &str) -> Vec<entities::outbox::email::Model> {
    let letters = world.letters().await;
    letters.into_iter().filter(|letter| letter.kind == kind && letter.recipient == address).collect()
}

#[tokio::test]
async fn three_who_share_a_mailbox_get_one_email_for_the_board_and_each_is_recorded() {
    let world = World::on("2026-06-15").await;
    let (coop, chairs, _) = board(&world).await;
    tick(&world).await;
    tick(&world).await;
    let letters = letters_to(&world, "digest", ADDRESS).await;
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert_eq!((letter.account_id, letter.language.as_str()), (None, "cy, en"), "their languages differ");
    let place =
        |text: &str| letter.body_text.find(text).unwrap_or_else(|| panic!("{text}\n{}", letter.body_text));
    let welsh = place("At fwrdd Cwmni Cydweithredol Gofal Tŷ Ŵyn COOP-0001");
    assert!(welsh < place("To the board of Tŷ Ŵyn Care Co-op COOP-0001"), "Welsh first");
    place("this is the shared mailbox of the board of Tŷ Ŵyn Care Co-op COOP-0001");
    for chair in &chairs {
        assert!(!letter.body_text.contains(&chair.name), "it is for nobody by name");
        assert_eq!(digests_to(&world, chair).await, 0);
    }
    let induction = "induction";
    let rows = ledger(&world.app).await;
    let copies: Vec<_> = rows
        .iter()
        .filter(|row| {
            row.rule == induction
                && row.state == ReminderState::Posted
                && row.account_id != coop.manager.account
        })
        .collect();
    let people: BTreeSet<_> = copies.iter().map(|row| row.account_id).collect();
    assert_eq!(people, chairs.iter().map(|chair| chair.account).collect());
    assert!(copies.iter().all(|row| row.email_id == Some(letter.id)), "all by the same letter");
    let said = letter.body_text.matches("Induction").count() + letter.body_text.matches("induction").count();
    let alone = { digests_to(&world, &coop.manager).await };
    assert_eq!(alone, 1, "the manager's own comes to the manager");
    assert!(said < 8, "each thing stands there once a language:\n{}", letter.body_text);
    assert!(letter.still_owed.is_some(), "it is asked again");
    assert!(jobs::holds(&world.app, letter, world.now()).await.expect("an answer"));
}

#[tokio::test]
async fn a_line_in_a_mailbox_goes_as_long_as_one_of_its_readers_is_told_of_it() {
    let world = World::at("2026-06-15T08:30:00").await;
    let (_, chairs, _) = board(&world).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let posted = letters_to(&world, "digest", ADDRESS).await.remove(0);
    let ends = |person: &Person| {
        let account = person.account;
        let world = &world;
        async move {
            role_grant::Entity::update_many()
                .col_expr(role_grant::Column::RevokedAt, Expr::value(Some(world.now())))
                .filter(role_grant::Column::AccountId.eq(account))
                .exec(&*world.app.database)
                .await
                .expect("the role ends");
        }
    };
    for chair in &chairs[..2] {
        ends(chair).await;
    }
    world.pass(TimeDelta::hours(1));
    assert_eq!(world.deliver().await.withdrawn, 0);
    let sent = letters_to(&world, "digest", ADDRESS).await.remove(0);
    assert_eq!((sent.id, sent.state), (posted.id, EmailState::Sent));
    assert!(sent.body_text.contains("board of Tŷ Ŵyn Care Co-op COOP-0001") || sent.language == "cy");
    for row in ledger(&world.app).await.iter().filter(|row| row.email_id == Some(sent.id)) {
        let left = row.account_id == chairs[2].account;
        let wanted = if left { ReminderState::Posted } else { ReminderState::Withdrawn };
        assert_eq!(row.state, wanted, "{}", row.rule);
    }
}

/// What the ledger says of copies about inductions to somebody: state, and whether it was set aside.
async fn copies_to(world: &World, person: &Person) -> Vec<(ReminderState, bool)> {
    let mut rows = ledger(&world.app).await;
    rows.retain(|row| row.rule == "induction" && row.account_id == person.account);
    rows.sort_by_key(|row| row.recorded_at);
    rows.into_iter().map(|row| (row.state, row.set_aside_at.is_some())).collect()
}

#[tokio::test]
async fn what_waits_for_a_mailbox_that_is_taken_away_goes_to_each_of_its_readers_the_next_day() {
    let world = World::at("2026-06-15T08:30:00").await;
    let (coop, chairs, id) = board(&world).await;
    tick(&world).await;
    let manager = world.actor(&coop.manager).await;
    mailboxes::remove(&world.app, &manager, id, world.now()).await.expect("it is removed");
    world.pass(TimeDelta::hours(1));
    world.deliver().await;
    let letters = letters_to(&world, "digest", ADDRESS).await;
    assert_eq!(letters.iter().map(|one| one.state).collect::<Vec<_>>(), [EmailState::Withdrawn]);
    world.clock.set(at(day("2026-06-16"), 9, 0)).expect("the clock moves");
    tick(&world).await;
    tick(&world).await;
    for chair in &chairs {
        assert_eq!(digests_to(&world, chair).await, 1, "{}", chair.email);
        let rows = copies_to(&world, chair).await;
        assert_eq!(rows, [(ReminderState::Withdrawn, true), (ReminderState::Posted, false)]);
    }
    assert_eq!(letters_to(&world, "digest", ADDRESS).await.len(), 1);
}

#[tokio::test]
async fn who_leaves_a_mailbox_while_a_letter_waits_is_told_alone_and_the_others_as_before() {
    let world = World::at("2026-06-15T08:30:00").await;
    let (_, chairs, id) = board(&world).await;
    tick(&world).await;
    let leaver = world.actor(&chairs[1]).await;
    mailboxes::use_it(&world.app, &leaver, id, false, world.now()).await.expect("they leave it");
    world.pass(TimeDelta::hours(1));
    world.deliver().await;
    assert_eq!(letters_to(&world, "digest", ADDRESS).await[0].state, EmailState::Sent);
    world.clock.set(at(day("2026-06-16"), 9, 0)).expect("the clock moves");
    tick(&world).await;
    for (at, chair) in chairs.iter().enumerate() {
        assert_eq!(digests_to(&world, chair).await, usize::from(at == 1), "{}", chair.email);
    }
    assert_eq!(copies_to(&world, &chairs[0]).await, [(ReminderState::Posted, false)]);
}

#[tokio::test]
async fn a_boards_digest_that_waits_for_a_mailbox_that_is_taken_away_goes_to_each_of_the_board() {
    let world = World::at("2026-07-01T08:30:00").await;
    let (coop, chairs, id) = board(&world).await;
    tick(&world).await;
    let manager = world.actor(&coop.manager).await;
    mailboxes::remove(&world.app, &manager, id, world.now()).await.expect("it is removed");
    world.pass(TimeDelta::hours(1));
    world.deliver().await;
    let letters = letters_to(&world, "board-digest", ADDRESS).await;
    assert_eq!(letters.iter().map(|one| one.state).collect::<Vec<_>>(), [EmailState::Withdrawn]);
    world.clock.set(at(day("2026-07-02"), 9, 0)).expect("the clock moves");
    tick(&world).await;
    for chair in &chairs {
        assert_eq!(letters_to(&world, "board-digest", &chair.email).await.len(), 1, "{}", chair.email);
    }
}

#[tokio::test]
async fn a_board_with_a_mailbox_gets_one_digest_a_month() {
    let world = World::on("2026-07-01").await;
    let (_, chairs, _) = board(&world).await;
    tick(&world).await;
    let letters = letters_to(&world, "board-digest", ADDRESS).await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].body_text.contains("To the board of"), "{}", letters[0].body_text);
    let rows = ledger(&world.app).await;
    let recorded: Vec<_> = rows.iter().filter(|row| row.rule == reminders::BOARD_DIGEST).collect();
    assert_eq!(recorded.len(), chairs.len());
    assert!(recorded.iter().all(|row| row.email_id == Some(letters[0].id)));
}

#[tokio::test]
async fn stopping_the_letters_of_a_mailbox_stops_nobodys_own() {
    let world = World::on("2026-06-15").await;
    let (coop, chairs, _) = board(&world).await;
    tick(&world).await;
    let letter = letters_to(&world, "digest", ADDRESS).await.remove(0);
    world.serve().await;
    let address = letter.unsubscribe.expect("it can be stopped");
    let clicked = reqwest::Client::new().post(&address).body("List-Unsubscribe=One-Click").send().await;
    let said = clicked.expect("an answer").text().await.expect("words");
    assert!(said.contains("at their own address"), "{said}");
    let stopped = digest_choice::Entity::find().all(&*world.app.database).await.expect("choices");
    assert!(stopped.is_empty(), "nobody’s own letters are stopped: {stopped:?}");
    // The next copy goes to each of them.
    coop.worker(&world, "new_to_sector", day("2025-12-09")).await;
    world.clock.set(at(day("2026-06-16"), 9, 0)).expect("the clock moves");
    tick(&world).await;
    assert_eq!(letters_to(&world, "digest", ADDRESS).await.len(), 1);
    for chair in &chairs {
        assert_eq!(digests_to(&world, chair).await, 1, "{}", chair.email);
    }
}

#[tokio::test]
async fn letters_about_signing_in_go_to_a_persons_own_address() {
    let world = World::on("2026-06-15").await;
    let (_, chairs, _) = board(&world).await;
    for chair in &chairs {
        safon::access::ask_reset(&world.app, &chair.email, "127.0.0.1", world.now())
            .await
            .expect("a letter goes");
        world.letter("password-reset", &chair.email).await;
    }
    assert!(world.letters().await.iter().all(|letter| letter.recipient != ADDRESS));
}

#[tokio::test]
async fn one_address_of_two_boards_and_of_a_person_gets_one_letter_a_day_however_it_is_written() {
    let world = World::on("2026-06-15").await;
    let (coop, _, _) = board(&world).await;
    let manager = world.actor(&coop.manager).await;
    // The managers' mailbox is the same address, written otherwise; and the manager of another co-op signs in with it.
    let typed = "BWRDD@Ty-Wyn.invalid";
    let id = mailboxes::set(&world.app, &manager, coop.id, MailboxOf::Managers, typed, world.now()).await;
    let id = id.expect("the address is recorded");
    mailboxes::use_it(&world.app, &manager, id, true, world.now()).await.expect("it is used");
    tick(&world).await;
    let letters: Vec<_> =
        world.letters().await.into_iter().filter(|letter| letter.kind == "digest").collect();
    assert_eq!(letters.len(), 1, "{:?}", letters.iter().map(|letter| &letter.recipient).collect::<Vec<_>>());
    let text = &letters[0].body_text;
    for whose in ["To the managers of", "To the board of"] {
        assert!(text.contains(whose), "{text}");
    }
}

#[tokio::test]
async fn somebody_whose_own_address_is_the_shared_one_gets_no_second_letter() {
    use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
    let world = World::on("2026-06-15").await;
    let (coop, chairs, _) = board(&world).await;
    let account =
        safon::access::store::account(&*world.app.database, coop.manager.account).await.expect("there");
    let mut row = account.into_active_model();
    row.email = Set("Bwrdd@ty-wyn.invalid".into());
    row.email_key = Set(safon::access::passwords::email_key(ADDRESS));
    row.update(&*world.app.database).await.expect("the address changes");
    tick(&world).await;
    let letters: Vec<_> =
        world.letters().await.into_iter().filter(|letter| letter.kind == "digest").collect();
    assert_eq!(letters.len(), 1, "one address, one letter");
    let people: BTreeSet<_> = ledger(&world.app)
        .await
        .into_iter()
        .filter(|row| row.email_id == Some(letters[0].id))
        .map(|row| row.account_id)
        .collect();
    assert_eq!(people.len(), chairs.len() + 1);
}

#[tokio::test]
async fn only_those_who_hold_the_role_use_a_mailbox_and_only_their_manager_records_it() {
    let world = World::on("2026-06-15").await;
    let (coop, chairs, id) = board(&world).await;
    let (app, now) = (&world.app, world.now());
    let member = world.person(Role::Member, "COOP-0001").await;
    let other = world.actor(&world.person(Role::Manager, "COOP-0002").await).await;
    let own = world.actor(&chairs[1]).await;
    let manager = world.actor(&coop.manager).await;
    let foreign = mailboxes::set(app, &other, coop.id, MailboxOf::Board, "x@y.invalid", now).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    let wrong = mailboxes::set(app, &manager, coop.id, MailboxOf::Board, "no address", now).await;
    assert!(matches!(wrong, Err(Error::Problems(_))), "{wrong:?}");
    // The manager too: who records the board's mailbox does not sit on the board.
    for actor in [&manager, &world.actor(&member).await, &other] {
        let refused = mailboxes::use_it(app, actor, id, true, now).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    mailboxes::use_it(app, &own, id, false, now).await.expect("one may leave it oneself");
    tick(&world).await;
    assert_eq!(digests_to(&world, &chairs[1]).await, 1, "to their own address again");
    mailboxes::remove(app, &manager, id, now).await.expect("it is removed");
    assert!(mailboxes::at(&*app.database, coop.id).await.expect("none").is_empty());
}

#[tokio::test]
async fn a_manager_who_changes_the_boards_address_diverts_nothing_and_each_chair_is_told_at_their_own() {
    let world = World::on("2026-06-15").await;
    let (coop, chairs, id) = board(&world).await;
    let (app, now) = (&world.app, world.now());
    let manager = world.actor(&coop.manager).await;
    // The same address again changes nothing for anybody.
    let same =
        mailboxes::set(app, &manager, coop.id, MailboxOf::Board, ADDRESS, now).await.expect("recorded");
    assert_eq!(same, id);
    assert_eq!(mailboxes::at(&*app.database, coop.id).await.expect("one")[0].users.len(), chairs.len());
    let theirs = "rheolwr.preifat@post.invalid";
    let other =
        mailboxes::set(app, &manager, coop.id, MailboxOf::Board, theirs, now).await.expect("recorded");
    let found = mailboxes::at(&*app.database, coop.id).await.expect("one").remove(0);
    assert_eq!((found.mailbox.id, found.users), (other, BTreeSet::new()), "nobody chose this one");
    for chair in &chairs {
        let letter = world.letter("mailbox-changed", &chair.email).await;
        assert!(letter.body_text.contains(&coop.manager.name), "{}", letter.body_text);
    }
    // A page that was open before speaks of a mailbox that is no more.
    let late = mailboxes::use_it(app, &world.actor(&chairs[0]).await, id, true, now).await;
    assert!(matches!(late, Err(Error::NotFound)), "{late:?}");
    tick(&world).await;
    for address in [ADDRESS, theirs] {
        assert!(letters_to(&world, "digest", address).await.is_empty(), "{address}");
    }
    for chair in &chairs {
        assert_eq!(digests_to(&world, chair).await, 1, "{}", chair.email);
    }
    // Taking it away is told too, to those who used it.
    mailboxes::use_it(app, &world.actor(&chairs[0]).await, other, true, now).await.expect("chosen");
    mailboxes::remove(app, &manager, other, now).await.expect("removed");
    let told = world.letters().await.into_iter().filter(|letter| letter.kind == "mailbox-changed");
    assert_eq!(told.count(), chairs.len() + 1);
    let said = journal_detail::Entity::find().all(&*app.database).await.expect("details");
    for address in [ADDRESS, theirs, "post.invalid"] {
        assert!(!format!("{said:?}").contains(address), "the journal has {address}");
    }
}

#[tokio::test]
async fn a_manager_records_a_mailbox_on_the_page_of_the_team_and_a_chair_chooses_it() {
    let world = World::on("2026-06-15").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    let browser = world.browser_of(&coop.manager).await;
    let here = "/en/coops/COOP-0001/team";
    let form = [("of", "board"), ("address-board", "not an address")];
    assert_eq!(browser.post_with_token(&format!("{here}/mailboxes"), &form).await.status, 422);
    let form = [("of", "board"), ("address-board", ADDRESS)];
    assert_eq!(browser.post_with_token(&format!("{here}/mailboxes"), &form).await.status, 303);
    let team = browser.get(here).await;
    assert!(team.html().contains(ADDRESS));
    assert!(!team.html().contains("/people/"), "nobody chooses there for others");
    let chair = world.browser_of(&coop.chair).await;
    let page = chair.get("/en/account/digests").await;
    assert!(page.text().contains(ADDRESS), "{}", page.text());
    let id = mailboxes::at(&*world.app.database, coop.id).await.expect("one")[0].mailbox.id;
    let sent = chair.post_with_token(&format!("/en/account/mailboxes/{id}"), &[("uses", "yes")]).await;
    assert_eq!(sent.status, 303);
    let users = &mailboxes::at(&*world.app.database, coop.id).await.expect("one")[0].users;
    assert_eq!(users, &BTreeSet::from([coop.chair.account]));
    browser.get(here).await.says("uses it");
}
