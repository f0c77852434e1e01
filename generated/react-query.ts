// Generated from openapi.yaml by `npm run generate`. Do not edit.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { type Infinite, type InfiniteResult, infinite, type Mutation, type MutationResult, mutation, type Query, type QueryKey, type QueryResult, query, queryKey } from '../src/sdk/query.ts'
import { getHealth, getReadiness, getService, getOpenapiJson, getOpenapiYaml, getClientPackage, getDocs, getRedoc, explainProblem, getAccountPage, register, createToken, beginOidcSignIn, getOidcCallback, endOidcSessions, getOidcLogoutPage, endFramedOidcSessions, renewAuthentication, startPasskeyStepUp, startPasskeySignIn, revokeToken, getMe, deleteMe, updateMe, changePassword, getIdentities, unlinkIdentity, getTotp, startTotp, disableTotp, confirmTotp, listPasskeys, createPasskey, startPasskey, getPasskey, deletePasskey, updatePasskey, getRecoveryCodes, replaceRecoveryCodes, listSessions, endSessions, listAuditEntries, exportAuditEntries, endSession, listRememberedDevices, deleteRememberedDevice, listApiTokens, createApiToken, getApiToken, deleteApiToken, listTodos, createTodo, updateManyTodos, quickAddTodo, getTodo, deleteTodo, updateTodo, moveTodo, skipTodo, previewRecurrence, listProjects, createProject, getProject, deleteProject, updateProject, moveProject, listMembers, addMember, getMember, removeMember, updateMember, listSections, createSection, getSection, deleteSection, updateSection, moveSection, listLabels, createLabel, getLabel, deleteLabel, updateLabel, listReminders, createReminder, getReminder, deleteReminder, snoozeReminder, listViews, createView, getView, deleteView, updateView, moveView, listViewTodos, listTrash, emptyTrash, purgeTrashItem, restoreTrashItem, listActivity, sync, createEventTicket, listWebhooks, createWebhook, getWebhook, deleteWebhook, updateWebhook, rotateWebhookSecret, testWebhook, listWebhookDeliveries, getWebhookDelivery, redeliverWebhookDelivery, listUsers, createUser, listAllAuditEntries, exportAllAuditEntries, getUser, deleteUser, updateUser, endUserSessions, replaceUserPassword, sendUserPasswordReset, confirmUserEmail, removeUserSecondFactor, getUserQuotas, replaceUserQuotas, listServiceInvitations, createServiceInvitation, getServiceInvitation, withdrawServiceInvitation, listInvitations, createInvitation, getInvitation, withdrawInvitation, listReceivedInvitations, acceptReceivedInvitation, declineReceivedInvitation, acceptInvitation, declineInvitation, listNotifications, getUnreadCount, readAllNotifications, getNotification, updateNotification, getPreferences, updatePreferences, getUsage, exportData, importData, requestEmailChange, confirmEmailChange, cancelEmailChange, requestPasswordReset, resetPassword, getMaintenance, replaceMaintenance, replaceAnnouncement, deleteAnnouncement, sendTestMail, getConfiguration, getServiceUsage, listJobs, getJob, retryJob, cancelJob, runBatch, type Options } from './client/sdk.gen.ts'
import type { GetHealthData, GetHealthResponses, GetReadinessData, GetReadinessResponses, GetServiceData, GetServiceResponses, GetOpenapiJsonData, GetOpenapiJsonResponses, GetOpenapiYamlData, GetOpenapiYamlResponses, GetClientPackageData, GetClientPackageResponses, GetDocsData, GetDocsResponses, GetRedocData, GetRedocResponses, ExplainProblemData, ExplainProblemResponses, GetAccountPageData, GetAccountPageResponses, RegisterData, RegisterResponses, CreateTokenData, CreateTokenResponses, BeginOidcSignInData, BeginOidcSignInResponses, GetOidcCallbackData, GetOidcCallbackResponses, EndOidcSessionsData, EndOidcSessionsResponses, GetOidcLogoutPageData, GetOidcLogoutPageResponses, EndFramedOidcSessionsData, EndFramedOidcSessionsResponses, RenewAuthenticationData, RenewAuthenticationResponses, StartPasskeyStepUpData, StartPasskeyStepUpResponses, StartPasskeySignInData, StartPasskeySignInResponses, RevokeTokenData, RevokeTokenResponses, GetMeData, GetMeResponses, DeleteMeData, DeleteMeResponses, UpdateMeData, UpdateMeResponses, ChangePasswordData, ChangePasswordResponses, GetIdentitiesData, GetIdentitiesResponses, UnlinkIdentityData, UnlinkIdentityResponses, GetTotpData, GetTotpResponses, StartTotpData, StartTotpResponses, DisableTotpData, DisableTotpResponses, ConfirmTotpData, ConfirmTotpResponses, ListPasskeysData, ListPasskeysResponses, CreatePasskeyData, CreatePasskeyResponses, StartPasskeyData, StartPasskeyResponses, GetPasskeyData, GetPasskeyResponses, DeletePasskeyData, DeletePasskeyResponses, UpdatePasskeyData, UpdatePasskeyResponses, GetRecoveryCodesData, GetRecoveryCodesResponses, ReplaceRecoveryCodesData, ReplaceRecoveryCodesResponses, ListSessionsData, ListSessionsResponses, EndSessionsData, EndSessionsResponses, ListAuditEntriesData, ListAuditEntriesResponses, ExportAuditEntriesData, ExportAuditEntriesResponses, EndSessionData, EndSessionResponses, ListRememberedDevicesData, ListRememberedDevicesResponses, DeleteRememberedDeviceData, DeleteRememberedDeviceResponses, ListApiTokensData, ListApiTokensResponses, CreateApiTokenData, CreateApiTokenResponses, GetApiTokenData, GetApiTokenResponses, DeleteApiTokenData, DeleteApiTokenResponses, ListTodosData, ListTodosResponses, CreateTodoData, CreateTodoResponses, UpdateManyTodosData, UpdateManyTodosResponses, QuickAddTodoData, QuickAddTodoResponses, GetTodoData, GetTodoResponses, DeleteTodoData, DeleteTodoResponses, UpdateTodoData, UpdateTodoResponses, MoveTodoData, MoveTodoResponses, SkipTodoData, SkipTodoResponses, PreviewRecurrenceData, PreviewRecurrenceResponses, ListProjectsData, ListProjectsResponses, CreateProjectData, CreateProjectResponses, GetProjectData, GetProjectResponses, DeleteProjectData, DeleteProjectResponses, UpdateProjectData, UpdateProjectResponses, MoveProjectData, MoveProjectResponses, ListMembersData, ListMembersResponses, AddMemberData, AddMemberResponses, GetMemberData, GetMemberResponses, RemoveMemberData, RemoveMemberResponses, UpdateMemberData, UpdateMemberResponses, ListSectionsData, ListSectionsResponses, CreateSectionData, CreateSectionResponses, GetSectionData, GetSectionResponses, DeleteSectionData, DeleteSectionResponses, UpdateSectionData, UpdateSectionResponses, MoveSectionData, MoveSectionResponses, ListLabelsData, ListLabelsResponses, CreateLabelData, CreateLabelResponses, GetLabelData, GetLabelResponses, DeleteLabelData, DeleteLabelResponses, UpdateLabelData, UpdateLabelResponses, ListRemindersData, ListRemindersResponses, CreateReminderData, CreateReminderResponses, GetReminderData, GetReminderResponses, DeleteReminderData, DeleteReminderResponses, SnoozeReminderData, SnoozeReminderResponses, ListViewsData, ListViewsResponses, CreateViewData, CreateViewResponses, GetViewData, GetViewResponses, DeleteViewData, DeleteViewResponses, UpdateViewData, UpdateViewResponses, MoveViewData, MoveViewResponses, ListViewTodosData, ListViewTodosResponses, ListTrashData, ListTrashResponses, EmptyTrashData, EmptyTrashResponses, PurgeTrashItemData, PurgeTrashItemResponses, RestoreTrashItemData, RestoreTrashItemResponses, ListActivityData, ListActivityResponses, SyncData, SyncResponses, CreateEventTicketData, CreateEventTicketResponses, ListWebhooksData, ListWebhooksResponses, CreateWebhookData, CreateWebhookResponses, GetWebhookData, GetWebhookResponses, DeleteWebhookData, DeleteWebhookResponses, UpdateWebhookData, UpdateWebhookResponses, RotateWebhookSecretData, RotateWebhookSecretResponses, TestWebhookData, TestWebhookResponses, ListWebhookDeliveriesData, ListWebhookDeliveriesResponses, GetWebhookDeliveryData, GetWebhookDeliveryResponses, RedeliverWebhookDeliveryData, RedeliverWebhookDeliveryResponses, ListUsersData, ListUsersResponses, CreateUserData, CreateUserResponses, ListAllAuditEntriesData, ListAllAuditEntriesResponses, ExportAllAuditEntriesData, ExportAllAuditEntriesResponses, GetUserData, GetUserResponses, DeleteUserData, DeleteUserResponses, UpdateUserData, UpdateUserResponses, EndUserSessionsData, EndUserSessionsResponses, ReplaceUserPasswordData, ReplaceUserPasswordResponses, SendUserPasswordResetData, SendUserPasswordResetResponses, ConfirmUserEmailData, ConfirmUserEmailResponses, RemoveUserSecondFactorData, RemoveUserSecondFactorResponses, GetUserQuotasData, GetUserQuotasResponses, ReplaceUserQuotasData, ReplaceUserQuotasResponses, ListServiceInvitationsData, ListServiceInvitationsResponses, CreateServiceInvitationData, CreateServiceInvitationResponses, GetServiceInvitationData, GetServiceInvitationResponses, WithdrawServiceInvitationData, WithdrawServiceInvitationResponses, ListInvitationsData, ListInvitationsResponses, CreateInvitationData, CreateInvitationResponses, GetInvitationData, GetInvitationResponses, WithdrawInvitationData, WithdrawInvitationResponses, ListReceivedInvitationsData, ListReceivedInvitationsResponses, AcceptReceivedInvitationData, AcceptReceivedInvitationResponses, DeclineReceivedInvitationData, DeclineReceivedInvitationResponses, AcceptInvitationData, AcceptInvitationResponses, DeclineInvitationData, DeclineInvitationResponses, ListNotificationsData, ListNotificationsResponses, GetUnreadCountData, GetUnreadCountResponses, ReadAllNotificationsData, ReadAllNotificationsResponses, GetNotificationData, GetNotificationResponses, UpdateNotificationData, UpdateNotificationResponses, GetPreferencesData, GetPreferencesResponses, UpdatePreferencesData, UpdatePreferencesResponses, GetUsageData, GetUsageResponses, ExportDataData, ExportDataResponses, ImportDataData, ImportDataResponses, RequestEmailChangeData, RequestEmailChangeResponses, ConfirmEmailChangeData, ConfirmEmailChangeResponses, CancelEmailChangeData, CancelEmailChangeResponses, RequestPasswordResetData, RequestPasswordResetResponses, ResetPasswordData, ResetPasswordResponses, GetMaintenanceData, GetMaintenanceResponses, ReplaceMaintenanceData, ReplaceMaintenanceResponses, ReplaceAnnouncementData, ReplaceAnnouncementResponses, DeleteAnnouncementData, DeleteAnnouncementResponses, SendTestMailData, SendTestMailResponses, GetConfigurationData, GetConfigurationResponses, GetServiceUsageData, GetServiceUsageResponses, ListJobsData, ListJobsResponses, GetJobData, GetJobResponses, RetryJobData, RetryJobResponses, CancelJobData, CancelJobResponses, RunBatchData, RunBatchResponses } from './client/types.gen.ts'

export type { ListPage, QueryKey } from '../src/sdk/query.ts'

export const getHealthQueryKey = (options: Options<GetHealthData>): QueryKey => queryKey('getHealth', options)
export const getHealthOptions = (options: Options<GetHealthData>): Query<GetHealthResponses> => query<GetHealthData, GetHealthResponses>('getHealth', getHealth, options)
export const useGetHealthQuery = (options: Options<GetHealthData>): QueryResult<GetHealthResponses> => useQuery(getHealthOptions(options))

export const getReadinessQueryKey = (options: Options<GetReadinessData>): QueryKey => queryKey('getReadiness', options)
export const getReadinessOptions = (options: Options<GetReadinessData>): Query<GetReadinessResponses> => query<GetReadinessData, GetReadinessResponses>('getReadiness', getReadiness, options)
export const useGetReadinessQuery = (options: Options<GetReadinessData>): QueryResult<GetReadinessResponses> => useQuery(getReadinessOptions(options))

export const getServiceQueryKey = (options: Options<GetServiceData>): QueryKey => queryKey('getService', options)
export const getServiceOptions = (options: Options<GetServiceData>): Query<GetServiceResponses> => query<GetServiceData, GetServiceResponses>('getService', getService, options)
export const useGetServiceQuery = (options: Options<GetServiceData>): QueryResult<GetServiceResponses> => useQuery(getServiceOptions(options))

export const getOpenapiJsonQueryKey = (options: Options<GetOpenapiJsonData>): QueryKey => queryKey('getOpenapiJson', options)
export const getOpenapiJsonOptions = (options: Options<GetOpenapiJsonData>): Query<GetOpenapiJsonResponses> => query<GetOpenapiJsonData, GetOpenapiJsonResponses>('getOpenapiJson', getOpenapiJson, options)
export const useGetOpenapiJsonQuery = (options: Options<GetOpenapiJsonData>): QueryResult<GetOpenapiJsonResponses> => useQuery(getOpenapiJsonOptions(options))

