/**
 * Code 128 (ISO/IEC 15417) in its subset B, which has every character of ASCII from the blank on: widths of bars and
 * spaces in turn, in modules, of the values 0 to 105.
 */
const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221' +
  '223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321' +
  '112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131' +
  '311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114' +
  '122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
  '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232'
const START_B = 104
const STOP = '2331112'
const MODULO = 103
const FIRST = ' '.charCodeAt(0)

/** Whether every character of the text is one of the subset. */
export function hasBars(text: string): boolean {
  return /^[ -~]{1,40}$/.test(text)
}

/** Widths of bars and spaces in turn, in modules, without quiet zones. @throws a character that the subset has not */
export function barsOf(text: string): readonly number[] {
  if (!hasBars(text)) throw new Error(`not for Code 128 B: ${text}`)
  const values = Array.from(text, (char) => char.charCodeAt(0) - FIRST)
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), START_B) % MODULO
  const widths = [START_B, ...values, check].map((value) => WIDTHS.slice(value * 6, value * 6 + 6))
  return Array.from(widths.join('') + STOP, Number)
}
