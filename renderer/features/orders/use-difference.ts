import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { differenceOf, type Outcome } from './what-if.ts'

/** "€2.10 dearer, arrives 1 day earlier"; '' where one of the two ships nothing. */
export function useDifference(): (now: Outcome, then: Outcome) => string {
  const texts = useMessages('whatIf')
  const format = useFormat()
  const currency = useOwnCurrency()
  return (now, then) => {
    const difference = differenceOf(now, then)
    if (difference === null) return ''
    const { cents, days } = difference
    const cost =
      cents === 0
        ? texts.sameCost
        : cents > 0
          ? texts.dearer({ money: format.money(cents, currency) })
          : texts.cheaper({ money: format.money(-cents, currency) })
    const date =
      days === 0 ? texts.sameDay : days > 0 ? texts.later({ days }) : texts.earlier({ days: -days })
    return `${cost}, ${date}.`
  }
}
