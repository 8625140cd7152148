import type { LabelStop } from '../../../shared/contract/packing.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import { type LabelPurchase, presentPurchase } from '../../../shared/domain/label-purchase.ts'
import { purchaseStanding } from '../../../shared/domain/label-standing.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import { message } from '../../../shared/messages/message.ts'
import { Refusal } from '../commands/refusal.ts'
import type { PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { fateOf, jobsByParcel, type LabelFate } from './label-fate.ts'

type Ordered = Extract<LabelStop['kind'], 'ordered' | 'fetching' | 'refused' | 'in-doubt'>

/**
 * Why a packed fulfilment cannot leave for want of a label; null = every parcel has its own, it leaves by hand or its
 * buyer collects it.
 * `seen`: the text of a label that was scanned just now: it is out, even if its printer has not said so yet.
 */
export async function labelStop(
  tx: Tx,
  printJobs: PrintJobStore<Tx>,
  { id, state, carrierId, parcels }: Fulfillment,
  seen: string | null = null,
): Promise<LabelStop | null> {
  // The slip only serves to find the parcel: the buyer is present.
  if (state !== 'packed' || carrierId === BY_HAND || carrierId === COLLECTED) return null
  const byParcel = jobsByParcel(await printJobs.ofFulfillment(tx, id))
  const purchases = await tx.labels.ofFulfillments([id])
  for (const parcel of parcels) {
    if (parcel.within !== undefined) {
      const around = await tx.fulfillments.get(parcel.within)
      const stop = around === null ? null : await labelStop(tx, printJobs, around, seen)
      if (stop !== null) return stop
      continue
    }
    const last = presentPurchase(purchases, parcel.number)
    const ordered = last === null ? null : notHere(last)
    if (ordered !== null)
      return {
        kind: ordered,
        sentence: message(`packStops.ordered.${ordered}`, {
          parcel: parcel.number,
          of: parcels.length,
          carrier: carrierName(carrierId),
        }),
      }
    // Without a number, what was printed for it is of a label that was given up.
    const jobs = parcel.trackingNumber === null ? [] : (byParcel.get(parcel.number) ?? [])
    const kind = whyNot(fateOf(jobs), parcel)
    if (kind === null || (kind === 'waiting' && seen !== null && isNumberOf(parcel, seen))) continue
    const said = message(`packStops.label.${kind}`, { parcel: parcel.number, of: parcels.length })
    return { kind, sentence: said }
  }
  return null
}

/** A packed fulfilment leaves only with its labels. @throws {Refusal} */
export async function requireLabels(
  tx: Tx,
  printJobs: PrintJobStore<Tx>,
  fulfillmentId: string,
  seen: string | null = null,
): Promise<void> {
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  const stop = fulfillment && (await labelStop(tx, printJobs, fulfillment, seen))
  if (stop !== null) throw new Refusal(stop.sentence)
}

/** Why a parcel that was packed before its label was here has none yet; null = it is, or is printed elsewhere. */
function notHere(purchase: LabelPurchase): Ordered | null {
  const standing = purchaseStanding(purchase, true)
  switch (standing) {
    case 'buying':
    case 'waiting':
      return 'ordered'
    case 'fetching':
    case 'in-doubt':
    case 'refused':
      return standing
    default:
      return null
  }
}

function whyNot({ kind }: LabelFate, { trackingNumber }: Parcel): Exclude<LabelStop['kind'], Ordered> | null {
  switch (kind) {
    case 'out':
      return null
    case 'none':
      // With a number, its label came out so long ago that its job is not kept any more.
      return trackingNumber === null ? 'none' : null
    case 'waiting':
    case 'retrying':
    case 'failed':
    case 'unknown':
      return kind
    case 'called-off':
      return 'calledOff'
    default:
      return unreachable(kind)
  }
}

function isNumberOf({ trackingNumber }: Parcel, scan: string): boolean {
  const bare = (text: string) => text.replaceAll(' ', '').toUpperCase()
  return trackingNumber !== null && bare(trackingNumber) === bare(scan)
}
