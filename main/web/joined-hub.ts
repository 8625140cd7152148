import { createHash, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { z } from 'zod'

const LOOK_MS = 10_000

/** By origin, the SHA-256 of the public key that a person has accepted; it outlives the certificate, which is renewed. */
const accepted = z.record(z.string(), z.string())

export type HubFound =
  /** `key` is the only one to be trusted there; null = the authorities that this machine trusts vouch for it. */
  | { kind: 'trusted'; key: string | null }
  /** Nobody has compared its certificate yet. `isOther`: somebody did, and it is another one now. */
  | { kind: 'unknown'; fingerprint: string; isOther: boolean }
  | { kind: 'unreachable' }

/**
 * Who answers at a hub's https address, by what was accepted before; the folder `home` keeps it. With the
 * `fingerprint` (SHA-256 of the certificate) that somebody compares with it, it is accepted from now on.
 */
export async function findHub(home: string, origin: string, fingerprint: string | null): Promise<HubFound> {
  const shown = await certificateAt(new URL(origin))
  if (shown === null) return { kind: 'unreachable' }
  if (shown.isVouchedFor) return { kind: 'trusted', key: null }
  const key = publicKeyHash(shown.certificate)
  const known = read(home)
  if (known[origin] === key) return { kind: 'trusted', key }
  if (fingerprint !== null && plain(fingerprint) === plain(shown.certificate.fingerprint256)) {
    keep(home, { ...known, [origin]: key })
    return { kind: 'trusted', key }
  }
  return {
    kind: 'unknown',
    fingerprint: shown.certificate.fingerprint256,
    isOther: known[origin] !== undefined,
  }
}

/** The key that was accepted for it before; null = none was: the authorities of this machine vouch for it, or nobody. */
export function acceptedKey(home: string, origin: string): string | null {
  return read(home)[origin] ?? null
}

/** Whether a certificate (PEM) is of the key that was accepted. */
export function isOfKey(pem: string, key: string): boolean {
  try {
    return publicKeyHash(new X509Certificate(pem)) === key
  } catch {
    return false
  }
}

function publicKeyHash({ publicKey }: X509Certificate): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
}

/** Nothing is sent to it. */
function certificateAt({
  hostname,
  port,
}: URL): Promise<{ certificate: X509Certificate; isVouchedFor: boolean } | null> {
  const host = hostname.replaceAll(/[[\]]/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      servername: servernameOf(host),
      rejectUnauthorized: false,
      timeout: LOOK_MS,
    })
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      resolve(certificate === undefined ? null : { certificate, isVouchedFor: socket.authorized })
      socket.destroy()
    })
    const end = () => {
      socket.destroy()
      resolve(null)
    }
    socket.once('timeout', end)
    socket.once('error', end)
  })
}

/** An address is none. */
function servernameOf(host: string): string {
  return /^[\d.]+$|:/.test(host) ? '' : host
}

function plain(fingerprint: string): string {
  return fingerprint.replaceAll(/[^\da-f]/gi, '').toLowerCase()
}

function read(home: string): z.infer<typeof accepted> {
  try {
    return accepted.parse(JSON.parse(readFileSync(join(home, FILE), 'utf8')))
  } catch {
    return {}
  }
}

function keep(home: string, hubs: z.infer<typeof accepted>): void {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const file = join(home, FILE)
  writeFileSync(`${file}.next`, JSON.stringify(hubs), { mode: 0o600 })
  renameSync(`${file}.next`, file)
}

const FILE = 'hubs.json'
