import { LogOut } from 'lucide-react'
import { SCREEN_LANGUAGES } from '../../../shared/lib/language.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { signOut } from '../../lib/window-token.ts'

const THEMES = ['system', 'light', 'dark'] as const

/** What holds for this screen only; it is kept in the browser at once. */
export function ScreenSection() {
  const { screen } = useMessages('settings')
  const session = useSession()
  return (
    <div className="settings-form">
      <Select
        label={screen.language}
        choices={SCREEN_LANGUAGES.map((id) => ({ id, label: screen.languages[id] }))}
        value={session.language}
        onChange={session.setLanguage}
      />
      <Select
        label={screen.theme}
        choices={THEMES.map((id) => ({ id, label: screen.themes[id] }))}
        value={session.theme}
        onChange={session.setTheme}
      />
      <Field
        label={screen.station}
        help={screen.stationHelp}
        value={session.station}
        onChange={session.setStation}
      />
      <Switch isOn={session.singleKeys} onChange={session.setSingleKeys}>
        {screen.keys}
      </Switch>
      <p className="unit">{screen.keysHelp}</p>
      {window.location.protocol === 'http:' && (
        <div className="settings-actions">
          <Button icon={LogOut} onPress={() => void signOut()}>
            {screen.signOut}
          </Button>
        </div>
      )}
    </div>
  )
}
