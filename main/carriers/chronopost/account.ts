import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { AccountFound } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { CARRIER, type ChronopostClient } from './client.ts'

const answerSchema = z.object({
  trackWithSenderRefResponse: z.object({
    return: z.object({ errorCode: z.string(), errorMessage: z.string().optional() }),
  }),
})

/** Errors have numbers that mean something else in each service; of the login they speak in words. */
export function isLoginRefused(said: string): boolean {
  return /mot de passe|password|compte|contrat|account/i.test(said)
}

/** Parcels under a reference that none has. @throws {RemoteError} */
export async function checkAccount(client: ChronopostClient, signal: AbortSignal): Promise<AccountFound> {
  const body = await client.track(
    'trackWithSenderRef',
    {
      accountNumber: client.accountNumber,
      password: client.password,
      language: 'fr_FR',
      sendersRef: 'SY0000000000000',
    },
    signal,
  )
  const read = answerSchema.safeParse(body)
  if (!read.success)
    throw new RemoteError('retry', message('carrierApi.notData', { carrier: CARRIER, status: '200' }))
  const { errorCode, errorMessage = '' } = read.data.trackWithSenderRefResponse.return
  if (isLoginRefused(errorMessage))
    throw new RemoteError(
      'unauthorised',
      message('carrierApi.credentials', { carrier: CARRIER, said: `${errorMessage} [${errorCode}]` }),
    )
  return { name: null }
}
