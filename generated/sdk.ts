// Generated from openapi.yaml by `npm run generate`. Do not edit.
/** The operations that take an `Idempotency-Key`. */
export const keyedOperations: readonly string[] = [
  "POST /todos",
  "PATCH /todos",
  "POST /todos/quick",
  "POST /todos/{todo_id}/move",
  "POST /todos/{todo_id}/skip",
  "POST /projects",
  "POST /projects/{project_id}/move",
  "POST /projects/{project_id}/members",
  "POST /projects/{project_id}/sections",
  "POST /sections/{section_id}/move",
  "POST /labels",
  "POST /todos/{todo_id}/reminders",
  "POST /reminders/{reminder_id}/snooze",
  "POST /views",
  "POST /views/{view_id}/move",
  "POST /trash/{item_id}/restore",
  "POST /webhooks/{webhook_id}/test",
  "POST /webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver",
  "POST /admin/users",
  "POST /admin/users/{user_id}/password-reset",
  "POST /projects/{project_id}/invitations",
  "POST /users/me/invitations/{invitation_id}/accept",
  "POST /users/me/invitations/{invitation_id}/decline",
  "POST /invitations/accept",
  "POST /notifications/read-all",
  "POST /users/me/import",
  "POST /admin/test-mail",
  "POST /admin/jobs/{job_id}/retry",
  "POST /admin/jobs/{job_id}/cancel",
  "POST /batch"
]

