import { afterAll, expect, it } from 'vitest'
import { statusSentence } from '../../../main/app/printers/printer-status.ts'
import { openPrinters } from '../../../main/printing/transports/printer-port.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { labelContent, printerConfig } from '../../support/printers/label-builders.ts'
import { ZplPrinter } from '../../support/printers/zpl-printer.ts'

const printers = openPrinters({ clock: { now: () => 0 } })
const noStop = new AbortController().signal
afterAll(() => printers.close())

it('a printer that cannot be reached is said in the language of who reads it', async () => {
  const printer = await ZplPrinter.start()
  const { port } = printer
  await printer.stop()
  const config = printerConfig({ kind: 'tcp', host: '127.0.0.1', port })
  const outcome = await printers.port.print(config, labelContent(), noStop)
  const detail = outcome.kind === 'failed' ? outcome.detail : message('printing.done')
  expect([say('fr', detail), say('es', detail)]).toEqual([
    `127.0.0.1:${port} a refusé la connexion`,
    `127.0.0.1:${port} rechazó la conexión`,
  ])
  const { sentence } = statusSentence(await printers.port.status(config, noStop))
  expect(say('fr', sentence)).toBe(`Injoignable\u00a0: 127.0.0.1:${port} a refusé la connexion`)
})

it('what the printer reports, and why a label cannot be drawn, are said in French', async () => {
  const printer = await ZplPrinter.start()
  printer.behaviour = { ...printer.behaviour, faults: ['paper-out', 'head-open'] }
  const config = printerConfig({ kind: 'tcp', host: '127.0.0.1', port: printer.port })
  const faults = await printers.port.print(config, labelContent(), noStop)
  await printer.stop()
  const undrawn = await printers.port.print(config, labelContent({ shipDate: '2026-02-30' }), noStop)
  expect([faults, undrawn].map((outcome) => say('fr', outcome.detail))).toEqual([
    'L’imprimante signale\u00a0: plus de papier et tête d’impression ouverte',
    'Pas d’étiquette\u00a0: la date d’expédition 2026-02-30 n’est pas une date',
  ])
})
