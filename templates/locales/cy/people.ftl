people-outside = Y tu allan i’r gydweithfa, dangosir ffigurau fel yr oeddent ar ddiwedd mis neu ar ddiwrnod archwiliad. Felly ni ellir canfod cofnod unrhyw un drwy gymharu dau ddiwrnod.
people-plan-who = Ar gyfer pwy mae’r sesiwn
people-endings-group = { $subject }: { $n ->
    [zero] neb
    [one] { $n } person
    [two] { $n } berson
    [few] { $n } pherson
    [many] { $n } pherson
   *[other] { $n } o bobl
}
