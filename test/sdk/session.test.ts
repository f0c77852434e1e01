/**
 * Sessions of the SDK: calls share one refresh, a refresh token is used twice only where a response was lost, and no call is
 * sent as another user.
 */
import { expect, test, vi } from 'vitest'
import {
  confirmSignIn,
  createTodo,
  errorOf,
  getMe,
  listTodos,
  signIn,
  signInWithPasskey,
  signOut,
  startPasskeySignIn,
  startPasskeyStepUp,
  stepUp,
  streamEvents,
  TaskpactError,
  type Token,
} from '../../src/sdk/index.ts'
import { newPersonWithPasskey } from '../support/authenticator.ts'
import { codeOf, newPersonWithFactor, wrongCode } from '../support/second-factor.ts'
import { goodPassword, newPerson, useService } from '../support/service.ts'
import { clientOf, lasting, network, paths, problem, tokensOf } from './faults.ts'

const service = useService()

/** The refresh tokens that were sent, in order. */
async function refreshes(sent: Request[]): Promise<(string | null)[]> {
  const forms = sent.filter(({ url }) => url.endsWith('/auth/token')).map(async (request) => request.clone().text())
  return (await Promise.all(forms)).map((form) => new URLSearchParams(form).get('refresh_token'))
}

test('sign in, call, sign out', async () => {
  const person = await newPerson(service())
  const onTokens = vi.fn()
  const client = clientOf(service(), null, { onTokens })
  expect(errorOf(await getMe({ client }))?.code).toBe('unauthenticated')
  const tokens = await signIn(client, { email: person.email, password: goodPassword })
  expect((await getMe({ client })).data?.id).toBe(person.id)
  await signOut(client)
  expect(onTokens.mock.calls).toEqual([[tokens], [null]])
  expect(errorOf(await getMe({ client }))?.code).toBe('unauthenticated')
  // The service has ended the session; the client has not only removed its tokens.
  expect(errorOf(await getMe({ client: clientOf(service(), null, { tokens, retry: false }) }))?.status).toBe(401)
})

test('no token gets into an address, also where the contract has a scheme for the query', async () => {
  const person = await newPerson(service())
  const { fetch, sent } = network()
  const client = clientOf(service(), person, { fetch })
  const gone = new AbortController()
  const { stream } = await streamEvents({ client, signal: gone.signal, onSseEvent: () => gone.abort() })
  void stream.next()
  await expect.poll(() => sent.length).toBe(1)
  gone.abort()
  expect(sent[0]?.headers.get('Authorization')).toBe(`Bearer ${person.access_token}`)
  expect(sent[0]?.url).toBe(`${service().url}/events`)
})

test('a wrong password throws `invalid_credentials`, and the client is not signed in', async () => {
  const person = await newPerson(service())
  const client = clientOf(service(), null)
  const wrong = signIn(client, { email: person.email, password: 'something else' })
  await expect(wrong).rejects.toMatchObject({ name: 'TaskpactError', code: 'invalid_credentials', status: 401 })
  expect(client.session.tokens).toBeNull()
})

test('a sign-in with a second factor throws its challenge, and goes on with a code', async () => {
  const person = await newPersonWithFactor(service())
  const client = clientOf(service(), null)
  const error = await signIn(client, { email: person.email, password: goodPassword }).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(TaskpactError)
  expect(error).toMatchObject({ code: 'mfa_required', status: 403, mfa: { methods: ['totp', 'recovery_code'] } })
  expect(client.session.tokens).toBeNull()
  const confirm = (code: string) => confirmSignIn(client, { challenge: error.mfa, code })
  await expect(confirm(wrongCode(person.secret))).rejects.toMatchObject({ code: 'code_incorrect' })
  expect(await confirm(codeOf(person.secret))).toEqual(client.session.tokens)
  expect((await getMe({ client })).data?.id).toBe(person.id)
  await expect(stepUp(client, { password: goodPassword })).rejects.toMatchObject({ code: 'mfa_required' })
  await stepUp(client, { code: person.recoveryCodes[0] as string })
  await expect(confirm(codeOf(person.secret, 1))).rejects.toMatchObject({ code: 'mfa_token_invalid' })
})

