import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'

/** Before it is asked again. */
const LATER_MS = 60_000

/**
 * An answer to buying that is not in the carrier's protocol. A status of 4xx says that the request was not carried out,
 * whoever in between says it; after all others the label may have been made.
 */
export function unreadAnswer(carrier: string, status: number): RemoteError | UncertainWrite {
  const problem = message('carrierApi.notData', { carrier, status: String(status) })
  return status >= 400 && status < 500
    ? new RemoteError('retry', problem, LATER_MS)
    : new UncertainWrite(problem)
}
