/** The settings, in sections. */
import { Link, useParams } from '@tanstack/react-router'
import { t } from '../strings/index.ts'
import { security } from '../strings/security.ts'
import { settings } from '../strings/settings.ts'
import { Page } from '../ui/page.tsx'
import { DataSection } from './data-section.tsx'
import { Preferences } from './preferences.tsx'
import { Profile } from './profile.tsx'
import { Security } from './security.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'

const sections = {
  profile: { title: settings.profile, Content: Profile },
  security: { title: security.title, Content: Security },
  sessions: { title: settings.sessions, Content: Sessions },
  tokens: { title: settings.tokens, Content: Tokens },
  preferences: { title: settings.preferences, Content: Preferences },
  data: { title: settings.data, Content: DataSection },
}

export function SettingsScreen() {
  const { section } = useParams({ strict: false }) as { section: string }
  const { Content } = Object.hasOwn(sections, section) ? sections[section as keyof typeof sections] : sections.profile
  return (
    <Page title={t.lists.settings}>
      <nav
        aria-label={t.lists.settings}
        className="-mx-5 mb-5 flex gap-1 overflow-x-auto border-b border-line px-5 md:mx-0 md:px-0"
      >
        {Object.entries(sections).map(([name, { title }]) => (
          <Link
            key={name}
            to="/settings/$section"
            params={{ section: name }}
            className="-mb-px shrink-0 border-b-2 border-transparent px-3 py-2.5 text-[0.9rem] text-soft hover:text-ink"
            activeProps={{ className: 'border-accent! text-ink! font-semibold', 'aria-current': 'page' }}
          >
            {title}
          </Link>
        ))}
      </nav>
      <div className="max-w-xl pb-12">
        <Content />
      </div>
    </Page>
  )
}
