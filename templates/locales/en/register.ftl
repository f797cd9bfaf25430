# The start page, the register, open data; how a co-op stands for its board and its members.

register-title = Register of co-operatives
register-lead = Every social care co-operative in the franchise, with its latest published outcome.
register-start-title = How well does your local care co-operative do?
register-start-lead = Every social care co-operative in the franchise is audited against the same standard, as often as the standard asks. The standard is agreed with the Government.
register-search-label = Name of a co-operative, place or council
register-search-button = Search the register
register-area = Area
register-area-all = All of Wales
register-regions = Regions
register-councils = Councils
register-outcome = Outcome
register-outcome-all = Any outcome
register-found = { $n ->
    [0] No co-operative found
    [one] { $n } co-operative
   *[other] { $n } co-operatives
}
register-none = Nothing matches what you searched for.
register-none-next = Try a shorter name, or another area.
register-clear = See all co-operatives
register-coop = Co-operative
register-council = Council
register-published = Published
register-latest = Latest outcomes
register-nothing-published = Nothing has been published yet.
register-nothing-published-next = Outcomes are shown here as soon as the regulator publishes them.
register-see-all = { $n ->
    [0] See the register
    [one] See the one co-operative
   *[other] See all { $n } co-operatives
}
register-by-area = Find by area
register-meaning = What the outcomes mean
register-means-compliant = The co-op meets the standard. Small points may remain.
register-means-compliant_with_actions = The co-op meets most of the standard and has agreed what it will put right, and by when.
register-means-conditional = Something important is not fully in place. The licence decision maker decides whether the licence carries conditions.
register-means-not_compliant = A critical part of the standard is not met. The franchisor and the Government are acting on it.
register-not-ratings = These are franchise outcomes. They are not the ratings of the statutory inspectorate.
register-standard-title = The standard
register-standard-text = The standard is public. It is agreed with the Government, and each version stays as it was signed.
register-standard-link = Read the standard
register-verify-title = Check that a report is genuine
register-verify-text = Each report carries a code. Type it in to see whether the copy you hold is the one that was issued.
register-verify-link = Verify a report
register-data-title = Open data
register-data-text = The whole register is there as a file, for your own lists and maps.
register-data-link = Get the data
register-as-csv = Register as a table
register-as-json = Register for programs
register-about-data = What the files hold

register-no-report = No audit of this co-op has been published yet.
register-no-report-next = The first visit comes within 12 months of the licence.
register-lead-visit = At { $kind } of { $visit } the co-op met { $met } of the { $applied } criteria that were judged. { $raised ->
    [0] Nothing had to be put right.
    [one] { $closed ->
        [0] One point is still to be put right.
       *[other] It has since put right the one point that the auditor raised.
    }
   *[other] It has since put right { $closed } of the { $raised } points that the auditor raised.
}
register-history = Outcome history
register-first-visit = This was the first visit with an outcome.
register-report-title = The report
register-report-short = Report
register-read-report = Read the report
register-read-summary = Read the summary
register-actions = of { $raised } points put right
register-actions-late = { $n ->
    [one] { $n } action is late
   *[other] { $n } actions are late
}
register-sections = Results by section
register-votes = Who holds the votes
register-votes-none = No votes are recorded yet.
register-votes-counted = Counted on { $day }.
register-licence = Licence and record
register-no-licence = No licence
register-term = Term
register-number = Register number
register-reference = Reference in Safon
register-visits = Published visits

register-data-lead = One row for each co-op of the register, as it is today.
register-columns = What the columns hold
register-column = Column
register-column-holds = Holds
register-column-reference = The co-op’s reference, which never changes.
register-column-name_en = Its name in English.
register-column-name_cy = Its name in Welsh.
register-column-type = worker, consumer, multi_stakeholder or producer.
register-column-local_authorities = Codes of the Office for National Statistics; in the table with a blank between them.
register-column-licence = granted, conditional, suspended or ended.
register-column-outcome = The latest published outcome: compliant, compliant_with_actions, conditional, not_compliant; empty before the first.
register-column-published_on = The day it was published (YYYY-MM-DD).
register-column-report_code = The code of its report, for the verification page.
register-column-page = The co-op’s page here.
register-data-csv = The table is UTF-8 with commas. A cell that a spreadsheet could take for a formula begins with an apostrophe.
register-data-area = Add ?area= and a code of a council to get one area, and &outcome= for one outcome.
register-data-use = You may use and pass on this data freely. Say that it comes from Safon, and on which day you took it.

