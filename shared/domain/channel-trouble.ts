import { z } from 'zod'

const host = z.string()

/** Why a channel cannot be connected, for people: never in the words of a foreign server. */
export const channelTrouble = z.discriminatedUnion('code', [
  z.object({ code: z.literal('no-address') }),
  /** Keys go over https only. */
  z.object({ code: z.literal('needs-https'), host }),
  /** A machine of a local network, that nobody has allowed by name. */
  z.object({ code: z.literal('private-address'), host }),
  /** It sends us to another shop. */
  z.object({ code: z.literal('moved'), host, target: z.string() }),
  z.object({
    code: z.literal('certificate'),
    host,
    why: z.enum(['self-signed', 'unknown-issuer', 'expired', 'other-name', 'changed']),
    /** SHA-256 of what it shows, as browsers write it; null = it could not be read. */
    fingerprint: z.string().nullable(),
  }),
  z.object({ code: z.literal('no-such-host'), host }),
  z.object({ code: z.literal('nobody-there'), host }),
  z.object({ code: z.literal('no-answer'), host }),
  z.object({ code: z.literal('web-page'), host, status: z.int() }),
  z.object({ code: z.literal('server-fault'), host, status: z.int() }),
  z.object({ code: z.literal('slow-down'), host }),
  /** Something is there, but not what its kind says. */
  z.object({ code: z.literal('not-that-kind') }),
  z.object({ code: z.literal('credentials-refused') }),
])
export type ChannelTrouble = z.infer<typeof channelTrouble>
