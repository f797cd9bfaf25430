# Y tudalennau cyntaf ar ôl mewngofnodi.

home-title = Hafan
home-owed = Yr hyn sydd i’w wneud
home-nothing = Nid oes dim i’w wneud yn y 90 diwrnod nesaf.
home-manager-visit = { $n ->
    [zero] Mae’r ymweliad heddiw.
    [one] Mae’r ymweliad nesaf yfory, { $date }.
    [two] Mae’r ymweliad nesaf ar { $date }, ymhen { $n } ddiwrnod.
    [few] Mae’r ymweliad nesaf ar { $date }, ymhen { $n } diwrnod.
    [many] Mae’r ymweliad nesaf ar { $date }, ymhen { $n } diwrnod.
   *[other] Mae’r ymweliad nesaf ar { $date }, ymhen { $n } diwrnod.
}
home-manager-no-visit = Ni roddwyd rhybudd o ymweliad.
home-of = o { $n }
home-ready = Meini prawf â’u tystiolaeth
home-ready-context = Wedi’u cyfrif ar gyfer diwrnod yr ymweliad nesaf
home-ready-today = Wedi’u cyfrif ar gyfer heddiw
home-blocked = Meini prawf heb fod yn barod
home-blocked-context = Mae rhywbeth ar goll, neu’n dod i ben cyn hynny
home-late = Pethau hwyr
home-late-context = O’r hyn y mae’n rhaid i’r gydweithfa hon ei wneud
home-blockers = Yr hyn nad yw’n barod
home-all-criteria = Pob maen prawf
home-nothing-blocks = Mae pob maen prawf y gellir ei ddangos ar bapur yn barod.
home-add-evidence = Ychwanegu tystiolaeth
home-work-sentence = { $n ->
    [zero] Nid oes dim yn hwyr.
    [one] Mae un peth yn hwyr.
    [two] Mae { $n } beth yn hwyr.
    [few] Mae { $n } pheth yn hwyr.
    [many] Mae { $n } pheth yn hwyr.
   *[other] Mae { $n } o bethau’n hwyr.
}
home-all-audits = Mynd i’r archwiliadau
home-whole-network = Y rhwydwaith cyfan, fesul ardal
home-more = { $n ->
    [zero] Dangos dim mwy
    [one] Dangos un arall
    [two] Dangos { $n } arall
    [few] Dangos { $n } arall
    [many] Dangos { $n } arall
   *[other] Dangos { $n } arall
}
home-waits = Beth sy’n aros amdanoch
home-waits-sentence = { $n ->
    [zero] Nid oes dim yn aros amdanoch nawr.
    [one] Mae un peth yn aros amdanoch.
    [two] Mae { $n } beth yn aros amdanoch.
    [few] Mae { $n } pheth yn aros amdanoch.
    [many] Mae { $n } pheth yn aros amdanoch.
   *[other] Mae { $n } o bethau’n aros amdanoch.
}
home-waits-declare = Datgan buddiannau a derbyn y gwaith: { $coop }
home-waits-work = Gweithio drwy’r meini prawf: { $coop }
home-waits-moderate = Gwirio’r adroddiad drafft: { $coop }
home-waits-answer = Ateb y sylwadau: { $coop }
home-waits-appeal = Penderfynu ar yr apêl: { $coop }
home-waits-review = Derbyn yr adroddiad neu ei ddychwelyd: { $coop }
home-waits-publish = Penderfynu faint o’r adroddiad a gyhoeddir: { $coop }
home-waits-licence = Penderfynu ar y cais am drwydded: { $coop }
home-waits-evidence = { $n ->
    [zero] Dim tystiolaeth i’w hadolygu
    [one] Un eitem o dystiolaeth i’w hadolygu
    [two] { $n } eitem o dystiolaeth i’w hadolygu
    [few] { $n } eitem o dystiolaeth i’w hadolygu
    [many] { $n } eitem o dystiolaeth i’w hadolygu
   *[other] { $n } o eitemau tystiolaeth i’w hadolygu
}
home-waits-since = Gwnaed cais ar { $date }
home-waits-oldest = Anfonwyd yr hynaf ar { $date }
home-with-others = Archwiliadau sy’n aros am eraill
home-versions = Sefyllfa pob fersiwn o’r safon
home-to-versions = Gweithio ar y fersiynau
nav-criteria = Meini prawf
home-sent-back = Anfonwyd yn ôl: { $title }
