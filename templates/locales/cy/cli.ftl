# Brawddegau’r llinell orchymyn.

cli-ready = Mae Safon yn barod: { $address }
cli-failed = Ni weithiodd hyn: { $problem }
cli-not-found = Nid oes dim o’r enw hwnnw yma.
cli-nothing-there = Nid oes Safon yn { $folder } eto. Rhedwch “safon serve” neu “safon migrate” gyda’r ffolder honno yn gyntaf.
cli-schema-older = Mae’r gronfa ddata yn hŷn na’r rhaglen hon. Ni newidiwyd dim. Rhedwch “safon migrate” yn gyntaf; mae’n gwneud copi diogelwch.
cli-schema-in-use = Mae’r gronfa ddata yn hŷn na’r rhaglen hon, ac mae Safon arall yn gweithio arni. Ni newidiwyd dim. Stopiwch bob Safon, yna dechreuwch hon; mae’n gwneud copi diogelwch.
cli-address-taken = Ni ellir defnyddio’r cyfeiriad { $address }: { $problem }. Ni chychwynnwyd dim.
cli-plain-http = Byddai peiriannau eraill yn cyrraedd Safon drwy { $address }, ond ei gyfeiriad sylfaenol yw { $base }. Byddai cyfrineiriau’n teithio dros y rhwydwaith heb eu diogelu. Rhowch weinydd dirprwyol HTTPS o’i flaen a rhowch y cyfeiriad https:// yn base_url, neu gwrandewch ar 127.0.0.1. Ni chychwynnwyd dim.
cli-migrate-nothing = Mae’r gronfa ddata yn gyfredol.
cli-migrate-pending = { $n ->
    [zero] Nid oes cam mudo yn aros:
    [one] Mae un cam mudo heb redeg eto:
    [two] Mae { $n } gam mudo heb redeg eto:
    [few] Mae { $n } cham mudo heb redeg eto:
    [many] Mae { $n } cham mudo heb redeg eto:
   *[other] Mae { $n } o gamau mudo heb redeg eto:
}
cli-migrate-done = { $n ->
    [zero] Ni redodd yr un cam mudo. Mae’r gronfa ddata yn gyfredol.
    [one] Rhedodd un cam mudo. Mae’r gronfa ddata yn gyfredol.
    [two] Rhedodd { $n } gam mudo. Mae’r gronfa ddata yn gyfredol.
    [few] Rhedodd { $n } cham mudo. Mae’r gronfa ddata yn gyfredol.
    [many] Rhedodd { $n } cham mudo. Mae’r gronfa ddata yn gyfredol.
   *[other] Rhedodd { $n } o gamau mudo. Mae’r gronfa ddata yn gyfredol.
}
cli-no-organisation = Nid oes sefydliad â’r cyfeirnod { $reference }. Gweler “safon coops list”; gwneir masnachfreiniwr neu Lywodraeth â --new.
cli-no-account = Nid oes cyfrif â’r cyfeiriad { $email }.
cli-no-accounts = Nid oes cyfrifon eto. Gwahoddwch y gweinyddwr cyntaf: safon account invite --help
cli-no-coops = Nid oes cydweithfeydd eto.
cli-invited = Mae { $email } wedi cael gwahoddiad. Mae’r ddolen yn yr e-bost yn gweithio am 14 diwrnod.
cli-invited-link = Nid oes gweinydd post wedi’i osod yma, felly dyma’r ddolen. Dim ond y person hwnnw a gaiff ei defnyddio:
cli-disabled = Ni all { $email } fewngofnodi mwyach. Mae pob sesiwn wedi dod i ben.
cli-enabled = Caiff { $email } fewngofnodi eto.

jobs-unknown = Nid oes tasg o’r enw { $job }. Gweler “safon jobs list”.
jobs-busy = Mae’r dasg { $job } yn rhedeg eisoes. Arhoswch iddi orffen.
jobs-ran = Rhedodd y dasg { $job }.
jobs-failed = Methodd y dasg { $job }: { $problem }

