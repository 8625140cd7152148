import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'electron'
import type { Language } from '../../shared/lib/language.ts'
import { textsOf } from '../../shared/messages/say.ts'
import { findHub, isOfKey } from '../web/joined-hub.ts'
import type { ElectronApi } from './electron-api.ts'
import { confineContents, refusePermissions } from './hardening.ts'
import { menuTemplate } from './menu.ts'
import { PAGE_PREFERENCES } from './page-preferences.ts'

export interface JoinedOptions {
  /** Keeps which hub was accepted and the key of this device. */
  home: string
  /** The hub's https origin. */
  hub: string
  /** SHA-256 of the hub's certificate, given on the command line; null = a person is asked. */
  fingerprint: string | null
  platform: NodeJS.Platform
}

const TRUSTED = 0
const REFUSED = -2
const AS_CHROMIUM_SAYS = -3

/**
 * A window on another machine's control room: its page as a browser shows it, without anything of this program. Its
 * certificate is the one that a person has compared. Call before the app is ready.
 */
export async function openJoined(electron: ElectronApi, options: JoinedOptions): Promise<void> {
  const { app } = electron
  app.setName('Switchyard')
  const userData = join(options.home, 'window')
  mkdirSync(userData, { recursive: true, mode: 0o700 })
  app.setPath('userData', userData)
  app.enableSandbox()
  if (!app.requestSingleInstanceLock()) return app.quit()
  confineContents(electron, options.hub)
  await app.whenReady()
  const language: Language = app.getLocale().toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const accepted = await acceptedKey(electron, options, language)
  if (accepted === null) return app.exit(1)
  const { defaultSession } = electron.session
  refusePermissions(defaultSession)
  trustOnly(defaultSession, options.hub, accepted.key)
  electron.Menu.setApplicationMenu(
    electron.Menu.buildFromTemplate(menuTemplate(language, options.platform, app.isPackaged)),
  )
  const window = new electron.BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    title: 'Switchyard',
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#101214' : '#ffffff',
    webPreferences: { ...PAGE_PREFERENCES, devTools: !app.isPackaged },
  })
  app.on('second-instance', () => window.focus())
  app.on('window-all-closed', () => app.quit())
  await window.loadURL(`${options.hub}/`)
}

/** null = it was not accepted; a key of null = the authorities that this machine trusts vouch for it. */
async function acceptedKey(
  { dialog }: ElectronApi,
  { home, hub, fingerprint }: JoinedOptions,
  language: Language,
): Promise<{ key: string | null } | null> {
  const texts = textsOf('devices', language)
  const found = await findHub(home, hub, fingerprint)
  if (found.kind === 'trusted') return found
  if (found.kind === 'unreachable') {
    dialog.showErrorBox('Switchyard', texts.hubUnreachable({ hub }))
    return null
  }
  const { response } = await dialog.showMessageBox({
    type: found.isOther ? 'warning' : 'question',
    title: 'Switchyard',
    message: (found.isOther ? texts.hubOther : texts.hubUnknown)({ hub }),
    detail: texts.hubCompare({ fingerprint: found.fingerprint }),
    buttons: [textsOf('verbs', language).cancel, texts.hubAccept],
    defaultId: 0,
    cancelId: 0,
  })
  if (response !== 1) return null
  // Looked at anew: what was compared is what is accepted.
  const accepted = await findHub(home, hub, found.fingerprint)
  return accepted.kind === 'trusted' ? accepted : null
}

function trustOnly(session: Session, hub: string, key: string | null): void {
  const host = new URL(hub).hostname.replaceAll(/[[\]]/g, '')
  session.setCertificateVerifyProc(({ hostname, certificate }, decide) => {
    if (key === null) return decide(AS_CHROMIUM_SAYS)
    const isHub = hostname.replaceAll(/[[\]]/g, '') === host
    decide(isHub && isOfKey(certificate.data, key) ? TRUSTED : REFUSED)
  })
}
