import { z } from 'zod'
import type { ReconciliationRun } from '../../../shared/contract/channel-stock.ts'
import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message, messageSchema } from '../../../shared/messages/message.ts'
import { waitingStock } from '../notify/untold-stock.ts'
import { ChannelError } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'
import { within } from '../ports/within.ts'
import { connectorOf } from '../queries/channel-mapping.ts'
import type { AppServices } from '../services/app-services.ts'
import { compareOrders, type OrderComparison } from './compare-orders.ts'
import { compareStock, type ReadStock } from './compare-stock.ts'
import { patiently } from './patiently.ts'
import { repairUnexplained, stateWhatRemains } from './repair-stock.ts'

/** Products compared by one call of the channel. */
const AT_ONCE = 100
const CALL_MS = 30_000
/** What is being pushed and pulled when the comparison ends settles in so long; then the differences are read once more. */
const SECOND_LOOK_MS = 3_000
/** Differences read once more; more of them are no coincidence. */
const SECOND_LOOKS = 500
/** Between two looks whether a repair has left, and how many there are. */
const LEAVING_MS = 1_000
const LEAVING_LOOKS = 120
const RUN = 'reconciliation'

const keptRun = z.object({
  startedAt: z.int(),
  finishedAt: z.int().nullable(),
  problem: messageSchema.nullable(),
  orders: z
    .object({ missingHere: z.array(z.string()), missingThere: z.array(z.string()) })
    .nullable()
    .default(null),
})
type KeptRun = z.infer<typeof keptRun>

/** It works in the background; the promises tell when it has ended, and never fail. */
export interface Reconciler {
  /** Compares a channel's stock with ours; nothing when that runs already. */
  start(channelId: string): Promise<void>
  /** Looks again at what was repaired, once the figures have left. */
  verify(channelId: string): Promise<void>
  /** The nightly look at every connected channel; what nothing explains is repaired by itself. */
  nightly(): Promise<void>
  progress(channelId: string): { done: number; of: number } | null
  stop(): Promise<void>
}

