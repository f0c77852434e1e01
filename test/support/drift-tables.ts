/** Where the contract's objects are stored, and how the contract and the database may differ, with reasons. */
import type { Placement } from './drift.ts'

/** The table of each schema's objects. Inputs are compared as well: TodoCreate, TodoUpdate. */
export const placements: Placement[] = [
  { schema: 'User', table: 'users', inputs: ['Registration', 'EmailChange'] },
  { schema: 'AdminUser', table: 'users' },
  { schema: 'Session', table: 'sessions' },
  { schema: 'ApiToken', table: 'sessions' },
  { schema: 'ApiTokenWithSecret', table: 'sessions' },
  { schema: 'Passkey', table: 'passkeys' },
  { schema: 'RememberedDevice', table: 'remembered_devices' },
  { schema: 'NewPasskey', table: 'passkeys' },
  { schema: 'Preferences', table: 'preferences', columns: { time_zone: 'users.time_zone' } },
  { schema: 'Preferences.mail', table: 'preferences' },
  { schema: 'Todo', table: 'todos' },
  {
    schema: 'Project',
    table: 'projects',
    columns: {
      role: 'project_members.role',
      is_favourite: 'project_members.is_favourite',
      is_muted: 'project_members.is_muted',
      position: 'project_members.position',
    },
  },
  { schema: 'ProjectData', table: 'projects' },
  { schema: 'Section', table: 'sections' },
  { schema: 'Label', table: 'labels' },
  { schema: 'View', table: 'views' },
  { schema: 'Reminder', table: 'reminders' },
  { schema: 'Member', table: 'project_members', columns: { name: 'users.name', email: 'users.email' } },
  { schema: 'Invitation', table: 'invitations' },
  {
    schema: 'ReceivedInvitation',
    table: 'invitations',
    columns: { project_name: 'projects.name', inviter_name: 'users.name' },
  },
  { schema: 'ServiceInvitation', table: 'service_invitations' },
  { schema: 'ServiceInvitationWithLink', table: 'service_invitations' },
  { schema: 'TrashItem', table: 'todos' },
  { schema: 'Notification', table: 'notifications' },
  { schema: 'Event', table: 'events' },
  { schema: 'AuditEntry', table: 'audit_entries' },
  { schema: 'Identity', table: 'identities' },
  { schema: 'ExportedIdentity', table: 'identities' },
  { schema: 'Webhook', table: 'webhooks' },
  { schema: 'WebhookWithSecret', table: 'webhooks' },
  { schema: 'WebhookDelivery', table: 'webhook_deliveries' },
  { schema: 'WebhookDeliveryDetail', table: 'webhook_deliveries' },
]

/** Schemas of objects with an `id` that are in no table of ours, and why. */
export const notStored: Record<string, string> = {
  ImportedUser: 'read from an export; only its id is used',
  ImportedIdentity: 'read from an export, and not kept',
  ImportedProject: 'read from an export, and kept as a Project',
  ImportedSection: 'read from an export, and kept as a Section',
  ImportedLabel: 'read from an export, and kept as a Label',
  ImportedView: 'read from an export, and kept as a View',
  ImportedTodo: 'read from an export, and kept as a Todo',
  ImportedReminder: 'read from an export, and kept as a Reminder',
  ReminderDue: 'a reminder as it is when it reminds',
  ImportedWebhook: 'read from an export, and kept as a Webhook',
  ImportedNotification: 'read from an export, and kept as a Notification',
  Job: "in pg-boss's own tables, whose layout is not ours",
  TodoReference: 'what is left to say of a todo that is gone',
  TodoUpdateResult: 'what a change of many todos has done to one',
  ProjectReference: 'what is left to say of a project that is gone',
  SyncTodo: 'a todo as it is now, or none',
  SyncProject: 'a project as it is now, or none',
  SyncSection: 'a section as it is now, or none',
  SyncLabel: 'a label as it is now, or none',
  SyncView: 'a view as it is now, or none',
  SyncReminder: 'a reminder as it is now, or none',
  PasskeyAttestation: 'the id is what the authenticator has chosen',
  PasskeyAssertion: 'the id is what the authenticator has chosen',
  PasskeyDescriptor: 'the id is what the authenticator has chosen',
  BatchOperation: 'the id is what its client calls it',
  SocketSubscribe: 'the id is what its client calls the subscription',
  SocketUnsubscribe: 'the id is what its client calls the subscription',
  SocketSubscribed: 'the id is what its client calls the subscription',
  SocketEvent: 'the id is what its client calls the subscription',
  SocketRefused: 'the id is what its client calls the subscription',
  WebhookTestEvent: 'only the text that is sent is kept',
}

