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
  for (const [{ id }, role] of members)
    await owner.send('post', `/projects/${body.id}/members`, { user_id: id, role }).expect(201)
  return body.id
}

/** A todo that a person makes. */
export async function newTodo(person: Person, todo: Partial<Schemas['TodoCreate']> = {}): Promise<Schemas['Todo']> {
  return (await person.send('post', '/todos', { title: 'Dig', ...todo }).expect(201)).body
}

/** A webhook of a person's, with its secret. */
export async function newWebhook(
  person: Person,
  webhook: Partial<Schemas['WebhookCreate']> & { url: string },
): Promise<Schemas['WebhookWithSecret']> {
  return (await person.send('post', '/webhooks', webhook).expect(201)).body
}
