import type { EpochMs } from './clock.ts'
import type { Random } from './random.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A UUID version 7 (RFC 9562, section 5.7): 48 bits of `now`, then random bits, so that ids made later
 * sort later and indexes on them grow at the end.
 */
export function uuidv7(now: EpochMs, random: Random): string {
  const time = Math.floor(now).toString(16).padStart(12, '0')
  const byte = (kept = 0xff, mark = 0) => HEX[mark | (Math.floor(random() * 256) & kept)] ?? '00'
  const version = byte(0x0f, 0x70) + byte()
  const variant = byte(0x3f, 0x80) + byte()
  const rest = byte() + byte() + byte() + byte() + byte() + byte()
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${rest}`
}
