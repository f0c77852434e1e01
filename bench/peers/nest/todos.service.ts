/** The queries. */
import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Pool } from 'pg'
// @ts-expect-error plain JavaScript, which the other contenders share
import { findAccount, findTodo, findUser, insertTodo, listTodos, updateTodo } from '../../statements.js'
import { type CreateTodoDto, type ListTodosDto, Todo, type UpdateTodoDto } from './todo.dto.js'

@Injectable()
export class TodosService {
  constructor(private readonly pool: Pool) {}

  async findAccount(email: string) {
    const { rows } = await this.pool.query<{ id: string; password_hash: string }>(findAccount, [email])
    return rows[0]
  }

  async findUser(id: string) {
    const { rows } = await this.pool.query<{ id: string }>(findUser, [id])
    return rows[0]
  }

  async list(userId: string, query: ListTodosDto): Promise<Todo[]> {
    const { text, values } = listTodos(userId, query)
    const { rows } = await this.pool.query<Todo>(text, values)
    return rows.map((row) => new Todo(row))
  }

  async find(userId: string, id: string): Promise<Todo | null> {
    const { rows } = await this.pool.query<Todo>(findTodo, [userId, id])
    return rows[0] ? new Todo(rows[0]) : null
  }

  async create(userId: string, { title, description = null, priority = 3 }: CreateTodoDto): Promise<Todo> {
    const { rows } = await this.pool.query<Todo>(insertTodo, [userId, randomUUID(), title, description, priority])
    return new Todo(rows[0])
  }

  async update(userId: string, id: string, changes: UpdateTodoDto): Promise<Todo | null> {
    const { text, values } = updateTodo(userId, id, changes)
    const { rows } = await this.pool.query<Todo>(text, values)
    return rows[0] ? new Todo(rows[0]) : null
  }
}
