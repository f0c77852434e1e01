/** The heading of a group. */
import type { ReactNode } from 'react'
import type { Group } from './arrange.ts'

/** `actions`: what can be done with the group. */
export function GroupTitle({ group, actions }: { group: Group; actions?: ReactNode }) {
  return (
    <>
      <span className={`truncate text-[0.9375rem] font-semibold ${group.isOverdue ? 'text-danger' : ''}`}>
        {group.name}
      </span>
      {group.note && <span className="text-[0.8125rem] text-soft">{group.note}</span>}
      <span className="ms-auto text-xs text-faint tabular-nums">{group.rows.length || ''}</span>
      {actions}
    </>
  )
}
