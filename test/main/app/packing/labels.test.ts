import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followPrint } from '../../../../main/app/printers/follow-print.ts'
import type { PrintJobState } from '../../../../shared/domain/print-job.ts'
import { message, plainMessage } from '../../../../shared/messages/message.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aProduct, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { printerConfig } from '../../../support/printers/label-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
let fulfillmentId: string
beforeEach(async () => {
  // Three units of 20 kg are three parcels.
  room = await openWorkroom(
    aWorld({ products: [aProduct('A', { weightG: 20_000 })], stock: stockOf({ LILLE: { A: 3 } }) }),
  )
  room.printer.isOn = false
  await room.receive(anOrder({ lines: lines({ A: 3 }) }))
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
  fulfillmentId = task?.fulfillment.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
})
afterEach(() => room.close())

const jobs = () => room.client.packing.jobs({ fulfillmentId, printerId: null })

/** The newest label of a parcel ends like this, and the runner tells. */
async function printer(parcel: number, state: PrintJobState, detail = plainMessage('Paper out')) {
  const { store, commands } = room.room
  const job = (await jobs()).find((one) => one.parcel === parcel)
  room.wait(1_000)
  const stored = await store.write(async (tx) => {
    const before = await store.printJobs.byId(tx, job?.id ?? '')
    if (before === null) throw new Error(`parcel ${parcel} has no label`)
    const changedAt = room.room.clock.now()
    await store.printJobs.mark(tx, before.id, before.state, {
      ...before,
      state,
      detail,
      changedAt,
      attempts: 1,
    })
    return { ...before, state }
  })
  await commands.system('printing.report', (context) => followPrint(context, store.printJobs, stored))
}

async function open() {
  const { exceptions } = await room.client.orders.get({ orderId: 'O-1' })
  return exceptions.flatMap(({ state, cause }) =>
    state !== 'closed' && 'parcel' in cause
      ? [`${cause.reason} ${cause.parcel?.number}/${cause.parcel?.of}`]
      : [],
  )
}

async function exceptionOf(parcel: number): Promise<string> {
  const { exceptions } = await room.client.orders.get({ orderId: 'O-1' })
  const found = exceptions.find(
    ({ state, cause }) => state !== 'closed' && 'parcel' in cause && cause.parcel?.number === parcel,
  )
  return found?.id ?? ''
}

const resolve = (exceptionId: string, code: 'retry-print' | 'confirm-printed') =>
  room.client.exceptions.resolve(
    room.call({ exceptionId, code, args: { address: null, stock: null, note: '' } }),
  )
const ship = () => room.client.packing.ship(room.call({ fulfillmentId }))
const reprint = (parcels: number[]) =>
  room.client.packing.reprint(room.call({ fulfillmentId, parcels, printerId: 'virtual', reason: 'torn' }))

describe('a label that failed', () => {
  it('is an exception of its parcel, which another parcel’s label does not close', async () => {
    await printer(1, 'failed')
    await printer(2, 'unknown')
    await printer(3, 'confirmed')
    expect(await open()).toEqual(['label-failed 1/3', 'print-unknown 2/3'])
    const { row } = await room.client.exceptions.get({ exceptionId: await exceptionOf(1) })
    expect([say('en', row.sentence), say('fr', row.sentence)]).toEqual([
      'The label of parcel 1 of 3 was not printed: Paper out',
      'L’étiquette du colis 1 sur 3 n’a pas été imprimée\u00a0: Paper out',
    ])
  })

  it('is closed by its reprint, and opened again by a reprint that fails', async () => {
    await printer(1, 'failed')
    await reprint([1])
    await printer(1, 'confirmed')
    expect(await open()).toEqual([])
    await reprint([1])
    await printer(1, 'failed')
    expect(await open()).toEqual(['label-failed 1/3'])
  })

  it('goes again when it is retried: out, it is over; failed, it is back', async () => {
    await printer(1, 'failed')
    await resolve(await exceptionOf(1), 'retry-print')
    expect((await jobs()).find(({ parcel }) => parcel === 1)?.state).toBe('queued')
    await printer(1, 'failed', plainMessage('Cover open'))
    expect(await open()).toEqual(['label-failed 1/3'])
    await resolve(await exceptionOf(1), 'retry-print')
    await printer(1, 'confirmed')
    expect(await open()).toEqual([])
  })

  it.each<PrintJobState>(['failed', 'unknown'])('is over when a person has it: %s', async (state) => {
    await printer(1, state)
    await resolve(await exceptionOf(1), 'confirm-printed')
    expect(await open()).toEqual([])
    expect((await jobs()).find(({ parcel }) => parcel === 1)?.state).toBe('confirmed')
  })

  it('is settled by the answer at the station as well', async () => {
    await printer(1, 'unknown')
    const id = (await jobs()).find(({ parcel }) => parcel === 1)?.id ?? ''
    await room.client.packing.answer(room.call({ jobId: id, cameOut: false }))
    expect(await open()).toEqual(['label-failed 1/3'])
    await room.client.packing.answer(room.call({ jobId: id, cameOut: true }))
    expect(await open()).toEqual([])
  })
})

