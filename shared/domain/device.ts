import { z } from 'zod'
import * as scalars from './scalars.ts'

/** What a device is called, for people: where it stands. */
export const deviceName = z.string().trim().min(1).max(60)

/** A station or desk on another machine that was paired with this control room. */
export const device = z.object({
  id: scalars.uuid,
  name: deviceName,
  /** Where it stands; null = at no site in particular. */
  siteId: scalars.code.nullable(),
  /** It is a desktop with a store of its own, which vouches for whoever signs in there (ADR 16). */
  keepsCopy: z.boolean(),
  pairedAt: scalars.epochMs,
  /** The person who let it in. */
  pairedBy: z.string(),
  lastSeenAt: scalars.epochMs,
  /** null = it may come in. */
  revokedAt: scalars.epochMs.nullable(),
})
export type Device = z.infer<typeof device>
