/**
 * The code samples of the docs are no lies: those of the SDK compile, and each of them and of curl is run against the
 * service, which takes it for a good request to its operation.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import jwt from 'jsonwebtoken'
import request from 'supertest'
import ts from 'typescript'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { parse } from 'yaml'
import { contract } from '../../generated/contract.ts'
import samples from '../../generated/docs/code-samples.json' with { type: 'json' }
import { codeSamples } from '../../scripts/code-samples.ts'
import { type JsonObject, readContract } from '../../src/kernel/index.ts'
import { newAdmin, testSecret, useService } from '../support/service.ts'

type OperationId = keyof typeof contract

const root = join(import.meta.dirname, '../..')
const ids = Object.keys(contract) as OperationId[]
const service = useService()
/**
 * A token of the only admin, who has every right and cannot be deleted. It belongs to no session, which a sample could
 * end.
 */
let token: string
/** Method and path of each received request, WebSockets included. */
const came: string[] = []

beforeAll(async () => {
  const { id: sub } = await newAdmin(service())
  token = jwt.sign({ sub, auth_time: Math.floor(Date.now() / 1000) }, testSecret, { expiresIn: '1h' })
  const note = ({ method, url = '' }: IncomingMessage) => came.push(`${method} ${url.replace(/\?.*/, '')}`)
  service().server.on('request', note).on('upgrade', note)
})

const sampleOf = (id: OperationId, label: string) =>
  (samples[id].find((sample) => sample.label === label)?.source ?? '').replaceAll(
    /(?<=http|ws):\/\/localhost:8000/g,
    new URL(service().url).href.replace(/^http|\/$/g, ''),
  )

/** Problems that mean an invalid request. Other problems only mean that an example's resource does not exist here. */
const mistakes = [
  ...['malformed_request', 'unauthenticated', 'token_expired', 'forbidden', 'not_found', 'method_not_allowed'],
  ...['payload_too_large', 'unsupported_media_type', 'validation_failed', 'internal_error', 'unavailable'],
]

function expectCall(id: OperationId): void {
  const { method, path } = contract[id]
  const pattern = new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
  expect(came.filter((request) => pattern.test(request))).toHaveLength(1)
}

test('every operation has one sample of each kind', () => {
  expect(Object.fromEntries(Object.entries(samples).map(([id, list]) => [id, list.map(({ label }) => label)]))).toEqual(
    Object.fromEntries(ids.map((id) => [id, ['SDK', 'curl']])),
  )
})

test('the samples for the SDK compile, and a wrong one does not', { timeout: 120_000 }, () => {
  const texts = new Map(ids.map((id) => [join(root, `sample-${id}.ts`), samples[id][0]?.source ?? '']))
  const wrong = samples.createTodo[0]?.source.replace("title: 'Buy milk'", 'title: 5') ?? ''
  expect(compile(texts.set(join(root, 'sample-wrong.ts'), wrong))).toEqual([
    `${join(root, 'sample-wrong.ts')}: Type 'number' is not assignable to type 'string'.`,
  ])
})

/** Compiles texts as files of the given paths, as users of the SDK do. Returns the compiler's messages. */
function compile(texts: Map<string, string>): string[] {
  const configFile = join(root, 'scripts/demo/tsconfig.json')
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'scripts/demo'))
  options.paths = { '@taskpact/client': [join(root, 'src/sdk/index.ts')] }
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.fileExists = (path) => texts.has(path) || fileExists(path)
  const { getSourceFile } = host
  host.getSourceFile = (path, settings, ...rest) => {
    const text = texts.get(path)
    return text === undefined ? getSourceFile(path, settings, ...rest) : ts.createSourceFile(path, text, settings)
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}

describe('curl', () => {
  test.each(ids)('%s', async (id) => {
    came.length = 0
    const { status, body } = await runCurl(sampleOf(id, 'curl'))
    expectCall(id)
    expect(mistakes, body).not.toContain(codeIn(body))
    expect(contract[id].statuses, body).toContain(status)
  })
})

