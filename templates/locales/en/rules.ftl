# The rules of reminders in plain sentences, why somebody got an email, choices, delegates and shared mailboxes.

rules-and = { $before } and { $last }
rules-and-vowel = { $before } and { $last }
rules-and-then = { $before }, and { $last }
rules-coops = { $n } co-ops

# Names of rules within a sentence.
rules-name-evidence = evidence to renew
rules-name-training = training that runs out
rules-name-induction = induction to finish
rules-name-check = checks on workers
rules-name-registration = registration of workers
rules-name-supervision = supervision
rules-name-action-contain = making a critical finding safe
rules-name-action-plan = the plan for an action
rules-name-action-close = proof of an action
rules-name-action-verify = verifying an action
rules-name-visit = the visit
rules-name-request = requests for evidence
rules-name-comments = comments on the draft report
rules-name-draft = the draft report
rules-name-answers = answers to comments
rules-name-annual-return = the annual return
rules-name-agm = the annual general meeting
rules-name-correction = somebody says their own record is wrong
rules-name-board-digest = the month’s digest of the board
reminder-rule-request = Request for evidence

rules-step-monthly = In the month
rules-step-on = on the day
rules-step-before = { $n ->
    [one] 1 day before
   *[other] { $n } days before
}
rules-step-day = day { $n } of the time for comments
rules-step-after = { $n ->
    [one] 1 day after
   *[other] { $n } days after
}
rules-step-repeat = again while it is late

# Why somebody got a line of a digest.
rules-why = Because { $because }. Rule: { $rule }, { $steps }.
rules-why-copy = A copy, because it is late and { $because }. Rule: { $rule }, { $steps }.
rules-because-manager = you are the manager of { $coop }
rules-because-board_chair = you chair the board of { $coop }
rules-because-board_member = you are on the board of { $coop }
rules-because-standards_officer = you are a standards officer; it is about { $coop }
rules-because-regulator = you are responsible for the area of { $coop }
rules-because-stand-in = { $coop } has no manager and you chair its board
rules-because-named = it was given to you at { $coop }
rules-because-delegate = { $by } has asked you to see to it at { $coop } until { $until }
rules-because-mailbox-managers = this is the shared mailbox of the managers of { $coop }
rules-because-mailbox-board = this is the shared mailbox of the board of { $coop }

rules-mail-why = At most one such email comes on a working day. You can stop what has no legal effect: on your account, under “Emails about what is due”.
rules-mail-why-shared = This goes to a shared mailbox, once for all who use it. Who uses it is said on the co-op’s team page.
rules-mail-to-managers = To the managers of { $coop }
rules-mail-to-board = To the board of { $coop }
rules-mail-rule = Rule: { $rule }.
rules-board-why = You are on the board. Rule: the month’s digest of the board, on the first working day of each month. You can stop it on your account, under “Emails about what is due”.
rules-board-why-shared = This is the shared mailbox of the board. Rule: the month’s digest of the board, on the first working day of each month.

# Names of notices, as they stand behind “Rule:”.
rules-notice-action-reviewed = an action was reviewed
rules-notice-action-submitted = proof of an action came in
rules-notice-appeal-decided = an appeal is decided
rules-notice-appeal-made = an appeal was made
rules-notice-audit-cancelled = a visit does not take place
rules-notice-audit-changed = a visit has a new date
rules-notice-audit-notified = notice of a visit
rules-notice-auditor-assigned = somebody is named for an audit
rules-notice-comments-answered = comments are answered
rules-notice-comments-given = comments on a draft came in
rules-notice-consultation-closes = a consultation closes soon
rules-notice-consultation-opened = your organisation is asked about a version
rules-notice-consultation-published = the answers to a consultation are published
rules-notice-draft-ready = a draft report is ready for comments
rules-notice-draft-sent-back = a draft was sent back
rules-notice-draft-to-check = a draft is to be checked
rules-notice-evidence-answer = a question about evidence is answered
rules-notice-evidence-quarantined = a file was set apart
rules-notice-evidence-question = a question about evidence
rules-notice-evidence-requested = evidence is asked for
rules-notice-evidence-reviewed = evidence was reviewed
rules-notice-factor-reset = a second factor was reset
rules-notice-account-watched = an account with special rights was closed, opened again or changed
rules-notice-finding-critical = a critical finding was raised
rules-notice-invitation = an invitation
rules-notice-licence-decided = a licence is decided
rules-notice-mailbox-changed = the shared mailbox that somebody uses was changed or removed
rules-notice-own-record-offered = a person’s own record is offered
rules-notice-password-changed = a password was changed
rules-notice-password-reset = a new password was asked for
rules-notice-report-accepted = a report was accepted
rules-notice-report-final = a report is final
rules-notice-report-published = a report is published
rules-notice-report-question = the board asks a question
rules-notice-report-returned = a report was returned
rules-notice-report-withdrawn = a report was withdrawn
rules-notice-mail-test = a test email
rules-notice-request-answered = a request for evidence is answered
rules-notice-request-sent-back = an answer was sent back
rules-notice-relay-changes = another mail relay was chosen
rules-notice-role-to-confirm = a role waits to be confirmed
rules-notice-version-proposed = a version is to be signed

