import type { CatalogueItem } from '../../../shared/domain/catalogue.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CataloguePage } from '../ports/catalogue.ts'
import { ChannelError, type Connector } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'
import { within } from '../ports/within.ts'
import { connectorOf } from '../queries/channel-mapping.ts'
import { patiently } from '../reconcile/patiently.ts'
import type { AppServices } from '../services/app-services.ts'
import { besideItems } from './beside.ts'
import {
  isUnderWay,
  keepReading,
  type Reading,
  readingOf,
  type Taking,
  takingOf,
  unfinished,
} from './catalogue-state.ts'
import { compareItem } from './compare-item.ts'
import { ITEMS_AT_ONCE, takeBatch } from './take-batch.ts'
import { undoBatch } from './undo-batch.ts'

const CALL_MS = 30_000
/** A reading interrupted longer ago starts from the beginning: the shop has sold meanwhile. */
const GOES_ON_MS = DAY_MS / 24

/** Reads and takes catalogues in the background, one task a channel at a time; an interrupted one resumes. */
export interface Catalogues {
  /** Reads a channel's catalogue; nothing when that is under way already. The promise ends with it, and never fails. */
  read(channelId: string): Promise<void>
  /** Goes on with what was approved, or is to be undone. */
  take(channelId: string): Promise<void>
  /** What the last run of the program left half done. */
  resume(): Promise<void>
  isReading(channelId: string): boolean
  stop(): Promise<void>
}

type Deps = Pick<AppServices, 'store' | 'clock' | 'commands' | 'connectors' | 'secrets' | 'newId'> & {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly onFault: (fault: unknown) => void
}

export function openCatalogues(deps: Deps): Catalogues {
  const stopping = new AbortController()
  const reading = new Set<string>()
  const taking = new Set<string>()
  const tasks = new Set<Promise<void>>()

  function background(
    running: Set<string>,
    channelId: string,
    work: (channelId: string) => Promise<void>,
  ): Promise<void> {
    if (running.has(channelId) || stopping.signal.aborted) return Promise.resolve()
    running.add(channelId)
    const task: Promise<void> = work(channelId)
      .catch(deps.onFault)
      .finally(() => {
        running.delete(channelId)
        tasks.delete(task)
      })
    tasks.add(task)
    return task
  }

  const read = (channelId: string) =>
    background(reading, channelId, async (id) => {
      const channel = await deps.store.read((tx) => tx.channels.get(id))
      if (channel !== null) await readAll(deps, channel, stopping.signal)
    })
  const take = (channelId: string) =>
    background(taking, channelId, (id) => takeAll(deps, id, stopping.signal))

  return {
    read,
    take,
    async resume() {
      const { readings, takings } = await deps.store.read(unfinished)
      await Promise.all([...readings.map(read), ...takings.map(take)])
    },
    isReading: (channelId) => reading.has(channelId),
    async stop() {
      stopping.abort()
      await Promise.all(tasks)
    },
  }
}

async function readAll(deps: Deps, channel: Channel, signal: AbortSignal): Promise<void> {
  let state = await begin(deps, channel.id)
  try {
    const connector = await connectorOf(deps, channel)
    if (!connector?.readCatalogue)
      throw new ChannelError('unauthorised', message('channels.noConnection', { channel: channel.name }))
    const places = await placesOf(deps, connector, signal)
    const readPage = connector.readCatalogue.bind(connector)
    while (!signal.aborted) {
      const page = await patiently(deps.sleep, signal, () =>
        within(signal, CALL_MS, (limit) => readPage(state.next, limit)),
      )
      state = await keepPage(deps, channel.id, { ...state, places }, page)
      if (page.next === null) break
    }
    if (signal.aborted) return
    await compareAll(deps, channel.id, state.currency, signal)
    if (!signal.aborted) await end(deps, channel.id, { ...state, finishedAt: deps.clock.now() })
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
    if (!signal.aborted) await end(deps, channel.id, { ...state, problem: fault.problem })
  }
}

/** Resumes a reading that was interrupted a short while ago, or starts from the beginning. */
async function begin({ commands, clock }: Deps, channelId: string): Promise<Reading> {
  return commands.system('channels.recordCatalogueReading', async ({ tx, touch }) => {
    const before = await readingOf(tx, channelId)
    const goesOn =
      before !== null && before.finishedAt === null && clock.now() - before.startedAt < GOES_ON_MS
    const state: Reading = goesOn
      ? { ...before, problem: null }
      : {
          startedAt: clock.now(),
          next: null,
          read: 0,
          total: null,
          currency: null,
          places: [],
          finishedAt: null,
          problem: null,
        }
    if (!goesOn) await tx.catalogue.drop(channelId)
    await keepReading(tx, channelId, state)
    touch('channels')
    return state
  })
}

