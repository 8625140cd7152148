import { commandText } from '../commands/command-texts.ts'
import { sees } from '../ports/sites-seen.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function deviceRoutes(
  { devices: procedures, stations, following: follow }: Procedures,
  { devices, people, store, printing, following }: AppServices,
) {
  return {
    devices: {
      list: procedures.list.handler(async ({ context }) => {
        const known = await store.read((tx) => tx.devices.all())
        const all = known.filter(({ siteId }) => sees(context.seen, [siteId]))
        const [present, everybody] = await Promise.all([devices.present(), people.all()])
        const namesAt = (id: string) =>
          [...(present.get(id) ?? [])].flatMap((person) => everybody.get(person)?.name ?? []).toSorted()
        return {
          network: devices.network(),
          canSwitch: devices.canSwitch,
          devices: all.map((device) => ({
            ...device,
            isConnected: devices.isConnected(device.id),
            people: namesAt(device.id),
          })),
        }
      }),
    },
    following: {
      standing: follow.standing.handler(() => following.standing()),
      waiting: follow.waiting.handler(async () =>
        (await following.waiting()).map(({ commandId, type, actor, at }) => ({
          commandId,
          said: commandText(type),
          actor,
          at,
        })),
      ),
      begin: follow.begin.handler(({ context }) => following.begin(context.session.device ?? '')),
      fill: follow.fill.handler(({ context, input }) => following.fill(context.session.device ?? '', input)),
      next: follow.next.handler(({ context, input, signal }) =>
        following.next(context.session.device ?? '', input, signal),
      ),
    },
    stations: {
      jobs: stations.jobs.handler(({ context, signal }) =>
        printing.stations.jobs(context.session.device ?? '', signal),
      ),
    },
  }
}
