import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { TrackingEvent } from '../../../shared/domain/tracking-event.ts'
import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { stateInFrench } from '../protocol/state-in-french.ts'
import { CARRIER, type MondialRelayClient } from './client.ts'
import { refuseState } from './state.ts'

const text = z.string().optional()
const eventSchema = z.object({
  Tracing_Libelle: z.string(),
  Tracing_Date: z.string(),
  Tracing_Heure: text,
  Tracing_Lieu: text,
})
const answerSchema = z.object({
  STAT: z.string(),
  Tracing: z
    .union([
      z.object({
        ret_WSI2_sub_TracingColisDetaille: z
          .union([z.array(eventSchema), eventSchema.transform((one) => [one])])
          .optional(),
      }),
      z.literal(''),
    ])
    .optional(),
})

/** Registered, on its way, delivered, with an anomaly; 24 and 94 = it knows no such parcel. */
const KNOWN = ['80', '81', '82', '83']
const UNKNOWN = ['24', '94']

/** Events by number, oldest first; it is asked number by number. @throws {RemoteError} */
export async function traceParcels(
  client: MondialRelayClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  const events = new Map<string, readonly TrackingEvent[]>()
  for (const number of numbers) {
    const result = await client.ask('WSI2_TracingColisDetaille', { Expedition: number, Langue: 'FR' }, signal)
    const read = answerSchema.safeParse(result)
    if (!read.success)
      throw new RemoteError('retry', message('carrierApi.notData', { carrier: CARRIER, status: '200' }))
    const { STAT, Tracing } = read.data
    refuseState(STAT, [...KNOWN, ...UNKNOWN])
    const told = typeof Tracing === 'object' ? (Tracing.ret_WSI2_sub_TracingColisDetaille ?? []) : []
    // They come newest first, and by the minute.
    events.set(
      number,
      told
        .flatMap(eventOf)
        .toReversed()
        .toSorted((a, b) => a.at - b.at),
    )
  }
  return events
}

/** Events have no code: their words are it. Without a date they are only headings. */
function eventOf(event: z.infer<typeof eventSchema>): TrackingEvent[] {
  const at = instantOf(event.Tracing_Date, event.Tracing_Heure ?? '')
  const said = event.Tracing_Libelle.trim()
  if (at === null || said === '') return []
  return [
    { at, state: stateInFrench(said), code: said, text: said, place: event.Tracing_Lieu?.trim() || null },
  ]
}

/** dd/MM/yy or dd/MM/yyyy and hh:mm, in French time. */
function instantOf(date: string, time: string): number | null {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{2,4})$/.exec(date.trim()) ?? []
  if (year === undefined) return null
  const [, hour = '00', minute = '00'] = /^(\d\d):(\d\d)/.exec(time.trim()) ?? []
  const wall = `${year.length === 2 ? `20${year}` : year}-${month}-${day}T${hour}:${minute}`
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Paris').epochMilliseconds
  } catch {
    return null
  }
}
