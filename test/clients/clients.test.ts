/**
 * Clients of other generators: each is made from openapi.yaml, built, and lives through the same story with the service.
 * A tool that this machine cannot have is named in the output, with the reason.
 */
import { expect, test } from 'vitest'
import { useService } from '../support/service.ts'
import { emptyFolder, generators } from './generators.ts'
import { NotAvailable, run } from './tools.ts'

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

test.each(Object.entries(generators))('%s', async (name, build) => {
  const folder = await emptyFolder(name)
  const command = await build(folder).catch((error) => {
    if (error instanceof NotAvailable) return error
    throw error
  })
  if (command instanceof NotAvailable) {
    console.warn(`Not run: ${name}, since ${command.message}`)
    return
  }
  const email = `${name.replaceAll(/\W+/g, '-')}@example.com`
  const output = await run(command.program, [...command.args, service().url, email], folder, command.env)
  expect(output.trim().split('\n').map(plain)).toEqual(story)
})
