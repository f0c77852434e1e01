/**
 * Members that version 0.2 does not know. Its processes and those of this version share a log for a while: each event keeps
 * these members beside its data, and one that 0.2 has written gets them when it is read. Those of a later version are not read.
 */

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
  },
} satisfies Record<string, Added>

export type NewerTodoMember = keyof typeof added.title

/** SQL for the data of an event with all members of the contract. */
export function withAllMembers(data: string, newerMembers: string): string {
  const cases = Object.entries(added).map(([kind, members]) => {
    const values = Object.entries<Added[string]>(members).map(
      ([name, before]) => `'${name}', coalesce(${newerMembers} -> '${name}', to_jsonb(${before(data)}), 'null')`,
    )
    return `when jsonb_exists(${data}, '${kind}') then jsonb_build_object(${values.join(', ')}) || ${data}`
  })
  return `case ${cases.join(' ')} else ${data} end`
}
