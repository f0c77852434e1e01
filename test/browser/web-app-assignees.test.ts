/** Several people of a to-do in the web app, and the copies on devices from when it had one. */
import { expect, test } from 'vitest'
import { newProject } from '../support/build.ts'
import { newPerson, useService } from '../support/service.ts'
import { openSeat, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

/** Makes the copy that version 2 of the app's database has, where a to-do has one assignee. */
const makeOld = (name: string) => `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const asBefore = ({ assignee_ids, ...todo }) => ({ ...todo, assignee_id: assignee_ids[0] ?? null })
  const newer = await done(indexedDB.open('${name}'))
  const stores = await Promise.all([...newer.objectStoreNames].map(async (name) => {
    const store = newer.transaction(name).objectStore(name)
    const indexes = [...store.indexNames].map((index) => store.index(index))
    const { keyPath, autoIncrement } = store
    return { name, keyPath, autoIncrement, indexes, rows: await done(store.getAll()) }
  }))
  newer.close()
  await done(indexedDB.deleteDatabase('${name}'))
  const opening = indexedDB.open('${name}', 20)
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes, rows } of stores) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement })
      for (const { name, keyPath, unique, multiEntry } of indexes) store.createIndex(name, keyPath, { unique, multiEntry })
      for (const row of rows)
        store.put(name === 'todos' ? { ...row, todo: asBefore(row.todo), server: asBefore(row.server) } : row)
    }
  }
  ;(await done(opening)).close()
})()`

test('a to-do gets several people, by whom a list is grouped, and an older copy on the device keeps the one', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const project_id = await newProject(ada, [[bob, 'editor']])
  for (const title of ['Dig', 'Plant'])
    await ada.send('post', '/todos', { title, project_id, assignee_ids: title === 'Dig' ? [bob.id] : [] })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  const project = `${service().url}/app/projects/${project_id}`
  await page.goto(project)
  const people = (row: string) => page.getByRole('row', { name: row }).getByRole('img')
  await expect.poll(() => people('Dig').getAttribute('aria-label')).toBe('Bob')

  await page.goto(`${service().url}/docs`)
  await page.evaluate(makeOld(`taskpact-${ada.id}`))
  await page.goto(project)
  await expect.poll(() => people('Dig').getAttribute('aria-label')).toBe('Bob')

  await page.getByRole('row', { name: 'Dig' }).click()
  await page.getByRole('button', { name: 'Assignees: Bob' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Ada' }).click()
  await expect
    .poll(async () => (await ada.send('get', '/todos?search=dig')).body[0].assignee_ids)
    .toEqual([ada.id, bob.id].sort())
  await page.keyboard.press('Escape')
  await expect.poll(() => people('Dig').getAttribute('aria-label')).toMatch(/^(Ada, Bob|Bob, Ada)$/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitem', { name: 'Assignees' }).click()
  for (const group of ['Ada, Bob', 'Nobody']) await page.getByText(group, { exact: true }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})
