import { HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { LabelWorld, START } from './label-world.ts'

/** The day from 07:00 to 16:00; the carrier is down from 09:00 to 13:00. */
const DOWN_FROM = START + 2 * HOUR_MS
const DOWN_UNTIL = START + 6 * HOUR_MS
const TABLES_OPEN = START + HOUR_MS
const LAST_ORDER = START + 7 * HOUR_MS
const DAY_ENDS = START + 9 * HOUR_MS
/** Share of the orders that are released, and bought for, before the tables open; the others come while the carrier is down, and after. */
const RELEASED_BEFORE = 0.7

/** Rounds over the tables in which all orders that come could be packed. */
const TURNS = 90

export interface PackedInHour {
  /** Local hour of the day. */
  readonly hour: number
  readonly packed: number
  /** Labels that came out. */
  readonly printed: number
}

/**
 * One day of packing by one carrier, most of it released before the tables open; with `isDown` nobody answers there from
 * 09:00 to 13:00. `unlabelled`: packed parcels whose label has not come out in the end.
 */
export async function packOutageDay(
  { seed, orders }: { readonly seed: number; readonly orders: number },
  isDown: boolean,
): Promise<{ readonly hours: readonly PackedInHour[]; readonly unlabelled: number }> {
  const world = await LabelWorld.open({
    seed,
    onEvent: null,
    isEventful: false,
    packedPerTurn: Math.ceil(orders / TURNS),
  })
  try {
    const { schedule, carriers, streams, lives, packers } = world
    const colissimo = carriers.filter(({ kind }) => kind === 'colissimo')
    const incoming = streams.of('orders')
    const early = Math.round(orders * RELEASED_BEFORE)
    for (let n = 0; n < orders; n += 1) {
      const at =
        n < early
          ? START + ((n + 1) / early) * 30 * MINUTE_MS
          : DOWN_FROM + ((n - early) / (orders - early)) * (LAST_ORDER - DOWN_FROM)
      schedule.plan(Math.floor(at), () => world.order(incoming, colissimo))
    }
    world.planWork(TABLES_OPEN)
    if (isDown)
      for (const carrier of colissimo) {
        schedule.plan(DOWN_FROM, () => carrier.darken('refused'))
        schedule.plan(DOWN_UNTIL, () => carrier.darken(null))
      }
    await lives.start()
    const hours: PackedInHour[] = []
    let before = { packed: 0, printed: 0 }
    for (let at = TABLES_OPEN + HOUR_MS; at <= DAY_ENDS; at += HOUR_MS) {
      await world.playUntil(at)
      const packed = [...packers.packed.values()].reduce((sum, count) => sum + count, 0)
      const printed = world.printers.reduce((sum, { labels }) => sum + labels.length, 0)
      hours.push({
        hour: 7 + (at - START) / HOUR_MS - 1,
        packed: packed - before.packed,
        printed: printed - before.printed,
      })
      before = { packed, printed }
    }
    return { hours, unlabelled: before.packed - before.printed }
  } finally {
    await world.close()
  }
}
