import { useState } from 'react'
import { KEPT_DAYS } from '../../../shared/domain/collection.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { Field, NumberField } from '../../components/field.tsx'
import { Switch } from '../../components/switch.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { FormActions } from './form-actions.tsx'

const USUAL_MINUTES = 10

/** The merchant as a whole. */
export function WorkspaceSection({ stored, why }: { stored: WorkspaceSettings; why: string | null }) {
  const collection = useMessages('collection')
  const texts = useMessages('settings')
  const { workspace } = texts
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.settings.putWorkspace)
  const [draft, setDraft] = useState(stored)
  const change = (part: Partial<WorkspaceSettings>) => setDraft((old) => ({ ...old, ...part }))
  const isZone = isTimeZone(draft.timeZone)
  const isCurrency = /^[A-Z]{3}$/.test(draft.currency)

  async function save() {
    const outcome = await put.run(draft)
    if (outcome.kind !== 'done') return
    say('done', texts.saved)
    await connection.refreshHello()
  }

  return (
    <div className="settings-form">
      <Field
        label={workspace.name}
        value={draft.merchantName}
        onChange={(merchantName) => change({ merchantName })}
        isDisabled={why !== null}
      />
      <Field
        label={workspace.zone}
        help={workspace.zoneHelp}
        error={isZone ? null : workspace.zoneWrong}
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone: timeZone.trim() })}
        isDisabled={why !== null}
      />
      <Field
        label={workspace.currency}
        help={workspace.currencyHelp}
        error={isCurrency ? null : workspace.currencyHelp}
        value={draft.currency}
        onChange={(currency) => change({ currency: currency.trim().toUpperCase() })}
        isDisabled={why !== null}
      />
      <Switch
        isOn={draft.approveSplits}
        onChange={(approveSplits) => change({ approveSplits })}
        isDisabled={why !== null}
      >
        {workspace.splits}
      </Switch>
      <Switch
        isOn={draft.autoReleaseMinutes !== null}
        onChange={(isOn) => change({ autoReleaseMinutes: isOn ? USUAL_MINUTES : null })}
        isDisabled={why !== null}
      >
        {workspace.release}
      </Switch>
      {draft.autoReleaseMinutes === null ? (
        <p className="unit">{workspace.releaseNever}</p>
      ) : (
        <NumberField
          label={workspace.releaseAfter}
          help={workspace.releaseHelp}
          value={draft.autoReleaseMinutes}
          max={1440}
          unit="min"
          onChange={(autoReleaseMinutes) => change({ autoReleaseMinutes })}
          isDisabled={why !== null}
        />
      )}
      <NumberField
        label={collection.keptDays}
        help={collection.keptDaysHelp}
        value={draft.keepCollectedDays ?? KEPT_DAYS}
        max={90}
        unit={collection.days}
        onChange={(keepCollectedDays) => change({ keepCollectedDays })}
        isDisabled={why !== null}
      />
      <FormActions
        isChanged={JSON.stringify(draft) !== JSON.stringify(stored)}
        why={why ?? (isZone ? (isCurrency ? null : workspace.currencyHelp) : workspace.zoneWrong)}
        busy={put.busy}
        onSave={() => void save()}
        onRevert={() => setDraft(stored)}
      />
    </div>
  )
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone.includes('/') || zone === 'UTC'
  } catch {
    return false
  }
}
