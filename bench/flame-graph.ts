/** A flame graph as one SVG file: a box for each call, as wide as its time, above its caller. */
import { type Call, callTree, describe, type Profile } from './call-tree.ts'

const width = 1600
const rowHeight = 16
const headHeight = 40
/** Pixels; narrower boxes are left out. */
const narrowest = 0.5
/** Pixels of a character, about. */
const characterWidth = 6.5

interface Box {
  call: Call
  x: number
  width: number
  depth: number
}

export function drawFlameGraph(profile: Profile, title: string): string {
  const tree = merged(callTree(profile))
  const boxes = layOut(tree, 0, 0, width / tree.total)
  const depth = Math.max(...boxes.map((box) => box.depth)) + 1
  const height = headHeight + depth * rowHeight
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"
  font-family="monospace" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
<text x="8" y="24" font-size="16">${escapeXml(title)}</text>
${boxes.map((box) => draw(box, height, tree.total)).join('\n')}
</svg>
`
}

/** Calls of the same function by the same caller become one. */
function merged(call: Call): Call {
  const byName = new Map<string, Call>()
  for (const child of call.children) {
    const name = describe(child.frame, '')
    const same = byName.get(name)
    byName.set(
      name,
      same
        ? {
            ...same,
            self: same.self + child.self,
            total: same.total + child.total,
            children: [...same.children, ...child.children],
          }
        : child,
    )
  }
  return { ...call, children: [...byName.values()].map(merged).sort((a, b) => b.total - a.total) }
}

function layOut(call: Call, x: number, depth: number, scale: number): Box[] {
  const box = { call, x, width: call.total * scale, depth }
  if (box.width < narrowest) return []
  let left = x
  return [
    box,
    ...call.children.flatMap((child) => {
      const boxes = layOut(child, left, depth + 1, scale)
      left += child.total * scale
      return boxes
    }),
  ]
}

function draw({ call, x, width, depth }: Box, height: number, whole: number): string {
  const y = height - (depth + 1) * rowHeight
  const room = Math.floor((width - 4) / characterWidth)
  const name = call.frame.functionName || '(anonymous)'
  const share = ((call.total / whole) * 100).toFixed(1)
  const text = room < 3 ? '' : `<text x="${(x + 2).toFixed(1)}" y="${y + 12}">${escapeXml(name.slice(0, room))}</text>`
  return `<g><title>${escapeXml(describe(call.frame, ''))}, ${share} %</title><rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${rowHeight - 1}" fill="${colorOf(call.frame.url)}"/>${text}</g>`
}

/** Packages, our own files, and Node with native code. */
function colorOf(url: string): string {
  if (url.includes('node_modules')) return '#f6c667'
  if (url.startsWith('file:')) return '#f08a5d'
  return '#b8d8d8'
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