function end({ commands }: Deps, channelId: string, state: Reading): Promise<void> {
  return commands.system('channels.recordCatalogueReading', async ({ tx, touch }) => {
    await keepReading(tx, channelId, state)
    touch('channels')
  })
}

async function placesOf(deps: Deps, connector: Connector, signal: AbortSignal): Promise<Reading['places']> {
  const { readLocations } = connector
  if (readLocations === undefined) return []
  const found = await patiently(deps.sleep, signal, () =>
    within(signal, CALL_MS, (limit) => readLocations.call(connector, limit)),
  )
  return found.map(({ id, name }) => ({ locationId: id, name }))
}

/** A page and how far it is, in one transaction: a reading that is broken off loses nothing and doubles nothing. */
async function keepPage(
  { store }: Deps,
  channelId: string,
  before: Reading,
  page: CataloguePage,
): Promise<Reading> {
  const state = {
    ...before,
    next: page.next,
    read: before.read + page.items.length,
    total: page.total,
    currency: page.currency,
  }
  await store.write(async (tx) => {
    const waiting = await waitingUnits(tx, channelId, page.items)
    await tx.catalogue.put(
      page.items.map((item, index) => ({
        channelId,
        position: before.read + index,
        item,
        sku: item.kind === 'goods' ? waiting.skuOf(item) : null,
        standing: 'same',
        why: null,
        waitingUnits: waiting.units.get(waiting.skuOf(item) ?? '') ?? 0,
        taken: null,
      })),
    )
    await keepReading(tx, channelId, state)
  })
  return state
}

/** What open orders of the channel want of these items now, while its figures are fresh. */
async function waitingUnits(tx: Tx, channelId: string, items: readonly CatalogueItem[]) {
  const channelSkus = items.flatMap(({ sku }) => sku ?? [])
  const mappings = new Map(
    (await tx.skuMappings.ofChannelSkus(channelId, channelSkus)).map((one) => [one.channelSku, one]),
  )
  /** Only what stands for one unit of one product has a twin. */
  const ownSku = (item: CatalogueItem): string | null => {
    const mapping = item.sku === null ? undefined : mappings.get(item.sku)
    if (mapping === undefined) return item.sku
    return mapping.units === 1 ? mapping.sku : null
  }
  const units = await tx.stock.openUnitsOf(
    channelId,
    items.flatMap((item) => ownSku(item) ?? []),
  )
  return { skuOf: ownSku, units }
}

/** Every item beside our product, once all are known: only then are doubled SKUs known. */
async function compareAll(
  { store }: Deps,
  channelId: string,
  currency: string | null,
  signal: AbortSignal,
): Promise<void> {
  for (let position = -1; !signal.aborted; ) {
    const kept = await store.read((tx) => tx.catalogue.after(channelId, position, ITEMS_AT_ONCE))
    await store.write(async (tx) => {
      const items = kept.map(({ item }) => item)
      const beside = await besideItems(tx, channelId, items, currency)
      await tx.catalogue.put(
        kept.map((one) => {
          const { standing, why } = compareItem(one.item, beside(one.item))
          return { ...one, standing, why }
        }),
      )
    })
    if (kept.length < ITEMS_AT_ONCE) return
    position = kept.at(-1)?.position ?? position
  }
}

/** In transactions of their own, each with its entry in the journal under the name of who approved it. */
async function takeAll(deps: Deps, channelId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const state = await deps.store.read((tx) => takingOf(tx, channelId))
    if (state === null || !isUnderWay(state)) return
    await takeNext(deps, channelId, state)
    // Others who write have their turn.
    await deps.sleep(0, signal)
  }
}

async function takeNext(deps: Deps, channelId: string, { by, role, undo, endedAt }: Taking): Promise<void> {
  const isUndone = endedAt !== null && undo !== null
  await deps.commands.continueFor(
    isUndone ? 'channels.undoCatalogueBatch' : 'channels.takeCatalogueBatch',
    isUndone ? { actor: undo.by, role: undo.role } : { actor: by, role },
    { channelId },
    async (context) => {
      const taking = await takingOf(context.tx, channelId)
      if (taking === null || !isUnderWay(taking)) return { products: [], levels: [] }
      return isUndone ? undoBatch(context, channelId, taking) : takeBatch(context, channelId, taking)
    },
  )
}
