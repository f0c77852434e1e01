/**
 * With `TASKPACT_TEST_CLIENT=sdk`, the cases of the operations go through the functions of the package that
 * `npm run build:client` made, instead of supertest. Requests that no function of the SDK can send still go through supertest.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Response as Answer } from 'supertest'
import { expect, TestRunner } from 'vitest'
import { operationOf } from './answers.ts'
import type { Input, OperationId } from './cases.ts'
import type { TestService } from './service.ts'

/** A function of the SDK without its types, since cases also send input that these forbid. */
type SdkFunction = (options: object) => Promise<{ data?: unknown; error?: unknown; response?: Response }>

const entry = join(import.meta.dirname, '../../dist/client/src/sdk/index.js')
const sdk = process.env.TASKPACT_TEST_CLIENT === 'sdk' ? await load() : null

async function load(): Promise<Record<string, SdkFunction>> {
  if (!existsSync(entry)) throw new Error('There is no package to send through: run `npm run build:client` first.')
  return import(/* @vite-ignore */ entry)
}

declare module 'vitest' {
  interface TaskMeta {
    /** How the last request of a case was sent: `the SDK`, or why it could not be. */
    sentBy?: string
  }
}

/** Sends a case through the SDK; null when that is not asked for, or when the SDK has no way to send it. */
export async function sendBySdk(id: OperationId, service: TestService, input: Input): Promise<Answer | null> {
  if (!sdk) return null
  const obstacle = obstacleOf(id, input)
  const test = TestRunner.getCurrentTest()
  if (test) test.meta.sentBy = obstacle ?? 'the SDK'
  if (obstacle !== null) return null

  let text = ''
  const result = await (sdk[id] as SdkFunction)({
    baseUrl: service.url,
    auth: input.as?.access_token,
    path: input.path,
    query: input.query,
    headers: input.headers,
    body: input.body,
    async fetch(request: Request) {
      const response = await fetch(request)
      text = await response.clone().text()
      return response
    },
  })
  const { response } = result
  if (!response) throw result.error
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
  const body = isJson ? JSON.parse(text) : {}
  // The function resolves to the body of the response.
  if (!response.ok) expect({ ...result }).toMatchObject({ error: body })
  else if (isJson) expect({ ...result }).toMatchObject({ data: body })
  return { status: response.status, headers: Object.fromEntries(response.headers), text, body } as Answer
}

/** Why no function of the SDK can send it; null when one can. */
function obstacleOf(id: OperationId, { path, body }: Input): string | null {
  if (operationOf(id).responses[200]?.content?.['text/event-stream']) return 'a stream, which answers events'
  if (typeof body === 'string' || Buffer.isBuffer(body)) return 'a body of raw text or bytes'
  const values = Object.values(path ?? {})
  if (values.some((value) => value !== encodeURIComponent(value))) return 'a path that is not encoded'
  return null
}
