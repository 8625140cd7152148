import { describe, expect, it } from 'vitest'
import {
  draftOf,
  newSurcharge,
  readSurcharge,
  type SurchargeDraft,
  surchargesOf,
} from '../../../../renderer/features/carriers/surcharge-draft.ts'
import type { Surcharge } from '../../../../shared/domain/surcharge.ts'

const draft = (changes: Partial<SurchargeDraft>): SurchargeDraft => ({ ...newSurcharge('dpd'), ...changes })

const FUEL: Surcharge = { kind: 'fuel', service: 'dpd/*', percent: 8.5 }
const REMOTE: Surcharge = { kind: 'remote', service: null, zones: ['FR-20', 'ES-07'], cents: 450 }
const LONG: Surcharge = { kind: 'oversize', service: 'dpd/predict', overLengthMm: 1_200, cents: 990 }
const FRAGILE: Surcharge = { kind: 'fragile', service: 'seur/24', cents: 150 }

describe('a surcharge as filled in', () => {
  it.each([FUEL, REMOTE, LONG, FRAGILE])('$kind comes back as it was', (surcharge) => {
    expect(readSurcharge(draftOf(surcharge, 'EUR'), [], 'EUR')).toEqual({ surcharge })
  })

  it.each<{ name: string; typed: Partial<SurchargeDraft>; problem: string }>([
    { name: 'no percentage', typed: {}, problem: 'no-percent' },
    { name: 'a second fuel surcharge of the same services', typed: { percent: '3' }, problem: 'twice' },
    { name: 'no amount', typed: { kind: 'fragile' }, problem: 'no-amount' },
    { name: 'no length', typed: { kind: 'oversize', overLengthCm: '0', amount: '1' }, problem: 'no-length' },
    { name: 'no zone', typed: { kind: 'remote', amount: '1' }, problem: 'wrong-zones' },
    {
      name: 'a zone that is none',
      typed: { kind: 'remote', amount: '1', zones: 'Corsica' },
      problem: 'wrong-zones',
    },
  ])('$name', ({ typed, problem }) => {
    expect(readSurcharge(draft(typed), [FUEL], 'EUR')).toEqual({ problem })
  })

  it('reads zones and amounts as people write them', () => {
    expect(
      readSurcharge(draft({ kind: 'remote', zones: 'fr-20; es', amount: '4,50', scope: '*' }), [], 'EUR'),
    ).toEqual({
      surcharge: { kind: 'remote', service: null, zones: ['FR-20', 'ES'], cents: 450 },
    })
  })

  it('a carrier pays its own and those of all', () => {
    expect(surchargesOf('dpd', [FRAGILE, FUEL, REMOTE, LONG]).map(({ at }) => at)).toEqual([1, 2, 3])
  })
})
