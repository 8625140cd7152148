import { expect, it } from 'vitest'
import { decidedBefore, nextWaveOf } from '../../../main/app/release/waves.ts'
import { LILLE } from '../../support/engine-builders.ts'

const SETTINGS = { releaseAt: 'wave', waveMinutes: 240, lastWaveMinutes: 60, autoReleaseMinutes: 10 } as const
/** Works on weekdays until 15:00. */
const SITE = { ...LILLE, cutoff: 15 * 60, workdays: [1, 2, 3, 4, 5] }

const at = (time: string): number => Date.parse(`${time}:00+01:00`)
const shown = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant + 3_600_000).toISOString().slice(0, 16)
const next = (time: string, releaseAt: 'wave' | 'minutes' = 'wave') =>
  shown(nextWaveOf(SITE, at(time), [], { ...SETTINGS, releaseAt }))
const before = (time: string) => shown(decidedBefore([SITE], at(time), [], SETTINGS).get(SITE.id))

it('waves are counted back from before the cut-off, on days the site works', () => {
  expect([
    next('2026-11-23T07:00'),
    next('2026-11-23T10:00'),
    next('2026-11-23T13:59'),
    next('2026-11-27T14:00'),
    next('2026-11-23T07:00', 'minutes'),
  ]).toEqual([
    '2026-11-23T10:00',
    '2026-11-23T14:00',
    '2026-11-23T14:00',
    '2026-11-30T02:00',
    '2026-11-23T14:00',
  ])
})

it('what was decided before the last wave goes; after the last of a day what can still make the cut-off', () => {
  expect([
    before('2026-11-23T09:59'),
    before('2026-11-23T10:00'),
    before('2026-11-23T14:05'),
    before('2026-11-23T14:30'),
    before('2026-11-23T15:00'),
    before('2026-11-29T12:00'),
  ]).toEqual([
    '2026-11-23T06:00',
    '2026-11-23T10:00',
    '2026-11-23T14:00',
    '2026-11-23T14:20',
    '2026-11-23T14:00',
    '2026-11-27T14:00',
  ])
})

it('a site that works on no day has no waves', () => {
  const closed = { ...SITE, workdays: [] }
  expect(nextWaveOf(closed, at('2026-11-23T07:00'), [], SETTINGS)).toBeNull()
  expect(decidedBefore([closed], at('2026-11-23T07:00'), [], SETTINGS).size).toBe(0)
})
