import { ipcRenderer } from 'electron'

/**
 * Runs in the sandboxed page's isolated world and exposes nothing to it. When the page posts the message
 * below to itself with one MessagePort, that port is passed on to the main process, which serves the
 * contract over it.
 */
const CONNECT = 'control-room:connect'

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== window.location.origin || event.data !== CONNECT) return
  const [port] = event.ports
  if (port !== undefined && event.ports.length === 1) ipcRenderer.postMessage(CONNECT, null, [port])
})
