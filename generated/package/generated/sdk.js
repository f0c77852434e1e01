// Generated from openapi.yaml by `npm run generate`. Do not edit.
/** The operations that take an `Idempotency-Key`. */
export const keyedOperations = [
    "POST /todos",
    "PATCH /todos",
    "POST /todos/quick",
    "POST /todos/{todo_id}/move",
    "POST /todos/{todo_id}/skip",
    "POST /projects",
    "POST /projects/{project_id}/members",
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
];
/** The operations by their successful response: its status, its media type, and whether its JSON is an array. */
export const successes = {
    "202": [
        "POST /admin/users/{user_id}/password-reset",
        "PUT /users/me/email",
        "POST /auth/password-reset"
    ],
    "204": [
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
        "GET /projects/{project_id}/members/{user_id}",
        "PATCH /projects/{project_id}/members/{user_id}",
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
        "GET /auth/oidc/{provider}/callback"
    ],
    "201 application/json": [
        "POST /auth/register",
        "POST /users/me/passkeys",
        "POST /users/me/api-tokens",
        "POST /todos",
        "POST /todos/quick",
        "POST /projects",
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
};
/** The names of path parameters by the pattern that their values fit. */
export const pathPatterns = {
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
        "item_id",
        "webhook_id",
        "delivery_id",
        "invitation_id",
        "notification_id",
        "job_id"
    ]
};
//# sourceMappingURL=sdk.js.map