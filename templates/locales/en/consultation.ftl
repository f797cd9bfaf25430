# Consultation on a version, and its report.

# Opening
consultation-open-link = Open a consultation on this version
consultation-open-title = Open a consultation on version { $number }
consultation-open-text = The text stands as it is now: those who are asked read this text, even if the draft is imported again. The people who speak for each organisation get an email. There is one consultation for each version.
consultation-closes-on = Closes on
consultation-closes-hint = The last day for comments. At least { $n } working days from now: { $date } or later.
consultation-who-asked = Who is asked
consultation-who-licensed = Every co-op that has a licence under this standard
consultation-who-licensed-hint = { $n ->
    [0] No co-op has one
    [one] { $n } co-op
   *[other] { $n } co-ops
}
consultation-who-government = Government bodies
consultation-others = Others
consultation-others-hint = References such as COOP-0012, one on each line
consultation-open-send = Open the consultation
consultation-too-soon = There must be at least { $n } working days for comments. Choose { $date } or a later day.
consultation-nobody = Choose who is asked.
consultation-unknown = No organisation has this reference: { $list }.

# How it stands
consultation-title = Consultation on version { $number }
consultation-see = See the consultation
consultation-stage-open = Open for comments
consultation-stage-closed = Closed: comments are being answered
consultation-stage-published = Comments and answers are published
consultation-next-open = Comments may be given and changed until the end of { $date }. After that, each comment gets an answer.
consultation-next-close = Everybody has answered. You may close it now.
consultation-close = Close it now
consultation-next-decide = { $n ->
    [one] { $n } comment has no answer yet. The version cannot be proposed before that.
   *[other] { $n } comments have no answer yet. The version cannot be proposed before that.
}
consultation-decide-first = Answer the first one
consultation-next-propose = Every comment has an answer. With the proposal of the version, comments and answers are published.
consultation-read-result = What was said in the consultation, and what came of it
consultation-comments-title = { $n ->
    [0] No comments
    [one] { $n } comment
   *[other] { $n } comments
}
consultation-undecided = No answer yet
consultation-no-comments-yet = Nobody has sent a comment yet.
consultation-no-comments = Nobody sent a comment.
consultation-about = About this consultation
consultation-who = Who was asked
consultation-each = Organisations that were asked
consultation-organisation = Organisation
consultation-kind = Kind
consultation-comments = Comments
consultation-invited = Asked
consultation-answered = Commented
consultation-kind-government = Government
consultation-kind-franchisor = Franchisor
consultation-kind-consortium = Consortium
consultation-kind-cooperative = Co-op

# Answering
consultation-comment-title = Comment { $n } of { $of }
consultation-to-all = All comments
consultation-whole = The version as a whole
consultation-disposition = What becomes of it
consultation-disposition-accepted = Accepted
consultation-disposition-partly = Accepted in part
consultation-disposition-rejected = Not accepted
consultation-reason = Why
consultation-reason-hint = In Welsh or in English. It is published as you write it.
consultation-decide-send = Save the answer
consultation-previous = Previous
consultation-next = Next

# For those who are asked
consultations-title = Consultations
consultations-none = Your organisation has not been asked about a version of a standard.
consultation-until = Until { $date }
consultation-asked-title = Consultation: { $title }, version { $number }
consultation-asked-lead = { $organisation } is asked what it thinks of this version. Comment on any criterion, or on the whole, in Welsh or in English, until the end of { $date }.
consultation-drafts-title = { $n ->
    [one] { $n } draft is not sent
   *[other] { $n } drafts are not sent
}
consultation-drafts-text = A draft counts for nothing. Send it by the end of { $date }.
consultation-drafts-send = Send all drafts
consultation-sent-n = { $n ->
    [0] Your organisation has sent no comment.
    [one] Your organisation has sent { $n } comment.
   *[other] Your organisation has sent { $n } comments.
}
consultation-text-title = The text
consultation-text-lead = Open a criterion to read it and to comment.
consultation-own-n = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
consultation-to-text = The whole text
consultation-other-language = The same in Welsh
consultation-own = Your comment { $n }
consultation-draft = Draft, not sent
consultation-sent-on = Sent on { $date }
consultation-change = Change
consultation-now = What is kept now
consultation-body = Your comment
consultation-body-more = Another comment
consultation-body-hint = In Welsh or in English. It is published with the name of your organisation, not with yours. Do not name people.
consultation-send = Send
consultation-keep = Keep as a draft
consultation-save = Save the change
consultation-take-away = Take it away
consultation-until-note = You can change or take away a comment until the end of { $date }. Until the answers are published, only your organisation and the standards officer see it; a draft, only your organisation.
consultation-place = { $n } of { $of }
consultation-conflict = Somebody of your organisation changed this comment meanwhile. What you typed is below, under what is kept now. Save again to put yours in its place.
consultation-no-drafts = There is no draft to send.

# On first pages
consultation-home-comment = Consultation: { $title }, version { $number }
consultation-home-nothing = Your organisation has not commented yet
consultation-home-drafts = A draft is not sent
consultation-home-sent = Sent. You can change it until then.
consultation-home-decide = { $n ->
    [one] { $n } comment to answer: { $title }, version { $number }
   *[other] { $n } comments to answer: { $title }, version { $number }
}
consultation-home-decided = The consultation is over and answered: { $title }, version { $number }

