import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function deviceRoutes({ devices: procedures }: Procedures, { devices, store }: AppServices) {
  return {
    devices: {
      list: procedures.list.handler(async () => {
        const all = await store.read((tx) => tx.devices.all())
        return {
          network: devices.network(),
          devices: all.map((device) => ({ ...device, isConnected: devices.isConnected(device.id) })),
        }
      }),
    },
  }
}
