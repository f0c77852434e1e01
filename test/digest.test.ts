/** The daily digest as it arrives at a real SMTP server: what it says, to whom, and once a day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dailyDigests } from '../src/features/digest/due.ts'
import { claimDigests } from '../src/features/digest/queries.ts'
import { doPeriodically } from '../src/jobs/left-overs.ts'
import { dayOf, daysLater } from '../src/language/zones.ts'
import { createTicks, createWorkers } from '../src/start/workers.ts'
import { newMember, newProject, newTodo } from './support/build.ts'
import { type ArrivedMail, type MailServer, startMailServer } from './support/mail-server.ts'
import { newPerson, type Person, startService, type TestService } from './support/service.ts'

let mailServer: MailServer
let service: TestService

beforeAll(async () => {
  mailServer = await startMailServer()
  const settings = { SMTP_URL: mailServer.url, PUBLIC_URL: 'https://todo.example.com' }
  service = await startService(settings)
  await service.context.jobs.work(createWorkers(service.context), createTicks(service.context))
})

afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})

/** A zone in which it is about noon, so that no day ends during a test. */
const hoursToNoon = 12 - new Date().getUTCHours()
const zone = `Etc/GMT${hoursToNoon > 0 ? '-' : '+'}${Math.abs(hoursToNoon)}`
const today = dayOf(new Date().toISOString(), zone)
const soon = () => new Date(Date.now() + 3_600_000).toISOString()

async function reader(name = 'Ada', preferences: object = {}): Promise<Person> {
  const person = await newPerson(service, name)
  const chosen = { time_zone: zone, locale: 'en-GB', digest_hour: 18, ...preferences }
  await person.send('patch', '/users/me/preferences', chosen).expect(200)
  return person
}

/** Lets the digests of today be due now. */
async function makeDue(...people: Person[]): Promise<void> {
  await service.database.pool.raw(
    `update digests set day = ?, digest_at = now() where user_id = any(?::uuid[]) and digest_at is not null`,
    [today, people.map(({ id }) => id)],
  )
}

/** Resolves when nothing is left to do, so that what has not arrived by then never will. */
async function quiet(): Promise<void> {
  const { pool } = service.database
  const open = async () => [
    ...(await pool('digests').whereRaw('digest_at <= now()')),
    ...(await pool('pgboss.job').where({ name: 'mail' }).whereIn('state', ['created', 'retry', 'active'])),
  ]
  await expect.poll(async () => (await open()).length, { timeout: 15_000 }).toBe(0)
}

const digestsTo = ({ email }: Person): ArrivedMail[] =>
  mailServer.mails
    .filter(({ to, text }) => to.includes(email) && text.includes('digest_hour'))
    .map((mail) => ({ ...mail, text: mail.text.replaceAll('\r\n', '\n') }))

/** The digest of today; undefined where none comes. */
async function digestOf(person: Person): Promise<ArrivedMail | undefined> {
  await makeDue(person)
  await quiet()
  return digestsTo(person).at(-1)
}

