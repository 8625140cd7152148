import { createInterface } from 'node:readline'
import { createRouterClient } from '@orpc/server'
import type { openRouter } from '../../../main/app/routes/router.ts'
import { openControlRoom } from '../../../main/control-room.ts'
import { joinedProgram } from '../../../main/joined-program.ts'
import { systemClock } from '../../../shared/lib/clock.ts'

/**
 * A joined desktop of its own, to be killed: `desktop-process.ts HOME HUB HUBKEY CODE PERSON PIN`. It reads calls as lines
 * of JSON `{id, path: [area, name], input}` and answers each with `{id, answer}`; the first line says that it is ready.
 */
const [home = '', hub = '', hubKey = '', code = '', personId = '', pin = ''] = process.argv.slice(2)
const joined = joinedProgram({
  home,
  hub,
  hubKey,
  code: code === '' ? null : code,
  clock: systemClock,
  say: () => undefined,
})
const secrets = { protection: null, seal: async () => new Uint8Array(), open: async () => '' }
const room = await openControlRoom({ home, demo: null, secrets, restart: () => undefined, follows: joined })
if ((await joined.ready) !== 'ready') throw new Error('no copy to work with')
const context = room.contextFor({ actor: '', role: 'packer', language: 'en', device: 'local' })
const client = createRouterClient(room.router as ReturnType<typeof openRouter>, { context: context as never })
const proof = { by: 'pin' as const, personId, pin }
await client.session.signIn({ commandId: crypto.randomUUID(), input: { proof } })
const areas = client as unknown as Readonly<
  Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>
>
process.stdout.write('ready\n')
createInterface(process.stdin).on('line', (line) => {
  const { id, path, input } = JSON.parse(line) as { id: string; path: [string, string]; input: unknown }
  const [area, name] = path
  void areas[area]
    ?.[name]?.(input)
    .then((answer) => process.stdout.write(`${JSON.stringify({ id, answer })}\n`))
})
