/** The sign-in with an identity provider in a real Chromium: from the docs or the web app to the provider and back. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { clientSecret, type IdentityProvider, startProvider } from '../support/identity-provider.ts'
import { signInWith } from '../support/oidc.ts'
import { newPerson, startService, type TestService } from '../support/service.ts'
import { openSeat, requireWebApp } from '../support/web-app.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Where the provider sends the browser. It leads to the port of the service, which is not known before it starts. */
const entrance = createServer((request, response) => {
  response.writeHead(302, { Location: `${service.url}${request.url}` }).end()
})
let provider: IdentityProvider
let service: TestService
let browser: Browser

beforeAll(async () => {
  entrance.listen(0, '127.0.0.1')
  await once(entrance, 'listening')
  const publicUrl = `http://127.0.0.1:${(entrance.address() as AddressInfo).port}`
  provider = await startProvider(`${publicUrl}/auth/oidc/acme/callback`)
  service = await startService({
    PUBLIC_URL: publicUrl,
    WEB_APP: 'on',
    OIDC_ACME_ISSUER: provider.issuer,
    OIDC_ACME_CLIENT_ID: 'taskpact',
    OIDC_ACME_CLIENT_SECRET: clientSecret,
    OIDC_ACME_FRONTCHANNEL_LOGOUT: 'on',
  })
  requireWebApp()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await service.close()
  await provider.close()
  entrance.close()
  entrance.closeAllConnections()
})

/** A page of the docs, whose button leads to the provider as `person`. */
async function docsAs(person: string) {
  const page = await (await browser.newContext()).newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  provider.visitor = person
  await page.goto(`${service.url}/docs`)
  await page.getByRole('button', { name: 'Sign in with Acme' }).click()
  return { page, faults }
}

test('a new person comes back to the docs, signed in, and stays so after a reload', async () => {
  provider.people.set('grace', { email: 'grace@example.com', email_verified: true, name: 'Grace' })
  const { page, faults } = await docsAs('grace')
  const signedIn = page.getByRole('status').filter({ hasText: 'Signed in as grace@example.com' })
  await signedIn.waitFor()
  expect(page.url()).toBe(`${service.url}/docs`)
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === 'taskpact_refresh')).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  await page.reload()
  await signedIn.waitFor()
  expect(faults).toEqual([])
})

test('a person whose account has a password links it once', async () => {
  const ada = await newPerson(service)
  provider.people.set('ada', { email: ada.email, email_verified: true })
  const { page, faults } = await docsAs('ada')
  await page.locator('[name=password]').fill('not the password')
  await page.getByRole('button', { name: 'Link and sign in' }).click()
  await page.getByRole('status').filter({ hasText: 'wrong' }).waitFor()
  await page.locator('[name=password]').fill(ada.password)
  await page.getByRole('button', { name: 'Link and sign in' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: `Signed in as ${ada.email}` })
    .waitFor()
  expect(faults).toEqual([])
})

test('a page of the provider ends the session in a frame, and a page of another site does not', async () => {
  provider.people.set('barbara', { email: 'barbara@example.com', email_verified: true, name: 'Barbara' })
  const sid = '08a5019c-17e1-4977-8f42-65a12843ea02'
  provider.forge = (claims, sign) => sign({ ...claims, sid })
  expect((await signInWith(service, 'acme', 'barbara')).status).toBe(200)
  provider.forge = null
  const page = await browser.newPage()
  const sessions = () => service.database.pool('sessions').where({ provider_session: sid })
  expect(await sessions()).toHaveLength(1)

  const parameters = new URLSearchParams({ iss: provider.issuer, sid })
  const framed = `${service.url}/auth/oidc/acme/frontchannel-logout?${parameters}`
  const other = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<iframe src="${framed}"></iframe>`)
  })
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}`)
  await refused
  other.close()
  other.closeAllConnections()
  expect(await sessions()).toHaveLength(1)

  provider.framed = framed
  await page.goto(`${provider.issuer}/signed-out`)
  await page.frameLocator('iframe').getByRole('status').filter({ hasText: 'You are signed out.' }).waitFor()
  expect(await sessions()).toEqual([])
})

test('a new person comes back to the screen of the web app, signed in, and sees the linked account', async () => {
  provider.people.set('edsger', { email: 'edsger@example.com', email_verified: true, name: 'Edsger' })
  provider.visitor = 'edsger'
  const { context, page, faults } = await openSeat(browser)
  await page.goto(`${service.url}/app/settings/security`)
  await page.waitForURL('**/app/sign-in**')
  await page.getByRole('button', { name: 'Continue with Acme' }).click()
  await page.waitForURL('**/app/settings/security')
  await page.getByRole('heading', { name: 'Linked accounts' }).waitFor()
  await page.getByText('Acme', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('Acme', { exact: true }).waitFor()
  // It is the only way to sign in.
  await page.getByRole('button', { name: 'Unlink' }).click()
  await page.getByText('last way to sign in').waitFor()
  expect(faults).toEqual([])
  await context.close()
})
