export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};
export type Webhooks = TodoCreatedWebhookRequest | TodoUpdatedWebhookRequest | TodoDeletedWebhookRequest | TodoRestoredWebhookRequest | TodoPurgedWebhookRequest | TodoRemovedWebhookRequest | ProjectCreatedWebhookRequest | ProjectUpdatedWebhookRequest | ProjectDeletedWebhookRequest | ProjectRestoredWebhookRequest | ProjectPurgedWebhookRequest | SectionCreatedWebhookRequest | SectionUpdatedWebhookRequest | SectionDeletedWebhookRequest | LabelCreatedWebhookRequest | LabelUpdatedWebhookRequest | LabelDeletedWebhookRequest | ReminderCreatedWebhookRequest | ReminderUpdatedWebhookRequest | ReminderDeletedWebhookRequest | ReminderDueWebhookRequest | ViewCreatedWebhookRequest | ViewUpdatedWebhookRequest | ViewDeletedWebhookRequest | MemberAddedWebhookRequest | MemberUpdatedWebhookRequest | MemberRemovedWebhookRequest | NotificationCreatedWebhookRequest | UserUpdatedWebhookRequest | WebhookTestWebhookRequest;
/**
 * A UUID in lower case. The service creates version 7, which sorts by time.
 */
export type Id = string;
/**
 * A UUID in upper or lower case (RFC 9562). It is read and returned in lower case.
 */
export type GivenId = string;
/**
 * A UUID in upper or lower case (RFC 9562), or `none` for what has none.
 */
export type IdOrNone = string;
/**
 * A user's UUID in upper or lower case (RFC 9562), `me` for the caller, or `none` for no user.
 */
export type Assignee = string;
/**
 * A color in hexadecimal digits, as in CSS. It is returned in lower case.
 */
export type Color = string;
/**
 * A time with its offset from UTC (RFC 3339), between the years 1900 and 2999. It is returned in UTC. Digits
 * beyond the microsecond are cut off.
 *
 */
export type Instant = string;
/**
 * A day of the calendar (RFC 3339), between the years 1900 and 2999.
 */
export type Day = string;
/**
 * A day of the calendar (RFC 3339). The day of a time can be in 1899 or 3000, if its time zone moved it there.
 */
export type StoredDay = string;
/**
 * The name of a time zone in the IANA time zone database, such as `Europe/Berlin` or `UTC`.
 */
export type TimeZone = string;
/**
 * A language tag (RFC 5646), such as `en`, `de-AT` or `zh-Hant-TW`.
 */
export type Locale = string;
/**
 * A recurrence rule (RFC 5545, 3.3.10) of days: `FREQ` from `DAILY` to `YEARLY`, `INTERVAL`, `BYDAY` with numbers such
 * as `-1FR`, `BYMONTHDAY`, `BYMONTH`, `BYSETPOS`, `WKST`, and `COUNT` or `UNTIL`. `FREQ=DAILY` with `BYMONTHDAY` needs
 * `INTERVAL=1`. It is returned in upper case. A month without the day is skipped, as the RFC says: the 31st comes
 * seven times a year, and `BYMONTHDAY=-1` is the last day of every month.
 *
 */
export type RecurrenceRule = string;
/**
 * The day from which the next todo is counted: that on which this one is due, or that on which it was completed, in
 * its time zone or else in the completing user's. A todo that is not due is counted from its completion.
 *
 */
export type RecurrenceFrom = 'due' | 'completion';
export type RecurrencePreview = {
    /**
     * The next dates of the rule; none where it has none.
     */
    dates: Array<DueDate>;
};
/**
 * A date of a rule.
 */
export type DueDate = {
    due_on: StoredDay;
    /**
     * The time on this day; null for a day without a time.
     */
    due_at: UtcInstant | null;
};
/**
 * A day of the week.
 */
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
/**
 * A time in UTC (RFC 3339). It can be in 1899 or 3000, if the offset moved it there.
 */
export type UtcInstant = string;
/**
 * An email address in ASCII. Upper and lower case are equal. A domain with other letters is written as A-labels,
 * as in `ada@xn--e1afmkfd.xn--p1ai` (RFC 5890).
 *
 */
export type Email = string;
/**
 * Any characters. A common password is rejected.
 */
export type Password = string;
/**
 * The person's name, in one line. It has a character that can be seen. White space at its start and end is removed.
 *
 */
export type PersonName = string;
/**
 * A name. A name that an earlier version of the service stored can have line breaks.
 */
export type StoredName = string;
/**
 * A title.
 */
export type StoredTitle = string;
/**
 * 1 is the most urgent, 5 the least.
 */
export type Priority = number;
/**
 * The title. It has a character that can be seen. White space at its start and end is removed.
 *
 */
export type TodoTitle = string;
/**
 * The details, in Markdown if its clients agree on that.
 */
export type TodoDescription = string | null;
export type Health = {
    status: 'healthy';
};
export type Readiness = {
    status: 'ready' | 'not_ready';
    /**
     * One entry per dependency.
     */
    checks: {
        database: ReadinessCheck;
        migrations: ReadinessCheck;
    };
};
export type ReadinessCheck = {
    status: 'ok' | 'failed';
    /**
     * The reason for a failure.
     */
    message?: string;
};
/**
 * The text of the document, or its content when a client parses YAML as it parses JSON.
 */
export type OpenapiText = string | OpenapiDocument;
/**
 * An OpenAPI 3.1 document.
 */
export type OpenapiDocument = {
    openapi: string;
    info: {
        [key: string]: unknown;
    };
    paths: {
        [key: string]: unknown;
    };
    [key: string]: unknown;
};
export type Service = {
    /**
     * The version of this document that the service keeps.
     */
    version: string;
    registration: RegistrationPolicy;
    sign_in: SignInMethods;
    /**
     * Null where the service is not in maintenance.
     */
    maintenance: RunningMaintenance | null;
    /**
     * Null where there is none.
     */
    announcement: Announcement | null;
};
/**
 * A message of the operator to all users, in one line. It has a character that can be seen. White space at its start and end is
 * removed.
 *
 */
export type NoticeText = string;
/**
 * The service is in maintenance. Only admins can change something.
 */
export type RunningMaintenance = {
    message: NoticeText;
    since: UtcInstant;
};
export type Maintenance = {
    /**
     * Whether the service is in maintenance.
     */
    enabled: boolean;
    /**
     * The `detail` of refused requests; null where it is not enabled.
     */
    message: NoticeText | null;
    /**
     * The time at which it began; null where it is not enabled.
     */
    since: UtcInstant | null;
};
export type MaintenanceUpdate = {
    /**
     * Whether the service is in maintenance.
     */
    enabled: boolean;
    /**
     * The `detail` of refused requests, where it is enabled. Absent, a sentence of the service.
     */
    message?: NoticeText;
};
/**
 * How it is shown.
 */
export type AnnouncementLevel = 'info' | 'warning';
/**
 * A message that clients show to all users.
 */
export type Announcement = {
    message: NoticeText;
    level: AnnouncementLevel;
    since: UtcInstant;
    /**
     * The time from which on it is not shown; null where it is shown until an admin deletes it.
     */
    until: UtcInstant | null;
};
export type AnnouncementUpdate = {
    message: NoticeText;
    /**
     * How it is shown.
     */
    level?: 'info' | 'warning';
    /**
     * The time from which on it is not shown. Absent or null, it is shown until an admin deletes it.
     */
    until?: Instant | null;
};
/**
 * The ways in which people sign in.
 */
export type SignInMethods = {
    /**
     * Whether the email address and the password are enough, with the second factor of an account that has one.
     */
    password: boolean;
    /**
     * The identity providers. See `POST /auth/oidc/{provider}`.
     */
    providers: Array<IdentityProvider>;
};
export type IdentityProvider = {
    name: ProviderName;
    /**
     * The name for people, as on a button.
     */
    label: string;
};
/**
 * The name in the paths of the provider.
 */
export type ProviderName = string;
export type OidcSignIn = {
    /**
     * The path of this service to which the page of the callback goes once the person is signed in.
     */
    return_to?: string;
    /**
     * The token of an invitation, with which a new person registers.
     */
    invitation?: string;
    /**
     * Whether the provider shall ask the person to authenticate anew, so that the session may use operations with `x-step-up`.
     */
    fresh?: boolean;
};
/**
 * A request of an identity provider (OpenID Connect Back-Channel Logout 1.0, 2.5).
 */
export type OidcLogout = {
    /**
     * Signed by the provider.
     */
    logout_token: string;
};
export type LoggedOutIssuer = string;
export type LoggedOutSession = string;
/**
 * The parameters with which the provider opens the page (OpenID Connect Front-Channel Logout 1.0, 2).
 */
export type OidcFrontchannelLogout = {
    iss: LoggedOutIssuer;
    sid: LoggedOutSession;
};
export type OidcStart = {
    /**
     * The address of the provider to which the page goes.
     */
    authorization_url: string;
};
export type Identities = {
    /**
     * The newest first.
     */
    identities: Array<Identity>;
};
/**
 * An identity at a provider that signs in as this account.
 */
export type Identity = {
    id: Id;
    /**
     * The issuer of the provider.
     */
    issuer: string;
    /**
     * The provider in `GET /service`; null where it is not configured any more, or where only its access tokens are accepted.
     */
    provider: IdentityProvider | null;
    created_at: UtcInstant;
};
/**
 * What links an identity to an account that has a password. It is in the `link_required` of `POST /auth/token`.
 */
export type LinkChallenge = {
    /**
     * For the grants `password` and `mfa`.
     */
    link_token: string;
    /**
     * The address of the account.
     */
    email: string;
    /**
     * The lifetime of the token in seconds.
     */
    expires_in: number;
};
/**
 * Who may register. See `POST /auth/register`.
 */
export type RegistrationPolicy = 'open' | 'invited' | 'closed';
export type Registration = {
    email: Email;
    password: Password;
    name: PersonName;
    /**
     * The token of an invitation, where registration takes one.
     */
    invitation?: MailedToken;
};
/**
 * With the grant `password`, `username` and `password` are required (RFC 6749, 4.3); with `mfa`, `mfa_token`, and
 * `code` or `passkey`, of which the passkey counts; with `passkey`, the member of that name; with `oidc`, `oidc_code` and
 * `state`; with `refresh_token`, the member of that name (RFC 6749, 6), unless it is the cookie's. What belongs to
 * another grant is ignored, and so are the scope and the client's id and secret, which OAuth clients may send.
 *
 */
export type TokenRequest = {
    grant_type: 'password' | 'mfa' | 'passkey' | 'oidc' | 'refresh_token';
    /**
     * The account's email address.
     */
    username?: string;
    password?: string;
    /**
     * Ignored with `session=cookie`.
     */
    refresh_token?: string;
    /**
     * That of the `mfa_required` of the first step.
     */
    mfa_token?: string;
    code?: SecondFactorCode;
    /**
     * With the grant `mfa`: the response has a `device_token`.
     */
    remember?: 'device';
    /**
     * With the grant `password`: in place of the second factor, where it is valid.
     */
    device_token?: string;
    /**
     * The `code` with which the identity provider has sent the browser back.
     */
    oidc_code?: string;
    /**
     * The `state` from there.
     */
    state?: string;
    /**
     * The `iss` from there, where it was sent (RFC 9207).
     */
    iss?: string;
    /**
     * With the grants `password`, `mfa` and `passkey`: that of a `link_required`.
     */
    link_token?: string;
    /**
     * With the grants `password` and `mfa`: replaces the password where it must be changed; else it is ignored.
     */
    new_password?: Password;
    /**
     * The response of the authenticator as JSON: a `PasskeyAssertion`, as `JSON.stringify` makes it of the credential that
     * `navigator.credentials.get` returns.
     *
     */
    passkey?: string;
    session?: SessionKind;
    scope?: string;
    client_id?: string;
    client_secret?: string;
};
/**
 * Six digits of the authenticator app, or a recovery code. Spaces and hyphens do not count.
 *
 */
export type SecondFactorCode = string;
/**
 * Where the refresh token is; `token`, also when absent, for the body, and `cookie` for a cookie.
 */
export type SessionKind = 'token' | 'cookie';
/**
 * RFC 6749, 5.1.
 */
export type Token = {
    access_token: string;
    token_type: 'bearer';
    /**
     * The lifetime of the access token in seconds.
     */
    expires_in: number;
    /**
     * Absent from a cookie session.
     */
    refresh_token?: string;
    /**
     * Only with `remember=device`. Store it for the next sign-in with the password on this device.
     */
    device_token?: string;
};
/**
 * RFC 7009, 2.1. The client's id and secret and the type hint are accepted for OAuth clients, and ignored. `token` is
 * required, unless it is the cookie's.
 *
 */
export type Revocation = {
    /**
     * A refresh token. Ignored with `session=cookie`.
     */
    token?: string;
    session?: SessionKind;
    token_type_hint?: string;
    client_id?: string;
    client_secret?: string;
};
export type User = {
    id: Id;
    email: Email;
    name: StoredName;
    role: Role;
    created_at: UtcInstant;
};
/**
 * The user's rights in the service. An admin also has the operations for admins.
 */
export type Role = 'user' | 'admin';
export type UserUpdate = {
    name?: PersonName;
};
/**
 * The data of a user, or a part of it.
 */
export type DataExport = {
    format: 'taskpact-export';
    /**
     * The version of the format: 1.
     */
    format_version: number;
    exported_at: UtcInstant;
    profile: User;
    preferences: Preferences;
    /**
     * The projects that the account owns.
     */
    projects: Array<Project>;
    /**
     * The account's roles in projects.
     */
    memberships: Array<ExportedMembership>;
    /**
     * The account's identities at providers. See `GET /users/me/identities`.
     */
    identities: Array<ExportedIdentity>;
    /**
     * The sections of the account's projects.
     */
    sections: Array<Section>;
    /**
     * The account's own labels, those of its projects, and those of its todos in projects of others.
     */
    labels: Array<Label>;
    /**
     * The account's own views, and those of its projects.
     */
    views: Array<View>;
    /**
     * The account's own todos, those of its projects, and those that it created in projects of others.
     */
    todos: Array<Todo>;
    /**
     * The account's reminders of todos that it sees.
     */
    reminders: Array<Reminder>;
    /**
     * The account's webhooks, without their secrets.
     */
    webhooks: Array<Webhook>;
    /**
     * The account's notifications.
     */
    notifications: Array<Notification>;
};
export type ExportedMembership = {
    project_id: Id;
    project_name: StoredName;
    role: ProjectRole;
    created_at: UtcInstant;
};
/**
 * An identity at a provider in an export.
 */
export type ExportedIdentity = {
    id: Id;
    /**
     * The issuer of the provider.
     */
    issuer: string;
    /**
     * The id of the person at the provider.
     */
    subject: string;
    created_at: UtcInstant;
};
/**
 * A time with its offset from UTC (RFC 3339), between December 1899 and January 3000.
 */
export type ImportedInstant = string;
/**
 * A name. It has a character that can be seen. Line breaks and control characters become spaces.
 */
export type ImportedName = string;
/**
 * The profile in an export. Its id tells the todos that were assigned to the exported account.
 */
export type ImportedUser = {
    id: GivenId;
    email: Email;
    name: ImportedName;
    role: Role;
    created_at: ImportedInstant;
};
/**
 * The preferences in an export. A document of an older version has only `mail`, without `reminder`.
 */
export type ImportedPreferences = {
    /**
     * The user's time zone. Today, floating days and the times in emails are by it. It is UTC until the user chooses
     * one.
     *
     */
    time_zone?: TimeZone;
    /**
     * The first day of the user's week.
     */
    week_start?: Weekday;
    /**
     * The language and region in which dates are written to the user.
     */
    locale?: Locale;
    /**
     * The hour of the day, in the user's time zone, before which relative reminders of todos that are due on a day alone are counted.
     */
    reminder_hour?: number;
    /**
     * The minutes before a todo is due at which the user gets a notification of type `todo_due_soon`, without a reminder of
     * it: for todos that are assigned to the user, or else created by the user. Null for none. For a todo that is due on a
     * day alone, 1440, a day, is the beginning of its day, and others are counted before `reminder_hour`.
     *
     */
    default_reminder_minutes?: number | null;
    /**
     * The hour of the day, in the user's time zone, at which the user gets the daily digest by email: the user's todos that
     * are overdue or due today, and what other members have done since in projects that are not muted. A day without any of
     * it has no email. Null for no digest. It comes to a confirmed address only, once a day at most.
     *
     */
    digest_hour?: number | null;
    /**
     * Whether notifications of each type are also sent by email.
     */
    mail: {
        /**
         * A project of yours was created.
         */
        project_created: boolean;
        /**
         * You were invited to a project by your id. An invitation by email is always sent, because the email has the token.
         */
        project_invited: boolean;
        /**
         * Another user assigned a todo to you.
         */
        todo_assigned: boolean;
        /**
         * A todo of yours is due soon, as `default_reminder_minutes` says.
         */
        todo_due_soon: boolean;
        /**
         * It is time for a reminder of yours.
         */
        reminder?: boolean;
        /**
         * Another user completed a todo that you created or that was assigned to you.
         */
        todo_completed: boolean;
        /**
         * A webhook of yours was disabled because its receiver returned 410 or failed.
         */
        webhook_disabled: boolean;
    };
};
/**
 * A project in an export. A document of an older version has no `color`, `icon`, `default_view`, `parent_id`, `is_favourite`,
 * `is_muted` and `position`.
 *
 */
export type ImportedProject = {
    id: GivenId;
    name: ImportedName;
    description: ProjectDescription;
    /**
     * The color; null for none.
     */
    color?: Color | null;
    icon?: ProjectIcon;
    default_view?: ProjectView;
    status: ProjectStatus;
    owner_id: GivenId;
    role: ProjectRole;
    /**
     * The project that this one is below, as far as the importer can edit it and levels allow; null for none.
     */
    parent_id?: GivenId | null;
    /**
     * Whether the project is one of the caller's favourites.
     */
    is_favourite?: boolean;
    /**
     * Whether the caller gets no notifications about the project.
     */
    is_muted?: boolean;
    position?: ProjectPosition;
    task_count: TodoCount;
    open_task_count: TodoCount;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: ImportedInstant;
    updated_at: ImportedInstant;
};
export type ImportedMembership = {
    project_id: GivenId;
    project_name: ImportedName;
    role: ProjectRole;
    created_at: ImportedInstant;
};
/**
 * An identity at a provider in an export.
 */
export type ImportedIdentity = {
    id: GivenId;
    /**
     * The issuer of the provider.
     */
    issuer: string;
    /**
     * The id of the person at the provider.
     */
    subject: string;
    created_at: ImportedInstant;
};
/**
 * A section in an export.
 */
export type ImportedSection = {
    id: GivenId;
    project_id: GivenId;
    name: SectionName;
    position: SectionPosition;
    /**
     * Whether todos of the project go there when they are completed.
     */
    takes_completed: boolean;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: ImportedInstant;
    updated_at: ImportedInstant;
};
/**
 * A label in an export.
 */
export type ImportedLabel = {
    id: GivenId;
    name: LabelName;
    /**
     * The color; null for none.
     */
    color: Color | null;
    /**
     * The project of the label; null for a label of the account.
     */
    project_id: GivenId | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: ImportedInstant;
    updated_at: ImportedInstant;
};
/**
 * A view in an export.
 */
export type ImportedView = {
    id: GivenId;
    name: ViewName;
    /**
     * The condition of its todos.
     */
    filter: string | null;
    sort: ViewSort;
    /**
     * By which member clients group the todos; null for not at all.
     */
    group_by: ViewGroup | null;
    layout: ViewLayout;
    icon: ViewIcon;
    /**
     * The color; null for none.
     */
    color: Color | null;
    position: ViewPosition;
    /**
     * Whether clients show it among the favourites.
     */
    is_favourite: boolean;
    /**
     * The project of the view; null for a view of the account.
     */
    project_id: GivenId | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: ImportedInstant;
    updated_at: ImportedInstant;
};
/**
 * A todo in an export.
 */
export type ImportedTodo = {
    id: GivenId;
    title: TodoTitle;
    description: TodoDescription;
    completed: boolean;
    /**
     * The time of completion; null while the todo is open.
     */
    completed_at: ImportedInstant | null;
    priority: Priority;
    /**
     * The day on which the todo is due; null for none. A document of an older version has no such member: then it
     * is the day of `due_at`.
     *
     */
    due_on?: StoredDay | null;
    /**
     * The time at which the todo is due; null for none.
     */
    due_at: ImportedInstant | null;
    /**
     * The time zone of `due_on` and `due_at`. A time without one gets that of the document's preferences.
     */
    time_zone?: TimeZone | null;
    /**
     * The todo cannot be begun before this day; null for no such day.
     */
    start_on?: Day | null;
    /**
     * The rule by which the todo recurs; null where it does not. With `COUNT` it is the number of todos from this
     * one on.
     *
     */
    recurrence?: RecurrenceRule | null;
    recurrence_from?: RecurrenceFrom;
    /**
     * The todo that completing this one has made; null where there is none. It may have been deleted since.
     *
     */
    next_id?: GivenId | null;
    /**
     * The id that the todos of a series have in common; null for a todo that has never recurred.
     */
    series_id?: GivenId | null;
    /**
     * The project of the todo; null for a todo without a project.
     */
    project_id: GivenId | null;
    /**
     * The section of the todo; null for none. A document of an older version has no such member.
     *
     */
    section_id?: GivenId | null;
    /**
     * The todo of which this one is a subtask; null for none. It becomes null where that todo is neither in the document nor there,
     * or not in the same project, and where it would make more levels or more subtasks than there may be. A document of an older version has
     * no such member.
     *
     */
    parent_id?: GivenId | null;
    subtask_count?: SubtaskCount;
    completed_subtask_count?: SubtaskCount;
    position: Position;
    /**
     * The labels of the todo. Those that the document does not have, and that are not there, are left out. A document of
     * an older version has no such member.
     *
     */
    label_ids?: Array<GivenId>;
    /**
     * The users who are responsible for the todo. The caller, and others who are members of the project that it goes to,
     * are assigned; the rest are left out.
     *
     */
    assignee_ids?: Array<GivenId>;
    /**
     * The user who is responsible for the todo; null for none. A document of an older version has it in place of
     * `assignee_ids`.
     *
     */
    assignee_id?: GivenId | null;
    /**
     * The user who created the todo.
     */
    user_id: GivenId;
    /**
     * The version number, which is also in the ETag. It increases with each change.
     */
    version: number;
    created_at: ImportedInstant;
    updated_at: ImportedInstant;
};
/**
 * A reminder in an export.
 */
export type ImportedReminder = {
    id: GivenId;
    /**
     * The todo.
     */
    todo_id: GivenId;
    /**
     * The fixed time of the reminder; null for a relative one.
     */
    at: ImportedInstant | null;
    /**
     * The minutes before the todo is due; null for a fixed time.
     */
    minutes_before: ReminderMinutes | null;
    /**
     * The time at which it reminds next; null when it does not: it has reminded, the todo was completed at its time, or a
     * relative one has no due date to follow.
     *
     */
    remind_at: ImportedInstant | null;
    /**
     * The time until which it is snoozed; null where it is not.
     */
    snoozed_until: ImportedInstant | null;
    /**
     * The time at which it reminded last; null where it never did.
     */
    reminded_at: ImportedInstant | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: ImportedInstant;
    updated_at: ImportedInstant;
};
/**
 * A webhook in an export.
 */
export type ImportedWebhook = {
    id: GivenId;
    url: ReceiverUrl;
    description: WebhookDescription;
    event_types: WebhookEventTypes;
    /**
     * Only events in this project; null for all events that the owner can see.
     */
    project_id: GivenId | null;
    /**
     * The condition of its events' todos. A document of an older version has no such member.
     */
    filter?: string | null;
    enabled: boolean;
    /**
     * Why the service disabled the webhook. `gone`: the receiver returned 410. `failing`: all attempts of five
     * days failed. `password_reset`: a new password was set by email. `api_token_ended`: the API token that made it
     * was deleted. `filter_unreadable`: a day that its filter counts from today has left the calendar. Null if it is
     * enabled, or if its owner disabled it.
     *
     */
    disabled_reason: 'gone' | 'failing' | 'password_reset' | 'api_token_ended' | 'filter_unreadable' | null;
    /**
     * The time of the first failed attempt after the last success; null if there is none.
     */
    failing_since: ImportedInstant | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: ImportedInstant;
    updated_at: ImportedInstant;
};
/**
 * A notification in an export. A document of an older version has no `reminder_id` and `late`.
 */
export type ImportedNotification = {
    id: GivenId;
    type: NotificationType;
    /**
     * The text of the notification.
     */
    message: string;
    /**
     * The user who caused it; null if no user did, or if the account no longer exists.
     */
    actor_id: GivenId | null;
    /**
     * The project of the notification.
     */
    project_id: GivenId | null;
    /**
     * The todo of the notification.
     */
    todo_id: GivenId | null;
    /**
     * The reminder of a notification of type `reminder`; null for another, and once the reminder is deleted.
     */
    reminder_id?: GivenId | null;
    /**
     * Whether it is a reminder that comes late because the service was down at its time.
     */
    late?: boolean;
    /**
     * The time at which it was read; null while it is unread.
     */
    read_at: ImportedInstant | null;
    created_at: ImportedInstant;
};
/**
 * A document from an export, of this service or of another one.
 */
