/** Finds the name that was meant by an unknown one. */

/** Longer names are no slips of a known one, and would take long to compare. */
const longest = 40

/**
 * The known name that differs from `name` by its spelling (`dueAt` for `due_at`) or by few letters; undefined where
 * none is near.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > longest) return undefined
  const letters = lettersOf(name)
  // A name of few letters is near to many others.
  let least = Math.min(2, Math.floor(letters.length / 3)) + 1
  let nearest: string | undefined
  for (const candidate of known) {
    if (candidate.length > longest) continue
    const distance = distanceOf(letters, lettersOf(candidate), least)
    if (distance >= least) continue
    least = distance
    nearest = candidate
  }
  return nearest
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * How many letters must be inserted, removed, replaced or swapped with their neighbour (optimal string alignment).
 * `limit` where it is at least that many.
 */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length] as number
}
