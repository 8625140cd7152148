import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { type RawData, WebSocket } from 'ws'
import { z } from 'zod'
import type { Contract } from '../shared/contract/contract.ts'
import { deviceAnswer, deviceChallenge, signedText } from '../shared/contract/device-sign-in.ts'
import type { Message } from '../shared/messages/definition.ts'
import { isOfKey } from './web/joined-hub.ts'

const FILE = 'station-key.json'
const stored = z.object({ hub: z.string(), device: z.string(), key: z.string() })

export interface StationLink {
  readonly client: ContractRouterClient<Contract>
  readonly deviceId: string
  /** Resolves when the connection has ended. */
  readonly ended: Promise<void>
  close(): void
}

export type Linked =
  | { kind: 'linked'; link: StationLink }
  /** Not paired yet, or revoked; `message` says why a code was not taken. */
  | { kind: 'not-let-in'; message: Message | null }
  | { kind: 'unreachable' }

interface HubAt {
  readonly home: string
  readonly hub: string
  /** The hub's key that was accepted; null = the authorities of this machine vouch for it. */
  readonly hubKey: string | null
  /** Hears each time that the hub is heard of. */
  readonly onHeard: () => void
}

/**
 * Connects as this station, with the key in the data folder (0600), or with a new one that is paired by `code`. Nothing
 * is signed before the hub's certificate was looked at.
 */
export async function linkStation(at: HubAt, code: string | null): Promise<Linked> {
  const own = read(at)
  if (own === null && code === null) return { kind: 'not-let-in', message: null }
  const key = own === null ? newKey() : createPrivateKey(own.key)
  const socket = new WebSocket(`${at.hub.replace(/^https/, 'wss')}/rpc`, {
    origin: at.hub,
    rejectUnauthorized: at.hubKey === null,
    handshakeTimeout: 10_000,
    maxPayload: 64 * 1024 * 1024,
  })
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  socket.on('ping', at.onHeard)
  socket.on('message', at.onHeard)
  socket.once('upgrade', (response) => {
    const shown = (response.socket as TLSSocket).getPeerX509Certificate()
    if (at.hubKey !== null && (shown === undefined || !isOfKey(shown.toString(), at.hubKey)))
      socket.terminate()
  })
  const next = () =>
    Promise.race([
      new Promise<unknown>((resolve) =>
        socket.once('message', (data: RawData) => resolve(JSON.parse((data as Buffer).toString('utf8')))),
      ),
      ended.then(() => null),
    ])
  const greeting = deviceChallenge.safeParse(await next())
  if (!greeting.success) {
    socket.terminate()
    return { kind: 'unreachable' }
  }
  const signature = signed(key, at.hub, greeting.data.challenge)
  socket.send(
    JSON.stringify(
      own === null ? { code, publicKey: publicKeyOf(key), signature } : { device: own.device, signature },
    ),
  )
  const answer = deviceAnswer.safeParse(await next())
  if (!answer.success || 'refused' in answer.data) {
    socket.terminate()
    const message = answer.success && 'refused' in answer.data ? answer.data.refused : null
    return { kind: 'not-let-in', message }
  }
  if (own === null) keep(at, answer.data.device, key)
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  return {
    kind: 'linked',
    link: { client, deviceId: answer.data.device, ended, close: () => socket.terminate() },
  }
}

/** Whether this data folder holds the key of a device of that hub. */
export function isPaired(home: string, hub: string): boolean {
  return read({ home, hub }) !== null
}

function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
}

function publicKeyOf(key: KeyObject): string {
  const jwk = key.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.from(jwk.x ?? '', 'base64url'), Buffer.from(jwk.y ?? '', 'base64url')])
  return Buffer.concat([P256_PREFIX, point]).toString('base64url')
}

/** SubjectPublicKeyInfo of an uncompressed point of P-256, up to the point. */
const P256_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex')

function signed(key: KeyObject, origin: string, challenge: string): string {
  const text = Buffer.from(signedText(origin, challenge))
  return sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
}

function read({ home, hub }: Pick<HubAt, 'home' | 'hub'>): z.infer<typeof stored> | null {
  try {
    const own = stored.parse(JSON.parse(readFileSync(join(home, FILE), 'utf8')))
    return own.hub === hub ? own : null
  } catch {
    return null
  }
}

function keep({ home, hub }: HubAt, device: string, key: KeyObject): void {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  const file = join(home, FILE)
  writeFileSync(`${file}.next`, JSON.stringify({ hub, device, key: pem }), { mode: 0o600 })
  renameSync(`${file}.next`, file)
}
