//! What would go out between two dates, to whom and why, if nothing changes until then.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use entities::access::{Language, Role};
use entities::ids::OrganisationId;
use scheduler::cadence::Step;
use scheduler::clock::{self, Timestamp};

use super::boards::{BOARD_DIGEST, MONTHLY};
use super::store::{self, Key};
use super::{Cadences, rules, wrong_way_round};
use crate::deadlines;
use crate::foundation::App;
use crate::foundation::error::Result;

/// One reminder that would go out.
#[derive(Clone, Debug)]
pub struct Preview {
    pub rule: String,
    /// What it is about, e.g. `COOP-0003/fire`; stable.
    pub subject: String,
    pub what_en: String,
    pub what_cy: String,
    pub step: String,
    pub due_on: NaiveDate,
    /// Address it goes to.
    pub recipient: String,
    /// By which role.
    pub recipient_role: Role,
    pub send_at: Timestamp,
    /// What the wall in Wales shows then.
    pub local_time: NaiveDateTime,
    pub language: Language,
}

/// Everything that would go out between two dates, by time and recipient. What was told already is left out, and the past
/// is past: nothing goes before the next tick. About some co-ops only, where some are given: it costs what they cost.
pub async fn preview(
    app: &App,
    from: NaiveDate,
    to: NaiveDate,
    only: Option<&[OrganisationId]>,
) -> Result<Vec<Preview>> {
    if from > to {
        return Err(wrong_way_round());
    }
    let now = app.now();
    let today = clock::today(now);
    let begin = from.max(next_tick(app, now));
    if begin > to {
        return Ok(Vec::new());
    }
    let days = begin..=to;
    let due = rules::span(&days);
    let deadlines = deadlines::gather(app, today, due.clone(), only).await?;
    let holders = store::holders(&*app.database, today, only).await?;
    let mut taken: HashSet<Key> = store::recorded(&*app.database, &due, only).await?;
    let names = store::organisations(&*app.database).await?;
    let mut cadences = Cadences::new(&app.calendar, begin);
    let mut found = Vec::new();
    for deadline in &deadlines {
        let Some((_, cadence)) = cadences.of(deadline) else { continue };
        // What was reached before and is not told yet is caught up at the first tick; the rest goes on its day.
        let first_tick = begin == next_tick(app, now);
        let caught_up = cadences.owed(deadline);
        let caught_up = caught_up
            .iter()
            .filter(|(notice, owed)| first_tick && !notice && owed.fell_due_on < begin)
            .map(|(_, owed)| (owed.step.clone(), begin));
        let planned = rules::planned(&cadence, &rules::due_date(deadline), days.clone(), &app.calendar)
            .into_iter()
            .filter(|planned| !rules::is_notice(deadline.rule, &cadence, &planned.step))
            .map(|planned| (planned.step, planned.on));
        // A step that falls on the first tick overtakes what would be caught up then.
        let steps: Vec<(Step, NaiveDate)> = caught_up.chain(planned).collect();
        let reference = names.get(&deadline.organisation).map_or("", |(reference, _, _)| reference.as_str());
        for (step, on) in &steps {
            let Some(to) = rules::addressee(step) else { continue };
            for (account, role) in holders.of(deadline, to) {
                let step = step.to_string();
                let key: Key = (
                    deadline.rule.name().to_owned(),
                    deadline.subject_id,
                    deadline.due_on,
                    step.clone(),
                    account,
                );
                let Some(reader) = holders.readers.get(&account).filter(|_| taken.insert(key)) else {
                    continue;
                };
                let (send_at, local_time) = nine_o_clock(*on);
                found.push(Preview {
                    rule: deadline.rule.name().to_owned(),
                    subject: format!("{reference}/{}", deadline.subject),
                    what_en: deadline.say(&app.words, Language::En),
                    what_cy: deadline.say(&app.words, Language::Cy),
                    step,
                    due_on: deadline.due_on,
                    recipient: reader.email.clone(),
                    recipient_role: role,
                    send_at,
                    local_time,
                    language: reader.language,
                });
            }
        }
    }
    found.extend(boards(app, &holders, &names, &mut taken, begin, to, today).await?);
    found.sort_by(|a, b| {
        (a.send_at, &a.recipient, a.due_on, &a.rule, &a.subject, &a.step).cmp(&(
            b.send_at,
            &b.recipient,
            b.due_on,
            &b.rule,
            &b.subject,
            &b.step,
        ))
    });
    Ok(found)
}

/// The day of the next tick that posts anything: today before nine, else the next working day.
fn next_tick(app: &App, now: Timestamp) -> NaiveDate {
    let local = clock::local(now);
    let today = local.date();
    if app.calendar.is_working_day(today) && local.time() <= NINE {
        today
    } else {
        app.calendar.next_working_day(today)
    }
}

const NINE: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

fn nine_o_clock(on: NaiveDate) -> (Timestamp, NaiveDateTime) {
    let local = on.and_time(NINE);
    (clock::instant_of(local), local)
}

async fn boards(
    app: &App,
    holders: &store::Holders,
    names: &super::Names,
    taken: &mut HashSet<Key>,
    begin: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<Preview>> {
    let licensed = deadlines::licensed(app, today).await?;
    let mut boards: Vec<_> =
        holders.boards().filter(|(organisation, _, _)| licensed.contains(organisation)).collect();
    boards.sort();
    let mut found = Vec::new();
    let firsts = begin.iter_days().take_while(|day| *day <= to).filter(|day| {
        app.calendar.is_working_day(*day) && rules::first_working_day(*day, &app.calendar) == *day
    });
    for first in firsts {
        for (organisation, account, role) in &boards {
            let subject = deadlines::unit(*organisation, BOARD_DIGEST);
            let key: Key = (BOARD_DIGEST.to_owned(), subject, first, MONTHLY.to_owned(), *account);
            let Some(reader) = holders.readers.get(account).filter(|_| taken.insert(key)) else { continue };
            let reference = names.get(organisation).map_or("", |(reference, _, _)| reference.as_str());
            found.push(board_preview(app, reference, *role, reader, first));
        }
    }
    Ok(found)
}

fn board_preview(
    app: &App,
    reference: &str,
    role: Role,
    reader: &store::Reader,
    first: NaiveDate,
) -> Preview {
    let (send_at, local_time) = nine_o_clock(first);
    Preview {
        rule: BOARD_DIGEST.to_owned(),
        subject: reference.to_owned(),
        what_en: app.words.word(Language::En, "reminders-board-digest"),
        what_cy: app.words.word(Language::Cy, "reminders-board-digest"),
        step: MONTHLY.to_owned(),
        due_on: first,
        recipient: reader.email.clone(),
        recipient_role: role,
        send_at,
        local_time,
        language: reader.language,
    }
}
