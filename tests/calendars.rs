//! Calendar parts as they go over the wire: read again by another library than the one that wrote them, and by octets.

use chrono::{Duration, NaiveDate};
use entities::audits::{AnswerKind, AssessmentResult, AuditState};
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;
use safon::audits::planning::{self, Halt};
use safon::audits::reply::{self, Point, Sending};
use safon::audits::{self, moderation};
use safon::findings::{self, Step};
use safon::foundation::calendar::{Entry, Standing, Takes, When, method, part};
use safon::foundation::config::MailConfig;
use scheduler::clock::instant_of;

use crate::audits::cast::{self, Cast};
use crate::world::relay::Relay;
use crate::world::{World, day};

/// A calendar part of a letter that a relay took.
struct Part {
    to: String,
    /// The method that its Content-Type names.
    method: String,
    text: String,
    lines: Vec<(String, String)>,
}

impl Part {
    /// The value of a property, its parameters left out, its escapes undone.
    fn value(&self, name: &str) -> String {
        let found = self.lines.iter().filter(|(known, _)| known == name);
        let values: Vec<String> = found.map(|(_, value)| value.clone()).collect();
        assert_eq!(values.len(), 1, "{name} stands once: {}", self.text);
        unescaped(&values[0])
    }
}

fn unescaped(value: &str) -> String {
    let (mut out, mut chars) = (String::new(), value.chars());
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => panic!("a lone backslash in {value:?}"),
            },
            (c, false) => out.push(c),
        }
    }
    out
}

/// The properties of the one event, as the other library reads them; and by octets what RFC 5545 asks of every line.
fn read(text: &str) -> Vec<(String, String)> {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text:?}");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        assert!(!line.is_empty(), "an empty line in {text:?}");
    }
    let calendars: Vec<_> = ical::IcalParser::new(text.as_bytes()).collect();
    let [Ok(calendar)] = &calendars[..] else { panic!("{calendars:?} in {text}") };
    let [event] = &calendar.events[..] else { panic!("one event in {text}") };
    let timed = event
        .properties
        .iter()
        .any(|one| one.name == "DTSTART" && one.params.iter().flatten().any(|(name, _)| name == "TZID"));
    assert_eq!(calendar.timezones.len(), usize::from(timed), "{text}");
    let of_calendar = calendar.properties.iter().filter(|one| one.name != "BEGIN" && one.name != "END");
    of_calendar
        .chain(&event.properties)
        .map(|one| (one.name.clone(), one.value.clone().unwrap_or_default()))
        .collect()
}

/// The calendar parts of what the relay took so far, in order.
fn parts(relay: &Relay) -> Vec<Part> {
    let mut found = Vec::new();
    for taken in relay.taken() {
        let message = MessageParser::default().parse(&taken.source).expect("a message");
        for piece in &message.parts {
            let Some(kind) = piece.content_type().filter(|kind| kind.subtype() == Some("calendar")) else {
                continue;
            };
            let text = piece.text_contents().expect("a text").to_owned();
            assert_eq!(kind.attribute("charset"), Some("utf-8"));
            let to = taken.to[0].clone();
            let method = kind.attribute("method").expect("a method").to_owned();
            let lines = read(&text);
            found.push(Part { to, method, text, lines });
        }
    }
    for part in &found {
        // RFC 6047 §2.4, RFC 5546 §3.2.1: what a part must hold, and what a told one must not.
        assert_eq!(part.method, part.value("METHOD"));
        assert_eq!(part.value("ORGANIZER"), "mailto:safon@safon.invalid");
        assert_eq!(part.value("PRODID"), "-//Safon//Safon//EN");
        assert!(!part.text.contains("ATTENDEE"), "nobody is asked to accept: {}", part.text);
        let status = if part.method == "CANCEL" { "CANCELLED" } else { "CONFIRMED" };
        assert_eq!(part.value("STATUS"), status);
    }
    found
}

async fn mailing() -> (World, Relay) {
    let relay = Relay::start().await;
    let url = relay.url();
    let world = World::with("2026-06-15T10:00:00", |config| config.mail.smtp = Some(url)).await;
    (world, relay)
}

fn to<'a>(parts: &'a [Part], who: &str) -> Vec<&'a Part> {
    parts.iter().filter(|part| part.to == format!("RCPT TO:<{who}>")).collect()
}

