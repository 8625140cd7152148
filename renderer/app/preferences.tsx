import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { Button, IconButton } from '../components/button.tsx'
import { useKeyCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { type Theme, useSession } from '../lib/session.ts'

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }
const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Language and theme of this screen, one press each. */
export function Preferences() {
  const { language, theme, setLanguage, setTheme } = useSession()
  const texts = useMessages('app')
  const other = language === 'fr' ? 'en' : 'fr'
  const group = texts.appGroup
  const switchLanguage = () => setLanguage(other)
  const switchTheme = () => setTheme(NEXT[theme])
  useKeyCommands([
    { id: 'app.language', label: texts.switchLanguage, group, keys: [], run: switchLanguage },
    {
      id: 'app.theme',
      label: texts.switchTheme({ next: texts.themes[NEXT[theme]] }),
      group,
      keys: [],
      run: switchTheme,
    },
  ])
  return (
    <div className="rail-foot">
      <Button tone="quiet" icon={Languages} onPress={switchLanguage}>
        {other === 'fr' ? 'Français' : 'English'}
      </Button>
      <IconButton
        icon={ICONS[theme]}
        label={texts.themeIs({ theme: texts.themes[theme], next: texts.themes[NEXT[theme]] })}
        onPress={switchTheme}
      />
    </div>
  )
}
