/** Labels, sections, and the look and place of projects in the web app. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newPerson, useService } from '../support/service.ts'
import { cut, dropByKeys, openSeat, quickAdd, rowOf, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

/** The paths of the requests that change something. */
function writesOf(page: Page): string[] {
  const writes: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (!['GET', 'HEAD'].includes(request.method()) && !pathname.startsWith('/auth/'))
      writes.push(`${request.method()} ${pathname.replaceAll(/[0-9a-f-]{36}/g, '*')}`)
  })
  return writes
}

test('a label is made, given, renamed, colored and deleted without a network, and taken back', async () => {
  const ada = await newPerson(service(), 'Ada')
  await ada.send('post', '/todos', { title: 'Call the plumber' })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.getByRole('link', { name: /^Inbox/ }).click()
  await rowOf(page, 'Call the plumber').click()
  const mend = await cut(context)
  await page.getByRole('button', { name: /^Labels:/ }).click()
  await page.getByLabel('Search or create').fill('phone')
  await page.getByRole('option', { name: 'Create “phone”' }).click()
  await page.getByRole('option', { name: 'phone', selected: true }).waitFor()
  await page.keyboard.press('Escape')
  await rowOf(page, 'Call the plumber').getByText('phone').waitFor()
  // Known to quick add at once.
  await quickAdd(page, 'Ask the bank #Phone')
  await rowOf(page, 'Ask the bank').getByText('phone').waitFor()
  await page.getByRole('link', { name: 'phone' }).click()
  await page.getByRole('heading', { name: 'phone' }).waitFor()
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('button', { name: 'Label actions' }).click()
  await page.getByRole('menuitem', { name: 'Edit label' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('calls')
  await page.getByRole('radio', { name: 'Purple' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'calls' }).waitFor()
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  const labels = async () => (await ada.send('get', '/labels')).body
  await expect.poll(labels).toMatchObject([{ name: 'calls', color: '#9a6cc0' }])
  const labelled = async () => {
    const [label] = await labels()
    if (!label) return []
    const { body } = await ada.send('get', `/todos?label_id=${label.id}&sort=title`)
    return body.map(({ title }: { title: string }) => title)
  }
  await expect.poll(labelled).toEqual(['Ask the bank', 'Call the plumber'])
  // The address and the screen have followed to the id of the service.
  await page.waitForURL(`**/labels/${(await labels())[0].id}`)
  await page.getByRole('button', { name: 'Label actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete label' }).click()
  await expect.poll(labels).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(labelled).toEqual(['Ask the bank', 'Call the plumber'])
  expect(faults).toEqual([])
  await context.close()
})

test('labels that two people give to one to-do are both there', async () => {
  const ada = await newPerson(service(), 'Ada')
  const [one, other] = await Promise.all(
    ['one', 'other'].map(async (name) => (await ada.send('post', '/labels', { name })).body),
  )
  const { body: todo } = await ada.send('post', '/todos', { title: 'Shared' })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.getByRole('link', { name: /^Inbox/ }).click()
  await rowOf(page, 'Shared').click()
  const mend = await cut(context)
  await page.getByRole('button', { name: /^Labels:/ }).click()
  await page.getByRole('option', { name: 'one' }).click()
  await page.keyboard.press('Escape')
  await rowOf(page, 'Shared').getByText('one').waitFor()
  await ada.send('patch', `/todos/${todo.id}`, { label_ids: [other.id] })
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  await expect
    .poll(async () => (await ada.send('get', `/todos/${todo.id}`)).body.label_ids)
    .toEqual([one.id, other.id].sort())
  expect(await page.getByText('needs you').count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

test('a project is divided into sections, and to-dos go to one and to a place in it by mouse and by keyboard', {
  timeout: 60_000,
}, async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: project } = await ada.send('post', '/projects', { name: 'Garden', default_view: 'board' })
  for (const title of ['Dig', 'Plant', 'Water', 'Prune'])
    await ada.send('post', '/todos', { title, project_id: project.id })
  const { context, page, faults } = await openSeat(browser(), { viewport: { width: 1700, height: 900 } })
  const writes = writesOf(page)
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/projects/${project.id}`)
  await page.getByRole('button', { name: 'Add section' }).click()
  const field = page.getByLabel('Name of the section')
  for (const name of ['Doing', 'Done']) {
    await field.fill(name)
    await field.press('Enter')
  }
  await field.press('Escape')
  const column = (name: string) => page.getByRole('grid', { name, exact: true })
  await column('No section').getByRole('row', { name: 'Dig' }).waitFor()
  const sections = async () => (await ada.send('get', `/projects/${project.id}/sections`)).body
  await expect.poll(async () => (await sections()).map(({ name }: { name: string }) => name)).toEqual(['Doing', 'Done'])
  let [doing, last] = await sections()
  const places = async () =>
    (await ada.send('get', `/todos?project_id=${project.id}&sort=position&completed=false`)).body.map(
      ({ title, section_id }: { title: string; section_id: string | null }) =>
        `${title}: ${section_id === doing.id ? 'Doing' : section_id === last.id ? 'Done' : '-'}`,
    )
  await column('No section').getByRole('row', { name: 'Water' }).dragTo(column('Doing'))
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Water: Doing', 'Prune: -'])
  // To a place in another section, in one request.
  writes.length = 0
  const target = column('Doing').getByRole('row', { name: 'Water' })
  await column('No section')
    .getByRole('row', { name: 'Dig' })
    .dragTo(target, { targetPosition: { x: 60, y: ((await target.boundingBox())?.height ?? 40) - 3 } })
  await expect.poll(places).toEqual(['Plant: -', 'Water: Doing', 'Dig: Doing', 'Prune: -'])
  expect(writes).toEqual(['POST /todos/*/move'])
  await page.keyboard.press('Control+z')
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Water: Doing', 'Prune: -'])
  await column('No section').getByRole('row', { name: 'Prune' }).focus()
  await dropByKeys(page, /Doing/)
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Water: Doing', 'Prune: Doing'])
  // A completed to-do goes to the section that takes it, without a network too, and comes back from there.
  await page.getByRole('button', { name: 'Section Done' }).click()
  await page.getByRole('menuitem', { name: 'Completed to-dos go here' }).click()
  await expect.poll(async () => (await sections())[1].takes_completed).toBe(true)
  const mend = await cut(context)
  await page.getByRole('button', { name: 'Complete “Water”' }).click()
  await column('Done').getByRole('row', { name: 'Water' }).waitFor()
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Prune: Doing'])
  await page.keyboard.press('Control+z')
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Water: Doing', 'Prune: Doing'])
  // The sections themselves.
  await page.getByRole('button', { name: 'Section Done' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect.poll(async () => (await sections()).map(({ name }: { name: string }) => name)).toEqual(['Done', 'Doing'])
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await sections()).map(({ name }: { name: string }) => name)).toEqual(['Doing', 'Done'])
  const remove = async () => {
    await page.getByRole('button', { name: 'Section Doing' }).click()
    await page.getByRole('menuitem', { name: 'Delete section' }).click()
  }
  await remove()
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Water: -', 'Prune: -'])
  // Taken back, it is another section of the same name, at the same place, with its to-dos.
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await sections()).map(({ name }: { name: string }) => name)).toEqual(['Doing', 'Done'])
  doing = (await sections())[0]
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Water: Doing', 'Prune: Doing'])
  expect(await page.getByText('needs you').count()).toBe(0)
  await remove()
  await expect.poll(places).toEqual(['Dig: -', 'Plant: -', 'Water: -', 'Prune: -'])
  // The same in the list, into a section without to-dos.
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitem', { name: 'List' }).click()
  await page.getByText('No to-dos').waitFor()
  await rowOf(page, 'Dig').dragTo(page.locator('[role=row]', { hasText: 'No to-dos' }))
  await expect.poll(places).toContain('Dig: Done')
  expect(faults).toEqual([])
  await context.close()
})

test('a project has its color, icon, favourites, notifications and place', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: first } = await ada.send('post', '/projects', { name: 'First' })
  await ada.send('post', '/projects', { name: 'Second' })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  const link = (name: string) => page.getByRole('navigation').getByRole('link', { name })
  await link('First').click()
  const act = async (item: string) => {
    await page.getByRole('button', { name: 'Project actions' }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await act('Edit project')
  await page.getByRole('radio', { name: 'Teal' }).check()
  await page.getByRole('dialog').getByLabel('Icon').fill('✿')
  await page.getByLabel('Shown as').selectOption('board')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('grid', { name: 'Normal' }).waitFor()
  const project = async () => (await ada.send('get', `/projects/${first.id}`)).body
  await expect.poll(project).toMatchObject({ color: '#4aa3a8', icon: '✿', default_view: 'board' })
  await act('Mute notifications')
  await act('Add to favourites')
  await page.getByRole('heading', { name: 'Favourites' }).waitFor()
  await expect.poll(project).toMatchObject({ is_muted: true, is_favourite: true })
  await page.keyboard.press('Control+z')
  await expect.poll(project).toMatchObject({ is_muted: true, is_favourite: false })
  await page.getByRole('heading', { name: 'Favourites' }).waitFor({ state: 'detached' })
  const order = async () =>
    (await ada.send('get', '/projects?sort=position')).body.map(({ name }: { name: string }) => name)
  await link('Second').dragTo(link('First'))
  await expect.poll(order).toEqual(['Second', 'First'])
  await act('Edit project')
  await page.getByLabel('Below the project').selectOption('Second')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => typeof (await project()).parent_id).toBe('string')
  await act('Edit project')
  await page.getByLabel('Below the project').selectOption('None')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(project).toMatchObject({ parent_id: null })
  await act('Move up')
  await expect.poll(order).toEqual(['First', 'Second'])
  expect(faults).toEqual([])
  await context.close()
})
