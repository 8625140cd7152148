import type { Device } from '../../../shared/domain/device.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export function deviceHandlers({ devices }: Pick<AppServices, 'devices'>): HandlersOf<'devices'> {
  return {
    async openPairing({ name, siteId, keepsCopy }, seat) {
      assert(seat, 'pairing is opened at a window')
      const { actor, role } = await seat.session()
      return devices.openPairing({ name, siteId, keepsCopy, by: { actor, role } })
    },
    async revoke({ tx, now, touch, afterCommit }, { deviceId }) {
      const known: Device | null = await tx.devices.get(deviceId)
      if (known === null) refuse('devices.unknown')
      if (known.revokedAt === null) await tx.devices.revoke(deviceId, now)
      touch('devices')
      afterCommit(() => devices.cut(deviceId))
      return {}
    },
  }
}
