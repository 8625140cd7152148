import { z } from 'zod'
import type { TimelineEvent } from '../../../shared/contract/orders.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Names } from '../../../shared/domain/names.ts'
import { claimState } from '../../../shared/domain/parcel-claim.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message, messageSchema } from '../../../shared/messages/message.ts'
import { commandText } from '../commands/command-texts.ts'
import { centsOf, changesOfEntry, type ReviewedPart } from '../decide/reviewed-change.ts'
import type { JournalEntry } from '../ports/journal-table.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { canUndo, undoneIn } from '../undo/undo-command.ts'
import { pointSentence } from './chosen-point.ts'
import { nameLookup } from './name-lookup.ts'
import { addressSentence } from './told-address.ts'

/** What happened to an order, oldest first; starts with the customer. */
export async function orderTimeline(tx: Tx, { order, receivedAt }: OrderRecord): Promise<TimelineEvent[]> {
  const entries = await tx.journal.ofOrder(order.id)
  const channel = await tx.channels.get(order.channelId)
  const placed: TimelineEvent = {
    at: order.placedAt,
    actor: order.destination.name,
    type: 'placed',
    sentence: message('timeline.placed', { channel: channel?.name ?? order.channelId }),
  }
  const received: TimelineEvent = {
    at: receivedAt,
    actor: channel?.name ?? order.channelId,
    type: 'received',
    sentence: message('timeline.received'),
  }
  const taken = entries.some(({ type }) => type === 'orders.import' || type === 'setup.importFiles')
  const anew = await decidedAnew(tx, entries, order.id)
  const confirmed = await confirmedBy(tx, entries)
  const undone = undoneIn(entries)
  const here = [
    placed,
    ...(taken ? [] : [received]),
    ...entries.map((entry) => ({
      ...eventOf(entry, order.id, channel),
      ...anew(entry),
      ...confirmed(entry),
      ...(canUndo(entry) && !undone.has(entry.commandId) && { undoes: entry.commandId }),
    })),
  ]
  return withTracking(here, await trackingOf(tx, order.id))
}

/** Who let an act pass that the role of whoever did it does not allow. */
async function confirmedBy(tx: Tx, entries: readonly JournalEntry[]) {
  const ids = new Set(entries.flatMap(({ who }) => who?.confirmedBy ?? []))
  const people = ids.size === 0 ? [] : await tx.people.all()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return ({ who }: JournalEntry): { confirmedBy?: string } => {
    const id = who?.confirmedBy ?? null
    return id === null ? {} : { confirmedBy: names.get(id) ?? id }
  }
}

/** How an order that was decided again with others was to ship, and how it does, in words. */
async function decidedAnew(tx: Tx, entries: readonly JournalEntry[], orderId: string) {
  const isAny = entries.some((entry) => changesOfEntry(entry).length > 0)
  const names = isAny ? (await nameLookup(tx)).names : null
  return (entry: JournalEntry): { sentence?: Message } => {
    const own = changesOfEntry(entry).find((one) => one.orderId === orderId)
    if (own === undefined || names === null) return {}
    const cents = centsOf(own.from) - centsOf(own.to)
    const currency = names.currency
    const args = {
      from: wayText(own.from, names),
      to: wayText(own.to, names),
      money: { amount: Math.abs(cents), currency },
    }
    if (cents > 0) return { sentence: message('timeline.anewCheaper', args) }
    return { sentence: message('timeline.anewForOthers', args) }
  }
}

function wayText(parts: readonly ReviewedPart[], names: Names): string {
  return parts
    .map(({ siteId, carrierId }) => `${names.site(siteId)}, ${names.carrier(carrierId)}`)
    .join(' + ')
}

