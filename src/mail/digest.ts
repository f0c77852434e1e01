/** The daily digest: what is overdue, what is due today, and what others did since the last one. */
import type { Knex } from 'knex'
import {
  type DigestChange,
  type DigestReceiver,
  type DigestTodo,
  findDigestChanges,
  findDigestReceiver,
  findDigestTodos,
  maxChanges,
} from '../features/digest/content.ts'
import { whenDue } from '../features/notifications/due-soon.ts'
import type { MailData } from '../jobs/queues.ts'
import { type Letter, oneLine } from './template.ts'

/** Lines of a part of the letter; of further ones it gives the number. */
const maxLines = 20
/** Characters of a title. */
const maxTitle = 200

/** Null when it has nothing to say, or is not to be sent any more. */
export async function digest(
  { pool, config }: { pool: Knex; config: { publicUrl: string } },
  { user_id, ends_at, since, until }: Extract<MailData, { letter: 'digest' }>,
): Promise<Letter | null> {
  const receiver = await findDigestReceiver(pool, user_id, ends_at)
  if (!receiver) return null
  const todos = await findDigestTodos(pool, user_id, receiver.time_zone, maxLines)
  const changes = await findDigestChanges(pool, user_id, { since, until })
  const parts = [
    partOfTodos(
      'Overdue:',
      'overdue',
      todos.filter(({ is_overdue }) => is_overdue),
      receiver,
    ),
    partOfTodos(
      'Due today:',
      'due today',
      todos.filter(({ is_overdue }) => !is_overdue),
      receiver,
    ),
    partOfChanges(changes),
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  const { time_zone: timeZone, locale } = receiver
  const today = new Date().toLocaleDateString(locale, { dateStyle: 'full', timeZone })
  return {
    to: receiver.email,
    subject: `${today}: ${parts.map(({ summary }) => summary).join(', ')}`,
    paragraphs: [`Hello ${oneLine(receiver.name)},`, ...parts.flatMap(({ paragraphs }) => paragraphs)],
    action: {
      label: 'Choose the hour of this email, or turn it off',
      url: `${config.publicUrl}/app/settings/preferences`,
    },
    footer:
      'You get this email once a day, since you chose an hour for it (digest_hour of PATCH /users/me/preferences).',
  }
}

interface Part {
  /** For the subject. */
  summary: string
  paragraphs: string[]
}

function partOfTodos(heading: string, state: string, todos: DigestTodo[], receiver: DigestReceiver): Part | null {
  const total = todos[0]?.total ?? 0
  if (total === 0) return null
  const more = total - todos.length
  return {
    summary: `${total} ${state}`,
    paragraphs: [heading, ...todos.map((todo) => lineOf(todo, receiver)), ...(more > 0 ? [`And ${more} more.`] : [])],
  }
}

function lineOf(todo: DigestTodo, receiver: DigestReceiver): string {
  const { title, project, due_at, is_overdue } = todo
  const place = project === null ? '' : ` in “${oneLine(project)}”`
  const due = is_overdue || due_at !== null ? `, due ${whenDue(todo, receiver)}` : ''
  return `“${oneLine(title, maxTitle)}”${place}${due}`
}

/** By project, the one with the latest change first. */
function partOfChanges(changes: DigestChange[]): Part | null {
  const entries = entriesOf(changes)
  if (entries.length === 0) return null
  const shown = entries.slice(0, maxLines)
  const more = entries.length - shown.length
  const projects = new Map(shown.map(({ project_id, project }) => [project_id, project]))
  const paragraphs = [...projects].flatMap(([id, name]) => [
    `What others did in “${oneLine(name)}”:`,
    ...shown.filter(({ project_id }) => project_id === id).map(sentenceOf),
  ])
  const isBounded = changes.length === maxChanges
  return {
    summary: entries.length === 1 ? '1 change by others' : `${entries.length} changes by others`,
    paragraphs: more > 0 ? [...paragraphs, `And ${isBounded ? 'at least ' : ''}${more} more.`] : paragraphs,
  }
}

/** The changes by one user of one thing. */
interface Entry extends Pick<DigestChange, 'actor' | 'project_id' | 'project'> {
  /** In the order in which they were done. */
  verbs: Set<string>
  object: string
}

/** The entry with the latest change first. */
function entriesOf(changes: DigestChange[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const change of changes) {
    const did = deedOf(change)
    if (!did) continue
    const { actor, actor_id, project_id, project } = change
    const key = [project_id, actor_id, change.todo_id ?? did.object].join()
    const entry = entries.get(key)
    const verbs = new Set([did.verb, ...(entry?.verbs ?? [])])
    entries.set(key, { actor, project_id, project, verbs, object: did.object })
  }
  return [...entries.values()]
}

const sentenceOf = ({ actor, verbs, object }: Entry) =>
  `${oneLine(actor)} ${new Intl.ListFormat('en').format(verbs)} ${object}.`

/** Null for what says nothing, such as the deletion of a todo that is back. */
function deedOf(change: DigestChange): { verb: string; object: string } | null {
  const { type, title, completed, actor_id, member_id, member } = change
  const todo = `“${oneLine(title ?? '', maxTitle)}”`
  const person = oneLine(member ?? 'a former member')
  switch (type) {
    case 'todo.created':
      return { verb: 'added', object: todo }
    case 'todo.updated':
      return { verb: completed === null ? 'changed' : completed ? 'completed' : 'reopened', object: todo }
    case 'todo.restored':
      return { verb: 'restored', object: todo }
    case 'project.updated':
      return { verb: 'changed', object: 'the project' }
    case 'project.restored':
      return { verb: 'restored', object: 'the project' }
    case 'section.created':
    case 'section.updated':
    case 'section.deleted':
      return { verb: 'changed', object: 'the sections' }
    case 'view.created':
    case 'view.updated':
    case 'view.deleted':
      return { verb: 'changed', object: 'the views' }
    case 'label.created':
    case 'label.updated':
    case 'label.deleted':
      return { verb: 'changed', object: 'the labels' }
    case 'member.added':
      return actor_id === member_id ? { verb: 'joined', object: 'the project' } : { verb: 'added', object: person }
    case 'member.updated':
      return { verb: 'changed', object: `the role of ${person}` }
    case 'member.removed':
      return actor_id === member_id ? { verb: 'left', object: 'the project' } : { verb: 'removed', object: person }
    default:
      return null
  }
}
