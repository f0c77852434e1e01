/**
 * With `TASKPACT_TEST_CLIENT=sdk`, the cases of the operations go through the functions of the SDK's package instead of
 * supertest. Requests that no function of the SDK can send still go through supertest.
 */
import { join } from 'node:path'
import type { Response as Answer } from 'supertest'
import { expect, TestRunner } from 'vitest'
import { operationOf } from './answers.ts'
import type { Input, OperationId } from './cases.ts'
import type { TestService } from './service.ts'

/** A function of the SDK without its types, since cases also send input that these forbid. */
type SdkFunction = (
  options: object,
) => Promise<{ data?: unknown; error?: { code: string; cause?: unknown }; response?: Response }>

const entry = join(import.meta.dirname, '../../generated/package/src/sdk/index.js')
type Sdk = Record<string, SdkFunction> & { createTaskpact: (options: object) => object }

const sdk = process.env.TASKPACT_TEST_CLIENT === 'sdk' ? await load() : null

async function load(): Promise<Sdk> {
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
  const recording = async (request: Request) => {
    const response = await fetch(request)
    text = await response.clone().text()
    return response
  }
  const result = await (sdk[id] as SdkFunction)({
    client: sdk.createTaskpact({ baseUrl: service.url, token: input.as?.access_token, retry: false, fetch: recording }),
    path: input.path,
    query: input.query,
    headers: input.headers,
    body: input.body,
  })
  const { error } = result
  if (error?.code === 'path_invalid') {
    if (test) test.meta.sentBy = 'a path parameter that the SDK does not send'
    return null
  }
  const response = result.response ?? (error as { response?: Response } | undefined)?.response
  if (!response) throw error
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
  const body = isJson ? JSON.parse(text) : {}
  // The function resolves to the body of the response.
  // A 503 of `GET /ready` is no problem document.
  if (!response.ok) expect(error?.code === 'unexpected_answer' ? error.cause : { ...error }).toMatchObject(body)
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
