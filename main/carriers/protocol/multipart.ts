/** A part of a multipart answer; `id` without its angle brackets, '' = it has none. */
export interface AnswerPart {
  readonly id: string
  readonly bytes: Uint8Array
}

export interface MultipartAnswer {
  readonly parts: readonly AnswerPart[]
  /** false: it breaks off; the parts are those that came whole. */
  readonly isWhole: boolean
}

/**
 * A multipart body taken apart by its bytes (RFC 2046), so that documents stay as they are. The boundary is the content
 * type's, else that of the first line. null = it is no multipart body.
 */
export function readMultipart(contentType: string | null, body: Uint8Array): MultipartAnswer | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const boundary = boundaryOf(contentType ?? '') ?? firstLine(bytes)
  if (boundary === null) return null
  const mark = Buffer.from(`--${boundary}`)
  const parts: AnswerPart[] = []
  let at = bytes.indexOf(mark)
  if (at < 0) return null
  for (;;) {
    const start = at + mark.length
    if (bytes.subarray(start, start + 2).toString('latin1') === '--') return { parts, isWhole: true }
    const end = bytes.indexOf(Buffer.from(`\r\n--${boundary}`), start)
    if (end < 0) return { parts, isWhole: false }
    const part = partOf(bytes.subarray(start, end))
    if (part !== null) parts.push(part)
    at = end + 2
  }
}

function partOf(bytes: Buffer): AnswerPart | null {
  const gap = bytes.indexOf('\r\n\r\n')
  if (gap < 0) return null
  const [, id = ''] = /^content-id:\s*<?([^>\r\n]*)>?/im.exec(bytes.subarray(0, gap).toString('latin1')) ?? []
  return { id: id.trim(), bytes: Uint8Array.from(bytes.subarray(gap + 4)) }
}

function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  return quoted ?? plain ?? null
}

function firstLine(bytes: Buffer): string | null {
  const [, boundary] = /^\s*--([^\r\n]{1,70})\r\n/.exec(bytes.subarray(0, 200).toString('latin1')) ?? []
  return boundary ?? null
}
