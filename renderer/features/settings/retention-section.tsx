import { useState } from 'react'
import { daysKept, PRUNED_KINDS, type PrunedKind, type Retention } from '../../../shared/domain/retention.ts'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Facts } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import type { Client } from '../../lib/connection.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useSize } from '../../lib/use-size.ts'
import { FormActions } from './form-actions.tsx'
import './retention.css'

type Storage = Awaited<ReturnType<Client['settings']['storage']>>

const SETTINGS = ['settings'] as const
/** Days offered; a stored number that is none of them is offered too. */
const USUAL_DAYS = [7, 14, 30, 60, 90, 180, 400, 730] as const
const FOR_EVER = 'for-ever'

/** How large the database is, how long what is settled stays in it, and what was pruned last. */
export function RetentionSection({ why }: { why: string | null }) {
  const texts = useMessages('retention')
  const storage = useLive(SETTINGS, (client) => client.settings.storage({}))
  return (
    <>
      <h2 className="settings-title">{texts.title}</h2>
      <p className="unit">{texts.intro}</p>
      <LiveView live={storage} skeleton={null}>
        {(data) => <Kept key={JSON.stringify(data.retention)} storage={data} why={why} />}
      </LiveView>
    </>
  )
}

function Kept({ storage, why }: { storage: Storage; why: string | null }) {
  const { retention, lastPruning } = storage
  const texts = useMessages('retention')
  const format = useFormat()
  const size = useSize()
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.settings.putRetention)
  const [draft, setDraft] = useState(retention)

  async function save() {
    const outcome = await put.run(draft)
    if (outcome.kind === 'done') say('done', texts.saved)
  }

  return (
    <>
      <Facts
        facts={[
          {
            name: texts.size,
            value:
              size(storage.bytes) +
              (storage.freeBytes > 0 ? texts.free({ size: size(storage.freeBytes) }) : ''),
          },
          { name: texts.orders, value: format.integer(storage.orders) },
          {
            name: texts.last,
            value:
              lastPruning === null ? (
                <span className="unit">{texts.never}</span>
              ) : (
                <Instant at={lastPruning.at} timeZone={timeZone} />
              ),
          },
        ]}
      />
      <table className="settings-table retention-table" aria-label={texts.title}>
        <thead>
          <tr>
            <th scope="col">{texts.kind}</th>
            <th scope="col">{texts.kept}</th>
            <th scope="col" className="table-end">
              {texts.rows}
            </th>
            <th scope="col" className="table-end">
              {texts.pruned}
            </th>
          </tr>
        </thead>
        <tbody>
          {PRUNED_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                <span className="settings-explained">
                  {texts.kinds[kind]}
                  <span className="unit">{texts.notes[kind]}</span>
                </span>
              </th>
              <td>
                <Days
                  kind={kind}
                  kept={draft}
                  isDisabled={why !== null}
                  onChange={(days) => setDraft((old) => ({ ...old, [DAYS_OF[kind]]: days }))}
                />
              </td>
              <td className="table-end">{format.integer(storage.rows[kind])}</td>
              <td className="table-end">
                {lastPruning === null ? '' : format.integer(lastPruning.pruned[kind])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FormActions
        isChanged={JSON.stringify(draft) !== JSON.stringify(retention)}
        why={why}
        busy={put.busy}
        onSave={() => void save()}
        onRevert={() => setDraft(retention)}
      />
    </>
  )
}

const DAYS_OF: Readonly<Record<PrunedKind, keyof Retention>> = {
  outbox: 'outboxDays',
  inbox: 'inboxDays',
  journal: 'journalDays',
  traces: 'traceDays',
  prints: 'printDays',
  buyers: 'buyerDays',
}

function Days(props: {
  kind: PrunedKind
  kept: Retention
  isDisabled: boolean
  onChange: (days: number | null) => void
}) {
  const texts = useMessages('retention')
  const days = daysKept(props.kind, props.kept)
  const offered = [...new Set([...USUAL_DAYS, ...(days === null ? [] : [days])])].sort((a, b) => a - b)
  return (
    <Select
      label={texts.keepFor({ what: texts.kinds[props.kind] })}
      isCompact
      isDisabled={props.isDisabled}
      choices={[
        ...offered.map((choice) => ({ id: String(choice), label: texts.days({ days: choice }) })),
        { id: FOR_EVER, label: texts.forEver },
      ]}
      value={days === null ? FOR_EVER : String(days)}
      onChange={(id) => props.onChange(id === FOR_EVER ? null : Number(id))}
    />
  )
}
