/** Generates the todos of a workspace, oldest first. */
import { v7 as uuid } from 'uuid'
import type { Value } from './copy.ts'
import type { Chance } from './random.ts'
import { describe, household } from './words.ts'
import { day, type Named, type Person, type Project, type Workspace } from './workspace.ts'

/** The order of a row's values. */
export const todoColumns = [
  'id',
  'user_id',
  'project_id',
  'section_id',
  'position',
  'label_ids',
  'assignee_ids',
  'title',
  'description',
  'completed',
  'completed_at',
  'priority',
  'due_on',
  'due_at',
  'time_zone',
  'recurrence',
  'series_id',
  'version',
  'created_at',
  'updated_at',
] as const

/** 1 is the most urgent. Most todos keep the default, 3. */
const priorities = [1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 5]
/**
 * The rank of the first todo, in the format of src/features/todos/rank.ts: ten digits, with room in front. Older todos
 * come first.
 */
const firstPosition = 5_000_000_000
/** Of todos that recur. */
const rules = ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=YEARLY']
/** Hours of the day at which todos are due, UTC; null where they are due on the day. */
const dueHours = [8, 9, 12, 16, 17, 18, null, null]

export function* makeTodos(chance: Chance, workspace: Workspace, count: number): Generator<readonly Value[]> {
  const { people, projects, begin, now } = workspace
  const begun: Project[] = []
  for (let index = 0; index < count; index++) {
    const created = Math.floor(begin + (now - begin) * ((index + chance.next()) / count))
    for (let next = projects[begun.length]; next && next.created <= created; next = projects[begun.length])
      begun.push(next)
    const project = chooseProject(chance, begun, created)
    const maker = project ? chance.pick(project.editors) : chance.favour(people)
    yield makeTodo(chance, project, maker, { created, now, position: String(firstPosition + index) })
  }
}

/** Null for a fifth of the todos, which belong to no project, and when the chosen project was archived by then. */
function chooseProject(chance: Chance, begun: Project[], created: number): Project | null {
  if (begun.length === 0 || chance.happens(0.2)) return null
  const project = chance.favour(begun)
  return project.archived !== null && project.archived < created ? null : project
}

function makeTodo(
  chance: Chance,
  project: Project | null,
  maker: Person,
  { created, now, position }: { created: number; now: number; position: string },
): readonly Value[] {
  const vocabulary = project?.vocabulary ?? household
  const completed = completion(chance, created, project?.archived ?? now)
  // Open todos are due around now, since their users keep postponing them.
  const due = completed === null ? now + day * chance.between(-14, 45) : completed + day * chance.between(-3, 7)
  const edited = chance.happens(0.3) ? chance.between(created, completed ?? now) : created
  const id = uuid({ msecs: created })
  const rule = completed === null && chance.happens(0.05) ? chance.pick(rules) : null
  return [
    id,
    maker.id,
    project?.id ?? null,
    project && sectionOf(chance, project, completed !== null),
    position,
    labelsOf(chance, project?.labels ?? maker.labels),
    assigneesOf(chance, project),
    chance.pick(vocabulary.titles),
    chance.happens(0.3) ? describe(chance, vocabulary) : null,
    completed !== null,
    completed === null ? null : instant(completed),
    chance.pick(priorities),
    ...(chance.happens(0.6) ? dueAt(Math.max(due, created + day), chance.pick(dueHours)) : [null, null, null]),
    ...[rule, rule && id],
    1 + Number(edited > created) + Number(completed !== null),
    instant(created),
    instant(completed ?? edited),
  ]
}

/** Most completed todos are in the last section, and most others in one of those before it. */
function sectionOf(chance: Chance, { sections }: Project, completed: boolean): string | null {
  if (chance.happens(0.2)) return null
  return (completed ? sections.at(-1) : chance.pick(sections.slice(0, -1)))?.id ?? null
}

/** An array of Postgres, sorted by id. Most todos have no label, and some have two. */
function labelsOf(chance: Chance, labels: Named[]): string {
  const first = chance.happens(0.4) ? [chance.pick(labels)] : []
  const second = first.length > 0 && chance.happens(0.3) ? [chance.pick(labels)] : []
  return `{${[...new Set([...first, ...second].map(({ id }) => id))].sort()}}`
}

/** As `labelsOf`. Half of the todos of projects have an assignee, and some of these another one. */
function assigneesOf(chance: Chance, project: Project | null): string {
  if (!project || chance.happens(0.5)) return '{}'
  const people = [project.team, ...(chance.happens(0.2) ? [project.team] : [])].map(
    (team) => chance.pick(team).person.id,
  )
  return `{${[...new Set(people)].sort()}}`
}

/** The time of completion: mostly within days, at most two months later, never after `end`; null for an open todo. */
function completion(chance: Chance, created: number, end: number): number | null {
  const done = created + 60 * day * chance.next() ** 3
  return chance.happens(0.85) && done <= end ? done : null
}

/** The day, the time and the time zone. */
function dueAt(time: number, hour: number | null): Value[] {
  const start = Math.floor(time / day) * day
  const date = instant(start).slice(0, 10)
  return hour === null ? [date, null, null] : [date, instant(start + hour * 3_600_000), 'UTC']
}

function instant(time: number): string {
  return new Date(time).toISOString()
}
