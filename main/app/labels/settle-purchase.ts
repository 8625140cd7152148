import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPapers, LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import { DAY_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { restateCosts } from '../invoices/restate-costs.ts'
import { titleOf } from '../packing/label-parcels.ts'
import type { BoughtLabel, BuyOutcome, CarrierDocument, VoidOutcome } from '../ports/carrier.ts'
import type { Fetched, Looked } from '../ports/label-events.ts'
import type { PurchaseChange } from '../ports/label-tables.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printersOf } from '../printers/printer-settings.ts'
import { returnLabelIsHere } from '../returns/return-label.ts'
import { holderOf, isNeeded, type LabelHolder } from './label-holder.ts'
import { labelMisfit } from './label-misfit.ts'
import { printBought } from './print-label.ts'
import { restateHolder, restateTroubleOf } from './restate-trouble.ts'

/** Why a purchase is in the state it moves to; fields that are not given are emptied. */
type Ending = Pick<PurchaseChange, 'state'> & Partial<Pick<PurchaseChange, 'problem' | 'field'>>

/** Carriers give numbers out again after a year or more. */
const REUSED_AFTER_MS = 180 * DAY_MS
/** Until a carrier that gave a number twice is looked at once more. */
const NUMBER_AGAIN_MS = 10 * MINUTE_MS

/** How buying ended. Nothing happens when it was settled otherwise meanwhile. */
export async function settleBought(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  { id }: Pick<LabelPurchase, 'id'>,
  outcome: BuyOutcome,
  waitMs: number,
): Promise<void> {
  const purchase = await context.tx.labels.get(id)
  if (purchase?.state !== 'buying') return
  const { problem } = outcome.kind === 'bought' ? { problem: null } : outcome
  switch (outcome.kind) {
    case 'bought': {
      const { trackingNumber } = outcome.label
      return (await isOfAnother(context, purchase, trackingNumber))
        ? end(context, purchase, {
            state: 'uncertain',
            problem: message('labels.numberOfAnother', { number: trackingNumber }),
          })
        : keepBought(context, queue, purchase, outcome.label)
    }
    case 'refused':
      return end(context, purchase, { state: 'refused', problem, field: outcome.field })
    case 'uncertain':
      return end(context, purchase, { state: 'uncertain', problem }, waitMs)
    case 'not-made':
    case 'unauthorised':
      return wantAgain(context, purchase, { state: 'wanted', problem }, waitMs)
    default:
      return unreachable(outcome)
  }
}

/** What looking an uncertain one up found. */
export async function settleLooked(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  { id }: Pick<LabelPurchase, 'id'>,
  looked: Looked,
  waitMs: number,
): Promise<void> {
  const { tx, now } = context
  const purchase = await tx.labels.get(id)
  if (purchase?.state !== 'uncertain') return
  const again = async (afterMs: number): Promise<void> => {
    const { state, changedAt, attempts } = purchase
    await tx.labels.move(id, 'uncertain', {
      state,
      changedAt,
      attempts: attempts + 1,
      notBefore: now + afterMs,
    })
    await restateTroubleOf(context, purchase)
  }
  switch (looked.kind) {
    case 'found':
      return (await isOfAnother(context, purchase, looked.label.trackingNumber))
        ? again(Math.max(waitMs, NUMBER_AGAIN_MS))
        : keepBought(context, queue, purchase, looked.label)
    case 'none':
      return wantAgain(context, purchase, { state: 'wanted', problem: message('labels.notFound') }, 0)
    case 'retry':
      return again(waitMs)
    default:
      return unreachable(looked)
  }
}

/**
 * The carrier has given it the number of another parcel, of which one would be lost on its way: it is not used, and a
 * person asks the carrier.
 */
async function isOfAnother(
  { tx }: CommandContext,
  { id, accountId, createdAt }: LabelPurchase,
  trackingNumber: string,
): Promise<boolean> {
  const known = await tx.labels.byNumber(trackingNumber)
  return (
    known !== null &&
    known.id !== id &&
    known.accountId === accountId &&
    createdAt - known.createdAt < REUSED_AFTER_MS
  )
}

/** How taking a label back ended. */
export async function settleVoided(
  context: CommandContext,
  { id }: Pick<LabelPurchase, 'id'>,
  outcome: VoidOutcome,
  waitMs: number,
): Promise<void> {
  const { tx, now } = context
  const purchase = await tx.labels.get(id)
  if (purchase?.state !== 'voiding') return
  switch (outcome.kind) {
    case 'voided':
      await end(context, purchase, { state: 'voided' })
      return restateCosts(tx, [id], now)
    case 'too-late':
      return end(context, purchase, { state: 'kept', problem: outcome.problem })
    case 'not-made':
    case 'unauthorised': {
      const { state, changedAt, attempts } = purchase
      const { problem } = outcome
      const again = { state, changedAt, problem, attempts: attempts + 1, notBefore: now + waitMs }
      await tx.labels.move(id, 'voiding', again)
      return
    }
    default:
      return unreachable(outcome)
  }
}

/**
 * The carrier made it: its papers are kept, byte for byte, with its number; those that it did not give are owed. For a
 * parcel that is packed already it prints where that was, that of a return goes to the customer; for one that needs it
 * no more it is to be taken back.
 */
export async function keepBought(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  purchase: LabelPurchase,
  label: BoughtLabel,
): Promise<void> {
  const { tx, now } = context
  const holder = await holderOf(tx, purchase)
  const account = await tx.carrierAccounts.get(purchase.accountId)
  const needed = isNeeded(purchase, holder, account)
  const { trackingNumber, trackingUrl, shipmentId, price, documents } = label
  await keepPapers(context, purchase, documents)
  await tx.labels.move(purchase.id, purchase.state, {
    state: needed ? 'bought' : 'voiding',
    trackingNumber,
    trackingUrl,
    shipmentId,
    papers: papersOf(documents, account),
    priceCents: price?.cents ?? null,
    currency: price?.currency ?? null,
    problem: await misfitHere(tx, holder, documents),
    field: null,
    attempts: 0,
    notBefore: now,
    changedAt: now,
  })
  await restateCosts(tx, [purchase.id], now)
  await tell(context, holder)
  if (needed) await labelIsHere(context, queue, holder, { ...purchase, trackingNumber, trackingUrl })
}

/** A label that no printer of its site takes is said so now, and not when the parcel waits for it. */
async function misfitHere(
  tx: Tx,
  holder: LabelHolder | null,
  documents: readonly CarrierDocument[],
): Promise<Message | null> {
  const label = documents.find(({ role }) => role === 'label')
  if (label === undefined || holder?.kind !== 'shipment') return null
  const misfit = labelMisfit(label, await printersOf(tx), holder.fulfillment.siteId)
  return misfit && message('labels.noPrinterTakesIt', { why: misfit })
}

async function keepPapers(
  { tx, newId }: CommandContext,
  { id }: LabelPurchase,
  documents: readonly CarrierDocument[],
): Promise<void> {
  await tx.labels.keepDocuments(
    id,
    documents.map(() => newId()),
    documents,
  )
}

function papersOf(documents: readonly CarrierDocument[], account: CarrierAccount | null): LabelPapers {
  if (documents.some(({ role }) => role !== 'customs')) return 'kept'
  return account !== null && CARRIER_ABILITIES[account.kind].fetchesAgain ? 'owed' : 'elsewhere'
}

/** Papers that were owed: the label comes out where its parcel was packed meanwhile. */
export async function settleFetched(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  { id }: Pick<LabelPurchase, 'id'>,
  fetched: Fetched,
  waitMs: number,
): Promise<void> {
  const { tx, now } = context
  const purchase = await tx.labels.get(id)
  if (purchase?.state !== 'bought' || purchase.papers !== 'owed') return
  const { state, attempts, changedAt, trackingNumber } = purchase
  switch (fetched.kind) {
    case 'papers': {
      await keepPapers(context, purchase, fetched.documents)
      await tx.labels.move(id, state, { state, changedAt, papers: 'kept', problem: null, attempts: 0 })
      const holder = await holderOf(tx, purchase)
      await tell(context, holder)
      if (trackingNumber !== null) await labelIsHere(context, queue, holder, { ...purchase, trackingNumber })
      return
    }
    case 'retry': {
      const { problem } = fetched
      const again = { state, changedAt, problem, attempts: attempts + 1, notBefore: now + waitMs }
      await tx.labels.move(id, state, again)
      return
    }
    default:
      return unreachable(fetched)
  }
}

/** What is done with a label at once: a packed parcel takes it, the customer gets that of a return. */
async function labelIsHere(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  holder: LabelHolder | null,
  purchase: LabelPurchase & { readonly trackingNumber: string },
): Promise<void> {
  if (holder?.kind === 'return') return returnLabelIsHere(context, holder.announced, purchase)
  if (holder?.fulfillment.state === 'packed') await labelPacked(context, queue, holder.fulfillment, purchase)
}

/** The parcel waits for it: it takes its number, and the label comes out where it was packed. */
async function labelPacked(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  fulfillment: Fulfillment,
  purchase: LabelPurchase & { readonly trackingNumber: string },
): Promise<void> {
  const { tx } = context
  const { parcel: number, printerId, trackingNumber } = purchase
  const { parcels } = fulfillment
  await tx.fulfillments.putParcels(
    fulfillment.id,
    parcels.map((parcel) => (parcel.number === number ? { ...parcel, trackingNumber } : parcel)),
  )
  const [record] = await tx.orders.byIds([fulfillment.orderId])
  if (printerId === null || record === undefined) return
  const index = parcels.findIndex((parcel) => parcel.number === number) + 1
  const title = titleOf(record.order, index, parcels.length, trackingNumber)
  await printBought(context, queue, purchase, { printerId, title })
}

/** Certainly not made: wanted again, or dropped when nobody needs it any more. */
export async function wantAgain(
  context: CommandContext,
  purchase: LabelPurchase,
  ending: Ending,
  waitMs: number,
): Promise<void> {
  const holder = await holderOf(context.tx, purchase)
  const account = await context.tx.carrierAccounts.get(purchase.accountId)
  const needed = isNeeded(purchase, holder, account)
  await end(context, purchase, needed ? ending : { state: 'dropped' }, waitMs)
}

async function end(
  context: CommandContext,
  purchase: LabelPurchase,
  ending: Ending,
  waitMs = 0,
): Promise<void> {
  const { tx, now } = context
  const { id, state, attempts } = purchase
  await tx.labels.move(id, state, {
    problem: null,
    field: null,
    ...ending,
    attempts: ending.state === 'wanted' ? attempts : 0,
    notBefore: now + waitMs,
    changedAt: now,
  })
  await tell(context, await holderOf(tx, purchase))
}

async function tell(context: CommandContext, holder: LabelHolder | null): Promise<void> {
  if (holder !== null) {
    context.about((holder.kind === 'return' ? holder.announced : holder.fulfillment).orderId)
    await restateHolder(context, holder)
  }
  context.touch('orders', 'printing')
}
