// Reads the todo.txt format (https://github.com/todotxt/todo.txt, format rules), one line at a time.

export interface TodoTxtItem {
  /** What is to be done, with its projects, contexts and links, without the marks that are parsed into members. */
  title: string
  completed: boolean
  /** `YYYY-MM-DD`, as all dates here; null where the line says none. */
  completedDate: string | null
  /** 1 = (A), the most urgent; 2 = (B); 3 = (C), and what a line without a priority gets; 4 = (D); 5 = (E) to (Z). */
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
 * The marks in front only count in the format's order and with its exact spelling: `x `, `(A) `, then the dates; what
 * does not fit is part of the title. Many editors move the priority of a task that is done to a `pri:A` tag, which is
 * read as well. Throws `RangeError` for a line in which nothing is to be done.
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
  // A task that is done and has one date only: that is the day of its completion (rule 2 for such tasks).
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
  if (title.length === 0) throw new RangeError(`Nothing is to be done in this line: ${JSON.stringify(line)}`)

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

/** A day that exists: `2026-02-30` has the form of a date and is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
