# Yr hyn sydd i’w wneud. `name`: pwnc, math o dystiolaeth, archwiliad neu ganfyddiad. Byth person.

deadlines-evidence = Tystiolaeth i’w hadnewyddu: { $name }
deadlines-training = { $people ->
    [zero] { $name }: neb
    [one] { $name }: un person
    [two] { $name }: { $people } berson
    [few] { $name }: { $people } pherson
    [many] { $name }: { $people } pherson
   *[other] { $name }: { $people } o bobl
}
deadlines-induction = { $people ->
    [zero] { $name }: neb
    [one] { $name }: un person
    [two] { $name }: { $people } berson
    [few] { $name }: { $people } pherson
    [many] { $name }: { $people } pherson
   *[other] { $name }: { $people } o bobl
}
deadlines-check = { $people ->
    [zero] { $name }: neb
    [one] { $name }: un person
    [two] { $name }: { $people } berson
    [few] { $name }: { $people } pherson
    [many] { $name }: { $people } pherson
   *[other] { $name }: { $people } o bobl
}
deadlines-registration = { $people ->
    [zero] { $name }, i’w adnewyddu: neb
    [one] { $name }, i’w adnewyddu: un person
    [two] { $name }, i’w adnewyddu: { $people } berson
    [few] { $name }, i’w adnewyddu: { $people } pherson
    [many] { $name }, i’w adnewyddu: { $people } pherson
   *[other] { $name }, i’w adnewyddu: { $people } o bobl
}
deadlines-supervision = { $people ->
    [zero] { $name }: neb
    [one] { $name }: un person
    [two] { $name }: { $people } berson
    [few] { $name }: { $people } pherson
    [many] { $name }: { $people } pherson
   *[other] { $name }: { $people } o bobl
}
deadlines-action-contain = Gwneud y canfyddiad critigol { $name } yn ddiogel
deadlines-action-plan = Cynllunio beth i’w wneud am ganfyddiad { $name }
deadlines-action-close = Profi bod canfyddiad { $name } wedi’i gywiro
deadlines-action-verify = Dilysu’r prawf ar gyfer canfyddiad { $name }
deadlines-visit = Ymweliad archwiliad { $name }
deadlines-request = Ateb y cais am dystiolaeth { $name }
deadlines-comments = Sylwadau ar adroddiad drafft archwiliad { $name }
deadlines-draft = Adroddiad drafft archwiliad { $name }
deadlines-answers = Atebion i’r sylwadau ar archwiliad { $name }
deadlines-annual-return = Y ffurflen flynyddol
deadlines-agm = Y cyfarfod cyffredinol blynyddol
