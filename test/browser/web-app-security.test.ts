/** Second factors in the web app: setting them up, and signing in with them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAuthenticator, launchBrowser } from '../support/browser.ts'
import { codeOf, forgetUse } from '../support/second-factor.ts'
import { newAdmin, newPerson, type Person, useService } from '../support/service.ts'
import { openSeat, requireWebApp, signInAs } from '../support/web-app.ts'

const service = useService({ WEB_APP: 'on' })
let browser: Browser
let url: string

beforeAll(async () => {
  // An address that is an IP address has no passkeys.
  url = service().url.replace('127.0.0.1', 'localhost')
  Object.assign(service().context.config, { publicUrl: url })
  requireWebApp()
  browser = await launchBrowser()
}, 120_000)

afterAll(() => browser?.close())

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
}

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Refusals that ask for the next step are in the console of the browser. */
const unexpected = (faults: string[]) => faults.filter((fault) => !fault.includes('status of 403'))

test('an authenticator app is set up, is asked for at the sign-in, and can be left out on this device', async () => {
  const ada = await newPerson(service(), 'Ada')
  const { context, page, faults } = await openSeat(browser)
  await signInAs(page, { url }, ada)
  await page.goto(`${url}/app/settings/security`)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('img', { name: 'QR code' }).waitFor()
  const secret = ((await page.getByRole('dialog').locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByText('Keep your recovery codes').waitFor()
  const recoveryCode = (await page.getByRole('dialog').getByRole('listitem').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('10 codes are left').waitFor()
  await signOut(page, 'Ada')
  await forgetUse(service(), ada)
  await signIn(page, ada)
  await page.getByRole('textbox', { name: 'Code' }).fill(recoveryCode)
  await page.getByLabel('Do not ask again on this device').check()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForURL('**/today')
  await signOut(page, 'Ada')
  await signIn(page, ada)
  await page.waitForURL('**/today')
  await page.goto(`${url}/app/settings/security`)
  await page.getByText('9 codes are left').waitFor()
  await page.getByRole('button', { name: 'Forget' }).click()
  await page.getByText('The device is forgotten').waitFor()
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('button', { name: 'Set up' }).waitFor()
  expect(await service().database.pool('totp_secrets').where({ user_id: ada.id })).toEqual([])
  expect(unexpected(faults)).toEqual([])
  await context.close()
})

test('a passkey is added, signs in by itself and as the second step, and is removed', async () => {
  const bob = await newPerson(service(), 'Bob')
  const { context, page, faults } = await openSeat(browser)
  await addAuthenticator(page)
  await signInAs(page, { url }, bob)
  await page.goto(`${url}/app/settings/security`)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Laptop')
  await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'Rename “Laptop”' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Blue laptop')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Blue laptop').waitFor()
  await signOut(page, 'Bob')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/today')
  await signOut(page, 'Bob')
  await signIn(page, bob)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/today')
  await page.goto(`${url}/app/settings/security`)
  await page.getByRole('button', { name: 'Remove “Blue laptop”' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Passkey removed').waitFor()
  await expect.poll(() => service().database.pool('passkeys').where({ user_id: bob.id })).toEqual([])
  expect(unexpected(faults)).toEqual([])
  await context.close()
})

test('a password that an admin has set is replaced at the sign-in', async () => {
  const [root, ada] = [await newAdmin(service()), await newPerson(service(), 'Ada')]
  const given = 'a lamp for the cellar'
  await root.send('put', `/admin/users/${ada.id}/password`, { new_password: given }).expect(204)
  const { context, page, faults } = await openSeat(browser)
  await page.goto(`${url}/app/sign-in`)
  await signIn(page, { ...ada, password: given })
  await page.getByLabel('New password').fill('nine grey geese')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/today')
  await signOut(page, 'Ada')
  await signIn(page, { ...ada, password: 'nine grey geese' })
  await page.waitForURL('**/today')
  expect(unexpected(faults)).toEqual([])
  await context.close()
})
