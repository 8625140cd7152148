import { createHash } from 'node:crypto'
import { headerKey } from './exports/order-export.ts'

/** The same for files with the same columns in any order and spelling of case, accents and signs. */
export function headerSignature(columns: readonly string[]): string {
  const keys = [...new Set(columns.map(headerKey))].filter((key) => key !== '').sort()
  return createHash('sha256').update(keys.join('\n')).digest('hex')
}
