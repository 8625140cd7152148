import { describe, expect, it } from 'vitest'
import type { Device } from '../../../../shared/domain/device.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const BENCH: Device = {
  id: '01930000-0000-7000-8000-000000000001',
  name: 'Bench 3',
  keepsCopy: false,
  siteId: 'LILLE',
  pairedAt: 1,
  pairedBy: 'Ana',
  lastSeenAt: 1,
  revokedAt: null,
}
const OFFICE: Device = { ...BENCH, id: '01930000-0000-7000-8000-000000000002', name: 'Office', siteId: null }

export function devicesConform(open: OpenStore) {
  describe('devices', () => {
    const store = freshStore(open)

    it('are listed by name, the revoked last, and a revoked one has no key any more', async () => {
      await store().write(async (tx) => {
        await tx.devices.add(OFFICE, 'key of the office')
        await tx.devices.add(BENCH, 'key of the bench')
        await tx.devices.change(OFFICE.id, { name: 'Upstairs', siteId: 'LYON' })
        await tx.devices.seen(OFFICE.id, 7)
        await tx.devices.revoke(BENCH.id, 9)
      })
      await store().read(async (tx) => {
        expect(await tx.devices.all()).toEqual([
          { ...OFFICE, name: 'Upstairs', siteId: 'LYON', lastSeenAt: 7 },
          { ...BENCH, revokedAt: 9 },
        ])
        expect(await tx.devices.get(OFFICE.id)).toEqual({
          ...OFFICE,
          name: 'Upstairs',
          siteId: 'LYON',
          lastSeenAt: 7,
        })
        expect(await tx.devices.publicKey(OFFICE.id)).toBe('key of the office')
        expect(await tx.devices.publicKey(BENCH.id)).toBeNull()
        expect(await tx.devices.publicKey('another')).toBeNull()
      })
    })
  })
}
