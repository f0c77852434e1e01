/** `npm run demo -- [URL]`: uses a running service as a person would, and fails at the first wrong response. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadDotEnv } from '../../src/config/config.ts'
import { createTaskpact, deleteMe, getHealth, getOpenapiJson, signIn, TaskpactError } from '../../src/sdk/index.ts'
import { isHelp } from '../cli-options.ts'
import { newAccount, type Visitor } from './account.ts'
import { call } from './calls.ts'
import { checkResponses, DemoFailure } from './check-responses.ts'
import { runStory } from './story.ts'
import { parseTodoTxt } from './todotxt.ts'
import { runWeek } from './week.ts'

/** How long one request may take. */
const timeoutMs = 10_000

const usage = `Usage: npm run demo -- [URL]

Uses a running service through the SDK, and checks every response. Its data is deleted at the end. Without a URL it uses the service
on this machine, at the port of PORT (default: 8000).

Examples:
  npm run demo                                 http://localhost:8000
  PORT=8080 npm run demo                       http://localhost:8080
  npm run demo -- https://todo.example.com     another service`

const [argument] = process.argv.slice(2)
if (argument !== undefined && isHelp(argument)) {
  console.log(usage)
  process.exit()
}
loadDotEnv()
const address = (argument ?? `http://localhost:${process.env.PORT?.trim() || '8000'}`).replace(/\/+$/, '')
const [newcomer, ...team] = ['Demo', 'Ada', 'Grace', 'Edsger'].map(
  (name): Visitor => ({
    account: newAccount(name),
    client: createTaskpact({
      baseUrl: address,
      fetch: (request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
      // A retry would hide the failures that the demo is meant to find.
      retry: false,
    }),
  }),
) as [Visitor, Visitor, Visitor, Visitor]

try {
  const begin = performance.now()
  await requireService()
  console.log(`Taskpact at ${address}\n`)
  const document = await call('getOpenapiJson', 200, getOpenapiJson({ client: newcomer.client }))
  const checked = [newcomer, ...team].map(({ client }) => checkResponses(client, document.data))
  const text = await readFile(join(import.meta.dirname, 'todo.txt'), 'utf8')
  const items = text.split('\n').filter((line) => line.trim() !== '')
  console.log('The first day of one person\n')
  await runStory(newcomer, items.map(parseTodoTxt))
  console.log('\nA week of a team\n')
  await runWeek(team)
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  const responses = checked.reduce((sum, count) => sum + count(), 0)
  console.log(
    `\nSuccess: ${responses} responses in ${seconds} s, all as the contract says. The demo's data is deleted.`,
  )
} catch (error) {
  if (!(error instanceof DemoFailure || error instanceof TaskpactError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  for (const visitor of [newcomer, ...team]) await cleanUp(visitor)
}

/** Throws a DemoFailure unless the address is that of a Taskpact service. */
async function requireService(): Promise<void> {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new DemoFailure(`"${address}" is not a URL. Usage: npm run demo -- http://localhost:8000`)
  const { data, error } = await getHealth({ client: newcomer.client })
  if (error?.code === 'no_answer')
    throw new DemoFailure(
      `No service answers at ${address}. Run \`npm start\` in another terminal, then run the demo again.`,
    )
  if (data?.status !== 'healthy')
    throw new DemoFailure(
      `The service at ${address} is not Taskpact (GET /health: ${error?.status ?? 200}). Name the address of Taskpact.`,
    )
}

/** Deletes the account when the demo failed before it did so itself. */
async function cleanUp({ account, client }: Visitor): Promise<void> {
  if (!account.mayExist) return
  client.interceptors.response.clear()
  const { email, password } = account
  try {
    await signIn(client, { email, password })
    await deleteMe({ client, throwOnError: true })
    console.error("The demo's account is deleted.")
  } catch (error) {
    // The account was never created.
    if (error instanceof TaskpactError && error.code === 'invalid_credentials') return
    console.error(`The demo's account ${email} could not be deleted: delete it by hand.`)
  }
}
