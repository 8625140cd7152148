import { asPickupPoint, pointInLine } from '../../../../shared/domain/nearby-point.ts'
import { cancelOrders } from '../../commands/orders.ts'
import { shipFulfillment } from '../../commands/packing.ts'
import { Refusal, refuse } from '../../commands/refusal.ts'
import { sendInstead } from '../../commands/send-instead.ts'
import { DECIDED_REASONS } from '../../decide/decided-reasons.ts'
import { readAgain } from '../../inbound/channel-states.ts'
import { sendOrder } from '../../mapping/order-way.ts'
import { keepLonger, remindBuyer } from '../../packing/collection.ts'
import { uncollected } from '../../packing/not-collected.ts'
import { requireLabels } from '../../packing/require-labels.ts'
import { goToPoint } from '../../points/go-to-point.ts'
import { pointsFor, questionOf } from '../../points/point-question.ts'
import { chooseWay, type WayOfShipping } from '../choose-way.ts'
import { type Resolving, type Way, wayOutOf } from './way.ts'

/** Ways out that change how an order reaches its buyer: service, site, point, counter. */
export const SHIPPING_WAYS = {
  'change-service': (at) => choose(at, 'change-service'),
  'change-site': (at) => choose(at, 'change-site'),
  'ship-by-hand': (at) => choose(at, 'ship-by-hand'),
  'drop-choice': (at) => choose(at, 'drop-choice'),

  async 'take-point'({ context, record, args }) {
    const { tx, now } = context
    const question = await questionOf(tx, record, now)
    const told = question && (await tx.points.get(question.account.id, question.area))
    const points = question === null ? [] : pointsFor(told, question)
    // Of many orders at once, each goes to its nearest.
    const point = points.find(({ id }) => args.choice === null || id === args.choice)
    if (question === null || point === undefined) refuse('refusals.exceptions.pointGone')
    return (await goToPoint(context, question.order, asPickupPoint(point), pointInLine(point))) ?? undefined
  },
  async 'name-point'({ context, cause, order, args: { point } }) {
    if (point === null) refuse('refusals.exceptions.pointMissing')
    if (cause.reason === 'label-refused' && cause.field !== 'point')
      refuse('refusals.exceptions.otherResolution')
    const inLine = point.name === '' ? point.id : `${point.name} (${point.id})`
    return (await goToPoint(context, order(), point, inLine)) ?? undefined
  },
  'send-home': (at) => send(at, { delivery: 'home' }),

  async 'ask-again'({ context, record, order }) {
    if (record.state === 'closed') return
    const { channelId, externalId } = order().order
    if (!(await readAgain(context, channelId, externalId))) refuse('refusals.exceptions.notFetched')
    // It is over when the order names a point.
    context.touch('channels')
  },

  async 'send-instead'({ context, cause, order, settle }) {
    await sendInstead(context, order())
    if (cause.reason === 'collection-overdue') await settle()
  },
  async 'put-back'({ context, order, args }) {
    await cancelOrders(context, { orderIds: [order().order.id], note: args.note })
  },
  'keep-longer': wayOutOf(['collection-overdue'], async ({ context, cause, settle }) => {
    await settle()
    await keepLonger(context, cause)
  }),
  'remind-customer': wayOutOf(['collection-overdue'], async ({ context, cause, order, settle }) => {
    await settle()
    await remindBuyer(context, order().order, cause)
  }),
  collected: wayOutOf(['collection-overdue'], async ({ context, cause, settle }) => {
    await shipFulfillment(context, { fulfillmentId: cause.fulfillmentId })
    await settle()
  }),

  /** What a carrier was to take on an earlier day is gone: all of it whose labels are certain is shipped. */
  'handed-over': wayOutOf(['carrier-delayed'], async ({ context, resolver, cause }) => {
    const site = await context.tx.sites.get(cause.siteId)
    const waiting = site === null ? [] : await uncollected(context.tx, site, context.now)
    let why: Refusal | null = null
    let shipped = 0
    for (const { id } of waiting.filter(({ carrierId }) => carrierId === cause.carrierId)) {
      try {
        await requireLabels(context.tx, resolver.printJobs, id)
        await shipFulfillment(context, { fulfillmentId: id })
        shipped += 1
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        why = fault
      }
    }
    if (shipped === 0 && why !== null) throw why
  }),
} as const satisfies Record<string, Way>

async function choose(
  { context, resolver, cause, order, args, settle }: Resolving,
  code: WayOfShipping['code'],
): Promise<void> {
  const { choice, byHand } = args
  await chooseWay(context, order(), { code, choice, byHand }, resolver.tryAll(context.tx))
  if (!DECIDED_REASONS.includes(cause.reason)) await settle()
}

async function send({ context, order }: Resolving, to: { readonly delivery: 'home' }) {
  const known = order()
  const way = await sendOrder(context, known, to)
  return { kind: 'order-way' as const, orderId: known.order.id, way }
}
