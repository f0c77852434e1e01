import { type Client, type ClientMeta, type Options as Options2, type RequestResult, type ServerSentEventsResult, type TDataShape } from './client/index.ts';
import type { AcceptInvitationData, AcceptInvitationErrors, AcceptInvitationResponses, AcceptReceivedInvitationData, AcceptReceivedInvitationErrors, AcceptReceivedInvitationResponses, AddMemberData, AddMemberErrors, AddMemberResponses, BeginOidcSignInData, BeginOidcSignInErrors, BeginOidcSignInResponses, CancelEmailChangeData, CancelEmailChangeErrors, CancelEmailChangeResponses, CancelJobData, CancelJobErrors, CancelJobResponses, ChangePasswordData, ChangePasswordErrors, ChangePasswordResponses, ConfirmEmailChangeData, ConfirmEmailChangeErrors, ConfirmEmailChangeResponses, ConfirmTotpData, ConfirmTotpErrors, ConfirmTotpResponses, ConfirmUserEmailData, ConfirmUserEmailErrors, ConfirmUserEmailResponses, CreateApiTokenData, CreateApiTokenErrors, CreateApiTokenResponses, CreateEventTicketData, CreateEventTicketErrors, CreateEventTicketResponses, CreateInvitationData, CreateInvitationErrors, CreateInvitationResponses, CreateLabelData, CreateLabelErrors, CreateLabelResponses, CreatePasskeyData, CreatePasskeyErrors, CreatePasskeyResponses, CreateProjectData, CreateProjectErrors, CreateProjectResponses, CreateReminderData, CreateReminderErrors, CreateReminderResponses, CreateSectionData, CreateSectionErrors, CreateSectionResponses, CreateServiceInvitationData, CreateServiceInvitationErrors, CreateServiceInvitationResponses, CreateTodoData, CreateTodoErrors, CreateTodoResponses, CreateTokenData, CreateTokenErrors, CreateTokenResponses, CreateUserData, CreateUserErrors, CreateUserResponses, CreateViewData, CreateViewErrors, CreateViewResponses, CreateWebhookData, CreateWebhookErrors, CreateWebhookResponses, DeclineInvitationData, DeclineInvitationErrors, DeclineInvitationResponses, DeclineReceivedInvitationData, DeclineReceivedInvitationErrors, DeclineReceivedInvitationResponses, DeleteAnnouncementData, DeleteAnnouncementErrors, DeleteAnnouncementResponses, DeleteApiTokenData, DeleteApiTokenErrors, DeleteApiTokenResponses, DeleteLabelData, DeleteLabelErrors, DeleteLabelResponses, DeleteMeData, DeleteMeErrors, DeleteMeResponses, DeletePasskeyData, DeletePasskeyErrors, DeletePasskeyResponses, DeleteProjectData, DeleteProjectErrors, DeleteProjectResponses, DeleteRememberedDeviceData, DeleteRememberedDeviceErrors, DeleteRememberedDeviceResponses, DeleteReminderData, DeleteReminderErrors, DeleteReminderResponses, DeleteSectionData, DeleteSectionErrors, DeleteSectionResponses, DeleteTodoData, DeleteTodoErrors, DeleteTodoResponses, DeleteUserData, DeleteUserErrors, DeleteUserResponses, DeleteViewData, DeleteViewErrors, DeleteViewResponses, DeleteWebhookData, DeleteWebhookErrors, DeleteWebhookResponses, DisableTotpData, DisableTotpErrors, DisableTotpResponses, EmptyTrashData, EmptyTrashErrors, EmptyTrashResponses, EndFramedOidcSessionsData, EndFramedOidcSessionsErrors, EndFramedOidcSessionsResponses, EndOidcSessionsData, EndOidcSessionsErrors, EndOidcSessionsResponses, EndSessionData, EndSessionErrors, EndSessionResponses, EndSessionsData, EndSessionsErrors, EndSessionsResponses, EndUserSessionsData, EndUserSessionsErrors, EndUserSessionsResponses, ExplainProblemData, ExplainProblemErrors, ExplainProblemResponses, ExportAllAuditEntriesData, ExportAllAuditEntriesErrors, ExportAllAuditEntriesResponses, ExportAuditEntriesData, ExportAuditEntriesErrors, ExportAuditEntriesResponses, ExportDataData, ExportDataErrors, ExportDataResponses, GetAccountPageData, GetAccountPageErrors, GetAccountPageResponses, GetApiTokenData, GetApiTokenErrors, GetApiTokenResponses, GetClientPackageData, GetClientPackageErrors, GetClientPackageResponses, GetConfigurationData, GetConfigurationErrors, GetConfigurationResponses, GetDocsData, GetDocsErrors, GetDocsResponses, GetHealthData, GetHealthErrors, GetHealthResponses, GetIdentitiesData, GetIdentitiesErrors, GetIdentitiesResponses, GetInvitationData, GetInvitationErrors, GetInvitationResponses, GetJobData, GetJobErrors, GetJobResponses, GetLabelData, GetLabelErrors, GetLabelResponses, GetMaintenanceData, GetMaintenanceErrors, GetMaintenanceResponses, GetMeData, GetMeErrors, GetMemberData, GetMemberErrors, GetMemberResponses, GetMeResponses, GetNotificationData, GetNotificationErrors, GetNotificationResponses, GetOidcCallbackData, GetOidcCallbackErrors, GetOidcCallbackResponses, GetOidcLogoutPageData, GetOidcLogoutPageErrors, GetOidcLogoutPageResponses, GetOpenapiJsonData, GetOpenapiJsonErrors, GetOpenapiJsonResponses, GetOpenapiYamlData, GetOpenapiYamlErrors, GetOpenapiYamlResponses, GetPasskeyData, GetPasskeyErrors, GetPasskeyResponses, GetPreferencesData, GetPreferencesErrors, GetPreferencesResponses, GetProjectData, GetProjectErrors, GetProjectResponses, GetReadinessData, GetReadinessErrors, GetReadinessResponses, GetRecoveryCodesData, GetRecoveryCodesErrors, GetRecoveryCodesResponses, GetRedocData, GetRedocErrors, GetRedocResponses, GetReminderData, GetReminderErrors, GetReminderResponses, GetSectionData, GetSectionErrors, GetSectionResponses, GetServiceData, GetServiceErrors, GetServiceInvitationData, GetServiceInvitationErrors, GetServiceInvitationResponses, GetServiceResponses, GetServiceUsageData, GetServiceUsageErrors, GetServiceUsageResponses, GetTodoData, GetTodoErrors, GetTodoResponses, GetTotpData, GetTotpErrors, GetTotpResponses, GetUnreadCountData, GetUnreadCountErrors, GetUnreadCountResponses, GetUsageData, GetUsageErrors, GetUsageResponses, GetUserData, GetUserErrors, GetUserQuotasData, GetUserQuotasErrors, GetUserQuotasResponses, GetUserResponses, GetViewData, GetViewErrors, GetViewResponses, GetWebhookData, GetWebhookDeliveryData, GetWebhookDeliveryErrors, GetWebhookDeliveryResponses, GetWebhookErrors, GetWebhookResponses, ImportDataData, ImportDataErrors, ImportDataResponses, ListActivityData, ListActivityErrors, ListActivityResponses, ListAllAuditEntriesData, ListAllAuditEntriesErrors, ListAllAuditEntriesResponses, ListApiTokensData, ListApiTokensErrors, ListApiTokensResponses, ListAuditEntriesData, ListAuditEntriesErrors, ListAuditEntriesResponses, ListInvitationsData, ListInvitationsErrors, ListInvitationsResponses, ListJobsData, ListJobsErrors, ListJobsResponses, ListLabelsData, ListLabelsErrors, ListLabelsResponses, ListMembersData, ListMembersErrors, ListMembersResponses, ListNotificationsData, ListNotificationsErrors, ListNotificationsResponses, ListPasskeysData, ListPasskeysErrors, ListPasskeysResponses, ListProjectsData, ListProjectsErrors, ListProjectsResponses, ListReceivedInvitationsData, ListReceivedInvitationsErrors, ListReceivedInvitationsResponses, ListRememberedDevicesData, ListRememberedDevicesErrors, ListRememberedDevicesResponses, ListRemindersData, ListRemindersErrors, ListRemindersResponses, ListSectionsData, ListSectionsErrors, ListSectionsResponses, ListServiceInvitationsData, ListServiceInvitationsErrors, ListServiceInvitationsResponses, ListSessionsData, ListSessionsErrors, ListSessionsResponses, ListTodosData, ListTodosErrors, ListTodosResponses, ListTrashData, ListTrashErrors, ListTrashResponses, ListUsersData, ListUsersErrors, ListUsersResponses, ListViewsData, ListViewsErrors, ListViewsResponses, ListViewTodosData, ListViewTodosErrors, ListViewTodosResponses, ListWebhookDeliveriesData, ListWebhookDeliveriesErrors, ListWebhookDeliveriesResponses, ListWebhooksData, ListWebhooksErrors, ListWebhooksResponses, MoveProjectData, MoveProjectErrors, MoveProjectResponses, MoveSectionData, MoveSectionErrors, MoveSectionResponses, MoveTodoData, MoveTodoErrors, MoveTodoResponses, MoveViewData, MoveViewErrors, MoveViewResponses, PreviewRecurrenceData, PreviewRecurrenceErrors, PreviewRecurrenceResponses, PurgeTrashItemData, PurgeTrashItemErrors, PurgeTrashItemResponses, QuickAddTodoData, QuickAddTodoErrors, QuickAddTodoResponses, ReadAllNotificationsData, ReadAllNotificationsErrors, ReadAllNotificationsResponses, RedeliverWebhookDeliveryData, RedeliverWebhookDeliveryErrors, RedeliverWebhookDeliveryResponses, RegisterData, RegisterErrors, RegisterResponses, RemoveMemberData, RemoveMemberErrors, RemoveMemberResponses, RemoveUserSecondFactorData, RemoveUserSecondFactorErrors, RemoveUserSecondFactorResponses, RenewAuthenticationData, RenewAuthenticationErrors, RenewAuthenticationResponses, ReplaceAnnouncementData, ReplaceAnnouncementErrors, ReplaceAnnouncementResponses, ReplaceMaintenanceData, ReplaceMaintenanceErrors, ReplaceMaintenanceResponses, ReplaceRecoveryCodesData, ReplaceRecoveryCodesErrors, ReplaceRecoveryCodesResponses, ReplaceUserPasswordData, ReplaceUserPasswordErrors, ReplaceUserPasswordResponses, ReplaceUserQuotasData, ReplaceUserQuotasErrors, ReplaceUserQuotasResponses, RequestEmailChangeData, RequestEmailChangeErrors, RequestEmailChangeResponses, RequestPasswordResetData, RequestPasswordResetErrors, RequestPasswordResetResponses, ResetPasswordData, ResetPasswordErrors, ResetPasswordResponses, RestoreTrashItemData, RestoreTrashItemErrors, RestoreTrashItemResponses, RetryJobData, RetryJobErrors, RetryJobResponses, RevokeTokenData, RevokeTokenErrors, RevokeTokenResponses, RotateWebhookSecretData, RotateWebhookSecretErrors, RotateWebhookSecretResponses, RunBatchData, RunBatchErrors, RunBatchResponses, SendTestMailData, SendTestMailErrors, SendTestMailResponses, SendUserPasswordResetData, SendUserPasswordResetErrors, SendUserPasswordResetResponses, SkipTodoData, SkipTodoErrors, SkipTodoResponses, SnoozeReminderData, SnoozeReminderErrors, SnoozeReminderResponses, StartPasskeyData, StartPasskeyErrors, StartPasskeyResponses, StartPasskeySignInData, StartPasskeySignInErrors, StartPasskeySignInResponses, StartPasskeyStepUpData, StartPasskeyStepUpErrors, StartPasskeyStepUpResponses, StartTotpData, StartTotpErrors, StartTotpResponses, StreamEventsData, StreamEventsResponse, StreamEventsResponses, SyncData, SyncErrors, SyncResponses, TestWebhookData, TestWebhookErrors, TestWebhookResponses, UnlinkIdentityData, UnlinkIdentityErrors, UnlinkIdentityResponses, UpdateLabelData, UpdateLabelErrors, UpdateLabelResponses, UpdateManyTodosData, UpdateManyTodosErrors, UpdateManyTodosResponses, UpdateMeData, UpdateMeErrors, UpdateMemberData, UpdateMemberErrors, UpdateMemberResponses, UpdateMeResponses, UpdateNotificationData, UpdateNotificationErrors, UpdateNotificationResponses, UpdatePasskeyData, UpdatePasskeyErrors, UpdatePasskeyResponses, UpdatePreferencesData, UpdatePreferencesErrors, UpdatePreferencesResponses, UpdateProjectData, UpdateProjectErrors, UpdateProjectResponses, UpdateSectionData, UpdateSectionErrors, UpdateSectionResponses, UpdateTodoData, UpdateTodoErrors, UpdateTodoResponses, UpdateUserData, UpdateUserErrors, UpdateUserResponses, UpdateViewData, UpdateViewErrors, UpdateViewResponses, UpdateWebhookData, UpdateWebhookErrors, UpdateWebhookResponses, WithdrawInvitationData, WithdrawInvitationErrors, WithdrawInvitationResponses, WithdrawServiceInvitationData, WithdrawServiceInvitationErrors, WithdrawServiceInvitationResponses } from './types.gen.ts';
export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};
/**
 * Check that the process is running
 *
 * Returns 200 as long as the process runs. Does not use the database.
 */
