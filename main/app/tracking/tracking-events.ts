import type { Commands } from '../commands/command.ts'
import type { TrackingEvents } from '../ports/tracking-events.ts'
import { settleTracked } from './settle-tracked.ts'

/** What carriers tell of parcels, carried out as commands of the program itself. */
export function trackingEvents(commands: Commands): TrackingEvents {
  return {
    told: (accountId, asked, answer) =>
      commands.system('parcels.settleTracked', (context) => settleTracked(context, accountId, asked, answer)),
    linkChanged: () =>
      commands.system('parcels.changeLink', async (context) => {
        context.touch('carriers')
      }),
  }
}
