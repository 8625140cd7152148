import type { Connector } from '../../../main/app/ports/channel.ts'
import { standing } from '../../../main/channels/protocol/standing.ts'

/** A connector of which a test says only what it needs; all else fails. */
export function aConnector(parts: Partial<Connector>): Connector {
  const never = () => Promise.reject(new Error('not asked of this connector'))
  return {
    kind: 'shopify',
    check: never,
    pullOrders: never,
    mapOrder: () => ({
      kind: 'ignored',
      standing: standing({ meaning: 'ignore' }),
      why: 'nothing-to-ship',
    }),
    readStock: never,
    pushStock: never,
    pushFulfillment: never,
    hasFulfillment: never,
    pushCancel: never,
    hasCancel: never,
    pushRefund: never,
    hasRefund: never,
    ...parts,
  }
}
