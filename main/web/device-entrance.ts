import { createPublicKey, randomBytes, verify } from 'node:crypto'
import type { z } from 'zod'
import {
  type DeviceSignIn,
  type deviceAnswer,
  type deviceChallenge,
  deviceSignIn,
  signedText,
} from '../../shared/contract/device-sign-in.ts'
import type { Entrance, Entry, Visitor } from './entrance.ts'

const NOTHING_SAID: Entry = { kind: 'refused', answer: null }

/**
 * Devices of the network: each signs the challenge of its connection with its own key. Whoever is at it signs in as
 * a person then; a device by itself may do nothing.
 */
export function deviceEntrance(): Entrance {
  /** Tokens of the connections that are open now. */
  const tokens = new Set<string>()
  return {
    visit(visitor) {
      const challenge = randomBytes(32).toString('base64url')
      let token: string | null = null
      let leave: (() => void) | null = null
      let isGone = false
      return {
        greeting: { challenge } satisfies z.infer<typeof deviceChallenge>,
        async enter(text) {
          const said = read(text)
          if (said === null) return NOTHING_SAID
          const isSigned = (publicKey: string) =>
            isSignedBy(publicKey, visitor.origin, challenge, said.signature)
          const device = await deviceOf(said, visitor, isSigned)
          if (typeof device !== 'string') return device
          const left = await visitor.devices.admit(device, isSigned, visitor.cut)
          if (left === null) return NOTHING_SAID
          if (isGone) {
            left()
            return NOTHING_SAID
          }
          leave = left
          token = randomBytes(32).toString('base64url')
          tokens.add(token)
          const answer = { device, signedIn: token } satisfies z.infer<typeof deviceAnswer>
          return {
            kind: 'entered',
            answer,
            token,
            session: { actor: '', role: 'packer', device, grants: [] },
          }
        },
        left() {
          isGone = true
          if (token !== null) tokens.delete(token)
          leave?.()
        },
      }
    },
    isSignedIn: (token) => tokens.has(token),
    signOut: (token) => void tokens.delete(token),
  }
}

/** Its id; one that brings a code and proves that it holds the key is paired first. */
async function deviceOf(
  said: DeviceSignIn,
  { devices, address }: Visitor,
  isSigned: (publicKey: string) => boolean,
): Promise<string | Entry> {
  if ('device' in said) return said.device
  if (!isSigned(said.publicKey)) return NOTHING_SAID
  const paired = await devices.pair(said.code, said.publicKey, address)
  if (paired.kind === 'paired') return paired.deviceId
  return {
    kind: 'refused',
    answer: { refused: paired.message } satisfies z.infer<typeof deviceAnswer>,
  }
}

function read(text: string): DeviceSignIn | null {
  try {
    return deviceSignIn.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** ECDSA over P-256 as WebCrypto writes it (IEEE P1363); a key of any other kind signs nothing. */
function isSignedBy(publicKey: string, origin: string, challenge: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false
    const text = Buffer.from(signedText(origin, challenge))
    return verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}
