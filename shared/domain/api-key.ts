import { z } from 'zod'
import * as scalars from './scalars.ts'

/** What a key lets its program do; each call of the interface needs one of these. */
export const API_SCOPES = [
  'orders:read',
  'orders:write',
  'fulfillments:read',
  'fulfillments:write',
  'stock:read',
  'stock:write',
  'promise:read',
  'events:read',
  'metrics:read',
] as const
export const apiScope = z.enum(API_SCOPES)
export type ApiScope = z.infer<typeof apiScope>

/** 256 random bits in base64url. Kept as a hash only: whoever makes a key sees it once. */
export const API_SECRET_PREFIX = 'syk_'
export const apiSecret = z.string().regex(/^syk_[\w-]{43}$/)

/** How another program may call the control room. */
export const apiKey = z.object({
  id: scalars.uuid,
  /** The name in the journal. */
  name: z.string().trim().min(1).max(60),
  scopes: z.array(apiScope).min(1).max(API_SCOPES.length),
  /** At which sites it may; null = at every site, and what is the whole merchant's. */
  siteIds: z.array(scalars.code).min(1).max(500).nullable().default(null),
  createdAt: scalars.epochMs,
  /** null = it is good. */
  revokedAt: scalars.epochMs.nullable(),
})
export type ApiKey = z.infer<typeof apiKey>

/** `lastUsedAt`: to some minutes; null = never. */
export const apiKeyView = apiKey.extend({ lastUsedAt: scalars.epochMs.nullable() })
export type ApiKeyView = z.infer<typeof apiKeyView>
