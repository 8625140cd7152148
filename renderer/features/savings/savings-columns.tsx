import { useMemo } from 'react'
import { SAVED_BY, type SavingsRow } from '../../../shared/contract/savings.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useMoney } from './use-money.ts'

/** The columns of the orders that cost something else. */
export function useSavingsColumns(): readonly TableColumn<SavingsRow>[] {
  const texts = useMessages('savings')
  const format = useFormat()
  const timeZone = useTimeZone()
  const amounts = useMoney()
  return useMemo((): readonly TableColumn<SavingsRow>[] => {
    const { money, signed } = amounts
    const change = (cents: number) => (
      <span className={cents > 0 ? 'savings-better' : cents < 0 ? 'savings-worse' : 'unit'}>
        {cents === 0 ? '–' : signed(cents)}
      </span>
    )
    return [
      {
        id: 'order',
        header: texts.order,
        width: 'minmax(112px, 1fr)',
        cell: (row) => <span className="mono">{row.reference}</span>,
      },
      {
        id: 'received',
        header: texts.received,
        width: 'minmax(112px, 0.8fr)',
        cell: (row) => (
          <span title={format.exact(row.receivedAt, timeZone)}>{format.dayOf(row.receivedAt, timeZone)}</span>
        ),
      },
      {
        id: 'without',
        header: texts.without,
        width: '96px',
        align: 'end',
        cell: (row) => money(row.noneCents),
      },
      ...SAVED_BY.map(
        (by): TableColumn<SavingsRow> => ({
          id: by,
          header: texts.byShort[by],
          width: 'minmax(112px, 0.9fr)',
          align: 'end',
          cell: (row) => change(row.by[by]),
        }),
      ),
      { id: 'cost', header: texts.cost, width: '96px', align: 'end', cell: (row) => money(row.cents) },
      {
        id: 'saved',
        header: texts.total,
        width: '104px',
        align: 'end',
        isSortable: true,
        cell: (row) => change(row.noneCents - row.cents),
      },
    ]
  }, [texts, format, timeZone, amounts])
}
