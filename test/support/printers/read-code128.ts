/** Widths of bar, space, bar, space, bar, space of the symbol values 0 to 105, from ISO/IEC 15417. */
const PATTERNS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232'
const STOP = '2331112'
const valueOf = new Map(PATTERNS.split(' ').map((pattern, value) => [pattern, value]))

/** One row of a picture, true = black. Throws what a scanner would not read. FNC1 is given back as '<F1>'. */
export function readCode128(row: readonly boolean[]): string {
  const first = row.indexOf(true)
  const last = row.lastIndexOf(true)
  const runs: number[] = []
  for (let x = first, start = first; x <= last; x++) {
    if (x === last || row[x + 1] !== row[x]) {
      runs.push(x + 1 - start)
      start = x + 1
    }
  }
  const module = (last + 1 - first) / modulesOf(runs.length)
  const widths = runs.map((run) => Math.round(run / module)).join('')
  if (!widths.endsWith(STOP)) throw new Error(`no stop: ${widths}`)
  const values = (widths.slice(0, -STOP.length).match(/.{6}/g) ?? []).map((pattern) => {
    const value = valueOf.get(pattern)
    if (value === undefined) throw new Error(`no symbol ${pattern}`)
    return value
  })
  const check = values.pop()
  const sum = values.reduce((total, value, position) => total + value * Math.max(1, position), 0)
  if (sum % 103 !== check) throw new Error('wrong check symbol')
  return decode(values)
}

function modulesOf(runs: number): number {
  return ((runs - 7) / 6) * 11 + 13
}

function decode(values: readonly number[]): string {
  let subset = values[0]
  let text = ''
  for (const value of values.slice(1)) {
    if (value === 102) text += '<F1>'
    else if (subset === 105 && value < 100) text += String(value).padStart(2, '0')
    else if (value === 99) subset = 105
    else if (value === 100) subset = 104
    else if (value === 101) subset = 103
    else if (subset === 104 && value < 96) text += String.fromCharCode(value + 32)
    else throw new Error(`value ${value} in subset ${subset}`)
  }
  return text
}
