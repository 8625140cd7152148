import { useState } from 'react'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { NumberRange, NumberSupply } from '../../../shared/domain/number-range.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useSites } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { NEW_RANGE, readRange, SCHEME_FIELDS, SCHEMES } from './number-draft.ts'

const TOPICS = ['carriers', 'printing'] as const

/** The ranges of numbers of an account: how long they last, another one, and what the carrier is told of a day. */
export function NumbersDialog({ account, onClose }: { account: CarrierAccount | null; onClose: () => void }) {
  const texts = useMessages('numberRanges')
  return (
    <Dialog
      isOpen={account !== null}
      onClose={onClose}
      isWide
      title={texts.title({ account: account?.name ?? '' })}
    >
      {account !== null && <Numbers key={account.id} account={account} />}
    </Dialog>
  )
}

function Numbers({ account }: { account: CarrierAccount }) {
  const live = useLive(TOPICS, (client) => client.carriers.numberRanges({}))
  const isOurs = ({ accountId }: { readonly accountId: string }) => accountId === account.id
  return (
    <>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={96} />}>
        {({ ranges, supplies }) => (
          <Ranges ranges={ranges.filter(isOurs)} supply={supplies.find(isOurs) ?? null} />
        )}
      </LiveView>
      <AddRange account={account} />
      <DayList account={account} />
    </>
  )
}

function Ranges({ ranges, supply }: { ranges: readonly NumberRange[]; supply: NumberSupply | null }) {
  const texts = useMessages('numberRanges')
  const format = useFormat()
  if (ranges.length === 0) return <p className="account-none">{texts.noRange}</p>
  return (
    <>
      {supply !== null && (
        <p className={supply.state === 'enough' ? undefined : 'number-low'} role="status">
          {[
            texts.leftNow({ left: supply.left }),
            ...(supply.lastsDays === null ? [] : [texts.lastsNow({ days: supply.lastsDays })]),
            ...(supply.state === 'enough' ? [] : [texts[supply.state]]),
          ].join(' · ')}
        </p>
      )}
      <table className="number-ranges">
        <thead>
          <tr>
            <th>{texts.scheme}</th>
            <th>{texts.range}</th>
            <th className="number-count">{texts.used}</th>
            <th className="number-count">{texts.leftHead}</th>
          </tr>
        </thead>
        <tbody>
          {ranges.map(({ id, scheme, first, last, next }) => (
            <tr key={id}>
              <td>{texts.schemes[scheme.kind]}</td>
              <td className="mono">{`${first} – ${last}`}</td>
              <td className="number-count">{format.integer(next - first)}</td>
              <td className="number-count">{format.integer(last - next + 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function AddRange({ account }: { account: CarrierAccount }) {
  const texts = useMessages('numberRanges')
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const add = useCommand((client) => client.carriers.addNumberRange)
  const [draft, setDraft] = useState(NEW_RANGE)
  const range = readRange(account.id, draft)
  const why = !roleAllows(role, 'manager') ? texts.needsManager : range === null ? texts.notRead : null

  async function save() {
    if (range === null) return
    const outcome = await add.run(range)
    if (outcome.kind !== 'done') return
    say('done', texts.added)
    setDraft({ ...NEW_RANGE, kind: draft.kind })
  }
  return (
    <section className="number-part">
      <h3 className="number-head">{texts.addTitle}</h3>
      <div className="number-fields">
        <Select
          label={texts.scheme}
          choices={SCHEMES.map((id) => ({ id, label: texts.schemes[id] }))}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind, fields: {} })}
        />
        {SCHEME_FIELDS[draft.kind].map((name) => (
          <Field
            key={name}
            label={texts[name]}
            isMono
            value={draft.fields[name] ?? ''}
            onChange={(value) => setDraft({ ...draft, fields: { ...draft.fields, [name]: value } })}
          />
        ))}
        <Field
          label={texts.first}
          help={texts.serialHelp}
          isMono
          value={draft.first}
          onChange={(first) => setDraft({ ...draft, first })}
        />
        <Field
          label={texts.last}
          help={texts.serialHelp}
          isMono
          value={draft.last}
          onChange={(last) => setDraft({ ...draft, last })}
        />
      </div>
      <div className="dialog-buttons">
        <Button tone="primary" busy={add.busy} why={why} onPress={() => void save()}>
          {texts.addGo}
        </Button>
      </div>
    </section>
  )
}

function DayList({ account }: { account: CarrierAccount }) {
  const texts = useMessages('numberRanges')
  const say = useToasts((toasts) => toasts.say)
  const sites = useSites() ?? []
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const site = sites.find(({ id }) => id === chosen) ?? sites[0]
  const siteId = site?.id ?? ''
  const day = typed ?? localDateOf(roomClock.now(), site?.timeZone ?? 'UTC')

  async function save() {
    const { csv, parcels } = await connection.client.carriers.dayList({ accountId: account.id, siteId, day })
    if (parcels === 0) return say('neutral', texts.dayNone)
    saveFile(`${account.id}-${siteId}-${day}.csv`, 'text/csv', csv)
    say('done', texts.daySaved({ parcels }))
  }
  return (
    <section className="number-part">
      <h3 className="number-head">{texts.dayTitle}</h3>
      <p className="unit">{texts.dayText}</p>
      <div className="number-fields">
        <Select
          label={texts.site}
          choices={sites.map(({ id, name }) => ({ id, label: name }))}
          value={siteId}
          onChange={setChosen}
        />
        <Field label={texts.day} isMono value={day} onChange={setTyped} />
      </div>
      <div className="dialog-buttons">
        <Button why={/^\d{4}-\d{2}-\d{2}$/.test(day) ? null : texts.day} onPress={() => void save()}>
          {texts.daySave}
        </Button>
      </div>
    </section>
  )
}
