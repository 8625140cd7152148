import { describe, expect, test } from 'vitest'
import { say } from '../../../shared/messages/say.ts'
import { ACTIONS } from '../../../shared/rules/catalogue/actions.ts'
import { FIELDS } from '../../../shared/rules/catalogue/fields.ts'
import { parseCondition } from '../../../shared/rules/parse-rule.ts'
import { conditionMessage } from '../../../shared/rules/sentence/condition-message.ts'
import { everyCondition } from '../../support/rules/every-condition.ts'
import { PLAIN_NAMES } from '../../support/rules/plain-names.ts'

describe('every condition of the catalogue', () => {
  test.each(everyCondition({ site: 'SOME', service: 'SOME', currency: 'SEK' }))(
    '$name is read, and said in both languages',
    ({ condition, field }) => {
      for (const stage of field.stages) {
        expect(parseCondition(condition, 'when', stage)).toMatchObject({ kind: 'condition' })
      }
      const said = [
        say('en', conditionMessage(condition, PLAIN_NAMES)),
        say('fr', conditionMessage(condition, PLAIN_NAMES)),
      ]
      // A percentage is said as one.
      const unsaid =
        field.type.kind === 'number' && field.type.unit === 'percent' ? /…|#|undefined/ : /…|%|#|undefined/
      for (const text of said) expect(text).not.toMatch(unsaid)
      expect(said[0]).not.toBe(said[1])
    },
  )

  test('has a code of its own', () => {
    expect(new Set(FIELDS.map((field) => field.code)).size).toBe(FIELDS.length)
  })
})

describe('every action of the catalogue', () => {
  test('has a code of its own', () => {
    expect(new Set(ACTIONS.map(({ code }) => code)).size).toBe(ACTIONS.length)
  })
})
