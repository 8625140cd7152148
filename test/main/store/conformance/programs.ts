import { describe, expect, it } from 'vitest'
import { type AlertReceiver, type AlertState, NEVER_TOLD } from '../../../../shared/domain/alert.ts'
import type { ApiKey } from '../../../../shared/domain/api-key.ts'
import type { Webhook, WebhookState } from '../../../../shared/domain/webhook.ts'
import { anOrder } from '../../../support/engine-builders.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const ERP: ApiKey = {
  id: '01930000-0000-7000-8000-000000000001',
  name: 'ERP',
  scopes: ['orders:read'],
  siteIds: null,
  createdAt: 5,
  revokedAt: null,
}
const SHOP: ApiKey = {
  ...ERP,
  id: '01930000-0000-7000-8000-000000000002',
  name: 'Shop',
  siteIds: null,
  createdAt: 9,
}

export function programsConform(open: OpenStore) {
  describe('keys of other programs', () => {
    const store = freshStore(open)

    it('are found by the hash of their secret, and keep it over a change', async () => {
      await store().write(async (tx) => {
        await tx.apiKeys.insert(ERP, 'one')
        await tx.apiKeys.insert(SHOP, 'two')
        await tx.apiKeys.update({ ...ERP, revokedAt: 20 })
        await tx.apiKeys.used(SHOP.id, 30)
      })
      await store().read(async (tx) => {
        expect(await tx.apiKeys.all()).toEqual([
          { ...SHOP, lastUsedAt: 30 },
          { ...ERP, revokedAt: 20, lastUsedAt: null },
        ])
        expect(await tx.apiKeys.bySecret('one')).toEqual({ ...ERP, revokedAt: 20, lastUsedAt: null })
        expect(await tx.apiKeys.bySecret('three')).toBeNull()
      })
    })
  })

  describe('sealed secrets', () => {
    const store = freshStore(open)

    it('are kept by name, the last one each, until they are removed', async () => {
      await store().write(async (tx) => {
        await tx.sealedSecrets.put('shop', 'one')
        await tx.sealedSecrets.put('shop', 'two')
        await tx.sealedSecrets.put('carrier', 'three')
        await tx.sealedSecrets.remove('carrier')
      })
      await store().read(async (tx) => {
        expect(await tx.sealedSecrets.get('shop')).toBe('two')
        expect(await tx.sealedSecrets.get('carrier')).toBeNull()
      })
    })
  })

  describe('who is told by e-mail', () => {
    const store = freshStore(open)

    it('keeps what it was told over a change, and is gone when removed', async () => {
      const one: AlertReceiver = {
        id: ERP.id,
        email: 'lea@merchant.example',
        language: 'fr',
        kinds: ['cut-off'],
        siteIds: ['LYON'],
        everyMinutes: 15,
        unwatchedMinutes: null,
        pausedAt: null,
      }
      const state: AlertState = {
        ...NEVER_TOLD,
        told: ['exception x'],
        underWay: { messageId: 'm', keys: ['y'] },
      }
      await store().write(async (tx) => {
        await tx.alerts.put(one)
        await tx.alerts.putState(one.id, state)
        await tx.alerts.put({ ...one, siteIds: null })
      })
      expect(await store().read((tx) => tx.alerts.all())).toEqual([{ ...one, siteIds: null, state }])
      expect(await store().write((tx) => tx.alerts.remove(one.id))).toBe(true)
      expect(await store().write((tx) => tx.alerts.remove(one.id))).toBe(false)
      expect(await store().read((tx) => tx.alerts.all())).toEqual([])
    })
  })

  describe('addresses that are told', () => {
    const store = freshStore(open)

    it('keep how far they were told over a change, and are gone when they are removed', async () => {
      const one: Webhook = {
        id: ERP.id,
        url: 'https://a.example/',
        topics: ['orders'],
        createdAt: 1,
        pausedAt: null,
      }
      const state: WebhookState = {
        told: 4,
        upTo: null,
        attempts: 0,
        nextAt: null,
        deliveredAt: null,
        problem: null,
        missed: { entries: 2, at: 3 },
      }
      await store().write(async (tx) => {
        await tx.webhooks.insert(one, state)
        await tx.webhooks.putState(one.id, { ...state, told: 9 })
        await tx.webhooks.update({ ...one, pausedAt: 7 })
      })
      expect(await store().read((tx) => tx.webhooks.all())).toEqual([
        { ...one, pausedAt: 7, state: { ...state, told: 9 } },
      ])
      await store().write((tx) => tx.webhooks.remove(one.id))
      expect(await store().read((tx) => tx.webhooks.all())).toEqual([])
    })
  })

  describe('what other programs follow', () => {
    const store = freshStore(open)

    it('comes in an order that does not change, page after page', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert(
          ['c', 'a', 'b'].map((id) => ({
            ...anOrder({ id, externalId: id }),
            channelId: id === 'b' ? 'other' : 'shop',
          })),
          0,
        )
        await tx.stock.putLevels(
          ['Z', 'A', 'M'].flatMap((sku) =>
            ['LYON', 'LILLE'].map((siteId) => ({ siteId, sku, onHand: 1, safety: 0 })),
          ),
        )
      })
      await store().read(async ({ following }) => {
        const all = { after: '', limit: 2, channelId: null }
        expect(await following.orders(all)).toEqual(['a', 'b'])
        expect(await following.orders({ ...all, after: 'b' })).toEqual(['c'])
        expect(await following.orders({ ...all, channelId: 'shop' })).toEqual(['a', 'c'])
        expect(await following.stockedSkus('', 2)).toEqual(['A', 'M'])
        expect(await following.stockedSkus('M', 2)).toEqual(['Z'])
      })
    })
  })
}
