/** The files of deploy/ agree with the service and with each other. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { loadConfig } from '../../src/config/config.ts'
import { variables as table } from '../../src/config/variables.ts'
import { gracePeriodMs } from '../../src/start/stop-signal.ts'

const root = join(import.meta.dirname, '../..')
const file = (path: string) => readFile(join(root, 'deploy', path), 'utf8')
/** Names of environment variables. */
const variables = new Set(Object.keys(table))
/** As `openssl rand -hex 32` makes it. */
const jwtSecret = randomBytes(32).toString('hex')
/** The longest time that a process takes to stop. */
const graceSeconds = (loadConfig({}).shutdownDelayMs + gracePeriodMs) / 1000 + 1

type Environment = Record<string, string>
const unknown = (names: string[]) => names.filter((name) => !variables.has(name))
/** The assignments of a file for `.env` or `EnvironmentFile`, also those that are commented out. */
const assignments = (text: string): Environment =>
  Object.fromEntries([...text.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]))

test('every file of YAML is YAML', async () => {
  const paths = (await readdir(join(root, 'deploy'), { recursive: true })).filter((path) => /\.ya?ml$/.test(path))
  expect(paths.length).toBeGreaterThan(3)
  for (const path of paths)
    for (const document of parseAllDocuments(await file(path), { merge: true })) expect(document.errors).toEqual([])
})

describe('Compose', () => {
  interface Service {
    environment?: Environment
    command?: string[]
    build?: string | { dockerfile: string; target: string; context: string }
    depends_on?: Record<string, { condition: string }>
    healthcheck?: object
    volumes?: string[]
    stop_grace_period?: string
  }
  const read = async (path = 'compose.yaml') =>
    parse(await file(path), { merge: true }) as {
      services: Record<string, Service>
      volumes: Record<string, null>
    }
  /** As Compose fills it in from the file of the example. */
  const filledIn = async (environment: Environment) => {
    const example: Environment = {
      ...assignments(await file('.env.example')),
      POSTGRES_PASSWORD: 'a1b2',
      POSTGRES_SUPERUSER_PASSWORD: 'c3d4',
      JWT_SECRET: jwtSecret,
    }
    const value = (text: string) =>
      text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind, rest) => {
        // A value with a default may be left out.
        if (kind !== '-') expect(example, 'asked for by compose.yaml').toHaveProperty(name)
        return example[name] || (kind === '-' ? rest : '')
      })
    return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, value(text)]))
  }

  test('three processes answer, one works, and each is configured as the service takes it', async () => {
    const { services } = await read()
    const ours = Object.entries(services).filter(([, { build }]) => typeof build === 'object')
    const workers: Record<string, boolean> = {}
    for (const [name, { environment = {}, command, stop_grace_period }] of ours) {
      expect([name, unknown(Object.keys(environment))]).toEqual([name, []])
      const config = loadConfig({ ...(await filledIn(environment)), NODE_ENV: 'production' })
      expect(config).toMatchObject({ trustProxy: 1, databaseUrl: expect.stringContaining('@pgbouncer:6432/taskpact') })
      expect(Number.parseInt(stop_grace_period ?? '0', 10)).toBeGreaterThan(graceSeconds)
      workers[name] = config.workers
      if (command) expect(existsSync(join(root, command[1] ?? ''))).toBe(true)
    }
    expect(workers).toEqual({ 'web-1': false, 'web-2': false, 'web-3': false, worker: true })
  })

  test('the role of the service is no superuser, and the superuser has another password', async () => {
    const { services } = await read()
    const { environment = {}, volumes = [] } = services.postgres ?? {}
    const filled = await filledIn(environment)
    expect(filled).toMatchObject({ POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: 'c3d4', TASKPACT_PASSWORD: 'a1b2' })
    expect(volumes).toContain('./postgres:/docker-entrypoint-initdb.d:ro')
    const script = await file('postgres/create-role.sh')
    expect(script).toMatch(/create role taskpact login nosuperuser .*password :'password'/)
    const databases = [...(await file('pgbouncer/databases.ini')).matchAll(/dbname=(\S+)/g)].map(([, name]) => name)
    for (const name of databases) expect(script).toContain(`create database ${name} owner taskpact`)
  })

  test('one container with its own Postgres has one volume, and changes nothing else', async () => {
    const { services, volumes } = await read('single/compose.yaml')
    const [[name, service] = ['', {} as Service], ...others] = Object.entries(services)
    expect([others, Object.keys(volumes)]).toEqual([[], ['data']])
    expect(service).toMatchObject({
      build: { context: '../..', dockerfile: 'deploy/Dockerfile', target: 'embedded' },
      read_only: true,
      volumes: ['data:/data'],
      cap_drop: ['ALL'],
    })
    expect(Number.parseInt(service.stop_grace_period ?? '0', 10)).toBeGreaterThan(graceSeconds)
    expect([name, unknown(Object.keys(service.environment ?? {}))]).toEqual([name, []])
    const config = loadConfig({ ...(await filledIn(service.environment ?? {})), NODE_ENV: 'production' })
    expect(config).toMatchObject({ databaseUrl: null, trustProxy: false, workers: true })
  })

  test('what is waited for has a health check, what is named is there', async () => {
    const { services, volumes } = await read()
    // The image of the service has a check of its own.
    const checked = (name: string) => services[name]?.healthcheck ?? typeof services[name]?.build === 'object'
    for (const { depends_on = {}, volumes: mounts = [], build } of Object.values(services)) {
      for (const name of Object.keys(depends_on)) expect([name, Boolean(checked(name))]).toEqual([name, true])
      for (const [source = ''] of mounts.map((mount) => mount.split(':')))
        expect([source, source.startsWith('.') ? existsSync(join(root, 'deploy', source)) : source in volumes]).toEqual(
          [source, true],
        )
      const dockerfile = typeof build === 'string' ? `deploy/${build}/Dockerfile` : build?.dockerfile
      if (dockerfile) expect(existsSync(join(root, dockerfile))).toBe(true)
    }
    const proxied = [...(await file('nginx/taskpact/servers.conf')).matchAll(/^server ([\w-]+):8000 /gm)].map(
      ([, name]) => name,
    )
    expect(proxied).toEqual(Object.keys(services).filter((name) => name.startsWith('web-')))
    const pooled = [...(await file('pgbouncer/databases.ini')).matchAll(/host=(\S+)/g)].map(([, name = '']) => name)
    for (const name of pooled) expect(services).toHaveProperty(name)
  })
})

