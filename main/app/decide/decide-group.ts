import { addressFault } from '../../../shared/domain/address-fault.ts'
import { UNKNOWN_COUNTRY } from '../../../shared/domain/country-codes.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { proposeCountry } from '../../../shared/domain/postal/propose-country.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Decision } from '../../engine/decision.ts'
import type { SiteFailures } from '../../engine/site-failure.ts'
import type { CommandContext } from '../commands/command.ts'
import { decideByFit, decideByFitUntil } from './decide-by-fit.ts'
import { DECISION_KEY } from './decision-key.ts'
import type { DecidingView } from './world-cache.ts'

interface Attempt {
  readonly sound: readonly Order[]
  /** Of the valid orders, in their order. */
  readonly decisions: readonly Decision[]
  readonly failures: readonly Failure[]
}

/** An order that waits for a person instead of being decided. */
export interface Failure {
  readonly order: Order
  readonly cause: ExceptionCause
}

/**
 * Decides the group but for orders to an address that no carrier can take, as far as there is time (absent: all of it),
 * the first in priority first; when the engine throws, finds the orders it throws on and decides the others without
 * them. What was not reached is in none of its lists.
 */
export function decideWhatCanBe(
  orders: readonly Order[],
  view: Pick<DecidingView, 'world' | 'rules' | 'fit'>,
  now: EpochMs,
  refusals: SiteFailures,
  isOver: () => boolean = () => false,
): Attempt {
  const { sites } = view.world.world
  const nowhere = orders.flatMap((order): Failure[] => {
    const cause = addressCause(order, sites)
    return cause === null ? [] : [{ order, cause }]
  })
  const wanted = without(orders, nowhere)
  const decided = (some: readonly Order[]): Pick<Attempt, 'sound' | 'decisions'> => {
    const decisions = decideByFitUntil(isOver, some, view, now, refusals)
    return {
      sound: some.filter((_, i) => decisions[i] !== null),
      decisions: decisions.filter((decision) => decision !== null),
    }
  }
  try {
    return { ...decided(wanted), failures: nowhere }
  } catch {
    const failures = wanted.flatMap((order): Failure[] => {
      try {
        decideByFit([order], view, now, refusals)
        return []
      } catch (fault) {
        const message = fault instanceof Error ? fault.message : String(fault)
        return [{ order, cause: { reason: 'cannot-be-decided', message } }]
      }
    })
    const sound = without(wanted, failures)
    return { ...decided(sound), failures: [...nowhere, ...failures] }
  }
}

function without(orders: readonly Order[], failures: readonly Failure[]): readonly Order[] {
  if (failures.length === 0) return orders
  const failed = new Set(failures.map(({ order }) => order))
  return orders.filter((order) => !failed.has(order))
}

/** null = a carrier can deliver it, or a person has found one who does. `sites`: those that orders are sent from. */
export function addressCause(order: Order, sites: readonly Site[]): ExceptionCause | null {
  const fault = order.chosen?.byHand ? null : addressFault(order)
  if (fault === null) return null
  const { destination } = order
  const homes = [...new Set(sites.map(({ country }) => country))]
  const proposal = fault.field === 'country' ? proposeCountry(destination, homes) : fault.proposal
  return {
    reason: 'address-invalid',
    ...fault,
    proposal,
    country: knownCountry(destination.country),
    carrier: null,
  }
}

/** null where the channel does not say it. */
function knownCountry(country: string): string | null {
  return country === UNKNOWN_COUNTRY ? null : country
}

/** Orders that cannot be decided at all wait for a person; nothing else waits for them. */
export async function holdFailures(context: CommandContext, failures: readonly Failure[]): Promise<void> {
  const { tx, now } = context
  if (failures.length === 0) return
  await tx.orders.move(
    failures.map(({ order }) => order.id),
    'on-hold',
    now,
  )
  await tx.exceptions.open(
    failures.map(({ order, cause }) => ({
      id: context.newId(),
      orderId: order.id,
      siteId: null,
      cause,
      openedAt: now,
      dueAt: order.shipBy,
      key: DECISION_KEY,
    })),
  )
  context.about(...failures.map(({ order }) => order.id))
  context.touch('orders', 'exceptions')
}
