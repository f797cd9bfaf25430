# Health, mail, timetable, journal, backups.

operations-lock-held = Another Safon is running on { $folder }. Nothing was changed. Stop it first, or use another folder.

operations-job-deliver-mail = Hands waiting emails to the mail relay.
operations-job-advance-audits = Moves audits on whose windows have opened or run out.
operations-job-post-reminders = Posts one digest to each address that is owed reminders that day; nothing on weekends and bank holidays.
operations-job-board-digest = Posts the month’s digest to boards, on the first working day of the month.
operations-job-verify = Checks the chain of the journal and the bytes of every file.
operations-job-sweep = Clears away half-received files and old records of runs.
operations-job-rebuild-network = Sums up the state of every co-op, for the network page.

operations-when-every-minute = Every minute.
operations-when-every-n-minutes = { $n ->
    [one] Every minute.
   *[other] Every { $n } minutes.
}
operations-when-hourly = Each hour at { $minute } minutes past.
operations-when-daily = Each day at { $time }.
operations-when-weekdays = Monday to Friday at { $time }.
operations-when-other = At the times of the line { $line }.

operations-journal-entry-missing = The journal is broken: entry { $sequence } is missing.
operations-journal-chain-broken = The journal is broken: entry { $sequence } does not follow from the one before it.
operations-journal-entry-altered = The journal is broken: entry { $sequence } was altered.
operations-journal-detail-altered = The journal is broken: what entry { $sequence } says was altered.
operations-file-missing = A file is missing: { $digest }
operations-file-altered = A file was altered: { $digest }

operations-backup-damaged = The copy of the database is damaged: { $problem }. It is not a backup.
operations-tool-missing = The program { $tool } is needed for this and is not installed. Nothing was changed.
operations-tool-failed = { $tool } failed: { $problem }
operations-no-backup = There is no backup in { $folder }.
operations-backup-list = The list of this backup cannot be read. Nothing was restored.
operations-backup-path = The backup names a file that no backup holds: { $path }. Nothing was restored.
operations-backup-missing = The backup lacks a file: { $path }. Nothing was restored.
operations-backup-altered = A file of the backup was altered: { $path }. Nothing was restored.
operations-folder-not-empty = { $folder } is not empty. Nothing was changed. Choose an empty folder.
operations-restore-other-database = This backup is of another kind of database than the settings name. Nothing was restored.
operations-restore-not-empty-database = The database holds something already. Nothing was restored. Restore into an empty one.

operations-job-issue-reports = Issues the reports of audits that became final, and of consultations that could not be issued with the proposal.

operations-verified = All is well: { $entries ->
    [one] one journal entry
   *[other] { $entries } journal entries
}, { $files ->
    [one] one file
   *[other] { $files } files
}.
operations-verified-faults = { $n ->
    [one] One fault was found.
   *[other] { $n } faults were found.
}
operations-backup-made = The backup is in { $folder }: { $n ->
    [one] one file
   *[other] { $n } files
}, each with its digest.
operations-restored = The backup is restored into { $folder } and checked.
operations-restored-held = All mail is held. An administrator releases it on the page “Mail”.

operations-check-failed = It could not be looked at: { $problem }
operations-check-database = Database
operations-check-schema = Schema
operations-check-disk = Disk
operations-check-service = Service
operations-check-relay = Mail relay
operations-check-queue = Mail waiting
operations-check-jobs = Recurring jobs
operations-check-backup = Backup
operations-check-verify = Verification
operations-database-good = { $kind } answers.
operations-schema-good = The schema is this program’s.
operations-schema-behind = { $n ->
    [one] One migration has not run. Run “safon migrate”.
   *[other] { $n } migrations have not run. Run “safon migrate”.
}
operations-disk = { $megabytes ->
    [one] One megabyte is free.
   *[other] { $megabytes } megabytes are free.
}
operations-service-runs = A service runs on this folder.
operations-service-stopped = No service runs on this folder now.
operations-relay-none = No mail relay is set up: mail is only kept.
operations-relay-good = { $relay } answers.
operations-relay-away = { $relay } does not answer. Mail waits until it does.
operations-queue-held = All mail is held until an administrator releases it.
operations-queue = { $waiting } waiting, { $late } of them for over a day; { $lost } failed or unknown in the last week.
operations-jobs-good = Every job ended well when it last ran.
operations-jobs-failed = These jobs failed when they last ran: { $jobs }
operations-backup-never = There was no backup yet.
operations-backup-last = The last backup was made on { $date }.
operations-verify-never = Journal and files were not verified yet.
operations-verify-last = Journal and files were good on { $date }.
operations-verify-bad = Faults were found on { $date }. Run “safon verify” to see them.

operations-what = What
operations-state = State
operations-says = What it says
operations-state-good = Good
operations-state-warning = Needs attention
operations-state-fault = Fault
operations-health-title = State of the service
operations-health-caption = What was checked just now
operations-mail-title = Mail
operations-mail-latest = The latest emails
operations-mail-none = No email was posted yet
operations-mail-letter = Email
operations-mail-release = Release the mail
operations-mail-subject = Subject
operations-mail-recipient = To
operations-mail-state = State
operations-mail-at = When
email-reply-kept = Kept in the mailbox of the demonstration
email-reply-past = Sent in the past of the demonstration
operations-mail-reply = What the relay said
operations-mail-created = Posted
operations-mail-not-before = Not before
operations-mail-sent = Sent
operations-mail-attempts = Tries
operations-mail-hidden = The text of this email is not shown: it could be used to sign in.
done-mail-held = All mail is held.
done-mail-released = The mail is released. What waits goes within a minute, in its hours.
email-state-leased = On its way
email-state-sent = Sent
email-state-failed = Failed
email-state-unknown = Unknown: it may have arrived
email-state-withdrawn = Withdrawn: no longer owed
reminder-state-posted = Posted
reminder-state-missed = Missed
reminder-state-withdrawn = Withdrawn
run-outcome-running = running
run-outcome-done = ended well
run-outcome-failed = failed
operations-reminders-title = Reminders
operations-reminders-from = First day
operations-reminders-to = Last day
operations-reminders-look = Look ahead
operations-reminders-reference = Co-op’s reference
operations-reminders-reference-hint = Leave it empty to look at all co-ops. With thousands of co-ops that takes a few seconds.
operations-reminders-planned = { $n ->
    [0] Nothing would go out
    [one] One reminder would go out
   *[other] { $n } reminders would go out
}
operations-reminders-cut = Only the first { $n } are shown. The command “safon reminders preview” shows all.
operations-reminders-ledger = What went out
operations-reminders-none = No reminder was recorded yet
operations-reminders-at = When
operations-reminders-what = What
operations-reminders-rule = Rule
operations-reminders-due = Due
operations-reminders-step = Step
operations-timetable-title = Timetable
operations-timetable-lead = Times are local time in Wales, summer and winter.
operations-timetable-when = When
operations-timetable-line = Line
operations-timetable-next = Next five runs
operations-timetable-last = Last run
operations-timetable-never = It has not run yet.
operations-journal-title = Journal
operations-journal-lead = Each change, newest first. An entry that was altered or removed is found by “safon verify”.
operations-journal-none = There are no entries here
operations-journal-number = Number
operations-journal-at = When
operations-journal-event = What
operations-journal-who = Who
operations-journal-detail = Detail
operations-journal-hash = Hash
operations-journal-older = Older entries
