import { deviceAnswer, deviceChallenge, signedText } from '../../shared/contract/device-sign-in.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { base64Of } from './base64-of.ts'

/** What this browser came in with: its key cannot be read out, and belongs to the address that the page is from. */
export interface DeviceKey {
  readonly device: string
  readonly key: CryptoKey
}

const DATABASE = 'switchyard-device'
const STORE = 'keys'
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const HASH = { name: 'ECDSA', hash: 'SHA-256' }

/** Keys can be made here: over https, which a bare name in http is not. */
export function canKeepKey(): boolean {
  return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined
}

/** null = this browser was not paired. */
export function deviceKey(): Promise<DeviceKey | null> {
  return withStore('readonly', (store) => store.get('own')).then((found) => (found as DeviceKey) ?? null)
}

/** What a device says first: it signs the challenge. */
export async function signInAs({ device, key }: DeviceKey, greeting: unknown): Promise<string> {
  return JSON.stringify({ device, signature: await signed(key, greeting) })
}

/**
 * Pairs this browser by a code: a new key, kept once it is taken. null = done, else why not; rejects when the control
 * room cannot be reached.
 */
export async function pairByCode(address: string, code: string): Promise<Message | null> {
  const { privateKey: key, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['sign'])
  const spki = base64url(await crypto.subtle.exportKey('spki', publicKey))
  const socket = new WebSocket(address)
  try {
    const greeting = await nextMessage(socket)
    socket.send(JSON.stringify({ code, publicKey: spki, signature: await signed(key, greeting) }))
    const answer = deviceAnswer.parse(await nextMessage(socket))
    if ('refused' in answer) return answer.refused
    await withStore('readwrite', (store) => store.put({ device: answer.device, key }, 'own'))
    return null
  } finally {
    socket.close()
  }
}

async function signed(key: CryptoKey, greeting: unknown): Promise<string> {
  const { challenge } = deviceChallenge.parse(greeting)
  const text = new TextEncoder().encode(signedText(window.location.origin, challenge))
  return base64url(await crypto.subtle.sign(HASH, key, text))
}

function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))), { once: true })
    socket.addEventListener('close', () => reject(new Error('The control room did not answer.')), {
      once: true,
    })
  })
}

function base64url(bytes: ArrayBuffer): string {
  return base64Of(new Uint8Array(bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function withStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE))
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const database = opening.result
      const transaction = database.transaction(STORE, mode)
      const asked = work(transaction.objectStore(STORE))
      transaction.addEventListener('complete', () => {
        database.close()
        resolve(asked.result)
      })
      transaction.addEventListener('abort', () => reject(transaction.error))
    })
  })
}
