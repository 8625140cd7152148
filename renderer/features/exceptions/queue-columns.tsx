import { RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { messageSchema } from '../../../shared/messages/message.ts'
import { CouldJoin } from '../../components/could-join.tsx'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { DueTime } from '../../components/due-time.tsx'
import { Instant } from '../../components/instant.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useBestFix } from './best-fixes.ts'

/** The queue's columns. */
export function useQueueColumns(): readonly TableColumn<ExceptionRow>[] {
  const texts = useMessages('exceptionQueue')
  return useMemo((): readonly TableColumn<ExceptionRow>[] => {
    return [
      {
        id: 'due',
        header: texts.cutoff,
        width: '96px',
        isSortable: true,
        cell: (row) => <DueTime dueAt={row.record.dueAt} />,
      },
      {
        id: 'order',
        header: texts.order,
        width: '104px',
        isSortable: true,
        cell: (row) => <OrderCell row={row} />,
      },
      {
        id: 'customer',
        header: texts.customer,
        width: 'minmax(120px, 0.35fr)',
        isSortable: true,
        cell: customerCell,
      },
      {
        id: 'reason',
        header: texts.wrong,
        isSortable: true,
        width: 'minmax(240px, 1.1fr)',
        cell: (row) => <SentenceCell row={row} />,
      },
      {
        id: 'fix',
        header: texts.fix,
        width: 'minmax(240px, 1fr)',
        isWideOnly: true,
        cell: (row) => <FixCell row={row} />,
      },
      {
        id: 'opened',
        header: texts.age,
        width: '96px',
        isSortable: true,
        isWideOnly: true,
        cell: (row) => <AgeCell row={row} />,
      },
      {
        id: 'owner',
        header: texts.owner,
        width: '88px',
        isWideOnly: true,
        isSortable: true,
        cell: (row) => <OwnerCell row={row} />,
      },
    ]
  }, [texts])
}

function OrderCell({ row }: { row: ExceptionRow }) {
  const names = useNames()
  if (row.order !== null)
    return (
      <span>
        <span className="mono">{row.order.reference}</span>
        {row.order.couldJoin > 0 && <CouldJoin count={row.order.couldJoin} />}
      </span>
    )
  const { cause } = row.record
  return 'channelId' in cause ? names.channel(cause.channelId) : null
}

function customerCell({ order }: ExceptionRow) {
  if (order === null) return <span className="unit">–</span>
  return (
    <span title={order.customer}>
      <span className="unit">{order.country}</span> {order.customer}
    </span>
  )
}

function SentenceCell({ row }: { row: ExceptionRow }) {
  const inWords = useSay()
  const texts = useMessages('exceptionQueue')
  const { regressions } = row.record
  return (
    <span title={inWords(row.sentence)}>
      {regressions > 0 && (
        <span className="queue-again" title={texts.again({ count: regressions })}>
          <RotateCcw size={12} role="img" aria-label={texts.again({ count: regressions })} />
        </span>
      )}
      {inWords(row.sentence)}
    </span>
  )
}

/** "Ship from Lille · Ships from Lille (Colissimo), €7.20, arrives Wed 25 Nov". */
function FixCell({ row }: { row: ExceptionRow }) {
  const inWords = useSay()
  const texts = useMessages('exceptionQueue')
  const best = useBestFix(row)
  const fix = best === undefined ? row.suggestion : best
  if (fix === null && best === undefined && row.record.state !== 'closed') return <Skeleton width="60%" />
  if (fix === null) return <span className="unit">{row.record.state === 'closed' ? '–' : texts.yours}</span>
  const [label, effect] = [inWords(fix.label), inWords(fix.effect)]
  return (
    <span title={`${label}. ${effect}`}>
      {label} <span className="unit">{inWords(inShort(fix.effect))}</span>
    </span>
  )
}

/** Cost and day before the sites: a cell has room for those. */
function inShort({ code, args }: Message): Message {
  const [first] = code === 'resolutions.clauses' && Array.isArray(args.clauses) ? args.clauses : []
  const { data } = messageSchema.safeParse(first)
  if (data !== undefined) return inShort(data)
  return code === 'resolutions.ships' ? { code: 'resolutions.shipsShort', args } : { code, args }
}

function AgeCell({ row }: { row: ExceptionRow }) {
  const timeZone = useTimeZone()
  return (
    <span className="unit">
      <Instant at={row.record.openedAt} timeZone={timeZone} />
    </span>
  )
}

function OwnerCell({ row }: { row: ExceptionRow }) {
  const texts = useMessages('exceptionQueue')
  const actor = useSession((session) => session.actor)
  const { owner } = row.record
  if (owner === null) return <span className="unit">–</span>
  return <span title={owner}>{owner === actor ? texts.me : owner}</span>
}
