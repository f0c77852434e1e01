/** The service starts with the contract of openapi.yaml, whether generated/ has it parsed or not. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { problem } from '../src/service/api.ts'
import { readOurContract } from '../src/service/load-contract.ts'

const root = join(import.meta.dirname, '..')
let folder: string
let text: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-contract-'))
  await mkdir(join(folder, 'generated'))
  text = await readFile(join(root, 'openapi.yaml'), 'utf8')
  await writeFile(join(folder, 'openapi.yaml'), text)
})

afterAll(() => rm(folder, { recursive: true }))

test('generated/openapi.json is openapi.yaml, and is what is used', async () => {
  const generated = JSON.parse(await readFile(join(root, 'generated/openapi.json'), 'utf8'))
  expect(generated.document).toStrictEqual(parse(text))
  generated.document.info.title = 'From the JSON'
  await writeFile(join(folder, 'generated/openapi.json'), JSON.stringify(generated))
  const { contract } = await readOurContract({ folder })
  expect(contract.document.info).toMatchObject({ title: 'From the JSON' })
  expect(contract.isProven).toBe(true)
})

test('an openapi.yaml that was changed since is parsed and checked', async () => {
  await writeFile(join(folder, 'openapi.yaml'), `${text}\nx-new: true\n`)
  const changed = await readOurContract({ folder })
  expect(changed.contract.document).toHaveProperty('x-new', true)
  expect(changed.contract.isProven).toBe(false)
  expect(changed.text).toContain('x-new')
  await writeFile(join(folder, 'openapi.yaml'), `${text}\nnonsense: true\n`)
  await expect(readOurContract({ folder })).rejects.toThrow('The contract cannot be kept')
})

test('a generated/openapi.json that cannot be read is ignored', async () => {
  await writeFile(join(folder, 'openapi.yaml'), text)
  await writeFile(join(folder, 'generated/openapi.json'), '{')
  const { contract } = await readOurContract({ folder })
  expect(contract.document).toStrictEqual(parse(text))
})

test('a problem that the contract does not name does not compile', () => {
  // @ts-expect-error: the contract has no such code
  const unknownCode = () => problem('no_such_code')
  expect(unknownCode).toThrow(TypeError)
})
