/**
 * The value behind what `escape_formulas` of csv-stringify wrote: text that a spreadsheet would run as a formula gets
 * an apostrophe before it, and loses it again when a file of ours is read back.
 */
export function unescapeFormula(value: string): string {
  return value.replace(/^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, '')
}
