# Mail: what waits, the pause, the relay.

email-state-queued = Queued
email-state-deferred = Deferred: tried, and will be tried again
demo-state-queued = Waiting
demo-state-deferred = Will be tried again

mail-waits = { $n ->
    [0] Nothing waits.
    [one] One email waits.
   *[other] { $n } emails wait.
}
mail-waits-caption = What waits, by kind
mail-waits-kind = Kind
mail-waits-letters = Emails
mail-waits-oldest = The oldest posted
mail-waits-next = The next goes

mail-paused = All mail is paused since { $since }.
mail-paused-by = All mail is paused by { $name } since { $since }.
mail-paused-reason = Reason: { $reason }
mail-paused-restore = A backup was restored. Look through what waits before you let it go.
mail-paused-because = All mail is paused since { $date }: { $reason }
mail-pause-title = Pause all mail
mail-pause-reason = Why?
mail-pause-hint = Other administrators see this. Emails that are posted meanwhile join those that wait.
mail-pause-button = Pause all mail

mail-relay-title = The mail relay
mail-relay-link = The mail relay, and a test email
mail-relay-now = In use now
mail-relay-none = None: emails are kept here
mail-relay-from = Set
mail-relay-from-page = On this page
mail-relay-from-settings = In the settings of the installation
mail-relay-change = Use another relay
mail-host = Name of the relay
mail-host-hint = For example relay.example
mail-port = Port
mail-port-hint = 587 with STARTTLS, 465 with TLS, 25 in the open
mail-security = How the way to it is kept from others
mail-security-starttls = STARTTLS. Without it no email goes
mail-security-implicit = TLS from the start
mail-security-none = In the open: only for a relay on this machine or in a trusted network
mail-user = User name
mail-user-hint = Leave it empty if the relay asks for none.
mail-password = Password
mail-password-hint = It is never shown again, here or elsewhere.
mail-password-kept = One is set, and never shown. Leave the field empty to keep it for the same user of the same relay and port.
mail-from-name = Name of the sender
mail-reply-to = Where answers go
mail-relay-save = Use this relay
mail-relay-back = Go back to the settings of the installation
mail-test-title = Try it
mail-test-about = The email goes to you at once, even while mail is paused. What the relay said stands on the page that follows.
mail-test-button-send = Send a test email to me

mail-host-wrong = Write the name of the relay only, such as relay.example.
mail-address-wrong = Write an email address, such as help@safon.example.
mail-host-inside = This is an address inside the network or on this machine. The file of settings must name such a relay first (mail.relays).
mail-relay-waits = Another relay was chosen
mail-relay-waits-text = { $by } chose { $place }. The other administrators are written to over the present relay. The new one is used when one of them lets it, or a day after they were all told.
mail-relay-take-back = Take it back: keep the present relay
mail-relay-confirm = Use it at once
mail-relay-no-wish = No other relay waits any more.
mail-relay-own-wish = Another administrator must confirm what you chose.
mail-relay-mail-subject = Another mail relay was chosen for Safon
mail-relay-mail-text = { $by } chose { $place } as the relay over which all email of Safon is to go. It is used when another administrator lets it, or a day after all were told.
mail-relay-mail-back = { $by } went back to the mail relay of the settings. All email of Safon goes over it from now on.
mail-relay-mail-check = If you know of it, there is nothing to do. If not, open the page and take it back, and speak with the other administrators.
mail-relay-mail-button = Open the page of the relay
mail-relay-mail-why = We always tell every administrator when another relay is chosen.
mail-password-missing = Type the password of this user. A password is kept only for the same user of the same relay, on the same port, spoken to no less safely.
mail-password-open = A password may not go in the open to another machine. Choose STARTTLS or TLS.
mail-relay-demonstration = In a demonstration no email leaves the machine.
mail-tls-unknown = The address of the mail relay ends with something that Safon does not know. Write ?tls=required or ?tls=none, or leave it out: then STARTTLS is required, unless the relay is on this machine.

done-mail-relay = This relay is used from now on.
done-mail-relay-asked = It waits: the other administrators are written to over the present relay. This relay is used when one of them lets it, or a day after they were all told.
done-mail-relay-taken-back = It is taken back. The present relay stays.
done-mail-relay-settings = The relay of the settings is used again.
done-mail-test = The test email was posted. Its state and what the relay said stand below.

mail-test-subject = A test email from Safon
mail-test-text = You asked for this email on the page about the mail relay. It arrived, so emails reach you.
mail-test-button = See the mail page
mail-test-why = You get this email because you asked for it.

journal-event-relay-chosen = Another mail relay was chosen
journal-event-relay-asked = Another mail relay was asked for
journal-event-relay-taken-back = Another mail relay was taken back
journal-event-relay-choice-ended = The mail relay of the settings was chosen again

mail-kind-action-reviewed = An action was looked at
mail-kind-action-submitted = An action was submitted
mail-kind-appeal-decided = An appeal was decided
mail-kind-appeal-made = An appeal was made
mail-kind-audit-cancelled = A visit was called off
mail-kind-audit-changed = A visit has a new date
mail-kind-audit-notified = Notice of a visit
mail-kind-auditor-assigned = An auditor was named
mail-kind-board-digest = Digest for a board
mail-kind-comments-answered = Comments were answered
mail-kind-comments-given = Comments were given
mail-kind-consultation-closes = A consultation closes soon
mail-kind-consultation-opened = An invitation to a consultation
mail-kind-consultation-published = The answers to a consultation
mail-kind-digest = Digest of reminders
mail-kind-draft-ready = A draft report is ready
mail-kind-draft-sent-back = A draft was sent back
mail-kind-draft-to-check = A draft to check
mail-kind-evidence-answer = A question about evidence was answered
mail-kind-evidence-quarantined = A virus in a file
mail-kind-evidence-question = A question about evidence
mail-kind-evidence-requested = Evidence is asked for
mail-kind-evidence-reviewed = Evidence was reviewed
mail-kind-factor-reset = A second factor was taken off
mail-kind-account-watched = An account with special rights was changed
mail-kind-finding-critical = A critical finding
mail-kind-invitation = Invitation
mail-kind-licence-decided = Decision on a licence
mail-kind-mail-test = Test email
mail-kind-other = Another email
mail-kind-mailbox-changed = A shared mailbox was changed
mail-kind-own-record-offered = An own record is ready
mail-kind-password-changed = A password was changed
mail-kind-password-reset = A new password
mail-kind-relay-changes = Another relay was chosen
mail-kind-report-accepted = A report was accepted
mail-kind-report-final = A final report
mail-kind-report-published = A report was published
mail-kind-report-question = A question about a report
mail-kind-report-returned = A report was returned
mail-kind-report-withdrawn = A report was withdrawn
mail-kind-request-answered = A request was answered
mail-kind-request-sent-back = A request was sent back
mail-kind-role-to-confirm = A role to confirm
mail-kind-version-proposed = A signature is asked for
