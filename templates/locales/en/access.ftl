# Signing in, invitations, accounts.

access-sign-in-title = Sign in
access-sign-in = Sign in
access-sign-in-wrong = That email address and password do not go together. Check both, or choose a new password.
access-demo-hint = This is a demonstration. Its accounts have no second factor.
access-demo-accounts = See the accounts
access-email = Email address
access-password = Password
access-forgotten = I forgot my password
access-kept-title = What you had typed
access-kept-text = You were signed out before this was saved. It is shown here so that you can copy it. It is not saved.
access-code-title = Enter your code
access-code = Code
access-code-hint = The six digits your authenticator app shows, or one of your recovery codes.
access-code-wrong = That code is not right, or was used already. Wait for the next one and try again.
access-forgotten-title = Choose a new password
access-forgotten-text = We send a link to your email address. It works once.
access-send-link = Send the link
access-sent-title = Look at your email
access-sent-text = If there is an account with that address, a link is on its way. It works for one hour. If nothing comes, check the address and look in the junk folder.
access-link-title-invitation = Welcome to Safon
access-link-title-password_reset = Choose a new password
access-link-for = This is for the account { $email }.
access-link-gone-title = This link no longer works
access-link-gone-text = It was used already, or it is too old. Ask for a new one.
access-link-used = This link was used already, or it is too old. Nothing was changed. Ask for a new one.
access-language = Language
access-language-hint = Your pages and emails come in this language. You can change it at any time.
access-new-password = New password
access-old-password = Present password
access-password-hint = At least { $n } characters. A short sentence is good. You may paste it.
access-password-short = Choose a password of at least { $least } characters. Nothing was changed.
access-password-long = Choose a password of at most { $most } characters. Nothing was changed.
access-password-common = That password is too easy to guess. Choose other words. Nothing was changed.
access-password-wrong = That is not your present password. Nothing was changed. Type it again.
access-choose-password = Save the password
access-account-title = Your account
access-name = Name
access-name-wrong = Enter a name of at most 200 characters.
access-email-wrong = Enter an email address such as name@example.org.
access-roles-title = Roles
access-roles-choose = The role you are acting in
access-roles-hint = Your home page and menu follow it. Your rights are those of all your roles.
access-act = Use this role
access-save = Save
access-factor-section = Second factor
access-factor-on = On. You give a code from your app when you sign in.
access-factor-off = Off.
access-factor-waived = The accounts of the demonstration have no second factor. A real installation asks for one.
access-factor-set-up = Set up a second factor
access-factor-title = Set up a second factor
access-factor-required = Your role needs one. You can go on when it is set up.
access-factor-step-app = Install an authenticator app on your phone, if you have none.
access-factor-step-scan = Scan the square with it, or type the letters below.
access-factor-step-code = Enter the six digits that the app shows.
access-factor-square = Square to scan with an authenticator app
access-factor-secret = Or type this into the app:
access-factor-confirm = Turn it on
access-factor-set = A second factor is set up already. Nothing was changed.
access-factor-not-begun = Open the page for the second factor first.
access-recovery-done = The second factor is on
access-recovery-title = Keep your recovery codes
access-recovery-text = Each works once, if you lose your phone. They are not shown again. Print them, or write them down, and keep them safe.
access-go-on = Go on
access-change-password = Change the password
access-sessions-title = Where you are signed in
access-last-seen = Last used on { $date }
access-this-session = This browser
access-unknown-browser = A browser
access-end-sessions = Sign out everywhere else
access-confirm-title = Your password, please
access-confirm-text = What you are about to do is important. Enter your password again.
access-accounts-title = Accounts
access-invite = Invite a person
access-invite-title = Invite a person
access-invite-send = Send the invitation
access-role = Role
access-role-to-self = You cannot give yourself a role. Nothing was changed. Ask another administrator.
access-role-held = That person holds this role there already. Nothing was changed.
access-reference = Organisation
access-reference-hint = Its reference, such as COOP-0012
access-reference-unknown = There is no organisation { $reference }. Check the reference.
access-reference-taken = That reference is taken. Choose another.
access-areas = Local authorities
access-areas-hint = For a regulator: ONS codes, such as W06000001, with commas between. Leave it empty for all of Wales.
access-state = State
access-state-active = May sign in
access-state-invited = Invited
access-state-disabled = Disabled
access-disable = Disable
access-enable = Let in again
access-disable-self = You cannot disable your own account. Nothing was changed. Ask another administrator.

