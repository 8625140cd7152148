import type { PrinterFault } from '../../app/ports/printing.ts'

/** The answer to `~HS` or `~HQES`. `waiting` counts formats in the buffer and labels left of a batch. */
export type ZplReport = { faults: PrinterFault[]; waiting: number }

/**
 * Reads the last complete answer to `~HS`: three strings between STX and ETX,
 * `aaa,b,c,dddd,eee,f,g,h,iii,j,k,l`, `mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www` and `xxxx,y`. Anything else that the
 * printer sends, a greeting for example, is passed over. Null while there is no complete answer.
 * Source: Zebra "ZPL II Programming Guide", ~HS.
 */
export function parseHostStatus(text: string): ZplReport | null {
  const strings = Array.from(text.matchAll(/\x02([^\x02\x03]*)\x03/g), (match) => (match[1] ?? '').split(','))
  const firstAt = strings.findLastIndex(
    (fields, at) => fields.length === 12 && strings[at + 1]?.length === 11,
  )
  const first = strings[firstAt]
  const second = strings[firstAt + 1]
  if (first === undefined || second === undefined) return null
  const set = (fields: readonly string[], position: number) => fields[position]?.trim() === '1'
  const faults: PrinterFault[] = []
  if (set(first, 1)) faults.push('paper-out')
  if (set(second, 2)) faults.push('head-open')
  if (set(second, 3)) faults.push('ribbon-out')
  if (set(first, 2)) faults.push('paused')
  if (set(first, 5)) faults.push('buffer-full')
  if (set(first, 11)) faults.push('overheated')
  const formats = Number(first[4]) + (set(first, 7) ? 1 : 0)
  return { faults, waiting: (formats || 0) + (Number(second[8]) || 0) }
}

/**
 * Reads the answer to `~HQES`: `ERRORS: f hhhhhhhh llllllll`, of which the low group has 1 media out, 2 ribbon
 * out, 4 head open, 8 cutter, 10 and 20 too hot. Null while there is no complete answer.
 * Source: Zebra "ZPL II Programming Guide", ~HQ.
 */
export function parseHostErrors(text: string): ZplReport | null {
  const answers = Array.from(text.matchAll(/ERRORS:\s+([01])\s+([0-9A-Fa-f]{8})\s+([0-9A-Fa-f]{8})/g))
  const last = answers.at(-1)
  if (last === undefined) return null
  const flags = Number.parseInt(last[3] ?? '', 16)
  const faults = ERROR_FLAGS.flatMap(([bits, fault]) => ((flags & bits) !== 0 ? [fault] : []))
  if (last[1] === '1' && faults.length === 0) faults.push('other')
  return { faults, waiting: 0 }
}

const ERROR_FLAGS: ReadonlyArray<readonly [bits: number, fault: PrinterFault]> = [
  [0x1, 'paper-out'],
  [0x2, 'ribbon-out'],
  [0x4, 'head-open'],
  [0x8, 'cutter'],
  [0x30, 'overheated'],
]
