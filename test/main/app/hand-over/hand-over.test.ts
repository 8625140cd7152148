import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handOverEvents } from '../../../../main/app/hand-over/hand-over-events.ts'
import type { CarrierConnector, CarrierDocument } from '../../../../main/app/ports/carrier.ts'
import { RemoteError } from '../../../../main/app/ports/remote.ts'
import { AskLane } from '../../../../main/carriers/asking/ask-lane.ts'
import { handOverLists } from '../../../../main/carriers/asking/hand-over-lists.ts'
import type { CarrierKind } from '../../../../shared/domain/carrier-account.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { say } from '../../../../shared/messages/say.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom('colissimo')
})
afterEach(() => labels.close())

const today = () => labels.room.client.handovers.today({ siteId: 'LILLE' })
const close = () =>
  labels.room.client.handovers.close(labels.room.call({ accountId: 'account', siteId: 'LILLE' }))
async function closed(): Promise<string> {
  const answer = await close()
  if (answer.kind === 'refused') throw new Error(say('en', answer.message))
  return answer.value.handOverId
}
async function packed(id: string): Promise<string> {
  const fulfillment = await labels.released(id)
  await labels.work()
  await labels.pack(fulfillment.id)
  return fulfillment.id
}
const become = (kind: CarrierKind) =>
  labels.room.room.store.write((tx) => tx.carrierAccounts.put({ ...labels.account, kind }))

describe('the list of the day', () => {
  it('holds what is packed with its label, whether it has left or not, and counts what lacks one', async () => {
    const left = await packed('O-1')
    await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: left }))
    await packed('O-2')
    await labels.released('O-3')
    await labels.work()
    labels.carrier.mishaps.push('down')
    const late = await labels.released('O-4')
    await labels.work()
    await labels.pack(late.id)
    expect(await today()).toEqual([
      expect.objectContaining({ accountId: 'account', siteId: 'LILLE', open: 2, unlabelled: 1, lists: [] }),
    ])
  })

  it('holds what has arrived before it was closed', async () => {
    const id = await packed('O-1')
    await labels.room.client.packing.ship(labels.room.call({ fulfillmentId: id }))
    await labels.room.room.store.write((tx) => tx.fulfillments.setDelivered(id, true))
    expect((await today())[0]?.open).toBe(1)
  })

  it('is closed once: what is packed later goes on the next, and nothing stands on two', async () => {
    await packed('O-1')
    const first = await closed()
    await packed('O-2')
    labels.room.wait(60_000)
    const second = await closed()
    const on = (id: string) =>
      labels.room.read(async (tx) =>
        (await tx.handOvers.purchasesOf(id)).map(({ request }) => request.orderReference),
      )
    expect([await on(first), await on(second)]).toEqual([['#O-1'], ['#O-2']])
    expect((await today())[0]?.lists.map(({ number, parcels }) => ({ number, parcels }))).toEqual([
      { number: 2, parcels: 1 },
      { number: 1, parcels: 1 },
    ])
    const again = await close()
    expect(again.kind === 'refused' && say('en', again.message)).toBe(
      'Nothing is packed for Carrier that is not on a list already.'.replace('Carrier', labels.account.name),
    )
  })

  it('closed twice at the same moment lists each parcel once', async () => {
    await packed('O-1')
    const answers = await Promise.all([close(), close()])
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused'])
  })

  it('is of today: yesterday’s is not shown, and what was forgotten goes on today’s', async () => {
    await packed('O-1')
    await closed()
    await packed('O-2')
    labels.room.wait(DAY_MS)
    expect(await today()).toEqual([expect.objectContaining({ open: 1, lists: [] })])
  })

  it('is printed and kept as a file: our own, and for software as CSV with formulas made harmless', async () => {
    await packed('O-1')
    const handOverId = await closed()
    const job = await labels.room.client.handovers.print(
      labels.room.call({ handOverId, paper: 'ours', printerId: 'virtual' }),
    )
    expect(job.kind).toBe('done')
    const [printed] = await labels.room.read((tx) =>
      labels.room.room.store.printJobs.list(tx, { printerId: null, states: [], limit: 1 }),
    )
    expect(printed?.content).toMatchObject({
      kind: 'paper',
      paper: {
        kind: 'hand-over',
        number: '2026-11-23/1',
        parcels: [{ trackingNumber: '8R00000000017', orderReference: '#O-1', product: 'DOM' }],
      },
    })
    const csv = await labels.room.client.handovers.file({ handOverId, paper: 'csv' })
    const text = csv.kind === 'file' ? Buffer.from(csv.data, 'base64').toString('utf8') : ''
    expect(text.split('\n')[0]).toContain('tracking_number,reference,order,product')
    expect(text.split('\n')[1]).toContain('8R00000000017')
    const theirs = await labels.room.client.handovers.file({ handOverId, paper: 'carrier' })
    expect(theirs.kind).toBe('none')
  })
})

