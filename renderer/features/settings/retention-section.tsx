import { DAYS_KEPT_BY, PRUNED_KINDS, RETENTION, type Retention } from '../../../shared/domain/retention.ts'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Facts } from '../../components/panel.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import type { Client } from '../../lib/connection.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useSize } from '../../lib/use-size.ts'
import { FormActions } from './form-actions.tsx'
import { SettingField } from './setting-field.tsx'
import { useSettingsDraft } from './use-settings-draft.ts'
import './retention.css'

type Storage = Awaited<ReturnType<Client['settings']['storage']>>

const SETTINGS = ['settings'] as const
/** How large the database is, how long what is settled stays in it, and what was pruned last. */
export function RetentionSection({ stored, why }: { stored: Retention; why: string | null }) {
  const texts = useMessages('retention')
  const storage = useLive(SETTINGS, (client) => client.settings.storage({}))
  return (
    <>
      <h2 className="settings-title">{texts.title}</h2>
      <p className="unit">{texts.intro}</p>
      <LiveView live={storage} skeleton={null}>
        {(data) => <Kept key={JSON.stringify(stored)} stored={stored} storage={data} why={why} />}
      </LiveView>
    </>
  )
}

function Kept(props: { stored: Retention; storage: Storage; why: string | null }) {
  const { stored, storage, why } = props
  const { lastPruning } = storage
  const texts = useMessages('retention')
  const format = useFormat()
  const size = useSize()
  const timeZone = useTimeZone()
  const { fields } = useMessages('settings')
  const form = useSettingsDraft(stored, (client) => client.settings.putRetention, texts.saved)
  const rows = PRUNED_KINDS.map((kind) => {
    const name = DAYS_KEPT_BY[kind]
    return { kind, name, said: fields.retention[name] }
  })

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
          ...(storage.toArchive > 0
            ? [{ name: texts.toArchive, value: format.integer(storage.toArchive) }]
            : []),
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
          {rows.map(({ kind, name, said }) => (
            <tr key={kind}>
              <th scope="row">
                <span className="settings-explained">
                  {said.label}
                  <span className="unit">{said.help}</span>
                </span>
              </th>
              <td>
                <SettingField
                  setting={RETENTION.settings[name]}
                  texts={said}
                  value={form.draft[name]}
                  onChange={(days) => form.change(name, days)}
                  isDisabled={why !== null}
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
        isChanged={form.isChanged}
        why={why}
        busy={form.busy}
        onSave={() => void form.save()}
        onRevert={form.revert}
      />
    </>
  )
}
