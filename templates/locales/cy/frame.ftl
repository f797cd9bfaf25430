# Ffrâm pob tudalen, a’r geiriau y mae’r rhannau cyffredin yn eu dweud eu hunain.

frame-skip = Neidio i’r prif gynnwys
frame-language = Iaith
frame-menu = Dewislen
frame-account = Eich cyfrif
frame-sign-out = Allgofnodi
frame-demo = Arddangosiad
frame-demo-text = Dychmygol yw popeth yma.
frame-demo-today = { $date } yw hi heddiw yma.
frame-breadcrumbs = Llwybr y dudalen
frame-back = Yn ôl
frame-steps = Meini prawf
frame-search = Chwilio
frame-numbers = Dangos y rhifau mewn tabl
frame-key = Allwedd

frame-footer = Dolenni cymorth
frame-footer-help = Cymorth
frame-footer-accessibility = Hygyrchedd
frame-footer-privacy = Preifatrwydd
frame-footer-security = Diogelwch
frame-footer-open-data = Data agored
frame-footer-statement = Mae Safon yn cadw safonau masnachfraint y cytunwyd arnynt gyda’r Llywodraeth. Nid arolygiad statudol yw archwiliad Safon.

frame-error-prefix = Gwall:
frame-error-summary = Mae problem wedi codi
frame-notice-info = Pwysig
frame-notice-success = Wedi’i wneud
frame-warning = Rhybudd

frame-pagination = Tudalennau
frame-previous = Blaenorol
frame-next = Nesaf
frame-page = Tudalen { $n }

# Meysydd ffurflenni
frame-optional = (dewisol)
frame-choose = Dewiswch un
frame-day = Diwrnod
frame-month = Mis
frame-year = Blwyddyn
frame-date-hint = Er enghraifft, 27 3 2026
frame-characters-limit = Gallwch deipio hyd at { $n } nod
frame-characters-left-zero = Mae gennych %{"{"}count{"}"} nod ar ôl
frame-characters-left-one = Mae gennych %{"{"}count{"}"} nod ar ôl
frame-characters-left-two = Mae gennych %{"{"}count{"}"} nod ar ôl
frame-characters-left-few = Mae gennych %{"{"}count{"}"} nod ar ôl
frame-characters-left-many = Mae gennych %{"{"}count{"}"} nod ar ôl
frame-characters-left-other = Mae gennych %{"{"}count{"}"} nod ar ôl
frame-characters-over-zero = Mae gennych %{"{"}count{"}"} nod yn ormod
frame-characters-over-one = Mae gennych %{"{"}count{"}"} nod yn ormod
frame-characters-over-two = Mae gennych %{"{"}count{"}"} nod yn ormod
frame-characters-over-few = Mae gennych %{"{"}count{"}"} nod yn ormod
frame-characters-over-many = Mae gennych %{"{"}count{"}"} nod yn ormod
frame-characters-over-other = Mae gennych %{"{"}count{"}"} nod yn ormod
frame-characters-none = Nid oes gennych nodau ar ôl
frame-file-choose = Dewis ffeil
frame-file-choose-many = Dewis ffeiliau
frame-file-none = Dim ffeil wedi’i dewis
frame-file-drop = neu ei gollwng yma
frame-file-entered = Gallwch ei gollwng yma
frame-file-left = Rydych wedi gadael y man gollwng
frame-file-many-zero = %{"{"}count{"}"} ffeil wedi’u dewis
frame-file-many-one = %{"{"}count{"}"} ffeil wedi’i dewis
frame-file-many-two = %{"{"}count{"}"} ffeil wedi’u dewis
frame-file-many-few = %{"{"}count{"}"} ffeil wedi’u dewis
frame-file-many-many = %{"{"}count{"}"} ffeil wedi’u dewis
frame-file-many-other = %{"{"}count{"}"} o ffeiliau wedi’u dewis
frame-upload-label = Faint sydd wedi’i anfon
frame-upload-sent = %{"{"}percent{"}"}% wedi’i anfon
frame-upload-checking = Mae’r cyfan wedi’i anfon. Mae’n cael ei wirio.
frame-password-show = Dangos
frame-password-hide = Cuddio
frame-password-show-label = Dangos y cyfrinair
frame-password-hide-label = Cuddio’r cyfrinair
frame-password-shown = Mae eich cyfrinair i’w weld
frame-password-hidden = Mae eich cyfrinair wedi’i guddio

# Rhannau archwiliadau, tablau a siartiau
frame-stages = Camau
frame-stage-done = , wedi’i gwblhau
frame-stage-next = , i ddod
frame-stage-count = Cam { $n } o { $total }:
frame-matrix-person = Person
frame-matrix-foot = Yn gyfredol
frame-bar = Bar
frame-not-scored = Heb ei sgorio: gwella yn unig
frame-history-caption = Canlyniadau, y diweddaraf yn gyntaf
frame-history-date = Ymweliad
frame-history-outcome = Canlyniad
frame-history-score = Sgôr

