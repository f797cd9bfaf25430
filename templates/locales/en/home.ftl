# First pages after signing in.

home-title = Home
home-owed = What is due
home-nothing = Nothing is due in the next 90 days.
home-manager-visit = { $n ->
    [0] The visit is today.
    [one] The next visit is tomorrow, on { $date }.
   *[other] The next visit is on { $date }, in { $n } days.
}
home-manager-no-visit = No visit is announced.
home-of = of { $n }
home-ready = Criteria with their evidence
home-ready-context = Counted for the day of the next visit
home-ready-today = Counted for today
home-blocked = Criteria that are not ready
home-blocked-context = Something is missing, or runs out first
home-late = Things overdue
home-late-context = Of what this co-op owes
home-blockers = What is not ready
home-all-criteria = All criteria
home-nothing-blocks = Every criterion that can be shown on paper is ready.
home-add-evidence = Add evidence
home-work-sentence = { $n ->
    [0] Nothing is overdue.
    [one] One thing is overdue.
   *[other] { $n } things are overdue.
}
home-all-audits = Go to the audits
home-whole-network = The whole network, by area
home-more = { $n ->
    [one] Show one more
   *[other] Show { $n } more
}
home-waits = What waits for you
home-waits-sentence = { $n ->
    [0] Nothing waits for you now.
    [one] One thing waits for you.
   *[other] { $n } things wait for you.
}
home-waits-declare = Declare interests and accept your part: { $coop }
home-waits-work = Work through the criteria: { $coop }
home-waits-moderate = Check the draft report: { $coop }
home-waits-answer = Answer the comments: { $coop }
home-waits-appeal = Decide the appeal: { $coop }
home-waits-review = Accept the report or return it: { $coop }
home-waits-publish = Decide how much of the report is published: { $coop }
home-waits-licence = Decide on the application for a licence: { $coop }
home-waits-evidence = { $n ->
    [one] One item of evidence to review
   *[other] { $n } items of evidence to review
}
home-waits-since = Applied for on { $date }
home-waits-oldest = The oldest was sent on { $date }
home-with-others = Audits that wait for others
home-versions = Where each version of the standard stands
home-to-versions = Work on the versions
nav-criteria = Criteria
home-sent-back = Sent back: { $title }