access-mail-hello = Dear { $name },
access-mail-invitation-subject = You are invited to Safon
access-mail-invitation-text = You are invited to use Safon as { $role } at { $organisation }. Choose your language and a password to begin.
access-mail-invitation-days = { $n ->
    [one] The link works for one day.
   *[other] The link works for { $n } days.
}
access-mail-invitation-button = Choose a password
access-mail-invitation-why = An administrator invited you. If you do not know why, reply to this email.
access-mail-confirm-subject = A role waits for you to confirm it
access-mail-confirm-text = { $by } gave somebody the role { $role } at { $organisation }. It counts only when a second administrator confirms it.
access-mail-confirm-button = Confirm or refuse it
access-mail-confirm-why = You are an administrator.
access-roles-wait = { $n ->
    [one] Confirm or refuse one role
   *[other] Confirm or refuse { $n } roles
}
access-roles-wait-since = The oldest was given on { $date }
access-mail-reset-subject = Choose a new password for Safon
access-mail-reset-text = { $n ->
    [one] Somebody asked for a new password for your account. If it was you, use the button within one minute.
   *[other] Somebody asked for a new password for your account. If it was you, use the button within { $n } minutes.
}
access-mail-reset-button = Choose a new password
access-mail-reset-why = Somebody gave your address on the page for forgotten passwords. If it was not you, do nothing: your password stays as it is.
access-mail-changed-subject = Your password for Safon was changed
access-mail-changed-text = The password of your account was changed, and you were signed out everywhere else. If it was you, there is nothing to do. If it was not, choose a new password now and reply to this email.
access-mail-changed-button = Choose a new password
access-mail-changed-why = We always tell you when your password changes.

done-signed-out = You are signed out.
done-password-chosen = Your password is saved.
done-language-chosen = Your language is saved.
done-sessions-ended = You are signed out everywhere else.
done-invited = The invitation is kept. It goes out when another administrator confirms the role.
done-account-changed = The account is changed.

role-regulator = regulator
role-government_signatory = signatory for the Government
role-standards_officer = standards officer
role-franchisor_signatory = signatory for the franchisor
role-decision_maker = licence decision maker
role-auditor = auditor
role-moderator = moderator
role-appeal_decider = appeal decider
role-manager = co-op manager
role-consortium_coordinator = consortium coordinator
role-board_chair = chair of the board
role-board_member = board member
role-member = member
role-worker = worker
role-translator = translator
role-administrator = administrator

# The list of accounts, and roles that wait for a second administrator.
access-accounts-search = Name or email address
access-accounts-find = Search
access-accounts-found = { $n ->
    [one] 1 account
   *[other] { $n } accounts
}
access-roles-none = None yet
access-change = Change
access-grant-waits = { $by } gave the role { $role }. It counts only when a second administrator confirms it.
access-grant-waits-other = Another administrator must confirm it. If there is none, whoever runs the service can invite one: “safon account invite”.
access-grant-confirm = Confirm
access-grant-refuse = Refuse
access-grant-own = You gave this role yourself. Nothing was changed. Another administrator must confirm it.
access-grant-not-waiting = Somebody else has already decided on this role. Nothing was changed.
access-role-take = Take away: { $role }
access-role-of-self = You cannot take a role from yourself. Nothing was changed. Ask another administrator.
access-factor-reset = Take the second factor off
access-factor-reset-note = For somebody who lost phone and recovery codes. Make sure first that it is them. They set up a new one when they next sign in, and get an email about it now.
access-factor-reset-self = You cannot take off your own second factor. Nothing was changed. Ask another administrator.
access-factor-not-set = This person has no second factor. Nothing was changed.
access-mail-factor-reset-subject = Your second factor for Safon was taken off
access-mail-factor-reset-text = An administrator took off the second factor of your account, and you were signed out everywhere. If you asked for it, sign in and set up a new one. If you did not, choose a new password now and reply to this email.
access-mail-factor-reset-why = We always tell you when your second factor changes.
access-mail-watched-subject = An account with special rights was changed
access-mail-watched-closed = { $by } closed the account of { $whose }.
access-mail-watched-opened = { $by } opened the account of { $whose } again.
access-mail-watched-role-ended = { $by } ended a role of { $whose }.
access-mail-watched-factor-off = { $by } took the second factor off the account of { $whose }.
access-mail-watched-check = If you know of it, there is nothing to do. If not, speak with the other administrators, or with whoever runs Safon for you, today.
access-mail-watched-why = We always tell every administrator, and the person, when an account with special rights is closed, opened or changed.
done-role-confirmed = The role is confirmed. If the person is new, the invitation is on its way.
done-role-revoked = The role is taken away.
done-factor-reset = The second factor is taken off, and the person is told.
access-browser = { $name } on { $system }
access-to-digests = Choose whether you get them
access-role-elsewhere = This role cannot be held at that organisation. Regulators and Government signatories belong to the Government, co-op roles to a co-op, all others to the franchisor.
access-areas-unknown = One of these is not the code of a local authority. Write codes such as W06000010, with a comma between.
access-areas-for-regulators = Only a regulator is given areas. Leave this empty.
