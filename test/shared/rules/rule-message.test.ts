import { describe, expect, test } from 'vitest'
import { say } from '../../../shared/messages/say.ts'
import type { Action, ConditionNode, Rule } from '../../../shared/rules/document.ts'
import type { RuleNames } from '../../../shared/rules/sentence/names.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { PLAIN_NAMES } from '../../support/rules/plain-names.ts'
import { all, any, does, is, none } from '../../support/rules/rule-builders.ts'

const NAMES: RuleNames = {
  ...PLAIN_NAMES,
  site: (siteId) => ({ LILLE: 'Lille', LYON: 'Lyon' })[siteId] ?? siteId,
  carrier: (carrierId) => ({ COLISSIMO: 'Colissimo', DHL: 'DHL' })[carrierId] ?? carrierId,
  service: (carrierId, serviceId) => (carrierId === 'DHL' ? 'DHL Express' : serviceId),
  channel: (channelId) => ({ amazon: 'Amazon', shop: 'la boutique' })[channelId] ?? channelId,
  timeZone: 'Europe/Paris',
}

interface Case {
  readonly name: string
  readonly when: ConditionNode & { kind: 'group' }
  readonly actions: readonly Action[]
  readonly validity?: Rule['validity']
  readonly stops?: boolean
  readonly en: string
  readonly fr: string
}

const colissimo = does('ship.use-service', { carrierId: 'COLISSIMO', serviceId: null })
const raise = does('classify.add-priority', { points: 200 })

