/** The checks of the machine that the doctor runs on: the data folder, its space, and the signing secret. */
import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { isGuessableSecret } from '../config/values.ts'
import { existingSecrets, secretFile } from '../start/signing-secret.ts'
import { type Check, type Finding, fault, ok, sizeOf, warning } from './finding.ts'

const dayMs = 86_400_000
/** Days after which a signing secret should be replaced. */
const oldSecretDays = 365
/** Days after which nothing that a former secret has signed is valid (docs/admin.md, "A new signing secret"). */
const formerSecretDays = 7
/** Bytes of free space. */
const space = { fault: 256_000_000, warning: 2_000_000_000 }

const newSecret = 'Replace it as docs/admin.md says, "A new signing secret".'

/** Whether the embedded server has data in the folder. */
export async function hasEmbeddedData({ dataFolder }: Config): Promise<boolean> {
  return exists(join(dataFolder, 'postgres', 'PG_VERSION'))
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

async function examineFolder(config: Config): Promise<Finding> {
  const { dataFolder, databaseUrl } = config
  if (databaseUrl === null && !(await hasEmbeddedData(config)))
    return fault(
      `There is no data at ${dataFolder} (TASKPACT_DATA).`,
      'Set TASKPACT_DATA to the folder of the service, or start the service, which makes a new one.',
    )
  if (!(await exists(dataFolder))) return ok(`${dataFolder} does not exist, and is not needed yet.`)
  const isWritable = await access(dataFolder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return isWritable
    ? ok(`${dataFolder} can be written.`)
    : fault(`The data folder ${dataFolder} cannot be written.`, 'Let the user that runs Taskpact write to it.')
}

/** The finding about free space where a path is. */
export async function examineSpace(path: string, what: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(path)
  const free = bavail * bsize
  const message = `${sizeOf(free)} are free for ${what} (${path}).`
  const advice = 'Free some, or move it to a larger disk: without space, writes fail with 503.'
  if (free < space.fault) return fault(message, advice)
  return free < space.warning ? warning(message, advice) : ok(message)
}

async function examineDisk({ dataFolder }: Config): Promise<Finding | Finding[]> {
  return (await exists(dataFolder)) ? examineSpace(dataFolder, 'the data folder') : []
}

async function examineSecret(config: Config): Promise<Finding[]> {
  const secrets = await existingSecrets(config)
  if (!secrets) return [ok('There is no signing secret yet: the first start makes one.')]
  const guessable = secrets.some((secret) => isGuessableSecret(secret.toString()))
    ? [
        fault(
          'The signing secret can be guessed, or is a published example: an attacker who has it can sign in as any user.',
          newSecret,
        ),
      ]
    : []
  const findings = [...guessable, ...(await examinePlace(config, secrets.length))]
  return findings.length > 0 ? findings : [ok('The signing secret cannot be guessed.')]
}

async function examinePlace(config: Config, count: number): Promise<Finding[]> {
  if (config.jwtSecretFile !== null) return examineAge(config.jwtSecretFile, count)
  return config.jwtSecrets === null ? examineSecretFile(secretFile(config), count) : []
}

/** The file in the data folder. That of a container's secret may be open to all users of the container. */
async function examineSecretFile(path: string, count: number): Promise<Finding[]> {
  const { mode } = await stat(path)
  const findings = await examineAge(path, count)
  if ((mode & 0o077) !== 0)
    findings.push(fault(`Other users of this machine may read the signing secret ${path}.`, `Run: chmod 600 '${path}'`))
  return findings
}

async function examineAge(path: string, count: number): Promise<Finding[]> {
  const { mtimeMs } = await stat(path)
  const days = Math.floor((Date.now() - mtimeMs) / dayMs)
  const findings: Finding[] = []
  if (days > oldSecretDays) findings.push(warning(`The signing secret ${path} is ${days} days old.`, newSecret))
  if (count > 1 && days > formerSecretDays)
    findings.push(
      warning(
        `A former signing secret is still accepted, ${days} days after ${path} has changed.`,
        'Take out all secrets but the first, and restart.',
      ),
    )
  return findings
}

export const machineChecks: Check<Config>[] = [
  { name: 'data_folder', examine: examineFolder },
  { name: 'space', examine: examineDisk },
  { name: 'signing_secret', examine: examineSecret },
]
