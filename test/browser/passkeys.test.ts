/** Passkeys in a real Chromium, with its virtual authenticator: what a page does is what docs/passkeys.md says. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addAuthenticator, launchBrowser } from '../support/browser.ts'
import { newPerson, type Person, personOf, useService } from '../support/service.ts'

const service = useService()
let browser: Browser
let page: Page
let devtools: CDPSession
let authenticatorId: string
let ada: Person

beforeAll(async () => {
  browser = await launchBrowser()
}, 60_000)
afterAll(() => browser?.close())

beforeEach(async () => {
  ada = await newPerson(service())
  page = await openPage(service().context.config.publicUrl)
})

/** An empty page of an address, which need not exist: WebAuthn asks for the origin alone. */
async function openPage(address: string): Promise<Page> {
  const opened = await browser.newPage()
  await opened.route(`${address}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>A page</title>' }),
  )
  await opened.goto(`${address}/`)
  ;({ devtools, authenticatorId } = await addAuthenticator(opened))
  return opened
}

/** In the page: makes a credential of options, or signs with one, and returns what `JSON.stringify` makes of it. */
const inPage = (call: 'create' | 'get', parse: string, options: object) =>
  page.evaluate<string>(
    `navigator.credentials.${call}({ publicKey: PublicKeyCredential.${parse}(${JSON.stringify(options)}) }).then(JSON.stringify)`,
  )
const create = (options: object) => inPage('create', 'parseCreationOptionsFromJSON', options)
const get = (options: object) => inPage('get', 'parseRequestOptionsFromJSON', options)

async function post(path: string, body: object) {
  const isForm = path === '/auth/token'
  const response = await fetch(`${service().url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' },
    body: isForm ? new URLSearchParams(body as Record<string, string>) : JSON.stringify(body),
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

async function add(person: Person, name: string) {
  const { body: options } = await person.send('post', '/users/me/passkeys/options').expect(200)
  const credential = JSON.parse(await create(options))
  return person.send('post', '/users/me/passkeys', { name, credential })
}

async function signInAlone() {
  const { body: options } = await post('/auth/passkeys/options', {})
  return post('/auth/token', { grant_type: 'passkey', passkey: await get(options) })
}

test('a passkey is added, and signs in without an address and a password', async () => {
  const added = await add(ada, 'Laptop')
  expect(added.status, added.text).toBe(201)
  expect(added.body.recovery_codes).toHaveLength(10)
  const signedIn = await signInAlone()
  expect(signedIn.status).toBe(200)
  const session = personOf(service(), { ...ada, ...signedIn.body })
  expect((await session.send('get', '/users/me')).body.id).toBe(ada.id)
  // The browser refuses to make a second one on the same device.
  const { body: options } = await session.send('post', '/users/me/passkeys/options').expect(200)
  await expect(create(options)).rejects.toThrow('InvalidStateError')
})

test('a passkey is the second step, and the step-up, of an account that has one', async () => {
  await add(ada, 'Laptop')
  const { body: asked } = await post('/auth/token', {
    grant_type: 'password',
    username: ada.email,
    password: ada.password,
  })
  const { mfa_token } = asked.mfa
  const { body: options } = await post('/auth/passkeys/options', { mfa_token })
  const passkey = await get(options)
  expect((await post('/auth/token', { grant_type: 'mfa', mfa_token, passkey })).status).toBe(200)
  const { body: stepUp } = await ada.send('post', '/auth/step-up/options').expect(200)
  await ada.send('post', '/auth/step-up', { passkey: JSON.parse(await get(stepUp)) }).expect(204)
})

test('a copy of a passkey, whose counter is behind, is refused and in the trail', async () => {
  await add(ada, 'Laptop')
  expect((await signInAlone()).status).toBe(200)
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  if (!credential) throw new Error('The authenticator has no credential.')
  expect(credential.signCount).toBeGreaterThan(0)
  await devtools.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
  await devtools.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 0 } })
  const refused = await signInAlone()
  expect([refused.status, refused.body.code]).toEqual([403, 'passkey_refused'])
  const { body: trail } = await ada.send('get', '/users/me/audit?kind=passkey_counter_refused')
  expect(trail).toHaveLength(1)
})

test('without a verification of the user the browser makes no passkey, and signs with none', async () => {
  await add(ada, 'Laptop')
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await expect(signInAlone()).rejects.toThrow('NotAllowedError')
  const { body: options } = await (await newPerson(service())).send('post', '/users/me/passkeys/options')
  await expect(create(options)).rejects.toThrow('NotAllowedError')
})

test('a page of another origin gets no passkey: elsewhere the browser refuses, at another port the service does', async () => {
  const { body: options } = await ada.send('post', '/users/me/passkeys/options').expect(200)
  page = await openPage('https://elsewhere.example')
  await expect(create(options)).rejects.toThrow('SecurityError')
  page = await openPage('http://localhost:1')
  const credential = JSON.parse(await create(options))
  const refused = await ada.send('post', '/users/me/passkeys', { name: 'Laptop', credential })
  expect([refused.status, refused.body.code]).toEqual([403, 'passkey_refused'])
})

test('the documentation signs in with a passkey as the second step', async () => {
  await add(ada, 'Laptop')
  const { publicUrl } = service().context.config
  // The page of the service, at its public address.
  await page.route(`${publicUrl}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(publicUrl, service().url) })
    await route.fulfill({ response })
  })
  await page.goto(`${publicUrl}/docs`)
  await page.waitForSelector('.opblock')
  page.on('dialog', (dialog) => dialog.accept(''))
  const form = page.locator('#sign-in')
  await form.getByLabel('Email').fill(ada.email)
  await form.getByLabel('Password').fill(ada.password)
  await form.getByRole('button', { name: 'Sign in', exact: true }).click()
  await form.getByRole('status').filter({ hasText: ada.email }).waitFor()
  const { body: sessions } = await ada.send('get', '/users/me/sessions')
  expect(sessions.map(({ methods }: { methods: string[] }) => methods)).toContainEqual(['password', 'passkey'])
})

test.each([
  ['Ed25519', -8],
  ['ES256', -7],
  ['RS256', -257],
])('%s keys sign in, where the authenticator makes them', async (_, alg) => {
  const { body: options } = await ada.send('post', '/users/me/passkeys/options').expect(200)
  expect(options.pubKeyCredParams).toContainEqual({ type: 'public-key', alg })
  const made = await create({ ...options, pubKeyCredParams: [{ type: 'public-key', alg }] }).catch((error) => error)
  // Chromium's authenticator need not know every algorithm that real ones do.
  if (made instanceof Error) return expect(made.message).toContain('NotSupportedError')
  await ada.send('post', '/users/me/passkeys', { name: 'Laptop', credential: JSON.parse(made) }).expect(201)
  expect((await signInAlone()).status).toBe(200)
})
