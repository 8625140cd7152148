/** A part of a multipart answer as Apache CXF writes it. */
export interface Part {
  readonly id: string
  readonly type: string
  readonly bytes: Uint8Array
}

const BOUNDARY = 'uuid:1c3f7d2e-0f53-4a55-9d0f-8a5d3c1f6b77'

/** Parts as one body, and the content type that names its boundary. */
export function multipart(parts: readonly Part[]): { readonly type: string; readonly body: Uint8Array } {
  const chunks = parts.flatMap(({ id, type, bytes }) => [
    Buffer.from(
      `\r\n--${BOUNDARY}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
    ),
    Buffer.from(bytes),
  ])
  return {
    type: `multipart/mixed; boundary="${BOUNDARY}"`,
    body: Uint8Array.from(Buffer.concat([...chunks, Buffer.from(`\r\n--${BOUNDARY}--`)])),
  }
}
