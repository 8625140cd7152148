import type { Definitions } from '../definition.ts'

/** Pictures of products. */
export const pictures = {
  title: 'Picture',
  of: ['Picture of {product}', { product: 'text' }],
  none: 'No picture yet',
  awaited: 'It is being fetched',
  fromPerson: 'Chosen here',
  fromFile: 'From an imported file',
  fromChannel: ['From {channel}', { channel: 'text' }],
  upload: 'Choose a picture',
  replace: 'Replace',
  remove: 'Remove',
  removed: ['The picture of {sku} was removed', { sku: 'text' }],
  dropHere: 'PNG, JPEG or WebP. Packers see it beside the item to scan.',
  unreadable: 'This file is no picture that can be shown: choose a PNG, a JPEG or a WebP.',
  tooLarge: [
    'The picture has {kilobytes, number} kB, and 8,000 kB are the most: save it smaller.',
    { kilobytes: 'number' },
  ],
  tooManyPixels: [
    'The picture has {width, number} × {height, number} pixels, and 6,000 are the most on its longer side: save it smaller.',
    { width: 'number', height: 'number' },
  ],
  webpTooLarge: [
    'This WebP has {kilobytes, number} kB, and 200 kB and 1,000 pixels are the most: save it smaller, or as JPEG.',
    { kilobytes: 'number' },
  ],
  noPicture: 'What came is neither a PNG nor a JPEG nor a WebP.',
  damaged: 'The picture is damaged or cut off.',
  undrawable: 'The picture is too large, and could not be made smaller: save it anew, about 500 pixels wide.',
  badAddress: 'This is no web address that starts with https://',
  notThere: ['{host} answers {status} instead of the picture', { host: 'text', status: 'text' }],
  noRoom: 'The pictures here have 2 GB, which is the most: no further one is fetched.',
} as const satisfies Definitions
