# Training: the matrix, figures, people, and the pages of an import (what an import says itself is in training_import.ftl).

training-title = Training
training-back = Back to training
training-show = Show
training-nobody = Nobody is entered yet.
training-nobody-next = Import the training matrix you keep already, or add people one by one.
training-no-subjects = Nobody here needs anything of this kind. Posts and duties decide what a person needs.
training-left = People who have left
training-gaps = { $n ->
    [one] { $n } gap
   *[other] { $n } gaps
}
training-category-training = Training
training-category-induction = Induction
training-category-check = Checks
training-category-registration = Registration
training-category-supervision = Supervision

training-figures-title = Training in figures
training-figures-as-of = Figures on { $date }. There are no names here.
training-figures-all = All training in date
training-figures-of = { $numerator } of { $denominator }
training-figures-small = Fewer than five people: not shown
training-figures-hidden = Not shown, so that a smaller group cannot be worked out
training-figures-none = There is nothing to count yet.
training-figures-left-out = Who is not counted
training-left-out-few = Other reasons are not shown, as they would tell of fewer than five people
training-left-out-not-started = { $n ->
    [one] { $n } person who has not started yet
   *[other] { $n } people who have not started yet
}
training-left-out-left = { $n ->
    [one] { $n } person who has left
   *[other] { $n } people who have left
}
training-left-out-leave = { $n ->
    [one] { $n } person on long leave
   *[other] { $n } people on long leave
}
training-left-out-not-due = { $n ->
    [one] { $n } starter who still has time
   *[other] { $n } starters who still have time
}
training-left-out-first = { $n ->
    [one] { $n } person whose first completion is not recorded
   *[other] { $n } people whose first completion is not recorded
}

training-person = Person
training-person-add = Add a person
training-person-edit = Change these details
training-name = Name
training-name-missing = Enter a name.
training-number = Staff number
training-number-hint = As your own list has it, with any zeros in front.
training-number-taken = Somebody else here has the number { $number }. Enter another.
training-employment = Works as
training-employment-employee = Employee
training-employment-agency = Agency worker
training-employment-volunteer = Volunteer
training-roles = Posts and duties
training-roles-hint = They decide what the person must have done.
training-roles-none = None entered: nothing is asked of this person
training-role-unknown = One of those posts is not in the standard. Load the page again and choose once more.
training-role-missing = Choose at least one post or duty.
training-started = Started on
training-left-on = Left on
training-left-before-start = The day of leaving comes before the start. Check both.
training-leave = Long leave
training-leave-hint = People on long leave are not counted, and the reason you give here is shown. Do not write about health.
training-leave-from = First day of leave
training-leave-from-missing = Enter the first day of the leave.
training-leave-until = Last day of leave
training-leave-backwards = The last day comes before the first. Check both.
training-leave-reason = Reason, such as parental leave
training-leave-reason-missing = Give a reason, such as parental leave.
training-save = Save

training-needed = What this person needs
training-needed-none = Nothing, with these posts and duties.
training-records = What is recorded
training-records-none = Nothing is recorded yet.
training-record-add = Record something
training-record-save = Save the record
training-subject = Subject
training-completed = Done on
training-expires = Expires on
training-expires-hint = As the certificate says. If it says nothing, leave this out: the standard’s own interval counts.
training-provider = Provider
training-mode = How it was done
training-observed-by = Competence observed by
training-observed-hint = Attending and being competent are two things. Say who saw the person do it, and when.
training-observed-on = Competence observed on
training-observed = Competence observed by { $name } on { $date }
training-action = Only for checks: was action taken?
training-action-hint = Of a check, only its date and this answer are kept. Never enter the certificate.
training-action-yes = Action was taken
training-action-no = No action was needed
training-action-not_stated = Action: not stated
training-record-no-date = Enter when it was done, or when it expires.
training-record-future = This date has not come yet. Enter today or an earlier day.
training-record-expires-first = It would expire before it was done. Check both dates.
training-record-observed-when = Enter when competence was observed.
training-record-observed-who = Enter who observed the competence.
training-remove-title = Remove a record entered by mistake
training-remove = Remove
training-induction = Induction framework
training-step = Step
training-step-open = Not completed
training-step-by = Signed off by
training-step-save = Sign off the step
training-step-before-start = This date is before the person started. Check it.

