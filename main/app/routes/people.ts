import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function peopleRoutes({ people: procedures }: Procedures, { people }: AppServices) {
  return {
    people: {
      list: procedures.list.handler(async () =>
        [...(await people.all()).values()].map((person) => ({ ...person, grants: [...person.grants] })),
      ),
    },
  }
}
