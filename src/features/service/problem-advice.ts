/** Advice about a problem for a client, or for the person in front of it: by its code, or else by its status. */

const byStatus: Record<number, string> = {
  400: 'Correct the request before you send it again: `detail` says what could not be read.',
  401: 'Sign in again (`POST /auth/token`), and send the new access token as `Authorization: Bearer ...`.',
  403: 'Use an account or a token that may do this. Sending the request again does not help.',
  404: 'Check the id. An object that the caller may not see is not found either; a deleted one may be in the trash (`GET /trash`).',
  405: 'Use a method of the header `Allow`.',
  408: 'Send the request again, on a faster connection or with a smaller body.',
  409: 'Read the present state, and decide whether the request still makes sense. Sent again unchanged, it is refused again.',
  412: 'Read the resource again, apply your change to what it is now, and send it with the new `ETag` in `If-Match`.',
  413: 'Send less at a time. The limit of an operation is in its description.',
  415: 'Send the body as one of the media types that the operation names, with that `Content-Type`.',
  422: 'Correct what `errors` lists: each entry has the location and the pointer of a wrong value, and says what is expected.',
  424: 'Correct the operation of the batch that failed, and send the whole batch again.',
  426: 'Open this address as a WebSocket.',
  429: 'Wait for the seconds of `Retry-After`, then send the request again.',
  431: 'Send fewer or shorter headers.',
  500: 'Send the request again later, with its `Idempotency-Key` if it has one. If it fails again, report the `request_id` to the operator, whose log has the reason.',
  503: 'Send the request again after the seconds of `Retry-After`. With an `Idempotency-Key` a write has one effect however often it is sent.',
}

const byCode: Record<string, string> = {
  token_expired: 'Get a new access token with the refresh token (`POST /auth/token`), and send the request again.',
  invalid_credentials: 'Check the address and the password, or request a new password (`POST /auth/password-reset`).',
  invalid_grant: 'Sign in with the password. A refresh token is used once: store the new one of each response.',
  insufficient_scope: 'Create an API token with the scope of the operation (`POST /users/me/api-tokens`).',
  mfa_required:
    'Ask for a code or a passkey, and send it with the `mfa_token` of the member `mfa` (`POST /auth/token`, grant `mfa`); for a step-up, send it as `code` or `passkey`.',
  code_incorrect:
    'Send the present code of the authenticator app, each once, or an unused recovery code. Compare the clocks.',
  passkey_refused:
    'Get new options, and send what the authenticator makes of them within five minutes. The page must be of the origin of `PUBLIC_URL`.',
  passkey_exists: 'Sign in with it: this authenticator is known already.',
  mfa_token_invalid: 'Sign in with the password again: the second step has five minutes, and works once.',
  sign_in_invalid:
    'Begin the sign-in again (`POST /auth/oidc/{provider}`): it has ten minutes, works once, and in the browser alone that began it.',
  link_required: 'Sign in with the password, and send the `link_token` of the member `link` with it.',
  email_unverified:
    'Confirm the address at the provider; or reset the password of the account by email, which confirms it.',
  password_sign_in_off: 'Sign in with one of the identity providers of `GET /service`.',
  provider_not_found: 'Use the name of one of the providers of `GET /service`.',
  provider_unavailable:
    'Wait for `Retry-After`, or sign in another way. The log of the service says what the provider did.',
  identity_not_found: 'See those of the account: `GET /users/me/identities`.',
  last_sign_in_method: 'Set a password first (a reset by email), or link another identity.',
  mfa_setup_required:
    'Set up a second factor: `POST /users/me/totp` returns a secret for an authenticator app, and `POST /users/me/passkeys/options` the options for a passkey.',
  totp_not_started: 'Begin with `POST /users/me/totp`.',
  totp_enabled: 'Turn the authenticator app off first (`DELETE /users/me/totp`) to replace it.',
  no_second_factor: 'Set up a second factor first (`POST /users/me/totp`, or a passkey).',
  password_incorrect: 'Send the present password of the account.',
  not_found: 'Check the path: the documentation lists all of them.',
  email_taken: 'Sign in, or request a new password (`POST /auth/password-reset`).',
  password_too_common: 'Choose another password: a few unrelated words are hard to guess.',
  cursor_invalid: 'Start again without a cursor. A cursor fits only the list and the filters that it came from.',
  cursor_expired: 'Take a full copy again: call the operation without a cursor.',
  email_unconfirmed: 'Confirm your address: `PUT /users/me/email` with the present address sends the link.',
  mail_token_invalid: 'Request another email: a link works once, and for a limited time.',
  invitation_invalid: 'Ask the person who invited you for another invitation.',
  quota_exceeded:
    'Delete what is no longer needed, or ask an administrator for a higher limit. `GET /users/me/usage` shows yours.',
  idempotency_key_reused: 'Make a new key for each new request, and use it again only for the same one.',
  idempotency_in_flight:
    'Wait for the seconds of `Retry-After`, then send the request with the same key: it returns the response of the first.',
  webhook_disabled: 'Enable the webhook (`PATCH /webhooks/{webhook_id}`) once its receiver works again.',
  last_owner: 'Make another member an owner first.',
  last_admin: 'Make another user an admin first.',
  maintenance:
    'Show `detail` to the person, and send the request again later: `GET /service` says when the maintenance is over. Reading works.',
  concurrency_limited: 'Send fewer requests at the same time, and this one again after the seconds of `Retry-After`.',
}

/** Sentences with inline Markdown. */
export function adviceFor(code: string, status: number): string | undefined {
  return Object.hasOwn(byCode, code) ? byCode[code] : byStatus[status]
}
