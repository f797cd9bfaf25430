# Standards, their versions and how these are agreed.

standards-library-title = Standards
standards-library-lead = What a franchised co-op must meet, agreed between the franchisor and the Government.
standards-library-empty = No standard is agreed yet.
standards-library-link = Agreed standards, as the public sees them
standards-version-of = { $code }, version { $number }
standards-standing-in_force = In force
standards-standing-coming = Agreed, not yet in force
standards-standing-former = Replaced by a later version
standards-standing-withdrawn = Withdrawn
standards-not-agreed = This version is not agreed. Do not rely on it.
standards-sections-title = { $n ->
    [one] The text: { $n } criterion
   *[other] The text: { $n } criteria
}
standards-weight = Weight: { $n } of 100.
standards-about-version = About this version
standards-effective-from = In force from
standards-withdrawn-on = Withdrawn on
standards-withdrawn-from = Withdrawn from { $date }.
standards-in-force-from = It is to be in force from { $date }.
standards-digest = Digest (SHA-256)
standards-files = Files
standards-file-yaml = To read and change
standards-file-json = For programs
standards-file-signed = The signed text
standards-file-signed-hint = The SHA-256 of the signed text is the digest.
standards-signed-by = Signed by
standards-signed-on = Signed on { $date }
standards-other-versions = All agreed versions
standards-yes = Yes
standards-no = No
standards-none = None
standards-not-yet = Not yet

standards-scoring-title = How an audit is scored
standards-scoring-text = Each criterion that applies gets a result. A result gives points. The score of a section is the points given, as a share of the points that could be given. The overall score is the weighted mean of the sections. Criteria marked as improvement never score.
standards-points-caption = Points for each result
standards-result = Result
standards-points = Points
standards-bands-caption = From score to outcome
standards-from-percent = A score from
standards-outcome = Outcome
standards-limiters = What caps an outcome, whatever the score
standards-limiter-results = { $n ->
    [one] One { $severity } criterion with the result “{ $result }”: at best { $cap }.
   *[other] { $n } { $severity } criteria or more with the result “{ $result }”: at best { $cap }.
}
standards-limiter-repeated = { $n ->
    [one] One { $severity } criterion with the result “{ $result }”, as in the audit before: at best { $cap }.
   *[other] { $n } { $severity } criteria or more with the result “{ $result }”, as in the audit before: at best { $cap }.
}
standards-limiter-open = A nonconformity that is still open: at best { $cap }.
standards-severities-caption = Severities, and by when something is due after a finding
standards-severity = Severity
standards-meaning = What it means
standards-contain = Make safe within
standards-plan = Plan within
standards-close = Close within

standards-windows-title = How long everything takes
standards-windows-caption = Windows of an audit
standards-window = Window
standards-how-long = How long
standards-note = How it is counted
standards-window-before = { $days } before { $trigger }
standards-window-after = { $days } after { $trigger }
standards-window-inclusive = That day is day 1.
standards-window-exclusive = The next day is day 1.
standards-window-aim = An aim, not a limit.
standards-trigger-fieldwork_starts = fieldwork starts
standards-trigger-fieldwork_ends = fieldwork ends
standards-trigger-auditor_named = the auditor is named
standards-trigger-draft_received = the draft is received
standards-trigger-comments_received = the comments are received
standards-trigger-answers_received = the answers are received
standards-trigger-version_takes_effect = the new version takes effect
standards-frequencies = How often a co-op is audited
standards-frequency-readiness = A readiness audit comes before the licence is granted.
standards-frequency-first = The first audit comes within { $period } of the grant.
standards-frequency-surveillance = A surveillance audit comes every { $period }.
standards-frequency-full = A full audit comes every { $period }.
standards-frequency-longest = No more than { $period } pass without an audit.
standards-frequency-halved = Intervals are halved while any of this is so: { $list }.
standards-halved-outcome = the outcome is { $outcome }
standards-halved-finding = a { $severity } finding is open
standards-halved-safeguarding = there is a safeguarding trigger
standards-halved-manager_vacancy = there is no manager
standards-halved-evidence = more than { $n }% of evidence is overdue
standards-cadences-caption = When reminders go out
standards-about-what = About what
standards-when = When
standards-day-working = working days
standards-day-calendar = days
standards-cadence-before = Before: { $list } { $unit }.
standards-cadence-after = After: { $list } { $unit }.
standards-cadence-window = On these { $unit } of the window: { $list }.
standards-cadence-repeat = { $n ->
    [one] Then once more, after { $period }.
   *[other] Then every { $period }, at most { $n } times.
}
standards-cadence-monthly = On the first working day of each month at { $at }.
standards-cadence-copy = A copy to { $to } after { $n } { $unit }.
standards-copy-board_chair = the chair of the board
standards-copy-board = the board
standards-copy-franchisor = the franchisor
standards-copy-regulator = the regulator
standards-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
standards-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
standards-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
standards-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
standards-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
standards-unit-percent = { $n }%
standards-unit-count = { $n }

