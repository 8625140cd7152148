import { ClipboardList, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Site } from '../../../shared/domain/site.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field } from '../../components/field.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Switch } from '../../components/switch.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['counts'] as const

/** Counts of stock, the newest first, and the way to start one. */
export function CountsList(props: {
  sites: readonly Site[]
  siteId: string | null
  why: string | null
  onOpen: (countId: string) => void
}) {
  const { siteId, why, onOpen } = props
  const texts = useMessages('counts')
  const [isStarting, setStarting] = useState(false)
  const live = useLive(TOPICS, (client) => client.counts.list({}))
  const start = (
    <Button icon={Plus} tone="primary" why={why} onPress={() => setStarting(true)}>
      {texts.start}
    </Button>
  )
  return (
    <div className="stock-page">
      <LiveView live={live} skeleton={<Skeleton width="100%" height={240} />}>
        {(all) => {
          const counts = all.filter((count) => siteId === null || count.siteId === siteId)
          return counts.length === 0 ? (
            <EmptyState icon={ClipboardList} title={texts.emptyTitle} action={start}>
              {texts.emptyText}
            </EmptyState>
          ) : (
            <>
              {start}
              <CountsTable counts={counts} onOpen={onOpen} />
            </>
          )
        }}
      </LiveView>
      {isStarting && <StartDialog {...props} onClose={() => setStarting(false)} />}
    </div>
  )
}

interface ListedCount {
  readonly id: string
  readonly siteId: string
  readonly name: string
  readonly state: 'open' | 'booked' | 'dropped'
  readonly startedAt: number
  readonly startedBy: string
  readonly totals: { readonly lines: number; readonly counted: number; readonly different: number }
}

function CountsTable({
  counts,
  onOpen,
}: {
  counts: readonly ListedCount[]
  onOpen: (countId: string) => void
}) {
  const texts = useMessages('counts')
  const names = useNames()
  const format = useFormat()
  const timeZone = useTimeZone()
  return (
    <table className="stock-moves" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.site}</th>
          <th scope="col">{texts.state}</th>
          <th scope="col" className="stock-moves-figure">
            {texts.counted}
          </th>
          <th scope="col" className="stock-moves-figure">
            {texts.different}
          </th>
          <th scope="col">{texts.started}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ id, siteId, name, state, startedAt, startedBy, totals }) => (
          <tr key={id}>
            <th scope="row">
              <button type="button" className="stock-moves-sku" onClick={() => onOpen(id)}>
                {name === '' ? texts.unnamed : name}
              </button>
            </th>
            <td>{names.site(siteId)}</td>
            <td>{texts.states[state]}</td>
            <td className="stock-moves-figure">
              {format.integer(totals.counted)} / {format.integer(totals.lines)}
            </td>
            <td className="stock-moves-figure">{format.integer(totals.different)}</td>
            <td>
              {startedBy}, <Instant at={startedAt} timeZone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function StartDialog(props: {
  sites: readonly Site[]
  siteId: string | null
  onOpen: (countId: string) => void
  onClose: () => void
}) {
  const { sites, onOpen, onClose } = props
  const texts = useMessages('counts')
  const [chosen, setSite] = useState(props.siteId)
  const [name, setName] = useState('')
  const [search, setSearch] = useState('')
  const [onlyDoubted, setOnlyDoubted] = useState(false)
  const start = useCommand((client) => client.counts.start)
  const siteId = chosen ?? sites[0]?.id ?? null

  async function go() {
    if (siteId === null) return
    const outcome = await start.run({ siteId, name, search, onlyDoubted })
    if (outcome.kind === 'done') onOpen(outcome.value.countId)
  }

  return (
    <AskDialog
      isOpen
      onClose={onClose}
      title={texts.start}
      verb={texts.begin}
      busy={start.busy}
      onGo={() => void go()}
    >
      <Select
        label={texts.site}
        choices={sites.map(({ id, name: label }) => ({ id, label }))}
        value={siteId ?? ''}
        onChange={setSite}
      />
      <Field label={texts.name} value={name} onChange={setName} autoFocus />
      <Field label={texts.which} help={texts.whichHelp} value={search} onChange={setSearch} />
      <Switch isOn={onlyDoubted} onChange={setOnlyDoubted}>
        {texts.onlyDoubted}
      </Switch>
    </AskDialog>
  )
}
