import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../../main/demo/channel-server/misbehaviour.ts'
import { say } from '../../../../shared/messages/say.ts'
import { type ConformanceCase, expectHonest, expectNoSecret, NEVER } from './conformance-case.ts'

/** A call that goes wrong, and what its outcome may be. */
const TROUBLE: readonly { readonly why: string; readonly fault: Fault; readonly may: readonly string[] }[] = [
  {
    why: 'its answer is lost after the label was made',
    fault: { kind: 'reset', handled: true },
    may: ['uncertain'],
  },
  { why: 'the connection breaks before', fault: { kind: 'reset', handled: false }, may: ['uncertain'] },
  {
    why: '500 after the label was made',
    fault: { kind: 'error', status: 500, handled: true },
    may: ['uncertain'],
  },
  {
    why: '502 before',
    fault: { kind: 'error', status: 502, handled: false },
    may: ['uncertain', 'not-made'],
  },
  {
    why: '503 after the label was made',
    fault: { kind: 'error', status: 503, handled: true },
    may: ['uncertain'],
  },
  { why: 'a maintenance page', fault: { kind: 'html', status: 503 }, may: ['uncertain', 'not-made'] },
  {
    why: 'a maintenance page that says 200',
    fault: { kind: 'html', status: 200 },
    may: ['uncertain', 'not-made'],
  },
  { why: 'throttled', fault: { kind: 'throttle', retryAfterSeconds: 30 }, may: ['not-made'] },
  { why: 'rubbish', fault: { kind: 'rubbish' }, may: ['uncertain'] },
  { why: 'half an answer', fault: { kind: 'half' }, may: ['uncertain'] },
  { why: 'an answer twice', fault: { kind: 'twice' }, may: ['uncertain', 'bought'] },
]

export function troubleConforms({ bench, inBooks }: ConformanceCase): void {
  describe('trouble while buying', () => {
    for (const { why, fault, may } of TROUBLE)
      it(`${why}: ${may.join(' or ')}`, async () => {
        const { connector, request, server, buysBy, secrets } = bench()
        const wanted = request()
        server.misbehaviour.next(fault, 1, buysBy)
        const outcome = await connector.buy(wanted, NEVER)
        expect(may).toContain(outcome.kind)
        expectHonest(outcome, inBooks(wanted), secrets)
        if (outcome.kind === 'not-made') expect(outcome.afterMs).toBeGreaterThanOrEqual(0)
        await expectFound(wanted)
      })

    it('no answer in time, though the label was made: uncertain', async () => {
      const { impatient, request, server, buysBy, secrets } = bench()
      const wanted = request()
      server.misbehaviour.next({ kind: 'hang', handled: true }, 1, buysBy)
      const outcome = await impatient.buy(wanted, NEVER)
      expect(outcome.kind).toBe('uncertain')
      expectHonest(outcome, inBooks(wanted), secrets)
      await expectFound(wanted)
    })

    it('a refused connection: certainly not made', async () => {
      const { connector, request, server, secrets } = bench()
      await server.goOffline()
      const wanted = request()
      const outcome = await connector.buy(wanted, NEVER)
      expect(outcome.kind).toBe('not-made')
      expectHonest(outcome, inBooks(wanted), secrets)
      await server.comeBack()
      expect((await connector.buy(wanted, NEVER)).kind).toBe('bought')
    })

    it('stopped in the middle: uncertain at most', async () => {
      const { connector, request, server, buysBy, secrets } = bench()
      const wanted = request()
      server.misbehaviour.next({ kind: 'hang', handled: true }, 1, buysBy)
      const stop = new AbortController()
      setTimeout(() => stop.abort(), 300)
      const outcome = await connector.buy(wanted, stop.signal)
      expect(outcome.kind).toBe('uncertain')
      expectHonest(outcome, inBooks(wanted), secrets)
    })

    it('is told without a secret when it only reads', async () => {
      const { connector, server, secrets } = bench()
      for (const { fault } of TROUBLE) {
        server.misbehaviour.calm()
        server.misbehaviour.next(fault, 3)
        const told = await connector.check(NEVER).then(
          () => '',
          (error: unknown) => String(error),
        )
        expectNoSecret(told, secrets)
      }
    })

    /** Where the carrier can be asked, it names exactly what its books hold. */
    async function expectFound(wanted: Parameters<typeof inBooks>[0]): Promise<void> {
      const { connector, server } = bench()
      if (connector.find === undefined) return
      server.misbehaviour.calm()
      const found = await connector.find(wanted, NEVER)
      expect(found?.trackingNumber ?? null).toBe(inBooks(wanted)[0]?.number ?? null)
      expect(inBooks(wanted).length).toBeLessThanOrEqual(1)
    }
  })

  it('finds nothing under a reference that was never bought', async () => {
    const { connector, request } = bench()
    if (connector.find !== undefined) expect(await connector.find(request(), NEVER)).toBeNull()
  })

  it('problems are said in French too', async () => {
    const { connector, request, refused } = bench()
    const [wrong] = refused
    const outcome = await connector.buy(request(wrong?.over), NEVER)
    if (outcome.kind === 'refused') expect(say('fr', outcome.problem)).toMatch(/refuse|accept|exige/)
  })
}
