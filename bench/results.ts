/** Reads and writes the results: figures in results.json, and the tables that are made of them in RESULTS.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figures } from './measure.ts'

/** One workload on one amount of data, with one number of connections. */
export interface Comparison {
  taken: Taken
  seconds: number
  rounds: number
  /** By contender. */
  figures: Record<string, Figures>
  /** How often a second pgbench did the same; null when it was not installed or has no script for the workload. */
  floor: number | null
}

/** When and how something was measured. */
export interface Taken {
  date: string
  command: string
  machine: string
}

export interface Results {
  /** By number of todos, then by workload, then by number of connections. */
  requests: Record<string, Record<string, Record<string, Comparison>>>
  /** CPU time of a response of Taskpact, as a multiple of a contender's, by `workload/contender`. */
  guard: Record<string, number>
}

const jsonPath = join(import.meta.dirname, 'results.json')
const textPath = join(import.meta.dirname, 'RESULTS.md')

export async function readResults(): Promise<Results> {
  const empty: Results = { requests: {}, guard: {} }
  try {
    return { ...empty, ...JSON.parse(await readFile(jsonPath, 'utf8')) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return empty
  }
}

export async function writeResults(results: Results): Promise<void> {
  await writeFile(jsonPath, `${JSON.stringify(results, rounded, 2)}\n`)
}

/** To four digits, which is more than the measurements' precision. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}

/** Replaces the section with this heading, or adds it at the end. */
export async function writeSection(heading: string, body: string): Promise<void> {
  const text = await readFile(textPath, 'utf8')
  const sections = text.split(/^(?=## )/m).map((section) => section.trimEnd())
  const section = `## ${heading}\n\n${body.trimEnd()}`
  const at = sections.findIndex((candidate) => candidate.startsWith(`## ${heading}\n`))
  if (at < 0) sections.push(section)
  else sections[at] = section
  await writeFile(textPath, `${sections.join('\n\n')}\n`)
}

/** Of this run. */
export function taken(): Taken {
  const script = process.env.npm_lifecycle_event
  const args = process.argv.slice(2)
  return {
    date: new Date().toISOString().slice(0, 10),
    command: `npm run ${[script ?? 'bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ')}`,
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
  }
}

export const describeTaken = ({ date, command, machine }: Taken) => `\`${command}\`, ${date}, ${machine}.`

/** A table in Markdown; the first column holds names. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

export const times = (ratio: number) => (Number.isFinite(ratio) ? `${ratio.toPrecision(ratio < 1 ? 2 : 3)}x` : '-')
/** Of CPU time in milliseconds. */
export const microseconds = (milliseconds: number) => `${count(Math.round(milliseconds * 1000))} us`
export const milliseconds = (time: number) => `${Number(time.toFixed(time < 10 ? 2 : 1))} ms`
export const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`
export const count = (number: number) => number.toLocaleString('en')
