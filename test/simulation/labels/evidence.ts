import { returnLabelKey } from '../../../main/app/notify/outbox-key.ts'
import type { PrintJob } from '../../../main/app/ports/printing.ts'
import type { Store, Tx } from '../../../main/app/ports/store.ts'
import type { KeptPaper } from '../../../main/printing/documents/document-renderer.ts'
import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import type { SimulatedCarrier } from './carriers.ts'
import { orderTold } from './label-merchant.ts'
import type { Packers } from './packers.ts'
import type { SitePrinter } from './printers.ts'
import type { Sights } from './sight.ts'

/** A label as its carrier's own books have it. */
export interface MadeLabel {
  readonly carrier: string
  readonly number: string
  /** Our reference, as the carrier was told it. */
  readonly reference: string
  /** Whose it is by the name that the carrier was told; null = nobody's. */
  readonly orderId: string | null
  readonly isVoid: boolean
  /** It brings goods back. */
  readonly isReturn: boolean
  /** Its file lies in the folder, taken by nobody. */
  readonly isWaiting: boolean
  readonly paper: string
  /** What a printer reads of it. */
  readonly printed: string
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
  /** What customers are expected to send back, whatever became of it. */
  readonly returns: readonly AnnouncedReturn[]
  /** How often the shop was given a return's label, by purchase. */
  readonly given: ReadonlyMap<string, number>
  /** Also of returns. */
  readonly purchases: readonly LabelPurchase[]
  /** Labels that are kept, by purchase. */
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
    sights,
    orderIds,
  }: {
    readonly carriers: readonly SimulatedCarrier[]
    readonly printers: readonly SitePrinter[]
    readonly packers: Packers
    readonly sights: Sights
    readonly orderIds: readonly string[]
  },
): Promise<Evidence> {
  const fulfillments = await store.read((tx) => tx.fulfillments.byOrders(orderIds))
  const returns = await store.read(async (tx) => {
    const all: AnnouncedReturn[] = []
    for (const id of orderIds) all.push(...(await tx.announcedReturns.ofOrder(id)))
    return all
  })
  const holders = [...fulfillments, ...returns].map(({ id }) => id)
  const kept = await keptLabels(store, holders)
  const returned = await store.read(
    async (tx) =>
      new Set(
        (await tx.labels.ofFulfillments(returns.map(({ id }) => id))).map(({ request }) => request.reference),
      ),
  )
  const made: MadeLabel[] = []
  for (const { id: carrier, books, software } of carriers)
    for (const { number, reference, told, voidedAt, papers } of books?.made ?? []) {
      const first = Buffer.from(papers.find(isLabel)?.bytes ?? [])
      const own = kept.get(reference)
      const again = own !== undefined && isPageOf(own, number) ? own : null
      made.push({
        carrier,
        number,
        reference,
        orderId: orderTold(told),
        isVoid: voidedAt !== null,
        isReturn: returned.has(reference),
        isWaiting: software?.isWaiting(number) ?? false,
        paper: Buffer.from(again?.bytes ?? first).toString('latin1'),
        printed: again === null ? first.toString('utf8').trim() : await sights.of(again),
      })
    }
  return store.read(async (tx) => {
    const purchases = await tx.labels.ofFulfillments(holders)
    const exceptions: ExceptionRecord[] = []
    for (const id of orderIds) exceptions.push(...(await tx.exceptions.ofOrder(id)))
    return {
      made,
      printed: printers.flatMap(({ labels }) => labels),
      copiesAsked: packers.copiesAsked,
      packed: packers.packed,
      orders: (await tx.orders.byIds(orderIds)).map(({ order: { id }, state }) => ({ id, state })),
      fulfillments,
      returns,
      given: await labelsGiven(tx, returns),
      purchases,
      papers: new Map(
        purchases.flatMap(({ id, request }) => {
          const label = kept.get(request.reference)
          return label === undefined ? [] : [[id, Buffer.from(label.bytes).toString('latin1')] as const]
        }),
      ),
      jobs: await store.printJobs.list(tx, { printerId: null, states: [], limit: 100_000 }),
      exceptions,
    }
  })
}

/** Asked for its label again, some carriers give it as a page: one whole page, with the number on it. */
function isPageOf({ document, bytes }: KeptPaper, number: string): boolean {
  const text = Buffer.from(bytes).toString('latin1')
  return (
    document.format === 'pdf' && /^%PDF-[\s\S]*%%EOF\n$/.test(text) && text.split(`(${number})`).length === 2
  )
}

/** The label that is kept of each purchase, by our reference. */
async function keptLabels(store: Store, holders: readonly string[]): Promise<ReadonlyMap<string, KeptPaper>> {
  return store.read(async (tx) => {
    const kept = new Map<string, KeptPaper>()
    for (const { id, request } of await tx.labels.ofFulfillments(holders)) {
      const label = (await tx.labels.documents(id)).find(isLabel)
      const paper = label && (await tx.labels.bytes(label.id))
      if (paper) kept.set(request.reference, paper)
    }
    return kept
  })
}

function isLabel({ role }: { readonly role: string }): boolean {
  return role === 'label' || role === 'return'
}

/** What the shop was told of return labels, each by its purchase. */
async function labelsGiven(
  tx: Tx,
  returns: readonly AnnouncedReturn[],
): Promise<ReadonlyMap<string, number>> {
  const given = new Map<string, number>()
  for (const { id, orderId } of returns) {
    const told = (await tx.outbox.ofOrder(orderId)).filter(({ kind }) => kind === 'return-label')
    for (const purchase of await tx.labels.ofFulfillments([id]))
      given.set(purchase.id, told.filter(({ key }) => key === returnLabelKey(id, purchase.id)).length)
  }
  return given
}
