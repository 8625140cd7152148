import { expect, it } from 'vitest'
import { figureSum, toldUnits } from '../../../../main/app/notify/figure-sum.ts'
import type { SiteReason } from '../../../../main/engine/sellable/sellable-stock.ts'
import type { StockLevel } from '../../../../shared/domain/stock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'

const ROUNDS = 500

it('whatever is taken off, the terms add up to what is on hand, and none is negative', () => {
  const random = seededRandom(12)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  for (let round = 0; round < ROUNDS; round += 1) {
    const siteIds = Array.from({ length: 1 + upTo(3) }, (_, i) => `S${i}`)
    const pack = 1 + upTo(5)
    const levels = siteIds.map((siteId): StockLevel => {
      const level = { siteId, sku: 'A', onHand: upTo(40), reserved: upTo(10), safety: upTo(5) }
      return upTo(9) === 0 ? { ...level, doubtedAt: 1 } : level
    })
    const reserves = siteIds.map((siteId) => ({ channelId: 'other', siteId, sku: 'A', quantity: upTo(8) }))
    const setAsides = siteIds.map((siteId) => {
      const quantity = upTo(5)
      return { deviceId: siteId, name: siteId, siteId, sku: 'A', quantity, usable: quantity }
    })
    const free = levels.map(({ onHand, reserved, safety, doubtedAt }, at) => {
      const kept = (reserves[at]?.quantity ?? 0) + (setAsides[at]?.quantity ?? 0)
      return doubtedAt === undefined ? Math.max(0, onHand - reserved - safety - kept) : 0
    })
    const reasons = free.map(
      (): SiteReason => ({
        bar: upTo(2) === 0 ? { kind: 'outage' } : null,
        onlyFor: null,
      }),
    )
    const bySite = free.map((units, at) => (reasons[at]?.bar === null ? units - (units % pack) : 0))
    const shippable = bySite.reduce((sum, units) => sum + units, 0)
    const sellable = { bySite, units: shippable - upTo(Math.min(shippable, 6)) }
    const withheld = { wanted: upTo(10), buffer: upTo(10) }
    const sum = figureSum({
      channelId: 'shop',
      channelSku: 'A',
      pack,
      siteIds,
      levels,
      reserves,
      setAsides,
      sellable,
      reasons,
      withheld,
    })
    const atSites = sum.sites.flatMap((site) => [
      site.reserved,
      site.safety,
      site.inDoubt,
      site.kept,
      site.setAside,
      site.barred,
    ])
    const terms = [...atSites, sum.keptOverAll, sum.wanted, sum.buffer, sum.rest, sum.told]
    expect(terms.reduce((total, units) => total + units, 0)).toBe(sum.here)
    expect(Math.min(...terms)).toBeGreaterThanOrEqual(0)
    expect(sum.told).toBe(toldUnits(sellable, withheld, pack))
    expect(sum.told % pack).toBe(0)
  }
})
