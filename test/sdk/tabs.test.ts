/**
 * Clients with the same tokens, as in several tabs of one site: over the Web Locks and the BroadcastChannel of Node, which
 * are those of browsers. test/browser/tabs.test.ts has real tabs.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getMe, signOut, type Token } from '../../src/sdk/index.ts'
import { newPerson, useService } from '../support/service.ts'
import { clientOf, lasting, network, paths } from './faults.ts'

const service = useService()
const channels: BroadcastChannel[] = []

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true)
  const Channel = BroadcastChannel
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Channel {
      constructor(name: string) {
        super(name)
        channels.push(this)
      }
    },
  )
})

afterEach(() => {
  for (const channel of channels.splice(0)) channel.close()
  vi.unstubAllGlobals()
})

const refreshes = (sent: Request[]) => paths(sent).filter((path) => path === 'POST /auth/token')

test('of eight clients with the same expired tokens one refreshes, and all have the new tokens', async () => {
  const person = await newPerson(service())
  const { fetch, sent } = network()
  const kept: (Token | null)[][] = []
  const clients = Array.from({ length: 8 }, (_, index) => {
    kept[index] = []
    return clientOf(service(), null, {
      fetch,
      tokens: lasting(-60, person),
      onTokens: (tokens) => void kept[index]?.push(tokens),
    })
  })
  const results = await Promise.all(clients.map((client) => getMe({ client })))
  expect(results.map(({ error }) => error)).toEqual(clients.map(() => undefined))
  expect(refreshes(sent)).toHaveLength(1)
  const [{ session }] = clients as [(typeof clients)[0]]
  for (const [index, client] of clients.entries()) {
    expect(client.session.tokens).toEqual(session.tokens)
    expect(kept[index]).toEqual([session.tokens])
  }
})

test('a client that has missed two refreshes gets the latest tokens from the other', async () => {
  const person = await newPerson(service())
  const { fetch, sent } = network()
  const busy = clientOf(service(), null, { fetch, tokens: lasting(-60, person) })
  await getMe({ client: busy })
  await busy.session.renew(busy.session.tokens?.access_token ?? '')
  expect(refreshes(sent)).toHaveLength(2)
  // As a tab that was frozen: it has the tokens of before, and has heard nothing.
  const late = clientOf(service(), null, { fetch, tokens: lasting(-60, person) })
  expect((await getMe({ client: late })).error).toBeUndefined()
  expect(refreshes(sent)).toHaveLength(2)
  expect(late.session.tokens).toEqual(busy.session.tokens)
})

test('clients of other sessions, and other scripts of the site, change nothing', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const { fetch, sent } = network()
  const [one, other] = [ada, bob].map((person) => clientOf(service(), null, { fetch, tokens: lasting(-60, person) }))
  if (!one || !other) return expect.unreachable()
  const script = new BroadcastChannel(channels[0]?.name ?? '')
  const forged = { access_token: '', token_type: 'bearer', expires_in: 900, refresh_token: 'x' }
  for (const message of [null, 'hello', {}, { former: [ada.refresh_token], tokens: forged }, { former: 1, tokens: 1 }])
    script.postMessage(message)
  const [mine, theirs] = await Promise.all([getMe({ client: one }), getMe({ client: other })])
  expect([mine.data?.id, theirs.data?.id]).toEqual([ada.id, bob.id])
  expect(refreshes(sent)).toHaveLength(2)
})

test('a refresh that hangs in another tab is not waited for without end', async () => {
  const person = await newPerson(service())
  const { fetch, sent } = network()
  const client = clientOf(service(), null, { fetch, tokens: lasting(-60, person) })
  const name = `${channels[0]?.name} ${person.refresh_token}`
  const held = Promise.withResolvers<void>()
  const holding = navigator.locks.request(name, () => held.promise)
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort(new Error('too long')))
  expect((await getMe({ client })).error).toBeUndefined()
  expect(refreshes(sent)).toHaveLength(1)
  held.resolve()
  await holding
})

test('after it has signed out, a client listens no longer', async () => {
  const person = await newPerson(service())
  const client = clientOf(service(), person)
  const [channel] = channels
  const closed = vi.spyOn(channel as BroadcastChannel, 'close')
  await signOut(client)
  expect(closed).toHaveBeenCalled()
})

test('without a secure context, as on a server, nothing is shared', async () => {
  vi.stubGlobal('isSecureContext', undefined)
  clientOf(service(), await newPerson(service()))
  expect(channels).toEqual([])
})
