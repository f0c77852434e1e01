/** A client that keeps a copy of what somebody sees, as the contract says how. */
import { expect, vi } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'

/** Asks the service for a path, as the person whose copy it is. */
// biome-ignore lint/suspicious/noExplicitAny: a body is what the contract says of the path
type Read = (path: string) => PromiseLike<{ status: number; body: any }>

/** A copy of what somebody sees, kept as the contract says. */
export class Copy {
  readonly projects = new Map<string, Schemas['Project']>()
  readonly sections = new Map<string, Schemas['Section']>()
  readonly labels = new Map<string, Schemas['Label']>()
  readonly views = new Map<string, Schemas['View']>()
  readonly todos = new Map<string, Schemas['Todo']>()
  readonly reminders = new Map<string, Schemas['Reminder']>()
  readonly read: Read
  /** Whether the reminders of each todo are compared too. */
  reminds = false
  cursor: string | undefined

  constructor(read: Read) {
    this.read = read
  }

  async follow(limit = 100): Promise<void> {
    for (let more = true; more; ) {
      const query = new URLSearchParams({ limit: String(limit), ...(this.cursor && { cursor: this.cursor }) })
      const { status, body } = await this.read(`/sync?${query}`)
      expect(status, JSON.stringify(body)).toBe(200)
      for (const change of (body as Schemas['SyncPage']).changes) this.apply(change)
      this.cursor = body.cursor
      more = body.has_more
    }
  }

  private apply(change: Schemas['SyncChange']): void {
    if (change.type === 'todo') {
      if (change.todo) this.todos.set(change.id, change.todo)
      else this.forgetTodo(change.id)
      return
    }
    if (change.type === 'reminder') {
      if (change.reminder) this.reminders.set(change.id, change.reminder)
      else this.reminders.delete(change.id)
      return
    }
    if (change.type === 'section') {
      if (change.section) this.sections.set(change.id, change.section)
      else this.sections.delete(change.id)
      return
    }
    if (change.type === 'label') {
      if (change.label) this.labels.set(change.id, change.label)
      else this.labels.delete(change.id)
      return
    }
    if (change.type === 'view') {
      if (change.view) this.views.set(change.id, change.view)
      else this.views.delete(change.id)
      return
    }
    if (change.project) this.projects.set(change.id, change.project)
    else {
      this.projects.delete(change.id)
      for (const held of [this.sections, this.labels, this.views])
        for (const { id, project_id } of held.values()) if (project_id === change.id) held.delete(id)
      for (const { id, project_id } of this.todos.values()) if (project_id === change.id) this.forgetTodo(id)
    }
  }

  private forgetTodo(todoId: string): void {
    this.todos.delete(todoId)
    for (const { id, todo_id } of this.reminders.values()) if (todo_id === todoId) this.reminders.delete(id)
  }

  /** Any open transaction of the server, which has the databases of other tests too, delays what the log tells. */
  async becomesEqual(limit = 100): Promise<void> {
    await vi.waitFor(
      async () => {
        await this.follow(limit)
        await this.expectEqual()
      },
      { timeout: 20_000, interval: 100 },
    )
  }

  /** Compares the copy with the lists of the service. */
  private async expectEqual(): Promise<void> {
    const all = async (path: string) => {
      const rows: { id: string }[] = []
      for (let skip = 0; ; skip += 100) {
        const { body } = await this.read(`${path}sort=created_at&skip=${skip}`)
        rows.push(...body)
        if (body.length < 100) return rows
      }
    }
    const byId = (rows: Iterable<{ id: string }>) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
    const projects = [...(await all('/projects?')), ...(await all('/projects?status=archived&'))]
    expect(byId(this.projects.values())).toEqual(byId(projects))
    const sections: { id: string }[] = []
    for (const { id } of projects) sections.push(...(await all(`/projects/${id}/sections?`)))
    expect(byId(this.sections.values())).toEqual(byId(sections))
    expect(byId(this.labels.values())).toEqual(byId(await all('/labels?')))
    expect(byId(this.views.values())).toEqual(byId(await all('/views?')))
    const todos = await all('/todos?')
    expect(byId(this.todos.values())).toEqual(byId(todos))
    if (!this.reminds) return
    const reminders: { id: string }[] = []
    for (const { id } of todos) reminders.push(...(await all(`/todos/${id}/reminders?`)))
    expect(byId(this.reminders.values())).toEqual(byId(reminders))
  }
}
