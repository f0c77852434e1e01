/** The colors that the app offers for projects and labels. */
export const colors = {
  red: '#d1453b',
  orange: '#d9743f',
  amber: '#c9982f',
  green: '#3f9a78',
  teal: '#4aa3a8',
  blue: '#4a87c4',
  indigo: '#6b74c9',
  purple: '#9a6cc0',
  pink: '#c75d78',
  grey: '#7d8aa0',
} as const

export type ColorName = keyof typeof colors
const all = Object.values(colors)

/** The same one for the same text, for an object without a color of its own. */
export function colorFrom(text: string): string {
  let hash = 0
  for (const character of text) hash = (hash * 31 + character.charCodeAt(0)) >>> 0
  return all[hash % all.length] as string
}
