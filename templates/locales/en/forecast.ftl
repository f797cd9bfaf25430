# The forecast of training: what runs out, how much would be in date, and a plan of sessions.

matrix-forecast-title = What is coming up
matrix-forecast-lead = What runs out in the months to come, and the sessions that keep enough of it in date until { $date }.
matrix-plan-title = Sessions to book
matrix-plan-text = Each line is one session, the people it is for, and the last day on which it is in time.
matrix-plan-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
matrix-plan-now = As soon as possible
matrix-plan-why-now = In date now: { $good } of { $all }. The standard asks for { $asked }%.
matrix-plan-why = Without it only { $good } of { $all } would be in date on { $date }; the standard asks for { $asked }%.
matrix-plan-none = No session is needed to keep what the standard asks for until { $date }.
matrix-plan-how = How the plan is made
matrix-plan-how-text = For each subject, Safon looks at every day on which something changes: a record runs out, a new worker’s time is over, somebody comes back from leave or leaves. Before the first day on which fewer people would be in date than the standard asks for, it plans a session, for as many people as are needed, those whose record ran out first. Whoever would be needed up to 30 days later joins the same session. Nothing is booked or sent.
matrix-plan-csv = The sessions as CSV
matrix-ahead-title = If nothing is booked
matrix-ahead-text = How much of all core training would be in date on these days.
matrix-ahead-caption = Core training in date if nothing is booked
matrix-ahead-day = Day
matrix-ahead-subjects = By subject
matrix-ahead-asked = Asked
matrix-ahead-short = too few
matrix-endings-title = What runs out
matrix-within = { $n ->
    [one] Within { $n } day
   *[other] Within { $n } days
}
matrix-within-visit = Before the visit on { $date }
matrix-no-visit = No notice of a visit has been given yet.
matrix-endings-count = { $n ->
    [one] { $n } thing has run out or runs out in that time.
   *[other] { $n } things have run out or run out in that time.
}
matrix-endings-none = Nothing has run out, and nothing runs out in that time.
matrix-endings-csv = This list as CSV
