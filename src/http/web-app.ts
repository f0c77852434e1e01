/** Serves the built web app under /app/. It is made of static files: whatever it shows, it reads through the contract. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type WebAppState, webAppFolder } from '../service/web-app.ts'
import { htmlDocument } from './html.ts'

/** Responds to a request for `/` or `/app/`. Returns false where it is not the app's to respond. */
export type WebApp = (request: IncomingMessage, response: ServerResponse) => boolean

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
}

/** The texts of the two style elements that react-aria inserts. Their hashes allow these texts only (CSP Level 3, 8.4). */
const insertedStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${insertedStyles.join(' ')}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** One file, with the encodings that it has on disk besides its own. */
interface File {
  path: string
  type: string
  immutable: boolean
  sizes: { br?: number; gzip?: number; identity: number }
}

/** Reads which files there are. A build while the process runs takes a restart. */
export async function openWebApp(state: WebAppState): Promise<WebApp> {
  if (state === 'off') return () => false
  const files = state === 'served' ? await readFiles() : new Map<string, File>()
  const index = files.get('index.html')
  return (request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/s, '')
    if (path === '/' || path === '/app') return redirect(response, '/app/')
    if (!index) return sayWhatToDo(response)
    const name = path.slice('/app/'.length)
    const file = files.get(name)
    if (file) return send(request, response, file)
    // A file that another build had is missing; every other path is a screen of the app.
    if (name.startsWith('assets/')) return false
    return send(request, response, index)
  }
}

async function readFiles(): Promise<Map<string, File>> {
  const files = new Map<string, File>()
  const names: string[] = await readdir(webAppFolder, { recursive: true }).catch(() => [])
  for (const name of names) {
    const extension = name.slice(name.lastIndexOf('.') + 1)
    const type = types[extension]
    if (type === undefined || name.startsWith('.')) continue
    const path = join(webAppFolder, name)
    const sizeOf = async (suffix: string) =>
      names.includes(`${name}${suffix}`) ? (await stat(path + suffix)).size : undefined
    const [br, gzip, identity] = [await sizeOf('.br'), await sizeOf('.gz'), (await stat(path)).size]
    files.set(name, {
      path,
      type,
      immutable: name.startsWith('assets/'),
      sizes: { br, gzip, identity } as File['sizes'],
    })
  }
  return files
}

/** `writeHead` overrides the standard headers, `Vary` among them. */
function send(request: IncomingMessage, response: ServerResponse, { path, type, immutable, sizes }: File): true {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const takes = (coding: string) =>
    new RegExp(`(^|[,\\s])${coding}\\s*(,|$|;(?!\\s*q=0(\\.0*)?\\s*(,|$)))`).test(accepted)
  const coding =
    sizes.br !== undefined && takes('br') ? 'br' : sizes.gzip !== undefined && takes('gzip') ? 'gzip' : null
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': sizes[coding ?? 'identity'] as number,
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-store',
    Vary: 'Accept-Encoding',
    'Referrer-Policy': 'no-referrer',
    ...(coding && { 'Content-Encoding': coding }),
    // A service worker has the policy of its own file, and must read what it keeps.
    ...(/html|javascript/.test(type) && { 'Content-Security-Policy': policy }),
  })
  if (request.method === 'HEAD') response.end()
  else {
    const stream = createReadStream(path + (coding === 'br' ? '.br' : coding === 'gzip' ? '.gz' : ''))
    stream.on('error', () => response.destroy())
    response.on('close', () => stream.destroy())
    stream.pipe(response)
  }
  return true
}

function redirect(response: ServerResponse, to: string): true {
  response.writeHead(303, { Location: to, 'Cache-Control': 'no-store' }).end()
  return true
}

function sayWhatToDo(response: ServerResponse): true {
  const html = htmlDocument({
    title: 'Taskpact',
    head: ['<link rel="stylesheet" href="/docs/assets/docs.css">'],
    attributes: 'class="page"',
    body: `<h1>The web app is not built</h1>
    <p>Run <code>npm run build:web</code> where the service is installed, and start the service again.</p>
    <p>The service itself runs: its <a href="/docs">documentation</a> lets you try every operation.</p>`,
  })
  response.writeHead(503, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  })
  response.end(html)
  return true
}
