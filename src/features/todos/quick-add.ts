/** Quick add for a user: the names in the line are looked up, and its dates are those of the user's time zone and locale. */
import type { Knex } from 'knex'
import { strictFormats, validationProblem } from '../../kernel/index.ts'
import { type Due, dateReader, languageOf } from '../../language/dates.ts'
import { mentionsIn, type QuickAdd, readQuickAdd, type Warning } from '../../language/quick-add.ts'
import { dayOf, instantOf, offsetOf } from '../../language/zones.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import { findPreferences } from '../users/preferences.ts'
import { dueMembers, notDue } from './due.ts'
import { inOrder } from './labels.ts'
import { lookUp } from './quick-add-names.ts'
import { dayOfRule } from './recurrence.ts'

export interface ReadLine extends Pick<Schemas['QuickAddPreview'], 'spans' | 'warnings'> {
  draft: Schemas['TodoDraft']
}

/** The todo that a line describes. `lock`: the objects that it names stay as they are until the transaction ends. */
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
  const { title, description, recurrence, recurrence_from, spans } = read
  const draft = {
    ...{ title, description, priority: read.priority ?? 3, recurrence, recurrence_from },
    ...notDue,
    ...dueMembers(notDue, dueOf(read, user, now), user),
    project_id: read.project?.id ?? project_id ?? null,
    section_id: read.project?.section_id ?? null,
    label_ids: inOrder(read.label_ids),
    assignee_ids: inOrder(read.assignee_ids),
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
