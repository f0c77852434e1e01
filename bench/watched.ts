/** The service as a real process with a Postgres of its own, whose memory, timers and open files can be inspected. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { closedOnInterruption } from './interruption.ts'
import { startArguments } from './start-arguments.ts'
import type { Held } from './watched-preload.ts'

export interface Look extends Held {
  /** Open file descriptors; on Linux only, else 0. */
  files: number
}

export interface Watched {
  /** `http://127.0.0.1:port` */
  url: string
  pid: number
  /** Collects garbage, and returns what is held afterwards. */
  look(): Promise<Look>
  /** The last 10,000 characters of its standard error and of its standard output. */
  complaints(): string
  /** Stops the service and removes its data. */
  stop(): Promise<void>
}

const preload = pathToFileURL(join(import.meta.dirname, 'watched-preload.ts')).href

/** Starts it without rate limits, unless `environment` sets them. Rejects when it does not start. */
export async function startWatched(environment: Record<string, string> = {}): Promise<Watched> {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-watched-'))
  // When this runs as root, Postgres runs as another user, which must be able to enter the folder.
  await chmod(folder, 0o711)
  const child = spawn(
    process.execPath,
    ['--expose-gc', `--import=${preload}`, ...startArguments(join(import.meta.dirname, '..'))],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        TASKPACT_DATA: join(folder, 'data'),
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'error',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const exited = once(child, 'exit')
  let [output, errors] = ['', '']
  // Its output is read, and only the end is kept.
  child.stdout?.on('data', (bytes) => (output = (output + bytes).slice(-10_000)))
  child.stderr?.on('data', (bytes) => (errors = (errors + bytes).slice(-10_000)))
  const stop = closedOnInterruption(async () => {
    child.kill('SIGTERM')
    await exited
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const begun = performance.now()
  let port: string | undefined
  while (!port) {
    if (child.exitCode !== null || performance.now() - begun > 60_000) {
      await stop()
      throw new Error(`The service did not start: ${errors}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
    port = /"address":"http:\/\/localhost:(\d+)"/.exec(output)?.[1]
  }
  const pid = child.pid as number
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    async look() {
      const message = once(child, 'message')
      child.send('look')
      const [held] = (await message) as [Held]
      const files = await readdir(`/proc/${pid}/fd`).catch(() => [])
      return { ...held, files: files.length }
    },
    complaints: () => errors + output,
    stop,
  }
}
