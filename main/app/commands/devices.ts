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
    async openNetwork({ port }, seat) {
      assert(seat, 'the network is opened at a window')
      await devices.openNetwork(port, await seat.session())
      return {}
    },
    async closeNetwork(_, seat) {
      assert(seat, 'the network is closed at a window')
      await devices.closeNetwork(await seat.session())
      return {}
    },
    async change({ tx, touch }, { deviceId, name, siteId }) {
      const known = await tx.devices.get(deviceId)
      if (known === null || known.revokedAt !== null) refuse('devices.unknown')
      if (siteId !== null && (await tx.sites.get(siteId)) === null)
        refuse('refusals.unknown.site', { site: siteId })
      await tx.devices.change(deviceId, { name, siteId })
      touch('devices')
      return {}
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
