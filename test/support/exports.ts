/** Documents of `GET /users/me/export`, and things to be in them. */

import type { Response } from 'supertest'
import type { Schemas } from '../../src/service/api.ts'
import { nextOf } from './links.ts'
import type { Person } from './service.ts'

export type DataExport = Schemas['DataExport']

const at = '2026-11-21T09:00:00.000000Z'
const ofMail = {
  project_created: true,
  project_invited: true,
  todo_assigned: true,
  todo_due_soon: true,
  reminder: false,
}

/** Of somebody who has nothing. */
export const emptyExport: DataExport = {
  format: 'taskpact-export',
  format_version: 1,
  exported_at: at,
  profile: { id: idOf(1), email: 'grace@example.com', name: 'Grace', role: 'user', created_at: at },
  preferences: {
    time_zone: 'Asia/Tokyo',
    week_start: 'sunday',
    locale: 'ja',
    reminder_hour: 8,
    default_reminder_minutes: 60,
    digest_hour: 6,
    mail: { ...ofMail, todo_completed: true, webhook_disabled: true },
  },
  projects: [],
  memberships: [],
  identities: [],
  sections: [],
  labels: [],
  views: [],
  todos: [],
  reminders: [],
  webhooks: [],
  notifications: [],
}

/** An id that is always the same. */
export function idOf(number: number): string {
  return `0199d0a2-7c3e-7b54-9a43-${String(number).padStart(12, '0')}`
}

export function exportedTodo(number: number, change: Partial<Schemas['Todo']> = {}): Schemas['Todo'] {
  return {
    id: idOf(number),
    title: `Todo ${number}`,
    description: null,
    completed: false,
    completed_at: null,
    priority: 3,
    due_on: null,
    due_at: null,
    time_zone: null,
    start_on: null,
    recurrence: null,
    recurrence_from: 'due',
    next_id: null,
    series_id: null,
    project_id: null,
    section_id: null,
    parent_id: null,
    subtask_count: 0,
    completed_subtask_count: 0,
    position: String(5_000_000_000 + number),
    label_ids: [],
    assignee_ids: [],
    user_id: idOf(1),
    version: 1,
    created_at: at,
    updated_at: at,
    ...change,
  }
}

export function exportedView(number: number, change: Partial<Schemas['View']> = {}): Schemas['View'] {
  return {
    ...{ id: idOf(number), name: `View ${number}`, filter: null, sort: '-created_at', group_by: null, layout: 'list' },
    ...{ icon: null, color: null, position: String(5_000_000_000 + number), is_favourite: false, project_id: null },
    ...{ version: 1, created_at: at, updated_at: at },
    ...change,
  }
}

export function exportedSection(
  number: number,
  project_id: string,
  change: Partial<Schemas['Section']> = {},
): Schemas['Section'] {
  const place = { project_id, position: String(5_000_000_000 + number), takes_completed: false }
  return {
    id: idOf(number),
    name: `Section ${number}`,
    ...place,
    version: 1,
    created_at: at,
    updated_at: at,
    ...change,
  }
}

export function exportedLabel(number: number, change: Partial<Schemas['Label']> = {}): Schemas['Label'] {
  const times = { created_at: at, updated_at: at }
  return { id: idOf(number), name: `Label ${number}`, color: null, project_id: null, version: 1, ...times, ...change }
}

export function exportedWebhook(number: number, change: Partial<Schemas['Webhook']> = {}): Schemas['Webhook'] {
  const state = {
    filter: null,
    enabled: true,
    disabled_reason: null,
    failing_since: null,
    version: 1,
    created_at: at,
    updated_at: at,
  }
  const url = 'https://example.com/hooks'
  return { id: idOf(number), url, description: null, event_types: [], project_id: null, ...state, ...change }
}

/** The first document of a person's export. */
export const exportOf = async (person: Person): Promise<DataExport> =>
  (await person.send('get', '/users/me/export').expect(200)).body
/** Imports a document for a person. */
export const importInto = async (person: Person, document: object): Promise<Schemas['DataImported']> =>
  (await person.send('post', '/users/me/import', document).expect(200)).body

/** Every document of an export. */
export async function wholeExport(person: Person): Promise<DataExport[]> {
  const documents: DataExport[] = []
  for (let path: string | undefined = '/users/me/export'; path !== undefined; ) {
    const answer: Response = await person.send('get', path).expect(200)
    documents.push(answer.body)
    path = nextOf(answer)
  }
  return documents
}
