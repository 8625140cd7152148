import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KnownSecrets } from '../../main/app/secrets/known-secrets.ts'
import { logLevelOf, openLog } from '../../main/log.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-log-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

const lines = (name = 'switchyard.log') =>
  readFileSync(join(home, name), 'utf8')
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))

describe('garbage that was refused', () => {
  it('is one counted line a kind, however much of it came', () => {
    const log = openLog(home, new KnownSecrets())
    for (let n = 0; n < 10_000; n++) log.refused(n % 4 === 0 ? 'a frame' : 'a request')
    log.close()
    expect(lines().map(({ refused, count }) => ({ refused, count }))).toEqual([
      { refused: 'a frame', count: 2_500 },
      { refused: 'a request', count: 7_500 },
    ])
  })

  it('of ever new kinds is one of them', () => {
    const log = openLog(home, new KnownSecrets())
    for (let n = 0; n < 1_000; n++) log.refused(`kind ${n}`)
    log.close()
    expect(lines().length).toBe(21)
    expect(lines().at(-1)).toMatchObject({ refused: 'other', count: 980 })
  })
})

describe('the level', () => {
  const written = (level: 'error' | 'warn' | 'info' | 'silent') => {
    const log = openLog(home, new KnownSecrets(), { level })
    log.info('started', { version: '1.0.0' })
    log.refused('a frame')
    log.error('a fault')
    log.close()
    return log.problem() === null ? readFileSync(join(home, 'switchyard.log'), 'utf8') : ''
  }
  it.each([
    ['info', ['30 started', '50 a fault', '40 a frame']],
    ['warn', ['50 a fault', '40 a frame']],
    ['error', ['50 a fault']],
    ['silent', []],
  ] as const)('%s keeps what is that grave', (level, want) => {
    const kept = written(level).trim() === '' ? [] : lines()
    expect(
      kept.map((line) => [line['level'], line['msg'] ?? line['fault'] ?? line['refused']].join(' ')),
    ).toEqual(want)
  })

  it('is info unless SWITCHYARD_LOG_LEVEL says otherwise, and an unknown word is refused', () => {
    expect([logLevelOf({}), logLevelOf({ SWITCHYARD_LOG_LEVEL: 'warn' })]).toEqual(['info', 'warn'])
    expect(() => logLevelOf({ SWITCHYARD_LOG_LEVEL: 'loud' })).toThrow(
      'SWITCHYARD_LOG_LEVEL=loud: expected one of error, warn, info, silent.',
    )
  })
})

describe('a program that is killed', () => {
  it('has kept every line that it said it had logged, without the secrets', async () => {
    const script = `
      import { once } from 'node:events'
      import { openLog } from ${JSON.stringify(new URL('../../main/log.ts', import.meta.url).href)}
      import { KnownSecrets } from ${JSON.stringify(new URL('../../main/app/secrets/known-secrets.ts', import.meta.url).href)}
      const secrets = new KnownSecrets()
      secrets.learn('shpat_verysecret')
      const log = openLog(${JSON.stringify(home)}, secrets)
      for (let n = 0; ; n++) {
        log.error(\`fault \${n} shpat_verysecret\`)
        // A full pipe is written to later, and never by a loop that does not wait for it.
        if (!process.stdout.write(\`\${n}\\n\`)) await once(process.stdout, 'drain')
      }`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script])
    let said = ''
    for await (const part of child.stdout) {
      said += String(part)
      if (said.split('\n').length > 200) child.kill('SIGKILL')
    }
    const last = Number(said.trimEnd().split('\n').at(-1))
    const text = ['.1', ''].map((end) => readIfThere(join(home, `switchyard.log${end}`))).join('')
    expect(text).toContain(`fault ${last} ***`)
    expect(text).not.toContain('verysecret')
  })
})

describe('the file', () => {
  it('is put aside when it has grown large, and the oldest goes', () => {
    const log = openLog(home, new KnownSecrets(), { maxBytes: 2_000 })
    for (let n = 0; n < 100; n++) log.error(`fault ${n} ${'x'.repeat(200)}`)
    const names = readdirSync(home).sort()
    expect(names).toEqual(['switchyard.log', ...[1, 2, 3].map((n) => `switchyard.log.${n}`)])
    for (const name of names) expect(readFileSync(join(home, name)).length).toBeLessThanOrEqual(2_000)
    expect(String(lines().at(-1)?.['fault'])).toMatch(/^fault 99 /)
  })

  it('that cannot be written says why, without a fault to write', () => {
    const log = openLog(home, new KnownSecrets())
    expect(log.problem()).toBeNull()
    rmSync(join(home, 'switchyard.log'))
    mkdirSync(join(home, 'switchyard.log'))
    expect(log.problem()).toMatch(/EISDIR/)
  })
})
