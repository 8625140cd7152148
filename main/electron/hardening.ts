import type { Session, WebContents, WebFrameMain } from 'electron'

import { APP_ORIGIN } from './app-scheme.ts'
import type { ElectronApi } from './electron-api.ts'

/** The sites that a link of the page may open in the user's browser: the carriers' tracking pages. */
const EXTERNAL_HOSTS: ReadonlySet<string> = new Set([
  'www.laposte.fr',
  'www.chronopost.fr',
  'www.mondialrelay.fr',
  'trace.dpd.fr',
  'gls-group.com',
  'www.ups.com',
  'www.fedex.com',
  'www.dhl.com',
  'www.correos.es',
  'www.seur.com',
])

/** Every permission is refused, asked for or looked up: Electron grants them all by default. */
export function refusePermissions(session: Session) {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Holds for every page the program ever has: it stays on `origin`, opens no window, embeds nothing. */
export function confineContents(electron: ElectronApi, origin: string) {
  electron.app.on('web-contents-created', (_created, contents: WebContents) => {
    const stay = (event: { preventDefault(): void; url: string }) => {
      if (!isAt(event.url, origin)) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void electron.shell.openExternal(url)
      return { action: 'deny' }
    })
  })
}

/** True only for the top frame of the window, still on our origin; a frame that is gone is null and refused. */
export function isTrustedSender(sender: WebFrameMain | null, windowFrame: WebFrameMain): boolean {
  return sender !== null && sender === windowFrame && sender.origin === APP_ORIGIN
}

/** https to a host of the list, without credentials in the address. */
export function mayOpenOutside(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:') return false
  return EXTERNAL_HOSTS.has(url.host) && url.username === '' && url.password === ''
}

function isAt(address: string, origin: string): boolean {
  const url = URL.parse(address)
  return url !== null && `${url.protocol}//${url.host}` === origin
}
