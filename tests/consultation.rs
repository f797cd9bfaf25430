//! A version in consultation: asked, commented on, answered, published; and the report on paper.

mod paper;

use chrono::{NaiveDate, TimeDelta};
use entities::access::{Language, Role};
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::ids::{ConsultationCommentId, ConsulteeId, OrganisationId, VersionId};
use entities::reminders::MailboxOf;
use entities::standards::{DispositionKind, VersionStatus};
use safon::foundation::error::{Error, Message};
use safon::reminders::mailboxes;
use safon::standards::agreement::Proposal;
use safon::standards::consultation::{self, Decision, Opening, Sending, Writing, letters, report, store};
use safon::standards::reading::Format;
use safon::standards::translation::{self, Review};
use safon::standards::{self, store as versions};
use scheduler::runner::Outcome;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::world::people::Person;
use crate::world::{World, day};

const SHIPPED: &str = include_str!("../data/standard.yaml");
/// Opened on Monday 15 June 2026, it closes on the earliest day there is.
const CLOSES: &str = "2026-07-13";
const BOARD: &str = "users-on-board-as-equals";
const VOTE: &str = "users-hold-controlling-vote";

/// A draft, and everybody who has to do with it.
struct Stage {
    world: World,
    version: VersionId,
    officer: Person,
    manager: Person,
    chair: Person,
    other: Person,
    regulator: Person,
}

async fn import(world: &World, officer: &Person, text: &str) -> VersionId {
    let actor = world.actor(officer).await;
    let bytes = text.as_bytes().to_vec();
    let done = standards::import(&world.app, Some(&actor), bytes, Format::Yaml, world.now()).await;
    done.expect("the import is tried").expect("the file has no fault")
}

impl Stage {
    async fn new() -> Self {
        let world = World::new().await;
        let officer = world.person(Role::StandardsOfficer, "FRAN").await;
        let manager = world.person(Role::Manager, "COOP-0001").await;
        let chair = world.welsh_person(Role::BoardChair, "COOP-0001").await;
        let other = world.person(Role::Manager, "COOP-0002").await;
        let regulator = world.person(Role::Regulator, "GOV").await;
        let version = import(&world, &officer, SHIPPED).await;
        Self { world, version, officer, manager, chair, other, regulator }
    }

    /// The same with the consultation open to two co-ops and the Government.
    async fn opened() -> Self {
        let stage = Self::new().await;
        let invited =
            vec![stage.manager.organisation, stage.other.organisation, stage.regulator.organisation];
        stage.open(invited, day(CLOSES)).await.expect("it is opened");
        stage
    }

    async fn open(&self, invited: Vec<OrganisationId>, closes_on: NaiveDate) -> Result<(), Error> {
        let actor = self.world.actor(&self.officer).await;
        let opening = Opening { closes_on, invited };
        consultation::open(&self.world.app, &actor, self.version, opening, self.world.now()).await.map(|_| ())
    }

    async fn consultee(&self, person: &Person) -> ConsulteeId {
        let database = &*self.world.app.database;
        let of = store::of_version(database, self.version).await.expect("asked").expect("a consultation");
        let all = store::consultees(database, of.id).await.expect("consultees");
        all.iter().find(|one| one.organisation_id == person.organisation).expect("it was asked").id
    }

    async fn say(&self, person: &Person, criterion: Option<&str>, words: &str) -> ConsultationCommentId {
        self.write(person, criterion, words, Sending::Send).await.expect("the comment is sent")
    }

    async fn write(
        &self,
        person: &Person,
        criterion: Option<&str>,
        words: &str,
        sending: Sending,
    ) -> Result<ConsultationCommentId, Error> {
        let writing = Writing {
            changes: None,
            criterion: criterion.map(str::to_owned),
            body: words.into(),
            language: Language::En,
            sending,
        };
        let (actor, id) = (self.world.actor(person).await, self.consultee(person).await);
        consultation::comment(&self.world.app, &actor, id, writing, self.world.now()).await
    }

