/** `npm run fuzz -- --minutes 10 [--seed N] [--operation createTodo]`: fuzzes the service for a while, on a throw-away database. */
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { StartupError } from '../src/config/startup-error.ts'

const usage = 'npm run fuzz -- [--minutes 10] [--seed N] [--operation createTodo]'

function readFlags(args: string[]): Record<string, string> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        minutes: { type: 'string', default: '10' },
        seed: { type: 'string' },
        operation: { type: 'string' },
      },
    })
    if (!(Number(values.minutes) > 0)) throw new Error(`--minutes is "${values.minutes}": write a number such as 10`)
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [`FUZZ_${name.toUpperCase()}`, value]))
  } catch (error) {
    throw new StartupError(`${(error as Error).message}.\nUsage: ${usage}`)
  }
}

try {
  // The tests' own runner brings the throw-away Postgres along.
  const env = { ...process.env, ...readFlags(process.argv.slice(2)) }
  const child = spawn('vitest', ['run', 'test/fuzz.test.ts'], { env, stdio: 'inherit' })
  child.on('error', (error) => {
    console.error(`vitest does not start (${error.message}): run npm ci.`)
    process.exitCode = 1
  })
  child.on('close', (code) => {
    process.exitCode = code ?? 1
  })
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
