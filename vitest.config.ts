/**
 * The projects of the tests, and what each command runs:
 *
 * - `npm test`: the fast ones, which are to be run before a commit. They judge the coverage of the contract.
 * - `npm run test:all`: every project. `package` needs the npm registry, and `cluster` programs that it names when they
 *   are missing; `npx vitest run --project '!cluster'` leaves it out.
 * - `npm run test:kernel`, `npm run test:plain` (the operations with `TASKPACT_PLAIN=1`), `npm run test:cluster`: one project.
 *   `npx vitest run FILE`: one file of any project.
 */
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

/** The tests of a folder. */
function testsOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => (name.endsWith('.test.ts') ? `${folder}/${name}` : []))
}

/** All files, or as many as an environment variable says, others each day. */
function daily(files: string[], variable: string): string[] {
  const count = Number(process.env[variable] ?? files.length)
  const first = (Math.floor(Date.now() / 86_400_000) * count) % files.length
  return [...files.slice(first), ...files.slice(0, first)].slice(0, count)
}

/** They run for a time, kill processes again and again, or try a great many inputs. */
const longRuns = [
  'test/browser/web-app-admin.test.ts',
  'test/browser/web-app-assignees.test.ts',
  'test/browser/web-app-dates.test.ts',
  'test/browser/web-app-faults.test.ts',
  'test/browser/web-app-new-ids.test.ts',
  'test/browser/web-app-organising.test.ts',
  'test/browser/web-app-reminders.test.ts',
  'test/browser/web-app-saved-views.test.ts',
  'test/browser/web-app-screens.test.ts',
  'test/browser/web-app-subtasks.test.ts',
  'test/browser/web-app-views.test.ts',
  'test/contract-diff/properties.test.ts',
  'test/db/replicas.test.ts',
  'test/faults/conflicts.test.ts',
  'test/faults/crowd.test.ts',
  'test/faults/failover.test.ts',
  'test/faults/killed-postgres.test.ts',
  'test/faults/killed-service.test.ts',
  'test/faults/killed-worker.test.ts',
  'test/faults/races.test.ts',
  'test/faults/revocation.test.ts',
  'test/faults/soak.test.ts',
  'test/faults/workers.test.ts',
  'test/start/copies.test.ts',
  'test/start/crash.test.ts',
]

const files = {
  kernel: ['src/kernel/test/*.test.ts'],
  operations: ['test/operations/*.test.ts', 'test/authorization.test.ts'],
  /** The plain path is the definition: with every optimisation off, the operations must do the same. */
  plain: daily([...testsOf('test/operations'), 'test/authorization.test.ts'], 'TEST_PLAIN'),
  sdk: ['test/sdk/*.test.ts'],
  /** They look at what a process keeps, so each file has a process of its own. */
  db: ['test/db/!(replicas).test.ts'],
  /** They start the service, a Postgres, a browser or a command. */
  processes: [
    'test/{backup,browser,deploy,faults,start}/*.test.ts',
    'test/contract-diff/reports.test.ts',
    'test/coverage/reporter.test.ts',
    'test/dot-env.test.ts',
  ],
  /** They attack a service, or load it, and measure what others wait meanwhile. */
  fairness: daily([...testsOf('test/faults/fairness'), 'test/faults/shared-projects.test.ts'], 'TEST_ATTACKS'),
  long: ['test/fuzz.test.ts', ...daily(longRuns, 'TEST_LONG')],
  /** The npm packages as their users install them: the SDK, and the program. */
  package: ['test/package/*.test.ts', ...daily(testsOf('test/client'), 'TEST_CLIENT')],
  /** The clients of other generators: `npm run test:clients` has a configuration of its own. */
  clients: ['test/clients/*.test.ts'],
  /** Taskpact as it is deployed: nginx, PgBouncer, Postgres with a standby, several services. */
  cluster: ['test/cluster/*.test.ts'],
}

type Options = NonNullable<TestProjectInlineConfiguration['test']>

const project = (name: string, options: Options): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, ...options },
})

/** They start no process and mostly wait for Postgres, hence one more worker than cores. Files share a worker's modules. */
const fast = { isolate: false, maxWorkers: Math.min(availableParallelism(), 8) + 1, sequence: { groupOrder: 1 } }

/** With more than two files at once, those that start processes run out of time on two cores. */
const slow = { maxWorkers: 2, sequence: { groupOrder: 2 } }

/** A cluster has the machine to itself, and so has what measures times. */
const alone = { maxWorkers: 1, sequence: { groupOrder: 3 } }

export default defineConfig({
  test: {
    reporters: [
      'default',
      [
        './test/coverage/reporter.ts',
        {
          contract: 'openapi.yaml',
          exceptions: 'test/coverage-exceptions.yaml',
          projects: ['unit', 'operations', 'sdk', 'db', 'kernel'],
        },
      ],
    ],
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    // On a busy machine a state may come late; a test that waits for it fails only when it does not come.
    expect: { poll: { timeout: 10_000 } },
    // Several times what they take on a quiet machine.
    testTimeout: 40_000,
    hookTimeout: 60_000,
    projects: [
      project('unit', {
        ...fast,
        include: ['test/**/*.test.ts'],
        exclude: [...Object.values(files).flat(), ...longRuns, 'test/{client,faults}/**'],
      }),
      project('operations', { ...fast, include: files.operations }),
      project('plain', { ...fast, include: files.plain, env: { TASKPACT_PLAIN: '1' } }),
      project('sdk', { ...fast, include: files.sdk }),
      project('db', { ...fast, isolate: true, include: files.db }),
      project('kernel', { ...fast, include: files.kernel }),
      project('processes', {
        ...slow,
        include: files.processes,
        exclude: [...longRuns, 'test/faults/shared-projects.test.ts'],
      }),
      project('long', { ...slow, include: files.long }),
      project('fairness', { ...alone, include: files.fairness }),
      project('package', {
        ...slow,
        include: files.package,
        globalSetup: 'test/client/global-setup.ts',
        // Two compilers and three versions of Node run here, possibly on a busy machine.
        testTimeout: 240_000,
      }),
      project('cluster', {
        ...alone,
        include: files.cluster,
        globalSetup: 'test/cluster/installed.ts',
        hookTimeout: 180_000,
      }),
    ],
  },
})
