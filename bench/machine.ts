/**
 * How much of the machine other processes take: a measurement of times beside them says more about them than about the
 * service. On Linux only; elsewhere the machine counts as quiet.
 */
import { readdirSync, readFileSync } from 'node:fs'

/** Of the time of all processors, what others may take beside a measurement that is to be believed. */
export const quiet = 0.15

/** Clock ticks of all processors, in use or not, and of the processes that belong to this measurement. */
interface Ticks {
  all: number
  used: number
  ours: number
}

/** Begins to watch. The function returns the part of the machine that others have taken since, from 0 to 1. */
export function watchMachine(): () => number {
  const begun = ticksNow()
  return () => {
    const now = ticksNow()
    if (!begun || !now || now.all === begun.all) return 0
    const others = now.used - begun.used - (now.ours - begun.ours)
    return Math.max(0, others / (now.all - begun.all))
  }
}

function ticksNow(): Ticks | null {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
    // proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal; guests are counted as users.
    const fields = line.trim().split(/\s+/).slice(1, 9).map(Number)
    const all = fields.reduce((sum, field) => sum + field, 0)
    const [idle = 0, iowait = 0] = fields.slice(3, 5)
    return { all, used: all - idle - iowait, ours: ticksOfTree(process.env.VITEST ? process.ppid : process.pid) }
  } catch {
    return null
  }
}

/** Of a process and all that it has started, directly or not, those that have ended included. */
function ticksOfTree(root: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== null)
  const family = new Set([root])
  let ticks = 0
  let added = true
  while (added) {
    added = false
    for (const { pid, parent } of processes)
      if (!family.has(pid) && family.has(parent)) {
        family.add(pid)
        added = true
      }
  }
  for (const one of processes) if (family.has(one.pid)) ticks += one.ticks
  return ticks
}

/** Null: it has ended. */
function statOf(pid: string): { pid: number; parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in parentheses, may have spaces. After it: state, parent; utime, stime, cutime, cstime are fields 14 to 17.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { pid: Number(pid), parent: Number(fields[1]), ticks }
  } catch {
    return null
  }
}