type Deps = Pick<AppServices, 'store' | 'figures' | 'clock' | 'commands' | 'connectors' | 'secrets'> & {
  /** Pulls and pushes now. */
  readonly syncNow: (channelId: string) => void
  /** Resolves after that many milliseconds, or when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly onFault: (fault: unknown) => void
}

/** Compares stock with the channels, one comparison a channel at a time. */
export function openReconciler(deps: Deps): Reconciler {
  const stopping = new AbortController()
  const running = new Map<string, { done: number; of: number }>()
  const verifying = new Set<string>()
  const tasks = new Set<Promise<void>>()

  function background(work: () => Promise<void>): Promise<void> {
    const task: Promise<void> = work()
      .catch(deps.onFault)
      .finally(() => tasks.delete(task))
    tasks.add(task)
    return task
  }

  async function run(channel: Channel, isNightly: boolean): Promise<void> {
    if (running.has(channel.id) || stopping.signal.aborted) return
    const progress = { done: 0, of: 0 }
    running.set(channel.id, progress)
    const startedAt = deps.clock.now()
    try {
      await keep(channel.id, { startedAt, finishedAt: null, problem: null, orders: null })
      const problem = await compareAll(deps, channel, progress, startedAt, stopping.signal)
      const orders = problem === null ? await ordersOf(deps, channel, stopping.signal) : null
      if (stopping.signal.aborted) return
      if ((orders?.missingHere.length ?? 0) > 0) deps.syncNow(channel.id)
      await deps.commands.system('channels.compareStock', async (context) => {
        const { tx } = context
        if (problem === null) await tx.reconciled.dropOlder(channel.id, startedAt)
        await tx.syncState.put(channel.id, RUN, { startedAt, finishedAt: deps.clock.now(), problem, orders })
        if (isNightly && problem === null) await repairUnexplained(context, channel.id)
        await stateWhatRemains(context, channel.id)
      })
    } finally {
      running.delete(channel.id)
    }
    if (isNightly) await verify(channel)
  }

  async function keep(channelId: string, kept: KeptRun): Promise<void> {
    await deps.commands.system('channels.compareStock', async ({ tx, touch }) => {
      await tx.syncState.put(channelId, RUN, kept)
      touch('channels')
    })
  }

  async function verify(channel: Channel): Promise<void> {
    if (verifying.has(channel.id)) return
    verifying.add(channel.id)
    try {
      for (let look = 0; look < LEAVING_LOOKS && !stopping.signal.aborted; look += 1) {
        const sent = await deps.store.read((tx) => tx.reconciled.repairs(channel.id, 'sent'))
        if (sent.length === 0) return
        const waiting = await deps.store.read((tx) => waitingStock(tx, channel.id, sent))
        if (waiting.size === 0) {
          await lookAgain(
            deps,
            channel,
            sent.map(({ sku }) => sku),
            stopping.signal,
          )
          await deps.commands.system('channels.compareStock', (context) =>
            stateWhatRemains(context, channel.id),
          )
          return
        }
        await deps.sleep(LEAVING_MS, stopping.signal)
      }
    } finally {
      verifying.delete(channel.id)
    }
  }

  async function withChannel(channelId: string, work: (channel: Channel) => Promise<void>): Promise<void> {
    const channel = await deps.store.read((tx) => tx.channels.get(channelId))
    if (channel !== null) await work(channel)
  }

  return {
    start: (channelId) => background(() => withChannel(channelId, (channel) => run(channel, false))),
    verify: (channelId) => background(() => withChannel(channelId, verify)),
    nightly: () =>
      background(async () => {
        // What the sweep has put into the outbox is on its way by then.
        await deps.sleep(MINUTE_MS, stopping.signal)
        const channels = stopping.signal.aborted ? [] : await deps.store.read((tx) => tx.channels.all())
        for (const channel of channels) if (isConnected(channel) && !channel.paused) await run(channel, true)
      }),
    progress: (channelId) => running.get(channelId) ?? null,
    async stop() {
      stopping.abort()
      await Promise.all(tasks)
    },
  }
}

/** @returns why it could not be finished; null = it was */
async function compareAll(
  deps: Deps,
  channel: Channel,
  progress: { done: number; of: number },
  startedAt: number,
  signal: AbortSignal,
): Promise<Message | null> {
  const products = await deps.store.read((tx) => tx.products.all())
  const names = new Map(products.map(({ sku, name }) => [sku, name]))
  const target = { channelId: channel.id, names }
  progress.of = products.length
  try {
    const read = await readerOf(deps, channel, signal)
    const differing: string[] = []
    for (let from = 0; from < products.length && !signal.aborted; from += AT_ONCE) {
      const skus = products.slice(from, from + AT_ONCE).map(({ sku }) => sku)
      const rows = await compareStock(deps, read, target, skus, startedAt, deps.clock.now)
      for (const row of rows) if (row.theirs !== null && row.theirs !== row.ours) differing.push(row.sku)
      progress.done += skus.length
    }
    if (differing.length === 0 || differing.length > SECOND_LOOKS) return null
    deps.syncNow(channel.id)
    await deps.sleep(SECOND_LOOK_MS, signal)
    for (let from = 0; from < differing.length && !signal.aborted; from += AT_ONCE)
      await compareStock(
        deps,
        read,
        target,
        [...new Set(differing.slice(from, from + AT_ONCE))],
        startedAt,
        deps.clock.now,
      )
    return null
  } catch (fault) {
    if (fault instanceof ChannelError) return fault.problem
    throw fault
  }
}

/** null: not compared, because the channel cannot be compared or does not answer. */
async function ordersOf(deps: Deps, channel: Channel, signal: AbortSignal): Promise<OrderComparison | null> {
  try {
    const connector = await connectorOf(deps, channel)
    const asked = { store: deps.store, now: deps.clock.now(), signal }
    return connector && (await compareOrders(asked, channel, connector))
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
    return null
  }
}

/** Products whose repair has left; a channel that does not answer now is compared next time. */
async function lookAgain(
  deps: Deps,
  channel: Channel,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const distinct = [...new Set(skus)]
  const products = await deps.store.read((tx) => tx.products.bySkus(distinct))
  const names = new Map(products.map(({ sku, name }) => [sku, name]))
  const startedAt = deps.clock.now()
  try {
    const read = await readerOf(deps, channel, signal)
    for (let from = 0; from < distinct.length && !signal.aborted; from += AT_ONCE)
      await compareStock(
        deps,
        read,
        { channelId: channel.id, names },
        distinct.slice(from, from + AT_ONCE),
        startedAt,
        deps.clock.now,
      )
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
  }
}

/** @throws {ChannelError} it has no connection, or no credentials */
async function readerOf(deps: Deps, channel: Channel, signal: AbortSignal): Promise<ReadStock> {
  const connector = await connectorOf(deps, channel)
  if (connector === null)
    throw new ChannelError('unauthorised', message('channels.noConnection', { channel: channel.name }))
  return async (channelSkus, ours) => {
    const found = new Map<string, number>()
    for (let from = 0; from < channelSkus.length; from += AT_ONCE) {
      const some = channelSkus.slice(from, from + AT_ONCE)
      for (const [sku, units] of await patiently(deps.sleep, signal, () =>
        within(signal, CALL_MS, (limit) => connector.readStock(some, limit, ours)),
      ))
        found.set(sku, units)
    }
    return found
  }
}

const NO_COMPARISON = { startedAt: null, finishedAt: null, problem: null, orders: null }

/** The last comparison of a channel; null = none yet. */
export async function lastComparison(tx: Pick<Tx, 'syncState'>, channelId: string): Promise<KeptRun | null> {
  return keptRun.safeParse(await tx.syncState.get(channelId, RUN)).data ?? null
}

/** How the last comparison of a channel stands. */
export async function reconciliationOf(
  tx: Tx,
  reconciler: Reconciler,
  channelId: string,
): Promise<ReconciliationRun> {
  const { startedAt, finishedAt, problem, orders } = (await lastComparison(tx, channelId)) ?? NO_COMPARISON
  return {
    startedAt,
    finishedAt,
    problem,
    ...(await tx.reconciled.counts(channelId)),
    progress: reconciler.progress(channelId),
    orders,
  }
}