describe('a digest', () => {
  test('says what is overdue and due today, with the dates of its reader', async () => {
    const [ada, bob] = [await reader('Ada <b>'), await newPerson(service, 'Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    await newTodo(ada, { title: 'Dig\nHello', due_on: daysLater(today, -3) })
    await newTodo(ada, { title: 'Sow', project_id, due_on: today })
    await newTodo(ada, { title: 'Reap', due_at: soon() })
    await newTodo(bob, { title: 'Of ada', project_id, due_on: today, assignee_ids: [ada.id] })
    await newTodo(ada, { title: 'Done', due_on: today, completed: true })
    await newTodo(ada, { title: 'Tomorrow', due_on: daysLater(today, 1) })
    await newTodo(ada, { title: 'Of bob', project_id, due_on: today, assignee_ids: [bob.id] })
    await newTodo(bob, { title: 'Private', due_on: today })
    const mail = (await digestOf(ada)) as ArrivedMail
    const date = (day: string, dateStyle: 'full' | 'medium') =>
      new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle, timeZone: 'UTC' })
    expect(mail.headers).toMatchObject({
      subject: `${date(today, 'full')}: 1 overdue, 3 due today, 2 changes by others`,
      'message-id': expect.stringMatching(/^<digest-[0-9a-f-]{36}@taskpact>$/),
    })
    expect(mail.text).toContain(`Overdue:\n\n“Dig Hello”, due on ${date(daysLater(today, -3), 'medium')}\n\nDue today:`)
    expect(mail.text).toContain('\n\n“Sow” in “Garden”\n\n')
    expect(mail.text).toMatch(/“Reap”, due on .* at \d\d:\d\d/)
    expect(mail.text).toContain('“Of ada” in “Garden”\n\n')
    expect(mail.text).not.toMatch(/Done|Tomorrow|Of bob|Private/)
    expect(mail.text).toContain('https://todo.example.com/app/settings/preferences')
    expect(mail.html).toContain('Hello Ada &lt;b&gt;,')
  })

  test('says what others did since the last one, to what its reader still sees', async () => {
    const ada = await reader()
    const [bob, eve] = [await newPerson(service, 'Bob'), await newPerson(service, 'Eve')]
    const garden = await newProject(ada, [[bob, 'editor']])
    const [left, muted] = [await newProject(bob, [[ada, 'editor']]), await newProject(bob, [[ada, 'editor']], 'Muted')]
    await ada.send('patch', `/projects/${muted}`, { is_muted: true }).expect(200)
    await makeDue(ada)
    await quiet()
    await newTodo(bob, { title: 'Sow', project_id: garden })
    const dig = await newTodo(bob, { title: 'Old title', project_id: garden })
    await bob.send('patch', `/todos/${dig.id}`, { title: 'Dig' }).expect(200)
    await bob.send('patch', `/todos/${dig.id}`, { completed: true }).expect(200)
    await ada.send('patch', `/todos/${dig.id}`, { completed: false }).expect(200)
    const gone = await newTodo(bob, { title: 'Gone', project_id: garden })
    await bob.send('delete', `/todos/${gone.id}`).expect(204)
    await newTodo(bob, { title: 'Of a muted project', project_id: muted })
    await newTodo(bob, { title: 'Of a project that ada leaves', project_id: left })
    await newTodo(bob, { title: 'Of bob alone' })
    await newTodo(ada, { title: 'Of ada herself', project_id: garden })
    await ada.send('delete', `/projects/${left}/members/${ada.id}`).expect(204)
    await newMember(ada, garden, eve, 'editor')
    await newTodo(eve, { title: 'Unconfirmed', project_id: garden })
    await service.database.pool('users').update({ email_verified_at: null }).where({ id: eve.id })
    const { text, headers } = (await digestOf(ada)) as ArrivedMail
    expect(headers.subject).toMatch(/: 2 changes by others$/)
    const sentences = text.split('\n\n').filter((line) => /^(What|Bob|Eve|Ada)/.test(line))
    expect(sentences).toEqual([
      'What others did in “Garden”:',
      'Bob added, changed, and completed “Dig”.',
      'Bob added “Sow”.',
    ])
    expect(text).not.toMatch(/Old title|Gone|muted|leaves|alone|herself|Unconfirmed/)
    // The next one has none of it.
    expect(digestsTo(ada)).toHaveLength(2)
    await digestOf(ada)
    expect(digestsTo(ada)).toHaveLength(2)
  })

  test('has so many lines, and the number of the others', async () => {
    const [ada, bob] = [await reader(), await newPerson(service, 'Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    for (let number = 0; number < 22; number++) {
      await newTodo(ada, { title: `Dig ${number}`, due_on: today })
      await newTodo(bob, { title: `Sow ${number}`, project_id })
    }
    const { text } = (await digestOf(ada)) as ArrivedMail
    expect(text.match(/“Dig \d+”/g)).toHaveLength(20)
    expect(text.match(/“Sow \d+”/g)).toHaveLength(20)
    expect(text).toContain('“Dig 19”\n\nAnd 2 more.')
    // With that bob has joined.
    expect(text).toContain('And 3 more.\n\nChoose')
  })
})

describe('none comes', () => {
  test('where there is nothing to say, or to whom none is to be sent', async () => {
    const people = await Promise.all(['Idle', 'Off', 'Unconfirmed', 'Disabled', 'Late'].map((name) => reader(name)))
    const [idle, off, unconfirmed, disabled, late] = people as [Person, Person, Person, Person, Person]
    const { pool } = service.database
    await newTodo(idle, { title: 'Tomorrow', due_on: daysLater(today, 1) })
    for (const person of [off, unconfirmed, disabled, late]) await newTodo(person, { due_on: today })
    await off.send('patch', '/users/me/preferences', { digest_hour: null }).expect(200)
    await pool('users').update({ email_verified_at: null }).where({ id: unconfirmed.id })
    await pool('users').update({ disabled_at: new Date() }).where({ id: disabled.id })
    await makeDue(...people)
    await quiet()
    // Its job is older than its day.
    await service.context.jobs.enqueue(pool, 'mail', [
      { letter: 'digest', id: late.id, user_id: late.id, ends_at: '2026-01-01T00:00:00Z', since: '', until: '' },
    ])
    await quiet()
    expect(people.flatMap((person) => (person === late ? [] : digestsTo(person)))).toEqual([])
    expect(digestsTo(late)).toHaveLength(1)
  })

  test('twice a day, however many workers look', async () => {
    const people = await Promise.all([1, 2, 3].map(() => reader()))
    for (const person of people) await newTodo(person, { due_on: today })
    await makeDue(...people)
    const { context } = service
    await Promise.all([1, 2, 3, 4].map(() => doPeriodically(context, dailyDigests(context))))
    await quiet()
    expect(people.map((person) => digestsTo(person).length)).toEqual([1, 1, 1])
    const rows = await service.database.pool('digests').whereIn(
      'user_id',
      people.map(({ id }) => id),
    )
    expect(rows.every(({ digest_at }) => Date.parse(digest_at) > Date.now())).toBe(true)
  })

  test('from a worker that dies before its commit, and one from the next worker', async () => {
    const ada = await reader()
    await newTodo(ada, { due_on: today })
    const dying = service.database.pool.transaction(async (db) => {
      await db('digests').update({ day: today, digest_at: db.fn.now() }).where({ user_id: ada.id })
      expect(await claimDigests(db, [ada.id])).toMatchObject([{ user_id: ada.id }])
      throw new Error('killed')
    })
    await expect(dying).rejects.toThrow('killed')
    await quiet()
    expect(digestsTo(ada)).toEqual([])
    await digestOf(ada)
    expect(digestsTo(ada)).toHaveLength(1)
  })
})

test('the hour is a preference', async () => {
  const ada = await newPerson(service)
  const read = async () => (await ada.send('get', '/users/me/preferences').expect(200)).body
  expect(await read()).toMatchObject({ digest_hour: null })
  for (const digest_hour of [0, 23, null]) {
    await ada.send('patch', '/users/me/preferences', { digest_hour }).expect(200)
    expect(await read()).toMatchObject({ digest_hour })
  }
  for (const digest_hour of [-1, 24, 9.5, '9'])
    await ada.send('patch', '/users/me/preferences', { digest_hour }).expect(422)
})
