// Reads the todo.txt format (https://github.com/todotxt/todo.txt, format rules), one line at a time.

export interface TodoTxtItem {
  /** The task with its projects, contexts and links, without the marks that are parsed into the other members. */
  title: string
  completed: boolean
  /** `YYYY-MM-DD`, as all dates here; null when the line has none. */
  completedDate: string | null
  /** 1 = (A), the most urgent; 2 = (B); 3 = (C), also without a priority; 4 = (D); 5 = (E) to (Z). */
  priority: number
  createdDate: string | null
  /** From the customary `due:` tag. */
  dueDate: string | null
  /** Without their `+`, in the order of their first mention. */
  projects: string[]
  /** Without their `@`, in the order of their first mention. */
  contexts: string[]
}

/**
 * Leading marks count only in the format's order and exact spelling: `x `, `(A) `, then the dates. Anything else
 * belongs to the title. Many editors move the priority of a completed task to a `pri:A` tag, which is read as well.
 * Throws a `RangeError` for a line without a title.
 */
export function parseTodoTxt(line: string): TodoTxtItem {
  let rest = line.trimEnd()
  const take = (mark: RegExp): string | null => {
    const found = mark.exec(rest)
    if (found === null) return null
    rest = rest.slice(found[0].length)
    return found[1] ?? ''
  }
  const takeDate = () => {
    const date = /^(\S+)\s+/.exec(rest)?.[1]
    return date !== undefined && isDate(date) ? take(/^(\S+)\s+/) : null
  }

  const completed = take(/^x\s+/) !== null
  let letter = take(/^\(([A-Z])\)\s+/)
  // The only date of a completed task is the day of its completion (rule 2 for completed tasks).
  const completedDate = completed ? takeDate() : null
  const createdDate = takeDate()

  const words = rest.split(/\s+/).filter((word) => word !== '')
  const projects = words.filter((word) => /^\+\S/.test(word)).map((word) => word.slice(1))
  const contexts = words.filter((word) => /^@\S/.test(word)).map((word) => word.slice(1))
  let dueDate: string | null = null
  const title = words.filter((word) => {
    const [, key, value = ''] = /^(due|pri):(\S+)$/.exec(word) ?? []
    if (key === 'due' && isDate(value)) dueDate ??= value
    else if (key === 'pri' && /^[A-Z]$/.test(value)) letter ??= value
    else return true
    return false
  })
  if (title.length === 0) throw new RangeError(`This line has no title: ${JSON.stringify(line)}`)

  return {
    title: title.join(' '),
    completed,
    completedDate,
    priority: letter === null ? 3 : Math.min(5, letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1),
    createdDate,
    dueDate,
    projects: [...new Set(projects)],
    contexts: [...new Set(contexts)],
  }
}

/** Whether the day exists: `2026-02-30` has the form of a date and does not. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
