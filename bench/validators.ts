/** The time and memory to compile a contract's validators, by the number of its operations and the shape of its references. */
import { join } from 'node:path'
import type { Shape } from './generated-contract.ts'
import type { BenchOptions } from './options.ts'
import { count, describeTaken, table, taken, writeSection } from './results.ts'
import { run } from './run.ts'
import { median } from './statistics.ts'

const sizes = [10, 100, 500]
const shapes: Record<Shape, string> = {
  flat: 'a schema for each operation',
  rings: 'circles of ten schemas',
  ring: 'one circle of all schemas',
}

/** The output of bench/compile-contract.ts. */
interface Cost {
  /** Milliseconds. */
  time: number
  cpu: number
  /** Bytes that stay on the heap. */
  heap: number
}

export async function validators({ rounds }: BenchOptions): Promise<string> {
  const rows: string[][] = []
  for (const [shape, title] of Object.entries(shapes)) {
    for (const size of sizes) {
      const costs: Cost[] = []
      // Each in a process of its own, with a heap of its own and nothing compiled before.
      for (let round = 0; round < Math.min(rounds, 3); round++) costs.push(await compile(shape, size))
      const of = (member: keyof Cost) => median(costs.map((cost) => cost[member]))
      const [time, cpu] = [`${Math.round(of('time'))} ms`, `${Math.round(of('cpu'))} ms`]
      rows.push([title, count(size), time, cpu, `${(of('heap') / 2 ** 20).toFixed(1)} MB`])
    }
  }
  const text = table(['schemas', 'operations', 'time', 'CPU', 'heap'], rows)
  await writeSection(
    'Validators: `npm run bench -- validators`',
    `${describeTaken(taken())} From a parsed document to validators of every request and reply.\n\n${text}`,
  )
  return text
}

async function compile(shape: string, size: number): Promise<Cost> {
  const script = join(import.meta.dirname, 'compile-contract.ts')
  return JSON.parse(await run('node', ['--expose-gc', script, shape, String(size)], { cwd: import.meta.dirname }))
}
