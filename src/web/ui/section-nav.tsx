/** The sections of a screen, as links. */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

export interface SectionNavProps {
  label: string
  to: '/settings/$section' | '/admin/$section'
  present: string
  sections: Record<string, { title: string }>
}

export function SectionNav({ label, to, present, sections }: SectionNavProps) {
  const ref = useRef<HTMLElement>(null)
  // On a phone the present one may be beside the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is another place
  useEffect(() => {
    ref.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [present])
  return (
    <nav
      ref={ref}
      aria-label={label}
      className="-mx-5 mb-5 flex shrink-0 gap-1 overflow-x-auto overflow-y-hidden border-b border-line px-5 [scrollbar-width:none] md:mx-0 md:px-0"
    >
      {Object.entries(sections).map(([name, { title }]) => (
        <Link
          key={name}
          to={to}
          params={{ section: name }}
          className="shrink-0 border-b-2 border-transparent px-3 py-2.5 text-[0.9rem] text-soft hover:text-ink"
          activeProps={{ className: 'border-accent! text-ink! font-semibold', 'aria-current': 'page' }}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
