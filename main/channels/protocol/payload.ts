import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { OrderStanding } from '../../../shared/domain/order-standing.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { values } from '../../../shared/messages/en/values.ts'
import { message } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import { ChannelError, type MappedOrder } from '../../app/ports/channel.ts'
import { standing } from './standing.ts'

/** A version mark of a payload: equal marks mean that nothing has changed that we would look at. */
export function versionOf(value: unknown, ignoring: readonly string[]): string {
  const text = JSON.stringify(value, (key, entry: unknown) => (ignoring.includes(key) ? undefined : entry))
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

/** A stable UUID made from `parts`, for idempotency keys that must be the same when the same thing is sent again. */
export function stableUuid(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** @throws {ChannelError} protocol: the answer is not of the documented shape; says where */
export function parseAnswer<S extends z.ZodType>(schema: S, value: unknown, what: string): z.infer<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = valueFaults(parsed.error)
  throw new ChannelError('protocol', message('channels.undocumented', { call: what, faults }))
}

/** A stored payload, parsed by its schema, or why an order made of it is rejected. */
export function parsePayload<S extends z.ZodType>(
  schema: S,
  payload: string,
  channelName: string,
): { ok: true; data: z.infer<S> } | { ok: false; rejected: MappedOrder } {
  let value: unknown
  try {
    value = JSON.parse(payload)
  } catch {
    return {
      ok: false,
      rejected: rejected(message('channels.notJson', { channel: channelName })),
    }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, data: parsed.data }
  return {
    ok: false,
    rejected: rejected(
      message('channels.unreadableOrder', { channel: channelName, faults: valueFaults(parsed.error) }),
    ),
  }
}

/** A stored payload as a value; undefined = it is not JSON. */
export function jsonOf(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

export function rejected(problem: Message, said: Partial<OrderStanding> = {}): MappedOrder {
  return { kind: 'rejected', standing: standing(said), problem }
}

/** A decimal amount as whole cents, without going through binary fractions. */
export const centsFromDecimal = z
  .union([z.string(), z.number()])
  .transform((value) => String(value))
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, values.amount))
  .transform((text) => {
    const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
    const cents = Number(whole) * 100 + Math.round(Number(`${fraction.padEnd(3, '0').slice(0, 3)}`) / 10)
    return sign === '-' ? -cents : cents
  })
