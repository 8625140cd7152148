import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'

/** Which rate is meant: there is one for a base, a currency and a day. */
export type ExchangeRateKey = Pick<ExchangeRate, 'base' | 'currency' | 'on'>

export interface ExchangeRateTable {
  /** By base and currency, newest first. */
  all(): Promise<ExchangeRate[]>
  /** Replaces those of the same base, currency and day. */
  put(rates: readonly ExchangeRate[]): Promise<void>
  remove(keys: readonly ExchangeRateKey[]): Promise<void>
}
