import type { ChannelTrouble } from '../../shared/domain/channel-trouble.ts'
import { message } from '../../shared/messages/message.ts'
import { RemoteError } from '../app/ports/remote.ts'
import { isLoopbackHost } from './address.ts'
import { fingerprintOf } from './certificate.ts'

type WhyCertificate = Extract<ChannelTrouble, { code: 'certificate' }>['why']

/** What is wrong with a certificate, by the code of the failed connection. */
const CERTIFICATES: ReadonlyMap<string, WhyCertificate> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown-issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown-issuer'],
  ['CERT_HAS_EXPIRED', 'expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'other-name'],
  ['OTHER_CERTIFICATE', 'changed'],
])

const UNREACHED: ReadonlyMap<string, 'no-such-host' | 'nobody-there' | 'no-answer' | 'needs-https'> = new Map(
  [
    ['ENOTFOUND', 'no-such-host'],
    ['EAI_AGAIN', 'no-such-host'],
    ['ECONNREFUSED', 'nobody-there'],
    ['EHOSTUNREACH', 'nobody-there'],
    ['ENETUNREACH', 'nobody-there'],
    ['UND_ERR_CONNECT_TIMEOUT', 'no-answer'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'needs-https'],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'needs-https'],
  ],
)

/** Errors of a connection that was never made: nothing can have happened at the other end. */
export const NOT_SENT: ReadonlySet<string> = new Set([...CERTIFICATES.keys(), ...UNREACHED.keys()])

/** Such an error in words; an untrusted certificate is fetched, so that a person can accept it. */
export async function notSent(address: string, code: string): Promise<RemoteError> {
  const url = new URL(address)
  const { host } = url
  const why = CERTIFICATES.get(code)
  const problem = message('channels.unreachable', { host, code })
  if (why !== undefined) {
    const fingerprint = await fingerprintOf(url)
    return new RemoteError('retry', problem, 0, { code: 'certificate', host, why, fingerprint })
  }
  const trouble = UNREACHED.get(code) ?? 'nobody-there'
  // Over http it was asked by https instead, and nobody is there.
  const needsHttps = url.protocol === 'http:' && !isLoopbackHost(url.hostname) && trouble === 'nobody-there'
  return new RemoteError('retry', problem, 0, { code: needsHttps ? 'needs-https' : trouble, host })
}
