/** The texts of signing in, the settings, the admins and the errors, in English. */
export const enAccount = {
  session: {
    signOut: 'Sign out',
    signOutConfirm: 'Sign out?',
    signOutText: (waiting: number) =>
      waiting === 0
        ? 'Your to-dos are removed from this device.'
        : `${waiting === 1 ? '1 change was' : `${waiting} changes were`} not sent yet and will be lost.`,
  },
  errors: {
    title: 'Something went wrong',
    text: 'The app met an error that it did not expect. What you changed is kept on this device.',
    reload: 'Reload',
    copy: 'Copy report',
    no_answer: 'The service cannot be reached. Check your connection and try again.',
    TimeoutError: 'The service cannot be reached. Check your connection and try again.',
    unavailable: 'The service is busy. Try again in a moment.',
    rate_limited: 'That was too often. Wait a moment and try again.',
    internal_error: 'The service has failed. Try again; the report helps the operator of the service.',
    subtasks_too_deep: 'A to-do has five levels of subtasks at most.',
    too_many_subtasks: 'A to-do has 499 subtasks at most.',
    parent_in_subtree: 'A to-do cannot be a subtask of itself or of its own subtasks.',
    quota_exceeded: 'The limit of what you may store is reached.',
    invalid_credentials: 'This address and password do not fit.',
    password_incorrect: 'This password is wrong.',
    email_taken: 'There is an account with this address.',
    password_too_common: 'This password is too easy to guess. Choose another one.',
    mail_token_invalid: 'This link was used before, or is too old.',
    invitation_invalid: 'This invitation was used before, or is too old.',
    registration_closed: 'This service takes no new accounts.',
    code_incorrect: 'This code is wrong. Wait for the next one, and try it.',
    mfa_token_invalid: 'That took too long. Sign in again.',
    maintenance: 'The service is being maintained. Your changes wait on this device.',
    email_unconfirmed:
      'Confirm your email address first: in the settings, “Change address” with the same address sends a link.',
    passkey_refused: 'This passkey does not fit here any more.',
    NotAllowedError: 'No passkey was used. Try again.',
    InvalidStateError: 'This device has a passkey for your account already.',
    SecurityError: 'Passkeys work only at the address of this service.',
    storage: 'This browser keeps no data for this page, as in some private windows. Allow it, or use another window.',
    full: 'This device has no room left for your to-dos. Free some space and reload.',
  } as Record<string, string>,
}
