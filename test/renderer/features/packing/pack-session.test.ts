import { describe, expect, it } from 'vitest'
import {
  confirm,
  countUnit,
  currentItem,
  heed,
  openTask,
  type Station,
  type Step,
  takeScan,
  WAITING,
} from '../../../../renderer/features/packing/pack-session.ts'
import type { LabelStop, PackTask } from '../../../../shared/contract/packing.ts'
import type { FulfillmentState } from '../../../../shared/domain/fulfillment.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'

/** A parcel of 2 POT-1 (bar code 376001) and 1 LID-2, which is scanned by its SKU. */
function task(state: FulfillmentState = 'released'): PackTask {
  const product = (sku: string, barcode: string | null) => ({
    sku,
    name: sku,
    category: null,
    barcode,
    weightG: 500,
    dimensions: { lengthMm: 0, widthMm: 0, heightMm: 0 },
    flags: [],
    priceCents: 1000,
  })
  const allocations = [
    { lineId: '1', sku: 'POT-1', quantity: 1 },
    { lineId: '2', sku: 'LID-2', quantity: 1 },
    { lineId: '3', sku: 'POT-1', quantity: 1 },
  ]
  return {
    byHand: null,
    together: [],
    collected: null,
    fulfillment: {
      id: 'order-1/1',
      orderId: 'order-1',
      siteId: 'LILLE',
      carrierId: 'dpd',
      serviceId: 'home',
      state,
      allocations,
      parcels: [
        {
          number: 1,
          weightG: 1500,
          chargeableG: 1500,
          dimensions: { lengthMm: 0, widthMm: 0, heightMm: 0 },
          contents: allocations,
          trackingNumber: '3200 0000 09',
        },
      ],
      shippingCents: 500,
      handlingCents: 100,
      promise: { shipOn: '2026-11-23', shipBy: 0, deliverFrom: '2026-11-24', deliverTo: '2026-11-25' },
    },
    reference: 'FR-1',
    channelId: 'shop',
    destination: {
      name: 'Zoé',
      company: null,
      street: ['1 rue du Port'],
      postcode: '59000',
      city: 'Lille',
      country: 'FR',
      latitude: null,
      longitude: null,
      phone: null,
      email: null,
    },
    products: [product('POT-1', '376001'), product('LID-2', null)],
    carrierName: 'dpd',
    serviceName: 'Home',
    blocked: null,
    stop: null,
    unlabelled: null,
    labels: [],
    requests: null,
    personal: [],
  }
}

function scans(start: Station, texts: readonly string[]): Step {
  let step: Step = { station: start, feedback: null, effect: null }
  for (const text of texts) step = takeScan(step.station, text)
  return step
}

const counts = ({ station }: Step) => (station.kind === 'checking' ? [...station.counted] : null)
const said = ({ feedback, effect }: Step) => [feedback?.kind ?? null, effect?.kind ?? null]

describe('while an order is checked', () => {
  const cases: { name: string; texts: string[]; counts: [string, number][]; said: (string | null)[] }[] = [
    {
      name: 'a bar code counts one unit',
      texts: ['376001'],
      counts: [['POT-1', 1]],
      said: ['counted', null],
    },
    {
      name: 'so does the SKU, in any case',
      texts: ['lid-2'],
      counts: [['LID-2', 1]],
      said: ['counted', null],
    },
    {
      name: 'lines of one SKU are counted together, and all units make it complete',
      texts: ['376001', 'LID-2', '376001'],
      counts: [
        ['POT-1', 2],
        ['LID-2', 1],
      ],
      said: ['complete', 'pack'],
    },
    {
      name: 'one too many is not counted',
      texts: ['LID-2', 'LID-2'],
      counts: [['LID-2', 1]],
      said: ['surplus', null],
    },
    { name: 'another product is refused', texts: ['CUP-3'], counts: [], said: ['wrong-item', null] },
    {
      name: 'PROBLEM asks how many were found',
      texts: ['CMD-PROBLEM'],
      counts: [],
      said: [null, 'ask-problem'],
    },
    { name: 'REPRINT means nothing yet', texts: ['REPRINT'], counts: [], said: ['not-now', null] },
    {
      name: 'OK counts one of what is shown',
      texts: ['CMD-OK', 'OK'],
      counts: [['POT-1', 2]],
      said: ['counted', null],
    },
  ]
  it.each(cases)('$name', ({ texts, counts: wanted, said: heard }) => {
    const step = scans(openTask(task()), texts)
    expect([counts(step), said(step)]).toEqual([wanted, heard])
  })

  it('CANCEL puts it aside', () => {
    expect(scans(openTask(task()), ['376001', 'CANCEL'])).toEqual({
      station: WAITING,
      feedback: null,
      effect: null,
    })
  })

  it('stays with the item that was begun, then goes on to the first that lacks units', () => {
    const shown = (texts: string[]) => {
      const { station } = scans(openTask(task()), texts)
      return station.kind === 'checking' ? (currentItem(station)?.sku ?? null) : null
    }
    expect([shown([]), shown(['LID-2']), shown(['376001']), shown(['376001', '376001'])]).toEqual([
      'POT-1',
      'POT-1',
      'POT-1',
      'LID-2',
    ])
  })

  it('asks to print again when all is there and the first try failed', () => {
    const { station } = scans(openTask(task()), ['376001', 'LID-2', '376001'])
    expect(said(confirm(station))).toEqual([null, 'pack'])
  })
})