standards-applies = Applies to
standards-applies-always = Every co-op
standards-applies-when = Co-ops for which this is so: { $when }
standards-and = and
standards-or = or
standards-not = not “{ $fact }”
standards-is = “{ $fact }” is { $value }
standards-looked-at = Looked at in
standards-audit-readiness = Readiness audit
standards-audit-full = Full audit
standards-audit-surveillance = Surveillance audit
standards-audit-follow_up = Follow-up audit
standards-audit-thematic = Thematic audit
standards-evidence = What proves it
standards-evidence-system = (Safon holds it already)
standards-evidence-visit = (seen at the visit)
standards-figures = Figures
standards-metric-at-least = At least { $value }.
standards-metric-at-most = At most { $value }.
standards-metric-tolerance = To { $value }: partly met.
standards-metric-computed = Worked out by Safon.
standards-metric-entered = Entered by the co-op.
standards-group-care_workers_new_to_sector = Among care workers new to the sector.
standards-group-registrable_roles = Among roles that must be registered.
standards-group-each_safety_critical_subject = In each safety-critical subject.
standards-group-each_safeguarding_group = In each safeguarding group.
standards-inheritable = A consortium’s evidence may count
standards-principles = Principles of the Act
standards-measures = Measures
standards-sources = Sources
standards-source-unverified = (not checked against the published text)
standards-place = Criterion { $n } of { $of }
standards-previous = Previous: { $code }
standards-next = Next: { $code }

# Work on versions
standards-versions-title = Versions of standards
standards-versions-caption = Every version and its status
standards-versions-empty = There is no version yet.
standards-versions-empty-next = Import a file to begin.
standards-version = Version
standards-standard = Standard
standards-status = Status
standards-signatures = Signatures
standards-two-of = { $n } of 2
standards-status-draft = Draft
standards-status-consultation = In consultation
standards-status-proposed = Proposed
standards-status-agreed = Agreed
standards-status-withdrawn = Withdrawn
standards-criteria = Criteria
standards-imported = Imported
standards-proposed = Proposed
standards-command-line = by the command line
standards-nobody = Safon
standards-skip-reason = Why no consultation
standards-read-text = Read the text
standards-next-title = What is next
standards-next-welsh = { $n ->
    [one] { $n } part still waits for a translator to review its Welsh. The version cannot be proposed before that.
   *[other] { $n } parts still wait for a translator to review their Welsh. The version cannot be proposed before that.
}
standards-next-propose = All of the Welsh is reviewed. The version can be proposed.
standards-next-sign = The text is frozen. Franchisor and Government both sign its digest; then it is agreed.
standards-history = What happened
standards-event-version-imported = Imported
standards-event-translation-reviewed = Welsh reviewed
standards-event-translation-corrected = Welsh corrected
standards-event-version-proposed = Proposed
standards-event-version-taken-back = Taken back to draft
standards-event-version-signed = Signed
standards-event-version-agreed = Agreed
standards-event-version-withdrawn = Withdrawn

standards-import = Import a version
standards-import-title = Import a version
standards-import-text = Choose a file in YAML or JSON. It is read as a whole. If anything in it is wrong, nothing is imported and every fault is listed.
standards-import-send = Read the file
standards-file = File
standards-file-hint = YAML or JSON, up to 2 MB
standards-file-missing = Choose a file.
standards-file-faults = { $n ->
    [one] Nothing was imported. The file has { $n } fault. It is listed below.
   *[other] Nothing was imported. The file has { $n } faults. They are listed below.
}
standards-faults-title = Faults in { $name }
standards-faults-text = Put them right in the file and send it again. Places are counted from 0.
standards-faults-caption = Every fault and where it is
standards-fault-where = Where
standards-fault-what = What is wrong
standards-fault-whole = the whole file
standards-frozen = Version { $number } is proposed or agreed, so its text cannot change. Nothing was imported. Give the version in the file another number.
standards-no-franchisor = There is no franchisor yet. Nothing was imported. Add that organisation first.

standards-welsh-title = Welsh
standards-welsh-text = A translator reviews the Welsh part by part.
standards-texts = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
standards-reviewed = Reviewed
standards-to-review = To review
standards-reviewed-by = Reviewed by { $name } on { $date }
standards-part-standard = Title and notes
standards-part-facts = Facts about a co-op
standards-part-principles = Principles and measures
standards-part-results = Severities, results and outcomes
standards-part-timing = Windows and reminders
standards-part-sources = Sources
standards-part-evidence-types = Types of evidence
standards-part-training = Roles, training and induction
standards-field-name = name
standards-field-title = title
standards-field-text = text
standards-field-purpose = purpose
standards-field-meaning = meaning
standards-field-legal_note = legal note
standards-field-cy_note = note on the Welsh
standards-mark-reviewed = Save and mark as reviewed
standards-save-only = Save, not finished yet
standards-next-part = The next part to review
standards-welsh-empty = The Welsh text cannot be empty.
standards-welsh-now = Kept now:
standards-welsh-conflict = Somebody else changed this version meanwhile. What you typed is below, with what is kept now beside it. Load the page again before you save.