export const getOpenapiYamlQueryKey = (options: Options<GetOpenapiYamlData>): QueryKey => queryKey('getOpenapiYaml', options)
export const getOpenapiYamlOptions = (options: Options<GetOpenapiYamlData>): Query<GetOpenapiYamlResponses> => query<GetOpenapiYamlData, GetOpenapiYamlResponses>('getOpenapiYaml', getOpenapiYaml, options)
export const useGetOpenapiYamlQuery = (options: Options<GetOpenapiYamlData>): QueryResult<GetOpenapiYamlResponses> => useQuery(getOpenapiYamlOptions(options))

export const getClientPackageQueryKey = (options: Options<GetClientPackageData>): QueryKey => queryKey('getClientPackage', options)
export const getClientPackageOptions = (options: Options<GetClientPackageData>): Query<GetClientPackageResponses> => query<GetClientPackageData, GetClientPackageResponses>('getClientPackage', getClientPackage, options)
export const useGetClientPackageQuery = (options: Options<GetClientPackageData>): QueryResult<GetClientPackageResponses> => useQuery(getClientPackageOptions(options))

export const getDocsQueryKey = (options: Options<GetDocsData>): QueryKey => queryKey('getDocs', options)
export const getDocsOptions = (options: Options<GetDocsData>): Query<GetDocsResponses> => query<GetDocsData, GetDocsResponses>('getDocs', getDocs, options)
export const useGetDocsQuery = (options: Options<GetDocsData>): QueryResult<GetDocsResponses> => useQuery(getDocsOptions(options))

export const getRedocQueryKey = (options: Options<GetRedocData>): QueryKey => queryKey('getRedoc', options)
export const getRedocOptions = (options: Options<GetRedocData>): Query<GetRedocResponses> => query<GetRedocData, GetRedocResponses>('getRedoc', getRedoc, options)
export const useGetRedocQuery = (options: Options<GetRedocData>): QueryResult<GetRedocResponses> => useQuery(getRedocOptions(options))

export const explainProblemQueryKey = (options: Options<ExplainProblemData>): QueryKey => queryKey('explainProblem', options)
export const explainProblemOptions = (options: Options<ExplainProblemData>): Query<ExplainProblemResponses> => query<ExplainProblemData, ExplainProblemResponses>('explainProblem', explainProblem, options)
export const useExplainProblemQuery = (options: Options<ExplainProblemData>): QueryResult<ExplainProblemResponses> => useQuery(explainProblemOptions(options))

export const getAccountPageQueryKey = (options: Options<GetAccountPageData>): QueryKey => queryKey('getAccountPage', options)
export const getAccountPageOptions = (options: Options<GetAccountPageData>): Query<GetAccountPageResponses> => query<GetAccountPageData, GetAccountPageResponses>('getAccountPage', getAccountPage, options)
export const useGetAccountPageQuery = (options: Options<GetAccountPageData>): QueryResult<GetAccountPageResponses> => useQuery(getAccountPageOptions(options))

export const registerMutation = <Given extends Partial<Options<RegisterData>> = object>(given?: Given): Mutation<RegisterData, RegisterResponses, Given> => mutation<RegisterData, RegisterResponses, Given>(register, given)
export const useRegisterMutation = (options?: Partial<Omit<Mutation<RegisterData, RegisterResponses>, 'mutationFn'>>): MutationResult<RegisterData, RegisterResponses> => useMutation({ ...registerMutation(), ...options })

export const createTokenMutation = <Given extends Partial<Options<CreateTokenData>> = object>(given?: Given): Mutation<CreateTokenData, CreateTokenResponses, Given> => mutation<CreateTokenData, CreateTokenResponses, Given>(createToken, given)
export const useCreateTokenMutation = (options?: Partial<Omit<Mutation<CreateTokenData, CreateTokenResponses>, 'mutationFn'>>): MutationResult<CreateTokenData, CreateTokenResponses> => useMutation({ ...createTokenMutation(), ...options })

export const beginOidcSignInMutation = <Given extends Partial<Options<BeginOidcSignInData>> = object>(given?: Given): Mutation<BeginOidcSignInData, BeginOidcSignInResponses, Given> => mutation<BeginOidcSignInData, BeginOidcSignInResponses, Given>(beginOidcSignIn, given)
export const useBeginOidcSignInMutation = (options?: Partial<Omit<Mutation<BeginOidcSignInData, BeginOidcSignInResponses>, 'mutationFn'>>): MutationResult<BeginOidcSignInData, BeginOidcSignInResponses> => useMutation({ ...beginOidcSignInMutation(), ...options })

export const getOidcCallbackQueryKey = (options: Options<GetOidcCallbackData>): QueryKey => queryKey('getOidcCallback', options)
export const getOidcCallbackOptions = (options: Options<GetOidcCallbackData>): Query<GetOidcCallbackResponses> => query<GetOidcCallbackData, GetOidcCallbackResponses>('getOidcCallback', getOidcCallback, options)
export const useGetOidcCallbackQuery = (options: Options<GetOidcCallbackData>): QueryResult<GetOidcCallbackResponses> => useQuery(getOidcCallbackOptions(options))

export const endOidcSessionsMutation = <Given extends Partial<Options<EndOidcSessionsData>> = object>(given?: Given): Mutation<EndOidcSessionsData, EndOidcSessionsResponses, Given> => mutation<EndOidcSessionsData, EndOidcSessionsResponses, Given>(endOidcSessions, given)
export const useEndOidcSessionsMutation = (options?: Partial<Omit<Mutation<EndOidcSessionsData, EndOidcSessionsResponses>, 'mutationFn'>>): MutationResult<EndOidcSessionsData, EndOidcSessionsResponses> => useMutation({ ...endOidcSessionsMutation(), ...options })

export const getOidcLogoutPageQueryKey = (options: Options<GetOidcLogoutPageData>): QueryKey => queryKey('getOidcLogoutPage', options)
export const getOidcLogoutPageOptions = (options: Options<GetOidcLogoutPageData>): Query<GetOidcLogoutPageResponses> => query<GetOidcLogoutPageData, GetOidcLogoutPageResponses>('getOidcLogoutPage', getOidcLogoutPage, options)
export const useGetOidcLogoutPageQuery = (options: Options<GetOidcLogoutPageData>): QueryResult<GetOidcLogoutPageResponses> => useQuery(getOidcLogoutPageOptions(options))

export const endFramedOidcSessionsMutation = <Given extends Partial<Options<EndFramedOidcSessionsData>> = object>(given?: Given): Mutation<EndFramedOidcSessionsData, EndFramedOidcSessionsResponses, Given> => mutation<EndFramedOidcSessionsData, EndFramedOidcSessionsResponses, Given>(endFramedOidcSessions, given)
export const useEndFramedOidcSessionsMutation = (options?: Partial<Omit<Mutation<EndFramedOidcSessionsData, EndFramedOidcSessionsResponses>, 'mutationFn'>>): MutationResult<EndFramedOidcSessionsData, EndFramedOidcSessionsResponses> => useMutation({ ...endFramedOidcSessionsMutation(), ...options })

export const renewAuthenticationMutation = <Given extends Partial<Options<RenewAuthenticationData>> = object>(given?: Given): Mutation<RenewAuthenticationData, RenewAuthenticationResponses, Given> => mutation<RenewAuthenticationData, RenewAuthenticationResponses, Given>(renewAuthentication, given)
export const useRenewAuthenticationMutation = (options?: Partial<Omit<Mutation<RenewAuthenticationData, RenewAuthenticationResponses>, 'mutationFn'>>): MutationResult<RenewAuthenticationData, RenewAuthenticationResponses> => useMutation({ ...renewAuthenticationMutation(), ...options })

export const startPasskeyStepUpMutation = <Given extends Partial<Options<StartPasskeyStepUpData>> = object>(given?: Given): Mutation<StartPasskeyStepUpData, StartPasskeyStepUpResponses, Given> => mutation<StartPasskeyStepUpData, StartPasskeyStepUpResponses, Given>(startPasskeyStepUp, given)
export const useStartPasskeyStepUpMutation = (options?: Partial<Omit<Mutation<StartPasskeyStepUpData, StartPasskeyStepUpResponses>, 'mutationFn'>>): MutationResult<StartPasskeyStepUpData, StartPasskeyStepUpResponses> => useMutation({ ...startPasskeyStepUpMutation(), ...options })

export const startPasskeySignInMutation = <Given extends Partial<Options<StartPasskeySignInData>> = object>(given?: Given): Mutation<StartPasskeySignInData, StartPasskeySignInResponses, Given> => mutation<StartPasskeySignInData, StartPasskeySignInResponses, Given>(startPasskeySignIn, given)
export const useStartPasskeySignInMutation = (options?: Partial<Omit<Mutation<StartPasskeySignInData, StartPasskeySignInResponses>, 'mutationFn'>>): MutationResult<StartPasskeySignInData, StartPasskeySignInResponses> => useMutation({ ...startPasskeySignInMutation(), ...options })

export const revokeTokenMutation = <Given extends Partial<Options<RevokeTokenData>> = object>(given?: Given): Mutation<RevokeTokenData, RevokeTokenResponses, Given> => mutation<RevokeTokenData, RevokeTokenResponses, Given>(revokeToken, given)
export const useRevokeTokenMutation = (options?: Partial<Omit<Mutation<RevokeTokenData, RevokeTokenResponses>, 'mutationFn'>>): MutationResult<RevokeTokenData, RevokeTokenResponses> => useMutation({ ...revokeTokenMutation(), ...options })

export const getMeQueryKey = (options: Options<GetMeData>): QueryKey => queryKey('getMe', options)
export const getMeOptions = (options: Options<GetMeData>): Query<GetMeResponses> => query<GetMeData, GetMeResponses>('getMe', getMe, options)
export const useGetMeQuery = (options: Options<GetMeData>): QueryResult<GetMeResponses> => useQuery(getMeOptions(options))

export const deleteMeMutation = <Given extends Partial<Options<DeleteMeData>> = object>(given?: Given): Mutation<DeleteMeData, DeleteMeResponses, Given> => mutation<DeleteMeData, DeleteMeResponses, Given>(deleteMe, given)
export const useDeleteMeMutation = (options?: Partial<Omit<Mutation<DeleteMeData, DeleteMeResponses>, 'mutationFn'>>): MutationResult<DeleteMeData, DeleteMeResponses> => useMutation({ ...deleteMeMutation(), ...options })

export const updateMeMutation = <Given extends Partial<Options<UpdateMeData>> = object>(given?: Given): Mutation<UpdateMeData, UpdateMeResponses, Given> => mutation<UpdateMeData, UpdateMeResponses, Given>(updateMe, given)
export const useUpdateMeMutation = (options?: Partial<Omit<Mutation<UpdateMeData, UpdateMeResponses>, 'mutationFn'>>): MutationResult<UpdateMeData, UpdateMeResponses> => useMutation({ ...updateMeMutation(), ...options })

export const changePasswordMutation = <Given extends Partial<Options<ChangePasswordData>> = object>(given?: Given): Mutation<ChangePasswordData, ChangePasswordResponses, Given> => mutation<ChangePasswordData, ChangePasswordResponses, Given>(changePassword, given)
export const useChangePasswordMutation = (options?: Partial<Omit<Mutation<ChangePasswordData, ChangePasswordResponses>, 'mutationFn'>>): MutationResult<ChangePasswordData, ChangePasswordResponses> => useMutation({ ...changePasswordMutation(), ...options })

export const getIdentitiesQueryKey = (options: Options<GetIdentitiesData>): QueryKey => queryKey('getIdentities', options)
export const getIdentitiesOptions = (options: Options<GetIdentitiesData>): Query<GetIdentitiesResponses> => query<GetIdentitiesData, GetIdentitiesResponses>('getIdentities', getIdentities, options)
export const useGetIdentitiesQuery = (options: Options<GetIdentitiesData>): QueryResult<GetIdentitiesResponses> => useQuery(getIdentitiesOptions(options))

export const unlinkIdentityMutation = <Given extends Partial<Options<UnlinkIdentityData>> = object>(given?: Given): Mutation<UnlinkIdentityData, UnlinkIdentityResponses, Given> => mutation<UnlinkIdentityData, UnlinkIdentityResponses, Given>(unlinkIdentity, given)
export const useUnlinkIdentityMutation = (options?: Partial<Omit<Mutation<UnlinkIdentityData, UnlinkIdentityResponses>, 'mutationFn'>>): MutationResult<UnlinkIdentityData, UnlinkIdentityResponses> => useMutation({ ...unlinkIdentityMutation(), ...options })

export const getTotpQueryKey = (options: Options<GetTotpData>): QueryKey => queryKey('getTotp', options)
export const getTotpOptions = (options: Options<GetTotpData>): Query<GetTotpResponses> => query<GetTotpData, GetTotpResponses>('getTotp', getTotp, options)
export const useGetTotpQuery = (options: Options<GetTotpData>): QueryResult<GetTotpResponses> => useQuery(getTotpOptions(options))

export const startTotpMutation = <Given extends Partial<Options<StartTotpData>> = object>(given?: Given): Mutation<StartTotpData, StartTotpResponses, Given> => mutation<StartTotpData, StartTotpResponses, Given>(startTotp, given)
export const useStartTotpMutation = (options?: Partial<Omit<Mutation<StartTotpData, StartTotpResponses>, 'mutationFn'>>): MutationResult<StartTotpData, StartTotpResponses> => useMutation({ ...startTotpMutation(), ...options })

export const disableTotpMutation = <Given extends Partial<Options<DisableTotpData>> = object>(given?: Given): Mutation<DisableTotpData, DisableTotpResponses, Given> => mutation<DisableTotpData, DisableTotpResponses, Given>(disableTotp, given)
export const useDisableTotpMutation = (options?: Partial<Omit<Mutation<DisableTotpData, DisableTotpResponses>, 'mutationFn'>>): MutationResult<DisableTotpData, DisableTotpResponses> => useMutation({ ...disableTotpMutation(), ...options })

