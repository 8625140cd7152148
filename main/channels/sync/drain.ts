import { z } from 'zod'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import { HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { ChannelError, type Connector, type PushOutcome } from '../../app/ports/channel.ts'
import type { ChannelEvents, Settlement } from '../../app/ports/channel-events.ts'
import type { Store } from '../../app/ports/store.ts'
import type { OutboxItem } from '../../app/ports/sync-tables.ts'
import { backoffMs } from './backoff.ts'
import { limited } from './call-limit.ts'

/** Items handed over by one claim; of stock figures as many as the channel takes at once. */
const CLAIM = 100
/** Calls under way at once; items of one order never are. */
const AT_ONCE = 4
/** An item that has failed so often, over so long, needs a person: the channel answers others but never this one. */
const MOST_TRIES = 25
const LONGEST_TRYING_MS = 6 * HOUR_MS
const LONGEST_ITEM_WAIT_MS = 10 * MINUTE_MS

const lines = z.array(z.object({ lineId: z.string(), quantity: z.int().min(1) }))
const stockPayload = z.object({
  sku: z.string(),
  available: z.int().min(0),
  places: z.array(z.object({ locationId: z.string().nullable(), available: z.int().min(0) })).exactOptional(),
})
const fulfillmentPayload = z.object({
  orderExternalId: z.string(),
  fulfillmentId: z.string(),
  locationId: z.string().nullable().default(null),
  carrierName: z.string(),
  lines,
  parcels: z.array(
    z.object({ trackingNumber: z.string(), trackingUrl: z.string().nullable(), lines: lines.default([]) }),
  ),
})
const cents = scalars.nonNegativeCents
const share = {
  cents,
  tax: z.object({ cents, byRate: z.array(z.object({ rateId: z.string(), cents })) }).exactOptional(),
}
const cancelPayload = z.object({
  orderExternalId: z.string(),
  lines: z.array(
    z.object({
      lineId: z.string(),
      quantity: z.int().min(1),
      cents: cents.exactOptional(),
      tax: share.tax,
    }),
  ),
  reason: z.string(),
  owed: z.object({ cents, isWhole: z.boolean() }).exactOptional(),
  currency: z.string().exactOptional(),
})
const refundPayload = z.object({
  orderExternalId: z.string(),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int().min(1), ...share })),
  shipping: z.boolean(),
  currency: z.string().exactOptional(),
  fees: z.array(z.object({ id: z.string(), cents })).exactOptional(),
  reason: z.string(),
  channelReturnId: z.string().nullable(),
})

interface DrainDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly events: ChannelEvents
}

/** What one claim's worth of pushes says of the link. */
export type Drained =
  | { readonly kind: 'empty' }
  /** The channel took or refused them: it is there. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly problem: string; readonly afterMs: number }
  | { readonly kind: 'unauthorised'; readonly problem: string }

/**
 * Claims what is due, sends it, and settles each item by how it ended. An item that was tried before is looked up
 * first, since its answer may have been lost. After the first fault of the channel nothing more is sent.
 */
export async function drainOnce(
  deps: DrainDeps,
  channelId: string,
  connector: Connector,
  signal: AbortSignal,
): Promise<Drained> {
  const now = deps.clock.now()
  if (!(await deps.store.read((tx) => tx.outbox.isWaiting(channelId)))) return { kind: 'empty' }
  const { stockBatch } = CHANNEL_ABILITIES[connector.kind]
  const items = await deps.store.write((tx) => tx.outbox.claim(channelId, now, CLAIM, stockBatch))
  const [first] = items
  if (first === undefined) return { kind: 'empty' }
  const sent =
    first.kind === 'stock'
      ? await sendStock(connector, items, signal)
      : await sendEach(connector, items, signal)
  await deps.events.settle(
    channelId,
    sent.map(({ item, outcome }) => settlementOf(item, outcome, deps)),
  )
  return verdict(sent.map(({ outcome }) => outcome))
}

interface Sent {
  readonly item: OutboxItem
  readonly outcome: PushOutcome
}

/** Figures are absolute, so a lost answer needs no look-up: the newest figure is simply sent again. */
async function sendStock(
  connector: Connector,
  items: readonly OutboxItem[],
  signal: AbortSignal,
): Promise<Sent[]> {
  const read = items.map((item) => ({ item, payload: stockPayload.safeParse(item.payload) }))
  const sound = read.flatMap(({ item, payload }) => (payload.success ? [{ item, push: payload.data }] : []))
  const broken = read.flatMap(({ item, payload }) =>
    payload.success ? [] : [{ item, outcome: unreadable(payload.error) }],
  )
  const [first] = sound
  if (first === undefined) return broken
  const key = `${first.item.id}/${first.item.attempts}`
  const outcomes = await connector.pushStock(
    sound.map(({ push }) => push),
    key,
    limited(signal),
  )
  return [
    ...broken,
    ...sound.map(({ item }, index) => ({
      item,
      outcome: outcomes[index] ?? { kind: 'ambiguous' as const, problem: 'the connector gave no outcome' },
    })),
  ]
}