describe('a carrier’s own list', () => {
  const DOCUMENT: CarrierDocument = {
    role: 'hand-over',
    format: 'pdf',
    dpi: null,
    widthMm: 210,
    heightMm: 297,
    bytes: Buffer.from('%PDF-1.4 list'),
  }

  /** A lane whose carrier answers these in turn. */
  function laneOf(...answers: (CarrierDocument | RemoteError)[]) {
    const { store, clock, random, commands } = labels.room.room
    const asked: string[][] = []
    const connector: CarrierConnector = {
      ...labels.carrier.connector(labels.account.kind),
      async handOver(parcels) {
        asked.push(parcels.map(({ trackingNumber }) => trackingNumber))
        const answer = answers.shift()
        if (answer === undefined) throw new Error('asked too often')
        if (answer instanceof RemoteError) throw answer
        return answer
      },
    }
    const deps = { store, clock, random, handOvers: handOverEvents(commands) }
    const asker = handOverLists(deps, labels.account, connector)
    if (asker === null) throw new Error('makes no lists')
    const lane = new AskLane(deps, asker)
    return { asked, work: () => lane.runOnce(new AbortController().signal) }
  }

  it('is asked for when ours is closed, again while the carrier is away, and kept byte for byte', async () => {
    await packed('O-1')
    const handOverId = await closed()
    const { asked, work } = laneOf(new RemoteError('retry', plainMessage('down')), DOCUMENT)
    await work()
    expect((await today())[0]?.lists[0]).toMatchObject({ carrierList: 'wanted', problem: {} })
    await work()
    labels.room.wait(5_000)
    await work()
    await work()
    expect(asked).toEqual([['8R00000000017'], ['8R00000000017']])
    expect((await today())[0]?.lists[0]).toMatchObject({ carrierList: 'made', problem: null })
    const kept = await labels.room.client.handovers.file({ handOverId, paper: 'carrier' })
    expect(kept.kind === 'file' && Buffer.from(kept.data, 'base64').toString()).toBe('%PDF-1.4 list')
    expect(
      await labels.room.client.handovers.print(
        labels.room.call({ handOverId, paper: 'carrier', printerId: 'virtual' }),
      ),
    ).toMatchObject({ kind: 'done' })
  })

  it('that is refused waits for a person, who asks again', async () => {
    await packed('O-1')
    const handOverId = await closed()
    const { asked, work } = laneOf(new RemoteError('protocol', plainMessage('unknown parcel')), DOCUMENT)
    await work()
    labels.room.wait(600_000)
    await work()
    expect(asked.length).toBe(1)
    expect((await today())[0]?.lists[0]).toMatchObject({ carrierList: 'refused' })
    const again = () => labels.room.client.handovers.askAgain(labels.room.call({ handOverId }))
    expect((await again()).kind).toBe('done')
    await work()
    expect((await today())[0]?.lists[0]).toMatchObject({ carrierList: 'made' })
    expect((await again()).kind).toBe('refused')
  })

  it('is not wanted of one who makes none, and no list at all is kept for one who takes none', async () => {
    await become('gls')
    await packed('O-1')
    await closed()
    expect((await today())[0]?.lists[0]).toMatchObject({ carrierList: 'none' })
    await become('label-files')
    expect(await today()).toEqual([])
    expect((await close()).kind).toBe('refused')
  })
})
