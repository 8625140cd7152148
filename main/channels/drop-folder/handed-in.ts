import { z } from 'zod'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CsvProblem } from '../../app/csv/csv-problem.ts'
import type { PulledOrder } from '../../app/ports/channel.ts'
import type { FiledOrderReader, FiledOrders } from '../../app/programs/hand-in-orders.ts'
import type { PlaceFinder } from '../../app/services/place-finder.ts'
import { type FolderWorkspace, readOrderFile } from './order-file.ts'
import { mapFiledOrder } from './order-mapping.ts'
import { hashOf, pulledOrderOf } from './order-pull.ts'

/** What a message of one order's file calls it. */
const NAME = 'orders.json'

const named = z.object({ order: z.coerce.string().trim() }).catch({ order: '' })

/** Orders that a program hands in: the same fields as in a JSON file of the drop folder, each read by itself. */
export function handedInOrders({
  findPlace,
  workspace,
}: {
  readonly findPlace: PlaceFinder
  readonly workspace: () => Promise<Omit<FolderWorkspace, 'findPlace'>>
}): FiledOrderReader {
  return {
    async read(channelId, given): Promise<FiledOrders> {
      const known = { findPlace, ...(await workspace()) }
      const orders: PulledOrder[] = []
      const problems = new Map<string, readonly Message[]>()
      for (const one of given) {
        const bytes = Buffer.from(JSON.stringify(one))
        const file = await readOrderFile(channelId, NAME, bytes, known)
        const said = file.problems.map(problemOf)
        orders.push(...file.orders.map((filed) => pulledOrderOf({ name: NAME, hash: hashOf(bytes) }, filed)))
        if (said.length === 0) continue
        const number = file.orders[0]?.externalId ?? named.parse(one).order
        problems.set(number, [...(problems.get(number) ?? []), ...said])
      }
      return { orders, problems }
    },
    map: (channel) => (payload) => mapFiledOrder(channel, payload),
  }
}

function problemOf({ column, value, expected }: CsvProblem): Message {
  if (column === null) return expected
  return value === null
    ? message('dropFolder.fieldMissing', { field: column, expected })
    : message('dropFolder.fieldWrong', { field: column, value, expected })
}
