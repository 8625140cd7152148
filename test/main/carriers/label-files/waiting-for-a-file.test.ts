import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { labelFileCarriers } from '../../../../main/carriers/label-files/connector.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let folder: string
let at: LabellingRoom
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-files-'))
  at = await openLabellingRoom('label-files', (_carrier, account, clock) =>
    labelFileCarriers(clock)({ ...account, settings: { folder } }, {}),
  )
})
afterEach(async () => {
  await at.close()
  await rm(folder, { recursive: true, force: true })
})

const ZPL = '^XA^PW800^LL1200^FO10,10^FDx^FS^XZ'

it('a parcel that is packed before its file is there waits, and its label prints by itself', async () => {
  const { id } = await at.released()
  await at.pack(id)
  const [waiting] = await at.purchases(id)
  await at.work()
  await at.work()
  expect(await at.purchases(id)).toEqual([waiting])
  expect([waiting?.state, waiting?.attempts, at.lane.state.kind]).toEqual(['wanted', 0, 'online'])

  await writeFile(join(folder, `${waiting?.request.reference}_1Z12345E0291980793.zpl`), ZPL)
  await at.work()
  at.room.wait(2000)
  await at.work()
  expect((await at.purchases(id)).map(({ state, trackingNumber }) => [state, trackingNumber])).toEqual([
    ['bought', '1Z12345E0291980793'],
  ])
  const jobs = await at.room.read((tx) => at.room.room.store.printJobs.ofFulfillment(tx, id))
  expect(jobs.map(({ content }) => content.kind)).toEqual(['document'])
  expect(await readdir(folder)).toEqual(['done', 'failed'])
})
