//! What Safon itself notes of a letter where no relay said anything: the words that are kept, and the sentences that people read
//! for them in their own language. The words are in the database and do not change.

use crate::foundation::error::Message;

/// What is noted where there is no relay and so no reply of one.
pub(super) const KEPT_HERE: &str = "250 kept in the mailbox of the demonstration";
/// What is noted of letters that the past of a demonstration posted.
pub const SENT_IN_THE_PAST: &str = "250 in the past of the demonstration";
pub(super) const OUTSIDE_ASCII: &str = "the relay takes no address outside ASCII";
pub(super) const NOT_TEXT: &str = "the letter is not text";
pub(super) const INSIDE: &str =
    "the name stands for this machine or its own network; the settings do not name it";
/// What follows is what is wrong with the address.
pub(super) const ADDRESS: &str = "address: ";
const LATE: (&str, &str) = ("the relay did not answer within ", " seconds");

/// A relay that was silent for so long.
pub(super) fn late(seconds: u64) -> String {
    format!("{}{seconds}{}", LATE.0, LATE.1)
}

/// The sentence for what Safon noted itself. What a relay says is shown as it came.
pub fn said(reply: &str) -> Option<Message> {
    let key = match reply {
        KEPT_HERE => "email-reply-kept",
        SENT_IN_THE_PAST => "email-reply-past",
        OUTSIDE_ASCII => "email-reply-outside-ascii",
        NOT_TEXT => "email-reply-not-text",
        INSIDE => "email-reply-inside",
        reply if reply.starts_with(ADDRESS) => "email-reply-address",
        reply => {
            let seconds = reply.strip_prefix(LATE.0)?.strip_suffix(LATE.1)?;
            return Some(Message::new("email-reply-late").with("n", seconds.parse::<u64>().ok()?));
        }
    };
    Some(Message::new(key))
}
