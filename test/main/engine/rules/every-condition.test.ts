import { expect, test } from 'vitest'
import type { Action, Stage } from '../../../../shared/rules/document.ts'
import { everyCondition } from '../../../support/rules/every-condition.ts'
import { evaluate, ruleOf } from '../../../support/rules/rule-builders.ts'

const ACTION: Readonly<Record<Stage, Action>> = {
  classify: { code: 'classify.tag', args: { tag: 'seen' } },
  source: { code: 'source.splits', args: { maxFulfillments: 2 } },
  ship: { code: 'ship.signature', args: {} },
}

const cases = everyCondition({ site: 'LILLE', service: 'DHL/express', currency: 'SEK' }).flatMap(
  ({ name, condition, field }) => field.stages.map((stage) => ({ name, condition, stage })),
)

test.each(cases)('$name in $stage is compiled, and answered the same when it is replayed', (one) => {
  const { condition, stage } = one
  const yes = ruleOf('yes', { kind: 'group', match: 'all', children: [condition] }, [ACTION[stage]], {
    stage,
  })
  const no = ruleOf('no', { kind: 'group', match: 'none', children: [condition] }, [ACTION[stage]], { stage })
  const { compiled, verdicts } = evaluate([yes, no])
  expect(compiled.states.map(({ kind }) => kind)).toEqual(['working', 'working'])
  expect(verdicts.filter(({ matched }) => matched)).toHaveLength(1)
})
