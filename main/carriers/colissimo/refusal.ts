import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { isAccessRefused } from '../protocol/read-answer.ts'
import { CARRIER, type Infos, type LabelAnswer } from './client.ts'

/** Whether the service does not know the account: id 30000, or by its status. */
export function isUnauthorised({ status, infos }: LabelAnswer): boolean {
  return isAccessRefused(status) || errorsOf(infos).some(({ id }) => id === '30000')
}

export function errorsOf(infos: Infos | null): Infos['messages'] {
  return infos?.messages.filter(({ type }) => type.toUpperCase() === 'ERROR') ?? []
}

/** What was said, as one text. */
export function saidBy(infos: Infos | null): string {
  return errorsOf(infos)
    .map(({ id, messageContent }) => `${messageContent ?? ''} [${id}]`.trim())
    .join(' · ')
}

/** How an answer that brings no label ends a purchase. */
export function refusalOf(answer: LabelAnswer): BuyOutcome | null {
  const said = saidBy(answer.infos)
  if (isUnauthorised(answer))
    return { kind: 'unauthorised', problem: message('carrierApi.credentials', { carrier: CARRIER, said }) }
  if (errorsOf(answer.infos).length === 0) return null
  const field = fieldOf(said)
  const problem = message('carrierApi.refused', { carrier: CARRIER, said })
  // A fault of the service itself comes as 5xx too, and names no field.
  return answer.status >= 500 && field === null
    ? { kind: 'not-made', problem, afterMs: 60_000 }
    : { kind: 'refused', problem, field }
}
