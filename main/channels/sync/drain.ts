import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import { HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { buyerPaper } from '../../app/labels/buyer-paper.ts'
import type { Figures } from '../../app/notify/figures.ts'
import { enqueueUntold, isToldMore } from '../../app/notify/untold-stock.ts'
import { ChannelError, type Connector, type PushOutcome } from '../../app/ports/channel.ts'
import type { ChannelEvents, Settlement } from '../../app/ports/channel-events.ts'
import type { Store } from '../../app/ports/store.ts'
import type { BlankItem, KeptItem, OutboxItem } from '../../app/ports/sync-tables.ts'
import { waitMs } from '../../remote/backoff.ts'
import { limited } from '../../remote/call-limit.ts'

/** Items handed over by one claim; of stock figures as many as the channel takes at once. */
const CLAIM = 100
/** Calls under way at once; items of one order never are. */
const AT_ONCE = 4
/** An item that has failed so often, over so long, needs a person: the channel answers others but never this one. */
const MOST_TRIES = 25
const LONGEST_TRYING_MS = 6 * HOUR_MS
const LONGEST_ITEM_WAIT_MS = 10 * MINUTE_MS

interface DrainDeps {
  readonly store: Store
  readonly figures: Figures
  readonly clock: Clock
  readonly random: Random
  readonly events: ChannelEvents
}

/** What one claim's worth of pushes says of the link. */
export type Drained =
  | { readonly kind: 'empty' }
  /** The channel took or refused them: it is there. */
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly problem: Message; readonly afterMs: number }
  | { readonly kind: 'unauthorised'; readonly problem: Message }

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
  const isDue = await deps.store.read(
    async (tx) => (await isToldMore(tx, channelId)) || (await deps.figures.recheck.isDue(tx, channelId)),
  )
  if (!isDue) return { kind: 'empty' }
  const claimed = await claim(deps, channelId, CHANNEL_ABILITIES[connector.kind].stockBatch, now)
  if (claimed.length === 0) return { kind: 'empty' }
  const sent = await send(deps, connector, claimed.filter(isReadable), signal)
  await deps.events.settle(channelId, [
    ...claimed.flatMap((item) => (isReadable(item) ? [] : [unreadable(item)])),
    ...sent.map(({ item, outcome }) => settlementOf(item, outcome, deps)),
  ])
  return verdict(sent.map(({ outcome }) => outcome))
}

/**
 * What is due, once all that has changed has its figure: none is sent that is older than the books. Where nothing is, what
 * the channel was told before is looked at again, if rules, sites or the like have changed.
 */
async function claim(
  { store, random, figures }: DrainDeps,
  channelId: string,
  stockBatch: number,
  now: EpochMs,
): Promise<KeptItem[]> {
  const newId = (): string => uuidv7(now, random)
  for (;;) {
    const claimed = await store.write(async (tx) => {
      const isMore = await enqueueUntold(tx, figures, channelId, now, newId)
      if (isMore) return null
      const due = await tx.outbox.claim(channelId, now, CLAIM, stockBatch)
      if (due.length > 0 || !(await figures.recheck.isDue(tx, channelId))) return due
      await figures.recheck.lookOn(tx, channelId, now, newId)
      return null
    })
    if (claimed !== null) return claimed
  }
}

function isReadable(item: KeptItem): item is OutboxItem {
  return item.payload !== null
}

function unreadable(item: BlankItem): Settlement {
  return {
    item,
    outcome: {
      state: 'unreadable',
      problem: message('channels.outboxUnreadable', { fault: item.fault ?? '' }),
    },
  }
}

type ItemOf<Kind extends OutboxItem['kind']> = Extract<OutboxItem, { kind: Kind }>
type SingleItem = Exclude<OutboxItem, ItemOf<'stock'>>

interface Sent {
  readonly item: OutboxItem
  readonly outcome: PushOutcome
}

/** A claim is of one kind: figures of stock leave together, all else one by one. */
async function send(
  deps: DrainDeps,
  connector: Connector,
  items: readonly OutboxItem[],
  signal: AbortSignal,
): Promise<Sent[]> {
  const figures = items.filter((item) => item.kind === 'stock')
  const singles = items.filter((item) => item.kind !== 'stock')
  return [
    ...(await sendStock(connector, figures, signal)),
    ...(await sendEach(deps, connector, singles, signal)),
  ]
}