test('a passkey signs in alone, as the second step, and steps up', async () => {
  const person = await newPersonWithPasskey(service())
  const { authenticator } = person
  const alone = clientOf(service(), null)
  const authenticate = async ({ challenge }: { challenge: string }) => authenticator.get(challenge)
  expect(await signInWithPasskey(alone, { authenticate })).toEqual(alone.session.tokens)
  expect((await getMe({ client: alone })).data?.id).toBe(person.id)
  const { data: options } = await startPasskeyStepUp({ client: alone, throwOnError: true })
  await stepUp(alone, { passkey: authenticator.get(options.challenge) })

  const client = clientOf(service(), null)
  const error = await signIn(client, { email: person.email, password: goodPassword }).catch((thrown) => thrown)
  const body = { mfa_token: error.mfa.mfa_token }
  const { data: second } = await startPasskeySignIn({ client, body, throwOnError: true })
  await confirmSignIn(client, { challenge: error.mfa, passkey: authenticator.get(second.challenge) })
  expect((await getMe({ client })).data?.id).toBe(person.id)
  const refused = signInWithPasskey(client, { authenticate: async () => authenticator.get('unknown') })
  await expect(refused).rejects.toMatchObject({ code: 'passkey_refused', status: 403 })
})

test('an expired access token: many calls at once make one refresh', async () => {
  const person = await newPerson(service())
  const { fetch, sent } = network()
  const kept: (Token | null)[] = []
  const client = clientOf(service(), null, {
    fetch,
    tokens: lasting(-60, person),
    onTokens: (to) => void kept.push(to),
  })
  const calls = Array.from({ length: 40 }, (_, index) =>
    index % 2 ? getMe({ client }) : createTodo({ client, body: { title: `Todo ${index}` } }),
  )
  for (const { data, error } of await Promise.all(calls))
    expect([error, data?.id]).toEqual([undefined, expect.anything()])
  expect(await refreshes(sent)).toEqual([person.refresh_token])
  expect(kept).toEqual([client.session.tokens])
  expect((await listTodos({ client })).data).toHaveLength(20)
})

test('a call that learns late that its token has expired uses the token that another call has refreshed', async () => {
  const person = await newPerson(service())
  const open = Promise.withResolvers<Response>()
  const { fetch, sent } = network((_, count) => (count === 1 ? open.promise : undefined))
  const client = clientOf(service(), null, { fetch, tokens: lasting(-60, person) })
  const late = getMe({ client })
  await expect.poll(() => sent.length).toBe(1)
  expect((await getMe({ client })).error).toBeUndefined()
  open.resolve(problem(401, 'token_expired'))
  expect((await late).error).toBeUndefined()
  expect(await refreshes(sent)).toHaveLength(1)
})

test('a refresh token is never used twice, over many refreshes', async () => {
  const person = await newPerson(service())
  // Every third response says that the token has expired, whichever it is.
  const { fetch, sent } = network(({ url }, count) =>
    count % 3 === 0 && url.endsWith('/users/me') ? problem(401, 'token_expired') : undefined,
  )
  const client = clientOf(service(), person, { fetch })
  for (let round = 0; round < 5; round++)
    for (const { error } of await Promise.all(Array.from({ length: 6 }, () => getMe({ client })))) {
      // A call whose token has expired twice in a row fails.
      expect(errorOf({ error })?.code ?? 'token_expired').toBe('token_expired')
    }
  const used = await refreshes(sent)
  expect(used.length).toBeGreaterThan(1)
  expect(new Set(used).size).toBe(used.length)
  expect((await getMe({ client: clientOf(service(), null, { tokens: client.session.tokens }) })).data?.id).toBe(
    person.id,
  )
})

test('after the session has ended, calls return 401 and the tokens are removed', async () => {
  const person = await newPerson(service())
  await service().database.pool('sessions').delete().where({ user_id: person.id })
  const onTokens = vi.fn()
  const client = clientOf(service(), person, { onTokens })
  const answers = await Promise.all([getMe({ client }), getMe({ client }), getMe({ client })])
  expect(answers.map((answer) => errorOf(answer)?.status)).toEqual([401, 401, 401])
  expect(onTokens.mock.calls).toEqual([[null]])
})

test('a refresh without a response fails its call with `no_answer`, and the next call refreshes again', async () => {
  const person = await newPerson(service())
  let down = true
  const { fetch } = network(({ url }) => (down && url.endsWith('/auth/token') ? 'unreachable' : undefined))
  const client = clientOf(service(), null, { fetch, tokens: lasting(-60, person), retry: { attempts: 2, delay: 10 } })
  expect(errorOf(await getMe({ client }))?.code).toBe('no_answer')
  expect(client.session.tokens?.refresh_token).toBe(person.refresh_token)
  down = false
  expect((await getMe({ client })).data?.id).toBe(person.id)
})

