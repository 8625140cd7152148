import { describe, expect, it } from 'vitest'
import type { CarrierService, Rate, Suspension } from '../../../../shared/domain/carrier.ts'
import type { Channel } from '../../../../shared/domain/channel.ts'
import { POLICY } from '../../../../shared/domain/policy.ts'
import type { Product } from '../../../../shared/domain/product.ts'
import type { Site } from '../../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { EMPTY_RULE_SET, type RuleSet } from '../../../../shared/rules/document.ts'
import { anyDocument } from '../../../support/any-document.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const lille: Site = {
  id: 'LILLE',
  name: 'Entrepôt de Lille',
  country: 'FR',
  postcode: '59000',
  latitude: 50.63,
  longitude: 3.06,
  timeZone: 'Europe/Paris',
  dailyCapacity: 400,
  cutoff: 840,
  workdays: [1, 2, 3, 4, 5],
  closedOn: ['2026-05-01'],
  handlingCentsPerOrder: 120,
  handlingCentsPerUnit: 20,
  outage: null,
}
const lyon: Site = { ...lille, id: 'LYON', outage: { reason: 'Flood', since: 5, until: null } }

const mug: Product = {
  sku: 'MUG',
  name: 'Mug émaillé',
  category: null,
  barcode: '3760000000017',
  weightG: 350,
  dimensions: { lengthMm: 100, widthMm: 90, heightMm: 90 },
  flags: ['fragile'],
  priceCents: 1_290,
}
const bowl: Product = { ...mug, sku: 'BOWL', barcode: null }

const home: CarrierService = {
  carrierId: 'colissimo',
  serviceId: 'home',
  name: 'Colissimo Domicile',
  level: 'standard',
  maxWeightG: 30_000,
  maxLengthMm: 1_000,
  volumetricDivisor: null,
  excludedFlags: ['hazmat'],
  dailyCap: null,
  pickupDays: [1, 2, 3, 4, 5],
  deliveryDays: [1, 2, 3, 4, 5, 6],
}

const rate: Rate = {
  carrierId: 'colissimo',
  serviceId: 'home',
  originSiteId: null,
  country: 'FR',
  postcodePrefix: '',
  upToWeightG: 500,
  priceCents: 499,
  transitDays: 2,
}

const strike: Suspension = {
  id: '018f0000-0000-7000-8000-000000000001',
  carrierId: 'colissimo',
  serviceId: null,
  zones: ['FR-20'],
  reason: 'Strike',
  from: 100,
  until: null,
}

const shop: Channel = {
  id: 'shop',
  name: 'Shop',
  kind: 'shopify',
  url: 'https://shop.example',
  buffer: 2,
  priority: 10,
  paused: false,
  sandbox: true,
}