export declare const getHealth: <ThrowOnError extends boolean = false>(options: Options<GetHealthData, ThrowOnError>) => RequestResult<GetHealthResponses, GetHealthErrors, ThrowOnError>;
/**
 * Check that the process can serve requests
 *
 * Returns the state of each dependency. A load balancer should send requests to this process only while the status
 * is 200. The status is 503 as soon as the process is asked to stop, although it still serves requests for a
 * while. The dependencies are checked at most once a second, for all requests.
 *
 */
export declare const getReadiness: <ThrowOnError extends boolean = false>(options: Options<GetReadinessData, ThrowOnError>) => RequestResult<GetReadinessResponses, GetReadinessErrors, ThrowOnError>;
/**
 * Get what clients need to know of this service
 *
 * Returns its version, who may register, so that a page can show or hide its form, whether it is in maintenance,
 * and the announcement that clients should show. Ask again with the `ETag` every few minutes, and after a 503
 * `maintenance`: no event says that it has changed. It is at most a second old.
 *
 */
export declare const getService: <ThrowOnError extends boolean = false>(options: Options<GetServiceData, ThrowOnError>) => RequestResult<GetServiceResponses, GetServiceErrors, ThrowOnError>;
/**
 * Get this document as JSON
 */
export declare const getOpenapiJson: <ThrowOnError extends boolean = false>(options: Options<GetOpenapiJsonData, ThrowOnError>) => RequestResult<GetOpenapiJsonResponses, GetOpenapiJsonErrors, ThrowOnError>;
/**
 * Get this document as YAML
 */
export declare const getOpenapiYaml: <ThrowOnError extends boolean = false>(options: Options<GetOpenapiYamlData, ThrowOnError>) => RequestResult<GetOpenapiYamlResponses, GetOpenapiYamlErrors, ThrowOnError>;
/**
 * Get the TypeScript SDK as an npm package
 *
 * Returns the SDK that is made from this document and has its version. Install it with
 * `npm install http://localhost:8000/client.tgz`, with the address of this service.
 *
 */
export declare const getClientPackage: <ThrowOnError extends boolean = false>(options: Options<GetClientPackageData, ThrowOnError>) => RequestResult<GetClientPackageResponses, GetClientPackageErrors, ThrowOnError>;
/**
 * Open the interactive documentation
 */
export declare const getDocs: <ThrowOnError extends boolean = false>(options: Options<GetDocsData, ThrowOnError>) => RequestResult<GetDocsResponses, GetDocsErrors, ThrowOnError>;
/**
 * Open the reference documentation
 */
export declare const getRedoc: <ThrowOnError extends boolean = false>(options: Options<GetRedocData, ThrowOnError>) => RequestResult<GetRedocResponses, GetRedocErrors, ThrowOnError>;
/**
 * Explain a problem code
 *
 * Returns the page to which the `type` of a problem links.
 */
export declare const explainProblem: <ThrowOnError extends boolean = false>(options: Options<ExplainProblemData, ThrowOnError>) => RequestResult<ExplainProblemResponses, ExplainProblemErrors, ThrowOnError>;
/**
 * Open the page of an emailed link
 *
 * Returns the page on which a person sets a new password, confirms an email address, answers an invitation, or
 * creates an account. The link has its token after the `#`, so browsers do not send it with the address. The page
 * sends it only in the body of the request that needs it. Where the service has its web app, the page is one of the
 * app's, and browsers keep what follows the `#` on their way there.
 *
 */
export declare const getAccountPage: <ThrowOnError extends boolean = false>(options: Options<GetAccountPageData, ThrowOnError>) => RequestResult<GetAccountPageResponses, GetAccountPageErrors, ThrowOnError>;
/**
 * Create an account
 *
 * Who may register is the operator's choice; `GET /service` has it as `registration`:
 *
 * - `open`: Any person may.
 * - `invited`: It takes the token of an invitation as `invitation`: one to the service, by an admin
 * (`POST /admin/invitations`), or one to a project, for the address that the project's owner invited.
 * - `closed`: Only admins create accounts.
 *
 * An invitation that was sent by email is for its address only, which counts as confirmed with it. An invitation
 * to the service works once. One to a project stays pending: accept it after the sign-in.
 *
 * The first account of a service is an admin's, and its address counts as confirmed. On a service that other
 * machines can reach, it takes the token of the link that the service logs at its start, under each policy.
 *
 */
export declare const register: <ThrowOnError extends boolean = false>(options: Options<RegisterData, ThrowOnError>) => RequestResult<RegisterResponses, RegisterErrors, ThrowOnError>;
/**
 * Sign in, or refresh the tokens
 *
 * The OAuth 2.0 token endpoint (RFC 6749) with the grants `password`, `mfa`, `passkey`, `oidc` and `refresh_token`.
 *
 * **Second factor.** For an account that has one, the right password is 403 `mfa_required`. The member `mfa` of the
 * problem has an `mfa_token`, which is valid for five minutes. Send it with the grant `mfa` and a `code`: six digits of
 * the authenticator app, or a recovery code. Or send a `passkey`: the response of the authenticator to the options of
 * `POST /auth/passkeys/options` for this token. Each code works once, and so does the token. The token is void after a
 * change of the password and once the sessions of the account were ended. It is good for nothing else. A wrong code is
 * 403 `code_incorrect`, and a wrong response 403 `passkey_refused`, after which the token can be used again; the account
 * gets an email about it. After ten of them for an account within an hour, five from one network address, the status
 * is 429.
 *
 * **Remembered devices.** With the grant `mfa` and `remember=device`, the response has a `device_token`, unless the
 * operator remembers none (`REMEMBER_DEVICE_DAYS`). Sent with the grant `password` of the same user, it replaces the
 * second factor for that number of days. It ends with the password, with `DELETE /users/me/sessions`, and with each
 * removed factor. `GET /users/me/remembered-devices` lists what is remembered.
 *
 * **Passkeys.** With the grant `passkey` the user is the owner of the passkey, and no password and no second factor
 * is needed: the authenticator has verified the user. Send the response of the authenticator to the options of
 * `POST /auth/passkeys/options`. A passkey whose counter goes back may have been copied: it is 403 `passkey_refused`,
 * and the account gets an email about it.
 *
 * A refresh token works once: each use returns the next one. For ten seconds, and while the next one is unused, the
 * same request returns the same next token again: the response may have been lost, or two tabs of a page may have
 * sent the request. Any other second use ends the whole session, because the token must have leaked.
 *
 * A session ends when its refresh token was not used for a time, thirty days unless the operator chose another
 * (`SESSION_IDLE_DAYS`), and some time after the sign-in, however often it is used: after a year
 * (`SESSION_MAX_DAYS`).
 *
 * **Cookie sessions.** A page of the service's own origin sends `session=cookie` with each grant. The refresh token
 * is then set as a cookie that no script can read, and the body has none; with the grant `refresh_token` it is
 * taken from the cookie. The cookie is sent by pages of the same site only (`SameSite=Strict`), and a request is
 * 403 `foreign_origin` unless `Sec-Fetch-Site` is `same-origin` or, without that header, `Origin` is the service's
 * own. Where `PUBLIC_URL` is https, the cookie's name begins with `__Host-`, so no other host can set it; the
 * other one is ignored. A 401 deletes the cookie.
 *
 * **Identity providers.** `POST /auth/oidc/{provider}` begins a sign-in. The grant `oidc` takes what the provider sends
 * back, from the same browser, once, and within ten minutes. An identity that is not known yet is linked to the
 * account with its address, if the provider has confirmed the address and the account has as well. Where that account
 * has a password, the status is 403 `link_required`: sign in with the password once, and send the `link_token` of the
 * problem's member `link` with the grant `password`, and with `mfa` if that follows. Without an account, the person
 * gets one where registration is open, with an invitation, or with an address of a domain that the operator allows.
 *
 * After ten wrong passwords for an account within fifteen minutes, the status is 429. It is the same for an
 * account that does not exist, and the right password is rejected too.
 *
 * Wrong passwords from unknown network addresses are counted together, and one of these addresses gets 429 after
 * five, so that one stranger cannot use all attempts. A network address from which the user has signed in during the
 * last thirty days has a count of its own, so that strangers cannot lock the user out there. From a new address the
 * user has to wait while strangers from several addresses try, or reset the password by email. A sign-in resets the
 * count, and so does that reset.
 *
 */
export declare const createToken: <ThrowOnError extends boolean = false>(options: Options<CreateTokenData, ThrowOnError>) => RequestResult<CreateTokenResponses, CreateTokenErrors, ThrowOnError>;
/**
 * Begin a sign-in with an identity provider
 *
 * Returns the address at the provider to which the page goes (the code flow of OpenID Connect, with PKCE, state and
 * nonce). The provider sends the browser back to `/auth/oidc/{provider}/callback`, a page that completes the sign-in by
 * `POST /auth/token`, as a cookie session, and goes on to `return_to`. The secrets of the sign-in are in a cookie, encrypted, so
 * that only this browser can complete it, within ten minutes. A new one takes the place of the one before. Nothing is
 * stored.
 *
 */
export declare const beginOidcSignIn: <ThrowOnError extends boolean = false>(options: Options<BeginOidcSignInData, ThrowOnError>) => RequestResult<BeginOidcSignInResponses, BeginOidcSignInErrors, ThrowOnError>;
/**
 * Open the page of a sign-in with an identity provider
 *
 * The redirect URI to register at the provider. The page completes the sign-in and goes on to the `return_to` of its
 * beginning. Other query parameters than these are ignored (RFC 6749, 4.1.2).
 *
 */
export declare const getOidcCallback: <ThrowOnError extends boolean = false>(options: Options<GetOidcCallbackData, ThrowOnError>) => RequestResult<GetOidcCallbackResponses, GetOidcCallbackErrors, ThrowOnError>;
/**
 * End sessions that ended at the identity provider
 *
 * For identity providers (OpenID Connect Back-Channel Logout 1.0): the address to register there as
 * `backchannel_logout_uri`. It ends the sessions that began with the session `sid` of the token, or without one all that began
 * with its subject, also where the sign-in went on with the password that links the identity. Other sessions and API
 * tokens stay. Each token works once. GitHub has no such tokens.
 *
 */
