/** Texts are compared without regard to case, accents, width and composition. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/language/fold.ts'

test.each([
  ['Café', 'cafe\u0301', 'case, accents and composition'],
  ['ＡＢＣ１', 'abc1', 'width'],
  ['STRASSE', 'Straße', 'the sharp s'],
  ['STRAẞE', 'straße', 'its capital'],
  ['ΣΊΣΥΦΟΣ', 'σίσυφος', 'the final sigma'],
  ['İstanbul', 'istanbul', 'the dot of the Turkish capital i'],
  ['ﬁn', 'fin', 'ligatures'],
  ['so\u00adft', 'soft', 'soft hyphens'],
  ['שָׁלוֹם', 'שלום', 'vowel signs'],
])('%s is %s, without regard to %s', (one, other) => {
  expect(fold(one)).toBe(fold(other))
})

test.each([
  ['ırmak', 'irmak', 'the dotless i is a letter of its own'],
  ['か', 'が', 'a voiced sound is no accent'],
  ['a', 'b', 'letters differ'],
])('%s is not %s: %s', (one, other) => {
  expect(fold(one)).not.toBe(fold(other))
})

test('what is folded stays so, and is the same for all ways to write a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const folded = fold(text)
      expect(fold(folded)).toBe(folded)
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) expect(fold(text.normalize(form))).toBe(folded)
    }),
    { numRuns: 500 },
  )
})
