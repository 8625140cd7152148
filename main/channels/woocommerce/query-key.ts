import { createHmac, randomBytes } from 'node:crypto'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { isLoopbackHost } from '../../remote/address.ts'

export interface WooKey {
  readonly consumerKey: string
  readonly consumerSecret: string
}

/**
 * An address with the key in its query, for hosts that take the Authorization header away: as it is over https, as an
 * OAuth 1.0a signature (RFC 5849) over http on this machine, where WooCommerce takes no other.
 */
export function withKey(method: string, address: string, key: WooKey, now: EpochMs): string {
  const url = new URL(address)
  const added =
    url.protocol === 'http:' && isLoopbackHost(url.hostname)
      ? signed(method, url, key, now)
      : { consumer_key: key.consumerKey, consumer_secret: key.consumerSecret }
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value)
  return url.href
}

function signed(method: string, url: URL, { consumerKey, consumerSecret }: WooKey, now: EpochMs) {
  const oauth = {
    oauth_consumer_key: consumerKey,
    oauth_nonce: randomBytes(12).toString('hex'),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(now / 1000)),
    oauth_version: '1.0',
  }
  const pairs = [...url.searchParams, ...Object.entries(oauth)].map(
    ([name, value]) => [encode(name), encode(value)] as const,
  )
  const sorted = pairs.sort(([a, b], [c, d]) => (a === c ? order(b, d) : order(a, c)))
  const query = sorted.map(([name, value]) => `${name}=${value}`).join('&')
  const base = [method, `${url.origin}${url.pathname}`, query].map(encode).join('&')
  // WooCommerce's own: the secret with an ampersand, for a token that is none.
  const oauth_signature = createHmac('sha256', `${encode(consumerSecret)}&`)
    .update(base)
    .digest('base64')
  return { ...oauth, oauth_signature }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** As RFC 3986 has it. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
