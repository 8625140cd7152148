import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** 32 MB and some 80 ms a try: a station's person does not notice, who tries all PINs of a stolen file does. */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const BYTES = 32

export function newSalt(): string {
  return randomBytes(16).toString('base64url')
}

/** `<salt>.<hash>` with a salt of its own. */
export async function hashPin(pin: string): Promise<string> {
  const salt = newSalt()
  return `${salt}.${(await derive(pin, salt)).toString('base64url')}`
}

/** null: there is no PIN; it takes as long as a wrong one. */
export async function isPin(pin: string, stored: string | null): Promise<boolean> {
  const [salt = '', hash = ''] = (stored ?? `${'-'.repeat(22)}.`).split('.')
  const derived = await derive(pin, salt)
  const kept = Buffer.from(hash, 'base64url')
  return kept.length === derived.length && timingSafeEqual(kept, derived)
}

/** A badge is found by its hash, so all badges have one salt: the installation's. */
export async function hashBadge(badge: string, salt: string): Promise<string> {
  return (await derive(badge, salt)).toString('base64url')
}

function derive(secret: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
