# Adroddiad y rhwydwaith, a’r meini prawf sy’n methu amlaf.

network-report-title = Adroddiad y rhwydwaith
network-report-lead = Sefyllfa cydweithfeydd y fasnachfraint: y canlyniadau a’u tuedd, yr hyn sy’n methu amlaf, fesul ardal, yn ôl pedair egwyddor y Ddeddf ac yn ôl y deg mesur. Nid yw adroddiad byth yn newid ar ôl ei wneud.
network-report-period = { $from } hyd { $until }
network-report-on = Ar { $day }
network-report-foot = Adroddiad y rhwydwaith, { $from } hyd { $until }
network-report-made = Gwnaed ar { $day } ar gyfer { $name }.
network-report-overdue = Ymweliadau’r flwyddyn sy’n hwyr
network-report-outcomes-lead = { $all ->
    [zero] Nid oes gan yr un gydweithfa ganlyniad ar { $day }.
    [one] Mae gan un gydweithfa ganlyniad ar { $day }.
    [two] Mae gan { $all } gydweithfa ganlyniad ar { $day }. Talgrynnir cyfrannau i lawr.
    [few] Mae gan { $all } cydweithfa ganlyniad ar { $day }. Talgrynnir cyfrannau i lawr.
    [many] Mae gan { $all } chydweithfa ganlyniad ar { $day }. Talgrynnir cyfrannau i lawr.
   *[other] Mae gan { $all } o gydweithfeydd ganlyniad ar { $day }. Talgrynnir cyfrannau i lawr.
}
network-report-outcomes-caption = Cydweithfeydd yn ôl eu canlyniad diweddaraf
network-report-trend = Canlyniadau dros wyth chwarter
network-report-trend-lead = Ar ddiwedd pob chwarter, cyfrifir pob cydweithfa gyda’r canlyniad a oedd ganddi bryd hynny. Mae’r olaf yn dangos y sefyllfa ar ddiwrnod olaf y cyfnod.
network-report-trend-caption = Cydweithfeydd yn ôl eu canlyniad diweddaraf, ar ddiwedd pob chwarter
network-report-quarter = Chwarter
network-quarter-1 = Ionawr i Fawrth { $year }
network-quarter-2 = Ebrill i Fehefin { $year }
network-quarter-3 = Gorffennaf i Fedi { $year }
network-quarter-4 = Hydref i Ragfyr { $year }
network-report-principles = Egwyddorion y Ddeddf
network-report-principles-lead = Mae pob maen prawf yn gwasanaethu o leiaf un o bedair egwyddor y Ddeddf; cyfrifir un sy’n gwasanaethu dwy yn y ddwy. Mae’r bar yn dangos faint o’r hyn yr edrychwyd arno a fodlonwyd.
network-report-measures = Mesurau
network-report-measures-lead = Mae pob maen prawf wedi’i gysylltu ag o leiaf un o’r deg mesur; cyfrifir un sydd â dau yn y ddau. Mae’r bar yn dangos faint o’r hyn yr edrychwyd arno a fodlonwyd.
network-tagged-name = { $name } ({ $criteria ->
    [zero] { $criteria } maen prawf, edrychwyd arnynt
    [one] un maen prawf, edrychwyd arno
    [two] { $criteria } faen prawf, edrychwyd arnynt
    [few] { $criteria } maen prawf, edrychwyd arnynt
    [many] { $criteria } maen prawf, edrychwyd arnynt
   *[other] { $criteria } o feini prawf, edrychwyd arnynt
} { $looked ->
    [zero] { $looked } gwaith
    [one] unwaith
    [two] { $looked } waith
    [few] { $looked } gwaith
    [many] { $looked } gwaith
   *[other] { $looked } o weithiau
})
network-tagged-caption = Cyfran yr hyn yr edrychwyd arno a fodlonwyd, wedi’i thalgrynnu i lawr
network-tagged-met = Bodlonwyd
network-tagged-nothing = Nid edrychwyd arno
network-report-areas-own = Dim ond yr awdurdodau lleol yr ydych yn gyfrifol amdanynt a ddangosir fesul un.
network-report-areas-none = Nid oes cydweithfa’n gweithio yno.
network-report-areas-outcomes = Cydweithfeydd yn ôl eu canlyniad diweddaraf, fesul awdurdod lleol
network-report-areas-open = Yr hyn sydd heb ei gau, fesul awdurdod lleol
network-report-licences = Trwyddedau yn ôl eu cyflwr
network-licence-applied = Gwnaed cais
network-licence-granted = Wedi’u rhoi
network-licence-conditional = Gydag amodau
network-licence-suspended = Wedi’u hatal
network-licence-refused = Wedi’u gwrthod
network-licence-ended = Wedi dod i ben
network-report-about = Am yr adroddiad hwn
network-report-about-day = Mae’r cyfan yn dangos y sefyllfa ar { $day }, yn ôl yr hyn a oedd ar gofnod pan wnaed yr adroddiad. Canlyniadau archwiliadau a ddaeth yn derfynol yn y cyfnod yw canlyniadau’r meini prawf.
# adolygu
network-report-about-overdue = Mae ymweliad blwyddyn yn hwyr lle na ddechreuodd yr un yn y flwyddyn cyn pen-blwydd diwethaf dechrau’r drwydded, nac ers hynny.
network-report-demonstration = Arddangosiad: rhwydwaith dychmygol yw hwn.