/** The paths of the contract with a limit of their own for a body, in bytes. */
async function largeBodies(): Promise<Record<string, number>> {
  const { paths } = parse(await readFile(join(root, 'openapi.yaml'), 'utf8')) as {
    paths: Record<string, Record<string, { 'x-max-body'?: number }>>
  }
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.values(item).flatMap(({ 'x-max-body': bytes }) => (bytes === undefined ? [] : [[path, bytes]])),
    ),
  )
}

test('nginx takes bodies as large as the contract does, by path, and shows /ready to nobody', async () => {
  const conf = await file('nginx/taskpact.conf')
  const locations = [...conf.matchAll(/location ~ \^(\S+)\/\?\$ \{\s+client_max_body_size (\d+);/g)]
  const found = Object.fromEntries(locations.map(([, path, bytes]) => [path, Number(bytes)]))
  expect(found).toEqual(await largeBodies())
  expect(Object.keys(found).length).toBeGreaterThan(0)
  expect(/^ {2}client_max_body_size (\d+);$/m.exec(conf)?.[1]).toBe('100000')
  expect(conf).toMatch(/location ~\* \^\/ready\/\?\$ \{\s+return 404;/)
})

describe('Kubernetes', () => {
  // biome-ignore lint/suspicious/noExplicitAny: nine kinds of documents, each with a shape of its own.
  type Manifest = any
  const read = async (): Promise<Manifest[]> =>
    parseAllDocuments(await file('kubernetes/taskpact.yaml')).map((document) => document.toJS())
  const of = (manifests: Manifest[], kind: string): Manifest[] => manifests.filter((manifest) => manifest.kind === kind)

  test('selectors find their pods, ports have their names, and what is referred to is there', async () => {
    const all = await read()
    const pods = of(all, 'Deployment').map(({ spec }) => spec.template)
    const found = (labels: Environment) =>
      pods.filter(({ metadata }) => Object.entries(labels).every(([name, value]) => metadata.labels[name] === value))
    const ports = (template: Manifest) => template.spec.containers[0].ports.map(({ name }: { name: string }) => name)
    for (const { spec } of of(all, 'Deployment')) expect(found(spec.selector.matchLabels)).toEqual([spec.template])

    const [service] = of(all, 'Service')
    const behind = found(service.spec.selector)
    expect(behind).toHaveLength(1)
    for (const { targetPort } of service.spec.ports) expect(ports(behind[0])).toContain(targetPort)
    for (const { spec } of of(all, 'Ingress')) {
      const { backend } = spec.rules[0].http.paths[0]
      expect(backend.service).toEqual({ name: service.metadata.name, port: { name: service.spec.ports[0].name } })
      expect(spec.tls[0].hosts).toEqual([spec.rules[0].host])
    }
    const [budget] = of(all, 'PodDisruptionBudget')
    expect(found(budget.spec.selector.matchLabels)).toEqual(behind)
    const [scaler] = of(all, 'HorizontalPodAutoscaler')
    const scaled = of(all, 'Deployment').find(({ metadata }) => metadata.name === scaler.spec.scaleTargetRef.name)
    expect([scaled.spec.template, scaled.spec.replicas, scaler.spec.minReplicas]).toEqual([behind[0], undefined, 3])
    const [policy] = of(all, 'NetworkPolicy')
    expect(found(policy.spec.podSelector.matchLabels)).toEqual(pods)
    for (const { ports: open } of policy.spec.ingress)
      for (const { port } of open) expect(pods.flatMap(ports)).toContain(port)
  })

  test('the ingress takes large bodies where the contract does only, and lets nobody ask for /ready', async () => {
    const ingresses = of(await read(), 'Ingress').map(({ metadata, spec }) => ({
      paths: spec.rules[0].http.paths.map(({ path, pathType }: Environment) => `${pathType} ${path}`),
      size: metadata.annotations['nginx.ingress.kubernetes.io/proxy-body-size'],
      allowed: metadata.annotations['nginx.ingress.kubernetes.io/whitelist-source-range'],
    }))
    const large = Object.entries(await largeBodies())
    expect(ingresses).toEqual([
      { paths: ['Prefix /'], size: '100000', allowed: undefined },
      ...large.map(([path, bytes]) => ({ paths: [`Prefix ${path}`], size: String(bytes), allowed: undefined })),
      { paths: ['Prefix /ready'], size: undefined, allowed: '127.0.0.1/32' },
    ])
  })

  test('each container is configured as the service takes it, and may do no more than it needs', async () => {
    const all = await read()
    const [{ data }] = of(all, 'ConfigMap')
    const comment = (await file('kubernetes/taskpact.yaml')).split('apiVersion')[0] ?? ''
    const secret = [...comment.matchAll(/--from-literal=(\w+)=/g)].map(([, name = '']) => name)
    expect(secret).toEqual(['JWT_SECRET', 'DATABASE_URL'])
    for (const { spec, metadata } of of(all, 'Deployment')) {
      const pod = spec.template.spec
      const [container] = pod.containers
      const own = Object.fromEntries((container.env ?? []).map(({ name, value }: Environment) => [name, value]))
      expect(unknown(Object.keys({ ...data, ...own }).concat(secret))).toEqual([])
      const config = loadConfig({
        ...data,
        ...own,
        JWT_SECRET: jwtSecret,
        DATABASE_URL: 'postgresql://taskpact@postgres/taskpact',
        NODE_ENV: 'production',
      })
      expect([metadata.name, config.workers]).toEqual([metadata.name, metadata.name !== 'taskpact-web'])
      expect(config.metricsPort).toBe(container.ports.find(({ name }: Environment) => name === 'metrics').containerPort)
      expect(container.envFrom).toEqual([{ configMapRef: { name: 'taskpact' } }, { secretRef: { name: 'taskpact' } }])
      const names = container.ports.map(({ name }: Environment) => name)
      for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
        if (container[probe]) expect(names).toContain(container[probe].httpGet.port)
      if (container.command) expect(existsSync(join(root, container.command[1]))).toBe(true)
      const volumes = pod.volumes.map(({ name }: Environment) => name)
      for (const { name } of container.volumeMounts) expect(volumes).toContain(name)
      const before = container.lifecycle?.preStop.sleep.seconds ?? 0
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(before + graceSeconds)
      expect([pod.securityContext.runAsNonRoot, pod.automountServiceAccountToken]).toEqual([true, false])
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
    }
    const web = of(all, 'Deployment')[0].spec.template.spec.containers[0]
    expect([web.readinessProbe.httpGet.path, web.livenessProbe.httpGet.path]).toEqual(['/ready', '/health'])
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    expect(web.image).toBe(`taskpact:${version}`)
  })
})

describe('systemd', () => {
  const units = ['taskpact.service', 'taskpact@.service', 'taskpact-worker.service']
  const analyze = '/usr/bin/systemd-analyze'
  const installed = existsSync(analyze)

  test('the units start what there is, with variables that there are, and leave it time to stop', async () => {
    const settings = assignments(await file('systemd/taskpact.env'))
    expect(unknown(Object.keys(settings))).toEqual([])
    const filled = { ...settings, JWT_SECRET: jwtSecret, NODE_ENV: 'production' }
    expect(loadConfig(filled)).toMatchObject({ workers: false, trustProxy: ['loopback'] })
    for (const name of units) {
      const unit = await file(`systemd/${name}`)
      const [, script = ''] = /^ExecStart=\/usr\/bin\/node (?:--\S+ )*(\S+) \w+$/m.exec(unit) ?? []
      expect([name, existsSync(join(root, script))]).toEqual([name, true])
      const [, line = ''] = /^Environment=(.*)$/m.exec(unit) ?? []
      expect(unknown(line.split(' ').map((pair) => pair.split('=')[0] as string))).toEqual([])
      expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(graceSeconds)
    }
  })

  test.skipIf(!installed)(
    `systemd finds nothing wrong with them${installed ? '' : ' (skipped: no systemd-analyze)'}`,
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'taskpact-systemd-'))
      onTestFinished(() => rm(folder, { recursive: true, force: true }))
      await cp(join(root, 'deploy/systemd'), folder, { recursive: true })
      for (const name of units) {
        // It looks for the program.
        const unit = (await file(`systemd/${name}`)).replace('/usr/bin/node', process.execPath)
        await writeFile(join(folder, name), unit)
        const { stdout, stderr } = await promisify(execFile)(analyze, ['verify', '--man=no', join(folder, name)])
        expect([name, stdout, stderr]).toEqual([name, '', ''])
        // From 0, which is none, to 10; in tenths. It fails above the threshold.
        await promisify(execFile)(analyze, ['security', '--offline=true', '--threshold=20', join(folder, name)])
      }
    },
  )
})
