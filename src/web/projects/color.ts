/** The color of a project, from its id until a project has one of its own. */
const colors = [
  'bg-[#d9743f]',
  'bg-[#4a87c4]',
  'bg-[#3f9a78]',
  'bg-[#9a6cc0]',
  'bg-[#c9982f]',
  'bg-[#c75d78]',
  'bg-[#4aa3a8]',
  'bg-[#7d8aa0]',
] as const

export function projectColor(id: string): string {
  let hash = 0
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) >>> 0
  return colors[hash % colors.length] as string
}
