/** The least that HTTP costs: Node's own server, which sends the same response to every request. */
import { createServer } from 'node:http'

const body = JSON.stringify({ status: 'healthy' })

createServer((_, response) => {
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
