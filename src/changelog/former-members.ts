/**
 * SQL that completes the data of events which earlier versions have written: a todo had fewer members. The log itself stays as
 * it is, and a version before may write on while this one reads.
 */

/** Members that todos have got, as they were before: SQL for each. All times were of no time zone. */
const added: Record<string, (data: string) => string> = {
  due_on: (data) => `left(${data} ->> 'due_at', 10)`,
  time_zone: (data) => `case when ${data} ->> 'due_at' is not null then 'UTC' end`,
  start_on: () => 'null::text',
}
const newest = Object.keys(added).at(-1)

/** SQL for the data of an event with all members of the contract. */
export function withAllMembers(data: string): string {
  const members = Object.entries(added).map(([name, value]) => `'${name}', ${value(data)}`)
  // Only a todo has a title.
  return `case when jsonb_exists(${data}, 'title') and not jsonb_exists(${data}, '${newest}')
    then jsonb_build_object(${members.join(', ')}) || ${data} else ${data} end`
}
