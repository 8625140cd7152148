import { WebSocket } from 'ws'
import { z } from 'zod'

/**
 * What a screen may send, in oRPC's peer protocol: a call, or the wish to abort one. The inputs of a call are
 * checked against the contract later.
 */
const frame = z.union([
  z.object({
    i: z.string().max(100),
    t: z.literal(1).optional(),
    p: z.object({
      u: z.string().startsWith('/').max(2_000),
      h: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
      m: z.enum(['GET', 'POST']).optional(),
    }),
  }),
  z.object({ i: z.string().max(100), t: z.literal(4) }),
])

/** Whoever is cut off has so long to hear why. */
const CUT_MS = 500

/**
 * The server's end of one screen's connection. Frames are checked before anyone receives them: one of another
 * form, or one too many by `admits`, ends the connection instead of reaching the contract.
 */
export class ScreenSocket extends WebSocket {
  admits: () => boolean = () => true
  /** Hears the first message, which is none of the contract. */
  greet: (text: string) => void = () => undefined
  #stage: 'new' | 'greeting' | 'in' | 'cut' = 'new'
  /** Hears what was turned away. */
  refused: (what: string) => void = () => undefined

  /** It is let in: what comes from now on is of the contract. */
  letIn(): void {
    if (this.#stage === 'greeting') this.#stage = 'in'
  }

  /** Ends it at once: nothing that it sends any more is heard, whether it closes its end or not. */
  cut(code: number, why: string): void {
    this.#stage = 'cut'
    this.close(code, why)
    setTimeout(() => this.terminate(), CUT_MS).unref()
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...args)
    const [data, isBinary] = args
    if (this.#stage === 'cut') return false
    if (!this.admits()) {
      this.refused('frames faster than a screen sends them')
      this.terminate()
      return false
    }
    if (this.#stage === 'new') {
      this.#stage = 'greeting'
      this.greet(isBinary === true ? '' : String(data))
      return true
    }
    if (this.#stage === 'greeting' || isBinary === true || !isFrame(String(data))) {
      this.refused('a frame that is not of the contract')
      this.close(1007, 'Not a frame of the contract.')
      return false
    }
    return super.emit(event, ...args)
  }
}

function isFrame(text: string): boolean {
  try {
    return frame.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}
