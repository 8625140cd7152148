import type { NumberScheme } from '../../../shared/domain/number-range.ts'
import { colissimoKey, gs1CheckDigit, mod37Check, s10CheckDigit } from './check-digits.ts'

/** A carrier's number around a serial of a range that it gave. Throws when the scheme cannot hold the serial. */
export function ownNumber(scheme: NumberScheme, serial: number): string {
  const digits = (length: number): string => {
    const text = String(serial).padStart(length, '0')
    if (text.length !== length) throw new Error(`${scheme.kind} has ${length} digits for a serial: ${serial}`)
    return text
  }
  switch (scheme.kind) {
    case 'sscc': {
      const text = `${scheme.extensionDigit}${scheme.companyPrefix}${digits(16 - scheme.companyPrefix.length)}`
      return text + gs1CheckDigit(text)
    }
    case 's10':
      return `${scheme.serviceIndicator}${digits(8)}${s10CheckDigit(digits(8))}${scheme.country}`
    case 'colissimo':
      return `${scheme.productCode}${digits(10)}${colissimoKey(digits(10))}`
    case 'dpd': {
      const text = `${scheme.depot}${digits(10)}`
      return text + mod37Check(text)
    }
  }
}
