/** The floor of HTTP: Node's own server, which answers everything with a constant. */
import { createServer } from 'node:http'

const body = JSON.stringify({ status: 'healthy' })

createServer((_, response) => {
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
