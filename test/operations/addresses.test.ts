/** Addresses: a trailing slash never deletes more than it should, and links lead to their target behind a path prefix. */
import { once } from 'node:events'
import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import request from 'supertest'
import { describe, expect, onTestFinished, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { operationOf } from '../support/answers.ts'
import { newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'
import { useWorld } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()
const deletions = operationIds.filter((id) => contract[id].method === 'delete')

describe.each(deletions)('%s', (id) => {
  /** The path of a request that is good but for the slash. */
  async function target() {
    const { as, path = {} } = await validInput(id, world())
    const url = contract[id].path.replace(/\{(\w+)\}/g, (_, name) => path[name] as string)
    return { url, as }
  }

  test('takes no trailing slash, and deletes nothing then', async () => {
    const { url, as } = await target()
    const remove = (to: string) =>
      request(world().service.server)
        .delete(to)
        .auth(as?.access_token ?? '', { type: 'bearer' })
    assertProblem(await remove(`${url}/`), 'not_found')
    assertProblem(await remove(`${url}/?a=b`), 'not_found')
    // It was there to be deleted.
    expect((await remove(url)).status).toBeLessThan(300)
  })

  test('is not in `Allow` of the path with a slash', async () => {
    const { url } = await target()
    const allowed = async (to: string) => (await request(world().service.server).options(to)).headers.allow ?? ''
    expect(await allowed(url)).toContain('DELETE')
    expect(await allowed(`${url}/`)).not.toContain('DELETE')
  })
})

test('a part of a batch takes none either', async () => {
  const ada = await newPerson(world().service)
  const { id } = await newTodo(ada)
  const { body } = await ada.send('post', '/batch', {
    atomic: false,
    operations: [{ method: 'DELETE', path: `/todos/${id}/` }],
  })
  expect(body.results).toMatchObject([{ status: 404, body: { code: 'not_found' } }])
  await ada.send('get', `/todos/${id}`).expect(200)
})

/** A proxy that removes a prefix, and says nothing of it: nginx with `location /api/ { proxy_pass http://service/; }`. */
async function proxyWithPrefix(prefix: string): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const path = incoming.url?.startsWith(`${prefix}/`) ? incoming.url.slice(prefix.length) : '/outside'
    const { method, headers } = incoming
    const sent = forward(`${world().service.url}${path}`, { method, headers } as object, (response) => {
      outgoing.writeHead(response.statusCode ?? 0, response.headers)
      response.pipe(outgoing)
    })
    incoming.pipe(sent)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${prefix}`
}

describe.each(['', '/api', '/a/b'])('behind the prefix "%s"', (prefix) => {
  const creations = operationIds.filter((id) => (contract[id].statuses as readonly number[]).includes(201))

  test.each(creations)('Location of %s leads to what was made', async (id) => {
    const base = await proxyWithPrefix(prefix)
    const { as, path = {}, body } = await validInput(id, world())
    const url = base + contract[id].path.replace(/\{(\w+)\}/g, (_, name) => path[name] as string)
    const authorization = { Authorization: `Bearer ${as?.access_token ?? world().ada.access_token}` }
    const headers = { ...authorization, 'Content-Type': 'application/json' }
    const made = await fetch(url, { method: 'POST', headers, body: body === undefined ? null : JSON.stringify(body) })
    expect(made.status).toBe(201)
    const location = new URL(made.headers.get('location') ?? '', url)
    expect(location.href.startsWith(base)).toBe(true)
    // After `register` this is the account of the token, not the new one: the address of both is /users/me.
    expect((await fetch(location, { headers: authorization })).status).toBe(200)
  })

  const lists = operationIds.filter((id) => operationOf(id).responses[200]?.headers?.Link !== undefined)

  test.each(lists)('Link of %s leads to the list itself, with and without a trailing slash', async (id) => {
    const base = await proxyWithPrefix(prefix)
    const { as, path = {} } = await validInput(id, world())
    const own = contract[id].path.replace(/\{(\w+)\}/g, (_, name) => path[name] as string)
    const headers = { Authorization: `Bearer ${as?.access_token ?? world().ada.access_token}` }
    const links: string[] = []
    for (const slash of ['', '/']) {
      const url = `${base}${own}${slash}${id === 'exportData' ? '' : '?limit=1'}`
      const page = await fetch(url, { headers })
      expect(page.status).toBe(200)
      const link = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1]
      if (link !== undefined) links.push(new URL(link, url).href)
    }
    for (const link of links) {
      expect(link.startsWith(`${base}${own}`)).toBe(true)
      expect((await fetch(link, { headers })).status).toBe(200)
    }
  })

  test.each(['/todos', '/todos/'])('Link of GET %s leads to the next page', async (path) => {
    const base = await proxyWithPrefix(prefix)
    const ada = await newPerson(world().service)
    const titles = ['a b', 'c&d', 'é']
    for (const title of titles) await newTodo(ada, { title })
    const found: string[] = []
    for (let url: string | null = `${base}${path}?limit=1&sort=created_at`; url; ) {
      const page: Response = await fetch(url, { headers: { Authorization: `Bearer ${ada.access_token}` } })
      found.push(...((await page.json()) as { title: string }[]).map(({ title }) => title))
      const link = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1]
      url = link === undefined ? null : new URL(link, url).href
    }
    expect(found).toEqual(titles)
  })
})
