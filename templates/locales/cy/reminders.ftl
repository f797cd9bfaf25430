# Nodiadau atgoffa: crynodeb y dydd, crynodeb y mis i fyrddau, eu hatal.

reminders-dates-wrong-way-round = Mae’r dyddiad cyntaf ar ôl yr olaf. Ni chwiliwyd am ddim. Gwiriwch y ddau.
reminders-board-digest = Crynodeb y mis i’r bwrdd

reminders-mail-subject = { $total ->
    [zero] Nid oes dim i’w wneud
    [one] Mae un peth i’w wneud
    [two] Mae { $total } beth i’w gwneud
    [few] Mae { $total } pheth i’w gwneud
    [many] Mae { $total } pheth i’w gwneud
   *[other] Mae { $total } o bethau i’w gwneud
}
reminders-mail-late = { $late ->
    [zero] Nid oes dim yn hwyr. Daw’r cynharaf yn gyntaf.
    [one] Mae un ohonynt yn hwyr. Daw’r cynharaf yn gyntaf.
    [two] Mae { $late } ohonynt yn hwyr. Daw’r cynharaf yn gyntaf.
    [few] Mae { $late } ohonynt yn hwyr. Daw’r cynharaf yn gyntaf.
    [many] Mae { $late } ohonynt yn hwyr. Daw’r cynharaf yn gyntaf.
   *[other] Mae { $late } ohonynt yn hwyr. Daw’r cynharaf yn gyntaf.
}
reminders-mail-none-late = Nid oes dim yn hwyr. Daw’r cynharaf yn gyntaf.
reminders-mail-one-late = Mae’n hwyr.
reminders-mail-one = Nid yw’n hwyr.
reminders-mail-button = Gweld beth sydd i’w wneud
reminders-due = { $days ->
    [0] heddiw
    [1] yfory
   *[other] erbyn { $date }
}
reminders-late = { $n ->
    [zero] i fod erbyn { $date }
    [one] un diwrnod yn hwyr, i fod erbyn { $date }
    [two] { $n } ddiwrnod yn hwyr, i fod erbyn { $date }
    [few] { $n } diwrnod yn hwyr, i fod erbyn { $date }
    [many] { $n } diwrnod yn hwyr, i fod erbyn { $date }
   *[other] { $n } diwrnod yn hwyr, i fod erbyn { $date }
}
reminders-more = { $n ->
    [zero] dim mwy
    [one] ac un arall
    [two] { $n } arall hefyd
    [few] { $n } arall hefyd
    [many] { $n } arall hefyd
   *[other] { $n } arall hefyd
}

reminders-board-subject = { $cooperative }: yr hyn y dylai’r bwrdd ei wybod y mis hwn
reminders-board-heading = Yr hyn sy’n hwyr a’r hyn sydd ar ddod
reminders-board-late = { $n ->
    [zero] Nid oes dim yn hwyr.
    [one] Mae un peth yn hwyr:
    [two] Mae { $n } beth yn hwyr:
    [few] Mae { $n } pheth yn hwyr:
    [many] Mae { $n } pheth yn hwyr:
   *[other] Mae { $n } o bethau’n hwyr:
}
reminders-board-ahead = { $n ->
    [zero] Nid oes dim i’w wneud yn y 90 diwrnod nesaf.
    [one] Mae un peth i’w wneud yn y 90 diwrnod nesaf:
    [two] Mae { $n } beth i’w gwneud yn y 90 diwrnod nesaf:
    [few] Mae { $n } pheth i’w gwneud yn y 90 diwrnod nesaf:
    [many] Mae { $n } pheth i’w gwneud yn y 90 diwrnod nesaf:
   *[other] Mae { $n } o bethau i’w gwneud yn y 90 diwrnod nesaf:
}

reminders-digests-title = E-byst am yr hyn sydd i’w wneud
done-digests-stopped = Ni chewch ragor o e-byst o’r math hwn. Bydd yr hyn y mae’n rhaid i chi ei gael, fel archwiliadau a’r hyn a ganfuwyd ynddynt, yn dal i ddod.

reminders-preview-empty = Ni fyddai dim yn mynd allan rhwng y dyddiadau hyn.
