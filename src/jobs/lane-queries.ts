/** The SQL that takes jobs in turns: pg-boss's own statement takes the oldest ones of all users. */
import type { Knex } from 'knex'

/** A job that this process has taken, as pg-boss's `complete`, `fail` and `touch` identify it. */
export interface TakenJob {
  id: string
  data: object
  retryCount: number
  expireInSeconds: number
  /** The user who caused it; `''` for a job of an earlier version. */
  lane: string
  /** The receiver that it waits for, within its lane. */
  target: string
}

/** How many more jobs of a lane or a target may be taken. */
export type Rooms = Map<string, number>

export interface Turn {
  queue: string
  /** The last lane of the turn before; `''` to begin anew. */
  after: string
  /** Jobs to take at most. */
  limit: number
  /** Jobs of a lane, for those that `lanes` does not name. */
  perLane: number
  lanes: Rooms
  /** For targets that are not named: one. */
  targets: Rooms
}

/** Lanes that one turn looks at, and targets of each. */
const [maxLanes, maxTargets] = [100, 20]

/** The index of these statements. Its expressions are theirs. */
export const laneIndex = `create index if not exists taskpact_lanes
  on pgboss.job_common (name, coalesce(group_id, ''), coalesce(group_tier, ''), start_after)
  where state < 'active' and not blocked`

const lane = `coalesce(job.group_id, '')`
const target = `coalesce(job.group_tier, '')`
/** Jobs that could run now. */
const due = `job.name = :queue and job.state < 'active' and not job.blocked and job.start_after <= now()`
/** The first lane or target behind another one: one look-up in the index, however many jobs it has. */
const next = (column: string, condition: string) =>
  `(select ${column} from pgboss.job_common as job where ${due} and ${condition} order by ${column} limit 1)`
const targetsOfLane = `${lane} = lanes.lane and ${target} <> all(:fullTargets::text[])`

const takeTurn = `
  with recursive lanes (lane, number) as (
    select ${next(lane, `${lane} > :after`)}, 1
    union all
    select ${next(lane, `${lane} > lanes.lane`)}, number + 1 from lanes where lane is not null and number < ${maxLanes}
  ), candidates as (
    select lanes.lane, head.id, head.start_after, row_number() over (partition by lanes.lane, targets.target) as place
    from lanes
    cross join lateral (
      with recursive targets (target, number) as (
        select ${next(target, targetsOfLane)}, 1
        union all
        select ${next(target, `${targetsOfLane} and ${target} > targets.target`)}, number + 1
        from targets where target is not null and number < ${maxTargets}
      ) select target from targets where target is not null
    ) as targets
    left join unnest(:targets::text[], :targetRooms::integer[]) as roomy (target, room) on roomy.target = targets.target
    cross join lateral (
      select job.id, job.start_after from pgboss.job_common as job
      where ${due} and ${lane} = lanes.lane and ${target} = targets.target
      order by job.start_after limit coalesce(roomy.room, 1) for update skip locked
    ) as head
    where lanes.lane is not null and lanes.lane <> all(:fullLanes::text[])
  ), turns as (
    select candidates.id, row_number() over (partition by lane order by place, start_after) as turn, lane
    from candidates
  ), chosen as (
    select turns.id from turns
    left join unnest(:lanes::text[], :laneRooms::integer[]) as roomy (lane, room) on roomy.lane = turns.lane
    where turns.turn <= coalesce(roomy.room, :perLane)
    order by turns.turn limit :limit
  ), taken as (
    update pgboss.job_common as job set state = 'active', started_on = now(), heartbeat_on = now(),
      retry_count = case when started_on is not null then retry_count + 1 else retry_count end
    where job.name = :queue and job.id = any(array(select id from chosen))
    returning job.id, job.data, job.retry_count as "retryCount", job.expire_seconds as "expireInSeconds",
      ${lane} as lane, ${target} as target
  )
  select (select lane from lanes where number = ${maxLanes}) as "lastLane", taken.*
  from (values (1)) as one left join taken on true`

/**
 * Takes jobs, one after the other of each lane, so that none waits for the many of another one. `lastLane` is where the
 * next turn continues; null when no lane is left.
 */
export async function takeJobs(
  db: Knex,
  { lanes, targets, ...turn }: Turn,
): Promise<{ jobs: TakenJob[]; lastLane: string | null }> {
  const full = (rooms: Rooms) => [...rooms].filter(([, room]) => room <= 0).map(([name]) => name)
  const { rows } = await db.raw(takeTurn, {
    ...turn,
    lanes: [...lanes.keys()],
    laneRooms: [...lanes.values()],
    fullLanes: full(lanes),
    targets: [...targets.keys()],
    targetRooms: [...targets.values()],
    fullTargets: full(targets),
  })
  const jobs = rows.filter(({ id }: { id: string | null }) => id !== null)
  return {
    jobs: jobs.map(({ lastLane: _, ...job }: TakenJob & { lastLane: unknown }) => job),
    lastLane: rows[0].lastLane,
  }
}
