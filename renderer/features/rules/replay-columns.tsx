import { Ban } from 'lucide-react'
import { useMemo } from 'react'
import type { ReplayRow, ReplaySide } from '../../../shared/contract/replay.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { arrivalOf, isBlocked, signedMoney } from './replay-format.ts'

/** The columns of the orders that would be decided otherwise. */
export function useReplayColumns(): readonly TableColumn<ReplayRow>[] {
  const texts = useMessages('ruleReplay')
  return useMemo(() => {
    const order: TableColumn<ReplayRow> = {
      id: 'order',
      header: texts.order,
      width: '104px',
      cell: (row) => <span className="mono">{row.reference}</span>,
    }
    const customer: TableColumn<ReplayRow> = {
      id: 'customer',
      header: texts.customer,
      width: 'minmax(104px, 0.8fr)',
      isWideOnly: true,
      cell: (row) => <span title={row.customer}>{row.customer}</span>,
    }
    const before: TableColumn<ReplayRow> = {
      id: 'before',
      header: texts.before,
      width: 'minmax(150px, 1.3fr)',
      isWideOnly: true,
      cell: (row) => <SideCell side={row.before} />,
    }
    const after: TableColumn<ReplayRow> = {
      id: 'after',
      header: texts.after,
      width: 'minmax(150px, 1.3fr)',
      cell: (row) => (isBlocked(row) ? <BlockedCell side={row.after} /> : <SideCell side={row.after} />),
    }
    const arrives: TableColumn<ReplayRow> = {
      id: 'arrives',
      header: texts.arrives,
      width: 'minmax(96px, 0.7fr)',
      isWideOnly: true,
      cell: (row) => <ArrivalCell row={row} />,
    }
    const why: TableColumn<ReplayRow> = {
      id: 'why',
      header: texts.why,
      width: 'minmax(140px, 1.2fr)',
      cell: (row) => <WhyCell row={row} />,
    }
    const difference: TableColumn<ReplayRow> = {
      id: 'difference',
      header: texts.difference,
      width: '92px',
      align: 'end',
      isSortable: true,
      cell: (row) => <DifferenceCell row={row} />,
    }
    return [order, customer, before, after, arrives, why, difference]
  }, [texts])
}

/** It went and would not; why is said on hover. */
function BlockedCell({ side }: { side: ReplaySide }) {
  const texts = useMessages('ruleReplay')
  const inWords = useSay()
  return (
    <span title={side.problem === null ? undefined : inWords(side.problem)}>
      <StatusBadge tone="blocked" icon={Ban} label={texts.kindOf[side.kind]} />
    </span>
  )
}

function SideCell({ side }: { side: ReplaySide }) {
  const texts = useMessages('ruleReplay')
  const names = useNames()
  if (side.parts.length === 0) return <span className="unit">{texts.kindOf[side.kind]}</span>
  const sites = side.parts.map(({ siteId }) => names.site(siteId)).join(' + ')
  const services = [...new Set(side.parts.map((part) => names.service(part.carrierId, part.serviceId)))]
  return (
    <span title={`${sites}, ${services.join(', ')}`}>
      {sites} <span className="unit">{services.join(', ')}</span>
    </span>
  )
}

/** The day it arrives; the old one before it where it moves. */
function ArrivalCell({ row }: { row: ReplayRow }) {
  const format = useFormat()
  const [was, is] = [arrivalOf(row.before), arrivalOf(row.after)]
  if (is === null) return <span className="unit">–</span>
  if (was === null || was === is) return format.day(is)
  return (
    <span title={`${format.day(was)} → ${format.day(is)}`}>
      <s className="unit">{format.day(was)}</s> {format.day(is)}
    </span>
  )
}

function WhyCell({ row }: { row: ReplayRow }) {
  const texts = useMessages('ruleReplay')
  if (row.causes.length === 0) return <span className="unit">{texts.knockOn}</span>
  const text = row.causes.map(({ name }) => name).join(', ')
  return <span title={text}>{text}</span>
}

function DifferenceCell({ row }: { row: ReplayRow }) {
  const currency = useOwnCurrency()
  const format = useFormat()
  if (row.differenceCents === null) return <span className="unit">–</span>
  return (
    <span
      className={
        row.differenceCents > 0 ? 'replay-worse' : row.differenceCents < 0 ? 'replay-better' : 'unit'
      }
    >
      {signedMoney(row.differenceCents, currency, format)}
    </span>
  )
}
