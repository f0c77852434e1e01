/**
 * Random pairs of schemas, judged by contract:diff and by a validator. `DIFF_PAIRS=10000` tries that many, and
 * `DIFF_SEED` other ones.
 */
import { expect, test } from 'vitest'
import { type Judged, judgePair } from './random-pairs.ts'

const count = Number(process.env.DIFF_PAIRS ?? 150)
const first = Number(process.env.DIFF_SEED ?? 1)

/** Why a change is called breaking though no value of the test shows it. The first that fits counts. */
const reasons: [reason: string, applies: (judged: Judged, kinds: string[]) => boolean][] = [
  ['a schema allows no value at all, or none of those tried', ({ satisfiable }) => !satisfiable],
  [
    'clients miss a removed member, whatever values are valid',
    (_, kinds) => kinds.some((kind) => kind.endsWith('property-removed')),
  ],
  [
    'of a condition (not, if, contains, dependentSchemas) only the change is known',
    (_, kinds) => kinds.some((kind) => kind.startsWith('condition-')),
  ],
  [
    'several variants together allow what a single one does not',
    (_, kinds) => kinds.some((kind) => /^(alternative|one-of|null-)/.test(kind)),
  ],
  ['a keyword has no effect beside another one', () => true],
]

test('no break is called safe, and few safe changes are called breaking', { timeout: 1_800_000 }, () => {
  const alarms = new Map<string, number>()
  let judgements = 0
  for (let seed = first; seed < first + count; seed++)
    for (const judged of judgePair(seed)) {
      judgements++
      if (judged.witness) expect(judged.breaking, JSON.stringify(judged)).not.toEqual([])
      else if (judged.breaking.length > 0) {
        const kinds = judged.breaking.map(({ kind }) => kind)
        const reason = reasons.find(([, applies]) => applies(judged, kinds))?.[0] ?? ''
        alarms.set(reason, (alarms.get(reason) ?? 0) + 1)
      }
    }
  const total = [...alarms.values()].reduce((sum, one) => sum + one, 0)
  const list = [...alarms].map(([reason, number]) => `${number} of ${judgements}: ${reason}`).join('\n')
  console.info(`False alarms of contract:diff, from seed ${first}:\n${list}`)
  expect(total / judgements, list).toBeLessThan(0.25)
  expect(alarms.get('a keyword has no effect beside another one') ?? 0, list).toBeLessThan(0.03 * judgements)
})
