import type { UndoStep } from '../../../../shared/contract/undo-step.ts'
import { setMapping } from '../../commands/channel-mapping.ts'
import { refuse } from '../../commands/refusal.ts'
import { bringBack, refuseCancel, shipAnyway, stopHere } from '../../inbound/answer-channel.ts'
import { readAgain, setStateMeaning, unknownStates } from '../../inbound/channel-states.ts'
import { setMethods } from '../../mapping/shipping-methods.ts'
import { answerWithLabel } from '../../returns/return-label-way.ts'
import { RETURN_REASONS, type ReturnWayOut, settleReturn } from '../../returns/settle-return.ts'
import { targetOfWay } from '../method-ways.ts'
import { retryPush } from '../retry-push.ts'
import { type ResolutionArgs, type Resolving, type Way, wayOutOf } from './way.ts'

const answerReturn = (code: ReturnWayOut): Way =>
  wayOutOf(RETURN_REASONS, async ({ context, cause, order, args, settle }) => {
    await settleReturn(context, order(), cause, code, args.note)
    await settle()
  })

/** Ways out of what a channel says or does not take: its SKUs, methods, states, cancellations, returns, writes. */
export const CHANNEL_WAYS = {
  'map-skus': wayOutOf(['unmapped-skus'], (at) => mapSkus(at, at.args.mapping)),
  'map-meant': wayOutOf(['unmapped-skus'], (at) =>
    mapSkus(
      at,
      at.cause.meant.map(({ channelSku, sku, units }) => ({
        channelSku,
        meaning: { kind: 'product', sku, units },
      })),
    ),
  ),
  'map-method': wayOutOf(['unknown-method'], async ({ context, cause: { channelId, key }, args }) => {
    const target = targetOfWay(args.choice)
    if (target === null) refuse('refusals.exceptions.methodMissing')
    const { before } = await setMethods(context, { channelId, rows: [{ key, target }] })
    return { kind: 'methods', channelId, rows: before }
  }),
  'states-ship': wayOutOf(['unknown-states'], (at) => nameStates(at, 'ship')),
  'states-wait': wayOutOf(['unknown-states'], (at) => nameStates(at, 'wait')),

  'receive-sellable': answerReturn('receive-sellable'),
  'receive-damaged': answerReturn('receive-damaged'),
  'refund-only': answerReturn('refund-only'),
  'refund-parcel': answerReturn('refund-parcel'),
  'refuse-return': answerReturn('refuse-return'),
  'send-return-label': wayOutOf(['return-requested'], async ({ context, cause, order, args, settle }) => {
    await answerWithLabel(context, order(), cause, args.choice)
    await settle()
  }),

  async 'ship-anyway'({ context, cause, order, settle }) {
    await settle()
    await shipAnyway(context, order(), cause)
  },
  'stop-here': ({ context, record, order }) => stopHere(context, order(), record),
  async 'bring-back'({ context, order, settle }) {
    await settle()
    await bringBack(context, order())
  },
  async 'refuse-cancel'({ context, order, settle }) {
    await refuseCancel(context, order())
    await settle()
  },
  async 'retry-push'({ context, record, settle }) {
    await retryPush(context, record)
    await settle()
  },

  'fetch-again': wayOutOf(['record-unreadable'], async ({ context, record, cause }) => {
    if (record.state === 'closed') return
    if (cause.order === null) refuse('refusals.exceptions.noChannel')
    const { channelId, externalId } = cause.order
    if (!(await readAgain(context, channelId, externalId))) refuse('refusals.exceptions.notFetched')
    // It is over when the record was written anew.
    context.touch('channels')
  }),
  'read-again': wayOutOf(['payload-rejected'], async ({ context, cause, settle }) => {
    if (!(await readAgain(context, cause.channelId, cause.externalId))) refuse('refusals.orders.payloadGone')
    await settle()
    context.touch('channels')
  }),
} as const satisfies Record<string, Way>

type CauseOf<Reason extends string> = Extract<Resolving['cause'], { reason: Reason }>

/** @throws {Refusal} nothing is said of any SKU, or of a product that is not there */
async function mapSkus(
  { context, cause: { channelId } }: Resolving<CauseOf<'unmapped-skus'>>,
  mapping: ResolutionArgs['mapping'],
): Promise<UndoStep> {
  if (mapping === null || mapping.length === 0) refuse('refusals.exceptions.productMissing')
  const { before } = await setMapping(context, { rows: mapping.map((row) => ({ channelId, ...row })) })
  return { kind: 'mapping', rows: before }
}

/** Every state of the channel that nobody has explained means this from now on. */
async function nameStates(
  { context, cause: { channelId } }: Resolving<CauseOf<'unknown-states'>>,
  meaning: 'ship' | 'wait',
): Promise<void> {
  for (const { state } of await unknownStates(context.tx, channelId))
    await setStateMeaning(context, { channelId, state, meaning })
}
