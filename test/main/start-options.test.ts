import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

import { parseStart } from '../../main/start-options.ts'

const PLAIN = { port: null, demo: null, web: false, database: null, listen: null, join: null }

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
    args.push('--at', '2026-11-24T09:00:00+01:00', '--pace', '0', '--seed', '7')
    const demo = { at: Date.UTC(2026, 10, 24, 8), ordersPerMinute: 0, seed: 7 }
    expect(parseStart(args, {}, 'linux')).toEqual({
      kind: 'start',
      options: { home: '/h', port: 8000, demo, web: true, database: null, listen: null, join: null },
    })
  })

  it('are plain by default', () => {
    expect(parseStart(['--home', '/h'], {}, 'linux')).toEqual({
      kind: 'start',
      options: { home: '/h', ...PLAIN },
    })
  })

  it('open it to the network, or another machine’s here', () => {
    const listen = ['--listen', '[::]:443', '--name', 'Hub.Example', '--cert', '/c', '--key', '/k']
    expect(parseStart(listen, {}, 'linux')).toMatchObject({
      options: {
        listen: {
          address: '::',
          port: 443,
          certificate: { cert: '/c', key: '/k' },
          proxy: null,
          names: ['hub.example'],
        },
      },
    })
    const database = 'postgres://switchyard@db/switchyard'
    const hub = { options: { database, web: true } }
    expect(parseStart(['--database', database], {}, 'linux')).toMatchObject(hub)
    expect(parseStart([], { SWITCHYARD_DATABASE: database }, 'linux')).toMatchObject(hub)
    expect(parseStart(['--join', 'https://hub:7443'], { XDG_DATA_HOME: '/data' }, 'linux')).toMatchObject({
      options: {
        home: '/data/switchyard-station',
        join: { hub: 'https://hub:7443', fingerprint: null, printers: false, code: null },
      },
    })
  })

  it.each([
    [
      ['--listen', 'hub:7443'],
      '--listen hub:7443: expected an address of this machine and a port, such as 0.0.0.0:7443.',
    ],
    [['--proxy', 'https://hub'], '--cert, --key, --name and --proxy are of --listen ADDRESS:PORT.'],
    [
      ['--listen', '127.0.0.1:1', '--proxy', 'http://hub'],
      '--proxy http://hub: expected what stations open, such as https://switchyard.example.',
    ],
    [['--listen', '127.0.0.1:1', '--cert', '/c'], '--cert and --key are given together.'],
    [
      ['--join', 'http://hub'],
      '--join http://hub: expected what stations open, such as https://switchyard.example.',
    ],
    [
      ['--join', 'https://hub', '--demo'],
      '--join opens the control room of another machine: without --demo and --listen.',
    ],
    [['--database', 'mysql://u:secret@h/d'], '--database: expected postgres://USER@HOST/DATABASE.'],
    [
      ['--database', 'postgres://h/d', '--demo'],
      '--database: a hub is neither the demo nor joined to another: without --demo and --join.',
    ],
    [['--port', 'x'], '--port x: expected a whole number from 0 to 65535.'],
    [['--port', '70000'], '--port 70000: expected a whole number from 0 to 65535.'],
    [['--home', ''], '--home: expected a folder.'],
    [['--demo', '--pace=-1'], '--pace -1: expected a whole number from 0 to 600.'],
    [['--demo', '--at', '9:00'], '--at 9:00: expected an instant such as 2026-11-24T09:00:00+01:00.'],
    [['--seed', '7'], '--at, --pace and --seed are of the demo: add --demo.'],
  ])('%j is refused', (args, message) => {
    expect(parseStart(args, {}, 'linux')).toEqual({ kind: 'wrong', message })
  })

  it.each([[['--hom', '/h']], [['--home']], [['demo']], [['--demo=yes']]])('%j is refused', (args) => {
    expect(parseStart(args, {}, 'linux').kind).toBe('wrong')
  })
})
