# The board pack: one month of a co-op, for its board.

boards-title = Board packs
boards-lead = One pack for each month: how the co-op stands, what has to be decided and what is due. A pack never changes once it is made.
boards-open = Open the pack of { $month }
boards-open-note = It is made when somebody opens it for the first time in the month, as of that day.
boards-again = Make it anew as of today
boards-again-note = It becomes number { $number } of the month. The packs before it stay as they are.
boards-list = Packs so far
boards-list-none = No pack has been made yet.
boards-list-month = Month
boards-list-number = Number
boards-list-as-of = As of
boards-no-such-month = There is no pack of that month. A pack is made in its own month.
boards-files = The pack as a file
boards-file-cy = The pack in Welsh
boards-file-en = The pack in English
boards-file-both = The pack in both languages
boards-file-json = The same content for programs
boards-to-packs = Board packs
boards-to-list = All packs of this co-op
boards-above = Board pack, { $month }
boards-above-again = Board pack, { $month }, number { $number }

boards-changes = What changed since { $day }
boards-changes-none = None of the figures of this pack changed.
boards-changes-caption = Figures of the last pack and of this one
boards-change-what = What
boards-change-was = Last pack
boards-change-is = Now
boards-change-report = Latest report
boards-change-score = Score out of 100
boards-change-open = Points to put right
boards-change-late = Of these, late
boards-change-covered = Criteria covered by evidence

boards-outcome = Outcome of the latest audit
boards-audit = Audit
boards-final = Report final
boards-acknowledged = Acknowledged by the board
boards-acknowledged-of = { $n } of { $of }.
boards-acknowledged-first = First on { $day }.
boards-acknowledged-none = Not yet

boards-actions = What has to be put right
boards-actions-lead = { $open ->
    [one] One point is open.
   *[other] { $open } points are open.
}
boards-actions-late = { $late ->
    [0] None of them is late.
    [one] One of them is late.
   *[other] { $late } of them are late.
}
boards-actions-none = Nothing is open.
boards-actions-caption = Open points, what is late first
boards-late = Late: { $day }
boards-closed = Closed since the last pack
boards-closed-none = Nothing was closed since the last pack.
boards-closed-on = Closed on

boards-evidence = Evidence
boards-evidence-lead = Evidence covers { $covered } of the { $all } criteria that files or records can cover, on { $day }.
boards-evidence-no-standard = No standard is in force.
boards-evidence-missing = Criteria without current evidence, the gravest first
boards-evidence-more = { $n ->
    [one] One more criterion is without current evidence.
   *[other] { $n } more criteria are without current evidence.
}

boards-training-lead = Shares are rounded down. What the standard asks for stands beside each. A paper is handed on, so figures about fewer than five people are not shown.
boards-training-caption = Training and induction on { $day }
boards-training-what = What is counted
boards-training-nothing = Nothing to count

boards-due = Due in the next 90 days
boards-due-none = Nothing is late and nothing is due.
boards-due-late = Late
boards-due-ahead = To come
boards-due-what = What
boards-due-on = First due on
boards-due-few = { $name }: fewer than five people

boards-governance = Meetings, elections and returns
boards-agm = Last annual general meeting
boards-next-agm = The next one at the latest
boards-election = Last election of the board
boards-return = Last annual return
boards-next-return = Next annual return
boards-next-return-of = By { $due }, for the year to { $end }
boards-next-visit = Next visit of auditors
boards-no-visit = No visit is announced
boards-no-date = No date is set
boards-never = Nothing on record
boards-sent = What all members receive
boards-sent-what = What
boards-sent-last = Last sent
boards-sent-next = Send again by

boards-votes = Who holds the votes
boards-votes-none = No votes are on record.

boards-letters = What was sent to the board
boards-letters-none = No letter went to the board since the last pack.
boards-letters-caption = Letters to members of the board since the last pack
boards-letters-what = Letter
boards-letters-on = On
boards-letters-people = To how many
boards-letters-sent = Taken by the relay
boards-letter-action-reviewed = An action was looked at
boards-letter-appeal-decided = Decision on an appeal
boards-letter-audit-cancelled = An audit was cancelled
boards-letter-audit-changed = An audit was changed
boards-letter-audit-notified = Notice of an audit
boards-letter-board-digest = The board’s month
boards-letter-comments-answered = Answers to comments
boards-letter-draft-ready = A draft report
boards-letter-finding-critical = A critical finding
boards-letter-licence-decided = Decision on the licence
boards-letter-report-final = A report is final
boards-letter-report-published = A report is published

boards-about = About this pack
boards-about-day = All of it is told as of { $day }, from what was on record that day.
boards-about-standard = Standard: { $code } version { $version }.
boards-about-people = It names no worker and nobody who uses the service.

document-check = Check this document
document-check-words = Anybody who holds it can see whether it is the one that was made, by its code or by the file itself.
document-check-code = Code
document-check-alt = The address of the page on which this document is checked, as a code for a camera
document-code-line = Code { $code }.
document-check-it = Check that it is genuine
boards-nothing-new = Nothing in the pack changed since the last one of this month. Nothing was made.
done-board-pack = A new pack is made.
boards-mail-button = Open the board pack of this month
nav-board = Board packs
