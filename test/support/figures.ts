import { type DecidingView, WorldCache } from '../../main/app/decide/world-cache.ts'
import { Figures } from '../../main/app/notify/figures.ts'
import { SellingSpeed } from '../../main/app/notify/growing-buffer.ts'
import type { Tx } from '../../main/app/ports/store.ts'
import type { Sku } from '../../shared/domain/product.ts'
import { type Clock, systemClock } from '../../shared/lib/clock.ts'

/** Nothing is kept: what is asked is read anew, and no change is announced. */
class FreshWorlds extends WorldCache {
  override view(...args: Parameters<WorldCache['view']>): Promise<DecidingView> {
    return new WorldCache().view(...args)
  }
}

/** Of a store that other parts of a program may change. */
export function freshFigures(clock: Clock = systemClock): Figures {
  return new Figures({ worlds: new FreshWorlds(), clock, speed: new SellingSpeed() })
}

/** Units of each SKU that each channel may sell now. */
export function availableUnits(
  tx: Tx,
  skus: readonly Sku[],
): Promise<ReadonlyMap<string, ReadonlyMap<Sku, number>>> {
  return freshFigures().availableUnits(tx, skus)
}
