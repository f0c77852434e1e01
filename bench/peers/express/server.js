/** Bare Express with pg: it authenticates and queries the database as the other contenders do, and validates nothing. */
import { randomUUID } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import express from 'express'
import jwt from 'jsonwebtoken'
import pg from 'pg'
import { findAccount, findTodo, findUser, insertTodo, listTodos, updateTodo } from '../statements.js'

const pool = new pg.Pool({ max: 10 })
const app = express()
app.use(express.json())
app.use(express.urlencoded({ extended: false }))

async function authenticate(request, response, next) {
  const [, token] = request.get('Authorization')?.split(' ') ?? []
  let claims
  try {
    claims = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] })
  } catch {
    return response.status(401).json({ message: 'Unauthorized' })
  }
  const { rows } = await pool.query(findUser, [claims.sub])
  if (rows.length === 0) return response.status(401).json({ message: 'Unauthorized' })
  request.user = rows[0]
  next()
}

app.get('/health', (_, response) => {
  response.json({ status: 'healthy' })
})

app.post('/auth/token', async (request, response) => {
  const { username, password } = request.body
  const { rows } = await pool.query(findAccount, [username])
  if (rows.length === 0 || !(await verify(rows[0].password_hash, password)))
    return response.status(401).json({ message: 'Wrong e-mail or password' })
  const access_token = jwt.sign({}, process.env.JWT_SECRET, { subject: rows[0].id, expiresIn: 900 })
  response.json({ access_token, token_type: 'bearer', expires_in: 900 })
})

app.get('/todos', authenticate, async (request, response) => {
  const { completed, search, skip = 0, limit = 100 } = request.query
  const { text, values } = listTodos(request.user.id, { completed, search, skip, limit })
  const { rows } = await pool.query(text, values)
  response.json(rows)
})

app.post('/todos', authenticate, async (request, response) => {
  const { title, description = null, priority = 3 } = request.body
  const values = [request.user.id, randomUUID(), title, description, priority]
  const { rows } = await pool.query(insertTodo, values)
  response.status(201).json(rows[0])
})

app.get('/todos/:id', authenticate, async (request, response) => {
  const { rows } = await pool.query(findTodo, [request.user.id, request.params.id])
  if (rows.length === 0) return response.status(404).json({ message: 'Not found' })
  response.json(rows[0])
})

app.patch('/todos/:id', authenticate, async (request, response) => {
  const { text, values } = updateTodo(request.user.id, request.params.id, request.body)
  const { rows } = await pool.query(text, values)
  if (rows.length === 0) return response.status(404).json({ message: 'Not found' })
  response.json(rows[0])
})

app.listen(Number(process.env.PORT), '127.0.0.1')
