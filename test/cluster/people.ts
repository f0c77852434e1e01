/** Clients of the cluster, each with an address of its own, so that no client uses up the limits of another one. */
import { Agent } from 'node:http'
import request, { type Test } from 'supertest'
import type { Method } from '../support/service.ts'

const password = 'tin whistle at low tide'
let addresses = 0

/** Another address of the loopback network, which Linux has all of. */
export function newAddress(): string {
  addresses += 1
  return `127.0.${10 + Math.floor(addresses / 200)}.${1 + (addresses % 200)}`
}

/** A request to `url` from an address. */
export function ask(
  url: string,
  method: Method,
  path: string,
  { from, token }: { from?: string; token?: string } = {},
): Test {
  const test = request(url)[method](path)
  // A connection of its own, so that nginx may choose another process for each.
  if (from) test.agent(new Agent({ localAddress: from }))
  return token ? test.auth(token, { type: 'bearer' }) : test
}

export interface Person {
  id: string
  email: string
  access_token: string
  address: string
  /** A request of theirs to this URL, or to the cluster's. */
  send(method: Method, path: string, body?: object, url?: string): Test
}

/** Registers somebody new at `url`, and signs them in. */
export async function newPerson(url: string): Promise<Person> {
  const address = newAddress()
  const email = `person-${address}-${Date.now()}@example.com`
  const registered = await ask(url, 'post', '/auth/register', { from: address }).send({ email, password, name: 'Ada' })
  if (registered.status !== 201) throw new Error(`registering answered ${registered.status}: ${registered.text}`)
  const person = { id: registered.body.id as string, email, address }
  return { ...person, ...(await signIn(url, person)) }
}

/** Signs in once more: another session. */
export async function signIn(url: string, { email, address }: Pick<Person, 'email' | 'address'>) {
  const form = { grant_type: 'password', username: email, password }
  const answer = await ask(url, 'post', '/auth/token', { from: address }).type('form').send(form)
  if (answer.status !== 200) throw new Error(`signing in answered ${answer.status}: ${answer.text}`)
  const access_token = answer.body.access_token as string
  return {
    access_token,
    send(method: Method, path: string, body?: object, to = url) {
      const sent = ask(to, method, path, { from: address, token: access_token })
      return body === undefined ? sent : sent.send(body)
    },
  }
}