export const confirmTotpMutation = <Given extends Partial<Options<ConfirmTotpData>> = object>(given?: Given): Mutation<ConfirmTotpData, ConfirmTotpResponses, Given> => mutation<ConfirmTotpData, ConfirmTotpResponses, Given>(confirmTotp, given)
export const useConfirmTotpMutation = (options?: Partial<Omit<Mutation<ConfirmTotpData, ConfirmTotpResponses>, 'mutationFn'>>): MutationResult<ConfirmTotpData, ConfirmTotpResponses> => useMutation({ ...confirmTotpMutation(), ...options })

export const listPasskeysQueryKey = (options: Options<ListPasskeysData>): QueryKey => queryKey('listPasskeys', options)
export const listPasskeysOptions = (options: Options<ListPasskeysData>): Query<ListPasskeysResponses> => query<ListPasskeysData, ListPasskeysResponses>('listPasskeys', listPasskeys, options)
export const useListPasskeysQuery = (options: Options<ListPasskeysData>): QueryResult<ListPasskeysResponses> => useQuery(listPasskeysOptions(options))
export const listPasskeysInfiniteOptions = (options: Options<ListPasskeysData>): Infinite<ListPasskeysResponses> => infinite<ListPasskeysData, ListPasskeysResponses>('listPasskeys', listPasskeys, options)
export const useListPasskeysInfiniteQuery = (options: Options<ListPasskeysData>): InfiniteResult<ListPasskeysResponses> => useInfiniteQuery(listPasskeysInfiniteOptions(options))

export const createPasskeyMutation = <Given extends Partial<Options<CreatePasskeyData>> = object>(given?: Given): Mutation<CreatePasskeyData, CreatePasskeyResponses, Given> => mutation<CreatePasskeyData, CreatePasskeyResponses, Given>(createPasskey, given)
export const useCreatePasskeyMutation = (options?: Partial<Omit<Mutation<CreatePasskeyData, CreatePasskeyResponses>, 'mutationFn'>>): MutationResult<CreatePasskeyData, CreatePasskeyResponses> => useMutation({ ...createPasskeyMutation(), ...options })

export const startPasskeyMutation = <Given extends Partial<Options<StartPasskeyData>> = object>(given?: Given): Mutation<StartPasskeyData, StartPasskeyResponses, Given> => mutation<StartPasskeyData, StartPasskeyResponses, Given>(startPasskey, given)
export const useStartPasskeyMutation = (options?: Partial<Omit<Mutation<StartPasskeyData, StartPasskeyResponses>, 'mutationFn'>>): MutationResult<StartPasskeyData, StartPasskeyResponses> => useMutation({ ...startPasskeyMutation(), ...options })

export const getPasskeyQueryKey = (options: Options<GetPasskeyData>): QueryKey => queryKey('getPasskey', options)
export const getPasskeyOptions = (options: Options<GetPasskeyData>): Query<GetPasskeyResponses> => query<GetPasskeyData, GetPasskeyResponses>('getPasskey', getPasskey, options)
export const useGetPasskeyQuery = (options: Options<GetPasskeyData>): QueryResult<GetPasskeyResponses> => useQuery(getPasskeyOptions(options))

export const deletePasskeyMutation = <Given extends Partial<Options<DeletePasskeyData>> = object>(given?: Given): Mutation<DeletePasskeyData, DeletePasskeyResponses, Given> => mutation<DeletePasskeyData, DeletePasskeyResponses, Given>(deletePasskey, given)
export const useDeletePasskeyMutation = (options?: Partial<Omit<Mutation<DeletePasskeyData, DeletePasskeyResponses>, 'mutationFn'>>): MutationResult<DeletePasskeyData, DeletePasskeyResponses> => useMutation({ ...deletePasskeyMutation(), ...options })

export const updatePasskeyMutation = <Given extends Partial<Options<UpdatePasskeyData>> = object>(given?: Given): Mutation<UpdatePasskeyData, UpdatePasskeyResponses, Given> => mutation<UpdatePasskeyData, UpdatePasskeyResponses, Given>(updatePasskey, given)
export const useUpdatePasskeyMutation = (options?: Partial<Omit<Mutation<UpdatePasskeyData, UpdatePasskeyResponses>, 'mutationFn'>>): MutationResult<UpdatePasskeyData, UpdatePasskeyResponses> => useMutation({ ...updatePasskeyMutation(), ...options })

export const getRecoveryCodesQueryKey = (options: Options<GetRecoveryCodesData>): QueryKey => queryKey('getRecoveryCodes', options)
export const getRecoveryCodesOptions = (options: Options<GetRecoveryCodesData>): Query<GetRecoveryCodesResponses> => query<GetRecoveryCodesData, GetRecoveryCodesResponses>('getRecoveryCodes', getRecoveryCodes, options)
export const useGetRecoveryCodesQuery = (options: Options<GetRecoveryCodesData>): QueryResult<GetRecoveryCodesResponses> => useQuery(getRecoveryCodesOptions(options))

export const replaceRecoveryCodesMutation = <Given extends Partial<Options<ReplaceRecoveryCodesData>> = object>(given?: Given): Mutation<ReplaceRecoveryCodesData, ReplaceRecoveryCodesResponses, Given> => mutation<ReplaceRecoveryCodesData, ReplaceRecoveryCodesResponses, Given>(replaceRecoveryCodes, given)
export const useReplaceRecoveryCodesMutation = (options?: Partial<Omit<Mutation<ReplaceRecoveryCodesData, ReplaceRecoveryCodesResponses>, 'mutationFn'>>): MutationResult<ReplaceRecoveryCodesData, ReplaceRecoveryCodesResponses> => useMutation({ ...replaceRecoveryCodesMutation(), ...options })

export const listSessionsQueryKey = (options: Options<ListSessionsData>): QueryKey => queryKey('listSessions', options)
export const listSessionsOptions = (options: Options<ListSessionsData>): Query<ListSessionsResponses> => query<ListSessionsData, ListSessionsResponses>('listSessions', listSessions, options)
export const useListSessionsQuery = (options: Options<ListSessionsData>): QueryResult<ListSessionsResponses> => useQuery(listSessionsOptions(options))
export const listSessionsInfiniteOptions = (options: Options<ListSessionsData>): Infinite<ListSessionsResponses> => infinite<ListSessionsData, ListSessionsResponses>('listSessions', listSessions, options)
export const useListSessionsInfiniteQuery = (options: Options<ListSessionsData>): InfiniteResult<ListSessionsResponses> => useInfiniteQuery(listSessionsInfiniteOptions(options))

export const endSessionsMutation = <Given extends Partial<Options<EndSessionsData>> = object>(given?: Given): Mutation<EndSessionsData, EndSessionsResponses, Given> => mutation<EndSessionsData, EndSessionsResponses, Given>(endSessions, given)
export const useEndSessionsMutation = (options?: Partial<Omit<Mutation<EndSessionsData, EndSessionsResponses>, 'mutationFn'>>): MutationResult<EndSessionsData, EndSessionsResponses> => useMutation({ ...endSessionsMutation(), ...options })

export const listAuditEntriesQueryKey = (options: Options<ListAuditEntriesData>): QueryKey => queryKey('listAuditEntries', options)
export const listAuditEntriesOptions = (options: Options<ListAuditEntriesData>): Query<ListAuditEntriesResponses> => query<ListAuditEntriesData, ListAuditEntriesResponses>('listAuditEntries', listAuditEntries, options)
export const useListAuditEntriesQuery = (options: Options<ListAuditEntriesData>): QueryResult<ListAuditEntriesResponses> => useQuery(listAuditEntriesOptions(options))
export const listAuditEntriesInfiniteOptions = (options: Options<ListAuditEntriesData>): Infinite<ListAuditEntriesResponses> => infinite<ListAuditEntriesData, ListAuditEntriesResponses>('listAuditEntries', listAuditEntries, options)
export const useListAuditEntriesInfiniteQuery = (options: Options<ListAuditEntriesData>): InfiniteResult<ListAuditEntriesResponses> => useInfiniteQuery(listAuditEntriesInfiniteOptions(options))

export const exportAuditEntriesQueryKey = (options: Options<ExportAuditEntriesData>): QueryKey => queryKey('exportAuditEntries', options)
export const exportAuditEntriesOptions = (options: Options<ExportAuditEntriesData>): Query<ExportAuditEntriesResponses> => query<ExportAuditEntriesData, ExportAuditEntriesResponses>('exportAuditEntries', exportAuditEntries, options)
export const useExportAuditEntriesQuery = (options: Options<ExportAuditEntriesData>): QueryResult<ExportAuditEntriesResponses> => useQuery(exportAuditEntriesOptions(options))

export const endSessionMutation = <Given extends Partial<Options<EndSessionData>> = object>(given?: Given): Mutation<EndSessionData, EndSessionResponses, Given> => mutation<EndSessionData, EndSessionResponses, Given>(endSession, given)
export const useEndSessionMutation = (options?: Partial<Omit<Mutation<EndSessionData, EndSessionResponses>, 'mutationFn'>>): MutationResult<EndSessionData, EndSessionResponses> => useMutation({ ...endSessionMutation(), ...options })

export const listRememberedDevicesQueryKey = (options: Options<ListRememberedDevicesData>): QueryKey => queryKey('listRememberedDevices', options)
export const listRememberedDevicesOptions = (options: Options<ListRememberedDevicesData>): Query<ListRememberedDevicesResponses> => query<ListRememberedDevicesData, ListRememberedDevicesResponses>('listRememberedDevices', listRememberedDevices, options)
export const useListRememberedDevicesQuery = (options: Options<ListRememberedDevicesData>): QueryResult<ListRememberedDevicesResponses> => useQuery(listRememberedDevicesOptions(options))
export const listRememberedDevicesInfiniteOptions = (options: Options<ListRememberedDevicesData>): Infinite<ListRememberedDevicesResponses> => infinite<ListRememberedDevicesData, ListRememberedDevicesResponses>('listRememberedDevices', listRememberedDevices, options)
export const useListRememberedDevicesInfiniteQuery = (options: Options<ListRememberedDevicesData>): InfiniteResult<ListRememberedDevicesResponses> => useInfiniteQuery(listRememberedDevicesInfiniteOptions(options))

export const deleteRememberedDeviceMutation = <Given extends Partial<Options<DeleteRememberedDeviceData>> = object>(given?: Given): Mutation<DeleteRememberedDeviceData, DeleteRememberedDeviceResponses, Given> => mutation<DeleteRememberedDeviceData, DeleteRememberedDeviceResponses, Given>(deleteRememberedDevice, given)
export const useDeleteRememberedDeviceMutation = (options?: Partial<Omit<Mutation<DeleteRememberedDeviceData, DeleteRememberedDeviceResponses>, 'mutationFn'>>): MutationResult<DeleteRememberedDeviceData, DeleteRememberedDeviceResponses> => useMutation({ ...deleteRememberedDeviceMutation(), ...options })

export const listApiTokensQueryKey = (options: Options<ListApiTokensData>): QueryKey => queryKey('listApiTokens', options)
export const listApiTokensOptions = (options: Options<ListApiTokensData>): Query<ListApiTokensResponses> => query<ListApiTokensData, ListApiTokensResponses>('listApiTokens', listApiTokens, options)
export const useListApiTokensQuery = (options: Options<ListApiTokensData>): QueryResult<ListApiTokensResponses> => useQuery(listApiTokensOptions(options))
export const listApiTokensInfiniteOptions = (options: Options<ListApiTokensData>): Infinite<ListApiTokensResponses> => infinite<ListApiTokensData, ListApiTokensResponses>('listApiTokens', listApiTokens, options)
export const useListApiTokensInfiniteQuery = (options: Options<ListApiTokensData>): InfiniteResult<ListApiTokensResponses> => useInfiniteQuery(listApiTokensInfiniteOptions(options))

export const createApiTokenMutation = <Given extends Partial<Options<CreateApiTokenData>> = object>(given?: Given): Mutation<CreateApiTokenData, CreateApiTokenResponses, Given> => mutation<CreateApiTokenData, CreateApiTokenResponses, Given>(createApiToken, given)
export const useCreateApiTokenMutation = (options?: Partial<Omit<Mutation<CreateApiTokenData, CreateApiTokenResponses>, 'mutationFn'>>): MutationResult<CreateApiTokenData, CreateApiTokenResponses> => useMutation({ ...createApiTokenMutation(), ...options })

export const getApiTokenQueryKey = (options: Options<GetApiTokenData>): QueryKey => queryKey('getApiToken', options)
export const getApiTokenOptions = (options: Options<GetApiTokenData>): Query<GetApiTokenResponses> => query<GetApiTokenData, GetApiTokenResponses>('getApiToken', getApiToken, options)
export const useGetApiTokenQuery = (options: Options<GetApiTokenData>): QueryResult<GetApiTokenResponses> => useQuery(getApiTokenOptions(options))

export const deleteApiTokenMutation = <Given extends Partial<Options<DeleteApiTokenData>> = object>(given?: Given): Mutation<DeleteApiTokenData, DeleteApiTokenResponses, Given> => mutation<DeleteApiTokenData, DeleteApiTokenResponses, Given>(deleteApiToken, given)
export const useDeleteApiTokenMutation = (options?: Partial<Omit<Mutation<DeleteApiTokenData, DeleteApiTokenResponses>, 'mutationFn'>>): MutationResult<DeleteApiTokenData, DeleteApiTokenResponses> => useMutation({ ...deleteApiTokenMutation(), ...options })

export const listTodosQueryKey = (options: Options<ListTodosData>): QueryKey => queryKey('listTodos', options)
export const listTodosOptions = (options: Options<ListTodosData>): Query<ListTodosResponses> => query<ListTodosData, ListTodosResponses>('listTodos', listTodos, options)
export const useListTodosQuery = (options: Options<ListTodosData>): QueryResult<ListTodosResponses> => useQuery(listTodosOptions(options))
export const listTodosInfiniteOptions = (options: Options<ListTodosData>): Infinite<ListTodosResponses> => infinite<ListTodosData, ListTodosResponses>('listTodos', listTodos, options)
export const useListTodosInfiniteQuery = (options: Options<ListTodosData>): InfiniteResult<ListTodosResponses> => useInfiniteQuery(listTodosInfiniteOptions(options))

