# Reading a co-operative’s training spreadsheet: refusals, how it was read, questions, faults, what is left out.

# Refused as a whole
import-refused-empty = The file is empty. Nothing was imported.
import-refused-xls = This is a workbook of the old Excel format (.xls). Nothing was imported. Open it in Excel or LibreOffice, choose “Save as”, choose “Excel workbook (.xlsx)”, and send that.
import-refused-xlsb = This is a binary workbook (.xlsb). Nothing was imported. Open it in Excel, choose “Save as”, choose “Excel workbook (.xlsx)”, and send that.
import-refused-ods = This is an OpenDocument spreadsheet (.ods). Nothing was imported. Open it, choose “Save as”, choose “Excel workbook (.xlsx)”, and send that.
import-refused-html = This is a web page, even if its name ends in .xls. Nothing was imported. Open it in Excel or LibreOffice, choose “Save as”, choose “Excel workbook (.xlsx)”, and send that.
import-refused-xml = This is an XML file, not a workbook. Nothing was imported. Open it in Excel or LibreOffice, choose “Save as”, choose “Excel workbook (.xlsx)”, and send that.
import-refused-pdf = This is a PDF. Training cannot be read from it. Nothing was imported. Send the spreadsheet that it was made from.
import-refused-other-zip = This is an archive or document of another kind, not a workbook. Nothing was imported. Send the spreadsheet itself, as .xlsx or .csv.
import-refused-not-text = This is neither a workbook nor text. Nothing was imported. Send the spreadsheet as .xlsx or .csv.
import-refused-password = The workbook is protected by a password. Nothing was imported. Open it, remove the password, save it, and send it again.
import-refused-truncated = The file stops too early: it was cut off on the way. Nothing was imported. Send it again.
import-refused-damaged = The file is damaged and cannot be read whole. Nothing was imported. Open it, save it afresh as .xlsx or .csv, and send that.
import-refused-open-quote = A quotation mark is opened in row { $row } and never closed. The rows after it cannot be told apart. Nothing was imported. Put the mark right and send the file again.
import-refused-rows = The file has more than { $most } rows. Nothing was imported. Split it and send the parts.
import-refused-columns = The file has more than { $most } columns. Nothing was imported. Remove those that are not needed.
import-refused-cells = The file has more than { $most } cells. Nothing was imported. Split it and send the parts.
import-refused-cell = A cell holds more than { $kilobytes } KB of text. Nothing was imported. Shorten it and send the file again.
import-refused-large = The file is larger than { $megabytes } MB when unpacked. Nothing was imported. Remove pictures and sheets that are not needed.
import-refused-no-headings = No row of headings was found. Nothing was imported. A sheet needs one row with a heading such as “Name” over the people. It also needs a heading over each subject, or over the course and its date.
import-refused-questions = Almost nothing in this file can be read with certainty: it would take more than 10,000 questions. Nothing was imported. Check that it is the right file.
import-refused-records = The file holds more than 200,000 records. Nothing was imported. Split it and send the parts.

# How it was read
import-confirm-day-first = The day comes before the month: { $example } is { $date }.
import-confirm-month-first = The month comes before the day: { $example } is { $date }.
import-confirm-header = The headings are in row { $row }. What is above, down to row { $last }, is a title.
import-confirm-times = Times of day are dropped: { $example } is { $date }.
import-confirm-course-start = “{ $heading }” is when the course was begun. It is not stored as the day the person started work.
import-confirm-check = The dates under “{ $heading }” are the dates of the check.
import-confirm-repaired = “{ $heading }” arrived without one of its letters and is read as { $subject }.
import-confirm-month = “{ $word }” is { $month }.
import-confirm-unmerged = “{ $heading }” is taken to be over all its columns, although they are not joined as the others are.
import-confirm-serial = Five-figure numbers under date headings are day numbers of Excel: { $example } is { $date }.
import-confirm-number = The numbers under “{ $heading }” are staff numbers, not dates.
import-confirm-half-day = Parts of a day are dropped: { $example } is { $date }.
import-confirm-same-person = Rows { $rows } are about one person, { $name }.
import-confirm-several = { $name } has more than one date for { $subject }. All are kept; the latest counts.
import-confirm-sheets = More than one sheet holds people, and all of these are read: { $sheets }.
import-confirm-stored = Where there is a formula, the result stored in the file is used. Nothing is worked out again.
import-confirm-interval = { $subject }: the file’s dates expire after { $file ->
    [one] one month
   *[other] { $file } months
}, the standard says { $standard ->
    [one] one month
   *[other] { $standard } months
}. The file’s dates are kept and the difference is shown.
import-confirm-interval-varies = { $subject }: some expiry dates in the file differ from the standard’s { $standard ->
    [one] one month
   *[other] { $standard } months
}. The file’s dates are kept and the difference is shown.
import-confirm-title = The title “{ $title }” says that these are expiry dates. They are stored as “expires on”; “completed on” stays empty.
import-confirm-years = Years of two figures are in this century: { $example } is in { $year }.
import-confirm-coloured = Nothing is read from colours. The dates in { $cells } are kept; whether they have expired is worked out from the date.
import-confirm-hidden = Hidden rows are read too: { $rows }.
import-confirm-new-people = { $count ->
    [one] One person is not among the co-operative’s people yet: { $names }.
   *[other] { $count } people are not among the co-operative’s people yet: { $names }.
}
import-confirm-left-before = { $name } is recorded as having left, but the file lists them as working here.

