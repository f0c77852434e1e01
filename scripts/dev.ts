/**
 * `npm run dev`: restarts the service when src/ changes. When openapi.yaml changes, runs `npm run generate` before
 * that. The web app (src/web) is served with hot reload beside it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import type { ViteDevServer } from 'vite'

const root = join(import.meta.dirname, '..')
/** Debounce of changes, since an editor or git writes many files at once. */
const debounceMs = 100

let service: ChildProcess | undefined
let generator: ChildProcess | undefined
let contractChanged = false
let stopping = false
let pending: NodeJS.Timeout | undefined
let restarts = Promise.resolve()

// Watches the folder and not the file: editors replace a file on saving, and a watch on the old file ends with it.
const watchers = [
  watch(root, (_, name) => {
    if (name !== 'openapi.yaml') return
    contractChanged = true
    changed()
  }),
  // Vite follows the web app.
  watch(join(root, 'src'), { recursive: true }, (_, name) => name?.startsWith('web/') || changed()),
]
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
start()
const web = await serveWebApp()

/** The web app with hot reload, on a port of its own: what is not the app's goes to the service. */
async function serveWebApp(): Promise<ViteDevServer | undefined> {
  if (process.env.WEB_APP === 'off') return undefined
  const { createServer } = await import('vite')
  const { viteConfig } = await import('./web/config.ts')
  const service = { target: `http://localhost:${process.env.PORT || 8000}`, ws: true, changeOrigin: false }
  const server = await createServer({
    ...viteConfig,
    server: { host: 'localhost', port: 5173, proxy: { '^/(?!app/)': service } },
  })
  await server.listen()
  console.log(`The web app with hot reload: ${server.resolvedUrls?.local[0]}`)
  return server
}

function changed(): void {
  clearTimeout(pending)
  pending = setTimeout(() => {
    restarts = restarts.then(restart)
  }, debounceMs)
}

async function restart(): Promise<void> {
  if (contractChanged) {
    contractChanged = false
    console.log('openapi.yaml has changed: updating generated/.')
    generator = run('scripts/generate.ts')
    const [code] = await once(generator, 'close')
    if (code !== 0)
      return console.log('generated/ could not be updated: correct openapi.yaml. The service runs on unchanged.')
  }
  if (stopping) return
  console.log('Restarting the service.')
  await end(service)
  if (!stopping) start()
}

function start(): void {
  const started = run('src/main.js')
  service = started
  started.once('close', (code) => {
    if (started === service && code !== 0 && !stopping)
      console.log('The service has stopped. It starts again at the next change.')
  })
}

function run(script: string): ChildProcess {
  return spawn(process.execPath, [script], { cwd: root, stdio: 'inherit' })
}

/** Stops the service too: Ctrl-C reaches it by itself, but a signal to this process alone does not. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  clearTimeout(pending)
  for (const watcher of watchers) watcher.close()
  await Promise.all([end(generator), end(service), web?.close()])
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'close')
}
