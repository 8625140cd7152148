import { CircleCheck, CircleHelp, Clock, OctagonAlert, Send } from 'lucide-react'
import { useMemo } from 'react'
import type { ReconciledRow } from '../../../shared/contract/channel-stock.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Stock of a channel beside ours. */
export function useStockColumns(): readonly TableColumn<ReconciledRow>[] {
  const texts = useMessages('channelStock')
  return useMemo(
    () => [
      {
        id: 'sku',
        header: texts.sku,
        width: 'minmax(168px, 1.4fr)',
        isSortable: true,
        cell: (row) => (
          <span title={row.name}>
            <span className="mono">{row.channelSku}</span>
            {row.channelSku === row.sku ? (
              <span className="unit"> {row.name}</span>
            ) : (
              <span className="unit">
                {' '}
                {row.units > 1 ? texts.packOf({ units: row.units, sku: row.sku }) : row.sku}
              </span>
            )}
          </span>
        ),
      },
      { id: 'ours', header: texts.ours, width: '64px', align: 'end', isSortable: true, cell: Ours },
      { id: 'theirs', header: texts.theirs, width: '72px', align: 'end', isSortable: true, cell: Theirs },
      {
        id: 'difference',
        header: texts.difference,
        width: '104px',
        align: 'end',
        isSortable: true,
        cell: (row) => <Difference row={row} />,
      },
      {
        id: 'state',
        header: texts.state,
        width: 'minmax(168px, 1fr)',
        cell: (row) => <State row={row} />,
      },
    ],
    [texts],
  )
}

const Ours = (row: ReconciledRow) => <Count value={row.ours} />
const Theirs = (row: ReconciledRow) => <Count value={row.theirs} />

function Count({ value }: { value: number | null }) {
  const format = useFormat()
  return value === null ? <span className="unit">–</span> : format.integer(value)
}

function Difference({ row }: { row: ReconciledRow }) {
  const format = useFormat()
  if (row.theirs === null) return <span className="unit">–</span>
  const difference = row.theirs - row.ours
  if (difference === 0) return <span className="unit">0</span>
  return (
    <strong>
      {difference > 0 ? '+' : '−'}
      {format.integer(Math.abs(difference))}
    </strong>
  )
}

function State({ row }: { row: ReconciledRow }) {
  const texts = useMessages('channelStock')
  if (row.theirs === null) return <span className="unit">{texts.notSold}</span>
  if (row.repair === 'repaired')
    return <StatusBadge tone="done" icon={CircleCheck} label={texts.repairs.repaired} />
  if (row.theirs === row.ours) return null
  if (row.repair === 'remains')
    return <StatusBadge tone="blocked" icon={OctagonAlert} label={texts.repairs.remains} />
  if (row.repair === 'sent') return <StatusBadge tone="neutral" icon={Send} label={texts.repairs.sent} />
  if (row.reason !== null)
    return <StatusBadge tone="neutral" icon={Clock} label={texts.reasons[row.reason]} />
  return <StatusBadge tone="risk" icon={CircleHelp} label={texts.unexplainedWord} />
}
