/** The life of an object, in any order of what can be done to it: what was made is there, what was deleted is gone. */
import fc from 'fast-check'
import { type Answer, violations } from '../support/answers.ts'
import { type FuzzedOperation, operationById, operations } from './contract.ts'
import { type Draft, draftsOf, type FuzzedRequest, toWire, type Wire } from './request.ts'
import { type Finding, finding } from './rules.ts'
import type { Caller, World } from './world.ts'

type Plain = 'read' | 'list' | 'read as a stranger' | 'delete' | 'restore'

/** One step; a draft where it needs one. */
type Step = { do: Plain; draft?: undefined } | { do: 'change' | 'add'; draft: Draft }

export interface Life {
  birth: Draft
  steps: Step[]
}

/** The operations that make something at a path of its own: a POST whose path, with an id, is that of a GET. */
export const creators = operations.filter(
  (operation) => operation.method === 'POST' && operation.roles !== null && itemOperation(operation, 'GET'),
)

/** The member that names an object's parent, with which it is deleted, where the path does not contain it. */
const keptIn: Record<string, string> = { createTodo: 'project_id', createLabel: 'project_id' }

function itemOperation({ path, links }: FuzzedOperation, method: string): FuzzedOperation | undefined {
  const linked = links.flatMap(({ operationId }) => operationById(operationId) ?? [])
  const isItem = (other: FuzzedOperation) =>
    other.method === method && other.path.startsWith(`${path}/{`) && other.path.endsWith('}')
  return (
    linked.find((other) => other.method === method) ??
    operations.find((other) => isItem(other) && !other.path.slice(path.length + 1).includes('/'))
  )
}

/** The operations that make something within what a creator makes. */
function childrenOf(creator: FuzzedOperation): FuzzedOperation[] {
  const template = itemOperation(creator, 'GET')?.path ?? ''
  const parameter = template.slice(template.lastIndexOf('{') + 1, -1)
  return creators.filter(({ id, path }) => path.startsWith(`${template}/`) || keptIn[id] === parameter)
}

export function livesOf(creator: FuzzedOperation): fc.Arbitrary<Life> {
  const patch = itemOperation(creator, 'PATCH')
  const plain = fc
    .constantFrom('read', 'list', 'read as a stranger', 'delete', 'restore')
    .map((name) => ({ do: name }) as Step)
  const changes = patch ? [draftsOf(patch, 50).map((draft): Step => ({ do: 'change', draft }))] : []
  const children = childrenOf(creator).map((child) => draftsOf(child, 20).map((draft): Step => ({ do: 'add', draft })))
  const step = fc.oneof(
    { weight: 3, arbitrary: plain },
    ...[...changes, ...children].map((arbitrary) => ({ weight: 1, arbitrary })),
  )
  // Most lives end with a deletion and reads after it.
  const end: Step[] = (['delete', 'read', 'list', 'restore', 'read'] as const).map((name) => ({ do: name }))
  return fc.record({
    birth: draftsOf(creator, 30).map((draft) => ({ ...draft, place: draft.place ?? 0 })),
    steps: fc
      .tuple(fc.array(step, { maxLength: 8 }), fc.boolean())
      .map(([steps, ends]) => (ends ? [...steps, ...end] : steps)),
  })
}

/** Lives a life against the service. Throws a Finding where it answers what cannot be. */
export async function live(world: World, { birth, steps }: Life): Promise<void> {
  const owner = (await world.callerOf(birth.operation)) as Caller
  world.memory.learnValue('user_id', (await world.stranger()).id)
  const request = await world.settle(birth)
  const { answer, wire } = await world.perform(request, owner)
  if (answer.status !== 201) return
  const read = itemOperation(birth.operation, 'GET') as FuzzedOperation
  const path = parametersAt(read.path, locationOf(answer, wire))
  if (!path) throw finding(`Location is no path of ${read.id}`, wire, answer, true)
  const life = new Living(world, owner, request, read, path)
  await life.showsWhatWasAnswered(answer)
  for (const step of steps) await life.step(step)
}

class Living {
  private readonly world: World
  private readonly owner: Caller
  private readonly birth: FuzzedRequest
  private readonly read: FuzzedOperation
  private readonly path: Record<string, string>
  private exists = true
  /** Nothing may be said of lists once a filter's member may have changed, or something else moved it. */
  private unchanged = true
  private readonly children: { read: FuzzedOperation; path: Record<string, string> }[] = []
  private history: string

  constructor(world: World, owner: Caller, birth: FuzzedRequest, read: FuzzedOperation, path: Record<string, string>) {
    this.world = world
    this.owner = owner
    this.birth = birth
    this.read = read
    this.path = path
    this.history = birth.operation.id
  }

  async step(step: Step): Promise<void> {
    this.history += `, ${step.do}`
    if (step.draft) return step.do === 'change' ? this.change(step.draft) : this.add(step.draft)
    if (step.do === 'read') return this.isAsItShould()
    if (step.do === 'list') return this.isListed()
    if (step.do === 'read as a stranger') return this.isHidden()
    if (step.do === 'delete') return this.delete()
    return this.restore()
  }

  /** The body of a POST's or PATCH's response is that of the next GET. */
  async showsWhatWasAnswered(answer: Answer): Promise<void> {
    const shown = await this.ask(this.read, this.path, 200)
    const [body, read] = [JSON.parse(answer.text), JSON.parse(shown.text)]
    // Quick add returns what it understood besides.
    const given = body.todo ?? body
    const other = Object.keys(read).find((name) => JSON.stringify(read[name]) !== JSON.stringify(given[name]))
    if (other)
      throw this.complaint(`${other} was answered as ${JSON.stringify(given[other])}`, this.read, this.path, shown)
  }

