import type { Definitions } from '../definition.ts'

/** Why a file cannot be the logo on papers. */
export const logos = {
  unknownChannel: 'This channel is not here any more.',
  noPicture: 'This file is neither a PNG nor a JPEG.',
  svg: 'SVG cannot be put on paper here: save the logo as PNG, about 1,000 pixels wide.',
  damaged: 'This picture is damaged or cut off: save it again.',
  printColours: 'This JPEG is in print colours (CMYK): save it in RGB, or as PNG.',
  tooLarge: [
    'The file has {kilobytes, number} kB; a logo may have 400 kB. Save it smaller, about 1,000 pixels wide.',
    { kilobytes: 'number' },
  ],
  tooManyPixels: [
    'The picture has {width, number} × {height, number} pixels; a logo may have 4,000 on its longer side.',
    { width: 'number', height: 'number' },
  ],
} as const satisfies Definitions