export type DataImport = {
    format: 'taskpact-export';
    /**
     * The version of the format: 1.
     */
    format_version: number;
    exported_at: ImportedInstant;
    profile: ImportedUser;
    preferences: ImportedPreferences;
    /**
     * The projects that the account owns.
     */
    projects: Array<ImportedProject>;
    /**
     * The account's roles in projects.
     */
    memberships: Array<ImportedMembership>;
    /**
     * The account's identities at providers. They are not imported. A document of an older version has no such member.
     */
    identities?: Array<ImportedIdentity>;
    /**
     * The sections of the account's projects. A document of an older version has no such member.
     */
    sections?: Array<ImportedSection>;
    /**
     * The account's own labels, those of its projects, and those of its todos in projects of others. A document of an
     * older version has no such member.
     *
     */
    labels?: Array<ImportedLabel>;
    /**
     * The account's own views, and those of its projects. A document of an older version has no such member.
     */
    views?: Array<ImportedView>;
    /**
     * The account's own todos, those of its projects, and those that it created in projects of others.
     */
    todos: Array<ImportedTodo>;
    /**
     * The account's reminders. A document of an older version has no such member.
     */
    reminders?: Array<ImportedReminder>;
    /**
     * The account's webhooks, without their secrets.
     */
    webhooks: Array<ImportedWebhook>;
    /**
     * The account's notifications.
     */
    notifications: Array<ImportedNotification>;
};
export type DataImported = {
    projects: ImportCounts;
    sections: ImportCounts;
    labels: ImportCounts;
    views: ImportCounts;
    todos: ImportCounts;
    reminders: ImportCounts;
    webhooks: ImportCounts;
    notifications: ImportCounts;
};
export type ImportCounts = {
    added: number;
    /**
     * The number of items that the caller already had.
     */
    present: number;
    /**
     * The number of items that cannot be imported here.
     */
    left_out: number;
    /**
     * The number of items that did not fit into the quota.
     */
    over_quota: number;
};
/**
 * One of them. With a `passkey` the others are ignored, and with a `code` the password.
 */
export type StepUp = {
    /**
     * The current password.
     */
    password?: string;
    code?: SecondFactorCode;
    passkey?: PasskeyAssertion;
};
export type PasswordChange = {
    current_password: string;
    new_password: Password;
};
export type Totp = {
    /**
     * Whether each sign-in needs a code.
     */
    enabled: boolean;
    /**
     * The time since when; null where it is off.
     */
    enabled_at: UtcInstant | null;
};
export type TotpSecret = {
    /**
     * For people who type it: 160 bits in Base32 (RFC 4648).
     */
    secret: string;
    /**
     * For authenticator apps, usually as a QR code.
     */
    uri: string;
};
export type TotpConfirmation = {
    code: SecondFactorCode;
};
/**
 * Bytes in Base64 for URLs, without padding (RFC 4648, 5).
 */
export type Base64Url = string;
/**
 * A key with which the user can sign in. Its private half never leaves the authenticator.
 */
export type Passkey = {
    id: Id;
    name: StoredName;
    created_at: UtcInstant;
    /**
     * The time of the last use; null before the first use.
     */
    last_used_at: UtcInstant | null;
};
/**
 * A passkey that was added.
 */
export type NewPasskey = {
    id: Id;
    name: StoredName;
    created_at: UtcInstant;
    /**
     * The time of the last use; null before the first use.
     */
    last_used_at: UtcInstant | null;
    /**
     * New recovery codes, where the account had no second factor before; else null.
     */
    recovery_codes: RecoveryCodeList | null;
};
/**
 * Which authenticator it is, in one line. It has a character that can be seen. White space at its start and end is
 * removed.
 *
 */
export type PasskeyName = string;
export type PasskeyCreate = {
    name: PasskeyName;
    credential: PasskeyAttestation;
};
export type PasskeyUpdate = {
    name?: PasskeyName;
};
export type PasskeySignIn = {
    /**
     * That of the `mfa_required` of the first step.
     */
    mfa_token?: string;
};
/**
 * A `RegistrationResponseJSON` of WebAuthn, as `JSON.stringify` makes it of the credential that
 * `navigator.credentials.create` returns. Further members are ignored.
 *
 */
export type PasskeyAttestation = {
    id: Base64Url;
    rawId: Base64Url;
    type: 'public-key';
    response: {
        clientDataJSON: Base64Url;
        attestationObject: Base64Url;
        transports?: PasskeyTransports;
        [key: string]: unknown;
    };
    [key: string]: unknown;
};
/**
 * An `AuthenticationResponseJSON` of WebAuthn, as `JSON.stringify` makes it of the credential that
 * `navigator.credentials.get` returns. Further members are ignored.
 *
 */
export type PasskeyAssertion = {
    id: Base64Url;
    rawId: Base64Url;
    type: 'public-key';
    response: {
        clientDataJSON: Base64Url;
        authenticatorData: Base64Url;
        signature: Base64Url;
        userHandle?: Base64Url | null;
        [key: string]: unknown;
    };
    [key: string]: unknown;
};
/**
 * How the device can be reached.
 */
export type PasskeyTransports = Array<string>;
export type PasskeyDescriptor = {
    id: Base64Url;
    type: 'public-key';
    transports: PasskeyTransports;
};
/**
 * A `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseRequestOptionsFromJSON`.
 */
export type PasskeyRequestOptions = {
    challenge: Base64Url;
    /**
     * The host of `PUBLIC_URL`.
     */
    rpId: string;
    /**
     * The lifetime of the challenge in milliseconds.
     */
    timeout: number;
    userVerification: 'required';
    /**
     * The passkeys of the account; empty where the person chooses.
     */
    allowCredentials: Array<PasskeyDescriptor>;
};
/**
 * A `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseCreationOptionsFromJSON`.
 */
export type PasskeyCreationOptions = {
    rp: {
        /**
         * The host of `PUBLIC_URL`.
         */
        id: string;
        name: string;
    };
    user: {
        id: Base64Url;
        name: string;
        displayName: string;
    };
    challenge: Base64Url;
    /**
     * Ed25519, ES256 and RS256.
     */
    pubKeyCredParams: Array<{
        type: 'public-key';
        alg: number;
    }>;
    /**
     * The lifetime of the challenge in milliseconds.
     */
    timeout: number;
    /**
     * The passkeys that the account has.
     */
    excludeCredentials: Array<PasskeyDescriptor>;
    authenticatorSelection: {
        residentKey: 'required';
        requireResidentKey: true;
        userVerification: 'required';
    };
    attestation: 'none';
};
export type RecoveryCodeList = [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string
];
export type RecoveryCodes = {
    recovery_codes: RecoveryCodeList;
};
export type RecoveryCodesLeft = {
    /**
     * The number of recovery codes that were not used.
     */
    left: number;
};
/**
 * What happened. The `x-audit` of the operation, or one of these: `identity_linked` for a sign-in that linked an identity, `password_changed` for one that replaced the password,
 * `refresh_token_reused` for a stolen refresh token,
 * `recovery_code_used` for a sign-in or a step-up with a recovery code, `passkey_counter_refused` for a passkey whose counter
 * went back, so that it may have been copied, `second_factor_refused` for a sign-in with
 * the right password and a wrong code.
 *
 */
export type AuditKind = 'account_deleted' | 'announcement_changed' | 'announcement_deleted' | 'api_token_created' | 'api_token_deleted' | 'data_imported' | 'device_forgotten' | 'email_change_cancelled' | 'email_change_requested' | 'email_changed' | 'identity_linked' | 'identity_unlinked' | 'job_cancelled' | 'job_retried' | 'maintenance_changed' | 'passkey_added' | 'passkey_counter_refused' | 'passkey_removed' | 'password_changed' | 'password_reset' | 'password_reset_requested' | 'recovery_code_used' | 'recovery_codes_replaced' | 'refresh_token_reused' | 'registered' | 'second_factor_refused' | 'session_ended' | 'sessions_ended' | 'signed_in' | 'signed_out' | 'stepped_up' | 'test_mail_sent' | 'totp_disabled' | 'totp_enabled' | 'totp_started' | 'user_changed' | 'user_created' | 'user_deleted' | 'user_email_confirmed' | 'user_invitation_withdrawn' | 'user_invited' | 'user_password_changed' | 'user_password_reset_sent' | 'user_quotas_changed' | 'user_second_factor_removed' | 'user_sessions_ended' | 'webhook_changed' | 'webhook_created' | 'webhook_deleted' | 'webhook_secret_rotated';
/**
 * One action that concerned the security of an account. It has ids, and no name, email address or secret.
 */
export type AuditEntry = {
    id: Id;
    kind: AuditKind;
    /**
     * The account that it is about, which may be deleted; null where there is none.
     */
    user_id: Id | null;
    /**
     * The user who did it; null where the request had no access token.
     */
    actor_id: Id | null;
    /**
     * The session or API token of the request; null where it had none.
     */
    session_id: Id | null;
    /**
     * What it was done to, such as a session, a webhook or a job; null for the account itself.
     */
    target_id: Id | null;
    /**
     * The `User-Agent` of the request; null once the account is deleted.
     */
    user_agent: string | null;
    /**
     * The network address of the request; null once the account is deleted.
     */
    address: string | null;
    created_at: UtcInstant;
};
/**
 * Lines, each with an `AuditEntry`.
 */
export type AuditLines = string;
/**
 * A device that is asked for no second factor after the password.
 */
export type RememberedDevice = {
    id: Id;
    /**
     * The `User-Agent` of the last sign-in.
     */
    user_agent: string | null;
    /**
     * The network address of the last sign-in.
     */
    address: string | null;
    created_at: UtcInstant;
    /**
     * The time of the last sign-in.
     */
    last_used_at: UtcInstant;
    /**
     * The time at which the device is forgotten.
     */
    expires_at: UtcInstant;
};
/**
 * A sign-in of a user, with the tokens that came from it.
 */
export type Session = {
    id: Id;
    /**
     * Whether this is the session of the request.
     */
    current: boolean;
    /**
     * How the user signed in. A passkey is both factors by itself. `provider_factor` is a second factor at an identity
     * provider that the operator trusts.
     *
     */
    methods: Array<'password' | 'oidc' | 'totp' | 'recovery_code' | 'passkey' | 'remembered_device' | 'provider_factor'>;
    /**
     * The `User-Agent` of the last request for a token.
     */
    user_agent: string | null;
    /**
     * The network address of the last request for a token.
     */
    address: string | null;
    created_at: UtcInstant;
    /**
     * The time of the last request for a token.
     */
    last_used_at: UtcInstant;
    /**
     * The time at which the session ends, unless it is used before.
     */
    expires_at: UtcInstant;
    /**
     * The time at which the session ends, however often it is used.
     */
    ends_at: UtcInstant;
};
/**
 * A right of an API token: to read, write or administer one tag of this document. Some show more than their name
 * says:
 *
 * - `events:read` reads the contents of all todos, projects and notifications of the user, and the members' names: the
 * stream, `GET /sync` and `GET /activity` have them.
 * - `webhooks:read` reads the deliveries, which have the contents of events; `webhooks:write` sends these to any URL.
 * A webhook stays after the token that made it.
 * - `notifications:read` and `trash:read` read titles of todos, and `invitations:read` and `projects:read` names of
 * other people, and in the user's own projects their email addresses.
 * - `batch:write` alone allows nothing: each operation of a batch needs its own scope.
 *
 */
export type Scope = 'users:read' | 'users:write' | 'todos:read' | 'todos:write' | 'projects:read' | 'projects:write' | 'sections:read' | 'sections:write' | 'labels:read' | 'labels:write' | 'views:read' | 'views:write' | 'reminders:read' | 'reminders:write' | 'invitations:read' | 'invitations:write' | 'notifications:read' | 'notifications:write' | 'trash:read' | 'trash:write' | 'events:read' | 'webhooks:read' | 'webhooks:write' | 'admin:admin' | 'batch:write';
/**
 * The rights of the token.
 */
export type Scopes = Array<Scope>;
/**
 * The purpose of the token, in one line. It has a character that can be seen. White space at its start and end is
 * removed.
 *
 */
export type ApiTokenName = string;
/**
 * A token with which a program signs in.
 */
export type ApiToken = {
    id: Id;
    name: StoredName;
    scopes: Scopes;
    created_at: UtcInstant;
    /**
     * The time of the last use, to the minute; null before the first use.
     */
    last_used_at: UtcInstant | null;
    /**
     * The time at which the token becomes invalid; null for never.
     */
    expires_at: UtcInstant | null;
};
/**
 * An API token with its secret.
 */
