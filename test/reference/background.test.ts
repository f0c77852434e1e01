/** The background tasks of the two guides: the response does not wait for them, and they are not lost. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTicks, createWorkers } from '../../src/start/workers.ts'
import { newProject } from '../support/build.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { newPerson, startService, type TestService } from '../support/service.ts'

let mailServer: MailServer
let service: TestService

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startService({ SMTP_URL: mailServer.url })
})

beforeEach(() => {
  mailServer.mails = []
})

afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})

test('BackgroundTasks.add_task(send_notification)', async () => {
  const [ada, bob] = [await newPerson(service, 'Ada'), await newPerson(service, 'Bob')]
  const todo = { title: 'Dig', project_id: await newProject(ada, [[bob, 'editor']]), assignee_ids: [bob.id] }
  const created = await ada.send('post', '/todos', todo)
  // The response is there before the email is sent.
  expect(created.status).toBe(201)
  expect(mailServer.mails).toEqual([])
  await service.context.jobs.work(createWorkers(service.context), createTicks(service.context))
  // One email has the notifications of five minutes: here those of the project and of the todo.
  const mail = await mailServer.mailTo(bob.email, /notifications/)
  expect(mail.text).toContain('Ada assigned “Dig” to you')
})

test('BackgroundTasks.add_task(notify_team)', async () => {
  const ada = await newPerson(service, 'Ada')
  await ada.send('patch', '/users/me/preferences', { mail: { project_created: true } })
  const { body: project } = await ada.send('post', '/projects', { name: 'Kitchen' })
  await mailServer.mailTo(ada.email, /“Kitchen” was created/)
  const { body: notifications } = await ada.send('get', '/notifications')
  expect(notifications).toMatchObject([{ type: 'project_created', project_id: project.id, read_at: null }])
})
