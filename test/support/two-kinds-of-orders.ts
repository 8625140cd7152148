import type { Tx } from '../../main/app/ports/store.ts'
import { DAY_MS, type EpochMs } from '../../shared/lib/clock.ts'
import { anOrder, lines } from './engine-builders.ts'

/**
 * A week of past orders in which every other one wants A alone, which any site could ship, and the others A with B: whoever
 * keeps A where B is saves a second parcel, and there are enough of them that it is no chance.
 */
export async function weekOfTwoKinds(tx: Tx, now: EpochMs): Promise<void> {
  await tx.orders.insertPast(
    Array.from({ length: 224 }, (_, i) =>
      anOrder({
        id: `past-${i}`,
        placedAt: now - 7 * DAY_MS + (i * DAY_MS) / 32,
        lines: lines(i % 2 === 0 ? { A: 1 } : { A: 1, B: 1 }),
      }),
    ),
  )
}
