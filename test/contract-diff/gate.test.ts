// Contracts that the gate accepts and refuses, and the remedies in its messages.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import { type Case, judge, readAcceptedBreaks } from '../../scripts/contract-diff/judge.ts'
import { verdictOn } from '../../scripts/contract-diff/verdict.ts'
import { object, ok, operation, paths, request } from './documents.ts'

const get = (operationId: string) => ({ get: { operationId, responses: ok } })
const changes = {
  none: diff(request(object({})), request(object({}))),
  words: diff(operation({}), operation({ summary: 'Words.' })),
  more: diff(request(object({})), request(object({ a: { type: 'string' } }))),
  breaking: diff(request(object({})), request(object({ a: { type: 'string' } }, ['a']))),
  removed: diff(paths({ '/a': get('a'), '/b': get('b') }), paths({ '/a': get('a') })),
}
const path = '/paths/~1things/post/requestBody/content/application~1json/schema/properties/a'
const accepted = [{ path, kind: 'required-property-added', reason: 'The service has always asked for it.' }]

function faults(members: Partial<Case>): string[] {
  const version = members.version ?? '1.0.0'
  const changelog = `# Changelog\n\n## ${version}\n\nWords.\n\n## 0.9.0\n`
  return judge({ changes: changes.none, released: '1.0.0', version, changelog, accepted: [], ...members })
}

test.each<[string, string, keyof typeof changes, string, string]>([
  ['nothing', '1.2.3', 'none', 'none', '1.2.3'],
  ['words', '1.2.3', 'words', 'patch', '1.2.4'],
  ['something new', '1.2.3', 'more', 'minor', '1.3.0'],
  ['something broken', '1.2.3', 'breaking', 'major', '2.0.0'],
  ['something new, below 1.0.0', '0.1.0', 'more', 'minor', '0.2.0'],
  ['something broken, below 1.0.0', '0.1.0', 'breaking', 'minor', '0.2.0'],
])('the verdict on %s', (_, from, name, step, needs) => {
  expect(verdictOn(changes[name], from)).toMatchObject({ step, needs, from })
})

test.each<[string, Partial<Case>]>([
  ['nothing changed', {}],
  ['words, and a patch', { changes: changes.words, version: '1.0.1' }],
  ['something new, and a minor version', { changes: changes.more, version: '1.1.0' }],
  ['something broken, and a major version', { changes: changes.breaking, version: '2.0.0' }],
  [
    'something broken below 1.0.0, and a minor version',
    { changes: changes.breaking, released: '0.1.0', version: '0.2.0' },
  ],
  [
    'something broken that was accepted, and a minor version',
    { changes: changes.breaking, version: '1.1.0', accepted },
  ],
])('it lets pass: %s', (_, members) => {
  expect(faults(members)).toEqual([])
})

test.each<[string, Partial<Case>, string]>([
  [
    'words, and the same version',
    { changes: changes.words },
    'Set info.version to 1.0.1 or higher, and add a section to CHANGELOG.md',
  ],
  ['something new, and a patch', { changes: changes.more, version: '1.0.1' }, 'Set info.version to 1.1.0 or higher'],
  [
    'something broken, and a minor version',
    { changes: changes.breaking, version: '1.1.0' },
    `required-property-added at ${path}`,
  ],
  [
    'something broken below 1.0.0, and a patch',
    { changes: changes.breaking, released: '0.1.0', version: '0.1.1' },
    'semver item 4',
  ],
  [
    'something accepted, and the same version',
    { changes: changes.breaking, accepted },
    'Set info.version to 1.1.0 or higher',
  ],
  ['an entry that names nothing', { accepted }, 'Remove the entry.'],
  [
    'an entry for what breaks nobody',
    { changes: changes.more, version: '1.1.0', accepted: [{ path, kind: 'property-added', reason: 'New.' }] },
    'Remove the entry.',
  ],
  [
    'an operation removed without notice',
    { changes: changes.removed, version: '2.0.0' },
    'GET /b removed (/paths/~1b/get) without notice',
  ],
  ['a lower version', { version: '0.9.0' }, 'info.version is 0.9.0, which is too low'],
  ['no version', { version: 'one', changelog: '## 1.0.0' }, 'info.version is "one"'],
  [
    'a changelog that is behind',
    { version: '1.1.0', changelog: '# Changelog\n\n## 1.0.0\n' },
    'Add a section "## 1.1.0"',
  ],
  ['a changelog without a section', { changelog: '# Changelog\n' }, 'The top section of CHANGELOG.md is missing'],
])('it refuses: %s', (_, members, sentence) => {
  const found = faults(members)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(sentence)
})

test('an accepted break needs a reason', () => {
  expect(readAcceptedBreaks('[]')).toEqual([])
  expect(readAcceptedBreaks(`- { path: ${path}, kind: a, reason: b }`)).toHaveLength(1)
  expect(() => readAcceptedBreaks('- { path: a, kind: b }')).toThrow('entry 1 has no reason')
  expect(() => readAcceptedBreaks('a: b')).toThrow('is not a list')
})
