# The compliance report, on paper and as a page.

## Kinds of audit
report-kind-readiness = Readiness audit
report-kind-full = Full audit
report-kind-surveillance = Surveillance audit
report-kind-follow-up = Follow-up audit
report-kind-thematic = Thematic audit
report-kind-short-readiness = Readiness
report-kind-short-full = Full
report-kind-short-surveillance = Surveillance
report-kind-short-follow-up = Follow-up
report-kind-short-thematic = Thematic
report-title-readiness = Report of a readiness audit
report-title-full = Report of a full audit
report-title-surveillance = Report of a surveillance audit
report-title-follow-up = Report of a follow-up audit
report-title-thematic = Report of a thematic audit

## Words for outcomes and results
report-outcome-compliant = Compliant
report-outcome-compliant-with-actions = Compliant with actions
report-outcome-conditional = Conditional
report-outcome-not-compliant = Not compliant
report-result-met = Met
report-result-partly-met = Partly met
report-result-not-met = Not met
report-result-not-applicable = Not applicable
report-result-out-of-scope = Out of scope
report-result-not-assessed = Not assessed
report-severity-critical = Critical
report-severity-major = Major
report-severity-minor = Minor
report-severity-improvement = Improvement
report-done-met = Done
report-done-partly = Partly done
report-done-not = Not done
report-decision-accepted = Accepted: the report was changed
report-decision-partly = Accepted in part
report-decision-not-accepted = Not accepted
report-finding-open = Open
report-finding-closed = Closed
report-finding-regraded = Grade changed
report-finding-withdrawn = Withdrawn

## Head, foot, title
report-title = { $name }: { $kind }, { $month }
report-head = { $kind }, { $month }
report-foot = { $reference }, { $issue }.
report-foot-issue = issue { $issue }
report-foot-code = Code { $code }
report-page = Page { $page } of { $pages }
report-draft = DRAFT
report-issue = Issue { $issue }
report-wordmark = Safon

## Cover
report-cover-visited = { $place }. Visited on { $visited }
report-cover-standard = Standard
report-cover-reference = Audit number
report-cover-form = Type and legal form
report-cover-to-visit = { $place }. Visit planned for { $visited }
report-cover-issued = Issued
report-cover-drafted = Draft of
report-cover-language-label = Language
report-cover-language = English.
report-cover-both-languages = Both languages: Welsh first, then English.
report-cover-other-language = Mae fersiwn Gymraeg.
report-cover-statement = This is a franchise audit, not a statutory inspection.
report-cover-replaces = This issue takes the place of issue { $issue }.
report-cover-verify = Check that this copy is genuine at { $address } with the code { $code }.
report-demonstration = Demonstration: the co-operative is invented.

## Contents and parts
report-contents = Contents
report-contents-link = { $title }, page { $page }
report-part-summary = Summary
report-part-cooperative = The co-operative
report-part-method = Scope and method
report-part-outcome = Outcome by section
report-part-criteria = Every criterion
report-part-findings = Findings
report-part-previous-actions = Earlier actions
report-part-training = Training and induction
report-part-democracy = Democracy
report-part-voice = What members and workers said
report-part-good-practice = Good practice
report-part-action-plan = Corrective action plan
report-part-comments = Comments and answers
report-part-evidence = Evidence
report-part-sign-off = Sign-off
report-part-statements = About this report

## Summary
report-score-of = of 100 overall
report-no-outcome = An audit of this type gives no overall outcome. The outcome of the last full audit still applies.
report-no-outcome-yet = There is no outcome yet: it is given once everything in scope has been judged.
report-held = By score alone the outcome would be { $outcome }. What held it back: { $rule } ({ $because }).
report-tally = { $met } of { $applied ->
    [one] { $applied } criterion
   *[other] { $applied } criteria
} met, { $partly } partly met, { $not } not met.
report-tally-not-applicable = { $count ->
    [one] { $count } does not apply.
   *[other] { $count } do not apply.
}
report-tally-out-of-scope = { $count ->
    [one] { $count } was out of scope.
   *[other] { $count } were out of scope.
}
report-tally-not-assessed = { $count ->
    [one] { $count } was not assessed.
   *[other] { $count } were not assessed.
}
report-strengths = { $count ->
    [1] One strength
    [2] Two strengths
   *[other] Three strengths
}
report-must-dos = { $count ->
    [1] One thing to do
    [2] Two things to do
   *[other] Three things to do
}
report-all-closed = All actions were closed on { $day }.
report-history = This visit and those before
report-history-visit = Visit
report-history-kind = Kind
report-history-outcome = Outcome
report-history-score = Score

