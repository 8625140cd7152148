import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { FITTED_FIELDS, fittedInWords, fittedText } from '../../../shared/domain/fitted-address.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Decision } from '../../engine/decision.ts'
import { orchestrate, orchestrateUntil } from '../../engine/orchestrate.ts'
import type { SiteFailures } from '../../engine/site-failure.ts'
import type { CarrierFit, Misfit } from './carrier-fit.ts'
import { fitAddress, fitNote } from './fit-address.ts'
import type { DecidingView } from './world-cache.ts'

/**
 * Decides orders by services whose carriers take them. One that only services could ship that would not take its
 * address waits for the address to be mended: what is wrong with it for the service that would have been chosen, and
 * how it can be written instead.
 */
export function decideByFit(
  orders: readonly Order[],
  { world, rules, fit }: Pick<DecidingView, 'world' | 'rules' | 'fit'>,
  now: EpochMs,
  failures: SiteFailures,
): Decision[] {
  return decideByFitUntil(() => false, orders, { world, rules, fit }, now, failures).filter(
    (decision) => decision !== null,
  )
}

/** The same for as long as there is time: the first in priority, at least one; null = it was not reached. */
export function decideByFitUntil(
  isOver: () => boolean,
  orders: readonly Order[],
  { world, rules, fit }: Pick<DecidingView, 'world' | 'rules' | 'fit'>,
  now: EpochMs,
  failures: SiteFailures,
): (Decision | null)[] {
  const decisions = orchestrateUntil(isOver, orders, world, rules, now, failures, fit.unfit)
  return decisions.map((decision, i) => {
    const order = orders[i]
    if (order === undefined || decision?.kind !== 'exception' || fit.unfit(order).length === 0)
      return decision
    const [otherwise] = orchestrate([order], world, rules, now, failures)
    const misfits = fit.misfits(order)
    const wanted = otherwise !== undefined && 'fulfillments' in otherwise ? otherwise.fulfillments : []
    const misfit = wanted.flatMap(
      ({ siteId, carrierId, serviceId }) =>
        misfits.find(
          (one) => one.siteId === siteId && one.carrierId === carrierId && one.serviceId === serviceId,
        ) ?? [],
    )[0]
    const cause = misfit === undefined ? null : mendable(order, misfit, fit)
    return cause === null ? decision : { ...decision, cause }
  })
}

/** What a person mends so that the service takes the order; null = nothing that anybody can mend. */
export function mendable(order: Order, misfit: Misfit, fit: CarrierFit): ExceptionCause | null {
  const { fault, carrierId, serviceId } = misfit
  const { problem, most } = fault
  if (fault.field === 'point')
    return { reason: 'pickup-point-missing', carrierId, serviceId, closed: null, asked: null }
  const field = FITTED_FIELDS.find((one) => one === fault.field)
  if (field === undefined) return null
  const { destination, requests } = order
  const { country } = destination
  const fitted =
    field === 'note'
      ? most === undefined
        ? null
        : { deliveryNote: fitNote(requests?.deliveryNote ?? '', country, most) }
      : fitAddress(destination, (address) => fit.faultOf({ ...order, destination: address }, misfit))
  return {
    reason: 'address-invalid',
    field,
    problem: 'not-taken',
    found: fittedText(order, field),
    country,
    proposal: fitted && fittedInWords(fitted),
    carrier: { carrierId, serviceId, message: problem, fitted, asked: null },
  }
}