async function sendEach(
  connector: Connector,
  items: readonly OutboxItem[],
  signal: AbortSignal,
): Promise<Sent[]> {
  const sent: Sent[] = []
  let fault: PushOutcome | undefined
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const group = items.slice(start, start + AT_ONCE)
    if (fault !== undefined || signal.aborted) {
      sent.push(...group.map((item) => ({ item, outcome: NOT_SENT })))
      continue
    }
    const outcomes = await Promise.all(group.map((item) => sendOne(connector, item, signal)))
    sent.push(...group.map((item, index) => ({ item, outcome: outcomes[index] ?? NOT_SENT })))
    fault = outcomes.find((outcome) => !['done', 'refused', 'later'].includes(outcome.kind))
  }
  return sent
}

const NOT_SENT: PushOutcome = { kind: 'retry', afterMs: 0, problem: 'waits for the channel' }

async function sendOne(connector: Connector, item: OutboxItem, signal: AbortSignal): Promise<PushOutcome> {
  const triedBefore = item.attempts > 0
  switch (item.kind) {
    case 'fulfillment': {
      const payload = fulfillmentPayload.safeParse(item.payload)
      if (!payload.success) return unreadable(payload.error)
      const push = payload.data
      return lookUpThenSend(triedBefore ? () => connector.hasFulfillment(push, limited(signal)) : null, () =>
        connector.pushFulfillment(push, item.key, limited(signal)),
      )
    }
    case 'cancel': {
      const payload = cancelPayload.safeParse(item.payload)
      if (!payload.success) return unreadable(payload.error)
      const push = payload.data
      return lookUpThenSend(
        triedBefore ? () => connector.hasCancel(push, item.key, limited(signal)) : null,
        () => connector.pushCancel(push, item.key, limited(signal)),
      )
    }
    case 'refund': {
      const payload = refundPayload.safeParse(item.payload)
      if (!payload.success) return unreadable(payload.error)
      const push = payload.data
      return lookUpThenSend(
        triedBefore ? () => connector.hasRefund(push, item.key, limited(signal)) : null,
        () => connector.pushRefund(push, item.key, limited(signal)),
      )
    }
    case 'stock':
      throw new Error('Stock figures leave together, never one by one')
  }
}

async function lookUpThenSend(
  isThere: (() => Promise<boolean>) | null,
  send: () => Promise<PushOutcome>,
): Promise<PushOutcome> {
  try {
    if (isThere !== null && (await isThere())) return { kind: 'done' }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    if (error.kind === 'unauthorised') return { kind: 'unauthorised', problem: error.message }
    return { kind: 'retry', afterMs: error.afterMs, problem: error.message }
  }
  return send()
}

function unreadable(error: z.ZodError): PushOutcome {
  return { kind: 'refused', problem: `The message in the outbox cannot be read: ${z.prettifyError(error)}` }
}

function settlementOf(item: OutboxItem, outcome: PushOutcome, { clock, random }: DrainDeps): Settlement {
  const now: EpochMs = clock.now()
  switch (outcome.kind) {
    case 'done':
      return { item, outcome: { state: 'done' } }
    case 'refused':
      return { item, outcome: { state: 'refused', problem: outcome.problem } }
    case 'unauthorised':
      return { item, outcome: { state: 'pending', notBefore: now, problem: outcome.problem } }
    case 'later':
      return {
        item,
        outcome: { state: 'pending', notBefore: now + outcome.afterMs, problem: outcome.problem },
      }
    case 'retry':
    case 'ambiguous': {
      if (outcome === NOT_SENT)
        return { item, outcome: { state: 'pending', notBefore: now, problem: outcome.problem } }
      const tries = item.attempts + 1
      if (tries >= MOST_TRIES && now - item.createdAt > LONGEST_TRYING_MS)
        return {
          item,
          outcome: { state: 'refused', problem: `Given up after ${tries} tries: ${outcome.problem}` },
        }
      const wait = outcome.kind === 'retry' ? outcome.afterMs : 0
      const notBefore = now + Math.max(wait, backoffMs(tries, random, LONGEST_ITEM_WAIT_MS))
      return { item, outcome: { state: 'pending', notBefore, problem: outcome.problem } }
    }
  }
}

function verdict(outcomes: readonly PushOutcome[]): Drained {
  const refusedAccess = outcomes.find((outcome) => outcome.kind === 'unauthorised')
  if (refusedAccess !== undefined) return { kind: 'unauthorised', problem: refusedAccess.problem }
  const answered = outcomes.some((outcome) => outcome.kind === 'done' || outcome.kind === 'refused')
  const fault = outcomes.find((outcome) => outcome.kind === 'ambiguous' || outcome.kind === 'retry')
  if (fault === undefined || answered) return { kind: 'delivered' }
  return { kind: 'failed', problem: fault.problem, afterMs: fault.kind === 'retry' ? fault.afterMs : 0 }
}
