import { expect, it } from 'vitest'
import { readMultipart } from '../../../../main/carriers/protocol/multipart.ts'
import { multipart } from '../../../../main/demo/carrier-servers/multipart.ts'

/** Bytes that look like the end of a part. */
const TRICKY = Uint8Array.from(Buffer.from('\r\n--uuid\r\n\r\n\u0000\u00ff--\r\n', 'latin1'))

const parts = [
  { id: 'jsonInfos', type: 'application/json', bytes: Uint8Array.from(Buffer.from('{"é":1}')) },
  { id: 'label', type: 'application/octet-stream', bytes: TRICKY },
  { id: 'cn23', type: 'application/pdf', bytes: new Uint8Array() },
]
const { type, body } = multipart(parts)

it('takes parts apart by their bytes', () => {
  const read = readMultipart(type, body)
  expect(read?.isWhole).toBe(true)
  expect(read?.parts).toEqual(parts.map(({ id, bytes }) => ({ id, bytes })))
})

it('finds the boundary in the body when the content type does not name it', () => {
  expect(readMultipart('multipart/mixed', body)?.parts.map(({ id }) => id)).toEqual([
    'jsonInfos',
    'label',
    'cn23',
  ])
})

it('wherever it breaks off, it is not whole and keeps only whole parts', () => {
  for (let length = 0; length < body.length - 2; length += 1) {
    const read = readMultipart(type, body.subarray(0, length))
    expect(read?.isWhole ?? false).toBe(false)
    for (const { id, bytes } of read?.parts ?? [])
      expect(bytes).toEqual(parts.find((part) => part.id === id)?.bytes)
  }
})

it('says that a page is no multipart', () => {
  expect(readMultipart('text/html', Buffer.from('<html>--</html>'))).toBeNull()
  expect(readMultipart(null, new Uint8Array())).toBeNull()
})
