import { useState } from 'react'
import { RULE_HELP } from '../../shared/rules/help.ts'
import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { Switch } from '../components/switch.tsx'
import { Tabs } from '../components/tabs.tsx'
import { type KeyCommand, useRegisteredCommands } from '../lib/keys.ts'
import { useLanguage, useMessages } from '../lib/messages.ts'
import { useSession } from '../lib/session.ts'
import { appMessages } from './app-messages.ts'
import type { AreaId } from './areas.ts'
import './help.css'
import { helpMessages } from './help-messages.ts'
import { OPEN_AREAS } from './routes.tsx'

const TABS = ['keys', 'screens', 'rules'] as const
type Tab = (typeof TABS)[number]

/** The keys that work here and now, what each screen is for, and how rules work. */
export function Help(props: { isOpen: boolean; area: AreaId; onClose: () => void }) {
  const texts = useMessages(helpMessages)
  const [tab, setTab] = useState<Tab>('keys')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.title} isWide>
      <Tabs
        label={texts.parts}
        tabs={TABS.map((id) => ({ id, label: texts.tabs[id], count: null }))}
        value={tab}
        onChange={setTab}
      />
      <div className="help-body" role="region" aria-label={texts.tabs[tab]} tabIndex={0}>
        {tab === 'keys' && <Keys />}
        {tab === 'screens' && <Screens area={props.area} />}
        {tab === 'rules' && <RuleSemantics />}
      </div>
    </Dialog>
  )
}

function Keys() {
  const texts = useMessages(appMessages)
  const { singleKeys, setSingleKeys } = useSession()
  const commands = useRegisteredCommands().filter((command) => command.keys.length > 0)
  const groups = Map.groupBy(commands, (command) => command.group)
  return (
    <>
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
    </>
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

/** The screen one is on comes first. */
function Screens({ area }: { area: AreaId }) {
  const { areas } = useMessages(appMessages)
  const { screens } = useMessages(helpMessages)
  const sorted = OPEN_AREAS.toSorted((a, b) => Number(b.id === area) - Number(a.id === area))
  return (
    <dl className="help-texts">
      {sorted.map(({ id }) => (
        <div key={id}>
          <dt>{areas[id]}</dt>
          <dd>{screens[id]}</dd>
        </div>
      ))}
    </dl>
  )
}

function RuleSemantics() {
  const language = useLanguage()
  return (
    <dl className="help-texts">
      {RULE_HELP.map(({ title, text }) => (
        <div key={title.en}>
          <dt>{title[language]}</dt>
          <dd>{text[language]}</dd>
        </div>
      ))}
    </dl>
  )
}
