import { DatabaseBackup } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { Facts } from '../../components/panel.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { settingsMessages } from './messages.ts'
import { RetentionSection } from './retention-section.tsx'

/** Where everything lies, its backups, how long it is kept, and files coming in. */
export function DataSection(props: {
  about: { home: string; store: string; programVersion: string; lastBackupAt: number | null }
  why: string | null
  onBackedUp: () => void
  importFiles: ReactNode
}) {
  const { home, store, programVersion, lastBackupAt } = props.about
  const { data } = useMessages(settingsMessages)
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const backup = useCommand((client) => client.settings.backupNow)

  async function backUp() {
    const outcome = await backup.run({})
    if (outcome.kind !== 'done') return
    say('done', data.backedUp(outcome.value.file))
    props.onBackedUp()
  }

  return (
    <div className="settings-form settings-form-wide">
      <Facts
        facts={[
          { name: data.home, value: <span className="mono">{home}</span> },
          { name: data.store, value: store },
          { name: data.version, value: programVersion },
          {
            name: data.lastBackup,
            value:
              lastBackupAt === null ? (
                <span className="unit">{data.never}</span>
              ) : (
                <Instant at={lastBackupAt} timeZone={timeZone} />
              ),
          },
        ]}
      />
      <p className="unit">{data.backupText}</p>
      <div className="settings-actions">
        <Button icon={DatabaseBackup} why={props.why} busy={backup.busy} onPress={() => void backUp()}>
          {data.backup}
        </Button>
      </div>
      <RetentionSection why={props.why} />
      <h2 className="settings-title">{data.importTitle}</h2>
      <p className="unit">{data.importText}</p>
      {props.importFiles}
    </div>
  )
}
