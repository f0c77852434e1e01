/** Names of labels: which of them are equal. */

/**
 * A name without regard to case and width: equal names have the same one. Unicode's full case folding without its rules for
 * Turkish, so that `ß` is `ss`, and `ı` is not `i`. Computed here, since databases differ in what they know of letters.
 */
export function foldedName(name: string): string {
  const letters = name.normalize('NFKC').replace(/[^ı]/gu, foldedLetter)
  return letters.normalize('NFKC')
}

/** Some letters have several small forms, such as `ς` and `σ`, of one capital; `ẞ` is its own capital, but `ß` has two. */
const foldedLetter = (letter: string) => letter.toLowerCase().toUpperCase().toLowerCase()
