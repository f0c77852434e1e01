/** A server under test: starts and stops it, and reads its CPU time and memory. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { closedOnInterruption } from './interruption.ts'

export interface Command {
  program: string
  args: string[]
  cwd: string
  env: Record<string, string>
}

export interface ServerProcess {
  url: string
  /** From its start to its first response, in milliseconds. */
  startTime: number
  /** The user and system CPU time of the process so far, in milliseconds. */
  cpuTime(): Promise<number>
  memory(): Promise<Memory>
  stop(): Promise<void>
}

/** Bytes. */
export interface Memory {
  /** Resident now. */
  now: number
  /** Resident at most so far. */
  peak: number
}

/** The unit of CPU time in Linux: `getconf CLK_TCK`, which is 100 on every platform that Node runs on. */
const ticksPerSecond = 100
/** Milliseconds until a server must have sent its first response, on a busy machine. */
const startTimeout = 60_000

/** Starts a server that takes its port from `PORT`, or from `{port}` in its arguments, and waits for `GET /health`. */
export async function startServer({ program, args, cwd, env }: Command): Promise<ServerProcess> {
  const port = String(await freePort())
  const begun = performance.now()
  const child = spawn(
    program,
    args.map((argument) => argument.replace('{port}', port)),
    {
      cwd,
      env: { ...env, PATH: process.env.PATH, PORT: port },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const end = closedOnInterruption(() => stop(child))
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-5_000)
  })
  child.on('error', (error) => {
    complaints += error.message
  })
  const url = `http://127.0.0.1:${port}`
  while (!(await isHealthy(url))) {
    if (child.pid === undefined || child.exitCode !== null || performance.now() - begun > startTimeout) {
      await end()
      throw new Error(`${[program, ...args].join(' ')} sends no response:\n${complaints}`)
    }
    await sleep(5)
  }
  return {
    url,
    startTime: performance.now() - begun,
    cpuTime: () => cpuTimeOf(child.pid as number),
    memory: () => memoryOf(child.pid as number),
    stop: end,
  }
}

/** A port of 127.0.0.1 that is free at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health`)
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/** The fields are counted after the name, which may contain spaces (proc(5), /proc/pid/stat). */
async function cpuTimeOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [fields[11], fields[12]]
  return ((Number(user) + Number(system)) / ticksPerSecond) * 1000
}

async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024
  return { now: bytes('VmRSS'), peak: bytes('VmHWM') }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await gone
  clearTimeout(late)
}
