/** Theme, density and language of this device. */
import { Monitor, Moon, Rows2, Rows4, Sun } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { language, languages, setLanguage } from '../strings/index.ts'
import { settings } from '../strings/settings.ts'
import { Section } from '../ui/page.tsx'

const stored = 'taskpact.theme'
const themes = { system: Monitor, light: Sun, dark: Moon } as const
type Theme = keyof typeof themes

const choice = (isChosen: boolean) =>
  `flex h-20 flex-1 cursor-default flex-col items-center justify-center gap-2 rounded-xl border text-[0.875rem] ${
    isChosen
      ? 'border-accent bg-accent-soft font-semibold text-accent-strong'
      : 'border-line bg-surface text-soft hover:border-line-strong hover:text-ink'
  }`

const storedDensity = 'taskpact.density'
const densities = { comfortable: Rows2, compact: Rows4 } as const
type Density = keyof typeof densities

export function Look() {
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem(stored) as Theme | null) ?? 'system')
  const choose = (next: Theme) => {
    localStorage.setItem(stored, next)
    document.documentElement.dataset.theme = next
    setTheme(next)
  }
  const [density, setDensity] = useState<Density>(
    () => (localStorage.getItem(storedDensity) as Density | null) ?? 'comfortable',
  )
  const chooseDensity = (next: Density) => {
    localStorage.setItem(storedDensity, next)
    document.documentElement.dataset.density = next
    setDensity(next)
  }
  return (
    <>
      <Section title={settings.theme}>
        <div className="flex gap-3">
          {Object.entries(themes).map(([name, Icon]) => (
            <AriaButton
              key={name}
              aria-pressed={theme === name}
              onPress={() => choose(name as Theme)}
              className={choice(theme === name)}
            >
              <Icon size={20} />
              {settings.themes[name as Theme]}
            </AriaButton>
          ))}
        </div>
      </Section>
      <Section title={settings.density}>
        <div className="flex gap-3">
          {Object.entries(densities).map(([name, Icon]) => (
            <AriaButton
              key={name}
              aria-pressed={density === name}
              onPress={() => chooseDensity(name as Density)}
              className={`${choice(density === name)} h-12! flex-row!`}
            >
              <Icon size={18} />
              {settings.densities[name as Density]}
            </AriaButton>
          ))}
        </div>
      </Section>
      <Section title={settings.language}>
        <div className="flex gap-3">
          {languages.map((each) => (
            <AriaButton
              key={each}
              aria-pressed={language() === each}
              onPress={() => language() === each || setLanguage(each)}
              className={`${choice(language() === each)} h-12!`}
            >
              {settings.languages[each]}
            </AriaButton>
          ))}
        </div>
      </Section>
    </>
  )
}
