/** A line without the mark of a list, as other programs copy it. */
export const withoutMark = (line: string): string => line.replace(/^\s*(?:[-*•]\s+)?(?:\[[ x]?\]\s+)?/i, '')

/** The titles in a text: one for each line. */
export const titlesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => withoutMark(line).trim().slice(0, 200))
    .filter(Boolean)