export declare const endOidcSessions: <ThrowOnError extends boolean = false>(options: Options<EndOidcSessionsData, ThrowOnError>) => RequestResult<EndOidcSessionsResponses, EndOidcSessionsErrors, ThrowOnError>;
/**
 * Open the page of a logout at an identity provider
 *
 * For identity providers with `OIDC_<NAME>_FRONTCHANNEL_LOGOUT=on` (OpenID Connect Front-Channel Logout 1.0): the address to
 * register there as `frontchannel_logout_uri`, with the session required. The provider shows the page in a frame of its own
 * page, and no other site can. The page ends the sessions, by the `POST` below; to open the address without a browser
 * ends none. Other query parameters are ignored.
 *
 */
export declare const getOidcLogoutPage: <ThrowOnError extends boolean = false>(options: Options<GetOidcLogoutPageData, ThrowOnError>) => RequestResult<GetOidcLogoutPageResponses, GetOidcLogoutPageErrors, ThrowOnError>;
/**
 * End sessions from the page of a logout
 *
 * Ends the sessions that began with the session `sid` of this issuer, from the page of the same address alone. Other sessions and API
 * tokens stay. Whether there were any is not said. A `sid` is a secret of the provider, of the browser and of the
 * applications that the person used: one that is shorter than 16 characters could be guessed, and is refused.
 *
 */
export declare const endFramedOidcSessions: <ThrowOnError extends boolean = false>(options: Options<EndFramedOidcSessionsData, ThrowOnError>) => RequestResult<EndFramedOidcSessionsResponses, EndFramedOidcSessionsErrors, ThrowOnError>;
/**
 * Authenticate again
 *
 * Checks the caller's password, or the `code` or `passkey` of an account that has a second factor, so that the session
 * of the access token may use the operations with `x-step-up` for the next five minutes. The tokens stay the same. Wrong
 * passwords and codes count like those of a sign-in. An account with a second factor needs the code or the passkey: its
 * password alone is 403 `mfa_required`, and is not looked at. A `passkey` is the response of the authenticator to the
 * options of `POST /auth/step-up/options`.
 *
 * An API token cannot use this operation, and neither can a token of another issuer: authenticate there again, and
 * use a new token whose claim `auth_time` says so.
 *
 */
export declare const renewAuthentication: <ThrowOnError extends boolean = false>(options: Options<RenewAuthenticationData, ThrowOnError>) => RequestResult<RenewAuthenticationResponses, RenewAuthenticationErrors, ThrowOnError>;
/**
 * Get options for a step-up with a passkey
 *
 * Returns the options for `navigator.credentials.get`, with a new challenge for the session of the access token. Send
 * the response of the authenticator as `passkey` to `POST /auth/step-up` within five minutes. Nothing is stored.
 *
 */
export declare const startPasskeyStepUp: <ThrowOnError extends boolean = false>(options: Options<StartPasskeyStepUpData, ThrowOnError>) => RequestResult<StartPasskeyStepUpResponses, StartPasskeyStepUpErrors, ThrowOnError>;
/**
 * Get options for a sign-in with a passkey
 *
 * Returns the options for `navigator.credentials.get`, with a new challenge. Send the response of the authenticator as
 * `passkey` to `POST /auth/token` within five minutes: with the grant `passkey`, or with the grant `mfa` where the
 * request had the `mfa_token` of the first step. Without one, the person chooses among the passkeys that the device
 * has for this service. Nothing is stored.
 *
 */
export declare const startPasskeySignIn: <ThrowOnError extends boolean = false>(options: Options<StartPasskeySignInData, ThrowOnError>) => RequestResult<StartPasskeySignInResponses, StartPasskeySignInErrors, ThrowOnError>;
/**
 * Sign out
 *
 * Ends the session of the refresh token and all tokens of that session (RFC 7009). For an unknown token the
 * response is the same, since there is nothing to revoke.
 *
 * With `session=cookie` it is the session of the cookie, and the cookie is deleted. It takes a page of the service's
 * own origin, as `POST /auth/token` does.
 *
 */
export declare const revokeToken: <ThrowOnError extends boolean = false>(options: Options<RevokeTokenData, ThrowOnError>) => RequestResult<RevokeTokenResponses, RevokeTokenErrors, ThrowOnError>;
/**
 * Delete the caller's account
 *
 * Deletes the account and its todos immediately and permanently. All tokens become invalid. A project with other
 * members stays: its next owner also becomes the owner of the todos that the account created in it. A project
 * without other members is deleted. What other users keep, such as notifications and events, no longer has the name or
 * the address, except where they typed it.
 *
 */
export declare const deleteMe: <ThrowOnError extends boolean = false>(options: Options<DeleteMeData, ThrowOnError>) => RequestResult<DeleteMeResponses, DeleteMeErrors, ThrowOnError>;
/**
 * Get the caller's account
 */
export declare const getMe: <ThrowOnError extends boolean = false>(options: Options<GetMeData, ThrowOnError>) => RequestResult<GetMeResponses, GetMeErrors, ThrowOnError>;
/**
 * Change the caller's account
 */
export declare const updateMe: <ThrowOnError extends boolean = false>(options: Options<UpdateMeData, ThrowOnError>) => RequestResult<UpdateMeResponses, UpdateMeErrors, ThrowOnError>;
/**
 * Change the caller's password
 *
 * Ends every session of the caller except the one of this request. Wrong passwords count like those of a sign-in.
 * The password in the body is the authentication, so no step-up is needed.
 *
 */
export declare const changePassword: <ThrowOnError extends boolean = false>(options: Options<ChangePasswordData, ThrowOnError>) => RequestResult<ChangePasswordResponses, ChangePasswordErrors, ThrowOnError>;
/**
 * List the identities that sign in as the caller
 *
 * Returns the identities at providers that are linked to the account. They are linked by a sign-in (see
 * `POST /auth/token`), at most 20; a further one takes the place of the oldest.
 *
 */
export declare const getIdentities: <ThrowOnError extends boolean = false>(options: Options<GetIdentitiesData, ThrowOnError>) => RequestResult<GetIdentitiesResponses, GetIdentitiesErrors, ThrowOnError>;
/**
 * Unlink an identity from the account
 *
 * The identity does not sign in as the caller any more. Sessions go on, and sign-ins with a password that are in flight
 * end. The last identity of an account that has no password, or of a service without sign-in by password, stays.
 *
 */
export declare const unlinkIdentity: <ThrowOnError extends boolean = false>(options: Options<UnlinkIdentityData, ThrowOnError>) => RequestResult<UnlinkIdentityResponses, UnlinkIdentityErrors, ThrowOnError>;
/**
 * Turn the authenticator app off
 *
 * Without a passkey, the second factor is off, and the recovery codes end with it. Nothing changes for an account that
 * has no app.
 *
 */
export declare const disableTotp: <ThrowOnError extends boolean = false>(options: Options<DisableTotpData, ThrowOnError>) => RequestResult<DisableTotpResponses, DisableTotpErrors, ThrowOnError>;
/**
 * Get whether the account has an authenticator app
 */
export declare const getTotp: <ThrowOnError extends boolean = false>(options: Options<GetTotpData, ThrowOnError>) => RequestResult<GetTotpResponses, GetTotpErrors, ThrowOnError>;
/**
 * Begin to set up an authenticator app
 *
 * Returns a new secret for an authenticator app (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), once. Show `uri`
 * as a QR code. Nothing changes until `POST /users/me/totp/confirm`; to begin again makes another secret.
 *
 */
export declare const startTotp: <ThrowOnError extends boolean = false>(options: Options<StartTotpData, ThrowOnError>) => RequestResult<StartTotpResponses, StartTotpErrors, ThrowOnError>;
/**
 * Turn the authenticator app on
 *
 * Takes a code of the authenticator app that has the secret of `POST /users/me/totp`. From now on each sign-in needs a
 * code, or a passkey. Sign-ins that are in flight end, and sessions go on. Returns ten recovery codes, once: each works once
 * in place of a code, and former ones end. Wrong codes count like those of a sign-in.
 *
 */
export declare const confirmTotp: <ThrowOnError extends boolean = false>(options: Options<ConfirmTotpData, ThrowOnError>) => RequestResult<ConfirmTotpResponses, ConfirmTotpErrors, ThrowOnError>;
/**
 * List the caller's passkeys
 *
 * Returns the passkeys with which the caller can sign in.
 */
export declare const listPasskeys: <ThrowOnError extends boolean = false>(options: Options<ListPasskeysData, ThrowOnError>) => RequestResult<ListPasskeysResponses, ListPasskeysErrors, ThrowOnError>;
/**
 * Add a passkey
 *
 * Takes the response of the authenticator to the options of `POST /users/me/passkeys/options`, which is valid once, within
 * five minutes, for the user who got the options. From now on the passkey signs in by itself
 * (`POST /auth/token`, grant `passkey`), and a sign-in with the password needs a second factor.
 *
 * Where the account had no second factor, the response has ten recovery codes, once, and sign-ins that are in
 * flight end.
 *
 */
export declare const createPasskey: <ThrowOnError extends boolean = false>(options: Options<CreatePasskeyData, ThrowOnError>) => RequestResult<CreatePasskeyResponses, CreatePasskeyErrors, ThrowOnError>;
/**
 * Get options for a new passkey
 *
 * Returns the options for `navigator.credentials.create`, with a new challenge for the caller. The
 * page must be of the origin of `PUBLIC_URL`. Send the response of the authenticator to `POST /users/me/passkeys`
 * within five minutes. Nothing is stored.
 *
 */
export declare const startPasskey: <ThrowOnError extends boolean = false>(options: Options<StartPasskeyData, ThrowOnError>) => RequestResult<StartPasskeyResponses, StartPasskeyErrors, ThrowOnError>;
/**
 * Remove a passkey
 *
 * It signs in no more, and the sessions that began with it end, except that of the request. With the last passkey of an
 * account without an authenticator app, the second factor is off and the recovery codes end.
 *
 */
export declare const deletePasskey: <ThrowOnError extends boolean = false>(options: Options<DeletePasskeyData, ThrowOnError>) => RequestResult<DeletePasskeyResponses, DeletePasskeyErrors, ThrowOnError>;
/**
 * Get a passkey
 */
export declare const getPasskey: <ThrowOnError extends boolean = false>(options: Options<GetPasskeyData, ThrowOnError>) => RequestResult<GetPasskeyResponses, GetPasskeyErrors, ThrowOnError>;
/**
 * Rename a passkey
 */
export declare const updatePasskey: <ThrowOnError extends boolean = false>(options: Options<UpdatePasskeyData, ThrowOnError>) => RequestResult<UpdatePasskeyResponses, UpdatePasskeyErrors, ThrowOnError>;
/**
 * Get the number of recovery codes that are left
 */
export declare const getRecoveryCodes: <ThrowOnError extends boolean = false>(options: Options<GetRecoveryCodesData, ThrowOnError>) => RequestResult<GetRecoveryCodesResponses, GetRecoveryCodesErrors, ThrowOnError>;
/**
 * Replace the recovery codes
 *
 * Returns ten new recovery codes, once. The former ones end.
 */
export declare const replaceRecoveryCodes: <ThrowOnError extends boolean = false>(options: Options<ReplaceRecoveryCodesData, ThrowOnError>) => RequestResult<ReplaceRecoveryCodesResponses, ReplaceRecoveryCodesErrors, ThrowOnError>;
/**
 * Sign out everywhere
 *
 * Ends the caller's sessions and their tokens, and forgets the remembered devices. Open event streams of these sessions
 * end within a second. API tokens stay valid.
 *
 */
export declare const endSessions: <ThrowOnError extends boolean = false>(options: Options<EndSessionsData, ThrowOnError>) => RequestResult<EndSessionsResponses, EndSessionsErrors, ThrowOnError>;
/**
 * List the caller's sessions
 *
 * A session begins with a sign-in. It ends when it is deleted, when it was not used until `expires_at`, and at `ends_at`.
 */
