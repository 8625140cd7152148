import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTrace, type Trace } from '../../../../main/engine/trace/read-trace.ts'
import { TraceWriter } from '../../../../main/engine/trace/trace-writer.ts'
import { LINES_SHARED, SERVICE_REFUSALS, SITE_REFUSALS } from '../../../../shared/domain/explanation.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { STAGES } from '../../../../shared/rules/document.ts'

const cents = fc.oneof(fc.nat({ max: 100_000 }), fc.constant(Number.MAX_SAFE_INTEGER))
const hash = fc.nat({ max: 0xffffff })
const day = fc.option(fc.integer({ min: 0, max: 40_000 }))
const detail = fc.option(fc.nat({ max: 300 }))
const classes = fc.array(fc.nat({ max: 0xffff }), { maxLength: 12 }).map((list) => Uint16Array.from(list))

const traces: fc.Arbitrary<Trace> = fc.record({
  bounded: fc.boolean(),
  reached: fc.constantFrom(...STAGES),
  linesShared: fc.option(fc.constantFrom(...LINES_SHARED)),
  ruleSetVersion: fc.nat(),
  decidedAt: fc.nat({ max: 4_000_000_000_000 }),
  priorityParts: fc.array(fc.integer({ min: -2_000, max: 2_000 }), { maxLength: 7 }),
  secondBestExtraCents: fc.option(fc.nat({ max: 10_000_000 })),
  orderClasses: classes,
  parcelClasses: fc.array(fc.record({ site: hash, classes }), { maxLength: 3 }),
  sites: fc.array(
    fc.record({
      sites: fc.array(hash, { minLength: 1, maxLength: 4 }),
      refusal: fc.option(fc.constantFrom(...SITE_REFUSALS)),
      cost: fc.option(
        fc.record({
          shippingCents: cents,
          handlingCents: cents,
          otherCents: fc.integer({ min: -90_000, max: 900_000 }),
        }),
      ),
      day,
      detail,
    }),
    { maxLength: 5 },
  ),
  services: fc.array(
    fc.record({
      fulfillment: fc.nat({ max: 9 }),
      service: hash,
      refusal: fc.option(fc.constantFrom(...SERVICE_REFUSALS)),
      cents: fc.option(cents),
      day,
      detail,
    }),
    { maxLength: 6 },
  ),
})

function write(trace: Trace, writer = new TraceWriter()): Uint8Array {
  const { priorityParts } = trace
  writer.start(trace.ruleSetVersion, trace.decidedAt, trace.reached, trace.bounded, trace.linesShared)
  writer.priority(Float64Array.from(priorityParts), 0, priorityParts.length, trace.secondBestExtraCents)
  writer.rules(trace.orderClasses, 0, trace.orderClasses.length)
  for (const { site, classes: own } of trace.parcelClasses) writer.parcelRules(site, own)
  writer.endParcelRules()
  for (const one of trace.sites) {
    writer.site(one.sites, one.refusal, one.cost, one.day ?? -1, one.detail ?? -1)
  }
  writer.endSites()
  for (const { fulfillment, service, refusal, cents: price, day: at, detail: own } of trace.services) {
    writer.service(fulfillment, service, refusal, price ?? -1, at ?? -1, own ?? -1)
  }
  return writer.finish()
}

const EMPTY: Trace = {
  bounded: false,
  reached: 'classify',
  linesShared: null,
  ruleSetVersion: 0,
  decidedAt: 20_000 * DAY_MS,
  priorityParts: [],
  secondBestExtraCents: null,
  orderClasses: new Uint16Array(),
  parcelClasses: [],
  sites: [],
  services: [],
}

test('what is written is read', () => {
  fc.assert(
    fc.property(traces, (trace) => {
      expect(readTrace(write(trace))).toEqual(trace)
    }),
    { numRuns: 500, seed: 41 },
  )
})

test('one writer writes one trace after another, none mixed with the last', () => {
  const writer = new TraceWriter()
  fc.assert(
    fc.property(traces, (trace) => {
      expect(write(trace, writer)).toEqual(write(trace))
    }),
    { numRuns: 100, seed: 42 },
  )
})

describe('bytes that are no trace are refused', () => {
  test('of another format', () => {
    for (const format of [0, 2, 3, 0x80, 0xff]) {
      const bytes = write(EMPTY)
      bytes[0] = format
      expect(() => readTrace(bytes)).toThrow(RangeError)
    }
  })

  test('none at all', () => {
    expect(() => readTrace(new Uint8Array())).toThrow(RangeError)
  })

  test('cut off anywhere', () => {
    fc.assert(
      fc.property(traces, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (trace, at) => {
        const bytes = write(trace)
        expect(() => readTrace(bytes.subarray(0, Math.floor(at * bytes.length)))).toThrow(RangeError)
      }),
      { numRuns: 300, seed: 43 },
    )
  })

  test('with a refusal nobody knows: it is not taken for the choice', () => {
    const sites = [{ sites: [7], refusal: null, cost: null, day: null, detail: null }]
    const bytes = write({ ...EMPTY, sites })
    bytes[bytes.length - 7] = 0x0f
    expect(() => readTrace(bytes)).toThrow(RangeError)
  })

  test('has a number for every refusal, and none left for services: another one needs a wider header', () => {
    expect([SITE_REFUSALS.length <= 15, SERVICE_REFUSALS.length]).toEqual([true, 15])
  })
})
