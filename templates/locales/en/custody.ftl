# Custody of evidence: who looked at it or took it, checking a file, and downloading the evidence of an audit.

custody-all = All of its custody
custody-back = Back to the evidence
custody-lead = { $n ->
    [one] One entry, from the journal. Nobody can take it out.
   *[other] { $n } entries, from the journal. Nobody can take one out.
}
custody-csv = Download as CSV
custody-csv-about = for a spreadsheet
custody-json = Download as JSON
custody-json-about = for a program
custody-number = Number in the journal
custody-when = When
custody-what = What was done
custody-who = Who
custody-more = Files and reason
custody-safon = Safon

custody-check-title = Check a file
custody-check-lead = Is a file that you hold one of this co-op’s, and unchanged? Safon compares its digest. The file is not kept.
custody-check-how = Choose the file
custody-check-again = Check another file
custody-check-file = The file
custody-check-hint = As it is: a copy that was saved anew is another file.
custody-check-send = Check
custody-check-nothing = Choose a file.
custody-check-known = This file is in the evidence, byte for byte
custody-check-unchanged = Unchanged
custody-check-unknown = This is not one of this co-op’s files
custody-check-none = Not known here
custody-check-why = It was never handed in here, or it was changed since: one letter is enough.
custody-check-name = Name it was handed in under
custody-check-older = A later revision has come since
custody-check-given = The file you chose

evidence-event-question-asked = Question asked
evidence-event-question-answered = Question answered
evidence-event-packed = Downloaded with the evidence of an audit

evidence-thread = Thread
evidence-thread-open = A question is open
evidence-thread-asked = Asked
evidence-thread-answered = Answered
evidence-thread-ask = Ask about this evidence
evidence-thread-ask-hint = The co-op gets an email and answers here. The state of the evidence does not change.
evidence-thread-ask-send = Ask
evidence-thread-answer = Your answer
evidence-thread-answer-send = Send the answer
evidence-question-answered = This question was answered already. Nothing was changed. Load the page again to read it.

evidence-mail-question-subject = A question about your evidence: { $type }
evidence-mail-question-text = A reviewer asks something about evidence of your co-op. Read it and answer on its page.
evidence-mail-question-why = You see to the evidence of your co-op, or you sent this.
evidence-mail-answer-subject = Your question was answered: { $type }
evidence-mail-answer-text = The co-op answered your question about its evidence. The answer is on its page.
evidence-mail-answer-why = You asked this question.

home-question = Answer a question about “{ $title }”

done-evidence-asked = Your question is sent. The co-op is told by email.
done-evidence-answered = Your answer is sent. Who asked is told by email.
