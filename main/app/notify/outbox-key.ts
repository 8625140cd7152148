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

/** `reminder`: which one it is; 0 = told for the first time. */
export function readyKey(fulfillmentId: string, reminder: number): string {
  return reminder === 0 ? `ready/${fulfillmentId}` : `ready/${fulfillmentId}/${reminder}`
}

const MOST_REMINDERS = 50

/** Which reminder of this fulfilment the key is of; null = of something else. */
export function reminderOf(key: string, fulfillmentId: string): number | null {
  for (let reminder = 0; reminder < MOST_REMINDERS; reminder++)
    if (key === readyKey(fulfillmentId, reminder)) return reminder
  return null
}

export function cancelKey(orderId: string): string {
  return `cancel/${orderId}`
}

/** Of units of an order that one command cancelled. */
export function cancelLinesKey(orderId: string, cancelId: string): string {
  return `cancel-lines/${orderId}/${cancelId}`
}

/** Of one correction of an order's address. */
export function addressKey(orderId: string, correctionId: string): string {
  return `address/${orderId}/${correctionId}`
}

/** Of the label that a customer sends a return back with; another label is another message. */
export function returnLabelKey(announcedId: string, purchaseId: string): string {
  return `return-label/${announcedId}/${purchaseId}`
}

/** Of telling an order's buyer of a pick-up point. */
export function pointKey(orderId: string, pointId: string): string {
  return `point/${orderId}/${pointId}`
}

/** Of what a return pays back. */
export function refundKey(returnId: string): string {
  return `refund/${returnId}`
}
