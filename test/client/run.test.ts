/** The same journey through the real service on every supported platform: Node 20, 22 and 24, and Chromium. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startService, type TestService } from '../support/service.ts'
import { compile } from './compile.ts'

const { folder, nodes } = inject('client')
const run = promisify(execFile)
const output = join(folder, 'output')

let browser: Browser
/** The application's own server, whose origin differs from the service's. */
let site: Server
let origin: string
let service: TestService

beforeAll(async () => {
  // types.test.ts checks the types.
  const options = { noEmit: false, skipLibCheck: true, outDir: output }
  expect(await compile('typescript-5.5', 'output', options, ['journey.ts'])).toBe('')
  await build({
    input: join(output, 'journey.js'),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    output: { file: join(output, 'bundle.js'), format: 'esm' },
    // TanStack Query marks its hooks with directives for React servers, which do not apply here.
    checks: { moduleLevelDirective: false },
  })
  const bundle = await readFile(join(output, 'bundle.js'), 'utf8')
  site = createServer((request, response) => {
    const isScript = request.url === '/bundle.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? bundle : '<!doctype html><title>An application</title><link rel="icon" href="data:,">')
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  service = await startService({ CORS_ORIGINS: origin })
  browser = await launchBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await service?.close()
  site?.close()
})

const allOfIt = [
  'signed in',
  'todos came page by page',
  'a refusal says where',
  'a lost update is refused',
  'the copy is complete',
  'TanStack Query creates and lists',
  'an event arrives',
  'an aborted call ends with the reason',
  'a webhook is verified',
  'signed out',
]

test.each(Object.keys(nodes))('Node %s', async (major) => {
  const binary = nodes[major] as string
  expect((await run(binary, ['--version'])).stdout).toMatch(new RegExp(`^v${major}\\.`))
  const script = `
    const { journey } = await import(${JSON.stringify(join(output, 'journey.js'))})
    console.log(JSON.stringify(await journey('${service.url}', 'node-${major}@example.com')))`
  const { stdout, stderr } = await run(binary, ['--input-type=module', '--eval', script], { cwd: folder })
  expect({ done: JSON.parse(stdout), stderr }).toEqual({ done: allOfIt, stderr: '' })
})

test('Chromium, as a bundle of another origin', async () => {
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(origin)
  const done = await page.evaluate(
    `import('/bundle.js').then(({ journey }) => journey('${service.url}', 'chromium@example.com'))`,
  )
  expect({ done, faults }).toEqual({ done: allOfIt, faults: [] })
})
