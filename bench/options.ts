/** The options of `npm run bench`, which each study gets. */
export interface BenchOptions {
  /** Workloads and studies, by name. */
  names: string[]
  contenders: string[]
  /** The folder of another checkout that this one is compared with; null: the contenders are compared. */
  before: string | null
  /** Of each turn. */
  seconds: number
  rounds: number
  /** Numbers of connections, one after the other. */
  connections: number[]
  /** Sizes of the database, one after the other. */
  todos: number[]
}
