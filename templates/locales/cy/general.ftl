# Misoedd, llywio, gwallau, ffurflenni, a’r tudalennau nad ydynt yn perthyn i unrhyw ystafell.

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
nav-actions = Camau gweithredu
nav-standards = Safonau
nav-coop = Ein cydweithfa
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
error-press-full = Mae llawer o ddogfennau’n cael eu llunio ar hyn o bryd. Nid oes dim wedi’i golli: dewch yn ôl ymhen ychydig funudau.
error-form-slow = Cymerodd yr hyn a anfonoch ormod o amser i gyrraedd, ac ni chadwyd dim ohono. Anfonwch ef eto, dros gysylltiad cyflymach os gallwch; mae ffeil lai yn helpu.
error-conflict = Newidiodd rhywun arall hyn tra oedd ar agor gennych, felly ni chadwyd eich newid. Edrychwch ar yr hyn a ysgrifennodd y person arall, yna cadwch eich newid eto.
error-no-room = Nid oes lle ar ôl i gadw hwn. Nid oes dim a gadarnhawyd o’r blaen wedi’i golli. Rhaid i weinyddwr wneud lle; yna rhowch gynnig arall arni.
error-too-large = { $megabytes ->
    [zero] Mae hwnnw’n rhy fawr i’w dderbyn yma. Ni chadwyd dim.
    [one] Mae hwnnw’n fwy nag 1 MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim. Anfonwch ffeil lai.
    [two] Mae hwnnw’n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim. Anfonwch ffeil lai.
    [few] Mae hwnnw’n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim. Anfonwch ffeil lai.
    [many] Mae hwnnw’n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim. Anfonwch ffeil lai.
   *[other] Mae hwnnw’n fwy na { $megabytes } MB, y mwyaf y gellir ei dderbyn yma. Ni chadwyd dim. Anfonwch ffeil lai.
}
error-too-many-tries = Bu gormod o gynigion. Ni newidiwyd dim. Arhoswch 15 munud, yna rhowch gynnig arall arni.
error-too-many-fields = Mae gormod o feysydd yn y ffurflen. Ni chadwyd dim. Anfonwch lai ar y tro.
error-too-many-files = { $most ->
    [zero] Ni ellir anfon ffeiliau yma. Ni chadwyd dim.
    [one] Anfonwch un ffeil ar y tro. Ni chadwyd dim.
    [two] Anfonwch { $most } ffeil ar y tro ar y mwyaf. Ni chadwyd dim.
    [few] Anfonwch { $most } ffeil ar y tro ar y mwyaf. Ni chadwyd dim.
    [many] Anfonwch { $most } ffeil ar y tro ar y mwyaf. Ni chadwyd dim.
   *[other] Anfonwch { $most } o ffeiliau ar y tro ar y mwyaf. Ni chadwyd dim.
}
error-upload-broken = Torrodd y cysylltiad cyn i bopeth gyrraedd. Ni chadwyd dim. Anfonwch y cyfan eto, os gwelwch yn dda.
error-form = Mae rhywbeth yn y ffurflen yn anghywir. Ni newidiwyd dim. Ewch yn ôl, edrychwch arni ac anfonwch hi eto.
error-form-stale = Bu’r dudalen hon ar agor yn rhy hir, neu mewn dwy ffenestr. Llwythwch hi eto ac anfonwch unwaith yn rhagor. Ni chadwyd dim.
error-no-files-here = Nid yw’r dudalen hon yn derbyn ffeiliau, a daeth ffeil gyda’r ffurflen. Ni chadwyd dim. Ewch yn ôl ac anfonwch y ffurflen hebddi.
error-origin = Daeth y cais hwn o safle arall. Ni wnaed dim. Agorwch y dudalen yma a rhowch gynnig arall arni.
error-session-ended = Cawsoch eich allgofnodi am na wnaed dim am awr. Mewngofnodwch eto.
error-internal = Methodd rhywbeth y tu mewn i Safon. Mae’r hyn a gadarnhawyd o’r blaen yn ddiogel. Rhowch gynnig arall arni, a dywedwch wrth weinyddwr os bydd yn digwydd eto.
error-schema-newer = Gwnaed y gronfa ddata hon gan fersiwn fwy newydd o Safon. Ni newidiwyd dim. Defnyddiwch y fersiwn honno, neu adferwch gopi wrth gefn hŷn.
error-config-missing = Nid oes ffeil { $file }. Ni ddechreuwyd dim. Gwiriwch y llwybr a roddwyd â --config.
error-smtp = Nid yw cyfeiriad y gweinydd post yn iawn. Ysgrifennwch ef fel smtp://enw:cyfrinair@relay.example:587, smtps://enw:cyfrinair@relay.example:465 neu smtp://127.0.0.1:25.
error-setting = Mae’r gosodiad { $setting } yn anghywir: { $problem }

