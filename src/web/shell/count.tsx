/** How many to-dos a list of the sidebar has. */
export const Count = ({ value }: { value: number | undefined }) =>
  value ? <span className="text-xs font-medium text-faint tabular-nums">{value > 999 ? '999+' : value}</span> : null
