import { afterEach, beforeEach, expect, it } from 'vitest'
import { followPrint } from '../../../../main/app/printers/follow-print.ts'
import { storePrinters } from '../../../../main/app/printers/printer-settings.ts'
import { dbOf } from '../../../../main/store/tx.ts'
import type { PrintJobState } from '../../../../shared/domain/print-job.ts'
import { WORKSPACE, type WorkspaceSettings } from '../../../../shared/domain/workspace.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'
import { printerConfig } from '../../../support/printers/label-builders.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom()
  labels.room.printer.isOn = false
})
afterEach(() => labels.close())

const pages = (id: string, siteId: string) =>
  printerConfig(
    { kind: 'cups', queue: id, server: null },
    { id, language: { kind: 'pdf' }, widthMm: 210, heightMm: 297, siteId },
  )

/** An order that is packed in Lille while these printers of pages are there. */
async function packed(
  packingSlips: WorkspaceSettings['packingSlips'],
  ...printers: readonly ReturnType<typeof pages>[]
): Promise<string> {
  await labels.room.room.store.write(async (tx) => {
    await tx.settings.put(WORKSPACE, { ...(await tx.settings.get(WORKSPACE)), packingSlips })
    await storePrinters(tx, printers)
  })
  const { id } = await labels.released()
  await labels.work()
  await labels.pack(id)
  return id
}

const linesOf = (fulfillmentId: string) =>
  labels.room.client.packing.papers({ fulfillmentId, labelPrinterId: 'virtual' })

async function slipPrinters(fulfillmentId: string): Promise<string[]> {
  const jobs = await labels.room.read((tx) => labels.room.room.store.printJobs.papersOf(tx, fulfillmentId))
  return jobs.map(({ printerId, state }) => `${printerId} ${state}`)
}

const print = (fulfillmentId: string) =>
  labels.room.client.packing.printPaper(
    labels.room.call({ fulfillmentId, parcel: 1, kind: 'packing-slip', labelPrinterId: 'virtual' }),
  )

/** The newest slip ends like this at its printer. */
async function ends(fulfillmentId: string, state: PrintJobState): Promise<void> {
  const { store, commands } = labels.room.room
  const ended = await store.write(async (tx) => {
    const [job] = await store.printJobs.papersOf(tx, fulfillmentId)
    if (job === undefined) throw new Error('no paper was asked for')
    await store.printJobs.mark(tx, job.id, job.state, {
      ...job,
      state,
      attempts: 1,
      detail: plainMessage('Out of paper'),
    })
    return job
  })
  await commands.system('printing.report', (context) => followPrint(context, store.printJobs, ended))
}

async function openExceptions(): Promise<string[]> {
  const { rows } = await labels.room.client.exceptions.list({})
  return rows.map(({ record }) => record.cause.reason)
}

it('prints at the printer of its own site', async () => {
  const id = await packed('always', pages('lyon', 'LYON'), pages('lille', 'LILLE'))
  expect(await slipPrinters(id)).toEqual(['lille queued'])
  expect(await linesOf(id)).toMatchObject([{ standing: 'waiting', printerId: 'lille' }])
})

it('prints nowhere while only another site has a printer of pages, says so, and gives it as a file', async () => {
  const id = await packed('always', pages('lyon', 'LYON'))
  expect(await slipPrinters(id)).toEqual([])
  expect(await linesOf(id)).toEqual([
    { parcel: 1, kind: 'packing-slip', standing: 'no-printer', detail: null, jobId: null, printerId: null },
  ])
  const [file] = await labels.room.client.packing.paperFiles({
    fulfillmentId: id,
    parcel: 1,
    kind: 'packing-slip',
  })
  expect(file).toMatchObject({ name: 'packing-slip-O-1-1-1.pdf', type: 'application/pdf' })
  expect(await print(id)).toMatchObject({ kind: 'refused', message: { code: 'packStops.noPaperPrinter' } })
})

it('says of a parcel packed before papers were kept that nobody knows, and prints one when asked', async () => {
  const id = await packed('always')
  // As a home has it that was updated after the parcel was packed.
  await labels.room.room.store.write(async (tx) => {
    await dbOf(tx)
      .updateTable('schema_migrations')
      .set({ applied_at: labels.room.room.clock.now() + 60_000 })
      .where('version', '=', 40)
      .execute()
    await storePrinters(tx, [pages('lille', 'LILLE')])
  })
  expect(await linesOf(id)).toMatchObject([{ standing: 'not-kept', printerId: 'lille' }])
  await print(id)
  expect(await linesOf(id)).toMatchObject([{ standing: 'waiting' }])
})

it('says that none was asked for, and prints one all the same when it is', async () => {
  const id = await packed('never', pages('lille', 'LILLE'))
  expect(await linesOf(id)).toMatchObject([{ standing: 'not-asked' }])
  await print(id)
  expect(await linesOf(id)).toMatchObject([{ standing: 'waiting' }])
})

it('is an exception when it did not come out, until it is printed again', async () => {
  const id = await packed('always', pages('lille', 'LILLE'))
  await ends(id, 'failed')
  expect(await linesOf(id)).toMatchObject([{ standing: 'failed', detail: plainMessage('Out of paper') }])
  expect(await openExceptions()).toEqual(['paper-failed'])
  await print(id)
  expect(await linesOf(id)).toMatchObject([{ standing: 'waiting' }])
  expect(await openExceptions()).toEqual([])
  await ends(id, 'confirmed')
  expect(await linesOf(id)).toMatchObject([{ standing: 'printed' }])
})

it('calls off what has not been sent when it is printed again', async () => {
  const id = await packed('always', pages('lille', 'LILLE'))
  await print(id)
  expect(await slipPrinters(id)).toEqual(['lille queued', 'lille cancelled'])
})