## The co-operative
report-votes = Votes by class of member, { $day }
report-votes-class = Class
report-votes-members = Members
report-votes-votes = Votes
report-votes-share = Share
report-votes-total = All members
report-votes-reached = Users hold { $users } of { $total } votes ({ $percent }). The licence asks for at least 51%.
report-votes-missed = Users hold { $users } of { $total } votes ({ $percent }). The licence asks for at least 51%, so the test of a user-led co-operative is not met.
report-votes-users = Users hold { $users } of { $total } votes ({ $percent }). The co-operative is not designated user-led, so no minimum applies.
report-votes-none = No votes are recorded, so there is no figure. The auditor judged.
report-percent = { $value }%
report-of = { $part } of { $whole }
report-of-recorded = in the records: { $value }, { $of }
report-recorded = in the records: { $value }

## Scope and method
report-scope = What was in scope
report-how = How the audit was done
report-limits = What the audit could not see
report-sample = The sample of workers
report-sample-drawn = { $drawn } of { $population ->
    [one] { $population } worker was
   *[other] { $population } workers were
} drawn. Anyone who holds the ordered list can draw the sample again from these values.
report-sample-algorithm = Algorithm
report-sample-seed = Seed
report-sample-digest = Digest of the ordered list (SHA-256)
report-team = The team
report-team-name = Name
report-team-role = Role
report-team-declaration = Declaration of interests

## Outcome
report-section-scores = Section scores out of 100
report-section = Section
report-scored = Scored
report-weighted-mean = Weighted mean of the sections
report-not-scored = Not scored
report-thresholds = Dashed lines: { $thresholds }, where the bands begin.
report-last-mark = Black mark: { $audit }.
report-limiter = What held the outcome back
report-by-score = By score alone the outcome would be { $outcome }.
report-limiter-rule = The rule “{ $rule }” applied ({ $because }). It limits the outcome to { $outcome }.
report-how-scored = How the score is made
report-how-scored-text = Met counts 2, partly met 1, not met 0. Criteria that do not apply, and those for improvement, are left out. Each section has a weight; the score is the weighted mean of the sections that were scored.
report-bands = What the score alone gives: { $bands }.
report-band = { $from } or more, { $outcome }
report-band-least = less, { $outcome }
report-no-limiter = No rule held this outcome back: it follows from the score.
report-changed = What changed
report-trend = Overall score, visit by visit
report-trend-alt = Line chart of the overall score at each visit. { $scores }.

## Criteria
report-criteria-lead = Each criterion of the standard is listed with its result, the auditor’s note and what it rests on. The word in the frame says how serious the criterion is. Each note is in the language it was written in.
report-section-score = { $score } of 100
report-last-time = Last time: { $result }
report-reason = Reason
report-note = Note
report-facts = Figures
report-fact-asked = asked for: { $asked }
report-fact-overridden = Set aside by the auditor:
report-evidence = Evidence
report-findings = Finding

## Findings and actions
report-findings-lead = { $count ->
    [one] The audit raised { $count } finding. A nonconformity is graded critical, major or minor; an improvement is a suggestion.
   *[other] The audit raised { $count } findings. A nonconformity is graded critical, major or minor; an improvement is a suggestion.
}
report-finding-repeated = Repeated
report-finding-why-withdrawn = Why withdrawn
report-action-finding = Finding
report-action-grade = Grade
report-action-what = Action
report-action-owner = Owner
report-action-due = By
report-action-done = Result
report-previous-lead = Actions of earlier audits that stood open at the last visit or were closed since. The year after the number is that of the visit.
report-actions-lead = What the co-operative will do, by when, and who is responsible. Where there is no plan yet, the time for one is given. Days count from receipt of this report. Progress is shown on the page where this report is verified.

