import { channelAddressOf, isSameAddress } from '../../../../shared/domain/channel-address.ts'
import { CHOICE_TAGS, type Order } from '../../../../shared/domain/order.ts'
import { correctDestination } from '../../../../shared/domain/postal/correct-destination.ts'
import { cancelOrders } from '../../commands/orders.ts'
import { Refusal, refuse } from '../../commands/refusal.ts'
import { setLines } from '../../commands/set-lines.ts'
import { setLevel } from '../../commands/stock.ts'
import { addressCause } from '../../decide/decide-group.ts'
import { DECIDED_REASONS } from '../../decide/decided-reasons.ts'
import { reallocate, reallocateByPerson } from '../../decide/reallocate.ts'
import { moveStopped, stopOf } from '../../decide/stopped-work.ts'
import { readAgain } from '../../inbound/channel-states.ts'
import { buyRefusedAgain } from '../../labels/answer-label.ts'
import { tellAddress } from '../../notify/tell-address.ts'
import { levelAt } from '../../queries/level-at.ts'
import { nameLookup, sentenceOf } from '../../queries/name-lookup.ts'
import { askedIn } from '../asked-in.ts'
import { shortSku } from '../substitutes.ts'
import { withProposal } from '../with-proposal.ts'
import { withTag } from '../with-tag.ts'
import { type Resolving, type Way, wayOutOf } from './way.ts'

/** Ways out that change the order itself, its stock, or what becomes of it. */
export const ORDER_WAYS = {
  async accept({ record, settle }) {
    await settle()
    return { kind: 'exception', exceptionId: record.id, snoozedUntil: null }
  },

  async 'approve-split'({ context, order, cause, settle }) {
    const { order: known, state } = order()
    await settle()
    // A split that the policy forbids was only proposed: it is made now.
    if (state !== 'on-hold' && cause.reason !== 'left-out') return
    await context.tx.orders.update(withTag(known, CHOICE_TAGS.splitApproved))
    await reallocate(context, [known.id])
  },

  async reallocate({ context, cause, order, settle }) {
    const { id, externalId } = order().order
    const back = await reallocateByPerson(context, [id])
    if (back.length === 0) refuse('refusals.exceptions.noReallocation')
    // Reads what changed at the channel since the release.
    if (cause.reason === 'changed-after-release') {
      await readAgain(context, cause.channelId, externalId)
      context.touch('channels')
    }
    // What a decision opened stays until the next one clears or renews it; the rest is settled now.
    if (!DECIDED_REASONS.includes(cause.reason)) await settle()
  },

  'ship-partial': (at) => goOnWith(at, CHOICE_TAGS.shipPartial),
  'release-hold': (at) => goOnWith(at, CHOICE_TAGS.holdWaived),

  async backorder({ context, order, settle }) {
    const { order: known } = order()
    await reallocate(context, [known.id])
    await context.tx.orders.move([known.id], 'backordered', context.now)
    await settle()
    context.about(known.id)
    context.touch('orders')
  },

  async 'fix-address'(at) {
    const { order, cause, args } = at
    if (args.address === null) refuse('refusals.exceptions.addressMissing')
    await correctOrder(at, { ...withNote(order().order, cause, args.note), destination: args.address })
  },

  async 'take-proposal'(at) {
    await correctOrder(
      at,
      withProposal(at.order().order, at.cause) ?? refuse('refusals.exceptions.addressChanged'),
    )
  },

  async 'keep-address'({ context, order, cause, settle }) {
    const asked = askedIn(cause)
    if (asked === null) refuse('refusals.exceptions.otherResolution')
    const { tx, now } = context
    const orderId = order().order.id
    await tx.addressChecks.want([{ ...asked, orderId }], now)
    await tx.addressChecks.settle(asked, null, now)
    await settle()
    await reallocate(context, [orderId])
  },

  async substitute({ context, resolver, cause, order, args: { choice, note }, settle, say }) {
    const { order: known } = order()
    const was = shortSku(cause)
    if (was === null || choice === null) refuse('refusals.exceptions.substituteMissing')
    const lines = known.lines
      .filter(({ sku }) => sku === was)
      .map(({ id, quantity }) => ({ lineId: id, quantity, sku: choice, unitPriceCents: null }))
    const call = { orderId: known.id, lines, added: [], note }
    say((await setLines(context, call, resolver.tryAll(context.tx))).sentence)
    await settle()
  },

  async 'correct-stock'({ context, args: { stock } }) {
    if (!stock) refuse('refusals.exceptions.countMissing')
    const level = await levelAt(context.tx, stock.siteId, stock.sku)
    const safety = level?.safety ?? 0
    await setLevel(context, { ...stock, safety, expectedOnHand: null })
    const { siteId, sku, onHand: became } = stock
    const doubted = level?.doubtedAt === undefined ? {} : { doubtedAt: level.doubtedAt }
    return { kind: 'stock', siteId, sku, was: level?.onHand ?? 0, became, safety, ...doubted }
  },

  async 'cancel-order'({ context, order, args }) {
    await cancelOrders(context, { orderIds: [order().order.id], note: args.note })
  },

  'move-orders': wayOutOf(['work-stopped'], async ({ context, resolver, cause }) => {
    const moved = await moveStopped(context, stopOf(cause), resolver.tryTogether(context.tx))
    if (moved.length === 0) refuse('refusals.exceptions.noneCanMove')
    return { kind: 'move', moved: [...moved] }
  }),
} as const satisfies Record<string, Way>

async function goOnWith({ context, order, settle }: Resolving, tag: string): Promise<void> {
  const { order: known } = order()
  await context.tx.orders.update(withTag(known, tag))
  await settle()
  await reallocate(context, [known.id])
}

async function correctOrder({ context, order, settle }: Resolving, said: Order): Promise<void> {
  const { tx } = context
  const { id, destination } = order().order
  const mended = { ...said, destination: correctDestination(destination, said.destination) }
  const fault = addressCause(mended, await tx.sites.all())
  if (fault) throw new Refusal(sentenceOf(fault, await nameLookup(tx)))
  await tx.orders.update(mended)
  if (!isSameAddress(channelAddressOf(destination), channelAddressOf(mended.destination)))
    await tellAddress(context, mended)
  await settle()
  await reallocate(context, [id])
  await buyRefusedAgain(context, id)
}

/** Where the note for the driver is what no carrier takes, `note` stands for it. */
function withNote(order: Order, cause: Resolving['cause'], note: string): Order {
  if (cause.reason !== 'address-invalid' || cause.field !== 'note') return order
  return { ...order, requests: { ...order.requests, deliveryNote: note } }
}
