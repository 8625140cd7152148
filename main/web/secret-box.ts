import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'

import type { SecretBox } from '../app/services/control-room-port.ts'

const VERSION = 1
const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

/**
 * Secrets sealed with AES-256-GCM under a key that scrypt (N = 2^15, r = 8, p = 1) makes from a passphrase;
 * without one nothing is protected and nothing may be stored. A sealed secret is
 * `version, salt (16), iv (12), tag (16), ciphertext`. The key of a salt is made once, away from the program's thread:
 * it takes a tenth of a second.
 */
export function passphraseSecretBox(passphrase: string | undefined): SecretBox {
  const usable = passphrase !== undefined && passphrase.length > 0 ? passphrase : null
  const keys = new Map<string, Promise<Buffer>>()
  const ownSalt = randomBytes(SALT_BYTES)

  function keyOf(salt: Buffer): Promise<Buffer> {
    if (usable === null) throw new Error('No passphrase was given: secrets cannot be kept.')
    const name = salt.toString('hex')
    const key = keys.get(name) ?? keyFrom(usable, salt)
    keys.set(name, key)
    return key
  }

  return {
    protection: usable === null ? null : 'passphrase',
    async seal(secret) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', await keyOf(ownSalt), iv)
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), ownSalt, iv, cipher.getAuthTag(), text])
    },
    async open(sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== VERSION) throw new Error('The sealed secret has an unknown form.')
      let at = 1
      const next = (length: number) => bytes.subarray(at, (at += length))
      const salt = next(SALT_BYTES)
      const iv = next(IV_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', await keyOf(salt), iv)
      decipher.setAuthTag(next(TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(at)), decipher.final()]).toString('utf8')
    },
  }
}

function keyFrom(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(passphrase, salt, 32, COST, (error, key) => (error === null ? resolve(key) : reject(error))),
  )
}
