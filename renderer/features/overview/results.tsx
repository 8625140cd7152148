import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { Figure } from '../../components/figure.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'

/** What today cost and whether its promises held. */
export function Results({ figures }: { figures: OverviewFigures }) {
  const texts = useMessages('overview')
  const format = useFormat()
  const currency = useOwnCurrency()
  const { promisesKept, promisesMissed, decidedOrders, splitOrders, costPerOrderCents } = figures
  const promised = promisesKept + promisesMissed
  return (
    <section className="overview-results" aria-label={texts.results}>
      <Figure
        label={texts.promiseKept}
        value={promised === 0 ? '–' : format.percent(promisesKept / promised)}
        note={
          promised === 0
            ? texts.noneYet
            : promisesMissed > 0
              ? texts.missed({ count: promisesMissed })
              : texts.noneMissed
        }
      />
      <Figure
        label={texts.costPerOrder}
        value={costPerOrderCents === null ? '–' : format.money(costPerOrderCents, currency)}
        note={texts.costIs}
      />
      <Figure
        label={texts.split}
        value={decidedOrders === 0 ? '–' : format.percent(splitOrders / decidedOrders)}
        note={texts.splitOf({ split: splitOrders, decided: decidedOrders })}
      />
    </section>
  )
}