/** Differences that are meant, and why. */
export const accepted: Record<string, string> = {
  'Registration.password: in the contract, no column users.password in the database': 'Only its hash is kept.',
  'Registration.invitation: in the contract, no column users.invitation in the database':
    'The account is named by the invitation.',
  'ServiceInvitation.status: in the contract, no column service_invitations.status in the database':
    'It follows from its times and from its inviter.',
  'ServiceInvitationWithLink.link: in the contract, no column service_invitations.link in the database':
    'Its token is signed when it is shown.',
  'AdminUserUpdate.disabled: in the contract, no column users.disabled in the database':
    'Kept as the time of it, disabled_at.',
  'Session.current: in the contract, no column sessions.current in the database': 'It depends on who asks.',
  'Session.ends_at: in the contract, no column sessions.ends_at in the database':
    'It follows from created_at and SESSION_MAX_DAYS.',
  'ApiToken.name: never null in the contract, nullable in the database': 'A session without a name is no API token.',
  'ApiToken.scopes: never null in the contract, nullable in the database':
    'Kept with the name or not at all (sessions_api_token).',
  'ApiToken.last_used_at: nullable in the contract, not null in the database':
    'A session is used when it begins; an API token is not, and is shown as unused.',
  'ApiToken.expires_at: nullable in the contract, not null in the database': 'Never is kept as infinity.',
  'ApiTokenCreate.expires_in_days: in the contract, no column sessions.expires_in_days in the database':
    'Kept as the time of it, expires_at.',
  'NewPasskey.recovery_codes: in the contract, no column passkeys.recovery_codes in the database':
    'Their hashes are kept, in recovery_codes.',
  'PasskeyCreate.credential: in the contract, no column passkeys.credential in the database':
    'Its parts are kept, as credential_id, public_key, counter and transports.',
  "Session.methods: nothing in the contract that is compared with the database's check (methods <@ '{password,oidc,totp,recovery_code,passkey,remembered_device,provider_factor}'::text[])":
    'It is the enum of the items.',
  'Identity.provider: in the contract, no column identities.provider in the database':
    'It follows from the issuer and the configuration.',
  'ExportedIdentity.subject: maxLength 2000 in the contract, none in the database':
    'It is of a verified token, whose texts are bounded.',
  'Identity.issuer: maxLength 2000 in the contract, none in the database':
    'It is of the configuration, or of a provider that it names.',
  'ApiTokenWithSecret.token: in the contract, no column sessions.token in the database': 'Only its hash is kept.',
  'Preferences.mail: in the contract, no column preferences.mail in the database': 'Each of its members has a column.',
  "Todo.assignee_ids: nothing in the contract that is compared with the database's check (cardinality(assignee_ids) <= 10)":
    'It is maxItems.',
  'Todo.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Section.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Reminder.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Label.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'View.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Project.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Project.open_task_count: minimum 0 in the contract, integer in the database':
    'A check has it between 0 and task_count; one of two columns is not compared.',
  'Todo.completed_subtask_count: minimum 0 in the contract, integer in the database':
    'A check has it between 0 and subtask_count; one of two columns is not compared.',
  'Todo.completed_subtask_count: maximum 499 in the contract, integer in the database':
    'A check has it between 0 and subtask_count; one of two columns is not compared.',
  'Invitation.status: "expired" in the contract, refused in the database':
    'A pending one that nobody answered in time is shown as expired.',
  'ReceivedInvitation.invited_by: never null in the contract, nullable in the database':
    'Without its sender an invitation is not valid.',
  'Member.email: nullable in the contract, not null in the database': 'Shown to owners only.',
  'TrashItem.type: in the contract, no column todos.type in the database': 'It says which table the item is in.',
  'TrashItem.purge_at: in the contract, no column todos.purge_at in the database':
    'It follows from deleted_at and from TRASH_RETENTION_DAYS.',
  'TrashItem.deleted_at: never null in the contract, nullable in the database':
    'What has no such time is not in the trash.',
  'NotificationUpdate.read: in the contract, no column notifications.read in the database':
    'Kept as the time of it, read_at.',
  'Event.type: an enum in the contract, no check of it in the database':
    'Events are checked against the contract before they are written (src/changelog/record.ts).',
  'AuditEntry.kind: an enum in the contract, no check of it in the database': 'It is the `x-audit` of an operation.',
  'Webhook.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Webhook.url: minLength 8 in the contract, none in the database': 'What is shorter is no URL, and is refused before.',
  'WebhookWithSecret.secret: in the contract, no column webhooks.secret in the database':
    'Kept encrypted, as sealed_secret.',
  'WebhookDelivery.event_type: minLength 1 in the contract, none in the database': 'Copied from an event.',
  'WebhookDelivery.event_type: maxLength 100 in the contract, none in the database': 'Copied from an event.',
  'WebhookDelivery.attempts: minimum 0 in the contract, integer in the database':
    'It begins with 0 and is only counted up.',
  'WebhookDelivery.response_status: minimum 100 in the contract, integer in the database':
    'Less is no answer (src/features/webhooks/post.ts).',
  'WebhookDelivery.response_status: maximum 999 in the contract, integer in the database':
    'HTTP writes it in three digits.',
  'WebhookDelivery.error: maxLength 1000 in the contract, none in the database': 'A sentence of ours.',
  'WebhookDeliveryDetail.request: in the contract, no column webhook_deliveries.request in the database':
    'Kept in request_url, request_headers and request_body.',
  'WebhookDeliveryDetail.response_body: maxLength 4096 in the contract, none in the database':
    'No more of it than that is kept (src/features/webhooks/post.ts).',
}