## Training, democracy, voice
report-training-lead = Figures as of { $day }. Shares are rounded down. Groups of fewer than five are not shown, nor what would tell them.
report-training-subjects = Training in date
report-training-subject = Subject
report-induction = Induction completed in time
report-induction-step = Step
report-share-in-date = In date
report-share-done = Done
report-share = Share
report-share-asked = Asked for
report-share-few = Too few to show
report-seats = Seats on the board
report-seats-class = Class
report-seats-seats = Seats
report-seats-filled = Filled
report-voice-lead = The audit’s team spoke with these people during the fieldwork. What they said is told without names, in the language in which it was written down. Fewer than five people are not counted.
report-voice-table = Conversations
report-voice-with = With whom
report-voice-with-members = Members
report-voice-with-workers = Workers
report-voice-with-people-who-use-care = People who use care
report-voice-with-families = Families
report-voice-manner = How
report-voice-manner-meeting = In a meeting
report-voice-manner-one-to-one = One to one
report-voice-manner-by-phone = By phone
report-voice-manner-in-writing = In writing
report-voice-people = People
report-voice-few = fewer than five
report-voice-criteria = Evidence for: { $codes }
report-good-practice-criterion = criterion { $code }

## Parts without data
report-none-outcome = There are no scores by section.
report-none-findings = The audit raised no finding.
report-none-previous-actions = There was no action of an earlier audit to look at.
report-none-training = There are no figures on training or induction.
report-none-democracy = The co-operative’s records show no meeting, no election and nothing sent to members.
report-none-voice = No conversation with members, workers, people who use care or families was recorded in this audit.
report-none-good-practice = No good practice was noted.
report-none-action-plan = Nothing has to be put right, so there is no plan.
report-none-comments = The time for comments on the draft is not over.
report-none-evidence = No file or item of evidence is cited in this report.
report-none-sign-off = Nobody has signed this report yet.
report-none-other = There is nothing to say in this part.

## Comments, evidence, sign-off
report-comments-given = { $count ->
    [one] The co-operative made { $count } comment on the accuracy of the draft. It is printed with its answer.
   *[other] The co-operative made { $count } comments on the accuracy of the draft. Each is printed with its answer.
}
report-comments-nothing = The co-operative read the draft and said that there is nothing to correct.
report-comments-lapsed = No comments came within the time given. That counts as nothing to correct.
report-comment = The co-operative’s comment
report-answer = Answer
report-appeals = Appeal
report-evidence-lead = { $count ->
    [one] { $count } item was shown.
   *[other] { $count } items were shown.
} The digest (SHA-256) of a file is its fingerprint: a copy with the same digest is the file that was shown.
report-evidence-number = No.
report-evidence-item = Item, type and digest
report-evidence-criteria = Criteria
report-evidence-accepted = Accepted
report-evidence-not-accepted = Not yet reviewed
report-evidence-returned = Returned to the co-op
report-evidence-seen = Seen at the visit; no file is held
report-language-name = English
report-plain-summary = Plain summary
report-plain-outcome = The outcome: { $outcome }.
report-plain-foot = { $reference }, plain summary, { $standard }
report-plain-more = The whole report says how each criterion was judged and why. Ask the co-operative for it, or for this page in another form: { $contact }. This is not a report of the statutory inspectorate.
report-data = The same content as data, for programs
report-replaced = { $count ->
    [one] One character in this report could not be printed. An empty box stands in its place; the data attached to this file hold it as it was written.
   *[other] { $count } characters in this report could not be printed. An empty box stands in place of each; the data attached to this file hold them as they were written.
}
report-digest = SHA-256
report-sign-role = Role
report-sign-name = Name and statement
report-sign-on = Signed on

