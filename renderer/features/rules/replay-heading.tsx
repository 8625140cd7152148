import { TriangleAlert } from 'lucide-react'
import { MOST_REPLAYED, type ReplayResult } from '../../../shared/contract/replay.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { signedMoney } from './replay-format.ts'
import { fingerprintOf, useReplay } from './use-replay.ts'

/** "Of 1,000 past orders, 143 would be decided otherwise; 12 that went would be blocked; −€312.40 …" */
export function ReplayHeading(props: {
  rules: readonly Rule[]
  isDraft: boolean
  publishedVersion: number | null
}) {
  const texts = useMessages('ruleReplay')
  const { tried } = useReplay()
  if (tried === null || tried.result.orders === 0) {
    return <SentenceHeading>{props.isDraft ? texts.idle : texts.idlePublished}</SentenceHeading>
  }
  const { result } = tried
  const notes = [
    tried.of !== fingerprintOf(props.rules) ? texts.isStale : null,
    props.publishedVersion !== null && props.publishedVersion !== result.publishedVersion
      ? texts.isOlder({ version: result.publishedVersion })
      : null,
    result.isCapped ? texts.isCapped({ most: MOST_REPLAYED }) : null,
    result.listed < result.changed ? texts.isListedInPart({ listed: result.listed }) : null,
  ].filter((note) => note !== null)
  return (
    <>
      <SentenceHeading>
        <Result result={result} />
      </SentenceHeading>
      {notes.length > 0 && (
        <p className="replay-notes" role="status">
          {notes.map((note) => (
            <StatusBadge key={note} tone="risk" icon={TriangleAlert} label={note} />
          ))}
        </p>
      )}
    </>
  )
}

/** What a replay found, in one sentence. */
export function Result({ result }: { result: ReplayResult }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const currency = useOwnCurrency()
  const { separator } = useMessages('lists')
  const { orders, changed, changes, bothShip } = result
  if (changed === 0) return `${texts.alike({ orders })}.`
  const cents = bothShip.after - bothShip.before
  return (
    <>
      {texts.changed({ orders, changed })}
      {changes.blocked > 0 && (
        <>
          {separator}
          <Live tone="blocked">{texts.blocked({ count: changes.blocked })}</Live>
        </>
      )}
      {separator}
      {cents === 0 ? texts.sameMoney : texts.money({ difference: signedMoney(cents, currency, format) })}.
    </>
  )
}

/** 'Mon 16 Nov – Mon 23 Nov', the days that the orders came in. */
export function ReplaySpan({ result }: { result: ReplayResult }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const timeZone = useTimeZone()
  const { from, until, cancelled } = result
  if (from === null || until === null) return null
  const [first, last] = [format.dayOf(from, timeZone), format.dayOf(until, timeZone)]
  const days = first === last ? first : `${first} – ${last}`
  return <>{cancelled === 0 ? days : `${days} · ${texts.cancelledOut({ count: cancelled })}`}</>
}
