import type { Language } from '../../shared/lib/language.ts'
import { moneyText } from '../../shared/messages/money-text.ts'

/** The sign of a currency, for beside a field: '€', '¥', 'kr'. */
export function currencySign(currency: string, language: Language): string {
  return moneyText(0, currency, language, 'narrowSymbol').replace(/[\d\s.,\u00a0\u202f]/g, '')
}
