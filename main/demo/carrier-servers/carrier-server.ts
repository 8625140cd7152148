import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import {
  FaultyHttp,
  type HttpRequest,
  type ServedAnswer,
  throttledPage,
} from '../channel-server/faulty-http.ts'
import { Misbehaviour } from '../channel-server/misbehaviour.ts'
import { SimulatedServer } from '../channel-server/simulated-server.ts'
import { CarrierBooks } from './carrier-books.ts'
import type { SimulatedPoint } from './simulated-points.ts'

export interface CarrierServerOptions {
  readonly clock: Clock
  readonly random: Random
  /** What the carrier takes as credentials, by the names of `CARRIER_CREDENTIALS`. */
  readonly credentials: Readonly<Record<string, string>>
  readonly points?: readonly SimulatedPoint[]
  /** Serial numbers of labels go on after this one. */
  readonly numbersFrom?: number
  /** Sees every call that was answered well. */
  readonly watch?: (request: HttpRequest, answer: ServedAnswer) => void
}

/**
 * A simulated carrier on a real socket: `answer` speaks its protocol. `books` is what it made, `misbehaviour` what goes
 * wrong, `isRevoked` what its sales department can do to the account.
 */
export abstract class CarrierServer extends SimulatedServer {
  readonly books: CarrierBooks
  readonly misbehaviour: Misbehaviour
  readonly points: SimulatedPoint[]
  isRevoked = false
  /** Calls that it read. */
  calls = 0
  protected readonly options: CarrierServerOptions
  protected readonly http: FaultyHttp

  constructor(options: CarrierServerOptions) {
    super()
    this.options = options
    this.books = new CarrierBooks(options.clock, options.numbersFrom)
    this.misbehaviour = new Misbehaviour(options.random)
    this.points = [...(options.points ?? [])]
    this.http = new FaultyHttp(
      this.misbehaviour,
      (request) => {
        this.calls += 1
        const answer = this.answer(request)
        options.watch?.(request, answer)
        return Promise.resolve(answer)
      },
      throttledPage,
    )
  }

  /** A point takes nothing any more. */
  closePoint(id: string): void {
    const at = this.points.findIndex((point) => point.id === id)
    const point = this.points[at]
    if (point === undefined) throw new Error(`there is no point ${id}`)
    this.points[at] = { ...point, isOpen: false }
  }

  /** Tokens that were handed out are taken no more; carriers without tokens have nothing to do. */
  expireTokens(): void {}

  protected abstract answer(request: HttpRequest): ServedAnswer
}
