/** `npm run fuzz`: sends generated requests to every operation for a given time, on a database of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { StartupError } from '../src/config/startup-error.ts'
import { runCommand } from '../src/start/run-command.ts'
import { isHelp, readOptions } from './cli-options.ts'

const usage = `Usage: npm run fuzz -- [--minutes NUMBER] [--seed NUMBER] [--operation NAME]

Sends valid and invalid requests to every operation, and checks each response against the contract. A failure is printed
with the seed that repeats it. The database is a new one, which is deleted at the end.

  --minutes    How long to run. Default: 10.
  --seed       Repeats the requests of an earlier run. Default: a random one.
  --operation  Tests one operation only, such as createTodo. Default: all.`

await runCommand(async () => {
  const args = process.argv.slice(2)
  if (args.some(isHelp)) return console.log(usage)
  const text = { type: 'string' } as const
  await fuzz(readOptions('fuzz', args, { minutes: text, seed: text, operation: text }))
})

async function fuzz({ minutes = '10', seed, operation }: { minutes?: string; seed?: string; operation?: string }) {
  if (!(Number(minutes) > 0)) throw new StartupError(`--minutes is "${minutes}": write a positive number, such as 10.`)
  const settings = {
    FUZZ_MINUTES: minutes,
    ...(seed !== undefined && { FUZZ_SEED: seed }),
    ...(operation !== undefined && { FUZZ_OPERATION: operation }),
  }
  // The setup of the tests starts a Postgres server for the run.
  const args = ['run', 'test/fuzz.test.ts']
  const vitest = spawn('vitest', args, { env: { ...process.env, ...settings }, stdio: 'inherit' })
  const [code] = await once(vitest, 'close').catch((error: Error) => {
    throw new StartupError(`vitest cannot be started (${error.message}). Run \`npm ci\` first.`)
  })
  process.exitCode = code ?? 1
}
