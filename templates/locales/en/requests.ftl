# Requests for evidence: asking, answering, accepting, sending back; and questions about an item.

requests-title = Requests for evidence
requests-new = Ask for evidence
requests-one = Request { $n }
requests-back = Back to the requests
requests-coop-lead = What the teams of your audits ask you to show, and by when.
requests-none = Nothing was asked for yet.
requests-none-next = Ask for what the co-op has not shown, by a day.
requests-none-here = There is nothing here at present.
requests-show = Show
requests-show-open = To answer ({ $n })
requests-show-answered = Answered ({ $n })
requests-show-late = Late ({ $n })
requests-show-all = All ({ $n })
requests-asked = What is asked
requests-state = State
requests-due = Due by
requests-owner = Who sees to it
requests-owner-manager = The manager

request-state-open = To answer
request-state-answered = Answered
request-state-sent_back = Sent back
request-state-accepted = Accepted
request-state-withdrawn = Withdrawn
request-state-late = Late

request-move-ask = Asked
request-move-assign = Given to somebody
request-move-answer = Answered
request-move-send_back = Sent back
request-move-accept = Accepted
request-move-withdraw = Withdrawn

requests-what = What do you ask for?
requests-what-hint = Say what would be enough. The co-op reads this. Do not name people.
requests-sort = Kind of evidence
requests-sort-hint = Safon then shows the co-op what it has of this kind.
requests-sort-any = Any kind
requests-criterion = Criterion
requests-criterion-none = No one criterion
requests-due-hint = The co-op is reminded of it. For example, 27 3 2026
requests-due-past = It must be due after today.
requests-due-far = It must be due by { $date } at the latest.
requests-send = Send the request

requests-answer-title = Your answer
requests-suggestions = Evidence you have that fits
requests-suggestions-hint = Untick what you do not want to send.
requests-suggestions-none = You have no current evidence that fits. Upload it, choose other evidence, or answer in words.
requests-fits-whole = Fits what is asked
requests-fits-sort = Of the kind that is asked for
requests-fits-criterion = Tied to the criterion
requests-fits-new = Just uploaded
requests-others = Other evidence you have
requests-others-label = Other evidence
requests-answer-words = Your answer in words
requests-answer-empty = Choose evidence, or answer in words.
requests-answer-send = Send the answer
requests-upload = Upload new evidence for this request

requests-verdict-title = Your decision
requests-verdict = Is the answer enough?
requests-accept = Yes, accept it
requests-send-back = No, send it back
requests-verdict-words = What do you say to it?
requests-verdict-words-hint = If you send it back, say what is missing. The co-op reads this.
requests-verdict-send = Save the decision
requests-due-new = New day by which it is due
requests-due-new-hint = Leave this out to keep the day it has. For example, 27 3 2026
requests-reason-missing = Say why.

requests-assign = Give it to
requests-assign-hint = They get an email, and it stands among what they owe.
requests-assign-send = Save
requests-withdraw = Withdraw this request
requests-withdraw-why = Why is it not needed any more?
requests-withdraw-send = Withdraw

requests-item-erased = Evidence that was erased since
requests-thread = Thread
requests-given-to = To { $name }
requests-given-back = To the manager
requests-due-by = Due by { $date }

requests-refused-not-from = This cannot be done: the request is now “{ $state }”. Nothing was changed.
requests-refused-audit = Evidence is asked for and given from the notice until the draft is with the moderator. This audit is now “{ $state }”. Nothing was changed.

requests-mail-button = Open the request
requests-mail-evidence-requested-subject = Evidence is asked for: request { $number } of { $audit }
requests-mail-evidence-requested-text = The team of your audit asks for evidence by { $date }. What it asks for is on the page.
requests-mail-evidence-requested-why = You see to the evidence of your co-op.
requests-mail-request-answered-subject = Answered: request { $number } of { $audit }
requests-mail-request-answered-text = The co-op answered your request, which was due by { $date }. Accept the answer, or send it back.
requests-mail-request-answered-why = You are on the team of this audit.
requests-mail-request-sent-back-subject = Sent back: request { $number } of { $audit }
requests-mail-request-sent-back-text = Your answer was sent back. The reason is on the page. It is due by { $date }.
requests-mail-request-sent-back-why = You see to the evidence of your co-op.

done-request-asked = Your request is sent. The co-op is told by email.
done-request-answered = Your answer is sent. The team of the audit is told by email.
done-request-assigned = It is saved who sees to it.
done-request-judged = Your decision is saved.
done-request-withdrawn = The request is withdrawn.
done-request-uploaded = Your evidence is received and ticked below. Send the answer.

home-waits-answers = { $n ->
    [one] One answer to your requests for evidence
   *[other] { $n } answers to your requests for evidence
}
