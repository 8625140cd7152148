import type { Locator, Page } from '@playwright/test'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { weekdayName } from '../../../shared/lib/weekday-name.ts'
import { message } from '../../../shared/messages/message.ts'
import { say, textsOf } from '../../../shared/messages/say.ts'
import { findAction } from '../../../shared/rules/catalogue/actions.ts'
import { findField } from '../../../shared/rules/catalogue/fields.ts'
import { findOperator } from '../../../shared/rules/catalogue/operators.ts'
import { type Action, type Condition, type Rule, STAGES } from '../../../shared/rules/document.ts'
import { BLANK } from '../../../shared/rules/sentence/blank.ts'
import { operandOf } from '../../../shared/rules/sentence/condition-message.ts'
import { fieldMessage } from '../../../shared/rules/sentence/field-message.ts'
import { connect } from '../../support/program/program.ts'
import { all, ruleOf } from '../../support/rules/rule-builders.ts'
import { TWENTY_RULES } from '../../support/rules/twenty-rules.ts'
import { areaLink, expect, test } from '../support/fixture.ts'

const { editor, stages } = textsOf('ruleEditor', 'en')
const inputs = textsOf('ruleInputs', 'en')
const operators = textsOf('ruleOperators', 'en').label

/** What they are called in the demo; what orders decide by them is in `twenty-rules.test.ts`. */
const NAMES: Readonly<Record<string, string>> = {
  LILLE: 'Lille Lesquin',
  LYON: 'Lyon Saint-Priest',
  BORDEAUX: 'Bordeaux Mérignac',
  boutique: 'Boutique en ligne',
  outlet: 'Outlet',
  'colissimo/domicile': 'Colissimo Domicile',
  colissimo: 'Colissimo (all)',
  'dpd/predict': 'DPD Predict',
  dpd: 'DPD (all)',
  chronopost: 'Chronopost (all)',
  'mondial-relay': 'Mondial Relay (all)',
  ...textsOf('words', 'en').serviceLevels,
  ...editor.flags,
  relay: editor.deliveries.relay,
}

test('the twenty rules that merchants ask for are each built by clicks', async ({ page, controlRoom }) => {
  test.setTimeout(120_000)
  const { client, socket } = await connect(controlRoom.address)
  const inOrder = STAGES.flatMap((stage) =>
    Object.entries<Rule>(TWENTY_RULES).filter(([, rule]) => rule.stage === stage),
  )
  // One blank rule of each stage is added by the menu; the others are there, and are gone through one after the other.
  const isAdded = ([, { stage }]: [string, Rule], at: number) => inOrder[at - 1]?.[1].stage !== stage
  const there = inOrder.filter((one, at) => !isAdded(one, at))
  const { version } = await client.rules.current({})
  const { revision: kept } = await client.rules.draft({})
  const blanks = there.map(([, { id, stage }]) => ruleOf(id, all(), [], { stage, name: 'Blank' }))
  await client.rules.saveDraft(
    call({ revision: kept, draft: { baseVersion: version, rules: blanks, name: '', isShared: false } }),
  )
  await areaLink(page, 'Rules').click()
  await expect(page.locator('.rule-row .rule-name').first()).toHaveText('Blank')
  await page.locator('.rule-row .rule-words').first().click()
  for (const [at, [name, rule]] of there.entries()) {
    if (at > 0) await page.getByRole('button', { name: 'Next rule' }).click()
    await build(page, name, rule)
  }
  await page.getByRole('button', { name: 'All rules' }).click()
  for (const [name, rule] of inOrder.filter(isAdded)) {
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('menuitem', { name: `Blank rule: ${stages[rule.stage]}` }).click()
    await build(page, name, rule)
    await page.getByRole('button', { name: 'All rules' }).click()
  }
  await expect(page.getByText('draft saved')).toBeVisible()

  const { draft, revision } = await client.rules.draft({})
  const built = new Map(draft?.rules.map((rule) => [rule.name, rule]))
  expect(
    Object.keys(TWENTY_RULES).map((name) => {
      const { stage, when, actions, validity } = built.get(name) ?? {}
      return { name, stage, when, actions, validity }
    }),
  ).toEqual(
    Object.entries<Rule>(TWENTY_RULES).map(([name, { stage, when, actions, validity }]) => ({
      name,
      stage,
      when,
      actions,
      validity,
    })),
  )
  const stopping = (await client.rules.check({ rules: draft?.rules ?? [] })).filter(
    ({ weight }) => weight === 'stops',
  )
  expect(stopping).toEqual([])
  await page.goto('about:blank')
  await client.rules.saveDraft(call({ revision, draft: null }))
  socket.close()
})

