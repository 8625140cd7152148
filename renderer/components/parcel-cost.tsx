import { TriangleAlert } from 'lucide-react'
import { dearerCents, type ParcelCost } from '../../shared/domain/parcel-cost.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'

/** What a parcel cost as far as is known, and marked where that is more than was decided. */
export function ParcelCostCell({ cost }: { cost: ParcelCost }) {
  const format = useFormat()
  const sentence = useCostSentence(cost)
  const cents = cost.realCents ?? cost.decidedCents
  const amount = cents === null ? '–' : format.money(cents, cost.currency)
  const isDearer = (dearerCents(cost) ?? 0) > 0
  if (!isDearer) return <span title={sentence}>{amount}</span>
  return (
    <span className="badge tone-risk" title={sentence}>
      <TriangleAlert size={13} role="img" aria-label={sentence} />
      {amount}
    </span>
  )
}

/** The same in words: decided, paid, invoiced, and the difference. */
export function ParcelCostLine({ cost }: { cost: ParcelCost }) {
  const sentence = useCostSentence(cost)
  return sentence === '' ? null : <p className="fulfillment-line">{sentence}</p>
}

function useCostSentence(cost: ParcelCost): string {
  const texts = useMessages('parcels')
  const format = useFormat()
  const { decidedCents, paidCents, invoicedCents, currency } = cost
  const difference = dearerCents(cost)
  const money = (cents: number) => format.money(cents, currency)
  const parts = [
    decidedCents !== null && texts.decided({ amount: money(decidedCents) }),
    paidCents !== null && texts.paid({ amount: money(paidCents) }),
    invoicedCents !== null && texts.invoiced({ amount: money(invoicedCents) }),
    difference !== null && difference > 0 && texts.dearerBy({ amount: money(difference) }),
    difference !== null && difference < 0 && texts.cheaperBy({ amount: money(-difference) }),
  ]
  const sentence = parts.filter((part) => part !== false).join(', ')
  return sentence === '' ? '' : texts.costLine({ parts: sentence })
}
