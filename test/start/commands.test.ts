/** The program `taskpact`: its table of commands, their help, and what they refuse. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Command, commands } from '../../scripts/commands.ts'
import { newPlace, run } from './process.ts'

const names = Object.keys(commands)

test("npm's scripts run the commands of the table", async () => {
  const { scripts } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'))
  for (const name of names)
    expect([name, scripts[name.replace('-', ':')]]).toEqual([
      name,
      `node ${name === 'start' ? '--no-allocation-site-pretenuring ' : ''}src/main.js ${name}`,
    ])
})

test('each module of the table has a main function, and each command examples', async () => {
  for (const [name, { load, examples }] of Object.entries<Command>(commands)) {
    expect([name, typeof (await load()).main]).toEqual([name, 'function'])
    expect(examples.length).toBeGreaterThan(0)
    for (const [line] of examples) expect(line).toContain('%')
  }
})

test('--help lists the commands, and the help of one shows how it was called', async () => {
  const place = await newPlace()
  const all = await run(place, { args: ['--help'] })
  expect(all).toMatchObject({ code: 0, errors: '' })
  for (const name of names) expect(all.output).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
  const one = await run(place, { args: ['backup', '--help'] })
  expect(one.output).toMatch(/^Usage: taskpact backup FILE\n[\s\S]*\nExamples:\n {2}taskpact backup monday\.backup /)
  const byNpm = await run(place, { args: ['backup', '--help'], env: { npm_lifecycle_event: 'backup' } })
  expect(byNpm.output).toMatch(/^Usage: npm run backup -- FILE\n/)
  expect(await readdir(place.folder)).toEqual(['t'])
})

test.each<[string[], RegExp]>([
  [['bakcup'], /^Taskpact has no command "bakcup": did you mean "backup"\? `taskpact --help` lists them\.\n$/],
  [['dance'], /^Taskpact has no command "dance"\. `taskpact --help` lists them\.\n$/],
  [['constructor'], /^Taskpact has no command "constructor"\. /],
  [['backup'], /^Write one FILE: `taskpact backup FILE`\. --help shows examples\.\n$/],
  [['restore', 'a', 'b'], /^Write one FILE: `taskpact restore FILE`\./],
  [['admin', '--promote'], /^Unknown option '--promote'\. Run `taskpact admin --help` to see all options\.\n$/],
  [['start', '--port', '1'], /^Unknown option '--port'\. Run `taskpact start --help`/],
  [['worker', 'now'], /^Unexpected argument 'now'\. Run `taskpact worker --help`/],
])('%j is refused in one sentence', async (args, sentence) => {
  const { code, output, errors } = await run(await newPlace(), { args })
  expect({ code, output }).toEqual({ code: 1, output: '' })
  expect(errors).toMatch(sentence)
})

// The doctor reports such a folder as a fault (doctor.test.ts).
test.each([['backup', 'one.backup'], ['admin', 'ada@example.com'], ['admin', 'invite'], ['worker']])(
  '%s makes no data in a folder that was mistyped',
  async (...args) => {
    const place = await newPlace()
    const { code, output, errors } = await run(place, { args, env: { TASKPACT_DATA: 'wrong/folder' } })
    expect({ code, output, errors }).toEqual({
      code: 1,
      output: '',
      errors: `There is no data at ${join(place.folder, 'wrong/folder')} (TASKPACT_DATA): name the folder of the service, or start the service first.\n`,
    })
    expect(await readdir(place.folder)).toEqual(['t'])
  },
)
