import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, type ReadInputBarcodeFormat, readBarcodes } from 'zxing-wasm/reader'

/** The reader's own binary: it would fetch it from a server otherwise. */
const binary = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(binary).buffer } })

const FORMATS: ReadInputBarcodeFormat[] = ['Code128', 'Code39']

interface ReadBarCode {
  readonly symbol: string
  /** Of a GS1 code its elements: '(00)376104250021234569'. */
  readonly text: string
}

/** The bar codes that a scanner finds on a picture, from top to bottom. */
export async function readBarCodes(
  png: Uint8Array,
  formats: ReadInputBarcodeFormat[] = FORMATS,
): Promise<ReadBarCode[]> {
  const found = await readBarcodes(png, { formats, textMode: 'HRI', tryHarder: true })
  return found
    .toSorted((a, b) => a.position.topLeft.y - b.position.topLeft.y)
    .map(({ format, text }) => ({ symbol: format, text }))
}

const DOTS = 3
const HEIGHT = 60

/** The bar code that a scanner reads from bars drawn on white, all in modules. */
export async function readBars(
  bars: readonly { readonly x: number; readonly width: number }[],
  width: number,
): Promise<ReadBarCode[]> {
  const row = new Uint8ClampedArray(width * DOTS * 4).fill(255)
  for (const bar of bars) {
    for (let x = bar.x * DOTS; x < (bar.x + bar.width) * DOTS; x++) row.fill(0, x * 4, x * 4 + 3)
  }
  const data = new Uint8ClampedArray(row.length * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) data.set(row, y * row.length)
  const picture = {
    data,
    width: width * DOTS,
    height: HEIGHT,
    colorSpace: 'srgb',
    pixelFormat: 'rgba-unorm8',
  } as const
  const found = await readBarcodes(picture, { formats: FORMATS })
  return found.map(({ format, text }) => ({ symbol: format, text }))
}