    async fn decide(&self, comment: ConsultationCommentId, kind: DispositionKind) -> Result<(), Error> {
        let actor = self.world.actor(&self.officer).await;
        let decision = Decision { kind, reason: "It is clear as it is.".into(), language: Language::En };
        consultation::decide(&self.world.app, &actor, self.version, comment, decision, self.world.now()).await
    }

    async fn propose(&self) -> Result<String, Error> {
        let actor = self.world.actor(&self.officer).await;
        let proposal = Proposal { skip_reason: None, effective_from: self.world.today() };
        standards::propose(&self.world.app, &actor, self.version, proposal, self.world.now()).await
    }

    /// A translator marks everything reviewed.
    async fn reviewed(&self) {
        let world = &self.world;
        let translator = world.person(Role::Translator, "FRAN").await;
        let actor = world.actor(&translator).await;
        let version = versions::version(&*world.app.database, self.version).await.expect("the version");
        let pack = standards::pack_of(&version).expect("its text");
        let pack = standards::rules::with_reference(
            (*pack).clone(),
            standards::reference().expect("the reference data"),
        );
        for part in translation::unreviewed(&pack, &[]) {
            let review = Review::right(part);
            let now = world.now();
            standards::review_translation(&world.app, &actor, self.version, review, now)
                .await
                .expect("a review");
        }
    }

    fn pass_to(&self, date: &str) {
        let days = (day(date) - self.world.today()).num_days();
        self.world.pass(TimeDelta::days(days));
    }

    fn own(&self, rest: &str) -> String {
        format!("/standards/versions/{}/consultation{rest}", self.version)
    }

    fn result(&self) -> &'static str {
        "/standards/SCCFS/consultation/1.0.0-draft.1"
    }
}

fn refused(error: Error) -> Message {
    match error {
        Error::Refused(message) => message,
        other => panic!("not refused but {other:?}"),
    }
}

