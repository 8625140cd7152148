import { type DecidingView, WorldCache } from '../../main/app/decide/world-cache.ts'
import { Figures } from '../../main/app/notify/figures.ts'
import { SellingSpeed } from '../../main/app/notify/growing-buffer.ts'
import type { Tx } from '../../main/app/ports/store.ts'
import type { Sku } from '../../shared/domain/product.ts'
import { type Clock, systemClock } from '../../shared/lib/clock.ts'

/** Every transaction reads anew, once, and no change is announced. */
class FreshWorlds extends WorldCache {
  readonly #byTransaction = new WeakMap<Tx, WorldCache>()

  override view(tx: Tx, ...args: ViewArguments): Promise<DecidingView> {
    let worlds = this.#byTransaction.get(tx)
    if (worlds === undefined) {
      worlds = new WorldCache()
      this.#byTransaction.set(tx, worlds)
    }
    return worlds.view(tx, ...args)
  }
}

type ViewArguments = Parameters<WorldCache['view']> extends [Tx, ...infer Rest] ? Rest : never

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
