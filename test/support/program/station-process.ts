import { registerHooks } from 'node:module'
import { WebSocket } from 'ws'
import { startStation } from '../../../main/start-station.ts'

/**
 * A station of its own, to be killed: `station-process.ts HOME HUB HUBKEY [CODE [WORD]]`. With a word it is killed, as by
 * a power cut, right before it sends a message with that word in it. With SWITCHYARD_TEST_USB its USB is the stand-in.
 */
if (process.env.SWITCHYARD_TEST_USB !== undefined) {
  const url = new URL('./usb-stand-in.ts', import.meta.url).href
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'usb' ? { url, shortCircuit: true } : next(specifier, context),
  })
}
const [home = '', hub = '', hubKey = '', code = '', word = ''] = process.argv.slice(2)
if (word !== '') {
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function (this: WebSocket, ...args: Parameters<WebSocket['send']>) {
    const [data] = args
    if (typeof data === 'string' && data.includes(word)) process.kill(process.pid, 'SIGKILL')
    Reflect.apply(send, this, args)
  } as WebSocket['send']
}
await startStation({ home, hub, hubKey, code: code === '' ? null : code }, new AbortController().signal)
