# Tystiolaeth a ddilëwyd neu a neilltuwyd, cadw, archifau a’r sganiwr: yr hyn a ddaeth wrth gau bylchau.

# adolygu
error-busy = Mae gormod o ffeiliau mawr ar y gweill ar hyn o bryd. Ni newidiwyd dim. Rhowch gynnig arall arni ymhen ychydig funudau.

evidence-erased-title = Tystiolaeth a ddilëwyd: { $type }
evidence-state-erased = Wedi’i dileu
# adolygu
evidence-state-apart = Wedi’i neilltuo: cafwyd firws
# adolygu
audits-evidence-apart = Wedi’i neilltuo: cafwyd firws
evidence-unusable-erased = Mae tystiolaeth a ddewisoch wedi’i dileu ers hynny. Llwythwch y dudalen eto a dewiswch dystiolaeth arall.
evidence-unusable-apart = Cafwyd firws yn “{ $title }”. Nid yw’n profi dim nes y caiff ffeil lân ei hychwanegu ati.
evidence-unusable-returned = Anfonwyd “{ $title }” yn ôl. Nid yw’n profi dim nes y caiff ei chyflwyno eto.

# adolygu
keeping-needed-by-audit = Mae archwiliad { $audit } ar agor ac yn dibynnu ar y dystiolaeth hon. Gellir ei dileu pan fydd yr archwiliad wedi’i gau, neu’n dibynnu ar dystiolaeth arall yn ei lle.
# adolygu
keeping-needed-by-action = Mae’r dystiolaeth hon i fod i brofi cam gweithredu heb ei gau yn archwiliad { $audit }. Gellir ei dileu pan fydd y cam gweithredu wedi’i ddilysu, neu pan fydd tystiolaeth arall yn ei brofi yn ei lle.

# adolygu
operations-scanner-failing = { $n ->
    [zero] Mae’n ateb.
    [one] Mae’n ateb, ond methodd ar un ffeil { $tries } gwaith neu fwy. Ni ellir agor y ffeil honno. Mae’r log yn dweud pa un.
    [two] Mae’n ateb, ond methodd ar { $n } ffeil { $tries } gwaith neu fwy. Ni ellir agor y ffeiliau hynny. Mae’r log yn dweud pa rai.
    [few] Mae’n ateb, ond methodd ar { $n } ffeil { $tries } gwaith neu fwy. Ni ellir agor y ffeiliau hynny. Mae’r log yn dweud pa rai.
    [many] Mae’n ateb, ond methodd ar { $n } ffeil { $tries } gwaith neu fwy. Ni ellir agor y ffeiliau hynny. Mae’r log yn dweud pa rai.
   *[other] Mae’n ateb, ond methodd ar { $n } o ffeiliau { $tries } gwaith neu fwy. Ni ellir agor y ffeiliau hynny. Mae’r log yn dweud pa rai.
}

journal-event-hold-words-erased = Dilëwyd y rhesymau dros ataliad cyfreithiol ynghyd â’i dystiolaeth
journal-event-request-words-erased = Dilëwyd o gais y geiriau am dystiolaeth a ddilëwyd

evidence-receipts-items = { $n ->
    [zero] Dim eitemau o dystiolaeth
    [one] Un eitem o dystiolaeth
    [two] { $n } eitem o dystiolaeth
    [few] { $n } eitem o dystiolaeth
    [many] { $n } eitem o dystiolaeth
   *[other] { $n } o eitemau tystiolaeth
}
papers-of-file = { $name }: { $why }
