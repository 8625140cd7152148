import type { MenuItemConstructorOptions } from 'electron'

import type { Language } from '../../shared/lib/language.ts'
import { textsOf } from '../../shared/messages/say.ts'

/**
 * The menu bar: roles only, whose labels, keys and behaviour are the system's. The program's own commands
 * are in the page. Developer tools are left out of what is shipped.
 */
export function menuTemplate(
  language: Language,
  platform: NodeJS.Platform,
  isPackaged: boolean,
): MenuItemConstructorOptions[] {
  const titles = textsOf('menu', language)
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  if (!isPackaged) view.push({ role: 'toggleDevTools' })
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: titles.file, submenu: [platform === 'darwin' ? { role: 'close' } : { role: 'quit' }] },
    { label: titles.edit, role: 'editMenu' },
    { label: titles.view, submenu: view },
    { label: titles.window, role: 'windowMenu' },
  ]
}
