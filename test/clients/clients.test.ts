/**
 * Clients of other generators: each is made from openapi.yaml, built, and lives through the same story with the service.
 * A tool that this machine cannot have is named in the output, with the reason.
 */
import { expect, test } from 'vitest'
import { useService } from '../support/service.ts'
import { emptyFolder, generators } from './generators.ts'
import { jars, NotAvailable, run, stories } from './tools.ts'

const service = useService()

/** Each story prints these lines, in the manner of its language. */
const story = [
  'registered true',
  'token bearer',
  'created 3',
  'pages three two one',
  'patched true',
  'project garden',
  'members owner',
  'batch true 201',
  'deleted',
  'problem 404 todo_not_found',
  'problem 422 validation_failed',
]

const plain = (line: string) => line.toLowerCase().match(/\w+/g)?.join(' ')

/** Prints why something cannot be tried on this machine; throws any other error. */
function notRun(name: string, error: unknown): undefined {
  if (!(error instanceof NotAvailable)) throw error
  console.warn(`Not run: ${name}, since ${error.message}`)
}

test.each(Object.entries(generators))('%s', async (name, build) => {
  const folder = await emptyFolder(name)
  const command = await build(folder).catch((error) => notRun(name, error))
  if (!command) return
  const email = `${name.replaceAll(/\W+/g, '-')}@example.com`
  const output = await run(command.program, [...command.args, service().url, email], folder, command.env)
  expect(output.trim().split('\n').map(plain)).toEqual(story)
})

test('the clients of the JDK and of Apache, which offer another protocol with each request', async () => {
  const name = 'Apache HttpClient'
  const classes = await jars('apache', 'org.apache.httpcomponents.client5:httpclient5:5.6.5').catch((error) =>
    notRun(name, error),
  )
  if (!classes) return
  const args = ['-cp', classes, `${stories}/Upgrades.java`, service().url, 'jdk@example.com']
  expect((await run('java', args)).trim().split('\n')).toEqual([
    'jdk GET /health HTTP_1_1 200',
    'apache GET /health 200',
    'jdk GET /todos HTTP_1_1 401',
    'apache GET /todos 401',
    'jdk GET /events/ws HTTP_1_1 426',
    'apache GET /events/ws 426',
    'jdk POST 201',
    'apache POST 201',
  ])
})
