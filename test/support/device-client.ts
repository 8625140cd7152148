import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { type RawData, WebSocket } from 'ws'
import type { Contract } from '../../shared/contract/contract.ts'
import { signedText } from '../../shared/contract/device-sign-in.ts'

/** A connection of a device as its page would open it. */
export interface DeviceLine {
  readonly socket: WebSocket
  readonly challenge: string
  /** Sends its first message; the answer, or how it was closed. */
  say(message: object | string): Promise<Record<string, unknown> | string>
  ended: Promise<string>
}

/** How the server is reached: `origin` is what it is called, `port` where it listens on this machine. */
export interface Reached {
  readonly origin: string
  readonly port: number
}

export async function openLine({ origin, port }: Reached): Promise<DeviceLine> {
  const socket = new WebSocket(`wss://127.0.0.1:${port}/rpc`, {
    headers: { origin, host: new URL(origin).host },
    rejectUnauthorized: false,
  })
  const ended = new Promise<string>((resolve) => {
    socket.on('close', (code) => resolve(`closed ${code}`))
    socket.on('error', () => undefined)
  })
  const next = (): Promise<Record<string, unknown> | string> =>
    Promise.race([
      new Promise<Record<string, unknown>>((resolve) =>
        socket.once('message', (data: RawData) => resolve(JSON.parse((data as Buffer).toString('utf8')))),
      ),
      ended,
    ])
  const greeting = await next()
  if (typeof greeting === 'string') throw new Error(greeting)
  return {
    socket,
    ended,
    challenge: String(greeting['challenge']),
    say(message) {
      socket.send(typeof message === 'string' ? message : JSON.stringify(message))
      return next()
    },
  }
}

/** A key as a browser keeps it; `namedCurve` of another one than it should be of. */
export class DeviceKeyPair {
  readonly #private: KeyObject
  readonly publicKey: string

  constructor(namedCurve = 'prime256v1') {
    const pair = generateKeyPairSync('ec', { namedCurve })
    this.#private = pair.privateKey
    this.publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
  }

  signature(origin: string, challenge: string): string {
    const text = Buffer.from(signedText(origin, challenge))
    return sign('sha256', text, { key: this.#private, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  }
}

/** The contract over a line that was let in. */
export function contractOver({ socket }: DeviceLine): ContractRouterClient<Contract> {
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
}