describe('when the label is out', () => {
  const labelled = openTask(task('packed'))

  it.each([
    { name: 'its tracking number ships it', text: '320000 0009', said: [null, 'ship'] },
    { name: 'OK ships it', text: 'CMD-OK', said: [null, 'ship'] },
    { name: 'another label does not', text: '999', said: ['wrong-label', null] },
    { name: 'REPRINT asks why', text: 'CMD-REPRINT', said: [null, 'ask-reprint'] },
    { name: 'it is too late for PROBLEM', text: 'CMD-PROBLEM', said: ['not-now', null] },
  ])('$name', ({ text, said: heard }) => {
    expect(said(takeScan(labelled, text))).toEqual(heard)
  })

  it('counts nothing any more', () => {
    expect(said(countUnit(labelled, 'POT-1'))).toEqual(['not-now', null])
  })
})

describe('while its label is not out', () => {
  const SCAN = '320000 0009'
  const without = (kind: LabelStop['kind']): PackTask => ({
    ...task('packed'),
    unlabelled: { kind, sentence: plainMessage('Its label was not printed') },
  })

  it.each(['none', 'waiting', 'retrying', 'failed', 'unknown', 'calledOff'] as const)(
    'neither Enter nor OK ships it: %s',
    (kind) => {
      const station = openTask(without(kind))
      expect([said(confirm(station)), said(takeScan(station, 'CMD-OK'))]).toEqual([
        ['unlabelled', null],
        ['unlabelled', null],
      ])
    },
  )

  it.each(['none', 'retrying', 'failed', 'unknown', 'calledOff'] as const)(
    'nor does a scan of its number: %s',
    (kind) => {
      expect(said(takeScan(openTask(without(kind)), SCAN))).toEqual(['unlabelled', null])
    },
  )

  it('ships by a scan of the label itself before the printer has confirmed it', () => {
    expect(takeScan(openTask(without('waiting')), SCAN).effect).toEqual({ kind: 'ship', scanned: SCAN })
  })

  it('hears when the label is out, and ships', () => {
    const station = heed(openTask(without('waiting')), task('packed'))
    expect(said(confirm(station))).toEqual([null, 'ship'])
  })
})

describe('while no order is open', () => {
  it('looks up whatever is scanned', () => {
    expect(takeScan(WAITING, ' FR-1 ')).toEqual({
      station: WAITING,
      feedback: null,
      effect: { kind: 'look-up', text: 'FR-1' },
    })
  })
  it('takes the next of the list on OK', () => {
    expect(said(takeScan(WAITING, 'CMD-OK'))).toEqual([null, 'open-next'])
  })
})

describe('news of the channel that stops a parcel', () => {
  const stop = { kind: 'called-off', sentence: plainMessage('Cancelled on Shop') } as const
  const stopped = (state: FulfillmentState): PackTask => ({ ...task(state), stop })

  it('is all that the station shows of it, whether it is packed or not', () => {
    for (const state of ['released', 'packed'] as const)
      expect(openTask(stopped(state))).toEqual({ kind: 'stopped', task: stopped(state), stop })
  })

  it('lets nothing print, count or leave: OK puts it aside, and another order may be scanned', () => {
    const station = openTask(stopped('packed'))
    expect(confirm(station)).toEqual({ station: WAITING, feedback: null, effect: null })
    expect(countUnit(station, 'POT-1')).toEqual({ station, feedback: { kind: 'not-now' }, effect: null })
    expect(takeScan(station, '3200000009')).toEqual({
      station,
      feedback: null,
      effect: { kind: 'look-up', text: '3200000009' },
    })
    expect(takeScan(station, 'CMD-REPRINT')).toEqual({ station, feedback: { kind: 'not-now' }, effect: null })
  })

  it('stops what is on the bench, and lets it go on once it is answered', () => {
    const packed = openTask(task('packed'))
    const halted = heed(packed, stopped('packed'))
    expect(halted).toMatchObject({ kind: 'stopped' })
    expect(heed(halted, stopped('packed'))).toBe(halted)
    expect(heed(halted, task('packed'))).toEqual(packed)
    const counting = scans(openTask(task()), ['376001']).station
    expect(heed(counting, task())).toBe(counting)
    expect(heed(WAITING, stopped('packed'))).toBe(WAITING)
  })
})
