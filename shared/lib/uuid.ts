import type { EpochMs } from './clock.ts'
import type { Random } from './random.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A UUID version 7 (RFC 9562, section 5.7): 48 bits of `now`, then random bits, so that ids made later
 * sort later and indexes on them grow at the end.
 */
export function uuidv7(now: EpochMs, random: Random): string {
  const bytes = new Uint8Array(16)
  let rest = Math.floor(now)
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  for (let i = 6; i < 16; i++) bytes[i] = Math.floor(random() * 256)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => HEX[byte] ?? '00').join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
