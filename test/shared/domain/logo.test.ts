import { describe, expect, it } from 'vitest'
import { readLogo } from '../../../shared/domain/logo.ts'
import { message } from '../../../shared/messages/message.ts'
import { aJpeg, aPng } from '../../support/pictures.ts'

const text = (words: string) => new TextEncoder().encode(words)

describe('a file for the logo is told by its bytes', () => {
  it.each([
    { name: 'a PNG', bytes: aPng(40, 20), want: { format: 'png', widthPx: 40, heightPx: 20 } },
    { name: 'a JPEG', bytes: aJpeg(600, 200), want: { format: 'jpeg', widthPx: 600, heightPx: 200 } },
  ])('$name', ({ bytes, want }) => {
    expect(readLogo(bytes)).toEqual(want)
  })

  it.each([
    { name: 'a PNG that is cut off', bytes: aPng(40, 20).subarray(0, 60), want: message('logos.damaged') },
    { name: 'a JPEG without a frame', bytes: aJpeg(40, 20).subarray(0, 12), want: message('logos.damaged') },
    { name: 'a JPEG in print colours', bytes: aJpeg(40, 20, 4), want: message('logos.printColours') },
    { name: 'an SVG', bytes: text('<?xml version="1.0"?><svg width="1">'), want: message('logos.svg') },
    { name: 'a page named logo.png', bytes: text('<html>'), want: message('logos.noPicture') },
    { name: 'nothing', bytes: new Uint8Array(), want: message('logos.noPicture') },
    {
      name: 'a picture of 5,000 pixels',
      bytes: aJpeg(5_000, 10),
      want: message('logos.tooManyPixels', { width: 5_000, height: 10 }),
    },
    {
      name: 'a file of 500 kB',
      bytes: new Uint8Array(500_000),
      want: message('logos.tooLarge', { kilobytes: 500 }),
    },
  ])('$name is refused, saying why', ({ bytes, want }) => {
    expect(readLogo(bytes)).toEqual({ problem: want })
  })
})
