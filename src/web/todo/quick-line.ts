/** The meaning of a line of quick add, read on the device by the same grammar as on the service. */
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import { type DateReader, dateReader, languageOf } from '../../language/dates.ts'
import { fold } from '../../language/fold.ts'
import {
  type Found,
  mentionsIn,
  type QuickAdd,
  readQuickAdd,
  type Span,
  type Warning,
} from '../../language/quick-add.ts'
import type { Mention } from '../../language/tokens.ts'
import { useNames } from '../projects/use-members.ts'
import { useSession } from '../service/session.ts'
import { clockOffset, type Due, dayOf, dueAtTime, dueOn, today } from '../store/dates.ts'
import { useDatabase, useLabels, useProjects } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { timeZone } from '../store/preferences.ts'
import { locale } from '../strings/index.ts'
import { firstDay, parseRule } from './recurrence.ts'

export interface QuickLine {
  values: TodoPatch & { title: string }
  spans: Span[]
  warnings: Warning[]
}

interface Named {
  id: string
  name: string
}

/** Reads lines, for a project; undefined until the words of the language are loaded. */
export function useQuickLines(lines: string[], project: string | null): QuickLine[] | undefined {
  const database = useDatabase()
  const { user } = useSession()
  const [dates, setDates] = useState<DateReader>()
  const projects = useProjects()
  const names = useNames()
  const labels = useLabels()
  const sections = useLiveQuery(() => database.sections.toArray(), [database])
  const [members, setMembers] = useState<Map<string, Named[]>>()
  useEffect(() => {
    dateReader(locale).then((reader) => setDates(() => reader))
    database.members.toArray().then((all) => {
      const people = (list: (typeof all)[number]['members']) => list.map(({ user_id, name }) => ({ id: user_id, name }))
      setMembers(new Map(all.map(({ project, members: list }) => [project, people(list)])))
    })
  }, [database])
  const text = lines.join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are a new map each time
  return useMemo(() => {
    if (!dates || !user) return undefined
    const open = (projects ?? []).filter(({ project: { role, status } }) => role !== 'viewer' && status === 'active')
    const known = open.map(({ id, project: { name } }) => ({ id, name }))
    const self = { id: user.id, name: names.get(user.id) ?? user.name }
    return lines.map((line) => {
      const read = readQuickAdd(line, {
        language: languageOf(locale),
        dates,
        now: { instant: new Date(), offset: clockOffset() },
        found: lookUp(mentionsIn(line), {
          self,
          projects: known,
          project,
          peopleOf: (id) => (id === null ? [self] : (members?.get(id) ?? [self])),
          labelsOf: (id) => (labels ?? []).flatMap(({ label }) => (label.project_id === id ? label : [])),
          sectionsOf: (id) => (sections ?? []).flatMap(({ section, home }) => (home === id ? section : [])),
        }),
      })
      return { values: valuesOf(read), spans: read.spans, warnings: read.warnings }
    })
  }, [text, dates, projects, project, members, labels, sections, user?.id])
}

interface Known {
  self: Named
  projects: Named[]
  /** That of a line which names none. */
  project: string | null
  peopleOf: (project: string | null) => Named[]
  labelsOf: (project: string | null) => Named[]
  sectionsOf: (project: string) => Named[]
}

/** As the service looks names up: people and labels are those of the project that the line names. */
function lookUp(mentions: Mention[], { self, projects, project, peopleOf, labelsOf, sectionsOf }: Known): Found[] {
  const places = mentions.map(({ kind, name, section }): Found => {
    const found = kind === 'project' ? matching(name, projects) : 'unknown'
    if (typeof found === 'string' || section === null) return found
    const within = matching(section, sectionsOf(found.id))
    return typeof within === 'string' ? within : { id: found.id, section_id: within.id }
  })
  const home = places.find((place) => typeof place === 'object')?.id ?? project
  return mentions.map(({ kind, name }, index) => {
    if (kind === 'project') return places[index] as Found
    if (kind === 'label') return matching(name, labelsOf(home))
    const found = matching(name, peopleOf(home), (each) => each.split(/\s/))
    return found === 'unknown' && name.toLowerCase() === 'me' ? { id: self.id } : found
  })
}

/** By the name, or else by the name without its white space. */
function matching(written: string, named: Named[], ...others: ((name: string) => string[])[]): Found {
  const key = fold(written)
  for (const keysOf of [(name: string) => [name], (name: string) => [name.replace(/\s/g, '')], ...others]) {
    const [one, another] = named.filter(({ name }) => keysOf(fold(name)).includes(key))
    if (another) return 'ambiguous'
    if (one) return { id: one.id }
  }
  return 'unknown'
}

function valuesOf(read: QuickAdd): QuickLine['values'] {
  const { title, description, priority, recurrence, recurrence_from, project, assignee_ids, label_ids } = read
  return {
    title: title.slice(0, 200),
    ...(description !== null && { description }),
    ...(priority !== null && { priority }),
    ...dueOf(read),
    ...(recurrence !== null && { recurrence, recurrence_from }),
    ...(project && { project_id: project.id, section_id: project.section_id }),
    ...(label_ids.length > 0 && { label_ids }),
    ...(assignee_ids.length > 0 && { assignee_ids: [...assignee_ids].sort() }),
  }
}

/** A rule without a day begins on the first of its days. */
function dueOf({ due, recurrence }: QuickAdd): Partial<Due> {
  if (due === null && recurrence === null) return {}
  if (due !== null && 'at' in due) return { due_at: due.at, due_on: dayOf(new Date(due.at)), time_zone: timeZone() }
  const { on, time, isNext } = due ?? { on: today(), time: null, isNext: true }
  const rule = isNext && recurrence !== null ? parseRule(recurrence) : undefined
  const day = dueOn(rule ? firstDay(rule, on) : on)
  return time === null ? day : dueAtTime(day, time)
}