/** What carriers told of its parcels, in their words beside ours. */
async function trackingOf(tx: Tx, orderId: string): Promise<TimelineEvent[]> {
  const parts = (await tx.fulfillments.byOrders([orderId])).map(({ id }) => id)
  const returns = (await tx.announcedReturns.ofOrder(orderId)).map(({ id }) => id)
  const carriers = new Map(
    (await tx.tracks.ofFulfillments([...parts, ...returns])).map(({ trackingNumber, carrierId }) => [
      trackingNumber,
      carrierId,
    ]),
  )
  return (await tx.tracks.events([...parts, ...returns])).map(
    ({ at, state, text, place, trackingNumber }) => {
      const said = message(`tracking.states.${state}`)
      const words = [text, place ?? ''].filter((one) => one !== '').join(', ')
      return {
        at,
        actor: carrierName(carriers.get(trackingNumber) ?? ''),
        type: 'parcels.settleTracked',
        sentence:
          words === ''
            ? message('tracking.told', { parcel: trackingNumber, said })
            : message('tracking.toldInWords', { parcel: trackingNumber, said, words }),
      }
    },
  )
}

/** Each where its time puts it; what happened here stays in the order in which it did. */
function withTracking(here: readonly TimelineEvent[], told: readonly TimelineEvent[]): TimelineEvent[] {
  const rest = [...told]
  const merged: TimelineEvent[] = []
  for (const [index, event] of here.entries()) {
    // A carrier's clock may be behind: nothing comes before the order.
    while (index > 0 && rest[0] !== undefined && rest[0].at < event.at) merged.push(...rest.splice(0, 1))
    merged.push(event)
  }
  return [...merged, ...rest]
}

/** What carries its own sentence: a rejection with site and reason, what a person changed and why. */
const TOLD = [
  'fulfillments.reject',
  'orders.steer',
  'orders.setAddress',
  'orders.setDates',
  'orders.setLines',
  'orders.setUrgency',
  'orders.setSplit',
  'orders.setParcels',
  'orders.sendAgain',
  'orders.note',
  'orders.merge',
  'orders.unmerge',
  'returns.exchange',
  'returns.refuse',
]
const told = z.object({ sentence: messageSchema })
/** Ways out that say what they did. */
const resolved = z.object({ code: z.literal('substitute') })
const reasoned = z.object({ note: z.string() })
/** A release by hand says of whom the channel could not be asked. */
const releasedByHand = z.object({ unasked: z.array(z.string()) })

/** The seal of a parcel's file, against which the file can be held. */
const noted = z.object({ trackingNumber: z.string(), seal: z.string() })
const claimed = z.object({ trackingNumber: z.string(), state: claimState })

function ownSentence({ type, input, result }: JournalEntry, orderId: string): Message | undefined {
  if (type === 'parcels.noteFile') {
    const { data } = noted.safeParse(input)
    return data && message('timeline.parcelFile', { parcel: data.trackingNumber, seal: data.seal })
  }
  if (type === 'parcels.setClaim') {
    const { data } = claimed.safeParse(input)
    const state = data && message(`parcels.claimStates.${data.state}`)
    return state && message('timeline.claim', { parcel: data.trackingNumber, state })
  }
  if (type === 'orders.takeBackWork') {
    const { data } = reasoned.safeParse(input)
    return data && message('timeline.tookBack', data)
  }
  if (type === 'exceptions.resolve' && resolved.safeParse(input).success)
    return told.safeParse(result).data?.sentence
  if (TOLD.includes(type)) return told.safeParse(result).data?.sentence
  if (type !== 'orders.release') return undefined
  return releasedByHand.safeParse(result).data?.unasked.includes(orderId)
    ? message('timeline.releasedUnasked')
    : undefined
}

function eventOf(entry: JournalEntry, orderId: string, channel: Channel | null): TimelineEvent {
  const { at, actor, type } = entry
  const own =
    ownSentence(entry, orderId) ??
    addressSentence(entry, orderId, channel) ??
    pointSentence(entry, orderId, channel)
  return { at, actor, type, sentence: own ?? commandText(type) }
}