#[tokio::test]
async fn a_visit_keeps_its_uid_while_it_moves_and_is_called_off_with_a_higher_sequence() {
    let (world, relay) = mailing().await;
    let cast = Cast::new(&world).await;
    let reference = cast.planned(&world, "2026-07-13").await;
    cast.declared(&world, &reference).await;
    let officer = world.actor(&cast.officer).await;
    planning::notify(&world.app, &officer, &reference, world.now()).await.unwrap();
    world.deliver().await;
    planning::halt(&world.app, &officer, &reference, Halt::Postpone, "Llifogydd", world.now()).await.unwrap();
    world.deliver().await;
    world.pass(Duration::minutes(1));
    planning::set_visit(&world.app, &officer, &reference, day("2026-07-20"), world.now()).await.unwrap();
    world.deliver().await;

    let all = parts(&relay);
    let told = to(&all, &cast.manager.email);
    let seen: Vec<_> = told.iter().map(|part| (part.method.as_str(), part.value("DTSTART"))).collect();
    assert_eq!(
        seen,
        [
            ("PUBLISH", "20260713T090000".to_owned()),
            ("CANCEL", "20260713T090000".to_owned()),
            ("PUBLISH", "20260720T090000".to_owned())
        ]
    );
    assert!(told.iter().all(|part| part.value("UID") == told[0].value("UID")));
    let sequences: Vec<u32> = told.iter().map(|part| part.value("SEQUENCE").parse().unwrap()).collect();
    assert!(sequences.windows(2).all(|pair| pair[0] < pair[1]), "{sequences:?}");
    assert_eq!(told[0].value("DTEND"), "20260713T170000", "a visit takes the hours of a working day");
    for part in &told {
        // Those hours are of the clock on the wall, so the zone they are counted in comes with them.
        assert!(part.text.contains("DTSTART;TZID=Europe/London:"), "{}", part.text);
        let zone = part.text.find("BEGIN:VTIMEZONE").expect("the zone");
        assert!(zone < part.text.find("BEGIN:VEVENT").expect("the event"));
        assert!(part.value("DESCRIPTION").contains("hours of a working day"), "{}", part.text);
    }
    assert_eq!(told[0].value("DTSTAMP"), "20260615T090000Z", "our clock, in UTC");
    // The chair reads Welsh, the same event in other words.
    let chair = to(&all, &cast.chair.email);
    assert_eq!(chair[0].value("UID"), told[0].value("UID"));
    assert!(chair[0].value("SUMMARY").contains("Cwmni Cydweithredol Gofal Tŷ Ŵyn"), "{}", chair[0].text);
    assert!(chair[0].value("DESCRIPTION").contains(&format!("/cy/audits/{reference}")));
}

#[tokio::test]
async fn each_window_that_opens_for_the_co_op_stands_in_its_calendar_by_its_last_day() {
    let (world, relay) = mailing().await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.all_met(&world, &reference).await;
    let fail = AssessmentResult::NotMet;
    cast.fail(&world, &reference, cast::CRITICAL, fail).await;
    cast.raise(&world, &reference, cast::CRITICAL).await;
    let lead = world.actor(&cast.lead).await;
    audits::fieldwork::end(&world.app, &lead, &reference, world.now()).await.unwrap();
    moderation::submit(&world.app, &lead, &reference, world.now()).await.unwrap();
    let moderator = world.actor(&cast.moderator).await;
    moderation::release(&world.app, &moderator, &reference, world.now()).await.unwrap();
    let going = async || {
        world.deliver().await;
        audits::advance_due(&world.app, world.now()).await.unwrap();
    };
    going().await;
    let manager = world.actor(&cast.manager).await;
    let point = Point { criterion: Some(cast::CRITICAL.into()), body: "Nac oedd.".into() };
    reply::comment(&world.app, &manager, &reference, &[point], Sending::Send, world.now()).await.unwrap();
    reply::answer(&world.app, &moderator, &reference, 1, AnswerKind::Rejected, "Oedd.", world.now())
        .await
        .unwrap();
    reply::send_answers(&world.app, &moderator, &reference, world.now()).await.unwrap();
    going().await;
    let audit = cast.audit(&world, &reference).await;
    let (pack, _) = audits::text(&*world.app.database, &audit).await.unwrap();
    let windows = audits::windows::timetable(&audit, None, &pack, &world.app.calendar);
    for _ in 0..8 {
        world.pass(Duration::days(1));
        going().await;
    }
    cast.stands(&world, &reference, AuditState::Final).await;
    let action = findings::store::of_audit(&*world.app.database, audit.id).await.unwrap()[0].action.clone();
    let action = action.expect("an action");

    let all = parts(&relay);
    let told = to(&all, &cast.manager.email);
    let due = |end: &str| {
        let found: Vec<_> = told.iter().filter(|part| part.value("UID") == format!("{end}@safon")).collect();
        assert!(!found.is_empty(), "a part with {end}");
        found.last().unwrap().value("DTSTART")
    };
    let compact = |date: NaiveDate| date.format("%Y%m%d").to_string();
    let last = |what| windows.iter().find(|one| one.what == what).expect("the window is counted").on;
    use audits::windows::What;
    assert_eq!(due(&format!("{}-comments", audit.id)), compact(last(What::Comments)));
    assert_eq!(due(&format!("{}-appeal", audit.id)), compact(last(What::Appeal)));
    assert_eq!(due(&format!("{}-contain", action.id)), compact(action.contain_due_on.unwrap()));
    assert_eq!(due(&format!("{}-plans", audit.id)), compact(action.plan_due_on.unwrap()));
    // The regulator hears that the report is final, and has nothing to do by then.
    let regulator = to(&all, &cast.regulator.email);
    assert!(regulator.iter().all(|part| !part.value("UID").contains("-plans")));
}

