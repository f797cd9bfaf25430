# Words of the pages of administrators that stand for codes: rules and steps of reminders.

reminder-rule-evidence = Evidence to renew
reminder-rule-training = Training
reminder-rule-induction = Induction
reminder-rule-check = Checks on workers
reminder-rule-registration = Registration of workers
reminder-rule-supervision = Supervision
reminder-rule-action-contain = Making a critical finding safe
reminder-rule-action-plan = Plan for an action
reminder-rule-action-close = Proof of an action
reminder-rule-action-verify = Verifying an action
reminder-rule-visit = Visit
reminder-rule-comments = Comments on a draft
reminder-rule-draft = Draft report
reminder-rule-answers = Answers to comments
reminder-rule-annual-return = Annual return
reminder-rule-agm = Annual general meeting
reminder-rule-board-digest = The month’s digest to the board

reminder-step-before = { $n ->
    [one] One day before
   *[other] { $n } days before
}
reminder-step-day = On day { $n } of the window
reminder-step-on = On the day
reminder-step-after = { $n ->
    [one] One day after
   *[other] { $n } days after
}
reminder-step-repeat = Still late: reminder { $n }
reminder-step-copy = { $n ->
    [one] Copy to others, one day after
   *[other] Copy to others, { $n } days after
}
operations-journal-entry = Entry { $n }
