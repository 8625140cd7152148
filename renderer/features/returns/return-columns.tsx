import { useMemo } from 'react'
import type { AnnouncedRow } from '../../../shared/contract/announced-returns.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { Instant } from '../../components/instant.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** The list's columns. */
export function useReturnColumns(): readonly TableColumn<AnnouncedRow>[] {
  const { columns: texts } = useMessages('returns')
  return useMemo(
    (): readonly TableColumn<AnnouncedRow>[] => [
      {
        id: 'standing',
        header: texts.standing,
        width: 'minmax(176px, 1fr)',
        cell: ({ standing }) => <StateBadge returning={standing} />,
      },
      {
        id: 'order',
        header: texts.order,
        width: '104px',
        cell: ({ order }) => <span className="mono">{order?.reference ?? '–'}</span>,
      },
      {
        id: 'customer',
        header: texts.customer,
        width: 'minmax(112px, 1fr)',
        cell: ({ order }) => <span title={order?.customer}>{order?.customer ?? '–'}</span>,
      },
      {
        id: 'goods',
        header: texts.goods,
        width: 'minmax(128px, 1.4fr)',
        isWideOnly: true,
        cell: (row) => <GoodsCell row={row} />,
      },
      {
        id: 'parcel',
        header: texts.parcel,
        width: 'minmax(144px, 1fr)',
        isWideOnly: true,
        cell: ({ label }) => <span className="mono">{label?.trackingNumber ?? '–'}</span>,
      },
      {
        id: 'site',
        header: texts.site,
        width: 'minmax(80px, 0.6fr)',
        cell: (row) => <SiteCell row={row} />,
      },
      {
        id: 'since',
        header: texts.since,
        width: '116px',
        cell: (row) => <SinceCell row={row} />,
      },
    ],
    [texts],
  )
}

function GoodsCell({ row: { announced } }: { row: AnnouncedRow }) {
  const texts = useMessages('returns')
  const format = useFormat()
  const goods = format.list(
    announced.lines.map(({ quantity, sku }) => texts.line({ quantity: format.integer(quantity), sku })),
  )
  return <span title={goods}>{goods}</span>
}

function SiteCell({ row: { announced } }: { row: AnnouncedRow }) {
  return <span>{useNames().site(announced.siteId)}</span>
}

function SinceCell({ row: { announced } }: { row: AnnouncedRow }) {
  const timeZone = useTimeZone()
  return (
    <span className="unit">
      <Instant at={announced.at} timeZone={timeZone} />
    </span>
  )
}
