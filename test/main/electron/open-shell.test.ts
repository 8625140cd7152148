import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { os, type RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ControlRoomOptions, Session } from '../../../main/app/services/control-room-port.ts'
import { openShell } from '../../../main/electron/open-shell.ts'
import { NO_DEVICES } from '../../support/no-devices.ts'
import { type StandIn, standInElectron } from './stand-in.ts'

const router = { whoAmI: os.$context<Session>().handler(({ context }) => context) }

let home: string
let opened: ControlRoomOptions[]
let closed: number

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-shell-'))
  mkdirSync(join(home, 'static'))
  writeFileSync(join(home, 'static/index.html'), '<head></head>')
  opened = []
  closed = 0
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

async function open(
  change: Parameters<typeof standInElectron>[0] = {},
  failure: Error | null = null,
): Promise<StandIn> {
  const standIn = standInElectron(change)
  await openShell(standIn.electron, {
    home,
    demo: null,
    staticDir: join(home, 'static'),
    preload: '/preload.cjs',
    platform: 'linux',
    async openControlRoom(options) {
      if (failure !== null) throw failure
      opened.push(options)
      return {
        router,
        contextFor: (session) => session,
        devices: NO_DEVICES,
        onFault: () => undefined,
        onRefused: () => undefined,
        api: { version: '', recognise: async () => null, contextOf: (session) => session },
        close: async () => {
          closed += 1
        },
      }
    },
  })
  return standIn
}

function names(standIn: StandIn): string[] {
  return standIn.calls.map(([name]) => name)
}

/** Raises an event that can be prevented; true when it was. */
function isPrevented(on: StandIn['contents'], name: string, url: string): boolean {
  let prevented = false
  on.emit(name, { url, preventDefault: () => (prevented = true) })
  return prevented
}

/** Node's port in the shape that Electron's has: `on('message', {data})`. */
function electronPort(port: MessagePort) {
  let closes = 0
  return {
    closes: () => closes,
    on: (name: string, heard: (event: { data: unknown }) => void) =>
      port.on(name, (data: unknown) => heard({ data })),
    postMessage: (data: unknown) => port.postMessage(data),
    start: () => port.start(),
    close() {
      closes += 1
      port.close()
    },
  }
}

function handOver(standIn: StandIn, senderFrame: object | null) {
  const { port1, port2 } = new MessageChannel()
  const theirs = electronPort(port2)
  standIn.ipcMain.emit('control-room:connect', { ports: [theirs], senderFrame })
  const link = new RPCLink({ port: port1 as unknown as globalThis.MessagePort })
  const api: RouterClient<typeof router> = createORPCClient(link)
  return { api, theirs, end: () => port1.close() }
}

describe('before the app is ready', () => {
  it('sandboxes every page, registers its own scheme and keeps its data in the home folder', async () => {
    const { calls } = await open()
    const before = calls.slice(
      0,
      calls.findIndex(([name]) => name === 'ready'),
    )
    expect(before).toEqual([
      ['setName', 'Switchyard'],
      ['setPath', 'userData', join(home, 'window')],
      ['enableSandbox'],
      [
        'registerSchemesAsPrivileged',
        [
          {
            scheme: 'app',
            privileges: {
              standard: true,
              secure: true,
              supportFetchAPI: true,
              stream: true,
              codeCache: true,
            },
          },
        ],
      ],
    ])
    expect(existsSync(join(home, 'window'))).toBe(true)
  })

  it('leaves at once when another instance runs, which shows its window', async () => {
    expect(names(await open({ isFirstInstance: false }))).toEqual([
      'setName',
      'setPath',
      'enableSandbox',
      'registerSchemesAsPrivileged',
      'quit',
    ])
    expect(opened).toEqual([])
    const first = await open()
    first.app.emit('second-instance')
    expect(names(first).slice(-2)).toEqual(['restore', 'focus'])
  })
})

describe('permissions', () => {
  it('are all refused, asked for, looked up or of devices', async () => {
    const { handlers } = await open()
    const decided: unknown[] = []
    handlers.permissionRequest?.({}, 'media', (granted: unknown) => decided.push(granted))
    expect([...decided, handlers.permissionCheck?.(), handlers.device?.()]).toEqual([false, false, false])
  })
})

