import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import { filedMethod } from '../../../shared/domain/shipping-methods/filed-method.ts'
import { message, messageSchema } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import type { MappedOrder } from '../../app/ports/channel.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { standing } from '../protocol/standing.ts'
import { readFiledStanding } from './order-standing.ts'

const payloadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order'), order: z.unknown() }),
  z.object({ kind: z.literal('unreadable'), file: z.string(), number: z.string() }),
  z.object({ kind: z.literal('file'), orders: z.int(), message: messageSchema.nullable() }),
])

/**
 * An order of a file was read already. One with a row that cannot be read is rejected, so that an earlier copy of it
 * waits; the file's own entry is an exception while something is wrong with it. Pure.
 */
export function mapFiledOrder(channel: Channel, payload: string): MappedOrder {
  const said = readFiledStanding(jsonOf(payload))
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  if (!parsed.ok) return { ...parsed.rejected, standing: said }
  switch (parsed.data.kind) {
    case 'file': {
      const { message: problem } = parsed.data
      return problem === null
        ? { kind: 'ignored', standing: standing({ meaning: 'ignore' }), why: 'file-of-orders' }
        : rejected(problem)
    }
    case 'unreadable': {
      const { file, number } = parsed.data
      const problem = message('dropFolder.brokenRows', { order: number, file })
      return { kind: 'rejected', standing: said, problem, isSaidElsewhere: true }
    }
    case 'order': {
      const order = orderSchema.safeParse(parsed.data.order)
      if (!order.success)
        return rejected(
          message('dropFolder.invalidOrder', { channel: channel.name, faults: valueFaults(order.error) }),
          said,
        )
      const method = filedMethod(order.data)
      return { kind: 'order', order: order.data, standing: said, ...(method && { method }) }
    }
  }
}
