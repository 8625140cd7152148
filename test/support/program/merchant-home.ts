import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../../../main/app/ports/store.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { openOwnRanges } from '../carrier-accounts.ts'
import { aProduct, aWorld, stockOf } from '../engine-builders.ts'

/** A fresh data folder. */
export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'switchyard-program-'))
}

/** Opens the store of a home in the test's process; the program must not run. */
export async function withStore<T>(home: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ path: join(home, 'switchyard.db'), clock: systemClock })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Fills the home, as `fillStore` says. */
export async function fillHome(home: string, skus: readonly string[], units: number): Promise<void> {
  await withStore(home, (store) => fillStore(store, skus, units))
}

/** Fills an empty store: three sites that each hold `units` of every SKU, one service; decided orders are released at once. */
export async function fillStore(store: Store, skus: readonly string[], units: number): Promise<void> {
  const levels = Object.fromEntries(skus.map((sku) => [sku, units]))
  const world = aWorld({
    products: skus.map((sku) => aProduct(sku)),
    stock: stockOf({ LILLE: levels, LYON: levels, BORDEAUX: levels }),
  })
  await store.write(async (tx) => {
    await tx.sites.put(world.sites)
    await tx.products.put(world.products)
    await tx.carriers.putServices(world.services)
    await openOwnRanges(tx, world.services)
    await tx.carriers.replaceRates(world.rates)
    await tx.stock.putLevels(world.stock)
    await tx.settings.put(WORKSPACE, {
      ...WORKSPACE.defaults,
      merchantName: 'Maison Test',
      timeZone: 'Europe/Paris',
      autoReleaseMinutes: 0,
    })
  })
}
