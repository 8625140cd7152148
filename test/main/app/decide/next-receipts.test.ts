import { describe, expect, it } from 'vitest'
import { nextReceipts } from '../../../../main/app/decide/next-receipts.ts'

const NOW = Date.parse('2026-11-30T09:00:00+01:00')
const next = (...receipts: readonly (readonly [on: string, units: number])[]) => {
  const days = receipts.map(([on, units]) => ({ sku: 'A', on, units }))
  const at = nextReceipts(days, new Map([['A', 10]]), NOW, 'Europe/Paris').get('A')
  return at === undefined ? null : new Date(at).toISOString()
}

describe('the next goods of a SKU', () => {
  it('are those that make a day of sales together', () => {
    expect(next(['2026-12-03', 4], ['2026-12-05', 6], ['2026-12-09', 90])).toBe('2026-12-04T23:00:00.000Z')
    expect(next(['2026-12-03', 4])).toBeNull()
    expect(next()).toBeNull()
  })

  it('count from tomorrow where they are late, and not at all once they are late by more than a week', () => {
    expect(next(['2026-11-24', 20])).toBe('2026-11-30T23:00:00.000Z')
    expect(next(['2026-11-22', 20])).toBeNull()
  })

  it('of a SKU that is hardly ordered are the first', () => {
    const days = [{ sku: 'B', on: '2026-12-03', units: 1 }]
    expect(nextReceipts(days, new Map(), NOW, 'Europe/Paris').size).toBe(1)
  })
})
