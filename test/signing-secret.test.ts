// The secret in the data folder: one for everyone, private, and never half-written.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartupError } from '../src/config/startup-error.ts'
import { signingSecrets } from '../src/start/signing-secret.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

const inFolder = (name = '') => ({ jwtSecrets: null, dataFolder: join(folder, name) })

test('JWT_SECRET is used as its bytes, and nothing is written', async () => {
  const jwtSecrets = ['gehört-zu-zwei-diensten-gemeinsam', 'the former one, which is still accepted'] as const
  expect(await signingSecrets({ jwtSecrets, dataFolder: folder })).toEqual(jwtSecrets.map((one) => Buffer.from(one)))
  expect(await readdir(folder)).toEqual([])
})

test('a secret is made once, private, and could be copied to JWT_SECRET', async () => {
  const [secret, ...others] = await signingSecrets(inFolder('new/data'))
  expect(others).toEqual([])
  const path = join(folder, 'new/data/jwt-secret')
  expect(secret.byteLength).toBeGreaterThanOrEqual(32)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'new/data'))).toEqual(['jwt-secret'])
  expect(await signingSecrets(inFolder('new/data'))).toEqual([secret])
  const copied = (await readFile(path, 'utf8')).trim()
  expect(await signingSecrets({ jwtSecrets: [copied], dataFolder: folder })).toEqual([secret])
  expect(await signingSecrets(inFolder('other'))).not.toEqual([secret])
})

test('the file may have several secrets, the newest first', async () => {
  const [one, two] = ['x'.repeat(43), 'y'.repeat(43)]
  await writeFile(join(folder, 'jwt-secret'), `${one}\n${two}\n`)
  expect(await signingSecrets(inFolder())).toEqual([Buffer.from(one), Buffer.from(two)])
})

test('processes that start together on an empty folder get the same one', async () => {
  const source = new URL('../src/start/signing-secret.ts', import.meta.url)
  const script = `
    import { signingSecrets } from '${source}'
    const config = { jwtSecrets: null, dataFolder: ${JSON.stringify(folder)} }
    const secrets = await Promise.all(Array.from({ length: 20 }, () => signingSecrets(config)))
    console.log([...new Set(secrets.map(([secret]) => Buffer.from(secret).toString()))].join())`
  const runs = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]),
  )
  const printed = (await Promise.all(runs)).map(({ stdout }) => stdout.trim())
  expect(printed[0]).toMatch(/^[\w-]{43}$/)
  expect(new Set(printed).size).toBe(1)
  expect(await readdir(folder)).toEqual(['jwt-secret'])
})

test.each(['', 'short\n', `${'x'.repeat(43)}`, `${'x'.repeat(42)}!\n`, `${'x'.repeat(43)}\nmore\n`])(
  'a damaged secret (%j) is reported, not used and not replaced',
  async (content) => {
    await writeFile(join(folder, 'jwt-secret'), content)
    await expect(signingSecrets(inFolder())).rejects.toThrow(StartupError)
    await expect(signingSecrets(inFolder())).rejects.toThrow(/jwt-secret is damaged: .*delete it/)
    expect(await readFile(join(folder, 'jwt-secret'), 'utf8')).toBe(content)
  },
)

test('a folder that cannot be used is an error that names it', async () => {
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'))
  await expect(signingSecrets(inFolder('dangling'))).rejects.toThrow(/dangling\/jwt-secret cannot be written \(\w+\): /)
  await mkdir(join(folder, 'jwt-secret'))
  await expect(signingSecrets(inFolder())).rejects.toThrow(/jwt-secret cannot be read \(EISDIR\): /)
  await writeFile(join(folder, 'file'), '')
  await expect(signingSecrets(inFolder('file'))).rejects.toThrow(StartupError)
  await expect(signingSecrets(inFolder('file'))).rejects.toThrow(/ENOTDIR.*set JWT_SECRET/)
})
