import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readingOf, takingOf } from '../../main/app/catalogue/catalogue-state.ts'
import { openCatalogues } from '../../main/app/catalogue/catalogues.ts'
import { takeCatalogue, undoCatalogue } from '../../main/app/commands/channel-catalogue.ts'
import { openCommands } from '../../main/app/commands/command.ts'
import { catalogueItems } from '../../main/app/queries/channel-catalogue.ts'
import { openChanges } from '../../main/app/services/changes.ts'
import { wooCommerceConnectors } from '../../main/channels/woocommerce/connector.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { channelOf } from '../support/channels/benches.ts'
import { NO_CONNECTORS } from '../support/channels/no-connectors.ts'
import { productForSale } from '../support/channels/storefront.ts'
import { WOO_CREDENTIALS, wooCommerceServer } from '../support/channels/woocommerce.ts'
import { LILLE } from '../support/engine-builders.ts'
import type { BenchResult } from './bench.ts'
import { measured, numberOption } from './options.ts'

const MANAGER = { actor: 'Mona', role: 'manager', language: 'en' } as const

/**
 * `npm run bench -- catalogue [--products N]`: the catalogue of a simulated WooCommerce, a tenth of it variations, read
 * over HTTP into a SQLite file, looked at, taken with its stock, and taken back.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const count = numberOption(args, '--products', 20_000)
  const home = mkdtempSync(join(tmpdir(), 'switchyard-catalogue-'))
  const { server } = wooCommerceServer({ clock: systemClock })
  for (let n = 0; n < count; n += 1)
    server.shop.addProduct(
      { ...productForSale(`SKU-${n}`, n % 90), barcode: `40${String(n).padStart(11, '0')}` },
      n % 10 === 0 ? 1_000_000 + Math.floor(n / 100) : 0,
    )
  const { url } = await server.start()
  const store = await openSqliteStore({
    path: join(home, 'switchyard.db'),
    clock: systemClock,
    onCorruptRow: () => undefined,
  })
  try {
    const random = seededRandom(1)
    const newId = (): string => uuidv7(systemClock.now(), random)
    const commands = openCommands({
      store,
      clock: systemClock,
      newId,
      changes: openChanges(store),
      onNewWorld: () => undefined,
    })
    const catalogues = openCatalogues({
      store,
      clock: systemClock,
      commands,
      newId,
      connectors: {
        ...NO_CONNECTORS,
        woocommerce: wooCommerceConnectors({ clock: systemClock, timeoutMs: 20_000 }),
      },
      secrets: {
        isProtected: true,
        get: async () => WOO_CREDENTIALS,
        put: async () => undefined,
        remove: async () => undefined,
      },
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      onFault: (fault) => {
        throw fault
      },
    })
    const channelId = 'woocommerce'
    await store.write(async (tx) => {
      await tx.sites.put([LILLE])
      await tx.channels.put(channelOf('woocommerce', url))
    })
    const results: BenchResult[] = []
    const timed = async (name: string, work: () => Promise<void>): Promise<void> => {
      const began = performance.now()
      await work()
      results.push(measured(name, (performance.now() - began) / 1000, 's'))
    }
    await timed(`read and compare ${count} products`, () => catalogues.read(channelId))
    const sites = [{ locationId: null, siteId: LILLE.id }]
    await timed('a page of 100 of the table, sorted and searched', async () => {
      await store.read((tx) =>
        catalogueItems(tx, {
          channelId,
          only: 'new',
          search: 'sku-1',
          sort: 'title',
          descending: true,
          offset: 5000,
          limit: 100,
          sites,
        }),
      )
    })
    const readAt = (await store.read((tx) => readingOf(tx, channelId)))?.startedAt ?? 0
    const call = <I>(input: I) => ({ commandId: newId(), input })
    const longest = longestTurn()
    await timed('take them with their stock', async () => {
      const wish = { channelId, readAt, newProducts: true, fields: [], sites, choices: [] }
      await commands.run('channels.takeCatalogue', MANAGER, call(wish), (context) =>
        takeCatalogue(context, wish, MANAGER),
      )
      await catalogues.take(channelId)
    })
    results.push(measured('longest wait of others meanwhile', longest(), 'ms'))
    const taken = await store.read((tx) => takingOf(tx, channelId))
    if (taken?.counts.created !== count || taken.counts.opened !== count)
      throw new Error(`taken: ${JSON.stringify(taken?.counts)} of ${count}`)
    await timed('take all of it back', async () => {
      await commands.run('channels.undoCatalogue', MANAGER, call({ channelId }), (context, wish) =>
        undoCatalogue(context, wish, MANAGER),
      )
      await catalogues.take(channelId)
    })
    const left = await store.read((tx) => tx.products.count())
    if (left !== 0) throw new Error(`${left} products are left`)
    return results
  } finally {
    await store.close()
    await server.goOffline()
    rmSync(home, { recursive: true, force: true })
  }
}

/** The longest that the event loop kept a timer waiting, in milliseconds, once asked. */
function longestTurn(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 5)
    last = now
  }, 5)
  return () => {
    clearInterval(timer)
    return longest
  }
}
