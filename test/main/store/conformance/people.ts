import { describe, expect, it } from 'vitest'
import type { Person } from '../../../../shared/domain/person.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const ANA: Person = {
  id: '01930000-0000-7000-8000-000000000001',
  name: 'Ana',
  language: 'fr',
  grants: [{ role: 'lead', siteId: 'LILLE' }],
  isActive: true,
}
const BEN: Person = { ...ANA, id: '01930000-0000-7000-8000-000000000002', name: 'Ben' }

export function peopleConform(open: OpenStore) {
  describe('people', () => {
    const store = freshStore(open)

    it('are read by name without their secrets, and a change of them leaves these', async () => {
      await store().write(async (tx) => {
        await tx.people.put(BEN)
        await tx.people.put(ANA)
        await tx.people.putPin(ANA.id, 'salt.hash')
        await tx.people.putBadge(BEN.id, 'badge-hash')
        await tx.people.put({ ...ANA, isActive: false })
      })
      await store().read(async (tx) => {
        const ben = { ...BEN, hasPin: false, hasBadge: true }
        expect(await tx.people.all()).toEqual([
          { ...ANA, isActive: false, hasPin: true, hasBadge: false },
          ben,
        ])
        expect(await tx.people.pinHash(ANA.id)).toBe('salt.hash')
        expect(await tx.people.byBadge('badge-hash')).toEqual(ben)
        expect(await tx.people.get('nobody')).toBeNull()
        expect(await tx.people.byBadge('another')).toBeNull()
      })
    })

    it('never share a badge', async () => {
      const both = store().write(async (tx) => {
        await tx.people.put(ANA)
        await tx.people.put(BEN)
        await tx.people.putBadge(ANA.id, 'one')
        await tx.people.putBadge(BEN.id, 'one')
      })
      await expect(both).rejects.toThrow()
    })
  })
}
