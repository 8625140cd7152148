import { describe, expect, it } from 'vitest'
import { formatFor, parseDecimal } from '../../../renderer/lib/format.ts'

const NOON_UTC = Date.UTC(2026, 10, 23, 12, 0, 0)
/** Every kind of space as one, so that expectations can be read. */
const spaced = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ')

describe('formats', () => {
  const en = formatFor('en')
  const fr = formatFor('fr')
  it.each([
    ['money', en.money(720, 'EUR'), '€7.20', fr.money(720, 'EUR'), '7,20 €'],
    ['thousands', en.integer(12_345), '12,345', fr.integer(12_345), '12 345'],
    ['share', en.percent(0.987), '98.7%', fr.percent(0.987), '98,7 %'],
    ['light parcel', en.weight(420), '420 g', fr.weight(420), '420 g'],
    ['heavy parcel', en.weight(2_450), '2.5 kg', fr.weight(2_450), '2,5 kg'],
    ['time', en.time(NOON_UTC, 'Europe/Paris'), '13:00', fr.time(NOON_UTC, 'Europe/Madrid'), '13:00'],
    ['day', en.day('2026-11-23'), 'Mon 23 Nov', fr.day('2026-11-23'), 'lun. 23 nov.'],
    [
      'past',
      en.relative(NOON_UTC - 300_000, NOON_UTC),
      '5 min ago',
      fr.relative(NOON_UTC - 300_000, NOON_UTC),
      'il y a 5 min',
    ],
    [
      'days',
      en.days('2026-11-24', '2026-11-25'),
      'Tue 24 Nov – Wed 25 Nov',
      fr.days('2026-11-24', '2026-11-25'),
      'mar. 24 – mer. 25 nov.',
    ],
    [
      'one day',
      en.days('2026-11-24', '2026-11-24'),
      'Tue 24 Nov',
      fr.days('2026-11-24', '2026-11-24'),
      'mar. 24 nov.',
    ],
    ['list', en.list(['a', 'b', 'c']), 'a, b and c', fr.list(['a', 'b', 'c']), 'a, b et c'],
    ['country', en.country('ES'), 'Spain', fr.country('ES'), 'Espagne'],
  ])('%s', (_, english, wantedEnglish, french, wantedFrench) => {
    expect([english, french].map(spaced)).toEqual([wantedEnglish, wantedFrench])
  })
})

it.each([
  [48 * 60_000, '0:48', '0:48'],
  [-5 * 60_000, '-0:05', '-0:05'],
  [125 * 60_000, '2:05', '2:05'],
  [3 * 86_400_000, '3 d', '3 j'],
])('counts down %i ms as %s, in French %s', (ms, english, french) => {
  expect([formatFor('en'), formatFor('fr')].map(({ countdown }) => spaced(countdown(ms)))).toEqual([
    english,
    french,
  ])
})

it.each([
  ['1,5', 1.5],
  ['1.5', 1.5],
  ['1 234,5', 1234.5],
  ['-3', -3],
  ['.5', 0.5],
  ['', null],
  ['1,2,3', null],
  ['12 kg', null],
])('reads %j as %s', (text, wanted) => {
  expect(parseDecimal(text)).toBe(wanted)
})
