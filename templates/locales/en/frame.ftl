# The frame of every page, and words that the shared parts say by themselves.

frame-skip = Skip to main content
frame-language = Language
frame-menu = Menu
frame-account = Your account
frame-sign-out = Sign out
frame-demo = Demonstration
frame-demo-text = All of this is invented.
frame-demo-today = Today is { $date } here.
frame-breadcrumbs = Breadcrumb
frame-back = Back
frame-steps = Criteria
frame-search = Search
frame-numbers = Show the numbers as a table
frame-key = Key

frame-footer = Support links
frame-footer-help = Help
frame-footer-accessibility = Accessibility
frame-footer-privacy = Privacy
frame-footer-security = Security
frame-footer-open-data = Open data
frame-footer-statement = Safon holds franchise standards agreed with the Government. A Safon audit is not a statutory inspection.

frame-error-prefix = Error:
frame-error-summary = There is a problem
frame-notice-info = Important
frame-notice-success = Done
frame-warning = Warning

frame-pagination = Pages
frame-previous = Previous
frame-next = Next
frame-page = Page { $n }

# Form fields
frame-optional = (optional)
frame-choose = Choose one
frame-day = Day
frame-month = Month
frame-year = Year
frame-date-hint = For example, 27 3 2026
frame-characters-limit = You can enter up to { $n } characters
frame-characters-left-zero = You have %{"{"}count{"}"} characters left
frame-characters-left-one = You have %{"{"}count{"}"} character left
frame-characters-left-two = You have %{"{"}count{"}"} characters left
frame-characters-left-few = You have %{"{"}count{"}"} characters left
frame-characters-left-many = You have %{"{"}count{"}"} characters left
frame-characters-left-other = You have %{"{"}count{"}"} characters left
frame-characters-over-zero = You have %{"{"}count{"}"} characters too many
frame-characters-over-one = You have %{"{"}count{"}"} character too many
frame-characters-over-two = You have %{"{"}count{"}"} characters too many
frame-characters-over-few = You have %{"{"}count{"}"} characters too many
frame-characters-over-many = You have %{"{"}count{"}"} characters too many
frame-characters-over-other = You have %{"{"}count{"}"} characters too many
frame-characters-none = You have no characters left
frame-file-choose = Choose file
frame-file-choose-many = Choose files
frame-file-none = No file chosen
frame-file-drop = or drop it here
frame-file-entered = You can drop it here
frame-file-left = You have left the place to drop it
frame-file-many-zero = %{"{"}count{"}"} files chosen
frame-file-many-one = %{"{"}count{"}"} file chosen
frame-file-many-two = %{"{"}count{"}"} files chosen
frame-file-many-few = %{"{"}count{"}"} files chosen
frame-file-many-many = %{"{"}count{"}"} files chosen
frame-file-many-other = %{"{"}count{"}"} files chosen
frame-upload-label = How much has been sent
frame-upload-sent = %{"{"}percent{"}"}% sent
frame-upload-checking = All sent. It is being checked.
frame-password-show = Show
frame-password-hide = Hide
frame-password-show-label = Show password
frame-password-hide-label = Hide password
frame-password-shown = Your password is shown
frame-password-hidden = Your password is hidden

# Parts of audits, tables and charts
frame-stages = Stages
frame-stage-done = , done
frame-stage-next = , to come
frame-stage-count = Stage { $n } of { $total }:
frame-matrix-person = Person
frame-matrix-foot = In date
frame-bar = Bar
frame-not-scored = Not scored: improvement only
frame-history-caption = Outcomes, newest first
frame-history-date = Visit
frame-history-outcome = Outcome
frame-history-score = Score

# Pages for when something went wrong
frame-problem-400-title = We could not understand that request
frame-problem-400-text = Nothing was changed. Go back and try again. If you followed a link, it may be incomplete.
frame-problem-403-title = You cannot do this
frame-problem-403-text = Your role does not allow this, or the page was open for too long. Nothing was changed. Go back, load the page again, and try once more.
frame-problem-404-title = Page not found
frame-problem-404-text = If you typed the address, check it. If you followed a link, what it led to may have moved, or may not be yours to see.
frame-problem-405-title = There is no page to read here
frame-problem-405-text = A form is sent to this address. Nothing was changed. Go back to the page with the form, or to the start page.
frame-problem-409-title = Someone else was quicker
frame-problem-409-text = What you were working on has changed since you opened it. Your change was not saved. Load the page again to see how it stands now.
frame-problem-413-title = What you sent is too large
frame-problem-413-text = Nothing was saved. Send a smaller file, or send it in parts.
frame-problem-422-title = This was not done
frame-problem-422-text = The reason is below. You can go back and try again.
frame-problem-429-title = Too many tries
frame-problem-429-text = Nothing was changed. Wait a few minutes, then try again.
frame-problem-500-title = Sorry, something went wrong
frame-problem-500-text = It is our fault, not yours. What you had saved is safe. Try again in a few minutes.
frame-problem-503-title = The service is not available
frame-problem-503-text = What you had saved is safe. Try again in a few minutes.
frame-problem-reference = If you write to us about this, quote { $reference }.
frame-problem-home = Go to the start page

# Outcomes, results and severities: the words of the standard
status-outcome-compliant = Compliant
status-outcome-compliant_with_actions = Compliant with actions
status-outcome-conditional = Conditional
status-outcome-not_compliant = Not compliant
status-outcome-none = No audit yet
status-result-met = Met
status-result-partly_met = Partly met
status-result-not_met = Not met
status-result-not_applicable = Not applicable
status-result-not_assessed = Not assessed
status-severity-critical = Critical
status-severity-major = Major
status-severity-minor = Minor
status-severity-improvement = Improvement

status-count-compliant = { $n } compliant
status-count-compliant_with_actions = { $n } compliant with actions
status-count-conditional = { $n } conditional
status-count-not_compliant = { $n } not compliant

# By when
status-late = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
}
status-due = Due { $date }
status-due-today = Due today
status-due-in = { $n ->
    [one] Due tomorrow
   *[other] Due in { $n } days
}

# Cells of the training matrix, and what its shapes mean
status-training-expired = Expired
status-training-missing = Not done
status-training-seen = Attended
status-training-due = Runs out
status-training-ok = In date until
status-training-off = Not needed
status-key-expired = Expired
status-key-missing = Not done
status-key-seen = Attended, competence not observed
status-key-due = Runs out soon
status-key-ok = In date until
status-key-off = Not needed

# Every email
frame-email-why = Why you got this email
frame-email-from-safon = Sent by Safon. Reply to this email to reach a person.
frame-email-from = Sent by Safon for { $organisation }. Reply to this email to reach a person.
# In the other language on purpose: it is for someone who would rather have that one.
frame-email-language = A fyddai’n well gennych Gymraeg? Newidiwch iaith eich negeseuon yn eich cyfrif.
frame-email-link = If the button does not work, open this address:
# Stands over the first of two languages, in the language of the second.
frame-email-other-language = Mae’r neges hon yn Gymraeg isod.
