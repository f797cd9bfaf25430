people-outside = Outside the co-op, figures are shown as of the end of a month or the day of an audit, so that nobody’s own record can be worked out by comparing two days.
people-plan-who = Who it is for
people-endings-group = { $subject }: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
people-column-site = where the person works
people-matrix-whole = Everybody on one page, for printing
people-matrix-pages = In pages of 100
people-posts-today = Posts, duties, sites and leave are those that are recorded today; earlier ones are not kept.
people-step-in-time = it was due by { $date }
people-step-late = late, it was due by { $date }
