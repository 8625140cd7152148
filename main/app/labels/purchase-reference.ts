import { createHash } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LENGTH = 13

/** What the carrier keeps as its free reference: 'SY' and 13 letters and digits, made from the purchase's id. */
export function purchaseReference(purchaseId: string): string {
  const base = BigInt(LETTERS.length)
  let rest = BigInt(`0x${createHash('sha256').update(purchaseId).digest('hex')}`)
  let text = ''
  for (let i = 0; i < LENGTH; i++) {
    text += LETTERS.charAt(Number(rest % base))
    rest /= base
  }
  return `SY${text}`
}
