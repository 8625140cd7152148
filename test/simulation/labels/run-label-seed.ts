import type { Fault } from '../../../main/demo/channel-server/misbehaviour.ts'
import { HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { between, exponential, pick } from '../streams.ts'
import { FAULTS, type Spell, Troubles } from '../troubles.ts'
import type { LabelPoint } from './crash-points.ts'
import { judge, type LabelFindings, OVER } from './judge.ts'
import { LabelWorld, START } from './label-world.ts'
import { planPrinterTroubles } from './printers.ts'

export interface LabelSeedOptions {
  readonly seed: number
  /** About so many are packed. */
  readonly parcels: number
  /** Sees every event as it happens; null = nobody looks. */
  readonly onEvent: ((line: string) => void) | null
}

export interface LabelSeedResult {
  readonly seed: number
  readonly orders: number
  readonly parcels: number
  /** Labels that the carriers' books hold, void ones too. */
  readonly bought: number
  readonly voided: number
  /** Of the labels bought, those by which customers send goods back. */
  readonly forReturns: number
  readonly printed: number
  /** Open exceptions at the end: what a person must answer. */
  readonly asked: number
  /** Of all that happened: the same options give the same, as far as sockets allow. */
  readonly digest: string
  readonly kills: readonly LabelPoint[]
  readonly findings: LabelFindings
  /** Bugs that the program reported. */
  readonly faults: readonly string[]
}

const PARCELS_AN_HOUR = 42
const PARCELS_AN_ORDER = 1.15
const LEAST_HOURS = 1
/** After the last order everything is well, for at most so long. */
const CALM_MS = 6 * HOUR_MS
const QUIET_STEP_MS = HOUR_MS

/** What carriers do to those who buy labels. */
const CALL_FAULTS: readonly Fault[] = [...FAULTS, { kind: 'rubbish' }, { kind: 'half' }, { kind: 'twice' }]
const CARRIER_SPELLS: readonly Spell[] = [
  'outage',
  'outage',
  'storm',
  'faults',
  'faults',
  'faults',
  'late answers',
  'late answers',
  'tokens expired',
  'access revoked',
]

/** Plays days of buying, packing and printing with everything going wrong, and lets the carriers' books judge. */
export async function runLabelSeed({ seed, parcels, onEvent }: LabelSeedOptions): Promise<LabelSeedResult> {
  const world = await LabelWorld.open({ seed, onEvent, isEventful: true, packedPerTurn: 12 })
  try {
    const { clock, streams, schedule, log, lives, carriers } = world
    const hours = Math.max(LEAST_HOURS, parcels / PARCELS_AN_HOUR)
    const end = START + Math.round(hours * HOUR_MS)
    const orders = Math.max(1, Math.round(parcels / PARCELS_AN_ORDER))

    const incoming = streams.of('orders')
    for (let n = 0; n < orders; n += 1)
      schedule.plan(START + Math.floor(incoming() * (end - START - 30 * MINUTE_MS)), () =>
        world.order(incoming),
      )
    world.planWork()
    new Troubles({
      clock,
      random: streams.of('troubles'),
      log,
      schedule,
      peers: carriers.filter(({ server }) => server !== null),
      spells: CARRIER_SPELLS,
      faults: CALL_FAULTS,
      onTroubled: () => {},
      onAccessRestored: (id) => world.restored(id),
    }).plan(end)
    planPrinterTroubles({ clock, log, schedule, random: streams.of('printers') }, world.printers, end)
    planPointsClosing(world, end)
    planSlips(world, end)
    planTroublesAtHome(world, end)
    lives.planKills(streams.of('kills'), end, Math.max(12, hours * 1.5))
    schedule.plan(end, () => world.packers.windUp())

    await lives.start()
    await world.playUntil(end)
    for (let until = end + QUIET_STEP_MS; until <= end + CALM_MS; until += QUIET_STEP_MS) {
      await world.playUntil(until)
      if (isQuiet(await world.evidence())) break
    }
    const evidence = await world.evidence()
    return {
      seed,
      orders: world.orders,
      parcels: [...evidence.packed.values()].reduce((sum, count) => sum + count, 0),
      bought: evidence.made.length,
      voided: evidence.made.filter(({ isVoid }) => isVoid).length,
      forReturns: evidence.made.filter(({ isReturn }) => isReturn).length,
      printed: evidence.printed.length,
      asked: evidence.exceptions.filter(({ state }) => state !== 'closed').length,
      digest: log.digest(),
      kills: lives.kills,
      findings: judge(evidence),
      faults: world.faults.map(String),
    }
  } finally {
    await world.close()
  }
}

/** Nothing more happens by itself. */
function isQuiet({
  purchases,
  jobs,
  orders,
  exceptions,
}: Awaited<ReturnType<LabelWorld['evidence']>>): boolean {
  const stuck = new Set(
    exceptions.flatMap(({ state, orderId }) => (state === 'closed' || orderId === null ? [] : [orderId])),
  )
  return (
    purchases.every(({ state }) => !['wanted', 'buying', 'voiding'].includes(state)) &&
    jobs.every(({ state }) => state !== 'queued' && state !== 'sending') &&
    orders.every(({ id, state }) => OVER.includes(state) || stuck.has(id))
  )
}

/** Points close for good, to which parcels are already under way. */
function planPointsClosing({ carriers, clock, streams, schedule, log }: LabelWorld, end: number): void {
  const random = streams.of('points')
  for (const { id, server, points } of carriers)
    if (server !== null && points.length > 0 && random() < 0.5) {
      const point = pick(random, points)
      schedule.plan(clock.now() + Math.floor(random() * (end - clock.now())), () => {
        log.add(`${id} closes point ${point}`)
        server.closePoint(point)
      })
    }
}

/** Now and then a carrier gives a number that it has given already. */
function planSlips({ carriers, clock, streams, schedule, log }: LabelWorld, end: number): void {
  const random = streams.of('slips')
  for (const { id, server } of carriers)
    if (server !== null && random() < 0.3)
      schedule.plan(clock.now() + Math.floor(random() * (end - clock.now())), () => {
        log.add(`${id} gives a number twice`)
        server.books.repeatNumber()
      })
}

/** The disk is full for minutes, and the clock is set to another time. */
function planTroublesAtHome(world: LabelWorld, end: number): void {
  const { clock, streams, schedule, log } = world
  const random = streams.of('home')
  const apart = (end - clock.now()) / 4
  for (let at = clock.now() + exponential(random, apart); at < end; at += exponential(random, apart)) {
    schedule.plan(at, () => {
      world.isDiskFull = true
      log.add('the disk is full')
    })
    schedule.plan(Math.min(end, at + between(random, 10_000, 3 * MINUTE_MS)), () => {
      world.isDiskFull = false
    })
  }
  for (let at = clock.now() + exponential(random, apart); at < end; at += exponential(random, apart)) {
    const by = between(random, -20, 20) * MINUTE_MS
    schedule.plan(at, () => {
      world.skewMs = by
      log.add(`our clock is wrong by ${by}`)
    })
  }
  schedule.plan(end, () => {
    world.isDiskFull = false
    world.skewMs = 0
  })
}
