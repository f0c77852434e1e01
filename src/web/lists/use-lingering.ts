/** A to-do that was just completed stays in its list for a moment, so that one sees it ticked. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { keyOf, type TodoRow } from '../store/model.ts'

/** Milliseconds. */
const lingersMs = 1100

export function useLingering(rows: TodoRow[] | undefined): {
  rows: TodoRow[] | undefined
  keep: (row: TodoRow) => void
} {
  const [kept, setKept] = useState<TodoRow[]>([])
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  useEffect(() => {
    const all = timers.current
    return () => {
      for (const timer of all) clearTimeout(timer)
    }
  }, [])
  const keep = useCallback((row: TodoRow) => {
    const ticked = { ...row, todo: { ...row.todo, completed: true } }
    setKept((before) => [...before.filter((each) => keyOf(each) !== keyOf(row)), ticked])
    const timer = setTimeout(() => setKept((before) => before.filter((each) => each !== ticked)), lingersMs)
    timers.current.add(timer)
  }, [])
  const both = useMemo(() => {
    if (!rows || kept.length === 0) return rows
    const present = new Set(rows.map(keyOf))
    return [...rows, ...kept.filter((row) => !present.has(keyOf(row)))]
  }, [rows, kept])
  return { rows: both, keep }
}
