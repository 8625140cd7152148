import type { Order } from './order.ts'

/** Carrier and service of a fulfilment that its buyer collects at its site: no carrier takes it. */
export const COLLECTED = 'collected'

/** Whether the buyer collects it, and nobody decided to send it instead. */
export function isCollected({ requests, chosen }: Pick<Order, 'requests' | 'chosen'>): boolean {
  return requests?.collectedInStore === true && chosen?.sentInstead !== true
}