export type ApiTokenWithSecret = {
    id: Id;
    name: StoredName;
    scopes: Scopes;
    created_at: UtcInstant;
    /**
     * The time of the last use, to the minute; null before the first use.
     */
    last_used_at: UtcInstant | null;
    /**
     * The time at which the token becomes invalid; null for never.
     */
    expires_at: UtcInstant | null;
    /**
     * The secret, to be sent as a bearer token. It is shown once.
     */
    token: string;
};
export type ApiTokenCreate = {
    name: ApiTokenName;
    scopes: Scopes;
    /**
     * The number of days after which the token becomes invalid; null for never.
     */
    expires_in_days?: number | null;
};
export type Todo = {
    id: Id;
    title: StoredTitle;
    description: TodoDescription;
    completed: boolean;
    /**
     * The time of completion; null while the todo is open.
     */
    completed_at: UtcInstant | null;
    priority: Priority;
    /**
     * The day on which the todo is due; null where it is not due. Without `due_at` it is due at the end of the day.
     *
     */
    due_on: StoredDay | null;
    /**
     * The time at which the todo is due; null where it is due on a day, or not at all. `due_on` is its day in
     * `time_zone`.
     *
     */
    due_at: UtcInstant | null;
    /**
     * The time zone of `due_on` and `due_at`. It is null where the todo is due on a floating day, which ends in
     * the time zone of each reader.
     *
     */
    time_zone: TimeZone | null;
    /**
     * The todo cannot be begun before this day; null for no such day.
     */
    start_on: Day | null;
    /**
     * The rule by which the todo recurs; null where it does not. Its `COUNT` is the number of todos that are left,
     * this one included.
     *
     */
    recurrence: RecurrenceRule | null;
    recurrence_from: RecurrenceFrom;
    /**
     * The todo that completing this one has made; null where there is none. It may have been deleted since.
     *
     */
    next_id: Id | null;
    /**
     * The id that the todos of a series have in common; null for a todo that has never recurred.
     */
    series_id: Id | null;
    /**
     * The project of the todo; null for a todo without a project.
     */
    project_id: Id | null;
    /**
     * The section of the project that the todo is in; null for none.
     */
    section_id: Id | null;
    /**
     * The todo of which this one is a subtask; null for none. It is in the same project, or without a project of the same
     * user.
     *
     */
    parent_id: Id | null;
    /**
     * The number of subtasks, without those of subtasks.
     */
    subtask_count: SubtaskCount;
    /**
     * The number of these that are completed.
     */
    completed_subtask_count: SubtaskCount;
    position: Position;
    /**
     * The labels of the todo, sorted by id.
     */
    label_ids: Array<Id>;
    /**
     * The users who are responsible for the todo, sorted by id.
     */
    assignee_ids: Array<Id>;
    /**
     * The user who created the todo.
     */
    user_id: Id;
    /**
     * The version number, which is also in the ETag. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
export type SubtaskCount = number;
/**
 * The todo's place among the todos of its project, or among its owner's todos without a project. Todos are sorted
 * by these texts, byte by byte, and by id where two are equal. A new todo is the last.
 *
 */
export type Position = string;
/**
 * One of `before`, `after` and `to`, or `section_id`, or both. With `section_id` alone the todo keeps its place.
 */
export type TodoMove = {
    /**
     * Move it to this section of its project; null to none.
     */
    section_id?: GivenId | null;
    /**
     * Move it directly before this todo.
     */
    before?: GivenId;
    /**
     * Move it directly after this todo.
     */
    after?: GivenId;
    /**
     * Move it to the start or the end of the list.
     */
    to?: 'first' | 'last';
};
export type TodoCreate = {
    title: TodoTitle;
    description?: TodoDescription;
    completed?: boolean;
    priority?: Priority;
    /**
     * The day on which the todo is due; null for none. Alone it is a day without a time.
     *
     */
    due_on?: Day | null;
    /**
     * The time at which the todo is due; null for none. Alone it sets `due_on` to its day in `time_zone`. With
     * another `due_on` than that day it is 422.
     *
     */
    due_at?: Instant | null;
    /**
     * The time zone of `due_on` and `due_at`; null for a floating day. A time without one gets that of the caller's
     * preferences.
     *
     */
    time_zone?: TimeZone | null;
    /**
     * The todo cannot be begun before this day; null for no such day.
     */
    start_on?: Day | null;
    /**
     * The rule by which the todo recurs; null where it does not. With `COUNT` it is the number of todos from this
     * one on.
     *
     */
    recurrence?: RecurrenceRule | null;
    recurrence_from?: RecurrenceFrom;
    /**
     * A project that the caller can edit; null for none.
     */
    project_id?: GivenId | null;
    /**
     * A section of the project; null for none.
     */
    section_id?: GivenId | null;
    /**
     * The todo of which this one is a subtask; null for none. Without `project_id` it is in the project of its parent.
     *
     */
    parent_id?: GivenId | null;
    /**
     * Labels of the project, or of the caller for a todo without a project, in any order.
     *
     */
    label_ids?: Array<GivenId>;
    /**
     * Members of the project, or the caller for a todo without a project, in any order.
     *
     */
    assignee_ids?: Array<GivenId>;
};
export type QuickAdd = {
    /**
     * The line. It has a character that can be seen.
     */
    text: string;
    /**
     * The project of the todo where the text names none; null for none.
     */
    project_id?: GivenId | null;
};
/**
 * A todo that would be created.
 */
export type TodoDraft = {
    /**
     * The title. Without a character, or with more than 200, it cannot be created.
     */
    title: string;
    description: TodoDescription;
    priority: Priority;
    /**
     * The day on which the todo is due; null where it is not due.
     */
    due_on: StoredDay | null;
    /**
     * The time at which the todo is due; null where it is due on a day, or not at all.
     */
    due_at: UtcInstant | null;
    /**
     * The time zone of a time; null for a floating day.
     */
    time_zone: TimeZone | null;
    /**
     * The rule by which the todo recurs; null where it does not.
     */
    recurrence: RecurrenceRule | null;
    recurrence_from: RecurrenceFrom;
    /**
     * The project of the todo; null for none.
     */
    project_id: Id | null;
    /**
     * The section of the project; null for none.
     */
    section_id: Id | null;
    /**
     * The labels of the todo, sorted by id.
     */
    label_ids: Array<Id>;
    /**
     * The users who are to be responsible for the todo, sorted by id.
     */
    assignee_ids: Array<Id>;
};
/**
 * A place in the text, in UTF-16 code units from 0.
 */
export type QuickAddOffset = number;
/**
 * A part of the text that was understood, and is not in the title.
 */
export type QuickAddSpan = {
    /**
     * The member of the todo that it sets.
     */
    kind: 'due' | 'recurrence' | 'priority' | 'label' | 'project' | 'assignee' | 'description';
    start: QuickAddOffset;
    /**
     * The place behind it.
     */
    end: QuickAddOffset;
};
/**
 * A part of the text that looks like a name or a value, and stays in the title.
 */
export type QuickAddWarning = {
    /**
     * `unknown_name`: nothing that the caller may use has the name. `ambiguous_name`: more than one has it. `repeated`: it was said
     * before.
     *
     */
    code: 'unknown_name' | 'ambiguous_name' | 'repeated';
    /**
     * The warning in words.
     */
    message: string;
    start: QuickAddOffset;
    /**
     * The place behind it.
     */
    end: QuickAddOffset;
};
export type QuickAddPreview = {
    todo: TodoDraft;
    /**
     * The parts that were understood, in their order. They do not overlap.
     */
    spans: Array<QuickAddSpan>;
    warnings: Array<QuickAddWarning>;
};
export type QuickAdded = {
    todo: Todo;
    /**
     * The parts that were understood, in their order. They do not overlap.
     */
    spans: Array<QuickAddSpan>;
    warnings: Array<QuickAddWarning>;
};
export type TodoUpdate = {
    title?: TodoTitle;
    description?: TodoDescription;
    completed?: boolean;
    priority?: Priority;
    /**
     * The day on which the todo is due; null for none. Alone it makes the todo due on
     * a day, without a time: `due_at` becomes null.
     *
     */
    due_on?: Day | null;
    /**
     * The time at which the todo is due; null for none. Alone it sets `due_on` to its day in `time_zone`. With
     * another `due_on` than that day it is 422.
     *
     */
    due_at?: Instant | null;
    /**
     * The time zone of `due_on` and `due_at`; null for a floating day. A time without one gets that of the caller's
     * preferences.
     *
     */
    time_zone?: TimeZone | null;
    /**
     * The todo cannot be begun before this day; null for no such day.
     */
    start_on?: Day | null;
    /**
     * The rule by which the todo recurs; null where it does not. With `COUNT` it is the number of todos from this
     * one on.
     *
     */
    recurrence?: RecurrenceRule | null;
    recurrence_from?: RecurrenceFrom;
    /**
     * A project that the caller can edit; null for none.
     */
    project_id?: GivenId | null;
    /**
     * A section of the project; null for none.
     */
    section_id?: GivenId | null;
    /**
     * The todo of which this one is a subtask; null for none.
     */
    parent_id?: GivenId | null;
    /**
     * Labels of the project, or of the caller for a todo without a project, in any order. They replace those that the
     * todo has.
     *
     */
    label_ids?: Array<GivenId>;
    /**
     * Members of the project, or the caller for a todo without a project, in any order. They replace those that the
     * todo has.
     *
     */
    assignee_ids?: Array<GivenId>;
};
/**
 * A change, `patch`, and the todos that it is for, `ids` or `filter`.
 */
export type TodosUpdate = {
    /**
     * The ids of the todos. One that is named twice is changed once.
     */
    ids?: Array<GivenId>;
    /**
     * A condition that the todos fulfil, in the language of `filter` of `GET /todos`.
     */
    filter?: string;
    patch?: TodoUpdate;
};
export type TodoUpdateResult = {
    id: Id;
    /**
     * `unchanged`: the todo was so before.
     */
    outcome: 'changed' | 'unchanged' | 'refused';
    /**
     * The version of the todo; null where the change is refused.
     */
    version: number | null;
    /**
     * The reason of a refusal, as `PATCH /todos/{todo_id}` gives it; null for none.
     */
    code: ProblemCode | null;
    /**
     * The reason in words; null for none.
     */
    detail: string | null;
};
export type TodosUpdated = {
    changed: TodoCount;
    refused: TodoCount;
    results: Array<TodoUpdateResult>;
};
/**
 * An archived project keeps its todos and takes no new ones.
 */
export type ProjectStatus = 'active' | 'archived';
/**
 * A viewer can read. An editor can also change todos. An owner can also change the project and its team.
 *
 */
export type ProjectRole = 'owner' | 'editor' | 'viewer';
/**
 * The project's name, in one line. It has a character that can be seen. White space at its start and end is
 * removed.
 *
 */
export type ProjectName = string;
/**
 * The purpose of the project.
 */
export type ProjectDescription = string | null;
/**
 * An emoji, or the name of an icon that the clients of the project agree on; null for none.
 */
export type ProjectIcon = string | null;
/**
 * The place of the project in the caller's own order. Projects are sorted by these texts, byte by byte, and by id where
 * two are equal. A new project is the last.
 *
 */
export type ProjectPosition = string;
/**
 * Exactly one of the three members.
 */
export type ProjectMove = {
    /**
     * Move it directly before this project.
     */
    before?: GivenId;
    /**
     * Move it directly after this project.
     */
    after?: GivenId;
    /**
     * Move it to the start or the end.
     */
    to?: 'first' | 'last';
};
/**
 * How clients show the todos of the project at first. It is the same for all members.
 */
export type ProjectView = 'list' | 'board' | 'calendar';
export type TodoCount = number;
export type Project = {
    id: Id;
    name: StoredName;
    description: ProjectDescription;
    /**
     * The color; null for none.
     */
    color: Color | null;
    icon: ProjectIcon;
    default_view: ProjectView;
    status: ProjectStatus;
    owner_id: Id;
    role: ProjectRole;
    /**
     * The project that this one is below; null for none, and where the caller is no member of that project or it is in the trash. A
     * change of it does not raise `version`, since members may see different ones.
     *
     */
    parent_id: Id | null;
    /**
     * Whether the project is one of the caller's favourites.
     */
    is_favourite: boolean;
    /**
     * Whether the caller gets no notifications about the project.
     */
    is_muted: boolean;
    position: ProjectPosition;
    task_count: TodoCount;
    open_task_count: TodoCount;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
export type ProjectCreate = {
    name: ProjectName;
    description?: ProjectDescription;
    /**
     * The color; null for none.
     */
    color?: Color | null;
    icon?: ProjectIcon;
    default_view?: ProjectView;
    /**
     * The project that this one is below, which the caller can edit; null for none. There are three levels at most. Null changes
     * nothing where the caller does not see the parent.
     *
     */
    parent_id?: GivenId | null;
};
export type ProjectUpdate = {
    name?: ProjectName;
    description?: ProjectDescription;
    /**
     * The color; null for none.
     */
    color?: Color | null;
    icon?: ProjectIcon;
    default_view?: ProjectView;
    status?: ProjectStatus;
    /**
     * The project that this one is below, which the caller can edit; null for none. There are three levels at most. Null changes
     * nothing where the caller does not see the parent.
     *
     */
    parent_id?: GivenId | null;
    /**
     * Whether the project is one of the caller's favourites.
     */
    is_favourite?: boolean;
    /**
     * Whether the caller gets no notifications about the project.
     */
    is_muted?: boolean;
};
export type ProjectDeletion = {
    deleted_todos: TodoCount;
    moved_todos: TodoCount;
};
/**
 * The section's name, in one line. It has a character that can be seen. White space at its start and end is removed.
 *
 */
export type SectionName = string;
/**
 * The section's place in its project. Sections are sorted by these texts, byte by byte, and by id where two are equal. A
 * new section is the last.
 *
 */
export type SectionPosition = string;
/**
 * A section of a project.
 */
export type Section = {
    id: Id;
    project_id: Id;
    /**
     * The name. Two sections may have the same one.
     */
    name: string;
    position: SectionPosition;
    /**
     * Whether todos of the project go there when they are completed.
     */
    takes_completed: boolean;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
export type SectionCreate = {
    name: SectionName;
    /**
     * Whether todos of the project go there when they are completed. The section that took them before does no more.
     */
    takes_completed?: boolean;
};
export type SectionUpdate = {
    name?: SectionName;
    /**
     * Whether todos of the project go there when they are completed. The section that took them before does no more.
     */
    takes_completed?: boolean;
};
/**
 * Exactly one of the three members.
 */
export type SectionMove = {
    /**
     * Move it directly before this section.
     */
    before?: GivenId;
    /**
     * Move it directly after this section.
     */
    after?: GivenId;
    /**
     * Move it to the start or the end of the project.
     */
    to?: 'first' | 'last';
};
/**
 * The label's name, in one line. It has a character that can be seen. White space at its start and end is removed.
 *
 */
export type LabelName = string;
/**
 * A label of a project, or of the user for todos without a project.
 */
export type Label = {
    id: Id;
    /**
     * The name. In one project, or of one user, no two are equal but for upper and lower case.
     */
    name: string;
    /**
     * The color; null for none.
     */
    color: Color | null;
    /**
     * The project of the label; null for a label of the caller's own.
     */
    project_id: Id | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
export type LabelCreate = {
    name: LabelName;
    /**
     * The color; null for none.
     */
    color?: Color | null;
    /**
     * A project that the caller can edit; null for a label of the caller's own.
     */
    project_id?: GivenId | null;
};
export type LabelUpdate = {
    name?: LabelName;
    /**
     * The color; null for none.
     */
    color?: Color | null;
};
/**
 * Minutes, at most a year.
 */
export type ReminderMinutes = number;
/**
 * A reminder of a todo, of one user. Either `at` or `minutes_before` is set.
 */
export type Reminder = {
    id: Id;
    /**
     * The todo.
     */
    todo_id: Id;
    /**
     * The fixed time of the reminder; null for a relative one.
     */
    at: UtcInstant | null;
    /**
     * The minutes before the todo is due; null for a fixed time.
     */
    minutes_before: ReminderMinutes | null;
    /**
     * The time at which it reminds next; null when it does not: it has reminded, the todo was completed at its time, or a
     * relative one has no due date to follow.
     *
     */
    remind_at: UtcInstant | null;
    /**
     * The time until which it is snoozed; null where it is not.
     */
    snoozed_until: UtcInstant | null;
    /**
     * The time at which it reminded last; null where it never did.
     */
    reminded_at: UtcInstant | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
/**
 * Exactly one of the two members.
 */
export type ReminderCreate = {
    /**
     * The time of the reminder.
     */
    at?: Instant;
    /**
     * Minutes before the todo is due.
     */
    minutes_before?: ReminderMinutes;
};
/**
 * Exactly one of the two members.
 */
export type ReminderSnooze = {
    /**
     * Minutes from now.
     */
    minutes?: ReminderMinutes;
    /**
     * The time of the next reminder.
     */
    until?: Instant;
};
/**
 * A reminder whose time has come, after it has reminded.
 */
export type ReminderDue = {
    id: Id;
    /**
     * The todo.
     */
    todo_id: Id;
    /**
     * The fixed time of the reminder; null for a relative one.
     */
    at: UtcInstant | null;
    /**
     * The minutes before the todo is due; null for a fixed time.
     */
    minutes_before: ReminderMinutes | null;
    /**
     * The time at which it reminds next; null when it does not: it has reminded, the todo was completed at its time, or a
     * relative one has no due date to follow.
     *
     */
    remind_at: UtcInstant | null;
    /**
     * The time until which it is snoozed; null where it is not.
     */
    snoozed_until: UtcInstant | null;
    /**
     * The time at which it reminded last; null where it never did.
     */
    reminded_at: UtcInstant | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
    /**
     * The title of the todo.
     */
    todo_title: TodoTitle;
    /**
     * Whether the service was down at its time.
     */
    late: boolean;
};
/**
 * The view's name, in one line. It has a character that can be seen. White space at its start and end is removed.
 *
 */
export type ViewName = string;
/**
 * A UUID in upper or lower case (RFC 9562), or the name of a built-in view, of `x-built-in-views`.
 */
export type ViewIdOrName = string;
/**
 * The condition of its todos, in the language of `GET /todos?filter=`; null for all. It may name what is not there, or is
 * deleted later.
 *
 */
export type ViewFilter = string | null;
/**
 * The order of its todos, as of `GET /todos?sort=`.
 */
export type ViewSort = 'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'due' | '-due' | 'priority' | '-priority' | 'title' | '-title' | 'position' | '-position';
/**
 * A member of todos.
 */
export type ViewGroup = 'project' | 'section' | 'label' | 'assignee' | 'priority' | 'due';
/**
 * How clients show the todos.
 */
export type ViewLayout = 'list' | 'board' | 'calendar';
/**
 * An emoji, or the name of an icon that clients agree on; null for none.
 */
export type ViewIcon = string | null;
/**
 * The view's place among the views of its project, or among the caller's own. Views are sorted by these texts, byte by byte,
 * and by id where two are equal. A new view is the last.
 *
 */
export type ViewPosition = string;
/**
 * A saved list of todos, of a project or of the user.
 */
export type View = {
    id: Id;
    /**
     * The name.
     */
    name: string;
    filter: ViewFilter;
    sort: ViewSort;
    /**
     * By which member clients group the todos; null for not at all.
     */
    group_by: ViewGroup | null;
    layout: ViewLayout;
    icon: ViewIcon;
    /**
     * The color; null for none.
     */
    color: Color | null;
    position: ViewPosition;
    /**
     * Whether clients show it among the favourites: of all members, for a view of a project.
     */
    is_favourite: boolean;
    /**
     * The project of the view; null for a view of the caller's own.
     */
    project_id: Id | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
export type ViewCreate = {
    name: ViewName;
    filter?: ViewFilter;
    sort?: ViewSort;
    /**
     * By which member clients group the todos; null for not at all.
     */
    group_by?: ViewGroup | null;
    layout?: ViewLayout;
    icon?: ViewIcon;
    /**
     * The color; null for none.
     */
    color?: Color | null;
    /**
     * Whether clients show it among the favourites.
     */
    is_favourite?: boolean;
    /**
     * A project that the caller can edit; null for a view of the caller's own.
     */
    project_id?: GivenId | null;
};
export type ViewUpdate = {
    name?: ViewName;
    filter?: ViewFilter;
    sort?: ViewSort;
    /**
     * By which member clients group the todos; null for not at all.
     */
    group_by?: ViewGroup | null;
    layout?: ViewLayout;
    icon?: ViewIcon;
    /**
     * The color; null for none.
     */
    color?: Color | null;
    /**
     * Whether clients show it among the favourites.
     */
    is_favourite?: boolean;
};
/**
 * Exactly one of the three members.
 */
export type ViewMove = {
    /**
     * Move it directly before this view.
     */
    before?: GivenId;
    /**
     * Move it directly after this view.
     */
    after?: GivenId;
    /**
     * Move it to the start or the end of its list.
     */
    to?: 'first' | 'last';
};
/**
 * The kind of the deleted item.
 */
export type TrashItemType = 'todo' | 'project';
export type TrashItem = {
    type: TrashItemType;
    id: Id;
    /**
     * The title of the todo, or the name of the project.
     */
    title: string;
    /**
     * The project of a todo; null for a todo without a project, and for a project.
     */
    project_id: Id | null;
    deleted_at: UtcInstant;
    /**
     * The user who deleted the item; null if the account no longer exists.
     */
    deleted_by: Id | null;
    /**
     * The time after which the item is deleted permanently.
     */
    purge_at: UtcInstant;
};
export type TrashEmptied = {
    /**
     * The number of deleted items.
     */
    purged: TodoCount;
};
export type RestoredItem = ({
    type: 'todo';
} & RestoredTodo) | ({
    type: 'project';
} & RestoredProject);
export type RestoredTodo = {
    type: 'todo';
    todo: Todo;
};
export type RestoredProject = {
    type: 'project';
    project: Project;
};
export type Member = {
    project_id: Id;
    user_id: Id;
    name: StoredName;
    /**
     * The address of the user; null unless the caller is an owner of the project, or is this user.
     */
    email: Email | null;
    role: ProjectRole;
    created_at: UtcInstant;
};
/**
 * A member without the address, which only owners see.
 */
export type MemberData = {
    project_id: Id;
    user_id: Id;
    name: StoredName;
    role: ProjectRole;
    created_at: UtcInstant;
};
export type MemberCreate = {
    user_id: GivenId;
    role: ProjectRole;
};
export type MemberUpdate = {
    role?: ProjectRole;
};
export type AdminUser = {
    id: Id;
    email: Email;
    name: StoredName;
    role: Role;
    /**
     * The time at which the user was disabled; null for an enabled user.
     */
    disabled_at: UtcInstant | null;
    created_at: UtcInstant;
};
export type AdminUserCreate = {
    email: Email;
    name: PersonName;
    /**
     * The rights in the service.
     */
    role?: 'user' | 'admin';
    password?: Password;
};
export type UserPasswordReplace = {
    new_password: Password;
    /**
     * Whether the person has to replace it at the next sign-in with it.
     */
    must_change?: boolean;
};
/**
 * A quota of `x-quotas`.
 */
export type QuotaName = 'todos' | 'projects' | 'members' | 'sections' | 'labels' | 'views' | 'reminders' | 'todo_reminders' | 'invitations' | 'webhooks' | 'api_tokens' | 'passkeys' | 'remembered_devices' | 'sessions' | 'notifications' | 'kept_responses' | 'imports';
/**
 * The largest use; 0 allows nothing.
 */
export type QuotaLimit = number;
export type QuotaUse = {
    name: QuotaName;
    limit: QuotaLimit;
    /**
     * It may be more than a limit that was lowered.
     */
    used: number;
    /**
     * What is counted.
     */
    unit: 'objects' | 'bytes';
    /**
     * Whether it is counted for each user, for each project, or for each todo.
     */
    per: 'user' | 'project' | 'todo';
};
export type Usage = {
    quotas: Array<QuotaUse>;
};
/**
 * Limits by quota. An absent one is the same as for all users.
 */
export type QuotaLimits = {
    todos?: QuotaLimit;
    projects?: QuotaLimit;
    members?: QuotaLimit;
    sections?: QuotaLimit;
    labels?: QuotaLimit;
    views?: QuotaLimit;
    reminders?: QuotaLimit;
    todo_reminders?: QuotaLimit;
    invitations?: QuotaLimit;
    webhooks?: QuotaLimit;
    api_tokens?: QuotaLimit;
    passkeys?: QuotaLimit;
    remembered_devices?: QuotaLimit;
    sessions?: QuotaLimit;
    notifications?: QuotaLimit;
    kept_responses?: QuotaLimit;
    imports?: QuotaLimit;
};
export type UserQuotas = {
    limits: QuotaLimits;
    quotas: Array<QuotaUse>;
};
export type UserQuotasUpdate = {
    limits: QuotaLimits;
};
export type AdminUserUpdate = {
    role?: Role;
    /**
     * Whether the user is disabled. A disabled user cannot use the service.
     */
    disabled?: boolean;
};
/**
 * It lets one person register.
 */
export type ServiceInvitation = {
    id: Id;
    /**
     * The only address that can register with it; null where it was made as a link, for any address.
     */
    email: Email | null;
    status: ServiceInvitationStatus;
    /**
     * The admin who made it; null where the command line did.
     */
    invited_by: Id | null;
    /**
     * The account that was created with it; null where there is none.
     */
    user_id: Id | null;
    created_at: UtcInstant;
    expires_at: UtcInstant;
};
/**
 * A pending invitation can be used until it expires. A void one is of an admin who is none any more.
 */
export type ServiceInvitationStatus = 'pending' | 'accepted' | 'expired' | 'void';
export type ServiceInvitationCreate = {
    /**
     * Where the invitation is sent. Absent for a link.
     */
    email?: Email;
};
/**
 * An invitation with its link, if it was not sent by email.
 */
export type ServiceInvitationWithLink = {
    id: Id;
    /**
     * The only address that can register with it; null where it was made as a link, for any address.
     */
    email: Email | null;
    status: ServiceInvitationStatus;
    /**
     * The admin who made it; null where the command line did.
     */
    invited_by: Id | null;
    /**
     * The account that was created with it; null where there is none.
     */
    user_id: Id | null;
    created_at: UtcInstant;
    expires_at: UtcInstant;
    /**
     * The page where a person registers with it, for one to pass on; null where it was sent by email.
     */
    link: string | null;
};
export type Invitation = {
    id: Id;
    project_id: Id;
    /**
     * The invited user; null for an invitation by email.
     */
    user_id: Id | null;
    /**
     * The invited address; null for an invitation by id.
     */
    email: Email | null;
    role: ProjectRole;
    status: InvitationStatus;
    /**
     * The user who sent the invitation; null if the account no longer exists.
     */
    invited_by: Id | null;
    created_at: UtcInstant;
    expires_at: UtcInstant;
};
/**
 * A pending invitation can be accepted or declined until it expires.
 */
export type InvitationStatus = 'pending' | 'accepted' | 'declined' | 'expired';
/**
 * The person by exactly one of `user_id` and `email`.
 */
export type InvitationCreate = {
    user_id?: GivenId;
    email?: Email;
    role: ProjectRole;
};
/**
 * A pending invitation, as the invited user sees it.
 */
export type ReceivedInvitation = {
    id: Id;
    project_id: Id;
    project_name: StoredName;
    role: ProjectRole;
    invited_by: Id;
    inviter_name: StoredName;
    created_at: UtcInstant;
    expires_at: UtcInstant;
};
export type InvitationAnswer = {
    token: MailedToken;
};
/**
 * A token from an email of this service.
 */
export type MailedToken = string;
export type MailToken = {
    token: MailedToken;
};
export type EmailChange = {
    email: Email;
    /**
     * The current password.
     */
    password: string;
};
export type PasswordResetRequest = {
    email: Email;
};
export type PasswordReset = {
    token: MailedToken;
    new_password: Password;
};
/**
 * The kind of the notification.
 */
export type NotificationType = 'project_created' | 'project_invited' | 'todo_assigned' | 'todo_due_soon' | 'reminder' | 'todo_completed' | 'webhook_disabled';
export type Notification = {
    id: Id;
    type: NotificationType;
    /**
     * The text of the notification.
     */
    message: string;
    /**
     * The user who caused it; null if no user did, or if the account no longer exists.
     */
    actor_id: Id | null;
    /**
     * The project of the notification.
     */
    project_id: Id | null;
    /**
     * The todo of the notification.
     */
    todo_id: Id | null;
    /**
     * The reminder of a notification of type `reminder`; null for another, and once the reminder is deleted.
     */
    reminder_id: Id | null;
    /**
     * Whether it is a reminder that comes late because the service was down at its time.
     */
    late: boolean;
    /**
     * The time at which it was read; null while it is unread.
     */
    read_at: UtcInstant | null;
    created_at: UtcInstant;
};
export type NotificationUpdate = {
    read?: boolean;
};
export type UnreadCount = {
    unread: TodoCount;
};
export type ReadAll = {
    marked: TodoCount;
};
export type Preferences = {
    /**
     * The user's time zone. Today, floating days and the times in emails are by it. It is UTC until the user chooses
     * one.
     *
     */
    time_zone: TimeZone;
    /**
     * The first day of the user's week.
     */
    week_start: Weekday;
    /**
     * The language and region in which dates are written to the user.
     */
    locale: Locale;
    /**
     * The hour of the day, in the user's time zone, before which relative reminders of todos that are due on a day alone are counted.
     */
    reminder_hour: number;
    /**
     * The minutes before a todo is due at which the user gets a notification of type `todo_due_soon`, without a reminder of
     * it: for todos that are assigned to the user, or else created by the user. Null for none. For a todo that is due on a
     * day alone, 1440, a day, is the beginning of its day, and others are counted before `reminder_hour`.
     *
     */
    default_reminder_minutes: number | null;
    /**
     * The hour of the day, in the user's time zone, at which the user gets the daily digest by email: the user's todos that
     * are overdue or due today, and what other members have done since in projects that are not muted. A day without any of
     * it has no email. Null for no digest. It comes to a confirmed address only, once a day at most.
     *
     */
    digest_hour: number | null;
    /**
     * Whether notifications of each type are also sent by email.
     */
    mail: {
        /**
         * A project of yours was created.
         */
        project_created: boolean;
        /**
         * You were invited to a project by your id. An invitation by email is always sent, because the email has the token.
         */
        project_invited: boolean;
        /**
         * Another user assigned a todo to you.
         */
        todo_assigned: boolean;
        /**
         * A todo of yours is due soon, as `default_reminder_minutes` says.
         */
        todo_due_soon: boolean;
        /**
         * It is time for a reminder of yours.
         */
        reminder: boolean;
        /**
         * Another user completed a todo that you created or that was assigned to you.
         */
        todo_completed: boolean;
        /**
         * A webhook of yours was disabled because its receiver returned 410 or failed.
         */
        webhook_disabled: boolean;
    };
};
export type PreferencesUpdate = {
    time_zone?: TimeZone;
    week_start?: Weekday;
    locale?: Locale;
    /**
     * The hour of the day, in the user's time zone, before which relative reminders of todos that are due on a day alone are counted.
     */
    reminder_hour?: number;
    /**
     * The minutes before a todo is due at which the user gets a notification of type `todo_due_soon`, without a reminder of
     * it: for todos that are assigned to the user, or else created by the user. Null for none. For a todo that is due on a
     * day alone, 1440, a day, is the beginning of its day, and others are counted before `reminder_hour`.
     *
     */
    default_reminder_minutes?: number | null;
    /**
     * The hour of the day, in the user's time zone, at which the user gets the daily digest by email: the user's todos that
     * are overdue or due today, and what other members have done since in projects that are not muted. A day without any of
     * it has no email. Null for no digest. It comes to a confirmed address only, once a day at most.
     *
     */
    digest_hour?: number | null;
    mail?: {
        /**
         * A project of yours was created.
         */
        project_created?: boolean;
        /**
         * You were invited to a project by your id. An invitation by email is always sent, because the email has the token.
         */
        project_invited?: boolean;
        /**
         * Another user assigned a todo to you.
         */
        todo_assigned?: boolean;
        /**
         * A todo of yours is due soon, as `default_reminder_minutes` says.
         */
        todo_due_soon?: boolean;
        /**
         * It is time for a reminder of yours.
         */
        reminder?: boolean;
        /**
         * Another user completed a todo that you created or that was assigned to you.
         */
        todo_completed?: boolean;
        /**
         * A webhook of yours was disabled because its receiver returned 410 or failed.
         */
        webhook_disabled?: boolean;
    };
};
/**
 * Where the value is from: `default`, where it is not set; `environment`, to which a file `.env` adds; `file`, by the
 * variable of that name with `_FILE`.
 *
 */
export type ConfigurationSource = 'default' | 'environment' | 'file';
export type ConfiguredVariable = {
    /**
     * The name of the environment variable.
     */
    name: string;
    /**
     * The value, `********` for a secret; null where there is none.
     */
    value: string | null;
    source: ConfigurationSource;
    /**
     * Whether its value is not shown.
     */
    secret: boolean;
};
export type Configuration = {
    /**
     * In the order of the documentation.
     */
    variables: Array<ConfiguredVariable>;
};
export type RowCount = {
    count: number;
    /**
     * Whether it was counted; else it is an estimate.
     */
    exact: boolean;
};
export type JobCount = {
    state: JobState;
    count: number;
    /**
     * Whether it was counted; else it is an estimate.
     */
    exact: boolean;
};
export type TableSize = {
    /**
     * The table, with its schema unless that is `public`.
     */
    name: string;
    /**
     * With its indexes.
     */
    bytes: number;
};
export type ServiceUsage = {
    users: RowCount;
    projects: RowCount;
    todos: RowCount;
    events: RowCount;
    webhooks: RowCount;
    /**
     * The background jobs of each state that has some.
     */
    jobs: Array<JobCount>;
    /**
     * The size of the database.
     */
    database_bytes: number;
    /**
     * The part of it for responses that are stored for an `Idempotency-Key`.
     */
    stored_response_bytes: number;
    /**
     * The ten largest tables, the largest first.
     */
    tables: Array<TableSize>;
};
/**
 * The kind of background work.
 */
export type QueueName = string;
/**
 * The state in pg-boss. `retry` waits for the next attempt.
 */
export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
export type Job = {
    id: Id;
    queue: QueueName;
    state: JobState;
    attempts: number;
    max_attempts: number;
    /**
     * The reason why the last attempt failed.
     */
    error: string | null;
    created_at: UtcInstant;
    run_at: UtcInstant;
    /**
     * The time at which the job was completed or cancelled, or failed for the last time.
     */
    finished_at: UtcInstant | null;
};
/**
 * The permanent id of the event.
 */
export type EventId = string;
/**
 * A change. `data` is the object after the change; for a deleted object, its last state.
 */
export type Event = ({
    type: 'todo.created' | 'todo.updated' | 'todo.deleted' | 'todo.restored';
} & TodoEvent) | ({
    type: 'todo.removed';
} & TodoRemovedEvent) | ({
    type: 'todo.purged';
} & TodoPurgedEvent) | ({
    type: 'project.created' | 'project.updated' | 'project.deleted' | 'project.restored';
} & ProjectEvent) | ({
    type: 'project.purged';
} & ProjectPurgedEvent) | ({
    type: 'section.created' | 'section.updated' | 'section.deleted';
} & SectionEvent) | ({
    type: 'label.created' | 'label.updated' | 'label.deleted';
} & LabelEvent) | ({
    type: 'view.created' | 'view.updated' | 'view.deleted';
} & ViewEvent) | ({
    type: 'reminder.created' | 'reminder.updated' | 'reminder.deleted';
} & ReminderEvent) | ({
    type: 'reminder.due';
} & ReminderDueEvent) | ({
    type: 'member.added' | 'member.updated' | 'member.removed';
} & MemberEvent) | ({
    type: 'notification.created';
} & NotificationEvent) | ({
    type: 'user.updated';
} & UserEvent);
/**
 * A todo was created, changed, deleted, or restored from the trash.
 */
export type TodoEvent = {
    id: EventId;
    type: 'todo.created' | 'todo.updated' | 'todo.deleted' | 'todo.restored';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: Todo;
    changes: Changes;
};
/**
 * A todo left the project. Users who can see its new project also receive `todo.updated`.
 */
export type TodoRemovedEvent = {
    id: EventId;
    type: 'todo.removed';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: TodoReference;
    changes: Changes;
};
/**
 * A project was created, changed, deleted with its todos, or restored with them.
 */
export type ProjectEvent = {
    id: EventId;
    type: 'project.created' | 'project.updated' | 'project.deleted' | 'project.restored';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: ProjectData;
    changes: Changes;
};
/**
 * A todo in the trash was deleted permanently.
 */
export type TodoPurgedEvent = {
    id: EventId;
    type: 'todo.purged';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: TodoReference;
    changes: Changes;
};
/**
 * A project in the trash was deleted permanently, with its todos.
 */
export type ProjectPurgedEvent = {
    id: EventId;
    type: 'project.purged';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: ProjectReference;
    changes: Changes;
};
/**
 * A section was created, changed, moved or deleted. Each todo of a deleted section has an event of its own.
 */
export type SectionEvent = {
    id: EventId;
    type: 'section.created' | 'section.updated' | 'section.deleted';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: Section;
    changes: Changes;
};
/**
 * A label was created, changed or deleted. Each todo that loses a deleted label has an event of its own.
 */
export type LabelEvent = {
    id: EventId;
    type: 'label.created' | 'label.updated' | 'label.deleted';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: Label;
    changes: Changes;
};
/**
 * A reminder of the caller was created or deleted, or has another time: it was snoozed, or its todo has another due date. The
 * `data` is the reminder after all changes of its request.
 *
 */
export type ReminderEvent = {
    id: EventId;
    type: 'reminder.created' | 'reminder.updated' | 'reminder.deleted';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: Reminder;
    changes: Changes;
};
/**
 * It is time for a reminder of the caller.
 */
export type ReminderDueEvent = {
    id: EventId;
    type: 'reminder.due';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: ReminderDue;
    changes: Changes;
};
/**
 * A view was created, changed or deleted.
 */
export type ViewEvent = {
    id: EventId;
    type: 'view.created' | 'view.updated' | 'view.deleted';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: View;
    changes: Changes;
};
/**
 * A user became a member of a project, got another role, or left.
 */
export type MemberEvent = {
    id: EventId;
    type: 'member.added' | 'member.updated' | 'member.removed';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: MemberData;
    changes: Changes;
};
/**
 * The caller received a notification.
 */
export type NotificationEvent = {
    id: EventId;
    type: 'notification.created';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: Notification;
    changes: Changes;
};
/**
 * The caller's own account was changed.
 */
export type UserEvent = {
    id: EventId;
    type: 'user.updated';
    occurred_at: UtcInstant;
    /**
     * The user who made the change; null if no user did.
     */
    actor_id: Id | null;
    /**
     * The project of the event; null for none.
     */
    project_id: Id | null;
    data: User;
    changes: Changes;
};
export type TodoReference = {
    id: Id;
};
export type ProjectReference = {
    id: Id;
};
/**
 * A project as all its members see it, without the role of the caller.
 */
export type ProjectData = {
    id: Id;
    name: StoredName;
    description: ProjectDescription;
    /**
     * The color; null for none.
     */
    color: Color | null;
    icon: ProjectIcon;
    default_view: ProjectView;
    status: ProjectStatus;
    owner_id: Id;
    task_count: TodoCount;
    open_task_count: TodoCount;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
/**
 * The changed members with their old and new values; `[]` for a new or a deleted object.
 */
export type Changes = Array<{
    member: string;
    from: MemberValue;
    to: MemberValue;
}>;
export type MemberValue = string | number | boolean | Array<Id> | null;
export type SyncPage = {
    changes: Array<SyncChange>;
    /**
     * The cursor of the next page. Opaque.
     */
    cursor: string;
    /**
     * Whether the next page already has changes.
     */
    has_more: boolean;
};
export type SyncChange = ({
    type: 'project';
} & SyncProject) | ({
    type: 'section';
} & SyncSection) | ({
    type: 'label';
} & SyncLabel) | ({
    type: 'view';
} & SyncView) | ({
    type: 'todo';
} & SyncTodo) | ({
    type: 'reminder';
} & SyncReminder);
export type SyncProject = {
    type: 'project';
    id: Id;
    project: Project | null;
};
export type SyncSection = {
    type: 'section';
    id: Id;
    section: Section | null;
};
export type SyncLabel = {
    type: 'label';
    id: Id;
    label: Label | null;
};
export type SyncView = {
    type: 'view';
    id: Id;
    view: View | null;
};
export type SyncTodo = {
    type: 'todo';
    id: Id;
    todo: Todo | null;
};
export type SyncReminder = {
    type: 'reminder';
    id: Id;
    reminder: Reminder | null;
};
export type Batch = {
    /**
     * Whether a failed operation rolls back the whole batch.
     */
    atomic?: boolean;
    /**
     * The operations, in order. Their ids must be different.
     */
    operations: Array<BatchOperation>;
};
export type BatchOperation = {
    /**
     * The name for references in later operations.
     */
    id?: string;
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    /**
     * The path with its query, as in the URL. References are in braces.
     */
    path: string;
    headers?: BatchRequestHeaders;
    /**
     * Any JSON value. `{"$result": "..."}` in it is a reference.
     */
    body?: unknown;
};
/**
 * The headers of the operation. The default `Content-Type` is `application/json`.
 */
export type BatchRequestHeaders = {
    'Content-Type'?: string;
    /**
     * The key of this operation. It must differ from the key of the batch.
     */
    'Idempotency-Key'?: string;
    'If-Match'?: string;
    'If-None-Match'?: string;
};
export type BatchResults = {
    /**
     * False if an atomic batch failed and was rolled back.
     */
    committed: boolean;
    /**
     * The result of each operation, in order.
     */
    results: Array<BatchResult>;
};
export type BatchResult = {
    /**
     * The status that the operation would have on its own.
     */
    status: number;
    headers: BatchResultHeaders;
    /**
     * The response body of the operation: JSON, or a string for another media type. Absent if the response has no body.
     */
    body?: unknown;
};
/**
 * The declared headers of the response, such as `Location` and `ETag`, and its `Content-Type`.
 */
export type BatchResultHeaders = {
    [key: string]: string;
};
/**
 * A position in the change log. Opaque.
 */
export type EventCursor = string;
/**
 * The type of the event.
 */
export type EventType = 'todo.created' | 'todo.updated' | 'todo.deleted' | 'todo.removed' | 'todo.restored' | 'todo.purged' | 'project.created' | 'project.updated' | 'project.deleted' | 'project.restored' | 'project.purged' | 'section.created' | 'section.updated' | 'section.deleted' | 'label.created' | 'label.updated' | 'label.deleted' | 'view.created' | 'view.updated' | 'view.deleted' | 'reminder.created' | 'reminder.updated' | 'reminder.deleted' | 'reminder.due' | 'member.added' | 'member.updated' | 'member.removed' | 'notification.created' | 'user.updated';
export type StreamEvent = Event | StreamEnded;
/**
 * The last event of a stream.
 */
export type StreamEnded = {
    type: 'stream.ended';
    reason: EndReason;
};
/**
 * Why the stream ended. After `too_slow` and `shutting_down`, resume from the last event. After any other reason,
 * sign in again.
 *
 */
export type EndReason = 'token_expired' | 'session_ended' | 'too_slow' | 'shutting_down';
export type EventTicket = {
    ticket: string;
    expires_at: UtcInstant;
};
/**
 * A message from the client over the WebSocket of events.
 */
export type SocketRequest = ({
    type: 'subscribe';
} & SocketSubscribe) | ({
    type: 'unsubscribe';
} & SocketUnsubscribe);
/**
 * The name of a subscription, chosen by the client.
 */
export type SubscriptionId = string;
export type SocketSubscribe = {
    type: 'subscribe';
    id: SubscriptionId;
    since?: EventCursor;
    types?: Array<EventType>;
    project_id?: GivenId;
};
export type SocketUnsubscribe = {
    type: 'unsubscribe';
    id: SubscriptionId;
};
/**
 * A message from the service over the WebSocket of events.
 */
export type SocketMessage = ({
    type: 'subscribed';
} & SocketSubscribed) | ({
    type: 'event';
} & SocketEvent) | ({
    type: 'refused';
} & SocketRefused) | ({
    type: 'ended';
} & SocketEnded);
export type SocketSubscribed = {
    type: 'subscribed';
    id: SubscriptionId;
    cursor: EventCursor;
};
export type SocketEvent = {
    type: 'event';
    id: SubscriptionId;
    cursor: EventCursor;
    event: Event;
};
/**
 * A subscription was rejected.
 */
export type SocketRefused = {
    type: 'refused';
    id: SubscriptionId;
    code: ProblemCode;
    title: string;
};
/**
 * The last message before the service closes the WebSocket.
 */
export type SocketEnded = {
    type: 'ended';
    reason: EndReason;
};
/**
 * The URL to which events are sent. It must be https, have no user or password, and resolve to a public address,
 * unless the service is configured to allow other URLs. Its scheme and host are returned in lower case.
 *
 */
export type ReceiverUrl = string;
/**
 * The URL to which events are sent.
 */
export type WebhookUrl = string;
/**
 * The purpose of the webhook, in the owner's words.
 */
export type WebhookDescription = string | null;
/**
 * Only events of these types; `[]` for all types.
 */
export type WebhookEventTypes = Array<EventType>;
/**
 * Only events of todos that fulfil this condition, after the change or before it, in the language of `GET /todos?filter=`; null for
 * all events. It is read for the owner: `me` and `today` are the owner's. `todo.removed` and `todo.purged` have no
 * todo, and are sent whatever it was.
 *
 */
export type WebhookFilter = string | null;
/**
 * A URL to which the service sends the events that the owner can see.
 */
export type Webhook = {
    id: Id;
    url: WebhookUrl;
    description: WebhookDescription;
    event_types: WebhookEventTypes;
    /**
     * Only events in this project; null for all events that the owner can see.
     */
    project_id: Id | null;
    filter: WebhookFilter;
    enabled: boolean;
    /**
     * Why the service disabled the webhook. `gone`: the receiver returned 410. `failing`: all attempts of five
     * days failed. `password_reset`: a new password was set by email. `api_token_ended`: the API token that made it
     * was deleted. `filter_unreadable`: a day that its filter counts from today has left the calendar. Null if it is
     * enabled, or if its owner disabled it.
     *
     */
    disabled_reason: 'gone' | 'failing' | 'password_reset' | 'api_token_ended' | 'filter_unreadable' | null;
    /**
     * The time of the first failed attempt after the last success; null if there is none.
     */
    failing_since: UtcInstant | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
};
/**
 * A new webhook with its secret.
 */
export type WebhookWithSecret = {
    id: Id;
    url: WebhookUrl;
    description: WebhookDescription;
    event_types: WebhookEventTypes;
    /**
     * Only events in this project; null for all events that the owner can see.
     */
    project_id: Id | null;
    filter: WebhookFilter;
    enabled: boolean;
    /**
     * Why the service disabled the webhook. `gone`: the receiver returned 410. `failing`: all attempts of five
     * days failed. `password_reset`: a new password was set by email. `api_token_ended`: the API token that made it
     * was deleted. `filter_unreadable`: a day that its filter counts from today has left the calendar. Null if it is
     * enabled, or if its owner disabled it.
     *
     */
    disabled_reason: 'gone' | 'failing' | 'password_reset' | 'api_token_ended' | 'filter_unreadable' | null;
    /**
     * The time of the first failed attempt after the last success; null if there is none.
     */
    failing_since: UtcInstant | null;
    /**
     * The version number. It increases with each change.
     */
    version: number;
    created_at: UtcInstant;
    updated_at: UtcInstant;
    secret: WebhookSigningSecret;
};
export type WebhookCreate = {
    url: ReceiverUrl;
    description?: WebhookDescription;
    /**
     * Only events of these types; `[]` for all types.
     */
    event_types?: Array<EventType>;
    /**
     * Only events in this project.
     */
    project_id?: GivenId | null;
    filter?: WebhookFilter;
    enabled?: boolean;
};
export type WebhookUpdate = {
    url?: ReceiverUrl;
    description?: WebhookDescription;
    event_types?: WebhookEventTypes;
    /**
     * Only events in this project.
     */
    project_id?: GivenId | null;
    filter?: WebhookFilter;
    enabled?: boolean;
};
/**
 * The signing secret. The key is the part after `whsec_`, decoded from base64. It is shown once.
 */
export type WebhookSigningSecret = string;
export type WebhookSecret = {
    secret: WebhookSigningSecret;
    previous_expires_at: UtcInstant;
};
/**
 * `pending`: another attempt follows. `succeeded`: the receiver returned 2xx. `failed`: no attempt follows.
 * `cancelled`: the webhook was disabled, or its owner can no longer see the event.
 *
 */
export type WebhookDeliveryState = 'pending' | 'succeeded' | 'failed' | 'cancelled';
/**
 * The delivery of an event to a webhook.
 */
export type WebhookDelivery = {
    id: Id;
    webhook_id: Id;
    event_id: EventId;
    /**
     * An event type or `webhook.test`.
     */
    event_type: string;
    state: WebhookDeliveryState;
    attempts: number;
    /**
     * The time of the next attempt; null if there is none.
     */
    next_attempt_at: UtcInstant | null;
    /**
     * The time of the last attempt; null before the first one.
     */
    last_attempt_at: UtcInstant | null;
    /**
     * The status of the response to the last attempt; null if there was no response.
     */
    response_status: number | null;
    /**
     * The reason why the last attempt failed, or why there are no more attempts.
     */
    error: string | null;
    created_at: UtcInstant;
    /**
     * The time at which the delivery succeeded or was given up.
     */
    finished_at: UtcInstant | null;
};
/**
 * The delivery of an event to a webhook, with its request and the last response.
 */
export type WebhookDeliveryDetail = {
    id: Id;
    webhook_id: Id;
    event_id: EventId;
    /**
     * An event type or `webhook.test`.
     */
    event_type: string;
    state: WebhookDeliveryState;
    attempts: number;
    /**
     * The time of the next attempt; null if there is none.
     */
    next_attempt_at: UtcInstant | null;
    /**
     * The time of the last attempt; null before the first one.
     */
    last_attempt_at: UtcInstant | null;
    /**
     * The status of the response to the last attempt; null if there was no response.
     */
    response_status: number | null;
    /**
     * The reason why the last attempt failed, or why there are no more attempts.
     */
    error: string | null;
    created_at: UtcInstant;
    /**
     * The time at which the delivery succeeded or was given up.
     */
    finished_at: UtcInstant | null;
    /**
     * The request of the last attempt, or of the first one if there was none yet.
     */
    request: {
        url: WebhookUrl;
        /**
         * The headers without the signature; `[]` before the first attempt.
         */
        headers: Array<{
            name: string;
            value: string;
        }>;
        /**
         * The exact text that is signed.
         */
        body: string;
    };
    /**
     * The start of the response body of the last attempt.
     */
    response_body: string | null;
};
/**
 * The event that `POST /webhooks/{webhook_id}/test` sends.
 */
export type WebhookTestEvent = {
    id: EventId;
    type: 'webhook.test';
    occurred_at: UtcInstant;
    actor_id: Id;
    /**
     * Null, since a test belongs to no project.
     */
    project_id: Id | null;
    data: {
        webhook_id: Id;
    };
    changes: Changes;
};
/**
 * An error (RFC 9457).
 */
export type Problem = {
    /**
     * The address of a page about the code.
     */
    type: string;
    /**
     * The meaning of the code.
     */
    title: string;
    status: number;
    /**
     * The details of this error.
     */
    detail?: string;
    code: ProblemCode;
    /**
     * The id of the request, to find it in the service's log.
     */
    request_id: string;
    /**
     * Where the request violates this document. All violations are reported, at most 20.
     */
    errors?: Array<ProblemError>;
    quota?: ExceededQuota;
    mfa?: MfaChallenge;
    link?: LinkChallenge;
};
/**
 * What a sign-in with a second factor needs next. It is in the `mfa_required` of `POST /auth/token`.
 */
export type MfaChallenge = {
    /**
     * For the grant `mfa`.
     */
    mfa_token: string;
    /**
     * The lifetime of the token in seconds.
     */
    expires_in: number;
    /**
     * What the account has. `totp` and `recovery_code` are kinds of `code`.
     */
    methods: Array<'totp' | 'passkey' | 'recovery_code'>;
};
/**
 * The quota of a `quota_exceeded`.
 */
export type ExceededQuota = {
    name: QuotaName;
    limit: QuotaLimit;
    used: number;
};
export type ProblemError = {
    /**
     * The part of the request.
     */
    location: 'path' | 'query' | 'headers' | 'cookies' | 'body';
    /**
     * A JSON pointer into that part (RFC 6901).
     */
    pointer: string;
    /**
     * The reason in words, for people.
     */
    message: string;
    /**
     * The rule that was violated.
     */
    code: string;
};
/**
 * The closed list of error codes. Use them in programs, not the texts.
 */
export type ProblemCode = 'malformed_request' | 'unauthenticated' | 'token_expired' | 'user_not_found' | 'invalid_credentials' | 'invalid_grant' | 'mfa_token_invalid' | 'sign_in_invalid' | 'logout_token_invalid' | 'password_change_required' | 'forbidden' | 'insufficient_scope' | 'step_up_required' | 'password_incorrect' | 'mfa_required' | 'code_incorrect' | 'passkey_refused' | 'mfa_setup_required' | 'link_required' | 'email_unverified' | 'password_sign_in_off' | 'registration_closed' | 'foreign_origin' | 'batch_not_allowed' | 'not_found' | 'todo_not_found' | 'section_not_found' | 'label_not_found' | 'view_not_found' | 'reminder_not_found' | 'session_not_found' | 'remembered_device_not_found' | 'provider_not_found' | 'identity_not_found' | 'api_token_not_found' | 'passkey_not_found' | 'invitation_not_found' | 'notification_not_found' | 'trash_item_not_found' | 'job_not_found' | 'webhook_not_found' | 'delivery_not_found' | 'project_not_found' | 'member_not_found' | 'account_not_found' | 'method_not_allowed' | 'request_timeout' | 'conflict' | 'email_taken' | 'password_too_common' | 'cursor_invalid' | 'cursor_expired' | 'already_invited' | 'email_unconfirmed' | 'invitation_declined' | 'invitation_invalid' | 'mail_token_invalid' | 'last_sign_in_method' | 'job_state' | 'webhook_url_refused' | 'webhook_disabled' | 'project_archived' | 'project_deleted' | 'unknown_project' | 'todo_not_in_list' | 'todo_not_recurring' | 'recurrence_ended' | 'assignee_not_member' | 'unknown_section' | 'label_name_taken' | 'unknown_label' | 'unknown_parent' | 'parent_in_subtree' | 'subtasks_too_deep' | 'too_many_subtasks' | 'projects_too_deep' | 'too_many_subprojects' | 'unknown_view' | 'view_filter_unreadable' | 'already_member' | 'unknown_user' | 'last_owner' | 'last_admin' | 'account_disabled' | 'passkey_exists' | 'totp_enabled' | 'totp_not_started' | 'no_second_factor' | 'quota_exceeded' | 'idempotency_key_reused' | 'idempotency_in_flight' | 'too_many_todos' | 'batch_id_repeated' | 'batch_reference_invalid' | 'batch_results_too_large' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'upgrade_required' | 'validation_failed' | 'batch_rolled_back' | 'rate_limited' | 'concurrency_limited' | 'headers_too_large' | 'internal_error' | 'unavailable' | 'provider_unavailable' | 'maintenance';
/**
 * The project's id.
 */
export type ProjectId = GivenId;
/**
 * The section's id.
 */
export type SectionId = GivenId;
/**
 * The label's id.
 */
export type LabelId = GivenId;
/**
 * The view's id, or the name of a built-in one, of which only the todos can be read.
 */
export type ViewId = ViewIdOrName;
/**
 * The reminder's id.
 */
export type ReminderId = GivenId;
/**
 * The remembered device's id.
 */
export type RememberedDeviceId = GivenId;
/**
 * The session's id.
 */
export type SessionId = GivenId;
/**
 * The API token's id.
 */
export type ApiTokenId = GivenId;
/**
 * The passkey's id.
 */
export type PasskeyId = GivenId;
/**
 * The id of the deleted todo or project.
 */
export type TrashItemId = GivenId;
/**
 * The job's id.
 */
export type JobId = GivenId;
/**
 * The webhook's id.
 */
export type WebhookId = GivenId;
/**
 * The delivery's id.
 */
export type WebhookDeliveryId = GivenId;
/**
 * The event's id. It is the same for every attempt, so that a receiver can ignore an event that it already has.
 *
 */
export type WebhookIdHeader = EventId;
/**
 * The time of this attempt, in seconds since 1970. Reject a request that is older than a few minutes.
 */
export type WebhookTimestampHeader = string;
/**
 * For each valid secret, `v1,` followed by the base64 of the HMAC-SHA256 of
 * `<webhook-id>.<webhook-timestamp>.<body>`. Several signatures are separated by spaces. The key is the part of
 * the secret after `whsec_`, decoded from base64.
 *
 */
export type WebhookSignatureHeader = string;
/**
 * The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
 */
export type Origin = string;
/**
 * How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
 */
export type SecFetchSite = string;
/**
 * The refresh token of a cookie session, where `PUBLIC_URL` is https.
 */
export type HostRefreshCookie = string;
/**
 * The refresh token of a cookie session, where `PUBLIC_URL` is http.
 */
export type RefreshCookie = string;
/**
 * The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is https.
 */
export type HostSignInCookie = string;
/**
 * The secrets of a sign-in with an identity provider, encrypted, where `PUBLIC_URL` is http.
 */
export type SignInCookie = string;
/**
 * The name of the identity provider, as in `GET /service`.
 */
export type Provider = ProviderName;
/**
 * The user's id.
 */
export type UserId = GivenId;
/**
 * How many items to skip, counted from `cursor` if both are given.
 */
export type Skip = number;
/**
 * The largest number of items to return.
 */
export type Limit = number;
/**
 * The cursor from the `Link` header of the previous page. Opaque.
 */
export type Cursor = string;
/**
 * Whether to return the `Total-Count` header.
 */
export type Count = boolean;
/**
 * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
 */
export type IfNoneMatch = string;
/**
 * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
 * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
 * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
 * independent.
 *
 */
export type IdempotencyKey = string;
/**
 * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
 * and the response is 412. Without this header, the last change wins.
 *
 */
export type IfMatch = string;
export type GetHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/health';
};
export type GetHealthErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * `concurrency_limited`: the caller has its share of what callers share (`x-shares`). Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetHealthError = GetHealthErrors[keyof GetHealthErrors];
export type GetHealthResponses = {
    /**
     * The process is running.
     */
    200: Health;
};
export type GetHealthResponse = GetHealthResponses[keyof GetHealthResponses];
export type GetReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/ready';
};
export type GetReadinessErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * `concurrency_limited`: the caller has its share of what callers share (`x-shares`). Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * A dependency is not available, or the process is about to stop.
     */
    503: Readiness;
};
export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];
export type GetReadinessResponses = {
    /**
     * All dependencies are available.
     */
    200: Readiness;
};
export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];
export type GetServiceData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/service';
};
export type GetServiceErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetServiceError = GetServiceErrors[keyof GetServiceErrors];
export type GetServiceResponses = {
    /**
     * The service.
     */
    200: Service;
};
export type GetServiceResponse = GetServiceResponses[keyof GetServiceResponses];
export type GetOpenapiJsonData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/openapi.json';
};
export type GetOpenapiJsonErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetOpenapiJsonError = GetOpenapiJsonErrors[keyof GetOpenapiJsonErrors];
export type GetOpenapiJsonResponses = {
    /**
     * The contract.
     */
    200: OpenapiDocument;
};
export type GetOpenapiJsonResponse = GetOpenapiJsonResponses[keyof GetOpenapiJsonResponses];
export type GetOpenapiYamlData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/openapi.yaml';
};
export type GetOpenapiYamlErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetOpenapiYamlError = GetOpenapiYamlErrors[keyof GetOpenapiYamlErrors];
export type GetOpenapiYamlResponses = {
    /**
     * The contract.
     */
    200: OpenapiText;
};
export type GetOpenapiYamlResponse = GetOpenapiYamlResponses[keyof GetOpenapiYamlResponses];
export type GetClientPackageData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/client.tgz';
};
export type GetClientPackageErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetClientPackageError = GetClientPackageErrors[keyof GetClientPackageErrors];
export type GetClientPackageResponses = {
    /**
     * The package, as npm packs it.
     */
    200: Blob | File;
};
export type GetClientPackageResponse = GetClientPackageResponses[keyof GetClientPackageResponses];
export type GetDocsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/docs';
};
export type GetDocsErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetDocsError = GetDocsErrors[keyof GetDocsErrors];
export type GetDocsResponses = {
    /**
     * A page that shows this document and can send requests. It loads nothing from other hosts.
     */
    200: string;
};
export type GetDocsResponse = GetDocsResponses[keyof GetDocsResponses];
export type GetRedocData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/redoc';
};
export type GetRedocErrors = {
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetRedocError = GetRedocErrors[keyof GetRedocErrors];
export type GetRedocResponses = {
    /**
     * A page that shows this document in three columns. It loads nothing from other hosts.
     */
    200: string;
};
export type GetRedocResponse = GetRedocResponses[keyof GetRedocResponses];
export type ExplainProblemData = {
    body?: never;
    path: {
        /**
         * The problem's code.
         */
        code: string;
    };
    query?: never;
    url: '/problems/{code}';
};
export type ExplainProblemErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `not_found`: there is no such problem code.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type ExplainProblemError = ExplainProblemErrors[keyof ExplainProblemErrors];
export type ExplainProblemResponses = {
    /**
     * The explanation.
     */
    200: string;
};
export type ExplainProblemResponse = ExplainProblemResponses[keyof ExplainProblemResponses];
export type GetAccountPageData = {
    body?: never;
    path: {
        /**
         * The subject of the email: `password-reset`, `email`, `email-cancel`, `invitation` or `register`.
         */
        page: string;
    };
    query?: never;
    url: '/account/{page}';
};
export type GetAccountPageErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `not_found`: there is no such page.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetAccountPageError = GetAccountPageErrors[keyof GetAccountPageErrors];
export type GetAccountPageResponses = {
    /**
     * The page. It loads nothing from other hosts.
     */
    200: string;
};
export type GetAccountPageResponse = GetAccountPageResponses[keyof GetAccountPageResponses];
export type RegisterData = {
    body: Registration;
    path?: never;
    query?: never;
    url: '/auth/register';
};
export type RegisterErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `registration_closed`: this request may not create an account. `detail` says what it takes.
     *
     */
    403: Problem;
    /**
     * - `invitation_invalid`: The invitation is unknown, used, declined, withdrawn or expired, is for another
     * address, or its sender may no longer invite.
     * - `email_taken`: The email address already has an account.
     * - `password_too_common`: The password is on a list of common passwords.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RegisterError = RegisterErrors[keyof RegisterErrors];
export type RegisterResponses = {
    /**
     * The account.
     */
    201: User;
};
export type RegisterResponse = RegisterResponses[keyof RegisterResponses];
export type CreateTokenData = {
    body: TokenRequest;
    headers?: {
        /**
         * The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
         */
        Origin?: string;
        /**
         * How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
         */
        'Sec-Fetch-Site'?: string;
    };
    path?: never;
    query?: never;
    url: '/auth/token';
};
export type CreateTokenErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `invalid_credentials`: The email address or the password is wrong. The response is the same for an account
     * that does not exist.
     * - `invalid_grant`: The refresh token is unknown, expired, revoked, or used before.
     * - `mfa_token_invalid`: The `mfa_token` is unknown, expired, void, or used before. Sign in again.
     * - `sign_in_invalid`: The sign-in with the identity provider was not begun in this browser, has expired, was used
     * before, or the provider's response is not valid. So is a `link_token` that is not valid for the account.
     *
     */
    401: Problem;
    /**
     * - `mfa_required`: The password is right, and the account has a second factor. The member `mfa` has the token for
     * the grant `mfa`.
     * - `code_incorrect`: The code is wrong, or was used before.
     * - `passkey_refused`: The passkey is unknown or was removed, or the response of the authenticator is not one to
     * options of this service for this sign-in, not of `PUBLIC_URL`, or was used before.
     * - `password_change_required`: The password is right, and an admin has set it to be used once. Send the grant again
     * with another password as `new_password`.
     * - `link_required`: There is an account with the address of the identity, and it has a password. The member
     * `link` has the token that links them.
     * - `email_unverified`: The provider has not confirmed the address, or the account with it has not.
     * - `registration_closed`: There is no account, and the person may not register.
     * - `password_sign_in_off`: The operator has turned sign-in with a password off.
     * - `foreign_origin`: With `session=cookie`, and with the grant `oidc`, the request must come from a page of the
     * service's own origin.
     *
     */
    403: Problem;
    /**
     * `password_too_common`: the `new_password` is on a list of common passwords.
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service or its database does not respond. Repeat the request after `Retry-After`.
     * - `provider_unavailable`: The identity provider does not respond, or refuses this service.
     * - `maintenance`: The person has no account yet, and the service is in maintenance.
     *
     */
    503: Problem;
};
export type CreateTokenError = CreateTokenErrors[keyof CreateTokenErrors];
export type CreateTokenResponses = {
    /**
     * The tokens.
     */
    200: Token;
};
export type CreateTokenResponse = CreateTokenResponses[keyof CreateTokenResponses];
export type BeginOidcSignInData = {
    body: OidcSignIn;
    headers?: {
        /**
         * The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
         */
        Origin?: string;
        /**
         * How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
         */
        'Sec-Fetch-Site'?: string;
    };
    path: {
        /**
         * The name of the identity provider, as in `GET /service`.
         */
        provider: ProviderName;
    };
    query?: never;
    url: '/auth/oidc/{provider}';
};
export type BeginOidcSignInErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `foreign_origin`: the request, for a cookie session or from a page of a sign-in or a logout, must come from a page of the
     * service's own origin.
     *
     */
    403: Problem;
    /**
     * `provider_not_found`: There is no such identity provider.
     */
    404: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service or its database does not respond. Repeat the request after `Retry-After`.
     * - `provider_unavailable`: The identity provider does not respond, or refuses this service.
     *
     */
    503: Problem;
};
export type BeginOidcSignInError = BeginOidcSignInErrors[keyof BeginOidcSignInErrors];
export type BeginOidcSignInResponses = {
    /**
     * The address.
     */
    200: OidcStart;
};
export type BeginOidcSignInResponse = BeginOidcSignInResponses[keyof BeginOidcSignInResponses];
export type GetOidcCallbackData = {
    body?: never;
    path: {
        /**
         * The name of the identity provider, as in `GET /service`.
         */
        provider: ProviderName;
    };
    query?: {
        /**
         * The code of the provider.
         */
        code?: string;
        /**
         * The state of the sign-in.
         */
        state?: string;
        /**
         * The provider's error.
         */
        error?: string;
    };
    url: '/auth/oidc/{provider}/callback';
};
export type GetOidcCallbackErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `provider_not_found`: There is no such identity provider.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetOidcCallbackError = GetOidcCallbackErrors[keyof GetOidcCallbackErrors];
export type GetOidcCallbackResponses = {
    /**
     * The page. It loads nothing from other hosts.
     */
    200: string;
};
export type GetOidcCallbackResponse = GetOidcCallbackResponses[keyof GetOidcCallbackResponses];
export type EndOidcSessionsData = {
    body: OidcLogout;
    path: {
        /**
         * The name of the identity provider, as in `GET /service`.
         */
        provider: ProviderName;
    };
    query?: never;
    url: '/auth/oidc/{provider}/logout';
};
export type EndOidcSessionsErrors = {
    /**
     * - `logout_token_invalid`: The token is not one of this provider for this service, is not fresh, or was used before.
     * - `malformed_request`: The body cannot be read.
     *
     */
    400: Problem;
    /**
     * `provider_not_found`: There is no such identity provider.
     */
    404: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service or its database does not respond. Repeat the request after `Retry-After`.
     * - `provider_unavailable`: The identity provider does not respond, or refuses this service.
     *
     */
    503: Problem;
};
export type EndOidcSessionsError = EndOidcSessionsErrors[keyof EndOidcSessionsErrors];
export type EndOidcSessionsResponses = {
    /**
     * The sessions have ended, if there were any.
     */
    204: void;
};
export type EndOidcSessionsResponse = EndOidcSessionsResponses[keyof EndOidcSessionsResponses];
export type GetOidcLogoutPageData = {
    body?: never;
    path: {
        /**
         * The name of the identity provider, as in `GET /service`.
         */
        provider: ProviderName;
    };
    query: {
        /**
         * The issuer of the provider.
         */
        iss: LoggedOutIssuer;
        /**
         * The session at the provider.
         */
        sid: LoggedOutSession;
    };
    url: '/auth/oidc/{provider}/frontchannel-logout';
};
export type GetOidcLogoutPageErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `provider_not_found`: There is no such identity provider.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
};
export type GetOidcLogoutPageError = GetOidcLogoutPageErrors[keyof GetOidcLogoutPageErrors];
export type GetOidcLogoutPageResponses = {
    /**
     * The page. It loads nothing from other hosts.
     */
    200: string;
};
export type GetOidcLogoutPageResponse = GetOidcLogoutPageResponses[keyof GetOidcLogoutPageResponses];
export type EndFramedOidcSessionsData = {
    body: OidcFrontchannelLogout;
    headers?: {
        /**
         * The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
         */
        Origin?: string;
        /**
         * How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
         */
        'Sec-Fetch-Site'?: string;
    };
    path: {
        /**
         * The name of the identity provider, as in `GET /service`.
         */
        provider: ProviderName;
    };
    query?: never;
    url: '/auth/oidc/{provider}/frontchannel-logout';
};
export type EndFramedOidcSessionsErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `foreign_origin`: the request, for a cookie session or from a page of a sign-in or a logout, must come from a page of the
     * service's own origin.
     *
     */
    403: Problem;
    /**
     * `provider_not_found`: There is no such identity provider.
     */
    404: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type EndFramedOidcSessionsError = EndFramedOidcSessionsErrors[keyof EndFramedOidcSessionsErrors];