export const createTodoMutation = <Given extends Partial<Options<CreateTodoData>> = object>(given?: Given): Mutation<CreateTodoData, CreateTodoResponses, Given> => mutation<CreateTodoData, CreateTodoResponses, Given>(createTodo, given)
export const useCreateTodoMutation = (options?: Partial<Omit<Mutation<CreateTodoData, CreateTodoResponses>, 'mutationFn'>>): MutationResult<CreateTodoData, CreateTodoResponses> => useMutation({ ...createTodoMutation(), ...options })

export const updateManyTodosMutation = <Given extends Partial<Options<UpdateManyTodosData>> = object>(given?: Given): Mutation<UpdateManyTodosData, UpdateManyTodosResponses, Given> => mutation<UpdateManyTodosData, UpdateManyTodosResponses, Given>(updateManyTodos, given)
export const useUpdateManyTodosMutation = (options?: Partial<Omit<Mutation<UpdateManyTodosData, UpdateManyTodosResponses>, 'mutationFn'>>): MutationResult<UpdateManyTodosData, UpdateManyTodosResponses> => useMutation({ ...updateManyTodosMutation(), ...options })

export const quickAddTodoMutation = <Given extends Partial<Options<QuickAddTodoData>> = object>(given?: Given): Mutation<QuickAddTodoData, QuickAddTodoResponses, Given> => mutation<QuickAddTodoData, QuickAddTodoResponses, Given>(quickAddTodo, given)
export const useQuickAddTodoMutation = (options?: Partial<Omit<Mutation<QuickAddTodoData, QuickAddTodoResponses>, 'mutationFn'>>): MutationResult<QuickAddTodoData, QuickAddTodoResponses> => useMutation({ ...quickAddTodoMutation(), ...options })

export const getTodoQueryKey = (options: Options<GetTodoData>): QueryKey => queryKey('getTodo', options)
export const getTodoOptions = (options: Options<GetTodoData>): Query<GetTodoResponses> => query<GetTodoData, GetTodoResponses>('getTodo', getTodo, options)
export const useGetTodoQuery = (options: Options<GetTodoData>): QueryResult<GetTodoResponses> => useQuery(getTodoOptions(options))

export const deleteTodoMutation = <Given extends Partial<Options<DeleteTodoData>> = object>(given?: Given): Mutation<DeleteTodoData, DeleteTodoResponses, Given> => mutation<DeleteTodoData, DeleteTodoResponses, Given>(deleteTodo, given)
export const useDeleteTodoMutation = (options?: Partial<Omit<Mutation<DeleteTodoData, DeleteTodoResponses>, 'mutationFn'>>): MutationResult<DeleteTodoData, DeleteTodoResponses> => useMutation({ ...deleteTodoMutation(), ...options })

export const updateTodoMutation = <Given extends Partial<Options<UpdateTodoData>> = object>(given?: Given): Mutation<UpdateTodoData, UpdateTodoResponses, Given> => mutation<UpdateTodoData, UpdateTodoResponses, Given>(updateTodo, given)
export const useUpdateTodoMutation = (options?: Partial<Omit<Mutation<UpdateTodoData, UpdateTodoResponses>, 'mutationFn'>>): MutationResult<UpdateTodoData, UpdateTodoResponses> => useMutation({ ...updateTodoMutation(), ...options })

export const moveTodoMutation = <Given extends Partial<Options<MoveTodoData>> = object>(given?: Given): Mutation<MoveTodoData, MoveTodoResponses, Given> => mutation<MoveTodoData, MoveTodoResponses, Given>(moveTodo, given)
export const useMoveTodoMutation = (options?: Partial<Omit<Mutation<MoveTodoData, MoveTodoResponses>, 'mutationFn'>>): MutationResult<MoveTodoData, MoveTodoResponses> => useMutation({ ...moveTodoMutation(), ...options })

export const skipTodoMutation = <Given extends Partial<Options<SkipTodoData>> = object>(given?: Given): Mutation<SkipTodoData, SkipTodoResponses, Given> => mutation<SkipTodoData, SkipTodoResponses, Given>(skipTodo, given)
export const useSkipTodoMutation = (options?: Partial<Omit<Mutation<SkipTodoData, SkipTodoResponses>, 'mutationFn'>>): MutationResult<SkipTodoData, SkipTodoResponses> => useMutation({ ...skipTodoMutation(), ...options })

export const previewRecurrenceQueryKey = (options: Options<PreviewRecurrenceData>): QueryKey => queryKey('previewRecurrence', options)
export const previewRecurrenceOptions = (options: Options<PreviewRecurrenceData>): Query<PreviewRecurrenceResponses> => query<PreviewRecurrenceData, PreviewRecurrenceResponses>('previewRecurrence', previewRecurrence, options)
export const usePreviewRecurrenceQuery = (options: Options<PreviewRecurrenceData>): QueryResult<PreviewRecurrenceResponses> => useQuery(previewRecurrenceOptions(options))

export const listProjectsQueryKey = (options: Options<ListProjectsData>): QueryKey => queryKey('listProjects', options)
export const listProjectsOptions = (options: Options<ListProjectsData>): Query<ListProjectsResponses> => query<ListProjectsData, ListProjectsResponses>('listProjects', listProjects, options)
export const useListProjectsQuery = (options: Options<ListProjectsData>): QueryResult<ListProjectsResponses> => useQuery(listProjectsOptions(options))
export const listProjectsInfiniteOptions = (options: Options<ListProjectsData>): Infinite<ListProjectsResponses> => infinite<ListProjectsData, ListProjectsResponses>('listProjects', listProjects, options)
export const useListProjectsInfiniteQuery = (options: Options<ListProjectsData>): InfiniteResult<ListProjectsResponses> => useInfiniteQuery(listProjectsInfiniteOptions(options))

export const createProjectMutation = <Given extends Partial<Options<CreateProjectData>> = object>(given?: Given): Mutation<CreateProjectData, CreateProjectResponses, Given> => mutation<CreateProjectData, CreateProjectResponses, Given>(createProject, given)
export const useCreateProjectMutation = (options?: Partial<Omit<Mutation<CreateProjectData, CreateProjectResponses>, 'mutationFn'>>): MutationResult<CreateProjectData, CreateProjectResponses> => useMutation({ ...createProjectMutation(), ...options })

export const getProjectQueryKey = (options: Options<GetProjectData>): QueryKey => queryKey('getProject', options)
export const getProjectOptions = (options: Options<GetProjectData>): Query<GetProjectResponses> => query<GetProjectData, GetProjectResponses>('getProject', getProject, options)
export const useGetProjectQuery = (options: Options<GetProjectData>): QueryResult<GetProjectResponses> => useQuery(getProjectOptions(options))

export const deleteProjectMutation = <Given extends Partial<Options<DeleteProjectData>> = object>(given?: Given): Mutation<DeleteProjectData, DeleteProjectResponses, Given> => mutation<DeleteProjectData, DeleteProjectResponses, Given>(deleteProject, given)
export const useDeleteProjectMutation = (options?: Partial<Omit<Mutation<DeleteProjectData, DeleteProjectResponses>, 'mutationFn'>>): MutationResult<DeleteProjectData, DeleteProjectResponses> => useMutation({ ...deleteProjectMutation(), ...options })

export const updateProjectMutation = <Given extends Partial<Options<UpdateProjectData>> = object>(given?: Given): Mutation<UpdateProjectData, UpdateProjectResponses, Given> => mutation<UpdateProjectData, UpdateProjectResponses, Given>(updateProject, given)
export const useUpdateProjectMutation = (options?: Partial<Omit<Mutation<UpdateProjectData, UpdateProjectResponses>, 'mutationFn'>>): MutationResult<UpdateProjectData, UpdateProjectResponses> => useMutation({ ...updateProjectMutation(), ...options })

export const moveProjectMutation = <Given extends Partial<Options<MoveProjectData>> = object>(given?: Given): Mutation<MoveProjectData, MoveProjectResponses, Given> => mutation<MoveProjectData, MoveProjectResponses, Given>(moveProject, given)
export const useMoveProjectMutation = (options?: Partial<Omit<Mutation<MoveProjectData, MoveProjectResponses>, 'mutationFn'>>): MutationResult<MoveProjectData, MoveProjectResponses> => useMutation({ ...moveProjectMutation(), ...options })

export const listMembersQueryKey = (options: Options<ListMembersData>): QueryKey => queryKey('listMembers', options)
export const listMembersOptions = (options: Options<ListMembersData>): Query<ListMembersResponses> => query<ListMembersData, ListMembersResponses>('listMembers', listMembers, options)
export const useListMembersQuery = (options: Options<ListMembersData>): QueryResult<ListMembersResponses> => useQuery(listMembersOptions(options))
export const listMembersInfiniteOptions = (options: Options<ListMembersData>): Infinite<ListMembersResponses> => infinite<ListMembersData, ListMembersResponses>('listMembers', listMembers, options)
export const useListMembersInfiniteQuery = (options: Options<ListMembersData>): InfiniteResult<ListMembersResponses> => useInfiniteQuery(listMembersInfiniteOptions(options))

export const addMemberMutation = <Given extends Partial<Options<AddMemberData>> = object>(given?: Given): Mutation<AddMemberData, AddMemberResponses, Given> => mutation<AddMemberData, AddMemberResponses, Given>(addMember, given)
export const useAddMemberMutation = (options?: Partial<Omit<Mutation<AddMemberData, AddMemberResponses>, 'mutationFn'>>): MutationResult<AddMemberData, AddMemberResponses> => useMutation({ ...addMemberMutation(), ...options })

export const getMemberQueryKey = (options: Options<GetMemberData>): QueryKey => queryKey('getMember', options)
export const getMemberOptions = (options: Options<GetMemberData>): Query<GetMemberResponses> => query<GetMemberData, GetMemberResponses>('getMember', getMember, options)
export const useGetMemberQuery = (options: Options<GetMemberData>): QueryResult<GetMemberResponses> => useQuery(getMemberOptions(options))

export const removeMemberMutation = <Given extends Partial<Options<RemoveMemberData>> = object>(given?: Given): Mutation<RemoveMemberData, RemoveMemberResponses, Given> => mutation<RemoveMemberData, RemoveMemberResponses, Given>(removeMember, given)
export const useRemoveMemberMutation = (options?: Partial<Omit<Mutation<RemoveMemberData, RemoveMemberResponses>, 'mutationFn'>>): MutationResult<RemoveMemberData, RemoveMemberResponses> => useMutation({ ...removeMemberMutation(), ...options })

export const updateMemberMutation = <Given extends Partial<Options<UpdateMemberData>> = object>(given?: Given): Mutation<UpdateMemberData, UpdateMemberResponses, Given> => mutation<UpdateMemberData, UpdateMemberResponses, Given>(updateMember, given)
export const useUpdateMemberMutation = (options?: Partial<Omit<Mutation<UpdateMemberData, UpdateMemberResponses>, 'mutationFn'>>): MutationResult<UpdateMemberData, UpdateMemberResponses> => useMutation({ ...updateMemberMutation(), ...options })

export const listSectionsQueryKey = (options: Options<ListSectionsData>): QueryKey => queryKey('listSections', options)
export const listSectionsOptions = (options: Options<ListSectionsData>): Query<ListSectionsResponses> => query<ListSectionsData, ListSectionsResponses>('listSections', listSections, options)
export const useListSectionsQuery = (options: Options<ListSectionsData>): QueryResult<ListSectionsResponses> => useQuery(listSectionsOptions(options))
export const listSectionsInfiniteOptions = (options: Options<ListSectionsData>): Infinite<ListSectionsResponses> => infinite<ListSectionsData, ListSectionsResponses>('listSections', listSections, options)
export const useListSectionsInfiniteQuery = (options: Options<ListSectionsData>): InfiniteResult<ListSectionsResponses> => useInfiniteQuery(listSectionsInfiniteOptions(options))

export const createSectionMutation = <Given extends Partial<Options<CreateSectionData>> = object>(given?: Given): Mutation<CreateSectionData, CreateSectionResponses, Given> => mutation<CreateSectionData, CreateSectionResponses, Given>(createSection, given)
export const useCreateSectionMutation = (options?: Partial<Omit<Mutation<CreateSectionData, CreateSectionResponses>, 'mutationFn'>>): MutationResult<CreateSectionData, CreateSectionResponses> => useMutation({ ...createSectionMutation(), ...options })

export const getSectionQueryKey = (options: Options<GetSectionData>): QueryKey => queryKey('getSection', options)
export const getSectionOptions = (options: Options<GetSectionData>): Query<GetSectionResponses> => query<GetSectionData, GetSectionResponses>('getSection', getSection, options)
export const useGetSectionQuery = (options: Options<GetSectionData>): QueryResult<GetSectionResponses> => useQuery(getSectionOptions(options))

export const deleteSectionMutation = <Given extends Partial<Options<DeleteSectionData>> = object>(given?: Given): Mutation<DeleteSectionData, DeleteSectionResponses, Given> => mutation<DeleteSectionData, DeleteSectionResponses, Given>(deleteSection, given)
export const useDeleteSectionMutation = (options?: Partial<Omit<Mutation<DeleteSectionData, DeleteSectionResponses>, 'mutationFn'>>): MutationResult<DeleteSectionData, DeleteSectionResponses> => useMutation({ ...deleteSectionMutation(), ...options })

export const updateSectionMutation = <Given extends Partial<Options<UpdateSectionData>> = object>(given?: Given): Mutation<UpdateSectionData, UpdateSectionResponses, Given> => mutation<UpdateSectionData, UpdateSectionResponses, Given>(updateSection, given)
export const useUpdateSectionMutation = (options?: Partial<Omit<Mutation<UpdateSectionData, UpdateSectionResponses>, 'mutationFn'>>): MutationResult<UpdateSectionData, UpdateSectionResponses> => useMutation({ ...updateSectionMutation(), ...options })

