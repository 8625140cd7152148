/** What stands on a page, in millimetres from its top left corner. */
export type PageArt =
  /** A black box. */
  | { kind: 'box'; x: number; y: number; width: number; height: number }
  /** A picture of one bit a pixel, rows padded to whole bytes, 1 = black. */
  | { kind: 'image'; x: number; y: number; width: number; height: number; pixels: Pixels }

type Pixels = { width: number; height: number; rows: Uint8Array }

export type SmallPdf = {
  widthMm: number
  heightMm: number
  art?: readonly PageArt[]
  /** The same page so many times; 1 unless said. */
  pages?: number
  /** Locked with a password that nobody knows. */
  isLocked?: boolean
}

const POINTS_PER_MM = 72 / 25.4

/** A PDF 1.4 as a carrier's software writes it: its bars are vectors, its pictures are pictures. */
export function smallPdf({ widthMm, heightMm, art = [], pages = 1, isLocked = false }: SmallPdf): Uint8Array {
  const images = art.filter((one) => one.kind === 'image')
  const drawn = art
    .map((one) =>
      commands(
        one,
        heightMm,
        images.findIndex((image) => image === one),
      ),
    )
    .join('\n')
  const content = 3 + pages
  const firstImage = content + 1
  const resources = images.map((_, i) => `/Im${i} ${firstImage + i} 0 R`).join(' ')
  const page =
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${widthMm * POINTS_PER_MM} ${heightMm * POINTS_PER_MM}] ` +
    `/Contents ${content} 0 R /Resources << /XObject << ${resources} >> >> >>`
  const kids = Array.from({ length: pages }, (_, i) => `${3 + i} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    ...Array.from({ length: pages }, () => page),
    stream('', Buffer.from(drawn, 'latin1')),
    ...images.map(({ pixels: { width, height, rows } }) =>
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 1 ` +
          '/ColorSpace /DeviceGray /Decode [1 0]',
        Buffer.from(rows),
      ),
    ),
  ]
  const lock =
    `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >> ` +
    '/ID [<00><00>] '
  return assemble(objects, isLocked ? lock : '')
}

/** A PDF of these objects, numbered from 1, the first its catalogue. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  return assemble(objects, '')
}

export function stream(dictionary: string, data: Buffer): string {
  return `<< ${dictionary} /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream`
}

function commands(art: PageArt, pageHeightMm: number, image: number): string {
  const [x, y, width, height] = [art.x, pageHeightMm - art.y - art.height, art.width, art.height].map((mm) =>
    (mm * POINTS_PER_MM).toFixed(4),
  )
  return art.kind === 'box'
    ? `${x} ${y} ${width} ${height} re f`
    : `q ${width} 0 0 ${height} ${x} ${y} cm /Im${image} Do Q`
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
