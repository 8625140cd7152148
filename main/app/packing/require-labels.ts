import { unreachable } from '../../../shared/lib/assert.ts'
import { refuse } from '../commands/refusal.ts'
import type { PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { fateOf, jobsByParcel, type LabelFate } from './label-fate.ts'

/**
 * A packed fulfilment leaves only with its labels: refused while one of them failed, may not have come out, or is
 * being tried again. @throws {Refusal}
 */
export async function requireLabels(
  tx: Tx,
  printJobs: PrintJobStore<Tx>,
  fulfillmentId: string,
): Promise<void> {
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (fulfillment?.state !== 'packed') return
  const byParcel = jobsByParcel(await printJobs.ofFulfillment(tx, fulfillmentId))
  const of = fulfillment.parcels.length
  for (const { number } of fulfillment.parcels) {
    const code = whyNot(fateOf(byParcel.get(number) ?? []))
    if (code !== null) refuse(`packStops.label.${code}`, { parcel: number, of })
  }
}

function whyNot({ kind }: LabelFate): 'failed' | 'unknown' | 'retrying' | 'calledOff' | null {
  switch (kind) {
    case 'none':
    case 'waiting':
    case 'out':
      return null
    case 'failed':
    case 'unknown':
    case 'retrying':
      return kind
    case 'called-off':
      return 'calledOff'
    default:
      return unreachable(kind)
  }
}
