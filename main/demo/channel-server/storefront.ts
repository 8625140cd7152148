import type { EpochMs } from '../../../shared/lib/clock.ts'

/** A product as it is offered at a simulated channel. */
export interface ProductForSale {
  readonly sku: string
  readonly title: string
  readonly priceCents: number
  readonly weightG: number
  /** What the channel believes may be sold, until stock is pushed to it. */
  readonly stock: number
  /** Absent = none. */
  readonly barcode?: string
  /** Nothing is sent of it; absent = it ships. Only kinds of shop that have such products know of it. */
  readonly isDigital?: true
  /** The address of its picture; absent = it has none. Only PrestaShop keeps pictures at addresses of its own making. */
  readonly picture?: string
  /** What customs are told; absent = the shop says nothing of it. */
  readonly customs?: { readonly hsCode: string; readonly originCountry: string }
  /** What it is called among the variants of its product; absent = its only one. */
  readonly option?: string
}

/** What a customer puts into a simulated channel's checkout. */
export interface Basket {
  readonly customer: {
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly phone: string | null
    /** 'vip' and the like. */
    readonly tier: string | null
  }
  readonly shipTo: {
    readonly company: string | null
    readonly street: string
    readonly extra: string | null
    readonly postcode: string
    readonly city: string
    /** Its code; absent = none. */
    readonly state?: string
    readonly country: string
  }
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
  readonly shipping: { readonly code: string; readonly title: string; readonly cents: number }
  readonly tags: readonly string[]
  readonly note: string | null
}

/** `id` is the id in the channel's API. The shop refuses what its own stock does not cover. */
export type Checkout =
  | { readonly kind: 'placed'; readonly id: string; readonly reference: string }
  | { readonly kind: 'refused'; readonly sku: string; readonly asked: number; readonly available: number }

/** A shipment as the channel's customers see it. */
export interface ShipmentSeen {
  readonly orderId: string
  readonly carrier: string | null
  readonly trackingNumber: string | null
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
}

export interface RefundSeen {
  readonly orderId: string
  readonly amountCents: number
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
}

/** One stock level that was set through the API. */
export interface StockPushSeen {
  readonly at: EpochMs
  readonly sku: string
  readonly quantity: number
}

/**
 * What people do in the shop's own back office. `orderId` is the id in the channel's API. What a kind of shop does not
 * have is absent.
 */
export interface BackOffice {
  /**
   * Whether the order's page offers this as the order stands: nobody ships what is not paid or not accepted yet. The
   * acts themselves do not ask. An act that is absent is never offered.
   */
  offers(act: OrderAct, orderId: string): boolean
  /** Ships units there, without this program: what its staff or another app does. 'all' = what is left. */
  shipByHand?(
    orderId: string,
    units: 'all' | readonly { readonly sku: string; readonly quantity: number }[],
  ): void
  /** Set on hold there: payment disputed, fraud check, incident, whatever the kind of shop has. */
  hold?(orderId: string): void
  /** The hold, or the wait for money, ends: the order may leave. */
  resumeOrder?(orderId: string): void
  /** The money is taken back, or the state set back to one that is not paid. */
  unpay?(orderId: string): void
  /** A cancelled order is made work again. */
  uncancel?(orderId: string): void
  /** The buyer asks for it to be called off; nobody has answered yet. */
  askToCancel?(orderId: string): void
  /** Moved to the bin: no list shows it any more. */
  bin?(orderId: string): void
  /** Deleted for good: asked by id it is not found. */
  erase?(orderId: string): void
  /** Units of the order are paid back, and are no longer to be sent where they have not left. */
  payBack?(orderId: string, sku: string, quantity: number): void
  /** The product goes while orders of it are open. */
  deleteProduct?(sku: string): void
  /** The order changes into something that its content's schema cannot read; its id and states stay. */
  spoil?(orderId: string): void
  /** A second listing under a SKU that is listed already. Returns what it would sell, asked at any time. */
  addListing?(sku: string): () => number
}

/** What is done to one order; 'cancel' is `Storefront.cancelAtChannel`. */
export type OrderAct = 'cancel' | Exclude<keyof BackOffice, 'offers' | 'addListing' | 'deleteProduct'>

/** The world on the customers' side of a simulated channel: what the demo and the tests do and look at. */
export interface Storefront {
  addProduct(product: ProductForSale): void
  checkout(basket: Basket): Checkout
  /** A customer or the shop's staff cancels at the channel; what had not shipped goes back into its stock. */
  cancelAtChannel(orderId: string): void
  /** The address of a placed order is corrected there. */
  correctStreet(orderId: string, street: string): void
  /** What the channel would sell right now. */
  available(sku: string): number
  skus(): readonly string[]
  orderIds(): readonly string[]
  isCancelled(orderId: string): boolean
  stockPushes(): readonly StockPushSeen[]
  shipments(): readonly ShipmentSeen[]
  refunds(): readonly RefundSeen[]
  /** Orders whose buyer was told that they are ready to collect, once for each time. Absent: it tells nobody. */
  toldReady?(): readonly string[]
  /** Texts or numbers of return labels that its buyers got, each with its file where the shop shows one. */
  toldReturnLabels?(): readonly { readonly text: string; readonly file: string | null }[]
  readonly backOffice?: BackOffice
}

/** The same basket, to another street. */
export function sentTo(basket: Basket, street: string): Basket {
  return { ...basket, shipTo: { ...basket.shipTo, street } }
}

/** What an API writes over the address of a placed order; a part that is not given is cleared. */
export interface WrittenAddress {
  readonly firstName: string
  readonly lastName: string
  readonly phone: string | null
  readonly shipTo: Basket['shipTo']
}

/** The same basket, to another address. */
export function writtenTo(basket: Basket, { firstName, lastName, phone, shipTo }: WrittenAddress): Basket {
  return { ...basket, customer: { ...basket.customer, firstName, lastName, phone }, shipTo }
}