#[tokio::test]
async fn a_consultation_goes_from_its_opening_to_its_published_answers_through_the_pages() {
    let stage = Stage::new().await;
    let world = &stage.world;
    let standard = versions::standards(&*world.app.database).await.expect("standards")[0].id;
    world.licensed(stage.manager.organisation, standard, "L-0001").await;

    // The officer opens it: a day that is too soon and a wrong reference are said at once, and nothing typed is lost.
    let officer = world.browser_of(&stage.officer).await;
    let page = officer.get(&format!("/en/standards/versions/{}", stage.version)).await;
    let page = officer.follow(&page, "Open a consultation on this version").await;
    page.is(200).says("1 co-op");
    let form = page.form("/consultation").date("closes_on", day("2026-07-01")).fill("others", "COOP-9999");
    let wrong = officer.submit(form).await;
    wrong.is(422).says("No organisation has this reference: COOP-9999.");
    assert_eq!(wrong.form("/consultation").value("others"), Some("COOP-9999"));
    let soon = officer.submit(wrong.form("/consultation").fill("others", "coop-0002")).await;
    soon.is(422).says("at least 20 working days").says("13 July 2026");
    let form = soon.form("/consultation").date("closes_on", day(CLOSES));
    let opened = officer.submit(form).await;
    opened
        .is(200)
        .says("The consultation is open.")
        .says("Open for comments")
        .says("Tŷ Ŵyn Care Co-op COOP-0002");

    // Each of those who speak for an organisation hears in their language.
    let letter = world.letter("consultation-opened", &stage.manager.email).await;
    assert!(letter.subject.contains("Your comments are asked for"), "{}", letter.subject);
    let place = world.link_in(&letter);
    let welsh = world.letter("consultation-opened", &stage.chair.email).await;
    assert!(welsh.subject.contains("Gofynnir am eich sylwadau"), "{}", welsh.subject);
    world.letter("consultation-opened", &stage.regulator.email).await;
    world.letter("consultation-opened", &stage.other.email).await;

    // The manager keeps a draft, sees it on the first page, and sends it; the chair speaks for the same co-op.
    let manager = world.browser_of(&stage.manager).await;
    manager.get("/en/home").await.is(200).says("Consultation: ").says("has not commented yet");
    let text = manager.get(&place).await;
    let criterion = manager.follow(&text, "1.4 Users sit on the board as equals").await;
    criterion.is(200).says("same papers, notice");
    let empty = manager.submit(criterion.form_with(&format!("/criteria/{BOARD}"), "Send")).await;
    assert_eq!(empty.is(422).errors().len(), 1);
    let box_of = |page: &crate::world::browser::Page, button: &str| {
        page.form_with(&format!("/criteria/{BOARD}"), button)
    };
    let words = "The expenses should be the same for everybody who is on the board.";
    let kept = manager.submit(box_of(&criterion, "Keep as a draft").fill("body", words)).await;
    kept.is(200).says("Your draft is kept.").says(words).says("Draft, not sent");
    manager.get("/en/home").await.says("A draft is not sent");
    officer.get(&format!("/en{}", stage.own(""))).await.does_not_say("Users sit on the board");
    let overview = manager.get(&place).await;
    let sent = manager.submit(overview.form("/send")).await;
    sent.is(200).says("Your organisation has sent 1 comment.");
    let chair = world.browser_of(&stage.chair).await;
    let theirs = chair.get(&place.replace("/en/", "/cy/")).await;
    theirs.is(200).says("Mae eich sefydliad wedi anfon 1 sylw.");
    let whole = chair.follow(&theirs, "Y fersiwn gyfan").await;
    let form = whole.form_with("/criteria/frame.whole", "Anfon");
    let said = "Mae’r safon yn glir ac yn hawdd ei dilyn i bawb.";
    chair.submit(form.fill("body", said)).await.is(200).says(said);

    // The officer reads, but answers only when comments can change no more.
    let stands = officer.get(&format!("/en{}", stage.own(""))).await;
    stands.is(200).says("2 comments").does_not_say("Close it now");
    let first = officer.follow(&stands, "The version as a whole").await;
    first.is(200).says(said).says("Comments may still change until then.");
    assert!(first.forms().iter().all(|form| !form.names().contains("kind")));
    assert_eq!(first.attributes("blockquote[lang]", "lang"), ["cy"]);

    stage.pass_to("2026-07-14");
    let manager = world.browser_of(&stage.manager).await;
    let late = [("body", "One thing more to say."), ("send", "yes")];
    let late = manager.post_with_token(&format!("{place}/criteria/{BOARD}"), &late).await;
    late.is(422).says("The consultation closed on 13 July 2026.");

    let officer = world.browser_of(&stage.officer).await;
    officer.get("/en/home").await.says("2 comments to answer");
    stage.reviewed().await;
    let propose = officer.get(&format!("/en/standards/versions/{}/propose", stage.version)).await;
    propose.is(200).says("2 comments of the consultation have no answer.").does_not_say("no consultation");
    let form = propose.form("/propose").date("effective_from", world.today());
    officer.submit(form.clone()).await.is(422).says("2 comments of the consultation have no answer.");
    let stands = officer.get(&format!("/en{}", stage.own(""))).await;
    let first = officer.follow(&stands, "Answer the first one").await;
    let empty = officer.submit(first.form("Save the answer")).await;
    assert_eq!(empty.is(422).errors().len(), 2, "{:?}", empty.errors());
    let answer = first
        .form("Save the answer")
        .choose("kind", "accepted")
        .fill("reason", "Diolch yn fawr i bawb am y sylw.");
    let second = officer.submit(answer).await;
    second.is(200).says("The answer is saved.").says("Comment 2 of 2").says(words);
    let answer =
        second.form("Save the answer").choose("kind", "rejected").fill("reason", "The text says so already.");
    officer.submit(answer).await.is(200).says("Every comment has an answer.");

    // Until the proposal nobody else sees any of it.
    let public = world.browser().await;
    public.get(&format!("/en{}", stage.result())).await.is(404);
    let done = officer.submit(form).await;
    done.is(200).says("The version is proposed.");
    for (lang, expected) in [("en", "Accepted"), ("cy", "Derbyniwyd")] {
        let page = public.get(&format!("/{lang}{}", stage.result())).await;
        page.is(200).says(words).says(said).says(expected).says("The text says so already.");
        page.does_not_say(&stage.manager.name)
            .does_not_say(&stage.chair.name)
            .does_not_say(&stage.officer.name);
        for paper in ["cy", "en", "both"] {
            let file = public.get(&format!("/{lang}{}/report-1-{paper}.pdf", stage.result())).await;
            file.is(200);
            assert!(file.bytes.starts_with(b"%PDF-1.7"), "{paper}");
        }
    }
    public.get(&format!("/en{}/report-2-cy.pdf", stage.result())).await.is(404);
    // Whoever holds a copy can have it checked.
    let database = &*world.app.database;
    let paper = report::paper(database, stage.version, 1, DocumentLanguage::Both).await.expect("a paper");
    let code = safon::documents::code::printed(&paper.code);
    let known = public.get(&format!("/en/verify/{code}")).await;
    known.is(200).says("This code belongs to a paper that Safon gave out: Report of a consultation.");
    known.does_not_say("genuine").says("Issue").does_not_say("For 1");
    let genuine = public.get(&format!("/en{}/report-1-both.pdf", stage.result())).await.bytes;
    let dropped = known.form("verify").attach("file", "copy.pdf", genuine.clone());
    public.submit(dropped).await.is(200).says("This document is genuine").says("Report of a consultation");
    let mut changed = genuine;
    if let Some(last) = changed.last_mut() {
        *last ^= 1;
    }
    let dropped = known.form("verify").attach("file", "copy.pdf", changed);
    let altered = format!("This file is not the paper that was given out with the code {code}: Report");
    public.submit(dropped).await.is(200).says(&altered);
    let told = world.letter("consultation-published", &stage.chair.email).await;
    assert_eq!(world.link_in(&told), format!("/cy{}", stage.result()));
    chair_reads_the_end(&stage, &place).await;
}

