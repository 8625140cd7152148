import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { type Fulfillment, hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { Refusal, refuse } from '../commands/refusal.ts'
import { settleLabel } from '../packing/settle-label.ts'
import type { PrintJobStore, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { buyAgain } from './answer-label.ts'
import { giveUpLabel } from './give-up-label.ts'
import { restateTrouble } from './restate-trouble.ts'

/** Why a person cannot have a bought label taken back; null = the carrier can be asked. */
export function whyNotVoided(
  { papers, accountId, changedAt }: LabelPurchase,
  { state }: Pick<Fulfillment, 'state'>,
  account: CarrierAccount | null,
  now: EpochMs,
): Message | null {
  if (hasLeft(state)) return message('labels.voidLeft')
  // A number of a range is only not used.
  if (papers === 'drawn') return null
  const carrier = account?.name ?? accountId
  const days = account === null ? null : CARRIER_ABILITIES[account.kind].voidsWithinDays
  if (days === null) return message('labels.notTakenBack', { carrier })
  return now - changedAt > days * DAY_MS ? message('labels.voidTooLate', { carrier, days }) : null
}

/**
 * A person gives a bought label up. Of a packed parcel its number goes with it, and it leaves only with `another` one,
 * which prints where the first did, or by hand. @throws {Refusal} the carrier does not take it back
 */
export async function voidLabel(
  context: CommandContext,
  { queue, printJobs }: { readonly queue: PrintQueue<Tx>; readonly printJobs: PrintJobStore<Tx> },
  { purchaseId, another }: { readonly purchaseId: string; readonly another: boolean },
): Promise<Record<string, never>> {
  const { tx, now } = context
  const purchase = await tx.labels.get(purchaseId)
  const fulfillment = purchase && (await tx.fulfillments.get(purchase.fulfillmentId))
  if (!purchase || !fulfillment || purchase.state !== 'bought') refuse('labels.settledMeanwhile')
  const account = await tx.carrierAccounts.get(purchase.accountId)
  const why = whyNotVoided(purchase, fulfillment, account, now)
  if (why !== null) throw new Refusal(why)
  await giveUpLabel(context, purchase)
  const { id: fulfillmentId } = fulfillment
  const printed = (await printJobs.ofFulfillment(tx, fulfillmentId)).filter(
    ({ label }) => label?.parcel === purchase.parcel,
  )
  const isPacked = fulfillment.state === 'packed'
  if (isPacked) {
    const parcels = fulfillment.parcels.map((parcel) =>
      parcel.number === purchase.parcel ? { ...parcel, trackingNumber: null } : parcel,
    )
    await tx.fulfillments.putParcels(fulfillmentId, parcels)
    const reason = message('labels.voidedByHand')
    for (const { id: jobId } of printed) await queue.cancel(tx, { jobId, operator: context.actor, reason })
    await settleLabel(context, printJobs, { fulfillmentId, parcel: purchase.parcel })
  }
  if (another) {
    const printerId = isPacked ? (purchase.printerId ?? printed[0]?.printerId ?? null) : null
    await buyAgain(context, { ...purchase, printerId })
  }
  const left = await tx.fulfillments.get(fulfillmentId)
  if (left !== null) await restateTrouble(context, left)
  context.about(fulfillment.orderId)
  context.touch('orders', 'printing')
  return {}
}