/** The operations by their successful response: its status, its media type, and whether its JSON is an array. */
export const successes: Readonly<Record<string, readonly string[]>> = {
  "202": [
    "POST /admin/users/{user_id}/password-reset",
    "PUT /users/me/email",
    "POST /auth/password-reset"
  ],
  "204": [
    "POST /auth/oidc/{provider}/logout",
    "POST /auth/oidc/{provider}/frontchannel-logout",
    "POST /auth/step-up",
    "POST /auth/revoke",
    "DELETE /users/me",
    "PUT /users/me/password",
    "DELETE /users/me/identities/{identity_id}",
    "DELETE /users/me/totp",
    "DELETE /users/me/passkeys/{passkey_id}",
    "DELETE /users/me/sessions",
    "DELETE /users/me/sessions/{session_id}",
    "DELETE /users/me/remembered-devices/{device_id}",
    "DELETE /users/me/api-tokens/{api_token_id}",
    "DELETE /todos/{todo_id}",
    "DELETE /projects/{project_id}/members/{user_id}",
    "DELETE /sections/{section_id}",
    "DELETE /labels/{label_id}",
    "DELETE /reminders/{reminder_id}",
    "DELETE /views/{view_id}",
    "DELETE /trash/{item_id}",
    "DELETE /webhooks/{webhook_id}",
    "DELETE /admin/users/{user_id}",
    "DELETE /admin/users/{user_id}/sessions",
    "PUT /admin/users/{user_id}/password",
    "PUT /admin/users/{user_id}/confirmed-email",
    "DELETE /admin/users/{user_id}/second-factor",
    "DELETE /admin/invitations/{invitation_id}",
    "DELETE /projects/{project_id}/invitations/{invitation_id}",
    "POST /users/me/invitations/{invitation_id}/decline",
    "POST /invitations/decline",
    "POST /auth/email",
    "POST /auth/email/cancel",
    "POST /auth/password-reset/confirm",
    "DELETE /admin/announcement"
  ],
  "200 application/json": [
    "GET /health",
    "GET /ready",
    "GET /service",
    "GET /openapi.json",
    "POST /auth/token",
    "POST /auth/oidc/{provider}",
    "POST /auth/step-up/options",
    "POST /auth/passkeys/options",
    "GET /users/me",
    "PATCH /users/me",
    "GET /users/me/identities",
    "GET /users/me/totp",
    "POST /users/me/totp",
    "POST /users/me/totp/confirm",
    "POST /users/me/passkeys/options",
    "GET /users/me/passkeys/{passkey_id}",
    "PATCH /users/me/passkeys/{passkey_id}",
    "GET /users/me/recovery-codes",
    "POST /users/me/recovery-codes",
    "GET /users/me/api-tokens/{api_token_id}",
    "PATCH /todos",
    "POST /todos/quick",
    "GET /todos/{todo_id}",
    "PATCH /todos/{todo_id}",
    "POST /todos/{todo_id}/move",
    "POST /todos/{todo_id}/skip",
    "GET /recurrences/preview",
    "GET /projects/{project_id}",
    "DELETE /projects/{project_id}",
    "PATCH /projects/{project_id}",
    "POST /projects/{project_id}/move",
    "GET /projects/{project_id}/members/{user_id}",
    "PATCH /projects/{project_id}/members/{user_id}",
    "GET /sections/{section_id}",
    "PATCH /sections/{section_id}",
    "POST /sections/{section_id}/move",
    "GET /labels/{label_id}",
    "PATCH /labels/{label_id}",
    "GET /reminders/{reminder_id}",
    "POST /reminders/{reminder_id}/snooze",
    "GET /views/{view_id}",
    "PATCH /views/{view_id}",
    "POST /views/{view_id}/move",
    "DELETE /trash",
    "POST /trash/{item_id}/restore",
    "GET /sync",
    "POST /events/tickets",
    "GET /webhooks/{webhook_id}",
    "PATCH /webhooks/{webhook_id}",
    "POST /webhooks/{webhook_id}/rotate-secret",
    "GET /webhooks/{webhook_id}/deliveries/{delivery_id}",
    "POST /webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver",
    "GET /admin/users/{user_id}",
    "PATCH /admin/users/{user_id}",
    "GET /admin/users/{user_id}/quotas",
    "PUT /admin/users/{user_id}/quotas",
    "GET /admin/invitations/{invitation_id}",
    "GET /projects/{project_id}/invitations/{invitation_id}",
    "POST /users/me/invitations/{invitation_id}/accept",
    "POST /invitations/accept",
    "GET /notifications/unread-count",
    "POST /notifications/read-all",
    "GET /notifications/{notification_id}",
    "PATCH /notifications/{notification_id}",
    "GET /users/me/preferences",
    "PATCH /users/me/preferences",
    "GET /users/me/usage",
    "GET /users/me/export",
    "POST /users/me/import",
    "GET /admin/maintenance",
    "PUT /admin/maintenance",
    "PUT /admin/announcement",
    "GET /admin/configuration",
    "GET /admin/usage",
    "GET /admin/jobs/{job_id}",
    "POST /admin/jobs/{job_id}/retry",
    "POST /admin/jobs/{job_id}/cancel",
    "POST /batch"
  ],
  "200 application/yaml": [
    "GET /openapi.yaml"
  ],
  "200 application/gzip": [
    "GET /client.tgz"
  ],
  "200 text/html": [
    "GET /docs",
    "GET /redoc",
    "GET /problems/{code}",
    "GET /account/{page}",
    "GET /auth/oidc/{provider}/callback",
    "GET /auth/oidc/{provider}/frontchannel-logout"
  ],
  "201 application/json": [
    "POST /auth/register",
    "POST /users/me/passkeys",
    "POST /users/me/api-tokens",
    "POST /todos",
    "POST /todos/quick",
    "POST /projects",
    "POST /projects/{project_id}/sections",
    "POST /labels",
    "POST /todos/{todo_id}/reminders",
    "POST /views",
    "POST /webhooks",
    "POST /webhooks/{webhook_id}/test",
    "POST /admin/users",
    "POST /admin/invitations",
    "POST /projects/{project_id}/invitations"
  ],
  "200 application/json array": [
    "GET /users/me/passkeys",
    "GET /users/me/sessions",
    "GET /users/me/audit",
    "GET /users/me/remembered-devices",
    "GET /users/me/api-tokens",
    "GET /todos",
    "GET /projects",
    "GET /projects/{project_id}/members",
    "GET /projects/{project_id}/sections",
    "GET /labels",
    "GET /todos/{todo_id}/reminders",
    "GET /views",
    "GET /views/{view_id}/todos",
    "GET /trash",
    "GET /activity",
    "GET /webhooks",
    "GET /webhooks/{webhook_id}/deliveries",
    "GET /admin/users",
    "GET /admin/audit",
    "GET /admin/invitations",
    "GET /projects/{project_id}/invitations",
    "GET /users/me/invitations",
    "GET /notifications",
    "GET /admin/jobs"
  ],
  "200 application/x-ndjson": [
    "GET /users/me/audit/export",
    "GET /admin/audit/export"
  ],
  "200 text/csv": [
    "GET /users/me/audit/export",
    "GET /admin/audit/export"
  ],
  "202 application/json": [
    "POST /projects/{project_id}/members",
    "POST /admin/test-mail"
  ],
  "200 text/event-stream": [
    "GET /events"
  ]
}

