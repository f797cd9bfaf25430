# The timetable: what ran, what was missed and made up, pauses.

timetable-more = Runs, run now, pause
timetable-latest = Latest runs
timetable-latest-odd = Latest runs that were late, failed or asked for
timetable-latest-none = Nothing out of the ordinary is recorded.
timetable-started = Started
timetable-stood-for = For the time
timetable-took = Took
timetable-ended = Ended
timetable-why = Why it ran
timetable-cause-on_time = its time came
timetable-cause-caught_up = made up for a missed time
timetable-cause-by_hand = somebody asked
timetable-set-aside = does not count: the clock was ahead
timetable-took-no-time = under a second
timetable-took-seconds = { $n } s
timetable-took-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
timetable-left-behind = Nobody ended this run: the process that began it stopped, stood still or gave it up
timetable-reports-not-issued = These reports could not be issued: { $which } (the log says why)
timetable-consultations-not-issued = The reports of these consultations could not be issued: { $which } (the log says why)
timetable-last-day = Last 24 hours
timetable-day = { $ran } of { $due } runs, longest { $seconds } s
timetable-day-failed = { $ran } of { $due } runs, { $failed } of them failed, longest { $seconds } s
timetable-missed = Missed
timetable-missed-none = None on record
timetable-missed-down = { $n ->
    [one] { $first }: the service was not running
   *[other] { $n } times, { $first } to { $last }: the service was not running
}
timetable-missed-paused = { $n ->
    [one] { $first }: the job was paused
   *[other] { $n } times, { $first } to { $last }: the job was paused
}
timetable-made-up = Made up
timetable-made-up-none = None on record
timetable-made-up-one = { $at }, for { $for }
timetable-paused = { $n ->
    [0] Paused by { $who } since { $when }: { $reason }
    [one] Paused by { $who } since { $when }: { $reason } One time has come and was not run.
   *[other] Paused by { $who } since { $when }: { $reason } { $n } times have come and were not run.
}
timetable-paused-line = Paused: { $reason }
timetable-paused-title = Paused
timetable-next-paused = It does not run until somebody resumes it.
timetable-run = Run now
timetable-run-note = The job begins within a second. If it is running already, it begins when that run has ended. The journal keeps who asked.
timetable-ordered = Asked for on { $when }; it begins when the service next looks.
timetable-pause = Pause
timetable-pause-title = Pause this job
timetable-pause-note = Until somebody resumes it, the job does not run by the timetable. The times it misses are kept as missed because it was paused. When it is resumed it runs once, for the latest of them.
timetable-reason = Why
timetable-reason-hint = Other administrators read this, and the journal keeps it.
timetable-resume = Resume
timetable-never-paused = This job cannot be paused. Windows that run by law, the check of the journal and the delivery of mail do not stop; mail has a hold of its own.
timetable-reason-missing = Say why the job is paused
timetable-paused-already = The job is paused already
timetable-not-paused = The job is not paused

operations-check-pauses = Paused jobs
operations-pauses-none = No job is paused.
operations-pauses-some = These jobs are paused: { $jobs }

done-job-ordered = The job runs now.
done-job-paused = The job is paused.
done-job-resumed = The job runs by the timetable again.

journal-event-clock-went-back = The clock was put back by weeks; what was told in that future is owed again
journal-event-job-ordered = Somebody had a job of the timetable run
journal-event-job-paused = Somebody paused a job of the timetable
journal-event-job-resumed = Somebody let a job of the timetable run again
