import { request } from 'node:https'
import { connect, type TLSSocket } from 'node:tls'

const LOOK_MS = 5000

/** SHA-256 of the certificate that a server shows, with colons; null = it shows none. Nothing is sent to it. */
export function fingerprintOf({ hostname, port }: URL): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ ...endOf(hostname, port), rejectUnauthorized: false, timeout: LOOK_MS })
    const end = (fingerprint: string | null): void => {
      socket.destroy()
      resolve(fingerprint)
    }
    socket.once('secureConnect', () => end(shownBy(socket)))
    socket.once('timeout', () => end(null))
    socket.once('error', () => end(null))
  })
}

/** The server shows another certificate than the one that a person has accepted. */
export class OtherCertificate extends Error {
  override name = 'OtherCertificate'
}

/**
 * A fetch to one server whose certificate a person has accepted by its fingerprint: it is compared before anything is
 * sent, and is the only thing that counts.
 * @throws {OtherCertificate}
 */
export function pinnedFetch(fingerprint: string): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const signal = init?.signal ?? undefined
    const socket = await secureSocket(url, signal)
    if (shownBy(socket) !== fingerprint) {
      socket.destroy()
      throw new OtherCertificate(`${url.host} shows another certificate`)
    }
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        {
          method: init?.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init?.headers)),
          createConnection: () => socket,
          ...(signal === undefined ? {} : { signal }),
        },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.once('error', reject)
          incoming.once('end', () => {
            const status = incoming.statusCode ?? 0
            const headers = new Headers()
            for (const [name, value] of Object.entries(incoming.headers))
              for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
            const isEmpty = [204, 205, 304].includes(status)
            resolve(
              new Response(isEmpty ? null : Buffer.concat(chunks).toString('utf8'), { status, headers }),
            )
          })
        },
      )
      sent.once('error', (error) => reject(new TypeError('fetch failed', { cause: error })))
      const { body } = init ?? {}
      sent.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined)
    })
  }
}

function secureSocket({ hostname, port }: URL, signal: AbortSignal | undefined): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...endOf(hostname, port), rejectUnauthorized: false })
    const stop = (): void => {
      socket.destroy()
      reject(signal?.reason instanceof Error ? signal.reason : new Error('stopped'))
    }
    signal?.addEventListener('abort', stop, { once: true })
    socket.once('secureConnect', () => {
      signal?.removeEventListener('abort', stop)
      resolve(socket)
    })
    socket.once('error', (error) => reject(new TypeError('fetch failed', { cause: error })))
  })
}

function endOf(hostname: string, port: string) {
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: port === '' ? 443 : Number(port),
    ...(/[a-z]/i.test(host) ? { servername: host } : {}),
  }
}

function shownBy(socket: TLSSocket): string | null {
  const { fingerprint256 } = socket.getPeerCertificate()
  return fingerprint256 ?? null
}