/** Figures are absolute, so a lost answer needs no look-up: the newest figure is simply sent again. */
async function sendStock(
  connector: Connector,
  items: readonly ItemOf<'stock'>[],
  signal: AbortSignal,
): Promise<Sent[]> {
  const [first] = items
  if (first === undefined) return []
  const figures = items.map(({ payload }) => payload)
  const outcomes = await limited(signal, (limit) =>
    connector.pushStock(figures, `${first.id}/${first.attempts}`, limit),
  )
  return items.map((item, index) => ({
    item,
    outcome: outcomes[index] ?? { kind: 'ambiguous', problem: message('channels.noOutcome') },
  }))
}

async function sendEach(
  deps: DrainDeps,
  connector: Connector,
  items: readonly SingleItem[],
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
    const outcomes = await Promise.all(group.map((item) => sendOne(deps, connector, item, signal)))
    sent.push(...group.map((item, index) => ({ item, outcome: outcomes[index] ?? NOT_SENT })))
    fault = outcomes.find((outcome) => !['done', 'refused', 'later'].includes(outcome.kind))
  }
  return sent
}

const NOT_SENT: PushOutcome = { kind: 'retry', afterMs: 0, problem: message('channels.waits') }

async function sendOne(
  { store }: DrainDeps,
  connector: Connector,
  item: SingleItem,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { key } = item
  const triedBefore = item.attempts > 0
  const call = <T>(work: (limit: AbortSignal) => Promise<T>) => limited(signal, work)
  const lookUp = (isThere: (limit: AbortSignal) => Promise<boolean>) =>
    triedBefore ? () => call(isThere) : null
  switch (item.kind) {
    case 'fulfillment': {
      const push = item.payload
      return lookUpThenSend(
        lookUp((limit) => connector.hasFulfillment(push, limit)),
        () => call((limit) => connector.pushFulfillment(push, key, limit)),
      )
    }
    case 'ready-to-collect': {
      const push = item.payload
      // A channel that never could has none of these; one that no longer can leaves it to a person.
      if (connector.pushReady === undefined)
        return { kind: 'refused', problem: message('channels.tellsNobody') }
      const { pushReady, hasReady } = connector
      return lookUpThenSend(
        lookUp(async (limit) => (await hasReady?.call(connector, push, key, limit)) ?? false),
        () => call((limit) => pushReady.call(connector, push, key, limit)),
      )
    }
    case 'address':
      // It looks at what stands there before it writes: asked again it ends the same.
      return connector.pushAddress === undefined
        ? { kind: 'refused', problem: message('channels.takesNoAddress') }
        : call(connector.pushAddress.bind(connector, item.payload, key))
    case 'return-label': {
      const push = item.payload
      const { documentId } = push
      if (connector.pushReturnLabel === undefined)
        return { kind: 'refused', problem: message('channels.tellsNobody') }
      const { pushReturnLabel, hasReturnLabel } = connector
      const paper = documentId === null ? null : await store.read((tx) => buyerPaper(tx, documentId))
      if (documentId !== null && paper === null)
        return { kind: 'refused', problem: message('channels.paperGone') }
      return lookUpThenSend(
        lookUp(async (limit) => (await hasReturnLabel?.call(connector, push, key, limit)) ?? false),
        () => call((limit) => pushReturnLabel.call(connector, push, paper, key, limit)),
      )
    }
    case 'point':
      // The same: what was told stands in the order's notes.
      return connector.pushPoint === undefined
        ? { kind: 'refused', problem: message('channels.tellsNobody') }
        : call(connector.pushPoint.bind(connector, item.payload, key))
    case 'cancel': {
      const push = item.payload
      return lookUpThenSend(
        lookUp((limit) => connector.hasCancel(push, key, limit)),
        () => call((limit) => connector.pushCancel(push, key, limit)),
      )
    }
    case 'refund': {
      const push = item.payload
      return lookUpThenSend(
        lookUp((limit) => connector.hasRefund(push, key, limit)),
        () => call((limit) => connector.pushRefund(push, key, limit)),
      )
    }
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
    if (error.kind === 'unauthorised') return { kind: 'unauthorised', problem: error.problem }
    return { kind: 'retry', afterMs: error.afterMs, problem: error.problem }
  }
  return send()
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
          outcome: {
            state: 'refused',
            problem: message('channels.givenUp', { tries, problem: outcome.problem }),
          },
        }
      const wait = outcome.kind === 'retry' ? outcome.afterMs : 0
      const notBefore = now + waitMs(wait, tries, random, LONGEST_ITEM_WAIT_MS)
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
