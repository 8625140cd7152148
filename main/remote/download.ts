import { message } from '../../shared/messages/message.ts'
import type { PictureDeps } from '../app/pictures/picture-deps.ts'
import { RemoteError } from '../app/ports/remote.ts'
import { within } from '../app/ports/within.ts'
import { KnownSecrets } from '../app/secrets/known-secrets.ts'
import { isLoopbackHost } from './address.ts'
import { retryAfterMs } from './http.ts'
import { HostsOnInternet, Moves, reach } from './reach.ts'
import type { HttpDeps } from './remote-http.ts'

const PICTURES = 'image/jpeg, image/png, image/webp;q=0.8'
/** Not there now, but the file itself is not refused. */
const FOR_NOW: ReadonlySet<number> = new Set([408, 425, 429])

/**
 * Fetches a public picture, without any secret, from where `reach` may ask; redirects are followed to any other such
 * host. This machine is asked only for a shop that runs on it.
 */
export function openDownload(http: HttpDeps): PictureDeps['download'] {
  const onInternet = new HostsOnInternet()
  return async (address, most, shopUrl, signal) => {
    const url = URL.parse(address)
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      return { kind: 'never', problem: message('pictures.badAddress') }
    const { host } = url
    const isHere = shopUrl !== null && isLoopbackHost(URL.parse(shopUrl)?.hostname ?? '')
    const mayAsk = ({ hostname }: URL) => isHere || !isLoopbackHost(hostname)
    if (!mayAsk(url)) return { kind: 'never', problem: message('channels.localNetwork', { host }) }
    const remote = {
      ...http,
      onInternet,
      moved: new Moves(),
      known: new KnownSecrets(),
      use: { mayWrite: false },
    }
    try {
      const { response, bytes } = await within(signal, http.timeoutMs, async (limit) => {
        const init = { headers: { accept: PICTURES }, signal: limit }
        const response = await reach(remote, url.href, init, (_, to) => mayAsk(to))
        if (response.ok) return { response, bytes: await firstBytes(response, most + 1) }
        await response.body?.cancel()
        return { response, bytes: null }
      })
      if (bytes !== null) return { kind: 'bytes', bytes }
      const problem = message('pictures.notThere', { host, status: String(response.status) })
      if (response.status < 500 && !FOR_NOW.has(response.status)) return { kind: 'never', problem }
      const afterMs = retryAfterMs(response.headers.get('retry-after'), http.clock) ?? 0
      return { kind: 'later', problem, afterMs }
    } catch (error) {
      if (error instanceof RemoteError)
        return error.kind === 'retry'
          ? { kind: 'later', problem: error.problem, afterMs: error.afterMs }
          : { kind: 'never', problem: error.problem }
      return { kind: 'later', problem: message('channels.brokenForNoReason', { host }), afterMs: 0 }
    }
  }
}

async function firstBytes(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= most) break
  }
  return Buffer.concat(chunks).subarray(0, most)
}
