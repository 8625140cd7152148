import { ArrowRightLeft, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { LowRow } from '../../../shared/contract/stock.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['stock', 'orders'] as const
const DAYS = ['3', '7', '14', '30'] as const
type Days = (typeof DAYS)[number]
const LEAD_DAYS = 2

/** What does not last, with what another site could send of it. */
export function LowList(props: { siteId: string | null; why: string | null; onOpen: (sku: string) => void }) {
  const { siteId, why, onOpen } = props
  const texts = useMessages('low')
  const names = useNames()
  const format = useFormat()
  const [days, setDays] = useState<Days>('7')
  const [sending, setSending] = useState<LowRow | null>(null)
  const live = useLive(TOPICS, (client) => client.stock.low({ siteId, days: Number(days) }), [siteId, days])
  return (
    <div className="stock-page">
      <div className="stock-page-tools">
        <Select
          label={texts.lasts}
          isCompact
          choices={DAYS.map((id) => ({ id, label: texts.under({ days: Number(id) }) }))}
          value={days}
          onChange={setDays}
        />
        <span className="unit">{texts.intro}</span>
      </div>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={CircleCheck} tone="done" title={texts.none({ days: Number(days) })} />
          ) : (
            <table className="stock-moves" aria-label={texts.title}>
              <thead>
                <tr>
                  <th scope="col">{texts.sku}</th>
                  <th scope="col">{texts.product}</th>
                  <th scope="col">{texts.site}</th>
                  {(['free', 'perDay', 'daysLeft', 'expected'] as const).map((column) => (
                    <th key={column} scope="col" className="stock-moves-figure">
                      {texts[column]}
                    </th>
                  ))}
                  <th scope="col">{texts.transfer}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.sku} ${row.siteId}`}>
                    <th scope="row">
                      <button type="button" className="stock-moves-sku mono" onClick={() => onOpen(row.sku)}>
                        {row.sku}
                      </button>
                    </th>
                    <td>{row.name}</td>
                    <td>{names.site(row.siteId)}</td>
                    <td className={row.free === 0 ? 'stock-moves-figure stock-none' : 'stock-moves-figure'}>
                      {format.integer(row.free)}
                    </td>
                    <td className="stock-moves-figure">
                      {texts.rate({ units: Math.round(row.perDay * 10) / 10 })}
                    </td>
                    <td className="stock-moves-figure">{format.integer(Math.floor(row.daysLeft))}</td>
                    <td className="stock-moves-figure">{row.expected > 0 && format.integer(row.expected)}</td>
                    <td>
                      {row.from === null ? (
                        <span className="unit">{texts.noSpare}</span>
                      ) : (
                        <Button icon={ArrowRightLeft} why={why} onPress={() => setSending(row)}>
                          {texts.fromSite({ units: row.from.units, site: names.site(row.from.siteId) })}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </LiveView>
      {sending !== null && sending.from !== null && (
        <TransferDialog row={sending} from={sending.from} onClose={() => setSending(null)} />
      )}
    </div>
  )
}

function TransferDialog(props: { row: LowRow; from: NonNullable<LowRow['from']>; onClose: () => void }) {
  const { row, from, onClose } = props
  const { sku, siteId } = row
  const texts = useMessages('low')
  const verbs = useMessages('verbs')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const [quantity, setQuantity] = useState(from.units)
  const [on, setOn] = useState(localDateOf(roomClock.now() + LEAD_DAYS * DAY_MS, useTimeZone()))
  const transfer = useCommand((client) => client.receipts.transfer)
  const drop = useCommand((client) => client.receipts.drop)

  async function go() {
    const outcome = await transfer.run({ fromSiteId: from.siteId, siteId, sku, quantity, on })
    if (outcome.kind !== 'done') return
    const { reference } = outcome.value
    say('done', texts.sent({ sku, quantity, site: names.site(siteId) }), {
      label: verbs.undo,
      isUndo: true,
      run: () => void drop.run({ siteId, sku, on, reference }),
    })
    onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={onClose}
      title={texts.title2({ sku, site: names.site(siteId) })}
      verb={texts.send({ site: names.site(from.siteId) })}
      busy={transfer.busy}
      onGo={() => void go()}
    >
      <NumberField
        label={texts.units}
        help={texts.sendHelp}
        value={quantity}
        min={1}
        max={1_000_000}
        onChange={setQuantity}
        autoFocus
      />
      <Field label={texts.on} type="date" value={on} onChange={setOn} />
    </AskDialog>
  )
}