cli-file = Ni ellir darllen { $file }: { $problem }
cli-written = Mae { $file } wedi’i ysgrifennu.
cli-standard-good = Gellir mewnforio { $code } { $version }: { $n ->
    [zero] dim meini prawf
    [one] un maen prawf
    [two] { $n } faen prawf
    [few] { $n } maen prawf
    [many] { $n } maen prawf
   *[other] { $n } o feini prawf
}, dim gwallau.
cli-standard-faults = { $n ->
    [zero] Ni chafwyd gwallau.
    [one] Cafwyd un gwall. Ni chadwyd dim.
    [two] Cafwyd { $n } wall. Ni chadwyd dim.
    [few] Cafwyd { $n } gwall. Ni chadwyd dim.
    [many] Cafwyd { $n } gwall. Ni chadwyd dim.
   *[other] Cafwyd { $n } o wallau. Ni chadwyd dim.
}
cli-standard-warnings = { $n ->
    [zero] Dim rhybuddion: { $said }
    [one] Un rhybudd: { $said }
    [two] { $n } rybudd: { $said } I weld pob un, ychwanegwch --json.
    [few] { $n } rhybudd: { $said } I weld pob un, ychwanegwch --json.
    [many] { $n } rhybudd: { $said } I weld pob un, ychwanegwch --json.
   *[other] { $n } o rybuddion: { $said } I weld pob un, ychwanegwch --json.
}
cli-standard-imported = Mae { $code } { $version } wedi’i fewnforio fel drafft.
cli-no-standards = Nid oes safonau eto. Mewnforiwch un: safon standards import data/standard.yaml
cli-no-audits = Nid oes archwiliadau o’r fath.
cli-report-issued = Mae rhifyn { $issue } wedi’i ysgrifennu i { $file }, fel y cafodd ei ddyroddi.
cli-report-draft = Mae drafft wedi’i ysgrifennu i { $file }. Ni ddyroddwyd dim yn yr iaith hon eto.
cli-demo-accounts = Dyma gyfrifon yr arddangosiad. Nid oes ganddynt ail ffactor.
cli-demo-not-one = Mae rhywbeth yn { $folder } nad yw’n arddangosiad. Ni newidiwyd dim. Dewiswch ffolder arall â --data.
cli-demo-for-others = Arddangosiad yw { $folder }: mae ei gyfrifon yn ddychmygol, yn rhannu un cyfrinair cyhoeddus ac nid oes angen ail ffactor arnynt. Fel gwasanaeth, dim ond ar gyfer y peiriant hwn y mae: gwrandewch ar 127.0.0.1, heb base_url arall a heb weinydd dirprwyol. Ar gyfer eich gwasanaeth eich hun dewiswch ffolder arall â --data; i ddangos yr arddangosiad defnyddiwch safon demo. Ni chychwynnwyd dim.
cli-demo-there = Mae arddangosiad yn { $folder } eisoes, â’i ddiwrnod, ei rif a’i gydweithfeydd ei hun. Ni newidiwyd dim. Gadewch --today, --seed a --coops allan, neu ychwanegwch --fresh i’w wneud o’r newydd.

cli-training-imported = Ychwanegwyd { $added }, cywirwyd { $corrected }, gadawyd { $unchanged } heb eu newid.
cli-training-nothing = { $people ->
    [zero] Ni ddarllenwyd neb. Ni newidiwyd dim.
    [one] Darllenwyd un person. Ni newidiwyd dim.
    [two] Darllenwyd { $people } berson. Ni newidiwyd dim.
    [few] Darllenwyd { $people } pherson. Ni newidiwyd dim.
    [many] Darllenwyd { $people } pherson. Ni newidiwyd dim.
   *[other] Darllenwyd { $people } o bobl. Ni newidiwyd dim.
}