#[tokio::test]
async fn an_action_is_in_the_calendar_from_agreement_on_moves_and_goes_when_it_is_verified() {
    let (world, relay) = mailing().await;
    let cast = Cast::new(&world).await;
    let reference = cast.in_fieldwork(&world).await;
    cast.all_met(&world, &reference).await;
    cast.fail(&world, &reference, cast::MAJOR, AssessmentResult::NotMet).await;
    cast.raise(&world, &reference, cast::MAJOR).await;
    let (lead, manager) = (world.actor(&cast.lead).await, world.actor(&cast.manager).await);
    let moderator = world.actor(&cast.moderator).await;
    audits::fieldwork::end(&world.app, &lead, &reference, world.now()).await.unwrap();
    moderation::submit(&world.app, &lead, &reference, world.now()).await.unwrap();
    moderation::release(&world.app, &moderator, &reference, world.now()).await.unwrap();
    for _ in 0..40 {
        world.deliver().await;
        audits::advance_due(&world.app, world.now()).await.unwrap();
        world.pass(Duration::days(1));
    }
    let audit = cast.audit(&world, &reference).await;
    let database = &*world.app.database;
    let id = findings::store::of_audit(database, audit.id).await.unwrap()[0].action.clone().unwrap().id;
    let plan = Step::SubmitPlan {
        cause: "Neb.".into(),
        plan: "Rhywun.".into(),
        owner_name: "A. Bevan-Ffug".into(),
        owner: Some(cast.manager.account),
    };
    let (before, _) = findings::store::action(database, id).await.unwrap();
    let later = before.due_on.expect("a date") + Duration::days(20);
    let extend = Step::Extend { to: later, words: "Iawn.".into() };
    for (actor, step) in [(&manager, plan), (&lead, Step::AgreePlan { words: "Da.".into() }), (&lead, extend)]
    {
        let (action, _) = findings::store::action(database, id).await.unwrap();
        findings::act(&world.app, actor, id, action.revision, &step, world.now()).await.unwrap();
    }
    let (action, _) = findings::store::action(database, id).await.unwrap();
    let proof = Step::SubmitProof { proof: "Dyma fe.".into(), item: None };
    findings::act(&world.app, &manager, id, action.revision, &proof, world.now()).await.unwrap();
    let (action, _) = findings::store::action(database, id).await.unwrap();
    findings::act(&world.app, &lead, id, action.revision, &Step::Verify { words: "Da.".into() }, world.now())
        .await
        .unwrap();
    while world.deliver().await.sent == 0 {
        world.pass(Duration::hours(12));
    }
    let all = parts(&relay);
    let told = to(&all, &cast.manager.email);
    let mut of_action: Vec<_> =
        told.iter().filter(|part| part.value("UID") == format!("{id}@safon")).collect();
    // They go side by side over several connections: what counts is their number, not which arrives first.
    of_action.sort_by_key(|part| part.value("SEQUENCE").parse::<u32>().expect("a number"));
    let seen: Vec<_> = of_action.iter().map(|part| part.method.as_str()).collect();
    assert_eq!(seen, ["PUBLISH", "PUBLISH", "CANCEL"]);
    assert_eq!(of_action[1].value("DTSTART"), later.format("%Y%m%d").to_string());
    let sequences: Vec<u32> = of_action.iter().map(|part| part.value("SEQUENCE").parse().unwrap()).collect();
    assert!(sequences.windows(2).all(|pair| pair[0] < pair[1]), "{sequences:?}");
}