/** The names of path parameters by the pattern that their values fit. */
export const pathPatterns: Readonly<Record<string, readonly string[]>> = {
  "^[a-z_]+$": [
    "code"
  ],
  "^[a-z-]+$": [
    "page"
  ],
  "^[a-z]+$": [
    "provider"
  ],
  "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$": [
    "identity_id",
    "passkey_id",
    "session_id",
    "device_id",
    "api_token_id",
    "todo_id",
    "project_id",
    "user_id",
    "section_id",
    "label_id",
    "reminder_id",
    "item_id",
    "webhook_id",
    "delivery_id",
    "invitation_id",
    "notification_id",
    "job_id"
  ],
  "^([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}|inbox|today|upcoming|overdue|completed)$": [
    "view_id"
  ]
}

/** The status of each problem code. */
export interface ProblemStatuses {
  malformed_request: 400
  unauthenticated: 401
  token_expired: 401
  user_not_found: 401
  invalid_credentials: 401
  invalid_grant: 401
  mfa_token_invalid: 401
  sign_in_invalid: 401
  logout_token_invalid: 400
  password_change_required: 403
  forbidden: 403
  insufficient_scope: 403
  step_up_required: 403
  password_incorrect: 403
  mfa_required: 403
  code_incorrect: 403
  passkey_refused: 403
  mfa_setup_required: 403
  link_required: 403
  email_unverified: 403
  password_sign_in_off: 403
  foreign_origin: 403
  registration_closed: 403
  batch_not_allowed: 403
  not_found: 404
  session_not_found: 404
  remembered_device_not_found: 404
  provider_not_found: 404
  identity_not_found: 404
  passkey_not_found: 404
  api_token_not_found: 404
  todo_not_found: 404
  section_not_found: 404
  label_not_found: 404
  view_not_found: 404
  reminder_not_found: 404
  invitation_not_found: 404
  notification_not_found: 404
  webhook_not_found: 404
  delivery_not_found: 404
  trash_item_not_found: 404
  job_not_found: 404
  project_not_found: 404
  member_not_found: 404
  account_not_found: 404
  method_not_allowed: 405
  request_timeout: 408
  conflict: 409
  email_taken: 409
  password_too_common: 409
  cursor_invalid: 409
  cursor_expired: 409
  already_invited: 409
  invitation_declined: 409
  email_unconfirmed: 409
  invitation_invalid: 409
  mail_token_invalid: 409
  last_sign_in_method: 409
  webhook_url_refused: 409
  webhook_disabled: 409
  job_state: 409
  project_archived: 409
  project_deleted: 409
  todo_not_in_list: 409
  todo_not_recurring: 409
  recurrence_ended: 409
  unknown_project: 409
  assignee_not_member: 409
  unknown_section: 409
  label_name_taken: 409
  unknown_label: 409
  unknown_parent: 409
  parent_in_subtree: 409
  subtasks_too_deep: 409
  too_many_subtasks: 409
  projects_too_deep: 409
  too_many_subprojects: 409
  unknown_view: 409
  view_filter_unreadable: 409
  already_member: 409
  unknown_user: 409
  last_owner: 409
  last_admin: 409
  account_disabled: 409
  passkey_exists: 409
  totp_enabled: 409
  totp_not_started: 409
  no_second_factor: 409
  quota_exceeded: 409
  idempotency_key_reused: 409
  idempotency_in_flight: 409
  too_many_todos: 409
  batch_id_repeated: 409
  batch_reference_invalid: 409
  batch_results_too_large: 409
  precondition_failed: 412
  payload_too_large: 413
  unsupported_media_type: 415
  upgrade_required: 426
  validation_failed: 422
  batch_rolled_back: 424
  rate_limited: 429
  concurrency_limited: 429
  headers_too_large: 431
  internal_error: 500
  unavailable: 503
  provider_unavailable: 503
  maintenance: 503
}
