// The command as it is used: files and git refs in, Markdown, JSON and a page out.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { object, operation, request } from './documents.ts'

const program = join(import.meta.dirname, '../../src/main.js')
const hostile = '<script>alert(1)</script> [a](javascript:b) `c`'
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'contract-diff-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder })
  const write = (name: string, document: JsonObject) => writeFileSync(join(folder, name), JSON.stringify(document))
  write('base.json', request(object({ a: { type: 'string' } })))
  write('head.json', request(object({ a: { type: 'string', description: hostile } }, ['a'])))
  write('openapi.yaml', operation({}))
  writeFileSync(join(folder, 'other.yaml'), 'swagger: "2.0"')
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message=First')
  write('openapi.yaml', operation({ deprecated: true }))
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'contract-diff', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

test('with npm, relative paths start in the folder of the caller', () => {
  const repository = join(import.meta.dirname, '../..')
  const args = [
    '--prefix',
    repository,
    'run',
    '--silent',
    'contract:diff',
    '--',
    'base.json',
    'head.json',
    '--html',
    'npm.html',
  ]
  const { stdout } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' })
  expect(stdout).toContain('# base.json to head.json: 1 breaking')
  expect(readFileSync(join(folder, 'npm.html'), 'utf8')).toContain('property a is required now')
})

test.each(['2024-06-20', 'v1', '1.0', '1.2.3.4', ''])('the version %j only leaves out the step', (version) => {
  const document = { ...request(object({ a: { type: 'string' } })), info: { title: 'Things', version } }
  writeFileSync(join(folder, 'versioned.json'), JSON.stringify(document))
  const { stdout, stderr, status } = run('versioned.json', 'head.json')
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  expect(stdout).toContain('1 breaking')
  expect(stdout).toContain(`The version of the base is ${JSON.stringify(version)}, which is no semantic version.`)
  expect(JSON.parse(run('versioned.json', 'head.json', '--json').stdout).verdict).toMatchObject({ step: 'unknown' })
})

test('Markdown says what, why, where and the version', () => {
  const { stdout, status } = run('base.json', 'head.json')
  expect(status).toBe(0)
  expect(stdout).toContain('# base.json to head.json: 1 breaking, 0 non-breaking, 1 documentation')
  expect(stdout).toContain('a major step from 1.0.0: 2.0.0 or higher')
  expect(stdout).toContain(
    '**property a is required now** (`property-became-required`, in requests). Clients that omit it are refused.',
  )
  expect(stdout).toContain('Affects POST /things (body)')
  expect(stdout).toContain('/paths/~1things/post/requestBody/content/application~1json/schema/required/0')
  expect(stdout).not.toContain('<script>')
})

test('JSON has the same', () => {
  const { verdict, changes } = JSON.parse(run('base.json', 'head.json', '--json').stdout)
  expect(verdict).toMatchObject({ step: 'major', from: '1.0.0', needs: '2.0.0' })
  expect(changes[0]).toEqual({
    kind: 'property-became-required',
    class: 'breaking',
    direction: 'request',
    path: '/paths/~1things/post/requestBody/content/application~1json/schema/required/0',
    base: null,
    head: '/paths/~1things/post/requestBody/content/application~1json/schema/required/0',
    what: 'property a is required now',
    why: 'Clients that omit it are refused.',
    spots: [{ operation: 'POST /things', place: 'body' }],
  })
})

test('the page escapes what it shows, and loads and runs nothing', () => {
  run('base.json', 'head.json', '--html', 'page.html')
  const page = readFileSync(join(folder, 'page.html'), 'utf8')
  expect(page).toContain('property a is required now')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toContain('<script')
  expect(page).not.toMatch(/<[^>]+(src|href)=/)
  expect(page).toContain('default-src &#39;none&#39;')
})

test('git refs, and paths at a ref', () => {
  expect(run('main', 'openapi.yaml').stdout).toContain('deprecated-set')
  expect(run('main:base.json', 'head.json').stdout).toContain('property-became-required')
})

test('only --fail-on breaking fails', () => {
  expect(run('base.json', 'head.json', '--fail-on', 'breaking').status).toBe(1)
  expect(run('main', 'openapi.yaml', '--fail-on', 'breaking').status).toBe(0)
})

test.each<[string[], string]>([
  [[], '`taskpact contract-diff BASE [HEAD]`'],
  [['a', 'b', 'c'], '`taskpact contract-diff BASE [HEAD]`'],
  [['--whatever'], "Unknown option '--whatever'"],
  [['main', '--fail-on', 'rain'], '--fail-on is "rain": the only value is "breaking".'],
  [['main', '--html', 'no/such/folder.html'], 'The file of --html cannot be written: '],
  [['nowhere', 'head.json'], '"nowhere" is neither a file nor known to git as nowhere:openapi.yaml'],
  [['other.yaml', 'head.json'], 'other.yaml is not an OpenAPI 3 document'],
])('%j is refused in one sentence', (args, sentence) => {
  const { stderr, status } = run(...args)
  expect(status).toBe(2)
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain('    at ')
})
