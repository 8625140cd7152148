import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { ScreenLanguage } from '../../../shared/lib/language.ts'
import { argumentText } from '../../../shared/messages/argument-text.ts'
import {
  bilingualMessage,
  type MessageArguments,
  message,
  plainMessage,
} from '../../../shared/messages/message.ts'
import { say, textsOf } from '../../../shared/messages/say.ts'

describe('say', () => {
  const noAnswer = message('channels.noAnswer', { host: 'shop.example', seconds: 1500 })

  it.each([
    { language: 'en', want: 'shop.example did not answer within 1,500 s' },
    { language: 'fr', want: 'shop.example n’a pas répondu en 1\u202f500 s' },
  ] as const)('says a message in $language', ({ language, want }) => {
    expect(say(language, noAnswer)).toBe(want)
  })

  it('says in English what a language does not have', () => {
    expect(say('es', noAnswer)).toBe(say('en', noAnswer))
  })

  it('leaves a text without a code as it is', () => {
    expect(say('fr', plainMessage('Order {x} : "has" no address'))).toBe('Order {x} : "has" no address')
  })

  it('says a text in two languages in the one that is asked for, else in English', () => {
    const both = bilingualMessage({ en: 'No printer', fr: 'Pas d’imprimante' })
    expect((['en', 'fr', 'es'] as const).map((language) => say(language, both))).toEqual([
      'No printer',
      'Pas d’imprimante',
      'No printer',
    ])
  })

  it('shows code and arguments of a message that this version does not have', () => {
    const later = {
      code: 'channels.later',
      args: { order: '#1001', worth: { amount: 1290, currency: 'EUR' } },
    }
    expect(say('fr', later)).toBe('channels.later (#1001, 12,90\u00a0€)')
    expect(say('en', { code: 'channels.later', args: {} })).toBe('channels.later')
  })

  it('says what it can of a message whose arguments another version kept differently', () => {
    expect(say('en', { code: 'channels.noAnswer', args: { host: 7 } })).toBe('7 did not answer within 0 s')
  })

  it('takes the arguments that its text was defined with', () => {
    expectTypeOf<MessageArguments<'channels.noAnswer'>>().toEqualTypeOf<{
      readonly host: string
      readonly seconds: number
    }>()
    expectTypeOf(message<'channels.noAnswer'>).parameters.toEqualTypeOf<
      ['channels.noAnswer', { readonly host: string; readonly seconds: number }]
    >()
  })
})

describe('textsOf', () => {
  it('gives functions of one object, the same each time', () => {
    const texts = textsOf('channels', 'fr')
    expect(texts.stopped({ host: 'shop.example' })).toBe('L’appel à shop.example a été interrompu')
    expect(textsOf('channels', 'fr')).toBe(texts)
  })
})

describe('argumentText', () => {
  const timeZone = 'Europe/Paris'

  it.each([
    {
      kind: 'money',
      value: { amount: 612, currency: 'EUR' },
      en: '€6.12',
      fr: '6,12\u00a0€',
      es: '6,12\u00a0€',
    },
    {
      kind: 'money',
      value: { amount: 2590, currency: 'PLN' },
      en: 'PLN\u00a025.90',
      fr: '25,90\u00a0PLN',
      es: '25,90\u00a0PLN',
    },
    {
      kind: 'money',
      value: { amount: 5490, currency: 'JPY' },
      en: 'JP¥5,490',
      fr: '5\u202f490\u00a0JPY',
      es: '5490\u00a0JPY',
    },
    {
      kind: 'instant',
      value: Date.UTC(2026, 10, 24, 13, 12),
      en: 'Tue 24 Nov, 14:12',
      fr: 'mar. 24 nov., 14:12',
      es: 'mar, 24 nov, 14:12',
    },
    {
      kind: 'placeTime',
      value: { at: Date.UTC(2026, 10, 24, 13, 12), timeZone: 'Atlantic/Canary' },
      en: 'Tue 24 Nov, 13:12',
      fr: 'mar. 24 nov., 13:12',
      es: 'mar, 24 nov, 13:12',
    },
    {
      kind: 'date',
      value: '2026-11-24',
      en: '24 November 2026',
      fr: '24 novembre 2026',
      es: '24 de noviembre de 2026',
    },
    {
      kind: 'day',
      value: '2026-11-24',
      en: 'Tue 24 Nov',
      fr: 'mar. 24 nov.',
      es: 'mar, 24 nov',
    },
    { kind: 'weight', value: 1250, en: '1.25 kg', fr: '1,25\u202fkg', es: '1,25 kg' },
    {
      kind: 'list',
      value: ['A', 'B', plainMessage('a cause')],
      en: 'A, B and a cause',
      fr: 'A, B et a cause',
      es: 'A, B y a cause',
    },
    {
      kind: 'clauses',
      value: ['A', plainMessage('a cause')],
      en: 'A; a cause',
      fr: 'A\u202f; a cause',
      es: 'A; a cause',
    },
    {
      kind: 'items',
      value: ['A', plainMessage('a cause')],
      en: 'A, a cause',
      fr: 'A, a cause',
      es: 'A, a cause',
    },
    { kind: 'region', value: 'RE', en: 'Réunion', fr: 'La Réunion', es: 'Reunión' },
    { kind: 'opening', value: plainMessage('a cause'), en: 'A cause', fr: 'A cause', es: 'A cause' },
    { kind: 'message', value: plainMessage('a cause'), en: 'a cause', fr: 'a cause', es: 'a cause' },
    { kind: 'number', value: 1250, en: 1250, fr: 1250, es: 1250 },
  ] as const)('writes $kind', ({ kind, value, ...want }) => {
    const written = (language: ScreenLanguage) =>
      argumentText(kind, value, { language, timeZone, say: (inner) => say(language, inner) })
    expect({ en: written('en'), fr: written('fr'), es: written('es') }).toEqual(want)
  })
})

describe('plural forms', () => {
  const pattern = '{count, plural, one {# commande} other {# commandes}}'

  it.each([
    { tag: 'en-GB', want: ['0 commandes', '1 commande', '2 commandes', '1,000,000 commandes'] },
    { tag: 'fr-FR', want: ['0 commande', '1 commande', '2 commandes', '1\u202f000\u202f000 commandes'] },
    { tag: 'es-ES', want: ['0 commandes', '1 commande', '2 commandes', '1.000.000 commandes'] },
  ])('are those of $tag', ({ tag, want }) => {
    const format = new IntlMessageFormat(pattern, tag)
    expect([0, 1, 2, 1_000_000].map((count) => format.format({ count }))).toEqual(want)
  })
})