export type EndFramedOidcSessionsResponses = {
    /**
     * The sessions have ended, if there were any.
     */
    204: void;
};
export type EndFramedOidcSessionsResponse = EndFramedOidcSessionsResponses[keyof EndFramedOidcSessionsResponses];
export type RenewAuthenticationData = {
    body: StepUp;
    path?: never;
    query?: never;
    url: '/auth/step-up';
};
export type RenewAuthenticationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `password_incorrect`: The password is wrong.
     * - `mfa_required`: The account has a second factor. Send a `code` or a `passkey`.
     * - `code_incorrect`: The code is wrong, was used before, or the account has no second factor.
     * - `passkey_refused`: The passkey is not one of the caller, or the response of the authenticator is not one to
     * options of this session, not of `PUBLIC_URL`, or was used before.
     * - `step_up_required`: The token has no session of this service, since another issuer made it.
     * - `insufficient_scope`: An API token cannot authenticate again.
     *
     */
    403: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type RenewAuthenticationError = RenewAuthenticationErrors[keyof RenewAuthenticationErrors];
export type RenewAuthenticationResponses = {
    /**
     * The session has a recent authentication. The response is not stored.
     */
    204: void;
};
export type RenewAuthenticationResponse = RenewAuthenticationResponses[keyof RenewAuthenticationResponses];
export type StartPasskeyStepUpData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/auth/step-up/options';
};
export type StartPasskeyStepUpErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The token has no session of this service, since another issuer made it.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type StartPasskeyStepUpError = StartPasskeyStepUpErrors[keyof StartPasskeyStepUpErrors];
export type StartPasskeyStepUpResponses = {
    /**
     * The options. The response is not stored.
     */
    200: PasskeyRequestOptions;
};
export type StartPasskeyStepUpResponse = StartPasskeyStepUpResponses[keyof StartPasskeyStepUpResponses];
export type StartPasskeySignInData = {
    body: PasskeySignIn;
    path?: never;
    query?: never;
    url: '/auth/passkeys/options';
};
export type StartPasskeySignInErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `mfa_token_invalid`: The `mfa_token` is unknown, expired, void, or used before. Sign in again.
     *
     */
    401: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type StartPasskeySignInError = StartPasskeySignInErrors[keyof StartPasskeySignInErrors];
