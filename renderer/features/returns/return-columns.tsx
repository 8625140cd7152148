import { useMemo } from 'react'
import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { Instant } from '../../components/instant.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ReturnMoney } from './return-money.tsx'
import { StageBadge } from './stage-badge.tsx'

/** The list's columns. */
export function useReturnColumns(): readonly TableColumn<ReturnRow>[] {
  const { columns: texts } = useMessages('returnList')
  return useMemo(
    (): readonly TableColumn<ReturnRow>[] => [
      {
        id: 'standing',
        header: texts.standing,
        width: 'minmax(144px, 0.9fr)',
        cell: (row) => <StageBadge row={row} />,
      },
      {
        id: 'order',
        header: texts.order,
        width: '96px',
        isSortable: true,
        cell: ({ order }) => <span className="mono">{order?.reference ?? '–'}</span>,
      },
      {
        id: 'customer',
        header: texts.customer,
        width: 'minmax(112px, 0.8fr)',
        isSortable: true,
        cell: ({ order }) => <span title={order?.customer}>{order?.customer ?? '–'}</span>,
      },
      {
        id: 'goods',
        header: texts.goods,
        width: 'minmax(120px, 1.2fr)',
        cell: (row) => <GoodsCell row={row} />,
      },
      {
        id: 'reason',
        header: texts.reason,
        width: 'minmax(112px, 1fr)',
        isWideOnly: true,
        cell: (row) => <ReasonCell row={row} />,
      },
      {
        id: 'parcel',
        header: texts.parcel,
        width: 'minmax(96px, 0.8fr)',
        isWideOnly: true,
        cell: ({ trackingNumber }) => <span className="mono">{trackingNumber ?? '–'}</span>,
      },
      {
        id: 'site',
        header: texts.site,
        width: 'minmax(72px, 0.5fr)',
        isWideOnly: true,
        cell: (row) => <SiteCell row={row} />,
      },
      {
        id: 'money',
        header: texts.money,
        width: 'minmax(132px, 0.9fr)',
        cell: (row) => <ReturnMoney row={row} />,
      },
      {
        id: 'at',
        header: texts.since,
        width: '88px',
        isSortable: true,
        isWideOnly: true,
        cell: (row) => <SinceCell row={row} />,
      },
    ],
    [texts],
  )
}

/** "1 × A, 2 × B". */
export function useGoods(): (lines: ReturnRow['lines']) => string {
  const texts = useMessages('returns')
  const format = useFormat()
  return (lines) =>
    format.list(lines.map(({ quantity, sku }) => texts.line({ quantity: format.integer(quantity), sku })))
}

function GoodsCell({ row }: { row: ReturnRow }) {
  const goods = useGoods()(row.lines)
  return <span title={goods}>{goods}</span>
}

/** That it is late comes first: it decides what is done with it. */
function ReasonCell({ row: { reason, note, daysLate } }: { row: ReturnRow }) {
  const texts = useMessages('returnList')
  const { reasons } = useMessages('orderReturn')
  const why = [...(reason === null ? [] : [reasons[reason]]), ...(note === '' ? [] : [note])].join(' · ')
  return (
    <span title={why}>
      {daysLate > 0 && <span className="tone-risk">{texts.late({ days: daysLate })} · </span>}
      {why === '' ? '–' : why}
    </span>
  )
}

function SiteCell({ row: { siteId } }: { row: ReturnRow }) {
  const names = useNames()
  return <span>{siteId === null ? '–' : names.site(siteId)}</span>
}

function SinceCell({ row: { at } }: { row: ReturnRow }) {
  const timeZone = useTimeZone()
  return (
    <span className="unit">
      <Instant at={at} timeZone={timeZone} />
    </span>
  )
}
