import { useHello } from '../../lib/client.ts'
import { useFormat } from '../../lib/use-format.ts'

/** The sign of the merchant's currency, for beside a field. */
export function useCurrencySign(): string {
  const currency = useHello()?.settings.currency ?? 'EUR'
  return useFormat()
    .money(0, currency)
    .replace(/[\d\s.,\u00a0\u202f]/g, '')
}
