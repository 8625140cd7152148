import { describe, expect, it } from 'vitest'
import { readPictureFile } from '../../../shared/domain/picture-file.ts'
import { pictureFate } from '../../../shared/domain/product-picture.ts'
import { message } from '../../../shared/messages/message.ts'
import { aJpeg, aPng, aWebp } from '../../support/pictures.ts'

const padded = (bytes: Uint8Array, size: number) => {
  const all = new Uint8Array(size)
  all.set(bytes)
  return all
}

describe('a WebP says its size', () => {
  it.each(['VP8 ', 'VP8L', 'VP8X'] as const)('%s', (kind) => {
    const want = { format: 'webp', widthPx: 640, heightPx: 480, isPrintColours: false }
    expect(readPictureFile(aWebp(kind, 640, 480))).toEqual(want)
  })

  it('or is cut off', () => {
    expect(readPictureFile(aWebp('VP8 ', 640, 480).subarray(0, 25))).toBe('damaged')
  })
})

describe('what becomes of the picture of a product', () => {
  it.each([
    { name: 'a small PNG is kept', bytes: aPng(40, 20), want: 'keep' },
    { name: 'a small JPEG is kept', bytes: aJpeg(600, 200), want: 'keep' },
    { name: 'a small WebP is kept', bytes: aWebp('VP8 ', 640, 480), want: 'keep' },
    { name: 'a JPEG of 3,000 pixels is drawn smaller', bytes: aJpeg(3_000, 2_000), want: 'draw' },
    { name: 'a JPEG of 1 MB is drawn smaller', bytes: padded(aJpeg(800, 800), 1_000_000), want: 'draw' },
    { name: 'print colours are drawn anew', bytes: aJpeg(400, 400, 4), want: 'draw' },
  ])('$name', ({ bytes, want }) => {
    expect(pictureFate(bytes).kind).toBe(want)
  })

  it.each([
    {
      name: 'a page',
      bytes: new TextEncoder().encode('<!doctype html>'),
      want: message('pictures.noPicture'),
    },
    { name: 'a cut PNG', bytes: aPng(40, 20).subarray(0, 60), want: message('pictures.damaged') },
    {
      name: 'a picture of 9,000 pixels',
      bytes: aJpeg(9_000, 10),
      want: message('pictures.tooManyPixels', { width: 9_000, height: 10 }),
    },
    {
      name: 'a WebP of 1,600 pixels, which nothing here draws',
      bytes: aWebp('VP8X', 1_600, 900),
      want: message('pictures.webpTooLarge', { kilobytes: 1 }),
    },
    {
      name: 'a file of 9 MB',
      bytes: new Uint8Array(9_000_000),
      want: message('pictures.tooLarge', { kilobytes: 9_000 }),
    },
  ])('$name is refused, saying why', ({ bytes, want }) => {
    expect(pictureFate(bytes)).toEqual({ kind: 'refuse', problem: want })
  })
})
