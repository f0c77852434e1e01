/** A whole export as one document, and its import in documents that are as large as the service takes them. */
import { type DataExport, type DataImport, exportData, importData } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { partsOf } from './export-parts.ts'

const required = ['projects', 'memberships', 'todos', 'webhooks', 'notifications'] as const

const keyOf = (item: object): string => {
  const { id, project_id } = item as { id?: string; project_id?: string }
  return id ?? project_id ?? ''
}

/** Reads the documents of an export one after the other. An item that several have is in the result once. */
export async function exportAll(): Promise<DataExport> {
  let whole: DataExport | undefined
  for (let cursor: string | undefined; ; ) {
    const { data, response } = await exportData({ client, query: cursor ? { cursor } : {}, throwOnError: true })
    // Every list of the document, so that none is forgotten.
    for (const [name, items] of Object.entries(whole ?? {}))
      if (Array.isArray(items)) merge(items, data[name as keyof DataExport] as object[])
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

/** Whether it is a document of an export. */
export const isExport = (value: unknown): value is DataImport =>
  typeof value === 'object' && value !== null && required.every((kind) => Array.isArray((value as DataImport)[kind]))