describe('the window', () => {
  it('has no way to Node, and one page of our own scheme', async () => {
    const standIn = await open()
    expect(standIn.windowOptions()['webPreferences']).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: true,
    })
    expect(standIn.calls.at(-1)).toEqual(['loadURL', 'app://control-room/'])
  })

  it('has developer tools only while it is developed', async () => {
    const standIn = await open({ isPackaged: true })
    expect(standIn.windowOptions()['webPreferences']).toMatchObject({ devTools: false })
    const menu = standIn.calls.find(([name]) => name === 'setApplicationMenu')
    expect(JSON.stringify(menu)).not.toContain('toggleDevTools')
  })

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'stays on its origin: %s',
    async (event) => {
      const { contents } = await open()
      expect({
        elsewhere: isPrevented(contents, event, 'https://evil.example/'),
        file: isPrevented(contents, event, 'file:///etc/passwd'),
        lookalike: isPrevented(contents, event, 'app://control-room.evil/'),
        reload: isPrevented(contents, event, 'app://control-room/orders/1'),
      }).toEqual({ elsewhere: true, file: true, lookalike: true, reload: false })
    },
  )

  it('embeds no webview', async () => {
    expect(isPrevented((await open()).contents, 'will-attach-webview', '')).toBe(true)
  })

  it('opens no other, and only listed https sites in the browser', async () => {
    const { handlers, calls } = await open()
    const links = [
      'https://www.laposte.fr/outils/suivre-vos-envois?code=1',
      'http://www.laposte.fr/',
      'https://www.laposte.fr.evil.example/',
      'https://user:pass@www.laposte.fr/',
      'https://evil.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'nonsense',
    ]
    expect(links.map((url) => handlers.windowOpen?.({ url }).action)).toEqual(links.map(() => 'deny'))
    expect(calls.filter(([name]) => name === 'openExternal')).toEqual([['openExternal', links[0]]])
  })

  it('is loaded again when its process died', async () => {
    const standIn = await open()
    standIn.contents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(names(standIn).at(-1)).toBe('reload')
  })
})

describe('the scheme', () => {
  it('serves the page with the policy and a nonce', async () => {
    const { handlers } = await open()
    const answer = await handlers.scheme?.(new Request('app://control-room/exceptions'))
    const policy = answer?.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/)
    expect(await answer?.text()).toBe(`<head><meta property="csp-nonce" nonce="${nonce}"></head>`)
  })

  it.each([
    ['another host', 'app://elsewhere/', 404],
    ['a file outside', 'app://control-room/%2e%2e%2fsecret.json', 404],
  ])('refuses %s', async (_name, url, status) => {
    const { handlers } = await open()
    expect((await handlers.scheme?.(new Request(url)))?.status).toBe(status)
  })

  it('takes the upload of a file once its window is there', async () => {
    const standIn = await open()
    const upload = () => {
      const request = new Request('app://control-room/upload', { method: 'POST', body: 'a,b\n' })
      return standIn.handlers.scheme?.(request)
    }
    expect((await upload())?.status).toBe(403)
    const { end } = handOver(standIn, standIn.contents.mainFrame)
    const answer: unknown = await (await upload())?.json()
    end()
    expect(answer).toEqual({ uploadId: readdirSync(join(home, 'uploads'))[0], bytes: 4 })
  })
})

describe('the port', () => {
  it('of the window is served, in the language of the system', async () => {
    const standIn = await open({ locale: 'fr' })
    const { api, end } = handOver(standIn, standIn.contents.mainFrame)
    expect(await api.whoAmI()).toEqual({ actor: 'local', role: 'manager', language: 'fr' })
    end()
  })

  it('of a later load replaces the earlier', async () => {
    const standIn = await open()
    const first = handOver(standIn, standIn.contents.mainFrame)
    const second = handOver(standIn, standIn.contents.mainFrame)
    expect([first.theirs.closes(), second.theirs.closes()]).toEqual([1, 0])
    second.end()
  })

  it.each([
    ['a frame that is gone', null],
    ['another frame of our origin', { origin: 'app://control-room' }],
    ['a foreign frame', { origin: 'https://evil.example' }],
  ])('of %s is closed unheard', async (_name, frame) => {
    const standIn = await open()
    const { theirs, end } = handOver(standIn, frame)
    expect(theirs.closes()).toBe(1)
    end()
  })

  it('of the window is closed unheard once it shows something else', async () => {
    const standIn = await open()
    Object.assign(standIn.contents.mainFrame, { origin: 'https://evil.example' })
    const { theirs, end } = handOver(standIn, standIn.contents.mainFrame)
    expect(theirs.closes()).toBe(1)
    end()
  })
})

describe('secrets', () => {
  it('are sealed by the keychain', async () => {
    await open()
    const box = opened[0]?.secrets
    expect(box?.protection).toBe('gnome_libsecret')
    expect(await box?.open(await box.seal('shpat_1'))).toBe('shpat_1')
  })

  it.each(['basic_text', 'unknown'])('are refused where the keychain is %s', async (keyring) => {
    await open({ keyring })
    const box = opened[0]?.secrets
    expect(box?.protection).toBeNull()
    await expect(box?.seal('shpat_1')).rejects.toThrow('no keychain')
  })
})

describe('the end', () => {
  it('waits for the control room once, then leaves', async () => {
    const standIn = await open()
    let prevented = 0
    const event = { preventDefault: () => (prevented += 1) }
    standIn.app.emit('before-quit', event)
    standIn.app.emit('before-quit', event)
    await new Promise(setImmediate)
    expect({ prevented, closed, last: standIn.calls.at(-1) }).toEqual({
      prevented: 2,
      closed: 1,
      last: ['exit', 0],
    })
  })

  it('says why when the control room does not open', async () => {
    const standIn = await open({}, new Error('The disk is full.'))
    expect(standIn.calls.slice(-2)).toEqual([
      ['showErrorBox', 'Switchyard', 'The disk is full.'],
      ['exit', 1],
    ])
  })
})
