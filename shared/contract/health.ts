import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'

/** What the room is made of, in the order in which it is shown. */
export const HEALTH_PARTS = [
  'database',
  'backup',
  'process',
  'deciding',
  'channel',
  'carrier',
  'printer',
  'device',
  'webhook',
  'mail',
] as const
export type HealthPart = (typeof HEALTH_PARTS)[number]

/** How one part stands. */
export const healthLine = z.object({
  part: z.enum(HEALTH_PARTS),
  /** Which one, as people call it; null = there is one only. */
  name: z.string().nullable(),
  /** Where it stands; null = at no site in particular. */
  siteId: scalars.code.nullable(),
  /** watch: it works, but somebody should look; down: it does not. */
  state: z.enum(['sound', 'watch', 'down']),
  said: messageSchema,
  /** Since when it stands so; null = it does not matter, or is not known. */
  since: scalars.epochMs.nullable(),
})
export type HealthLine = z.infer<typeof healthLine>