/** No-break spaces are written '~', narrow ones '_'. */
const cases: readonly Case[] = [
  {
    name: 'a weight and a country',
    when: all(is('order.chargeable-weight', 'gt', 3_000), is('order.country', 'in', ['FR'])),
    actions: [colissimo],
    en: 'If the chargeable weight is over 3~kg and the destination is France, then ship with Colissimo.',
    fr: 'Si le poids taxable dépasse 3~kg et la destination est la France, alors expédier avec Colissimo.',
  },
  {
    name: 'countries with their articles',
    when: all(is('order.country', 'in', ['ES', 'NL', 'PT', 'MC', 'US', 'GB'])),
    actions: [colissimo],
    en: 'If the destination is Spain, the Netherlands, Portugal, Monaco, the United States or the United Kingdom, then ship with Colissimo.',
    fr: 'Si la destination est l’Espagne, les Pays-Bas, le Portugal, Monaco, les États-Unis ou le Royaume-Uni, alors expédier avec Colissimo.',
  },
  {
    name: 'what it is not',
    when: all(is('order.country', 'not-in', ['FR', 'BE']), is('order.channel', 'not-in', ['amazon'])),
    actions: [raise],
    en: 'If the destination is not France or Belgium and the channel is not Amazon, then raise the priority by 200~points.',
    fr: 'Si la destination n’est ni la France ni la Belgique et le canal n’est pas Amazon, alors monter la priorité de 200~points.',
  },
  {
    name: 'amounts, times and groups',
    when: all(
      is('order.value', 'between', { from: 1_050, to: 120_000 }),
      any(is('order.placed-time', 'before', 840), is('order.tags', 'any-of', ['vip', 'b2b'])),
    ),
    actions: [does('hold', { note: 'À vérifier' })],
    en: 'If the order value is between €10.50 and €1,200 and (the time of the order is before 14:00 or the order is tagged “vip” or “b2b”), then hold the order for review: “À vérifier”.',
    fr: 'Si la valeur de la commande est entre 10,50~€ et 1_200~€ et (l’heure de la commande est avant 14~h ou la commande porte l’étiquette «~vip~» ou «~b2b~»), alors bloquer la commande~: «~À vérifier~».',
  },
  {
    name: 'none of',
    when: none(is('order.units', 'gt', 3), is('product.flag', 'any-of', ['hazmat'])),
    actions: [does('source.splits', { maxFulfillments: 1 })],
    en: 'If none of this holds: the number of units is over 3 or a product is hazardous, then ship from one site only.',
    fr: 'Si aucun de ces cas ne se présente~: le nombre d’unités dépasse 3 ou un article est dangereux, alors expédier depuis un seul site.',
  },
  {
    name: 'a site, and several actions',
    when: all(
      is('stock.least', 'zero', { site: 'LILLE' }),
      is('site.distance', 'lte', { site: 'LYON', value: 1_200 }),
    ),
    actions: [
      does('source.exclude-sites', { siteIds: ['LILLE'] }),
      does('source.prefer-sites', { siteIds: ['LYON'], worthCents: 250 }),
    ],
    en: 'If the stock of Lille is zero for a product and the distance from Lyon is at most 1,200~km, then exclude Lille and prefer Lyon (up to €2.50 more).',
    fr: 'Si le stock de Lille est à zéro pour un article et la distance depuis Lyon ne dépasse pas 1_200~km, alors exclure Lille et préférer Lyon (jusqu’à 2,50~€ de plus).',
  },
  {
    name: 'a service, suspended',
    when: all(is('service.suspended', 'yes', { service: 'DHL/express' })),
    actions: [does('ship.exclude-services', { services: [{ carrierId: 'DHL', serviceId: 'express' }] })],
    en: 'If DHL Express is suspended, then exclude DHL Express.',
    fr: 'Si DHL Express est suspendu, alors exclure DHL Express.',
  },
  {
    name: 'a time of validity',
    when: all(),
    actions: [does('source.strategy', { strategy: 'cheapest' })],
    validity: {
      from: Date.parse('2026-12-01T08:00Z'),
      until: null,
      days: [1, 5],
      hours: { from: 480, until: 750 },
    },
    en: 'From 1 December 2026 at 09:00, on Monday and Friday, from 08:00 to 12:30: for every order, choose the cheapest way.',
    fr: 'À partir du 1er décembre 2026 à 09:00, le lundi et le vendredi, de 8~h à 12~h~30~: pour toute commande, choisir le moins cher.',
  },
  {
    name: 'whole days of validity',
    when: all(),
    actions: [does('source.strategy', { strategy: 'cheapest' })],
    validity: {
      from: Date.parse('2026-11-30T23:00Z'),
      until: Date.parse('2026-12-27T23:00Z'),
      days: null,
      hours: null,
    },
    en: 'From 1 December 2026, to the end of 27 December 2026: for every order, choose the cheapest way.',
    fr: 'À partir du 1er décembre 2026, jusqu’au 27 décembre 2026 inclus~: pour toute commande, choisir le moins cher.',
  },
  {
    name: 'a rule that stops its stage',
    when: all(is('order.days-to-deadline', 'lte', 1)),
    actions: [does('classify.promise', { what: 'ship', withinDays: 1 })],
    stops: true,
    en: 'If the time left before the promised date is at most 1~day, then promise dispatch within 1 working day. No later rule of this stage is looked at.',
    fr: 'Si le délai avant la date promise ne dépasse pas 1~jour, alors promettre l’expédition sous 1~jour ouvré. Les règles suivantes de cette étape ne sont plus regardées.',
  },
  {
    name: 'a draft with blanks',
    when: all(is('order.weight', 'gt', null), is('site.open', 'no', {})),
    actions: [does('ship.use-service', { carrierId: null })],
    en: 'If the weight is over … and … is closed, then ship with …',
    fr: 'Si le poids dépasse … et … est fermé, alors expédier avec …',
  },
  {
    name: 'nothing filled in yet',
    when: all(),
    actions: [],
    en: 'For every order, nothing is done yet.',
    fr: 'Pour toute commande, rien n’est encore prévu.',
  },
  {
    name: 'an action that is none',
    when: all(),
    actions: [does('constructor', {}), does('__proto__', {})],
    en: 'For every order, constructor and __proto__.',
    fr: 'Pour toute commande, constructor et __proto__.',
  },
]

const plain = (text: string): string => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')

describe('a rule reads as a sentence', () => {
  test.each(cases)('$name', ({ when, actions, validity, stops, en, fr }) => {
    const rule = { when, actions: [...actions], validity: validity ?? null, stopsStage: stops ?? false }
    const said = ruleMessage(rule, NAMES)
    expect({ en: plain(say('en', said)), fr: plain(say('fr', said)) }).toEqual({
      en,
      fr,
    })
  })
})
