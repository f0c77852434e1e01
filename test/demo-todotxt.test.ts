// The todo.txt format, rule by rule, and the list that the demo ships with.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTodoTxt, type TodoTxtItem } from '../scripts/demo/todotxt.ts'

const plain: TodoTxtItem = {
  title: 'Call Mum',
  completed: false,
  completedDate: null,
  priority: 3,
  createdDate: null,
  dueDate: null,
  projects: [],
  contexts: [],
}

test.each<[string, Partial<TodoTxtItem>]>([
  ['Call Mum', {}],
  ['Call Mum \r', {}],
  ['(A) Call Mum', { priority: 1 }],
  ['(B) Call Mum', { priority: 2 }],
  ['(C) Call Mum', { priority: 3 }],
  ['(D) Call Mum', { priority: 4 }],
  ['(E) Call Mum', { priority: 5 }],
  ['(Z) Call Mum', { priority: 5 }],
  ['(b) Call Mum', { title: '(b) Call Mum' }],
  ['(B)->Call Mum', { title: '(B)->Call Mum' }],
  ['Call Mum (A)', { title: 'Call Mum (A)' }],
  [' (A) Call Mum', { title: '(A) Call Mum' }],
  ['(A) (B) Call Mum', { priority: 1, title: '(B) Call Mum' }],
  ['2026-11-02 Call Mum', { createdDate: '2026-11-02' }],
  ['(A) 2026-11-02 Call Mum', { priority: 1, createdDate: '2026-11-02' }],
  ['(A) Call Mum 2026-11-02', { priority: 1, title: 'Call Mum 2026-11-02' }],
  ['2026-11-02 (A) Call Mum', { createdDate: '2026-11-02', title: '(A) Call Mum' }],
  ['2026-11-02 2026-11-01 Call Mum', { createdDate: '2026-11-02', title: '2026-11-01 Call Mum' }],
  ['2026-02-30 Call Mum', { title: '2026-02-30 Call Mum' }],
  ['2026-13-01 Call Mum', { title: '2026-13-01 Call Mum' }],
  ['26-11-02 Call Mum', { title: '26-11-02 Call Mum' }],
])('a task that is open: %j', (line, change) => {
  expect(parseTodoTxt(line)).toEqual({ ...plain, ...change })
})

test.each<[string, Partial<TodoTxtItem>]>([
  ['x Call Mum', { completed: true }],
  ['x 2026-11-03 Call Mum', { completed: true, completedDate: '2026-11-03' }],
  ['x 2026-11-03 2026-11-01 Call Mum', { completed: true, completedDate: '2026-11-03', createdDate: '2026-11-01' }],
  ['x (A) 2026-11-03 Call Mum', { completed: true, completedDate: '2026-11-03', priority: 1 }],
  ['x 2026-11-03 Call Mum pri:B', { completed: true, completedDate: '2026-11-03', priority: 2 }],
  ['x (A) 2026-11-03 Call Mum pri:B', { completed: true, completedDate: '2026-11-03', priority: 1 }],
  ['x 2026-11-03 Call Mum pri:b', { completed: true, completedDate: '2026-11-03', title: 'Call Mum pri:b' }],
  ['x yesterday 2026-11-03', { completed: true, title: 'yesterday 2026-11-03' }],
  ['X 2026-11-03 Call Mum', { title: 'X 2026-11-03 Call Mum' }],
  ['xylophone lesson', { title: 'xylophone lesson' }],
  [' x Call Mum', { title: 'x Call Mum' }],
  ['(A) x Call Mum', { priority: 1, title: 'x Call Mum' }],
])('a task that is done, or looks like it: %j', (line, change) => {
  expect(parseTodoTxt(line)).toEqual({ ...plain, ...change })
})

