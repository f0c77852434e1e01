/** Reads a V8 CPU profile: the tree of calls, and the time of each function. */
import { fileURLToPath } from 'node:url'

/** As Node writes it (Chrome DevTools Protocol, Profiler.Profile); times in microseconds. */
export interface Profile {
  nodes: Node[]
  startTime: number
  endTime: number
  /** The node that each sample was taken in. */
  samples: number[]
  timeDeltas: number[]
}

interface Node {
  id: number
  callFrame: { functionName: string; url: string; lineNumber: number }
  children?: number[]
}

/** Microseconds. */
export interface Cost {
  name: string
  time: number
}

/** A function where it was called, with its own time and that of all that it called. */
export interface Call {
  frame: Node['callFrame']
  self: number
  total: number
  children: Call[]
}

/** The samples between two instants only. */
export function within(profile: Profile, from: number, to: number): Profile {
  let time = profile.startTime
  const kept = profile.samples.flatMap((sample, index) => {
    const delta = profile.timeDeltas[index] ?? 0
    time += delta
    return time >= from && time <= to ? [{ sample, delta }] : []
  })
  return {
    ...profile,
    startTime: from,
    endTime: to,
    samples: kept.map(({ sample }) => sample),
    timeDeltas: kept.map(({ delta }) => delta),
  }
}

/** The calls from the root on, without idle time. */
export function callTree(profile: Profile): Call {
  const own = new Map<number, number>()
  for (const [index, sample] of profile.samples.entries())
    own.set(sample, (own.get(sample) ?? 0) + (profile.timeDeltas[index] ?? 0))
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const build = ({ id, callFrame, children = [] }: Node): Call => {
    const idle = callFrame.functionName === '(idle)'
    const built = children.map((child) => build(nodes.get(child) as Node))
    const self = idle ? 0 : (own.get(id) ?? 0)
    return { frame: callFrame, self, total: built.reduce((sum, { total }) => sum + total, self), children: built }
  }
  return build(profile.nodes[0] as Node)
}

/** The own time of the functions of each package, of each folder of ours, and of Node. */
export function costsByPlace(profile: Profile, root: string): Cost[] {
  const costs = new Map<string, number>()
  visit(callTree(profile), ({ frame, self }) => add(costs, placeOf(frame, root), self))
  return ranked(costs)
}

/** The time of each function. `total` includes the functions that it calls; a recursive call is counted once. */
export function costsByFunction(profile: Profile, root: string, time: 'self' | 'total'): Cost[] {
  const costs = new Map<string, number>()
  const active = new Set<string>()
  const count = (call: Call): void => {
    const name = describe(call.frame, root)
    const outermost = !active.has(name)
    if (time === 'self' || outermost) add(costs, name, call[time])
    active.add(name)
    for (const child of call.children) count(child)
    if (outermost) active.delete(name)
  }
  count(callTree(profile))
  return ranked(costs)
}

function visit(call: Call, look: (call: Call) => void): void {
  look(call)
  for (const child of call.children) visit(child, look)
}

function add(costs: Map<string, number>, name: string, time: number): void {
  costs.set(name, (costs.get(name) ?? 0) + time)
}

function ranked(costs: Map<string, number>): Cost[] {
  return [...costs].map(([name, time]) => ({ name, time })).sort((a, b) => b.time - a.time)
}

function placeOf(frame: Node['callFrame'], root: string): string {
  const path = pathOf(frame.url, root)
  const [, found] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? []
  if (found) return found
  if (path.startsWith('node:')) return path.split('/').slice(0, 2).join('/')
  if (path === '') return frame.functionName.startsWith('(') ? frame.functionName : 'compiled at run time, or native'
  return path.split('/').slice(0, 2).join('/')
}

export function describe(frame: Node['callFrame'], root: string): string {
  const name = frame.functionName === '' ? '(anonymous)' : frame.functionName
  return frame.url === '' ? name : `${name}  ${pathOf(frame.url, root)}:${frame.lineNumber + 1}`
}

function pathOf(url: string, root: string): string {
  const path = url.startsWith('file:') ? fileURLToPath(url) : url
  const packages = path.lastIndexOf('node_modules/')
  return packages >= 0 ? path.slice(packages) : path.replace(`${root}/`, '')
}
