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
people-column-site = ble mae’r person yn gweithio
people-matrix-whole = Pawb ar un dudalen, i’w hargraffu
people-matrix-pages = Fesul tudalen o 100
people-posts-today = Y swyddi, y dyletswyddau, y safleoedd a’r absenoldebau a gofnodir heddiw a ddangosir; ni chedwir rhai cynharach.
people-step-in-time = erbyn { $date } yr oedd i’w wneud
people-step-late = yn hwyr, erbyn { $date } yr oedd i’w wneud
