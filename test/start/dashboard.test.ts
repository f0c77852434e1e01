/**
 * The dashboard, the alerts and the table in docs/observability.md name the metrics of the real process, and nothing
 * else.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { newPerson, newPlace, start, started } from './process.ts'

interface Query {
  where: string
  expression: string
}

/** The labels that each name is printed with. */
const printed = new Map<string, Set<string>>()
/** Prometheus's own, of every sample. */
const own = ['job', 'instance']
const deploy = (path: string) => readFile(join(import.meta.dirname, '../../deploy', path), 'utf8')

let scraping: Promise<void> | undefined
/** Once for all tests. */
function scraped(): Promise<void> {
  scraping ??= scrape()
  return scraping
}

async function scrape(): Promise<void> {
  const place = await newPlace()
  const service = await start(place, { env: { METRICS_PORT: '0' } })
  const address = started(service.text.output, 'metrics')
  const { token } = await newPerson(service.url)
  // A stream, so that there is somebody whom events may reach late.
  const gone = new AbortController()
  await fetch(`${service.url}/events`, { headers: { Authorization: `Bearer ${token}` }, signal: gone.signal })
  // A scrape leaves out the gauges that the database has not answered within a second, as on a busy machine.
  let text = ''
  const isWhole = async () => {
    text = await (await fetch(address)).text()
    return ['event_tail_lag_seconds', 'job_queue_waiting_jobs'].every((name) => text.includes(`\n${name}`))
  }
  await expect.poll(isWhole).toBe(true)
  gone.abort()
  for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    const known = printed.get(name) ?? new Set(own)
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label)
    printed.set(name, known)
  }
  await service.stop()
}

/** The metrics that a PromQL expression names, and the labels that select and group them. */
function namesIn(expression: string): { metrics: string[]; labels: string[] } {
  const grouping = /\b(?:by|without) \(([^)]*)\)/g
  const groups = [...expression.matchAll(grouping)].flatMap(([, list = '']) =>
    list.split(',').map((label) => label.trim()),
  )
  const matchers = [...expression.matchAll(/(\w+) *(?:=~|!~|!=|=) *"/g)].map(([, label = '']) => label)
  const rest = expression.replaceAll(grouping, '').replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '')
  const metrics = [...rest.matchAll(/[a-z_][\w:]*(?![\w(]| *\()/g)].map(([name]) => name)
  return { metrics, labels: [...groups, ...matchers] }
}

async function dashboardQueries(): Promise<Query[]> {
  const { panels, templating } = JSON.parse(await deploy('grafana/taskpact.json'))
  const ofPanels = panels.flatMap(
    ({ title, targets = [] }: { title: string; targets?: { expr: string; legendFormat: string }[] }) =>
      targets.map(({ expr }) => ({ where: title, expression: expr })),
  )
  const ofVariables = templating.list.flatMap(({ name, definition }: { name: string; definition?: string }) => {
    const expression = /^label_values\((.*), \w+\)$/.exec(definition ?? '')?.[1]
    return expression === undefined ? [] : [{ where: name, expression }]
  })
  return [...ofPanels, ...ofVariables]
}

async function alertQueries(): Promise<Query[]> {
  const { groups } = parse(await deploy('prometheus/alerts.yml'))
  return groups.flatMap(({ rules }: { rules: { alert: string; expr: string }[] }) =>
    rules.map(({ alert, expr }) => ({ where: alert, expression: expr })),
  )
}

test('every query of the dashboard and of the alerts names metrics and labels that are printed', async () => {
  await scraped()
  const queries = [...(await dashboardQueries()), ...(await alertQueries())]
  expect(queries.length).toBeGreaterThan(20)
  const wrong = queries.flatMap(({ where, expression }) => {
    const { metrics, labels } = namesIn(expression)
    if (metrics.length === 0) return [`${where}: no metric in ${expression}`]
    const known = new Set(metrics.flatMap((name) => [...(printed.get(name) ?? [])]))
    return [
      ...metrics.filter((name) => !printed.has(name)).map((name) => `${where}: no metric ${name}`),
      ...labels.filter((label) => !known.has(label)).map((label) => `${where}: no label ${label}`),
    ]
  })
  expect(wrong).toEqual([])
})

test('every metric of the service is on the dashboard and in docs/observability.md', async () => {
  await scraped()
  const asked = new Set((await dashboardQueries()).flatMap(({ expression }) => namesIn(expression).metrics))
  const base = (name: string) => name.replace(/_(bucket|sum|count)$/, '')
  const shown = new Set([...asked].map(base))
  const ours = new Set([...printed.keys()].filter((name) => !/^(process|nodejs)_/.test(name)).map(base))
  expect([...ours].filter((name) => !shown.has(name))).toEqual([])
  const page = await readFile(join(import.meta.dirname, '../../docs/observability.md'), 'utf8')
  const rows = /\n\| Metric \| \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(page)?.[1] ?? ''
  const told = [...rows.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) => cell.match(/\w+/g) ?? [])
  expect(told.filter((name) => !name.endsWith('_')).sort()).toEqual([...ours].sort())
})