# Tudalennau pan aeth rhywbeth o’i le
frame-problem-400-title = Nid oeddem yn gallu deall y cais hwnnw
frame-problem-400-text = Ni newidiwyd dim. Ewch yn ôl a rhowch gynnig arall arni. Os daethoch drwy ddolen, efallai nad yw’n gyflawn.
frame-problem-403-title = Ni chewch wneud hyn
frame-problem-403-text = Nid yw eich rôl yn caniatáu hyn, neu bu’r dudalen ar agor yn rhy hir. Ni newidiwyd dim. Ewch yn ôl, llwythwch y dudalen eto, a rhowch gynnig arall arni.
frame-problem-404-title = Ni chafwyd hyd i’r dudalen
frame-problem-404-text = Os teipioch y cyfeiriad, gwiriwch ef. Os daethoch drwy ddolen, mae’n bosibl bod y dudalen wedi symud, neu nad oes gennych hawl i’w gweld.
frame-problem-405-title = Nid oes tudalen i’w darllen yma
frame-problem-405-text = Anfonir ffurflen i’r cyfeiriad hwn. Ni newidiwyd dim. Ewch yn ôl at y dudalen â’r ffurflen, neu i’r dudalen gychwyn.
frame-problem-409-title = Roedd rhywun arall yn gynt
frame-problem-409-text = Mae’r hyn yr oeddech yn gweithio arno wedi newid ers i chi ei agor. Ni chadwyd eich newid. Llwythwch y dudalen eto i weld y sefyllfa erbyn hyn.
frame-problem-413-title = Mae’r hyn a anfonoch yn rhy fawr
frame-problem-413-text = Ni chadwyd dim. Anfonwch ffeil lai, neu anfonwch hi fesul rhan.
frame-problem-422-title = Ni wnaed hyn
frame-problem-422-text = Mae’r rheswm isod. Gallwch fynd yn ôl a rhoi cynnig arall arni.
frame-problem-429-title = Gormod o gynigion
frame-problem-429-text = Ni newidiwyd dim. Arhoswch ychydig funudau, yna rhowch gynnig arall arni.
frame-problem-500-title = Mae’n ddrwg gennym, aeth rhywbeth o’i le
frame-problem-500-text = Arnom ni mae’r bai, nid arnoch chi. Mae’r hyn a gadwyd gennych yn ddiogel. Rhowch gynnig arall arni ymhen ychydig funudau.
frame-problem-503-title = Nid yw’r gwasanaeth ar gael
frame-problem-503-text = Mae’r hyn a gadwyd gennych yn ddiogel. Rhowch gynnig arall arni ymhen ychydig funudau.
frame-problem-reference = Os ysgrifennwch atom am hyn, dyfynnwch { $reference }.
frame-problem-home = Mynd i’r dudalen gychwyn

# Canlyniadau, dyfarniadau a difrifoldeb: geiriau’r safon
status-outcome-compliant = Cydymffurfio
status-outcome-compliant_with_actions = Cydymffurfio gyda chamau gweithredu
status-outcome-conditional = Amodol
status-outcome-not_compliant = Ddim yn cydymffurfio
status-outcome-none = Heb ei archwilio eto
status-result-met = Bodlonwyd
status-result-partly_met = Bodlonwyd yn rhannol
status-result-not_met = Heb ei fodloni
status-result-not_applicable = Ddim yn berthnasol
status-result-not_assessed = Heb ei asesu
status-severity-critical = Critigol
status-severity-major = Mawr
status-severity-minor = Bach
status-severity-improvement = Gwella

status-count-compliant = { $n } yn cydymffurfio
status-count-compliant_with_actions = { $n } yn cydymffurfio gyda chamau gweithredu
status-count-conditional = { $n } yn amodol
status-count-not_compliant = { $n } heb fod yn cydymffurfio

# Erbyn pryd
status-late = { $n ->
    [zero] { $n } diwrnod yn hwyr
    [one] { $n } diwrnod yn hwyr
    [two] { $n } ddiwrnod yn hwyr
    [few] { $n } diwrnod yn hwyr
    [many] { $n } diwrnod yn hwyr
   *[other] { $n } diwrnod yn hwyr
}
status-due = Erbyn { $date }
status-due-today = Erbyn heddiw
status-due-in = { $n ->
    [zero] Erbyn heddiw
    [one] Erbyn yfory
    [two] Ymhen { $n } ddiwrnod
    [few] Ymhen { $n } diwrnod
    [many] Ymhen { $n } diwrnod
   *[other] Ymhen { $n } diwrnod
}

# Celloedd y matrics hyfforddi, ac ystyr ei siapiau
status-training-expired = Wedi dod i ben
status-training-missing = Heb ei wneud
status-training-seen = Wedi mynychu
status-training-due = Yn dod i ben
status-training-ok = Yn gyfredol tan
status-training-off = Dim angen
status-key-expired = Wedi dod i ben
status-key-missing = Heb ei wneud
status-key-seen = Wedi mynychu, heb arsylwi ar gymhwysedd
status-key-due = Yn dod i ben cyn hir
status-key-ok = Yn gyfredol tan
status-key-off = Dim angen

# Pob e-bost
frame-email-why = Pam y cawsoch yr e-bost hwn
frame-email-from-safon = Anfonwyd gan Safon. I gysylltu â pherson, atebwch yr e-bost hwn.
frame-email-from = Anfonwyd gan Safon ar ran { $organisation }. I gysylltu â pherson, atebwch yr e-bost hwn.
# Yn yr iaith arall yn fwriadol: mae ar gyfer rhywun y byddai’n well ganddo honno.
frame-email-language = Would you rather have English? Change the language of your messages in your account.
frame-email-link = Os nad yw’r botwm yn gweithio, agorwch y cyfeiriad hwn:
# Saif uwchben y gyntaf o ddwy iaith, yn iaith yr ail.
frame-email-other-language = This message is in English below.