# Refusals
consultation-refused-once = There was a consultation on this version. Nothing was changed. Import the new text under another number to consult again.
consultation-refused-many = You have written { $most } comments in this consultation, which is the most one person may have. Nothing was kept of this one. Put it with another of yours, or take one away.
consultation-refused-over = The consultation closed on { $date }. Comments cannot be given or changed any more.
consultation-refused-open = The consultation is open until the end of { $date }. Comments may still change until then.
consultation-refused-closed = The consultation is closed already. Nothing was changed.
consultation-refused-silent = { $n ->
    [one] { $n } organisation may still answer, until { $date }. The consultation stays open.
   *[other] { $n } organisations may still answer, until { $date }. The consultation stays open.
}
consultation-refused-undecided = { $n ->
    [one] The version cannot be proposed: { $n } comment of the consultation has no answer. Nothing was changed.
   *[other] The version cannot be proposed: { $n } comments of the consultation have no answer. Nothing was changed.
}
consultation-refused-published = The answers are published. They cannot change any more.

# The report
consultation-report = Consultation report
consultation-report-title = Consultation on { $title }, version { $number }
consultation-report-about = { $n ->
    [one] What was said in the consultation on { $title }, version { $number }, and what came of it: { $n } comment.
   *[other] What was said in the consultation on { $title }, version { $number }, and what came of it: { $n } comments.
}
consultation-report-issue = Issue { $n }, { $date }
consultation-report-lead = Organisations asked: { $invited }. Commented: { $answered }. Comments: { $comments }.
consultation-fact-standard = Standard
consultation-fact-version = Version
consultation-fact-opened = Opened on
consultation-fact-closed = Last day for comments
consultation-fact-published = Proposed and published on
consultation-fact-digest-consulted = Digest of the text that was consulted on (SHA-256)
consultation-fact-digest-proposed = Digest of the text that was proposed (SHA-256)
consultation-by-kind = Who was asked and who commented, by kind of organisation
consultation-all = All
consultation-nobody-asked = Nobody was asked.
consultation-figures = Figures
consultation-by-disposition = What became of the comments
consultation-by-section = Comments by section
consultation-section = Section
consultation-comments-answers = Comments and answers
consultation-comment-of = Comment { $n }: { $organisation }
consultation-changes = What changed in the text since
consultation-no-changes = No criterion changed between the text that was consulted on and the text that was proposed.
consultation-changes-text = { $n ->
    [one] Between the text that was consulted on and the text that was proposed, { $n } criterion changed.
   *[other] Between the text that was consulted on and the text that was proposed, { $n } criteria changed.
}
consultation-how-new = New.
consultation-how-removed = Taken out.
consultation-how-reworded = Other words; it asks for the same otherwise.
consultation-how-changed = What it asks for changed: its severity, whom it applies to, or what proves it.
consultation-how-other = Only the Welsh words changed.
consultation-before = Before
consultation-after = Now
consultation-about-report = About this report
consultation-report-statement = Comments and reasons stand as they were written, in the language in which they were written. They are published by organisation; nobody is named.
consultation-verify = Open this address or point a camera at the code.
consultation-verify-code = Code of this report
consultation-papers = The report as a PDF
consultation-paper-cy = Consultation report in Welsh
consultation-paper-en = Consultation report in English
consultation-paper-both = Consultation report in both languages
consultation-paper-size = { $n ->
    [one] PDF, { $kilobytes } KB, { $n } page
   *[other] PDF, { $kilobytes } KB, { $n } pages
}

# Letters
consultation-mail-opened-subject = Your comments are asked for: { $code } { $number }
consultation-mail-opened = A new version of a standard is open for comments: { $title }, version { $number }. You can comment on each criterion, in Welsh or in English.
consultation-mail-opened-button = Read and comment
consultation-mail-closes-subject = The consultation closes soon: { $code } { $number }
consultation-mail-closes = Your organisation has sent no comment yet on { $title }, version { $number }.
consultation-mail-closes-button = Read and comment
consultation-mail-published-subject = The answers to the comments are published: { $code } { $number }
consultation-mail-published = Version { $number } of { $title } is proposed. Every comment of the consultation is published with what became of it, and why.
consultation-mail-published-button = Read comments and answers
consultation-mail-why = You speak for an organisation that was asked about this version.

# What was done
done-consultation-opened = The consultation is open. Those who speak for the organisations get an email.
done-consultation-closed = The consultation is closed.
done-consultation-decided = The answer is saved.
done-consultation-sent = Your comment is sent.
done-consultation-kept = Your draft is kept. It is not sent.
done-consultation-taken-away = The comment is taken away.

# In the journal
journal-event-consultation-opened = A consultation on a version was opened
journal-event-consultation-closed = A consultation was closed
journal-event-consultation-answered = A comment of a consultation was answered
journal-event-consultation-published = Comments and answers of a consultation were published
journal-event-consultation-commented = A comment was written in a consultation
journal-event-consultation-comment-taken-back = A comment in a consultation was taken away
standards-event-consultation-opened = Consultation opened
standards-event-consultation-closed = Consultation closed
standards-event-consultation-answered = Comment answered
standards-event-consultation-published = Comments and answers published
