# Mail that came back, addresses that letters do not go to, the ledger, proof of notice, and dates for calendars.

journal-event-address-suppressed = Letters stopped going to an address
journal-event-mail-returned = Word came back about an email
journal-event-returned-mail-refused = Somebody gave a wrong token for mail that came back
journal-event-suppression-lifted = An address was said to be right again
nav-notices = Notices
nav-addresses = Addresses

operations-check-returned = Mail that came back
operations-returned = { $sent ->
    [0] No email was sent in the last week.
   *[other] Of { $sent } emails sent in the last week, { $n } came back.
}
email-reply-suppressed = Not sent: nothing has gone to this address since { $date }, when an email came back
email-reply-suppressed-digests = Not sent: no digests have gone to this address since { $date }, when its reader called one unwanted

returned-later = Later returned:
returned-ignored = An automatic answer. There is nothing to note.
returned-noted = Noted.
returned-noted-suppressed = Noted. Letters do not go to that address any more.
returned-known = That was known already.
returned-refused-large = The message is larger than one megabyte. Nothing was noted.
returned-refused-broken = The message broke off. Nothing was noted.
returned-refused-no-mail = That is no email. Nothing was noted.
returned-refused-no-report = That is no report of a mail server. Nothing was noted.
returned-refused-no-letter = The report does not say which email it is about. Nothing was noted.
returned-refused-nobody = The report does not say whom the email was to. Nothing was noted.
returned-refused-stranger = The report is about no email that was sent from here. Nothing was noted.
returned-refused-own-wish = This person called our digests unwanted. Only an administrator can have them sent again; other emails still go there.

returned-plain-delivered = The email arrived.
returned-plain-delay = The email has not arrived yet; their mail server could not take it for now.
returned-plain-complaint = The reader called our digest unwanted.
returned-plain-no-domain = There is no mail server of that name. The part after the @ is probably misspelt.
returned-plain-takes-none = That domain takes no email.
returned-plain-no-mailbox = There is no mailbox of that name.
returned-plain-full = The mailbox is full.
returned-plain-closed = The mailbox is closed or takes no email.
returned-plain-unreachable = Their mail server could not be reached.
returned-plain-rules = Their mail server’s rules do not let our email in.
returned-plain-refused = Their mail server refused the email for good.

returned-title = Addresses that letters do not go to
returned-lead = An email came back from each of these addresses, or its reader called one unwanted. After a complaint only digests stop.
returned-none = Letters go to every address
returned-what = What happened
returned-since = Since
returned-right = The address is right again
returned-reason = How you know
done-address-right = Letters go to that address again.
returned-own-bounce = Our emails have not reached you since { $date }: one came back from your address. Ask an administrator to change the address, or to say that it is right again.
returned-own-complaint = You have had no digests since { $date }, because one was called unwanted. Other emails still come. If that was a mistake, ask an administrator.

addresses-title = People whom our emails do not reach
addresses-lead = An email to these people came back. When you know that an address is right, say so, and emails go there again. If it is wrong, ask an administrator to change it.
addresses-none = Our emails reach everybody here, as far as we know

ledger-title = Ledger of emails
ledger-lead = Every email that was posted, with the mail server’s own answer.
ledger-all = All
ledger-look = Show
ledger-came-back = Came back
ledger-about = About
ledger-none = There are no such emails
ledger-found = { $n ->
    [one] One email
   *[other] { $n } emails
}
ledger-as-csv = All of these as a table
ledger-as-json = All of these as data

proof-title = Proof of notice
proof-lead = What was sent, to whom, why, and what mail servers said of it. Entries of the journal bear witness.
proof-kind = What sort of email
proof-roles = Role of the reader
proof-letter = Number of the letter
proof-message-id = Message-ID
proof-digest = SHA-256 of the text
proof-words = The mail server’s own words
proof-reasons = Why it was sent
proof-reasons-none = Because of what happened that day; no rule of reminders asked for it.
proof-returned = What came back
proof-returned-none = Nothing came back.
proof-witnesses = The journal
proof-witnesses-lead = Each entry follows from the one before it. “safon verify” finds one that was changed.
proof-take = Take the proof away

notices-title = Notices given to the co-op
notices-lead = Emails about the co-op to people who held a role in it then. Emails that open an account are not among them.
notices-none = No notice was given yet

calendar-hours = The day is fixed; these are the hours of a working day, until you agree others with the team.
calendar-about = Safon has the details: { $link }
calendar-visit = { $kind }: { $coop }
calendar-comments = { $coop }: last day for comments on the draft of { $audit }
calendar-appeal = { $coop }: last day to appeal in { $audit }
calendar-plans = { $coop }: plans are due after { $audit }
calendar-contain = { $coop }: finding { $number } must be made safe
calendar-action = { $coop }: action on finding { $number } is due
email-reply-unreadable = Not sent yet: what it hangs on cannot be read. Please tell those who look after the service.
email-reply-unchecked = Not sent yet: nobody could tell whether it is still owed ({ $why })
email-reply-not-owed = Not sent: what it was about was over, or its reader was no longer who it was written to
email-reply-late = { $n ->
    [one] The mail relay did not answer within 1 second
   *[other] The mail relay did not answer within { $n } seconds
}
email-reply-outside-ascii = Not sent. The mail relay takes no address with letters such as ŵ
email-reply-not-text = Not sent: the letter is not text. Please tell those who look after the service.
email-reply-address = Not sent: this is not an email address
email-reply-inside = Not sent yet. The name of the relay stands for this machine or its own network, and the settings do not name it.
proof-file = proof-of-notice
proof-about = What it is about
proof-text = What the letter said
proof-shared = Nobody by name: a mailbox that several people read
proof-of-roles = Whose notice it was
