import { DatabaseBackup } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { CopiesList } from './copies-list.tsx'
import { HubProcesses } from './hub-processes.tsx'

const SETTINGS = ['settings', 'notices'] as const

/** The store's copies in the settings: making one, going back to one, and a second place for all. */
export function CopiesSection({ why }: { why: string | null }) {
  const texts = useMessages('copies')
  const say = useToasts((toasts) => toasts.say)
  const kept = useLive(SETTINGS, (client) => client.keeping.copies({}))
  const copyNow = useCommand((client) => client.keeping.copyNow)

  async function copy() {
    const outcome = await copyNow.run({})
    if (outcome.kind !== 'done') return
    say('done', texts.copied({ file: outcome.value.file }))
    kept.refresh()
  }

  return (
    <>
      <h2 className="settings-title">{texts.title}</h2>
      <LiveView live={kept} skeleton={null}>
        {({ by, copies, secondPlace }) =>
          by === 'database' ? (
            <>
              <p className="unit">{texts.byDatabase}</p>
              <HubProcesses />
            </>
          ) : (
            <>
              <p className="unit">{texts.intro}</p>
              <div className="settings-actions">
                <Button icon={DatabaseBackup} why={why} busy={copyNow.busy} onPress={() => void copy()}>
                  {texts.copyNow}
                </Button>
              </div>
              <CopiesList copies={copies} why={why} />
              <SecondPlace key={secondPlace ?? ''} folder={secondPlace} why={why} />
            </>
          )
        }
      </LiveView>
    </>
  )
}

function SecondPlace({ folder, why }: { folder: string | null; why: string | null }) {
  const texts = useMessages('copies')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.keeping.putSecondPlace)
  const [draft, setDraft] = useState(folder ?? '')

  async function save() {
    const outcome = await put.run({ folder: draft.trim() === '' ? null : draft.trim() })
    if (outcome.kind === 'done') say('done', texts.secondSaved)
  }

  return (
    <div className="copies-second">
      <Field
        label={texts.second}
        help={texts.secondHelp}
        value={draft}
        onChange={setDraft}
        isMono
        isDisabled={why !== null}
      />
      <Button why={why} busy={put.busy} onPress={() => void save()}>
        {texts.save}
      </Button>
    </div>
  )
}
