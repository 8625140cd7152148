import type { InputOf } from '../../../shared/contract/commands.ts'
import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { channelAddressOf, isSameAddress } from '../../../shared/domain/channel-address.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { correctDestination } from '../../../shared/domain/postal/correct-destination.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { addressCause } from '../decide/decide-group.ts'
import { BEFORE_RELEASE, reallocate } from '../decide/reallocate.ts'
import { openOfOrder } from '../exceptions/open-of-order.ts'
import { loseCompanion } from '../merging/companions.ts'
import { tellAddress } from '../notify/tell-address.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { chooseWay } from '../resolutions/choose-way.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import { wrongState } from './bulk-rules.ts'
import type { CommandContext } from './command.ts'
import { knownOrder } from './known-order.ts'
import { Refusal, refuse } from './refusal.ts'

/** What a person changed about an order, as its time line says it, and how it is taken back. */
export interface Steered {
  sentence: Message
  undo: UndoStep[]
}

/** Held by a person or a rule: another way would let it go. */
const HELD = ['held-by-person', 'held-by-rule'] as const

/** A person sends an order another way, for a reason that is kept. @throws {Refusal} it cannot go that way now */
export async function steerOrder(
  context: CommandContext,
  { orderId, way, note }: InputOf<'orders', 'steer'>,
  tryAll: TryAll,
): Promise<Steered> {
  const record = await steerable(context, orderId)
  const undo = await rememberOrder(context, record, () =>
    chooseWay(context, record, { ...way, byHand: null }, tryAll),
  )
  const { names } = await nameLookup(context.tx)
  const choice = way.choice ?? ''
  const [carrierId = '', serviceId = ''] = choice.split('/')
  const what =
    way.code === 'drop-choice'
      ? message('timeline.byRules')
      : way.code === 'change-site'
        ? message('resolutions.shipFrom', { site: names.site(choice) })
        : message('resolutions.shipWith', { service: `${carrierName(carrierId)} ${serviceId}` })
  return { sentence: withReason(message('timeline.steered', { what }), note), undo }
}

/** An order goes to another address; its channel is told where it takes that. @throws {Refusal} no carrier can go there */
export async function readdressOrder(
  context: CommandContext,
  { orderId, destination: said, note }: InputOf<'orders', 'setAddress'>,
): Promise<Steered> {
  const { tx } = context
  const { record, isHeld } = await steerableEvenHeld(context, orderId)
  const { destination } = record.order
  const mended: Order = { ...record.order, destination: correctDestination(destination, said) }
  const fault = addressCause(mended, await tx.sites.all())
  if (fault) throw new Refusal(sentenceOf(fault, await nameLookup(tx)))
  const isOther = !isSameAddress(channelAddressOf(destination), channelAddressOf(mended.destination))
  const undo = await rememberOrder(context, record, async () => {
    await tx.orders.update(mended)
    await loseCompanion(context, record.order)
    if (isOther) await tellAddress(context, mended)
    await decideAnew(context, orderId, isHeld)
  })
  const channel = await tx.channels.get(record.order.channelId)
  const told =
    channel === null || !isConnected(channel)
      ? message('timeline.corrected')
      : CHANNEL_ABILITIES[channel.kind].takesAddress
        ? message('timeline.correctedAndTold', { channel: channel.name })
        : message('timeline.correctedNotTold', { channel: channel.name })
  return { sentence: withReason(told, note), undo }
}

/** A note of a person for whoever reads the time line. */
export async function noteOrder(
  context: CommandContext,
  { orderId, note }: InputOf<'orders', 'note'>,
): Promise<{ sentence: Message }> {
  await knownOrder(context.tx, orderId)
  context.about(orderId)
  context.touch('orders')
  return { sentence: message('timeline.noted', { note }) }
}

/** An order that nobody at a site works on. @throws {Refusal} it is at its site, over, or held */
export async function steerable(context: CommandContext, orderId: string): Promise<OrderRecord> {
  const { record, isHeld } = await steerableEvenHeld(context, orderId)
  if (isHeld) refuse('refusals.orders.heldFirst')
  return record
}

/** The same though a person or a rule holds it: then it stays held. @throws {Refusal} it is at its site, or over */
export async function steerableEvenHeld(
  { tx }: CommandContext,
  orderId: string,
): Promise<{ record: OrderRecord; isHeld: boolean }> {
  const record = await knownOrder(tx, orderId)
  if (record.state === 'released') refuse('refusals.orders.atSite')
  if (record.state === 'packed') refuse('refusals.orders.packed')
  if (!BEFORE_RELEASE.includes(record.state)) throw new Refusal(wrongState(record))
  const open = await openOfOrder(tx, orderId)
  const isHeld = open.some(({ cause }) => HELD.some((reason) => reason === cause.reason))
  return { record, isHeld }
}

/** What was changed of an order counts at once, or when it is held no more. */
export async function decideAnew(context: CommandContext, orderId: string, isHeld: boolean): Promise<void> {
  context.about(orderId)
  context.touch('orders')
  if (!isHeld) await reallocate(context, [orderId])
}

export function withReason(sentence: Message, note: string): Message {
  return note === '' ? sentence : message('timeline.because', { what: sentence, why: note })
}
