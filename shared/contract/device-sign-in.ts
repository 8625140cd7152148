import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'

/*
 * How a device comes in over the network. The control room speaks first: a challenge. The first message of the device
 * is its signature of it, with the key that it paired with or, when it has none yet, with the new key and the code
 * that somebody read to it. The key never leaves the device (ADR 13).
 */

/** The first message of the control room: 256 random bits, of this connection alone. */
export const deviceChallenge = z.object({ challenge: z.string().regex(/^[\w-]{43}$/) })

const signature = z.string().regex(/^[\w-]{86}$/)

/** ECDSA on P-256 with SHA-256, r and s of 32 bytes each, base64url; the key is its SubjectPublicKeyInfo, base64url. */
export const deviceSignIn = z.union([
  z.strictObject({ device: scalars.uuid, signature }),
  z.strictObject({ code: z.string().max(40), publicKey: z.string().regex(/^[\w-]{122}$/), signature }),
])
export type DeviceSignIn = z.infer<typeof deviceSignIn>

/** The answer; what is not let in is closed after it. */
export const deviceAnswer = z.union([
  /** `signedIn` is shown with uploads while this connection lasts. */
  z.object({ device: scalars.uuid, signedIn: z.string() }),
  z.object({ refused: messageSchema }),
])

/** What is signed: it is of no use at another address, for another connection or for anything else. */
export function signedText(origin: string, challenge: string): string {
  return `switchyard device\n${origin}\n${challenge}`
}
