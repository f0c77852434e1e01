/** Sessions of the SDK whose refresh token is in a cookie: a jar plays the browser. */
import { expect, test, vi } from 'vitest'
import { createTaskpact, getMe, resumeSession, signIn, signOut } from '../../src/sdk/index.ts'
import { goodPassword, newPerson, useService } from '../support/service.ts'

const service = useService()

/** A browser with one cookie and a page of the service, whose access tokens expire at the service's next response. */
function browser() {
  const jar = { cookie: '' }
  const sent: string[] = []
  let expires = false
  const send: typeof fetch = async (input, init) => {
    const original = new Request(input, init)
    sent.push(new URL(original.url).pathname)
    if (expires && original.headers.has('Authorization')) {
      expires = false
      const problem = {
        type: '/problems/token_expired',
        title: 'Expired',
        status: 401,
        code: 'token_expired',
        request_id: 'x',
      }
      return new Response(JSON.stringify(problem), {
        status: 401,
        headers: { 'Content-Type': 'application/problem+json' },
      })
    }
    const headers = new Headers(original.headers)
    headers.set('Origin', 'http://localhost:8000')
    if (jar.cookie !== '') headers.set('Cookie', jar.cookie)
    const response = await fetch(new Request(original, { headers }))
    const set = response.headers.get('Set-Cookie')?.split(';')[0]
    if (set !== undefined) jar.cookie = set.endsWith('=') ? '' : set
    return response
  }
  const page = (onTokens = vi.fn()) => createTaskpact({ baseUrl: service().url, fetch: send, onTokens, retry: false })
  const expire = () => {
    expires = true
  }
  return { jar, sent, page, expire }
}

test('sign in, refresh, open another page, sign out', async () => {
  const { email, id } = await newPerson(service())
  const { jar, sent, page, expire } = browser()
  const client = page()
  const tokens = await signIn(client, { email, password: goodPassword, session: 'cookie' })
  expect(tokens).not.toHaveProperty('refresh_token')
  const first = jar.cookie
  expect(first).toMatch(/^taskpact_refresh=tpr_/)

  expire()
  expect((await getMe({ client })).data?.id).toBe(id)
  expect(sent).toEqual(['/auth/token', '/users/me', '/auth/token', '/users/me'])
  expect(jar.cookie).not.toBe(first)

  const onTokens = vi.fn()
  const another = page(onTokens)
  const resumed = await resumeSession(another)
  expect(onTokens.mock.calls).toEqual([[resumed]])
  expect((await getMe({ client: another })).data?.id).toBe(id)

  await signOut(another)
  expect(jar.cookie).toBe('')
  expect(await resumeSession(page())).toBeNull()
})

test('a page without a session is signed out, and a failed refresh ends the session', async () => {
  const { email } = await newPerson(service())
  const { jar, page, expire } = browser()
  const client = page()
  expect(await resumeSession(client)).toBeNull()
  await signIn(client, { email, password: goodPassword, session: 'cookie' })
  jar.cookie = ''
  expire()
  expect((await getMe({ client })).error).toBeDefined()
  expect(client.session.tokens).toBeNull()
})
