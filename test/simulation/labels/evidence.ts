import type { PrintJob } from '../../../main/app/ports/printing.ts'
import type { Store } from '../../../main/app/ports/store.ts'
import type { ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import type { SimulatedCarrier } from './carriers.ts'
import { orderTold } from './label-merchant.ts'
import type { Packers } from './packers.ts'
import type { SitePrinter } from './printers.ts'

/** A label as its carrier's own books have it. */
export interface MadeLabel {
  readonly carrier: string
  readonly number: string
  /** Our reference, as the carrier was told it. */
  readonly reference: string
  /** Whose it is by the name that the carrier was told; null = nobody's. */
  readonly orderId: string | null
  readonly isVoid: boolean
  /** Its file lies in the folder, taken by nobody. */
  readonly isWaiting: boolean
  readonly paper: string
}

/** What the world outside has, and what the program says of it, once all is quiet. */
export interface Evidence {
  readonly made: readonly MadeLabel[]
  /** Every label that came out of a printer, as the printer read it. */
  readonly printed: readonly string[]
  /** Labels that people asked for once more, by number. */
  readonly copiesAsked: ReadonlyMap<string, number>
  /** Parcels that people closed, by order. */
  readonly packed: ReadonlyMap<string, number>
  readonly orders: readonly { readonly id: string; readonly state: OrderState }[]
  readonly fulfillments: readonly Fulfillment[]
  readonly purchases: readonly LabelPurchase[]
  /** Papers that are kept, by purchase. */
  readonly papers: ReadonlyMap<string, string>
  readonly jobs: readonly PrintJob[]
  readonly exceptions: readonly ExceptionRecord[]
}

/** Gathers it. `orderIds`: all there ever were. */
export async function gatherEvidence(
  store: Store,
  {
    carriers,
    printers,
    packers,
    orderIds,
  }: {
    readonly carriers: readonly SimulatedCarrier[]
    readonly printers: readonly SitePrinter[]
    readonly packers: Packers
    readonly orderIds: readonly string[]
  },
): Promise<Evidence> {
  const made = carriers.flatMap(({ id: carrier, books, software }) =>
    (books?.made ?? []).map(
      ({ number, reference, told, voidedAt, papers }): MadeLabel => ({
        carrier,
        number,
        reference,
        orderId: orderTold(told),
        isVoid: voidedAt !== null,
        isWaiting: software?.isWaiting(number) ?? false,
        paper: Buffer.from(papers.find(({ role }) => role === 'label')?.bytes ?? []).toString('utf8'),
      }),
    ),
  )
  return store.read(async (tx) => {
    const fulfillments = await tx.fulfillments.byOrders(orderIds)
    const purchases = await tx.labels.ofFulfillments(fulfillments.map(({ id }) => id))
    const papers = new Map<string, string>()
    for (const { id } of purchases) {
      const label = (await tx.labels.documents(id)).find(({ role }) => role === 'label')
      const kept = label && (await tx.labels.bytes(label.id))
      if (kept) papers.set(id, Buffer.from(kept.bytes).toString('utf8'))
    }
    const exceptions: ExceptionRecord[] = []
    for (const id of orderIds) exceptions.push(...(await tx.exceptions.ofOrder(id)))
    return {
      made,
      printed: printers.flatMap(({ labels }) => labels),
      copiesAsked: packers.copiesAsked,
      packed: packers.packed,
      orders: (await tx.orders.byIds(orderIds)).map(({ order: { id }, state }) => ({ id, state })),
      fulfillments,
      purchases,
      papers,
      jobs: await store.printJobs.list(tx, { printerId: null, states: [], limit: 100_000 }),
      exceptions,
    }
  })
}
