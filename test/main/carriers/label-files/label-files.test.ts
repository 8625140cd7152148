import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CarrierConnector } from '../../../../main/app/ports/carrier.ts'
import { RemoteError } from '../../../../main/app/ports/remote.ts'
import { labelFileCarriers } from '../../../../main/carriers/label-files/connector.ts'
import type { CarrierAccount } from '../../../../shared/domain/carrier-account.ts'
import type { LabelRequest } from '../../../../shared/domain/label-request.ts'
import { SettableClock } from '../../../support/channels/settable-clock.ts'
import { smallPdf } from '../../../support/printers/small-pdf.ts'

const ACCOUNT: CarrierAccount = {
  id: 'files',
  kind: 'label-files',
  name: 'Our carrier software',
  carrierId: 'gls',
  isSandbox: false,
  isActive: true,
  url: null,
  siteIds: [],
  channelIds: [],
  products: [],
  settings: {},
}
const noStop = new AbortController().signal

let folder: string
let clock: SettableClock
let carrier: CarrierConnector
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-labels-'))
  clock = new SettableClock('2026-11-23T09:00:00Z')
  carrier = connect()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function connect(): CarrierConnector {
  return labelFileCarriers(clock)({ ...ACCOUNT, settings: { folder } }, {})
}

function request(reference: string, orderReference = 'FR-1'): LabelRequest {
  const address = {
    name: 'Camille Martin',
    company: null,
    street: ['27 cours Napoléon'],
    postcode: '20090',
    city: 'Ajaccio',
    state: null,
    country: 'FR',
    phone: null,
    email: null,
  }
  return {
    reference,
    product: 'parcel',
    isReturn: false,
    sender: address,
    recipient: address,
    point: null,
    orderReference,
    weightG: 500,
    dimensions: { lengthMm: 1, widthMm: 1, heightMm: 1 },
    shipOn: '2026-11-23',
    valueCents: 0,
    currency: 'EUR',
    deliveryNote: '',
    customs: null,
    format: 'pdf',
  }
}
const ONE = request('SY0000000000001')
const TWO = request('SY0000000000002', '#FR/2')

/** What can be taken once files have stood still. */
async function ready(...requests: LabelRequest[]): Promise<string[]> {
  const look = () => carrier.ready?.(async () => requests, noStop)
  await look()
  clock.advance(2000)
  return [...((await look()) ?? [])]
}

const ZPL = '^XA^PW812^LL1218^FO10,10^FDx^FS^XZ'
const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes)

it('a label is taken under our reference, kept as it was written, and found again after a crash', async () => {
  await put(`${ONE.reference}_LB473124829FR.txt`, ZPL)
  expect(await ready(ONE, TWO)).toEqual([ONE.reference])
  const label = {
    trackingNumber: 'LB473124829FR',
    trackingUrl: null,
    shipmentId: null,
    price: null,
    documents: [
      { role: 'label', format: 'zpl', dpi: 203, widthMm: 102, heightMm: 152, bytes: Buffer.from(ZPL) },
    ],
  }
  expect(await carrier.buy(ONE, noStop)).toEqual({ kind: 'bought', label })
  expect([await readdir(folder), await readdir(join(folder, 'done'))]).toEqual([
    ['done', 'failed'],
    [`${ONE.reference}_LB473124829FR.txt`],
  ])
  carrier = connect()
  expect(await carrier.find?.(ONE, noStop)).toEqual(label)
  expect(await carrier.find?.(TWO, noStop)).toBeNull()
})

it('an order’s number names the label of its one parcel, whatever a file name may not hold', async () => {
  await put('FR-2_6A12345678901.PDF', smallPdf({ widthMm: 100, heightMm: 150 }))
  expect(await ready(ONE, TWO)).toEqual([TWO.reference])
  expect(await carrier.buy(TWO, noStop)).toMatchObject({
    kind: 'bought',
    label: { trackingNumber: '6A12345678901', documents: [{ format: 'pdf', dpi: null }] },
  })
  expect(await readdir(join(folder, 'done'))).toEqual([`${TWO.reference}_6A12345678901.PDF`])
})

describe('a file that is being written', () => {
  it('is not taken until it stands still', async () => {
    await put(`${ONE.reference}_1234567.zpl`, '^XA^FD')
    expect(await ready(ONE)).toEqual([])
    await put(`${ONE.reference}_1234567.zpl`, ZPL)
    expect([...((await carrier.ready?.(async () => [ONE], noStop)) ?? [])]).toEqual([])
    expect(await ready(ONE)).toEqual([ONE.reference])
  })

  it('is not taken under the name of an unfinished one', async () => {
    await put(`${ONE.reference}_1234567.zpl.part`, ZPL)
    expect(await ready(ONE)).toEqual([])
  })
})

describe('a file that is no label goes to failed, with the reason beside it', () => {
  const cases: { name: string; file: string; write: (path: string) => Promise<void>; reason: RegExp }[] = [
    {
      name: 'a page of HTML',
      file: `${ONE.reference}_1234567.pdf`,
      write: (path) => writeFile(path, '<html>Maintenance</html>'),
      reason: /holds no label[\s\S]*ne contient pas d’étiquette/,
    },
    {
      name: 'cut off',
      file: `${ONE.reference}_1234567.zpl`,
      write: (path) => writeFile(path, '^XA^FD'),
      reason: /holds no label/,
    },
    {
      name: 'without a number',
      file: `${ONE.reference}.zpl`,
      write: (path) => writeFile(path, ZPL),
      reason: /no tracking number in its name/,
    },
    {
      name: '40 MB',
      file: `${ONE.reference}_1234567.pdf`,
      write: async (path) => {
        await writeFile(path, smallPdf({ widthMm: 100, heightMm: 150 }))
        await truncate(path, 40 * 1024 * 1024)
      },
      reason: /has 40 MB/,
    },
  ]
  it.each(cases)('$name', async ({ file, write, reason }) => {
    await write(join(folder, file))
    await ready(ONE)
    clock.advance(30_000)
    expect(await ready(ONE)).toEqual([])
    expect((await readdir(join(folder, 'failed'))).toSorted()).toEqual([file, `${file}.txt`])
    expect(await readFile(join(folder, 'failed', `${file}.txt`), 'utf8')).toMatch(reason)
    await put(`${ONE.reference}_7654321.zpl`, ZPL)
    expect(await ready(ONE)).toEqual([ONE.reference])
  })
})

it('a folder that is away is said, and nothing is lost', async () => {
  await rm(folder, { recursive: true })
  await expect(carrier.check(noStop)).rejects.toThrow(RemoteError)
  expect(await carrier.buy(ONE, noStop)).toMatchObject({ kind: 'not-made' })
})