## Statements
report-statement-inspection-title = Not a statutory inspection
report-statement-inspection = This audit was made under a franchise agreement. It is not an inspection under the Regulation and Inspection of Social Care (Wales) Act 2016. It gives no rating, and takes nothing away from the work of the statutory inspectorate.
report-statement-sampling-title = What a sample can show
report-statement-sampling = The audit saw a sample of records, people and days. That something was not found does not prove that it does not exist.
report-statement-data-title = Personal data
report-statement-data = No worker and no person who uses the service is named in this report. Small groups are not shown. Evidence is held under the retention rules of the standard.
report-statement-appeal-title = Comments and appeal
report-statement-appeal = The co-operative had { $comments ->
    [one] { $comments } working day
   *[other] { $comments } working days
} to comment on the accuracy of the draft. After the answers it had { $appeal ->
    [one] { $appeal } working day
   *[other] { $appeal } working days
} to appeal on factual inaccuracy or incomplete evidence.
report-statement-formats-title = Other formats
report-statement-formats = This report is published in Welsh and in English. It can be had in large print, in easy read or read aloud: { $contact }.
report-statement-version-title = The standard
report-statement-version = The audit was made against { $standard }. Its text is fixed by this digest:
report-verify-title = Is this copy genuine?
report-verify = Open this address or point a camera at the code. There you can also drop this file to have it checked, and see whether the report was accepted and acknowledged.
report-verify-code = Code of this issue
report-verify-qr = Two-dimensional code that opens { $address }

## Sentences made by rule
report-month-1 = Jan
report-month-2 = Feb
report-month-3 = Mar
report-month-4 = Apr
report-month-5 = May
report-month-6 = June
report-month-7 = July
report-month-8 = Aug
report-month-9 = Sept
report-month-10 = Oct
report-month-11 = Nov
report-month-12 = Dec
report-list = { $first } and { $last }
report-list-vowel = { $first } and { $last }
report-yes = yes
report-no = no
report-name-removed = [name removed]
report-visited = { $from } to { $to }
report-visited-two = { $first } and { $last } { $month }
report-visited-days = { $first } to { $last } { $month }
report-user-led = User-led
report-standard-version = { $title } ({ $code } version { $number })
report-about = { $name } works in { $places }. What is said of it here is what its record held on the day of the visit.
report-about-today = { $name } works in { $places }. What is said of it here is what its record holds today; the visit is still to come.
report-fact-type = Type
report-fact-form = Legal form
report-fact-licence = Licence
report-fact-services = Services
report-fact-workers = Workers
report-licence-applied = applied for
report-licence-granted = granted
report-licence-refused = refused
report-licence-conditional = granted with conditions
report-licence-suspended = suspended
report-licence-ended = ended
report-licence-term = from { $from } to { $to }
report-scope-counts = { $standard } holds { $all ->
        [one] { $all } criterion
       *[other] { $all } criteria
    }.
