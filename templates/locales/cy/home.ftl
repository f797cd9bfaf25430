# Y tudalennau cyntaf ar ôl mewngofnodi.

home-title = Hafan
home-owed = Yr hyn sy’n ddyledus
home-nothing = Nid oes dim yn ddyledus yn y 90 diwrnod nesaf.
home-manager-visit = { $n ->
    [zero] Heddiw y mae’r ymweliad.
    [one] Yfory y mae’r ymweliad nesaf, ar { $date }.
    [two] Mae’r ymweliad nesaf ar { $date }, ymhen deuddydd.
    [few] Mae’r ymweliad nesaf ar { $date }, ymhen tridiau.
    [many] Mae’r ymweliad nesaf ar { $date }, ymhen chwe diwrnod.
   *[other] Mae’r ymweliad nesaf ar { $date }, ymhen { $n } diwrnod.
}
home-manager-no-visit = Nid oes ymweliad wedi’i gyhoeddi.
home-of = o { $n }
home-ready = maen prawf â’i dystiolaeth
home-ready-context = wedi’u cyfrif ar gyfer diwrnod yr ymweliad nesaf
home-blocked = maen prawf heb fod yn barod
home-blocked-context = mae rhywbeth ar goll, neu’n dod i ben yn gyntaf
home-late = peth yn hwyr
home-late-context = o’r hyn sy’n ddyledus gan y gydweithfa hon
home-blockers = Yr hyn nad yw’n barod
home-all-criteria = Pob maen prawf
home-nothing-blocks = Mae pob maen prawf y gellir ei ddangos ar bapur yn barod.
home-add-evidence = Ychwanegu tystiolaeth
home-work-sentence = { $n ->
    [zero] Nid oes dim yn hwyr.
    [one] Mae un peth yn hwyr.
    [two] Mae dau beth yn hwyr.
    [few] Mae tri pheth yn hwyr.
    [many] Mae chwe pheth yn hwyr.
   *[other] Mae { $n } peth yn hwyr.
}
home-all-audits = Mynd i’r archwiliadau
home-whole-network = Y rhwydwaith cyfan, fesul ardal
