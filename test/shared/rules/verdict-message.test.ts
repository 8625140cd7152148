import { expect, test } from 'vitest'
import { say } from '../../../shared/messages/say.ts'
import { failureMessage } from '../../../shared/rules/sentence/verdict-message.ts'
import { PLAIN_NAMES } from '../../support/rules/plain-names.ts'

const failed = (condition: string, operator: string, value: unknown, actual: unknown, negated = false) => ({
  condition,
  args: negated ? { operator, value, negated } : { operator, value },
  actual,
})

const cases = [
  {
    failed: failed('order.chargeable-weight', 'gt', 3_000, 2_400),
    en: 'the chargeable weight: 2.4 kg ≤ 3 kg',
    fr: 'le poids taxable : 2,4 kg ≤ 3 kg',
  },
  {
    failed: failed('order.chargeable-weight', 'gt', 3_000, 3_400, true),
    en: 'the chargeable weight: 3.4 kg > 3 kg',
    fr: 'le poids taxable : 3,4 kg > 3 kg',
  },
  {
    failed: failed('order.placed-time', 'before', 840, 845),
    en: 'the time of the order: 14:05 ≥ 14:00',
    fr: 'l’heure de la commande : 14 h 05 ≥ 14 h',
  },
  {
    failed: failed('order.country', 'in', ['FR'], 'BE'),
    en: 'the destination: Belgium (false: the destination is France)',
    fr: 'la destination : la Belgique (faux : la destination est la France)',
  },
  {
    failed: failed('order.tags', 'any-of', ['vip'], []),
    en: 'the tags: none (false: the order is tagged “vip”)',
    fr: 'les étiquettes : aucune valeur (faux : la commande porte l’étiquette « vip »)',
  },
  {
    failed: failed('stock.least', 'zero', { site: 'LILLE' }, { from: 1, to: 19 }),
    en: 'the scarcest product’s stock at LILLE: between 1 and 19 (false: the stock of LILLE is zero for a product)',
    fr: 'le stock de l’article le plus rare à LILLE : entre 1 et 19 (faux : le stock de LILLE est à zéro pour un article)',
  },
  {
    failed: failed('order.weight', 'gt', 3_000, null),
    en: 'the weight: not known (false: the weight is over 3 kg)',
    fr: 'le poids : non connu (faux : le poids dépasse 3 kg)',
  },
]

test.each(cases)('$en', ({ failed: failure, en, fr }) => {
  const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect({
    en: plain(say('en', failureMessage(failure, PLAIN_NAMES))),
    fr: plain(say('fr', failureMessage(failure, PLAIN_NAMES))),
  }).toEqual({ en, fr })
})
