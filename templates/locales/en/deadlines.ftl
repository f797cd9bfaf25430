# What is owed. `name`: of a subject, a type of evidence, an audit or a finding. Never of a person.

deadlines-evidence = Evidence to renew: { $name }
deadlines-training = { $people ->
    [one] { $name }: one person
   *[other] { $name }: { $people } people
}
deadlines-induction = { $people ->
    [one] { $name }: one person
   *[other] { $name }: { $people } people
}
deadlines-check = { $people ->
    [one] { $name }: one person
   *[other] { $name }: { $people } people
}
deadlines-registration = { $people ->
    [one] { $name }, to renew: one person
   *[other] { $name }, to renew: { $people } people
}
deadlines-supervision = { $people ->
    [one] { $name }: one person
   *[other] { $name }: { $people } people
}
deadlines-action-contain = Make the critical finding { $name } safe
deadlines-action-plan = Plan what to do about finding { $name }
deadlines-action-close = Prove that finding { $name } is put right
deadlines-action-verify = Verify the proof for finding { $name }
deadlines-visit = The visit of audit { $name }
deadlines-request = Answer the request for evidence { $name }
deadlines-comments = Comments on the draft report of audit { $name }
deadlines-draft = The draft report of audit { $name }
deadlines-answers = Answers to the comments on audit { $name }
deadlines-annual-return = The annual return
deadlines-agm = The annual general meeting
