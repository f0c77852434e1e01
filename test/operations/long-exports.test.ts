/** Exports of several documents, and imports of documents that are too long for one request. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { partsOf } from '../../src/web/settings/export-parts.ts'
import {
  type DataExport,
  emptyExport,
  exportedLabel,
  exportedSection,
  exportedTodo,
  exportOf,
  idOf,
  importInto,
  wholeExport,
} from '../support/exports.ts'
import { newPerson, startService, type TestService } from '../support/service.ts'

let here: TestService
let there: TestService
beforeAll(async () => {
  here = await startService()
  there = await startService()
})
afterAll(async () => {
  await here.close()
  await there.close()
})

test('an export of more than 1,000 objects has several documents, and the largest can be imported', async () => {
  const [ada, moved] = [await newPerson(here, 'Ada'), await newPerson(there, 'Ada')]
  // Characters whose JSON is longest.
  const long = { title: `x${'\u0001'.repeat(199)}`, description: '\u0001'.repeat(1000) }
  for (let part = 0; part < 3; part++) {
    const todos = Array.from({ length: 700 }, (_, index) => exportedTodo(part * 700 + index, long))
    expect((await importInto(ada, { ...emptyExport, todos })).todos.added).toBe(700)
  }
  const documents = await wholeExport(ada)
  expect(documents.map(({ todos }) => todos.length)).toEqual([1000, 1000, 100])
  for (const document of documents) await importInto(moved, document)
  const copies = await wholeExport(moved)
  const placesOf = (exports: DataExport[]) =>
    exports
      .flatMap(({ todos }) => todos)
      .map(({ position, title, description }) => ({ position, title, description }))
      .sort((a, b) => (a.position < b.position ? -1 : 1))
  expect(placesOf(copies)).toEqual(placesOf(documents))
})

test('the web app imports a long document in parts that have what they refer to', async () => {
  const [ada, moved] = [await newPerson(here, 'Ada'), await newPerson(there, 'Ada')]
  await ada.send('post', '/projects', { name: 'Garden' }).expect(201)
  const [project] = (await exportOf(ada)).projects as [Schemas['Project']]
  const section = exportedSection(1, project.id)
  const labels = Array.from({ length: 400 }, (_, n) => exportedLabel(n, { project_id: project.id }))
  const place = { project_id: project.id, section_id: section.id }
  const todos = Array.from({ length: 1100 }, (_, n) => exportedTodo(1000 + n, { ...place, label_ids: [idOf(n % 400)] }))
  const parts = [...partsOf({ ...emptyExport, projects: [project], sections: [section], labels, todos })]
  expect(parts.map((part) => part.todos.length)).toEqual([0, 0, 0, 500, 500, 100])
  for (const part of parts.slice(-2)) await importInto(moved, part)
  const copies = (await wholeExport(moved)).flatMap((document) => document.todos)
  expect(copies).toHaveLength(600)
  expect(copies.every(({ label_ids, section_id }) => label_ids.length === 1 && section_id !== null)).toBe(true)
  expect([...partsOf(emptyExport)]).toEqual([emptyExport])
})

test('a part has the parents of its to-dos', async () => {
  const moved = await newPerson(there, 'Ada')
  const last = exportedTodo(5000)
  const todos = [
    exportedTodo(4000, { parent_id: exportedTodo(4999).id }),
    ...Array.from({ length: 998 }, (_, n) => exportedTodo(4001 + n)),
    exportedTodo(4999, { parent_id: last.id }),
    last,
  ]
  const parts = [...partsOf({ ...emptyExport, todos })]
  expect(parts.map((part) => part.todos.length)).toEqual([502, 501, 1])
  for (const part of parts) await importInto(moved, part)
  const copies = (await wholeExport(moved)).flatMap((document) => document.todos)
  expect(copies).toHaveLength(1001)
  expect(copies.filter(({ parent_id }) => parent_id !== null)).toHaveLength(2)
})
