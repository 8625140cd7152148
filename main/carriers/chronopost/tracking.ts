import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { TrackingEvent } from '../../../shared/domain/tracking-event.ts'
import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { stateInFrench } from '../protocol/state-in-french.ts'
import { CARRIER, type ChronopostClient } from './client.ts'

const eventSchema = z.object({
  code: z.string().optional(),
  eventDate: z.string(),
  eventLabel: z.string().optional(),
  officeLabel: z.string().optional(),
})
const answerSchema = z.object({
  trackSkybillV2Response: z.object({
    return: z.object({
      errorCode: z.string(),
      errorMessage: z.string().optional(),
      listEventInfoComp: z
        .union([
          z.object({
            events: z.union([z.array(eventSchema), eventSchema.transform((one) => [one])]).optional(),
          }),
          z.literal(''),
        ])
        .optional(),
    }),
  }),
})

const TECHNICAL = '1'

/** Events by number, oldest first; it is asked number by number. @throws {RemoteError} */
export async function trackParcels(
  client: ChronopostClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  const events = new Map<string, readonly TrackingEvent[]>()
  for (const number of numbers) {
    const body = await client.track('trackSkybillV2', { language: 'fr_FR', skybillNumber: number }, signal)
    const read = answerSchema.safeParse(body)
    if (!read.success || read.data.trackSkybillV2Response.return.errorCode === TECHNICAL)
      throw new RemoteError('retry', message('carrierApi.notData', { carrier: CARRIER, status: '200' }))
    const { listEventInfoComp } = read.data.trackSkybillV2Response.return
    const told = typeof listEventInfoComp === 'object' ? (listEventInfoComp.events ?? []) : []
    events.set(
      number,
      told.flatMap(eventOf).toSorted((a, b) => a.at - b.at),
    )
  }
  return events
}

function eventOf(event: z.infer<typeof eventSchema>): TrackingEvent[] {
  const at = instantOf(event.eventDate)
  const text = event.eventLabel?.trim() ?? ''
  if (at === null) return []
  return [
    {
      at,
      state: stateInFrench(text),
      code: event.code?.trim() ?? '',
      text,
      place: event.officeLabel?.trim() || null,
    },
  ]
}

/** An instant with its offset, or French time without one. */
function instantOf(written: string): number | null {
  try {
    return /(Z|[+-]\d\d:\d\d)$/.test(written)
      ? Temporal.Instant.from(written).epochMilliseconds
      : Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/Paris').epochMilliseconds
  } catch {
    return null
  }
}
