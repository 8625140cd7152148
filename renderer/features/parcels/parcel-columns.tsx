import { TriangleAlert, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import type { ParcelRow } from '../../../shared/contract/parcels.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { Instant } from '../../components/instant.tsx'
import { ParcelCostCell } from '../../components/parcel-cost.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** The list's columns. */
export function useParcelColumns(): readonly TableColumn<ParcelRow>[] {
  const texts = useMessages('parcels')
  return useMemo(
    (): readonly TableColumn<ParcelRow>[] => [
      {
        id: 'state',
        header: texts.state,
        width: 'minmax(188px, 0.6fr)',
        cell: (row) => <StateCell row={row} />,
      },
      {
        id: 'number',
        header: texts.number,
        width: 'minmax(148px, 0.4fr)',
        isSortable: true,
        cell: (row) => <NumberCell row={row} />,
      },
      {
        id: 'order',
        header: texts.order,
        width: '88px',
        cell: ({ order }) => <span className="mono">{order?.reference ?? '–'}</span>,
      },
      {
        id: 'customer',
        header: texts.customer,
        width: 'minmax(96px, 0.8fr)',
        cell: ({ order }) => <span title={order?.customer}>{order?.customer ?? '–'}</span>,
      },
      {
        id: 'place',
        header: texts.place,
        width: 'minmax(104px, 1fr)',
        cell: ({ order }) =>
          order === null ? (
            '–'
          ) : (
            <span title={`${order.postcode} ${order.city}`}>
              <span className="unit">{order.country}</span> {order.postcode} {order.city}
            </span>
          ),
      },
      {
        id: 'service',
        header: texts.service,
        width: 'minmax(112px, 1.2fr)',
        cell: (row) => <ServiceCell row={row} />,
      },
      {
        id: 'handed-over',
        header: texts.handedOver,
        width: '108px',
        isSortable: true,
        cell: (row) => <TimeCell at={row.track.handedOverAt} />,
      },
      {
        id: 'promised',
        header: texts.promised,
        width: '100px',
        isSortable: true,
        cell: (row) => <PromisedCell row={row} />,
      },
      {
        id: 'cost',
        isWideOnly: true,
        header: texts.costs,
        width: '76px',
        align: 'end',
        cell: ({ cost }) => (cost === null ? '–' : <ParcelCostCell cost={cost} />),
      },
      {
        id: 'claim',
        isWideOnly: true,
        header: texts.claimShort,
        width: '92px',
        cell: (row) => <ClaimCell row={row} />,
      },
    ],
    [texts],
  )
}

/** What the carrier said last stands in the order's time line, and here where the pointer rests. */
function StateCell({ row: { track, said } }: { row: ParcelRow }) {
  const texts = useMessages('parcels')
  const format = useFormat()
  const timeZone = useTimeZone()
  const notes = [
    texts.since({ when: format.exact(track.stateSince, timeZone) }),
    ...(said === '' ? [] : [said]),
    ...(track.givenUpAt === null ? [] : [texts.isGivenUp]),
  ]
  return (
    <span title={notes.join(' · ')}>
      <StateBadge parcel={track.state} />
    </span>
  )
}

/** A parcel that brings a return is marked: it goes the other way. */
function NumberCell({ row: { track } }: { row: ParcelRow }) {
  const texts = useMessages('parcels')
  return (
    <span className="mono" title={track.isReturn ? texts.isReturn : undefined}>
      {track.isReturn && <Undo2 size={13} role="img" aria-label={texts.isReturn} />} {track.trackingNumber}
    </span>
  )
}

function ServiceCell({ row: { track } }: { row: ParcelRow }) {
  const names = useNames()
  const site = names.site(track.siteId)
  const service = track.isReturn
    ? names.carrier(track.carrierId)
    : names.service(track.carrierId, track.serviceId)
  return (
    <span title={`${site}, ${service}`}>
      {site} <span className="unit">{service}</span>
    </span>
  )
}

/** How far a claim is; where a parcel went wrong and none was made, until when one can be. */
function ClaimCell({ row: { claim, claimBy, track } }: { row: ParcelRow }) {
  const texts = useMessages('parcels')
  const format = useFormat()
  const timeZone = useTimeZone()
  if (claim !== null) return <span>{texts.claimStates[claim.state]}</span>
  const isOwed = track.state === 'lost' || track.state === 'damaged'
  if (!isOwed || claimBy === null) return <span className="unit">–</span>
  const day = format.dayOf(claimBy, timeZone)
  return <span title={texts.claimBy({ day })}>{texts.claimUntil({ day })}</span>
}

function TimeCell({ at }: { at: number }) {
  const timeZone = useTimeZone()
  return (
    <span className="unit">
      <Instant at={at} timeZone={timeZone} />
    </span>
  )
}

function PromisedCell({ row: { track, isLate } }: { row: ParcelRow }) {
  const texts = useMessages('parcels')
  const format = useFormat()
  const day = format.day(track.promisedFor)
  if (track.isReturn) return <span className="unit">–</span>
  if (!isLate) return <span className="unit">{day}</span>
  return (
    <span className="badge tone-risk" title={texts.isLate}>
      <TriangleAlert size={13} role="img" aria-label={texts.isLate} />
      {day}
    </span>
  )
}
