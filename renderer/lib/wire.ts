import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'

import { CONNECT_MESSAGE } from '../../shared/contract/connect-message.ts'

/** One living connection to the control room. When it has ended it stays ended; the next is a new wire. */
export interface Wire {
  readonly link: ClientLink<ClientContext>
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens a wire. Rejects when the control room cannot be reached. */
export type OpenWire = () => Promise<Wire>

/** Over a message port in Electron's window, else over a WebSocket to the server that sent the page. */
export async function openWireOfThisPage(): Promise<Wire> {
  return window.location.protocol === 'app:' ? openPortWire() : openSocketWire(socketAddress(window.location))
}

function socketAddress(page: Pick<Location, 'protocol' | 'host'>): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/rpc`
}

function openPortWire(): Wire {
  const { port1: port, port2: theirs } = new MessageChannel()
  window.postMessage(CONNECT_MESSAGE, window.location.origin, [theirs])
  const link = new PortLink<ClientContext>({ port })
  const ended = new Promise<void>((resolve) => {
    port.addEventListener('close', () => resolve(), { once: true })
  })
  port.start()
  return { link, ended, close: () => port.close() }
}

function openSocketWire(address: string): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address)
    const link = new SocketLink<ClientContext>({ websocket: socket })
    const ended = new Promise<void>((end) => {
      socket.addEventListener('close', () => end(), { once: true })
    })
    socket.addEventListener('open', () => resolve({ link, ended, close: () => socket.close() }), {
      once: true,
    })
    socket.addEventListener('close', () => reject(new Error('The control room did not answer.')), {
      once: true,
    })
  })
}