export type StartPasskeySignInResponses = {
    /**
     * The options. The response is not stored.
     */
    200: PasskeyRequestOptions;
};
export type StartPasskeySignInResponse = StartPasskeySignInResponses[keyof StartPasskeySignInResponses];
export type RevokeTokenData = {
    body: Revocation;
    headers?: {
        /**
         * The origin of the page that sends the request; browsers set it (RFC 6454). Read with `session=cookie` only.
         */
        Origin?: string;
        /**
         * How the origin of the page relates to the service's; browsers set it. Read with `session=cookie` only.
         */
        'Sec-Fetch-Site'?: string;
    };
    path?: never;
    query?: never;
    url: '/auth/revoke';
};
export type RevokeTokenErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `foreign_origin`: the request, for a cookie session or from a page of a sign-in or a logout, must come from a page of the
     * service's own origin.
     *
     */
    403: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type RevokeTokenError = RevokeTokenErrors[keyof RevokeTokenErrors];
export type RevokeTokenResponses = {
    /**
     * The session has ended.
     */
    204: void;
};
export type RevokeTokenResponse = RevokeTokenResponses[keyof RevokeTokenResponses];
export type DeleteMeData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me';
};
export type DeleteMeErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `last_admin`: the account is the last enabled admin. Make another user an admin first.
     *
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteMeError = DeleteMeErrors[keyof DeleteMeErrors];
export type DeleteMeResponses = {
    /**
     * The account has been deleted.
     */
    204: void;
};
export type DeleteMeResponse = DeleteMeResponses[keyof DeleteMeResponses];
export type GetMeData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me';
};
export type GetMeErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * `insufficient_scope`: the API token lacks the scope for this operation.
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetMeError = GetMeErrors[keyof GetMeErrors];
export type GetMeResponses = {
    /**
     * The account.
     */
    200: User;
};
export type GetMeResponse = GetMeResponses[keyof GetMeResponses];
export type UpdateMeData = {
    body: UserUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me';
};
export type UpdateMeErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateMeError = UpdateMeErrors[keyof UpdateMeErrors];
export type UpdateMeResponses = {
    /**
     * The account after the change.
     */
    200: User;
};
export type UpdateMeResponse = UpdateMeResponses[keyof UpdateMeResponses];
export type ChangePasswordData = {
    body: PasswordChange;
    path?: never;
    query?: never;
    url: '/users/me/password';
};
export type ChangePasswordErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `password_incorrect`: The current password is wrong.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `password_too_common`: the new password is on a list of common passwords.
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type ChangePasswordError = ChangePasswordErrors[keyof ChangePasswordErrors];
export type ChangePasswordResponses = {
    /**
     * The password has been changed.
     */
    204: void;
};
export type ChangePasswordResponse = ChangePasswordResponses[keyof ChangePasswordResponses];
export type GetIdentitiesData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/identities';
};
export type GetIdentitiesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetIdentitiesError = GetIdentitiesErrors[keyof GetIdentitiesErrors];
export type GetIdentitiesResponses = {
    /**
     * The identities.
     */
    200: Identities;
};
export type GetIdentitiesResponse = GetIdentitiesResponses[keyof GetIdentitiesResponses];
export type UnlinkIdentityData = {
    body?: never;
    path: {
        /**
         * The identity's id.
         */
        identity_id: GivenId;
    };
    query?: never;
    url: '/users/me/identities/{identity_id}';
};
export type UnlinkIdentityErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `identity_not_found`: The account has no such identity.
     */
    404: Problem;
    /**
     * `last_sign_in_method`: Without it the user could not sign in any more.
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UnlinkIdentityError = UnlinkIdentityErrors[keyof UnlinkIdentityErrors];
export type UnlinkIdentityResponses = {
    /**
     * The identity is unlinked.
     */
    204: void;
};
export type UnlinkIdentityResponse = UnlinkIdentityResponses[keyof UnlinkIdentityResponses];
export type DisableTotpData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/totp';
};
export type DisableTotpErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DisableTotpError = DisableTotpErrors[keyof DisableTotpErrors];
export type DisableTotpResponses = {
    /**
     * The account has no authenticator app.
     */
    204: void;
};
export type DisableTotpResponse = DisableTotpResponses[keyof DisableTotpResponses];
export type GetTotpData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/totp';
};
export type GetTotpErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * `insufficient_scope`: no API token has access.
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetTotpError = GetTotpErrors[keyof GetTotpErrors];
export type GetTotpResponses = {
    /**
     * The state of the authenticator app.
     */
    200: Totp;
};
export type GetTotpResponse = GetTotpResponses[keyof GetTotpResponses];
export type StartTotpData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/users/me/totp';
};
export type StartTotpErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     *
     */
    403: Problem;
    /**
     * `totp_enabled`: The account has an authenticator app. To replace it, turn it off first.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type StartTotpError = StartTotpErrors[keyof StartTotpErrors];
export type StartTotpResponses = {
    /**
     * The secret. The response is not stored.
     */
    200: TotpSecret;
};
export type StartTotpResponse = StartTotpResponses[keyof StartTotpResponses];
export type ConfirmTotpData = {
    body: TotpConfirmation;
    path?: never;
    query?: never;
    url: '/users/me/totp/confirm';
};
export type ConfirmTotpErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `code_incorrect`: The code is not of this secret, or not of this time: compare the clocks.
     * - `insufficient_scope`: No API token has access.
     *
     */
    403: Problem;
    /**
     * - `totp_enabled`: The account has an authenticator app.
     * - `totp_not_started`: There is no secret to confirm. Begin with `POST /users/me/totp`.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type ConfirmTotpError = ConfirmTotpErrors[keyof ConfirmTotpErrors];
export type ConfirmTotpResponses = {
    /**
     * The recovery codes. The response is not stored.
     */
    200: RecoveryCodes;
};
export type ConfirmTotpResponse = ConfirmTotpResponses[keyof ConfirmTotpResponses];
export type ListPasskeysData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/users/me/passkeys';
};
export type ListPasskeysErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * `insufficient_scope`: no API token has access.
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListPasskeysError = ListPasskeysErrors[keyof ListPasskeysErrors];
export type ListPasskeysResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Passkey>;
};
export type ListPasskeysResponse = ListPasskeysResponses[keyof ListPasskeysResponses];
export type CreatePasskeyData = {
    body: PasskeyCreate;
    path?: never;
    query?: never;
    url: '/users/me/passkeys';
};
export type CreatePasskeyErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `passkey_refused`: The response of the authenticator is not one to options of this user, not of
     * `PUBLIC_URL`, without a verification of the user, or was used before.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     *
     */
    403: Problem;
    /**
     * - `passkey_exists`: The passkey was added before.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreatePasskeyError = CreatePasskeyErrors[keyof CreatePasskeyErrors];
export type CreatePasskeyResponses = {
    /**
     * The passkey. The response is not stored.
     */
    201: NewPasskey;
};
export type CreatePasskeyResponse = CreatePasskeyResponses[keyof CreatePasskeyResponses];
export type StartPasskeyData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/users/me/passkeys/options';
};
export type StartPasskeyErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type StartPasskeyError = StartPasskeyErrors[keyof StartPasskeyErrors];
export type StartPasskeyResponses = {
    /**
     * The options. The response is not stored.
     */
    200: PasskeyCreationOptions;
};
export type StartPasskeyResponse = StartPasskeyResponses[keyof StartPasskeyResponses];
export type DeletePasskeyData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The passkey's id.
         */
        passkey_id: GivenId;
    };
    query?: never;
    url: '/users/me/passkeys/{passkey_id}';
};
export type DeletePasskeyErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `passkey_not_found`: the caller has no such passkey.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type DeletePasskeyError = DeletePasskeyErrors[keyof DeletePasskeyErrors];
export type DeletePasskeyResponses = {
    /**
     * It has been removed.
     */
    204: void;
};
export type DeletePasskeyResponse = DeletePasskeyResponses[keyof DeletePasskeyResponses];
export type GetPasskeyData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The passkey's id.
         */
        passkey_id: GivenId;
    };
    query?: never;
    url: '/users/me/passkeys/{passkey_id}';
};
export type GetPasskeyErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `passkey_not_found`: the caller has no such passkey.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetPasskeyError = GetPasskeyErrors[keyof GetPasskeyErrors];
export type GetPasskeyResponses = {
    /**
     * The current state.
     */
    200: Passkey;
};
export type GetPasskeyResponse = GetPasskeyResponses[keyof GetPasskeyResponses];
export type UpdatePasskeyData = {
    body: PasskeyUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The passkey's id.
         */
        passkey_id: GivenId;
    };
    query?: never;
    url: '/users/me/passkeys/{passkey_id}';
};
export type UpdatePasskeyErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `passkey_not_found`: the caller has no such passkey.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdatePasskeyError = UpdatePasskeyErrors[keyof UpdatePasskeyErrors];
export type UpdatePasskeyResponses = {
    /**
     * The current state.
     */
    200: Passkey;
};
export type UpdatePasskeyResponse = UpdatePasskeyResponses[keyof UpdatePasskeyResponses];
export type GetRecoveryCodesData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/recovery-codes';
};
export type GetRecoveryCodesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetRecoveryCodesError = GetRecoveryCodesErrors[keyof GetRecoveryCodesErrors];
export type GetRecoveryCodesResponses = {
    /**
     * The number; 0 without a second factor.
     */
    200: RecoveryCodesLeft;
};
export type GetRecoveryCodesResponse = GetRecoveryCodesResponses[keyof GetRecoveryCodesResponses];
export type ReplaceRecoveryCodesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/users/me/recovery-codes';
};
export type ReplaceRecoveryCodesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `no_second_factor`: The account has no second factor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type ReplaceRecoveryCodesError = ReplaceRecoveryCodesErrors[keyof ReplaceRecoveryCodesErrors];
export type ReplaceRecoveryCodesResponses = {
    /**
     * The recovery codes. The response is not stored.
     */
    200: RecoveryCodes;
};
export type ReplaceRecoveryCodesResponse = ReplaceRecoveryCodesResponses[keyof ReplaceRecoveryCodesResponses];
export type EndSessionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Whether to keep the session of this request.
         */
        keep_current?: boolean;
    };
    url: '/users/me/sessions';
};
export type EndSessionsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type EndSessionsError = EndSessionsErrors[keyof EndSessionsErrors];
export type EndSessionsResponses = {
    /**
     * The sessions have ended.
     */
    204: void;
};
export type EndSessionsResponse = EndSessionsResponses[keyof EndSessionsResponses];
export type ListSessionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'last_used_at' | '-last_used_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/users/me/sessions';
};
export type ListSessionsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListSessionsError = ListSessionsErrors[keyof ListSessionsErrors];
export type ListSessionsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Session>;
};
export type ListSessionsResponse = ListSessionsResponses[keyof ListSessionsResponses];
export type ListAuditEntriesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only entries of this kind.
         */
        kind?: AuditKind;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/users/me/audit';
};
export type ListAuditEntriesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListAuditEntriesError = ListAuditEntriesErrors[keyof ListAuditEntriesErrors];
export type ListAuditEntriesResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<AuditEntry>;
};
export type ListAuditEntriesResponse = ListAuditEntriesResponses[keyof ListAuditEntriesResponses];
export type ExportAuditEntriesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/users/me/audit/export';
};
export type ExportAuditEntriesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ExportAuditEntriesError = ExportAuditEntriesErrors[keyof ExportAuditEntriesErrors];
export type ExportAuditEntriesResponses = {
    /**
     * The entries, one a line.
     */
    200: AuditLines;
};
export type ExportAuditEntriesResponse = ExportAuditEntriesResponses[keyof ExportAuditEntriesResponses];
export type EndSessionData = {
    body?: never;
    path: {
        /**
         * The session's id.
         */
        session_id: GivenId;
    };
    query?: never;
    url: '/users/me/sessions/{session_id}';
};
export type EndSessionErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `session_not_found`: the caller has no such session.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type EndSessionError = EndSessionErrors[keyof EndSessionErrors];
export type EndSessionResponses = {
    /**
     * The session has ended.
     */
    204: void;
};
export type EndSessionResponse = EndSessionResponses[keyof EndSessionResponses];
export type ListRememberedDevicesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'last_used_at' | '-last_used_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/users/me/remembered-devices';
};
export type ListRememberedDevicesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListRememberedDevicesError = ListRememberedDevicesErrors[keyof ListRememberedDevicesErrors];
export type ListRememberedDevicesResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<RememberedDevice>;
};
export type ListRememberedDevicesResponse = ListRememberedDevicesResponses[keyof ListRememberedDevicesResponses];
export type DeleteRememberedDeviceData = {
    body?: never;
    path: {
        /**
         * The remembered device's id.
         */
        device_id: GivenId;
    };
    query?: never;
    url: '/users/me/remembered-devices/{device_id}';
};
export type DeleteRememberedDeviceErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `remembered_device_not_found`: the caller has no such remembered device.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type DeleteRememberedDeviceError = DeleteRememberedDeviceErrors[keyof DeleteRememberedDeviceErrors];
export type DeleteRememberedDeviceResponses = {
    /**
     * The device is forgotten.
     */
    204: void;
};
export type DeleteRememberedDeviceResponse = DeleteRememberedDeviceResponses[keyof DeleteRememberedDeviceResponses];
export type ListApiTokensData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/users/me/api-tokens';
};
export type ListApiTokensErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListApiTokensError = ListApiTokensErrors[keyof ListApiTokensErrors];
export type ListApiTokensResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<ApiToken>;
};
export type ListApiTokensResponse = ListApiTokensResponses[keyof ListApiTokensResponses];
export type CreateApiTokenData = {
    body: ApiTokenCreate;
    path?: never;
    query?: never;
    url: '/users/me/api-tokens';
};
export type CreateApiTokenErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `quota_exceeded`: a quota of the caller is used up. The member `quota` says which one.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateApiTokenError = CreateApiTokenErrors[keyof CreateApiTokenErrors];
export type CreateApiTokenResponses = {
    /**
     * The API token with its secret.
     */
    201: ApiTokenWithSecret;
};
export type CreateApiTokenResponse = CreateApiTokenResponses[keyof CreateApiTokenResponses];
export type DeleteApiTokenData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The API token's id.
         */
        api_token_id: GivenId;
    };
    query?: never;
    url: '/users/me/api-tokens/{api_token_id}';
};
export type DeleteApiTokenErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `api_token_not_found`: the caller has no such API token.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type DeleteApiTokenError = DeleteApiTokenErrors[keyof DeleteApiTokenErrors];
export type DeleteApiTokenResponses = {
    /**
     * It has been deleted.
     */
    204: void;
};
export type DeleteApiTokenResponse = DeleteApiTokenResponses[keyof DeleteApiTokenResponses];
export type GetApiTokenData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The API token's id.
         */
        api_token_id: GivenId;
    };
    query?: never;
    url: '/users/me/api-tokens/{api_token_id}';
};
export type GetApiTokenErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `api_token_not_found`: the caller has no such API token.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetApiTokenError = GetApiTokenErrors[keyof GetApiTokenErrors];
export type GetApiTokenResponses = {
    /**
     * The current state.
     */
    200: ApiToken;
};
export type GetApiTokenResponse = GetApiTokenResponses[keyof GetApiTokenResponses];
export type ListTodosData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only completed todos (`true`), or only open ones (`false`).
         */
        completed?: boolean;
        /**
         * Only todos that have all these words, in any order, in title or description, as words or their beginnings. Case, accents,
         * width and composition do not matter. With `sort=relevance` also words of four characters and more that
         * are written alike.
         *
         */
        search?: string;
        /**
         * Only todos that fulfil a condition, such as `due < today+7d and (project = home or assignee = me) and not
         * completed`. `docs/filters.md` has the language. `today` is a day in the caller's time zone. A filter that cannot
         * be read is a 422 that says where, what was expected there, and what was perhaps meant.
         *
         */
        filter?: string;
        /**
         * Only todos of this priority.
         */
        priority?: Priority;
        /**
         * Only todos that are due before this time. A day is due at its end, as with `sort=due`, so the start of a day
         * finds everything of the day before.
         *
         */
        due_before?: Instant;
        /**
         * Only todos that are due at or after this time. A day is due at its end.
         */
        due_after?: Instant;
        /**
         * Only todos that can be begun (`true`), or only those whose `start_on` is after today in the caller's time zone
         * (`false`).
         *
         */
        available?: boolean;
        /**
         * Only todos of this project, or with `none` only the caller's own todos without a project.
         */
        project_id?: IdOrNone;
        /**
         * Only todos of this section, or with `none` only todos that are in no section.
         */
        section_id?: IdOrNone;
        /**
         * Only the subtasks of this todo, without those of its subtasks; or with `none` only todos that are no subtasks.
         *
         */
        parent_id?: IdOrNone;
        /**
         * Only todos with these labels. `label_match` says whether they need all of them.
         */
        label_id?: Array<GivenId>;
        /**
         * Whether a todo needs `any` of the labels of `label_id`, or `all`.
         */
        label_match?: 'any' | 'all';
        /**
         * Only todos that are assigned to one of these users: `me` is the caller, and `none` finds todos without an
         * assignee.
         *
         */
        assignee_id?: Array<Assignee>;
        /**
         * The sort order. A leading `-` means descending. Todos with equal values are sorted by id. `due` is the moment
         * `due_at`, or the end of the day `due_on`: in its `time_zone`, or without one in the caller's. Todos without
         * a due date come last. `relevance` is for `search`: first todos that have its words, then those with words that
         * begin so, then those with similar ones; the newest first. `position` is the manual order within a list: use it together with `project_id` or
         * `parent_id`.
         *
         */
        sort?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'due' | '-due' | 'priority' | '-priority' | 'title' | '-title' | 'relevance' | 'position' | '-position';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/todos';
};
export type ListTodosErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListTodosError = ListTodosErrors[keyof ListTodosErrors];
export type ListTodosResponses = {
    /**
     * One page of todos; `[]` when there are none.
     */
    200: Array<Todo>;
};
export type ListTodosResponse = ListTodosResponses[keyof ListTodosResponses];
export type UpdateManyTodosData = {
    body: TodosUpdate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/todos';
};
export type UpdateManyTodosErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `too_many_todos`: The filter finds more than 1,000 todos. Narrow it.
     * - `quota_exceeded`: The quota `kept_responses` is used up.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateManyTodosError = UpdateManyTodosErrors[keyof UpdateManyTodosErrors];
