import type { Message } from '../../../shared/messages/definition.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'

/** A two-way byte line to one printer, opened for one label or one question. */
export interface DeviceLink {
  /**
   * Resolves when the device, or the system in its name, has taken every byte.
   * @throws {LinkError} when it stalls or breaks; then some bytes may have gone
   */
  write(bytes: Uint8Array): Promise<void>
  /** What came since the last call, waiting up to `withinMs` for a first byte; empty is silence. Never throws. */
  receive(withinMs: number): Promise<Uint8Array>
  /**
   * Ends in good order: no byte is on its way any more when it resolves.
   * @throws {LinkError} when the other side does not end
   */
  finish(): Promise<void>
  /** Lets go, from any state; resolves when the device is free for the next. Never throws. */
  destroy(): Promise<void>
}

/** `trouble` is one sentence for the operator; `taken` counts the bytes certainly handed over on this link. */
export class LinkError extends Error {
  override name = 'LinkError'
  readonly trouble: Message
  readonly taken: number

  constructor(trouble: Message, taken: number) {
    super(say('en', trouble))
    this.trouble = trouble
    this.taken = taken
  }
}

/** How long to wait, in milliseconds; one set for all transports, so that tests can make them short. */
export type LinkTiming = {
  /** For a connection, or for a claim on a USB interface. */
  connectMs: number
  /** Without one more chunk taken. */
  stallMs: number
  /** For the answer to one status question. */
  answerMs: number
  /** After a label, for the printer to say that it is done; it answers only when it has read the label. */
  confirmMs: number
  /** Between two questions while waiting for that. */
  pollMs: number
}

export const LINK_TIMING: LinkTiming = {
  connectMs: 4_000,
  stallMs: 10_000,
  answerMs: 600,
  confirmMs: 15_000,
  pollMs: 300,
}

/** Labels go out in pieces of this size, so that a stall is noticed after the last one taken. */
const CHUNK_BYTES = 16 * 1024

export function chunksOf(bytes: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    chunks.push(bytes.subarray(start, start + CHUNK_BYTES))
  }
  return chunks
}

/** What the system or a library says of an error, in its own words. */
export function plainReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Our sentence of an error on a link; of any other error its own words. */
export function linkTrouble(error: unknown): Message {
  return error instanceof LinkError ? error.trouble : plainMessage(plainReason(error))
}
