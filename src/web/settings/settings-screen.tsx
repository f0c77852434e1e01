/** The settings, in sections. */
import { Link, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { t } from '../strings/index.ts'
import { Page } from '../ui/page.tsx'
import { Appearance } from './appearance.tsx'
import { DataSection } from './data-section.tsx'
import { Profile } from './profile.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'

const sections: Record<string, ComponentType> = {
  profile: Profile,
  sessions: Sessions,
  tokens: Tokens,
  appearance: Appearance,
  data: DataSection,
}

export function SettingsScreen() {
  const { section } = useParams({ strict: false }) as { section: string }
  const Section = sections[section] ?? Profile
  return (
    <Page title={t.lists.settings}>
      <nav
        aria-label={t.lists.settings}
        className="-mx-5 mb-5 flex gap-1 overflow-x-auto border-b border-line px-5 md:mx-0 md:px-0"
      >
        {Object.keys(sections).map((name) => (
          <Link
            key={name}
            to="/settings/$section"
            params={{ section: name }}
            className="-mb-px shrink-0 border-b-2 border-transparent px-3 py-2.5 text-[0.9rem] text-soft hover:text-ink"
            activeProps={{ className: 'border-accent! text-ink! font-semibold', 'aria-current': 'page' }}
          >
            {t.settings[name as 'profile' | 'sessions' | 'tokens' | 'appearance' | 'data']}
          </Link>
        ))}
      </nav>
      <div className="max-w-xl pb-12">
        <Section />
      </div>
    </Page>
  )
}
