/** An export as the documents of its import, each as large as the service takes it. */

/** Items of a kind in one document; with long notes 500 to-dos are 8 of the 10 MB that the contract allows. */
const longestPart = 500
/** Items of a kind that the contract allows in a document. */
const most = 1000

/** Those that an import adds. Documents of older versions lack some. */
const imported = ['projects', 'sections', 'labels', 'views', 'todos', 'reminders', 'webhooks', 'notifications'] as const

/** The references of an item. */
interface Item {
  id: string
  project_id?: string | null
  section_id?: string | null
  parent_id?: string | null
  label_ids?: string[]
  filter?: string | null
  todo_id?: string | null
  reminder_id?: string | null
}

/** The part of a document that is looked at. */
export type Document = Partial<Record<(typeof imported)[number], Item[]>>

/** Each has the projects, sections, labels and to-dos of its items. Without items there is one, with the preferences. */
export function* partsOf<D extends Document>(document: D): Generator<D> {
  const bare = { ...document, memberships: [], identities: [] }
  for (const kind of imported) bare[kind] = []
  const known = Object.fromEntries(
    imported.map((kind) => [kind, new Map((document[kind] ?? []).map((item) => [item.id, item]))]),
  ) as Record<(typeof imported)[number], Map<string, Item>>
  const find = (kind: (typeof imported)[number], items: Item[], idsOf: (item: Item) => Ids): Item[] =>
    namedIn(known[kind], items, idsOf)

  function* parts(kind: (typeof imported)[number], items: Item[]): Generator<D> {
    const part: D = { ...bare, [kind]: items }
    if (kind === 'notifications') part.reminders = find('reminders', items, ({ reminder_id }) => reminder_id)
    const { reminders = [] } = part
    if (kind === 'reminders' || kind === 'notifications')
      part.todos = find('todos', [items, reminders].flat(), ({ todo_id }) => todo_id)
    const todos = withAbove(known.todos, part.todos ?? [])
    part.todos = todos
    if (kind === 'todos' || kind === 'reminders' || kind === 'notifications') {
      part.labels = find('labels', todos, ({ label_ids }) => label_ids)
      part.sections = find('sections', todos, ({ section_id }) => section_id)
    }
    if (kind === 'views') {
      part.labels = find('labels', items, idsIn)
      part.sections = find('sections', items, idsIn)
    }
    const { labels = [], sections = [] } = part
    const placed = [items, todos, labels, sections].flat()
    if (kind !== 'projects')
      part.projects = find('projects', placed, (item) => [item.project_id ?? [], idsIn(item)].flat())
    const half = Math.ceil(items.length / 2)
    if (items.length === 1 || imported.every((each) => (part[each] ?? []).length <= most)) yield part
    else for (const some of [items.slice(0, half), items.slice(half)]) yield* parts(kind, some)
  }

  if (imported.every((kind) => !document[kind]?.length)) yield bare
  for (const kind of imported) {
    const items = document[kind] ?? []
    for (let from = 0; from < items.length; from += longestPart)
      yield* parts(kind, items.slice(from, from + longestPart))
  }
}

/** The ids in the filter of a view. */
const idsIn = ({ filter }: Item) => filter?.toLowerCase().match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []

type Ids = string | null | undefined | string[]

/** Those that some items refer to, each once. */
const namedIn = (known: Map<string, Item>, items: Item[], idsOf: (item: Item) => Ids): Item[] =>
  [...new Set(items.flatMap((item) => idsOf(item) ?? []))].flatMap((id) => known.get(id) ?? [])

/** To-dos, and behind them those above them, each once. */
function withAbove(known: Map<string, Item>, items: Item[]): Item[] {
  const all = new Map(items.map((item) => [item.id, item]))
  for (let level = items; level.length > 0; ) {
    level = namedIn(known, level, ({ parent_id }) => parent_id).filter(({ id }) => !all.has(id))
    for (const item of level) all.set(item.id, item)
  }
  return [...all.values()]
}