board-title = The co-op at a glance
board-above = { $name } at a glance
board-sentence-none = No audit of { $name } has a report yet.
board-sentence-compliant = { $name } is compliant. { $late ->
    [0] No action is late.
    [one] { $late } action is late.
   *[other] { $late } actions are late.
}
board-sentence-compliant-with-actions = { $name } is compliant with actions. { $late ->
    [0] No action is late.
    [one] { $late } action is late.
   *[other] { $late } actions are late.
}
board-sentence-conditional = { $name } is conditional: something important is only partly in place. { $late ->
    [0] No action is late.
    [one] { $late } action is late.
   *[other] { $late } actions are late.
}
board-sentence-not-compliant = { $name } is not compliant: something critical is not met. { $late ->
    [0] No action is late.
    [one] { $late } action is late.
   *[other] { $late } actions are late.
}
# After an audit of a kind that gives no outcome.
board-sentence-none-given = The last audit of { $name } gave no overall outcome. { $late ->
    [0] No action is late.
    [one] { $late } action is late.
   *[other] { $late } actions are late.
}
board-next-visit = The next visit is on { $day }.
board-of-100 = of 100
board-of = of { $n }
board-score = Our score last time
board-held-back = By score alone: { $outcome }. A rule held it back
board-not-held-back = No rule held the outcome back
board-put-right = Points of the latest audit put right
board-late = { $n ->
    [0] None is late
    [one] { $n } is late
   *[other] { $n } are late
}
board-training = Core training in date
board-training-asked = Whole co-op. The standard asks for { $asked }%
board-training-whole = Whole co-op
board-decisions = { $n ->
    [0] Decisions for the board
    [one] One decision for the board
    [2] Two decisions for the board
   *[other] Three decisions for the board
}
board-nothing = Nothing waits for the board.
board-decide-acknowledge = Acknowledge the audit report
board-decide-acknowledge-note = Each member of the board confirms that they have it.
board-decide-late-action = Decide on a late action
board-decide-agm = Set the date of the next annual general meeting
board-decide-agm-note = The standard limits how long after the last one it may be.
board-send-finances_sent = Send the finances to all members
board-send-performance_sent = Send the performance figures to all members
board-send-standards_sent = Send the standards to all members
board-send-priorities_sent = Send the priorities to all members
board-no-report = No report has been issued yet.
board-report = The report of { $month }
board-acknowledged = { $n } of { $of ->
    [one] { $of } board member has
   *[other] { $of } board members have
} acknowledged it.
board-read = Read and acknowledge
board-history = Our outcomes so far
board-best-worst = Where we do best and worst
board-strongest = Strongest
board-weakest = Weakest
board-actions = What is being put right
board-no-actions = The audits raised nothing that must be put right.
board-all-done = Everything that had to be put right is put right.
board-actions-done = Points put right: { $n }
board-action = Criterion
board-action-state = Where it stands
board-action-open = To be planned
board-action-planned = Planned
board-action-proven = Done, to be checked
board-action-closed = Closed

members-title = Your co-op
members-above = { $name } for its members
members-tally = At the audit of { $month } it met { $met } of the { $applied } criteria that were judged.
members-read-report = Read the report
members-receive = What you must receive
members-receive-lead = All members receive the same, at the same time, at least once a year.
members-receive-finances_sent = The finances
members-receive-performance_sent = How the co-op performs
members-receive-standards_sent = The standards it must meet
members-receive-priorities_sent = Its priorities this year
members-last-sent = Last sent on { $day }.
members-never-sent = Nothing is on record as sent.
members-votes = Who holds the votes
members-next-visit = The auditors come next on { $day }.
members-complain = How to complain
members-complain-1 = Tell the co-op first. It must answer you, whoever you are.
members-complain-2 = If that does not help, write to the franchisor: { $contact }.
members-complain-3 = If somebody may be in danger, do not wait: call your council’s social services, or 999.
members-actions = What is being put right
