// The verdicts on the kinds of change that oasdiff tells apart.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import { rows } from './oasdiff-kinds.ts'

test.each(rows)('$id ($level)', ({ level, from, to, reason }) => {
  const breaks = diff(from, to, '2026-11-21').some((change) => change.class === 'breaking')
  expect(breaks).toBe((level !== 'info') === (reason === undefined))
})