export const moveSectionMutation = <Given extends Partial<Options<MoveSectionData>> = object>(given?: Given): Mutation<MoveSectionData, MoveSectionResponses, Given> => mutation<MoveSectionData, MoveSectionResponses, Given>(moveSection, given)
export const useMoveSectionMutation = (options?: Partial<Omit<Mutation<MoveSectionData, MoveSectionResponses>, 'mutationFn'>>): MutationResult<MoveSectionData, MoveSectionResponses> => useMutation({ ...moveSectionMutation(), ...options })

export const listLabelsQueryKey = (options: Options<ListLabelsData>): QueryKey => queryKey('listLabels', options)
export const listLabelsOptions = (options: Options<ListLabelsData>): Query<ListLabelsResponses> => query<ListLabelsData, ListLabelsResponses>('listLabels', listLabels, options)
export const useListLabelsQuery = (options: Options<ListLabelsData>): QueryResult<ListLabelsResponses> => useQuery(listLabelsOptions(options))
export const listLabelsInfiniteOptions = (options: Options<ListLabelsData>): Infinite<ListLabelsResponses> => infinite<ListLabelsData, ListLabelsResponses>('listLabels', listLabels, options)
export const useListLabelsInfiniteQuery = (options: Options<ListLabelsData>): InfiniteResult<ListLabelsResponses> => useInfiniteQuery(listLabelsInfiniteOptions(options))

export const createLabelMutation = <Given extends Partial<Options<CreateLabelData>> = object>(given?: Given): Mutation<CreateLabelData, CreateLabelResponses, Given> => mutation<CreateLabelData, CreateLabelResponses, Given>(createLabel, given)
export const useCreateLabelMutation = (options?: Partial<Omit<Mutation<CreateLabelData, CreateLabelResponses>, 'mutationFn'>>): MutationResult<CreateLabelData, CreateLabelResponses> => useMutation({ ...createLabelMutation(), ...options })

export const getLabelQueryKey = (options: Options<GetLabelData>): QueryKey => queryKey('getLabel', options)
export const getLabelOptions = (options: Options<GetLabelData>): Query<GetLabelResponses> => query<GetLabelData, GetLabelResponses>('getLabel', getLabel, options)
export const useGetLabelQuery = (options: Options<GetLabelData>): QueryResult<GetLabelResponses> => useQuery(getLabelOptions(options))

export const deleteLabelMutation = <Given extends Partial<Options<DeleteLabelData>> = object>(given?: Given): Mutation<DeleteLabelData, DeleteLabelResponses, Given> => mutation<DeleteLabelData, DeleteLabelResponses, Given>(deleteLabel, given)
export const useDeleteLabelMutation = (options?: Partial<Omit<Mutation<DeleteLabelData, DeleteLabelResponses>, 'mutationFn'>>): MutationResult<DeleteLabelData, DeleteLabelResponses> => useMutation({ ...deleteLabelMutation(), ...options })

export const updateLabelMutation = <Given extends Partial<Options<UpdateLabelData>> = object>(given?: Given): Mutation<UpdateLabelData, UpdateLabelResponses, Given> => mutation<UpdateLabelData, UpdateLabelResponses, Given>(updateLabel, given)
export const useUpdateLabelMutation = (options?: Partial<Omit<Mutation<UpdateLabelData, UpdateLabelResponses>, 'mutationFn'>>): MutationResult<UpdateLabelData, UpdateLabelResponses> => useMutation({ ...updateLabelMutation(), ...options })

export const listRemindersQueryKey = (options: Options<ListRemindersData>): QueryKey => queryKey('listReminders', options)
export const listRemindersOptions = (options: Options<ListRemindersData>): Query<ListRemindersResponses> => query<ListRemindersData, ListRemindersResponses>('listReminders', listReminders, options)
export const useListRemindersQuery = (options: Options<ListRemindersData>): QueryResult<ListRemindersResponses> => useQuery(listRemindersOptions(options))
export const listRemindersInfiniteOptions = (options: Options<ListRemindersData>): Infinite<ListRemindersResponses> => infinite<ListRemindersData, ListRemindersResponses>('listReminders', listReminders, options)
export const useListRemindersInfiniteQuery = (options: Options<ListRemindersData>): InfiniteResult<ListRemindersResponses> => useInfiniteQuery(listRemindersInfiniteOptions(options))

export const createReminderMutation = <Given extends Partial<Options<CreateReminderData>> = object>(given?: Given): Mutation<CreateReminderData, CreateReminderResponses, Given> => mutation<CreateReminderData, CreateReminderResponses, Given>(createReminder, given)
export const useCreateReminderMutation = (options?: Partial<Omit<Mutation<CreateReminderData, CreateReminderResponses>, 'mutationFn'>>): MutationResult<CreateReminderData, CreateReminderResponses> => useMutation({ ...createReminderMutation(), ...options })

export const getReminderQueryKey = (options: Options<GetReminderData>): QueryKey => queryKey('getReminder', options)
export const getReminderOptions = (options: Options<GetReminderData>): Query<GetReminderResponses> => query<GetReminderData, GetReminderResponses>('getReminder', getReminder, options)
export const useGetReminderQuery = (options: Options<GetReminderData>): QueryResult<GetReminderResponses> => useQuery(getReminderOptions(options))

export const deleteReminderMutation = <Given extends Partial<Options<DeleteReminderData>> = object>(given?: Given): Mutation<DeleteReminderData, DeleteReminderResponses, Given> => mutation<DeleteReminderData, DeleteReminderResponses, Given>(deleteReminder, given)
export const useDeleteReminderMutation = (options?: Partial<Omit<Mutation<DeleteReminderData, DeleteReminderResponses>, 'mutationFn'>>): MutationResult<DeleteReminderData, DeleteReminderResponses> => useMutation({ ...deleteReminderMutation(), ...options })

export const snoozeReminderMutation = <Given extends Partial<Options<SnoozeReminderData>> = object>(given?: Given): Mutation<SnoozeReminderData, SnoozeReminderResponses, Given> => mutation<SnoozeReminderData, SnoozeReminderResponses, Given>(snoozeReminder, given)
export const useSnoozeReminderMutation = (options?: Partial<Omit<Mutation<SnoozeReminderData, SnoozeReminderResponses>, 'mutationFn'>>): MutationResult<SnoozeReminderData, SnoozeReminderResponses> => useMutation({ ...snoozeReminderMutation(), ...options })

export const listViewsQueryKey = (options: Options<ListViewsData>): QueryKey => queryKey('listViews', options)
export const listViewsOptions = (options: Options<ListViewsData>): Query<ListViewsResponses> => query<ListViewsData, ListViewsResponses>('listViews', listViews, options)
export const useListViewsQuery = (options: Options<ListViewsData>): QueryResult<ListViewsResponses> => useQuery(listViewsOptions(options))
export const listViewsInfiniteOptions = (options: Options<ListViewsData>): Infinite<ListViewsResponses> => infinite<ListViewsData, ListViewsResponses>('listViews', listViews, options)
export const useListViewsInfiniteQuery = (options: Options<ListViewsData>): InfiniteResult<ListViewsResponses> => useInfiniteQuery(listViewsInfiniteOptions(options))

export const createViewMutation = <Given extends Partial<Options<CreateViewData>> = object>(given?: Given): Mutation<CreateViewData, CreateViewResponses, Given> => mutation<CreateViewData, CreateViewResponses, Given>(createView, given)
export const useCreateViewMutation = (options?: Partial<Omit<Mutation<CreateViewData, CreateViewResponses>, 'mutationFn'>>): MutationResult<CreateViewData, CreateViewResponses> => useMutation({ ...createViewMutation(), ...options })

export const getViewQueryKey = (options: Options<GetViewData>): QueryKey => queryKey('getView', options)
export const getViewOptions = (options: Options<GetViewData>): Query<GetViewResponses> => query<GetViewData, GetViewResponses>('getView', getView, options)
export const useGetViewQuery = (options: Options<GetViewData>): QueryResult<GetViewResponses> => useQuery(getViewOptions(options))

export const deleteViewMutation = <Given extends Partial<Options<DeleteViewData>> = object>(given?: Given): Mutation<DeleteViewData, DeleteViewResponses, Given> => mutation<DeleteViewData, DeleteViewResponses, Given>(deleteView, given)
export const useDeleteViewMutation = (options?: Partial<Omit<Mutation<DeleteViewData, DeleteViewResponses>, 'mutationFn'>>): MutationResult<DeleteViewData, DeleteViewResponses> => useMutation({ ...deleteViewMutation(), ...options })

export const updateViewMutation = <Given extends Partial<Options<UpdateViewData>> = object>(given?: Given): Mutation<UpdateViewData, UpdateViewResponses, Given> => mutation<UpdateViewData, UpdateViewResponses, Given>(updateView, given)
export const useUpdateViewMutation = (options?: Partial<Omit<Mutation<UpdateViewData, UpdateViewResponses>, 'mutationFn'>>): MutationResult<UpdateViewData, UpdateViewResponses> => useMutation({ ...updateViewMutation(), ...options })

export const moveViewMutation = <Given extends Partial<Options<MoveViewData>> = object>(given?: Given): Mutation<MoveViewData, MoveViewResponses, Given> => mutation<MoveViewData, MoveViewResponses, Given>(moveView, given)
export const useMoveViewMutation = (options?: Partial<Omit<Mutation<MoveViewData, MoveViewResponses>, 'mutationFn'>>): MutationResult<MoveViewData, MoveViewResponses> => useMutation({ ...moveViewMutation(), ...options })

export const listViewTodosQueryKey = (options: Options<ListViewTodosData>): QueryKey => queryKey('listViewTodos', options)
export const listViewTodosOptions = (options: Options<ListViewTodosData>): Query<ListViewTodosResponses> => query<ListViewTodosData, ListViewTodosResponses>('listViewTodos', listViewTodos, options)
export const useListViewTodosQuery = (options: Options<ListViewTodosData>): QueryResult<ListViewTodosResponses> => useQuery(listViewTodosOptions(options))
export const listViewTodosInfiniteOptions = (options: Options<ListViewTodosData>): Infinite<ListViewTodosResponses> => infinite<ListViewTodosData, ListViewTodosResponses>('listViewTodos', listViewTodos, options)
export const useListViewTodosInfiniteQuery = (options: Options<ListViewTodosData>): InfiniteResult<ListViewTodosResponses> => useInfiniteQuery(listViewTodosInfiniteOptions(options))

export const listTrashQueryKey = (options: Options<ListTrashData>): QueryKey => queryKey('listTrash', options)
export const listTrashOptions = (options: Options<ListTrashData>): Query<ListTrashResponses> => query<ListTrashData, ListTrashResponses>('listTrash', listTrash, options)
export const useListTrashQuery = (options: Options<ListTrashData>): QueryResult<ListTrashResponses> => useQuery(listTrashOptions(options))
export const listTrashInfiniteOptions = (options: Options<ListTrashData>): Infinite<ListTrashResponses> => infinite<ListTrashData, ListTrashResponses>('listTrash', listTrash, options)
export const useListTrashInfiniteQuery = (options: Options<ListTrashData>): InfiniteResult<ListTrashResponses> => useInfiniteQuery(listTrashInfiniteOptions(options))

export const emptyTrashMutation = <Given extends Partial<Options<EmptyTrashData>> = object>(given?: Given): Mutation<EmptyTrashData, EmptyTrashResponses, Given> => mutation<EmptyTrashData, EmptyTrashResponses, Given>(emptyTrash, given)
export const useEmptyTrashMutation = (options?: Partial<Omit<Mutation<EmptyTrashData, EmptyTrashResponses>, 'mutationFn'>>): MutationResult<EmptyTrashData, EmptyTrashResponses> => useMutation({ ...emptyTrashMutation(), ...options })

export const purgeTrashItemMutation = <Given extends Partial<Options<PurgeTrashItemData>> = object>(given?: Given): Mutation<PurgeTrashItemData, PurgeTrashItemResponses, Given> => mutation<PurgeTrashItemData, PurgeTrashItemResponses, Given>(purgeTrashItem, given)
export const usePurgeTrashItemMutation = (options?: Partial<Omit<Mutation<PurgeTrashItemData, PurgeTrashItemResponses>, 'mutationFn'>>): MutationResult<PurgeTrashItemData, PurgeTrashItemResponses> => useMutation({ ...purgeTrashItemMutation(), ...options })

export const restoreTrashItemMutation = <Given extends Partial<Options<RestoreTrashItemData>> = object>(given?: Given): Mutation<RestoreTrashItemData, RestoreTrashItemResponses, Given> => mutation<RestoreTrashItemData, RestoreTrashItemResponses, Given>(restoreTrashItem, given)
export const useRestoreTrashItemMutation = (options?: Partial<Omit<Mutation<RestoreTrashItemData, RestoreTrashItemResponses>, 'mutationFn'>>): MutationResult<RestoreTrashItemData, RestoreTrashItemResponses> => useMutation({ ...restoreTrashItemMutation(), ...options })

export const listActivityQueryKey = (options: Options<ListActivityData>): QueryKey => queryKey('listActivity', options)
export const listActivityOptions = (options: Options<ListActivityData>): Query<ListActivityResponses> => query<ListActivityData, ListActivityResponses>('listActivity', listActivity, options)
export const useListActivityQuery = (options: Options<ListActivityData>): QueryResult<ListActivityResponses> => useQuery(listActivityOptions(options))
export const listActivityInfiniteOptions = (options: Options<ListActivityData>): Infinite<ListActivityResponses> => infinite<ListActivityData, ListActivityResponses>('listActivity', listActivity, options)
export const useListActivityInfiniteQuery = (options: Options<ListActivityData>): InfiniteResult<ListActivityResponses> => useInfiniteQuery(listActivityInfiniteOptions(options))

