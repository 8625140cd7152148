/** No-break spaces of French typography: narrow before `; ! ?`, full before `:` and inside guillemets. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
}
