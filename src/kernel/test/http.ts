/**
 * HTTP as a test needs it: any method and any header through Node's client, and raw text where it is to be malformed.
 */
import { type IncomingMessage, request as send } from 'node:http'
import { connect } from 'node:net'
import { expect } from 'vitest'

export interface Answer {
  status: number
  headers: IncomingMessage['headers']
  text: string
  /** Parsed; undefined where the answer is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  body: any
}

export interface Call {
  headers?: Record<string, string | string[]>
  /** Sent as it is; an object becomes JSON, with the media type for it. */
  body?: string | Buffer | object
  token?: string
}

/** Sends one request on a connection of its own. */
export function call({ port }: { port: number }, method: string, path: string, { headers, body, token }: Call = {}) {
  const isObject = body !== undefined && typeof body === 'object' && !Buffer.isBuffer(body)
  const payload = isObject ? JSON.stringify(body) : body
  return new Promise<Answer>((resolve, reject) => {
    const request = send(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        agent: false,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(isObject && { 'content-type': 'application/json' }),
          ...(payload !== undefined && { 'content-length': Buffer.byteLength(payload as string) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve(answerOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString())),
        )
      },
    )
    request.on('error', reject)
    request.end(payload)
  })
}

function answerOf(status: number, headers: Answer['headers'], text: string): Answer {
  const isJson = /json/.test(String(headers['content-type']))
  return { status, headers, text, body: isJson && text !== '' ? JSON.parse(text) : undefined }
}

/** Sends text as it is, and answers all that comes back until the connection ends. */
export function sendRaw({ port }: { port: number }, text: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

/** One raw answer. */
export function parseRaw(raw: string): Answer {
  const [head = '', text = ''] = raw.split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = Object.fromEntries(fields.map((field) => field.toLowerCase().split(': ')))
  return answerOf(Number(line.split(' ')[1]), headers, text)
}

/** Asserts all that every problem has (RFC 9457), and answers it. */
export function expectProblem(answer: Answer, status: number, code: string) {
  expect({ status: answer.status, ...answer.body }).toMatchObject({ status, code })
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect(answer.body).toMatchObject({
    type: `/problems/${code}`,
    title: expect.stringMatching(/\w/),
    request_id: expect.stringMatching(/^request-\d$/),
  })
  return answer.body
}

/** Asserts a 422 with exactly these violations. */
export function expectInvalid(answer: Answer, ...errors: object[]) {
  expect(expectProblem(answer, 422, 'validation_failed').errors).toEqual(
    errors.map((error) => expect.objectContaining(error)),
  )
}