export const syncQueryKey = (options: Options<SyncData>): QueryKey => queryKey('sync', options)
export const syncOptions = (options: Options<SyncData>): Query<SyncResponses> => query<SyncData, SyncResponses>('sync', sync, options)
export const useSyncQuery = (options: Options<SyncData>): QueryResult<SyncResponses> => useQuery(syncOptions(options))

export const createEventTicketMutation = <Given extends Partial<Options<CreateEventTicketData>> = object>(given?: Given): Mutation<CreateEventTicketData, CreateEventTicketResponses, Given> => mutation<CreateEventTicketData, CreateEventTicketResponses, Given>(createEventTicket, given)
export const useCreateEventTicketMutation = (options?: Partial<Omit<Mutation<CreateEventTicketData, CreateEventTicketResponses>, 'mutationFn'>>): MutationResult<CreateEventTicketData, CreateEventTicketResponses> => useMutation({ ...createEventTicketMutation(), ...options })

export const listWebhooksQueryKey = (options: Options<ListWebhooksData>): QueryKey => queryKey('listWebhooks', options)
export const listWebhooksOptions = (options: Options<ListWebhooksData>): Query<ListWebhooksResponses> => query<ListWebhooksData, ListWebhooksResponses>('listWebhooks', listWebhooks, options)
export const useListWebhooksQuery = (options: Options<ListWebhooksData>): QueryResult<ListWebhooksResponses> => useQuery(listWebhooksOptions(options))
export const listWebhooksInfiniteOptions = (options: Options<ListWebhooksData>): Infinite<ListWebhooksResponses> => infinite<ListWebhooksData, ListWebhooksResponses>('listWebhooks', listWebhooks, options)
export const useListWebhooksInfiniteQuery = (options: Options<ListWebhooksData>): InfiniteResult<ListWebhooksResponses> => useInfiniteQuery(listWebhooksInfiniteOptions(options))

export const createWebhookMutation = <Given extends Partial<Options<CreateWebhookData>> = object>(given?: Given): Mutation<CreateWebhookData, CreateWebhookResponses, Given> => mutation<CreateWebhookData, CreateWebhookResponses, Given>(createWebhook, given)
export const useCreateWebhookMutation = (options?: Partial<Omit<Mutation<CreateWebhookData, CreateWebhookResponses>, 'mutationFn'>>): MutationResult<CreateWebhookData, CreateWebhookResponses> => useMutation({ ...createWebhookMutation(), ...options })

export const getWebhookQueryKey = (options: Options<GetWebhookData>): QueryKey => queryKey('getWebhook', options)
export const getWebhookOptions = (options: Options<GetWebhookData>): Query<GetWebhookResponses> => query<GetWebhookData, GetWebhookResponses>('getWebhook', getWebhook, options)
export const useGetWebhookQuery = (options: Options<GetWebhookData>): QueryResult<GetWebhookResponses> => useQuery(getWebhookOptions(options))

export const deleteWebhookMutation = <Given extends Partial<Options<DeleteWebhookData>> = object>(given?: Given): Mutation<DeleteWebhookData, DeleteWebhookResponses, Given> => mutation<DeleteWebhookData, DeleteWebhookResponses, Given>(deleteWebhook, given)
export const useDeleteWebhookMutation = (options?: Partial<Omit<Mutation<DeleteWebhookData, DeleteWebhookResponses>, 'mutationFn'>>): MutationResult<DeleteWebhookData, DeleteWebhookResponses> => useMutation({ ...deleteWebhookMutation(), ...options })

export const updateWebhookMutation = <Given extends Partial<Options<UpdateWebhookData>> = object>(given?: Given): Mutation<UpdateWebhookData, UpdateWebhookResponses, Given> => mutation<UpdateWebhookData, UpdateWebhookResponses, Given>(updateWebhook, given)
export const useUpdateWebhookMutation = (options?: Partial<Omit<Mutation<UpdateWebhookData, UpdateWebhookResponses>, 'mutationFn'>>): MutationResult<UpdateWebhookData, UpdateWebhookResponses> => useMutation({ ...updateWebhookMutation(), ...options })

export const rotateWebhookSecretMutation = <Given extends Partial<Options<RotateWebhookSecretData>> = object>(given?: Given): Mutation<RotateWebhookSecretData, RotateWebhookSecretResponses, Given> => mutation<RotateWebhookSecretData, RotateWebhookSecretResponses, Given>(rotateWebhookSecret, given)
export const useRotateWebhookSecretMutation = (options?: Partial<Omit<Mutation<RotateWebhookSecretData, RotateWebhookSecretResponses>, 'mutationFn'>>): MutationResult<RotateWebhookSecretData, RotateWebhookSecretResponses> => useMutation({ ...rotateWebhookSecretMutation(), ...options })

export const testWebhookMutation = <Given extends Partial<Options<TestWebhookData>> = object>(given?: Given): Mutation<TestWebhookData, TestWebhookResponses, Given> => mutation<TestWebhookData, TestWebhookResponses, Given>(testWebhook, given)
export const useTestWebhookMutation = (options?: Partial<Omit<Mutation<TestWebhookData, TestWebhookResponses>, 'mutationFn'>>): MutationResult<TestWebhookData, TestWebhookResponses> => useMutation({ ...testWebhookMutation(), ...options })

export const listWebhookDeliveriesQueryKey = (options: Options<ListWebhookDeliveriesData>): QueryKey => queryKey('listWebhookDeliveries', options)
export const listWebhookDeliveriesOptions = (options: Options<ListWebhookDeliveriesData>): Query<ListWebhookDeliveriesResponses> => query<ListWebhookDeliveriesData, ListWebhookDeliveriesResponses>('listWebhookDeliveries', listWebhookDeliveries, options)
export const useListWebhookDeliveriesQuery = (options: Options<ListWebhookDeliveriesData>): QueryResult<ListWebhookDeliveriesResponses> => useQuery(listWebhookDeliveriesOptions(options))
export const listWebhookDeliveriesInfiniteOptions = (options: Options<ListWebhookDeliveriesData>): Infinite<ListWebhookDeliveriesResponses> => infinite<ListWebhookDeliveriesData, ListWebhookDeliveriesResponses>('listWebhookDeliveries', listWebhookDeliveries, options)
export const useListWebhookDeliveriesInfiniteQuery = (options: Options<ListWebhookDeliveriesData>): InfiniteResult<ListWebhookDeliveriesResponses> => useInfiniteQuery(listWebhookDeliveriesInfiniteOptions(options))

export const getWebhookDeliveryQueryKey = (options: Options<GetWebhookDeliveryData>): QueryKey => queryKey('getWebhookDelivery', options)
export const getWebhookDeliveryOptions = (options: Options<GetWebhookDeliveryData>): Query<GetWebhookDeliveryResponses> => query<GetWebhookDeliveryData, GetWebhookDeliveryResponses>('getWebhookDelivery', getWebhookDelivery, options)
export const useGetWebhookDeliveryQuery = (options: Options<GetWebhookDeliveryData>): QueryResult<GetWebhookDeliveryResponses> => useQuery(getWebhookDeliveryOptions(options))

export const redeliverWebhookDeliveryMutation = <Given extends Partial<Options<RedeliverWebhookDeliveryData>> = object>(given?: Given): Mutation<RedeliverWebhookDeliveryData, RedeliverWebhookDeliveryResponses, Given> => mutation<RedeliverWebhookDeliveryData, RedeliverWebhookDeliveryResponses, Given>(redeliverWebhookDelivery, given)
export const useRedeliverWebhookDeliveryMutation = (options?: Partial<Omit<Mutation<RedeliverWebhookDeliveryData, RedeliverWebhookDeliveryResponses>, 'mutationFn'>>): MutationResult<RedeliverWebhookDeliveryData, RedeliverWebhookDeliveryResponses> => useMutation({ ...redeliverWebhookDeliveryMutation(), ...options })

export const listUsersQueryKey = (options: Options<ListUsersData>): QueryKey => queryKey('listUsers', options)
export const listUsersOptions = (options: Options<ListUsersData>): Query<ListUsersResponses> => query<ListUsersData, ListUsersResponses>('listUsers', listUsers, options)
export const useListUsersQuery = (options: Options<ListUsersData>): QueryResult<ListUsersResponses> => useQuery(listUsersOptions(options))
export const listUsersInfiniteOptions = (options: Options<ListUsersData>): Infinite<ListUsersResponses> => infinite<ListUsersData, ListUsersResponses>('listUsers', listUsers, options)
export const useListUsersInfiniteQuery = (options: Options<ListUsersData>): InfiniteResult<ListUsersResponses> => useInfiniteQuery(listUsersInfiniteOptions(options))

export const createUserMutation = <Given extends Partial<Options<CreateUserData>> = object>(given?: Given): Mutation<CreateUserData, CreateUserResponses, Given> => mutation<CreateUserData, CreateUserResponses, Given>(createUser, given)
export const useCreateUserMutation = (options?: Partial<Omit<Mutation<CreateUserData, CreateUserResponses>, 'mutationFn'>>): MutationResult<CreateUserData, CreateUserResponses> => useMutation({ ...createUserMutation(), ...options })

export const listAllAuditEntriesQueryKey = (options: Options<ListAllAuditEntriesData>): QueryKey => queryKey('listAllAuditEntries', options)
export const listAllAuditEntriesOptions = (options: Options<ListAllAuditEntriesData>): Query<ListAllAuditEntriesResponses> => query<ListAllAuditEntriesData, ListAllAuditEntriesResponses>('listAllAuditEntries', listAllAuditEntries, options)
export const useListAllAuditEntriesQuery = (options: Options<ListAllAuditEntriesData>): QueryResult<ListAllAuditEntriesResponses> => useQuery(listAllAuditEntriesOptions(options))
export const listAllAuditEntriesInfiniteOptions = (options: Options<ListAllAuditEntriesData>): Infinite<ListAllAuditEntriesResponses> => infinite<ListAllAuditEntriesData, ListAllAuditEntriesResponses>('listAllAuditEntries', listAllAuditEntries, options)
export const useListAllAuditEntriesInfiniteQuery = (options: Options<ListAllAuditEntriesData>): InfiniteResult<ListAllAuditEntriesResponses> => useInfiniteQuery(listAllAuditEntriesInfiniteOptions(options))

export const exportAllAuditEntriesQueryKey = (options: Options<ExportAllAuditEntriesData>): QueryKey => queryKey('exportAllAuditEntries', options)
export const exportAllAuditEntriesOptions = (options: Options<ExportAllAuditEntriesData>): Query<ExportAllAuditEntriesResponses> => query<ExportAllAuditEntriesData, ExportAllAuditEntriesResponses>('exportAllAuditEntries', exportAllAuditEntries, options)
export const useExportAllAuditEntriesQuery = (options: Options<ExportAllAuditEntriesData>): QueryResult<ExportAllAuditEntriesResponses> => useQuery(exportAllAuditEntriesOptions(options))

export const getUserQueryKey = (options: Options<GetUserData>): QueryKey => queryKey('getUser', options)
export const getUserOptions = (options: Options<GetUserData>): Query<GetUserResponses> => query<GetUserData, GetUserResponses>('getUser', getUser, options)
export const useGetUserQuery = (options: Options<GetUserData>): QueryResult<GetUserResponses> => useQuery(getUserOptions(options))

export const deleteUserMutation = <Given extends Partial<Options<DeleteUserData>> = object>(given?: Given): Mutation<DeleteUserData, DeleteUserResponses, Given> => mutation<DeleteUserData, DeleteUserResponses, Given>(deleteUser, given)
export const useDeleteUserMutation = (options?: Partial<Omit<Mutation<DeleteUserData, DeleteUserResponses>, 'mutationFn'>>): MutationResult<DeleteUserData, DeleteUserResponses> => useMutation({ ...deleteUserMutation(), ...options })

export const updateUserMutation = <Given extends Partial<Options<UpdateUserData>> = object>(given?: Given): Mutation<UpdateUserData, UpdateUserResponses, Given> => mutation<UpdateUserData, UpdateUserResponses, Given>(updateUser, given)
export const useUpdateUserMutation = (options?: Partial<Omit<Mutation<UpdateUserData, UpdateUserResponses>, 'mutationFn'>>): MutationResult<UpdateUserData, UpdateUserResponses> => useMutation({ ...updateUserMutation(), ...options })

export const endUserSessionsMutation = <Given extends Partial<Options<EndUserSessionsData>> = object>(given?: Given): Mutation<EndUserSessionsData, EndUserSessionsResponses, Given> => mutation<EndUserSessionsData, EndUserSessionsResponses, Given>(endUserSessions, given)
export const useEndUserSessionsMutation = (options?: Partial<Omit<Mutation<EndUserSessionsData, EndUserSessionsResponses>, 'mutationFn'>>): MutationResult<EndUserSessionsData, EndUserSessionsResponses> => useMutation({ ...endUserSessionsMutation(), ...options })

export const replaceUserPasswordMutation = <Given extends Partial<Options<ReplaceUserPasswordData>> = object>(given?: Given): Mutation<ReplaceUserPasswordData, ReplaceUserPasswordResponses, Given> => mutation<ReplaceUserPasswordData, ReplaceUserPasswordResponses, Given>(replaceUserPassword, given)
export const useReplaceUserPasswordMutation = (options?: Partial<Omit<Mutation<ReplaceUserPasswordData, ReplaceUserPasswordResponses>, 'mutationFn'>>): MutationResult<ReplaceUserPasswordData, ReplaceUserPasswordResponses> => useMutation({ ...replaceUserPasswordMutation(), ...options })

