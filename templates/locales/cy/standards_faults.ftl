# Gwallau a rhybuddion ffeil safon.

fault-too-large = Mae’r ffeil yn rhy fawr: { $limit } MB yw’r terfyn.
fault-not-utf8 = Nid testun UTF-8 yw’r ffeil.
fault-not-yaml = Nid oes modd darllen hwn fel YAML: mae’r gwall ar linell { $line }, colofn { $column }.
fault-not-json = Nid oes modd darllen hwn fel JSON: mae’r gwall ar linell { $line }, colofn { $column }.
fault-several-documents = Mae mwy nag un ddogfen YAML yn y ffeil. Cadwch un.
fault-too-deep = Mae rhestrau a mapiadau wedi’u nythu’n ddyfnach na { $limit } lefel.
fault-aliases-too-large = Ar ôl ysgrifennu ei harallenwau yn llawn, mae’r ffeil yn rhy fawr.
fault-alias-in-itself = Mae arallenw’n ymddangos y tu mewn i’r union beth y mae’n ei ailadrodd.
fault-tag = Ni dderbynnir tagiau o’ch eiddo eich hun yma.
fault-name-not-text = Rhaid i enw mewn mapiad fod yn destun plaen.
fault-duplicate-name = Mae “{ $name }” yn ymddangos fwy nag unwaith yma. Cadwch un.
fault-field-unknown = Nid yw “{ $name }” yn faes yn y rhan hon.
fault-field-missing = Mae “{ $name }” ar goll.
fault-welsh-missing = Mae’r testun Cymraeg “{ $name }” ar goll.
fault-wrong-type = Mae angen { $expected ->
    [text] testun
    [whole-number] rhif cyfan
    [yes-or-no] true neu false
    [list] rhestr
   *[mapping] mapiad
} yma, ond { $found ->
    [nothing] ni chafwyd dim
    [yes-or-no] true neu false a gafwyd
    [whole-number] rhif cyfan a gafwyd
    [number] rhif nad yw’n gyfan a gafwyd
    [text] testun a gafwyd
    [list] rhestr a gafwyd
   *[mapping] mapiad a gafwyd
}. Mae angen dyfynodau o amgylch testun sy’n edrych fel rhif.
fault-blank = Mae’r testun hwn yn wag.
fault-control-character = Mae nod rheoli yn y testun hwn.
fault-slug = Nid yw “{ $value }” yn allwedd: defnyddiwch lythrennau bach a i z, digidau, - ac _, gan ddechrau â llythyren.
fault-unknown-word = Nid yw “{ $value }” yn { $kind ->
    [severity] ddifrifoldeb hysbys
    [outcome] ganlyniad cyffredinol hysbys
    [result] ganlyniad hysbys
    [audit-type] fath hysbys o archwiliad
    [window] gyfnod hysbys
    [cadence] drefn atgoffa hysbys
    [trigger] ddigwyddiad cychwyn hysbys
    [unit] uned hysbys
    [comparison] gymhariaeth hysbys
    [party] barti hysbys
    [provider] ddarparwr hysbys
    [personal-data] ddosbarth hysbys o ddata personol
    [welsh-status] statws hysbys ar gyfer testun Cymraeg
    [vote-class] ddosbarth hysbys o bleidleisiau
   *[other] air hysbys yma
}. Defnyddiwch un o’r rhain: { $allowed }.
fault-unknown-entry = Nid yw “{ $value }” yn { $kind ->
    [evidence-type] fath o dystiolaeth
    [source] ffynhonnell
    [principle] egwyddor
    [measure] fesur
    [role] rôl
    [fact] ffaith
   *[other] gofnod
} yn y ffeil hon.
fault-not-exactly = Rhaid rhoi { $expected } yma; “{ $value }” a gafwyd.
fault-out-of-range = Mae { $value } y tu allan i’r ystod: o { $least } i { $most }.
fault-period = Nid yw “{ $value }” yn gyfnod. Ysgrifennwch P1Y, P6M, P4W neu P28D.
fault-time-of-day = Nid yw “{ $value }” yn amser o’r dydd. Ysgrifennwch ef fel 09:00.
fault-condition-syntax = Mae gwall yn yr amod wrth nod { $position }: { $expected ->
    [fact] mae angen ffaith yno.
    [value] mae angen gwerth yno.
    [bracket] mae angen cau cromfach yno.
    [joint] mae angen “and” neu “or” yno.
    [sign] nid oes ystyr i’r arwydd hwn mewn amod.
    [shallower] mae gormod o gromfachau y tu mewn i’w gilydd.
   *[shorter] mae’n rhy hir.
}
fault-fact-needs-value = Dewis yw’r ffaith “{ $fact }”: cymharwch hi ag un o’i gwerthoedd drwy ==.
fault-fact-has-no-values = Mae’r ffaith “{ $fact }” yn wir neu’n anwir: ni ellir ei chymharu â gwerth.
fault-fact-value = Nid yw “{ $value }” yn un o werthoedd y ffaith “{ $fact }”. Defnyddiwch un o’r rhain: { $allowed }.
fault-choice-without-values = Mae angen gwerthoedd ar ffaith o’r math choice.
fault-boolean-with-values = Nid oes gwerthoedd gan ffaith sy’n wir neu’n anwir.
fault-list-too-short = { $least ->
    [zero] Nid oes angen cofnod yma.
    [one] Mae angen o leiaf un cofnod yma.
    [two] Mae angen o leiaf { $least } gofnod yma.
    [few] Mae angen o leiaf { $least } chofnod yma.
    [many] Mae angen o leiaf { $least } chofnod yma.
   *[other] Mae angen o leiaf { $least } o gofnodion yma.
}
fault-too-many-criteria = Ni chaiff adran gynnwys mwy na { $limit } o feini prawf.
fault-stands-twice = Mae “{ $value }” yn ymddangos fwy nag unwaith. { $field ->
    [key] Dim ond unwaith y ceir defnyddio pob allwedd.
    [code] Dim ond unwaith y ceir defnyddio pob cod.
    [name] Dim ond unwaith y ceir defnyddio pob enw.
    [number] Dim ond unwaith y ceir defnyddio pob rhif.
   *[other] Dim ond unwaith y ceir defnyddio pob cofnod.
}
fault-one-form = Mae angen union un o’r rhain yma: { $forms }.
fault-entry-missing = Nid oes cofnod ar gyfer “{ $value }”.
fault-outcomes-order = Rhaid rhoi’r canlyniadau yn eu trefn, y gorau yn gyntaf: { $allowed }.
fault-bands = Rhaid i’r bandiau ddisgyn o’r sgôr uchaf i 0, a rhaid i’r canlyniad gwell gael y sgôr uwch.
fault-points = Rhaid i’r pwyntiau ddisgyn o “bodlonwyd” i “bodlonwyd yn rhannol” i “heb ei fodloni” (0). Nid oes pwyntiau am yr hyn nad yw’n berthnasol neu sydd heb ei asesu.
# adolygu
fault-board-digest-time = Am 09:00 yr aiff crynodeb y byrddau, ac nid ar unrhyw adeg arall.
# adolygu
fault-board-digest-steps = Unwaith y mis yr aiff crynodeb y byrddau, i’r bwrdd yn unig: nid oes ganddo gamau eraill, na chopïau.
# adolygu
fault-monthly-for-boards = Crynodeb y byrddau sy’n mynd unwaith y mis, a dim byd arall.
fault-weights = Rhaid i bwysau’r adrannau wneud cyfanswm o 100; { $total } yw’r cyfanswm.
fault-tolerance = Rhaid i’r goddefiant { $tolerance } beidio â chyrraedd y gwerth { $value }.
fault-critical-in-every-audit = Rhaid i faen prawf critigol fod o fewn cwmpas archwiliadau parodrwydd, llawn a chadw golwg.
fault-never-inheritable = Ni ellir etifeddu tystiolaeth ar gyfer y maen prawf hwn. Mae’n gritigol, neu’n ymwneud â llais a rheolaeth aelodau, neu mewn adran ar lywodraethu, gwybodaeth neu gydgynhyrchu.
fault-unreadable = Nid oedd modd darllen y ffeil fel fersiwn o safon.

warning-welsh-draft = Drafft yw’r testun Cymraeg hwn, ac mae’n aros am adolygiad gan gyfieithydd.