test.each<[string, Partial<TodoTxtItem>]>([
  ['Call Mum +Family @phone', { title: 'Call Mum +Family @phone', projects: ['Family'], contexts: ['phone'] }],
  ['@phone Call Mum', { title: '@phone Call Mum', contexts: ['phone'] }],
  ['A +b +c @d @e +b', { title: 'A +b +c @d @e +b', projects: ['b', 'c'], contexts: ['d', 'e'] }],
  ['Mail mum@example.com', { title: 'Mail mum@example.com' }],
  ['Learn 2+2 and + and @', { title: 'Learn 2+2 and + and @' }],
  ['+Café-Zoë Reserve', { title: '+Café-Zoë Reserve', projects: ['Café-Zoë'] }],
])('projects and contexts: %j', (line, change) => {
  expect(parseTodoTxt(line)).toEqual({ ...plain, ...change })
})

test.each<[string, Partial<TodoTxtItem>]>([
  ['Call Mum due:2026-12-24', { dueDate: '2026-12-24' }],
  ['Call due:2026-12-24 Mum', { dueDate: '2026-12-24' }],
  ['Call Mum due:2026-12-24 due:2027-01-01', { dueDate: '2026-12-24' }],
  ['Call Mum due:2026-02-29', { title: 'Call Mum due:2026-02-29' }],
  ['Call Mum due:tomorrow', { title: 'Call Mum due:tomorrow' }],
  ['Call Mum overdue:2026-12-24', { title: 'Call Mum overdue:2026-12-24' }],
  ['Call Mum https://example.com:80/a', { title: 'Call Mum https://example.com:80/a' }],
])('tags: %j', (line, change) => {
  expect(parseTodoTxt(line)).toEqual({ ...plain, ...change })
})

test.each(['', '   ', 'due:2026-12-24', 'x 2026-11-03 pri:A'])('a line without a task: %j', (line) => {
  expect(() => parseTodoTxt(line)).toThrow(RangeError)
})

test('a line that was written in the order of the format is read as it was', () => {
  const date = fc
    .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10))
  const word = fc.stringMatching(/^[a-wyzA-WYZäöü!?.,]{1,12}$/)
  const item = fc.record({
    completed: fc.boolean(),
    completedDate: date,
    letter: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    createdDate: date,
    dueDate: date,
    words: fc.array(word, { minLength: 1 }),
    project: word,
    context: word,
  })
  fc.assert(
    fc.property(item, ({ completed, completedDate, letter, createdDate, dueDate, words, project, context }) => {
      const title = `${words.join(' ')} +${project} @${context}`
      const marks = completed ? `x (${letter}) ${completedDate}` : `(${letter})`
      expect(parseTodoTxt(`${marks} ${createdDate} ${title} due:${dueDate}`)).toEqual({
        title,
        completed,
        completedDate: completed ? completedDate : null,
        priority: 'ABCDE'.indexOf(letter) + 1,
        createdDate,
        dueDate,
        projects: [project],
        contexts: [context],
      })
    }),
  )
})

describe("the demo's list", () => {
  const lines = readFileSync(new URL('../scripts/demo/todo.txt', import.meta.url), 'utf8')
    .split('\n')
    .slice(0, -1)
  const items = lines.map(parseTodoTxt)

  test('has 200 todos that the contract accepts, no two alike', () => {
    expect(items).toHaveLength(200)
    expect(new Set(items.map((item) => item.title)).size).toBe(200)
    expect(Math.max(...items.map((item) => item.title.length))).toBeLessThanOrEqual(200)
  })

  test('has todos for every filter', () => {
    for (const priority of [1, 2, 3, 4, 5]) {
      expect(items.filter((item) => item.priority === priority).length).toBeGreaterThanOrEqual(10)
    }
    expect(items.filter((item) => item.completed).length).toBeGreaterThan(20)
    expect(items.filter((item) => item.dueDate !== null).length).toBeGreaterThan(40)
    expect(new Set(items.flatMap((item) => item.projects)).size).toBeGreaterThan(10)
    expect(new Set(items.flatMap((item) => item.contexts)).size).toBeGreaterThan(5)
  })

  test('has no mark that is not read, and its days follow each other', () => {
    for (const { title, createdDate, completedDate, dueDate } of items) {
      expect(title).not.toMatch(/^x |^\(|\d{4}-\d{2}-\d{2}|due:|pri:/)
      if (createdDate && completedDate) expect(createdDate <= completedDate).toBe(true)
      if (createdDate && dueDate) expect(createdDate <= dueDate).toBe(true)
    }
  })
})
