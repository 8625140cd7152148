import type { Migration } from './migration.ts'

const OPTIONAL = `'"isPointOptional":true'`
const NEEDED = `'"isPointOptional":false'`
const waitsForPoint = "IN (SELECT order_id FROM order_methods WHERE gap = 'point')"

/**
 * An order to a pick-up point is asked which, unless a lead has said that its method needs none. What a lead only
 * confirmed follows its proposal; what one chose stays. Orders that waited for their point are decided: that asks.
 */
export const pointsAsked: Migration = {
  version: 26,
  name: 'points-asked',
  up: () => [
    `UPDATE shipping_methods SET target = REPLACE(target, ${OPTIONAL}, ${NEEDED})
      WHERE proposal = '{"target":' || target || ',"isCertain":true}'`,
    `UPDATE shipping_methods SET proposal = REPLACE(proposal, ${OPTIONAL}, ${NEEDED}) WHERE proposal IS NOT NULL`,
    `UPDATE order_methods SET doc = REPLACE(doc, ${OPTIONAL}, ${NEEDED})
      WHERE order_id IN (
        SELECT id FROM orders WHERE state IN ('received', 'allocated', 'on-hold', 'backordered')
      ) AND (doc LIKE '%"by":"name"%' OR (doc LIKE '%"by":"lead"%' AND EXISTS (
        SELECT 1 FROM shipping_methods
        WHERE shipping_methods.channel_id = order_methods.channel_id
          AND shipping_methods.method_key = order_methods.method_key
          AND shipping_methods.target LIKE '%"isPointOptional":false%'
      )))`,
    `UPDATE order_standing SET doc = REPLACE(REPLACE(REPLACE(doc,
      '"holders":["method"]', '"holders":[]'), '"holders":["method",', '"holders":['), ',"method"]', ']')
      WHERE order_id ${waitsForPoint}`,
    `UPDATE order_standing SET holds = 0
      WHERE order_id ${waitsForPoint} AND doc LIKE '%"holders":[]%'`,
    `UPDATE orders SET state = 'received'
      WHERE state = 'on-hold' AND id ${waitsForPoint}
        AND NOT EXISTS (SELECT 1 FROM order_standing WHERE order_id = orders.id AND holds = 1)
        AND NOT EXISTS (SELECT 1 FROM waiting_skus WHERE order_id = orders.id)
        AND NOT EXISTS (SELECT 1 FROM exceptions WHERE order_id = orders.id AND state <> 'closed')`,
    `DELETE FROM exceptions WHERE reason = 'unknown-method' AND cause LIKE '%"gap":"point"%'`,
    "UPDATE order_methods SET gap = NULL WHERE gap = 'point'",
  ],
}