standards-propose = Propose this version
standards-propose-title = Propose version { $number }
standards-propose-text = Proposing freezes the text. { $n ->
    [one] { $n } training subject
   *[other] { $n } training subjects
}, the roles and the induction framework become part of it. The signatories get an email.
standards-effective-hint = Today or a later day. For example, 1 4 2027
standards-effective-past = Choose today or a later day.
standards-skip-label = Why there was no consultation
standards-skip-hint = The reason is kept with the version.
standards-propose-send = Freeze and propose
standards-take-back = Take it back to draft
standards-take-back-title = Take version { $number } back to draft
standards-take-back-text = { $n ->
    [zero] Nobody has signed yet. The text can be changed again.
    [one] { $n } signature becomes void. The text can be changed again.
   *[other] { $n } signatures become void. The text can be changed again.
}
standards-take-back-send = Take back
standards-reason = Reason
standards-withdraw = Withdraw this version
standards-withdraw-title = Withdraw version { $number }
standards-withdraw-text = This cannot be undone. Audits that use the version keep it.
standards-withdraw-on = Withdrawn from
standards-withdraw-send = Withdraw
standards-waits-sign = Sign version { $number }: { $title }
standards-waits-since = Proposed on { $date }
standards-waits-review = Review the Welsh of version { $number }: { $title }
standards-waits-parts = { $n ->
    [one] One part is not reviewed yet
   *[other] { $n } parts are not reviewed yet
}
standards-sign = Read and sign
standards-sign-title = Sign version { $number }
standards-office = Your office
standards-office-hint = As it should appear beside your name, such as “Director of Social Services”
standards-your-office = (your office)
standards-what-you-sign = What you sign
standards-sign-agree = I have read the version and I sign this statement
standards-sign-tick = Tick the box if you sign.
standards-sign-send = Sign
standards-not-signed = Has not signed
standards-nothing-to-sign = There is nothing for you to sign here.
standards-party-franchisor = Franchisor
standards-party-government = Government
standards-statement = I, { $name }, { $office }, sign version { $number } of { $title } for this party: { $party }. The SHA-256 digest of its text is { $digest }.

standard-refused-not-a-draft = Only a draft can be opened for consultation. Nothing was changed.
standard-refused-not-yet-proposed = The version has not been proposed. Nothing was changed.
standard-refused-not-yet-agreed = The version is not agreed, so there is nothing to withdraw. Nothing was changed.
standard-refused-already-proposed = The version is proposed, so its text is frozen. Nothing was changed. Take it back to draft to change it.
standard-refused-already-settled = The version is agreed or withdrawn, so it cannot change. Nothing was changed.
standard-refused-already-withdrawn = The version is withdrawn already. Nothing was changed.
standard-refused-welsh-not-reviewed = { $count ->
    [one] The version cannot be proposed: the Welsh of { $count } part is not reviewed. Nothing was changed.
   *[other] The version cannot be proposed: the Welsh of { $count } parts is not reviewed. Nothing was changed.
}
standard-refused-reason-missing = Say why there was no consultation.
standard-refused-signature-missing = { $count ->
    [one] { $count } party has not signed yet. Nothing was changed.
   *[other] { $count } parties have not signed yet. Nothing was changed.
}
standard-refused-other-digest = The text has changed since you opened this page. Nothing was signed. Read it again before you sign.
standard-refused-own-proposal = You proposed this version, so somebody else must sign it. Nothing was signed.
standard-refused-already-signed = This party has signed already. Nothing was changed.
standard-refused-signed-for-the-other = You have signed for the other party, and one person cannot sign for both. Nothing was changed.
standard-refused-not-a-later-day = Choose a day after today.

done-version-imported = The version is imported as a draft.
done-translation-reviewed = The part is marked as reviewed.
done-translation-saved = The Welsh is saved.
done-version-proposed = The version is proposed. The signatories get an email.
done-version-taken-back = The version is a draft again.
done-version-signed = You have signed. The version still waits for the other party.
done-version-agreed = You have signed. Both parties have signed now: the version is agreed.
done-version-withdrawn = The version is withdrawn from that day.

standards-mail-subject = Your signature is asked for: { $code } { $number }
standards-mail-hello = Dear { $name },
standards-mail-text = A new version of the standard has been proposed: { $title }, version { $number }. Its text is frozen and waits for your signature.
standards-mail-button = Read and sign
standards-mail-why = Your role is { $role }, and this version needs the signatures of both parties.
