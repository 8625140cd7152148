import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { DAY_MS, type EpochMs } from '../../shared/lib/clock.ts'
import { madeCertificate } from './made-certificate.ts'
import type { TlsIdentity } from './serve-web.ts'

/** Renewed when so much is left. */
const RENEW_MS = 60 * DAY_MS

/**
 * The certificate that this program made for itself, in `folder`; made, or made anew with the same key, when there is
 * none, its end is near, or it does not have all of `names`. Files are its owner's alone (0600).
 */
export function ownIdentity(folder: string, names: readonly string[], now: EpochMs): TlsIdentity {
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = read(keyFile) ?? keep(keyFile, newKey())
  const kept = read(certFile)
  if (kept !== null && isGood(kept, key, names, now)) return { cert: kept, key }
  return { cert: keep(certFile, madeCertificate(key, names, now)), key }
}

/** What was given with --cert and --key, read anew each time: others renew it. @throws when they do not belong together */
export function givenIdentity(files: { cert: string; key: string }): TlsIdentity {
  const identity = { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') }
  if (!isOf(identity.cert, identity.key)) throw new Error(`${files.key} is not the key of ${files.cert}`)
  return identity
}

/** SHA-256 of the certificate, as browsers show it, with colons. */
export function certificateFingerprint({ cert }: TlsIdentity): string {
  return new X509Certificate(cert).fingerprint256
}

/** The host names that a certificate is of; those with * are none. */
export function namesInCertificate({ cert }: TlsIdentity): readonly string[] {
  const listed = new X509Certificate(cert).subjectAltName ?? ''
  return listed
    .split(', ')
    .flatMap((each) => /^(?:DNS|IP Address):([^*]+)$/.exec(each)?.[1] ?? [])
    .map((name) => name.toLowerCase())
}

function isGood(cert: string, key: string, names: readonly string[], now: EpochMs): boolean {
  try {
    const parsed = new X509Certificate(cert)
    const hasName = (name: string) =>
      (isIP(name) === 0 ? parsed.checkHost(name) : parsed.checkIP(name)) !== undefined
    return isOf(cert, key) && Date.parse(parsed.validTo) - now > RENEW_MS && names.every(hasName)
  } catch {
    return false
  }
}

function isOf(cert: string, key: string): boolean {
  return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function keep(file: string, text: string): string {
  writeFileSync(`${file}.next`, text, { mode: 0o600 })
  renameSync(`${file}.next`, file)
  return text
}
