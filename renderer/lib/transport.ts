import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'

import { CONNECT_MESSAGE } from '../../shared/contract/connect-message.ts'
import { SIGNED_OUT_CODE, signedIn } from '../../shared/contract/window-sign-in.ts'
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

/** Over a message port in Electron's window, else over a WebSocket to the server that sent the page. */
export async function openTransportOfThisPage(): Promise<Transport> {
  return window.location.protocol === 'app:'
    ? openPortTransport()
    : openSocketTransport(socketAddress(window.location))
}

function socketAddress(page: Pick<Location, 'protocol' | 'host'>): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/rpc`
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

/** The first message says who the window is; only when it is answered does the contract begin. */
function openSocketTransport(address: string): Promise<Transport> {
  const token = windowToken()
  if (token === null) return Promise.reject(new SignedOutError())
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address)
    const ended = new Promise<void>((end) => {
      socket.addEventListener(
        'close',
        ({ code }) => {
          if (code === SIGNED_OUT_CODE) {
            forgetWindowToken()
            reject(new SignedOutError())
          } else reject(new Error('The control room did not answer.'))
          end()
        },
        { once: true },
      )
    })
    socket.addEventListener('open', () => socket.send(JSON.stringify({ signIn: token })), { once: true })
    socket.addEventListener(
      'message',
      ({ data }) => {
        keepWindowToken(signedIn.parse(JSON.parse(String(data))).signedIn)
        const link = new SocketLink<ClientContext>({ websocket: socket })
        resolve({ link, ended, close: () => socket.close() })
      },
      { once: true },
    )
  })
}
