people-outside = Outside the co-op, figures are shown as of the end of a month or the day of an audit, so that nobody’s own record can be worked out by comparing two days.
people-plan-who = Who it is for
people-endings-group = { $subject }: { $n ->
    [one] { $n } person
   *[other] { $n } people
}
people-column-site = where the person works
people-matrix-whole = Everybody on one page, for printing
people-matrix-pages = In pages of 100
people-posts-today = Sites and kinds of employment are those that are recorded today.
people-step-in-time = it was due by { $date }
people-step-late = late, it was due by { $date }
people-posts-from = First day of this change of posts and duties
people-posts-from-hint = So that an earlier day is shown as it was. Leave it empty if what was entered before was wrong: a post that is only added then counts from the first day of work.
people-posts-from-future = This day is still to come. Enter the change on or after that day.
people-posts-from-before = This is before the person started.
people-posts-from-same = The posts and duties were these already from this day on. If that is wrong, put right the entry on the person’s page first.
people-leave-open = A leave from { $from } without a last day is entered here. Give it a last day and save, then enter this one.
people-post-all-along = It was held since they began here
people-leave-rule = A leave that meets the one here takes its place. Empty the boxes when somebody is back: the days before today stay days of leave.
people-post-since = { $role } since { $date }
people-post-until = { $role } until { $until }
people-post-over = { $role } from { $since } until { $until }
people-leave-over = Long leave from { $from } until { $until }: { $why }
people-earlier = Changes of posts and leave
people-earlier-wrong = Put right an entry that was wrong
own-record-certificate = The co-op holds the certificate
people-certificate = Certificate
people-certificate-erased = An item that was erased
people-certificate-tie = Say which certificate belongs to a record
people-certificate-record = Record
people-certificate-item = Certificate among your evidence
people-certificate-hint = Training certificates that you have handed in as evidence.
people-certificate-none = None
people-certificate-save = Save
people-certificate-upload = Hand in a training certificate as evidence first.
people-certificate-of-check = Of a check only the date is kept, and whether action was taken, never a certificate. Nothing was changed.
people-namesake = Somebody of this name is here already. Give a staff number, so that the two can be told apart.
people-without-posts = { $n ->
    [one] { $n } person has no post or duty, so nothing is asked of them. Enter what they do.
   *[other] { $n } people have no post or duty, so nothing is asked of them. Enter what they do.
}
