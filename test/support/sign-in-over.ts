import type { WebSocket } from 'ws'
import { signedIn } from '../../shared/contract/window-sign-in.ts'

/** Says who the window is over a connection that is being opened; resolves with the window's token. */
export function signInOver(socket: WebSocket, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => socket.send(JSON.stringify({ signIn: token })))
    socket.once('message', (data) => {
      resolve(signedIn.parse(JSON.parse((data as Buffer).toString('utf8'))).signedIn)
    })
    socket.once('close', (code) => reject(new Error(`closed ${code}`)))
    socket.once('error', reject)
  })
}
