/** Subtasks in the web app: in the panel of a to-do and in lists, also without a network. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newPerson, type Person, useService } from '../support/service.ts'
import { barriers, cut, openSeat, rowOf, signInAs, useBrowser } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
const browser = useBrowser()

type Line = { id: string; title: string; parent_id: string | null; completed: boolean }

/** The to-dos of a person as a tree: each with the title of the one that it is a part of. */
async function treeOf(person: Person): Promise<string[]> {
  const { body } = await person.send('get', '/todos?sort=position&limit=100')
  const titleOf = (id: string | null) => body.find((each: Line) => each.id === id)?.title
  return body.map(
    ({ title, parent_id, completed }: Line) =>
      `${titleOf(parent_id) ? `${titleOf(parent_id)} > ` : ''}${title}${completed ? ' (done)' : ''}`,
  )
}

const partsIn = (page: Page) => page.getByRole('grid', { name: 'Subtasks' })

test('subtasks of a to-do that is not sent yet are added, ticked, nested and ordered without a network', {
  timeout: 90_000,
}, async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/inbox`)
  await page.getByRole('textbox', { name: 'Add to-do' }).waitFor()
  const mend = await cut(context)
  await page.getByRole('textbox', { name: 'Add to-do' }).fill('Trip')
  await page.keyboard.press('Enter')
  await rowOf(page, 'Trip').focus()
  // By the key of lists, the panel opens where the first one is written.
  await page.keyboard.press('s')
  await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe('Add subtask')
  for (const title of ['Flights', 'Hotel', 'Visa', 'Photo']) {
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
    await partsIn(page).getByRole('row', { name: title }).waitFor()
  }
  await page.getByRole('button', { name: 'Complete “Flights”' }).last().click()
  await page.getByRole('complementary').getByRole('img', { name: '1 of 4 subtasks completed' }).waitFor()
  // The photo is for the visa: into the one above it, by a key.
  await partsIn(page).getByRole('row', { name: 'Photo' }).focus()
  await page.keyboard.press('>')
  await page.getByText('Made a subtask').waitFor()
  await page.getByRole('complementary').getByRole('img', { name: '1 of 3 subtasks completed' }).waitFor()
  // The visa goes to the front, with what is below it.
  await partsIn(page)
    .getByRole('row', { name: 'Visa' })
    .dragTo(partsIn(page).getByRole('row', { name: 'Flights' }), {
      targetPosition: { x: 120, y: 3 },
    })
  const shown = async () => (await partsIn(page).getByRole('row').allInnerTexts()).map((text) => text.trim())
  await expect.poll(shown).toEqual(['Visa', 'Photo', 'Flights', 'Hotel'])
  // In the list they stand below it, and are hidden and shown.
  const rows = page.getByRole('grid', { name: 'Inbox' }).getByRole('row')
  await expect.poll(() => rows.count()).toBe(4)
  await page.getByRole('button', { name: 'Hide subtasks of “Trip”' }).click()
  await expect.poll(() => rows.count()).toBe(1)
  await page.getByRole('button', { name: 'Show subtasks of “Trip”' }).click()
  await expect.poll(() => rows.count()).toBe(4)
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  const all = ['Trip', 'Trip > Flights (done)', 'Trip > Hotel', 'Trip > Visa', 'Visa > Photo']
  await expect.poll(async () => (await treeOf(ada)).sort(), { timeout: 30_000 }).toEqual(all)
  await expect.poll(shown).toEqual(['Visa', 'Photo', 'Flights', 'Hotel'])
  // The whole is completed with its parts, and opened with those that were open.
  await page.getByRole('button', { name: 'Complete “Trip”' }).last().click()
  await page.getByText('Completed with 3 subtasks').waitFor()
  const isDone = async () => (await treeOf(ada)).filter((line) => line.endsWith('(done)')).length
  await expect.poll(isDone).toBe(5)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await treeOf(ada)).sort(), { timeout: 30_000 }).toEqual(all)
  // Deleted and taken back with them.
  await page.getByRole('complementary').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText('Deleted with 4 subtasks').waitFor()
  await expect.poll(() => treeOf(ada)).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await treeOf(ada)).sort(), { timeout: 30_000 }).toEqual(all)
  await expect.poll(() => rows.count()).toBe(4)
  expect(await page.getByText('needs you').count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

test('a to-do becomes a subtask by a window, and a refusal is said in words', { timeout: 60_000 }, async () => {
  const ada = await newPerson(service(), 'Ada')
  const { body: top } = await ada.send('post', '/todos', { title: 'Level 1' })
  let parent_id = top.id
  for (const level of [2, 3, 4, 5])
    parent_id = (await ada.send('post', '/todos', { title: `Level ${level}`, parent_id })).body.id
  const { body: loose } = await ada.send('post', '/todos', { title: 'Loose' })
  const { context, page, faults } = await openSeat(browser())
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/inbox/${loose.id}`)
  await page.getByRole('complementary').getByLabel('Title').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('complementary').focus()
  await page.keyboard.press('p')
  await page.getByRole('option', { name: 'Level 4' }).waitFor()
  expect(await barriers(page)).toEqual([])
  // The fifth level has none below it.
  expect(await page.getByRole('option', { name: 'Level 5' }).count()).toBe(0)
  await page.getByRole('option', { name: 'Level 2' }).click()
  const parentOf = async () => (await ada.send('get', `/todos/${loose.id}`)).body.parent_id
  const second = (await ada.send('get', `/todos?parent_id=${top.id}`)).body[0].id
  await expect.poll(parentOf).toBe(second)
  await page.getByRole('complementary').getByRole('link', { name: 'Level 2' }).waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(parentOf).toBe(null)
  // Another device has deepened the tree meanwhile.
  const mend = await cut(context)
  await page.getByRole('complementary').focus()
  await page.keyboard.press('p')
  await page.getByRole('option', { name: 'Level 4' }).click()
  await ada.send('post', '/todos', { title: 'Below', parent_id: loose.id })
  await mend()
  await page.evaluate("dispatchEvent(new Event('online'))")
  await page.getByText('A to-do has five levels of subtasks at most.').first().waitFor()
  await page
    .getByRole('button', { name: 'Undo my change' })
    .or(page.getByRole('button', { name: 'Drop' }))
    .first()
    .click()
  await expect.poll(() => page.getByText('five levels').count()).toBe(0)
  expect(await parentOf()).toBe(null)
  expect(faults).toEqual([])
  await context.close()
})
