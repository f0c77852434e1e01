/** How a command ends when its main function fails. */
import { afterEach, expect, test, vi } from 'vitest'
import { StartupError } from '../../src/config/startup-error.ts'
import { ContractError } from '../../src/kernel/index.ts'
import { runCommand } from '../../src/start/run-command.ts'

afterEach(() => {
  process.exitCode = undefined
  vi.restoreAllMocks()
})

test.each([
  new StartupError('Usage: npm run admin -- <email>'),
  new ContractError(['GET /health has no operationId.']),
])('prints the message of a $name and nothing else', async (error) => {
  const print = vi.spyOn(console, 'error').mockReturnValue()
  await runCommand(() => Promise.reject(error))
  expect(print.mock.calls).toEqual([[error.message]])
  expect(process.exitCode).toBe(1)
})

test('throws any other error, so that its stack is printed', async () => {
  const error = new TypeError('undefined is not a function')
  await expect(
    runCommand(() => {
      throw error
    }),
  ).rejects.toBe(error)
  expect(process.exitCode).toBeUndefined()
})

test('a command that succeeds has no exit code of its own', async () => {
  await runCommand(async () => {})
  expect(process.exitCode).toBeUndefined()
})
