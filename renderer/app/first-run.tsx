import { FileUp, Play, Plug } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../components/button.tsx'
import { ImportFiles } from '../features/import/import-files.tsx'
import { connection } from '../lib/client.ts'
import { useMessages } from '../lib/messages.ts'
import { useCommand } from '../lib/use-command.ts'
import './first-run.css'
import { screenPath } from '../../shared/lib/screen-path.ts'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'

/** Nothing is set up yet: three ways to begin, of which the first needs nothing at all. */
export function FirstRun() {
  const texts = useMessages('firstRun')
  const [, navigate] = useLocation()
  const [isImporting, setImporting] = useState(false)
  const startDemo = useCommand((client) => client.setup.startDemo)

  async function enter() {
    await connection.refreshHello()
    navigate(screenPath('overview'))
  }

  return (
    <main className="first-run">
      <div className="first-run-body">
        <header className="first-run-head">
          <Mark />
          <h1>{texts.title}</h1>
          <p>{texts.lead}</p>
        </header>
        <ol className="first-run-ways">
          <Way icon={<Play size={20} aria-hidden />} title={texts.demoTitle} text={texts.demoText}>
            <Button
              tone="primary"
              autoFocus
              busy={startDemo.busy}
              onPress={() => {
                void startDemo.run({}).then((outcome) => (outcome.kind === 'done' ? enter() : undefined))
              }}
            >
              {texts.demoStart}
            </Button>
          </Way>
          <Way icon={<FileUp size={20} aria-hidden />} title={texts.importTitle} text={texts.importText}>
            {isImporting ? (
              <ImportFiles onImported={() => void enter()} />
            ) : (
              <Button onPress={() => setImporting(true)}>{texts.importStart}</Button>
            )}
          </Way>
          <Way icon={<Plug size={20} aria-hidden />} title={texts.channelTitle} text={texts.channelText}>
            <Button onPress={() => navigate(screenPath('channels'))}>{texts.channelStart}</Button>
          </Way>
        </ol>
        <Preferences />
      </div>
    </main>
  )
}

function Way(props: { icon: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <li className="first-run-way">
      <span className="first-run-icon">{props.icon}</span>
      <div className="first-run-words">
        <h2>{props.title}</h2>
        <p>{props.text}</p>
        {props.children}
      </div>
    </li>
  )
}
