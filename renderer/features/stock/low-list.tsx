import { ArrowRightLeft, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { LowRow } from '../../../shared/contract/stock.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { SkuButton } from './sku-button.tsx'
import { type Transfer, TransferDialog } from './transfer-dialog.tsx'
import { WorthMovingTable } from './worth-moving-table.tsx'

const TOPICS = ['stock', 'orders'] as const
const DAYS = ['3', '7', '14', '30'] as const
/** Days that stock lasts, or what is worth more elsewhere. */
type View = (typeof DAYS)[number] | 'saves'

/** What does not last, or is worth more elsewhere, with what another site could send of it. */
export function LowList(props: { siteId: string | null; why: string | null; onOpen: (sku: string) => void }) {
  const texts = useMessages('low')
  const [view, setView] = useState<View>('7')
  const [sending, setSending] = useState<Transfer | null>(null)
  return (
    <div className="stock-page">
      <div className="stock-page-tools">
        <Select
          label={texts.lasts}
          isCompact
          choices={[
            ...DAYS.map((id) => ({ id, label: texts.under({ days: Number(id) }) })),
            { id: 'saves' as const, label: texts.saves },
          ]}
          value={view}
          onChange={setView}
        />
        <span className="unit">{view === 'saves' ? texts.savesIntro : texts.intro}</span>
      </div>
      {view === 'saves' ? (
        <WorthMovingTable {...props} onSend={setSending} />
      ) : (
        <LowTable {...props} days={Number(view)} onSend={setSending} />
      )}
      {sending !== null && <TransferDialog transfer={sending} onClose={() => setSending(null)} />}
    </div>
  )
}

function LowTable(props: {
  siteId: string | null
  days: number
  why: string | null
  onOpen: (sku: string) => void
  onSend: (transfer: Transfer) => void
}) {
  const { siteId, days, why, onOpen, onSend } = props
  const texts = useMessages('low')
  const names = useNames()
  const format = useFormat()
  const live = useLive(TOPICS, (client) => client.stock.low({ siteId, days }), [siteId, days])
  return (
    <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={CircleCheck} tone="done" title={texts.none({ days })} />
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
              {rows.map(({ from, ...row }) => (
                <tr key={`${row.sku} ${row.siteId}`}>
                  <th scope="row">
                    <SkuButton sku={row.sku} onOpen={onOpen} />
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
                    {from === null ? (
                      <span className="unit">{texts.noSpare}</span>
                    ) : (
                      <Button icon={ArrowRightLeft} why={why} onPress={() => onSend(transferOf(row, from))}>
                        {texts.fromSite({ units: from.units, site: names.site(from.siteId) })}
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
  )
}

function transferOf(
  { sku, siteId }: Pick<LowRow, 'sku' | 'siteId'>,
  from: NonNullable<LowRow['from']>,
): Transfer {
  return { sku, siteId, fromSiteId: from.siteId, units: from.units }
}