export type UpdateManyTodosResponses = {
    /**
     * The result for each todo.
     */
    200: TodosUpdated;
};
export type UpdateManyTodosResponse = UpdateManyTodosResponses[keyof UpdateManyTodosResponses];
export type CreateTodoData = {
    body: TodoCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/todos';
};
export type CreateTodoErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_archived`: The project is archived and takes no new todos.
     * - `unknown_project`: There is no such project that the caller can edit.
     * - `assignee_not_member`: An assignee is not a member of the project, or not the caller for a todo without a project.
     * - `unknown_section`: The section is not one of the todo's project.
     * - `unknown_label`: A label is not one of the project, or of the caller for a todo without a project.
     * - `unknown_parent`: The parent is not a todo of the same project, or without a project one of the same user.
     * - `subtasks_too_deep`: The todo, or a subtask of it, would be on a sixth level.
     * - `too_many_subtasks`: The todo on the first level would have more than 499 subtasks.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateTodoError = CreateTodoErrors[keyof CreateTodoErrors];
export type CreateTodoResponses = {
    /**
     * The todo.
     */
    201: Todo;
};
export type CreateTodoResponse = CreateTodoResponses[keyof CreateTodoResponses];
export type QuickAddTodoData = {
    body: QuickAdd;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: {
        /**
         * Whether to create nothing, and return what would be created.
         */
        dry_run?: boolean;
    };
    url: '/todos/quick';
};
export type QuickAddTodoErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_archived`: The project is archived and takes no new todos.
     * - `unknown_project`: There is no such project that the caller can edit.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type QuickAddTodoError = QuickAddTodoErrors[keyof QuickAddTodoErrors];
export type QuickAddTodoResponses = {
    /**
     * The todo that would be created, with `dry_run=true`.
     */
    200: QuickAddPreview;
    /**
     * The todo, and what was understood of the text.
     */
    201: QuickAdded;
};
export type QuickAddTodoResponse = QuickAddTodoResponses[keyof QuickAddTodoResponses];
export type DeleteTodoData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The todo's id.
         */
        todo_id: GivenId;
    };
    query?: never;
    url: '/todos/{todo_id}';
};
export type DeleteTodoErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `todo_not_found`: there is no such todo, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteTodoError = DeleteTodoErrors[keyof DeleteTodoErrors];
export type DeleteTodoResponses = {
    /**
     * The todo is in the trash.
     */
    204: void;
};
export type DeleteTodoResponse = DeleteTodoResponses[keyof DeleteTodoResponses];
export type GetTodoData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The todo's id.
         */
        todo_id: GivenId;
    };
    query?: never;
    url: '/todos/{todo_id}';
};
export type GetTodoErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `todo_not_found`: there is no such todo, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetTodoError = GetTodoErrors[keyof GetTodoErrors];
export type GetTodoResponses = {
    /**
     * The todo.
     */
    200: Todo;
};
export type GetTodoResponse = GetTodoResponses[keyof GetTodoResponses];
export type UpdateTodoData = {
    body: TodoUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The todo's id.
         */
        todo_id: GivenId;
    };
    query?: never;
    url: '/todos/{todo_id}';
};
export type UpdateTodoErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `todo_not_found`: there is no such todo, or the caller cannot see it.
     */
    404: Problem;
    /**
     * - `project_archived`: The project is archived and takes no new todos.
     * - `unknown_project`: There is no such project that the caller can edit.
     * - `assignee_not_member`: An assignee is not a member of the project, or not the caller for a todo without a project.
     * - `unknown_section`: The section is not one of the todo's project.
     * - `unknown_label`: A label is not one of the project, or of the caller for a todo without a project.
     * - `unknown_parent`: The parent is not a todo of the same project, or without a project one of the same user.
     * - `subtasks_too_deep`: The todo, or a subtask of it, would be on a sixth level.
     * - `too_many_subtasks`: The todo on the first level would have more than 499 subtasks.
     * - `parent_in_subtree`: The parent is the todo itself, or one of its subtasks.
     * - `quota_exceeded`: The project that the todo goes to, or the caller for a todo that leaves its project, has no
     * room for a label that is missing there; or the next todo of the series does not fit into the caller's quota
     * `todos`. The member `quota` has the limit.
     *
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateTodoError = UpdateTodoErrors[keyof UpdateTodoErrors];
export type UpdateTodoResponses = {
    /**
     * The todo after the change.
     */
    200: Todo;
};
export type UpdateTodoResponse = UpdateTodoResponses[keyof UpdateTodoResponses];
export type MoveTodoData = {
    body: TodoMove;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The todo's id.
         */
        todo_id: GivenId;
    };
    query?: never;
    url: '/todos/{todo_id}/move';
};
export type MoveTodoErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `todo_not_found`: there is no such todo, or the caller cannot see it.
     */
    404: Problem;
    /**
     * - `todo_not_in_list`: The todo in `before` or `after` is not in this list.
     * - `unknown_section`: The section is not one of the todo's project.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type MoveTodoError = MoveTodoErrors[keyof MoveTodoErrors];
export type MoveTodoResponses = {
    /**
     * The todo with its new position.
     */
    200: Todo;
};
export type MoveTodoResponse = MoveTodoResponses[keyof MoveTodoResponses];
export type SkipTodoData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The todo's id.
         */
        todo_id: GivenId;
    };
    query?: never;
    url: '/todos/{todo_id}/skip';
};
export type SkipTodoErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `todo_not_found`: there is no such todo, or the caller cannot see it.
     */
    404: Problem;
    /**
     * - `todo_not_recurring`: The todo has no `recurrence`, or it is completed.
     * - `recurrence_ended`: The rule has no further date.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type SkipTodoError = SkipTodoErrors[keyof SkipTodoErrors];
export type SkipTodoResponses = {
    /**
     * The todo with its next date.
     */
    200: Todo;
};
export type SkipTodoResponse = SkipTodoResponses[keyof SkipTodoResponses];
export type PreviewRecurrenceData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query: {
        /**
         * The rule.
         */
        rule: RecurrenceRule;
        /**
         * The day or the time from which the rule is counted; today when absent.
         */
        from?: Day | Instant;
        /**
         * The time zone of the time, and of today; the caller's when absent.
         */
        time_zone?: TimeZone;
        /**
         * The number of dates, at most.
         */
        count?: number;
    };
    url: '/recurrences/preview';
};
export type PreviewRecurrenceErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type PreviewRecurrenceError = PreviewRecurrenceErrors[keyof PreviewRecurrenceErrors];
export type PreviewRecurrenceResponses = {
    /**
     * The dates.
     */
    200: RecurrencePreview;
};
export type PreviewRecurrenceResponse = PreviewRecurrenceResponses[keyof PreviewRecurrenceResponses];
export type ListProjectsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only active projects, or only archived ones.
         */
        status?: ProjectStatus;
        /**
         * Only the caller's favourites (`true`), or only the others (`false`).
         */
        is_favourite?: boolean;
        /**
         * Only the projects directly below this one; or with `none` only those without a parent that the caller sees. With
         * `sort=position` they are in the caller's own order.
         *
         */
        parent_id?: IdOrNone;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id. `position` is the caller's
         * own order.
         *
         */
        sort?: 'created_at' | '-created_at' | 'name' | '-name' | 'position' | '-position';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/projects';
};
export type ListProjectsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListProjectsError = ListProjectsErrors[keyof ListProjectsErrors];
export type ListProjectsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Project>;
};
export type ListProjectsResponse = ListProjectsResponses[keyof ListProjectsResponses];
export type CreateProjectData = {
    body: ProjectCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/projects';
};
export type CreateProjectErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `unknown_parent`: There is no such parent that the caller can edit.
     * - `projects_too_deep`: The project, or one below it, would be on a fourth level. Those that the caller does not see count.
     * - `too_many_subprojects`: 100 projects are directly below the parent.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateProjectError = CreateProjectErrors[keyof CreateProjectErrors];
export type CreateProjectResponses = {
    /**
     * The created resource.
     */
    201: Project;
};
export type CreateProjectResponse = CreateProjectResponses[keyof CreateProjectResponses];
export type DeleteProjectData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: {
        /**
         * The project to which the todos are moved. Without it, the todos are deleted with the project.
         */
        move_todos_to?: GivenId;
    };
    url: '/projects/{project_id}';
};
export type DeleteProjectErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * - `unknown_project`: There is no such project to move the todos to, or it is the deleted project itself.
     * - `project_archived`: The project to move the todos to is archived.
     * - `quota_exceeded`: That project has no room for a label that is missing there. The member `quota` has the limit.
     *
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteProjectError = DeleteProjectErrors[keyof DeleteProjectErrors];
export type DeleteProjectResponses = {
    /**
     * The project is in the trash.
     */
    200: ProjectDeletion;
};
export type DeleteProjectResponse = DeleteProjectResponses[keyof DeleteProjectResponses];
export type GetProjectData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}';
};
export type GetProjectErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetProjectError = GetProjectErrors[keyof GetProjectErrors];
export type GetProjectResponses = {
    /**
     * The current state.
     */
    200: Project;
};
export type GetProjectResponse = GetProjectResponses[keyof GetProjectResponses];
export type UpdateProjectData = {
    body: ProjectUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}';
};
export type UpdateProjectErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * - `unknown_parent`: There is no such parent that the caller can edit.
     * - `projects_too_deep`: The project, or one below it, would be on a fourth level. Those that the caller does not see count.
     * - `too_many_subprojects`: 100 projects are directly below the parent.
     * - `parent_in_subtree`: The parent is the project itself, or one below it.
     *
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateProjectError = UpdateProjectErrors[keyof UpdateProjectErrors];
export type UpdateProjectResponses = {
    /**
     * The current state.
     */
    200: Project;
};
export type UpdateProjectResponse = UpdateProjectResponses[keyof UpdateProjectResponses];
export type MoveProjectData = {
    body: ProjectMove;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/move';
};
export type MoveProjectErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * - `unknown_project`: The project in `before` or `after` is not one of the caller's.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type MoveProjectError = MoveProjectErrors[keyof MoveProjectErrors];
export type MoveProjectResponses = {
    /**
     * The project with its new position.
     */
    200: Project;
};
export type MoveProjectResponse = MoveProjectResponses[keyof MoveProjectResponses];
export type ListMembersData = {
    body?: never;
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at' | 'name' | '-name';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/projects/{project_id}/members';
};
export type ListMembersErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListMembersError = ListMembersErrors[keyof ListMembersErrors];
export type ListMembersResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Member>;
};
export type ListMembersResponse = ListMembersResponses[keyof ListMembersResponses];
export type AddMemberData = {
    body: MemberCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/members';
};
export type AddMemberErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * - `already_member`: The person is a member of the project.
     * - `already_invited`: The person has a pending invitation to the project.
     * - `invitation_declined`: The person has declined an invitation to the project within seven days.
     * - `unknown_user`: There is no such user.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type AddMemberError = AddMemberErrors[keyof AddMemberErrors];
export type AddMemberResponses = {
    /**
     * The invitation, which the user may accept.
     */
    202: Invitation;
};
export type AddMemberResponse = AddMemberResponses[keyof AddMemberResponses];
export type RemoveMemberData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/members/{user_id}';
};
export type RemoveMemberErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_not_found`: The caller is not a member of such a project.
     * - `member_not_found`: The project has no such member.
     *
     */
    404: Problem;
    /**
     * `last_owner`: the user is the last owner of the project. Make another member an owner first.
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RemoveMemberError = RemoveMemberErrors[keyof RemoveMemberErrors];
export type RemoveMemberResponses = {
    /**
     * The user is no longer a member.
     */
    204: void;
};
export type RemoveMemberResponse = RemoveMemberResponses[keyof RemoveMemberResponses];
export type GetMemberData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/members/{user_id}';
};
export type GetMemberErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_not_found`: The caller is not a member of such a project.
     * - `member_not_found`: The project has no such member.
     *
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetMemberError = GetMemberErrors[keyof GetMemberErrors];
export type GetMemberResponses = {
    /**
     * The current state.
     */
    200: Member;
};
export type GetMemberResponse = GetMemberResponses[keyof GetMemberResponses];
export type UpdateMemberData = {
    body: MemberUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/members/{user_id}';
};
export type UpdateMemberErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_not_found`: The caller is not a member of such a project.
     * - `member_not_found`: The project has no such member.
     *
     */
    404: Problem;
    /**
     * `last_owner`: the user is the last owner of the project. Make another member an owner first.
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateMemberError = UpdateMemberErrors[keyof UpdateMemberErrors];
export type UpdateMemberResponses = {
    /**
     * The current state.
     */
    200: Member;
};
export type UpdateMemberResponse = UpdateMemberResponses[keyof UpdateMemberResponses];
export type ListSectionsData = {
    body?: never;
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id. `position` is the manual
         * order.
         *
         */
        sort?: 'position' | '-position' | 'name' | '-name' | 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/projects/{project_id}/sections';
};
export type ListSectionsErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListSectionsError = ListSectionsErrors[keyof ListSectionsErrors];
export type ListSectionsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Section>;
};
export type ListSectionsResponse = ListSectionsResponses[keyof ListSectionsResponses];
export type CreateSectionData = {
    body: SectionCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/sections';
};
export type CreateSectionErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * - `quota_exceeded`: The project has as many sections as it may have, or a quota of the caller is used up. The member
     * `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateSectionError = CreateSectionErrors[keyof CreateSectionErrors];
export type CreateSectionResponses = {
    /**
     * The section.
     */
    201: Section;
};
export type CreateSectionResponse = CreateSectionResponses[keyof CreateSectionResponses];
export type DeleteSectionData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The section's id.
         */
        section_id: GivenId;
    };
    query?: never;
    url: '/sections/{section_id}';
};
export type DeleteSectionErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `section_not_found`: there is no such section, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteSectionError = DeleteSectionErrors[keyof DeleteSectionErrors];
export type DeleteSectionResponses = {
    /**
     * It has been deleted.
     */
    204: void;
};
export type DeleteSectionResponse = DeleteSectionResponses[keyof DeleteSectionResponses];
export type GetSectionData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The section's id.
         */
        section_id: GivenId;
    };
    query?: never;
    url: '/sections/{section_id}';
};
export type GetSectionErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `section_not_found`: there is no such section, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetSectionError = GetSectionErrors[keyof GetSectionErrors];
export type GetSectionResponses = {
    /**
     * The current state.
     */
    200: Section;
};
export type GetSectionResponse = GetSectionResponses[keyof GetSectionResponses];
export type UpdateSectionData = {
    body: SectionUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The section's id.
         */
        section_id: GivenId;
    };
    query?: never;
    url: '/sections/{section_id}';
};
export type UpdateSectionErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `section_not_found`: there is no such section, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateSectionError = UpdateSectionErrors[keyof UpdateSectionErrors];
export type UpdateSectionResponses = {
    /**
     * The current state.
     */
    200: Section;
};
export type UpdateSectionResponse = UpdateSectionResponses[keyof UpdateSectionResponses];
export type MoveSectionData = {
    body: SectionMove;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The section's id.
         */
        section_id: GivenId;
    };
    query?: never;
    url: '/sections/{section_id}/move';
};
export type MoveSectionErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `section_not_found`: there is no such section, or the caller cannot see it.
     */
    404: Problem;
    /**
     * - `unknown_section`: The section in `before` or `after` is not one of this project.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type MoveSectionError = MoveSectionErrors[keyof MoveSectionErrors];
export type MoveSectionResponses = {
    /**
     * The section with its new position.
     */
    200: Section;
};
export type MoveSectionResponse = MoveSectionResponses[keyof MoveSectionResponses];
export type ListLabelsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only labels of this project, or with `none` only the caller's own.
         */
        project_id?: IdOrNone;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'name' | '-name' | 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/labels';
};
export type ListLabelsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListLabelsError = ListLabelsErrors[keyof ListLabelsErrors];
export type ListLabelsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Label>;
};
export type ListLabelsResponse = ListLabelsResponses[keyof ListLabelsResponses];
export type CreateLabelData = {
    body: LabelCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/labels';
};
export type CreateLabelErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `label_name_taken`: The project, or the caller, has a label of this name. Upper and lower case are equal.
     * - `unknown_project`: There is no such project that the caller can edit.
     * - `quota_exceeded`: A quota of the caller, or of the project's owner, is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateLabelError = CreateLabelErrors[keyof CreateLabelErrors];
export type CreateLabelResponses = {
    /**
     * The label.
     */
    201: Label;
};
export type CreateLabelResponse = CreateLabelResponses[keyof CreateLabelResponses];
export type DeleteLabelData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The label's id.
         */
        label_id: GivenId;
    };
    query?: never;
    url: '/labels/{label_id}';
};
export type DeleteLabelErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `label_not_found`: there is no such label, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteLabelError = DeleteLabelErrors[keyof DeleteLabelErrors];
export type DeleteLabelResponses = {
    /**
     * It has been deleted.
     */
    204: void;
};
export type DeleteLabelResponse = DeleteLabelResponses[keyof DeleteLabelResponses];
export type GetLabelData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The label's id.
         */
        label_id: GivenId;
    };
    query?: never;
    url: '/labels/{label_id}';
};
export type GetLabelErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `label_not_found`: there is no such label, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetLabelError = GetLabelErrors[keyof GetLabelErrors];
export type GetLabelResponses = {
    /**
     * The current state.
     */
    200: Label;
};
export type GetLabelResponse = GetLabelResponses[keyof GetLabelResponses];
export type UpdateLabelData = {
    body: LabelUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The label's id.
         */
        label_id: GivenId;
    };
    query?: never;
    url: '/labels/{label_id}';
};
export type UpdateLabelErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `label_not_found`: there is no such label, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `label_name_taken`: the project, or the caller, has another label of this name. Upper and lower case are equal.
     *
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateLabelError = UpdateLabelErrors[keyof UpdateLabelErrors];
export type UpdateLabelResponses = {
    /**
     * The current state.
     */
    200: Label;
};
export type UpdateLabelResponse = UpdateLabelResponses[keyof UpdateLabelResponses];
export type ListRemindersData = {
    body?: never;
    path: {
        /**
         * The todo's id.
         */
        todo_id: GivenId;
    };
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/todos/{todo_id}/reminders';
};
export type ListRemindersErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `todo_not_found`: there is no such todo, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListRemindersError = ListRemindersErrors[keyof ListRemindersErrors];
export type ListRemindersResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Reminder>;
};
export type ListRemindersResponse = ListRemindersResponses[keyof ListRemindersResponses];
export type CreateReminderData = {
    body: ReminderCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The todo's id.
         */
        todo_id: GivenId;
    };
    query?: never;
    url: '/todos/{todo_id}/reminders';
};
export type CreateReminderErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `todo_not_found`: there is no such todo, or the caller cannot see it.
     */
    404: Problem;
    /**
     * - `quota_exceeded`: A quota of the caller is used up: too many reminders wait, or the todo has ten of the caller's. The
     * member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateReminderError = CreateReminderErrors[keyof CreateReminderErrors];
export type CreateReminderResponses = {
    /**
     * The reminder.
     */
    201: Reminder;
};
export type CreateReminderResponse = CreateReminderResponses[keyof CreateReminderResponses];
export type DeleteReminderData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The reminder's id.
         */
        reminder_id: GivenId;
    };
    query?: never;
    url: '/reminders/{reminder_id}';
};
export type DeleteReminderErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `reminder_not_found`: the caller has no such reminder, or does not see its todo.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteReminderError = DeleteReminderErrors[keyof DeleteReminderErrors];
export type DeleteReminderResponses = {
    /**
     * It has been deleted.
     */
    204: void;
};
export type DeleteReminderResponse = DeleteReminderResponses[keyof DeleteReminderResponses];
export type GetReminderData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The reminder's id.
         */
        reminder_id: GivenId;
    };
    query?: never;
    url: '/reminders/{reminder_id}';
};
export type GetReminderErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `reminder_not_found`: the caller has no such reminder, or does not see its todo.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetReminderError = GetReminderErrors[keyof GetReminderErrors];
export type GetReminderResponses = {
    /**
     * The current state.
     */
    200: Reminder;
};
export type GetReminderResponse = GetReminderResponses[keyof GetReminderResponses];
export type SnoozeReminderData = {
    body: ReminderSnooze;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The reminder's id.
         */
        reminder_id: GivenId;
    };
    query?: never;
    url: '/reminders/{reminder_id}/snooze';
};
export type SnoozeReminderErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `reminder_not_found`: the caller has no such reminder, or does not see its todo.
     */
    404: Problem;
    /**
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type SnoozeReminderError = SnoozeReminderErrors[keyof SnoozeReminderErrors];
export type SnoozeReminderResponses = {
    /**
     * The reminder with its new time.
     */
    200: Reminder;
};
export type SnoozeReminderResponse = SnoozeReminderResponses[keyof SnoozeReminderResponses];
export type ListViewsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only views of this project, or with `none` only the caller's own.
         */
        project_id?: IdOrNone;
        /**
         * Only favourites (`true`), or only other views (`false`).
         */
        is_favourite?: boolean;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id. `position` is the manual order
         * of a project's views, and of the caller's own.
         *
         */
        sort?: 'position' | '-position' | 'name' | '-name' | 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/views';
};
export type ListViewsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListViewsError = ListViewsErrors[keyof ListViewsErrors];
export type ListViewsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<View>;
};
export type ListViewsResponse = ListViewsResponses[keyof ListViewsResponses];
export type CreateViewData = {
    body: ViewCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/views';
};
export type CreateViewErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `unknown_project`: There is no such project that the caller can edit.
     * - `quota_exceeded`: A quota of the caller, or of the project's owner, is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateViewError = CreateViewErrors[keyof CreateViewErrors];