const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })

/** On the page of a blank rule. */
async function build(page: Page, name: string, { when, actions, validity }: Rule): Promise<void> {
  const rule = page.locator('.rule-page')
  await rule.getByRole('textbox', { name: editor.name }).fill(name)
  const conditions = rule.getByRole('region', { name: editor.conditions, exact: true })
  for (const condition of when.children) {
    await conditions.getByRole('button', { name: editor.addCondition }).click()
    if (condition.kind === 'condition')
      await enter(page, conditions.locator('.rule-condition').last(), condition)
  }
  const then = rule.getByRole('region', { name: editor.actions, exact: true })
  for (const action of actions) {
    await then.getByRole('button', { name: editor.addAction }).click()
    await act(page, then.locator('.rule-condition').last(), action)
  }
  if (validity?.until) await rule.getByRole('textbox', { name: 'Until date' }).fill('2026-11-27')
}

async function enter(page: Page, at: Locator, condition: Condition): Promise<void> {
  const field = findField(condition.field)
  const operator = field && findOperator(field, condition.operator)
  if (!field || !operator) throw new Error(condition.field)
  const label = message('ruleEditor.field', { field: fieldMessage(field, BLANK) })
  await choose(page, at, editor.field, say('en', label))
  if (field.subject === 'site') {
    const site: unknown = Reflect.get(Object(condition.value), 'site')
    await choose(page, at, editor.site, named(site))
  }
  await choose(page, at, editor.operator, operators[operator.code])
  const value = operandOf(field, condition.value)
  if (operator.operand === 'none') return
  if (field.type.kind === 'number') return number(at, editor.value, field.type.unit, Number(value))
  for (const one of value as readonly string[]) await pick(page, at, one)
}

async function act(page: Page, at: Locator, action: Action): Promise<void> {
  const definition = findAction(action.code)
  if (!definition) throw new Error(action.code)
  await choose(page, at, editor.action, say('en', message(`ruleActions.${definition.code}.label`)))
  for (const { name, kind, label } of definition.args) {
    const value = action.args[name]
    switch (kind) {
      case 'carrier-service': {
        const { carrierId, serviceId } = action.args
        await choose(
          page,
          at,
          inputs[label],
          named([carrierId, ...(serviceId === null ? [] : [serviceId])].join('/')),
        )
        break
      }
      case 'carrier-services':
        for (const { carrierId } of value as readonly { carrierId: string }[]) await pick(page, at, carrierId)
        break
      case 'site':
      case 'channel':
      case 'level':
        await choose(page, at, inputs[label], named(value))
        break
      case 'weekdays':
        for (const day of value as readonly number[])
          await at.getByRole('button', { name: weekdayName('en', day), exact: true }).click()
        break
      case 'site-shares':
        for (const { siteId, parts } of value as readonly { siteId: string; parts: number }[]) {
          await pick(page, at, siteId)
          await number(at, named(siteId), 'count', parts)
        }
        break
      case 'time':
        await number(at, inputs[label], 'minute-of-day', Number(value))
        break
      case 'date':
      case 'note':
        await at.getByRole('textbox', { name: inputs[label] }).fill(String(value))
        break
      case 'site-or-any':
        break
      default:
        await number(at, inputs[label], 'count', Number(value))
    }
  }
}

const named = (id: unknown): string => NAMES[String(id)] ?? String(id)

async function choose(page: Page, at: Locator, label: string, option: string): Promise<void> {
  const button = at.getByRole('button', { name: new RegExp(`${label}$`) })
  // As it is at first.
  if ((await button.textContent())?.trim() === option) return
  await button.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** One value: pressed where all are shown, searched where there are many. */
async function pick(page: Page, at: Locator, value: string): Promise<void> {
  const toggle = at.getByRole('button', { name: named(value), exact: true })
  if ((await toggle.count()) > 0) return toggle.click()
  const search = at.getByRole('combobox')
  await search.fill(named(value))
  const options = page.getByRole('option')
  // A territory is found by its code, which is not shown.
  if (value.startsWith('FR-')) await options.first().click()
  else
    await options
      .filter({ has: page.getByText(new RegExp(`^\\s*(Use “)?${named(value).replaceAll(/[()]/g, '.')}”?$`)) })
      .first()
      .click()
  await search.press('Tab')
}

async function number(at: Locator, label: string, unit: string, value: number): Promise<void> {
  const box = at.getByRole('textbox', { name: label })
  const shown: Readonly<Record<string, string>> = {
    grams: String(value / 1_000),
    cents: String(value / 100),
    'minute-of-day': `${Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}`,
  }
  await box.fill(shown[unit] ?? String(value))
  await box.press('Tab')
}
