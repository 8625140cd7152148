import { afterEach, describe, expect, it } from 'vitest'
import { carrierConnectors } from '../../../main/carriers/connectors.ts'
import { FaultyHttp, json, throttledPage } from '../../../main/demo/channel-server/faulty-http.ts'
import { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import { say } from '../../../shared/messages/say.ts'
import { accountAt, secretsOf } from '../../support/carriers/account.ts'
import { COLISSIMO_CREDENTIALS, colissimoBench } from '../../support/carriers/colissimo.ts'
import type { CarrierBench } from '../../support/carriers/conformance-bench.ts'
import { aRequest } from '../../support/carriers/label-requests.ts'

const NEVER = new AbortController().signal

describe('Colissimo by contract and password', () => {
  let bench: CarrierBench | null = null
  afterEach(async () => bench?.close())

  it('buys, lists points and the day by them, and says that tracking has a key of its own', async () => {
    const credentials = { contractNumber: '481516', password: 'colis-2342-simo' }
    bench = await colissimoBench({ credentials })
    const { connector, request, server } = bench
    await connector.check(NEVER)
    const wanted = request()
    expect((await connector.buy(wanted, NEVER)).kind).toBe('bought')
    const [made] = server.books.made
    const parcel = {
      reference: wanted.reference,
      trackingNumber: made?.number ?? '',
      shipmentId: null,
      boughtAt: bench.clock.now(),
    }
    expect((await connector.handOver?.([parcel], NEVER))?.format).toBe('pdf')
    const near = { ...wanted.recipient, street: '', weightG: 500, shipOn: '2026-11-30', product: 'HD' }
    expect(await connector.points?.(near, NEVER)).not.toEqual([])
    await expect(connector.track?.([parcel.trackingNumber], NEVER)).rejects.toThrow(/tracking service/)
  })
})

describe('answers of SLS as they come', () => {
  const infos = (message: Record<string, unknown>) => ({ messages: [message], labelV2Response: null })
  const cases = [
    {
      why: 'a fault of the service itself',
      status: 500,
      body: infos({ id: 30001, type: 'ERROR', messageContent: 'Erreur technique' }),
      want: { kind: 'not-made' },
    },
    {
      why: 'a refusal that comes as 500',
      status: 500,
      body: infos({
        id: '30204',
        type: 'ERROR',
        messageContent: "Le code postal du destinataire n'a pas été transmis",
      }),
      want: { kind: 'refused', field: 'postcode' },
    },
    {
      why: 'a warning and no label',
      status: 200,
      body: infos({ id: '0', type: 'INFOS', messageContent: 'OK' }),
      want: { kind: 'uncertain' },
    },
    { why: 'a page that says 404', status: 404, body: null, want: { kind: 'not-made', afterMs: 60_000 } },
    { why: 'the credentials by status only', status: 403, body: {}, want: { kind: 'unauthorised' } },
    {
      why: 'a number without its label',
      status: 200,
      body: { messages: [], labelV2Response: { parcelNumber: '6A10000000015' } },
      want: { kind: 'uncertain' },
    },
  ]
  for (const { why, status, body, want } of cases)
    it(why, async () => {
      const server = new FaultyHttp(
        new Misbehaviour(() => 0),
        () => Promise.resolve(json(status, body)),
        throttledPage,
      )
      const { url, close } = await server.start()
      const connect = carrierConnectors({ clock: { now: () => 0 }, timeoutMs: 5000 }).colissimo
      const account = accountAt('colissimo', url, COLISSIMO_CREDENTIALS)
      const connector = connect?.(account, secretsOf('colissimo', COLISSIMO_CREDENTIALS))
      const outcome = await connector?.buy(aRequest('DOM'), NEVER)
      await close()
      expect(outcome).toMatchObject(want)
      if (outcome?.kind === 'uncertain' && why.startsWith('a number'))
        expect(say('en', outcome.problem)).toContain('6A10000000015')
    })
})
