/** The output of a process for a person at a terminal, and for a program that reads it. */
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { expectNothingLeft, launch, newPlace, run, start } from './process.ts'

const linesOf = (output: string) => output.split('\n').filter((line) => line !== '')

test('without a terminal, standard output is JSON lines only, of which the start writes one', async () => {
  const place = await newPlace()
  const service = await start(place, { env: { LOG_LEVEL: 'info' } })
  const [first, ...others] = linesOf(service.text.output).map((line) => JSON.parse(line))
  expect(first).toMatchObject({ msg: 'listening', address: service.url, data: place.data, registration: 'open' })
  expect(first.version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(others).toEqual([])
  await request(service.url).get('/health')
  expect(await service.stop()).toBe(0)
  expect(linesOf(service.text.output).map((line) => JSON.parse(line).msg)).toEqual([
    'listening',
    'request completed',
    'stopping',
  ])
  expect(service.text.errors).toBe('')
})

test('LOG_FORMAT=pretty writes lines for a person, with the status of each request', async () => {
  const place = await newPlace()
  const service = await start(place, { env: { LOG_LEVEL: 'info', LOG_FORMAT: 'pretty' } })
  await request(service.url).get('/todos')
  await expect.poll(() => service.text.output).toMatch(/^\[[\d:]{8}\] INFO: GET \/todos 401 \d+ ms listTodos$/m)
  expect(await service.stop()).toBe(0)
  for (const line of linesOf(service.text.output)) expect(line).not.toMatch(/^\{/)
})

test('a terminal gets the lines for a person', async () => {
  const place = await newPlace()
  // `script` gives the process a terminal. It is signalled itself, since `script` would hide how it ends.
  const command = `exec ${process.execPath} ${join(import.meta.dirname, '../../src/main.js')} start`
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: place.folder,
    env: { PATH: process.env.PATH, PORT: '0', TASKPACT_DATA: place.data, TERM: 'xterm' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  place.children.push(child)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  await expect.poll(() => output, { timeout: 30_000 }).toContain('Taskpact is ready.')
  const [, url = ''] = /Address +(http\S+)\r/.exec(output) ?? []
  expect(output).toContain('REGISTRATION=open')
  await request(url).get('/health')
  await expect.poll(() => output).toMatch(/GET \/health \S*200/)
  expect(output).not.toContain('{"level"')
})

test('METRICS_PORT equal to PORT names itself, before anything is made', async () => {
  const place = await newPlace()
  for (const METRICS_HOST of ['127.0.0.1', 'localhost', '::']) {
    const { code, output, errors } = await run(place, { env: { PORT: '21999', METRICS_PORT: '21999', METRICS_HOST } })
    expect({ code, output }).toEqual({ code: 1, output: '' })
    expect(errors).toBe(
      'METRICS_PORT is 21999, and so is PORT: set METRICS_PORT to another one, or to 0 for any free port.\n',
    )
  }
})

test('a name in .env that is not known is a warning, with the name that was meant', async () => {
  const place = await newPlace()
  await writeFile(
    join(place.folder, '.env'),
    'RATELIMITS=off\nPG_PASWORD=x\nNODE_OPTIONS=\nHOBBY=chess\nMAX_STREAMS=3\nSMTP_URL_FIL=\nOIDC_GOOGLE_ISUER=\n',
  )
  const { ready } = launch(place)
  const service = await ready
  expect(service.text.errors).toBe(
    [
      'HOBBY, which is no setting of Taskpact.',
      'OIDC_GOOGLE_ISUER, which is no setting of Taskpact: did you mean OIDC_GOOGLE_ISSUER?',
      'RATELIMITS, which is no setting of Taskpact: did you mean RATE_LIMITS?',
      'SMTP_URL_FIL, which is no setting of Taskpact: did you mean SMTP_URL_FILE?',
    ]
      .map((line) => `.env sets ${line}\n`)
      .join(''),
  )
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})
