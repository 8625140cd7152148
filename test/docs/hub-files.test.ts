import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseStart } from '../../main/start-options.ts'

const read = (name: string) => readFileSync(new URL(`../../resources/hub/${name}`, import.meta.url), 'utf8')
const env = { SWITCHYARD_DATABASE: 'postgres://switchyard@db/switchyard' }
const hub = { kind: 'start', options: { database: env.SWITCHYARD_DATABASE, web: true } }

it('the systemd unit and the compose file start the program with options that it has', () => {
  const unit = read('switchyard-hub@.service')
  const [, line = ''] = /^ExecStart=\S+ main\/start\.ts (.*)$/m.exec(unit) ?? []
  const values: Record<string, string> = { PORT: '7421', LISTEN: '0.0.0.0:7443' }
  const args = line
    .split(' ')
    .map((word) => word.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '/x'))
  expect(parseStart(args, env, 'linux')).toMatchObject(hub)

  const compose: { services: Record<string, { command?: string[] }> } = parse(
    read('compose.yaml').replaceAll(/\$\{\w+:\?\}/g, 'hub.example'),
    { merge: true },
  )
  const commands = Object.values(compose.services).flatMap(({ command }) => (command ? [command] : []))
  expect(commands.length).toBe(2)
  for (const command of commands) expect(parseStart(['--web', ...command], env, 'linux')).toMatchObject(hub)
  expect(read('Dockerfile')).toContain('"main/start.ts", "--web"')
})
