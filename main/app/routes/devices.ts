import { sees } from '../ports/sites-seen.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function deviceRoutes(
  { devices: procedures, stations }: Procedures,
  { devices, store, printing }: AppServices,
) {
  return {
    devices: {
      list: procedures.list.handler(async ({ context }) => {
        const known = await store.read((tx) => tx.devices.all())
        const all = known.filter(({ siteId }) => sees(context.seen, [siteId]))
        return {
          network: devices.network(),
          devices: all.map((device) => ({ ...device, isConnected: devices.isConnected(device.id) })),
        }
      }),
    },
    stations: {
      jobs: stations.jobs.handler(({ context, signal }) =>
        printing.stations.jobs(context.session.device ?? '', signal),
      ),
    },
  }
}
