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
reminders-mail-one-late = It is late.
reminders-mail-one = It is not late.
reminders-mail-button = See what is due
reminders-due = { $days ->
    [0] due today
    [1] due tomorrow
   *[other] by { $date }
}
reminders-late = { $n ->
    [one] one day late, was due on { $date }
   *[other] { $n } days late, was due on { $date }
}
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

reminders-digests-title = Emails about what is due
done-digests-stopped = You will get no more emails of this kind. What must reach you, such as audits and what was found in them, still comes.

reminders-preview-empty = Nothing would go out between these dates.
