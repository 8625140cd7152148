/** Numbers as Colissimo gives them: product code, ten digits and a key at home, S10 abroad. */
export function colissimoNumber(product: string, serial: number, isAbroad: boolean): string {
  if (isAbroad) {
    const digits = String(10_000_000 + serial)
      .padStart(8, '0')
      .slice(-8)
    return `CB${digits}${s10Key(digits)}FR`
  }
  const code = PRODUCTS[product] ?? '6A'
  const digits = String(1_000_000_000 + serial)
  return `${code}${digits}${key(digits)}`
}

const PRODUCTS: Readonly<Record<string, string>> = { DOM: '6A', DOS: '6C', HD: '6M', CORE: '8R' }

/** Weights 3 and 1 from the right, modulo 10. */
function key(digits: string): number {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

function s10Key(digits: string): number {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const rest = 11 - (sum % 11)
  return rest === 10 ? 0 : rest === 11 ? 5 : rest
}
