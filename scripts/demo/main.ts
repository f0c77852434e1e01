/** `npm run demo -- [URL]`: uses a running service as a person would, and fails at the first answer that is not right. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTaskpact, deleteMe, getHealth, getOpenapiJson, signIn, TaskpactError } from '../../src/sdk/index.ts'
import { checkAnswers, Disappointment } from './answers.ts'
import { call } from './calls.ts'
import { type Account, tell } from './story.ts'
import { parseTodoTxt } from './todotxt.ts'

/** Milliseconds that one answer may take. */
const patience = 10_000

const address = (process.argv[2] ?? 'http://localhost:8000').replace(/\/+$/, '')
const account: Account = {
  email: `demo-${Date.now()}-${randomBytes(3).toString('hex')}@example.com`,
  password: randomBytes(18).toString('base64'),
  name: 'Demo',
  mayExist: false,
}
const client = createTaskpact({
  baseUrl: address,
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(patience) }),
  // What goes wrong once is what the demo is to find.
  retry: false,
})

try {
  const begin = performance.now()
  await meet()
  console.log(`Taskpact at ${address}\n`)
  const document = await call('getOpenapiJson', 200, getOpenapiJson({ client }))
  const checked = checkAnswers(client, document.data)
  const text = await readFile(join(import.meta.dirname, 'todo.txt'), 'utf8')
  const items = text.split('\n').filter((line) => line.trim() !== '')
  await tell(client, account, items.map(parseTodoTxt))
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  console.log(`\nAll is well: ${checked()} answers in ${seconds} s, each as the contract says. Nothing is left behind.`)
} catch (error) {
  if (!(error instanceof Disappointment || error instanceof TaskpactError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await cleanUp()
}

/** Whether a Taskpact is there at all. */
async function meet(): Promise<void> {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new Disappointment(`"${address}" is no address. Write it as \`npm run demo -- http://localhost:8000\`.`)
  const { data, response } = await getHealth({ client })
  if (!response)
    throw new Disappointment(`Nothing answers at ${address}. Run \`npm start\` in another terminal, then this again.`)
  if (data?.status !== 'healthy')
    throw new Disappointment(`What answers at ${address} is not Taskpact (GET /health: ${response.status}).`)
}

/** After a failure: the account is deleted all the same, if it can be. */
async function cleanUp(): Promise<void> {
  if (!account.mayExist) return
  client.interceptors.response.clear()
  const { email, password } = account
  try {
    await signIn(client, { email, password })
    await deleteMe({ client, throwOnError: true })
    console.error("The demo's account is deleted.")
  } catch (error) {
    // There is no such account.
    if (error instanceof TaskpactError && error.code === 'invalid_credentials') return
    console.error(`The account ${email} could not be deleted.`)
  }
}
