import type { CommandContext } from '../commands/command.ts'
import { Refusal, refuse } from '../commands/refusal.ts'
import type { CarrierDocument } from '../ports/carrier.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { labelInFile } from './label-file.ts'
import { keepBought } from './settle-purchase.ts'

/** The label in an uploaded file. @throws {Refusal} it is not here any more, or holds no label */
export function labelOfUpload(bytes: Uint8Array | null): CarrierDocument {
  if (bytes === null) refuse('labelFiles.uploadGone')
  const label = labelInFile(bytes)
  if ('problem' in label) throw new Refusal(label.problem)
  return label
}

/** A parcel's label that a person gives instead of a file in the folder. @throws {Refusal} it has one, or waits for none */
export async function giveLabelFile(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  { purchaseId, trackingNumber }: { readonly purchaseId: string; readonly trackingNumber: string },
  label: CarrierDocument,
): Promise<Record<string, never>> {
  const { tx } = context
  const purchase = await tx.labels.get(purchaseId)
  const account = purchase && (await tx.carrierAccounts.get(purchase.accountId))
  if (purchase?.state !== 'wanted' || account?.kind !== 'label-files') refuse('labels.settledMeanwhile')
  if ((await tx.labels.byNumber(trackingNumber)) !== null)
    refuse('labels.numberTaken', { number: trackingNumber })
  await keepBought(context, queue, purchase, {
    trackingNumber,
    trackingUrl: null,
    shipmentId: null,
    price: null,
    documents: [label],
  })
  return {}
}
