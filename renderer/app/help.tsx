import type { AreaId } from '../../shared/lib/screen-path.ts'
import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { Switch } from '../components/switch.tsx'
import { Tabs } from '../components/tabs.tsx'
import { HELP_TABS, type HelpTab, useHelp } from '../lib/help.ts'
import { type KeyCommand, useRegisteredCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { useSession } from '../lib/session.ts'
import { useAreas } from './areas.ts'
import './help.css'

/** The keys that work here and now, what each screen is for, and how rules work. */
export function Help({ area }: { area: AreaId | null }) {
  const texts = useMessages('help')
  const { tab, show } = useHelp()
  return (
    <Dialog isOpen={tab !== null} onClose={() => show(null)} title={texts.title} isWide>
      {tab !== null && <Parts tab={tab} area={area} />}
    </Dialog>
  )
}

function Parts({ tab, area }: { tab: HelpTab; area: AreaId | null }) {
  const texts = useMessages('help')
  const show = useHelp((help) => help.show)
  return (
    <>
      <Tabs
        label={texts.parts}
        tabs={HELP_TABS.map((id) => ({ id, label: texts.tabs[id], count: null }))}
        value={tab}
        onChange={show}
      />
      <div className="help-body" role="region" aria-label={texts.tabs[tab]} tabIndex={0}>
        {tab === 'keys' && <Keys />}
        {tab === 'screens' && <Screens area={area} />}
        {tab === 'rules' && <RuleSemantics />}
      </div>
    </>
  )
}

function Keys() {
  const texts = useMessages('app')
  const { singleKeys, setSingleKeys, sounds, setSounds } = useSession()
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
      <Switch isOn={sounds} onChange={setSounds}>
        {texts.sounds}
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
function Screens({ area }: { area: AreaId | null }) {
  const { areas } = useMessages('app')
  const { screens } = useMessages('help')
  const sorted = useAreas().toSorted((a, b) => Number(b.id === area) - Number(a.id === area))
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
  const texts = useMessages('ruleHelp')
  return (
    <dl className="help-texts">
      {Object.entries(texts).map(([topic, { title, text }]) => (
        <div key={topic}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
