/** `npm run check:words`: which wording it finds, and where it does not look. */
import { expect, test } from 'vitest'
import { findHabits } from '../scripts/check-words/habits.ts'

/** Put together here, since the check reads this file as well. */
const timeoutWord = ['pati', 'ence'].join('')

const linesOf = (name: string, text: string) => findHabits(name, text).map(({ line }) => line)

test.each<[string, string, number[]]>([
  ['a line comment', '// Who comes first is served first.', [1]],
  ['a block comment', 'const a = 1\n/* What is too much is refused. */', [2]],
  ['a docstring', '/**\n * Whoever was disabled is out.\n */', [2]],
  ['a later sentence of a comment', '// It is bounded.\n// What is too much is refused.', [2]],
  ['a sentence behind a colon', '// One rule: What is too much is refused.', [1]],
  ['a sentence in the middle of a line', '/** Bounds it. Whatever is too much is refused. */', [1]],
  ['a comment at the end of a line', 'const a = 1 // Nobody reads it.', [1]],
  ['a comment within an expression', 'const a = [\n  1, // What comes first.\n  2,\n]', [2]],
  ['a comment in the substitution of a template', `const a = \`\${/* Whom to ask. */ b}\``, [1]],
  ['a comment behind a regular expression', 'const a = /[/*]`/ // What it matches.', [1]],
  ['"Answers" for "Returns"', '/** Answers the number of rows. */', [1]],
  ['"told" for "notified"', '// Every listener is told of it.', [1]],
  ['words that a line break parts', '// Requests that are in\n// work end first.', [1]],
  ['a name', `const ${timeoutWord} = 10`, [1]],
  ['a part of a name', `const query${timeoutWord[0]?.toUpperCase()}${timeoutWord.slice(1)} = 10`, [1]],
])('finds %s', (_, text, expected) => {
  expect(linesOf('file.ts', text)).toEqual(expected)
})

test.each([
  ['a string', "const a = 'What is too much is refused.'"],
  ['a string that looks like a comment', 'const a = "// Nobody reads it."'],
  ['a template that looks like a comment', `const a = \`\n// What is it.\n\${b} /* Nobody. */\``],
  ['a regular expression that looks like a comment', 'const a = /[/*]Nobody[*/]/'],
  ['a question', '// What happens to the rows? They are deleted.'],
  ['a question word within a sentence', '// The rule says what is refused, and to whom it applies.'],
  ['"told apart"', '// Two clients of one address cannot be told apart.'],
  ['a quotation of code', '// `Whoever` and `nobody` are words of the glossary.'],
  ['code', 'const what = nobody()'],
  ['a word that only begins so', '// Whole pages are read. Whoa.'],
])('leaves %s alone', (_, text) => {
  expect(findHabits('file.ts', text)).toEqual([])
})

test('says the words that it found and what to write in their place', () => {
  expect(findHabits('file.js', '// At the end every listener is told of the change.')).toEqual([
    { line: 1, words: 'every listener is told of the change.', instead: expect.stringContaining('"is notified"') },
  ])
})

test('reads the sentences of Markdown, and no headings, code or addresses', () => {
  const text = [
    '# What it does',
    '- What is sent twice is stored once.',
    '| What | Who may |',
    '| --- | --- |',
    '| What it is, nobody knows | Who asks. |',
    '```sh',
    '# What it prints.',
    '```',
    'A `nobody` is [somebody](nobody.md).',
    'It is in',
    'work.',
    '',
    `No ${timeoutWord}.`,
  ].join('\n')
  expect(linesOf('README.md', text)).toEqual([2, 5, 5, 10, 13])
})

test.each(['compose.yaml', 'nginx.conf', 'taskpact.service', 'Dockerfile', 'run.sh'])(
  'reads the comments of %s',
  (name) => {
    expect(linesOf(name, '# What it\n# is. Nobody knows.\nkey: "What # Nobody"\n\n  # Who may.')).toEqual([1, 2, 5])
  },
)

test('reads the comments of an ini file', () => {
  expect(linesOf('pgbouncer.ini', '; What it is.\nkey = nobody ; no\n# Nobody knows.')).toEqual([1, 3])
})

test('reads no file of another kind', () => {
  expect(findHabits('data.json', '{ "a": "// Nobody" }')).toEqual([])
})
