/** Which runs the coverage judges, what it says, and when it makes them fail: seen from outside, on a small test suite. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Runs the small test suite. `JUDGED`: the projects that are to cover the contract, else both. `LESS`: without one of its tests; `BROKEN`: with one that fails. */
function run(environment: Record<string, string>, ...args: string[]): Promise<{ code: unknown; output: string }> {
  const config = join(import.meta.dirname, 'whole/vitest.config.ts')
  const command = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, ...args]
  // Nothing of the run that this test is part of.
  const env = { PATH: process.env.PATH, ...environment }
  return new Promise((resolve) =>
    execFile(process.execPath, command, { cwd: root, env }, (error, output, errors) =>
      resolve({ code: error?.code ?? 0, output: stripVTControlCharacters(output + errors) }),
    ),
  )
}

const missing = 'updateTodo: takes application/merge-patch+json  (has 204, takes application/json)'

describe.concurrent('a run', { timeout: 60_000 }, () => {
  test('of everything that sees everything, be it at a second attempt', async () => {
    const { code, output } = await run({})
    expect(output).toContain('operation x status x media type: 4 of 4, 100 %')
    expect(output).toContain('operation x media type of the request, where it may choose: 2 of 2, 100 %')
    expect([code, output]).toEqual([0, expect.not.stringContaining('No test has seen')])
  })

  test('that does not see everything fails, and names what is missing', async () => {
    const { code, output } = await run({ LESS: '1' })
    expect([code, output]).toEqual([1, expect.stringContaining(missing)])
  })

  test('that does not see what is excepted', async () => {
    const { code, output } = await run({ LESS: '1', EXCEPTIONS: 'needed.yaml' })
    expect([code, output]).toEqual([0, expect.stringContaining('4 of 4, 100 %, 1 excepted')])
  })

  test('that sees what is excepted fails, and names it', async () => {
    const { code, output } = await run({ EXCEPTIONS: 'needed.yaml' })
    const needless = '"updateTodo takes application/merge-patch+json" was seen: take it out of'
    expect([code, output]).toEqual([1, expect.stringContaining(needless)])
  })

  test.each([
    ['one file', 'update'],
    ['some tests', '-t', 'updates the todo'],
    ['some lines', 'test/coverage/whole/read.part.ts:4', 'test/coverage/whole/update.part.ts:4'],
    ['a part', '--shard', '1/2'],
    ['one of its projects', '--project', 'update'],
    ['all but one file', '--exclude', 'read.part.ts'],
  ])('of %s is not judged, and nothing is said', async (_, ...args) => {
    const { code, output } = await run({ LESS: '1' }, ...args)
    expect([code, output]).toEqual([0, expect.not.stringContaining('Contract coverage')])
  })

  test('counts nothing that a project which is not judged has seen', async () => {
    const { code, output } = await run({ JUDGED: 'read' })
    expect([code, output]).toEqual([1, expect.stringContaining('updateTodo: 204 no body')])
    expect(output).toContain('operation x status x media type: 3 of 4, 75 %')
  })

  test('of the judged projects alone is judged', async () => {
    const { code, output } = await run({ JUDGED: 'read' }, '--project', 'read')
    expect([code, output]).toEqual([1, expect.stringContaining('operation x status x media type: 3 of 4, 75 %')])
  })

  test.each([[[]], [['--bail', '1']]])('with a test that fails is not judged: %j', async (args) => {
    const { code, output } = await run({ LESS: '1', BROKEN: '1' }, ...args)
    expect([code, output]).toEqual([1, expect.stringContaining('Contract coverage is not judged')])
    expect(output).not.toContain('No test has seen')
  })
})