function codeIn(body: string): string | undefined {
  // Of a stream of lines, the first.
  const [document = ''] = body.split('\n{')
  return document.startsWith('{') ? JSON.parse(document).code : undefined
}

/** Runs a sample in a shell. Returns the status, and the body unless the response is an endless stream. */
async function runCurl(source: string): Promise<{ status: number; body: string }> {
  const child: ChildProcess = spawn('sh', ['-c', source.replace(/^curl /, 'exec curl -sv ')], {
    env: { ...process.env, TASKPACT_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill())
  let body = ''
  let log = ''
  child.stdout?.on('data', (text) => (body += text))
  child.stderr?.on('data', (text) => {
    log += text
    if (source.startsWith('curl -N') && /^< \r?$/m.test(log)) child.kill()
  })
  await once(child, 'close')
  return { status: Number(/^< HTTP\/1\.1 (\d+)/m.exec(log)?.[1]), body }
}

describe('the SDK', () => {
  test.each(ids)('%s', async (id) => {
    came.length = 0
    const said = await runSdk(id, sampleOf(id, 'SDK'))
    expectCall(id)
    expect(mistakes, JSON.stringify(said)).not.toContain((said as { code?: string } | undefined)?.code)
  })
})

/** Runs a sample in this process with its imports. Returns the first value that it prints. */
async function runSdk(id: string, source: string): Promise<unknown> {
  const sdk = await import('../../src/sdk/index.ts')
  const names = /^import \{ (.+) \}/m.exec(source)?.[1]?.split(', ') ?? []
  const imported = names.map((name) => sdk[name as 'getMe'])
  const AsyncFunction = (async () => {}).constructor as new (
    ...text: string[]
  ) => (...given: unknown[]) => Promise<void>
  const run = new AsyncFunction(...names, 'process', 'console', source.replaceAll(/^import .*$/gm, ''))
  const printed = Promise.withResolvers<unknown>()
  const print = (value: unknown) => {
    printed.resolve(value)
    // Ends a loop over an endless stream.
    if (id === 'streamEvents') throw new Error('enough')
  }
  const running = run(...imported, { env: { TASKPACT_TOKEN: token } }, { log: print, error: print })
  if (id === 'streamEvents') {
    let ended = false
    const end = running.catch((error) => {
      ended = error.message === 'enough'
    })
    // The stream has only events from after its start.
    const change = () =>
      request(service().server).post('/todos').auth(token, { type: 'bearer' }).send({ title: 'Seen by the stream' })
    await vi.waitUntil(() => change().then(() => ended), { timeout: 15_000 })
    await end
    return printed.promise
  }
  await running
  printed.resolve(undefined)
  return printed.promise
}

test('both kinds of sample keep any text as it is', async () => {
  const title = 'Ada\'s "list" \\ of $HOME, `id` and a\ttab'
  const document = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')) as JsonObject
  const todos = (document.paths as Record<string, Record<string, JsonObject>>)['/todos']?.post as JsonObject
  todos.requestBody = { content: { 'application/json': { schema: {}, example: { title } } } }
  const [sdk, curl] = codeSamples(readContract(document)).createTodo ?? []
  const there = (source = '') => source.replaceAll('http://localhost:8000', service().url)
  expect(await runSdk('createTodo', there(sdk?.source))).toMatchObject({ title })
  expect(JSON.parse((await runCurl(there(curl?.source))).body)).toMatchObject({ title })
})

test('an operation without an example is reported by name', () => {
  const document = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')) as JsonObject
  const todos = (document.paths as Record<string, Record<string, JsonObject>>)['/todos']?.post as JsonObject
  todos.requestBody = { content: { 'application/json': { schema: {} } } }
  expect(() => codeSamples(readContract(document))).toThrow(
    'createTodo: the body has no example. Add one to openapi.yaml.',
  )
})
