import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { CAN_GO_BACK } from '../undo/undo-order.ts'

/** Ways out that change the order alone, and so are taken back by giving it what it had. */
const CHANGES_ORDER: ReadonlySet<ResolutionCode> = new Set([
  'approve-split',
  'ship-partial',
  'backorder',
  'substitute',
  'release-hold',
  'change-service',
  'change-site',
  'ship-by-hand',
  'drop-choice',
  'take-proposal',
  'fix-address',
  'send-instead',
])

/** Ways out that say themselves how they are taken back. */
const BY_THEMSELVES: ReadonlySet<ResolutionCode> = new Set([
  'accept',
  'correct-stock',
  'suspend-service',
  'wait-for-parcel',
  'map-meant',
  'map-skus',
  'map-method',
  'take-point',
  'name-point',
  'send-home',
  'move-orders',
])

export function changesOrder(code: ResolutionCode): boolean {
  return CHANGES_ORDER.has(code)
}

/** Whether a way out could be taken back, as the order stands. */
export function isReversible(code: ResolutionCode, order: OrderRecord | null): boolean {
  return (
    BY_THEMSELVES.has(code) ||
    (CHANGES_ORDER.has(code) && order !== null && CAN_GO_BACK.includes(order.state))
  )
}