export declare const listSessions: <ThrowOnError extends boolean = false>(options: Options<ListSessionsData, ThrowOnError>) => RequestResult<ListSessionsResponses, ListSessionsErrors, ThrowOnError>;
/**
 * List what concerned the security of the caller's account
 *
 * Sign-ins, new passwords, addresses, API tokens and webhooks, and what admins changed: operations with `x-audit` that
 * succeeded. Entries are kept for a year, the newest 10,000 of each user.
 *
 */
export declare const listAuditEntries: <ThrowOnError extends boolean = false>(options: Options<ListAuditEntriesData, ThrowOnError>) => RequestResult<ListAuditEntriesResponses, ListAuditEntriesErrors, ThrowOnError>;
/**
 * Export the caller's audit trail
 *
 * Streams all entries about the caller's account, in place of the pages of `GET /users/me/audit`.
 *
 * Each line is one `AuditEntry` as JSON (`application/x-ndjson`), or as CSV (`text/csv`) for a client that prefers
 * that by `Accept`: a line with the names of the members, then one for each entry; null is empty, and an apostrophe
 * stands before a text that a spreadsheet would take for a formula. The oldest entry is the first, and the newest is
 * of when the request was made. Where the session ends or the role changes meanwhile, the connection is closed
 * before the end.
 *
 */
export declare const exportAuditEntries: <ThrowOnError extends boolean = false>(options: Options<ExportAuditEntriesData, ThrowOnError>) => RequestResult<ExportAuditEntriesResponses, ExportAuditEntriesErrors, ThrowOnError>;
/**
 * End a session
 *
 * Ends a session and its tokens. Its open event streams end within a second.
 */
export declare const endSession: <ThrowOnError extends boolean = false>(options: Options<EndSessionData, ThrowOnError>) => RequestResult<EndSessionResponses, EndSessionErrors, ThrowOnError>;
/**
 * List the caller's remembered devices
 *
 * Returns the devices that are asked for no second factor after the password.
 */
export declare const listRememberedDevices: <ThrowOnError extends boolean = false>(options: Options<ListRememberedDevicesData, ThrowOnError>) => RequestResult<ListRememberedDevicesResponses, ListRememberedDevicesErrors, ThrowOnError>;
/**
 * Forget a device
 *
 * The next sign-in with the password on this device needs the second factor. Sessions go on.
 */
export declare const deleteRememberedDevice: <ThrowOnError extends boolean = false>(options: Options<DeleteRememberedDeviceData, ThrowOnError>) => RequestResult<DeleteRememberedDeviceResponses, DeleteRememberedDeviceErrors, ThrowOnError>;
/**
 * List the caller's API tokens
 *
 * Returns the tokens that programs use to sign in as the caller, without their secrets.
 */
export declare const listApiTokens: <ThrowOnError extends boolean = false>(options: Options<ListApiTokensData, ThrowOnError>) => RequestResult<ListApiTokensResponses, ListApiTokensErrors, ThrowOnError>;
/**
 * Create an API token
 *
 * Creates a token for a program. The program sends it as a bearer token, and acts as the caller within the token's
 * scopes:
 *
 * - `todos:read` allows the `GET` operations of the tag `todos`.
 * - `todos:write` allows the operations of that tag that change something.
 * - `admin:admin` allows the operations for admins that only read, if the user is one.
 *
 * No token can change passwords, email addresses, sessions or tokens, with which it could take over the account, and
 * none can use an operation with `x-step-up`, which are all changes by admins. A token without an end
 * (`expires_in_days: null`) needs a recent authentication.
 *
 * The response has the token. It is not shown again and the response is not stored, so this operation takes no
 * `Idempotency-Key`.
 *
 */
export declare const createApiToken: <ThrowOnError extends boolean = false>(options: Options<CreateApiTokenData, ThrowOnError>) => RequestResult<CreateApiTokenResponses, CreateApiTokenErrors, ThrowOnError>;
/**
 * Delete an API token
 *
 * The token becomes invalid immediately. Its open event streams end within a second.
 */
export declare const deleteApiToken: <ThrowOnError extends boolean = false>(options: Options<DeleteApiTokenData, ThrowOnError>) => RequestResult<DeleteApiTokenResponses, DeleteApiTokenErrors, ThrowOnError>;
/**
 * Get an API token
 *
 * Returns one API token of the caller, without its secret.
 */
export declare const getApiToken: <ThrowOnError extends boolean = false>(options: Options<GetApiTokenData, ThrowOnError>) => RequestResult<GetApiTokenResponses, GetApiTokenErrors, ThrowOnError>;
/**
 * List todos
 *
 * Returns the caller's own todos and those of the caller's projects. Filters are combined with AND.
 */
export declare const listTodos: <ThrowOnError extends boolean = false>(options: Options<ListTodosData, ThrowOnError>) => RequestResult<ListTodosResponses, ListTodosErrors, ThrowOnError>;
/**
 * Change many todos
 *
 * Makes one change to the todos that `ids` names, or that fulfil `filter`, in one transaction: as `PATCH /todos/{todo_id}` does
 * for each, with an event each. A todo that cannot be changed so is refused, its result says why, and the others are changed.
 * A filter is for todos as they are when they are changed. One that more than 1,000 todos fulfil is 409, and changes none.
 * Results are in the order of ids. They are not conditional: where a todo must not have changed, use `If-Match` and
 * `PATCH /todos/{todo_id}`.
 *
 */
export declare const updateManyTodos: <ThrowOnError extends boolean = false>(options: Options<UpdateManyTodosData, ThrowOnError>) => RequestResult<UpdateManyTodosResponses, UpdateManyTodosErrors, ThrowOnError>;
/**
 * Create a todo
 *
 * The todo is due on a day (`due_on`), at a time (`due_at`), or not at all. A time sets `due_on` to its day in
 * `time_zone`. A completed todo of a project goes to the section with `takes_completed`, unless `section_id` is sent.
 *
 * With `parent_id` it is a subtask. There are five levels at most, and a todo has at most 499 subtasks on all levels below
 * the first one, those in the trash too. A subtask is a todo like others, and counts as one in the quota. The parent's counts and its
 * version change with its subtasks, and there is a `todo.updated` of it, whose `changes` leave the counts out.
 *
 */
export declare const createTodo: <ThrowOnError extends boolean = false>(options: Options<CreateTodoData, ThrowOnError>) => RequestResult<CreateTodoResponses, CreateTodoErrors, ThrowOnError>;
/**
 * Create a todo from a line of text
 *
 * Reads a line such as `Call Mum tomorrow 17:00 every week p1 #family @garden +ada // bring flowers`. `docs/quick-add.md`
 * has what it may say: days and times in the time zone and the language of the caller's preferences (English, German,
 * French and Spanish), rules behind `every`, `p1` to `p5`, `#label`, `@project` or `@project/section`, `+assignee`, and
 * the description behind `//`. What is in quotes stays as it is. A name that is unknown, or that of several, stays in the title, and a warning says so. A text
 * that leaves no title, or one of more than 200 characters, is 422.
 *
 * `dry_run=true` creates nothing: it returns what would be created, for an editor that colors the text.
 *
 */
export declare const quickAddTodo: <ThrowOnError extends boolean = false>(options: Options<QuickAddTodoData, ThrowOnError>) => RequestResult<QuickAddTodoResponses, QuickAddTodoErrors, ThrowOnError>;
/**
 * Delete a todo
 *
 * Moves the todo to the trash, and its subtasks with it, with an event each.
 */
export declare const deleteTodo: <ThrowOnError extends boolean = false>(options: Options<DeleteTodoData, ThrowOnError>) => RequestResult<DeleteTodoResponses, DeleteTodoErrors, ThrowOnError>;
/**
 * Get a todo
 */
export declare const getTodo: <ThrowOnError extends boolean = false>(options: Options<GetTodoData, ThrowOnError>) => RequestResult<GetTodoResponses, GetTodoErrors, ThrowOnError>;
/**
 * Change a todo
 *
 * Changes only the members that are sent. Changing `completed` sets or clears `completed_at`. `due_on` and `due_at`
 * set each other: a new `due_on` alone clears `due_at`, a new `due_at` alone sets `due_on`, and null clears both.
 * Another `time_zone` alone keeps `due_at` and sets `due_on`.
 *
 * A todo that goes to another project, or out of its project, gets the labels there that have the names of its own;
 * those that are missing are made. With `label_ids` it gets these instead. It leaves its section, and assignees who are
 * no members there, unless `assignee_ids` says who they are.
 *
 * A todo that is completed goes to the section of its project with `takes_completed`, unless `section_id` is sent too.
 *
 * Completing a todo with a `recurrence` makes the next todo of its series, once: a todo of the caller's with the
 * members of this one, its labels, every user's relative reminders of it, and the section that it was in, at the end of its list. This one gets its id as `next_id`. There is none when the rule has
 * ended, and none in an archived project. Opening the todo again takes the next one back if nothing has changed it.
 *
 * Completing a todo completes its open subtasks on all levels, with an event each, and they make no next todos. The next todo of its
 * series gets copies of those subtasks, later by as many days. Opening it again opens none of them.
 *
 * Another `parent_id` takes the todo's own subtasks along. With another `project_id` they go there too, as the todo itself does:
 * out of their sections, with their labels. The todo is no subtask there, unless `parent_id` is sent too. A subtask in the trash
 * stays where it is.
 *
 */
export declare const updateTodo: <ThrowOnError extends boolean = false>(options: Options<UpdateTodoData, ThrowOnError>) => RequestResult<UpdateTodoResponses, UpdateTodoErrors, ThrowOnError>;
/**
 * Move a todo within its list
 *
 * The list is the todo's project, or its owner's todos without a project. Only the `position` of the moved todo
 * changes, and with `section_id` its section. The subtasks of a todo are in the order of the list. After hundreds of moves to the same place, all todos of the list get new, shorter positions at once.
 *
 */
export declare const moveTodo: <ThrowOnError extends boolean = false>(options: Options<MoveTodoData, ThrowOnError>) => RequestResult<MoveTodoResponses, MoveTodoErrors, ThrowOnError>;
/**
 * Skip a date of a recurring todo
 *
 * The todo gets the date that the next one of its series would have, without being completed. The date is counted
 * from the present one, whatever `recurrence_from` is. Its subtasks stay as they are.
 *
 */
export declare const skipTodo: <ThrowOnError extends boolean = false>(options: Options<SkipTodoData, ThrowOnError>) => RequestResult<SkipTodoResponses, SkipTodoErrors, ThrowOnError>;
/**
 * Preview a recurrence rule
 *
 * Returns the dates of a rule from a day or a time on, the first one included where it is of the rule. `COUNT` and
 * `UNTIL` end the list. A rule has no further date where none is within 500 days or 60 weeks, 120 months or 50 years,
 * each times its `INTERVAL`, by its `FREQ`.
 *
 */
export declare const previewRecurrence: <ThrowOnError extends boolean = false>(options: Options<PreviewRecurrenceData, ThrowOnError>) => RequestResult<PreviewRecurrenceResponses, PreviewRecurrenceErrors, ThrowOnError>;
/**
 * List projects
 *
 * Returns the projects of which the caller is a member or an owner.
 */
export declare const listProjects: <ThrowOnError extends boolean = false>(options: Options<ListProjectsData, ThrowOnError>) => RequestResult<ListProjectsResponses, ListProjectsErrors, ThrowOnError>;
/**
 * Create a project
 *
 * The caller becomes its owner. With `parent_id` it is below another project, whose members it does not get.
 */
export declare const createProject: <ThrowOnError extends boolean = false>(options: Options<CreateProjectData, ThrowOnError>) => RequestResult<CreateProjectResponses, CreateProjectErrors, ThrowOnError>;
/**
 * Delete a project
 *
 * For owners of the project. Moves the project to the trash, together with its todos. With `move_todos_to`, the
 * todos are moved to that project instead, which the caller must be able to edit. There they get the labels that have
 * the names of theirs; those that are missing are made. They are in no section there, and assignees who are no members
 * there are taken off. Subtasks stay with their parents. Projects below it stay: they have no parent until it is restored.
 *
 */
