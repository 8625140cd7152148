import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { isIP, isIPv4 } from 'node:net'
import { DAY_MS, type EpochMs } from '../../shared/lib/clock.ts'
import { der, oid, sequence, set, time } from './der.ts'

/** The longest that every browser takes of a certificate without an authority. */
export const CERTIFICATE_DAYS = 825

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))
const COMMON_NAME = oid('2.5.4.3')
const KEY_USAGE = oid('2.5.29.15')
const ALT_NAME = oid('2.5.29.17')
const BASIC_CONSTRAINTS = oid('2.5.29.19')
const EXTENDED_KEY_USAGE = oid('2.5.29.37')
const SERVER_AUTH = oid('1.3.6.1.5.5.7.3.1')
const CRITICAL = der(0x01, Buffer.of(0xff))

/**
 * A certificate (X.509 v3, RFC 5280) signed with its own key: of a server with these names and IP addresses, and of
 * nothing else. `key`: P-256, PEM. @returns PEM
 */
export function madeCertificate(key: string, names: readonly string[], now: EpochMs): string {
  const privateKey = createPrivateKey(key)
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const name = sequence(set(sequence(COMMON_NAME, der(0x0c, Buffer.from('Switchyard')))))
  // A day earlier: the clock of a station may be behind.
  const validity = sequence(
    time(new Date(now - DAY_MS)),
    time(new Date(now + (CERTIFICATE_DAYS - 1) * DAY_MS)),
  )
  const extensions = sequence(
    extension(BASIC_CONSTRAINTS, true, sequence()),
    extension(KEY_USAGE, true, der(0x03, Buffer.of(7, 0x80))),
    extension(EXTENDED_KEY_USAGE, false, sequence(SERVER_AUTH)),
    extension(ALT_NAME, false, sequence(...names.map(generalName))),
  )
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serialNumber()),
    ECDSA_SHA256,
    name,
    validity,
    name,
    publicKey,
    der(0xa3, extensions),
  )
  const signature = der(0x03, Buffer.of(0), sign('sha256', body, privateKey))
  const base64 = sequence(body, ECDSA_SHA256, signature).toString('base64').replaceAll(/.{64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${base64.trimEnd()}\n-----END CERTIFICATE-----\n`
}

/** 126 random bits: positive, and as short as DER wants it. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f)
  return bytes
}

function extension(id: Buffer, isCritical: boolean, value: Buffer): Buffer {
  return sequence(id, ...(isCritical ? [CRITICAL] : []), der(0x04, value))
}

function generalName(name: string): Buffer {
  if (isIP(name) === 0) return der(0x82, Buffer.from(name, 'ascii'))
  return der(0x87, isIPv4(name) ? Buffer.from(name.split('.').map(Number)) : ipv6Bytes(name))
}

function ipv6Bytes(address: string): Buffer {
  const [left = '', right] = address.split('::')
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
  const [before, after] = [groups(left), groups(right ?? '')]
  const between = right === undefined ? [] : Array<number>(8 - before.length - after.length).fill(0)
  return Buffer.from([...before, ...between, ...after].flatMap((group) => [group >> 8, group & 0xff]))
}
