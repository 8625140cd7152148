import type { RuleContext } from '../../main/engine/rules/rule-context.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { Condition, Rule, RuleSet, Stage } from '../../shared/rules/document.ts'

/** Fifty rules of the kinds that merchants write, over all three stages, for `merchantInstance`. */
export function merchantRules(random: Random, context: RuleContext): RuleSet {
  const rules: Rule[] = []
  const carriers = [...new Set(context.services.map((service) => service.carrierId))]
  const channels = context.channelIds.length === 0 ? ['shop'] : context.channelIds
  const site = (): string => context.siteIds[Math.floor(random() * context.siteIds.length)] as string
  const carrier = (): string => carriers[Math.floor(random() * carriers.length)] as string
  const add = (
    stage: Stage,
    conditions: readonly Condition[],
    action: { code: string; args: Record<string, unknown> },
  ): void => {
    rules.push({
      id: `r${rules.length}`,
      name: `Rule ${rules.length}`,
      enabled: true,
      stage,
      when: { kind: 'group', match: 'all', children: conditions },
      actions: [action],
      validity: null,
      stopsStage: false,
    })
  }
  add('classify', [is('order.service-level', 'in', ['express']), is('order.placed-time', 'before', 840)], {
    code: 'classify.add-priority',
    args: { points: 200 },
  })
  add('classify', [is('order.tier', 'in', ['vip'])], { code: 'classify.tag', args: { tag: 'vip' } })
  for (let i = 0; i < 10; i++) {
    const over = 2_000 + Math.floor(random() * 20) * 1_000
    add('classify', [is('order.value', 'gt', over), is('order.channel', 'in', channels)], {
      code: 'classify.add-priority',
      args: { points: 1 + Math.floor(random() * 20) },
    })
  }
  add('source', [is('order.tags', 'any-of', ['gift'])], {
    code: 'source.splits',
    args: { maxFulfillments: 1 },
  })
  for (let i = 0; i < 6; i++) {
    const at = site()
    add('source', [is('stock.least', 'lt', { site: at, value: 3 })], {
      code: 'source.prefer-sites',
      args: { siteIds: [site()], worthCents: 50 + Math.floor(random() * 100) },
    })
  }
  for (let i = 0; i < 4; i++) {
    add('source', [is('order.weight', 'gt', 8_000 + i * 2_000)], {
      code: 'source.exclude-sites',
      args: { siteIds: [site()] },
    })
  }
  for (let i = 0; i < 14; i++) {
    add('ship', [is('parcel.weight', 'gt', 3_000 + i * 500), is('order.country', 'in', ['FR'])], {
      code: 'ship.prefer-service',
      args: { carrierId: carrier(), serviceId: null, worthCents: 20 + Math.floor(random() * 60) },
    })
  }
  for (let i = 0; i < 13; i++) {
    add('ship', [is('parcel.flag', 'any-of', ['fragile']), is('order.value', 'gt', 3_000 + i * 1_000)], {
      code: 'ship.exclude-services',
      args: { services: [{ carrierId: carrier(), serviceId: null }] },
    })
  }
  return { version: 1, publishedAt: 0, author: 'bench', note: '', rules }
}

function is(field: string, operator: string, value: unknown): Condition {
  return { kind: 'condition', field, operator, value }
}
