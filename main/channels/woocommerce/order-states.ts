import type { HoldKind, StateMeaning } from '../../../shared/domain/order-standing.ts'

interface StateSays {
  readonly meaning: StateMeaning
  /** With `wait`. */
  readonly hold?: HoldKind
}

/** WooCommerce's own states, and those that widely used plug-ins add. The lead's table may say otherwise. */
const STATES: Readonly<Record<string, StateSays>> = {
  // Cash on delivery and purchase on account come as processing too.
  processing: { meaning: 'ship' },
  completed: { meaning: 'left' },
  pending: { meaning: 'wait', hold: 'unpaid' },
  'on-hold': { meaning: 'wait', hold: 'on-hold' },
  // Its buyer may pay it again.
  failed: { meaning: 'wait', hold: 'unpaid' },
  cancelled: { meaning: 'called-off' },
  refunded: { meaning: 'called-off' },
  trash: { meaning: 'called-off' },
  'checkout-draft': { meaning: 'ignore' },
  'auto-draft': { meaning: 'ignore' },
  draft: { meaning: 'ignore' },
  'pre-ordered': { meaning: 'wait', hold: 'scheduled' },
  'pre-order': { meaning: 'wait', hold: 'scheduled' },
  'partially-paid': { meaning: 'wait', hold: 'unpaid' },
  'partial-payment': { meaning: 'wait', hold: 'unpaid' },
  'pending-deposit': { meaning: 'wait', hold: 'unpaid' },
  shipped: { meaning: 'left' },
  'in-transit': { meaning: 'left' },
  'out-for-delivery': { meaning: 'left' },
  'ready-pickup': { meaning: 'left' },
  delivered: { meaning: 'left' },
  'updated-tracking': { meaning: 'left' },
}

/** Some units have left; which ones only the order's tracking can say. */
const PARTLY_SHIPPED = /^part\w*-(ship|deliver|fulfil|complete)/

const QUOTE = /(^|-)(quotes?|ywraq)(-|$)/

/** What a state means; null = not answered yet, and its orders wait. */
export function meaningOfState(state: string): StateSays | null {
  return STATES[state] ?? (QUOTE.test(state) ? { meaning: 'ignore' } : null)
}

export function isPartlyShipped(state: string): boolean {
  return PARTLY_SHIPPED.test(state)
}
