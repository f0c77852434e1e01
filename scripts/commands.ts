/** The table of the commands of `taskpact`. npm's scripts run the same. */
import { adminCommandsHelp } from './admin/table.ts'
import { mockOptionsHelp } from './mock/options.ts'
import { seedOptionsHelp } from './seed/options.ts'

export interface Command {
  /** One sentence. */
  readonly summary: string
  /** The arguments, as the usage shows them. */
  readonly usage: string
  /** The rest of the help. */
  readonly details: string
  /** Lines to copy, with `%` for the command, and what each does. */
  readonly examples: readonly (readonly [line: string, purpose: string])[]
  /** Loads the module that does it. */
  load(): Promise<{ main(args: string[]): Promise<unknown> }>
}

const database = 'The database is the one of the settings (DATABASE_URL or TASKPACT_DATA), as for start.'

export const commands = {
  start: {
    summary: 'Runs the service.',
    usage: '',
    details: `Without DATABASE_URL it starts a Postgres of its own, with its data in ./data (TASKPACT_DATA).`,
    examples: [
      ['%', 'listens on http://localhost:8000'],
      ['PORT=8080 %', 'listens on another port'],
      ['TASKPACT_DATA=/srv/taskpact %', 'stores its data elsewhere'],
    ],
    load: () => import('../src/start/start.ts'),
  },
  worker: {
    summary: 'Runs background jobs only, beside processes with WORKERS=off.',
    usage: '',
    details: database,
    examples: [
      ['%', 'takes jobs of the configured database'],
      ['METRICS_PORT=9465 %', 'and serves metrics'],
    ],
    load: () => import('../src/start/worker.ts'),
  },
  admin: {
    summary: 'Administers accounts and the service, with a service that runs or without.',
    usage: 'COMMAND ...',
    details: `${database}

${adminCommandsHelp}

An email address alone is the same as promote.`,
    examples: [
      ['% promote ada@example.com', 'makes a registered user an administrator'],
      ['% invite grace@example.com', 'lets a person register'],
      ['% set-password ada@example.com', 'where the person gets no emails'],
      ['% maintenance on Back at 10:00 UTC.', 'lets admins alone change something'],
    ],
    load: () => import('./admin.ts'),
  },
  backup: {
    summary: 'Writes the whole database into one file, while the service keeps running.',
    usage: 'FILE',
    details: `${database} The file must not exist. Keep the signing secret as well: the backup does not contain it.`,
    examples: [['% monday.backup', 'writes monday.backup']],
    load: () => import('./backup.ts'),
  },
  restore: {
    summary: 'Puts a backup into an empty database, of this server or another one.',
    usage: 'FILE [--replace]',
    details: `${database}

  --replace  Deletes the data that the database already has.`,
    examples: [
      ['% monday.backup', 'into an empty database'],
      ['TASKPACT_DATA=copy % monday.backup', 'into a new folder'],
      ['% monday.backup --replace', 'in place of what is there'],
    ],
    load: () => import('./restore.ts'),
  },
  seed: {
    summary: 'Fills the database with generated users, projects and todos.',
    usage: '[--users NUMBER] [--projects NUMBER] [--todos NUMBER] [--seed NUMBER]',
    details: seedOptionsHelp(database),
    examples: [
      ['%', 'a team of 20 with 2,000 todos'],
      ['% --todos 1000000', 'a large database'],
    ],
    load: () => import('./seed/main.ts'),
  },
  mock: {
    summary: 'Serves the examples of the contract, without a database.',
    usage: '[--port NUMBER] [--openapi FILE]',
    details: mockOptionsHelp,
    examples: [
      ['%', 'the contract of this version, on port 8001'],
      ['% --openapi draft.yaml --port 9000', 'a contract without an implementation'],
    ],
    load: () => import('./mock/main.ts'),
  },
  doctor: {
    summary: 'Says what is wrong with the installation, and what to do about it.',
    usage: '[--json]',
    details: `It examines Postgres, migrations and data, disk, clock, jobs, quotas, the signing secret, the
mail server and PUBLIC_URL. It changes nothing and prints no secret. The exit code is 0 where nothing is wrong, even with warnings, else 1.

  --json  Prints one JSON document, for machines.`,
    examples: [
      ['%', 'examines the installation of the settings'],
      ['% --json', 'for a monitor'],
    ],
    load: () => import('./doctor.ts'),
  },
  'contract-diff': {
    summary: 'Reports the changes between two contracts, and which of them break clients.',
    usage: 'BASE [HEAD] [--json] [--html FILE] [--fail-on breaking]',
    details: `BASE and HEAD are files, git refs (for openapi.yaml at that ref), or
REF:path. The default for HEAD is openapi.yaml as it is now. Relative paths start in the folder that you stand in.

  --json              Prints JSON. Otherwise it is text, and Markdown outside a terminal.
  --html FILE         Also writes the report as an HTML page.
  --fail-on breaking  Exits with code 1 when there is a breaking change.`,
    examples: [
      ['% main', 'the working copy against a branch'],
      ['% v1.yaml v2.yaml --html review.html', 'two files, as a page'],
    ],
    load: () => import('./contract-diff/main.ts'),
  },
} as const satisfies Record<string, Command>
