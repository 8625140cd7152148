import { inflateSync } from 'node:zlib'
import type { Bitmap } from '../../../main/printing/zpl/graphic-field.ts'

/** The dots of the one picture in a label, as a printer unpacks them. */
export function graphicOf(label: string): Bitmap {
  const field = /\^GFA,(\d+),(\d+),(\d+),:Z64:([^:]+):[0-9a-f]{4}/.exec(label)
  if (field === null) throw new Error(`no picture in ${label.slice(0, 200)}`)
  const [size, bytesPerRow] = [Number(field[1]), Number(field[3])]
  const rows = inflateSync(Buffer.from(field[4] ?? '', 'base64'))
  const widthDots = Number(/\^PW(\d+)/.exec(label)?.[1])
  return { widthDots, heightDots: size / bytesPerRow, rows }
}