export const sendUserPasswordResetMutation = <Given extends Partial<Options<SendUserPasswordResetData>> = object>(given?: Given): Mutation<SendUserPasswordResetData, SendUserPasswordResetResponses, Given> => mutation<SendUserPasswordResetData, SendUserPasswordResetResponses, Given>(sendUserPasswordReset, given)
export const useSendUserPasswordResetMutation = (options?: Partial<Omit<Mutation<SendUserPasswordResetData, SendUserPasswordResetResponses>, 'mutationFn'>>): MutationResult<SendUserPasswordResetData, SendUserPasswordResetResponses> => useMutation({ ...sendUserPasswordResetMutation(), ...options })

export const confirmUserEmailMutation = <Given extends Partial<Options<ConfirmUserEmailData>> = object>(given?: Given): Mutation<ConfirmUserEmailData, ConfirmUserEmailResponses, Given> => mutation<ConfirmUserEmailData, ConfirmUserEmailResponses, Given>(confirmUserEmail, given)
export const useConfirmUserEmailMutation = (options?: Partial<Omit<Mutation<ConfirmUserEmailData, ConfirmUserEmailResponses>, 'mutationFn'>>): MutationResult<ConfirmUserEmailData, ConfirmUserEmailResponses> => useMutation({ ...confirmUserEmailMutation(), ...options })

export const removeUserSecondFactorMutation = <Given extends Partial<Options<RemoveUserSecondFactorData>> = object>(given?: Given): Mutation<RemoveUserSecondFactorData, RemoveUserSecondFactorResponses, Given> => mutation<RemoveUserSecondFactorData, RemoveUserSecondFactorResponses, Given>(removeUserSecondFactor, given)
export const useRemoveUserSecondFactorMutation = (options?: Partial<Omit<Mutation<RemoveUserSecondFactorData, RemoveUserSecondFactorResponses>, 'mutationFn'>>): MutationResult<RemoveUserSecondFactorData, RemoveUserSecondFactorResponses> => useMutation({ ...removeUserSecondFactorMutation(), ...options })

export const getUserQuotasQueryKey = (options: Options<GetUserQuotasData>): QueryKey => queryKey('getUserQuotas', options)
export const getUserQuotasOptions = (options: Options<GetUserQuotasData>): Query<GetUserQuotasResponses> => query<GetUserQuotasData, GetUserQuotasResponses>('getUserQuotas', getUserQuotas, options)
export const useGetUserQuotasQuery = (options: Options<GetUserQuotasData>): QueryResult<GetUserQuotasResponses> => useQuery(getUserQuotasOptions(options))

export const replaceUserQuotasMutation = <Given extends Partial<Options<ReplaceUserQuotasData>> = object>(given?: Given): Mutation<ReplaceUserQuotasData, ReplaceUserQuotasResponses, Given> => mutation<ReplaceUserQuotasData, ReplaceUserQuotasResponses, Given>(replaceUserQuotas, given)
export const useReplaceUserQuotasMutation = (options?: Partial<Omit<Mutation<ReplaceUserQuotasData, ReplaceUserQuotasResponses>, 'mutationFn'>>): MutationResult<ReplaceUserQuotasData, ReplaceUserQuotasResponses> => useMutation({ ...replaceUserQuotasMutation(), ...options })

export const listServiceInvitationsQueryKey = (options: Options<ListServiceInvitationsData>): QueryKey => queryKey('listServiceInvitations', options)
export const listServiceInvitationsOptions = (options: Options<ListServiceInvitationsData>): Query<ListServiceInvitationsResponses> => query<ListServiceInvitationsData, ListServiceInvitationsResponses>('listServiceInvitations', listServiceInvitations, options)
export const useListServiceInvitationsQuery = (options: Options<ListServiceInvitationsData>): QueryResult<ListServiceInvitationsResponses> => useQuery(listServiceInvitationsOptions(options))
export const listServiceInvitationsInfiniteOptions = (options: Options<ListServiceInvitationsData>): Infinite<ListServiceInvitationsResponses> => infinite<ListServiceInvitationsData, ListServiceInvitationsResponses>('listServiceInvitations', listServiceInvitations, options)
export const useListServiceInvitationsInfiniteQuery = (options: Options<ListServiceInvitationsData>): InfiniteResult<ListServiceInvitationsResponses> => useInfiniteQuery(listServiceInvitationsInfiniteOptions(options))

export const createServiceInvitationMutation = <Given extends Partial<Options<CreateServiceInvitationData>> = object>(given?: Given): Mutation<CreateServiceInvitationData, CreateServiceInvitationResponses, Given> => mutation<CreateServiceInvitationData, CreateServiceInvitationResponses, Given>(createServiceInvitation, given)
export const useCreateServiceInvitationMutation = (options?: Partial<Omit<Mutation<CreateServiceInvitationData, CreateServiceInvitationResponses>, 'mutationFn'>>): MutationResult<CreateServiceInvitationData, CreateServiceInvitationResponses> => useMutation({ ...createServiceInvitationMutation(), ...options })

export const getServiceInvitationQueryKey = (options: Options<GetServiceInvitationData>): QueryKey => queryKey('getServiceInvitation', options)
export const getServiceInvitationOptions = (options: Options<GetServiceInvitationData>): Query<GetServiceInvitationResponses> => query<GetServiceInvitationData, GetServiceInvitationResponses>('getServiceInvitation', getServiceInvitation, options)
export const useGetServiceInvitationQuery = (options: Options<GetServiceInvitationData>): QueryResult<GetServiceInvitationResponses> => useQuery(getServiceInvitationOptions(options))

export const withdrawServiceInvitationMutation = <Given extends Partial<Options<WithdrawServiceInvitationData>> = object>(given?: Given): Mutation<WithdrawServiceInvitationData, WithdrawServiceInvitationResponses, Given> => mutation<WithdrawServiceInvitationData, WithdrawServiceInvitationResponses, Given>(withdrawServiceInvitation, given)
export const useWithdrawServiceInvitationMutation = (options?: Partial<Omit<Mutation<WithdrawServiceInvitationData, WithdrawServiceInvitationResponses>, 'mutationFn'>>): MutationResult<WithdrawServiceInvitationData, WithdrawServiceInvitationResponses> => useMutation({ ...withdrawServiceInvitationMutation(), ...options })

export const listInvitationsQueryKey = (options: Options<ListInvitationsData>): QueryKey => queryKey('listInvitations', options)
export const listInvitationsOptions = (options: Options<ListInvitationsData>): Query<ListInvitationsResponses> => query<ListInvitationsData, ListInvitationsResponses>('listInvitations', listInvitations, options)
export const useListInvitationsQuery = (options: Options<ListInvitationsData>): QueryResult<ListInvitationsResponses> => useQuery(listInvitationsOptions(options))
export const listInvitationsInfiniteOptions = (options: Options<ListInvitationsData>): Infinite<ListInvitationsResponses> => infinite<ListInvitationsData, ListInvitationsResponses>('listInvitations', listInvitations, options)
export const useListInvitationsInfiniteQuery = (options: Options<ListInvitationsData>): InfiniteResult<ListInvitationsResponses> => useInfiniteQuery(listInvitationsInfiniteOptions(options))

export const createInvitationMutation = <Given extends Partial<Options<CreateInvitationData>> = object>(given?: Given): Mutation<CreateInvitationData, CreateInvitationResponses, Given> => mutation<CreateInvitationData, CreateInvitationResponses, Given>(createInvitation, given)
export const useCreateInvitationMutation = (options?: Partial<Omit<Mutation<CreateInvitationData, CreateInvitationResponses>, 'mutationFn'>>): MutationResult<CreateInvitationData, CreateInvitationResponses> => useMutation({ ...createInvitationMutation(), ...options })

export const getInvitationQueryKey = (options: Options<GetInvitationData>): QueryKey => queryKey('getInvitation', options)
export const getInvitationOptions = (options: Options<GetInvitationData>): Query<GetInvitationResponses> => query<GetInvitationData, GetInvitationResponses>('getInvitation', getInvitation, options)
export const useGetInvitationQuery = (options: Options<GetInvitationData>): QueryResult<GetInvitationResponses> => useQuery(getInvitationOptions(options))

export const withdrawInvitationMutation = <Given extends Partial<Options<WithdrawInvitationData>> = object>(given?: Given): Mutation<WithdrawInvitationData, WithdrawInvitationResponses, Given> => mutation<WithdrawInvitationData, WithdrawInvitationResponses, Given>(withdrawInvitation, given)
export const useWithdrawInvitationMutation = (options?: Partial<Omit<Mutation<WithdrawInvitationData, WithdrawInvitationResponses>, 'mutationFn'>>): MutationResult<WithdrawInvitationData, WithdrawInvitationResponses> => useMutation({ ...withdrawInvitationMutation(), ...options })

export const listReceivedInvitationsQueryKey = (options: Options<ListReceivedInvitationsData>): QueryKey => queryKey('listReceivedInvitations', options)
export const listReceivedInvitationsOptions = (options: Options<ListReceivedInvitationsData>): Query<ListReceivedInvitationsResponses> => query<ListReceivedInvitationsData, ListReceivedInvitationsResponses>('listReceivedInvitations', listReceivedInvitations, options)
export const useListReceivedInvitationsQuery = (options: Options<ListReceivedInvitationsData>): QueryResult<ListReceivedInvitationsResponses> => useQuery(listReceivedInvitationsOptions(options))
export const listReceivedInvitationsInfiniteOptions = (options: Options<ListReceivedInvitationsData>): Infinite<ListReceivedInvitationsResponses> => infinite<ListReceivedInvitationsData, ListReceivedInvitationsResponses>('listReceivedInvitations', listReceivedInvitations, options)
export const useListReceivedInvitationsInfiniteQuery = (options: Options<ListReceivedInvitationsData>): InfiniteResult<ListReceivedInvitationsResponses> => useInfiniteQuery(listReceivedInvitationsInfiniteOptions(options))

export const acceptReceivedInvitationMutation = <Given extends Partial<Options<AcceptReceivedInvitationData>> = object>(given?: Given): Mutation<AcceptReceivedInvitationData, AcceptReceivedInvitationResponses, Given> => mutation<AcceptReceivedInvitationData, AcceptReceivedInvitationResponses, Given>(acceptReceivedInvitation, given)
export const useAcceptReceivedInvitationMutation = (options?: Partial<Omit<Mutation<AcceptReceivedInvitationData, AcceptReceivedInvitationResponses>, 'mutationFn'>>): MutationResult<AcceptReceivedInvitationData, AcceptReceivedInvitationResponses> => useMutation({ ...acceptReceivedInvitationMutation(), ...options })

export const declineReceivedInvitationMutation = <Given extends Partial<Options<DeclineReceivedInvitationData>> = object>(given?: Given): Mutation<DeclineReceivedInvitationData, DeclineReceivedInvitationResponses, Given> => mutation<DeclineReceivedInvitationData, DeclineReceivedInvitationResponses, Given>(declineReceivedInvitation, given)
export const useDeclineReceivedInvitationMutation = (options?: Partial<Omit<Mutation<DeclineReceivedInvitationData, DeclineReceivedInvitationResponses>, 'mutationFn'>>): MutationResult<DeclineReceivedInvitationData, DeclineReceivedInvitationResponses> => useMutation({ ...declineReceivedInvitationMutation(), ...options })

export const acceptInvitationMutation = <Given extends Partial<Options<AcceptInvitationData>> = object>(given?: Given): Mutation<AcceptInvitationData, AcceptInvitationResponses, Given> => mutation<AcceptInvitationData, AcceptInvitationResponses, Given>(acceptInvitation, given)
export const useAcceptInvitationMutation = (options?: Partial<Omit<Mutation<AcceptInvitationData, AcceptInvitationResponses>, 'mutationFn'>>): MutationResult<AcceptInvitationData, AcceptInvitationResponses> => useMutation({ ...acceptInvitationMutation(), ...options })

export const declineInvitationMutation = <Given extends Partial<Options<DeclineInvitationData>> = object>(given?: Given): Mutation<DeclineInvitationData, DeclineInvitationResponses, Given> => mutation<DeclineInvitationData, DeclineInvitationResponses, Given>(declineInvitation, given)
export const useDeclineInvitationMutation = (options?: Partial<Omit<Mutation<DeclineInvitationData, DeclineInvitationResponses>, 'mutationFn'>>): MutationResult<DeclineInvitationData, DeclineInvitationResponses> => useMutation({ ...declineInvitationMutation(), ...options })

export const listNotificationsQueryKey = (options: Options<ListNotificationsData>): QueryKey => queryKey('listNotifications', options)
export const listNotificationsOptions = (options: Options<ListNotificationsData>): Query<ListNotificationsResponses> => query<ListNotificationsData, ListNotificationsResponses>('listNotifications', listNotifications, options)
export const useListNotificationsQuery = (options: Options<ListNotificationsData>): QueryResult<ListNotificationsResponses> => useQuery(listNotificationsOptions(options))
export const listNotificationsInfiniteOptions = (options: Options<ListNotificationsData>): Infinite<ListNotificationsResponses> => infinite<ListNotificationsData, ListNotificationsResponses>('listNotifications', listNotifications, options)
export const useListNotificationsInfiniteQuery = (options: Options<ListNotificationsData>): InfiniteResult<ListNotificationsResponses> => useInfiniteQuery(listNotificationsInfiniteOptions(options))

export const getUnreadCountQueryKey = (options: Options<GetUnreadCountData>): QueryKey => queryKey('getUnreadCount', options)
export const getUnreadCountOptions = (options: Options<GetUnreadCountData>): Query<GetUnreadCountResponses> => query<GetUnreadCountData, GetUnreadCountResponses>('getUnreadCount', getUnreadCount, options)
export const useGetUnreadCountQuery = (options: Options<GetUnreadCountData>): QueryResult<GetUnreadCountResponses> => useQuery(getUnreadCountOptions(options))

export const readAllNotificationsMutation = <Given extends Partial<Options<ReadAllNotificationsData>> = object>(given?: Given): Mutation<ReadAllNotificationsData, ReadAllNotificationsResponses, Given> => mutation<ReadAllNotificationsData, ReadAllNotificationsResponses, Given>(readAllNotifications, given)
export const useReadAllNotificationsMutation = (options?: Partial<Omit<Mutation<ReadAllNotificationsData, ReadAllNotificationsResponses>, 'mutationFn'>>): MutationResult<ReadAllNotificationsData, ReadAllNotificationsResponses> => useMutation({ ...readAllNotificationsMutation(), ...options })

