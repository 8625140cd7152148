import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Shop } from './shop.ts'

/** A record as an object that graphql's default resolver reads; connections are functions of their arguments. */
export type Fields = Readonly<Record<string, unknown>>

export function instant(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

export function money(shop: Shop, cents: number): Fields {
  const amount = { amount: (cents / 100).toFixed(2), currencyCode: shop.settings.currency }
  return { shopMoney: amount, presentmentMoney: amount }
}
