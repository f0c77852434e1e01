/** The pages that the links in mails lead to, in a real Chromium. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, watchedPage } from '../support/browser.ts'
import { invitation, mailToken, serviceInvitation } from '../support/mailed.ts'
import { goodPassword, newPerson, type Person, signIn, useService } from '../support/service.ts'

const service = useService()
const faults: string[] = []
/** Every address that the browser asked for. */
const asked: string[] = []
let browser: Browser
let page: Page
let ada: Person

beforeAll(async () => {
  browser = await launchBrowser()
  page = await watchedPage(browser, service().url, faults)
  page.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
}, 60_000)

afterAll(() => browser?.close())

beforeEach(async () => {
  ada = await newPerson(service())
  faults.length = 0
  await page.goto('about:blank')
})

const open = (name: string, token: string) => page.goto(`${service().url}/account/${name}#${token}`)
const says = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

test('the page sets a new password', async () => {
  const token = await mailToken(service(), 'password_reset', ada)
  await open('password-reset', token)
  await page.getByLabel('New password').fill('password123')
  await page.getByRole('button', { name: 'Set the password' }).click()
  // The page shows the problem, and the user can try again.
  await says('common')
  await page.getByLabel('New password').fill('a kettle of blue herons')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await says('Your password has been changed.')
  await signIn(service().server, { ...ada, password: 'a kettle of blue herons' })
  // Chromium logs each refused request itself.
  expect(faults.filter((fault) => !fault.includes('status of 409'))).toEqual([])
  // The token was in no address and in no header on the way.
  expect(asked.filter((text) => text.includes(token))).toEqual([])
})

test('the page confirms a new address', async () => {
  await open('email', await mailToken(service(), 'email_change', ada))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await says('This is now the email address of your account.')
  expect((await ada.send('get', '/users/me')).body.email).toMatch(/^new-/)
  expect(faults).toEqual([])
})

test('an invitation is accepted with an account', async () => {
  const bob = await newPerson(service(), 'Bob')
  const { project_id, token } = await invitation(service(), ada)
  await open('invitation', token)
  await page.getByLabel('Email').fill(bob.email)
  await page.getByLabel('Password').fill(bob.password)
  await page.getByRole('button', { name: 'Accept' }).click()
  await says('Welcome')
  expect((await bob.send('get', `/projects/${project_id}`)).body.role).toBe('editor')
  expect(faults).toEqual([])
})

test('an invitation is accepted with a new account', async () => {
  const { project_id, token } = await invitation(service(), ada)
  await open('invitation', token)
  await page.getByLabel('I have no account yet').check()
  await page.getByLabel('Name').fill('Grace')
  await page.getByLabel('Email').fill('grace.new@example.com')
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Accept' }).click()
  await says('Welcome')
  const { body: members } = await ada.send('get', `/projects/${project_id}/members`)
  expect(members).toContainEqual(expect.objectContaining({ email: 'grace.new@example.com', name: 'Grace' }))
  expect(faults).toEqual([])
})

test('an invitation is declined', async () => {
  const { project_id, invitation_id, token } = await invitation(service(), ada)
  await open('invitation', token)
  await page.getByRole('button', { name: 'Decline' }).click()
  await says('declined')
  const { body } = await ada.send('get', `/projects/${project_id}/invitations/${invitation_id}`)
  expect(body.status).toBe('declined')
  expect(faults).toEqual([])
})

test('an account is made with an invitation to the service', async () => {
  const { token } = await serviceInvitation(service(), null)
  await open('register', token)
  await page.getByLabel('Name').fill('Grace')
  await page.getByLabel('Email').fill('grace.invited@example.com')
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Create' }).click()
  await says('Your account has been created.')
  await signIn(service().server, { id: '', email: 'grace.invited@example.com', password: goodPassword })
  expect(faults).toEqual([])
})

test.each(['password-reset', 'email', 'email-cancel', 'invitation'])(
  'the page %s explains a truncated link',
  async (name) => {
    await open(name, '')
    await says('with the complete link of your email or invitation')
    expect(await page.getByRole('button').count()).toBe(0)
  },
)
