/** The titles in a text: one for each line. Marks of lists, as other programs copy them, are left out. */
export const titlesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:[-*•]\s+)?(?:\[[ x]?\]\s+)?/i, '')
        .trim()
        .slice(0, 200),
    )
    .filter(Boolean)