# People within a sentence.
rules-role-manager = the manager
rules-role-board_chair = the chair of the board
rules-role-board_member = the members of the board
rules-role-named = whoever it was given to
rules-role-person = the person whose account it is
rules-role-regulator = the regulators of the area
rules-role-administrator = the administrators
rules-role-appeal_decider = those who decide appeals
rules-role-consultees = those who speak for an organisation that was asked
rules-role-signatories = the signatories of both parties
rules-role-team = the whole audit team
rules-role-auditors = the auditors on the visit
rules-role-named_auditor = whoever is named
rules-role-moderator = the moderator
rules-role-evidence_keepers = those at the co-op who see to evidence
rules-role-uploader = whoever sent the evidence
rules-role-asker = whoever asked

# A cadence in sentences.
rules-before-calendar = { $n ->
    [one] { $days } day before the day
   *[other] { $days } days before the day
}
rules-before-working = { $n ->
    [one] { $days } working day before the day
   *[other] { $days } working days before the day
}
rules-on-the-day = on the day
rules-after-calendar = { $n ->
    [one] { $days } day after
   *[other] { $days } days after
}
rules-after-working = { $n ->
    [one] { $days } working day after
   *[other] { $days } working days after
}
rules-window-days = on days { $days } of the time for comments, in working days
rules-monthly = on the first working day of the month at { $time }
rules-monthly-none = No digest goes to boards.
rules-repeat = { $days ->
    [7] { $when }; then every week, at most { $times } times
   *[other] { $when }; then every { $days } days, at most { $times } times
}
rules-visit-notice = The notice of the visit goes by itself and counts as the first of these.
rules-comments-notice = The letter that the draft is ready goes by itself and counts as day 1.
rules-copies = A copy goes { $copies }.
rules-copy-calendar = { $n ->
    [one] { $who } { $n } day after
   *[other] { $who } { $n } days after
}
rules-copy-working = { $n ->
    [one] { $who } { $n } working day after
   *[other] { $who } { $n } working days after
}
rules-copy-to-board-chair = to the chair of the board
rules-copy-to-board = to the whole board
rules-copy-to-franchisor = to the franchisor
rules-copy-to-regulator = to the regulators of the area
rules-to = To: { $who }.
rules-to-stand-in = { $to } Where there is none: { $who }.
rules-goes-digest = Goes with the daily digest at 09:00.
rules-goes-alone = Goes in an email of its own.
rules-choice-yes = People may stop it: “{ $group }”.
rules-choice-no = It cannot be stopped: the time runs whether one reads or not.
rules-at-once = At once, at any hour
rules-same-day = The same day, outside quiet hours
rules-event = In working hours
rules-event-or-same-day = In working hours; on the day of the visit also outside them

# The page of rules.
rules-title = Rules of reminders
rules-lead = Why Safon writes to people by itself, to whom and when. When is agreed in the standard’s version; the rest is part of the program. Nobody changes it here.
rules-general = A reminder that would fall on a closed day goes on the working day before, if it comes before the date, or else on the next one. One that comes too soon for how often a thing comes round is left out. After a day without service everything is made up once.
rules-by-version = Version { $number } of { $code } says when
rules-language = In the language that the reader has chosen, or in both.
rules-shown-only = Shown on the home page of { $who }. Nobody is written to.
rules-not-in-force = No version is in force: nobody is written to.
rules-runs = Next runs
rules-run = { $people ->
    [one] to one person
   *[other] to { $people } people
}
rules-runs-none = Nothing within half a year, as things stand.
rules-runs-ask = Work out the next runs
rules-runs-ask-hint = With this many co-ops it takes some seconds.
rules-preview = See them in the preview
rules-notices = Emails that go alone
rules-notices-lead = They go because something happened, and cannot be stopped.
rules-notice = Why
rules-notice-to = To whom
rules-notice-when = When
rules-link = The rules in plain words
rules-filter = Rule
rules-filter-all = All rules
rules-preview-role = by role
rules-preview-stand_in = as a stand-in
rules-preview-named = by name
rules-preview-delegate = as a delegate
rules-preview-shared = shared mailbox
rules-unknown = There is no rule { $rule }. Nothing was looked up.

