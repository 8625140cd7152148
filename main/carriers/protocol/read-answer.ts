import type { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'

interface Answer {
  readonly status: number
  readonly value: unknown
}

/** The credentials are taken no more. */
export function isAccessRefused(status: number): boolean {
  return status === 401 || status === 403
}

/** What a refusal of a call that buys nothing is told as; `said` '' = no reason that can be read. @throws {RemoteError} always */
export function throwRefusal(carrier: string, status: number, said: string): never {
  if (isAccessRefused(status))
    throw new RemoteError(
      'unauthorised',
      message('carrierApi.credentials', { carrier, said: said || String(status) }),
    )
  throw said === ''
    ? new RemoteError('retry', message('carrierApi.notData', { carrier, status: String(status) }))
    : new RemoteError('protocol', message('carrierApi.said', { carrier, said }))
}

/** The answer to a call that buys nothing, by its schema. @throws {RemoteError} it is a refusal, or not in the protocol */
export function readAnswer<T>(
  carrier: string,
  { status, value }: Answer,
  schema: z.ZodType<T>,
  said = '',
): T {
  const read = status < 400 ? schema.safeParse(value) : null
  return read?.success ? read.data : throwRefusal(carrier, status, said)
}

/** Statuses that are about the numbers which were asked for, and not about the call. */
const ABOUT_NUMBERS = new Set([400, 422])

/**
 * The answer to where parcels are; null = it knows none of them.
 * @throws {RemoteError} 'protocol': it does not take these numbers, or one of them
 */
export function readTracking<T>(carrier: string, answer: Answer, schema: z.ZodType<T>, said = ''): T | null {
  const { status } = answer
  if (status === 404) return null
  return readAnswer(carrier, answer, schema, ABOUT_NUMBERS.has(status) ? said || String(status) : '')
}
