/** Check digits and letters of tracking numbers. Each takes the number without its check and returns the check. */

/**
 * GS1, as in SSCC, GTIN and GLN: weights 3, 1 alternating from the right, the sum completed to the next ten.
 * Source: GS1 General Specifications, 7.9.
 */
export function gs1CheckDigit(digits: string): string {
  return String((10 - (weightedFromRight(digits) % 10)) % 10)
}

export function isSscc(text: string): boolean {
  return /^\d{18}$/.test(text) && gs1CheckDigit(text.slice(0, 17)) === text.slice(17)
}

/**
 * UPU S10, over the eight digits of the serial number: weights 8 6 4 2 3 5 9 7, 11 - sum mod 11, where 10
 * becomes 0 and 11 becomes 5. Source: UPU standard S10.
 */
export function s10CheckDigit(serial: string): string {
  if (!/^\d{8}$/.test(serial)) throw new Error(`an S10 serial number has 8 digits: ${serial}`)
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const sum = weights.reduce((total, weight, position) => total + weight * Number(serial[position]), 0)
  const check = 11 - (sum % 11)
  if (check === 10) return '0'
  return check === 11 ? '5' : String(check)
}

/** Colissimo domestic: weights 3, 1 from the right over the ten digits after the product code. */
export function colissimoKey(digits: string): string {
  if (!/^\d{10}$/.test(digits)) throw new Error(`a Colissimo number has 10 digits before its key: ${digits}`)
  return gs1CheckDigit(digits)
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO/IEC 7064 MOD 37,36, as DPD uses it over digits and capital letters. */
export function mod37Check(characters: string): string {
  if (!/^[0-9A-Z]+$/.test(characters)) throw new Error(`digits and capital letters only: ${characters}`)
  let product = 36
  for (const character of characters) {
    const sum = (product + ALPHABET.indexOf(character)) % 36 || 36
    product = (sum * 2) % 37
  }
  return ALPHABET[(37 - product) % 36] ?? '0'
}

function weightedFromRight(digits: string): number {
  if (!/^\d+$/.test(digits)) throw new Error(`digits only: ${digits}`)
  let sum = 0
  for (let position = 0; position < digits.length; position++) {
    sum += Number(digits[digits.length - 1 - position]) * (position % 2 === 0 ? 3 : 1)
  }
  return sum
}
