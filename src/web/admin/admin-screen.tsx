/** The screens of admins, in sections. */
import { useParams } from '@tanstack/react-router'
import { admin } from '../strings/admin.ts'
import { Page } from '../ui/page.tsx'
import { SectionNav } from '../ui/section-nav.tsx'
import { Invitations } from './invitations.tsx'
import { Jobs } from './jobs.tsx'
import { People } from './people.tsx'
import { ServiceSection } from './service-section.tsx'

const sections = {
  people: { title: admin.people, Content: People },
  invitations: { title: admin.invitations, Content: Invitations },
  jobs: { title: admin.jobs, Content: Jobs },
  service: { title: admin.service, Content: ServiceSection },
}

export function AdminScreen() {
  const { section } = useParams({ strict: false }) as { section: string }
  const { Content } = Object.hasOwn(sections, section) ? sections[section as keyof typeof sections] : sections.people
  return (
    <Page title={admin.title}>
      <SectionNav label={admin.title} to="/admin/$section" present={section} sections={sections} />
      <div className="pb-12">
        <Content />
      </div>
    </Page>
  )
}
