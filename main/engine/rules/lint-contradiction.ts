import type { RuleAction } from '../../../shared/rules/catalogue/actions.ts'
import type { RuleFinding } from '../../../shared/rules/finding.ts'
import type { RuleContext } from './rule-context.ts'

type About = Extract<RuleFinding, { kind: 'contradicting' }>['about']

/** What the actions of two rules (or of one, given twice) leave impossible when both match; null = nothing. */
export function contradiction(
  a: readonly RuleAction[],
  b: readonly RuleAction[],
  context: RuleContext,
): About | null {
  const excludedSites = new Set(
    [...a, ...b].flatMap((action) => (action.code === 'source.exclude-sites' ? action.siteIds : [])),
  )
  const excludes = excludedServices([...a, ...b], context)
  if (context.siteIds.length > 0 && context.siteIds.every((siteId) => excludedSites.has(siteId)))
    return 'no-site-left'
  const barred = new Set(
    [...a, ...b].flatMap((action) => (action.code === 'ship.not-on-days' ? action.days : [])),
  )
  if (barred.size === 7) return 'no-day-left'
  if (excludes.length > 0 && excludes.every(Boolean)) return 'no-service-left'
  for (const action of [...a, ...b]) {
    if (wantsOnlySites(action).some((siteId) => excludedSites.has(siteId))) return 'excluded-site'
    const wanted = wantedServices(action, context)
    if (wanted.length > 0 && wanted.every((index) => excludes[index])) return 'excluded-service'
  }
  return null
}

function wantsOnlySites(action: RuleAction): readonly string[] {
  return action.code === 'source.send-to' ? [action.siteId] : []
}

/** Services that an action chooses or prefers. */
function wantedServices(action: RuleAction, context: RuleContext): readonly number[] {
  if (action.code !== 'ship.use-service' && action.code !== 'ship.prefer-service') return []
  return context.services.flatMap((service, i) =>
    service.carrierId === action.carrierId &&
    (action.serviceId === null || service.serviceId === action.serviceId)
      ? [i]
      : [],
  )
}

/** By service: whether one of the actions excludes it. */
function excludedServices(actions: readonly RuleAction[], context: RuleContext): readonly boolean[] {
  const named = actions.flatMap((action) => (action.code === 'ship.exclude-services' ? action.services : []))
  return context.services.map(({ carrierId, serviceId }) =>
    named.some(
      (one) => one.carrierId === carrierId && (one.serviceId === null || one.serviceId === serviceId),
    ),
  )
}
