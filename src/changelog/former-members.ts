/**
 * Members of todos that version 0.2 does not know. Its processes and those of this version share a log for a while: each event
 * keeps these members beside its data, and one that 0.2 has written gets them when it is read.
 */

/** Members that todos have got, as they were before: SQL for each. All times were of no time zone. */
const added = {
  due_on: (data: string) => `left(${data} ->> 'due_at', 10)`,
  time_zone: (data: string) => `case when ${data} ->> 'due_at' is not null then 'UTC' end`,
  start_on: () => 'null::text',
  recurrence: () => 'null::text',
  recurrence_from: () => `'due'`,
  next_id: () => 'null::text',
  series_id: () => 'null::text',
}
const newest = Object.keys(added).at(-1)

export type NewerMember = keyof typeof added

/** SQL for the data of an event with all members of the contract. */
export function withAllMembers(data: string, newerMembers: string): string {
  const members = Object.entries(added).map(([name, value]) => `'${name}', ${value(data)}`)
  // Only a todo has a title.
  return `case when ${newerMembers} is not null then ${data} || ${newerMembers}
    when jsonb_exists(${data}, 'title') and not jsonb_exists(${data}, '${newest}')
    then jsonb_build_object(${members.join(', ')}) || ${data} else ${data} end`
}
