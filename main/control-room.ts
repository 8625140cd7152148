import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { WORKSPACE } from '../shared/domain/workspace.ts'
import { type Clock, clockFrom, systemClock } from '../shared/lib/clock.ts'
import { seededRandom } from '../shared/lib/random.ts'
import { uuidv7 } from '../shared/lib/uuid.ts'
import { addressCheckEvents } from './app/address-checks/address-check-events.ts'
import { openCatalogues } from './app/catalogue/catalogues.ts'
import { openCommands } from './app/commands/command.ts'
import { refuse } from './app/commands/refusal.ts'
import { openDecider } from './app/decide/decider.ts'
import { WorldCache } from './app/decide/world-cache.ts'
import { openDevices } from './app/devices/devices.ts'
import { handOverEvents } from './app/hand-over/hand-over-events.ts'
import { openImports } from './app/import/read-uploads.ts'
import { channelEvents } from './app/inbound/channel-events.ts'
import { unreadableRows } from './app/inbound/unreadable/report-unreadable.ts'
import { labelEvents } from './app/labels/label-events.ts'
import { tellSupplies } from './app/labels/tell-supplies.ts'
import { Figures } from './app/notify/figures.ts'
import { SellingSpeed } from './app/notify/growing-buffer.ts'
import { openOrderLearner } from './app/notify/learn-orders.ts'
import { openPeople } from './app/people/people.ts'
import { openSeat } from './app/people/seat.ts'
import { pictureRounds } from './app/pictures/picture-rounds.ts'
import { pointEvents } from './app/points/point-events.ts'
import type { ChannelSecrets } from './app/ports/channel.ts'
import { openApiKeys } from './app/programs/api-keys.ts'
import { webhookRounds } from './app/programs/webhook-rounds.ts'
import { quoteEvents } from './app/quotes/quote-events.ts'
import { openReconciler } from './app/reconcile/reconciler.ts'
import { repairDemand } from './app/reconcile/repair-demand.ts'
import { openReleaseGate } from './app/release/release-gate.ts'
import { openPruner } from './app/retention/pruner.ts'
import { type CallContext, openRouter } from './app/routes/router.ts'
import { decideAgainBeforeWave, WavesSeen } from './app/scheduler/decide-again.ts'
import { reoptimise } from './app/scheduler/reoptimise.ts'
import { startScheduler } from './app/scheduler/scheduler.ts'
import { KnownSecrets } from './app/secrets/known-secrets.ts'
import { fileSecretStore, storedSecretStore, withDemoSecrets } from './app/secrets/secret-store.ts'
import type { AppServices } from './app/services/app-services.ts'
import { openChanges } from './app/services/changes.ts'
import type { OpenControlRoom, Session } from './app/services/control-room-port.ts'
import { openNotices } from './app/services/notices.ts'
import { placeFinder } from './app/services/place-finder.ts'
import { trackingEvents } from './app/tracking/tracking-events.ts'
import { CARRIER_FAULTS } from './carriers/carrier-faults.ts'
import { carrierConnectors } from './carriers/connectors.ts'
import { openPurchasing } from './carriers/label-purchase/open-purchasing.ts'
import { amazonConnectors } from './channels/amazon/connector.ts'
import { dropFolderConnectors } from './channels/drop-folder/connector.ts'
import { handedInOrders } from './channels/drop-folder/handed-in.ts'
import { miraklConnectors } from './channels/mirakl/connector.ts'
import { prestaShopConnectors } from './channels/prestashop/connector.ts'
import { storedMemory } from './channels/protocol/memory.ts'
import { shopifyConnectors } from './channels/shopify/connector.ts'
import { openSync } from './channels/sync/open-sync.ts'
import { vendureConnectors } from './channels/vendure/connector.ts'
import { wooCommerceConnectors } from './channels/woocommerce/connector.ts'
import { DemoRun } from './demo-run.ts'
import { openSharedStore } from './keeping/shared-store.ts'
import { openStoreLifecycle } from './keeping/store-lifecycle.ts'
import { logLevelOf, openLog } from './log.ts'
import { openPrintStation } from './print-station.ts'
import { hubIdentity, programIdentity } from './program-identity.ts'
import { PROGRAM_VERSION } from './program-version.ts'
import { openDownload } from './remote/download.ts'
import { runRounds } from './remote/rounds.ts'
import { ServerClocks } from './remote/server-clocks.ts'
import { openWebhookSender } from './remote/webhook-sender.ts'
import { storageTroubles } from './storage-troubles.ts'
import { SCHEMA_VERSION } from './store/migrate.ts'

