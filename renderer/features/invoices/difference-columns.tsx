import { useMemo } from 'react'
import type { CostRow } from '../../../shared/contract/invoices.ts'
import type { DisputeState } from '../../../shared/domain/parcel-cost.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useCauseText } from './use-cause-text.ts'

const STATE_TONES: Readonly<Record<DisputeState, string>> = {
  open: 'tone-risk',
  disputed: 'tone-info',
  credited: 'tone-done',
  accepted: 'tone-neutral',
}

/** The columns of the differences. */
export function useDifferenceColumns(): readonly TableColumn<CostRow>[] {
  const texts = useMessages('invoices')
  const names = useNames()
  const format = useFormat()
  return useMemo((): readonly TableColumn<CostRow>[] => {
    const amount = (cents: number | null, currency: string) =>
      cents === null ? '–' : format.money(cents, currency)
    return [
      {
        id: 'number',
        header: texts.parcel,
        width: 'minmax(136px, 0.8fr)',
        isSortable: true,
        cell: ({ cost }) =>
          cost.trackingNumber === '' ? (
            <span className="unit">{texts.noParcel}</span>
          ) : (
            <span className="mono">{cost.trackingNumber}</span>
          ),
      },
      {
        id: 'order',
        header: texts.order,
        width: '96px',
        cell: ({ order }) => <span className="mono">{order ?? '–'}</span>,
      },
      {
        id: 'carrier',
        header: texts.carrier,
        width: 'minmax(104px, 0.6fr)',
        cell: ({ cost }) => names.carrier(cost.carrierId),
      },
      {
        id: 'month',
        header: texts.month,
        width: '84px',
        isSortable: true,
        cell: ({ cost }) => <span className="unit">{cost.month}</span>,
      },
      {
        id: 'expected',
        header: texts.expected,
        width: '92px',
        align: 'end',
        cell: ({ cost }) => amount(cost.expectedCents, cost.currency),
      },
      {
        id: 'invoiced',
        header: texts.invoiced,
        width: '92px',
        align: 'end',
        cell: ({ cost }) => amount(cost.invoicedCents, cost.currency),
      },
      {
        id: 'over',
        header: texts.over,
        width: '92px',
        align: 'end',
        isSortable: true,
        cell: ({ cost }) => <strong>{amount(cost.overCents, cost.currency)}</strong>,
      },
      {
        id: 'why',
        header: texts.cause,
        width: 'minmax(200px, 2fr)',
        cell: (row) => <CauseCell row={row} />,
      },
      {
        id: 'state',
        header: texts.state,
        width: '104px',
        cell: ({ cost }) => (
          <span className={`badge ${STATE_TONES[cost.state]}`} title={cost.note}>
            {texts.states[cost.state]}
          </span>
        ),
      },
    ]
  }, [texts, names, format])
}

function CauseCell({ row: { cost } }: { row: CostRow }) {
  const causeText = useCauseText()
  const text = cost.causes.map((cause) => causeText(cause, cost.currency)).join(' · ')
  return <span title={text}>{text === '' ? '–' : text}</span>
}
