/**
 * Code samples of every operation for the SDK and curl, generated from the contract's examples so that they stay right.
 */
import { type Contract, type JsonObject, type Operation, resolver } from '../src/kernel/index.ts'

/** The format of `x-codeSamples`, which Redoc and other tools render. */
export interface CodeSample {
  lang: 'TypeScript' | 'Shell'
  label: 'SDK' | 'curl'
  source: string
}

/** The default address of the service. The docs pages replace it by their own origin. */
const origin = 'http://localhost:8000'
/** The SDK's package, which each service serves. */
const sdk = '@taskpact/client'

/** The required parameters and the body of a request, with the values of the contract's examples. */
interface SampleRequest {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  body?: { mediaType: string; value: unknown }
}

/** Returns the samples by operationId. Throws an Error that names an operation without an example. */
export function codeSamples(contract: Contract): Record<string, CodeSample[]> {
  return Object.fromEntries(
    contract.operations.map((operation) => {
      const request = sampleRequest(contract, operation)
      return [
        operation.id,
        [
          { lang: 'TypeScript', label: 'SDK', source: sdkSample(operation, request) },
          { lang: 'Shell', label: 'curl', source: curlSample(operation, request) },
        ],
      ]
    }),
  )
}

function sampleRequest({ document }: Contract, operation: Operation): SampleRequest {
  const resolve = resolver(document)
  const item = resolve((document.paths as JsonObject)[operation.path])
  const node = item[operation.method] as JsonObject
  const exampleOf = (holder: JsonObject, what: string): unknown => {
    if ('example' in holder) return holder.example
    const [first] = Object.values((holder.examples ?? {}) as Record<string, JsonObject>)
    if (!first) throw new Error(`${operation.id}: ${what} has no example. Add one to openapi.yaml.`)
    return resolve(first).value
  }
  const parameters = [item.parameters ?? [], node.parameters ?? []].flat().map(resolve)
  const needed = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map((parameter) => [parameter.name, exampleOf(parameter, `the parameter ${parameter.name}`)]),
    )
  const content = (resolve(node.requestBody ?? {}).content ?? {}) as Record<string, JsonObject>
  const [body] = Object.entries(content).map(([mediaType, media]) => ({
    mediaType,
    value: exampleOf(media, 'the body'),
  }))
  return { path: needed('path'), query: needed('query'), headers: needed('header'), ...(body && { body }) }
}

function sdkSample(operation: Operation, request: SampleRequest): string {
  const client = signedIn(operation)
    ? `const client = createTaskpact({\n  baseUrl: '${origin}',\n  token: process.env.TASKPACT_TOKEN,\n})`
    : `const client = createTaskpact({ baseUrl: '${origin}' })`
  return [
    `// npm install ${origin}/client.tgz\nimport { createTaskpact, ${sdkFunction(operation)} } from '${sdk}'`,
    client,
    sdkCall(operation, request),
  ].join('\n\n')
}

const signedIn = (operation: Operation) => operation.auth !== 'none'

const isStream = ({ responses }: Operation) =>
  [...responses.values()].some(({ content }) => 'text/event-stream' in content)

/** The SDK reads a stream with `events`, not with the operation's own function. */
const sdkFunction = (operation: Operation) => (isStream(operation) ? 'events' : operation.id)

function sdkCall(operation: Operation, request: SampleRequest): string {
  const { path, query, headers, body } = request
  const given = Object.entries({ path, query, headers, body: body?.value }).filter(
    ([, value]) => value !== undefined && !isEmpty(value),
  )
  const members = given.map(([name, value]) => `  ${name}: ${literal(value, '  ')},\n`).join('')
  const options = members === '' ? '{ client }' : `{\n  client,\n${members}}`
  if (isStream(operation)) return `for await (const { event } of events(${options})) console.log(event)`
  const successes = [...operation.responses].filter(([status]) => status < 300)
  const hasBody = successes.some(([, { content }]) => Object.keys(content).length > 0)
  return hasBody
    ? `const { data, error } = await ${operation.id}(${options})\nif (error) console.error(error)\nelse console.log(data)`
    : `const { error } = await ${operation.id}(${options})\nif (error) console.error(error)`
}

function curlSample(operation: Operation, { path, query, headers, body }: SampleRequest): string {
  const address = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(path[name])))
  const search = new URLSearchParams(query as Record<string, string>).toString()
  const url = quoted(`${origin}${address}${search && `?${search}`}`)
  // curl sends POST with a body and GET without one by default.
  const method = operation.method === (body ? 'post' : 'get') ? [] : ['-X', operation.method.toUpperCase()]
  return [
    ['curl', ...(isStream(operation) ? ['-N'] : []), ...method, url].join(' '),
    ...(signedIn(operation) ? ['-H "Authorization: Bearer $TASKPACT_TOKEN"'] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body ? curlBody(body) : []),
  ].join(' \\\n  ')
}

function curlBody({ mediaType, value }: { mediaType: string; value: unknown }): string[] {
  if (!mediaType.includes('json'))
    return Object.entries(value as JsonObject).map(([name, part]) => `--data-urlencode ${quoted(`${name}=${part}`)}`)
  const short = JSON.stringify(value)
  const text = short.length <= lineLength ? short : JSON.stringify(value, null, 2)
  return [`-H ${quoted(`Content-Type: ${mediaType}`)}`, `-d ${quoted(text)}`]
}

/** Quotes a word for a POSIX shell. Within single quotes only the closing quote has a meaning. */
const quoted = (text: string) => (/^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

const lineLength = 60

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0

/**
 * Prints a value as TypeScript, on one line when it is short. `indent` is that of the line on which the value begins.
 */
function literal(value: unknown, indent: string): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (typeof value !== 'object' || value === null || isEmpty(value)) return JSON.stringify(value)
  const list = Array.isArray(value)
  const [open, close] = list ? ['[', ']'] : ['{', '}']
  const parts = (at: string) =>
    list
      ? value.map((item) => literal(item, at))
      : Object.entries(value).map(([name, member]) => `${propertyName(name)}: ${literal(member, at)}`)
  const space = list ? '' : ' '
  const line = `${open}${space}${parts(indent).join(', ')}${space}${close}`
  if (line.length <= lineLength && !line.includes('\n')) return line
  const deeper = `${indent}  `
  return `${open}\n${parts(deeper)
    .map((part) => `${deeper}${part},\n`)
    .join('')}${indent}${close}`
}

const propertyName = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name, ''))