async fn chair_reads_the_end(stage: &Stage, place: &str) {
    let chair = stage.world.browser_of(&stage.chair).await;
    let end = chair.get(&place.replace("/en/", "/cy/")).await;
    end.is(200).says("Mae’r sylwadau a’r atebion wedi’u cyhoeddi");
    chair.follow(&end, "Beth a ddywedwyd yn yr ymgynghoriad, a beth a ddaeth ohono").await.is(200);
    chair.get("/cy/consultations").await.is(200).says("Mae’r sylwadau a’r atebion wedi’u cyhoeddi");
}

#[tokio::test]
async fn nobody_sees_what_another_organisation_writes_before_it_is_published() {
    let stage = Stage::opened().await;
    let world = &stage.world;
    let comment =
        stage.say(&stage.manager, Some(VOTE), "A word for the officer alone, and for the co-op.").await;
    let theirs = stage.consultee(&stage.manager).await;
    let uninvited = world.person(Role::Manager, "COOP-0003").await;
    let member = world.person(Role::BoardMember, "COOP-0001").await;
    for person in [&stage.other, &stage.regulator, &uninvited, &member, &stage.officer] {
        let browser = world.browser_of(person).await;
        for path in [
            format!("/en/consultations/{theirs}"),
            format!("/en/consultations/{theirs}/criteria/{VOTE}"),
            format!("/en/consultations/{theirs}/comments/{comment}"),
        ] {
            browser.get(&path).await.is(404);
        }
        let path = format!("/en/consultations/{theirs}/criteria/{VOTE}");
        browser.post_with_token(&path, &[("body", "A forged comment."), ("send", "yes")]).await.is(404);
        let path = format!("/en/consultations/{theirs}/comments/{comment}");
        browser.post_with_token(&path, &[("revision", "1"), ("send", "away")]).await.is(404);
    }
    // A comment of another organisation is not reached through one's own consultation.
    let other = world.browser_of(&stage.other).await;
    let own = stage.consultee(&stage.other).await;
    other.get(&format!("/en/consultations/{own}")).await.is(200).does_not_say("1 comment");
    other.get(&format!("/en/consultations/{own}/comments/{comment}")).await.is(404);
    other.get(&format!("/en{}", stage.own(""))).await.is(404);
    other.get(&format!("/en{}", stage.own(&format!("/comments/{comment}")))).await.is(404);
    let browser = world.browser_of(&uninvited).await;
    browser.get("/en/consultations").await.is(200).says("has not been asked");
    // A draft is its organisation's own: to the officer it is not there.
    let draft =
        stage.write(&stage.other, Some(VOTE), "Not finished yet.", Sending::Keep).await.expect("kept");
    let officer = world.browser_of(&stage.officer).await;
    officer.get(&format!("/en{}", stage.own(&format!("/comments/{draft}")))).await.is(404);
    stage.pass_to("2026-07-14");
    assert!(matches!(stage.decide(draft, DispositionKind::Accepted).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn after_the_closing_day_no_comment_is_given_changed_or_taken_away() {
    let stage = Stage::opened().await;
    let world = &stage.world;
    let comment = stage.say(&stage.manager, None, "The whole of it is well made.").await;
    let id = stage.consultee(&stage.manager).await;
    stage.pass_to(CLOSES);
    stage.say(&stage.manager, Some(VOTE), "On the last day a comment is still taken.").await;
    assert_eq!(
        refused(stage.decide(comment, DispositionKind::Accepted).await.expect_err("it is open")).key,
        "consultation-refused-open"
    );
    world.pass(TimeDelta::days(1));
    let late = stage.write(&stage.manager, None, "Too late by one day.", Sending::Send).await;
    assert_eq!(refused(late.expect_err("it is over")).key, "consultation-refused-over");
    let actor = world.actor(&stage.manager).await;
    let away = consultation::take_away(&world.app, &actor, id, comment, world.now()).await;
    assert_eq!(refused(away.expect_err("it is over")).key, "consultation-refused-over");
    stage.decide(comment, DispositionKind::Partly).await.expect("now it is answered");
}

#[tokio::test]
async fn a_comment_is_changed_taken_away_and_never_overwritten_by_a_colleague() {
    let stage = Stage::opened().await;
    let world = &stage.world;
    let comment = stage.say(&stage.manager, Some(BOARD), "The first words of it.").await;
    let id = stage.consultee(&stage.manager).await;
    let (manager, chair) = (world.browser_of(&stage.manager).await, world.browser_of(&stage.chair).await);
    let place = format!("/en/consultations/{id}/comments/{comment}");
    let (one, two) = (manager.get(&place).await, chair.get(&place).await);
    manager.submit(one.form("Save the change").fill("body", "What the manager says.")).await.is(200);
    let late = chair.submit(two.form("Save the change").fill("body", "What the chair says.")).await;
    late.is(422).says("What the manager says.").says("What the chair says.").says("meanwhile");
    let again = late.form("Save the change");
    assert_eq!(again.value("body"), Some("What the chair says."));
    let put = chair.submit(again).await;
    put.is(200).says("What the chair says.").does_not_say("What the manager says.");
    let away = chair.get(&place).await;
    chair.submit(away.form("Take it away")).await.is(200).says("The comment is taken away.");
    chair.get(&place).await.is(404);
}

#[tokio::test]
async fn one_person_has_so_many_comments_in_a_consultation_and_is_told_so_in_a_sentence() {
    let stage = Stage::opened().await;
    for number in 0..consultation::rules::MOST_COMMENTS {
        stage.write(&stage.manager, None, &format!("Comment {number}."), Sending::Keep).await.expect("kept");
    }
    let more = stage.write(&stage.manager, None, "One more.", Sending::Send).await;
    let Err(Error::Refused(message)) = more else { panic!("{more:?}") };
    let said = stage.world.app.words.say(Language::En, &message);
    assert!(said.starts_with("You have written 200 comments in this consultation"), "{said}");
    stage.say(&stage.chair, None, "The chair of the same co-op may.").await;
    // Whoever takes one away may write another.
    let (actor, id) = (stage.world.actor(&stage.manager).await, stage.consultee(&stage.manager).await);
    let rows = consultation::store::comments_of(&*stage.world.app.database, id).await.expect("comments");
    consultation::take_away(&stage.world.app, &actor, id, rows[0].id, stage.world.now()).await.expect("gone");
    stage.say(&stage.manager, None, "Another.").await;
}

#[tokio::test]
async fn it_is_opened_once_late_enough_and_to_somebody_and_closed_early_only_when_all_have_answered() {
    let stage = Stage::new().await;
    let nobody = stage.open(Vec::new(), day(CLOSES)).await;
    assert!(matches!(nobody, Err(Error::Problems(_))));
    let soon = stage.open(vec![stage.manager.organisation], day("2026-07-10")).await;
    assert!(matches!(soon, Err(Error::Problems(_))));
    let twice = vec![stage.manager.organisation, stage.manager.organisation, stage.other.organisation];
    stage.open(twice, day(CLOSES)).await.expect("it is opened");
    let again = stage.open(vec![stage.manager.organisation], day(CLOSES)).await;
    assert_eq!(refused(again.expect_err("once")).key, "consultation-refused-once");
    let world = &stage.world;
    let version = versions::version(&*world.app.database, stage.version).await.expect("the version");
    assert_eq!(version.status, VersionStatus::Consultation);
    stage.say(&stage.manager, None, "All is well with it.").await;
    let officer = world.actor(&stage.officer).await;
    let early = consultation::close(&world.app, &officer, stage.version, world.now()).await;
    assert_eq!(refused(early.expect_err("one is silent")).key, "consultation-refused-silent");
    stage.reviewed().await;
    assert_eq!(refused(stage.propose().await.expect_err("it is open")).key, "consultation-refused-open");
    stage.say(&stage.other, None, "And with us too.").await;
    let browser = world.browser_of(&stage.officer).await;
    let page = browser.get(&format!("/en{}", stage.own(""))).await;
    browser.submit(page.form("Close it now")).await.is(200).says("The consultation is closed.");
    let late = stage.write(&stage.other, None, "One more.", Sending::Send).await;
    assert_eq!(refused(late.expect_err("it is closed")).key, "consultation-refused-over");
    assert_eq!(refused(stage.propose().await.expect_err("no answers")).key, "consultation-refused-undecided");
}

#[tokio::test]
async fn an_invitation_comes_in_the_readers_languages_once_to_an_address_and_only_while_it_is_open() {
    let stage = Stage::new().await;
    let world = &stage.world;
    let tx = world.app.database.begin().await.expect("a transaction");
    let both = safon::access::choose_both_languages(&tx, stage.other.account, true, world.now()).await;
    assert!(both.expect("it is chosen"));
    tx.commit().await.expect("it is kept");
    let (address, actor) = ("rheolwyr@ty-wyn.invalid", world.actor(&stage.manager).await);
    let second = world.person(Role::Manager, "COOP-0001").await;
    let of = MailboxOf::Managers;
    let id = mailboxes::set(&world.app, &actor, stage.manager.organisation, of, address, world.now()).await;
    let id = id.expect("the address is recorded");
    for person in [&stage.manager, &second] {
        let used = mailboxes::use_it(&world.app, &world.actor(person).await, id, true, world.now()).await;
        used.expect("they use it");
    }
    let invited = vec![stage.manager.organisation, stage.other.organisation];
    stage.open(invited, day(CLOSES)).await.expect("it is opened");

    let other = world.letter("consultation-opened", &stage.other.email).await;
    assert_eq!(other.language, "cy, en", "nobody knows which of the two they read");
    let welsh = other.body_text.find("Annwyl").expect("Welsh");
    assert!(welsh < other.body_text.find("Dear").expect("English"), "Welsh first");
    let letters = world.letters().await;
    let there = letters.iter().filter(|letter| letter.recipient == address).collect::<Vec<_>>();
    assert_eq!(there.len(), 1, "two managers read one mailbox");
    assert!(there[0].body_text.contains("To the managers of Tŷ Ŵyn"), "{}", there[0].body_text);
    assert!(!there[0].body_text.contains("Dear"), "it is for nobody by name: {}", there[0].body_text);
    assert!(letters.iter().all(|letter| letter.recipient != second.email));

    let holds = async |letter: &entities::outbox::email::Model| {
        safon::jobs::holds(&world.app, letter, world.now()).await.expect("an answer")
    };
    assert!(holds(there[0]).await && holds(&other).await);
    stage.say(&stage.other, None, "We have said what we think.").await;
    assert!(holds(there[0]).await && !holds(&other).await, "who has answered is asked no more");
    stage.pass_to("2026-07-14");
    assert!(!holds(there[0]).await, "it is over");
}

#[tokio::test]
async fn those_who_said_nothing_are_reminded_once_from_five_working_days_before() {
    let stage = Stage::opened().await;
    let world = &stage.world;
    stage.say(&stage.manager, None, "We have said what we think.").await;
    stage.pass_to("2026-07-03");
    assert_eq!(letters::remind(&world.app, world.now()).await.expect("asked"), 0);
    stage.pass_to("2026-07-06");
    assert_eq!(letters::remind(&world.app, world.now()).await.expect("asked"), 2);
    assert_eq!(letters::remind(&world.app, world.now()).await.expect("asked"), 0, "once");
    world.letter("consultation-closes", &stage.regulator.email).await;
    let letter = world.letter("consultation-closes", &stage.other.email).await;
    let owed = async || {
        assert!(letter.still_owed.is_some(), "it is asked again at sending");
        safon::jobs::holds(&world.app, &letter, world.now()).await.expect("an answer")
    };
    assert!(owed().await);
    stage.say(&stage.other, None, "Here is what we think.").await;
    assert!(!owed().await, "who has answered is not reminded");
    world.pass(TimeDelta::days(2));
    assert_eq!(letters::remind(&world.app, world.now()).await.expect("asked"), 0);
}

#[tokio::test]
async fn the_report_is_issued_with_the_proposal_and_its_bytes_stay_when_the_text_is_proposed_anew() {
    let stage = Stage::opened().await;
    let world = &stage.world;
    let comment = stage.say(&stage.manager, Some(BOARD), "Please add the cost of travel to it.").await;
    // The draft is imported again with other words in one criterion.
    let reworded = SHIPPED.replace(" as every other board member", " and travel as every other board member");
    assert_ne!(reworded, SHIPPED);
    assert_eq!(import(world, &stage.officer, &reworded).await, stage.version);
    let database = &*world.app.database;
    let of = store::of_version(database, stage.version).await.expect("asked").expect("there");
    assert!(
        !of.text.contains("and travel as every"),
        "those who are asked read the text as it was sent round"
    );
    stage.pass_to("2026-07-14");
    stage.decide(comment, DispositionKind::Accepted).await.expect("answered");
    stage.reviewed().await;
    stage.propose().await.expect("proposed");
    let page = world.browser().await.get(&format!("/en{}", stage.result())).await;
    page.is(200).says("1 criterion changed").says("expenses and travel as every other board member");
    let welsh = world.browser().await.get(&format!("/cy{}", stage.result())).await;
    welsh.is(200).says("Dim ond y geiriau Saesneg a newidiodd.");
    let bytes = async |issue: u32| {
        let path = format!("/en{}/report-{issue}-both.pdf", stage.result());
        world.browser().await.get(&path).await.is(200).bytes.clone()
    };
    let first = bytes(1).await;
    assert_eq!(report::issue_due(&world.app, world.now()).await.expect("asked"), 0, "nothing is missing");

    // Taken back, the draft is nobody's to read; what was published stays.
    let officer = world.actor(&stage.officer).await;
    standards::take_back(&world.app, &officer, stage.version, "One word.", world.now()).await.expect("back");
    import(world, &stage.officer, SHIPPED).await;
    let page = world.browser().await.get(&format!("/en{}", stage.result())).await;
    page.is(200).says("expenses and travel as every other board member");
    let again = stage.decide(comment, DispositionKind::Rejected).await;
    assert_eq!(refused(again.expect_err("published")).key, "consultation-refused-published");
    stage.reviewed().await;
    stage.propose().await.expect("it was consulted on: no reason is asked for");
    assert_eq!(bytes(1).await, first);
    assert_ne!(bytes(2).await, first);
    let page = world.browser().await.get(&format!("/en{}", stage.result())).await;
    page.is(200).says("No criterion changed");
    let letters = world.letters().await;
    let told = letters.iter().filter(|letter| letter.kind == "consultation-published").count();
    assert_eq!(told, 4, "each of those who speak hears once");
}

#[tokio::test]
async fn the_report_of_a_consultation_waits_for_no_report_of_an_audit_that_cannot_be_made() {
    let stage = Stage::opened().await;
    let world = &stage.world;
    stage.pass_to("2026-07-14");
    stage.reviewed().await;
    stage.propose().await.expect("proposed");
    let database = &*world.app.database;
    let issued = document::Entity::find().filter(document::Column::Kind.eq(DocumentKind::ConsultationReport));
    let papers = issued.clone().count(database).await.expect("asked");
    assert_eq!(papers, 3);
    document::Entity::delete_many()
        .filter(document::Column::Kind.eq(DocumentKind::ConsultationReport))
        .exec(database)
        .await
        .expect("the proposal could not issue it");
    let stuck = world.audited("COOP-0001").await;
    world.unsigned(&stuck).await;
    let ran = safon::jobs::run(&world.app, "issue-reports", world.now()).await.expect("the job runs");
    assert!(matches!(&ran.outcome, Outcome::Failed(why) if why.contains(&stuck.audit_reference)), "{ran:?}");
    assert_eq!(issued.count(database).await.expect("asked"), papers);
}

#[tokio::test]
async fn the_database_holds_a_comment_to_who_was_asked_and_to_one_disposition() {
    let stage = Stage::opened().await;
    let comment = stage.say(&stage.manager, None, "All is well with it.").await;
    stage.pass_to("2026-07-14");
    stage.decide(comment, DispositionKind::Accepted).await.expect("answered");
    stage.decide(comment, DispositionKind::Partly).await.expect("an answer may be bettered");
    let database = &stage.world.app.database;
    for (wrong, why) in [
        ("delete from consultation_comment", "foreign key"),
        ("delete from consultee", "foreign key"),
        (
            "insert into disposition select '0197d0a0-0000-7000-8000-000000000000', comment_id, kind, reason, language, made_by, made_at from disposition",
            "unique",
        ),
        ("update disposition set reason = ''", "check"),
        ("update disposition set kind = 'perhaps'", "check"),
        ("update consultation_comment set body = ''", "check"),
        ("update consultation set closed_at = opened_at", "check"),
    ] {
        let error = database.execute_unprepared(wrong).await.expect_err(wrong).to_string().to_lowercase();
        assert!(error.contains(why), "{wrong}: {error}");
    }
}
