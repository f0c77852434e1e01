/** The plans of the statements that a service really sends, told by Postgres's auto_explain as it runs them. */
import { createPool } from '../../src/db/knex.ts'
import type { TestDatabase } from './database.ts'

/** A node of EXPLAIN's JSON, with what was counted when it ran. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  /** Of each loop. */
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

export interface Plan {
  statement: string
  /** All of them, in no order. */
  nodes: PlanNode[]
}

const settings = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
  client_min_messages: 'notice',
  // A test's tables are small; that they are read is not what a plan is about.
  jit: 'off',
}

/** The same database with a pool whose statements are explained. `taken()` answers the plans since it was called last. */
export function explained({ connection, drop }: TestDatabase): { database: TestDatabase; taken(): Plan[] } {
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
  const pool = createPool({ connection: { ...connection, options }, max: 5, applicationName: 'taskpact plans' })
  const plans: Plan[] = []
  const client: { acquireRawConnection(): Promise<Notifying> } = pool.client
  const connect = client.acquireRawConnection.bind(client)
  client.acquireRawConnection = async () => {
    const connected = await connect()
    connected.on('notice', ({ message }) => {
      const json = /^duration: [^{]*plan:\s*(\{.*)$/s.exec(message)?.[1]
      if (json === undefined) return
      const { 'Query Text': statement, Plan: root } = JSON.parse(json)
      plans.push({ statement, nodes: flatten(root) })
    })
    return connected
  }
  return { database: { connection, drop: () => pool.destroy().then(drop), pool }, taken: () => plans.splice(0) }
}

interface Notifying {
  on(name: 'notice', listener: (notice: { message: string }) => void): void
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)]
}
