# Tudalennau’r arddangosiad.

demo-title = Arddangosiad
demo-accounts-title = Cyfrifon i roi cynnig arnynt
demo-accounts-text = Nid oes neb go iawn yma. Yr un cyfrinair sydd gan bob cyfrif, heb ail ffactor. Y cyfrinair yw:
demo-sign-in-as = Mewngofnodi
demo-mailbox-title = Blwch post
demo-mailbox-text = Pob e-bost y mae Safon wedi’i anfon neu ar fin ei anfon. Yn yr arddangosiad nid oes dim yn gadael y peiriant hwn.
demo-mailbox-empty = Nid oes e-bost wedi’i anfon eto.
demo-mailbox-next = Symudwch y cloc ymlaen ac edrychwch eto.
demo-subject = Pwnc
demo-to = At
demo-when = Pryd
demo-state = Cyflwr
demo-reply = Ateb y gweinydd post
demo-state-leased = Ar ei ffordd
demo-state-sent = Anfonwyd
demo-state-failed = Methodd
demo-state-unknown = Ddim yn hysbys
demo-state-withdrawn = Nid oes ei angen mwyach
demo-as-page = Ei ddarllen fel y mae rhaglen e-bost yn ei ddangos
demo-source = Y neges gyfan
demo-clock-title = Cloc
demo-clock-now = Yn yr arddangosiad mae’n { $time } ar { $date }.
demo-clock-text = Symudwch yr amser ymlaen i weld beth mae’r amserlen yn ei wneud. Bydd nodiadau atgoffa’n mynd allan, cyfnodau’n cau ac ymweliadau’n nesáu. Mae symud ymlaen fis yn cymryd ychydig o amser.
demo-clock-day = Un diwrnod ymlaen
demo-clock-week = Un wythnos ymlaen
demo-clock-month = Un mis ymlaen
done-demo-clock = Symudwyd y cloc ymlaen.

demo-step-offices = Yn creu’r swyddfeydd
demo-step-standard = Yn cytuno ar y safon
demo-step-coops = Yn cofrestru’r cydweithfeydd
demo-step-workers = Yn dyfeisio’r gweithwyr
demo-step-history = Yn ail-greu’r gorffennol
demo-step-network = Yn crynhoi’r rhwydwaith
demo-step-bulk = Yn ychwanegu cydweithfeydd ysgafnach
demo-step-reminders = Yn ysgrifennu nodiadau atgoffa’r gorffennol
