# Cwmpas: y rhestr o feini prawf ac un maen prawf.

coverage-title = Yr hyn y mae’r safon yn gofyn amdano
coverage-ready = Yn barod ar gyfer yr ymweliad
coverage-of = { $total ->
    [zero] o { $total } maen prawf wedi’u cwmpasu gan dystiolaeth
    [one] o { $total } maen prawf wedi’i gwmpasu gan dystiolaeth
    [two] o { $total } faen prawf wedi’u cwmpasu gan dystiolaeth
    [few] o { $total } maen prawf wedi’u cwmpasu gan dystiolaeth
    [many] o { $total } maen prawf wedi’u cwmpasu gan dystiolaeth
   *[other] o { $total } o feini prawf wedi’u cwmpasu gan dystiolaeth
}
coverage-for-visit = Wedi’u cyfrif ar gyfer yr ymweliad ar { $date }.
coverage-for-today = Wedi’u cyfrif ar gyfer heddiw. Ni roddwyd rhybudd o ymweliad.
coverage-blocks = Yr hyn sydd i’w wneud o hyd
coverage-more = { $n ->
    [zero] Dim arall isod.
    [one] Mae { $n } arall isod.
    [two] Mae { $n } arall isod.
    [few] Mae { $n } arall isod.
    [many] Mae { $n } arall isod.
   *[other] Mae { $n } arall isod.
}
coverage-nothing-blocks = Nid oes dim ar goll.
coverage-criterion = Maen prawf
coverage-severity = Difrifoldeb
coverage-state = Tystiolaeth
coverage-back = Pob maen prawf
coverage-current = Yn gyfredol
coverage-current-until = Yn gyfredol tan { $date }
coverage-inherited = Gan y consortiwm
coverage-inherited-until = Gan y consortiwm, tan { $date }
coverage-ends = Yn dod i ben ar { $date }, cyn yr ymweliad
coverage-missing = { $n ->
    [zero] Dim math ar goll nac wedi dyddio
    [one] { $n } math ar goll neu wedi dyddio
    [two] { $n } fath ar goll neu wedi dyddio
    [few] { $n } math ar goll neu wedi dyddio
    [many] { $n } math ar goll neu wedi dyddio
   *[other] { $n } o fathau ar goll neu wedi dyddio
}
coverage-item-unread = Heb ei adolygu eto
coverage-seen = I’w weld yn ystod yr ymweliad
coverage-why-never = { $type }: dim eto.
coverage-why-stale = { $type }: nid yw’n gyfredol ers { $date }.
coverage-why-returned = { $type }: wedi’i hanfon yn ôl.
coverage-refresh-years = { $n ->
    [zero] I’w adnewyddu bob blwyddyn
    [one] I’w adnewyddu bob blwyddyn
    [two] I’w adnewyddu bob { $n } flynedd
    [few] I’w adnewyddu bob { $n } blynedd
    [4] I’w adnewyddu bob { $n } blynedd
    [many] I’w adnewyddu bob { $n } blynedd
   *[other] I’w adnewyddu bob { $n } mlynedd
}
coverage-refresh-months = { $n ->
    [zero] I’w adnewyddu bob mis
    [one] I’w adnewyddu bob mis
    [two] I’w adnewyddu bob { $n } fis
    [few] I’w adnewyddu bob { $n } mis
    [many] I’w adnewyddu bob { $n } mis
   *[other] I’w adnewyddu bob { $n } mis
}
coverage-refresh-days = { $n ->
    [zero] I’w adnewyddu bob dydd
    [one] I’w adnewyddu bob dydd
    [two] I’w adnewyddu bob { $n } ddiwrnod
    [few] I’w adnewyddu bob { $n } diwrnod
    [many] I’w adnewyddu bob { $n } diwrnod
   *[other] I’w adnewyddu bob { $n } diwrnod
}
coverage-refresh-change = I’w adnewyddu pan fydd rhywbeth yn newid
coverage-refresh-worker = Ar gyfer pob gweithiwr
coverage-refresh-audit = Ar gyfer pob archwiliad
coverage-refresh-continuous = I’w gynnal drwy’r amser
coverage-by-recorded = Mae Safon yn cael hyn o’ch cofnodion
coverage-by-system = Mae Safon yn cyfrifo hyn o’ch cofnodion. Nid oes dim i’w uwchlwytho.
coverage-by-visit = Mae’r archwilydd yn edrych ar hyn ar y safle.
coverage-by-record = Os cofnodwch hyn yn Safon, nid oes angen ffeil.
coverage-to-training = At y cofnodion hyfforddi
coverage-no-item = Nid oes dim eto.
coverage-add = Ychwanegu tystiolaeth
coverage-of-consortium = Tystiolaeth y consortiwm
coverage-item-stale = Nid yw’n gyfredol ers { $date }
coverage-item-returned = Wedi’i hanfon yn ôl
coverage-inheritable = Mae tystiolaeth consortiwm yn cyfrif ar gyfer ei aelodau yma.
coverage-others = Tystiolaeth arall sydd wedi’i chysylltu â’r maen prawf hwn
coverage-others-note = Mae o fath nad yw’r maen prawf hwn yn gofyn amdano. Mae’r archwilydd yn ei gweld hefyd.
