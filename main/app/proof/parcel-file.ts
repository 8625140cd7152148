import { strToU8 } from 'fflate'
import { claimDeadline } from '../../../shared/domain/parcel-claim.ts'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { inOrder } from '../invoices/restate-costs.ts'
import type { PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { type NamedFile, sealFiles } from './sealed-files.ts'

/**
 * All that is kept about one parcel, for a claim, a dispute over a surcharge or an appeal at a marketplace: the order,
 * the decision with what it rejected, what was done and scanned, weights, labels byte for byte, hand-over, tracking,
 * what carriers invoiced for it, and the claim.
 */
export async function parcelFile(
  tx: Tx,
  printJobs: PrintJobStore<Tx>,
  track: ParcelTrack,
  now: EpochMs,
): Promise<{ readonly name: string; readonly zip: Uint8Array; readonly seal: string }> {
  const { accountId, trackingNumber, orderId, fulfillmentId } = track
  const [record] = await tx.orders.byIds([orderId])
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  const purchases = (await tx.labels.ofFulfillments([fulfillmentId])).filter(
    ({ parcel }) => parcel === track.parcel,
  )
  const purchaseIds = purchases.map(({ id }) => id)
  const cost = await tx.costs.of(purchaseIds)
  const account = await tx.carrierAccounts.get(accountId)
  const events = (await tx.tracks.events([fulfillmentId])).filter(
    (event) => event.trackingNumber === trackingNumber,
  )
  const prints = (await printJobs.ofFulfillment(tx, fulfillmentId)).filter(
    ({ label }) => label === null || label.parcel === track.parcel,
  )
  const files: NamedFile[] = [
    json('order', record ?? null),
    json('decision', {
      last: await tx.decisions.get(orderId),
      before: await tx.decisions.earlier(orderId),
    }),
    json('fulfilment', fulfillment),
    json('done', await tx.journal.ofOrder(orderId)),
    json('labels', purchases),
    json(
      'prints',
      prints.map(({ content: _content, ...job }) => job),
    ),
    json('tracking', { track, events }),
    json('invoice', { cost, lines: inOrder(await tx.invoices.linesOf(purchaseIds)) }),
    json('returns', await tx.returns.ofOrder(orderId)),
    json('exceptions', await tx.exceptions.ofOrder(orderId)),
    json('claim', {
      claim: await tx.claims.get(track),
      deadline: account === null ? null : new Date(claimDeadline(track, account.kind)).toISOString(),
    }),
  ]
  for (const { id, state } of purchases) {
    for (const document of await tx.labels.documents(id)) {
      const kept = await tx.labels.bytes(document.id)
      if (kept === null) continue
      const end = document.format === 'qr' ? 'png' : document.format
      files.push({ name: `papers/${document.role}-${state}-${document.id}.${end}`, bytes: kept.bytes })
    }
  }
  const about = {
    parcel: trackingNumber,
    carrier: account?.name ?? track.carrierId,
    order: record?.order.reference ?? orderId,
    sealedAt: new Date(now).toISOString(),
  }
  const { zip, seal } = sealFiles(about, files)
  return { name: `${trackingNumber.replaceAll(/[^0-9A-Za-z-]/g, '_')}.zip`, zip, seal }
}

function json(name: string, value: unknown): NamedFile {
  const plain = (_key: string, one: unknown) => (one instanceof Map ? Object.fromEntries(one) : one)
  return { name: `${name}.json`, bytes: strToU8(`${JSON.stringify(value, plain, 2)}\n`) }
}
