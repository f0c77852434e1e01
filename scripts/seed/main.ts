/** `taskpact seed`: adds users, projects and todos to the database, to try the service with or to measure it. */
import { randomBytes } from 'node:crypto'
import { StartupError } from '../../src/config/startup-error.ts'
import { createPasswords } from '../../src/features/auth/passwords.ts'
import { openDatabase } from '../../src/start/database.ts'
import { readConfig } from '../../src/start/read-config.ts'
import { insertWorkspace } from './insert.ts'
import { readSeedOptions, type SeedOptions } from './options.ts'
import { createChance } from './random.ts'
import { planWorkspace, type Workspace } from './workspace.ts'

export async function main(args: string[]): Promise<void> {
  const options = readSeedOptions(args)
  const config = await readConfig()
  const interruption = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interruption.abort())
  const begin = performance.now()
  const { pool, place, close } = await openDatabase(config)
  try {
    const chance = createChance(options.seed)
    const password = randomBytes(12).toString('base64url')
    // Not from the seed, so that the same data can be added twice to one database.
    const domain = `team-${randomBytes(4).toString('hex')}.example.com`
    const workspace = planWorkspace(chance, options, domain, Date.now())
    const passwordHash = await createPasswords().hash(password)
    const members = await insertWorkspace(
      pool,
      { chance, workspace, todos: options.todos, passwordHash },
      interruption.signal,
    )
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    console.log(summary(options, members, place, seconds))
    console.log(invitation(workspace, password, config.port))
  } catch (error) {
    if (!interruption.signal.aborted) throw error
    throw new StartupError('Interrupted. Nothing was added.')
  } finally {
    await close()
  }
}

function summary(
  { users, projects, todos, seed }: SeedOptions,
  members: number,
  place: string,
  seconds: string,
): string {
  const [u, p, m, t] = [users, projects, members, todos].map((count) => count.toLocaleString('en'))
  return `Added ${u} users, ${p} projects with ${m} members, and ${t} todos to ${place} in ${seconds} s (seed ${seed}).`
}

function invitation({ people: [first, ...others] }: Workspace, password: string, port: number): string {
  const few = others.slice(0, 3).map(({ email }) => `  ${email}`)
  return `
Sign in as ${first?.name} while the service runs:
  curl http://localhost:${port}/auth/token -d grant_type=password \\
    -d username=${first?.email} -d password=${password}
${few.length > 0 ? `\nAll users have this password. Some of the others:\n${few.join('\n')}` : ''}`
}
