import type { Basket, ProductForSale } from '../../../main/demo/channel-server/storefront.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

export interface OfferRecord {
  readonly id: number
  readonly sku: string
  readonly title: string
  readonly priceCents: number
  readonly picture: string | null
  readonly customs: ProductForSale['customs'] | undefined
  quantity: number
}

export interface WrittenOff {
  readonly id: string
  readonly quantity: number
  readonly cents: number
  readonly shippingCents: number
  /** Of the goods and of the shipping; in the amounts or on top of them. */
  readonly taxCents: number
  readonly shippingTaxCents: number
  readonly reason: string
  readonly at: EpochMs
  readonly by: 'cancelation' | 'refund'
}

export interface LineRecord {
  readonly id: string
  readonly offer: OfferRecord
  readonly quantity: number
  readonly writtenOff: WrittenOff[]
}

export interface Tracking {
  readonly carrierCode: string | null
  readonly carrierName: string | null
  readonly number: string | null
  readonly url: string | null
}

export interface ShipmentRecord {
  readonly id: string
  readonly createdAt: EpochMs
  updatedAt: EpochMs
  status: 'SHIPPING' | 'SHIPPED'
  tracking: Tracking | null
  readonly lines: readonly {
    readonly line: LineRecord
    readonly quantity: number
    readonly reference: string | null
  }[]
}

export type OrderState =
  | 'WAITING_ACCEPTANCE'
  | 'WAITING_DEBIT_PAYMENT'
  | 'SHIPPING'
  | 'SHIPPED'
  | 'REFUSED'
  | 'CANCELED'

export interface ReturnRecord {
  readonly id: string
  readonly createdAt: EpochMs
  updatedAt: EpochMs
  state: 'WAITING_ACCEPTANCE' | 'IN_PROGRESS' | 'CLOSED'
  readonly lines: readonly { readonly line: LineRecord; readonly quantity: number }[]
  readonly description: string
}

/** A conversation with the customer. */
export interface ThreadRecord {
  readonly id: string
  readonly topic: string
  readonly body: string
  readonly files: readonly { readonly name: string; readonly type: string }[]
}

export interface OrderRecord {
  readonly id: string
  readonly commercialId: string
  state: OrderState
  readonly createdAt: EpochMs
  updatedAt: EpochMs
  basket: Basket
  readonly lines: readonly LineRecord[]
  tracking: Tracking | null
  shippedAt: EpochMs | null
  /** A customer or the operator has opened an incident: nothing is to leave. */
  hasIncident: boolean
  /** Its prices are nothing that anybody could have meant. */
  isSpoilt: boolean
  readonly shipments: ShipmentRecord[]
  readonly returns: ReturnRecord[]
  readonly threads: ThreadRecord[]
}

export interface ImportRecord {
  readonly id: string
  readonly createdAt: EpochMs
  readonly rows: readonly { readonly sku: string; readonly quantity: string; readonly text: string }[]
  /** Set once it has run: per row in error, why. */
  errors: ReadonlyMap<number, string> | null
}

export type TaxMode = 'TAX_INCLUDED' | 'TAX_EXCLUDED'

export const CARRIERS = [
  {
    code: 'COLISSIMO',
    label: 'Colissimo',
    tracking_url: 'https://www.laposte.fr/outils/suivre?code={trackingId}',
  },
  { code: 'CHRONOPOST', label: 'Chronopost', tracking_url: 'https://www.chronopost.fr/?num={trackingId}' },
] as const

export function left(line: LineRecord): number {
  return line.quantity - line.writtenOff.reduce((sum, entry) => sum + entry.quantity, 0)
}
