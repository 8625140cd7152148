import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'

import { CONNECT_MESSAGE } from '../../shared/contract/connect-message.ts'
import { SIGNED_OUT_CODE, signedIn } from '../../shared/contract/window-sign-in.ts'
import { deviceKey, signInAs } from './device-key.ts'
import { forgetWindowToken, keepWindowToken, windowToken } from './window-token.ts'

/** This window is not signed in: trying again is of no use. */
export class SignedOutError extends Error {
  override name = 'SignedOutError'
}

/** One living connection to the control room. When it has ended it stays ended; the next is a new wire. */
export interface Transport {
  readonly link: ClientLink<ClientContext>
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens a wire. Rejects when the control room cannot be reached. */
export type OpenTransport = () => Promise<Transport>

/**
 * Over a message port in Electron's window, else over a WebSocket to the server that sent the page: as a window of this
 * machine or, over the network, which is always https, as a device.
 */
export async function openTransportOfThisPage(): Promise<Transport> {
  switch (window.location.protocol) {
    case 'app:':
      return openPortTransport()
    case 'https:':
      return openDeviceTransport()
    default:
      return openWindowTransport()
  }
}

/** Where the contract is served to this page. */
export function socketAddress(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc`
}

function openPortTransport(): Transport {
  const { port1: port, port2: theirs } = new MessageChannel()
  window.postMessage(CONNECT_MESSAGE, window.location.origin, [theirs])
  const link = new PortLink<ClientContext>({ port })
  const ended = new Promise<void>((resolve) => {
    port.addEventListener('close', () => resolve(), { once: true })
  })
  port.start()
  return { link, ended, close: () => port.close() }
}

/** The first message says which window it is; only when it is answered does the contract begin. */
async function openWindowTransport(): Promise<Transport> {
  const token = windowToken()
  if (token === null) throw new SignedOutError()
  const wire = openWire()
  await wire.opened
  wire.socket.send(JSON.stringify({ signIn: token }))
  keepWindowToken(signedIn.parse(await wire.message()).signedIn)
  return wire.transport()
}

/** The device signs what it is sent first. */
async function openDeviceTransport(): Promise<Transport> {
  const own = await deviceKey()
  if (own === null) throw new SignedOutError()
  const wire = openWire()
  wire.socket.send(await signInAs(own, await wire.message()))
  keepWindowToken(signedIn.parse(await wire.message()).signedIn)
  return wire.transport()
}

/** A connection before the contract begins. Its promises reject when it ends. */
function openWire() {
  const socket = new WebSocket(socketAddress())
  let isSignedOut = false
  const ended = new Promise<void>((end) => {
    const hear = ({ code }: CloseEvent) => {
      isSignedOut = code === SIGNED_OUT_CODE
      if (isSignedOut) forgetWindowToken()
      end()
    }
    socket.addEventListener('close', hear, { once: true })
  })
  const orEnded = <T>(wanted: Promise<T>): Promise<T> =>
    Promise.race([
      wanted,
      ended.then(() => {
        throw isSignedOut ? new SignedOutError() : new Error('The control room did not answer.')
      }),
    ])
  return {
    socket,
    opened: orEnded(new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))),
    message: () =>
      orEnded(
        new Promise<unknown>((resolve) => {
          const hear = ({ data }: MessageEvent) => resolve(JSON.parse(String(data)))
          socket.addEventListener('message', hear, { once: true })
        }),
      ),
    transport: (): Transport => ({
      link: new SocketLink<ClientContext>({ websocket: socket }),
      ended,
      close: () => socket.close(),
    }),
  }
}
