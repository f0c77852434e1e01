/** Webhooks, and the screens of admins, in the web app. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newJob } from '../support/jobs.ts'
import { newAdmin, newPerson, useService } from '../support/service.ts'
import { buildWebApp, openSeat, signInAs } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
let browser: Browser

beforeAll(async () => {
  await buildWebApp()
  browser = await launchBrowser()
}, 120_000)

afterAll(() => browser?.close())

test('a webhook is made, tested, watched and deleted', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser)
  await signInAs(page, service(), ada)
  await page.goto(`${service().url}/app/settings/webhooks`)
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  await page.getByRole('textbox', { name: 'Address' }).fill('https://example.com/hooks')
  await page.getByLabel('To-dos').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Copy the secret now').waitFor()
  const { body: made } = await ada.send('get', '/webhooks')
  expect(made).toMatchObject([{ url: 'https://example.com/hooks', enabled: true, project_id: null }])
  expect(made[0].event_types).toContain('todo.created')
  expect(made[0].event_types).not.toContain('project.created')
  const menu = page.getByRole('button', { name: 'Actions for https://example.com/hooks' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Send a test event' }).click()
  await page.getByText('A test event is on its way').waitFor()
  await page.getByRole('button', { name: 'Deliveries' }).click()
  await page.getByRole('dialog').getByText('webhook.test').waitFor()
  await page.keyboard.press('Escape')
  await menu.click()
  await page.getByRole('menuitem', { name: 'Turn off' }).click()
  await expect.poll(async () => (await ada.send('get', '/webhooks')).body[0].enabled).toBe(false)
  await menu.click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(async () => (await ada.send('get', '/webhooks')).body).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

test('an admin invites a person, retries a job, announces something and reads how the service is', async () => {
  const root = await newAdmin(service())
  const job = await newJob(service(), 'failed')
  const { context, page, faults } = await openSeat(browser)
  await signInAs(page, service(), root)
  await page.goto(`${service().url}/app/admin/invitations`)
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click()
  await page.getByText('Anybody with this link').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('button', { name: 'Withdraw' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Jobs' }).click()
  await page.getByRole('button', { name: 'Retry' }).first().click()
  await expect.poll(async () => (await root.send('get', `/admin/jobs/${job}`)).body.state).not.toBe('failed')
  await page.getByRole('link', { name: 'Service' }).click()
  await page.getByText('Largest tables').waitFor()
  await page.getByRole('textbox', { name: 'Message' }).last().fill('We move on Saturday.')
  await page.getByRole('button', { name: 'Announce' }).click()
  await page.getByRole('status').filter({ hasText: 'We move on Saturday.' }).waitFor()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('status').filter({ hasText: 'We move on Saturday.' }).waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await context.close()
})