const RESOURCES = fileURLToPath(new URL('../resources/', import.meta.url))
const HTTP_TIMEOUT_MS = 25_000
/** A demo is watched: its channels are asked often. */
const DEMO_TIMING = { pollMs: 2_000, outboxMs: 500 }

/** The composition root: the only place where the parts are joined. */
export const openControlRoom: OpenControlRoom = async ({
  home,
  demo: wish,
  secrets: box,
  restart,
  network,
  database = null,
}) => {
  await mkdir(home, { recursive: true })
  const clock: Clock = typeof wish?.at === 'number' ? clockFrom(wish.at) : systemClock
  const random = Math.random
  const newId = (): string => uuidv7(clock.now(), random)
  const everySecret = new KnownSecrets()
  const log = openLog(home, everySecret, { level: logLevelOf(process.env) })
  const onFault = (fault: unknown): void => log.error(fault)

  const unreadable = unreadableRows(clock, onFault)
  const notices = openNotices()
  const onCorruptRow = unreadable.hear
  const kept =
    database === null
      ? await openStoreLifecycle({ home, clock, notices, onFault, onCorruptRow, restart })
      : await openSharedStore({ database, clock, random, onCorruptRow })
  const { store, keeping } = kept
  const program = database === null ? await programIdentity(home) : await hubIdentity(store, newId)
  log.info('started', { version: PROGRAM_VERSION, schema: SCHEMA_VERSION, node: process.versions.node })
  const changes = openChanges(store)
  notices.onChange(() => changes.announceTopic('notices'))
  const worlds = new WorldCache(CARRIER_FAULTS)
  const people = openPeople({ store, clock })
  const apiKeys = openApiKeys({ store, clock })
  const commands = openCommands({
    store,
    clock,
    newId,
    changes,
    onNewWorld: (written) => worlds.change(written),
    onTouched(topics) {
      if (topics.has('people')) people.forget()
      if (!topics.has('programs')) return
      apiKeys.forget()
      webhooks.wake()
    },
  })
  const devices = openDevices({
    store,
    commands,
    clock,
    people,
    newId,
    announce: () => changes.announceTopic('devices'),
    network: network ?? (() => null),
  })
  await unreadable.start(commands)
  const drifted = await store.write((tx) => repairDemand(tx, clock.now()))
  if (drifted.length > 0)
    onFault(new Error(`Open demand was wrong and is set right: ${JSON.stringify(drifted)}`))
  const decider = openDecider({ commands, clock, worlds })
  const speed = new SellingSpeed()
  const figures = new Figures({ worlds, clock, speed })
  const learnOrders = openOrderLearner({ store, commands, clock, speed })
  const station = await openPrintStation({ store, commands, clock, onFault })

  const findPlace = placeFinder(await readFile(join(RESOURCES, 'geo', 'places.csv'), 'utf8'))
  const serverClocks = new ServerClocks(systemClock)
  const allowedHosts = new Set((process.env['SWITCHYARD_LOCAL_SHOPS'] ?? '').split(/[\s,]+/).filter(Boolean))
  const http = { clock, timeoutMs: HTTP_TIMEOUT_MS, fetch: serverClocks.fetch, everySecret, allowedHosts }
  const connectors = {
    shopify: shopifyConnectors(http),
    woocommerce: wooCommerceConnectors(http),
    prestashop: prestaShopConnectors(http),
    mirakl: miraklConnectors(http, storedMemory(store)),
    amazon: amazonConnectors(http, storedMemory(store)),
    vendure: vendureConnectors(http),
    csv: dropFolderConnectors({
      clock,
      findPlace,
      workspace: () => store.read((tx) => tx.settings.get(WORKSPACE)),
    }),
  }
  const demoSecrets = new Map<string, ChannelSecrets>()
  const keptSecrets =
    database === null
      ? fileSecretStore(join(home, 'secrets.json'), box, onFault)
      : storedSecretStore(store, box, onFault)
  const secrets = withDemoSecrets(keptSecrets, demoSecrets)
  const demo = new DemoRun({
    store,
    figures,
    commands,
    clock,
    random: typeof wish?.seed === 'number' ? seededRandom(wish.seed) : random,
    newId,
    resources: RESOURCES,
    secrets: demoSecrets,
    printing: station.printing,
    ordersPerMinute: wish?.ordersPerMinute ?? null,
    onFault,
  })
  // Data that are gone are asked about first. The shops of a demo live in one process: a hub has none.
  if (database === null) await demo.resume(wish !== null && keeping.missing() === null)

  const events = channelEvents(commands)
  const reconciler = openReconciler({
    store,
    figures,
    clock,
    commands,
    connectors,
    secrets,
    syncNow: (channelId) => sync.syncNow(channelId),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    onFault,
  })
  const catalogues = openCatalogues({
    store,
    clock,
    newId,
    commands,
    connectors,
    secrets,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    onFault,
  })
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
    timing: () => (demo.current() === null ? null : DEMO_TIMING),
    program: () => (demo.current() === null ? program : null),
  })
  const carriers = carrierConnectors(http)
  const purchasing = await openPurchasing({
    store,
    clock,
    random,
    events: labelEvents({ store, commands, queue: station.printing.queue, now: () => clock.now() }),
    tracking: trackingEvents(commands),
    handOvers: handOverEvents(commands),
    points: pointEvents({ store, commands, now: () => clock.now() }),
    quotes: quoteEvents(commands),
    addresses: addressCheckEvents({ store, commands, now: () => clock.now() }),
    connectors: carriers,
    secrets,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    onFault,
  })
  const webhooks = runRounds(
    webhookRounds({ store, clock, secrets, changes, send: openWebhookSender(http) }),
    { clock, onFault },
  )
  const pictures = runRounds(
    pictureRounds({
      store,
      clock,
      commands,
      connectors,
      secrets,
      download: openDownload(http),
      draw: station.printing.pictures.drawSmaller,
      sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    }),
    { clock, onFault },
  )
  demo.onChannels((channelId) => sync.reload(channelId))
  demo.onAccounts((accountId) => purchasing.reload(accountId))
  const gate = openReleaseGate({ sync, clock })
  catalogues.resume().catch(onFault)
  learnOrders().catch(onFault)
  const rotation = { from: 0 }
  const wavesSeen = new WavesSeen()
  const scheduler = startScheduler({
    decider,
    commands,
    gate,
    clock,
    async reoptimise() {
      await reoptimise({ store, worlds, clock, random, commands, rotation })
      await tellSupplies(store, notices, clock.now())
      await learnOrders()
    },
    beforeWave: () => decideAgainBeforeWave({ store, worlds, clock, random, commands }, wavesSeen),
    worldRevision: () => worlds.revision,
    prune: openPruner({ store, commands, clock }),
    onFault,
  })

  const room: AppServices = {
    onFault,
    store,
    clock,
    random,
    newId,
    changes,
    people,
    apiKeys,
    devices,
    commands,
    worlds,
    decider,
    figures,
    scheduler,
    sync,
    connectors,
    carrierConnectors: carriers,
    secrets,
    program,
    reconciler,
    catalogues,
    gate,
    serverClocks,
    purchasing,
    printing: station.printing,
    filedOrders: handedInOrders({
      findPlace,
      workspace: () => store.read((tx) => tx.settings.get(WORKSPACE)),
    }),
    imports: openImports({ store, clock, uploadDir: join(home, 'uploads'), findPlace }),
    findPlace,
    demo: {
      current: () => demo.current(),
      start: async () => (database === null ? demo.start() : refuse('demo.notOnHub')),
    },
    keeping,
    notices,
    about: {
      home,
      store: kept.name,
      programVersion: PROGRAM_VERSION,
      troubles: () => storageTroubles(home, log),
    },
  }

  return {
    router: openRouter(room),
    contextFor: (session: Session): CallContext => ({ session, seat: openSeat(people, session) }),
    api: {
      version: PROGRAM_VERSION,
      recognise: (secret) => apiKeys.recognise(secret),
      contextOf: (session): CallContext => ({ session }),
    },
    devices,
    onFault,
    onRefused: (what) => log.refused(what),
    async close() {
      await demo.stop()
      await scheduler.stop()
      await reconciler.stop()
      await catalogues.stop()
      await purchasing.stop()
      pictures.stop()
      await pictures.ended
      webhooks.stop()
      await webhooks.ended
      await sync.stop()
      await station.close()
      await kept.close()
      log.info('stopped')
      log.close()
    },
  }
}