export const getNotificationQueryKey = (options: Options<GetNotificationData>): QueryKey => queryKey('getNotification', options)
export const getNotificationOptions = (options: Options<GetNotificationData>): Query<GetNotificationResponses> => query<GetNotificationData, GetNotificationResponses>('getNotification', getNotification, options)
export const useGetNotificationQuery = (options: Options<GetNotificationData>): QueryResult<GetNotificationResponses> => useQuery(getNotificationOptions(options))

export const updateNotificationMutation = <Given extends Partial<Options<UpdateNotificationData>> = object>(given?: Given): Mutation<UpdateNotificationData, UpdateNotificationResponses, Given> => mutation<UpdateNotificationData, UpdateNotificationResponses, Given>(updateNotification, given)
export const useUpdateNotificationMutation = (options?: Partial<Omit<Mutation<UpdateNotificationData, UpdateNotificationResponses>, 'mutationFn'>>): MutationResult<UpdateNotificationData, UpdateNotificationResponses> => useMutation({ ...updateNotificationMutation(), ...options })

export const getPreferencesQueryKey = (options: Options<GetPreferencesData>): QueryKey => queryKey('getPreferences', options)
export const getPreferencesOptions = (options: Options<GetPreferencesData>): Query<GetPreferencesResponses> => query<GetPreferencesData, GetPreferencesResponses>('getPreferences', getPreferences, options)
export const useGetPreferencesQuery = (options: Options<GetPreferencesData>): QueryResult<GetPreferencesResponses> => useQuery(getPreferencesOptions(options))

export const updatePreferencesMutation = <Given extends Partial<Options<UpdatePreferencesData>> = object>(given?: Given): Mutation<UpdatePreferencesData, UpdatePreferencesResponses, Given> => mutation<UpdatePreferencesData, UpdatePreferencesResponses, Given>(updatePreferences, given)
export const useUpdatePreferencesMutation = (options?: Partial<Omit<Mutation<UpdatePreferencesData, UpdatePreferencesResponses>, 'mutationFn'>>): MutationResult<UpdatePreferencesData, UpdatePreferencesResponses> => useMutation({ ...updatePreferencesMutation(), ...options })

export const getUsageQueryKey = (options: Options<GetUsageData>): QueryKey => queryKey('getUsage', options)
export const getUsageOptions = (options: Options<GetUsageData>): Query<GetUsageResponses> => query<GetUsageData, GetUsageResponses>('getUsage', getUsage, options)
export const useGetUsageQuery = (options: Options<GetUsageData>): QueryResult<GetUsageResponses> => useQuery(getUsageOptions(options))

export const exportDataQueryKey = (options: Options<ExportDataData>): QueryKey => queryKey('exportData', options)
export const exportDataOptions = (options: Options<ExportDataData>): Query<ExportDataResponses> => query<ExportDataData, ExportDataResponses>('exportData', exportData, options)
export const useExportDataQuery = (options: Options<ExportDataData>): QueryResult<ExportDataResponses> => useQuery(exportDataOptions(options))
export const exportDataInfiniteOptions = (options: Options<ExportDataData>): Infinite<ExportDataResponses> => infinite<ExportDataData, ExportDataResponses>('exportData', exportData, options)
export const useExportDataInfiniteQuery = (options: Options<ExportDataData>): InfiniteResult<ExportDataResponses> => useInfiniteQuery(exportDataInfiniteOptions(options))

export const importDataMutation = <Given extends Partial<Options<ImportDataData>> = object>(given?: Given): Mutation<ImportDataData, ImportDataResponses, Given> => mutation<ImportDataData, ImportDataResponses, Given>(importData, given)
export const useImportDataMutation = (options?: Partial<Omit<Mutation<ImportDataData, ImportDataResponses>, 'mutationFn'>>): MutationResult<ImportDataData, ImportDataResponses> => useMutation({ ...importDataMutation(), ...options })

export const requestEmailChangeMutation = <Given extends Partial<Options<RequestEmailChangeData>> = object>(given?: Given): Mutation<RequestEmailChangeData, RequestEmailChangeResponses, Given> => mutation<RequestEmailChangeData, RequestEmailChangeResponses, Given>(requestEmailChange, given)
export const useRequestEmailChangeMutation = (options?: Partial<Omit<Mutation<RequestEmailChangeData, RequestEmailChangeResponses>, 'mutationFn'>>): MutationResult<RequestEmailChangeData, RequestEmailChangeResponses> => useMutation({ ...requestEmailChangeMutation(), ...options })

export const confirmEmailChangeMutation = <Given extends Partial<Options<ConfirmEmailChangeData>> = object>(given?: Given): Mutation<ConfirmEmailChangeData, ConfirmEmailChangeResponses, Given> => mutation<ConfirmEmailChangeData, ConfirmEmailChangeResponses, Given>(confirmEmailChange, given)
export const useConfirmEmailChangeMutation = (options?: Partial<Omit<Mutation<ConfirmEmailChangeData, ConfirmEmailChangeResponses>, 'mutationFn'>>): MutationResult<ConfirmEmailChangeData, ConfirmEmailChangeResponses> => useMutation({ ...confirmEmailChangeMutation(), ...options })

export const cancelEmailChangeMutation = <Given extends Partial<Options<CancelEmailChangeData>> = object>(given?: Given): Mutation<CancelEmailChangeData, CancelEmailChangeResponses, Given> => mutation<CancelEmailChangeData, CancelEmailChangeResponses, Given>(cancelEmailChange, given)
export const useCancelEmailChangeMutation = (options?: Partial<Omit<Mutation<CancelEmailChangeData, CancelEmailChangeResponses>, 'mutationFn'>>): MutationResult<CancelEmailChangeData, CancelEmailChangeResponses> => useMutation({ ...cancelEmailChangeMutation(), ...options })

export const requestPasswordResetMutation = <Given extends Partial<Options<RequestPasswordResetData>> = object>(given?: Given): Mutation<RequestPasswordResetData, RequestPasswordResetResponses, Given> => mutation<RequestPasswordResetData, RequestPasswordResetResponses, Given>(requestPasswordReset, given)
export const useRequestPasswordResetMutation = (options?: Partial<Omit<Mutation<RequestPasswordResetData, RequestPasswordResetResponses>, 'mutationFn'>>): MutationResult<RequestPasswordResetData, RequestPasswordResetResponses> => useMutation({ ...requestPasswordResetMutation(), ...options })

export const resetPasswordMutation = <Given extends Partial<Options<ResetPasswordData>> = object>(given?: Given): Mutation<ResetPasswordData, ResetPasswordResponses, Given> => mutation<ResetPasswordData, ResetPasswordResponses, Given>(resetPassword, given)
export const useResetPasswordMutation = (options?: Partial<Omit<Mutation<ResetPasswordData, ResetPasswordResponses>, 'mutationFn'>>): MutationResult<ResetPasswordData, ResetPasswordResponses> => useMutation({ ...resetPasswordMutation(), ...options })

export const getMaintenanceQueryKey = (options: Options<GetMaintenanceData>): QueryKey => queryKey('getMaintenance', options)
export const getMaintenanceOptions = (options: Options<GetMaintenanceData>): Query<GetMaintenanceResponses> => query<GetMaintenanceData, GetMaintenanceResponses>('getMaintenance', getMaintenance, options)
export const useGetMaintenanceQuery = (options: Options<GetMaintenanceData>): QueryResult<GetMaintenanceResponses> => useQuery(getMaintenanceOptions(options))

export const replaceMaintenanceMutation = <Given extends Partial<Options<ReplaceMaintenanceData>> = object>(given?: Given): Mutation<ReplaceMaintenanceData, ReplaceMaintenanceResponses, Given> => mutation<ReplaceMaintenanceData, ReplaceMaintenanceResponses, Given>(replaceMaintenance, given)
export const useReplaceMaintenanceMutation = (options?: Partial<Omit<Mutation<ReplaceMaintenanceData, ReplaceMaintenanceResponses>, 'mutationFn'>>): MutationResult<ReplaceMaintenanceData, ReplaceMaintenanceResponses> => useMutation({ ...replaceMaintenanceMutation(), ...options })

export const replaceAnnouncementMutation = <Given extends Partial<Options<ReplaceAnnouncementData>> = object>(given?: Given): Mutation<ReplaceAnnouncementData, ReplaceAnnouncementResponses, Given> => mutation<ReplaceAnnouncementData, ReplaceAnnouncementResponses, Given>(replaceAnnouncement, given)
export const useReplaceAnnouncementMutation = (options?: Partial<Omit<Mutation<ReplaceAnnouncementData, ReplaceAnnouncementResponses>, 'mutationFn'>>): MutationResult<ReplaceAnnouncementData, ReplaceAnnouncementResponses> => useMutation({ ...replaceAnnouncementMutation(), ...options })

export const deleteAnnouncementMutation = <Given extends Partial<Options<DeleteAnnouncementData>> = object>(given?: Given): Mutation<DeleteAnnouncementData, DeleteAnnouncementResponses, Given> => mutation<DeleteAnnouncementData, DeleteAnnouncementResponses, Given>(deleteAnnouncement, given)
export const useDeleteAnnouncementMutation = (options?: Partial<Omit<Mutation<DeleteAnnouncementData, DeleteAnnouncementResponses>, 'mutationFn'>>): MutationResult<DeleteAnnouncementData, DeleteAnnouncementResponses> => useMutation({ ...deleteAnnouncementMutation(), ...options })

export const sendTestMailMutation = <Given extends Partial<Options<SendTestMailData>> = object>(given?: Given): Mutation<SendTestMailData, SendTestMailResponses, Given> => mutation<SendTestMailData, SendTestMailResponses, Given>(sendTestMail, given)
export const useSendTestMailMutation = (options?: Partial<Omit<Mutation<SendTestMailData, SendTestMailResponses>, 'mutationFn'>>): MutationResult<SendTestMailData, SendTestMailResponses> => useMutation({ ...sendTestMailMutation(), ...options })

export const getConfigurationQueryKey = (options: Options<GetConfigurationData>): QueryKey => queryKey('getConfiguration', options)
export const getConfigurationOptions = (options: Options<GetConfigurationData>): Query<GetConfigurationResponses> => query<GetConfigurationData, GetConfigurationResponses>('getConfiguration', getConfiguration, options)
export const useGetConfigurationQuery = (options: Options<GetConfigurationData>): QueryResult<GetConfigurationResponses> => useQuery(getConfigurationOptions(options))

export const getServiceUsageQueryKey = (options: Options<GetServiceUsageData>): QueryKey => queryKey('getServiceUsage', options)
export const getServiceUsageOptions = (options: Options<GetServiceUsageData>): Query<GetServiceUsageResponses> => query<GetServiceUsageData, GetServiceUsageResponses>('getServiceUsage', getServiceUsage, options)
export const useGetServiceUsageQuery = (options: Options<GetServiceUsageData>): QueryResult<GetServiceUsageResponses> => useQuery(getServiceUsageOptions(options))

export const listJobsQueryKey = (options: Options<ListJobsData>): QueryKey => queryKey('listJobs', options)
export const listJobsOptions = (options: Options<ListJobsData>): Query<ListJobsResponses> => query<ListJobsData, ListJobsResponses>('listJobs', listJobs, options)
export const useListJobsQuery = (options: Options<ListJobsData>): QueryResult<ListJobsResponses> => useQuery(listJobsOptions(options))
export const listJobsInfiniteOptions = (options: Options<ListJobsData>): Infinite<ListJobsResponses> => infinite<ListJobsData, ListJobsResponses>('listJobs', listJobs, options)
export const useListJobsInfiniteQuery = (options: Options<ListJobsData>): InfiniteResult<ListJobsResponses> => useInfiniteQuery(listJobsInfiniteOptions(options))

export const getJobQueryKey = (options: Options<GetJobData>): QueryKey => queryKey('getJob', options)
export const getJobOptions = (options: Options<GetJobData>): Query<GetJobResponses> => query<GetJobData, GetJobResponses>('getJob', getJob, options)
export const useGetJobQuery = (options: Options<GetJobData>): QueryResult<GetJobResponses> => useQuery(getJobOptions(options))

export const retryJobMutation = <Given extends Partial<Options<RetryJobData>> = object>(given?: Given): Mutation<RetryJobData, RetryJobResponses, Given> => mutation<RetryJobData, RetryJobResponses, Given>(retryJob, given)
export const useRetryJobMutation = (options?: Partial<Omit<Mutation<RetryJobData, RetryJobResponses>, 'mutationFn'>>): MutationResult<RetryJobData, RetryJobResponses> => useMutation({ ...retryJobMutation(), ...options })

export const cancelJobMutation = <Given extends Partial<Options<CancelJobData>> = object>(given?: Given): Mutation<CancelJobData, CancelJobResponses, Given> => mutation<CancelJobData, CancelJobResponses, Given>(cancelJob, given)
export const useCancelJobMutation = (options?: Partial<Omit<Mutation<CancelJobData, CancelJobResponses>, 'mutationFn'>>): MutationResult<CancelJobData, CancelJobResponses> => useMutation({ ...cancelJobMutation(), ...options })

export const runBatchMutation = <Given extends Partial<Options<RunBatchData>> = object>(given?: Given): Mutation<RunBatchData, RunBatchResponses, Given> => mutation<RunBatchData, RunBatchResponses, Given>(runBatch, given)
export const useRunBatchMutation = (options?: Partial<Omit<Mutation<RunBatchData, RunBatchResponses>, 'mutationFn'>>): MutationResult<RunBatchData, RunBatchResponses> => useMutation({ ...runBatchMutation(), ...options })
