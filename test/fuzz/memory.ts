/** The objects that the service is known to have, by their path, and values by the name of their member. */
import { type FuzzedOperation, isValid, operations } from './contract.ts'
import type { Known } from './values.ts'

/** The path parameters that name one object. */
export type Place = Record<string, string>

const kept = 25

export class Memory {
  private readonly places = new Map<string, Place[]>()
  private readonly values = new Map<string, string[]>()

  /** Remembers what a successful answer tells; `path` are the parameters of the request. */
  learn(operation: FuzzedOperation, path: Record<string, unknown>, body: unknown): void {
    const items = Array.isArray(body) ? body : [body]
    for (const item of items) {
      this.learnValues(item)
      this.learnPlace(operation, path, item)
    }
  }

  learnValue(name: string, value: unknown): void {
    if (typeof value !== 'string' || value === '') return
    const values = (this.values.get(name) ?? []).filter((other) => other !== value)
    this.values.set(name, [...values, value].slice(-kept))
  }

  /** An item of `/todos` is at `/todos/{todo_id}`: by its member `todo_id`, or else its `id`. */
  private learnPlace({ path: template }: FuzzedOperation, path: Record<string, unknown>, item: unknown): void {
    if (item === null || typeof item !== 'object') return
    const members = item as Record<string, unknown>
    for (const [itemTemplate, name] of itemTemplates) {
      if (!itemTemplate.startsWith(`${template}/{`) || itemTemplate.slice(template.length + 1).includes('/')) continue
      const id = members[name] ?? members.id
      if (typeof id !== 'string') continue
      this.learnValue(name, id)
      this.addPlace(itemTemplate, { ...(path as Place), [name]: id })
    }
  }

  private learnValues(value: unknown): void {
    if (value === null || typeof value !== 'object') return
    for (const [name, member] of Object.entries(value)) {
      this.learnValue(name, member)
      this.learnValues(member)
    }
  }

  addPlace(template: string, place: Place): void {
    const key = JSON.stringify(place)
    const others = (this.places.get(template) ?? []).filter((other) => JSON.stringify(other) !== key)
    this.places.set(template, [...others, place].slice(-kept))
  }

  /** Forgets what was at a path, and whatever is beneath it. */
  forget(template: string, path: Record<string, unknown>): void {
    const isAt = (place: Place) => Object.entries(path).every(([name, value]) => place[name] === value)
    for (const [other, places] of this.places)
      if (other === template || other.startsWith(`${template}/`))
        this.places.set(
          other,
          places.filter((place) => !isAt(place)),
        )
  }

  /** Forgets whatever belonged to somebody who is no more. */
  forgetAll(): void {
    this.places.clear()
    this.values.clear()
  }

  placesOf(template: string): Place[] {
    return this.places.get(template) ?? []
  }

  /** Ids of whatever there is at some path. */
  idsOfObjects(): string[] {
    return [...this.places.values()].flatMap((places) => places.flatMap((place) => Object.values(place)))
  }

  /** A value that fits: of that name, or for an id any id at all. */
  recall({ name, schema, pick, otherwise }: Known): unknown {
    const named = this.values.get(name) ?? []
    const ids = schema.format === 'uuid' ? this.idsOfObjects() : []
    // Now and then the id of something else, where one of the right kind is known.
    const fitting = (pick % 4 === 0 ? [...named, ...ids] : named.length > 0 ? named : ids).filter((value) =>
      isValid(schema, value),
    )
    return fitting.length > 0 ? fitting[pick % fitting.length] : otherwise
  }
}

/** The paths that name objects, and their last parameter. */
const itemTemplates = new Map(
  operations.flatMap(({ path }) => {
    const template = placeTemplate(path)
    return template === null ? [] : [[template, template.slice(template.lastIndexOf('{') + 1, -1)] as const]
  }),
)

/** The part of a path that names an object: `/todos/{todo_id}` of `/todos/{todo_id}/move`. Null without parameters. */
export function placeTemplate(path: string): string | null {
  const end = path.lastIndexOf('}')
  return end < 0 ? null : path.slice(0, end + 1)
}
