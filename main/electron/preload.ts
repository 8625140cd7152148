import { ipcRenderer } from 'electron'

import { CONNECT_MESSAGE } from '../../shared/contract/connect-message.ts'

// Runs in the sandboxed page's isolated world and exposes nothing to it: all it does is pass the port on.
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin) return
  const [port] = event.ports
  if (event.data !== CONNECT_MESSAGE || port === undefined || event.ports.length > 1) return
  ipcRenderer.postMessage(CONNECT_MESSAGE, null, [port])
})
