/** Many concurrent requests whose users are looked up in batches: each request gets its own sender. */
import request from 'supertest'
import { expect, test } from 'vitest'
import { newPerson, type Person, signIn, useService } from '../support/service.ts'

const service = useService()

const get = async (token: string) => {
  const { status, body } = await request(service().server).get('/users/me').set('Authorization', `Bearer ${token}`)
  return { status, id: body.id as string | undefined, code: body.code as string | undefined }
}

/** Numbers that look random and are the same in each run. */
function shuffler(seed: number) {
  let state = seed
  return <T>(items: T[]): T[] => {
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      return state
    }
    return items
      .map((item) => [next(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item)
  }
}

test('each request gets its own sender while other sessions are ended', async () => {
  const people: Person[] = []
  for (let n = 0; n < 12; n++) people.push(await newPerson(service(), `Person ${n}`))
  // Two sessions of each, so that one of them lives on.
  const others = await Promise.all(people.map((person) => signIn(service().server, person)))
  const shuffled = shuffler(1)
  const alive = new Set([...people, ...others])
  const ended = new Set<Person>()
  for (let round = 0; round < 12; round++) {
    const victim = people[round] as Person
    const wave = shuffled([...alive, ...alive, ...ended])
    const answers = await Promise.all([
      ...wave.map(async (sender) => ({ sender, ...(await get(sender.access_token)) })),
      request(service().server).post('/auth/revoke').type('form').send({ token: victim.refresh_token }),
    ])
    for (const answer of answers) {
      if (!('sender' in answer)) continue
      const { sender, status, id } = answer
      if (status === 200) expect(id).toBe(sender.id)
      else expect(status).toBe(401)
      if (ended.has(sender)) expect(status).toBe(401)
      else if (sender !== victim) expect(status).toBe(200)
    }
    alive.delete(victim)
    ended.add(victim)
    // It is over once the revocation was answered.
    const after = await Promise.all([victim, ...shuffled([...alive])].map(({ access_token }) => get(access_token)))
    expect(after[0]).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect(after.slice(1).every(({ status }) => status === 200)).toBe(true)
  }
})
