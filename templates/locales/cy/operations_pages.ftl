# Geiriau tudalennau gweinyddwyr sy'n sefyll am godau: rheolau a chamau nodiadau atgoffa.

reminder-rule-evidence = Tystiolaeth i’w hadnewyddu
reminder-rule-training = Hyfforddiant
reminder-rule-induction = Sefydlu
reminder-rule-check = Gwiriadau ar weithwyr
reminder-rule-registration = Cofrestru gweithwyr
reminder-rule-supervision = Goruchwyliaeth
reminder-rule-action-contain = Gwneud canfyddiad critigol yn ddiogel
reminder-rule-action-plan = Cynllun ar gyfer cam gweithredu
reminder-rule-action-close = Prawf o gam gweithredu
reminder-rule-action-verify = Dilysu cam gweithredu
reminder-rule-visit = Ymweliad
reminder-rule-comments = Sylwadau ar ddrafft
reminder-rule-draft = Adroddiad drafft
reminder-rule-answers = Atebion i sylwadau
reminder-rule-annual-return = Ffurflen flynyddol
reminder-rule-agm = Cyfarfod cyffredinol blynyddol
reminder-rule-board-digest = Crynodeb y mis i’r bwrdd

reminder-step-before = { $n ->
    [zero] Dim diwrnod cyn hynny
    [one] Un diwrnod cyn hynny
    [two] { $n } ddiwrnod cyn hynny
    [few] { $n } diwrnod cyn hynny
    [many] { $n } diwrnod cyn hynny
   *[other] { $n } diwrnod cyn hynny
}
reminder-step-day = Ar ddiwrnod { $n } o’r cyfnod
reminder-step-on = Ar y diwrnod
reminder-step-after = { $n ->
    [zero] Dim diwrnod wedyn
    [one] Un diwrnod wedyn
    [two] { $n } ddiwrnod wedyn
    [few] { $n } diwrnod wedyn
    [many] { $n } diwrnod wedyn
   *[other] { $n } diwrnod wedyn
}
reminder-step-repeat = Yn dal yn hwyr: nodyn atgoffa { $n }
reminder-step-copy = { $n ->
    [zero] Copi i eraill, dim diwrnod wedyn
    [one] Copi i eraill, un diwrnod wedyn
    [two] Copi i eraill, { $n } ddiwrnod wedyn
    [few] Copi i eraill, { $n } diwrnod wedyn
    [many] Copi i eraill, { $n } diwrnod wedyn
   *[other] Copi i eraill, { $n } diwrnod wedyn
}
operations-journal-entry = Cofnod { $n }