fn entry(summary: &str, description: &str, when: When) -> Entry {
    Entry {
        uid: "0197d0a0-0000-7000-8000-000000000000@safon".into(),
        sequence: 3,
        when,
        summary: summary.into(),
        description: description.into(),
        link: "https://safon.example/cy/audits/AUD-2026-0001".into(),
        standing: Standing::Stands,
        takes: Takes::Time,
    }
}

fn at(text: &str) -> chrono::NaiveDateTime {
    text.parse().expect("a date and a time")
}

#[test]
fn a_time_of_day_comes_with_the_zone_it_is_counted_in() {
    let when = When::Time { from: at("2026-07-13T09:30:00"), until: at("2026-07-13T16:00:00") };
    let text =
        part(&MailConfig::default(), &entry("Ymweliad", "", when), instant_of(at("2026-06-15T10:00:00")));
    let lines = read(&text);
    assert!(text.contains("DTSTART;TZID=Europe/London:20260713T093000\r\n"), "{text}");
    assert!(text.find("BEGIN:VTIMEZONE").unwrap() < text.find("BEGIN:VEVENT").unwrap());
    assert!(text.contains("TZID:Europe/London\r\n"));
    // A zone has no stamp and no UID of its own: the library's would be of the machine's clock and of chance.
    assert_eq!(text.matches("DTSTAMP:").count(), 1);
    assert_eq!(text.matches("UID:").count(), 1);
    assert!(lines.iter().any(|(name, value)| name == "DTEND" && value == "20260713T160000"));
}

#[test]
fn the_method_of_the_part_is_read_from_what_it_is_and_from_no_word_in_it() {
    let now = instant_of(at("2026-06-15T10:00:00"));
    let day = When::Day(day("2026-07-13"));
    let told = part(&MailConfig::default(), &entry("x\r\nMETHOD:CANCEL\r\ny", "METHOD:CANCEL", day), now);
    assert_eq!(method(&told), "PUBLISH", "{told}");
    assert!(told.contains("DTEND;VALUE=DATE:20260714\r\n"), "the end of a day is the day after it: {told}");
    let cancelled = Entry { standing: Standing::Cancelled, ..entry("x", "y", day) };
    assert_eq!(method(&part(&MailConfig::default(), &cancelled, now)), "CANCEL");
}

proptest! {
    /// Whatever stands in a summary comes back as it was: Welsh letters are not cut, and commas, semicolons and new lines
    /// are escaped.
    #[test]
    fn no_line_is_over_75_octets_and_nothing_is_lost(
        summary in "[ŵŷâîôûWw ,;:\\\\\n\"a-z]{0,200}|\\PC{0,120}",
        description in "[ŴŶâ ,;\\\\\n👩‍⚖️]{0,300}",
    ) {
        let now = instant_of(at("2026-06-15T10:00:00"));
        let text = part(&MailConfig::default(), &entry(&summary, &description, When::Day(day("2026-07-13"))), now);
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {:?}", line.len(), line);
        }
        let unfolded = text.replace("\r\n ", "");
        let value = |name: &str| {
            let line = unfolded.split_terminator("\r\n").find_map(|line| line.strip_prefix(name));
            unescaped(line.expect("the property is there"))
        };
        let plain = |text: &str| text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect::<String>();
        prop_assert_eq!(value("SUMMARY:"), plain(&summary));
        prop_assert_eq!(value("DESCRIPTION:"), plain(&description));
    }
}

#[tokio::test]
async fn what_opens_no_window_has_no_calendar_part() {
    let (world, relay) = mailing().await;
    let cast = Cast::new(&world).await;
    let reference = cast.with_draft_received(&world).await;
    let manager = world.actor(&cast.manager).await;
    let point = Point { criterion: Some(cast::MAJOR.into()), body: "Nac oedd.".into() };
    reply::comment(&world.app, &manager, &reference, &[point], Sending::Send, world.now()).await.unwrap();
    world.deliver().await;
    let before = parts(&relay).len();
    let comments = world.letters().await.into_iter().filter(|letter| letter.kind == "comments-given");
    assert!(comments.clone().count() > 0);
    assert!(comments.clone().all(|letter| letter.calendar.is_none()));
    assert_eq!(parts(&relay).len(), before);
}