# Groups of choices.
rules-group-audits = Audits and findings
rules-group-training = Training, induction and checks
rules-group-evidence = Evidence
rules-group-governance = Annual return and general meeting
rules-group-copies = Copies of what others owe and is late
rules-group-board = The month’s digest of the board
rules-group-audits-hint = Visits, comments on a draft, actions on findings

# Choices of a person.
rules-digests-which = Which emails about what is due do you want?
rules-digests-hint = You get one email on a working day when something is due. What you stop is still shown on your home page.
rules-digests-always = You always get
rules-digests-always-why = These days have legal effect: they run whether one reads or not. So they cannot be stopped.
rules-language-which = In which language do emails from Safon come?
rules-language-own-cy = Welsh, as on my account
rules-language-own-en = English, as on my account
rules-language-both = Both, Welsh first
rules-digests-save = Save
done-rules-digests = Your choices are saved.
done-mailbox-stopped = This shared mailbox gets no more of these emails. Those who used it get them at their own address.
rules-digests-mailboxes = Shared mailboxes
rules-digests-mailbox-managers = The managers of { $coop } share { $address }
rules-digests-mailbox-board = The board of { $coop } shares { $address }
rules-mailbox-use = Send mine to the shared mailbox
rules-mailbox-leave = Send mine to my own address
rules-mailbox-mail-subject-managers = The shared mailbox of the managers was changed
rules-mailbox-mail-subject-board = The shared mailbox of the board was changed
rules-mailbox-mail-text-managers = Your reminders went to the shared mailbox of the managers of { $coop }. { $by } has changed or removed its address.
rules-mailbox-mail-text-board = Your reminders went to the shared mailbox of the board of { $coop }. { $by } has changed or removed its address.
rules-mailbox-mail-own = They come to your own address from now on. If there is a new shared address, they go there only if you choose so.
rules-mailbox-mail-button = Choose where they go
rules-mailbox-mail-why = We always tell you when the shared mailbox that you use is changed.
rules-mailbox-stopped = Its letters were stopped from within the mailbox: everybody is written to at their own address. Record the address again to start them.
rules-digests-asked = What you were asked to see to
rules-digests-asked-by = { $by } of { $coop }, until { $until }
rules-digests-asked-end = I cannot see to it

# The team page.
nav-team = Team
team-title = Team
team-people = Who belongs to the co-op
team-people-none = Nobody has an account here yet.
team-delegates = Who sees to what for you
team-delegates-lead = A delegate gets the reminders of a group too, until a day you choose. It gives no rights: what somebody may do here is said by their role.
team-delegates-none = Nobody is asked to see to anything.
team-delegate-line = { $groups }, for { $by }
team-until = until { $date }
team-end = Take back
team-delegate-add = Ask somebody
team-delegate-who = Who
team-delegate-who-hint = Somebody with an account at the co-op. Others can first be given their own record, on their page under Training.
team-delegate-choose = Choose somebody
team-delegate-groups = What they see to
team-delegate-until = Until and including
team-delegate-until-hint = A year ahead at most. It ends by itself.
team-delegate-save = Ask them
team-delegate-nobody = Nobody else has an account at the co-op yet.
team-delegate-missing = Choose somebody who belongs to the co-op.
team-groups-missing = Choose what they see to.
team-until-wrong = Give a day from today on, a year ahead at most.
team-mailboxes = Shared mailboxes
team-mailboxes-lead = One email goes to one address, for all who use it: the day’s reminders, and each letter about something that has happened. Everybody chooses that for themselves, on the page of their own emails. With another address everybody is asked anew. Emails about signing in always go to a person’s own address.
team-mailbox-managers = The managers
team-mailbox-board = The board
team-mailbox-address = Address
team-mailbox-save = Record the address
team-mailbox-change = Change the address
team-mailbox-remove = Remove the address
team-mailbox-uses = uses it
team-mailbox-own = own address
team-mailbox-nobody = Nobody holds this role.
done-team-delegated = They were asked. They get these reminders from now on.
done-team-ended = It is taken back.
done-team-mailbox = The address is recorded. Whoever wants their reminders there chooses so on the page of their own emails.
done-team-mailbox-removed = The address is removed. Everybody is written to at their own.

journal-event-reminders-delegated = Asked somebody to see to reminders
journal-event-reminders-delegation-ended = Took back what somebody was asked to see to
journal-event-shared-mailbox-recorded = Recorded a shared mailbox
journal-event-shared-mailbox-removed = Removed a shared mailbox
journal-event-shared-mailbox-stopped = Letters to a shared mailbox were stopped
journal-event-shared-mailbox-used = Chose where reminders go
