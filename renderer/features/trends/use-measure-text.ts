import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import type { Measure } from './measures.ts'

/** Values as they are read; what is not known is a dash. */
export function useMeasureText(): (measure: Measure, value: number | null) => string {
  const format = useFormat()
  const currency = useOwnCurrency()
  return (measure, value) => {
    if (value === null) return '–'
    switch (measure) {
      case 'cost':
        return format.money(value, currency)
      case 'exceptions':
        return format.decimal(value)
      default:
        return format.percent(value)
    }
  }
}
