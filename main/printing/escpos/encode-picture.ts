import thermal from 'node-thermal-printer'
import type { EscPosFamily } from '../../app/ports/printing.ts'

/**
 * The commands that print this PNG and cut the paper. The package is used as an encoder only: its own
 * interfaces lose bytes on TCP and print late from files, so nothing of ours is sent through them.
 */
export async function encodePicture(png: Uint8Array, family: EscPosFamily): Promise<Uint8Array> {
  const printer = new thermal.ThermalPrinter({
    type: family === 'star' ? thermal.types.STAR : thermal.types.EPSON,
    interface: '',
  })
  printer.clear()
  await printer.printImageBuffer(Buffer.from(png))
  printer.cut()
  return new Uint8Array(printer.getBuffer())
}
