import { join } from 'node:path'
import { loopbackNames } from '../../main/web/request-guard.ts'
import type { WebOptions } from '../../main/web/serve-web.ts'
import { windowEntrance } from '../../main/web/window-entrance.ts'
import { openWindows } from '../../main/web/windows.ts'
import type { Clock } from '../../shared/lib/clock.ts'

/** Served to the windows of this machine; the token of the printed address is 'token'. */
export function ofThisMachine(at: {
  folder: string
  clock: Clock
}): Pick<WebOptions, 'tls' | 'names' | 'entrance'> {
  const windows = openWindows({ startToken: 'token', file: join(at.folder, 'windows.json'), clock: at.clock })
  return { tls: null, names: loopbackNames, entrance: windowEntrance(windows) }
}