describe('shipping', () => {
  it.each<[PrintJobState, 'failed' | 'unknown' | 'retrying' | 'calledOff']>([
    ['failed', 'failed'],
    ['held', 'failed'],
    ['unknown', 'unknown'],
    ['queued', 'retrying'],
    ['cancelled', 'calledOff'],
  ])('is refused while a label is %s', async (state, why) => {
    await printer(1, 'confirmed')
    await printer(2, state)
    await printer(3, 'sent')
    expect(await ship()).toMatchObject({
      kind: 'refused',
      message: message(`packStops.label.${why}`, { parcel: 2, of: 3 }),
    })
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('packed')
  })

  it('waits for labels that are still at the printer; one that is scanned is out', async () => {
    await printer(1, 'confirmed')
    await printer(2, 'sent')
    const refused = { kind: 'refused', message: message('packStops.label.waiting', { parcel: 3, of: 3 }) }
    expect(await ship()).toMatchObject(refused)
    const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    const numbers = fulfillments[0]?.parcels.map(({ trackingNumber }) => trackingNumber ?? '') ?? []
    const scanned = (label = '') => room.client.packing.ship(room.call({ fulfillmentId, scanned: label }))
    expect(await scanned(numbers[0])).toMatchObject(refused)
    await printer(3, 'failed')
    expect(await scanned(numbers[2])).toMatchObject({ kind: 'refused' })
    await reprint([3])
    expect((await scanned(numbers[2])).kind).toBe('done')
  })

  it('is told to the station beside the parcel', async () => {
    const found = async () => {
      const scan = await room.client.packing.scan({ siteId: 'LILLE', scan: fulfillmentId })
      return scan.kind === 'task' ? (scan.task.unlabelled?.kind ?? null) : scan.kind
    }
    expect(await found()).toBe('waiting')
    await printer(1, 'confirmed')
    await printer(2, 'failed')
    await printer(3, 'confirmed')
    expect(await found()).toBe('failed')
    await printer(2, 'confirmed')
    expect(await found()).toBeNull()
  })

  it('by hand, with the carrier’s own label, is another way that a lead chooses', async () => {
    await printer(1, 'confirmed')
    await printer(2, 'failed')
    await printer(3, 'unknown')
    const call = room.call({ fulfillmentId, byHand: { carrier: 'Courier', trackingNumber: 'C-1' } })
    await expect(room.as({ role: 'packer' }).packing.leaveByHand(call)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect((await room.client.packing.leaveByHand(room.call(call.input))).kind).toBe('done')
    expect(await open()).toEqual([])
    expect((await ship()).kind).toBe('done')
    const told = await room.read((tx) => tx.outbox.ofOrder('O-1'))
    expect(told.map(({ payload }) => payload)).toMatchObject([
      {
        carrierName: 'Courier',
        parcels: [{ trackingNumber: 'C-1' }, { trackingNumber: 'C-1' }, { trackingNumber: 'C-1' }],
      },
    ])
  })

  it('by hand is refused where all labels are out', async () => {
    for (const parcel of [1, 2, 3]) await printer(parcel, 'confirmed')
    const byHand = { carrier: 'Courier', trackingNumber: '' }
    expect(await room.client.packing.leaveByHand(room.call({ fulfillmentId, byHand }))).toMatchObject({
      kind: 'refused',
      message: message('packStops.hasLabels'),
    })
  })

  it('goes on once the label came out again, and asking twice is no harm', async () => {
    for (const parcel of [2, 3]) await printer(parcel, 'confirmed')
    await printer(1, 'failed')
    expect((await ship()).kind).toBe('refused')
    await reprint([1])
    await printer(1, 'confirmed')
    expect([await ship(), await ship()].map(({ kind }) => kind)).toEqual(['done', 'done'])
    // What has left needs nobody any more.
    await printer(1, 'failed')
    expect(await open()).toEqual([])
  })
})

describe('a reprint', () => {
  it('finds its labels whatever else was printed since, and prints those that were asked for', async () => {
    for (const parcel of [1, 2, 3]) await printer(parcel, 'confirmed')
    for (let n = 0; n < 501; n++) await room.client.printers.test(room.call({ printerId: 'virtual' }))
    const done = await reprint([3, 1])
    expect(done).toMatchObject({ kind: 'done', value: { jobs: [{ parcel: 3 }, { parcel: 1 }] } })
    expect((await jobs()).map(({ parcel, reprintNumber }) => [parcel, reprintNumber])).toEqual([
      [1, 1],
      [3, 1],
      [3, 0],
      [2, 0],
      [1, 0],
    ])
  })

  it('moves a label that still waits to another printer, and leaves one that is at its station', async () => {
    const bench = printerConfig({ kind: 'file', directory: '/labels' }, { id: 'bench', siteId: null })
    await room.client.printers.put(room.call({ ...bench, siteId: null, deviceId: null }))
    const move = (parcel: number) =>
      room.client.packing.reprint(
        room.call({ fulfillmentId, parcels: [parcel], printerId: 'bench', reason: 'station away' }),
      )
    expect(await move(2)).toMatchObject({
      kind: 'done',
      value: { jobs: [{ parcel: 2, printerId: 'bench' }] },
    })
    await printer(3, 'sending')
    expect(await move(3)).toMatchObject({ kind: 'refused', message: { code: 'packStops.labelOnItsWay' } })
    const ofTwo = (await jobs()).filter(({ parcel }) => parcel === 2)
    expect(ofTwo.map(({ printerId, state }) => [printerId, state])).toEqual([
      ['bench', 'queued'],
      ['virtual', 'cancelled'],
    ])
  })

  it('prints none when one of them cannot be', async () => {
    await printer(1, 'confirmed')
    expect(await reprint([1, 2])).toMatchObject({
      kind: 'refused',
      message: message('packStops.labelOnItsWay', { parcel: 2 }),
    })
    expect(await reprint([1, 9])).toMatchObject({
      kind: 'refused',
      message: message('packStops.noLabel', { parcel: 9 }),
    })
    expect((await jobs()).length).toBe(3)
  })
})
