import type { HandOver } from '../../../shared/domain/hand-over.ts'
import type { Commands } from '../commands/command.ts'
import type { HandOverEvents } from '../ports/hand-over-events.ts'

/** How carriers answered when they were asked for their own lists, carried out as commands of the program itself. */
export function handOverEvents(commands: Commands): HandOverEvents {
  return {
    made: (list, document) =>
      commands.system('handovers.settleList', async ({ tx, newId, touch }) => {
        if (!(await tx.handOvers.moveCarrierList(list.id, 'wanted', { ...asked(list), carrierList: 'made' })))
          return
        await tx.labels.keepDocuments(list.id, [newId()], [document])
        touch('carriers')
      }),
    refused: (list, problem) =>
      commands.system('handovers.settleList', async ({ tx, touch }) => {
        const change = { ...asked(list), carrierList: 'refused', problem } as const
        if (await tx.handOvers.moveCarrierList(list.id, 'wanted', change)) touch('carriers')
      }),
    notNow: (list, problem, waitMs) =>
      commands.system('handovers.settleList', async ({ tx, now, touch }) => {
        const change = { ...asked(list), carrierList: 'wanted', problem, notBefore: now + waitMs } as const
        if (await tx.handOvers.moveCarrierList(list.id, 'wanted', change)) touch('carriers')
      }),
  }
}

function asked({ attempts, notBefore }: HandOver) {
  return { problem: null, attempts: attempts + 1, notBefore }
}
