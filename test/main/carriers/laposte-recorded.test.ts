import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { carrierConnectors } from '../../../main/carriers/connectors.ts'
import { FaultyHttp, json, throttledPage } from '../../../main/demo/channel-server/faulty-http.ts'
import { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import { accountAt, secretsOf } from '../../support/carriers/account.ts'
import { COLISSIMO_CREDENTIALS, colissimoBench } from '../../support/carriers/colissimo.ts'
import { SPECS } from '../../support/spec-check.ts'

const NEVER = new AbortController().signal
const NUMBER = 'EW112720413FR'

/** Needs the recorded answer in the folder that SWITCHYARD_SPECS names. */
describe.runIf(SPECS !== null)('La Poste’s tracking as recorded', () => {
  const recorded: unknown =
    SPECS === null
      ? null
      : JSON.parse(readFileSync(join(SPECS, 'carriers', 'laposte-tracking-v2-response.json'), 'utf8'))

  it('is read event by event', async () => {
    const server = new FaultyHttp(
      new Misbehaviour(() => 0),
      () => Promise.resolve(json(207, recorded)),
      throttledPage,
    )
    const { url, close } = await server.start()
    const connect = carrierConnectors({ clock: { now: () => 0 }, timeoutMs: 5000 }).colissimo
    const connector = connect?.(
      accountAt('colissimo', url, COLISSIMO_CREDENTIALS),
      secretsOf('colissimo', COLISSIMO_CREDENTIALS),
    )
    const events = (await connector?.track?.([NUMBER], NEVER))?.get(NUMBER) ?? []
    await close()
    expect(events.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'DR1 registered',
      'PC1 handed-over',
      'ET1 in-transit',
      'ET1 in-transit',
      'ET2 in-transit',
      'ET3 in-transit',
      'ET1 in-transit',
      'MD2 out-for-delivery',
      'DI1 delivered',
    ])
    expect(events.at(-1)?.at).toBe(Date.parse('2023-03-09T08:38:00Z'))
  })

  it('has every field that the simulated one answers', async () => {
    const answers: unknown[] = []
    const bench = await colissimoBench({
      watch: (request, { body }) => {
        if (request.path.startsWith('/suivi/')) answers.push(JSON.parse(String(body)))
      },
    })
    const outcomes = [
      await bench.connector.buy(bench.request(), NEVER),
      await bench.connector.buy(bench.request(), NEVER),
    ]
    await bench.connector.track?.(
      outcomes.flatMap((outcome) => (outcome.kind === 'bought' ? [outcome.label.trackingNumber] : [])),
      NEVER,
    )
    await bench.close()
    expect([...shapeOf(answers[0])].filter((path) => !shapeOf(recorded).has(path))).toEqual([])
  })
})

/** Paths of all fields with the kinds of their values. */
function shapeOf(value: unknown, path = ''): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((entry) => [...shapeOf(entry, `${path}[]`)]))
  if (typeof value !== 'object' || value === null) return new Set([`${path}: ${typeof value}`])
  return new Set(Object.entries(value).flatMap(([name, entry]) => [...shapeOf(entry, `${path}.${name}`)]))
}
