/**
 * Many printers take one connection at a time: others that want the same device wait until the one before has
 * released it.
 */
export class DeviceTurns {
  readonly #last = new Map<string, Promise<void>>()

  /** Runs `work` after all work asked for earlier on this device, whether that went well or not. */
  async take<T>(device: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(device) ?? Promise.resolve()
    const done = Promise.withResolvers<void>()
    this.#last.set(device, done.promise)
    await before
    try {
      return await work()
    } finally {
      if (this.#last.get(device) === done.promise) this.#last.delete(device)
      done.resolve()
    }
  }
}
