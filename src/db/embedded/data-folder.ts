/** Creates and checks the data folder of the embedded Postgres, and reads the server's log. */
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartupError } from '../../config/startup-error.ts'
import { type Account, isAlive, postgresMajor, run } from './postgres-process.ts'

/** The server's only role. */
export const user = 'taskpact'

/**
 * Creates the data folder for its owner alone, and checks that it is writable. `account`: the one that Postgres runs as, where it is
 * another one; its group may pass through the folder. The server's log has parts of rows, so only the owner may read it. Throws a
 * StartupError for a folder that cannot be written.
 */
export async function makeFolder(folder: string, account: Account | null): Promise<void> {
  try {
    const isNew = !(await isFolder(folder))
    await makeFolders(folder)
    if (isNew && account) await chown(folder, process.getuid?.() ?? -1, account.gid)
    if (isNew) await chmod(folder, account ? 0o710 : 0o700)
    const log = logOf(join(folder, 'postgres'))
    await (await open(log, 'a', 0o600)).close()
    await chmod(log, 0o600)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'EEXIST' ? 'a file is in its way' : code
    throw new StartupError(
      `The data folder ${folder} cannot be written (${reason}). Set TASKPACT_DATA to one that can.`,
    )
  }
}

/**
 * Creates a folder and its parents. `mkdir` with `recursive` loops for ever in a folder that takes no others, such as
 * /proc (seen with Node 24.21).
 */
export async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return
  if (dirname(path) !== path) await makeFolders(dirname(path))
  await mkdir(path).catch(async (error) => {
    // Another service may have created it in the meantime.
    if (!(await isFolder(path))) throw error
  })
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** Whether an embedded database was made in the folder of the configuration; also where that cannot be seen. */
export const hasData = (dataFolder: string): Promise<boolean> =>
  stat(join(dataFolder, 'postgres', 'PG_VERSION')).then(
    () => true,
    ({ code }) => code !== 'ENOENT' && code !== 'ENOTDIR',
  )

/**
 * Runs initdb where there is no data, in a draft folder that is then renamed, so that a crash leaves nothing
 * incomplete. Throws a StartupError when it fails, or when the data is of another version of Postgres. `onWaiting` is
 * called once initdb runs.
 */
export async function initialise(
  binaries: string,
  account: Account | null,
  folder: string,
  onWaiting: () => void,
): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version?.trim() === postgresMajor) return
  if (version !== null)
    throw new StartupError(
      `${folder} was made by Postgres ${version.trim()}, and this is ${postgresMajor}. Use the older release to export it, or set TASKPACT_DATA to another folder.`,
    )
  await removeDrafts(folder)
  const draft = `${folder}.new-${process.pid}`
  await mkdir(draft, { mode: 0o700 })
  if (account) await chown(draft, account.uid, account.gid)
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const made = run(
    join(binaries, 'initdb'),
    ['--pgdata', draft, '--username', user, '--auth=trust', '--no-instructions', ...locale],
    account,
  )
  onWaiting()
  const { code, output } = await made
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true })
    throw new StartupError(`The database could not be made in ${folder}: ${lastLine(output)}`)
  }
  await rename(draft, folder).catch((error) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    // Another service has created the data in the meantime.
    return rm(draft, { recursive: true })
  })
}

/** Deletes the drafts of services that were killed while initdb ran. */
async function removeDrafts(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.new-`
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      await rm(join(dirname(folder), name), { recursive: true, force: true })
  }
}

/** The path of the server's log. */
export const logOf = (folder: string) => `${folder}.log`

/** The last non-empty line of a log, as a sentence. */
export function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => /\b(FATAL|PANIC|ERROR|error|could not|cannot)\b/.test(line))
  const line = (lines.at(-1) ?? text.trim().split('\n').at(-1) ?? 'no reason given').replace(
    /^(.*?(FATAL|PANIC|ERROR): +|(postgres|initdb): (error: )?)/,
    '',
  )
  return line.endsWith('.') ? line : `${line}.`
}
