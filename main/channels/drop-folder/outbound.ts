import { join } from 'node:path'
import { inHundredths } from '../../../shared/domain/money.ts'
import { type Clock, DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type {
  CancelPush,
  FulfillmentPush,
  PushOutcome,
  RefundPush,
  StockPush,
} from '../../app/ports/channel.ts'
import type { Folder } from './folder.ts'
import { skuOfLine } from './order-table.ts'
import { type OutRow, OutTable } from './out-table.ts'

/** Shipments, cancellations and refunds stay in their file for so long; who reads it once in that time misses nothing. */
const KEPT_MS = 90 * DAY_MS
const DONE: PushOutcome = { kind: 'done' }

/** What leaves through `out`: the present stock, and what shipped, was cancelled or refunded in the last 90 days. */
export class Outbound {
  readonly #clock: Clock
  readonly #stock: OutTable
  readonly #fulfillments: OutTable
  readonly #cancellations: OutTable
  readonly #refunds: OutTable

  constructor(folder: Folder, clock: Clock) {
    this.#clock = clock
    this.#stock = new OutTable(join(folder.out, 'stock.csv'), ['sku', 'available'])
    this.#fulfillments = new OutTable(join(folder.out, 'fulfillments.csv'), [
      'fulfillment',
      'order',
      'sku',
      'quantity',
      'carrier',
      'tracking_numbers',
      'tracking_urls',
      'written_at',
    ])
    this.#cancellations = new OutTable(join(folder.out, 'cancellations.csv'), [
      'cancellation',
      'order',
      'sku',
      'quantity',
      'amount_cents',
      'owed_cents',
      'currency',
      'reason',
      'written_at',
    ])
    this.#refunds = new OutTable(join(folder.out, 'refunds.csv'), [
      'refund',
      'order',
      'sku',
      'quantity',
      'amount_cents',
      'shipping',
      'fees',
      'currency',
      'reason',
      'written_at',
    ])
  }

  async readStock(skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#stock.rows()
    return new Map(
      rows.flatMap(({ sku = '', available }) =>
        skus.includes(sku) ? [[sku, Number(available)] as const] : [],
      ),
    )
  }

  async putStock(items: readonly StockPush[]): Promise<PushOutcome[]> {
    await this.#stock.change((rows) => {
      const figures = new Map(rows.map(({ sku = '', available = '' }) => [sku, available]))
      const isNews = items.some(({ sku, available }) => figures.get(sku) !== String(available))
      if (!isNews) return null
      for (const { sku, available } of items) figures.set(sku, String(available))
      return [...figures]
        .map(([sku, available]) => ({ sku, available }))
        .sort((a, b) => (a.sku < b.sku ? -1 : 1))
    })
    return items.map(() => DONE)
  }

  async hasFulfillment({ fulfillmentId }: FulfillmentPush): Promise<boolean> {
    return (await this.#fulfillments.rows()).some((row) => row.fulfillment === fulfillmentId)
  }

  async putFulfillment(push: FulfillmentPush): Promise<PushOutcome> {
    await this.#append(this.#fulfillments, 'fulfillment', push.fulfillmentId, (written) =>
      push.lines.map(({ lineId, quantity }) => ({
        fulfillment: push.fulfillmentId,
        order: push.orderExternalId,
        sku: skuOfLine(lineId),
        quantity: String(quantity),
        carrier: push.carrierName,
        tracking_numbers: push.parcels.map((parcel) => parcel.trackingNumber).join('|'),
        tracking_urls: push.parcels.flatMap((parcel) => parcel.trackingUrl ?? []).join('|'),
        written_at: written,
      })),
    )
    return DONE
  }

  async hasCancel(key: string): Promise<boolean> {
    return (await this.#cancellations.rows()).some((row) => row.cancellation === key)
  }

  /** `owed_cents`: all that is owed to the buyer, once for the cancellation and not for each row; '' = not known. */
  async putCancel(push: CancelPush, key: string): Promise<PushOutcome> {
    await this.#append(this.#cancellations, 'cancellation', key, (written) =>
      push.lines.map(({ lineId, quantity, cents }) => ({
        cancellation: key,
        order: push.orderExternalId,
        sku: skuOfLine(lineId),
        quantity: String(quantity),
        amount_cents: cents === undefined ? '' : hundredths(cents, push),
        owed_cents: push.owed === undefined ? '' : hundredths(push.owed.cents, push),
        currency: push.currency ?? '',
        reason: push.reason,
        written_at: written,
      })),
    )
    return DONE
  }

  async hasRefund(key: string): Promise<boolean> {
    return (await this.#refunds.rows()).some((row) => row.refund === key)
  }

  /** `shipping` yes: what was paid for shipping goes back as well, `fees` too, once for the refund and not for each row. */
  async putRefund(push: RefundPush, key: string): Promise<PushOutcome> {
    await this.#append(this.#refunds, 'refund', key, (written) =>
      push.lines.map(({ lineId, quantity, cents }) => ({
        refund: key,
        order: push.orderExternalId,
        sku: skuOfLine(lineId),
        quantity: String(quantity),
        amount_cents: hundredths(cents, push),
        shipping: push.shipping ? 'yes' : 'no',
        fees: (push.fees ?? []).map(({ id, cents }) => `${id}=${hundredths(cents, push)}`).join('|'),
        currency: push.currency ?? '',
        reason: push.reason,
        written_at: written,
      })),
    )
    return DONE
  }

  /** All rows of one message in one step, once. */
  #append(
    table: OutTable,
    column: string,
    id: string,
    rowsAt: (written: string) => readonly OutRow[],
  ): Promise<void> {
    const now = this.#clock.now()
    return table.change((rows) =>
      rows.some((row) => row[column] === id)
        ? null
        : [...rows.filter((row) => isKept(row, now)), ...rowsAt(new Date(now).toISOString())],
    )
  }
}

/** As orders come in: hundredths in every currency. */
function hundredths(amount: number, { currency }: { readonly currency?: string }): string {
  return currency === undefined ? String(amount) : inHundredths(amount, currency)
}

function isKept(row: OutRow, now: EpochMs): boolean {
  return now - Date.parse(row.written_at ?? '') < KEPT_MS
}
