import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

const binary = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(binary).buffer } })

export type BarCodeKind = 'Code128' | 'QRCode' | 'DataMatrix' | 'Aztec'

/** The black modules of a bar code as another maker of labels draws it, row by row; one row for bars. */
export async function barCodeModules(
  kind: BarCodeKind,
  text: string,
  options: { isGs1?: boolean } = {},
): Promise<{ width: number; height: number; isBlack(x: number, y: number): boolean }> {
  const made = await writeBarcode(text, {
    format: kind,
    scale: 1,
    options: options.isGs1 === true ? 'gs1' : '',
  })
  if (made.error !== '') throw new Error(made.error)
  const { width, height, data } = made.symbol
  return {
    width,
    height: kind === 'Code128' ? 1 : height,
    isBlack: (x, y) => data[y * width + x] === 0,
  }
}
