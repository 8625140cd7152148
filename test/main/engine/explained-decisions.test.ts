import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { explain } from '../../../main/engine/explain/explain.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld, withStock } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { MONDAY_MORNING } from '../../support/engine-builders.ts'
import { merchantInstance } from '../../support/merchant-instance.ts'
import { merchantRules } from '../../support/merchant-rules.ts'

/** Two hundred decisions under fifty rules, each explained from its trace alone. */
const { world, orders } = merchantInstance(seededRandom(17), {
  sites: 5,
  skus: 40,
  orders: 200,
  scarcity: 1.2,
})
const prepared = prepareWorld(world)
const ruleSet = merchantRules(seededRandom(18), prepared.context)
const rules = compileRules(ruleSet, prepared.context)
const decisions = orchestrate(orders, prepared, rules, MONDAY_MORNING)

function explained(i: number, own = prepared) {
  return explain({ order: orders[i]!, decision: decisions[i]!, rules, context: own.context, world: own })
}

function fulfillmentsOf(decision: Decision) {
  return decision.kind === 'allocated' || decision.kind === 'partial' ? decision.fulfillments : []
}

function argsOf(rule: Rule, code: string): Record<string, unknown>[] {
  return rule.actions.flatMap((action) =>
    action.code === code ? [action.args as Record<string, unknown>] : [],
  )
}

describe('the explanation of a decision', () => {
  test('has rules that add up to its tags and to its priority', () => {
    decisions.forEach((decision, i) => {
      const { rules: verdicts, priority } = explained(i)
      const matched = new Set(verdicts.filter((one) => one.matched).map((one) => one.ruleId))
      const applied = (ruleSet.rules as Rule[]).filter((rule) => matched.has(rule.id))
      expect(applied.flatMap((rule) => argsOf(rule, 'classify.tag').map((args) => args['tag']))).toEqual(
        decision.tags,
      )
      const points = applied.flatMap((rule) =>
        argsOf(rule, 'classify.add-priority').map((args) => args['points'] as number),
      )
      expect(priority.parts.find((part) => part.factor === 'rule')?.points ?? 0).toBe(
        points.reduce((sum, one) => sum + one, 0),
      )
      expect(priority.score).toBe(decision.priority)
    })
  })

  test('says of every rule that did not match which condition failed first', () => {
    decisions.forEach((_, i) => {
      for (const verdict of explained(i).rules) {
        if (!verdict.matched && verdict.skipped === null) expect(verdict.failed).not.toBeNull()
      }
    })
  })

  test('has chosen the sites, services and costs that ship', () => {
    decisions.forEach((decision, i) => {
      const shipped = fulfillmentsOf(decision)
      const { sites, services } = explained(i)
      const chosen = sites.filter((one) => one.refusal === null)
      expect(chosen.flatMap((one) => one.siteIds)).toEqual(shipped.map((one) => one.siteId))
      expect(chosen.reduce((sum, one) => sum + (one.shippingCents ?? 0) + (one.handlingCents ?? 0), 0)).toBe(
        shipped.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0),
      )
      expect(
        services
          .filter((one) => one.refusal === null)
          .map(({ siteId, carrierId, serviceId, shippingCents, deliverTo }) => ({
            siteId,
            carrierId,
            serviceId,
            shippingCents,
            deliverTo,
          })),
      ).toEqual(
        shipped.map(({ siteId, carrierId, serviceId, shippingCents, promise }) => ({
          siteId,
          carrierId,
          serviceId,
          shippingCents,
          deliverTo: promise.deliverTo,
        })),
      )
    })
  })

  test('excludes what the matched rules exclude', () => {
    decisions.forEach((decision, i) => {
      const matched = new Set(
        explained(i)
          .rules.filter((one) => one.matched)
          .map((one) => one.ruleId),
      )
      const shutOut = (ruleSet.rules as Rule[])
        .filter((rule) => matched.has(rule.id))
        .flatMap((rule) =>
          argsOf(rule, 'source.exclude-sites').flatMap((args) => args['siteIds'] as string[]),
        )
      for (const { siteId } of fulfillmentsOf(decision)) expect(shutOut).not.toContain(siteId)
    })
  })

  test('does not change when stock does', () => {
    const sold = withStock(
      prepared,
      world.stock.map((level) => ({ ...level, onHand: 0 })),
    )
    decisions.forEach((_, i) => {
      expect(explained(i, sold)).toEqual(explained(i))
    })
  })
})

test('the same orders, world, rules and instant give the same decisions to the byte', () => {
  expect(
    orchestrate(orders, prepareWorld(world), compileRules(ruleSet, prepared.context), MONDAY_MORNING),
  ).toEqual(decisions)
})
