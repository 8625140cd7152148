import { moneyText } from '../../shared/domain/money-text.ts'
import type { Language } from '../../shared/lib/language.ts'

/** The sign of a currency, for beside a field: '€', '¥', 'kr'. */
export function currencySign(currency: string, language: Language): string {
  return moneyText(0, currency, language, 'narrowSymbol').replace(/[\d\s.,\u00a0\u202f]/g, '')
}
