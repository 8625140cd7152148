import { message } from '../../../shared/messages/message.ts'
import type { RuleAction } from '../../../shared/rules/catalogue/actions.ts'
import { findField } from '../../../shared/rules/catalogue/fields.ts'
import type { FieldTest } from '../../../shared/rules/catalogue/test.ts'
import type { ParsedNode, ParsedRule } from '../../../shared/rules/parse-rule.ts'
import type { RuleProblem } from '../../../shared/rules/problem.ts'
import type { ServiceTarget, SiteTarget } from './effects.ts'
import type { RuleContext } from './rule-context.ts'

/** Sites and services by the names rules give them. */
export interface Directory {
  /** null when there is no such site. */
  site(siteId: string): SiteTarget | null
  /** A service, or with serviceId null all of a carrier; null when there is none. */
  service(carrierId: string, serviceId: string | null): ServiceTarget | null
  /** Positions of what a test is about: one site, or services; empty for tests without subject. */
  indexesOf(test: FieldTest): readonly number[]
}

export function directoryOf(context: RuleContext): Directory {
  const sites = new Map(context.siteIds.map((siteId, index) => [siteId, { siteId, index }]))
  const services = new Map<string, { carrierId: string; serviceId: string | null; indexes: number[] }>()
  context.services.forEach(({ carrierId, serviceId }, index) => {
    services.set(`${carrierId}/${serviceId}`, { carrierId, serviceId, indexes: [index] })
    const carrier = services.get(carrierId) ?? { carrierId, serviceId: null, indexes: [] }
    carrier.indexes.push(index)
    services.set(carrierId, carrier)
  })
  const service = (carrierId: string, serviceId: string | null): ServiceTarget | null =>
    services.get(serviceId === null ? carrierId : `${carrierId}/${serviceId}`) ?? null
  return {
    site: (siteId) => sites.get(siteId) ?? null,
    service,
    indexesOf(test) {
      if (test.subject === null) return []
      const kind = findField(test.field)?.subject
      if (kind === 'currency') return []
      if (kind === 'service') return services.get(test.subject)?.indexes ?? []
      const site = sites.get(test.subject)
      return site ? [site.index] : []
    },
  }
}

/** Names a rule uses that do not exist. A rule with one is quarantined: it can no longer do what it says. */
export function missingReferences(parsed: ParsedRule, directory: Directory): readonly RuleProblem[] {
  const problems: RuleProblem[] = []
  const missSite = (path: string, siteId: string): void => {
    if (directory.site(siteId)) return
    problems.push({
      path,
      code: 'missing-reference',
      what: message('ruleProblems.noSite', { site: siteId }),
      remedy: message('ruleProblems.remedy.chooseSite'),
    })
  }
  const missService = (path: string, carrierId: string, serviceId: string | null): void => {
    if (directory.service(carrierId, serviceId)) return
    const name = serviceId === null ? carrierId : `${carrierId}/${serviceId}`
    problems.push({
      path,
      code: 'missing-reference',
      what: message('ruleProblems.noService', { service: name }),
      remedy: message('ruleProblems.remedy.chooseService'),
    })
  }
  forEachTest(parsed.when, (test, path) => {
    if (test.field === 'ship.site' && test.kind === 'in') {
      for (const siteId of test.values) missSite(`${path}.value`, siteId)
    }
    if (test.subject === null) return
    const kind = findField(test.field)?.subject
    if (kind === 'site') missSite(`${path}.value`, test.subject)
    if (kind === 'service' && directory.indexesOf(test).length === 0)
      missService(`${path}.value`, test.subject, null)
  })
  parsed.actions.forEach((action, i) => {
    for (const siteId of sitesOf(action)) missSite(`actions.${i}`, siteId)
    for (const service of servicesOf(action))
      missService(`actions.${i}`, service.carrierId, service.serviceId)
  })
  return problems
}

export function forEachTest(node: ParsedNode, visit: (test: FieldTest, path: string) => void): void {
  if (node.kind === 'group') for (const child of node.children) forEachTest(child, visit)
  else for (const test of node.tests) visit(test, node.path)
}

/** Sites an action names. */
export function sitesOf(action: RuleAction): readonly string[] {
  switch (action.code) {
    case 'source.send-to':
      return [action.siteId]
    case 'source.prefer-sites':
    case 'source.exclude-sites':
    case 'source.site-order':
      return action.siteIds
    case 'source.share-sites':
      return action.shares.map(({ siteId }) => siteId)
    case 'classify.protect-stock':
      return action.siteId === null ? [] : [action.siteId]
    default:
      return []
  }
}

/** Carriers and services an action names. */
export function servicesOf(
  action: RuleAction,
): readonly { readonly carrierId: string; readonly serviceId: string | null }[] {
  switch (action.code) {
    case 'ship.use-service':
    case 'ship.prefer-service':
      return [action]
    case 'ship.exclude-services':
      return action.services
    default:
      return []
  }
}