export type CreateViewResponses = {
    /**
     * The view.
     */
    201: View;
};
export type CreateViewResponse = CreateViewResponses[keyof CreateViewResponses];
export type DeleteViewData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The view's id, or the name of a built-in one, of which only the todos can be read.
         */
        view_id: ViewIdOrName;
    };
    query?: never;
    url: '/views/{view_id}';
};
export type DeleteViewErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `view_not_found`: there is no such view, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteViewError = DeleteViewErrors[keyof DeleteViewErrors];
export type DeleteViewResponses = {
    /**
     * It has been deleted.
     */
    204: void;
};
export type DeleteViewResponse = DeleteViewResponses[keyof DeleteViewResponses];
export type GetViewData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The view's id, or the name of a built-in one, of which only the todos can be read.
         */
        view_id: ViewIdOrName;
    };
    query?: never;
    url: '/views/{view_id}';
};
export type GetViewErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `view_not_found`: there is no such view, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetViewError = GetViewErrors[keyof GetViewErrors];
export type GetViewResponses = {
    /**
     * The current state.
     */
    200: View;
};
export type GetViewResponse = GetViewResponses[keyof GetViewResponses];
export type UpdateViewData = {
    body: ViewUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The view's id, or the name of a built-in one, of which only the todos can be read.
         */
        view_id: ViewIdOrName;
    };
    query?: never;
    url: '/views/{view_id}';
};
export type UpdateViewErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `view_not_found`: there is no such view, or the caller cannot see it.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateViewError = UpdateViewErrors[keyof UpdateViewErrors];
export type UpdateViewResponses = {
    /**
     * The current state.
     */
    200: View;
};
export type UpdateViewResponse = UpdateViewResponses[keyof UpdateViewResponses];
export type MoveViewData = {
    body: ViewMove;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The view's id, or the name of a built-in one, of which only the todos can be read.
         */
        view_id: ViewIdOrName;
    };
    query?: never;
    url: '/views/{view_id}/move';
};
export type MoveViewErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `view_not_found`: there is no such view, or the caller cannot see it.
     */
    404: Problem;
    /**
     * - `unknown_view`: The view in `before` or `after` is not one of the same list.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type MoveViewError = MoveViewErrors[keyof MoveViewErrors];
export type MoveViewResponses = {
    /**
     * The view with its new position.
     */
    200: View;
};
export type MoveViewResponse = MoveViewResponses[keyof MoveViewResponses];
export type ListViewTodosData = {
    body?: never;
    path: {
        /**
         * The view's id, or the name of a built-in one, of which only the todos can be read.
         */
        view_id: ViewIdOrName;
    };
    query?: {
        /**
         * Another order than that of the view, as of `GET /todos?sort=`.
         */
        sort?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at' | 'due' | '-due' | 'priority' | '-priority' | 'title' | '-title' | 'position' | '-position';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/views/{view_id}/todos';
};
export type ListViewTodosErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `view_not_found`: there is no such view, or the caller cannot see it.
     */
    404: Problem;
    /**
     * - `cursor_invalid`: The cursor cannot be decoded, or belongs to another sort order. Start again without a cursor.
     * - `view_filter_unreadable`: A day that the filter counts from today is out of the calendar. Change the view.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListViewTodosError = ListViewTodosErrors[keyof ListViewTodosErrors];
export type ListViewTodosResponses = {
    /**
     * One page of todos; `[]` when there are none.
     */
    200: Array<Todo>;
};
export type ListViewTodosResponse = ListViewTodosResponses[keyof ListViewTodosResponses];
export type EmptyTrashData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/trash';
};
export type EmptyTrashErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type EmptyTrashError = EmptyTrashErrors[keyof EmptyTrashErrors];
export type EmptyTrashResponses = {
    /**
     * The trash is empty.
     */
    200: TrashEmptied;
};
export type EmptyTrashResponse = EmptyTrashResponses[keyof EmptyTrashResponses];
export type ListTrashData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only todos, or only projects.
         */
        type?: TrashItemType;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'deleted_at' | '-deleted_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/trash';
};
export type ListTrashErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListTrashError = ListTrashErrors[keyof ListTrashErrors];
export type ListTrashResponses = {
    /**
     * One page of items; `[]` when there are none.
     */
    200: Array<TrashItem>;
};
export type ListTrashResponse = ListTrashResponses[keyof ListTrashResponses];
export type PurgeTrashItemData = {
    body?: never;
    path: {
        /**
         * The id of the deleted todo or project.
         */
        item_id: GivenId;
    };
    query?: never;
    url: '/trash/{item_id}';
};
export type PurgeTrashItemErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `trash_item_not_found`: the caller's trash has no such item.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type PurgeTrashItemError = PurgeTrashItemErrors[keyof PurgeTrashItemErrors];
export type PurgeTrashItemResponses = {
    /**
     * The item has been deleted permanently.
     */
    204: void;
};
export type PurgeTrashItemResponse = PurgeTrashItemResponses[keyof PurgeTrashItemResponses];
export type RestoreTrashItemData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The id of the deleted todo or project.
         */
        item_id: GivenId;
    };
    query?: never;
    url: '/trash/{item_id}/restore';
};
export type RestoreTrashItemErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `trash_item_not_found`: the caller's trash has no such item.
     */
    404: Problem;
    /**
     * - `project_deleted`: The todo's project is in the trash. Restore the project first.
     * - `project_archived`: The todo's project is archived and takes no todos.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RestoreTrashItemError = RestoreTrashItemErrors[keyof RestoreTrashItemErrors];
export type RestoreTrashItemResponses = {
    /**
     * The restored item.
     */
    200: RestoredItem;
};
export type RestoreTrashItemResponse = RestoreTrashItemResponses[keyof RestoreTrashItemResponses];
export type ListActivityData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only events in this project.
         */
        project_id?: GivenId;
        /**
         * Only events about this todo.
         */
        todo_id?: GivenId;
        /**
         * The sort order. A leading `-` means descending.
         */
        sort?: 'occurred_at' | '-occurred_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/activity';
};
export type ListActivityErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListActivityError = ListActivityErrors[keyof ListActivityErrors];
export type ListActivityResponses = {
    /**
     * One page of events; `[]` when there are none.
     */
    200: Array<Event>;
};
export type ListActivityResponse = ListActivityResponses[keyof ListActivityResponses];
export type SyncData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The cursor of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * The largest number of items to return.
         */
        limit?: number;
    };
    url: '/sync';
};
export type SyncErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `cursor_invalid`: The cursor cannot be decoded.
     * - `cursor_expired`: The changes since the cursor are no longer kept. Start again without a cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type SyncError = SyncErrors[keyof SyncErrors];
export type SyncResponses = {
    /**
     * A page of changes.
     */
    200: SyncPage;
};
export type SyncResponse = SyncResponses[keyof SyncResponses];
export type StreamEventsData = {
    body?: never;
    headers?: {
        /**
         * The same as `since`. Browsers send it when they reconnect.
         */
        'Last-Event-ID'?: EventCursor;
    };
    path?: never;
    query?: {
        /**
         * Start after this cursor: an id of this stream, or a cursor of `GET /sync`.
         */
        since?: EventCursor;
        /**
         * Only events of these types.
         */
        types?: Array<EventType>;
        /**
         * Only events in this project.
         */
        project_id?: GivenId;
    };
    url: '/events';
};
export type StreamEventsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `cursor_invalid`: The cursor cannot be decoded.
     * - `cursor_expired`: The events since the cursor are no longer kept. Read `GET /sync` without a cursor, then
     * continue from the cursor that it returns.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type StreamEventsError = StreamEventsErrors[keyof StreamEventsErrors];
export type StreamEventsResponses = {
    /**
     * The event stream.
     */
    200: StreamEvent;
};
export type StreamEventsResponse = StreamEventsResponses[keyof StreamEventsResponses];
export type CreateEventTicketData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/events/tickets';
};
export type CreateEventTicketErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type CreateEventTicketError = CreateEventTicketErrors[keyof CreateEventTicketErrors];
export type CreateEventTicketResponses = {
    /**
     * The ticket.
     */
    200: EventTicket;
};
export type CreateEventTicketResponse = CreateEventTicketResponses[keyof CreateEventTicketResponses];
export type ListWebhooksData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/webhooks';
};
export type ListWebhooksErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListWebhooksError = ListWebhooksErrors[keyof ListWebhooksErrors];
export type ListWebhooksResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Webhook>;
};
export type ListWebhooksResponse = ListWebhooksResponses[keyof ListWebhooksResponses];
export type CreateWebhookData = {
    body: WebhookCreate;
    path?: never;
    query?: never;
    url: '/webhooks';
};
export type CreateWebhookErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
     * - `webhook_url_refused`: The service does not send to this URL. `detail` has the reason.
     * - `unknown_project`: There is no such project that the caller can see.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateWebhookError = CreateWebhookErrors[keyof CreateWebhookErrors];
export type CreateWebhookResponses = {
    /**
     * The created webhook with its secret.
     */
    201: WebhookWithSecret;
};
export type CreateWebhookResponse = CreateWebhookResponses[keyof CreateWebhookResponses];
export type DeleteWebhookData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
    };
    query?: never;
    url: '/webhooks/{webhook_id}';
};
export type DeleteWebhookErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `webhook_not_found`: the caller has no such webhook.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeleteWebhookError = DeleteWebhookErrors[keyof DeleteWebhookErrors];
export type DeleteWebhookResponses = {
    /**
     * It has been deleted.
     */
    204: void;
};
export type DeleteWebhookResponse = DeleteWebhookResponses[keyof DeleteWebhookResponses];
export type GetWebhookData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
    };
    query?: never;
    url: '/webhooks/{webhook_id}';
};
export type GetWebhookErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `webhook_not_found`: the caller has no such webhook.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetWebhookError = GetWebhookErrors[keyof GetWebhookErrors];
export type GetWebhookResponses = {
    /**
     * The current state.
     */
    200: Webhook;
};
export type GetWebhookResponse = GetWebhookResponses[keyof GetWebhookResponses];
export type UpdateWebhookData = {
    body: WebhookUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
    };
    query?: never;
    url: '/webhooks/{webhook_id}';
};
export type UpdateWebhookErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `webhook_not_found`: the caller has no such webhook.
     */
    404: Problem;
    /**
     * - `email_unconfirmed`: The caller's own address is not confirmed, and the webhook would be enabled. `PUT
     * /users/me/email` with it sends a token.
     * - `webhook_url_refused`: The service does not send to this URL. `detail` has the reason.
     * - `unknown_project`: There is no such project that the caller can see.
     *
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateWebhookError = UpdateWebhookErrors[keyof UpdateWebhookErrors];
export type UpdateWebhookResponses = {
    /**
     * The current state.
     */
    200: Webhook;
};
export type UpdateWebhookResponse = UpdateWebhookResponses[keyof UpdateWebhookResponses];
export type RotateWebhookSecretData = {
    body?: never;
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
    };
    query?: never;
    url: '/webhooks/{webhook_id}/rotate-secret';
};
export type RotateWebhookSecretErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `webhook_not_found`: the caller has no such webhook.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RotateWebhookSecretError = RotateWebhookSecretErrors[keyof RotateWebhookSecretErrors];
export type RotateWebhookSecretResponses = {
    /**
     * The webhook with its new secret.
     */
    200: WebhookSecret;
};
export type RotateWebhookSecretResponse = RotateWebhookSecretResponses[keyof RotateWebhookSecretResponses];
export type TestWebhookData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
    };
    query?: never;
    url: '/webhooks/{webhook_id}/test';
};
export type TestWebhookErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `webhook_not_found`: the caller has no such webhook.
     */
    404: Problem;
    /**
     * - `webhook_disabled`: The webhook is disabled. Enable it first.
     * - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type TestWebhookError = TestWebhookErrors[keyof TestWebhookErrors];
export type TestWebhookResponses = {
    /**
     * The delivery. Its first attempt starts at once.
     */
    201: WebhookDeliveryDetail;
};
export type TestWebhookResponse = TestWebhookResponses[keyof TestWebhookResponses];
export type ListWebhookDeliveriesData = {
    body?: never;
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
    };
    query?: {
        /**
         * Only deliveries in this state.
         */
        state?: WebhookDeliveryState;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/webhooks/{webhook_id}/deliveries';
};
export type ListWebhookDeliveriesErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `webhook_not_found`: the caller has no such webhook.
     */
    404: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListWebhookDeliveriesError = ListWebhookDeliveriesErrors[keyof ListWebhookDeliveriesErrors];
export type ListWebhookDeliveriesResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<WebhookDelivery>;
};
export type ListWebhookDeliveriesResponse = ListWebhookDeliveriesResponses[keyof ListWebhookDeliveriesResponses];
export type GetWebhookDeliveryData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
        /**
         * The delivery's id.
         */
        delivery_id: GivenId;
    };
    query?: never;
    url: '/webhooks/{webhook_id}/deliveries/{delivery_id}';
};
export type GetWebhookDeliveryErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `delivery_not_found`: there is no such webhook of the caller, the webhook has no such delivery, or the caller
     * can no longer see the event.
     *
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetWebhookDeliveryError = GetWebhookDeliveryErrors[keyof GetWebhookDeliveryErrors];
export type GetWebhookDeliveryResponses = {
    /**
     * The current state.
     */
    200: WebhookDeliveryDetail;
};
export type GetWebhookDeliveryResponse = GetWebhookDeliveryResponses[keyof GetWebhookDeliveryResponses];
export type RedeliverWebhookDeliveryData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The webhook's id.
         */
        webhook_id: GivenId;
        /**
         * The delivery's id.
         */
        delivery_id: GivenId;
    };
    query?: never;
    url: '/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver';
};
export type RedeliverWebhookDeliveryErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `delivery_not_found`: there is no such webhook of the caller, the webhook has no such delivery, or the caller
     * can no longer see the event.
     *
     */
    404: Problem;
    /**
     * - `webhook_disabled`: The webhook is disabled. Enable it first.
     * - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RedeliverWebhookDeliveryError = RedeliverWebhookDeliveryErrors[keyof RedeliverWebhookDeliveryErrors];
export type RedeliverWebhookDeliveryResponses = {
    /**
     * The delivery is waiting to be sent.
     */
    200: WebhookDeliveryDetail;
};
export type RedeliverWebhookDeliveryResponse = RedeliverWebhookDeliveryResponses[keyof RedeliverWebhookDeliveryResponses];
export type ListUsersData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only users whose email address or name contains this text. Upper and lower case are equal.
         */
        search?: string;
        /**
         * Only users with this role.
         */
        role?: Role;
        /**
         * Only disabled users (`true`), or only enabled ones (`false`).
         */
        disabled?: boolean;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at' | 'email' | '-email';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/admin/users';
};
export type ListUsersErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListUsersError = ListUsersErrors[keyof ListUsersErrors];
export type ListUsersResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<AdminUser>;
};
export type ListUsersResponse = ListUsersResponses[keyof ListUsersResponses];
export type CreateUserData = {
    body: AdminUserCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/admin/users';
};
export type CreateUserErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `email_taken`: An account has this address.
     * - `password_too_common`: The password is on a list of common passwords.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type CreateUserError = CreateUserErrors[keyof CreateUserErrors];
export type CreateUserResponses = {
    /**
     * The account.
     */
    201: AdminUser;
};
export type CreateUserResponse = CreateUserResponses[keyof CreateUserResponses];
export type ListAllAuditEntriesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only entries about this account.
         */
        user_id?: GivenId;
        /**
         * Only entries of this kind.
         */
        kind?: AuditKind;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/admin/audit';
};
export type ListAllAuditEntriesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListAllAuditEntriesError = ListAllAuditEntriesErrors[keyof ListAllAuditEntriesErrors];
export type ListAllAuditEntriesResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<AuditEntry>;
};
export type ListAllAuditEntriesResponse = ListAllAuditEntriesResponses[keyof ListAllAuditEntriesResponses];
export type ExportAllAuditEntriesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/admin/audit/export';
};
export type ExportAllAuditEntriesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ExportAllAuditEntriesError = ExportAllAuditEntriesErrors[keyof ExportAllAuditEntriesErrors];
export type ExportAllAuditEntriesResponses = {
    /**
     * The entries, one a line.
     */
    200: AuditLines;
};
export type ExportAllAuditEntriesResponse = ExportAllAuditEntriesResponses[keyof ExportAllAuditEntriesResponses];
export type DeleteUserData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: {
        /**
         * The user who gets the todos and projects. Without it, they are deleted.
         */
        hand_over_to?: GivenId;
    };
    url: '/admin/users/{user_id}';
};
export type DeleteUserErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * - `last_admin`: The user is the last enabled admin. Make another user an admin first.
     * - `unknown_user`: There is no such user to hand over to, or it is the deleted user.
     *
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type DeleteUserError = DeleteUserErrors[keyof DeleteUserErrors];
export type DeleteUserResponses = {
    /**
     * The account has been deleted.
     */
    204: void;
};
export type DeleteUserResponse = DeleteUserResponses[keyof DeleteUserResponses];
export type GetUserData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}';
};
export type GetUserErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetUserError = GetUserErrors[keyof GetUserErrors];
export type GetUserResponses = {
    /**
     * The current state.
     */
    200: AdminUser;
};
export type GetUserResponse = GetUserResponses[keyof GetUserResponses];
export type UpdateUserData = {
    body: AdminUserUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}';
};
export type UpdateUserErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `last_admin`: the user is the last enabled admin. Make another user an admin first.
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type UpdateUserError = UpdateUserErrors[keyof UpdateUserErrors];
export type UpdateUserResponses = {
    /**
     * The current state.
     */
    200: AdminUser;
};
export type UpdateUserResponse = UpdateUserResponses[keyof UpdateUserResponses];
export type EndUserSessionsData = {
    body?: never;
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}/sessions';
};
export type EndUserSessionsErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type EndUserSessionsError = EndUserSessionsErrors[keyof EndUserSessionsErrors];
export type EndUserSessionsResponses = {
    /**
     * The user is signed out everywhere.
     */
    204: void;
};
export type EndUserSessionsResponse = EndUserSessionsResponses[keyof EndUserSessionsResponses];
export type ReplaceUserPasswordData = {
    body: UserPasswordReplace;
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}/password';
};
export type ReplaceUserPasswordErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `password_too_common`: the new password is on a list of common passwords.
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ReplaceUserPasswordError = ReplaceUserPasswordErrors[keyof ReplaceUserPasswordErrors];
export type ReplaceUserPasswordResponses = {
    /**
     * The password has been set.
     */
    204: void;
};
export type ReplaceUserPasswordResponse = ReplaceUserPasswordResponses[keyof ReplaceUserPasswordResponses];
export type SendUserPasswordResetData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}/password-reset';
};
export type SendUserPasswordResetErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * - `account_disabled`: The account is disabled. Enable it first.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type SendUserPasswordResetError = SendUserPasswordResetErrors[keyof SendUserPasswordResetErrors];
export type SendUserPasswordResetResponses = {
    /**
     * The email will be sent.
     */
    202: unknown;
};
export type ConfirmUserEmailData = {
    body?: never;
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}/confirmed-email';
};
export type ConfirmUserEmailErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ConfirmUserEmailError = ConfirmUserEmailErrors[keyof ConfirmUserEmailErrors];
export type ConfirmUserEmailResponses = {
    /**
     * The address is confirmed.
     */
    204: void;
};
export type ConfirmUserEmailResponse = ConfirmUserEmailResponses[keyof ConfirmUserEmailResponses];
export type RemoveUserSecondFactorData = {
    body?: never;
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}/second-factor';
};
export type RemoveUserSecondFactorErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type RemoveUserSecondFactorError = RemoveUserSecondFactorErrors[keyof RemoveUserSecondFactorErrors];
export type RemoveUserSecondFactorResponses = {
    /**
     * The user has no second factor.
     */
    204: void;
};
export type RemoveUserSecondFactorResponse = RemoveUserSecondFactorResponses[keyof RemoveUserSecondFactorResponses];
export type GetUserQuotasData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}/quotas';
};
export type GetUserQuotasErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetUserQuotasError = GetUserQuotasErrors[keyof GetUserQuotasErrors];
export type GetUserQuotasResponses = {
    /**
     * The quotas.
     */
    200: UserQuotas;
};
export type GetUserQuotasResponse = GetUserQuotasResponses[keyof GetUserQuotasResponses];
export type ReplaceUserQuotasData = {
    body: UserQuotasUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The user's id.
         */
        user_id: GivenId;
    };
    query?: never;
    url: '/admin/users/{user_id}/quotas';
};
export type ReplaceUserQuotasErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `account_not_found`: there is no such user.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ReplaceUserQuotasError = ReplaceUserQuotasErrors[keyof ReplaceUserQuotasErrors];
export type ReplaceUserQuotasResponses = {
    /**
     * The new quotas.
     */
    200: UserQuotas;
};
export type ReplaceUserQuotasResponse = ReplaceUserQuotasResponses[keyof ReplaceUserQuotasResponses];
export type ListServiceInvitationsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/admin/invitations';
};
export type ListServiceInvitationsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListServiceInvitationsError = ListServiceInvitationsErrors[keyof ListServiceInvitationsErrors];
export type ListServiceInvitationsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<ServiceInvitation>;
};
export type ListServiceInvitationsResponse = ListServiceInvitationsResponses[keyof ListServiceInvitationsResponses];
export type CreateServiceInvitationData = {
    body: ServiceInvitationCreate;
    path?: never;
    query?: never;
    url: '/admin/invitations';
};
export type CreateServiceInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller is no admin.
     * - `registration_closed`: `REGISTRATION` of the service is `closed`: nobody could register with it.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one
     * up: `POST /users/me/totp`.
     *
     */
    403: Problem;
    /**
     * - `email_taken`: The email address already has an account.
     * - `email_unconfirmed`: The caller's own address is not confirmed. `PUT /users/me/email` with it sends a token.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type CreateServiceInvitationError = CreateServiceInvitationErrors[keyof CreateServiceInvitationErrors];
export type CreateServiceInvitationResponses = {
    /**
     * The created invitation.
     */
    201: ServiceInvitationWithLink;
};
export type CreateServiceInvitationResponse = CreateServiceInvitationResponses[keyof CreateServiceInvitationResponses];
export type WithdrawServiceInvitationData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The invitation's id.
         */
        invitation_id: GivenId;
    };
    query?: never;
    url: '/admin/invitations/{invitation_id}';
};
export type WithdrawServiceInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `invitation_not_found`: There is no such invitation to the service.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type WithdrawServiceInvitationError = WithdrawServiceInvitationErrors[keyof WithdrawServiceInvitationErrors];
export type WithdrawServiceInvitationResponses = {
    /**
     * The invitation has been withdrawn.
     */
    204: void;
};
export type WithdrawServiceInvitationResponse = WithdrawServiceInvitationResponses[keyof WithdrawServiceInvitationResponses];
export type GetServiceInvitationData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The invitation's id.
         */
        invitation_id: GivenId;
    };
    query?: never;
    url: '/admin/invitations/{invitation_id}';
};
export type GetServiceInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `invitation_not_found`: There is no such invitation to the service.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetServiceInvitationError = GetServiceInvitationErrors[keyof GetServiceInvitationErrors];
export type GetServiceInvitationResponses = {
    /**
     * The current state.
     */
    200: ServiceInvitation;
};
export type GetServiceInvitationResponse = GetServiceInvitationResponses[keyof GetServiceInvitationResponses];
export type ListInvitationsData = {
    body?: never;
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/projects/{project_id}/invitations';
};
export type ListInvitationsErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListInvitationsError = ListInvitationsErrors[keyof ListInvitationsErrors];
export type ListInvitationsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Invitation>;
};
export type ListInvitationsResponse = ListInvitationsResponses[keyof ListInvitationsResponses];
export type CreateInvitationData = {
    body: InvitationCreate;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/invitations';
};
export type CreateInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `project_not_found`: the caller is not a member of such a project.
     */
    404: Problem;
    /**
     * - `already_member`: The person is a member of the project.
     * - `already_invited`: The person has a pending invitation to the project.
     * - `invitation_declined`: The person has declined an invitation to the project within seven days.
     * - `unknown_user`: There is no such user.
     * - `email_unconfirmed`: An invitation by email needs the caller's own address to be confirmed. `PUT
     * /users/me/email` with it sends a token.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CreateInvitationError = CreateInvitationErrors[keyof CreateInvitationErrors];
export type CreateInvitationResponses = {
    /**
     * The created resource.
     */
    201: Invitation;
};
export type CreateInvitationResponse = CreateInvitationResponses[keyof CreateInvitationResponses];
export type WithdrawInvitationData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
        /**
         * The invitation's id.
         */
        invitation_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/invitations/{invitation_id}';
};
export type WithdrawInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_not_found`: The caller is not a member of such a project.
     * - `invitation_not_found`: The project has no such invitation.
     *
     */
    404: Problem;
    /**
     * `invitation_declined`: the person has declined it. It can be deleted after `expires_at`.
     */
    409: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type WithdrawInvitationError = WithdrawInvitationErrors[keyof WithdrawInvitationErrors];
export type WithdrawInvitationResponses = {
    /**
     * The invitation has been withdrawn.
     */
    204: void;
};
export type WithdrawInvitationResponse = WithdrawInvitationResponses[keyof WithdrawInvitationResponses];
export type GetInvitationData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The project's id.
         */
        project_id: GivenId;
        /**
         * The invitation's id.
         */
        invitation_id: GivenId;
    };
    query?: never;
    url: '/projects/{project_id}/invitations/{invitation_id}';
};
export type GetInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_not_found`: The caller is not a member of such a project.
     * - `invitation_not_found`: The project has no such invitation.
     *
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetInvitationError = GetInvitationErrors[keyof GetInvitationErrors];
export type GetInvitationResponses = {
    /**
     * The current state.
     */
    200: Invitation;
};
export type GetInvitationResponse = GetInvitationResponses[keyof GetInvitationResponses];
export type ListReceivedInvitationsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/users/me/invitations';
};
export type ListReceivedInvitationsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListReceivedInvitationsError = ListReceivedInvitationsErrors[keyof ListReceivedInvitationsErrors];
export type ListReceivedInvitationsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<ReceivedInvitation>;
};
export type ListReceivedInvitationsResponse = ListReceivedInvitationsResponses[keyof ListReceivedInvitationsResponses];
export type AcceptReceivedInvitationData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The invitation's id.
         */
        invitation_id: GivenId;
    };
    query?: never;
    url: '/users/me/invitations/{invitation_id}/accept';
};
export type AcceptReceivedInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `invitation_not_found`: The caller has no such pending invitation. It may have been answered, withdrawn or expired,
     * or its sender is no longer an owner.
     *
     */
    404: Problem;
    /**
     * - `quota_exceeded`: A quota of the project's owner is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type AcceptReceivedInvitationError = AcceptReceivedInvitationErrors[keyof AcceptReceivedInvitationErrors];
export type AcceptReceivedInvitationResponses = {
    /**
     * The membership.
     */
    200: Member;
};
export type AcceptReceivedInvitationResponse = AcceptReceivedInvitationResponses[keyof AcceptReceivedInvitationResponses];
export type DeclineReceivedInvitationData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The invitation's id.
         */
        invitation_id: GivenId;
    };
    query?: never;
    url: '/users/me/invitations/{invitation_id}/decline';
};
export type DeclineReceivedInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `invitation_not_found`: The caller has no such pending invitation. It may have been answered, withdrawn or expired,
     * or its sender is no longer an owner.
     *
     */
    404: Problem;
    /**
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeclineReceivedInvitationError = DeclineReceivedInvitationErrors[keyof DeclineReceivedInvitationErrors];
export type DeclineReceivedInvitationResponses = {
    /**
     * The invitation has been declined.
     */
    204: void;
};
export type DeclineReceivedInvitationResponse = DeclineReceivedInvitationResponses[keyof DeclineReceivedInvitationResponses];
export type AcceptInvitationData = {
    body: InvitationAnswer;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/invitations/accept';
};
export type AcceptInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `invitation_invalid`: The invitation is unknown, used, declined, withdrawn or expired, or its sender is no
     * longer an owner.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type AcceptInvitationError = AcceptInvitationErrors[keyof AcceptInvitationErrors];
