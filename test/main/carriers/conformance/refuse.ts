import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainCapitals } from '../../../../main/carriers/protocol/request-fault.ts'
import type { LabelRequest, PostalAddress } from '../../../../shared/domain/label-request.ts'
import { say } from '../../../../shared/messages/say.ts'
import { type ConformanceCase, expectHonest, NEVER } from './conformance-case.ts'

export function refuseConforms({ bench, inBooks }: ConformanceCase): void {
  describe('what a carrier does not take', () => {
    it('a refusal names the field, and nothing was made', async () => {
      const { connector, request, refused, secrets } = bench()
      for (const { why, over, field } of refused) {
        const wanted = request(over)
        expect(connector.fault(wanted), why).toBeNull()
        const outcome = await connector.buy(wanted, NEVER)
        expect(outcome, why).toMatchObject({ kind: 'refused', field })
        expectHonest(outcome, inBooks(wanted), secrets)
        const checked = await connector.checkAddress?.(wanted, NEVER)
        if (checked !== undefined) expect(checked, why).toMatchObject({ field })
      }
    })

    it('a point that has closed is refused as a point', async () => {
      const { connector, request, server, toPoint } = bench()
      const [point] = server.points
      if (toPoint === null || point === undefined) return
      expect((await connector.buy(request(toPoint(point.id)), NEVER)).kind).toBe('bought')
      server.closePoint(point.id)
      const wanted = request(toPoint(point.id))
      expect(await connector.buy(wanted, NEVER)).toMatchObject({ kind: 'refused', field: 'point' })
      expect(inBooks(wanted)).toEqual([])
    })

    it('faults are known without asking', () => {
      const { connector, request, faulty, server } = bench()
      for (const { why, over, field } of faulty) {
        const fault = connector.fault(request(over))
        expect(fault?.field, why).toBe(field)
        if (fault !== null) expect(say('fr', fault.problem), why).not.toBe('')
      }
      expect(server.calls).toBe(0)
    })

    it('what has no fault is taken, with every word of its address', async () => {
      const { connector, request, taken } = bench()
      for (const { why, over } of taken) {
        const wanted = request(over)
        expect(connector.fault(wanted), why).toBeNull()
        const outcome = await connector.buy(wanted, NEVER)
        expect(outcome.kind === 'bought' ? 'bought' : say('en', outcome.problem), why).toBe('bought')
        expectWhole(wanted, inBooks(wanted)[0]?.told ?? '')
      }
    })

    it('whatever is written, it has a fault or is taken whole', async () => {
      const { connector, request, inBooks: _ } = { ...bench(), inBooks }
      await fc.assert(
        fc.asyncProperty(address, fc.integer({ min: 1, max: 20_000 }), async (recipient, weightG) => {
          const wanted = request({ recipient, weightG })
          if (connector.fault(wanted) !== null) return
          const outcome = await connector.buy(wanted, NEVER)
          expect(outcome.kind === 'bought' ? 'bought' : say('en', outcome.problem)).toBe('bought')
          expectWhole(wanted, inBooks(wanted)[0]?.told ?? '')
        }),
        { numRuns: 60, seed: 11 },
      )
    })
  })
}

const LETTERS = [
  'a',
  'e',
  'Z',
  '3',
  ' ',
  '-',
  "'",
  '’',
  'é',
  'œ',
  'ß',
  'Ł',
  'ç',
  'ï',
  '/',
  '.',
  ',',
  '&',
  '<',
  '"',
  '#',
  '°',
  'Ж',
  '\u00a0',
]
const words = (most: number) =>
  fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: most }).map((letters) => letters.join(''))

const address: fc.Arbitrary<PostalAddress> = fc.record({
  name: words(40),
  company: fc.option(words(45)),
  street: fc.array(words(45), { minLength: 1, maxLength: 4 }),
  postcode: fc.constantFrom('75011', '59000', '20000', ' 69002 '),
  city: words(32),
  state: fc.constant(null),
  country: fc.constant('FR'),
  phone: fc.option(
    fc.constantFrom(
      '0612345678',
      '06 12 34 56 78',
      '+33 6 12 34 56 78',
      '0033612345678',
      '01.40.00.00.00',
      'call me',
      '06123',
    ),
  ),
  email: fc.option(fc.constantFrom('zoe@example.com', ' zoe@example.com ')),
})

/** Nothing of the address is cut: every word of it stands in what the carrier was told. */
function expectWhole({ recipient }: LabelRequest, told: string): void {
  const heard = plainWords(told)
  for (const text of [recipient.name, recipient.company ?? '', ...recipient.street, recipient.city])
    for (const word of plainWords(text)) expect(heard).toContain(word)
}

function plainWords(text: string): string[] {
  return plainCapitals(text.replaceAll(/&(amp|lt|gt|quot|apos);|\\["n\\]/g, ' '))
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '')
}
