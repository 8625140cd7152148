import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import { action, nothing, query } from './procedure.ts'

/** One try of a print job: `attempt` is another one each time that a person let it be tried again. */
const whichTry = { jobId: z.string().max(100), attempt: z.int().min(1) }

/** How the job stands at the station. */
export const stationStanding = z.discriminatedUnion('kind', [
  /** Kept there durably, and printed there once; `detail`: why not yet, null = nothing is in the way. */
  z.object({ kind: z.literal('stored'), detail: messageSchema.nullable() }),
  z.object({ kind: z.enum(['confirmed', 'sent', 'unknown']), bytes: z.int(), detail: messageSchema }),
  /** Nothing of it came out, and it will not any more. */
  z.object({ kind: z.literal('failed'), detail: messageSchema }),
  /** The same, for as long as its printer cannot print: the hub may have it printed elsewhere, or again here. */
  z.object({ kind: z.literal('returned'), detail: messageSchema }),
])
export type StationStanding = z.infer<typeof stationStanding>

/** What a paired device that has printers of its own does; of other callers nothing is told and nothing is heard. */
export const stations = {
  /**
   * The jobs that are to be printed there, those first that are under way already; each again on every connection until
   * it is reported how it ended. `work`: JSON, what is printed on which printer (main/app/printers/station-printers.ts).
   */
  jobs: query('anyone')
    .input(z.object({}))
    .output(eventIterator(z.object({ ...whichTry, work: z.string() }))),
  report: action({
    role: 'anyone',
    input: z.object({ ...whichTry, standing: stationStanding }),
    output: nothing,
    needsHub: 'every-site',
  }),
}
