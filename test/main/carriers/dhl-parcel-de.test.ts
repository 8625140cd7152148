import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoughtParcel } from '../../../main/app/ports/carrier.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import { DHL_CREDENTIALS, DHL_SPEC, dhlBench, inBerlin } from '../../support/carriers/dhl-parcel-de.ts'
import { aDeclaration } from '../../support/carriers/label-requests.ts'
import { describeConformance } from './conformance.ts'

const NEVER = new AbortController().signal

describeConformance('dhl-parcel-de', dhlBench, DHL_SPEC)

describe('DHL Parcel Germany', () => {
  let bench: CarrierBench
  beforeEach(async () => {
    bench = await dhlBench()
  })
  afterEach(() => bench.close())

  async function bought(over: Partial<LabelRequest> = {}): Promise<BoughtParcel> {
    const wanted = bench.request(over)
    const outcome = await bench.connector.buy(wanted, NEVER)
    if (outcome.kind !== 'bought') throw new Error(JSON.stringify(outcome))
    return { ...outcome.label, reference: wanted.reference, boughtAt: bench.clock.now() }
  }

  const told = (): unknown => JSON.parse(bench.server.books.made[0]?.told ?? 'null')

  it('books each product on its own number of the contract', async () => {
    await bought({ product: 'V62KP', weightG: 500 })
    expect(told()).toMatchObject({ shipments: [{ billingNumber: '33333333336202' }] })
  })

  it('a refusal says what DHL says of each property', async () => {
    const outcome = await bench.connector.buy(
      bench.request({ recipient: inBerlin({ postcode: '99999' }) }),
      NEVER,
    )
    expect(outcome).toMatchObject({
      kind: 'refused',
      problem: { args: { said: 'consignee.postalCode: The postal code could not be found.' } },
    })
  })

  it('a closed day takes nothing back, and prints no more', async () => {
    const parcel = await bought()
    await bench.connector.handOver?.([parcel], NEVER)
    expect(await bench.connector.void?.(parcel, NEVER)).toMatchObject({ kind: 'too-late' })
    await expect(bench.connector.fetchAgain?.(parcel, NEVER)).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('a label whose number a person typed in is given again, and taken back', async () => {
    const parcel = { ...(await bought()), shipmentId: null }
    expect(await bench.connector.fetchAgain?.(parcel, NEVER)).toMatchObject([{ role: 'label' }])
    expect(await bench.connector.void?.(parcel, NEVER)).toEqual({ kind: 'voided' })
  })

  it('closes more than 30 parcels', async () => {
    const parcels: BoughtParcel[] = []
    for (let at = 0; at < 31; at += 1) parcels.push(await bought())
    const list = Buffer.from((await bench.connector.handOver?.(parcels, NEVER))?.bytes ?? []).toString(
      'latin1',
    )
    for (const { trackingNumber } of parcels) expect(list).toContain(trackingNumber)
  })

  it('a return has its house number apart, and is not taken back', async () => {
    const { sender, recipient } = bench.request()
    const parcel = await bought({
      product: 'RETOURE',
      isReturn: true,
      sender: { ...recipient, street: ['12 bis, rue des Lilas'] },
      recipient: sender,
    })
    expect(told()).toMatchObject({
      receiverId: 'deu',
      shipper: { addressStreet: 'rue des Lilas', addressHouse: '12 bis' },
    })
    expect(await bench.connector.void?.(parcel, NEVER)).toMatchObject({ kind: 'too-late' })
  })

  it('without the name of a receiver there are no returns', async () => {
    await bench.close()
    const { receiverId: _, ...credentials } = DHL_CREDENTIALS
    bench = await dhlBench({ credentials })
    const { sender, recipient } = bench.request()
    const wanted = bench.request({ product: 'RETOURE', isReturn: true, sender: recipient, recipient: sender })
    expect(await bench.connector.buy(wanted, NEVER)).toMatchObject({ kind: 'refused', field: 'account' })
  })

  it('says duties and the numbers that go with them', async () => {
    await bought({
      recipient: inBerlin({ country: 'CH', postcode: '8001', city: 'Zürich' }),
      customs: aDeclaration({ incoterm: 'DDP', buyerTaxId: 'CHE-1' }),
    })
    expect(told()).toMatchObject({
      shipments: [
        {
          services: { postalDeliveryDutyPaid: true },
          customs: {
            exportType: 'COMMERCIAL_GOODS',
            shipperCustomsRef: 'FR12345678901234',
            consigneeCustomsRef: 'CHE-1',
            items: [{ itemDescription: 'Stoneware mug [MUG-1]', countryOfOrigin: 'FRA' }],
          },
        },
      ],
    })
  })
})