report-scope-looked = The audit looked at { $scope } of them.
report-scope-to-look = The audit is to look at { $scope } of them.
report-scope-not-applicable = { $count ->
    [one] { $count } does not apply to this co-op, for the reason given beside it.
   *[other] { $count } do not apply to this co-op, for the reasons given beside them.
}
report-scope-out = { $count ->
    [one] { $count } is out of scope of this kind of audit.
   *[other] { $count } are out of scope of this kind of audit.
}
report-scope-not-in-type = The standard does not ask for it in this kind of audit.
report-scope-no-open-finding = This audit looked only at earlier findings that were still open.
report-scope-not-chosen = It was not among the subjects of this audit.
report-because = It does not apply. What decides: { $facts }.
report-because-fact = “{ $fact }” is { $value }
report-method-announced = The visit was announced on { $on }.
report-method-to-announce = Notice of the visit will be given.
report-method-announced-plain = The visit was announced.
report-method-unannounced = The visit was not announced.
report-method-evidence = { $count ->
    [0] The results rest on what was seen and heard at the visit.
    [one] The results rest on what was seen and heard at the visit. They also rest on { $count } item of evidence that the co-op sent.
   *[other] The results rest on what was seen and heard at the visit. They also rest on { $count } items of evidence that the co-op sent.
}
report-method-moderated = A moderator who was not on the visit read the draft before the co-op received it.
report-sample-newest = the newest starter
report-sample-agency = an agency worker
report-sample-volunteer = a volunteer
report-sample-holds = The sample holds { $who }.
report-interest-none = No interest to declare.
report-interest-member = Was a member of the co-op.
report-interest-worker = Worked for the co-op.
report-interest-relative = Is a relative of somebody at the co-op.
report-interest-supplier = Was a supplier of the co-op.
report-interest-consultant = Was a consultant of the co-op.
report-interest-consortium = Was paid by the co-op’s consortium.
report-interest-undeclared = No declaration is on record.
report-part-of-lead_auditor = Lead auditor
report-part-of-auditor = Auditor
report-part-of-moderator = Moderator
report-part-of-appeal_decider = Appeal decider
report-limits-not-assessed = { $count ->
    [one] { $count } criterion in scope could not be assessed: { $codes }.
   *[other] { $count } criteria in scope could not be assessed: { $codes }.
}
report-limits-none = Everything in scope was assessed. What a sample can and cannot show is said at the end of this report.
report-training-left-out = People on long leave are not counted, nor are starters who still have time to do it.
report-governance-agm = Annual general meeting
report-governance-election = Election of the board
report-governance-finances_sent = Finances sent to members
report-governance-performance_sent = Performance sent to members
report-governance-standards_sent = Standards sent to members
report-governance-priorities_sent = Priorities sent to members
report-governance-annual_return = Annual return
report-governance-notice = { $days ->
    [one] { $days } day’s notice
   *[other] { $days } days’ notice
}
report-governance-quorum = quorum met
report-governance-no-quorum = no quorum
report-governance-never = Nothing is on record
report-lead-compliant = { $name } meets the standard. { $count ->
    [0] Nothing that it must put right is still open.
    [one] { $count } point is still open.
   *[other] { $count } points are still open.
}
report-lead-compliant-with-actions = { $name } meets most of the standard. { $count ->
    [0] Nothing that it must put right is still open.
    [one] It must put { $count } point right.
   *[other] It must put { $count } points right.
}
report-lead-conditional = Something important is not fully in place at { $name }. { $count ->
    [0] Nothing that it must put right is still open.
    [one] It must put { $count } point right.
   *[other] It must put { $count } points right.
}
report-lead-not-compliant = { $name } does not meet the standard. { $count ->
    [0] Nothing that it must put right is still open.
    [one] It must put { $count } point right.
   *[other] It must put { $count } points right.
}
report-lead-none = This audit looked at a part of the standard at { $name }. { $count ->
    [0] Nothing that it must put right is still open.
    [one] It must put { $count } point right.
   *[other] It must put { $count } points right.
}
report-rule-open = any nonconformity that is still open
report-rule-results = { $count ->
        [one] any { $severity ->
            [critical] critical
            [major] major
            [minor] minor
           *[other] other
        } criterion { $result ->
            [partly] partly met
           *[other] not met
        }
       *[other] { $count } or more { $severity ->
            [critical] critical
            [major] major
            [minor] minor
           *[other] other
        } criteria { $result ->
            [partly] partly met
           *[other] not met
        }
    }
report-rule-repeated = { $count ->
        [one] any { $severity ->
            [critical] critical
            [major] major
            [minor] minor
           *[other] other
        } criterion { $result ->
            [partly] partly met
           *[other] not met
        } for the second time
       *[other] { $count } or more { $severity ->
            [critical] critical
            [major] major
            [minor] minor
           *[other] other
        } criteria { $result ->
            [partly] partly met
           *[other] not met
        } for the second time
    }