export declare const deleteProject: <ThrowOnError extends boolean = false>(options: Options<DeleteProjectData, ThrowOnError>) => RequestResult<DeleteProjectResponses, DeleteProjectErrors, ThrowOnError>;
/**
 * Get a project
 *
 * For members of the project.
 */
export declare const getProject: <ThrowOnError extends boolean = false>(options: Options<GetProjectData, ThrowOnError>) => RequestResult<GetProjectResponses, GetProjectErrors, ThrowOnError>;
/**
 * Change a project
 *
 * For owners of the project. An archived project keeps its todos and takes no new ones. `is_favourite` and `is_muted` are
 * the caller's own: each member can change them, and no other member sees them. `parent_id` puts the project below another
 * one, which does not change who its members are. Those of them who are members of the parent too see it.
 *
 */
export declare const updateProject: <ThrowOnError extends boolean = false>(options: Options<UpdateProjectData, ThrowOnError>) => RequestResult<UpdateProjectResponses, UpdateProjectErrors, ThrowOnError>;
/**
 * Move a project in the caller's own order
 *
 * For members of the project. The order is the caller's own.
 */
export declare const moveProject: <ThrowOnError extends boolean = false>(options: Options<MoveProjectData, ThrowOnError>) => RequestResult<MoveProjectResponses, MoveProjectErrors, ThrowOnError>;
/**
 * List the members of a project
 *
 * For members of the project.
 */
export declare const listMembers: <ThrowOnError extends boolean = false>(options: Options<ListMembersData, ThrowOnError>) => RequestResult<ListMembersResponses, ListMembersErrors, ThrowOnError>;
/**
 * Invite a user to a project
 *
 * For owners of the project. Send the same body to `POST /projects/{project_id}/invitations` instead. The user is not a
 * member before accepting the invitation, which is valid for seven days, while the caller is an owner of the project.
 *
 *
 * @deprecated
 */
export declare const addMember: <ThrowOnError extends boolean = false>(options: Options<AddMemberData, ThrowOnError>) => RequestResult<AddMemberResponses, AddMemberErrors, ThrowOnError>;
/**
 * Remove a member, or leave the project
 *
 * Owners can remove any member. Every member can leave. Todos that were assigned to the member become unassigned,
 * and pending invitations that the member sent are withdrawn.
 *
 */
export declare const removeMember: <ThrowOnError extends boolean = false>(options: Options<RemoveMemberData, ThrowOnError>) => RequestResult<RemoveMemberResponses, RemoveMemberErrors, ThrowOnError>;
/**
 * Get a member of a project
 *
 * For members of the project.
 */
export declare const getMember: <ThrowOnError extends boolean = false>(options: Options<GetMemberData, ThrowOnError>) => RequestResult<GetMemberResponses, GetMemberErrors, ThrowOnError>;
/**
 * Change a member's role
 *
 * For owners of the project.
 */
export declare const updateMember: <ThrowOnError extends boolean = false>(options: Options<UpdateMemberData, ThrowOnError>) => RequestResult<UpdateMemberResponses, UpdateMemberErrors, ThrowOnError>;
/**
 * List the sections of a project
 *
 * For members of the project.
 */
export declare const listSections: <ThrowOnError extends boolean = false>(options: Options<ListSectionsData, ThrowOnError>) => RequestResult<ListSectionsResponses, ListSectionsErrors, ThrowOnError>;
/**
 * Create a section
 *
 * For editors and owners of the project. The section is the last one.
 */
export declare const createSection: <ThrowOnError extends boolean = false>(options: Options<CreateSectionData, ThrowOnError>) => RequestResult<CreateSectionResponses, CreateSectionErrors, ThrowOnError>;
/**
 * Delete a section
 *
 * For editors and owners of the project. Its todos stay in the project, in no section. The section cannot be restored.
 *
 */
export declare const deleteSection: <ThrowOnError extends boolean = false>(options: Options<DeleteSectionData, ThrowOnError>) => RequestResult<DeleteSectionResponses, DeleteSectionErrors, ThrowOnError>;
/**
 * Get a section
 *
 * For members of the project.
 */
export declare const getSection: <ThrowOnError extends boolean = false>(options: Options<GetSectionData, ThrowOnError>) => RequestResult<GetSectionResponses, GetSectionErrors, ThrowOnError>;
/**
 * Change a section
 *
 * For editors and owners of the project. One section of a project has `takes_completed` at most: the other one loses it.
 *
 */
export declare const updateSection: <ThrowOnError extends boolean = false>(options: Options<UpdateSectionData, ThrowOnError>) => RequestResult<UpdateSectionResponses, UpdateSectionErrors, ThrowOnError>;
/**
 * Move a section within its project
 *
 * For editors and owners of the project.
 */
export declare const moveSection: <ThrowOnError extends boolean = false>(options: Options<MoveSectionData, ThrowOnError>) => RequestResult<MoveSectionResponses, MoveSectionErrors, ThrowOnError>;
/**
 * List labels
 *
 * Returns the caller's own labels, and those of the caller's projects.
 */
export declare const listLabels: <ThrowOnError extends boolean = false>(options: Options<ListLabelsData, ThrowOnError>) => RequestResult<ListLabelsResponses, ListLabelsErrors, ThrowOnError>;
/**
 * Create a label
 *
 * For a todo to have it, the label must be one of the todo's project, or the caller's own for a todo without a project.
 * Editors and owners of a project can create its labels.
 *
 */
export declare const createLabel: <ThrowOnError extends boolean = false>(options: Options<CreateLabelData, ThrowOnError>) => RequestResult<CreateLabelResponses, CreateLabelErrors, ThrowOnError>;
/**
 * Delete a label
 *
 * For the user of an own label, and for editors and owners of the project. Takes the label off all todos, those in the
 * trash too. It cannot be restored.
 *
 */
export declare const deleteLabel: <ThrowOnError extends boolean = false>(options: Options<DeleteLabelData, ThrowOnError>) => RequestResult<DeleteLabelResponses, DeleteLabelErrors, ThrowOnError>;
/**
 * Get a label
 *
 * For the user of an own label, and for members of the project.
 */
export declare const getLabel: <ThrowOnError extends boolean = false>(options: Options<GetLabelData, ThrowOnError>) => RequestResult<GetLabelResponses, GetLabelErrors, ThrowOnError>;
/**
 * Change a label
 *
 * For the user of an own label, and for editors and owners of the project. Todos keep the label.
 */
export declare const updateLabel: <ThrowOnError extends boolean = false>(options: Options<UpdateLabelData, ThrowOnError>) => RequestResult<UpdateLabelResponses, UpdateLabelErrors, ThrowOnError>;
/**
 * List the caller's reminders of a todo
 *
 * Returns the caller's own reminders, past ones too. Those of other users are not among them.
 */
export declare const listReminders: <ThrowOnError extends boolean = false>(options: Options<ListRemindersData, ThrowOnError>) => RequestResult<ListRemindersResponses, ListRemindersErrors, ThrowOnError>;
/**
 * Create a reminder
 *
 * For every member of the todo's project, viewers too: a reminder is its user's alone. With `at` it has a fixed time. With
 * `minutes_before` it follows the todo: it is so many minutes before `due_at`, or, where the todo is due on a day alone,
 * before `reminder_hour` of that day in the caller's time zone (`GET /users/me/preferences`). It waits while the todo is
 * not due at all.
 *
 * At its time the caller gets a notification of type `reminder`, an email if the preferences say so, and the event
 * `reminder.due`. A time that has passed already reminds at once, with `late: true`; a relative one does so only while the todo
 * is not overdue. A todo that is completed or deleted at that time, or that the caller no longer sees, reminds no one.
 *
 */
export declare const createReminder: <ThrowOnError extends boolean = false>(options: Options<CreateReminderData, ThrowOnError>) => RequestResult<CreateReminderResponses, CreateReminderErrors, ThrowOnError>;
/**
 * Delete a reminder
 *
 * Only for its user. It cannot be restored.
 */
export declare const deleteReminder: <ThrowOnError extends boolean = false>(options: Options<DeleteReminderData, ThrowOnError>) => RequestResult<DeleteReminderResponses, DeleteReminderErrors, ThrowOnError>;
/**
 * Get a reminder
 *
 * Only for its user, while the user sees the todo.
 */
export declare const getReminder: <ThrowOnError extends boolean = false>(options: Options<GetReminderData, ThrowOnError>) => RequestResult<GetReminderResponses, GetReminderErrors, ThrowOnError>;
/**
 * Let a reminder remind again
 *
 * The reminder reminds at that time, and before that no more: in so many `minutes` from now, or at `until`. One that has
 * reminded already does so again. Another due date of the todo ends the snooze of a relative reminder.
 *
 */
export declare const snoozeReminder: <ThrowOnError extends boolean = false>(options: Options<SnoozeReminderData, ThrowOnError>) => RequestResult<SnoozeReminderResponses, SnoozeReminderErrors, ThrowOnError>;
/**
 * List views
 *
 * Returns the caller's own views, and those of the caller's projects. The built-in ones are not among them; see
 * `x-built-in-views` of this document.
 *
 */
export declare const listViews: <ThrowOnError extends boolean = false>(options: Options<ListViewsData, ThrowOnError>) => RequestResult<ListViewsResponses, ListViewsErrors, ThrowOnError>;
/**
 * Create a view
 *
 * Editors and owners of a project can create its views, which all members see. A filter that cannot be read is a 422 that
 * says where, what was expected there, and what was perhaps meant. The view is the last one.
 *
 */
export declare const createView: <ThrowOnError extends boolean = false>(options: Options<CreateViewData, ThrowOnError>) => RequestResult<CreateViewResponses, CreateViewErrors, ThrowOnError>;
/**
 * Delete a view
 *
 * For the user of an own view, and for editors and owners of the project. Its todos stay. It cannot be restored.
 */
export declare const deleteView: <ThrowOnError extends boolean = false>(options: Options<DeleteViewData, ThrowOnError>) => RequestResult<DeleteViewResponses, DeleteViewErrors, ThrowOnError>;
/**
 * Get a view
 *
 * For the user of an own view, and for members of the project.
 */
export declare const getView: <ThrowOnError extends boolean = false>(options: Options<GetViewData, ThrowOnError>) => RequestResult<GetViewResponses, GetViewErrors, ThrowOnError>;
/**
 * Change a view
 *
 * For the user of an own view, and for editors and owners of the project.
 */
export declare const updateView: <ThrowOnError extends boolean = false>(options: Options<UpdateViewData, ThrowOnError>) => RequestResult<UpdateViewResponses, UpdateViewErrors, ThrowOnError>;
/**
 * Move a view within its list
 *
 * For the user of an own view, and for editors and owners of the project.
 */
export declare const moveView: <ThrowOnError extends boolean = false>(options: Options<MoveViewData, ThrowOnError>) => RequestResult<MoveViewResponses, MoveViewErrors, ThrowOnError>;
/**
 * List the todos of a view
 *
 * Returns the todos that the caller can see and that fulfil the filter of the view, in its order. A view of a project has
 * todos of that project only. `me` and `today` in the filter mean the caller and the caller's day. A name that no object
 * has finds nothing.
 *
 */
export declare const listViewTodos: <ThrowOnError extends boolean = false>(options: Options<ListViewTodosData, ThrowOnError>) => RequestResult<ListViewTodosResponses, ListViewTodosErrors, ThrowOnError>;
/**
 * Empty the trash
 *
 * Permanently deletes all items in the caller's trash.
 */
export declare const emptyTrash: <ThrowOnError extends boolean = false>(options: Options<EmptyTrashData, ThrowOnError>) => RequestResult<EmptyTrashResponses, EmptyTrashErrors, ThrowOnError>;
/**
 * List the trash
 *
 * Returns the deleted todos and projects that the caller can restore: the caller's own todos, todos of projects
 * that the caller can edit, and projects that the caller owns. Todos that were deleted together with their project
 * or their parent are part of it and are not listed.
 *
 */
