/** `GET /client.tgz`: the package of this service, as npm installs it into an empty folder. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPassword, newPerson, useService } from '../support/service.ts'

const run = promisify(execFile)
const service = useService()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-install-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('npm installs it, and a program signs in with it', async () => {
  const person = await newPerson(service())
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await run('npm', ['install', '--no-audit', '--no-fund', `${service().url}/client.tgz`], { cwd: folder })
  await writeFile(
    join(folder, 'program.js'),
    `import { createTaskpact, createTodo, signIn } from '@taskpact/client'
const client = createTaskpact({ baseUrl: '${service().url}' })
await signIn(client, { email: '${person.email}', password: '${goodPassword}' })
const { data } = await createTodo({ client, body: { title: 'Buy oat milk' }, throwOnError: true })
console.log(data.title)
`,
  )
  expect((await run(process.execPath, ['program.js'], { cwd: folder })).stdout).toBe('Buy oat milk\n')
  const { version } = JSON.parse(await readFile(join(folder, 'node_modules/@taskpact/client/package.json'), 'utf8'))
  expect(version).toBe((service().context.contract.document.info as { version: string }).version)
}, 180_000)

test('it has the files of generated/package, and the same bytes and tag each time', async () => {
  const answers = await Promise.all([1, 2].map(() => fetch(`${service().url}/client.tgz`)))
  const [first, second] = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
  expect(first).toEqual(second)
  const [answer] = answers as [Response, Response]
  const tag = answer.headers.get('ETag') ?? ''
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/gzip',
    'content-length': String(first?.length),
    'cache-control': 'public, no-cache',
    'content-disposition': expect.stringMatching(/^attachment; filename="taskpact-client-\d+\.\d+\.\d+\.tgz"$/),
    etag: `"${createHash('sha256')
      .update(first ?? '')
      .digest('base64url')
      .slice(0, 22)}"`,
  })
  const again = await fetch(`${service().url}/client.tgz`, { headers: { 'If-None-Match': tag } })
  expect([again.status, await again.text()]).toEqual([304, ''])

  const file = join(folder, 'client.tgz')
  await writeFile(file, first ?? '')
  const listed = (await run('tar', ['tzf', file])).stdout.trim().split('\n')
  const home = join(import.meta.dirname, '../../generated/package')
  const expected = (await run('find', ['.', '-type', 'f'], { cwd: home })).stdout.trim().split('\n')
  expect(listed.toSorted()).toEqual(expected.map((name) => name.replace(/^\./, 'package')).toSorted())
  expect((await run('tar', ['xzOf', file, 'package/package.json'])).stdout).toBe(
    await readFile(join(home, 'package.json'), 'utf8'),
  )
})
