/** The settings, in sections. */
import { useParams } from '@tanstack/react-router'
import { t } from '../strings/index.ts'
import { security } from '../strings/security.ts'
import { settings } from '../strings/settings.ts'
import { webhooks } from '../strings/webhooks.ts'
import { Page } from '../ui/page.tsx'
import { SectionNav } from '../ui/section-nav.tsx'
import { DataSection } from './data-section.tsx'
import { Preferences } from './preferences.tsx'
import { Profile } from './profile.tsx'
import { Security } from './security.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'
import { Webhooks } from './webhooks.tsx'

const sections = {
  profile: { title: settings.profile, Content: Profile },
  security: { title: security.title, Content: Security },
  sessions: { title: settings.sessions, Content: Sessions },
  tokens: { title: settings.tokens, Content: Tokens },
  webhooks: { title: webhooks.title, Content: Webhooks },
  preferences: { title: settings.preferences, Content: Preferences },
  data: { title: settings.data, Content: DataSection },
}

export function SettingsScreen() {
  const { section } = useParams({ strict: false }) as { section: string }
  const { Content } = Object.hasOwn(sections, section) ? sections[section as keyof typeof sections] : sections.profile
  return (
    <Page title={t.lists.settings}>
      <SectionNav label={t.lists.settings} to="/settings/$section" present={section} sections={sections} />
      <div className="max-w-xl pb-12">
        <Content />
      </div>
    </Page>
  )
}
