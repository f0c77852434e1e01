/**
 * Members that version 0.2 does not know. Its processes and those of this version share a log for a while: each event keeps
 * these members beside its data, and one that 0.2 has written gets them when it is read. Those of a later version are not read. In place of
 * `assignee_ids` it knows the first of them as `assignee_id`.
 */

import type { Schemas } from '../service/api.ts'

/** Members that objects have got, as they were before: SQL for each. All times were of no time zone. */
type Added = Record<string, (data: string) => string>

/** By a member that only objects of the kind have. */
const added = {
  title: {
    due_on: (data) => `left(${data} ->> 'due_at', 10)`,
    time_zone: (data) => `case when ${data} ->> 'due_at' is not null then 'UTC' end`,
    start_on: () => 'null::text',
    recurrence: () => 'null::text',
    recurrence_from: () => `'due'::text`,
    next_id: () => 'null::text',
    series_id: () => 'null::text',
    section_id: () => 'null::text',
    parent_id: () => 'null::text',
    subtask_count: () => '0',
    completed_subtask_count: () => '0',
    label_ids: () => `'{}'::text[]`,
    assignee_ids: (data) => `array_remove(array[${data} ->> 'assignee_id'], null)`,
  },
  task_count: {
    color: () => 'null::text',
    icon: () => 'null::text',
    default_view: () => `'list'::text`,
  },
  message: {
    reminder_id: () => 'null::text',
    late: () => 'false',
  },
} satisfies Record<string, Added>

/** Data as version 0.2 knows it, and the rest. Only a todo has a title, only a project counts todos, and only a notification has a message. */
export function parted(data: Schemas['Event']['data']): { known: object; newer: object | null } {
  const kind = 'title' in data ? 'title' : 'message' in data ? 'message' : 'task_count' in data ? 'task_count' : null
  if (kind === null) return { known: data, newer: null }
  const [known, newer]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const [name, value] of Object.entries(data)) (name in added[kind] ? newer : known)[name] = value
  if ('title' in data) known.assignee_id = data.assignee_ids[0] ?? null
  return { known, newer }
}

type Changes = Schemas['Changes']

/** Changes as version 0.2 knows them, which has no lists of ids. */
export function knownChanges(changes: Changes): Changes {
  return changes.flatMap((change) => {
    if (change.member === 'assignee_ids') return changeOfFirst(change)
    return Array.isArray(change.from) || Array.isArray(change.to) ? [] : change
  })
}

function changeOfFirst({ from, to }: Changes[number]): Changes {
  const [was, is] = [from, to].map((ids) => (Array.isArray(ids) ? (ids[0] ?? null) : null)) as [string, string]
  return was === is ? [] : [{ member: 'assignee_id', from: was, to: is }]
}

/** SQL for the changes of an event: all of them, or those that 0.2 has written, in the members of this version. */
export function withAllChanges(changes: string, newerMembers: string): string {
  const list = (value: string) => `case when ${value} = 'null' then '[]' else jsonb_build_array(${value}) end`
  return `coalesce(${newerMembers} -> 'changes', case when ${changes} @> '[{"member": "assignee_id"}]' then (
    select jsonb_agg(case when change ->> 'member' = 'assignee_id' then jsonb_build_object(
      'member', 'assignee_ids', 'from', ${list(`change -> 'from'`)}, 'to', ${list(`change -> 'to'`)}) else change end)
    from jsonb_array_elements(${changes}) as change) else ${changes} end)`
}

/** SQL for the data of an event with all members of the contract. `only`: a member of the one kind that it may be of. */
export function withAllMembers(data: string, newerMembers: string, only?: keyof typeof added): string {
  const kinds = Object.entries(added).filter(([kind]) => only === undefined || kind === only)
  const cases = kinds.map(([kind, members]) => {
    const values = Object.entries<Added[string]>(members).map(
      ([name, before]) => `'${name}', coalesce(${newerMembers} -> '${name}', to_jsonb(${before(data)}), 'null')`,
    )
    return `when jsonb_exists(${data}, '${kind}') then jsonb_build_object(${values.join(', ')}) || (${data} - 'assignee_id')`
  })
  return `case ${cases.join(' ')} else ${data} end`
}
