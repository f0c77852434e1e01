/** `npm run seed`: fills the database with people, projects and todos to try things on, or to measure with. */
import { randomBytes } from 'node:crypto'
import { type Config, loadConfig, loadDotEnv } from '../../src/config/config.ts'
import { StartupError } from '../../src/config/startup-error.ts'
import { createPasswords } from '../../src/features/auth/passwords.ts'
import { openDatabase } from '../../src/start/database.ts'
import { settleDataFolder } from '../../src/start/embedded-server.ts'
import { parseFlags, usage, type Wish } from './flags.ts'
import { insertWorkspace } from './insert.ts'
import { createChance } from './random.ts'
import { planWorkspace, type Workspace } from './workspace.ts'

try {
  const wish = parseFlags(process.argv.slice(2))
  if (wish) {
    loadDotEnv()
    await seed(wish, await settleDataFolder(loadConfig()))
  } else console.log(usage)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function seed(wish: Wish, config: Config): Promise<void> {
  const interruption = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interruption.abort())
  const begin = performance.now()
  const { pool, place, close } = await openDatabase(config)
  try {
    const chance = createChance(wish.seed)
    const password = randomBytes(12).toString('base64url')
    // Not from the seed: who makes the same data twice in one database must not meet the addresses of the first time.
    const domain = `team-${randomBytes(4).toString('hex')}.example.com`
    const workspace = planWorkspace(chance, wish, domain, Date.now())
    const passwordHash = await createPasswords().hash(password)
    const members = await insertWorkspace(
      pool,
      { chance, workspace, todos: wish.todos, passwordHash },
      interruption.signal,
    )
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    console.log(summary(wish, members, place, seconds))
    console.log(invitation(workspace, password, config.port))
  } catch (error) {
    if (!interruption.signal.aborted) throw error
    throw new StartupError('Interrupted: nothing was added.')
  } finally {
    await close()
  }
}

function summary({ users, projects, todos, seed }: Wish, members: number, place: string, seconds: string): string {
  const [u, p, m, t] = [users, projects, members, todos].map((count) => count.toLocaleString('en'))
  return `Made ${u} users, ${p} projects with ${m} members, and ${t} todos in ${seconds} s, in ${place} (seed ${seed}).`
}

function invitation({ people: [first, ...others] }: Workspace, password: string, port: number): string {
  const few = others.slice(0, 3).map(({ email }) => `  ${email}`)
  return `
Sign in as ${first?.name}, once the service runs:
  curl http://localhost:${port}/auth/token -d grant_type=password \\
    -d username=${first?.email} -d password=${password}
${few.length > 0 ? `\nThe password is everybody's. Some of the others:\n${few.join('\n')}` : ''}`
}
