import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'
import type { Tx } from '../ports/store.ts'
import { accountOf, openLabelDesk, toLabel } from './label-desk.ts'
import { wantLabel } from './want-label.ts'

const MOST = 2_000

/**
 * Wants the labels of what was just released, in the releasing transaction, as far ahead and for as much money as the
 * merchant allows. Numbers of own ranges are not taken ahead: they need nobody's answer.
 */
export async function wantAhead(
  context: CommandContext,
  fulfillments: readonly Fulfillment[],
): Promise<void> {
  const { tx, now } = context
  const { labelsAheadHours, labelsAheadCents, currency } = await tx.settings.get(WORKSPACE)
  if (labelsAheadHours === null) return
  const due = fulfillments.filter(({ promise }) => promise.shipBy - now <= labelsAheadHours * HOUR_MS)
  if (due.length === 0) return
  const desk = await openLabelDesk(tx)
  const buying = desk.accounts.filter(({ isActive, kind }) => isActive && !CARRIER_ABILITIES[kind].ownRange)
  if (buying.length === 0) return
  let leftCents = labelsAheadCents - (await tx.labels.unusedCents(currency))
  const orders = await ordersOf(tx, due)
  const known = new Set(
    (await tx.labels.ofFulfillments(due.map(({ id }) => id))).map(({ fulfillmentId, parcel }) =>
      keyOf(fulfillmentId, parcel),
    ),
  )
  for (const fulfillment of due) {
    const order = orders.get(fulfillment.orderId)
    const account = order && accountOf({ accounts: buying }, fulfillment, order)
    if (!order || !account) continue
    // Of orders that share a parcel, whichever is packed first has its label.
    if (order.chosen?.together !== undefined) continue
    for (const parcel of fulfillment.parcels) {
      // One that was refused, or dropped by a person, is not asked for again by itself.
      if (known.has(keyOf(fulfillment.id, parcel.number))) continue
      leftCents -= fulfillment.shippingCents / fulfillment.parcels.length
      if (leftCents < 0) return
      const what = await toLabel(tx, desk, account, { order, fulfillment, parcel }, null)
      if (what !== null) await wantLabel(context, account, what, null)
    }
  }
}

/** The same for what was released earlier and comes within reach: its day draws near, money is free again, a new account. */
export async function wantDue(context: CommandContext): Promise<void> {
  const { tx, now } = context
  const { labelsAheadHours } = await tx.settings.get(WORKSPACE)
  if (labelsAheadHours === null) return
  const active = (await tx.carrierAccounts.all()).filter(({ isActive }) => isActive)
  const carrierIds = [...new Set(active.map(({ carrierId }) => carrierId))]
  const shipBefore = now + labelsAheadHours * HOUR_MS
  await wantAhead(context, await tx.labels.unlabelled({ carrierIds, shipBefore }, MOST))
}

const keyOf = (fulfillmentId: string, parcel: number): string => `${fulfillmentId}/${parcel}`

async function ordersOf(tx: Tx, fulfillments: readonly Fulfillment[]): Promise<ReadonlyMap<string, Order>> {
  const records = await tx.orders.byIds([...new Set(fulfillments.map(({ orderId }) => orderId))])
  return new Map(records.map(({ order }) => [order.id, order]))
}
