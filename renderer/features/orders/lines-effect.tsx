import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { LinesTried } from '../../../shared/contract/steering.ts'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { OutcomeCompared } from './what-if-result.tsx'

/** What other lines come to: for the plan, for the buyer's money, and what the channel is told of it. */
export function LinesEffect({ detail, tried }: { detail: OrderDetail; tried: LinesTried }) {
  const texts = useMessages('orders').change
  const owes = useMessages('orderMoney').owes
  const inWords = useSay()
  const format = useFormat()
  const channel = useNames().channel(detail.order.channelId)
  if (tried.refusal !== null) return <p role="alert">{inWords(tried.refusal)}</p>
  const { owed, paysBack, differenceCents, trial, isUntold, isFinal } = tried
  const money = (cents: number) => format.money(cents, detail.order.currency)
  const said = [
    ...(owed === null ? [] : [owedText()]),
    ...(differenceCents > 0 ? [texts.worthMore({ amount: money(differenceCents) })] : []),
    ...(differenceCents < 0 ? [texts.worthLess({ amount: money(-differenceCents), channel })] : []),
    ...(isUntold ? [texts.untold({ channel })] : []),
    ...(isFinal ? [texts.isFinal] : []),
  ]
  return (
    <>
      {trial !== null && <OutcomeCompared detail={detail} trial={trial} />}
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  )

  function owedText(): string {
    const cents = owed?.cents ?? null
    if (cents === null) return owes.unknown({ count: 1, channel })
    if (cents === 0) return owes.nothing
    return owes[paysBack ?? 'byHand']({ amount: money(cents), channel })
  }
}