form-missing = Llenwch hwn.
form-too-long = Mae hyn yn { $count } nod o hyd. Byrhewch ef i { $most } neu lai.
form-choose = Dewiswch un.
form-number = Rhowch rif cyfan o { $least } i { $most }.
form-date-missing = Rhowch ddyddiad.
form-date-wrong = Rhowch ddyddiad go iawn, fel 27 3 2026.

public-help-title = Cymorth
public-help-1 = Mae Safon yn cadw’r safonau y mae cydweithfeydd gofal cymdeithasol yn cytuno arnynt gyda’r Llywodraeth. Mae’n dangos sut mae pob cydweithfa’n eu bodloni.
public-help-2 = I ddod o hyd i gydweithfa, agorwch y gofrestr. I wirio bod adroddiad yn ddilys, agorwch “Gwirio adroddiad” a rhowch ei god, neu’r ffeil ei hun.
public-help-3 = Os nad yw dolen eich gwahoddiad yn gweithio mwyach, gofynnwch i reolwr eich cydweithfa neu i’r masnachfreiniwr am un newydd.
public-help-4 = I gysylltu â pherson, atebwch unrhyw e-bost gan Safon.
public-accessibility-title = Hygyrchedd
public-accessibility-1 = Rydym am i bawb allu defnyddio Safon: gyda bysellfwrdd, darllenydd sgrin, ffôn, cysylltiad araf, neu heb JavaScript.
public-accessibility-2 = Rydym yn adeiladu yn ôl Canllawiau Hygyrchedd Cynnwys y We 2.2, lefel AA, ac yn profi pob tudalen yn eu herbyn. Ni wnaed archwiliad annibynnol eto.
public-accessibility-3 = Mae’r adroddiadau’n ffeiliau PDF wedi’u tagio, ac mae’r un cynnwys ar gael fel tudalen we.
public-accessibility-4 = Os nad yw rhywbeth yn gweithio i chi, atebwch unrhyw e-bost gan Safon. Byddwn yn ateb o fewn pum diwrnod gwaith.
public-privacy-title = Preifatrwydd
public-privacy-1 = Mae Safon yn cadw cyn lleied ag sydd ei angen. Am weithwyr: enw, rôl, dyddiadau hyfforddiant a gwiriadau. Am wiriad cofnodion troseddol: ei ddyddiad, ac a gymerwyd camau. Ni chedwir y dystysgrif byth.
public-privacy-2 = Nid yw’r cyhoedd yn gweld enw neb. Mae aelodau byrddau’n gweld canrannau, nid enwau. Ni ddangosir ffigurau am lai na phump o bobl i’r cyhoedd.
public-privacy-3 = Bob tro yr edrychir ar ffeil neu y newidir rhywbeth, nodir hynny mewn dyddlyfr. Ni ellir newid y dyddlyfr heb i hynny ddod i’r amlwg.
public-privacy-4 = Cewch ofyn am yr hyn a gedwir amdanoch, ac am gywiro camgymeriad: atebwch unrhyw e-bost gan Safon.
public-security-title = Diogelwch
public-security-1 = Os dewch o hyd i wendid, dywedwch wrthym ni cyn dweud wrth eraill: atebwch unrhyw e-bost gan Safon, neu ysgrifennwch i’r cyfeiriad y mae eich masnachfreiniwr yn ei roi.
public-security-2 = Peidiwch ag edrych ar gofnodion pobl eraill i ddangos gwendid; mae disgrifiad yn ddigon.
public-security-3 = Byddwn yn ateb o fewn dau ddiwrnod gwaith ac yn dweud beth a wnaethom.
public-security-4 = Mae’r tudalennau’n gosod un cwci, er mwyn i chi aros wedi mewngofnodi. Nid oes dim yn eich dilyn.
