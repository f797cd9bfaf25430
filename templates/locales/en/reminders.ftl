# Reminders: the day’s digest, the month’s digest of boards, stopping them.

reminders-dates-wrong-way-round = The first date is after the last. Nothing was looked up. Check both.
reminders-board-digest = The month’s digest of the board

reminders-mail-subject = { $total ->
    [one] One thing is due
   *[other] { $total } things are due
}
reminders-mail-late = { $late ->
    [one] One of them is late. The earliest come first.
   *[other] { $late } of them are late. The earliest come first.
}
reminders-mail-none-late = Nothing is late. The earliest come first.
reminders-mail-button = See what is due
reminders-mail-why = You hold a role that owes these, or that is told when they are late. You get at most one such email a day.
reminders-due = { $days ->
    [0] due today
    [1] due tomorrow
   *[other] by { $date }
}
reminders-late = { $n ->
    [one] one day late, was due on { $date }
   *[other] { $n } days late, was due on { $date }
}
reminders-copy = copied to you because it is late
reminders-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}

reminders-board-subject = { $cooperative }: what the board should know this month
reminders-board-heading = What is late and what is coming
reminders-board-late = { $n ->
    [0] Nothing is late.
    [one] One thing is late:
   *[other] { $n } things are late:
}
reminders-board-ahead = { $n ->
    [0] Nothing is due in the next 90 days.
    [one] One thing is due in the next 90 days:
   *[other] { $n } things are due in the next 90 days:
}
reminders-board-button = See how the co-op is doing
reminders-board-why = You are on the board. This comes on the first working day of each month.

reminders-digests-title = Emails about what is due
reminders-digests-on = You get one email on a working day when something is due.
reminders-digests-off = You get no such emails. What is due is shown on your home page.
reminders-digests-always = You are always told by email about visits, findings and the days you have to comment on a draft.
reminders-digests-stop = Stop these emails
reminders-digests-start = Send them again
done-digests-stopped = You will get no more of these emails.
done-digests-started = You will get these emails again.

reminders-preview-empty = Nothing would go out between these dates.
