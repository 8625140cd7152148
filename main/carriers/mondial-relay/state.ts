import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { CARRIER } from './client.ts'

/** Brand unknown or closed, signature or key wrong. */
const CREDENTIALS = new Set(['1', '2', '3', '5', '7', '8', '95', '97'])
/** Something went wrong there. */
const TECHNICAL = new Set(['98', '99'])

/** STAT of an answer of API 1; `fine` are those beside 0 that answer the question. @throws {RemoteError} */
export function refuseState(stat: string, fine: readonly string[] = []): void {
  if (stat === '0' || fine.includes(stat)) return
  const said = `STAT ${stat}`
  if (CREDENTIALS.has(stat))
    throw new RemoteError('unauthorised', message('carrierApi.credentials', { carrier: CARRIER, said }))
  throw new RemoteError(
    TECHNICAL.has(stat) ? 'retry' : 'protocol',
    message('carrierApi.said', { carrier: CARRIER, said }),
  )
}
