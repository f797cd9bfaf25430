//! Calendar parts of letters (RFC 5545, RFC 5546): a date goes in, and a text that Outlook, Apple and Google take comes out.
//!
//! A library writes the values. The lines are folded here, since its own may be 76 octets long, and the time zone is
//! written out, since the library would stamp it with the time it reads from the machine.

use chrono::{NaiveDate, NaiveDateTime};
use icalendar::{
    Calendar, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike, EventStatus, Property,
};
use scheduler::clock::Timestamp;

use super::config::MailConfig;

/// When it is. Times are those on the wall in Wales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Day(NaiveDate),
    Time { from: NaiveDateTime, until: NaiveDateTime },
}

/// Does it stand?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Stands,
    Cancelled,
}

/// Does it take up the reader's time, or is it only to be known?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Time,
    Nothing,
}

/// One entry of a calendar.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The same for as long as it is the same thing, whatever becomes of it.
    pub uid: String,
    /// Goes up with each change.
    pub sequence: u32,
    pub when: When,
    pub summary: String,
    pub description: String,
    pub link: String,
    pub standing: Standing,
    pub takes: Takes,
}

const ZONE: &str = "Europe/London";

/// Since 1996 the rule has been the same; the dates before only say from when it is counted.
const TIMEZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n\
    BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\n\
    DTSTART:19960331T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\n\
    DTSTART:19961027T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// An entry as the part of a letter: told (PUBLISH), or taken back (CANCEL). Nobody is asked to accept it, so nobody is
/// named as invited; who tells it is (RFC 5546 §3.2.1 wants the organiser).
pub fn part(mail: &MailConfig, entry: &Entry, now: Timestamp) -> String {
    let (method, status) = match entry.standing {
        Standing::Stands => ("PUBLISH", EventStatus::Confirmed),
        Standing::Cancelled => ("CANCEL", EventStatus::Cancelled),
    };
    let organiser = Property::new("ORGANIZER", format!("mailto:{}", mail.from_address))
        .add_parameter("CN", &plain(&mail.from_name).replace(['"', '\n'], " "))
        .done();
    let mut event = Event::new();
    event
        .uid(&entry.uid)
        .timestamp(now)
        .sequence(entry.sequence)
        .summary(&plain(&entry.summary))
        .description(&plain(&entry.description))
        .url(&entry.link)
        .status(status)
        .append_property(organiser)
        .add_property("TRANSP", if entry.takes == Takes::Time { "OPAQUE" } else { "TRANSPARENT" });
    match entry.when {
        When::Day(day) => {
            event.starts(DatePerhapsTime::Date(day));
            // The end of an all-day event is the day after it.
            event.ends(DatePerhapsTime::Date(day.succ_opt().unwrap_or(day)));
            event.add_property("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
        }
        When::Time { from, until } => {
            event.starts(on_the_wall(from));
            event.ends(on_the_wall(until));
        }
    }
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Safon//Safon//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", method));
    calendar.push(event.done());
    let text = calendar.to_string();
    match entry.when {
        When::Day(_) => folded(&text),
        // No value stands before the first event, so these words are no value.
        When::Time { .. } => folded(&text.replacen("BEGIN:VEVENT", &format!("{TIMEZONE}BEGIN:VEVENT"), 1)),
    }
}

/// The method of a part, which its Content-Type must repeat.
pub fn method(part: &str) -> &'static str {
    if part.lines().any(|line| line == "METHOD:CANCEL") { "CANCEL" } else { "PUBLISH" }
}

fn on_the_wall(date_time: NaiveDateTime) -> DatePerhapsTime {
    CalendarDateTime::WithTimezone { date_time, tzid: ZONE.to_owned() }.into()
}

/// A text without what could end its line early.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// Octets of a line, without its end (RFC 5545 §3.1).
const LINE: usize = 75;

/// Lines of at most 75 octets; no character is cut.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 30);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut room = LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                out.push_str("\r\n ");
                room = LINE - 1;
            }
            out.push(c);
            room -= c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}
