import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

import { parseStart } from '../../main/start-options.ts'

const PLAIN = { port: null, demo: false, web: false }

describe('the data folder', () => {
  it.each<[string, string[], Record<string, string>, NodeJS.Platform, string]>([
    ['on Linux', [], {}, 'linux', join(homedir(), '.local/share/switchyard')],
    ['on Linux with XDG', [], { XDG_DATA_HOME: '/data' }, 'linux', '/data/switchyard'],
    [
      'not from a relative XDG',
      [],
      { XDG_DATA_HOME: 'data' },
      'linux',
      join(homedir(), '.local/share/switchyard'),
    ],
    ['on macOS', [], {}, 'darwin', join(homedir(), 'Library/Application Support/Switchyard')],
    ['on Windows', [], { LOCALAPPDATA: '/local' }, 'win32', join('/local', 'Switchyard')],
    [
      'of the demo, apart from the real one',
      ['--demo'],
      {},
      'darwin',
      join(homedir(), 'Library/Application Support/Switchyard-demo'),
    ],
    ['as asked for, also for the demo', ['--demo', '--home', 'x'], {}, 'linux', resolve('x')],
  ])('%s', (_name, args, env, platform, home) => {
    const parsed = parseStart(args, env, platform)
    expect(parsed).toMatchObject({ kind: 'start', options: { home } })
  })
})

describe('options', () => {
  it('are all read', () => {
    const args = ['--home', '/h', '--port=8000', '--demo', '--web']
    expect(parseStart(args, {}, 'linux')).toEqual({
      kind: 'start',
      options: { home: '/h', port: 8000, demo: true, web: true },
    })
  })

  it('are plain by default', () => {
    expect(parseStart(['--home', '/h'], {}, 'linux')).toEqual({
      kind: 'start',
      options: { home: '/h', ...PLAIN },
    })
  })

  it.each([
    [['--port', 'x'], '--port x: expected a whole number from 0 to 65535.'],
    [['--port', '70000'], '--port 70000: expected a whole number from 0 to 65535.'],
    [['--home', ''], '--home: expected a folder.'],
  ])('%j is refused', (args, message) => {
    expect(parseStart(args, {}, 'linux')).toEqual({ kind: 'wrong', message })
  })

  it.each([[['--hom', '/h']], [['--home']], [['demo']], [['--demo=yes']]])('%j is refused', (args) => {
    expect(parseStart(args, {}, 'linux').kind).toBe('wrong')
  })
})
