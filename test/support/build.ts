/** Builders of projects, todos and webhooks. They use the API, and throw when the service refuses a request. */
import type { Schemas } from '../../src/service/api.ts'
import type { Person } from './service.ts'

export type ProjectRole = Schemas['ProjectRole']

/** A project of a person's, with members in their roles; its id, which is all that tests need. */
export async function newProject(
  owner: Person,
  members: [Person, ProjectRole][] = [],
  name = 'Garden',
): Promise<string> {
  const { body } = await owner.send('post', '/projects', { name }).expect(201)
  for (const [person, role] of members) await newMember(owner, body.id, person, role)
  return body.id
}

/** A member of an owner's project: the person is invited by id, and accepts. */
export async function newMember(
  owner: Pick<Person, 'send'>,
  projectId: string,
  person: Pick<Person, 'id' | 'send'>,
  role: ProjectRole,
): Promise<Schemas['Member']> {
  const { id } = await newInvitation(owner, projectId, person, role)
  return (await person.send('post', `/users/me/invitations/${id}/accept`).expect(200)).body
}

/** A pending invitation of a person by id. */
export async function newInvitation(
  owner: Pick<Person, 'send'>,
  projectId: string,
  { id: user_id }: Pick<Person, 'id'>,
  role: ProjectRole,
): Promise<Schemas['Invitation']> {
  return (await owner.send('post', `/projects/${projectId}/invitations`, { user_id, role }).expect(201)).body
}

/** A todo that a person makes. */
export async function newTodo(person: Person, todo: Partial<Schemas['TodoCreate']> = {}): Promise<Schemas['Todo']> {
  return (await person.send('post', '/todos', { title: 'Dig', ...todo }).expect(201)).body
}

/** A section that a person makes, the last one of its project. */
export async function newSection(
  person: Person,
  projectId: string,
  section: Partial<Schemas['SectionCreate']> = {},
): Promise<Schemas['Section']> {
  return (await person.send('post', `/projects/${projectId}/sections`, { name: 'Doing', ...section }).expect(201)).body
}

/** A view that a person makes. */
export async function newView(person: Person, view: Partial<Schemas['ViewCreate']> = {}): Promise<Schemas['View']> {
  return (await person.send('post', '/views', { name: 'This week', ...view }).expect(201)).body
}

/** A label that a person makes. */
export async function newLabel(
  person: Person,
  label: Partial<Schemas['LabelCreate']> & { name: string },
): Promise<Schemas['Label']> {
  return (await person.send('post', '/labels', label).expect(201)).body
}

/** A reminder of a person's, of a todo. */
export async function newReminder(
  person: Person,
  todoId: string,
  reminder: Schemas['ReminderCreate'],
): Promise<Schemas['Reminder']> {
  return (await person.send('post', `/todos/${todoId}/reminders`, reminder).expect(201)).body
}

/** A webhook of a person's, with its secret. */
export async function newWebhook(
  person: Person,
  webhook: Partial<Schemas['WebhookCreate']> & { url: string },
): Promise<Schemas['WebhookWithSecret']> {
  return (await person.send('post', '/webhooks', webhook).expect(201)).body
}