export type AcceptInvitationResponses = {
    /**
     * The membership.
     */
    200: Member;
};
export type AcceptInvitationResponse = AcceptInvitationResponses[keyof AcceptInvitationResponses];
export type DeclineInvitationData = {
    body: InvitationAnswer;
    path?: never;
    query?: never;
    url: '/invitations/decline';
};
export type DeclineInvitationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `invitation_invalid`: the invitation is unknown, used, declined, withdrawn or expired.
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type DeclineInvitationError = DeclineInvitationErrors[keyof DeclineInvitationErrors];
export type DeclineInvitationResponses = {
    /**
     * The invitation has been declined.
     */
    204: void;
};
export type DeclineInvitationResponse = DeclineInvitationResponses[keyof DeclineInvitationResponses];
export type ListNotificationsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only unread notifications (`true`), or only read ones (`false`).
         */
        unread?: boolean;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/notifications';
};
export type ListNotificationsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListNotificationsError = ListNotificationsErrors[keyof ListNotificationsErrors];
export type ListNotificationsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Notification>;
};
export type ListNotificationsResponse = ListNotificationsResponses[keyof ListNotificationsResponses];
export type GetUnreadCountData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/notifications/unread-count';
};
export type GetUnreadCountErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetUnreadCountError = GetUnreadCountErrors[keyof GetUnreadCountErrors];
export type GetUnreadCountResponses = {
    /**
     * The current state.
     */
    200: UnreadCount;
};
export type GetUnreadCountResponse = GetUnreadCountResponses[keyof GetUnreadCountResponses];
export type ReadAllNotificationsData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/notifications/read-all';
};
export type ReadAllNotificationsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type ReadAllNotificationsError = ReadAllNotificationsErrors[keyof ReadAllNotificationsErrors];
export type ReadAllNotificationsResponses = {
    /**
     * All notifications are read.
     */
    200: ReadAll;
};
export type ReadAllNotificationsResponse = ReadAllNotificationsResponses[keyof ReadAllNotificationsResponses];
export type GetNotificationData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The notification's id.
         */
        notification_id: GivenId;
    };
    query?: never;
    url: '/notifications/{notification_id}';
};
export type GetNotificationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `notification_not_found`: the caller has no such notification.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetNotificationError = GetNotificationErrors[keyof GetNotificationErrors];
export type GetNotificationResponses = {
    /**
     * The current state.
     */
    200: Notification;
};
export type GetNotificationResponse = GetNotificationResponses[keyof GetNotificationResponses];
export type UpdateNotificationData = {
    body: NotificationUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * The notification's id.
         */
        notification_id: GivenId;
    };
    query?: never;
    url: '/notifications/{notification_id}';
};
export type UpdateNotificationErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `notification_not_found`: the caller has no such notification.
     */
    404: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdateNotificationError = UpdateNotificationErrors[keyof UpdateNotificationErrors];
export type UpdateNotificationResponses = {
    /**
     * The current state.
     */
    200: Notification;
};
export type UpdateNotificationResponse = UpdateNotificationResponses[keyof UpdateNotificationResponses];
export type GetPreferencesData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/preferences';
};
export type GetPreferencesErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetPreferencesError = GetPreferencesErrors[keyof GetPreferencesErrors];
export type GetPreferencesResponses = {
    /**
     * The current state.
     */
    200: Preferences;
};
export type GetPreferencesResponse = GetPreferencesResponses[keyof GetPreferencesResponses];
export type UpdatePreferencesData = {
    body: PreferencesUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/preferences';
};
export type UpdatePreferencesErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type UpdatePreferencesError = UpdatePreferencesErrors[keyof UpdatePreferencesErrors];
export type UpdatePreferencesResponses = {
    /**
     * The current state.
     */
    200: Preferences;
};
export type UpdatePreferencesResponse = UpdatePreferencesResponses[keyof UpdatePreferencesResponses];
export type GetUsageData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/usage';
};
export type GetUsageErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetUsageError = GetUsageErrors[keyof GetUsageErrors];
export type GetUsageResponses = {
    /**
     * The quotas, in the order of `x-quotas`.
     */
    200: Usage;
};
export type GetUsageResponse = GetUsageResponses[keyof GetUsageResponses];
export type ExportDataData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
    };
    url: '/users/me/export';
};
export type ExportDataErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded. Start again without a cursor.
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ExportDataError = ExportDataErrors[keyof ExportDataErrors];
export type ExportDataResponses = {
    /**
     * The export document.
     */
    200: DataExport;
};
export type ExportDataResponse = ExportDataResponses[keyof ExportDataResponses];
export type ImportDataData = {
    body: DataImport;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/users/me/import';
};
export type ImportDataErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `project_archived`: A todo belongs to an archived project, which takes no new todos.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the document is larger than 10 MB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type ImportDataError = ImportDataErrors[keyof ImportDataErrors];
export type ImportDataResponses = {
    /**
     * The numbers of added and of present items.
     */
    200: DataImported;
};
export type ImportDataResponse = ImportDataResponses[keyof ImportDataResponses];
export type RequestEmailChangeData = {
    body: EmailChange;
    path?: never;
    query?: never;
    url: '/users/me/email';
};
export type RequestEmailChangeErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `password_incorrect`: The current password is wrong.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RequestEmailChangeError = RequestEmailChangeErrors[keyof RequestEmailChangeErrors];
export type RequestEmailChangeResponses = {
    /**
     * The email is being sent.
     */
    202: unknown;
};
export type ConfirmEmailChangeData = {
    body: MailToken;
    path?: never;
    query?: never;
    url: '/auth/email';
};
export type ConfirmEmailChangeErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `mail_token_invalid`: the token is unknown, used, replaced or expired.
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type ConfirmEmailChangeError = ConfirmEmailChangeErrors[keyof ConfirmEmailChangeErrors];
export type ConfirmEmailChangeResponses = {
    /**
     * The account has the new address.
     */
    204: void;
};
export type ConfirmEmailChangeResponse = ConfirmEmailChangeResponses[keyof ConfirmEmailChangeResponses];
export type CancelEmailChangeData = {
    body: MailToken;
    path?: never;
    query?: never;
    url: '/auth/email/cancel';
};
export type CancelEmailChangeErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `mail_token_invalid`: the token is unknown, used, replaced or expired, or the change was confirmed.
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type CancelEmailChangeError = CancelEmailChangeErrors[keyof CancelEmailChangeErrors];
export type CancelEmailChangeResponses = {
    /**
     * The account keeps its address.
     */
    204: void;
};
export type CancelEmailChangeResponse = CancelEmailChangeResponses[keyof CancelEmailChangeResponses];
export type RequestPasswordResetData = {
    body: PasswordResetRequest;
    path?: never;
    query?: never;
    url: '/auth/password-reset';
};
export type RequestPasswordResetErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * `password_sign_in_off`: The operator has turned sign-in with a password off.
     */
    403: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RequestPasswordResetError = RequestPasswordResetErrors[keyof RequestPasswordResetErrors];
export type RequestPasswordResetResponses = {
    /**
     * If the account exists, the email is being sent.
     */
    202: unknown;
};
export type ResetPasswordData = {
    body: PasswordReset;
    path?: never;
    query?: never;
    url: '/auth/password-reset/confirm';
};
export type ResetPasswordErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `mail_token_invalid`: The token is unknown, used, replaced or expired.
     * - `password_too_common`: The password is on a list of common passwords.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type ResetPasswordError = ResetPasswordErrors[keyof ResetPasswordErrors];
export type ResetPasswordResponses = {
    /**
     * The password has been changed.
     */
    204: void;
};
export type ResetPasswordResponse = ResetPasswordResponses[keyof ResetPasswordResponses];
export type GetMaintenanceData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/admin/maintenance';
};
export type GetMaintenanceErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetMaintenanceError = GetMaintenanceErrors[keyof GetMaintenanceErrors];
export type GetMaintenanceResponses = {
    /**
     * The current state.
     */
    200: Maintenance;
};
export type GetMaintenanceResponse = GetMaintenanceResponses[keyof GetMaintenanceResponses];
export type ReplaceMaintenanceData = {
    body: MaintenanceUpdate;
    headers?: {
        /**
         * An `ETag` that the caller has, a list of them, or `*`. If the resource has a different one, nothing is changed
         * and the response is 412. Without this header, the last change wins.
         *
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/admin/maintenance';
};
export type ReplaceMaintenanceErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `precondition_failed`: the resource does not have the `ETag` in `If-Match`. Read it again before you change it.
     *
     */
    412: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ReplaceMaintenanceError = ReplaceMaintenanceErrors[keyof ReplaceMaintenanceErrors];
export type ReplaceMaintenanceResponses = {
    /**
     * The new state.
     */
    200: Maintenance;
};
export type ReplaceMaintenanceResponse = ReplaceMaintenanceResponses[keyof ReplaceMaintenanceResponses];
export type DeleteAnnouncementData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/admin/announcement';
};
export type DeleteAnnouncementErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type DeleteAnnouncementError = DeleteAnnouncementErrors[keyof DeleteAnnouncementErrors];
export type DeleteAnnouncementResponses = {
    /**
     * There is no announcement.
     */
    204: void;
};
export type DeleteAnnouncementResponse = DeleteAnnouncementResponses[keyof DeleteAnnouncementResponses];
export type ReplaceAnnouncementData = {
    body: AnnouncementUpdate;
    path?: never;
    query?: never;
    url: '/admin/announcement';
};
export type ReplaceAnnouncementErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ReplaceAnnouncementError = ReplaceAnnouncementErrors[keyof ReplaceAnnouncementErrors];
export type ReplaceAnnouncementResponses = {
    /**
     * The announcement.
     */
    200: Announcement;
};
export type ReplaceAnnouncementResponse = ReplaceAnnouncementResponses[keyof ReplaceAnnouncementResponses];
export type SendTestMailData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/admin/test-mail';
};
export type SendTestMailErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type SendTestMailError = SendTestMailErrors[keyof SendTestMailErrors];
export type SendTestMailResponses = {
    /**
     * The email will be sent by this job.
     */
    202: Job;
};
export type SendTestMailResponse = SendTestMailResponses[keyof SendTestMailResponses];
export type GetConfigurationData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/admin/configuration';
};
export type GetConfigurationErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetConfigurationError = GetConfigurationErrors[keyof GetConfigurationErrors];
export type GetConfigurationResponses = {
    /**
     * The current state.
     */
    200: Configuration;
};
export type GetConfigurationResponse = GetConfigurationResponses[keyof GetConfigurationResponses];
export type GetServiceUsageData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/admin/usage';
};
export type GetServiceUsageErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetServiceUsageError = GetServiceUsageErrors[keyof GetServiceUsageErrors];
export type GetServiceUsageResponses = {
    /**
     * The current state.
     */
    200: ServiceUsage;
};
export type GetServiceUsageResponse = GetServiceUsageResponses[keyof GetServiceUsageResponses];
export type ListJobsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only jobs of this queue.
         */
        queue?: QueueName;
        /**
         * Only jobs in this state.
         */
        state?: JobState;
        /**
         * The sort order. A leading `-` means descending. Items with equal values are sorted by id.
         */
        sort?: 'created_at' | '-created_at';
        /**
         * How many items to skip, counted from `cursor` if both are given.
         */
        skip?: number;
        /**
         * The largest number of items to return.
         */
        limit?: number;
        /**
         * The cursor from the `Link` header of the previous page. Opaque.
         */
        cursor?: string;
        /**
         * Whether to return the `Total-Count` header.
         */
        count?: boolean;
    };
    url: '/admin/jobs';
};
export type ListJobsErrors = {
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `cursor_invalid`: the cursor cannot be decoded, or belongs to another sort order. Start again without a
     * cursor.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type ListJobsError = ListJobsErrors[keyof ListJobsErrors];
export type ListJobsResponses = {
    /**
     * One page of the list; `[]` when it is empty.
     */
    200: Array<Job>;
};
export type ListJobsResponse = ListJobsResponses[keyof ListJobsResponses];
export type GetJobData = {
    body?: never;
    headers?: {
        /**
         * An `ETag` that the caller has. If the resource still has it, the response is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * The job's id.
         */
        job_id: GivenId;
    };
    query?: never;
    url: '/admin/jobs/{job_id}';
};
export type GetJobErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `job_not_found`: there is no such job, or it finished so long ago that it has been deleted.
     */
    404: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type GetJobError = GetJobErrors[keyof GetJobErrors];
export type GetJobResponses = {
    /**
     * The current state.
     */
    200: Job;
};
export type GetJobResponse = GetJobResponses[keyof GetJobResponses];
export type RetryJobData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The job's id.
         */
        job_id: GivenId;
    };
    query?: never;
    url: '/admin/jobs/{job_id}/retry';
};
export type RetryJobErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `job_not_found`: there is no such job, or it finished so long ago that it has been deleted.
     */
    404: Problem;
    /**
     * - `job_state`: Only a failed or cancelled job can be retried.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type RetryJobError = RetryJobErrors[keyof RetryJobErrors];
export type RetryJobResponses = {
    /**
     * The job is waiting to run.
     */
    200: Job;
};
export type RetryJobResponse = RetryJobResponses[keyof RetryJobResponses];
export type CancelJobData = {
    body?: never;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * The job's id.
         */
        job_id: GivenId;
    };
    query?: never;
    url: '/admin/jobs/{job_id}/cancel';
};
export type CancelJobErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `forbidden`: The caller's role does not allow this operation.
     * - `step_up_required`: The last authentication was more than five minutes ago. Use `POST /auth/step-up`,
     * then repeat the request.
     * - `insufficient_scope`: No API token has access.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * `job_not_found`: there is no such job, or it finished so long ago that it has been deleted.
     */
    404: Problem;
    /**
     * - `job_state`: The job is completed or already cancelled.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * `unavailable`: the service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     *
     */
    503: Problem;
};
export type CancelJobError = CancelJobErrors[keyof CancelJobErrors];
export type CancelJobResponses = {
    /**
     * The job will not run.
     */
    200: Job;
};
export type CancelJobResponse = CancelJobResponses[keyof CancelJobResponses];
export type RunBatchData = {
    body: Batch;
    headers?: {
        /**
         * A new value for each action, such as a UUID. It makes the request safe to retry, for example when no response
         * arrived: for 24 hours, a successful response is returned again, and the action is not repeated. A request that
         * failed had no effect, so it may be sent again with the same key, changed or not. Keys of different callers are
         * independent.
         *
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/batch';
};
export type RunBatchErrors = {
    /**
     * `malformed_request`: the path or the body cannot be read, for example because the body is not valid JSON.
     *
     */
    400: Problem;
    /**
     * - `unauthenticated`: The bearer token is missing or invalid.
     * - `token_expired`: The access token has expired. Request a new one.
     * - `user_not_found`: The token is valid, but its user has been deleted or disabled.
     *
     */
    401: Problem;
    /**
     * - `insufficient_scope`: The API token lacks the scope for this operation.
     * - `mfa_setup_required`: The operator demands a second factor, which the caller's account does not have. Set one up:
     * `POST /users/me/totp` or `POST /users/me/passkeys/options`.
     *
     */
    403: Problem;
    /**
     * - `batch_id_repeated`: Two operations have the same `id`.
     * - `quota_exceeded`: A quota of the caller is used up. The member `quota` says which one.
     * - `idempotency_key_reused`: The `Idempotency-Key` was used for another request.
     * - `idempotency_in_flight`: A request with this key is still in flight. Retry after `Retry-After` seconds.
     *
     */
    409: Problem;
    /**
     * `payload_too_large`: the body is larger than 100 kB.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: the body has an unsupported `Content-Type` or `Content-Encoding`.
     */
    415: Problem;
    /**
     * `validation_failed`: the request does not match this document. `errors` has the location of each violation.
     *
     */
    422: Problem;
    /**
     * - `rate_limited`: The caller has sent too many requests, or too many invalid credentials came from the address.
     * - `concurrency_limited`: The caller has its share of what callers share (`x-shares`).
     *
     * Retry after `Retry-After` seconds.
     *
     */
    429: Problem;
    /**
     * `internal_error`: the service failed. The reason is in the service's log under `request_id`.
     */
    500: Problem;
    /**
     * - `unavailable`: The service cannot process the request now. Retry after `Retry-After` seconds. If the connection
     * to the database failed during a commit, the change may have been saved: read the resource before you write
     * again.
     * - `maintenance`: The service is in maintenance, and only admins can change something. `detail` is the operator's
     * message.
     *
     */
    503: Problem;
};
export type RunBatchError = RunBatchErrors[keyof RunBatchErrors];
export type RunBatchResponses = {
    /**
     * The results, in the order of the operations. `committed` says whether the changes were saved.
     */
    200: BatchResults;
};
export type RunBatchResponse = RunBatchResponses[keyof RunBatchResponses];
export type TodoCreatedWebhookPayload = TodoEvent;
export type TodoCreatedWebhookRequest = {
    body: TodoCreatedWebhookPayload;
    key: 'todo.created';
    path?: never;
    query?: never;
};
export type TodoUpdatedWebhookPayload = TodoEvent;
export type TodoUpdatedWebhookRequest = {
    body: TodoUpdatedWebhookPayload;
    key: 'todo.updated';
    path?: never;
    query?: never;
};
export type TodoDeletedWebhookPayload = TodoEvent;
export type TodoDeletedWebhookRequest = {
    body: TodoDeletedWebhookPayload;
    key: 'todo.deleted';
    path?: never;
    query?: never;
};
export type TodoRestoredWebhookPayload = TodoEvent;
export type TodoRestoredWebhookRequest = {
    body: TodoRestoredWebhookPayload;
    key: 'todo.restored';
    path?: never;
    query?: never;
};
export type TodoPurgedWebhookPayload = TodoPurgedEvent;
export type TodoPurgedWebhookRequest = {
    body: TodoPurgedWebhookPayload;
    key: 'todo.purged';
    path?: never;
    query?: never;
};
export type TodoRemovedWebhookPayload = TodoRemovedEvent;
export type TodoRemovedWebhookRequest = {
    body: TodoRemovedWebhookPayload;
    key: 'todo.removed';
    path?: never;
    query?: never;
};
export type ProjectCreatedWebhookPayload = ProjectEvent;
export type ProjectCreatedWebhookRequest = {
    body: ProjectCreatedWebhookPayload;
    key: 'project.created';
    path?: never;
    query?: never;
};
export type ProjectUpdatedWebhookPayload = ProjectEvent;
export type ProjectUpdatedWebhookRequest = {
    body: ProjectUpdatedWebhookPayload;
    key: 'project.updated';
    path?: never;
    query?: never;
};
export type ProjectDeletedWebhookPayload = ProjectEvent;
export type ProjectDeletedWebhookRequest = {
    body: ProjectDeletedWebhookPayload;
    key: 'project.deleted';
    path?: never;
    query?: never;
};
export type ProjectRestoredWebhookPayload = ProjectEvent;
export type ProjectRestoredWebhookRequest = {
    body: ProjectRestoredWebhookPayload;
    key: 'project.restored';
    path?: never;
    query?: never;
};
export type ProjectPurgedWebhookPayload = ProjectPurgedEvent;
export type ProjectPurgedWebhookRequest = {
    body: ProjectPurgedWebhookPayload;
    key: 'project.purged';
    path?: never;
    query?: never;
};
export type SectionCreatedWebhookPayload = SectionEvent;
export type SectionCreatedWebhookRequest = {
    body: SectionCreatedWebhookPayload;
    key: 'section.created';
    path?: never;
    query?: never;
};
export type SectionUpdatedWebhookPayload = SectionEvent;
export type SectionUpdatedWebhookRequest = {
    body: SectionUpdatedWebhookPayload;
    key: 'section.updated';
    path?: never;
    query?: never;
};
export type SectionDeletedWebhookPayload = SectionEvent;
export type SectionDeletedWebhookRequest = {
    body: SectionDeletedWebhookPayload;
    key: 'section.deleted';
    path?: never;
    query?: never;
};
export type LabelCreatedWebhookPayload = LabelEvent;
export type LabelCreatedWebhookRequest = {
    body: LabelCreatedWebhookPayload;
    key: 'label.created';
    path?: never;
    query?: never;
};
export type LabelUpdatedWebhookPayload = LabelEvent;
export type LabelUpdatedWebhookRequest = {
    body: LabelUpdatedWebhookPayload;
    key: 'label.updated';
    path?: never;
    query?: never;
};
export type LabelDeletedWebhookPayload = LabelEvent;
export type LabelDeletedWebhookRequest = {
    body: LabelDeletedWebhookPayload;
    key: 'label.deleted';
    path?: never;
    query?: never;
};
export type ReminderCreatedWebhookPayload = ReminderEvent;
export type ReminderCreatedWebhookRequest = {
    body: ReminderCreatedWebhookPayload;
    key: 'reminder.created';
    path?: never;
    query?: never;
};
export type ReminderUpdatedWebhookPayload = ReminderEvent;
export type ReminderUpdatedWebhookRequest = {
    body: ReminderUpdatedWebhookPayload;
    key: 'reminder.updated';
    path?: never;
    query?: never;
};
export type ReminderDeletedWebhookPayload = ReminderEvent;
export type ReminderDeletedWebhookRequest = {
    body: ReminderDeletedWebhookPayload;
    key: 'reminder.deleted';
    path?: never;
    query?: never;
};
export type ReminderDueWebhookPayload = ReminderDueEvent;
export type ReminderDueWebhookRequest = {
    body: ReminderDueWebhookPayload;
    key: 'reminder.due';
    path?: never;
    query?: never;
};
export type ViewCreatedWebhookPayload = ViewEvent;
export type ViewCreatedWebhookRequest = {
    body: ViewCreatedWebhookPayload;
    key: 'view.created';
    path?: never;
    query?: never;
};
export type ViewUpdatedWebhookPayload = ViewEvent;
export type ViewUpdatedWebhookRequest = {
    body: ViewUpdatedWebhookPayload;
    key: 'view.updated';
    path?: never;
    query?: never;
};
export type ViewDeletedWebhookPayload = ViewEvent;
export type ViewDeletedWebhookRequest = {
    body: ViewDeletedWebhookPayload;
    key: 'view.deleted';
    path?: never;
    query?: never;
};
export type MemberAddedWebhookPayload = MemberEvent;
export type MemberAddedWebhookRequest = {
    body: MemberAddedWebhookPayload;
    key: 'member.added';
    path?: never;
    query?: never;
};
export type MemberUpdatedWebhookPayload = MemberEvent;
export type MemberUpdatedWebhookRequest = {
    body: MemberUpdatedWebhookPayload;
    key: 'member.updated';
    path?: never;
    query?: never;
};
export type MemberRemovedWebhookPayload = MemberEvent;
export type MemberRemovedWebhookRequest = {
    body: MemberRemovedWebhookPayload;
    key: 'member.removed';
    path?: never;
    query?: never;
};
export type NotificationCreatedWebhookPayload = NotificationEvent;
export type NotificationCreatedWebhookRequest = {
    body: NotificationCreatedWebhookPayload;
    key: 'notification.created';
    path?: never;
    query?: never;
};
export type UserUpdatedWebhookPayload = UserEvent;
export type UserUpdatedWebhookRequest = {
    body: UserUpdatedWebhookPayload;
    key: 'user.updated';
    path?: never;
    query?: never;
};
export type WebhookTestWebhookPayload = WebhookTestEvent;
export type WebhookTestWebhookRequest = {
    body: WebhookTestWebhookPayload;
    key: 'webhook.test';
    path?: never;
    query?: never;
};
