import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { targetOf } from '../../../shared/domain/direct-order.ts'
import { type Order, order as orderSchema } from '../../../shared/domain/order.ts'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import { message, messageSchema } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import type { MappedOrder, SaidMethod } from '../../app/ports/channel.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { saidMethod } from '../protocol/said-method.ts'
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
      return { kind: 'order', order: order.data, standing: said, ...methodOf(order.data) }
    }
  }
}

/** A level or a point that the file says outright counts until a lead says what its method means. */
function methodOf(order: Order): { readonly method?: SaidMethod } {
  const { shippingMethod: title, pickupPoint } = order.requests ?? {}
  if (title === undefined) return {}
  const method = saidMethod({ methods: [{ title, code: '' }], point: pickupPoint, fields: [] })
  const isSaid = order.serviceLevel !== 'standard'
  return {
    method: isSaid ? { ...method, proposal: { target: saidIn(order), isCertain: true } } : method,
  }
}

function saidIn(order: Order): MethodTarget {
  const target = targetOf(order)
  return target.delivery === 'relay' ? { ...target, isPointOptional: false } : target
}
