# Brawddegau'r llinell orchymyn.

cli-ready = Mae Safon yn barod yn { $address }
cli-failed = Ni weithiodd: { $problem }
cli-not-found = Nid oes dim o'r enw hwnnw yma.
cli-nothing-there = Nid oes Safon yn { $folder } eto. Rhedwch “safon serve” neu “safon migrate” gyda'r ffolder honno yn gyntaf.
cli-schema-older = Mae'r gronfa ddata yn hŷn na'r rhaglen hon. Rhedwch “safon migrate” yn gyntaf; mae'n gwneud copi diogelwch.
cli-address-taken = Ni ellir defnyddio'r cyfeiriad { $address }: { $problem }. Ni chychwynnwyd dim.
# adolygu
cli-plain-http = Byddai peiriannau eraill yn cyrraedd Safon yn { $address }, ond ei gyfeiriad sylfaenol yw { $base }. Byddai cyfrineiriau'n teithio dros y rhwydwaith heb eu diogelu. Rhowch ddirprwy HTTPS o'i flaen a gosodwch base_url i'r cyfeiriad https://, neu gwrandewch ar 127.0.0.1. Ni chychwynnwyd dim.
cli-migrate-nothing = Mae'r gronfa ddata yn gyfredol.
cli-migrate-pending = { $n ->
    [zero] Nid oes mudiad yn aros:
    [one] Mae un mudiad heb redeg eto:
    [two] Mae dau fudiad heb redeg eto:
    [few] Mae { $n } mudiad heb redeg eto:
    [many] Mae { $n } mudiad heb redeg eto:
   *[other] Mae { $n } mudiad heb redeg eto:
}
cli-migrate-done = { $n ->
    [zero] Ni redodd yr un mudiad. Mae'r gronfa ddata yn gyfredol.
    [one] Rhedodd un mudiad. Mae'r gronfa ddata yn gyfredol.
    [two] Rhedodd dau fudiad. Mae'r gronfa ddata yn gyfredol.
    [few] Rhedodd { $n } mudiad. Mae'r gronfa ddata yn gyfredol.
    [many] Rhedodd { $n } mudiad. Mae'r gronfa ddata yn gyfredol.
   *[other] Rhedodd { $n } mudiad. Mae'r gronfa ddata yn gyfredol.
}
cli-no-organisation = Nid oes sefydliad â'r cyfeirnod { $reference }. Gweler “safon coops list”; gwneir masnachfreiniwr neu Lywodraeth â --new.
cli-no-account = Nid oes cyfrif â'r cyfeiriad { $email }.
cli-no-accounts = Nid oes cyfrifon eto. Gwahoddwch y gweinyddwr cyntaf: safon account invite --help
cli-no-coops = Nid oes cydweithfeydd eto.
cli-invited = Mae { $email } wedi cael gwahoddiad. Mae'r ddolen yn yr e-bost yn gweithio am 14 diwrnod.
cli-invited-link = Nid oes gweinydd post wedi'i osod yma, felly dyma'r ddolen. Dim ond y person hwnnw gaiff ei defnyddio:
cli-disabled = Ni all { $email } fewngofnodi mwyach. Mae pob sesiwn wedi dod i ben.
cli-enabled = Caiff { $email } fewngofnodi eto.

jobs-unknown = Nid oes tasg o'r enw { $job }. Gweler “safon jobs list”.
jobs-busy = Mae'r dasg { $job } yn rhedeg yn barod.
jobs-ran = Rhedodd y dasg { $job }.
jobs-failed = Methodd y dasg { $job }: { $problem }

cli-file = Ni ellir darllen { $file }: { $problem }
cli-written = Mae { $file } wedi'i ysgrifennu.
cli-standard-good = Gellir mewnforio { $code } { $version }: { $n ->
    [zero] dim meini prawf
    [one] un maen prawf
    [two] dau faen prawf
    [few] { $n } maen prawf
    [many] { $n } maen prawf
   *[other] { $n } maen prawf
}, dim gwallau.
cli-standard-faults = { $n ->
    [zero] Ni chafwyd gwallau.
    [one] Cafwyd un gwall. Ni storiwyd dim.
    [two] Cafwyd dau wall. Ni storiwyd dim.
    [few] Cafwyd { $n } gwall. Ni storiwyd dim.
    [many] Cafwyd { $n } gwall. Ni storiwyd dim.
   *[other] Cafwyd { $n } gwall. Ni storiwyd dim.
}
cli-standard-imported = Mae { $code } { $version } wedi'i fewnforio fel drafft.
cli-no-standards = Nid oes safonau eto. Mewnforiwch un: safon standards import data/standard.yaml
cli-no-audits = Nid oes archwiliadau o'r fath.
cli-report-issued = Mae rhifyn { $issue } wedi'i ysgrifennu i { $file }, fel y'i cyhoeddwyd.
cli-report-draft = Mae drafft wedi'i ysgrifennu i { $file }. Ni chyhoeddwyd dim yn yr iaith hon eto.
cli-demo-accounts = Dyma gyfrifon yr arddangosiad. Nid oes ganddynt ail ffactor.
cli-demo-not-one = Mae { $folder } yn dal rhywbeth nad yw'n arddangosiad. Dewiswch ffolder arall â --data. Ni newidiwyd dim.
cli-demo-there = Mae arddangosiad yn { $folder } yn barod, â'i ddiwrnod ei hun. Ychwanegwch --fresh i'w wneud o'r newydd o'r diwrnod hwnnw. Ni newidiwyd dim.

cli-training-imported = Ychwanegwyd { $added }, cywirwyd { $corrected }, heb newid { $unchanged }.
cli-training-nothing = { $people ->
    [zero] Ni ddarllenwyd neb. Ni newidiwyd dim.
    [one] Darllenwyd un person. Ni newidiwyd dim.
    [two] Darllenwyd dau berson. Ni newidiwyd dim.
    [few] Darllenwyd { $people } pherson. Ni newidiwyd dim.
    [many] Darllenwyd { $people } pherson. Ni newidiwyd dim.
   *[other] Darllenwyd { $people } o bobl. Ni newidiwyd dim.
}
