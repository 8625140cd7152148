import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { labelFileCarriers } from '../../../../main/carriers/label-files/connector.ts'
import { say } from '../../../../shared/messages/say.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

const PDF = new TextEncoder().encode('%PDF-1.4\nlabel\n%%EOF')

let folder: string
let labels: LabellingRoom
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-given-'))
  labels = await openLabellingRoom('label-files', (_carrier, account, clock) =>
    labelFileCarriers(clock)({ ...account, settings: { folder } }, {}),
  )
  await labels.room.room.store.write((tx) =>
    tx.carrierAccounts.put({ ...labels.account, settings: { folder } }),
  )
})
afterEach(async () => {
  await labels.close()
  rmSync(folder, { recursive: true, force: true })
})

const files = () => labels.room.client.carriers.labelFiles({ accountId: labels.account.id })
const give = (purchaseId: string, uploadId: string, trackingNumber = 'LB 473 124 829 FR') =>
  labels.room.client.carriers.giveLabelFile(
    labels.room.call({ purchaseId, uploadId, trackingNumber, fileName: 'label.pdf' }),
  )

it('the label of a packed parcel is given as a file with its number, and prints where it was packed', async () => {
  const { id } = await labels.released()
  await labels.work()
  await labels.pack(id)
  const { folder: shown, problem, waiting, waitingCount } = await files()
  expect({ shown, problem, waitingCount }).toEqual({ shown: folder, problem: null, waitingCount: 1 })
  expect(waiting).toMatchObject([{ orderReference: '#O-1', parcel: 1, isPacked: true }])
  const purchaseId = waiting[0]?.purchaseId ?? ''

  labels.room.uploads.set('nothing', new TextEncoder().encode('<html>'))
  const refused = await give(purchaseId, 'nothing')
  expect(refused.kind === 'refused' && say('en', refused.message)).toMatch(/holds no label/)
  const gone = await give(purchaseId, 'gone')
  expect(gone.kind === 'refused' && say('en', gone.message)).toMatch(/not here any more/)

  labels.room.uploads.set('label', PDF)
  expect((await give(purchaseId, 'label')).kind).toBe('done')
  expect(await labels.purchases(id)).toMatchObject([
    { state: 'bought', papers: 'kept', trackingNumber: 'LB 473 124 829 FR' },
  ])
  const jobs = await labels.room.client.packing.jobs({ fulfillmentId: id, printerId: null })
  expect(jobs.length).toBe(1)
  expect((await files()).waitingCount).toBe(0)
})

it('says what could not be taken and why, and that the folder is gone', async () => {
  await labels.released()
  writeFileSync(join(folder, 'O-1_.pdf'), PDF)
  for (let round = 0; round < 4; round += 1) {
    labels.room.wait(60_000)
    await labels.work()
  }
  const { failed } = await labels.room.as({ language: 'fr' }).carriers.labelFiles({
    accountId: labels.account.id,
  })
  expect(failed).toMatchObject([{ name: 'O-1_.pdf', reason: expect.stringContaining('numéro') }])
  rmSync(folder, { recursive: true })
  const { problem } = await files()
  expect(problem && say('en', problem)).toMatch(/cannot be used/)
})
