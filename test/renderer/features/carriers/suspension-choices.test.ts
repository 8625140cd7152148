import { expect, it } from 'vitest'
import { untilOf, zonesOf } from '../../../../renderer/features/carriers/suspension-choices.ts'
import { FRENCH_REGIONS } from '../../../../shared/domain/postal/french-regions.ts'

const at = (iso: string) => Date.parse(iso)
const said = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())

it.each([
  { choice: 'open', now: '2026-11-23T13:12:00Z', want: null },
  { choice: 'tonight', now: '2026-11-23T13:12:00Z', want: '2026-11-23T23:00:00.000Z' },
  { choice: 'morning', now: '2026-11-23T13:12:00Z', want: '2026-11-24T05:00:00.000Z' },
  // Before six on the same day: the next morning, not this one.
  { choice: 'morning', now: '2026-11-23T01:00:00Z', want: '2026-11-24T05:00:00.000Z' },
  // A Monday: the next one.
  { choice: 'week', now: '2026-11-23T13:12:00Z', want: '2026-11-30T05:00:00.000Z' },
  // The clock goes back that night.
  { choice: 'morning', now: '2026-10-24T13:00:00Z', want: '2026-10-25T05:00:00.000Z' },
] as const)('$choice, asked at $now', ({ choice, now, want }) => {
  expect(said(untilOf(choice, at(now), 'Europe/Paris'))).toBe(want)
})

it.each([
  { choice: 'all', typed: '', want: [] },
  { choice: 'corse', typed: '', want: ['FR-20'] },
  { choice: 'bretagne', typed: '', want: ['FR-22', 'FR-29', 'FR-35', 'FR-56'] },
  { choice: 'france', typed: '', want: ['FR'] },
  { choice: 'own', typed: 'fr-20, es', want: ['FR-20', 'ES'] },
  { choice: 'own', typed: '', want: null },
  { choice: 'own', typed: 'France', want: null },
] as const)('zones of $choice "$typed"', ({ choice, typed, want }) => {
  expect(zonesOf(choice, typed)).toEqual(want)
})

it('the regions share the departments of the mainland and Corsica, each in one', () => {
  const all = Object.values(FRENCH_REGIONS).flat()
  expect(new Set(all).size).toBe(all.length)
  // 01 to 95 without 2A and 2B, which postcodes write 20.
  expect(all.toSorted()).toEqual(Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')))
})
