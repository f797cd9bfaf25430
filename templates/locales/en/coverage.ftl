# Coverage: the checklist of criteria and one criterion.

coverage-title = What the standard asks for
coverage-ready = Ready for the visit
coverage-of = { $total ->
    [one] of { $total } criterion is covered by evidence
   *[other] of { $total } criteria are covered by evidence
}
coverage-for-visit = Counted for the visit on { $date }.
coverage-for-today = Counted for today. No visit is announced.
coverage-blocks = What is still to do
coverage-more = { $n ->
    [one] And { $n } more below.
   *[other] And { $n } more below.
}
coverage-nothing-blocks = Nothing is missing.
coverage-criterion = Criterion
coverage-severity = Severity
coverage-state = Evidence
coverage-back = All criteria
coverage-current = Current
coverage-current-until = Current until { $date }
coverage-inherited = From the consortium
coverage-inherited-until = From the consortium, until { $date }
coverage-ends = Ends on { $date }, before the visit
coverage-missing = { $n ->
    [one] { $n } kind missing or out of date
   *[other] { $n } kinds missing or out of date
}
coverage-item-unread = Not reviewed yet
coverage-seen = Seen at the visit
coverage-why-never = { $type }: nothing yet.
coverage-why-stale = { $type }: out of date since { $date }.
coverage-why-returned = { $type }: sent back.
coverage-refresh-years = { $n ->
    [one] Renewed every year
   *[other] Renewed every { $n } years
}
coverage-refresh-months = { $n ->
    [one] Renewed every month
   *[other] Renewed every { $n } months
}
coverage-refresh-days = { $n ->
    [one] Renewed every day
   *[other] Renewed every { $n } days
}
coverage-refresh-change = Renewed when something changes
coverage-refresh-worker = For each worker
coverage-refresh-audit = For each audit
coverage-refresh-continuous = Kept up all the time
coverage-by-recorded = Safon has this from your records
coverage-by-system = Safon works this out from your records. There is nothing to upload.
coverage-by-visit = The auditor looks at this on site.
coverage-by-record = If you record this in Safon, no file is needed.
coverage-to-training = To the training records
coverage-no-item = There is nothing yet.
coverage-add = Add evidence
coverage-of-consortium = Evidence of the consortium
coverage-item-stale = Out of date since { $date }
coverage-item-returned = Sent back
coverage-inheritable = A consortium’s evidence counts for its members here.
coverage-others = Other evidence tied to this criterion
coverage-others-note = It is of a kind this criterion does not ask for. The auditor sees it too.
