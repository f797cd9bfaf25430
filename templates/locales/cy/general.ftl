# Misoedd, llywio, gwallau, ffurflenni, a'r tudalennau nad ydynt yn perthyn i unrhyw ystafell.

month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr

nav-home = Hafan
nav-evidence = Tystiolaeth
nav-training = Hyfforddiant
nav-audits = Archwiliadau
nav-actions = Camau
nav-standards = Safonau
nav-coops = Cydweithfeydd
nav-network = Rhwydwaith
nav-accounts = Cyfrifon
nav-mail = Post
nav-timetable = Amserlen
nav-journal = Dyddlyfr
nav-register = Cofrestr
nav-demo = Arddangosiad
nav-published-standards = Safonau
nav-verify = Gwirio adroddiad
nav-sign-in = Mewngofnodi

error-not-found = Nid oes dim yma y cewch ei weld.
error-conflict = Newidiodd rhywun arall hwn tra oedd ar agor gennych. Mae'r hyn a deipioch yn dal isod. Edrychwch ar yr hyn a ysgrifennodd, yna cadwch eto.
error-no-room = Nid oes lle ar ôl i gadw hwn. Nid oes dim a gadarnhawyd o'r blaen wedi ei golli. Rhaid i weinyddwr wneud lle; yna rhowch gynnig arall arni.
error-too-large = { $megabytes ->
    [zero] Mae hwnnw'n rhy fawr i'w dderbyn yma. Ni chadwyd dim.
    [one] Mae hwnnw'n fwy nag 1 MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim.
    [two] Mae hwnnw'n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim.
    [few] Mae hwnnw'n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim.
    [many] Mae hwnnw'n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim.
   *[other] Mae hwnnw'n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim.
}
error-too-many-tries = Bu gormod o gynigion. Arhoswch 15 munud, yna rhowch gynnig arall arni.
error-too-many-fields = Mae gormod o feysydd yn y ffurflen. Ni chadwyd dim.
error-too-many-files = { $most ->
    [zero] Ni ellir anfon ffeiliau yma. Ni chadwyd dim.
    [one] Anfonwch un ffeil ar y tro. Ni chadwyd dim.
    [two] Anfonwch ddwy ffeil ar y tro ar y mwyaf. Ni chadwyd dim.
    [few] Anfonwch dair ffeil ar y tro ar y mwyaf. Ni chadwyd dim.
    [many] Anfonwch chwe ffeil ar y tro ar y mwyaf. Ni chadwyd dim.
   *[other] Anfonwch { $most } ffeil ar y tro ar y mwyaf. Ni chadwyd dim.
}
error-upload-broken = Torrodd yr hyn a anfonoch ar y ffordd. Ni chadwyd dim. Anfonwch ef eto, os gwelwch yn dda.
error-form = Nid yw rhywbeth yn y ffurflen yn iawn.
error-form-stale = Bu'r dudalen hon ar agor yn rhy hir, neu mewn dwy ffenestr. Llwythwch hi eto ac anfonwch unwaith yn rhagor. Ni chadwyd dim.
error-origin = Daeth y cais hwn o safle arall. Ni wnaed dim. Agorwch y dudalen yma a rhowch gynnig arall arni.
error-session-ended = Cawsoch eich allgofnodi am na ddigwyddodd dim am awr. Mewngofnodwch eto.
error-internal = Ein bai ni yw hyn, nid eich bai chi. Mae'r hyn a gadarnhawyd o'r blaen yn ddiogel.
error-schema-newer = Gwnaed y gronfa ddata hon gan Safon mwy newydd. Defnyddiwch y fersiwn honno, neu adfer copi wrth gefn hŷn. Ni newidiwyd dim.
error-setting = Mae'r gosodiad { $setting } yn anghywir: { $problem }

form-missing = Llenwch hwn.
form-too-long = Mae { $count } nod yn hwn. Gwnewch ef yn { $most } neu lai.
form-choose = Dewiswch un.
form-number = Rhowch rif cyfan o { $least } i { $most }.
form-date-missing = Rhowch ddyddiad.
form-date-wrong = Rhowch ddyddiad go iawn, fel 27 3 2026.

public-help-title = Cymorth
public-help-1 = Mae Safon yn dal y safonau y mae cydweithfeydd gofal cymdeithasol yn eu cytuno gyda'r Llywodraeth, ac yn dangos sut mae pob cydweithfa yn eu bodloni.
public-help-2 = I ddod o hyd i gydweithfa, agorwch y gofrestr. I wirio bod adroddiad yn ddilys, agorwch “Gwirio adroddiad” a rhowch ei god, neu'r ffeil ei hun.
public-help-3 = Os gwahoddodd eich cydweithfa chi ac nad yw'r ddolen yn gweithio mwyach, gofynnwch i reolwr eich cydweithfa neu i'r masnachfreiniwr am un newydd.
public-help-4 = I gyrraedd person, atebwch unrhyw e-bost gan Safon.
public-accessibility-title = Hygyrchedd
public-accessibility-1 = Rydym am i bawb allu defnyddio Safon: gyda bysellfwrdd, darllenydd sgrin, ffôn, llinell araf, neu heb JavaScript.
public-accessibility-2 = Rydym yn adeiladu yn ôl y Canllawiau Hygyrchedd Cynnwys Gwe 2.2, lefel AA, ac yn profi pob tudalen yn eu herbyn. Ni wnaed archwiliad annibynnol eto.
public-accessibility-3 = PDFau wedi eu tagio yw'r adroddiadau, ac mae'r un cynnwys ar gael fel tudalen we.
public-accessibility-4 = Os nad yw rhywbeth yn gweithio i chi, atebwch unrhyw e-bost gan Safon. Byddwn yn ateb o fewn pum diwrnod gwaith.
public-privacy-title = Preifatrwydd
public-privacy-1 = Mae Safon yn cadw cyn lleied ag sydd ei angen. Am weithwyr: enw, rôl, dyddiadau hyfforddiant a gwiriadau. Am wiriad cofnodion troseddol: ei ddyddiad, ac a gymerwyd camau. Byth y dystysgrif.
public-privacy-2 = Nid yw'r cyhoedd yn gweld enw neb. Mae aelodau byrddau yn gweld canrannau, nid enwau. Ni ddangosir ffigurau am lai na phump o bobl i'r cyhoedd.
public-privacy-3 = Ysgrifennir pob golwg ar ffeil, a phob newid, mewn dyddlyfr na ellir ei newid heb i neb weld.
public-privacy-4 = Cewch ofyn am yr hyn a gedwir amdanoch, ac am gywiro camgymeriad: atebwch unrhyw e-bost gan Safon.
public-security-title = Diogelwch
public-security-1 = Os dewch o hyd i wendid, dywedwch wrthym ni cyn dweud wrth eraill: atebwch unrhyw e-bost gan Safon, neu ysgrifennwch i'r cyfeiriad y mae eich masnachfreiniwr yn ei roi.
public-security-2 = Peidiwch ag edrych ar gofnodion pobl eraill i ddangos gwendid; mae disgrifiad yn ddigon.
public-security-3 = Byddwn yn ateb o fewn dau ddiwrnod gwaith ac yn dweud beth a wnaethom.
public-security-4 = Mae'r tudalennau'n gosod un cwci, i'ch cadw wedi eich mewngofnodi. Nid oes dim yn eich dilyn.