# Questions
import-ask-done = { $cell } says “{ $value }”: done, but no date is given. When was it? Nothing is recorded until a date is known.
import-ask-cross = { $cell } says “{ $value }”. Does that mean done or not done? If done, when?
import-ask-expired = { $cell } says “{ $value }”. When did it run out, and when was it done? Nothing is recorded without a date.
import-ask-month = { $cell } says “{ $value }”, which is only a month. Which day was it?
import-ask-year = { $cell } says “{ $value }”, which is only a year. Which date was it?
import-ask-no-year = { $cell } says “{ $value }”, without a year. Which date was it?
import-ask-rough = { $cell } says “{ $value }”, which is only a rough time. Which day was it?
import-ask-week = { $cell } says “{ $value }”, which is a week. On which day was it?
import-ask-range = { $cell } says “{ $value }”, which is more than one day. Was it completed on the last, { $date }?
import-ask-weekday = { $cell } says “{ $value }”, but { $date } was another day of the week. Which date was it?
import-ask-words = { $cell } says “{ $value }”. Does that mean { $date }?
import-ask-theory = { $cell } says “{ $value }”: theory without practice. When was it? It is recorded as attended, not as competent.
import-ask-which-subject = Which subject does “{ $heading }” mean? The heading does not say.
import-ask-unknown-subject = “{ $heading }” is not in the standard’s list. Which subject is it, if any?
import-ask-theory-course = “{ $heading }” is theory alone, while the subject asks for competence. Record it as attended, or leave it out?
import-ask-status = The status in { $cell } is “{ $status }”. Does that mean the course was completed?
import-ask-leavers = { $people ->
    [one] One person is under “{ $heading }”. Leave them out, or mark them as left? On which day?
   *[other] { $people } people are under “{ $heading }”. Leave them out, or mark them as left? On which day?
} Until this is answered, neither they nor their dates are imported.
import-ask-damaged-name = The name in { $cell } arrived as “{ $value }”: a letter was lost. Who is it?
import-ask-namesake = Which { $value } is meant in { $cell }? More than one person has this name.
import-ask-namesake-numbers = Which { $value } is meant in { $cell }? More than one person has this name ({ $numbers }), and this row has no number of its own among them.
import-ask-number-twice = Number { $number } in { $cell } is beside “{ $value }”, but belongs to { $other } in row { $row }. Whose is it?
import-ask-zeros = “{ $value }” has number { $number } here and { $other } elsewhere. Are they the same person?
import-ask-number-of-another = “{ $value }” has the number that the co-operative has for { $name }. Is it the same person?
import-ask-other-number = The co-operative knows “{ $value }” by number { $other }. Is it the same person?
import-ask-two-rows = “{ $value }” is in { $cell } and in row { $row }, without numbers. Is it one person or two?
import-ask-person-or-heading = “{ $value }” is alone in its row. Is it a person?
import-ask-names-below = { $rows ->
    [one] One row without a name is
   *[other] { $rows } rows without a name are
} below rows with one, the first under { $name }. Do they belong to the name above?
import-ask-order = The dates in { $columns } cannot all be day before month. Which comes first there, the day or the month?
import-ask-meaning = { $ahead } of { $dates } dates lie in the future. Do they say when training was completed, or when it expires?

