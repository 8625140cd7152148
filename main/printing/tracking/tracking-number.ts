import { gs1CheckDigit, s10CheckDigit } from './check-digits.ts'

/**
 * Numbers of the carriers whose labels we draw ourselves. The counter is the caller's: it must be kept in the
 * same transaction as the label, and never be used twice within the range that a scheme can hold.
 */
export type TrackingScheme =
  /** Serial shipping container code; `companyPrefix` of 7 to 10 digits, assigned by GS1. */
  | { kind: 'sscc'; extensionDigit: number; companyPrefix: string }
  /** UPU S10: service indicator of two letters, e.g. 'LB', and the ISO 3166-1 country of the post. */
  | { kind: 's10'; serviceIndicator: string; country: string }

/**
 * `number` as it is printed and scanned, `symbol` as `LabelDocument.trackingSymbol` wants it, or `exhausted`
 * when `counter` no longer fits into the serial digits of the scheme.
 */
export type TrackingNumber =
  | { kind: 'number'; number: string; symbol: 'sscc' | 'code128' }
  | { kind: 'exhausted'; capacity: number }

/** `counter` is a whole number from 0. Throws on a scheme that no GS1 member or post could have. */
export function trackingNumber(scheme: TrackingScheme, counter: number): TrackingNumber {
  if (!Number.isSafeInteger(counter) || counter < 0) throw new Error(`a counter from 0: ${counter}`)
  switch (scheme.kind) {
    case 'sscc': {
      if (!/^\d{7,10}$/.test(scheme.companyPrefix)) throw new Error('a GS1 prefix of 7 to 10 digits')
      if (!/^\d$/.test(String(scheme.extensionDigit))) throw new Error('an extension digit of 0 to 9')
      const serialDigits = 16 - scheme.companyPrefix.length
      const serial = fixedDigits(counter, serialDigits)
      if (serial === null) return { kind: 'exhausted', capacity: 10 ** serialDigits }
      const digits = `${scheme.extensionDigit}${scheme.companyPrefix}${serial}`
      return { kind: 'number', number: digits + gs1CheckDigit(digits), symbol: 'sscc' }
    }
    case 's10': {
      if (!/^[A-Z]{2}$/.test(scheme.serviceIndicator)) throw new Error('a service indicator of two letters')
      if (!/^[A-Z]{2}$/.test(scheme.country)) throw new Error('a country code of two letters')
      const serial = fixedDigits(counter, 8)
      if (serial === null) return { kind: 'exhausted', capacity: 10 ** 8 }
      const number = `${scheme.serviceIndicator}${serial}${s10CheckDigit(serial)}${scheme.country}`
      return { kind: 'number', number, symbol: 'code128' }
    }
  }
}

export function isSscc(text: string): boolean {
  return /^\d{18}$/.test(text) && gs1CheckDigit(text.slice(0, 17)) === text.slice(17)
}

function fixedDigits(counter: number, length: number): string | null {
  const digits = String(counter).padStart(length, '0')
  return digits.length === length ? digits : null
}
