/** The JSON schemas of the Fastify contender. */

const uuid = { type: 'string', format: 'uuid' }
const instant = { type: 'string', format: 'date-time' }
const optional = (schema) => ({ ...schema, nullable: true })
const title = { type: 'string', minLength: 1, maxLength: 200 }
const description = { type: 'string', maxLength: 1000, nullable: true }
const priority = { type: 'integer', minimum: 1, maximum: 5 }

export const todo = {
  type: 'object',
  properties: {
    id: uuid,
    title,
    description,
    completed: { type: 'boolean' },
    completed_at: optional(instant),
    priority,
    due_at: optional(instant),
    project_id: optional(uuid),
    position: { type: 'string' },
    assignee_ids: { type: 'array', items: uuid },
    user_id: uuid,
    version: { type: 'integer' },
    created_at: instant,
    updated_at: instant,
  },
}

export const todoList = { type: 'array', items: todo }

export const todoId = { type: 'object', required: ['id'], properties: { id: uuid } }

export const todoQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    completed: { type: 'boolean' },
    search: { type: 'string', minLength: 1, maxLength: 200 },
    skip: { type: 'integer', minimum: 0, default: 0 },
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 100 },
  },
}

export const todoCreate = {
  type: 'object',
  additionalProperties: false,
  required: ['title'],
  properties: {
    title,
    description: { ...description, default: null },
    priority: { ...priority, default: 3 },
  },
}

export const todoUpdate = {
  type: 'object',
  additionalProperties: false,
  properties: { title, description, priority, completed: { type: 'boolean' } },
}

export const signIn = {
  type: 'object',
  additionalProperties: false,
  required: ['grant_type', 'username', 'password'],
  properties: {
    grant_type: { type: 'string', const: 'password' },
    username: { type: 'string', minLength: 1, maxLength: 254 },
    password: { type: 'string', minLength: 1, maxLength: 128 },
  },
}

export const token = {
  type: 'object',
  properties: {
    access_token: { type: 'string' },
    token_type: { type: 'string' },
    expires_in: { type: 'integer' },
  },
}

export const message = { type: 'object', properties: { message: { type: 'string' } } }