# Answers to choose from
import-choice-subject = { $subject }
import-choice-ignore = Not training: ignore it, now and in later files
import-choice-type-date = Give the date
import-choice-date = { $date }
import-choice-skip = Leave it out
import-choice-worker = { $name } ({ $number })
import-choice-worker-unnumbered = { $name }
import-choice-number = The person with number { $number }
import-choice-same = The same person: { $name }
import-choice-new = A new person
import-choice-day-first = The day
import-choice-month-first = The month
import-choice-completed = Completed
import-choice-expires = Expires
import-choice-leave-out = Leave them out
import-choice-left = Mark them as left
import-choice-yes = Yes
import-choice-no = No

# Faults
import-fault-neither-date = There is neither a completion date nor an expiry date.
import-fault-no-name = There is no name in this row.
import-fault-no-course = There is a date but no course.
import-fault-two-expiries = This completion is also in { $other }, with another expiry date.
import-fault-private = This cell holds something that is never read here, such as a certificate number, health or a National Insurance number. It is not shown or stored.
import-fault-name-too-long = This is too long to be a name.
import-fault-placeholder = This is in place of a date; it is not a date of training.
import-fault-two-centuries = { $early } or { $late }: neither can be a date of training here.
import-fault-too-early = This is before 1990.
import-fault-future = It says completed, but the date is in the future.
import-fault-expires-first = It expires before it was completed.
import-fault-formula = The formula in this cell failed.
import-fault-no-such-day = There is no { $day } { $month }.
import-fault-leap-year = { $year } was not a leap year.
import-fault-month-otherwise = There is no month { $month }. Read as month and day it would be { $date }, but the rest of the column puts the day first.
import-fault-month = There is no month { $month }.
import-fault-letter = There is a letter where a figure should be.
import-fault-number-early = As a day number this would be in { $year }: not a date of training.
import-fault-number = This number is not a date.
import-fault-not-a-date = This is not a date.

# Left out on purpose
import-left-cell = { $cell }
import-left-row = Row { $row }
import-left-row-of-sheet = { $sheet }, row { $row }
import-left-column = Column { $letters }
import-left-column-of-sheet = { $sheet }, column { $letters }
import-left-sheet = Sheet “{ $sheet }”
import-why-not-applicable = not applicable: no record and no gap
import-why-not-done = not done: no record
import-why-to-be-arranged = to be arranged: not a completion
import-why-booked = booked: not a completion
import-why-applied = applied for: not a completion yet
import-why-in-progress = started, not completed
import-why-not-started = not started
import-why-failed = failed or did not attend: not a completion
import-why-no-date = no date
import-why-status = a status worked out on some other day
import-why-status-refuses = the status says: { $reason }
import-why-duplicate = the same completion as in row { $row }: recorded once
import-why-colour = a colour without a date says nothing that can be recorded
import-why-count = a count, not a person
import-why-percentage = a percentage, not a person
import-why-intervals = how often things are renewed, not a person
import-why-team = a heading, not a person
import-why-section = the heading of a section
import-why-leaver = has left
import-why-key = a key, not training
import-why-notes = notes
import-why-summary = percentages or counts
import-why-hidden = hidden
import-why-empty = empty
import-why-no-heading = dates without a heading
import-why-private = holds something that is never read here
import-why-answered = left out, as you answered

# What a column was read as
import-column-name = the person’s name
import-column-staff-number = the staff number
import-column-role = the person’s role
import-column-start = the day the person started work
import-column-left = the day the person left
import-column-course = the course
import-column-course-start = when the course was begun (not stored)
import-column-completed = when it was completed
import-column-expires = when it expires
import-column-provider = the training provider
import-column-mode = how it was taught
import-column-status = the status of the course
import-column-note = notes
import-column-action-taken = whether action was taken
import-column-key = a key
import-column-private = private: never read
import-column-ignored = not needed here
import-layout-wide = One row for each person, one column for each subject.
import-layout-wide-pairs = One row for each person, more than one column for a subject.
import-layout-long = One row for each completion.

# What would change
import-field-completed = completed on
import-field-expires = expires on
import-field-provider = provider
import-field-mode = how it was taught
import-field-note = note
import-field-action-taken = whether action was taken
import-obstacle-reading = Check how the file was read, and agree to it.
import-obstacle-faults = { $count ->
    [one] One cell is faulty. Put it right in the file, or agree to import the rest without it.
   *[other] { $count } cells are faulty. Put them right in the file, or agree to import the rest without them.
}
import-obstacle-nothing = Nothing would be imported as things stand: no record is new or corrected, or all that are wait for your answers.
