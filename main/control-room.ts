import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WORKSPACE } from '../shared/domain/workspace.ts'
import { type Clock, clockFrom, systemClock } from '../shared/lib/clock.ts'
import { seededRandom } from '../shared/lib/random.ts'
import { uuidv7 } from '../shared/lib/uuid.ts'
import { openCommands } from './app/commands/command.ts'
import { refuse } from './app/commands/refusal.ts'
import { openDecider } from './app/decide/decider.ts'
import { DemandHistory } from './app/decide/demand-history.ts'
import { WorldCache } from './app/decide/world-cache.ts'
import { openDevices } from './app/devices/devices.ts'
import { openHubSide } from './app/following/hub-side.ts'
import { type JoinedSide, openJoinedSide } from './app/following/joined-side.ts'
import { openImports } from './app/import/read-uploads.ts'
import { unreadableRows } from './app/inbound/unreadable/report-unreadable.ts'
import { Figures } from './app/notify/figures.ts'
import { SellingSpeed } from './app/notify/growing-buffer.ts'
import { openOrderLearner } from './app/notify/learn-orders.ts'
import { openPeople } from './app/people/people.ts'
import { openSeat } from './app/people/seat.ts'
import type { ChannelSecrets } from './app/ports/channel.ts'
import { openApiKeys } from './app/programs/api-keys.ts'
import { repairDemand } from './app/reconcile/repair-demand.ts'
import { type CallContext, openRouter } from './app/routes/router.ts'
import { KnownSecrets } from './app/secrets/known-secrets.ts'
import { fileSecretStore, storedSecretStore, withDemoSecrets } from './app/secrets/secret-store.ts'
import type { AppServices } from './app/services/app-services.ts'
import { openChanges } from './app/services/changes.ts'
import type { OpenControlRoom, Session } from './app/services/control-room-port.ts'
import { openNotices } from './app/services/notices.ts'
import { placeFinder } from './app/services/place-finder.ts'
import { type BackgroundWork, beginWork } from './background-work.ts'
import { CARRIER_FAULTS } from './carriers/carrier-faults.ts'
import { carrierConnectors } from './carriers/connectors.ts'
import { amazonConnectors } from './channels/amazon/connector.ts'
import { dropFolderConnectors } from './channels/drop-folder/connector.ts'
import { handedInOrders } from './channels/drop-folder/handed-in.ts'
import { miraklConnectors } from './channels/mirakl/connector.ts'
import { prestaShopConnectors } from './channels/prestashop/connector.ts'
import { storedMemory } from './channels/protocol/memory.ts'
import { shopifyConnectors } from './channels/shopify/connector.ts'
import { vendureConnectors } from './channels/vendure/connector.ts'
import { wooCommerceConnectors } from './channels/woocommerce/connector.ts'
import { DemoRun } from './demo-run.ts'
import { devicesOfHub, joinHub } from './hub-process.ts'
import { IDLE_WORK } from './idle-work.ts'
import { openSharedStore } from './keeping/shared-store.ts'
import { openStoreLifecycle } from './keeping/store-lifecycle.ts'
import { logLevelOf, openLog } from './log.ts'
import { openPrintStation } from './print-station.ts'
import { takeSerials, trackingOf } from './printing/tracking/next-tracking.ts'
import { hubIdentity, programIdentity } from './program-identity.ts'
import { PROGRAM_VERSION } from './program-version.ts'
import { reckonAside } from './reckoning/reckon-aside.ts'
import { openMailSender } from './remote/mail-sender.ts'
import { ServerClocks } from './remote/server-clocks.ts'
import { storageTroubles } from './storage-troubles.ts'
import { openHub } from './store/hub.ts'
import { SCHEMA_VERSION } from './store/migrate.ts'

const RESOURCES = fileURLToPath(new URL('../resources/', import.meta.url))
const HTTP_TIMEOUT_MS = 25_000

