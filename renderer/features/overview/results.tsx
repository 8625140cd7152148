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
  const { decidedOrders, splitOrders, costPerOrderCents } = figures
  return (
    <section className="overview-results" aria-label={texts.results}>
      <PromisesKept figures={figures} />
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

/** Measured by what has arrived; by what was handed over where no arrival is known yet, which it says. */
function PromisesKept({ figures }: { figures: OverviewFigures }) {
  const texts = useMessages('overview')
  const format = useFormat()
  const { promisesKept, promisesMissed, arrivedInTime, arrivedLate } = figures
  const arrived = arrivedInTime + arrivedLate
  const left = promisesKept + promisesMissed
  const handedOver =
    left === 0
      ? texts.noneYet
      : promisesMissed > 0
        ? texts.missed({ count: promisesMissed })
        : texts.noneMissed
  if (arrived > 0)
    return (
      <Figure
        label={texts.promiseKept}
        value={format.percent(arrivedInTime / arrived)}
        note={`${arrivedLate > 0 ? texts.arrivedLate({ count: arrivedLate }) : texts.noneArrivedLate}, ${handedOver}`}
      />
    )
  return (
    <Figure
      label={texts.handedOverInTime}
      value={left === 0 ? '–' : format.percent(promisesKept / left)}
      note={left === 0 ? handedOver : `${handedOver}; ${texts.noArrivals}`}
    />
  )
}
