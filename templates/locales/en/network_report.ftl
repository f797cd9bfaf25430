# The report of the network, and the criteria that fail most.

network-report-title = Network report
network-report-lead = How the co-ops of the franchise stand: outcomes and their trend, what fails most, by area, by the four principles of the Act and by the ten measures. A report never changes once it is made.
network-report-period = { $from } to { $until }
network-report-on = On { $day }
network-report-foot = Network report, { $from } to { $until }
network-report-made = Made on { $day } for { $name }.
network-report-overdue = Visits of the year late
network-report-outcomes-lead = { $all ->
    [0] No co-op has an outcome on { $day }.
    [one] One co-op has an outcome on { $day }.
   *[other] { $all } co-ops have an outcome on { $day }. Shares are rounded down.
}
network-report-outcomes-caption = Co-ops by their latest outcome
network-report-trend = Outcomes over eight quarters
network-report-trend-lead = At the end of each quarter, every co-op counts with the outcome it had then. The last is told as of the last day of the period.
network-report-trend-caption = Co-ops by their latest outcome, at the end of each quarter
network-report-quarter = Quarter
network-quarter-1 = January to March { $year }
network-quarter-2 = April to June { $year }
network-quarter-3 = July to September { $year }
network-quarter-4 = October to December { $year }
network-report-principles = Principles of the Act
network-report-principles-lead = Every criterion serves at least one of the four principles of the Act; one that serves two is counted in both. The bar shows how much of what was looked at was met.
network-report-measures = Measures
network-report-measures-lead = Every criterion is tagged with at least one of the ten measures; one that has two is counted in both. The bar shows how much of what was looked at was met.
network-tagged-name = { $name } ({ $criteria ->
    [one] one criterion
   *[other] { $criteria } criteria
}, looked at { $looked ->
    [one] once
   *[other] { $looked } times
})
network-tagged-caption = Share of what was looked at that was met, rounded down
network-tagged-met = Met
network-tagged-nothing = Not looked at
network-report-areas-own = Only the local authorities you are responsible for are told of one by one.
network-report-areas-none = No co-op works there.
network-report-areas-outcomes = Co-ops by their latest outcome, by local authority
network-report-areas-open = What is open, by local authority
network-report-licences = Licences by state
network-licence-applied = Applied
network-licence-granted = Granted
network-licence-conditional = With conditions
network-licence-suspended = Suspended
network-licence-refused = Refused
network-licence-ended = Ended
network-report-about = About this report
network-report-about-day = All of it is told as of { $day }, from what was on record when it was made. Results of criteria are those of audits that became final in the period.
network-report-about-overdue = The visit of a year is late where none began in the year before the last anniversary of the licence’s start, nor since.
network-report-demonstration = Demonstration: this network is invented.

network-failing-title = Criteria that fail most
network-failing-lead = { $audits ->
    [0] No audit became final in this period.
    [one] One audit became final in this period.
   *[other] { $audits } audits became final in this period.
}
network-failing-own-areas = Only audits in your own areas are counted: in the others there are too few to be told of.
network-failing-kept-back = { $n ->
    [one] One criterion is not shown: it would tell of a few co-ops in other areas.
   *[other] { $n } criteria are not shown: they would tell of a few co-ops in other areas.
}
network-failing-none = None of them found a criterion not met.
network-failing-caption = Criteria not met, or only partly, by how many audits
network-failing-all = Every criterion that audits looked at
network-failing-more = { $n ->
    [one] One more criterion failed at least once. It is in the data attached to the paper.
   *[other] { $n } more criteria failed at least once. They are in the data attached to the paper.
}
network-failing-criterion = Criterion
network-failing-severity = Severity
network-failing-looked = Audits that looked
network-failing-not-met = Not met
network-failing-partly = Partly met

network-report-make = Make a report
network-report-choose = Which quarter?
network-report-days = Two other days
network-report-days-hint = If both days are filled in, the report is of these instead of the quarter. Three years at most.
network-report-from = First day
network-report-until = Last day
network-report-send = Make the report
network-report-list = Reports so far
network-report-list-none = No report has been made yet.
network-report-list-period = Period
network-report-list-made = Made on
network-report-to-report = Network report
network-report-to-failing = Criteria that fail most
network-report-to-network = The network
network-report-files = The report as a file
network-report-file-cy = The report in Welsh
network-report-file-en = The report in English
network-report-file-both = The report in both languages
network-report-file-json = The same content for programs
network-report-wrong-way-round = The last day comes before the first.
network-report-not-yet = The last day has not come yet.
network-report-too-long = Choose three years at most.
network-report-no-quarter = Choose a whole quarter that is over.
network-report-quarters-only = A report is made of a whole quarter that is over, once: so that nothing can be worked out about a single co-op in another area.
network-report-own-areas = Only co-ops in your own areas are counted in this report: in the others there are too few to be told of.
network-report-kept-back = { $n ->
    [one] One quarter is not shown: it would tell of a few co-ops in other areas.
   *[other] { $n } quarters are not shown: they would tell of a few co-ops in other areas.
}
network-report-both-days = Fill in both days, or neither.
done-network-report = The report is made.
