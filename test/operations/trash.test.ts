/** The trash: what goes there is gone from everything, comes back as it was, or is gone for ever. */
import { describe, expect, test } from 'vitest'
import { runCases } from '../support/cases.ts'
import { trashCases } from './trash.cases.ts'

const world = runCases<'trash'>(trashCases)

describe('the trash', () => {
  test('exists', () => expect(world()).toBeDefined())
})