export declare const listTrash: <ThrowOnError extends boolean = false>(options: Options<ListTrashData, ThrowOnError>) => RequestResult<ListTrashResponses, ListTrashErrors, ThrowOnError>;
/**
 * Delete an item permanently
 *
 * Permanently deletes a todo or a project in the trash. A project is deleted with all of its todos, and a todo with the
 * subtasks that were deleted with it.
 *
 */
export declare const purgeTrashItem: <ThrowOnError extends boolean = false>(options: Options<PurgeTrashItemData, ThrowOnError>) => RequestResult<PurgeTrashItemResponses, PurgeTrashItemErrors, ThrowOnError>;
/**
 * Restore an item from the trash
 *
 * Restores the item as it was. A project is restored with its team and the todos that were deleted with it, and a todo with the
 * subtasks that were deleted with it. A todo has no assignees any more who have left the project. A subtask whose parent is in
 * the trash is restored without a parent.
 *
 */
export declare const restoreTrashItem: <ThrowOnError extends boolean = false>(options: Options<RestoreTrashItemData, ThrowOnError>) => RequestResult<RestoreTrashItemResponses, RestoreTrashItemErrors, ThrowOnError>;
/**
 * List the activity
 *
 * Returns the events that the caller can see, the latest first: all of them, those of a project, or those of a
 * todo. An event has the time, the user who made the change, and the old and the new values. Events are kept for
 * thirty days.
 *
 */
export declare const listActivity: <ThrowOnError extends boolean = false>(options: Options<ListActivityData, ThrowOnError>) => RequestResult<ListActivityResponses, ListActivityErrors, ThrowOnError>;
/**
 * Read the changes of the caller's projects and todos
 *
 * Returns the changes that a client needs to keep a copy of all projects, sections, labels, views and todos that the caller can
 * see, and of the caller's reminders.
 *
 * Without a `cursor`, the pages contain everything. With the cursor of the previous page, they continue from
 * there. After the last page they contain only later changes, in the order in which they were committed.
 *
 * A change has the current object, or null if the object was deleted or the caller can no longer see it. When a
 * project is removed, remove its sections, labels, views and todos as well, and with a todo its reminders.
 *
 * Apply the changes of a page in order, store its cursor, and request the next page with it: at once while
 * `has_more` is true, later otherwise.
 *
 */
export declare const sync: <ThrowOnError extends boolean = false>(options: Options<SyncData, ThrowOnError>) => RequestResult<SyncResponses, SyncErrors, ThrowOnError>;
/**
 * Stream live events
 *
 * Sends server-sent events. Each has the event's type as its name, the event as JSON data, and a cursor as its id.
 *
 * `EventSource` of browsers cannot send a token: it sends `?ticket=` instead, from `POST /events/tickets`. A ticket
 * works once, so a page opens each further stream with a new ticket, and with the last id as `since`.
 *
 * Without a cursor, the stream starts with new events. After a disconnect, send the last id as `Last-Event-ID` or
 * `since`: the stream resumes there, without a gap or a duplicate. A cursor of `GET /sync` works too.
 *
 * While there are no events, the stream sends a heartbeat every 15 seconds. Its last event is `stream.ended`, with
 * the reason.
 *
 */
export declare const streamEvents: <ThrowOnError extends boolean = false>(options: Options<StreamEventsData, ThrowOnError, StreamEventsResponse>) => Promise<ServerSentEventsResult<StreamEventsResponses>>;
/**
 * Get a ticket for a stream of events
 *
 * Browsers cannot send a token when they open a WebSocket or an `EventSource`. A ticket in the address opens one of
 * them once, within 30 seconds: `/events/ws?ticket=...` or `/events?ticket=...`.
 *
 */
export declare const createEventTicket: <ThrowOnError extends boolean = false>(options: Options<CreateEventTicketData, ThrowOnError>) => RequestResult<CreateEventTicketResponses, CreateEventTicketErrors, ThrowOnError>;
/**
 * List webhooks
 *
 * Returns the caller's webhooks, without their secrets.
 */
export declare const listWebhooks: <ThrowOnError extends boolean = false>(options: Options<ListWebhooksData, ThrowOnError>) => RequestResult<ListWebhooksResponses, ListWebhooksErrors, ThrowOnError>;
/**
 * Create a webhook
 *
 * For callers whose own address is confirmed.
 *
 * The service sends each new event that the caller can see to the URL, as a `POST`. Its body is described in
 * `webhooks` of this document; its signature follows Standard Webhooks.
 *
 * An event is sent at least once. Every attempt has the same `webhook-id`. Events may arrive in any order.
 *
 * The response has the signing secret. It is not shown again and the response is not stored, so this operation
 * takes no `Idempotency-Key`.
 *
 */
export declare const createWebhook: <ThrowOnError extends boolean = false>(options: Options<CreateWebhookData, ThrowOnError>) => RequestResult<CreateWebhookResponses, CreateWebhookErrors, ThrowOnError>;
/**
 * Delete a webhook
 *
 * Deletes the webhook together with its deliveries.
 */
export declare const deleteWebhook: <ThrowOnError extends boolean = false>(options: Options<DeleteWebhookData, ThrowOnError>) => RequestResult<DeleteWebhookResponses, DeleteWebhookErrors, ThrowOnError>;
/**
 * Get a webhook
 *
 * Returns one webhook of the caller, without its secret.
 */
export declare const getWebhook: <ThrowOnError extends boolean = false>(options: Options<GetWebhookData, ThrowOnError>) => RequestResult<GetWebhookResponses, GetWebhookErrors, ThrowOnError>;
/**
 * Change a webhook
 *
 * A disabled webhook sends nothing, and events from that time are not sent later. Enabling it resets its failures.
 *
 */
export declare const updateWebhook: <ThrowOnError extends boolean = false>(options: Options<UpdateWebhookData, ThrowOnError>) => RequestResult<UpdateWebhookResponses, UpdateWebhookErrors, ThrowOnError>;
/**
 * Replace the secret of a webhook
 *
 * For 24 hours, requests are signed with both the new and the previous secret, so that a receiver can switch
 * without losing an event. Older secrets no longer sign. The new secret is not shown again.
 *
 */
export declare const rotateWebhookSecret: <ThrowOnError extends boolean = false>(options: Options<RotateWebhookSecretData, ThrowOnError>) => RequestResult<RotateWebhookSecretResponses, RotateWebhookSecretErrors, ThrowOnError>;
/**
 * Send a test event
 *
 * Sends a `webhook.test` event, regardless of the webhook's filters. Read the delivery to see the result.
 *
 */
export declare const testWebhook: <ThrowOnError extends boolean = false>(options: Options<TestWebhookData, ThrowOnError>) => RequestResult<TestWebhookResponses, TestWebhookErrors, ThrowOnError>;
/**
 * List the deliveries of a webhook
 *
 * Returns the events that the webhook sent in the last 30 days, at most the newest 10,000, and the result of each.
 * Older ones are deleted, those that were not delivered yet too. Events of a project are listed as long as the
 * caller is a member of it.
 *
 */
export declare const listWebhookDeliveries: <ThrowOnError extends boolean = false>(options: Options<ListWebhookDeliveriesData, ThrowOnError>) => RequestResult<ListWebhookDeliveriesResponses, ListWebhookDeliveriesErrors, ThrowOnError>;
/**
 * Get a delivery
 *
 * Returns the request, without its signature, and the response to the last attempt.
 */
export declare const getWebhookDelivery: <ThrowOnError extends boolean = false>(options: Options<GetWebhookDeliveryData, ThrowOnError>) => RequestResult<GetWebhookDeliveryResponses, GetWebhookDeliveryErrors, ThrowOnError>;
/**
 * Send a delivery again
 *
 * Sends the event again at once, with the same `webhook-id` and the same body, whatever the result of earlier
 * attempts. Failed attempts are retried on the same schedule.
 *
 */
export declare const redeliverWebhookDelivery: <ThrowOnError extends boolean = false>(options: Options<RedeliverWebhookDeliveryData, ThrowOnError>) => RequestResult<RedeliverWebhookDeliveryResponses, RedeliverWebhookDeliveryErrors, ThrowOnError>;
/**
 * List users
 *
 * For admins.
 */
export declare const listUsers: <ThrowOnError extends boolean = false>(options: Options<ListUsersData, ThrowOnError>) => RequestResult<ListUsersResponses, ListUsersErrors, ThrowOnError>;
/**
 * Create an account for another person
 *
 * For admins. Without a `password`, the person gets an email with a link to choose one, which also confirms the address.
 * With one, tell it to the person, who replaces it by `PUT /users/me/password`.
 *
 */
export declare const createUser: <ThrowOnError extends boolean = false>(options: Options<CreateUserData, ThrowOnError>) => RequestResult<CreateUserResponses, CreateUserErrors, ThrowOnError>;
/**
 * List what concerned the security of all accounts
 *
 * For admins: the entries of all users, of deleted ones too. `user_id` narrows them to one account.
 * `GET /admin/audit/export` has all of them in one response.
 *
 */
export declare const listAllAuditEntries: <ThrowOnError extends boolean = false>(options: Options<ListAllAuditEntriesData, ThrowOnError>) => RequestResult<ListAllAuditEntriesResponses, ListAllAuditEntriesErrors, ThrowOnError>;
/**
 * Export the audit trail of all accounts
 *
 * For admins: streams all entries of all users, in place of the pages of `GET /admin/audit`.
 *
 * Each line is one `AuditEntry` as JSON (`application/x-ndjson`), or as CSV (`text/csv`) for a client that prefers
 * that by `Accept`: a line with the names of the members, then one for each entry; null is empty, and an apostrophe
 * stands before a text that a spreadsheet would take for a formula. The oldest entry is the first, and the newest is
 * of when the request was made. Where the session ends or the role changes meanwhile, the connection is closed
 * before the end.
 *
 */
export declare const exportAllAuditEntries: <ThrowOnError extends boolean = false>(options: Options<ExportAllAuditEntriesData, ThrowOnError>) => RequestResult<ExportAllAuditEntriesResponses, ExportAllAuditEntriesErrors, ThrowOnError>;
/**
 * Delete a user
 *
 * For admins. The user's own todos and the projects without other members are deleted; with `hand_over_to`,
 * another user gets them instead. A project with other members stays: its next owner also becomes the owner of the
 * todos that the user created in it.
 *
 */
export declare const deleteUser: <ThrowOnError extends boolean = false>(options: Options<DeleteUserData, ThrowOnError>) => RequestResult<DeleteUserResponses, DeleteUserErrors, ThrowOnError>;
/**
 * Get a user
 *
 * For admins.
 */
export declare const getUser: <ThrowOnError extends boolean = false>(options: Options<GetUserData, ThrowOnError>) => RequestResult<GetUserResponses, GetUserErrors, ThrowOnError>;
/**
 * Change a user's role, or disable or enable the user
 *
 * For admins. Changing the role or disabling the account ends every session of the user at once. Admins cannot change
 * their own role.
 *
 */
export declare const updateUser: <ThrowOnError extends boolean = false>(options: Options<UpdateUserData, ThrowOnError>) => RequestResult<UpdateUserResponses, UpdateUserErrors, ThrowOnError>;
/**
 * Sign a user out everywhere
 *
 * For admins. Ends every session and API token of the user at once: the next request of each is refused, and streams end.
 * Links in emails to the user are void. The password stays.
 *
 */
export declare const endUserSessions: <ThrowOnError extends boolean = false>(options: Options<EndUserSessionsData, ThrowOnError>) => RequestResult<EndUserSessionsResponses, EndUserSessionsErrors, ThrowOnError>;
/**
 * Set a user's password
 *
 * For admins, where the person gets no emails. It ends every session and API token of the user, and disables their webhooks, as
 * a password reset does. Tell the password to the person, who must replace it at the next sign-in: 403
 * `password_change_required`, unless `must_change` is false. Admins change their own password by `PUT /users/me/password`.
 *
 */