  private async isAsItShould(): Promise<void> {
    await this.ask(this.read, this.path, this.exists ? 200 : 404)
    for (const child of this.children) await this.ask(child.read, child.path, this.exists ? 200 : 404)
    if (this.exists) return
    // Nothing can be done to it, and nothing is beneath it.
    for (const operation of operations.filter(
      ({ path }) => path === this.read.path || path.startsWith(`${this.read.path}/`),
    )) {
      const beneath = parameterNames(operation.path).every((name) => name in this.path)
      if (beneath && Object.keys(operation.content).length === 0) await this.ask(operation, this.path, 404)
    }
  }

  private async isListed(): Promise<void> {
    const list = operations.find(({ method, path }) => method === 'GET' && path === this.birth.operation.path)
    if (!list) return
    const answer = await this.ask(list, this.birth.path, 200)
    const id = Object.values(this.path).at(-1) as string
    const full = JSON.parse(answer.text).length >= 100
    if (!this.exists && isAmong(id, answer)) throw this.complaint(`${id} is listed`, list, this.birth.path, answer)
    if (this.exists && this.unchanged && !full && !isAmong(id, answer))
      throw this.complaint(`${id} is not listed`, list, this.birth.path, answer)
  }

  private async isHidden(): Promise<void> {
    const stranger = await this.world.stranger()
    await this.ask(this.read, this.path, refusalOf(this.read), stranger)
    for (const child of this.children) await this.ask(child.read, child.path, refusalOf(child.read), stranger)
  }

  private async change(draft: Draft): Promise<void> {
    const request = { ...(await this.world.settle(draft)), path: this.path, header: {} }
    const { answer, wire } = await this.world.perform(request, this.owner)
    this.unchanged = false
    if (!this.exists && answer.status !== 404) throw finding(`after ${this.history}, a change`, wire, answer, true)
    if (answer.status === 200) await this.showsWhatWasAnswered(answer)
  }

  private async delete(): Promise<void> {
    const operation = operations.find(({ method, path }) => method === 'DELETE' && path === this.read.path)
    if (!operation) return
    const answer = await this.ask(operation, this.path, null)
    const gone = answer.status >= 200 && answer.status < 300
    if (!this.exists ? answer.status !== 404 : !gone && ![403, 409].includes(answer.status))
      throw this.complaint('a deletion', operation, this.path, answer)
    if (gone) this.exists = false
    await this.isAsItShould()
  }

  /** Objects in the trash can be restored, and no others. */
  private async restore(): Promise<void> {
    const [list, restore] = [operationById('listTrash'), operationById('restoreTrashItem')]
    if (!list || !restore || this.exists) return
    const item_id = Object.values(this.path).at(-1) as string
    const listed = (await this.ask(list, {}, 200)).text.includes(`"${item_id}"`)
    const answer = await this.ask(restore, { item_id }, listed ? 200 : 404)
    this.exists = answer.status === 200
    await this.isAsItShould()
  }

  private async add(draft: Draft): Promise<void> {
    const { operation } = draft
    const settled = await this.world.settle(draft)
    const member = keptIn[operation.id]
    const body = member ? { ...(settled.body as object), [member]: this.path[member] } : settled.body
    const request = { ...settled, path: this.path, header: {}, body }
    const { answer, wire } = await this.world.perform(request, this.owner)
    if (!this.exists && answer.status < 400) throw finding(`after ${this.history}, a child`, wire, answer, true)
    if (answer.status !== 201) return
    const read = itemOperation(operation, 'GET') as FuzzedOperation
    const path = parametersAt(read.path, locationOf(answer, wire))
    if (!path) throw finding(`Location is no path of ${read.id}`, wire, answer, true)
    this.children.push({ read, path })
    await this.ask(read, path, 200)
  }

  /**
   * Sends an operation with nothing but its path. Throws where the answer is not by the contract, or another status.
   */
  private async ask(
    operation: FuzzedOperation,
    path: Record<string, unknown>,
    status: number | null,
    caller = this.owner,
  ) {
    const request = { operation, path, query: {}, header: {}, cookie: {}, mediaType: null, body: undefined }
    const { answer } = await this.world.perform(request, caller)
    const [wrong] = violations(operation.id, answer)
    if (wrong || (status !== null && answer.status !== status))
      throw this.complaint(wrong ?? `there is no ${status}`, operation, path, answer)
    return answer
  }

  private complaint(what: string, operation: FuzzedOperation, path: Record<string, unknown>, answer: Answer): Finding {
    const wire = toWire({ operation, path, query: {}, header: {}, cookie: {}, mediaType: null, body: undefined })
    return finding(`after ${this.history}, ${what}`, wire, answer, true)
  }
}

/**
 * The status that a user gets for an object of another user. Where the operation needs a role, the request is refused before the
 * object is looked up.
 */
const refusalOf = ({ roles }: FuzzedOperation) => (roles && roles.length > 0 ? 403 : 404)

/** Whether a list has an object: others may name it, as the todos of a series name the first one. */
const isAmong = (id: string, { text }: Answer) =>
  (JSON.parse(text) as Record<string, unknown>[]).some((one) => one.id === id || one.user_id === id)

const parameterNames = (template: string) => [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string)

/** The path that `Location` names, relative to that of the request. */
function locationOf({ headers }: Answer, { target }: Wire): string {
  return new URL(headers.location ?? '', new URL(target, 'http://service')).pathname
}

/** The parameters of a path by its template; null where it is another's. */
function parametersAt(template: string, path: string): Record<string, string> | null {
  const pattern = new RegExp(`^${template.replaceAll(/\{([^}]+)\}/g, '(?<$1>[^/]+)')}$`)
  return pattern.exec(path)?.groups ?? null
}
