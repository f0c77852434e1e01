/** Random choices that repeat: one seed always makes the same choices in the same order. */
import { generateMersenne53Randomizer, type Randomizer } from '@faker-js/faker'

export interface Chance {
  /** For faker, which takes its numbers from the same sequence. */
  randomizer: Randomizer
  /** At least 0, below 1. */
  next(): number
  /** True with probability `share`, from 0 to 1. */
  happens(share: number): boolean
  /** At least `from`, below `to`. */
  between(from: number, to: number): number
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** As `pick`, with a preference for the front: the first quarter of a list gets half of the choices. */
  favour<T>(list: readonly T[]): T
  /** A copy in another order. */
  shuffle<T>(list: readonly T[]): T[]
}

/** `seed` is a whole number below 2^32. */
export function createChance(seed: number): Chance {
  const randomizer = generateMersenne53Randomizer(seed)
  const next = () => randomizer.next()
  const at = <T>(list: readonly T[], position: number) => list[Math.floor(position * list.length)] as T
  return {
    randomizer,
    next,
    happens: (share) => next() < share,
    between: (from, to) => from + next() * (to - from),
    pick: (list) => at(list, next()),
    favour: (list) => at(list, next() ** 2),
    shuffle(list) {
      const copy = [...list]
      for (let last = copy.length - 1; last > 0; last--) {
        const other = Math.floor(next() * (last + 1))
        ;[copy[last], copy[other]] = [copy[other] as (typeof copy)[number], copy[last] as (typeof copy)[number]]
      }
      return copy
    },
  }
}
