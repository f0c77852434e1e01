/**
 * Node's `http`; other files import its types only. An `import` of it evaluates every export, its `WebSocket` too,
 * which loads Node's `fetch` and slows the start.
 */
export const http = process.getBuiltinModule('node:http')
