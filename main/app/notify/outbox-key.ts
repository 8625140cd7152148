/**
 * Idempotency keys of messages: each leaves once, however often it is asked for. They are compared, never taken apart.
 */

/** Also under which the availability of a channel's SKU waits; a newer figure replaces an older one. */
export function stockKey(channelSku: string): string {
  return `stock/${channelSku}`
}

export function fulfillmentKey(fulfillmentId: string): string {
  return `fulfillment/${fulfillmentId}`
}

export function cancelKey(orderId: string): string {
  return `cancel/${orderId}`
}

/** Of what a return pays back. */
export function refundKey(returnId: string): string {
  return `refund/${returnId}`
}
