/** A project as a board and as a calendar: to-dos are moved by mouse and by keyboard. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newPerson, useService } from '../support/service.ts'
import { dropByKeys, openSeat, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

async function show(page: Page, layout: string): Promise<void> {
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitem', { name: layout }).click()
}

test('a board moves to-dos between its columns by mouse and by keyboard', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: project } = await ada.send('post', '/projects', { name: 'Garden' })
  for (const title of ['Dig', 'Plant']) await ada.send('post', '/todos', { title, project_id: project.id, priority: 3 })
  const { context, page, faults } = await openSeat(browser(), { viewport: { width: 1700, height: 900 } })
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/projects/${project.id}`)
  await show(page, 'Board')
  const column = (name: string) => page.getByRole('grid', { name, exact: true })
  await column('Normal').getByRole('row', { name: 'Dig' }).dragTo(column('Urgent'))
  await column('Urgent').getByRole('row', { name: 'Dig' }).waitFor()
  const priorities = async () =>
    Object.fromEntries(
      (await ada.send('get', '/todos')).body.map((each: { title: string; priority: number }) => [
        each.title,
        each.priority,
      ]),
    )
  await expect.poll(priorities).toEqual({ Dig: 1, Plant: 3 })
  await column('Normal').getByRole('row', { name: 'Plant' }).focus()
  await dropByKeys(page, /High/)
  await expect.poll(priorities).toEqual({ Dig: 1, Plant: 2 })
  await page.keyboard.press('Control+z')
  await expect.poll(priorities).toEqual({ Dig: 1, Plant: 3 })
  expect(faults).toEqual([])
  await context.close()
})

test('a calendar moves to-dos between its days by mouse and by keyboard, and keeps their times', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: todo } = await ada.send('post', '/todos', {
    title: 'Prune the tree',
    due_at: '2026-12-16T09:30:00Z',
    time_zone: 'UTC',
  })
  const { context, page, faults } = await openSeat(browser(), { timezoneId: 'UTC' })
  await page.clock.setFixedTime('2026-12-10T12:00:00Z')
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/upcoming`)
  await show(page, 'Calendar')
  const day = (name: string) => page.getByRole('grid', { name })
  const due = async () => (await ada.send('get', `/todos/${todo.id}`)).body
  await day('Wednesday, December 16').getByRole('row').dragTo(day('Friday, December 18'))
  await expect.poll(due).toMatchObject({ due_on: '2026-12-18', due_at: '2026-12-18T09:30:00Z' })
  await page.getByRole('radio', { name: 'Week' }).click()
  await page.getByRole('button', { name: 'Later' }).click()
  await day('Friday, December 18').getByRole('row').focus()
  await dropByKeys(page, /December 20/)
  await expect.poll(due).toMatchObject({ due_on: '2026-12-20' })
  expect(faults).toEqual([])
  await context.close()
})
