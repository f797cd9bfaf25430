# Months, navigation, errors, forms, and the pages that belong to no room.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

nav-home = Home
nav-evidence = Evidence
nav-training = Training
nav-audits = Audits
nav-actions = Actions
nav-standards = Standards
nav-coop = Our co-op
nav-coops = Co-ops
nav-network = Network
nav-accounts = Accounts
nav-mail = Mail
nav-timetable = Timetable
nav-journal = Journal
nav-register = Register
nav-demo = Demonstration
nav-published-standards = Standards
nav-verify = Verify a report
nav-sign-in = Sign in

error-not-found = There is nothing here that you may see.
error-press-full = Many documents are being drawn at the moment. Nothing is lost: come again in a few minutes.
error-form-slow = What you sent took too long to arrive, and nothing of it was kept. Send it again, over a faster line if you can; a smaller file helps.
error-conflict = Somebody else changed this while you had it open, so your change was not saved. Look at what they wrote, then save yours again.
error-no-room = There is no room left to store this. Nothing that was confirmed before is lost. An administrator must make room; then try again.
error-too-large = { $megabytes ->
    [one] That is larger than 1 MB, the most that can be taken here. Nothing was stored. Send a smaller file.
   *[other] That is larger than { $megabytes } MB, the most that can be taken here. Nothing was stored. Send a smaller file.
}
error-too-many-tries = There were too many tries. Nothing was changed. Wait 15 minutes, then try again.
error-too-many-fields = The form holds too many fields. Nothing was stored. Send less at a time.
error-too-many-files = { $most ->
    [one] Send one file at a time. Nothing was stored.
   *[other] Send at most { $most } files at a time. Nothing was stored.
}
error-upload-broken = The connection broke before everything arrived. Nothing was stored. Please send it again.
error-form = Something in the form is not right. Nothing was changed. Go back, look at it and send it again.
error-form-stale = This page was open for too long, or in two windows. Load it again and send it once more. Nothing was stored.
error-no-files-here = This page takes no files, and a file came with the form. Nothing was stored. Go back and send the form without it.
error-origin = This request came from another site. Nothing was done. Open the page here and try again.
error-session-ended = You were signed out because nothing happened for an hour. Sign in again.
error-internal = Something failed inside Safon. What was confirmed before is safe. Try again, and tell an administrator if it happens again.
error-schema-newer = This database was made by a newer Safon. Nothing was changed. Use that version, or restore an older backup.
error-config-missing = There is no file { $file }. Nothing was started. Check the path given with --config.
error-smtp = The address of the mail relay is not right. Write it as smtp://name:password@relay.example:587, smtps://name:password@relay.example:465 or smtp://127.0.0.1:25.
error-setting = The setting { $setting } is wrong: { $problem }

form-missing = Fill this in.
form-too-long = This has { $count } characters. Make it { $most } or fewer.
form-choose = Choose one.
form-number = Enter a whole number from { $least } to { $most }.
form-date-missing = Enter a date.
form-date-wrong = Enter a real date, such as 27 3 2026.

public-help-title = Help
public-help-1 = Safon holds the standards that social care co-operatives agree with the Government. It shows how each co-op meets them.
public-help-2 = To find a co-op, open the register. To check that a report is genuine, open “Verify a report” and give its code, or the file itself.
public-help-3 = If the link in your invitation no longer works, ask your co-op’s manager or the franchisor for a new one.
public-help-4 = To reach a person, reply to any email from Safon.
public-accessibility-title = Accessibility
public-accessibility-1 = We want everybody to be able to use Safon: with a keyboard, a screen reader, a phone, a slow connection, or without JavaScript.
public-accessibility-2 = We build to the Web Content Accessibility Guidelines 2.2, level AA, and test each page for it. No independent audit has been made yet.
public-accessibility-3 = Reports are tagged PDFs, and the same content is a web page.
public-accessibility-4 = If something does not work for you, reply to any email from Safon. We answer within five working days.
public-privacy-title = Privacy
public-privacy-1 = Safon keeps as little as will do. Of workers: name, role, dates of training and checks. Of a criminal-record check: its date, and whether action was taken. Never the certificate.
public-privacy-2 = The public sees no person’s name. Board members see percentages, not names. Figures about fewer than five people are not shown to the public.
public-privacy-3 = Each time somebody looks at a file or changes something, that is written in a journal. The journal cannot be altered unseen.
public-privacy-4 = You may ask for what is kept about you, and for a mistake to be put right: reply to any email from Safon.
public-security-title = Security
public-security-1 = If you find a weakness, tell us before you tell others: reply to any email from Safon, or write to the address your franchisor gives.
public-security-2 = Do not look at other people’s records to show a weakness; a description is enough.
public-security-3 = We answer within two working days and say what we did.
public-security-4 = Pages set one cookie, to keep you signed in. Nothing follows you.
