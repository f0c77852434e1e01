/** Fastify with JSON schemas for requests and responses, its JWT plugin, and pg. */
import { randomUUID } from 'node:crypto'
import formbody from '@fastify/formbody'
import fastifyJwt from '@fastify/jwt'
import { verify } from '@node-rs/argon2'
import Fastify from 'fastify'
import pg from 'pg'
import { findAccount, findTodo, findUser, insertTodo, listTodos, updateTodo } from '../statements.js'
import { message, signIn, todo, todoCreate, todoId, todoList, todoQuery, todoUpdate, token } from './schemas.js'

const pool = new pg.Pool({ max: 10 })
const fastify = Fastify()
fastify.register(fastifyJwt, { secret: process.env.JWT_SECRET, verify: { algorithms: ['HS256'] } })
fastify.register(formbody)
fastify.decorateRequest('caller', null)

async function authenticate(request, reply) {
  await request.jwtVerify()
  const { rows } = await pool.query(findUser, [request.user.sub])
  if (rows.length === 0) return reply.code(401).send({ message: 'Unauthorized' })
  request.caller = rows[0]
}

const health = { type: 'object', properties: { status: { type: 'string' } } }
fastify.get('/health', { schema: { response: { 200: health } } }, async () => ({ status: 'healthy' }))

const authorize = { body: signIn, response: { 200: token, 401: message } }
fastify.post('/auth/token', { schema: authorize }, async (request, reply) => {
  const { username, password } = request.body
  const { rows } = await pool.query(findAccount, [username])
  if (rows.length === 0 || !(await verify(rows[0].password_hash, password)))
    return reply.code(401).send({ message: 'Wrong e-mail or password' })
  const access_token = fastify.jwt.sign({ sub: rows[0].id }, { expiresIn: '15m' })
  return { access_token, token_type: 'bearer', expires_in: 900 }
})

fastify.register(async (routes) => {
  routes.addHook('onRequest', authenticate)

  const list = { querystring: todoQuery, response: { 200: todoList } }
  routes.get('/todos', { schema: list }, async (request) => {
    const { text, values } = listTodos(request.caller.id, request.query)
    const { rows } = await pool.query(text, values)
    return rows
  })

  const create = { body: todoCreate, response: { 201: todo } }
  routes.post('/todos', { schema: create }, async (request, reply) => {
    const { title, description, priority } = request.body
    const { rows } = await pool.query(insertTodo, [request.caller.id, randomUUID(), title, description, priority])
    reply.code(201)
    return rows[0]
  })

  const get = { params: todoId, response: { 200: todo, 404: message } }
  routes.get('/todos/:id', { schema: get }, async (request, reply) => {
    const { rows } = await pool.query(findTodo, [request.caller.id, request.params.id])
    if (rows.length === 0) return reply.code(404).send({ message: 'Not found' })
    return rows[0]
  })

  const update = { params: todoId, body: todoUpdate, response: { 200: todo, 404: message } }
  routes.patch('/todos/:id', { schema: update }, async (request, reply) => {
    const { text, values } = updateTodo(request.caller.id, request.params.id, request.body)
    const { rows } = await pool.query(text, values)
    if (rows.length === 0) return reply.code(404).send({ message: 'Not found' })
    return rows[0]
  })
})

await fastify.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
