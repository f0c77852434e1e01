/** Names of labels: which of them are equal. */
import { foldCase } from '../../language/fold.ts'

/**
 * A name without regard to case and width: equal names have the same one. Computed here, since databases differ in what they know
 * of letters.
 */
export const foldedName = (name: string): string => foldCase(name.normalize('NFKC')).normalize('NFKC')
