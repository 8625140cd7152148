import { Button } from '../components/button.tsx'
import { LiveView } from '../components/live-view.tsx'
import { CopiesList } from '../features/copies/copies-list.tsx'
import { connection } from '../lib/client.ts'
import { useMessages } from '../lib/messages.ts'
import { useCommand } from '../lib/use-command.ts'
import { useLive } from '../lib/use-live.ts'
import './first-run.css'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'

const SETTINGS = ['settings'] as const

/** This home ran before and its data are gone: a copy is restored, or an empty workspace is begun on purpose. */
export function LostWorkspace() {
  const texts = useMessages('firstRun')
  const kept = useLive(SETTINGS, (client) => client.keeping.copies({}))
  const beginAnew = useCommand((client) => client.keeping.beginAnew)

  async function begin() {
    const outcome = await beginAnew.run({})
    if (outcome.kind === 'done') await connection.refreshHello()
  }

  return (
    <main className="first-run">
      <div className="first-run-body first-run-wide">
        <header className="first-run-head">
          <Mark />
          <h1>{texts.lostTitle}</h1>
          <p>{kept.data?.missing === 'emptied' ? texts.lostEmptied : texts.lostDeleted}</p>
        </header>
        <LiveView live={kept} skeleton={null}>
          {({ copies }) => <CopiesList copies={copies} why={null} />}
        </LiveView>
        <div className="first-run-words">
          <h2>{texts.anewTitle}</h2>
          <p>{texts.anewText}</p>
          <Button busy={beginAnew.busy} onPress={() => void begin()}>
            {texts.anewStart}
          </Button>
        </div>
        <Preferences />
      </div>
    </main>
  )
}
