/** A whole export as one document, and its import in documents that are as large as the service takes them. */
import { type DataExport, type DataImport, exportData, importData } from '../../sdk/index.ts'
import { client } from '../service/client.ts'

/** Items of a kind in one document; with long notes 500 to-dos are 8 of the 10 MB that the contract allows. */
const longestPart = 500

const kinds = ['projects', 'memberships', 'todos', 'webhooks', 'notifications'] as const
type Kind = (typeof kinds)[number]

const keyOf = (item: object): string => {
  const { id, project_id } = item as { id?: string; project_id?: string }
  return id ?? project_id ?? ''
}

/** Reads the documents of an export one after the other. An item that several have is in the result once. */
export async function exportAll(): Promise<DataExport> {
  let whole: DataExport | undefined
  for (let cursor: string | undefined; ; ) {
    const { data, response } = await exportData({ client, query: cursor ? { cursor } : {}, throwOnError: true })
    if (whole) for (const kind of kinds) merge(whole[kind], data[kind])
    whole ??= data
    const next = /[?&]cursor=([^&>]+)[^>]*>; *rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
    if (next === undefined) return whole
    cursor = decodeURIComponent(next)
  }
}

function merge(items: object[], more: object[]): void {
  const known = new Set(items.map(keyOf))
  for (const item of more) if (!known.has(keyOf(item))) items.push(item)
}

/** Imports each part; `onProgress` gets the part of all that is done. Returns how many items were added. */
export async function importAll(document: DataImport, onProgress: (done: number) => void): Promise<number> {
  const parts = [...partsOf(document)]
  let added = 0
  for (const [index, body] of parts.entries()) {
    const { data } = await importData({ client, body, throwOnError: true })
    added += data.projects.added + data.todos.added
    onProgress((index + 1) / parts.length)
  }
  return added
}

/** Each has the projects and to-dos that its items refer to. */
function* partsOf(document: DataImport): Generator<DataImport> {
  const empty = { ...document, projects: [], memberships: [], todos: [], webhooks: [], notifications: [] }
  const projects = new Map(document.projects.map((project) => [project.id, project]))
  const todos = new Map(document.todos.map((todo) => [todo.id, todo]))
  let isFirst = true
  for (const kind of kinds)
    for (let from = 0; from < document[kind].length || (isFirst && kind === 'notifications'); from += longestPart) {
      const items = document[kind].slice(from, from + longestPart) as {
        project_id?: string | null
        todo_id?: string | null
      }[]
      const part: DataImport = { ...empty, [kind]: items }
      if (kind === 'notifications') part.todos = unique(items.map(({ todo_id }) => todos.get(todo_id ?? '')))
      if (kind !== 'projects')
        part.projects = unique([...items, ...part.todos].map(({ project_id }) => projects.get(project_id ?? '')))
      isFirst = false
      yield part
    }
}

const unique = <T>(items: (T | undefined)[]): T[] => [...new Set(items.filter((item) => item !== undefined))]

/** Whether it is a document of an export. */
export const isExport = (value: unknown): value is DataImport =>
  typeof value === 'object' && value !== null && kinds.every((kind: Kind) => Array.isArray((value as DataImport)[kind]))
