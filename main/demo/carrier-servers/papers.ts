import { crc32, deflateSync } from 'node:zlib'

/** Papers as simulated carriers make them: real documents, told apart by their text. */

/** A 10 x 15 cm label in ZPL, drawn for the given resolution. */
export function zplLabel(dpi: number, number: string, lines: readonly string[]): Uint8Array {
  const dots = (mm: number): number => Math.round((mm * dpi) / 25.4)
  const size = dots(4)
  const texts = lines.map(
    (line, at) =>
      `^FO${dots(5)},${dots(60 + at * 7)}^A0N,${size},${size}^FD${line.replaceAll(/[\^~]/g, ' ')}^FS`,
  )
  return bytesOf(
    [
      '^XA^CI28',
      `^PW${dots(100)}^LL${dots(150)}`,
      `^FO${dots(5)},${dots(10)}^BY${dpi === 203 ? 2 : 3}^BCN,${dots(30)},Y,N,N^FD${number}^FS`,
      ...texts,
      '^XZ',
    ].join('\n'),
  )
}

/** One page of text. Sides in millimetres. */
export function pdfPage(widthMm: number, heightMm: number, lines: readonly string[]): Uint8Array {
  const points = (mm: number): string => ((mm * 72) / 25.4).toFixed(2)
  const shown = lines.map(
    (line) => `(${line.replaceAll(/[()\\]/g, ' ').replaceAll(/[^\x20-\xff]/g, '?')}) Tj T*`,
  )
  const text = `BT /F1 10 Tf 14 TL 12 ${points(heightMm - 10)} Td ${shown.join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${points(widthMm)} ${points(heightMm)}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Uint8Array.from(
    Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1'),
  )
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A small grey picture that differs by `text`. */
export function pngPicture(text: string): Uint8Array {
  const side = 16
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.from([
      0,
      ...Array.from({ length: side }, (_none, x) => (text.charCodeAt((x + y) % text.length) * 37) % 256),
    ]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
      pngChunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
