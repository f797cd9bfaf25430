# First pages after signing in.

home-title = Home
home-owed = What is owed
home-nothing = Nothing is owed in the next 90 days.
home-manager-visit = { $n ->
    [0] The visit is today.
    [one] The next visit is tomorrow, on { $date }.
   *[other] The next visit is on { $date }, in { $n } days.
}
home-manager-no-visit = No visit is announced.
home-of = of { $n }
home-ready = Criteria with their evidence
home-ready-context = Counted for the day of the next visit
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
