//! What becomes of a letter: its states and how they follow each other, when it is tried again, what a lease allows.

use chrono::TimeDelta;
use entities::ids::EmailId;
use entities::outbox::{EmailState, Urgency};
use scheduler::clock::Timestamp;
use scheduler::quiet;
use scheduler::working_days::Calendar;
use sha2::{Digest, Sha256};

use crate::foundation::error::{Error, Message, Result};
use crate::foundation::mailer::{Place, Security, is_inside, is_this_machine};

/// After so many tries, which take less than 18 hours, a letter is failed.
pub const TRIES: i32 = 11;
/// The pauses after so many tries come to an hour.
const AN_HOUR: i32 = 6;
/// The longest pause between two tries.
const LONGEST_PAUSE: i64 = 6 * 60;
/// A pause is longer or shorter by up to this share of it, so that letters that failed together do not come back together.
const JITTER_PERCENT: i64 = 20;

/// What happens to a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A process takes it in hand.
    Leased,
    /// The relay has it.
    Taken,
    /// The relay will not have it now, or is away.
    NotNow,
    /// The relay will never have it.
    Never,
    /// It went out whole and the last answer was lost.
    AnswerLost,
    /// What it was posted for does not hold any more.
    NotOwed,
    /// Nobody could say whether what it was posted for still holds.
    CannotTell,
    /// Whoever has it in hand gives it back as it was: nobody tried to send it.
    GivenBack,
    /// Whoever had it in hand has died.
    Left,
}

/// The state that follows; nothing, where that cannot happen. `attempts` counts this lease too.
pub fn next(state: EmailState, attempts: i32, happening: Happening) -> Option<EmailState> {
    match state {
        EmailState::Queued | EmailState::Deferred => match happening {
            Happening::Leased => Some(EmailState::Leased),
            Happening::Taken
            | Happening::NotNow
            | Happening::Never
            | Happening::AnswerLost
            | Happening::NotOwed
            | Happening::CannotTell
            | Happening::GivenBack
            | Happening::Left => None,
        },
        EmailState::Leased => Some(match happening {
            // The lease before has run out.
            Happening::Leased => EmailState::Leased,
            Happening::Taken => EmailState::Sent,
            Happening::NotNow | Happening::CannotTell if attempts < TRIES => EmailState::Deferred,
            Happening::NotNow | Happening::CannotTell | Happening::Never => EmailState::Failed,
            Happening::AnswerLost => EmailState::Unknown,
            Happening::NotOwed => EmailState::Withdrawn,
            Happening::GivenBack if attempts <= 1 => EmailState::Queued,
            Happening::GivenBack | Happening::Left => EmailState::Deferred,
        }),
        EmailState::Sent | EmailState::Failed | EmailState::Unknown | EmailState::Withdrawn => None,
    }
}

/// How long to wait after a try that failed: 1, 2, 4 ... minutes, at most 6 hours, each longer or shorter by up to a fifth. The
/// same letter and try always wait the same.
pub fn pause(id: EmailId, attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts - 1).unwrap_or_default().min(9);
    let seconds = (1_i64 << doublings).min(LONGEST_PAUSE) * 60;
    let digest = Sha256::new().chain_update(id.0.as_bytes()).chain_update(attempts.to_be_bytes()).finalize();
    let chance = i64::from(u16::from_be_bytes([digest[0], digest[1]]));
    let span = seconds * JITTER_PERCENT / 100;
    TimeDelta::seconds(seconds - span + 2 * span * chance / i64::from(u16::MAX))
}

/// The state of a letter of which nobody can say whether it is owed, at this try, that would be asked about `again`. That is a
/// fault of ours, and no relay's: within a day from when it might have gone, it is shown as failed; but one that waited longer
/// while mail was paused has an hour of tries too.
pub fn when_nobody_can_tell(
    state: EmailState,
    attempts: i32,
    might_go: Timestamp,
    again: Timestamp,
) -> EmailState {
    match state {
        EmailState::Deferred if attempts > AN_HOUR && again > might_go + TimeDelta::hours(24) => {
            EmailState::Failed
        }
        state => state,
    }
}

/// When a letter of this urgency may go, `from` this instant on.
pub fn may_go_from(from: Timestamp, urgency: Urgency, calendar: &Calendar) -> Timestamp {
    let presses = match urgency {
        Urgency::Security => quiet::Urgency::Security,
        Urgency::SameDay => quiet::Urgency::SameDayEvent,
        Urgency::Event => quiet::Urgency::Event,
        Urgency::Digest => quiet::Urgency::Digest,
    };
    quiet::next_allowed(from, presses, calendar)
}

/// Has a lease enough left for a whole conversation? A process that slept over its lease sends nothing more: somebody else may
/// have the letter in hand.
pub fn lease_suffices(until: Timestamp, needed: TimeDelta, now: Timestamp) -> bool {
    now + needed <= until
}