export declare const replaceUserPassword: <ThrowOnError extends boolean = false>(options: Options<ReplaceUserPasswordData, ThrowOnError>) => RequestResult<ReplaceUserPasswordResponses, ReplaceUserPasswordErrors, ThrowOnError>;
/**
 * Send a user the email that resets the password
 *
 * For admins: the email of `POST /auth/password-reset`, and one of the five that an address gets within an hour. The
 * present password and the sessions stay until the link is used.
 *
 */
export declare const sendUserPasswordReset: <ThrowOnError extends boolean = false>(options: Options<SendUserPasswordResetData, ThrowOnError>) => RequestResult<SendUserPasswordResetResponses, SendUserPasswordResetErrors, ThrowOnError>;
/**
 * Confirm a user's email address
 *
 * For admins who know by other means that the address is the person's, where the person gets no emails. Nothing changes where
 * it is confirmed already.
 *
 */
export declare const confirmUserEmail: <ThrowOnError extends boolean = false>(options: Options<ConfirmUserEmailData, ThrowOnError>) => RequestResult<ConfirmUserEmailResponses, ConfirmUserEmailErrors, ThrowOnError>;
/**
 * Remove a user's second factor
 *
 * For admins, where a person has lost the authenticator app and the recovery codes: make sure that it is the person. The
 * password alone signs in then, and the user gets an email about it. Sessions go on. Nothing changes for a user who has
 * no second factor.
 *
 */
export declare const removeUserSecondFactor: <ThrowOnError extends boolean = false>(options: Options<RemoveUserSecondFactorData, ThrowOnError>) => RequestResult<RemoveUserSecondFactorResponses, RemoveUserSecondFactorErrors, ThrowOnError>;
/**
 * Get a user's quotas and their use
 *
 * Returns the limits that an admin has set for this user, and all limits with their use.
 */
export declare const getUserQuotas: <ThrowOnError extends boolean = false>(options: Options<GetUserQuotasData, ThrowOnError>) => RequestResult<GetUserQuotasResponses, GetUserQuotasErrors, ThrowOnError>;
/**
 * Set the limits of a user
 *
 * Replaces the limits of this user that differ from those of all users. A limit that is absent is the same as for
 * all users again. A limit below the use deletes nothing: the user can create nothing more until the use is lower.
 * The limit of `members` applies to the projects that the user owns.
 *
 */
export declare const replaceUserQuotas: <ThrowOnError extends boolean = false>(options: Options<ReplaceUserQuotasData, ThrowOnError>) => RequestResult<ReplaceUserQuotasResponses, ReplaceUserQuotasErrors, ThrowOnError>;
/**
 * List the invitations to the service
 *
 * Those of all admins and of the command line. The latest invitation comes first.
 */
export declare const listServiceInvitations: <ThrowOnError extends boolean = false>(options: Options<ListServiceInvitationsData, ThrowOnError>) => RequestResult<ListServiceInvitationsResponses, ListServiceInvitationsErrors, ThrowOnError>;
/**
 * Invite a person to the service
 *
 * An invitation lets one person register, once, within seven days, and as long as the caller is an enabled admin.
 * With `email` it is sent to that address, for it alone; the caller's own address must be confirmed, and an
 * address gets at most five per hour. Without, the response has a `link` to pass on, for any address.
 *
 * The link is not shown again and the response is not stored, so this operation takes no `Idempotency-Key`.
 *
 */
export declare const createServiceInvitation: <ThrowOnError extends boolean = false>(options: Options<CreateServiceInvitationData, ThrowOnError>) => RequestResult<CreateServiceInvitationResponses, CreateServiceInvitationErrors, ThrowOnError>;
/**
 * Withdraw an invitation to the service
 *
 * Deletes the invitation; its token becomes invalid. An account that was created with it stays.
 */
export declare const withdrawServiceInvitation: <ThrowOnError extends boolean = false>(options: Options<WithdrawServiceInvitationData, ThrowOnError>) => RequestResult<WithdrawServiceInvitationResponses, WithdrawServiceInvitationErrors, ThrowOnError>;
/**
 * Get an invitation to the service
 *
 * Returns it without its link.
 */
export declare const getServiceInvitation: <ThrowOnError extends boolean = false>(options: Options<GetServiceInvitationData, ThrowOnError>) => RequestResult<GetServiceInvitationResponses, GetServiceInvitationErrors, ThrowOnError>;
/**
 * List the invitations to a project
 *
 * For owners of the project. The latest invitation comes first.
 */
export declare const listInvitations: <ThrowOnError extends boolean = false>(options: Options<ListInvitationsData, ThrowOnError>) => RequestResult<ListInvitationsResponses, ListInvitationsErrors, ThrowOnError>;
/**
 * Invite a person to a project
 *
 * For owners of the project. The person is given by `user_id` or by `email`, and becomes a member by accepting. The
 * invitation is valid for seven days, while the caller is an owner of the project.
 *
 * - By `user_id`: the user gets a notification, and finds the invitation at `GET /users/me/invitations`. A user gets
 * at most twenty per hour.
 * - By `email`: an email with a link is sent, whose token works once. The caller's own address must be confirmed. An
 * address gets at most five per hour. If it is the confirmed address of a user, that user gets a notification and
 * finds the invitation at `GET /users/me/invitations` too.
 *
 * A person has at most one pending invitation to a project by id, and one by address: the service does not say
 * whether both are the same person. After a declined one, the next can be made when that one would have expired.
 *
 */
export declare const createInvitation: <ThrowOnError extends boolean = false>(options: Options<CreateInvitationData, ThrowOnError>) => RequestResult<CreateInvitationResponses, CreateInvitationErrors, ThrowOnError>;
/**
 * Withdraw an invitation
 *
 * For owners of the project. Deletes the invitation; it can no longer be accepted. A declined one stays until it would
 * have expired, so that the person is not invited again before.
 *
 */
export declare const withdrawInvitation: <ThrowOnError extends boolean = false>(options: Options<WithdrawInvitationData, ThrowOnError>) => RequestResult<WithdrawInvitationResponses, WithdrawInvitationErrors, ThrowOnError>;
/**
 * Get an invitation to a project
 *
 * For owners of the project.
 */
export declare const getInvitation: <ThrowOnError extends boolean = false>(options: Options<GetInvitationData, ThrowOnError>) => RequestResult<GetInvitationResponses, GetInvitationErrors, ThrowOnError>;
/**
 * List the caller's invitations
 *
 * Returns the pending invitations that were made by the caller's id, or by the caller's address if it is confirmed. The
 * latest one comes first.
 *
 */
export declare const listReceivedInvitations: <ThrowOnError extends boolean = false>(options: Options<ListReceivedInvitationsData, ThrowOnError>) => RequestResult<ListReceivedInvitationsResponses, ListReceivedInvitationsErrors, ThrowOnError>;
/**
 * Accept one of the caller's invitations
 *
 * The caller becomes a member of the project. Other pending invitations of the caller to it are withdrawn.
 *
 */
export declare const acceptReceivedInvitation: <ThrowOnError extends boolean = false>(options: Options<AcceptReceivedInvitationData, ThrowOnError>) => RequestResult<AcceptReceivedInvitationResponses, AcceptReceivedInvitationErrors, ThrowOnError>;
/**
 * Decline one of the caller's invitations
 *
 * The owners of the project can invite the caller again when the invitation would have expired.
 */
export declare const declineReceivedInvitation: <ThrowOnError extends boolean = false>(options: Options<DeclineReceivedInvitationData, ThrowOnError>) => RequestResult<DeclineReceivedInvitationResponses, DeclineReceivedInvitationErrors, ThrowOnError>;
/**
 * Accept an emailed invitation
 *
 * The caller becomes a member of the project. The emailed token is sufficient: the caller's account may have
 * another email address than the invitation.
 *
 */
export declare const acceptInvitation: <ThrowOnError extends boolean = false>(options: Options<AcceptInvitationData, ThrowOnError>) => RequestResult<AcceptInvitationResponses, AcceptInvitationErrors, ThrowOnError>;
/**
 * Decline an emailed invitation
 *
 * The emailed token identifies the invitation. No account is needed.
 */
export declare const declineInvitation: <ThrowOnError extends boolean = false>(options: Options<DeclineInvitationData, ThrowOnError>) => RequestResult<DeclineInvitationResponses, DeclineInvitationErrors, ThrowOnError>;
/**
 * List notifications
 *
 * Returns the messages to the caller, the latest first.
 */
export declare const listNotifications: <ThrowOnError extends boolean = false>(options: Options<ListNotificationsData, ThrowOnError>) => RequestResult<ListNotificationsResponses, ListNotificationsErrors, ThrowOnError>;
/**
 * Count the unread notifications
 *
 * Returns the number for a badge.
 */
export declare const getUnreadCount: <ThrowOnError extends boolean = false>(options: Options<GetUnreadCountData, ThrowOnError>) => RequestResult<GetUnreadCountResponses, GetUnreadCountErrors, ThrowOnError>;
/**
 * Mark all notifications as read
 *
 * Returns how many notifications were unread.
 */
export declare const readAllNotifications: <ThrowOnError extends boolean = false>(options: Options<ReadAllNotificationsData, ThrowOnError>) => RequestResult<ReadAllNotificationsResponses, ReadAllNotificationsErrors, ThrowOnError>;
/**
 * Get a notification
 *
 * Returns one notification of the caller.
 */
export declare const getNotification: <ThrowOnError extends boolean = false>(options: Options<GetNotificationData, ThrowOnError>) => RequestResult<GetNotificationResponses, GetNotificationErrors, ThrowOnError>;
/**
 * Mark a notification as read or unread
 *
 * Changes `read`; no other member can be changed.
 */
export declare const updateNotification: <ThrowOnError extends boolean = false>(options: Options<UpdateNotificationData, ThrowOnError>) => RequestResult<UpdateNotificationResponses, UpdateNotificationErrors, ThrowOnError>;
/**
 * Get the caller's preferences
 *
 * Returns the caller's time zone, week and language, when todos remind, when the daily digest comes, and which notifications are also sent by email.
 */
export declare const getPreferences: <ThrowOnError extends boolean = false>(options: Options<GetPreferencesData, ThrowOnError>) => RequestResult<GetPreferencesResponses, GetPreferencesErrors, ThrowOnError>;
/**
 * Change the caller's preferences
 *
 * Changes only the members that are sent, also within `mail`. Where today's `digest_hour` has passed when the digest is
 * turned on, the first one comes tomorrow; where another hour or time zone passes over the digest that waits for today, it
 * comes at once.
 *
 */
export declare const updatePreferences: <ThrowOnError extends boolean = false>(options: Options<UpdatePreferencesData, ThrowOnError>) => RequestResult<UpdatePreferencesResponses, UpdatePreferencesErrors, ThrowOnError>;
/**
 * Get the caller's quotas and their use
 *
 * Returns each quota of `x-quotas` with the limit that applies to the caller, and how much of it is used. For a
 * quota per project it is the use of the fullest project that the caller owns, and for one per todo that of the fullest todo.
 *
 */
export declare const getUsage: <ThrowOnError extends boolean = false>(options: Options<GetUsageData, ThrowOnError>) => RequestResult<GetUsageResponses, GetUsageErrors, ThrowOnError>;
/**
 * Export the caller's data
 *
 * Returns the caller's data as one document for people and programs: the account, the preferences, the projects
 * that the caller owns, the sections of these, the caller's memberships, identities at providers, labels, views, todos, reminders, webhooks and notifications. The todos are the caller's
 * own, those of the owned projects, and those that the caller created in other projects that the caller is a member
 * of. The labels are the caller's own, those of the owned projects, and those of the todos; the views are the caller's own
 * and those of the owned projects. The reminders are those of todos that the caller sees. Import the document with `POST /users/me/import`, here or in another service.
 *
 * A document has at most 1,000 items of a kind, and 10 MB. When there are more, `Link` has the address of the next
 * document; continue until it is absent. Each document has the account and the preferences, and the projects, sections,
 * labels and todos that its items refer to, so it can be imported by itself. An item that several documents have is the same
 * one.
 *
 * The export does not contain passwords and other secrets, sessions, API tokens, the trash, data that others
 * created, and the activity (`GET /activity`).
 *
 */
