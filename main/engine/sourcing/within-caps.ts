import type { Schedule } from '../promise/schedule.ts'
import type { Plan, PlanPart } from './plan.ts'

/**
 * Parts are priced one by one: together they may want more parcels of a capped service than are left. Those that
 * do are priced again with what the others take counted; a plan that then does not hold has no parts.
 */
export function withinCaps(
  plan: Plan,
  schedule: Schedule,
  priceAgain: (part: PlanPart) => PlanPart | null,
): Plan {
  if (plan.parts.length < 2) return plan
  const parts: PlanPart[] = []
  let fits = true
  for (const part of plan.parts) {
    const full = schedule.parcelsLeft(part.service, part.shipDay) < part.parcels
    const own = full ? priceAgain(part) : part
    if (own === null || (own.daysLate > 0 && !plan.late)) {
      fits = false
      break
    }
    parts.push(own)
    schedule.take(own.site, own.service, own.shipDay, own.parcels)
  }
  for (const part of parts) schedule.giveBack(part.site, part.service, part.shipDay, part.parcels)
  return fits ? { ...plan, parts } : { ...plan, parts: [], complete: false }
}
