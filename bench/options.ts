/** What `npm run bench` measures and for how long: read from its flags, and given to each study. */
export interface BenchOptions {
  /** Workloads and studies, by name. */
  names: string[]
  contenders: string[]
  /** Of each turn. */
  seconds: number
  rounds: number
  /** Sizes of the database, one after the other. */
  todos: number[]
}
