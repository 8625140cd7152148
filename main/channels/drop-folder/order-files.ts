import type { Wanted } from '../../remote/quiet-files.ts'

/** Files of orders, as far as their name and their end tell. */
export const ORDER_FILES: Wanted = { takes: isOrderFile, looksCutOff }

function isOrderFile(name: string): boolean {
  return !/^[.~]/.test(name) && /\.(csv|json)$/i.test(name)
}

/** CSV whose last row does not end, JSON that does not close, or nothing at all. */
function looksCutOff(name: string, bytes: Buffer): boolean {
  if (bytes.length === 0) return true
  if (!/\.json$/i.test(name)) return bytes.at(-1) !== 0x0a
  try {
    JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
    return false
  } catch {
    return true
  }
}
