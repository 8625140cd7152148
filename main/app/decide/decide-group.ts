import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Decision } from '../../engine/decision.ts'
import { orchestrate } from '../../engine/orchestrate.ts'
import type { SiteFailures } from '../../engine/site-failure.ts'
import type { CommandContext } from '../command.ts'
import { DECISION_KEY } from './to-record.ts'
import type { DecidingView } from './world-cache.ts'

interface Attempt {
  readonly sound: readonly Order[]
  /** Of the sound orders, in their order. */
  readonly decisions: readonly Decision[]
  readonly failures: readonly Failure[]
}

interface Failure {
  readonly order: Order
  readonly message: string
}

/** Decides the group; when the engine throws, finds the orders it throws on and decides the others without them. */
export function decideWhatCanBe(
  orders: readonly Order[],
  { world, rules }: DecidingView,
  now: EpochMs,
  refusals: SiteFailures,
): Attempt {
  try {
    return { sound: orders, decisions: orchestrate(orders, world, rules, now, refusals), failures: [] }
  } catch {
    const failures = orders.flatMap((order): Failure[] => {
      try {
        orchestrate([order], world, rules, now, refusals)
        return []
      } catch (fault) {
        return [{ order, message: fault instanceof Error ? fault.message : String(fault) }]
      }
    })
    const failed = new Set(failures.map(({ order }) => order))
    const sound = orders.filter((order) => !failed.has(order))
    return { sound, decisions: orchestrate(sound, world, rules, now, refusals), failures }
  }
}

/** Orders on which the engine failed wait for a person; nothing else waits for them. */
export async function setAside(context: CommandContext, failures: readonly Failure[]): Promise<void> {
  const { tx, now } = context
  if (failures.length === 0) return
  await tx.orders.move(
    failures.map(({ order }) => order.id),
    'on-hold',
    now,
  )
  await tx.exceptions.open(
    failures.map(({ order, message }) => ({
      id: context.newId(),
      orderId: order.id,
      siteId: null,
      cause: { reason: 'cannot-be-decided', message },
      openedAt: now,
      dueAt: order.shipBy,
      key: DECISION_KEY,
    })),
  )
  context.about(...failures.map(({ order }) => order.id))
  context.touch('orders', 'exceptions')
}
