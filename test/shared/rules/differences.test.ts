import { describe, expect, it } from 'vitest'
import { say } from '../../../shared/messages/say.ts'
import { changesBetween } from '../../../shared/rules/changes.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { differenceMessages } from '../../../shared/rules/sentence/difference-message.ts'
import { PLAIN_NAMES } from '../../support/rules/plain-names.ts'
import { all, any, does, is, ruleOf } from '../../support/rules/rule-builders.ts'

const dhl = does('ship.use-service', { carrierId: 'dhl', serviceId: null })
const heavy = (grams: number, countries = ['FR']) =>
  ruleOf('heavy', all(is('order.weight', 'gt', grams), is('order.country', 'in', countries)), [dhl])
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ruleOf(id, all(), [dhl])) as [Rule, Rule, Rule, Rule]

function told(base: readonly Rule[], rules: readonly Rule[], language: 'en' | 'fr' = 'en') {
  return changesBetween(base, rules).map((change) => {
    const said = differenceMessages(change, PLAIN_NAMES).map((one) => say(language, one))
    return `${(change.after ?? change.before)?.name}: ${said.join('; ')}`.replaceAll(/[\u00a0\u202f]/g, ' ')
  })
}

describe('differences in words', () => {
  const cases: readonly { name: string; from: Rule; to: Rule; en: string; fr: string }[] = [
    {
      name: 'a value',
      from: heavy(3_000),
      to: heavy(5_000),
      en: 'the weight: 3 kg becomes 5 kg',
      fr: 'le poids : 3 kg devient 5 kg',
    },
    {
      name: 'a list',
      from: heavy(3_000),
      to: heavy(3_000, ['FR', 'BE']),
      en: 'the destination: France becomes France or Belgium',
      fr: 'la destination : la France devient la France ou la Belgique',
    },
    {
      name: 'another comparison',
      from: heavy(3_000),
      to: { ...heavy(3_000), when: all(is('order.weight', 'lt', 3_000), is('order.country', 'in', ['FR'])) },
      en: 'the weight is over 3 kg; now: the weight is under 3 kg',
      fr: 'le poids dépasse 3 kg ; désormais : le poids est en dessous de 3 kg',
    },
    {
      name: 'conditions and actions added and removed',
      from: heavy(3_000),
      to: {
        ...heavy(3_000),
        when: all(is('order.country', 'in', ['FR']), is('order.tags', 'any-of', ['vip'])),
        actions: [does('hold', { note: 'look' })],
      },
      en: 'condition removed: the weight is over 3 kg; condition added: the order is tagged “vip”; action removed: ship with dhl; action added: hold the order for review: “look”',
      fr: 'condition retirée : le poids dépasse 3 kg; condition ajoutée : la commande porte l’étiquette « vip »; action retirée : expédier avec dhl; action ajoutée : bloquer la commande : « look »',
    },
    {
      name: 'the head of it',
      from: heavy(3_000),
      to: {
        ...heavy(3_000),
        name: 'Weighty',
        enabled: false,
        stopsStage: true,
        when: { ...heavy(3_000).when, match: 'any' },
        validity: { from: null, until: null, days: [6], hours: null },
      },
      en: 'renamed: “Rule heavy” becomes “Weighty”; switched off; now stops its stage when it matches; applies when: all of these are true becomes any of these is true; in force: Always becomes on Saturday',
      fr: 'renommée : « Rule heavy » devient « Weighty »; désactivée; arrête désormais son étape; conditions : toutes sont remplies devient l’une au moins est remplie; en vigueur : Toujours devient le samedi',
    },
    {
      name: 'grouping alone',
      from: heavy(3_000),
      to: { ...heavy(3_000), when: all(any(...heavy(3_000).when.children)) },
      en: 'conditions grouped otherwise',
      fr: 'conditions regroupées autrement',
    },
  ]
  it.each(cases)('$name', ({ from, to, en, fr }) => {
    expect(told([from], [to])).toEqual([`${to.name}: ${en}`])
    expect(told([from], [to], 'fr')).toEqual([`${to.name}: ${fr}`])
  })

  it.each([
    { name: 'nothing', rules: [a, b, c, d], want: [] },
    {
      name: 'one past three is one change',
      rules: [b, c, d, a],
      want: ['Rule a: moved to the end of its stage'],
    },
    { name: 'above another', rules: [a, d, b, c], want: ['Rule d: moved above “Rule b”'] },
    { name: 'removed', rules: [a, b, d], want: ['Rule c: deleted'] },
    {
      name: 'a rule of another stage between them is no move',
      rules: [a, ruleOf('n', all(), [does('classify.tag', { tag: 'x' })]), b, c, d],
      want: ['Rule n: new: For every order, tag the order “x”.'],
    },
  ])('places: $name', ({ rules, want }) => {
    expect(told([a, b, c, d], rules)).toEqual(want)
  })
})