/// The relay that somebody wished for on a page, unless it stands on this machine or inside its network and the file of settings
/// does not name it. (What a name stands for is looked up when it is spoken to.)
pub fn allowed(wished: Place, named: bool) -> Result<Place> {
    let inside = match url::Host::parse(&wished.host) {
        Ok(url::Host::Ipv4(address)) => is_inside(address.into()),
        Ok(url::Host::Ipv6(address)) => is_inside(address.into()),
        Ok(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        Err(_) => wished.host.parse().is_ok_and(is_inside),
    };
    if inside && !named {
        return Err(Error::problem("host", Message::new("mail-host-inside")));
    }
    Ok(wished)
}

/// The relay that somebody wished for, with the password that they did not type again. A password is kept for the same user of
/// the same relay only, spoken to no less safely: another host or port never gets it. In the open it goes to nobody but this
/// machine.
pub fn with_password(mut wished: Place, used: Option<&Place>) -> Result<Place> {
    if wished.user.is_none() {
        wished.password = None;
        return Ok(wished);
    }
    if wished.password.is_none() {
        let same = used.filter(|used| {
            (&used.host, used.port, &used.user) == (&wished.host, wished.port, &wished.user)
                && used.security.strength() <= wished.security.strength()
        });
        wished.password = same.and_then(|used| used.password.clone());
    }
    if wished.password.is_none() {
        return Err(Error::problem("password", Message::new("mail-password-missing")));
    }
    if wished.security == Security::None && !is_this_machine(&wished.host) {
        return Err(Error::problem("security", Message::new("mail-password-open")));
    }
    Ok(wished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tries_of_a_letter_are_over_within_a_day_and_never_come_together() {
        let at = Timestamp::default();
        let ids: Vec<EmailId> = (0..200).map(|n| EmailId::new(at + TimeDelta::milliseconds(n))).collect();
        for id in &ids {
            let all: TimeDelta = (1..TRIES).map(|attempt| pause(*id, attempt)).sum();
            assert!(all < TimeDelta::hours(18), "{all}");
            for attempt in 1..TRIES {
                let plain = (1_i64 << (attempt - 1)).min(360) * 60;
                let seconds = pause(*id, attempt).num_seconds();
                assert!((plain * 80 / 100..=plain * 120 / 100).contains(&seconds), "{attempt}: {seconds}");
                assert_eq!(pause(*id, attempt), pause(*id, attempt));
            }
        }
        let different: std::collections::BTreeSet<i64> =
            ids.iter().map(|id| pause(*id, 9).num_seconds()).collect();
        assert!(different.len() > 100);
    }

    #[test]
    fn a_password_is_kept_for_the_same_user_of_the_same_relay_and_for_nobody_else() {
        let place = |host: &str, user: &str, password: Option<&str>| Place {
            host: host.into(),
            port: 587,
            security: Security::Starttls,
            user: Some(user.into()).filter(|user: &String| !user.is_empty()),
            password: password.map(str::to_owned),
        };
        let used = place("one.invalid", "safon", Some("secret"));
        let kept = |wished| with_password(wished, Some(&used)).map(|place| place.password);
        assert_eq!(kept(place("one.invalid", "safon", None)).ok().flatten().as_deref(), Some("secret"));
        assert_eq!(kept(place("one.invalid", "safon", Some("new"))).ok().flatten().as_deref(), Some("new"));
        assert_eq!(kept(place("one.invalid", "", None)).ok(), Some(None));
        assert!(kept(place("two.invalid", "safon", None)).is_err());
        assert!(kept(place("one.invalid", "other", None)).is_err());
        // Neither another port nor a way that is less safe: whoever listens there would get it.
        let elsewhere = Place { port: 588, ..place("one.invalid", "safon", None) };
        assert!(kept(elsewhere).is_err());
        let with = |security| Place { security, ..place("one.invalid", "safon", None) };
        assert!(kept(with(Security::None)).is_err());
        assert!(kept(with(Security::Implicit)).is_ok());
        let safest = Place { security: Security::Implicit, ..used.clone() };
        assert!(with_password(with(Security::Starttls), Some(&safest)).is_err());
        let open = |host| Place { security: Security::None, ..place(host, "safon", Some("new")) };
        assert!(kept(open("one.invalid")).is_err());
        assert!(kept(open("127.0.0.1")).is_ok());
    }

    #[test]
    fn a_relay_inside_the_network_is_for_the_settings_to_name() {
        let place = |host: &str| Place {
            host: host.into(),
            port: 25,
            security: Security::Starttls,
            user: None,
            password: None,
        };
        for host in ["localhost", "a.localhost", "localhost.", "127.0.0.1", "127.1", "0x7f000001", "10.0.0.8"]
        {
            assert!(allowed(place(host), false).is_err(), "{host}");
            assert!(allowed(place(host), true).is_ok(), "{host}");
        }
        for host in ["169.254.169.254", "192.168.1.1", "::1", "[::1]", "fd00::25", "::ffff:10.0.0.8"] {
            assert!(allowed(place(host), false).is_err(), "{host}");
        }
        for host in ["relay.example", "192.0.2.25", "2001:db8::25"] {
            assert!(allowed(place(host), false).is_ok(), "{host}");
        }
    }

    #[test]
    fn what_is_settled_stays_settled_and_only_a_leased_letter_is_settled() {
        use Happening::{AnswerLost, CannotTell, GivenBack, Leased, Left, Never, NotNow, NotOwed, Taken};
        let settled = [EmailState::Sent, EmailState::Failed, EmailState::Unknown, EmailState::Withdrawn];
        for happening in [Leased, Taken, NotNow, Never, AnswerLost, NotOwed, CannotTell, GivenBack, Left] {
            for state in settled {
                assert_eq!(next(state, 1, happening), None);
            }
            for state in [EmailState::Queued, EmailState::Deferred] {
                assert_eq!(next(state, 1, happening).is_some(), happening == Leased);
            }
            assert!(next(EmailState::Leased, 1, happening).is_some());
        }
        assert_eq!(next(EmailState::Leased, TRIES - 1, NotNow), Some(EmailState::Deferred));
        assert_eq!(next(EmailState::Leased, TRIES, NotNow), Some(EmailState::Failed));
        assert_eq!(next(EmailState::Leased, 1, GivenBack), Some(EmailState::Queued));
        assert_eq!(next(EmailState::Leased, 2, GivenBack), Some(EmailState::Deferred));
    }
}