/** The composition root: the only place where the parts are joined. */
export const openControlRoom: OpenControlRoom = async ({
  home,
  demo: wish,
  secrets: box,
  restart,
  network,
  database = null,
  follows,
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
  const hub = database === null ? null : openHub({ connectionString: database, processId: newId(), onFault })
  const worlds = new WorldCache(CARRIER_FAULTS)
  const people = openPeople({ store, clock, onPresence: () => changes.announceTopic('devices') })
  const apiKeys = openApiKeys({ store, clock })
  let alone: BackgroundWork | null = null
  let joined: ReturnType<typeof joinHub> | null = null
  const commands = openCommands({
    store,
    clock,
    newId,
    changes,
    onNewWorld(written, revision) {
      worlds.changed(written, revision)
      if (hub === null) return
      store.read((tx) => worlds.catchUp(tx)).catch(onFault)
      hub.tell({ kind: 'committed', topics: [], isNewWorld: true })
    },
    onTouched(topics) {
      hub?.tell({ kind: 'committed', topics: [...topics], isNewWorld: false })
      if (topics.has('people')) people.forget()
      if (!topics.has('programs')) return
      apiKeys.forget()
      alone?.wakeWebhooks()
    },
  })
  const ownDevices = openDevices({
    store,
    commands,
    clock,
    people,
    newId,
    announce: () => changes.announceTopic('devices'),
    door: network,
  })
  const devices = hub === null ? ownDevices : devicesOfHub(hub, ownDevices)
  await unreadable.start(commands)
  const isCopy = follows !== undefined
  const drifted = isCopy ? [] : await store.write((tx) => repairDemand(tx, clock.now()))
  if (drifted.length > 0)
    onFault(new Error(`Open demand was wrong and is set right: ${JSON.stringify(drifted)}`))
  const decider = openDecider({ commands, clock, worlds })
  const speed = new SellingSpeed()
  const figures = new Figures({ worlds, clock, speed })
  const learnOrders = openOrderLearner({ store, commands, clock, speed })
  let side: JoinedSide | null = null
  const station = await openPrintStation({
    store,
    commands,
    clock,
    onFault,
    ...(isCopy && { isAlone: () => side !== null && side.aloneSince() !== null }),
    ...(hub === null ? {} : { hub, onQueued: (printerId: string) => joined?.work.wakePrinter(printerId) }),
  })

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
  if (database === null && !isCopy) await demo.resume(wish !== null && keeping.missing() === null)

  const carriers = carrierConnectors(http)
  const demand = new DemandHistory(store)
  const reckoning = reckonAside({
    place:
      database === null
        ? { kind: 'file', path: kept.name }
        : { kind: 'database', connectionString: database },
    clock,
    prices: () => worlds.prices,
    onCorruptRow,
  })
  const services = {
    store,
    clock,
    random,
    newId,
    changes,
    commands,
    worlds,
    demand,
    decider,
    reckoning,
    figures,
    connectors,
    carrierConnectors: carriers,
    secrets,
    sendMail: openMailSender(),
    devices,
    keeping,
    program,
    printing: station.printing,
    notices,
    onFault,
  }
  const isDemo = (): boolean => demo.current() !== null
  const begin = (underWayMs: number) =>
    beginWork({
      ...services,
      http,
      learnOrders,
      isDemo,
      underWayMs,
      processes: () => joined?.processes() ?? [],
    })
  alone = isCopy ? IDLE_WORK : hub === null ? await begin(0) : null
  joined =
    hub && joinHub({ ...services, hub, begin, station, learnOrders, devices: ownDevices, people, apiKeys })
  const work = joined?.work ?? alone
  if (work === null) throw new Error('Either the only process, or one of a hub')
  demo.onChannels((channelId) => work.sync.reload(channelId))
  demo.onAccounts((accountId) => work.purchasing.reload(accountId))

  side =
    follows === undefined
      ? null
      : openJoinedSide({
          ...services,
          people,
          hub: follows.hub,
          numberOf: trackingOf,
          onFilling: (percent) => follows.onFilling(percent),
          onAlone: () => void station.wakeAll().catch(onFault),
        })
  const following =
    side ??
    openHubSide({
      ...services,
      people,
      takeSerials: (count) => store.write((tx) => takeSerials(tx, count)),
    })
  const room: AppServices = {
    ...services,
    following,
    people,
    apiKeys,
    devices,
    scheduler: work.scheduler,
    sync: work.sync,
    reconciler: work.reconciler,
    catalogues: work.catalogues,
    gate: work.gate,
    purchasing: work.purchasing,
    serverClocks,
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
      processes: () => joined?.processes() ?? [],
      troubles: () => storageTroubles(home, log),
    },
  }

  const router = openRouter(room)
  const line = side === null ? undefined : follows?.begin(side, room)
  return {
    router,
    contextFor: (session: Session): CallContext => ({ session, seat: openSeat(people, session) }),
    api: {
      version: PROGRAM_VERSION,
      recognise: (secret) => apiKeys.recognise(secret),
      contextOf: (session): CallContext => ({ session }),
    },
    devices,
    async notReady() {
      if (hub !== null && !hub.isThere()) return 'The database does not answer.'
      await store.read((tx) => tx.journal.lastSeq())
      return null
    },
    onFault,
    onRefused: (what) => log.refused(what),
    async close() {
      await line?.stop()
      await demo.stop()
      await alone?.stop()
      await joined?.leave()
      await station.close()
      await reckoning.close()
      await kept.close()
      log.info('stopped')
      log.close()
    },
  }
}
