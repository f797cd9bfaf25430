# Health, mail, timetable, journal, backups.

operations-lock-held = Another Safon is running on { $folder }. Stop it first, or use another folder. Nothing was changed.

operations-job-deliver-mail = Hands waiting emails to the mail relay.
operations-job-advance-audits = Moves audits on whose windows have opened or run out.
operations-job-post-reminders = Posts one digest to each person who is owed reminders that day; nothing on closed days.
operations-job-board-digest = Posts the month's digest to boards, on the first working day of the month.
operations-job-verify = Checks the chain of the journal and the bytes of every file.
operations-job-sweep = Clears away half-received files and old records of runs.
operations-job-rebuild-network = Sums up how every co-op stands, for the network page.

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
operations-folder-not-empty = { $folder } is not empty. Choose an empty folder. Nothing was changed.
operations-restore-other-database = This backup is of another kind of database than the settings name. Nothing was restored.
operations-restore-not-empty-database = The database holds something already. Restore into an empty one. Nothing was restored.
