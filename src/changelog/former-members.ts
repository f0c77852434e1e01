/**
 * Members that version 0.2 does not know. Its processes and those of this version share a log for a while: each event keeps
 * these members beside its data, and one that 0.2 has written gets them when it is read. Those of a later version are not read.
 */

/** Members that objects have got, as they were before: SQL for each. All times were of no time zone. */
type Added = Record<string, (data: string) => string>

/** By a member that only objects of the kind have. */
const added: Record<string, Added> = {
  title: {
    due_on: (data) => `left(${data} ->> 'due_at', 10)`,
    time_zone: (data) => `case when ${data} ->> 'due_at' is not null then 'UTC' end`,
    start_on: () => 'null::text',
    recurrence: () => 'null::text',
    recurrence_from: () => `'due'::text`,
    next_id: () => 'null::text',
    series_id: () => 'null::text',
    section_id: () => 'null::text',
    label_ids: () => `'{}'::text[]`,
  },
  task_count: {
    color: () => 'null::text',
    icon: () => 'null::text',
    default_view: () => `'list'::text`,
  },
}

/** Parts the data of an event into what version 0.2 knows, and the rest; null where there is none. */
export function partedData(data: object): { data: object; newer_members: object | null } {
  const kind = Object.keys(added).find((member) => member in data)
  if (kind === undefined) return { data, newer_members: null }
  const isNewer = ([name]: [string, unknown]) => name in (added[kind] as Added)
  const members = Object.entries(data)
  return {
    data: Object.fromEntries(members.filter((member) => !isNewer(member))),
    newer_members: Object.fromEntries(members.filter(isNewer)),
  }
}

/** SQL for the data of an event with all members of the contract. */
export function withAllMembers(data: string, newerMembers: string): string {
  const cases = Object.entries(added).map(([kind, members]) => {
    const values = Object.entries(members).map(
      ([name, before]) => `'${name}', coalesce(${newerMembers} -> '${name}', to_jsonb(${before(data)}), 'null')`,
    )
    return `when jsonb_exists(${data}, '${kind}') then jsonb_build_object(${values.join(', ')}) || ${data}`
  })
  return `case ${cases.join(' ')} else ${data} end`
}
