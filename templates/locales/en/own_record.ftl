# A worker's own record: access, corrections, taking it away. And of imports: what becomes of each row, and undoing the last.

own-record-title = My record
own-record-lead = This is all that { $coop } holds about you in Safon.
own-record-none = { $coop } has not tied a record to your account. Ask your manager.
own-record-take = Take my record away
own-record-file = my-record
own-record-needed = What I need
own-record-needed-none = Nothing, with your posts and duties.
own-record-posts-none = None entered
own-record-source-typed = entered by hand
own-record-source-import = from a spreadsheet
own-record-recorded = Recorded on { $date }, { $source }
own-record-wrong = Is something wrong?
own-record-wrong-text = Say what is wrong and what it should be. Your manager sees it and answers within a month.
own-record-wrong-body = What is wrong
own-record-wrong-hint = Do not write about your health here.
own-record-wrong-send = Send it to my manager
own-record-wrong-missing = Say what is wrong.
own-record-wrong-many = Many of your messages wait for an answer still. Wait for those first.
own-record-said = What was said to be wrong
own-record-said-on = On { $date }:
own-record-waits = It waits for an answer.
own-record-rights = Your rights
own-record-rights-text = You may see what is held about you, have it put right and take it away. If you think it is handled wrongly, speak to your manager first. You may also complain to the Information Commissioner. When you leave, you keep this access until the co-op ends it; ask for your record before then.
own-record-outcome = What was done
own-record-outcome-choice-corrected = The record is corrected
own-record-outcome-choice-not_changed = The record stays as it is
own-record-outcome-corrected = Corrected on { $date }.
own-record-outcome-not_changed = Answered on { $date }: the record stays as it is.
own-record-wrong-panel = This person says that something is wrong
own-record-answer-by = Answer by { $date }: the law gives one month.
own-record-reply = Your answer
own-record-reply-hint = The person reads it. Say what you changed, or why you did not. Correct the record itself on this page.
own-record-reply-send = Send the answer
own-record-reply-missing = Write an answer.
own-record-answer-self = Somebody else answers what you said about your own record.

own-record-access = Access to own record
own-record-access-text = This person can see their own record, say what is wrong in it and take it away. They see nothing of anybody else.
own-record-access-has = { $email } can see this record.
own-record-access-waits = { $email } was asked by email and has not answered. They see nothing until they take it up.
own-record-access-left = The person has left and can still take their record away. End the access when that is done.
own-record-access-give = Ask them by email
own-record-access-end = End the access
own-record-access-language = Language of the invitation
own-record-access-there = This person has access already, or was asked. End it first to ask another address.
own-record-access-of-another = This address has the record of somebody else here. Enter another.
own-record-role-elsewhere = A worker is given access by their co-op, on the page of the person.
own-record-mail-why = Your co-op invited you, so that you can see your own record. If you do not know why, reply to this email.

own-record-paper-title = Record of { $name }
own-record-paper-lead = All that { $coop } held in Safon on { $date }.
own-record-paper-about = About the person
own-record-paper-what = What
own-record-paper-value = As held
own-record-paper-stands = How it stands
own-record-paper-more = What else is held
own-record-paper-nothing = Nothing is held.

done-own-record-said = Your message is with your manager.
done-own-record-answered = Your answer is sent. The person sees it beside their record.
done-own-record-access-given = The person was asked by email. They see their record when they have taken it up.
done-own-record-access-taken = The access is ended.
done-own-record-undone = The import is undone.

own-record-row-new = It would be added.
own-record-row-new-person = It would be added, once it is agreed to add the person.
own-record-row-added = It was added.
own-record-row-corrected = It was corrected: { $field }.
own-record-row-same = It is recorded already.
own-record-row-changed = It would be corrected: { $field }.
own-record-row-waits = It waits for an answer.

own-record-faults = Download what is wrong or asked
own-record-faults-file = what-is-wrong
own-record-faults-written = As written
own-record-faults-sort = Sort
own-record-faults-wrong = What is wrong or asked
own-record-faults-error = Wrong
own-record-faults-question = Question

own-record-undo = Undo the last import
own-record-undo-title = Undo the import?
own-record-undo-lead = Nothing is undone yet.
own-record-undo-nothing = Nothing would change: all that it did was changed since.
own-record-undo-records-removed = { $n ->
    [one] { $n } record that it added is removed.
   *[other] { $n } records that it added are removed.
}
own-record-undo-records-restored = { $n ->
    [one] { $n } record that it corrected is as it was before.
   *[other] { $n } records that it corrected are as they were before.
}
own-record-undo-people-removed = { $n ->
    [one] { $n } person whom it added is removed.
   *[other] { $n } people whom it added are removed.
}
own-record-undo-people-restored = { $n ->
    [one] { $n } person’s details are as they were before.
   *[other] { $n } people’s details are as they were before.
}
own-record-undo-stays = What stays
own-record-undo-stays-note = Somebody has changed it since, or something else belongs to it. Look at it yourself.
own-record-undo-stays-record = { $name }: { $subject }, { $date }
own-record-undo-stays-person = { $name }: the details were changed
own-record-undo-stays-needed = { $name }: other records belong to this person
own-record-undo-more = { $n ->
    [one] And { $n } more.
   *[other] And { $n } more.
}
own-record-undo-do = Undo it
own-record-undo-keep = Keep the import
own-record-undo-not-last = Only the last import can be undone, and only once.
own-record-import-undone = Undone

deadlines-correction = Answer somebody who says that their own record is wrong
reminder-rule-correction = Answer about one’s own record
journal-event-correction-asked = A worker said that something in their record is wrong
journal-event-correction-answered = What a worker said about their record was answered
journal-event-training-import-undone = An import of a training spreadsheet was undone
journal-event-worker-access-given = A worker was given access to their own record
journal-event-worker-access-taken = A worker’s access to their own record was ended

own-record-access-many = Too many were asked today: you asked 200 people, or this address had three letters. This person was not asked; try again tomorrow.
own-record-offers = Your own record
own-record-offer = { $coop } offers you your own record of training there.
own-record-offer-means = Take it up only if you work there. You then count as one of its people: you cannot audit it or decide about it.
own-record-offer-accept = Take it up
own-record-offer-refuse = No, I do not work there
own-record-mail-subject = Your own record is ready for you
own-record-mail-text = { $coop } asks you to take up your own record of training and induction there.
own-record-mail-button = Answer in your account
own-record-offered-why = The co-op gave this address for somebody who works there. If that is not you, refuse it, or do nothing: then nothing changes.
done-own-record-offer-accepted = Your own record is open to you.
done-own-record-offer-refused = You refused. Nothing else has changed.
