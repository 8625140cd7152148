import type { IncomingHttpHeaders } from 'node:http'

/**
 * Who may talk to a server of ours. A page of any web site can send requests to 127.0.0.1 and to a machine of the
 * network, and a name it controls can resolve to either (DNS rebinding), so on every request and upgrade the Host is
 * one of ours, and the Origin (when the browser says one; always, for what changes state or stays open) is ours. What
 * comes through here is only the page; who is signed in is known by what no browser sends by itself: see entrance.ts.
 * A cookie would go to every port of this machine.
 */
export interface IncomingRequest {
  method: string
  /** Path and query as sent. */
  url: string
  headers: IncomingHttpHeaders
  /** How many Host headers came: Node reads the first, another server on the way might have read the last. */
  hostCount: number
  isUpgrade: boolean
}

/** By which names a server is called, as browsers write them: 'host:port', without the port of the scheme. */
export interface OwnNames {
  readonly scheme: 'http' | 'https'
  readonly hosts: readonly string[]
}

export type Admission =
  | { kind: 'admitted'; path: string; origin: string }
  | { kind: 'refused'; status: 400 | 403 | 405; reason: string }

const METHODS = ['GET', 'HEAD', 'POST']
const PROGRAM_METHODS = [...METHODS, 'PUT']

export function admit(request: IncomingRequest, { scheme, hosts }: OwnNames): Admission {
  if (request.hostCount > 1) return refused(400, 'More than one Host header.')
  const host = request.headers.host ?? ''
  if (!hosts.includes(host)) return refused(403, 'This server does not answer to that host name.')

  const own = `${scheme}://${host}`
  const url = URL.parse(request.url, own)
  // A path that begins with two slashes names another host to a client that follows it.
  if (url === null || url.host !== host || url.pathname.startsWith('//')) return refused(400, 'Bad address.')

  // Other programs send no Origin; their calls carry a key that no browser sends by itself.
  const isProgram = !request.isUpgrade && url.pathname.startsWith('/api/')
  const needsOrigin = request.isUpgrade || (request.method === 'POST' && !isProgram)
  const origin = request.headers.origin
  const foreign = origin === undefined ? needsOrigin : origin !== own
  if (foreign) return refused(403, 'Requests from other origins are refused.')
  if (!(isProgram ? PROGRAM_METHODS : METHODS).includes(request.method))
    return refused(405, 'Method not allowed.')
  return { kind: 'admitted', path: url.pathname, origin: own }
}

/** The token of `Authorization: Bearer <token>`; '' when there is none. */
export function bearerOf(headers: IncomingHttpHeaders): string {
  return /^Bearer ([\w-]{1,200})$/.exec(headers.authorization ?? '')?.[1] ?? ''
}

function refused(status: 400 | 403 | 405, reason: string): Admission {
  return { kind: 'refused', status, reason }
}

/** By what a browser on this machine calls it. */
export function loopbackNames(port: number): OwnNames {
  return { scheme: 'http', hosts: [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`] }
}
