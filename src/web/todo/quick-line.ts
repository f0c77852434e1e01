/** The meaning of a line of quick add, read on the device by the same grammar as on the service. */
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
import { useDatabase, useProjects } from '../store/live.ts'
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

/** Reads lines; undefined until the words of the language are loaded. */
export function useQuickLines(lines: string[]): QuickLine[] | undefined {
  const database = useDatabase()
  const { user } = useSession()
  const [dates, setDates] = useState<DateReader>()
  const projects = useProjects()
  const names = useNames()
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
        found: lookUp(mentionsIn(line), known, (project) => members?.get(project) ?? [self], self),
      })
      return { values: valuesOf(read), spans: read.spans, warnings: read.warnings }
    })
  }, [text, dates, projects, members, user?.id])
}

/** As the service looks names up: people are those of the project that the line names. */
function lookUp(mentions: Mention[], projects: Named[], peopleOf: (project: string) => Named[], self: Named): Found[] {
  const home = mentions
    .filter(({ kind }) => kind === 'project')
    .map(({ name }) => matching(name, projects))
    .find((found) => typeof found === 'object')
  const people = home ? peopleOf(home.id) : [self]
  return mentions.map(({ kind, name, section }) => {
    if (kind === 'project') return section === null ? matching(name, projects) : 'unknown'
    if (kind !== 'assignee') return 'unknown'
    const found = matching(name, people, (each) => each.split(/\s/))
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
  const { title, description, priority, recurrence, recurrence_from, project, assignee_ids } = read
  return {
    title: title.slice(0, 200),
    ...(description !== null && { description }),
    ...(priority !== null && { priority }),
    ...dueOf(read),
    ...(recurrence !== null && { recurrence, recurrence_from }),
    ...(project && { project_id: project.id }),
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
