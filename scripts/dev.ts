/** `npm run dev`: regenerates when openapi.yaml changes, and restarts the service when src/ or generated/ does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const service = spawn('node', ['--watch-preserve-output', '--watch', 'src/main.ts'], { cwd: root, stdio: 'inherit' })

let pending: NodeJS.Timeout | undefined
// The folder and not the file: editors replace a file when they save it, and a watch on the old one sees nothing more.
const watcher = watch(root, (_, name) => {
  if (name !== 'openapi.yaml') return
  clearTimeout(pending)
  pending = setTimeout(generate, 100)
})

function generate(): void {
  console.log('openapi.yaml has changed: generating')
  // It writes generated/contract.ts, which the service imports: that restarts it.
  spawn('node', ['scripts/generate.ts'], { cwd: root, stdio: 'inherit' })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    watcher.close()
    service.kill(signal)
  })
}
const [code] = await once(service, 'close')
watcher.close()
process.exitCode = code ?? 0
