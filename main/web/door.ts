import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * Who may talk to the loopback server. A page of any web site can send requests to 127.0.0.1, and a name it
 * controls can resolve to it (DNS rebinding), so three checks stand together on every request and upgrade:
 * the Host is one of ours, the Origin (when the browser says one; always, for what changes state or stays
 * open) is ours, and the caller knows the token. The token arrives once in the address that was printed and
 * is exchanged for a cookie that no script can read and no other site can send.
 */
export interface DoorKey {
  port: number
  token: string
}

export interface Knock {
  method: string
  /** Path and query as sent. */
  url: string
  headers: IncomingHttpHeaders
  /** How many Host headers came: Node reads the first, another server on the way might have read the last. */
  hostCount: number
  isUpgrade: boolean
}

export type Admission =
  | { kind: 'admitted'; path: string }
  | { kind: 'exchanged'; cookie: string; location: string }
  | { kind: 'refused'; status: 400 | 401 | 403 | 405; reason: string }

export function admit(knock: Knock, key: DoorKey): Admission {
  if (knock.hostCount > 1) return refused(400, 'More than one Host header.')
  const host = knock.headers.host ?? ''
  if (!hosts(key.port).includes(host)) return refused(403, 'This server does not answer to that host name.')

  const needsOrigin = knock.isUpgrade || knock.method === 'POST'
  const origin = knock.headers.origin
  const foreign = origin === undefined ? needsOrigin : origin !== `http://${host}`
  if (foreign) return refused(403, 'Requests from other origins are refused.')
  if (!['GET', 'HEAD', 'POST'].includes(knock.method)) return refused(405, 'Method not allowed.')

  const url = URL.parse(knock.url, `http://${host}`)
  // A path that begins with two slashes would lead to another host when it is redirected to.
  if (url === null || url.host !== host || url.pathname.startsWith('//')) return refused(400, 'Bad address.')

  const offered = url.searchParams.get('token')
  if (offered !== null && knock.method === 'GET' && !knock.isUpgrade) {
    if (!same(offered, key.token)) return refused(401, SIGNED_OUT)
    url.searchParams.delete('token')
    return { kind: 'exchanged', cookie: setCookie(key), location: url.pathname + url.search }
  }
  const shown = cookies(knock.headers.cookie).get(cookieName(key))
  if (shown === undefined || !same(shown, cookieValue(key))) return refused(401, SIGNED_OUT)
  return { kind: 'admitted', path: url.pathname }
}

const SIGNED_OUT = 'Not signed in. Open the address that the control room printed when it started.'

function refused(status: 400 | 401 | 403 | 405, reason: string): Admission {
  return { kind: 'refused', status, reason }
}

function hosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
}

/** Cookies ignore the port, so the name carries it: two control rooms on one machine stay apart. */
function cookieName(key: DoorKey): string {
  return `switchyard-${key.port}`
}

/** Derived, so that a restart with the same token keeps its screens signed in and nothing is stored. */
function cookieValue(key: DoorKey): string {
  return createHash('sha256').update(`switchyard cookie\0${key.token}`).digest('base64url')
}

function setCookie(key: DoorKey): string {
  return `${cookieName(key)}=${cookieValue(key)}; Path=/; HttpOnly; SameSite=Strict`
}

function cookies(header: string | undefined): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) found.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  return found
}

/** Compares in a time that does not depend on where the two differ. */
function same(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
