/** The operations that take an `Idempotency-Key`. */
export declare const keyedOperations: readonly string[];
/** The operations by their successful response: its status, its media type, and whether its JSON is an array. */
export declare const successes: Readonly<Record<string, readonly string[]>>;
/** The names of path parameters by the pattern that their values fit. */
export declare const pathPatterns: Readonly<Record<string, readonly string[]>>;
/** The status of each problem code. */
export interface ProblemStatuses {
    malformed_request: 400;
    unauthenticated: 401;
    token_expired: 401;
    user_not_found: 401;
    invalid_credentials: 401;
    invalid_grant: 401;
    forbidden: 403;
    insufficient_scope: 403;
    password_incorrect: 403;
    batch_not_allowed: 403;
    not_found: 404;
    session_not_found: 404;
    api_token_not_found: 404;
    todo_not_found: 404;
    invitation_not_found: 404;
    notification_not_found: 404;
    webhook_not_found: 404;
    delivery_not_found: 404;
    trash_item_not_found: 404;
    job_not_found: 404;
    project_not_found: 404;
    member_not_found: 404;
    account_not_found: 404;
    method_not_allowed: 405;
    request_timeout: 408;
    conflict: 409;
    email_taken: 409;
    password_too_common: 409;
    cursor_invalid: 409;
    cursor_expired: 409;
    already_invited: 409;
    invitation_invalid: 409;
    mail_token_invalid: 409;
    webhook_url_refused: 409;
    webhook_disabled: 409;
    job_state: 409;
    project_archived: 409;
    project_deleted: 409;
    todo_not_in_list: 409;
    unknown_project: 409;
    assignee_not_member: 409;
    already_member: 409;
    unknown_user: 409;
    last_owner: 409;
    last_admin: 409;
    idempotency_key_reused: 409;
    idempotency_in_flight: 409;
    batch_id_repeated: 409;
    batch_reference_invalid: 409;
    batch_results_too_large: 409;
    precondition_failed: 412;
    payload_too_large: 413;
    unsupported_media_type: 415;
    upgrade_required: 426;
    validation_failed: 422;
    batch_rolled_back: 424;
    rate_limited: 429;
    headers_too_large: 431;
    internal_error: 500;
    unavailable: 503;
}
