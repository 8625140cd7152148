import type { Bilingual } from '../../../shared/contract/procedure.ts'
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
    const why = whyNot(fateOf(byParcel.get(number) ?? []))
    if (why !== null)
      refuse(
        `${of === 1 ? 'Its label' : `The label of parcel ${number} of ${of}`} ${why.en}`,
        `${of === 1 ? 'Son étiquette' : `L’étiquette du colis ${number} sur ${of}`} ${why.fr}`,
      )
  }
}

function whyNot({ kind }: LabelFate): Bilingual | null {
  switch (kind) {
    case 'none':
    case 'waiting':
    case 'out':
      return null
    case 'failed':
      return {
        en: 'did not come out: print it again, or say that it is there',
        fr: 'n’est pas sortie : réimprimez-la, ou dites qu’elle est là',
      }
    case 'unknown':
      return {
        en: 'may not have come out: look, then answer',
        fr: 'n’est peut-être pas sortie : regardez, puis répondez',
      }
    case 'retrying':
      return {
        en: 'is not out yet: the printer did not take it and is being tried again',
        fr: 'n’est pas encore sortie : l’imprimante ne l’a pas prise, un nouvel essai est en cours',
      }
    case 'called-off':
      return { en: 'was called off: print it again', fr: 'a été retirée : réimprimez-la' }
    default:
      return unreachable(kind)
  }
}
