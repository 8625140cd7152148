import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HubProcessView } from '../shared/contract/keeping.ts'
import { addressCheckEvents } from './app/address-checks/address-check-events.ts'
import { alertRounds } from './app/alerts/alert-rounds.ts'
import { openCatalogues } from './app/catalogue/catalogues.ts'
import { handOverEvents } from './app/hand-over/hand-over-events.ts'
import type { Work } from './app/hub/work.ts'
import { channelEvents } from './app/inbound/channel-events.ts'
import { labelEvents } from './app/labels/label-events.ts'
import { tellSupplies } from './app/labels/tell-supplies.ts'
import { openMerging } from './app/merging/merge-by-itself.ts'
import { pictureRounds } from './app/pictures/picture-rounds.ts'
import { pointEvents } from './app/points/point-events.ts'
import { webhookRounds } from './app/programs/webhook-rounds.ts'
import { quoteEvents } from './app/quotes/quote-events.ts'
import { openReconciler } from './app/reconcile/reconciler.ts'
import { openReleaseGate } from './app/release/release-gate.ts'
import { openPruner } from './app/retention/pruner.ts'
import { decideAgainBeforeWave, WavesSeen } from './app/scheduler/decide-again.ts'
import { openTextIndexing } from './app/scheduler/index-texts.ts'
import { reoptimise } from './app/scheduler/reoptimise.ts'
import { startScheduler } from './app/scheduler/scheduler.ts'
import type { AppServices } from './app/services/app-services.ts'
import { trackingEvents } from './app/tracking/tracking-events.ts'
import { dayCounting } from './app/trends/count-days.ts'
import { openPurchasing } from './carriers/label-purchase/open-purchasing.ts'
import { openSync } from './channels/sync/open-sync.ts'
import { openDownload } from './remote/download.ts'
import type { HttpDeps } from './remote/remote-http.ts'
import { runRounds } from './remote/rounds.ts'
import { openWebhookSender } from './remote/webhook-sender.ts'

/** A demo is watched: its channels are asked often. */
const DEMO_TIMING = { pollMs: 2_000, outboxMs: 500 }

type Parts = Pick<
  AppServices,
  | 'store'
  | 'clock'
  | 'random'
  | 'newId'
  | 'changes'
  | 'commands'
  | 'worlds'
  | 'demand'
  | 'decider'
  | 'figures'
  | 'connectors'
  | 'carrierConnectors'
  | 'secrets'
  | 'program'
  | 'printing'
  | 'notices'
  | 'devices'
  | 'keeping'
  | 'sendMail'
  | 'onFault'
> & {
  readonly http: HttpDeps
  readonly learnOrders: () => Promise<void>
  readonly isDemo: () => boolean
  /** The processes of a hub; none = this one is alone with its data. */
  readonly processes: () => readonly HubProcessView[]
  /** What was sent by whoever did this before may be under way for so long, in milliseconds; absent = nothing is. */
  readonly underWayMs?: number
}

export interface BackgroundWork extends Omit<Work, 'wakePrinter'> {
  /** Runs it as part of the work: what it writes is written in its name. */
  inside<T>(run: () => T): T
  /** Addresses that are told of events have changed. */
  wakeWebhooks(): void
  /** Finishes what is under way. */
  stop(): Promise<void>
}

/** Begins what goes on by itself: deciding, releasing and reviewing, the loops of channels and carriers, addresses that are told. */
export async function beginWork(parts: Parts): Promise<BackgroundWork> {
  const { store, clock, random, newId, changes, commands, worlds, demand, connectors, secrets, onFault } =
    parts
  const { figures, notices, learnOrders, underWayMs = 0 } = parts
  const patience = (ms: number, signal: AbortSignal) =>
    sleep(ms, undefined, { signal }).catch(() => undefined)
  const events = channelEvents(commands)
  const shared = { store, clock, commands, connectors, secrets, sleep: patience, onFault }
  const reconciler = openReconciler({
    ...shared,
    figures,
    syncNow: (channelId) => sync.syncNow(channelId),
  })
  const catalogues = openCatalogues({ ...shared, newId })
  const sync = await openSync({
    store,
    figures,
    clock,
    random,
    events: {
      ...events,
      async pushAllStock() {
        await events.pushAllStock()
        void reconciler.nightly()
      },
    },
    connectors,
    secrets,
    onFault,
    timing: () => (parts.isDemo() ? DEMO_TIMING : null),
    program: () => (parts.isDemo() ? null : parts.program),
    underWayMs,
  })
  const purchasing = await openPurchasing({
    store,
    clock,
    random,
    events: labelEvents({ store, commands, queue: parts.printing.queue, now: () => clock.now(), underWayMs }),
    tracking: trackingEvents(commands),
    handOvers: handOverEvents(commands),
    points: pointEvents({ store, commands, now: () => clock.now() }),
    quotes: quoteEvents(commands),
    addresses: addressCheckEvents({ store, commands, now: () => clock.now() }),
    connectors: parts.carrierConnectors,
    secrets,
    sleep: patience,
    onFault,
  })
  const webhooks = runRounds(
    webhookRounds({ store, clock, secrets, changes, send: openWebhookSender(parts.http) }),
    { clock, onFault },
  )
  const pictures = runRounds(
    pictureRounds({
      ...shared,
      download: openDownload(parts.http),
      draw: parts.printing.pictures.drawSmaller,
    }),
    { clock, onFault },
  )
  const alerts = runRounds(
    alertRounds({
      store,
      clock,
      newId,
      secrets,
      changes,
      send: parts.sendMail,
      room: { ...parts, sync, purchasing },
    }),
    { clock, onFault },
  )
  const counting = runRounds(dayCounting({ store, clock }), { clock, onFault })
  const gate = openReleaseGate({ sync, clock })
  catalogues.resume().catch(onFault)
  learnOrders().catch(onFault)
  const rotation = { from: 0 }
  const wavesSeen = new WavesSeen()
  const scheduler = startScheduler({
    decider: parts.decider,
    commands,
    gate,
    clock,
    async reoptimise() {
      await reoptimise({ store, worlds, clock, random, commands, rotation, demand })
      await tellSupplies(store, notices, clock.now())
      await learnOrders()
    },
    merge: openMerging({ commands, decider: parts.decider }),
    beforeWave: () => decideAgainBeforeWave({ store, worlds, clock, random, commands }, wavesSeen),
    worldRevision: () => worlds.revision,
    prune: openPruner({ store, commands, clock }),
    indexTexts: openTextIndexing(store),
    onFault,
  })
  const inside = AsyncLocalStorage.snapshot()
  return {
    scheduler,
    sync,
    reconciler,
    catalogues,
    purchasing,
    gate,
    inside: (run) => inside(run),
    wakeWebhooks: () => webhooks.wake(),
    async stop() {
      await scheduler.stop()
      await reconciler.stop()
      await catalogues.stop()
      await purchasing.stop()
      pictures.stop()
      await pictures.ended
      counting.stop()
      await counting.ended
      alerts.stop()
      await alerts.ended
      webhooks.stop()
      await webhooks.ended
      await sync.stop()
    },
  }
}
