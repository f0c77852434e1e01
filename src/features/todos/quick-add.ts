/** Quick add for a user: the names in the line are looked up, and its dates are those of the user's time zone and locale. */
import type { Knex } from 'knex'
import { strictFormats, validationProblem } from '../../kernel/index.ts'
import { type Due, dateReader, languageOf } from '../../language/dates.ts'
import { fold } from '../../language/fold.ts'
import { type Found, mentionsIn, type QuickAdd, readQuickAdd, type Warning } from '../../language/quick-add.ts'
import type { Mention } from '../../language/tokens.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import { listMemberNames } from '../projects/members.ts'
import { listOpenProjectNames } from '../projects/queries.ts'
import { findPreferences } from '../users/preferences.ts'
import { lockDestination } from './access.ts'
import { dueMembers, notDue } from './due.ts'
import { dayOfRule } from './recurrence.ts'
import { dayOf, instantOf, offsetOf } from './zones.ts'

export interface ReadLine extends Pick<Schemas['QuickAddPreview'], 'spans' | 'warnings'> {
  draft: Schemas['TodoDraft']
}

/** The todo that a line describes. `lock`: the people of its project stay members until the transaction ends. */
export async function readLine(
  db: Knex,
  user: Caller,
  { text, project_id }: Schemas['QuickAdd'],
  { lock }: { lock: boolean },
): Promise<ReadLine> {
  const now = new Date()
  const { locale } = await findPreferences(db, user.id)
  const found = await lookUp(db, user, mentionsIn(text), { projectId: project_id ?? null, lock })
  const read = readQuickAdd(text, {
    language: languageOf(locale),
    dates: await dateReader(locale),
    now: { instant: now, offset: offsetOf(now, user.time_zone) },
    found,
  })
  const { title, description, recurrence, recurrence_from, assignee_id, spans } = read
  const draft = {
    ...{ title, description, priority: read.priority ?? 3, recurrence, recurrence_from, assignee_id },
    ...notDue,
    ...dueMembers(notDue, dueOf(read, user, now), user),
    project_id: read.project?.id ?? project_id ?? null,
  }
  return { draft, spans, warnings: read.warnings.map((warning) => inWords(text, warning)) }
}

/** Throws 422 for a title that no todo can have. */
export function requireTitle(title: string): void {
  const length = [...title.trim()].length
  const isVisible = length > 0 && strictFormats['visible-text'].test(title)
  if (isVisible && length <= 200) return
  const message = isVisible
    ? `leaves a title of ${length} characters, which has 200 at most: write the details behind //`
    : 'leaves no title: write what is to be done, or put it into quotes'
  throw validationProblem([{ location: 'body', pointer: '/text', code: 'x-language', message }])
}

/** The object of each name. A person is a member of the project that the line names, or else of `projectId`. */
async function lookUp(
  db: Knex,
  user: Caller,
  mentions: Mention[],
  { projectId, lock }: { projectId: string | null; lock: boolean },
): Promise<Found[]> {
  const has = (kind: Mention['kind']) => mentions.some((mention) => mention.kind === kind)
  const projects = has('project') ? await listOpenProjectNames(db, user.id) : []
  const inProjects = (mention: Mention) => (mention.section === null ? matching(mention.name, projects) : 'unknown')
  const named = mentions
    .filter(({ kind }) => kind === 'project')
    .map(inProjects)
    .find((found) => typeof found === 'object')
  const home = named?.id ?? projectId
  if (lock && has('assignee')) await lockDestination(db, user.id, { project_id: home })
  const people =
    has('assignee') && home !== null ? await listMemberNames(db, home, user.id) : [{ id: user.id, name: user.name }]
  return mentions.map((mention) => {
    if (mention.kind === 'project') return inProjects(mention)
    return mention.kind === 'assignee' ? person(mention.name, user, people) : 'unknown'
  })
}

interface Named {
  id: string
  name: string
}

/** By the name, or else by the name without its white space. */
function matching(written: string, named: Named[], ...others: ((name: string) => string[])[]): Found {
  const keys = [(name: string) => [name], (name: string) => [name.replace(/\s/g, '')], ...others]
  const key = fold(written)
  for (const keysOf of keys) {
    const [one, another] = named.filter(({ name }) => keysOf(fold(name)).includes(key))
    if (another) return 'ambiguous'
    if (one) return { id: one.id }
  }
  return 'unknown'
}

/** Also by one word of the name; `me` is the user, unless it is a name. */
function person(written: string, user: Caller, people: Named[]): Found {
  const found = matching(written, people, (name) => name.split(/\s/))
  return found === 'unknown' && written.toLowerCase() === 'me' ? { id: user.id } : found
}

/** The day or the time of a due date. A rule without a day begins on the first of its days. */
function dueOf({ due, recurrence }: QuickAdd, { time_zone: zone }: Caller, now: Date) {
  if (due === null && recurrence === null) return {}
  if (due !== null && 'at' in due) return { due_at: due.at }
  const today = dayOf(now.toISOString(), zone)
  const { on, time, isNext }: Exclude<Due, { at: string }> = due ?? { on: today, time: null, isNext: true }
  const first = isNext && recurrence !== null ? dayOfRule(recurrence, on, { from: 'this' }) : null
  const day = first ?? on
  return time === null ? { due_on: day } : { due_at: instantOf(day, `${time}:00`, zone) }
}

const reasons: Record<Warning['code'], string> = {
  unknown_name: 'is no name that is known here',
  ambiguous_name: 'is the name of more than one',
  repeated: 'is written twice, and the first one counts',
}

function inWords(text: string, { start, end, code }: Warning): Schemas['QuickAddWarning'] {
  const written = [...text.slice(start, end)].slice(0, 60).join('')
  return { code, message: `\`${written}\` ${reasons[code]}: it stays in the title`, start, end }
}
