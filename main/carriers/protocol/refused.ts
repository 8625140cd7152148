import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { fieldOf } from './field-in-words.ts'
import { isAccessRefused } from './read-answer.ts'

/** Answers that say that the request was not looked at. */
const NOT_THERE = new Set([404, 405, 406, 408, 415])
const AGAIN_MS = 60_000

/** How a status of 400 and above ends a purchase: nothing was made. `said` '' = no reason that can be read. */
export function refusedBy(
  carrier: string,
  status: number,
  said: string,
  field: PurchaseField | null = fieldOf(said),
): BuyOutcome {
  if (isAccessRefused(status))
    return {
      kind: 'unauthorised',
      problem: message('carrierApi.credentials', { carrier, said: said || String(status) }),
    }
  if (NOT_THERE.has(status))
    return {
      kind: 'not-made',
      problem: message('carrierApi.said', { carrier, said: said || String(status) }),
      afterMs: AGAIN_MS,
    }
  return said === ''
    ? { kind: 'refused', problem: message('carrierApi.refusedSilently', { carrier }), field: null }
    : { kind: 'refused', problem: message('carrierApi.refused', { carrier, said }), field }
}