test('a refresh whose response is lost is sent again, and the call succeeds with the tokens of the first one', async () => {
  const person = await newPerson(service())
  const { fetch, sent } = network(({ url }) =>
    url.endsWith('/auth/token') && sent.filter((request) => request.url === url).length === 1 ? 'lost' : undefined,
  )
  const client = clientOf(service(), null, { fetch, tokens: lasting(-60, person) })
  expect((await getMe({ client })).data?.id).toBe(person.id)
  expect(await refreshes(sent)).toEqual([person.refresh_token, person.refresh_token])
})

test('two clients that share their tokens, as two tabs do, stay signed in when both refresh at once', async () => {
  const person = await newPerson(service())
  const tabs = [1, 2].map(() => clientOf(service(), null, { tokens: lasting(-60, person) }))
  for (const { data } of await Promise.all(tabs.map((client) => getMe({ client })))) expect(data?.id).toBe(person.id)
  const [first, second] = tabs.map(({ session }) => session.tokens?.refresh_token)
  expect(first).toBe(second)
})

test('an abort ends a call that waits for a refresh, and other calls get the refreshed token', async () => {
  const person = await newPerson(service())
  const asked = Promise.withResolvers<void>()
  const open = Promise.withResolvers<undefined>()
  const { fetch, sent } = network(({ url }) => {
    if (!url.endsWith('/auth/token')) return undefined
    asked.resolve()
    return open.promise
  })
  const client = clientOf(service(), null, { fetch, tokens: lasting(-60, person) })
  const leaving = new AbortController()
  const left = getMe({ client, signal: leaving.signal, throwOnError: true })
  const stayed = getMe({ client })
  await asked.promise
  leaving.abort(new Error('I left'))
  await expect(left).rejects.toThrow('I left')
  open.resolve(undefined)
  expect((await stayed).data?.id).toBe(person.id)
  expect(await refreshes(sent)).toHaveLength(1)
})

test('signing out during a refresh also ends the refreshed tokens', async () => {
  const person = await newPerson(service())
  const asked = Promise.withResolvers<void>()
  const open = Promise.withResolvers<undefined>()
  const { fetch, sent } = network(({ url }) => {
    if (!url.endsWith('/auth/token')) return undefined
    asked.resolve()
    return open.promise
  })
  const client = clientOf(service(), null, { fetch, tokens: lasting(-60, person) })
  const call = getMe({ client })
  await asked.promise
  await signOut(client)
  open.resolve(undefined)
  expect(errorOf(await call)?.status).toBe(401)
  expect(client.session.tokens).toBeNull()
  expect(paths(sent)).toContain('POST /auth/revoke')
  const [row] = await service().database.pool('sessions').count({ total: '*' }).where({ user_id: person.id })
  expect(Number(row?.total)).toBe(0)
})

test('a late refresh of one user does not sign out the next user', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const open = Promise.withResolvers<undefined>()
  const { fetch, sent } = network((_, count) => (count === 2 ? open.promise : undefined))
  const client = clientOf(service(), null, { fetch, tokens: lasting(-60, ada) })
  const call = getMe({ client })
  await expect.poll(() => paths(sent)).toEqual(['GET /users/me', 'POST /auth/token'])
  await signIn(client, { email: bob.email, password: goodPassword })
  open.resolve(undefined)
  expect(errorOf(await call)?.status).toBe(401)
  expect((await getMe({ client })).data?.id).toBe(bob.id)
})

test('a call of one user is never sent with the token of the next user', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const { fetch, sent } = network((_, count) =>
    count === 1 ? problem(503, 'unavailable', { 'Retry-After': '1' }) : undefined,
  )
  const client = clientOf(service(), ada, { fetch })
  const pending = createTodo({ client, body: { title: "Ada's" } })
  await expect.poll(() => paths(sent)).toEqual(['POST /todos'])
  await signIn(client, { email: bob.email, password: goodPassword })
  expect((await pending).data?.user_id).toBe(ada.id)
  expect((await createTodo({ client, body: { title: "Bob's" } })).data?.user_id).toBe(bob.id)
})

test('stored tokens of an earlier session are used', async () => {
  const person = await newPerson(service())
  const tokens = JSON.parse(JSON.stringify(tokensOf(person))) as Token
  expect((await getMe({ client: clientOf(service(), null, { tokens }) })).data?.id).toBe(person.id)
})
