import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isBought, rateOf, readShipment } from '../../../main/carriers/easypost/answer.ts'
import { easyPostBench } from '../../support/carriers/easypost.ts'
import { aDeclaration } from '../../support/carriers/label-requests.ts'
import { SPECS } from '../../support/spec-check.ts'

const NEVER = new AbortController().signal

interface Recorded {
  readonly file: string
  readonly method: string
  readonly path: string
  readonly asked: unknown
  readonly answered: unknown
}

/** What EasyPost’s own client asked its test server, and what that answered. */
function recordings(): readonly Recorded[] {
  if (SPECS === null) return []
  const folder = join(SPECS, 'carriers', 'easypost')
  return readdirSync(folder).flatMap((file) => {
    const { log } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly log: {
        readonly entries: readonly {
          readonly request: {
            readonly method: string
            readonly url: string
            readonly postData?: { readonly text: string }
          }
          readonly response: { readonly content: { readonly text: string } }
        }[]
      }
    }
    return log.entries.map(({ request, response }) => ({
      file,
      method: request.method,
      path: new URL(request.url).pathname.replaceAll(/(shp|trk)_\w+/g, '{id}'),
      asked: JSON.parse(request.postData?.text || 'null') as unknown,
      answered: JSON.parse(response.content.text) as unknown,
    }))
  })
}

/** Paths of all values in it, those of a list as one: 'rates[].id'. */
function pathsIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${at}[]`))
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([name, inside]) =>
    pathsIn(inside, at === '' ? name : `${at}.${name}`),
  )
}

const skipped = SPECS === null ? ' (skipped: SWITCHYARD_SPECS names no folder)' : ''

describe(`EasyPost as recorded${skipped}`, () => {
  const recorded = recordings()
  const shipments = recorded.filter(({ path }) => path.startsWith('/v2/shipments'))

  it.skipIf(SPECS === null)('every shipment is read, and which of them were bought', () => {
    for (const { file, path, answered } of shipments) {
      if (path.endsWith('/label')) continue
      const shipment = readShipment(answered)
      expect(shipment, file).not.toBeNull()
      if (path.endsWith('/buy') && shipment !== null) {
        expect(isBought(shipment), file).toBe(true)
        expect(rateOf(shipment, 'usps:groundadvantage')?.rate, file).toBe('5.93')
      }
    }
  })

  it.skipIf(SPECS === null)('the simulated one answers nothing that the real one does not', async () => {
    const real = new Set(
      shipments
        .flatMap(({ answered }) => pathsIn(answered))
        .concat(
          // Documented, and empty or null in what was recorded.
          ['messages[].carrier', 'messages[].type', 'messages[].message'],
          ['forms[].object', 'forms[].form_type', 'forms[].form_url'],
        ),
    )
    const asked: unknown[] = []
    const answered: unknown[] = []
    const bench = await easyPostBench({
      watch: ({ method, path, body }, answer) => {
        if (!path.startsWith('/v2/shipments') || answer.status >= 400) return
        if (method === 'POST' && path === '/v2/shipments') asked.push(JSON.parse(body))
        answered.push(JSON.parse(String(answer.body)))
      },
    })
    await bench.connector.buy(bench.request(), NEVER)
    await bench.connector.buy(bench.request({ ...bench.abroad, customs: aDeclaration() }), NEVER)
    await bench.close()
    const options = /^options\./
    const invented = answered
      .flatMap((value) => pathsIn(value))
      .filter((path) => !real.has(path) && !options.test(path) && path !== 'shipments')
    expect([...new Set(invented)]).toEqual([])
    const known = new Set(
      shipments
        .flatMap((one) => pathsIn(one.asked))
        .concat(
          // Documented, and not in what was recorded.
          ['is_return', 'from_address.company', 'to_address.company', 'to_address.street2'].map(
            (path) => `shipment.${path}`,
          ),
          ['currency', 'code'].map((path) => `shipment.customs_info.customs_items[].${path}`),
          ['label_size', 'label_date', 'print_custom_1', 'handling_instructions', 'incoterm'].map(
            (path) => `shipment.options.${path}`,
          ),
          ['entity', 'tax_id', 'tax_id_type', 'issuing_country'].map(
            (path) => `shipment.tax_identifiers[].${path}`,
          ),
        ),
    )
    expect(asked.flatMap((value) => pathsIn(value)).filter((path) => !known.has(path))).toEqual([])
  })
})
