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

custody-pack-title = Evidence of this audit
custody-pack-lead = What is tied to criteria in scope of this audit, and what its requests were answered with.
custody-pack-lead-final = What the results of this audit rest on, and what its requests were answered with.
custody-pack-none = There is no evidence in this audit.
custody-pack-files = { $n ->
    [one] One file
   *[other] { $n } files
}
custody-pack-text = { $size } in one ZIP file, with a list of the digests. That you download them is recorded in the custody of each.
custody-pack-withheld-class = { $n ->
    [one] One file is only listed: only the co-op and the team of its audit may open it.
   *[other] { $n } files are only listed: only the co-op and the team of its audit may open them.
}
custody-pack-withheld-missing = { $n ->
    [one] One file is only listed: it is not in the store. Tell the administrator.
   *[other] { $n } files are only listed: they are not in the store. Tell the administrator.
}
custody-pack-reason = Why are you downloading it?
custody-pack-reason-hint = The reason is kept in the custody of each item. The co-op can read it.
custody-pack-send = Download
custody-pack-list = The files, the latest revision of each first
custody-pack-file = File
custody-pack-in = In the ZIP file
custody-pack-held-class = Listed only
custody-pack-held-missing = Not in the store
custody-pack-withheld-virus = { $n ->
    [one] One file is only listed: it is being checked for viruses, or one was found in it.
   *[other] { $n } files are only listed: they are being checked for viruses, or one was found in them.
}
custody-pack-held-virus = Being checked, or set apart
