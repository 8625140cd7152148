/** One field of a form; `fileName`: it is a file. */
export interface FormPart {
  readonly name: string
  readonly content: string | Uint8Array
  readonly type: string | null
  readonly fileName?: string
}

const BOUNDARY = 'switchyard-7d1f2c9be84a'

/** A form as multipart/form-data (RFC 7578), its fields in order. */
export function formBody(parts: readonly FormPart[]): {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
} {
  const pieces: Uint8Array[] = []
  const text = new TextEncoder()
  for (const { name, content, type, fileName } of parts) {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`
    const kind = type === null ? '' : `\r\nContent-Type: ${type}`
    pieces.push(
      text.encode(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}${kind}\r\n\r\n`),
      typeof content === 'string' ? text.encode(content) : content,
      text.encode('\r\n'),
    )
  }
  pieces.push(text.encode(`--${BOUNDARY}--\r\n`))
  const body = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    body.set(piece, at)
    at += piece.length
  }
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body }
}
