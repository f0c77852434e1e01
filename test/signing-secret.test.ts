// The secret in the data folder: one for everyone, private, and never half-written.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartupError } from '../src/config/startup-error.ts'
import { signingSecret } from '../src/start/signing-secret.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

const inFolder = (name = '') => ({ jwtSecret: null, dataFolder: join(folder, name) })

test('JWT_SECRET is used as its bytes, and nothing is written', async () => {
  expect(await signingSecret({ jwtSecret: 'gehört-zu-zwei-diensten-gemeinsam', dataFolder: folder })).toEqual(
    Buffer.from('gehört-zu-zwei-diensten-gemeinsam'),
  )
  expect(await readdir(folder)).toEqual([])
})

test('a secret is made once, private, and could be copied to JWT_SECRET', async () => {
  const secret = await signingSecret(inFolder('new/data'))
  const path = join(folder, 'new/data/jwt-secret')
  expect(secret.byteLength).toBeGreaterThanOrEqual(32)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'new/data'))).toEqual(['jwt-secret'])
  expect(await signingSecret(inFolder('new/data'))).toEqual(secret)
  const copied = (await readFile(path, 'utf8')).trim()
  expect(await signingSecret({ jwtSecret: copied, dataFolder: folder })).toEqual(secret)
  expect(await signingSecret(inFolder('other'))).not.toEqual(secret)
})

test('processes that start together on an empty folder get the same one', async () => {
  const source = new URL('../src/start/signing-secret.ts', import.meta.url)
  const script = `
    import { signingSecret } from '${source}'
    const config = { jwtSecret: null, dataFolder: ${JSON.stringify(folder)} }
    const secrets = await Promise.all(Array.from({ length: 20 }, () => signingSecret(config)))
    console.log([...new Set(secrets.map((secret) => Buffer.from(secret).toString()))].join())`
  const runs = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]),
  )
  const printed = (await Promise.all(runs)).map(({ stdout }) => stdout.trim())
  expect(printed[0]).toMatch(/^[\w-]{43}$/)
  expect(new Set(printed).size).toBe(1)
  expect(await readdir(folder)).toEqual(['jwt-secret'])
})

test.each(['', 'short\n', `${'x'.repeat(43)}`, `${'x'.repeat(42)}!\n`, `${'x'.repeat(43)}\nmore\n`])(
  'a damaged secret (%j) is told, not used and not replaced',
  async (content) => {
    await writeFile(join(folder, 'jwt-secret'), content)
    await expect(signingSecret(inFolder())).rejects.toThrow(StartupError)
    await expect(signingSecret(inFolder())).rejects.toThrow(/jwt-secret is damaged: .*delete it/)
    expect(await readFile(join(folder, 'jwt-secret'), 'utf8')).toBe(content)
  },
)

test('a folder that cannot be used is an error that names it', async () => {
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'))
  await expect(signingSecret(inFolder('dangling'))).rejects.toThrow(/dangling\/jwt-secret cannot be written \(\w+\): /)
  await mkdir(join(folder, 'jwt-secret'))
  await expect(signingSecret(inFolder())).rejects.toThrow(/jwt-secret cannot be read \(EISDIR\): /)
  await writeFile(join(folder, 'file'), '')
  await expect(signingSecret(inFolder('file'))).rejects.toThrow(StartupError)
  await expect(signingSecret(inFolder('file'))).rejects.toThrow(/ENOTDIR.*set JWT_SECRET/)
})
