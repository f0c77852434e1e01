/** `npm run dev`: restarts the service when src/ changes; when openapi.yaml does, generates and restarts. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** Milliseconds without a change until something is done: an editor or git writes many files at once. */
const calm = 100

let service: ChildProcess | undefined
let generator: ChildProcess | undefined
let contractChanged = false
let stopping = false
let pending: NodeJS.Timeout | undefined
let work = Promise.resolve()

// The folder and not the file: editors replace a file when they save it, and a watch on the old one sees nothing more.
const watchers = [
  watch(root, (_, name) => {
    if (name !== 'openapi.yaml') return
    contractChanged = true
    changed()
  }),
  watch(join(root, 'src'), { recursive: true }, changed),
]
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
start()

function changed(): void {
  clearTimeout(pending)
  pending = setTimeout(() => {
    work = work.then(renew)
  }, calm)
}

async function renew(): Promise<void> {
  if (contractChanged) {
    contractChanged = false
    console.log('openapi.yaml has changed: generating')
    generator = run('scripts/generate.ts')
    const [code] = await once(generator, 'close')
    if (code !== 0) return console.log('Generating failed; the service goes on as it was.')
  }
  if (stopping) return
  console.log('Restarting')
  await end(service)
  if (!stopping) start()
}

function start(): void {
  const started = run('src/main.js')
  service = started
  started.once('close', (code) => {
    if (started === service && code !== 0 && !stopping) console.log('The service has ended; waiting for a change.')
  })
}

function run(script: string): ChildProcess {
  return spawn(process.execPath, [script], { cwd: root, stdio: 'inherit' })
}

/** The service is told although Ctrl-C reaches it by itself: a signal to this process alone does not. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  clearTimeout(pending)
  for (const watcher of watchers) watcher.close()
  await Promise.all([end(generator), end(service)])
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'close')
}