training-stands-done = Done
training-stands-until = In date until { $date }
training-stands-expiring = Runs out on { $date }
training-stands-expired = Expired on { $date }
training-stands-late = Was due by { $date }
training-stands-not-due = Due by { $date }
training-stands-not-started = Starts on { $date }
training-stands-left = Left on { $date }
training-stands-leave = On long leave
training-stands-not-needed = Not needed
training-stands-theory = Theory only: competence not observed

training-import-title = Import a spreadsheet
training-import-text = Choose the training matrix as you keep it. Safon shows how it reads it and asks about what is unclear. Nothing is stored before you agree.
training-import-private = The file is not kept. Certificate numbers, dates of birth, health and bank details are never read.
training-import-file = Spreadsheet
training-import-hint = XLSX or CSV, up to { $megabytes } MB.
training-import-read = Read it
training-import-no-file = Choose a file.
training-import-before = Imported before
training-import-on = Read on
training-import-added = Added
training-import-corrected = Corrected
training-import-unchanged = Unchanged
training-import-state-previewed = Not confirmed yet
training-import-state-confirmed = Imported
training-import-state-abandoned = Abandoned
training-import-settled = This file was imported or abandoned already, or another was read after it. Nothing was changed. Choose it again to read it once more.
training-import-answer = One of the answers does not fit its question any more. Nothing was imported. Look at the questions again.
training-import-later = Answer later
training-import-or = Or
training-import-subjects = It means this subject
training-import-at = Cell { $cell }
training-import-date = Date
training-import-name = The right name

training-preview-title = How Safon reads your file
training-preview-lead = Nothing is stored yet.
training-preview-new = Records to add
training-preview-corrected = Records to correct
training-preview-unchanged = Records unchanged
training-preview-people = { $n ->
    [one] It is about { $n } person.
   *[other] It is about { $n } people.
}
training-preview-waiting = { $n ->
    [one] { $n } record waits for an answer.
   *[other] { $n } records wait for an answer.
}
training-preview-how = How it was read
training-preview-agree = Yes, that is how it is meant
training-preview-people-title = People who are not entered yet
training-preview-make-people = Add these people
training-preview-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
training-preview-questions-note = What you leave open is not imported. You can answer it with the next file.
training-preview-more = { $n ->
    [one] And { $n } more, shown once these are answered.
   *[other] And { $n } more, shown once these are answered.
}
training-preview-faults = { $n ->
    [one] { $n } cell is wrong
   *[other] { $n } cells are wrong
}
training-preview-cell = Cell
training-preview-wrong = What is wrong
training-preview-despite = Import the rest without them
training-preview-details = Take over start dates, posts and sites from the file
training-preview-details-hint = Only for people for whom they are not entered yet.
training-preview-answered = Questions you have answered
training-preview-before = Before it can be imported:
training-preview-save = Save the answers
training-preview-confirm = Import
training-preview-records = What would be stored
training-preview-corrects = Corrects
training-preview-left-out = { $n ->
    [one] { $n } thing left out on purpose
   *[other] { $n } things left out on purpose
}
training-preview-abandon = Abandon this file

done-training-person-added = The person is added.
done-training-person-changed = The details are saved.
done-training-recorded = It is recorded.
done-training-removed = The record is removed.
done-training-import-answered = Your answers are saved. This is how the file is read now.
done-training-imported = The file is imported.
training-imported-counts = { $added } added, { $corrected } corrected, { $unchanged } unchanged.
training-imported-left = { $n ->
    [0] Nothing was left out.
    [one] One entry was left out.
   *[other] { $n } entries were left out.
}
done-training-import-abandoned = The file is abandoned. Nothing was stored.
training-import-answer-left = Enter the day on which they left.
training-import-answer-name = Enter the correct name.
training-imported-waiting = { $n ->
    [one] { $n } record waited for an answer and was not imported. Read the file again to answer.
   *[other] { $n } records waited for an answer and were not imported. Read the file again to answer.
}
