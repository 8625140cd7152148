import { DatabaseBackup } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import type { Client } from '../../lib/connection.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'
import { CopiesList } from './copies-list.tsx'
import { HubProcesses } from './hub-processes.tsx'

const SETTINGS = ['settings', 'notices'] as const
const LOOK_MS = 700

type Kept = Awaited<ReturnType<Client['keeping']['copies']>>

/** The store's copies in the settings: making one, going back to one, and a second place for all. */
export function CopiesSection({ why }: { why: string | null }) {
  const texts = useMessages('copies')
  const say = useToasts((toasts) => toasts.say)
  const kept = useLive(SETTINGS, (client) => client.keeping.copies({}))
  const copyNow = useCommand((client) => client.keeping.copyNow)
  useRefreshWhile(copyNow.busy || (kept.data?.underWay ?? null) !== null, kept.refresh, LOOK_MS)

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
        {({ by, copies, secondPlace, underWay, checkedAt }) =>
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
              <UnderWay work={underWay} checkedAt={checkedAt} />
              <CopiesList copies={copies} why={why} />
              <SecondPlace key={secondPlace ?? ''} folder={secondPlace} why={why} />
            </>
          )
        }
      </LiveView>
    </>
  )
}

/** What the file or a copy is going through, else when the file was last found sound. */
function UnderWay({ work, checkedAt }: Pick<Kept, 'checkedAt'> & { work: Kept['underWay'] }) {
  const texts = useMessages('copies')
  const format = useFormat()
  const timeZone = useTimeZone()
  if (work !== null) {
    const said = texts.underWay[work.kind]
    const text = typeof said === 'string' ? said : said({ percent: work.percent ?? 0 })
    return (
      <p className="copies-work" role="status">
        {work.percent === null ? text : <ProgressBar label={text} share={work.percent / 100} text={text} />}
      </p>
    )
  }
  if (checkedAt === null) return null
  return (
    <p className="unit">
      {texts.checked({ day: format.dayOf(checkedAt, timeZone), time: format.time(checkedAt, timeZone) })}
    </p>
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
