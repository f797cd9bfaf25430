# The training matrix as of a day, the person in it, what each role needs, and the files made of it.

status-training-wait = by { $date }
status-training-away = On leave
status-key-wait = Not due yet
status-key-away = On long leave

# In a file and in the counts: one word for each state
matrix-status-expired = Expired
matrix-status-missing = Not done
matrix-status-seen = Attended only
matrix-status-due = Runs out soon
matrix-status-ok = In date
matrix-status-wait = Not due yet
matrix-status-away = On leave
matrix-status-off = Not needed

matrix-category-all = All
matrix-site = Place of work
matrix-site-hint = Such as an office, a centre or a patch, as you call it.
matrix-site-none = None entered
matrix-filter = Filter, and look at another day
matrix-any = All
matrix-any-subject = All of this kind
matrix-any-time = At any time
matrix-runs-out = Runs out
matrix-on = As of
matrix-on-hint = A day in the past or to come. Leave it empty for today.
matrix-gaps-only = Only people with gaps
matrix-show = Show
matrix-clear = Clear the filter
matrix-nobody-so = Nobody here on that day fits this filter.
matrix-counts = { $people ->
    [one] { $people } person.
   *[other] { $people } people.
}
matrix-counts-gaps = { $n ->
    [0] Nobody has a gap.
    [one] { $n } has gaps.
   *[other] { $n } have gaps.
}
matrix-caption = { $name }, { $date }
matrix-past = This is how things stood on { $date }.
matrix-past-how = It shows who worked here on that day, and what they had done by then. What has been removed since is not shown.
matrix-future = This is how things will stand on { $date } if nothing more is done.
matrix-future-how = It shows who will work here on that day, as far as is known.
matrix-today = Back to today
matrix-entered-later = { $n ->
    [one] { $n } record that counts here was entered after that day.
   *[other] { $n } records that count here were entered after that day.
}
matrix-end-alone = { $n ->
    [one] { $n } record has only an expiry date, so it does not show when it began to count.
   *[other] { $n } records have only an expiry date, so they do not show when they began to count.
}
matrix-no-start = { $n ->
    [one] { $n } person has no start date and is shown as if here already.
   *[other] { $n } people have no start date and are shown as if here already.
}
matrix-coming = People who start later
matrix-only-some = Only { $n } are listed. Look at another day to see others.
matrix-as-xlsx = This table as a spreadsheet
matrix-as-csv = This table as CSV

# Files. The headings are such that an import reads them again
matrix-file = training
matrix-file-sheet = Training
matrix-file-plan = sessions
matrix-file-endings = running-out
matrix-column-name = Name
matrix-column-number = Staff number
matrix-column-post = Post
matrix-column-site = Site
matrix-column-start = Start date
matrix-column-done = { $subject } (done on)
matrix-column-until = { $subject } (in date until)
matrix-column-status = { $subject } (status on the day)
matrix-column-subject = Subject
matrix-column-by = To be held by
matrix-column-why = Why
matrix-column-ends = Runs out on

# What each role needs
matrix-roles-title = What each role needs
matrix-roles-lead = What the standard asks of each post and duty, how often, and what your co-op asks beyond it.
matrix-roles-all = All
matrix-roles-everybody = Everybody who needs it
matrix-roles-of = What is asked of: { $role }
matrix-roles-who = Who needs it
matrix-roles-every = How often
matrix-roles-critical = Safety-critical
matrix-roles-version = The standard: { $every }
matrix-every-post = Every post
matrix-every = { $n ->
    [one] every month
   *[other] every { $n } months
}
matrix-once = once
matrix-own-title = Your co-op asks more
matrix-own-text = This counts everywhere: in the matrix, percentages, reminders, the forecast and the figures of an audit.
matrix-own-of = Of whom
matrix-own-every = How often
matrix-own-from = From
matrix-own-as-version = as often as the standard asks
matrix-own-since = since { $date }
matrix-own-stop = Stop asking
matrix-ask-title = Ask for more
matrix-ask-text = You can ask for a subject more often than the standard does, or ask it of one more post or duty. You cannot ask for less. It holds from today; earlier days stay as they were.
matrix-ask-role = Of whom
matrix-ask-months = Every so many months
matrix-ask-months-hint = Leave it empty to ask for the subject as often as the standard does.
matrix-ask-save = Ask this from today
matrix-asked-months = Enter a number of months from 1 to { $longest }.
matrix-asked-nothing = They need this already. Enter a shorter interval.
matrix-asked-laxer = { $months ->
    [one] The standard asks for it every month. Enter a shorter interval.
   *[other] The standard asks for it every { $months } months. Enter fewer.
}
matrix-asked-register = The register decides how often this is renewed. Leave the months out.
done-matrix-asked = Your co-op asks this from today.
done-matrix-stopped = Your co-op does not ask this any more.
journal-event-training-requirement-set = A co-op asked for more training than the standard
journal-event-training-requirement-ended = A co-op stopped asking for more training than the standard

# One person
matrix-person-past = This is how things stood, or will stand, on { $date }.
matrix-start-unknown = Not entered
matrix-leave-span = { $from } to { $until }
matrix-leave-open = From { $from }
matrix-done-on = Done on { $date }
matrix-renewal = Renewal opens on { $opens }; complete it by { $due }
matrix-entered-later-one = Entered after that day
matrix-end-alone-one = Only the expiry date is known
matrix-history = (its history)
matrix-history-of = History: { $subject }
matrix-history-all = Show everything recorded
matrix-recorded = Entered
matrix-from-file = From a spreadsheet, { $date }
matrix-entered-by = { $date }, by { $name }
matrix-entered = { $date }
matrix-mode-theory = Theory only
matrix-step-add = Sign off a step of the induction
matrix-step-done = Done on { $date }
matrix-step-next = Next, by { $date }
matrix-step-by = Signed off by { $name }

# The sample of an audit, drawn again
matrix-redraw = Draw it again
matrix-redraw-text = From the seed and the people written down when the sample was drawn, it can be drawn again at any time. It must come out the same.
matrix-redraw-agrees = Drawn again: it comes out the same
matrix-redraw-differs = Drawn again: it does not come out the same
matrix-redraw-found = { $chosen } of { $population } people were drawn.
matrix-redraw-from-journal = The people are those that the journal holds from the day of the draw.
matrix-redraw-from-records = The journal holds no list of people from the day of the draw, so the co-op’s records as they are now were used.
matrix-redraw-other-population = The people are not those whose digest was recorded. Their digest now:
matrix-redraw-none = No sample has been drawn yet.

# What the standard counts
matrix-metrics-title = What the standard counts
matrix-metrics-lead = The figures that Safon works out for the criteria, as of { $date }. An audit uses those of the day of its visit.
matrix-metrics-visit = As of the visit on { $date }
matrix-metrics-day = Look at another day
matrix-metrics-none = No standard is in force on that day.
matrix-metrics-nothing = Nothing to count
matrix-metrics-no-figure = No figure
matrix-metrics-reached = Reached
matrix-metrics-short = Not reached
matrix-metrics-made = What it is made of
matrix-metrics-lowest = The lowest of these is the figure:
matrix-metrics-left-out = Not counted:
matrix-metric-group = Group { $group }
matrix-metric-leave = On long leave ({ $reason })
matrix-metric-first = The first completion is not recorded