network-failing-title = Y meini prawf sy’n methu amlaf
network-failing-lead = { $audits ->
    [zero] Ni ddaeth archwiliad yn derfynol yn y cyfnod hwn.
    [one] Daeth un archwiliad yn derfynol yn y cyfnod hwn.
    [two] Daeth { $audits } archwiliad yn derfynol yn y cyfnod hwn.
    [few] Daeth { $audits } archwiliad yn derfynol yn y cyfnod hwn.
    [many] Daeth { $audits } archwiliad yn derfynol yn y cyfnod hwn.
   *[other] Daeth { $audits } o archwiliadau yn derfynol yn y cyfnod hwn.
}
network-failing-own-areas = Dim ond archwiliadau yn eich ardaloedd chi a gyfrifir: mae rhy ychydig ohonynt yn y lleill i’w dangos.
network-failing-kept-back = { $n ->
    [zero] Dangosir pob maen prawf.
    [one] Mae un maen prawf heb ei ddangos: byddai’n datgelu sefyllfa ychydig o gydweithfeydd mewn ardaloedd eraill.
    [two] Mae { $n } faen prawf heb eu dangos: byddent yn datgelu sefyllfa ychydig o gydweithfeydd mewn ardaloedd eraill.
    [few] Mae { $n } maen prawf heb eu dangos: byddent yn datgelu sefyllfa ychydig o gydweithfeydd mewn ardaloedd eraill.
    [many] Mae { $n } maen prawf heb eu dangos: byddent yn datgelu sefyllfa ychydig o gydweithfeydd mewn ardaloedd eraill.
   *[other] Mae { $n } o feini prawf heb eu dangos: byddent yn datgelu sefyllfa ychydig o gydweithfeydd mewn ardaloedd eraill.
}
network-failing-none = Ni welodd yr un ohonynt faen prawf heb ei fodloni.
network-failing-caption = Meini prawf heb eu bodloni, neu a fodlonwyd yn rhannol yn unig, yn ôl nifer yr archwiliadau
network-failing-all = Pob maen prawf yr edrychodd archwiliadau arno
network-failing-more = { $n ->
    [zero] Ni fethodd maen prawf arall.
    [one] Methodd un maen prawf arall o leiaf unwaith. Mae yn y data sydd ynghlwm wrth y papur.
    [two] Methodd { $n } faen prawf arall o leiaf unwaith. Maent yn y data sydd ynghlwm wrth y papur.
    [few] Methodd { $n } maen prawf arall o leiaf unwaith. Maent yn y data sydd ynghlwm wrth y papur.
    [many] Methodd { $n } maen prawf arall o leiaf unwaith. Maent yn y data sydd ynghlwm wrth y papur.
   *[other] Methodd { $n } o feini prawf eraill o leiaf unwaith. Maent yn y data sydd ynghlwm wrth y papur.
}
network-failing-criterion = Maen prawf
network-failing-severity = Difrifoldeb
network-failing-looked = Archwiliadau a edrychodd
network-failing-not-met = Heb ei fodloni
network-failing-partly = Yn rhannol

network-report-make = Gwneud adroddiad
network-report-choose = Pa chwarter?
network-report-days = Dau ddiwrnod arall
network-report-days-hint = Os llenwir y ddau ddiwrnod, bydd yr adroddiad yn ymwneud â’r rhain yn lle’r chwarter. Tair blynedd ar y mwyaf.
network-report-from = Diwrnod cyntaf
network-report-until = Diwrnod olaf
network-report-send = Gwneud yr adroddiad
network-report-list = Adroddiadau hyd yma
network-report-list-none = Nid oes adroddiad wedi’i wneud eto.
network-report-list-period = Cyfnod
network-report-list-made = Gwnaed ar
network-report-to-report = Adroddiad y rhwydwaith
network-report-to-failing = Y meini prawf sy’n methu amlaf
network-report-to-network = Y rhwydwaith
network-report-files = Yr adroddiad fel ffeil
network-report-file-cy = Yr adroddiad yn Gymraeg
network-report-file-en = Yr adroddiad yn Saesneg
network-report-file-both = Yr adroddiad yn y ddwy iaith
network-report-file-json = Yr un cynnwys i raglenni
network-report-wrong-way-round = Daw’r diwrnod olaf cyn y cyntaf.
network-report-not-yet = Nid yw’r diwrnod olaf wedi dod eto.
network-report-too-long = Dewiswch dair blynedd ar y mwyaf.
network-report-no-quarter = Dewiswch chwarter cyfan sydd ar ben.
network-report-quarters-only = Gwneir adroddiad ar chwarter cyfan sydd ar ben, unwaith: fel na ellir casglu dim am un gydweithfa mewn ardal arall.
network-report-own-areas = Dim ond cydweithfeydd yn eich ardaloedd eich hun a gyfrifir yn yr adroddiad hwn: yn y lleill mae rhy ychydig i sôn amdanynt.
network-report-kept-back = { $n ->
    [zero] Dangosir pob chwarter.
    [one] Ni ddangosir { $n } chwarter: byddai’n datgelu ychydig o gydweithfeydd mewn ardaloedd eraill.
    [two] Ni ddangosir { $n } chwarter: byddent yn datgelu ychydig o gydweithfeydd mewn ardaloedd eraill.
    [few] Ni ddangosir { $n } chwarter: byddent yn datgelu ychydig o gydweithfeydd mewn ardaloedd eraill.
    [many] Ni ddangosir { $n } chwarter: byddent yn datgelu ychydig o gydweithfeydd mewn ardaloedd eraill.
   *[other] Ni ddangosir { $n } chwarter: byddent yn datgelu ychydig o gydweithfeydd mewn ardaloedd eraill.
}
network-report-both-days = Llenwch y ddau ddiwrnod, neu gadewch y ddau’n wag.
done-network-report = Gwnaed yr adroddiad.
