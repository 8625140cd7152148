/**
 * A number as carriers print it on invoices: with spaces, in quotes or as a spreadsheet's formula, without leading
 * zeros, with or without its check character.
 */
export function plainNumber(printed: string): string {
  return printed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
}

/** '6,05E+13': a spreadsheet has dropped digits, and nothing tells which. */
export function hasLostDigits(printed: string): boolean {
  return /^[="']*\d(?:[.,]\d+)?E\+\d{1,2}"?$/i.test(printed.trim())
}

/** Shorter ones differ from others by a single character too easily. */
const LEAST_FOR_CHECK = 10
const CHARACTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')

/** What the number may be in our books, the likeliest first: as printed, its zeros put right, its check character. */
export function numberForms(printed: string): readonly (readonly string[])[] {
  const number = plainNumber(printed)
  if (number === '') return []
  const zeros = [number.replace(/^0+/, ''), `0${number}`, `00${number}`].filter((one) => one !== '')
  const check =
    number.length < LEAST_FOR_CHECK
      ? []
      : [number.slice(0, -1), ...CHARACTERS.map((character) => number + character)]
  return [[number], zeros.filter((one) => one !== number), check].filter((forms) => forms.length > 0)
}
