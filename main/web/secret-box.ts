import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

import type { SecretBox } from '../app/services/control-room-port.ts'

const VERSION = 1
const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Secrets sealed with AES-256-GCM under a key that scrypt (N = 2^15, r = 8, p = 1) makes from a passphrase;
 * without one nothing is protected and nothing may be stored. A sealed secret is
 * `version, salt (16), iv (12), tag (16), ciphertext`.
 */
export function passphraseSecretBox(passphrase: string | undefined): SecretBox {
  const usable = passphrase !== undefined && passphrase.length > 0 ? passphrase : null
  return {
    protection: usable === null ? null : 'passphrase',
    async seal(secret) {
      const salt = randomBytes(SALT_BYTES)
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyFrom(usable, salt), iv)
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), salt, iv, cipher.getAuthTag(), text])
    },
    async open(sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== VERSION) throw new Error('The sealed secret has an unknown form.')
      let at = 1
      const next = (length: number) => bytes.subarray(at, (at += length))
      const salt = next(SALT_BYTES)
      const iv = next(IV_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', keyFrom(usable, salt), iv)
      decipher.setAuthTag(next(TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(at)), decipher.final()]).toString('utf8')
    },
  }
}

function keyFrom(passphrase: string | null, salt: Buffer): Buffer {
  if (passphrase === null) throw new Error('No passphrase was given: secrets cannot be kept.')
  return scryptSync(passphrase, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })
}
