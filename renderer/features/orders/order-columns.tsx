import { ChevronsDown, ChevronsUp, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import type { OrderRow } from '../../../shared/contract/orders.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import { CouldJoin } from '../../components/could-join.tsx'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { DueTime } from '../../components/due-time.tsx'
import { Instant } from '../../components/instant.tsx'
import { OrderState } from '../../components/order-state.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** The list's columns. */
export function useOrderColumns(): readonly TableColumn<OrderRow>[] {
  const texts = useMessages('orders')
  return useMemo(() => {
    const due: TableColumn<OrderRow> = {
      id: 'due',
      header: texts.due,
      width: '80px',
      isSortable: true,
      cell: (row) => <DueTime dueAt={row.dueAt} isOver={isOver(row)} />,
    }
    const reference: TableColumn<OrderRow> = {
      id: 'reference',
      header: texts.order,
      width: '116px',
      isSortable: true,
      cell: (row) => <ReferenceCell row={row} />,
    }
    const state: TableColumn<OrderRow> = {
      id: 'state',
      header: texts.state,
      width: '128px',
      cell: (row) => <OrderState state={row.state} isCollected={isCollected(row)} />,
    }
    const customer: TableColumn<OrderRow> = {
      id: 'customer',
      header: texts.customer,
      width: 'minmax(120px, 1fr)',
      cell: (row) => <span title={row.customer}>{row.customer}</span>,
    }
    const place: TableColumn<OrderRow> = {
      id: 'place',
      isWideOnly: true,
      header: texts.place,
      width: 'minmax(132px, 1.15fr)',
      cell: (row) =>
        isCollected(row) ? (
          <CollectedAt row={row} />
        ) : (
          <span title={`${row.postcode} ${row.city}`}>
            <span className="unit">{row.country}</span> {row.postcode} {row.city}
          </span>
        ),
    }
    const from: TableColumn<OrderRow> = {
      id: 'from',
      isWideOnly: true,
      header: texts.from,
      width: 'minmax(168px, 2.1fr)',
      cell: (row) => <FromCell row={row} />,
    }
    const value: TableColumn<OrderRow> = {
      id: 'value',
      header: texts.value,
      width: '88px',
      align: 'end',
      isSortable: true,
      cell: (row) => <ValueCell row={row} />,
    }
    const placed: TableColumn<OrderRow> = {
      id: 'placed',
      isWideOnly: true,
      header: texts.placed,
      width: '88px',
      isSortable: true,
      cell: (row) => <PlacedCell row={row} />,
    }
    const priority: TableColumn<OrderRow> = {
      id: 'priority',
      isWideOnly: true,
      header: texts.priority,
      width: '64px',
      align: 'end',
      isSortable: true,
      cell: (row) => <PriorityCell row={row} />,
    }
    return [due, reference, state, customer, place, from, placed, priority, value]
  }, [texts])
}

/** It is shipped nowhere: its buyer comes for it. */
function isCollected(row: OrderRow): boolean {
  return row.services.some(({ carrierId }) => carrierId === COLLECTED)
}

/** Nothing is due any more once it has left or never will. */
function isOver(row: OrderRow): boolean {
  return CLOSED_STATES.includes(row.state)
}

function ReferenceCell({ row }: { row: OrderRow }) {
  const texts = useMessages('orders')
  return (
    <span className="order-reference">
      <span className="mono">{row.reference}</span>
      {row.urgency !== undefined && !isOver(row) && (
        <span
          className={row.urgency === 'urgent' ? 'tone-risk order-mark' : 'unit order-mark'}
          title={texts.urgency[row.urgency]}
        >
          {row.urgency === 'urgent' ? (
            <ChevronsUp size={14} role="img" aria-label={texts.urgency.urgent} />
          ) : (
            <ChevronsDown size={14} role="img" aria-label={texts.urgency.low} />
          )}
        </span>
      )}
      {row.openExceptions > 0 && (
        <span className="tone-blocked order-mark" title={texts.exceptions({ count: row.openExceptions })}>
          <TriangleAlert size={13} role="img" aria-label={texts.exceptions({ count: row.openExceptions })} />
        </span>
      )}
      {row.couldJoin > 0 && <CouldJoin count={row.couldJoin} />}
    </span>
  )
}

/** Where its buyer comes for it. */
function CollectedAt({ row }: { row: OrderRow }) {
  const names = useNames()
  return row.siteIds.length === 0 ? (
    <span className="unit">–</span>
  ) : (
    <span>{row.siteIds.map(names.site).join(' + ')}</span>
  )
}

function FromCell({ row }: { row: OrderRow }) {
  const names = useNames()
  const format = useFormat()
  if (row.siteIds.length === 0) return <span className="unit">–</span>
  const services = row.services.map(({ carrierId, serviceId }) => names.service(carrierId, serviceId))
  const text = row.siteIds.map(names.site).join(' + ')
  const service = format.list([...new Set(services)])
  return (
    <span title={`${text}, ${service}`}>
      {text} <span className="unit">{service}</span>
    </span>
  )
}

function PlacedCell({ row }: { row: OrderRow }) {
  const timeZone = useTimeZone()
  return (
    <span className="unit">
      <Instant at={row.placedAt} timeZone={timeZone} />
    </span>
  )
}

function PriorityCell({ row }: { row: OrderRow }) {
  const format = useFormat()
  return row.priority === 0 ? <span className="unit">–</span> : format.integer(row.priority)
}

function ValueCell({ row }: { row: OrderRow }) {
  return useFormat().money(row.valueCents, row.currency)
}
