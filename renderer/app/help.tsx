import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { Switch } from '../components/switch.tsx'
import { type KeyCommand, useRegisteredCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { useSession } from '../lib/session.ts'
import { appMessages } from './app-messages.ts'
import './help.css'

/** Every key that works here and now, by group. */
export function Help({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const texts = useMessages(appMessages)
  const { singleKeys, setSingleKeys } = useSession()
  const commands = useRegisteredCommands().filter((command) => command.keys.length > 0)
  const groups = Map.groupBy(commands, (command) => command.group)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={texts.helpTitle} isWide>
      <div className="help-groups">
        {[...groups].map(([group, members]) => (
          <section key={group} className="help-group">
            <h3 className="help-heading">{group}</h3>
            <dl>
              {members.map((command) => (
                <HelpRow key={command.id} command={command} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch isOn={singleKeys} onChange={setSingleKeys}>
        {texts.singleKeys}
      </Switch>
    </Dialog>
  )
}

function HelpRow({ command }: { command: KeyCommand }) {
  return (
    <div className="help-row">
      <dt>{command.label}</dt>
      <dd>
        {command.keys.map((binding) => (
          <Kbd key={binding} binding={binding} />
        ))}
      </dd>
    </div>
  )
}
