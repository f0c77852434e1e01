/** The filters of webhooks: which events of todos each one wants. */
import type { Knex } from 'knex'
import { withAllChanges, withAllMembers } from '../../changelog/former-members.ts'
import type { LoggedEvent } from '../../changelog/queries.ts'
import { type Condition, conditionOf } from '../../language/filter/meaning.ts'
import { FilterError } from '../../language/filter/syntax.ts'
import { sqlOf } from '../todos/filter/sql.ts'
import type { Pair } from './turns.ts'

/** Pairs that are looked at before the time is compared with the limit. */
const pairsAtOnce = 20

export interface Judged {
  /** The pairs that were looked at, the first ones of those given: the other ones are for another turn. */
  passed: Pair[]
  wanted: Pair[]
  /** The ids of webhooks whose filter cannot be read any more. */
  unreadable: Set<string>
}

/**
 * Which deliveries the filters of their webhooks want: one statement for each filter and some events. Stops after `limitMs`, so that
 * heavy filters of one user take no time of others.
 */
export async function judge(db: Knex, pairs: Pair[], events: LoggedEvent[], limitMs = Infinity): Promise<Judged> {
  const judged: Judged = { passed: [], wanted: [], unreadable: new Set() }
  const withTodo = new Set(events.flatMap(({ event }) => ('title' in event.data ? event.id : [])))
  const end = Date.now() + limitMs
  while (judged.passed.length < pairs.length && (judged.passed.length === 0 || Date.now() < end)) {
    const some = pairs.slice(judged.passed.length, judged.passed.length + pairsAtOnce)
    // A receiver drops what was removed or purged, and the log has no more than its id.
    const asked = some.filter(({ filter, event_id }) => filter !== null && withTodo.has(event_id))
    const refused = new Set(asked)
    for (const group of byFilter(asked)) {
      const found = await findWanted(db, group, judged.unreadable)
      for (const pair of group) if (found.has(pair.event_id)) refused.delete(pair)
    }
    judged.passed.push(...some)
    judged.wanted.push(...some.filter((pair) => !refused.has(pair)))
  }
  return judged
}

function byFilter(pairs: Pair[]): Pair[][] {
  const groups = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const key = `${pair.user_id} ${pair.filter}`
    groups.set(key, [...(groups.get(key) ?? []), pair])
  }
  return [...groups.values()]
}

/** The events of pairs of one owner and one filter whose todos fulfil it. */
async function findWanted(db: Knex, pairs: Pair[], unreadable: Set<string>): Promise<Set<string>> {
  const { user_id: userId, zone, filter } = pairs[0] as Pair
  let condition: Condition
  try {
    condition = conditionOf(filter as string, { userId, zone, now: new Date() })
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    for (const { webhook_id } of pairs) unreadable.add(webhook_id)
    return new Set()
  }
  const ids = [...new Set(pairs.map(({ event_id }) => event_id))]
  const { rows } = await db.raw<{ rows: { id: string }[] }>(`${states} where ?`, [ids, sqlOf(db, condition, zone)])
  return new Set(rows.map(({ id }) => id))
}

/**
 * Events with their todos as rows of `todos`: after the change, and before it. A todo that has come from another list was not seen
 * before: the owner may not see its names there, and the readers of that list have got `todo.removed`.
 */
const states = `
  select distinct logged.id from (
    select id, ${withAllMembers('data', 'newer_members', 'title')} as data, ${withAllChanges('changes', 'newer_members')} as changes
    from events where id = any(?::uuid[])
  ) as logged
  cross join lateral (
    select logged.data as todo
    union all
    select logged.data || (
      select jsonb_object_agg(change ->> 'member', change -> 'from') from jsonb_array_elements(logged.changes) as change
    )
    where logged.changes <> '[]'
      and not (logged.changes @> '[{"member": "project_id"}]' or logged.changes @> '[{"member": "user_id"}]')
  ) as states
  cross join lateral jsonb_populate_record(null::todos, todo || jsonb_build_object('due_until', case
    when todo ->> 'due_at' is not null then (todo ->> 'due_at')::timestamptz
    when todo ->> 'time_zone' is not null then end_of_day((todo ->> 'due_on')::date, todo ->> 'time_zone')
  end)) as todos`
