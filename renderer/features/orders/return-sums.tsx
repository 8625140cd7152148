import type { ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import { sumOfParts } from '../../../shared/domain/refund.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { feeName } from './fee-name.ts'
import { MoneyRows } from './money-rows.tsx'
import { partsOf, type ReturnDraft, taxIn } from './return-draft.ts'

/** What goes back in its parts, and what is left of what was paid for the order. */
export function ReturnSums(props: { draft: ReturnDraft; known: ReturnsOfOrder; currency: string }) {
  const { draft, known, currency } = props
  const { money } = known
  const texts = useMessages('orderReturn')
  const moneyTexts = useMessages('orderMoney')
  const format = useFormat()
  const parts = partsOf(draft, money)
  const tax = taxIn(draft, parts.goodsCents)
  const sum = sumOfParts(parts)
  return (
    <MoneyRows
      currency={currency}
      unknown={moneyTexts.unknown}
      rows={[
        ...(tax === null
          ? [{ id: 'goods', name: texts.sums.goods, cents: parts.goodsCents }]
          : [
              { id: 'net', name: texts.sums.net, cents: parts.goodsCents - tax },
              { id: 'tax', name: texts.sums.tax, cents: tax },
            ]),
        ...(parts.shippingCents === 0
          ? []
          : [{ id: 'shipping', name: texts.sums.shipping, cents: parts.shippingCents }]),
        ...parts.fees.map(({ id, title, cents }) => ({
          id: `fee/${id}`,
          name: feeName(moneyTexts.fees, title),
          cents,
        })),
        { id: 'sum', name: texts.sums.together, cents: sum, isSum: true },
      ]}
      note={texts.sums.left({
        paid: format.money(money.paidCents, currency),
        refunded: format.money(money.refundedCents, currency),
        left: format.money(money.leftCents, currency),
      })}
    />
  )
}