export function catalogConforms(open: OpenStore) {
  describe('catalogue', () => {
    const store = freshStore(open)

    it('keeps sites by id and replaces them', async () => {
      await store().write((tx) => tx.sites.put([lyon, lille]))
      await store().write((tx) => tx.sites.put([{ ...lyon, outage: null }]))
      await store().read(async (tx) => {
        expect(await tx.sites.all()).toEqual([lille, { ...lyon, outage: null }])
        expect(await tx.sites.get('LILLE')).toEqual(lille)
        expect(await tx.sites.get('PARIS')).toBeNull()
      })
    })

    it('finds products by SKU and by what is scanned', async () => {
      await store().write((tx) => tx.products.put([mug, bowl, mug]))
      await store().read(async (tx) => {
        expect(await tx.products.all()).toEqual([bowl, mug])
        expect(await tx.products.bySkus(['MUG', 'MUG', 'NONE'])).toEqual([mug])
        expect(await tx.products.bySkus([])).toEqual([])
        expect(await tx.products.byScan('3760000000017')).toEqual(mug)
        expect(await tx.products.byScan('BOWL')).toEqual(bowl)
        expect(await tx.products.byScan('MUG')).toBeNull()
        expect(await tx.products.count()).toBe(2)
      })
    })

    it('puts more products than one statement holds', async () => {
      const many = Array.from({ length: 1_201 }, (_, n) => ({
        ...bowl,
        sku: `S${String(n).padStart(5, '0')}`,
      }))
      await store().write((tx) => tx.products.put(many))
      const skus = many.map((one) => one.sku)
      expect(await store().read((tx) => tx.products.bySkus(skus))).toEqual(many)
    })

    it('replaces the rate cards of the services that occur, and only those', async () => {
      const other = { ...rate, carrierId: 'dpd', serviceId: 'classic' }
      await store().write((tx) => tx.carriers.replaceRates([rate, { ...rate, upToWeightG: 250 }, other]))
      const fresh = { ...rate, originSiteId: 'LILLE', priceCents: 450 }
      await store().write((tx) => tx.carriers.replaceRates([rate, fresh, { ...fresh, priceCents: 455 }]))
      expect(await store().read((tx) => tx.carriers.rates())).toEqual([
        rate,
        { ...fresh, priceCents: 455 },
        other,
      ])
    })

    it('keeps services', async () => {
      await store().write((tx) => tx.carriers.putServices([home, { ...home, carrierId: 'chronopost' }]))
      await store().write((tx) => tx.carriers.putServices([{ ...home, dailyCap: 5 }]))
      expect(await store().read((tx) => tx.carriers.services())).toEqual([
        { ...home, carrierId: 'chronopost' },
        { ...home, dailyCap: 5 },
      ])
    })

    it('ends a suspension once', async () => {
      await store().write((tx) => tx.carriers.putSuspension(strike))
      expect(await store().read((tx) => tx.carriers.suspensions(10))).toEqual([strike])
      expect(await store().write((tx) => tx.carriers.endSuspension(strike.id, 200))).toBe(true)
      expect(await store().write((tx) => tx.carriers.endSuspension(strike.id, 300))).toBe(false)
      expect(await store().write((tx) => tx.carriers.endSuspension('unknown', 300))).toBe(false)
      await store().read(async (tx) => {
        expect(await tx.carriers.suspensions(200)).toEqual([{ ...strike, until: 200 }])
        expect(await tx.carriers.suspensions(201)).toEqual([])
      })
    })

    it('keeps channels', async () => {
      await store().write((tx) => tx.channels.put(shop))
      await store().write((tx) => tx.channels.put({ ...shop, paused: true }))
      await store().read(async (tx) => {
        expect(await tx.channels.all()).toEqual([{ ...shop, paused: true }])
        expect(await tx.channels.get('shop')).toEqual({ ...shop, paused: true })
        expect(await tx.channels.get('none')).toBeNull()
      })
    })

    it('publishes rule sets one version after the other', async () => {
      const first: RuleSet = { version: 1, publishedAt: 100, author: 'Ana', note: 'first', rules: [] }
      const second: RuleSet = {
        version: 2,
        publishedAt: 200,
        author: 'Ben',
        note: '',
        rules: [
          {
            id: 'r1',
            name: 'Heavy',
            enabled: true,
            stage: 'ship',
            when: {
              kind: 'group',
              match: 'all',
              children: [{ kind: 'condition', field: 'order.weight', operator: 'gt', value: 20_000 }],
            },
            actions: [{ code: 'ship.use-service', args: { service: 'colissimo/home' } }],
            validity: null,
            stopsStage: false,
          },
        ],
      }
      expect(await store().read((tx) => tx.ruleSets.current())).toEqual(EMPTY_RULE_SET)
      expect(await store().write((tx) => tx.ruleSets.publish(second))).toBe(false)
      expect(await store().write((tx) => tx.ruleSets.publish(first))).toBe(true)
      expect(await store().write((tx) => tx.ruleSets.publish(first))).toBe(false)
      expect(await store().write((tx) => tx.ruleSets.publish(second))).toBe(true)
      await store().read(async (tx) => {
        expect(await tx.ruleSets.current()).toEqual(second)
        expect(await tx.ruleSets.version(1)).toEqual(first)
        expect(await tx.ruleSets.version(3)).toBeNull()
        expect(await tx.ruleSets.history()).toEqual([
          { version: 2, publishedAt: 200, author: 'Ben', note: '' },
          { version: 1, publishedAt: 100, author: 'Ana', note: 'first' },
        ])
      })
    })

    it('adds up hits by rule over days', async () => {
      await store().write(async (tx) => {
        await tx.ruleSets.addHits(DAY_MS + 5, new Map([['r1', 2]]))
        await tx.ruleSets.addHits(
          3 * DAY_MS,
          new Map([
            ['r1', 3],
            ['r2', 1],
          ]),
        )
        await tx.ruleSets.addHits(3 * DAY_MS + 9, new Map([['r1', 4]]))
        await tx.ruleSets.addHits(3 * DAY_MS, new Map())
      })
      await store().read(async (tx) => {
        expect(await tx.ruleSets.hitsSince(0)).toEqual(
          new Map([
            ['r1', 9],
            ['r2', 1],
          ]),
        )
        expect(await tx.ruleSets.hitsSince(2 * DAY_MS)).toEqual(
          new Map([
            ['r1', 7],
            ['r2', 1],
          ]),
        )
      })
    })

    it('keeps settings, with defaults until they are set', async () => {
      const settings = { ...WORKSPACE.defaults, merchantName: 'Maison Bleue', autoReleaseMinutes: null }
      await store().read(async (tx) => {
        expect(await tx.settings.get(WORKSPACE)).toEqual(WORKSPACE.defaults)
        expect(await tx.settings.get(POLICY)).toEqual(POLICY.defaults)
        expect(await tx.settings.get(anyDocument('other/printers'))).toBeNull()
      })
      await store().write(async (tx) => {
        await tx.settings.put(WORKSPACE, settings)
        await tx.settings.put(POLICY, { ...POLICY.defaults, maxFulfillments: 1 })
        await tx.settings.put(anyDocument('other/printers'), [{ id: 'p1' }])
        await tx.settings.put(anyDocument('other/workspace'), 'a key of its own')
      })
      await store().read(async (tx) => {
        expect(await tx.settings.get(WORKSPACE)).toEqual(settings)
        expect(await tx.settings.get(POLICY)).toEqual({ ...POLICY.defaults, maxFulfillments: 1 })
        expect(await tx.settings.get(anyDocument('other/printers'))).toEqual([{ id: 'p1' }])
        expect(await tx.settings.get(anyDocument('other/workspace'))).toBe('a key of its own')
      })
    })
  })
}