export declare const exportData: <ThrowOnError extends boolean = false>(options: Options<ExportDataData, ThrowOnError>) => RequestResult<ExportDataResponses, ExportDataErrors, ThrowOnError>;
/**
 * Import exported data
 *
 * Adds the data of a document from `GET /users/me/export` to the caller's account. Either everything is imported
 * or nothing. The documents of one export can be imported in any order.
 *
 * **Importing a document twice adds nothing twice.** An item that the caller already has under the same id stays
 * as it is. Every other item gets a new id, computed from the caller's id and the id in the document, so that a
 * second import finds it. Changes made since the first import are kept. Items that were deleted permanently are
 * added again, with a higher `version` than they had.
 *
 * - The preferences are replaced by those of the document, as far as it has them. The name and the email address of the account stay.
 * - A project belongs to the caller and has no other members. Memberships are not imported: owners of the other
 * projects have to invite the caller. Identities are not imported: the caller signs in with the provider, which links them.
 * - A section goes to its project, or is left out if that is neither imported nor one that the caller can edit.
 * - A label goes to its project, or to the caller if that project is neither imported nor one that the caller can edit.
 * Where there is a label of its name, the todos get that one.
 * - A view goes to its project, or is left out if that is neither imported nor one that the caller can edit, or if its filter
 * cannot be read here. Ids in its filter become those of the imported objects.
 * - A todo belongs to the caller. It keeps its position and its times, unless these are in the future. If its project
 * is neither imported nor one that the caller can edit, the todo has no project.
 * - No todo is added to an archived project, as with `POST /todos`; one that was imported as archived takes its todos.
 * - A position above `8999999999` becomes one above it that leaves room, so that new todos stay the last ones.
 * - A todo stays assigned if it was assigned to the caller; otherwise it is unassigned. It is completed if it has
 * a completion time.
 * - A reminder is the caller's. It waits if it waited when it was exported, unless its time has passed. One of a todo
 * that is neither imported nor one that the caller sees is left out.
 * - A webhook is disabled and gets a new secret. Request the secret with `rotate-secret` before you enable the
 * webhook. A webhook for a missing project, or with a URL that this service does not send to, is left out.
 * - A notification is added without an email.
 * - Items that do not fit into their quota are not added: `over_quota` counts them. After making room, import the
 * document again.
 *
 * A document has at most 1,000 items of a kind, and 10 MB.
 *
 */
export declare const importData: <ThrowOnError extends boolean = false>(options: Options<ImportDataData, ThrowOnError>) => RequestResult<ImportDataResponses, ImportDataErrors, ThrowOnError>;
/**
 * Request a change of the email address
 *
 * Sends an email with a token to the new address. The token makes the change; with the present address, it
 * confirms that. The present address gets an email with a link that stops a change (`POST /auth/email/cancel`). The
 * response is the same if the address already has an account. Wrong passwords count like those of a sign-in. An
 * address gets at most five such emails per hour, and a user requests at most five per day. The password in the body
 * is the authentication, so no step-up is needed.
 *
 */
export declare const requestEmailChange: <ThrowOnError extends boolean = false>(options: Options<RequestEmailChangeData, ThrowOnError>) => RequestResult<RequestEmailChangeResponses, RequestEmailChangeErrors, ThrowOnError>;
/**
 * Confirm a new email address
 *
 * The emailed token works once, for one day. All tokens that were sent to the old address become invalid.
 *
 */
export declare const confirmEmailChange: <ThrowOnError extends boolean = false>(options: Options<ConfirmEmailChangeData, ThrowOnError>) => RequestResult<ConfirmEmailChangeResponses, ConfirmEmailChangeErrors, ThrowOnError>;
/**
 * Stop a change of the email address
 *
 * The token was sent to the present address when the change was requested. The confirmation that was sent to the new
 * address becomes invalid.
 *
 */
export declare const cancelEmailChange: <ThrowOnError extends boolean = false>(options: Options<CancelEmailChangeData, ThrowOnError>) => RequestResult<CancelEmailChangeResponses, CancelEmailChangeErrors, ThrowOnError>;
/**
 * Request a password reset
 *
 * Sends an email with a token if the address has an account. The response is the same if it has none. After five
 * requests within an hour the status is 429; the last token stays valid.
 *
 */
export declare const requestPasswordReset: <ThrowOnError extends boolean = false>(options: Options<RequestPasswordResetData, ThrowOnError>) => RequestResult<RequestPasswordResetResponses, RequestPasswordResetErrors, ThrowOnError>;
/**
 * Set a new password
 *
 * The emailed token works once, for one hour. Every session of the account ends.
 */
export declare const resetPassword: <ThrowOnError extends boolean = false>(options: Options<ResetPasswordData, ThrowOnError>) => RequestResult<ResetPasswordResponses, ResetPasswordErrors, ThrowOnError>;
/**
 * Get whether the service is in maintenance
 *
 * For admins. All clients find it in `GET /service`.
 */
export declare const getMaintenance: <ThrowOnError extends boolean = false>(options: Options<GetMaintenanceData, ThrowOnError>) => RequestResult<GetMaintenanceResponses, GetMaintenanceErrors, ThrowOnError>;
/**
 * Begin or end maintenance
 *
 * For admins. While it is enabled, requests of others that change something are 503 `maintenance` in every process.
 * Requests that were in flight before are completed, within their deadline of ten seconds. Reading and signing in
 * go on, and so do background jobs: emails and webhooks of earlier changes are sent. Where it is enabled already,
 * `since` stays.
 *
 */
export declare const replaceMaintenance: <ThrowOnError extends boolean = false>(options: Options<ReplaceMaintenanceData, ThrowOnError>) => RequestResult<ReplaceMaintenanceResponses, ReplaceMaintenanceErrors, ThrowOnError>;
/**
 * Delete the announcement
 *
 * For admins. Nothing changes where there is none.
 */
export declare const deleteAnnouncement: <ThrowOnError extends boolean = false>(options: Options<DeleteAnnouncementData, ThrowOnError>) => RequestResult<DeleteAnnouncementResponses, DeleteAnnouncementErrors, ThrowOnError>;
/**
 * Announce something to all users
 *
 * For admins. `GET /service` shows the announcement to every client, until `until` or until it is replaced or deleted.
 * There is one at a time.
 *
 */
export declare const replaceAnnouncement: <ThrowOnError extends boolean = false>(options: Options<ReplaceAnnouncementData, ThrowOnError>) => RequestResult<ReplaceAnnouncementResponses, ReplaceAnnouncementErrors, ThrowOnError>;
/**
 * Send yourself an email
 *
 * For admins, to see that emails arrive: sends one to the caller's own address, whether it is confirmed or not. The
 * response is its job, which `GET /admin/jobs/{job_id}` shows with the error of the mail server, if there is one.
 * An address gets at most five within an hour.
 *
 */
export declare const sendTestMail: <ThrowOnError extends boolean = false>(options: Options<SendTestMailData, ThrowOnError>) => RequestResult<SendTestMailResponses, SendTestMailErrors, ThrowOnError>;
/**
 * Get the configuration of the process
 *
 * For admins: each variable with the value that holds in the process that responds. The values of secrets are not
 * shown, nor are credentials and queries in addresses.
 *
 */
export declare const getConfiguration: <ThrowOnError extends boolean = false>(options: Options<GetConfigurationData, ThrowOnError>) => RequestResult<GetConfigurationResponses, GetConfigurationErrors, ThrowOnError>;
/**
 * Get what the service stores, and how much
 *
 * For admins. Up to 10,000 rows are counted; a larger number is Postgres' estimate, with `exact` false. Jobs are those
 * that the queue has not deleted yet.
 *
 */
export declare const getServiceUsage: <ThrowOnError extends boolean = false>(options: Options<GetServiceUsageData, ThrowOnError>) => RequestResult<GetServiceUsageResponses, GetServiceUsageErrors, ThrowOnError>;
/**
 * List background jobs
 *
 * For admins.
 */
export declare const listJobs: <ThrowOnError extends boolean = false>(options: Options<ListJobsData, ThrowOnError>) => RequestResult<ListJobsResponses, ListJobsErrors, ThrowOnError>;
/**
 * Get a background job
 *
 * For admins.
 */
export declare const getJob: <ThrowOnError extends boolean = false>(options: Options<GetJobData, ThrowOnError>) => RequestResult<GetJobResponses, GetJobErrors, ThrowOnError>;
/**
 * Run a failed or cancelled job again
 *
 * For admins. The count of attempts starts again.
 */
export declare const retryJob: <ThrowOnError extends boolean = false>(options: Options<RetryJobData, ThrowOnError>) => RequestResult<RetryJobResponses, RetryJobErrors, ThrowOnError>;
/**
 * Cancel a job
 *
 * For admins. A waiting job will not run, and a failed job will not be retried. A running job is not interrupted,
 * but it will not be retried.
 *
 */
export declare const cancelJob: <ThrowOnError extends boolean = false>(options: Options<CancelJobData, ThrowOnError>) => RequestResult<CancelJobResponses, CancelJobErrors, ThrowOnError>;
/**
 * Run up to 100 operations in one request
 *
 * Runs operations of this document in order, and returns the result of each. Each operation goes through the same
 * steps as a single request: authentication as the caller of the batch, roles, rate limits (each operation
 * counts), validation, `If-Match` and `Idempotency-Key`. The result of a failed operation is its problem. A failed
 * operation changes nothing.
 *
 * **One transaction.** All operations run in one transaction, which is committed after the last one. Each
 * operation sees the changes of the operations before it.
 *
 * - With `atomic: false`, failed operations are left out and the others are committed.
 * - With `atomic: true`, the first failed operation stops the batch and everything is rolled back. `committed` is
 * false, and every other result is a 424 `batch_rolled_back`.
 * - If an operation fails with a 5xx, everything is rolled back, and that problem is the response of the whole
 * batch.
 *
 * **References.** A later operation can refer to the result of an earlier one that has an `id`. A reference is
 * that id, followed by the names of members or the positions in arrays that lead to a value in the result's body,
 * separated by dots: `garden.id`, `found.0.id`.
 *
 * - In a `path`, including its query, write a reference in braces: `/projects/{garden.id}/members`. The value is
 * percent-encoded, so it is always one path segment or one query value. Write braces that are not a reference as
 * `%7B` and `%7D`, as URL encoders do.
 * - In a `body`, write an object with the single member `$result`: `{"project_id": {"$result": "garden.id"}}`. A
 * string is never a reference, so a title may contain any text.
 *
 * The referenced value must be a string, a number, a boolean or `null`; in a path it must be a non-empty string or
 * a number. If there is no such value, or the operation failed, the result is a 409 `batch_reference_invalid`.
 *
 * **Not allowed in a batch** (403 `batch_not_allowed`): other batches, operations without authentication,
 * operations with their own rate limit, secrets that are shown once, and event streams. After 5 MB of results, the
 * remaining operations are not run (409 `batch_results_too_large`).
 *
 * Send an `Idempotency-Key` to make the whole batch safe to retry. A batch that was rolled back has no effect, so
 * its key can be used again. A batch that only read is not stored: a retry runs it again. If the response has more
 * than 100 kB, its `committed` and the `status` and `headers` of each result are stored, but no `body`: a retry
 * returns these, with `Idempotency-Replayed`. Read the objects again by their `Location`. The results of
 * operations with `x-names-users`, such as the members of a project, are always stored without `body`.
 *
 */
export declare const runBatch: <ThrowOnError extends boolean = false>(options: Options<RunBatchData, ThrowOnError>) => RequestResult<RunBatchResponses, RunBatchErrors, ThrowOnError>;