report-strength-section = { $met } of { $all ->
    [one] { $all } criterion
   *[other] { $all } criteria
} met.
report-cite-section = Section { $number }
report-cite-due = { $code }, { $grade }, by { $due }
report-cite = { $code }, { $grade }
report-grade-critical = critical
report-grade-major = major
report-grade-minor = minor
report-grade-improvement = improvement
report-the-readiness = the readiness audit
report-the-full = the full audit
report-the-surveillance = the surveillance audit
report-the-follow-up = the follow-up audit
report-the-thematic = the thematic audit
report-compared = { $kind } in { $month }
report-sections-lead = { $count } of { $all ->
    [one] { $all } scored section is
   *[other] { $all } scored sections are
} at { $band } or above. The lowest is “{ $title }”, at { $score }.
report-sections-lead-all = { $all ->
        [one] The one scored section stands
       *[other] All { $all } scored sections stand
    } at { $band } or above.
report-changed-better = Better than last time: { $codes }.
report-changed-worse = Worse than last time: { $codes }.
report-changed-nothing = No result changed since the last time.
report-metric-user_vote_share_pct = Share of votes that users hold
report-metric-user_class_board_seats_pct = Share of board seats for users
report-metric-months_since_agm = Months since the last annual general meeting
report-metric-working_days_to_share_report = Working days until the last report went to the members
report-metric-plans_reviewed_within_3_months_pct = Personal plans reviewed within three months
report-metric-workers_with_complete_checks_pct = Workers whose checks before starting are complete
report-metric-dbs_in_date_pct = Workers whose criminal-record check is in date
report-metric-awif_within_6_months_pct = Induction framework done within six months
report-metric-registered_within_6_months_pct = Registered with the workforce regulator within six months
report-metric-registration_in_date_pct = Registration with the workforce regulator in date
report-metric-core_training_in_date_pct = Core training in date
report-metric-safety_critical_subject_in_date_pct = Lowest safety-critical subject in date
report-metric-safeguarding_group_learning_in_date_pct = Lowest safeguarding group in date
report-metric-supervision_in_date_pct = Supervision in date
report-metric-appraisal_in_date_pct = Appraisal in date
report-metric-peer_meetings_last_12_months = Meetings of peers in the last 12 months
report-asked-percent = { $way ->
    [least] at least { $value }%
   *[most] at most { $value }%
}
report-asked-months = { $way ->
    [least] at least { $value } months
   *[most] at most { $value } months
}
report-asked-working-days = { $way ->
    [least] at least { $value } working days
   *[most] at most { $value } working days
}
report-asked-count = { $way ->
    [least] at least { $value }
   *[most] at most { $value }
}
report-plan-due = A plan is due by { $due }.
report-plan-within = { $days ->
        [one] Plan: within { $days } working day.
       *[other] Plan: within { $days } working days.
    }
report-due-within = { $days ->
        [one] { $days } day from receipt
       *[other] { $days } days from receipt
    }
report-plan-to-come = The co-op plans what it will do once it has this report.
report-owner-coop = The co-op
report-due-by-grade = By its grade, from receipt of this report
report-about-criterion = Criterion { $code }
report-about-report = The report
report-file-of = file { $part } of { $whole }
report-appeal-dismissed = The appeal was dismissed.
report-appeal-upheld = The appeal was upheld, and the report was looked at again.
report-appeal-inaccuracy = On { $day } the co-op appealed, on the ground that something in the report is not correct.
report-appeal-evidence = On { $day } the co-op appealed, on the ground that evidence was not taken into account.
report-appeal-open = The appeal has not been decided yet.
report-action-checked = Checked on { $day }.
report-lead-before = The visit to { $name } is planned for { $day }. Nothing has been judged yet.
report-lead-under-way = The audit of { $name } is under way. { $done } of { $all ->
        [one] { $all } criterion in scope has
       *[other] { $all } criteria in scope have
    } a result so far.
report-lead-postponed = The audit of { $name } was postponed. What stands here is what was known when it stopped.
report-lead-cancelled = The audit of { $name } was cancelled. What stands here is what was known when it stopped.
report-lead-suspended = The audit of { $name } is suspended so that safeguarding comes first. What stands here is what was known when it stopped.
