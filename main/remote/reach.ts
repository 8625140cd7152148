import { lookup } from 'node:dns/promises'
import { type EpochMs, MINUTE_MS } from '../../shared/lib/clock.ts'
import { message } from '../../shared/messages/message.ts'
import { RemoteError } from '../app/ports/remote.ts'
import { ipOf, isLoopbackHost, isPrivateAddress, isSameShop } from './address.ts'
import type { RemoteHttp } from './remote-http.ts'

/** A shop that sends us on more often sends us in circles. */
const MOST_MOVES = 3
const MOVED = [301, 302, 303, 307, 308]

/**
 * One request where its address may be asked: keys go over https, to hosts on the internet, to this machine, or to
 * those that `http.allowedHosts` names. A shop that has moved to https or to its `www` name is followed, and asked there
 * from then on. `mayFollow` says where else it may be followed to; that is asked over https, too.
 * @throws {RemoteError} protocol: the address must not be asked, or it sends us to another shop
 */
export async function reach(
  http: RemoteHttp,
  address: string,
  init: RequestInit,
  mayFollow: (from: URL, to: URL) => boolean = isSameShop,
): Promise<Response> {
  const send = http.fetch ?? fetch
  let url = http.moved.follow(secured(http, new URL(address)))
  for (let moves = 0; ; moves += 1) {
    await refusePrivate(http, url)
    const response = await send(url.href, { ...init, redirect: 'manual' })
    const to = response.headers.get('location')
    if (!MOVED.includes(response.status) || to === null || !URL.canParse(to, url.href)) return response
    await response.body?.cancel()
    const target = new URL(to, url)
    if (moves === MOST_MOVES || !mayFollow(url, target))
      throw new RemoteError(
        'protocol',
        message('channels.movedOn', { host: url.host, target: target.host }),
        0,
        { code: 'moved', host: url.host, target: target.origin },
      )
    http.moved.learn(url, target)
    url = secured(http, target)
  }
}

/** Plain http is for this machine and for hosts that were allowed by name; everywhere else https is asked instead. */
function secured({ allowedHosts }: RemoteHttp, url: URL): URL {
  if (url.protocol !== 'http:' || isLoopbackHost(url.hostname) || allowedHosts?.has(url.hostname) === true)
    return url
  const secure = new URL(url)
  secure.protocol = 'https:'
  return secure
}

async function refusePrivate(http: RemoteHttp, url: URL): Promise<void> {
  const { allowedHosts, resolve = addressesOf, clock, onInternet } = http
  const { hostname, host } = url
  if (isLoopbackHost(hostname) || allowedHosts?.has(hostname) === true) return
  if (onInternet.has(hostname, clock.now())) return
  const ip = ipOf(hostname)
  const addresses = ip === null ? await resolve(hostname) : [ip]
  if (!addresses.some(isPrivateAddress)) {
    if (addresses.length > 0) onInternet.learn(hostname, clock.now())
    return
  }
  throw new RemoteError('protocol', message('channels.localNetwork', { host }), 0, {
    code: 'private-address',
    host,
  })
}

/** None where the name is unknown: the request itself then says so. */
async function addressesOf(hostname: string): Promise<readonly string[]> {
  try {
    return (await lookup(hostname, { all: true })).map(({ address }) => address)
  } catch {
    return []
  }
}

/** Names that led to the internet only, within the last minute: a look-up before every call would cost as much as many a call. */
export class HostsOnInternet {
  readonly #seenAt = new Map<string, EpochMs>()

  learn(hostname: string, now: EpochMs): void {
    this.#seenAt.set(hostname, now)
  }

  has(hostname: string, now: EpochMs): boolean {
    const age = now - (this.#seenAt.get(hostname) ?? Number.NEGATIVE_INFINITY)
    return age >= 0 && age < MINUTE_MS
  }
}

/** Where a shop has moved to, by origin; empty again with the next start. */
export class Moves {
  readonly #to = new Map<string, string>()

  learn(from: URL, to: URL): void {
    if (from.origin !== to.origin && from.pathname === to.pathname) this.#to.set(from.origin, to.origin)
  }

  follow(url: URL): URL {
    const origin = this.#to.get(url.origin)
    return origin === undefined ? url : new URL(url.pathname + url.search, origin)
  }

  /** The shop's own address, when it is another than the one that was entered. */
  latest(): string | null {
    return [...this.#to.values()].at(-1) ?? null
  }
}
