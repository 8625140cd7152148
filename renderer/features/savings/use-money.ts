import { useMemo } from 'react'
import type { SavingsFigure } from '../../../shared/contract/savings.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'

/** Amounts of the merchant's currency as this screen writes them. */
export function useMoney() {
  const texts = useMessages('savings')
  const format = useFormat()
  const currency = useOwnCurrency()
  return useMemo(() => {
    const money = (cents: number): string => format.money(cents, currency)
    return {
      money,
      /** '€3.20', '−€1.10'. */
      signed: (cents: number): string => `${cents < 0 ? '\u2212' : ''}${money(Math.abs(cents))}`,
      /** '+1.3 %'. */
      percent: (share: number): string =>
        `${share > 0 ? '+' : share < 0 ? '\u2212' : ''}${format.percent(Math.abs(share))}`,
      /** '±€12.00'. */
      error: ({ errorCents }: SavingsFigure): string =>
        errorCents === null ? texts.unknown : `±${money(errorCents)}`,
    }
  }, [texts, format, currency])
}
