import { targetOf } from '../direct-order.ts'
import type { Order } from '../order.ts'
import type { MethodTarget } from '../shipping-method.ts'
import { type SaidMethod, saidMethod } from './said-method.ts'

/**
 * The shipping method that a file names for an order; null = none. A level or a point that the file says outright
 * counts until a lead says what its method means. Pure.
 */
export function filedMethod(order: Order): SaidMethod | null {
  const { shippingMethod: title, pickupPoint } = order.requests ?? {}
  if (title === undefined) return null
  const method = saidMethod({ methods: [{ title, code: '' }], point: pickupPoint, fields: [] })
  const isSaid = order.serviceLevel !== 'standard'
  return isSaid ? { ...method, proposal: { target: saidIn(order), isCertain: true } } : method
}

function saidIn(order: Order): MethodTarget {
  const target = targetOf(order)
  return target.delivery === 'relay' ? { ...target, isPointOptional: false } : target
}
