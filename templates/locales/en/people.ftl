people-outside = Outside the co-op, figures are shown as of the end of a month or the day of an audit, so that nobody’s own record follows from comparing two days.
people-plan-who = Who it is for
people-endings-group = { $subject }: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
